// Answers what the view that is open shows, so that what is taken away is that and nothing else.

/** A frame without an origin, such as a notebook's, may not save files and does not say so: it is told by its look. */
const isSavingBlocked = () => window.top !== window.self && window.origin === "null";

/** Whether all that the view shows is taken or what is open at its side; until a reader picks one of the two, the latter. */
const takeaway = { scope: "" };
/** What is open at the side: what was chosen, or the ways between two things. */
const atTheSide = () => state.selected ?? (state.path?.to && shownPaths().length ? { type: "path" } : null);
const isSideTaken = () => atTheSide() !== null && takeaway.scope !== "all";
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

/** What the details at the side tell, as far as the filters let it through, whichever part of it the view beside them shows. */
function toldAtTheSide(/** @type {Taken} */ shown, chosen) {
  const isThing = chosen.type === "thing";
  const isIt = (one) => one.type === chosen.type && one.id === chosen.id;
  if (chosen.type === "path") return { relations: unique(shownPaths().flatMap(({ steps }) => steps)).filter(({ index }) => index >= 0) };
  return {
    relations: isThing ? shownRelations(true).filter((one) => endsOfRelation(one).includes(chosen.id)) : chosen.type === "relation" ? [relations[chosen.id]] : [],
    commitments: isThing ? shownCommitments().filter((item) => namedIn(item).includes(chosen.id)) : chosen.type === "commitment" ? [commitmentOf.get(chosen.id)] : [],
    things: isThing ? [things.get(chosen.id)] : [],
    disagreements: isThing ? page.disagreements.filter((item) => item.things.includes(chosen.id)) : [],
    dates: (shown.dates ?? []).filter((item) => isIt(item.chosen)),
  };
}

/** @returns {Taken} */
const takenHere = () => (isSideTaken() ? toldAtTheSide(shownHere(), atTheSide()) : shownHere());
const takenRelations = () => takenHere().relations ?? [];
const takenCommitments = () => takenHere().commitments ?? [];

/** The name of a file: what it holds, and the view that it was taken from, or that it was what stood open beside it. */
const fileName = (what) => `wps-graph-${isSideTaken() ? "details" : state.view}-${what}`;

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
  const own = openView();
  const said = own?.words?.() ?? own?.section.querySelector(".view-status")?.textContent;
  const words = lists[state.view] && isNarrowed() ? ` The list was filtered by “${filterBox.value.trim()}”.` : "";
  const chosen = isSideTaken() ? `Chosen: ${sideName()}.` : "";
  const shown = `${said || document.getElementById("status-text").textContent}${words}`;
  const what = isPicture ? [shown, chosen].filter(Boolean).join(" ") : chosen || shown;
  return `${document.title}. ${what} Graph of ${count(named, "named thing", "named things")} read from ${count(documents, "document", "documents")} by wps-graph.`;
}
