// Answers what the view that is open shows, so that what is taken away is that and nothing else.

/** A frame without an origin, such as a notebook's, may not save files and does not say so: it is told by its look. */
const isSavingBlocked = () => window.top !== window.self && window.origin === "null";

const takeaway = { scope: "all" };
const openView = () => registeredViews.find((view) => view.key === state.view);

/**
 * What a list, a picture or a page of the view holds: relations, commitments, things, disagreements or dates. A view
 * that tells nothing of its own shows all relations and commitments that the filters let through.
 * @returns {Taken}
 */
function shownHere() {
  const own = openView()?.taken?.();
  if (own) return own;
  if (state.view === "things") return { things: narrowed("things", shownThings(true)) };
  if (state.view === "commitments") return { commitments: narrowed("commitments", shownCommitments()) };
  if (state.view === "relations") return { relations: narrowed("relations", shownRelations(true)) };
  if (state.view === "disagreements") return { disagreements: narrowed("disagreements", lists.disagreements.rows()) };
  return { relations: shownRelations(state.view !== "network"), commitments: shownCommitments() };
}

const endsOfRelation = ({ subject, object }) => [subject, object];
const namedIn = (/** @type {PageCommitment} */ item) => [...thingsIn(everyoneIn(item)), item.document, ...item.themes];

/** Of what is shown that which the chosen thing, relation or commitment is part of. */
function chosenOf(/** @type {Taken} */ shown, chosen) {
  const isThing = chosen.type === "thing";
  return {
    relations: isThing ? (shown.relations ?? []).filter((one) => endsOfRelation(one).includes(chosen.id)) : chosen.type === "relation" ? [relations[chosen.id]] : [],
    commitments: (shown.commitments ?? []).filter((item) => (isThing ? namedIn(item).includes(chosen.id) : chosen.type === "commitment" && item.id === chosen.id)),
    things: (shown.things ?? []).filter(({ id }) => isThing && id === chosen.id),
    disagreements: (shown.disagreements ?? []).filter((item) => isThing && item.things.includes(chosen.id)),
    dates: (shown.dates ?? []).filter((item) => item.chosen.type === chosen.type && item.chosen.id === chosen.id),
  };
}

/** @returns {Taken} */
const takenHere = () => (takeaway.scope === "chosen" && state.selected ? chosenOf(shownHere(), state.selected) : shownHere());
const takenRelations = () => takenHere().relations ?? [];
const takenCommitments = () => takenHere().commitments ?? [];

/** The name of a file: what it holds, and the view that it was taken from. */
const fileName = (what) => `wps-graph-${state.view}-${what}`;

/** What is open at the side, by its name. */
function sideName() {
  const chosen = atTheSide();
  if (chosen.type === "path") return `Ways between ${nameOf(state.path.from)} and ${nameOf(state.path.to)}`;
  if (chosen.type === "thing") return nameOf(chosen.id);
  if (chosen.type === "commitment") return firstWords(commitmentOf.get(chosen.id).quotes);
  const relation = relations[chosen.id];
  return `${nameOf(relation.subject)} ${verbIn(relation)} ${nameOf(relation.object)}`;
}

/** What is taken away and of which graph, in words; every picture and file carries it. A picture is of the view, whatever is open beside it. */
function takenWords(isPicture = false) {
  const { things: named, documents } = page.overview?.counts ?? { things: page.inGraph, documents: new Set(page.quotes.map((quote) => quote.document)).size };
  const chosen = takeaway.scope === "chosen" && state.selected;
  const name = chosen && (chosen.type === "thing" ? nameOf(chosen.id) : chosen.type === "relation"
    ? `${nameOf(relations[chosen.id].subject)} ${verbOf(relations[chosen.id].predicate)} ${nameOf(relations[chosen.id].object)}`
    : firstWords(commitmentOf.get(chosen.id).quotes));
  const own = openView();
  const said = own?.words?.() ?? own?.section.querySelector(".view-status")?.textContent;
  const words = lists[state.view] && isNarrowed() ? ` The list was filtered by “${filterBox.value.trim()}”.` : "";
  const what = chosen ? `Chosen: ${name}.` : `${said || document.getElementById("status-text").textContent}${words}`;
  return `${document.title}. ${what} Graph of ${count(named, "named thing", "named things")} read from ${count(documents, "document", "documents")} by wps-graph.`;
}
