// Holds the one state of the page, and answers what scope and filters let through now.

/** What the page shows before anything is chosen. Every list holds texts; an empty list of choices lets all through. */
const startState = () => ({
  view: page.overview && !location.pathname.endsWith("/explore") ? "overview" : "network",
  scope: "first",
  selected: null,
  place: "",
  expanded: [],
  hiddenKinds: [],
  hiddenPredicates: [],
  documents: [],
  themes: [],
  pillars: [],
  strengths: [],
  bearers: [],
  asked: [],
  due: "",
  order: "due",
  reading: "",
  pair: [],
  plans: [],
  earlier: false,
  controls: {},
  said: "both",
  inferred: false,
  disputed: false,
  from: null,
  until: null,
  undated: false,
  path: null,
  words: "",
});
const state = startState();

/** The most neighbours that opening a thing brings in. */
const MOST_OPENED = 40;

/**
 * Change the state, and with it the page, the address and the history. `replace` overwrites the last entry of the
 * history, for changes that come many at a time.
 */
function setState(patch, { replace = false } = {}) {
  Object.assign(state, patch);
  writeAddress(replace);
  changed();
}

/** What was worked out from the state stays until the state or the data change. */
let remembered = new Map();
function remember(key, make) {
  if (!remembered.has(key)) remembered.set(key, make());
  return remembered.get(key);
}
function forget() {
  remembered = new Map();
}

const endsOf = (chosen) => {
  if (!chosen) return [];
  if (chosen.type === "thing") return [chosen.id];
  if (chosen.type === "relation") return [relations[chosen.id].subject, relations[chosen.id].object];
  const commitment = commitmentOf.get(chosen.id);
  return [...thingsIn(everyoneIn(commitment)), commitment.document].filter((id) => nodeOf.has(id));
};

/** In the order in which they are worth seeing: those with most ties first. */
const moreTied = (a, b) => neighbours.get(b).size - neighbours.get(a).size || (a < b ? -1 : 1);
const mostTied = (id) => [...neighbours.get(id)].sort(moreTied);
const mostTiedFirst = (list) => [...list].sort((a, b) => moreTied(a.id, b.id));

/** What opens neighbours names a thing and, after a space, which of them: "themes", "inferred" or a relation and its way. */
const openerOf = (key) => key.split(" ")[0];
const isTheme = (id) => things.get(id)?.kind === "theme";

/** Those that documents tie a thing to, themes apart; where the picture holds inferred lines, those too. */
const saidNear = (id) => remember(`near ${id}`, () => {
  const drawn = (relation) => !relation.reason || state.inferred || state.said === "inferred";
  const found = [...outgoing.get(id).filter(drawn).map(({ object }) => object), ...incoming.get(id).filter(drawn).map(({ subject }) => subject)];
  return unique(found).filter((other) => !isTheme(other) || isTheme(id)).sort(moreTied);
});

/** What one key of the opened brings in, the most tied first. */
function openedBy(key) {
  const [id, which, way] = key.split(" ");
  if (!nodeOf.has(id)) return [];
  if (!which) return saidNear(id).slice(0, MOST_OPENED);
  if (which === "themes") return mostTied(id).filter(isTheme).slice(0, MOST_OPENED);
  const list = [...(way === "in" ? [] : outgoing.get(id)), ...(way === "out" ? [] : incoming.get(id))];
  const wanted = list.filter((relation) => (which === "inferred" ? relation.reason : localOf(relation.predicate) === which));
  return unique(wanted.map(({ subject, object }) => (subject === id ? object : subject))).sort(moreTied).slice(0, MOST_OPENED);
}

/** Whether an inferred line is drawn: all are where the reader asked for them, else those that were opened one by one. */
function isLineOpened(/** @type {Relation} */ relation) {
  if (!relation.reason || state.inferred || state.said === "inferred") return true;
  if (state.selected?.type === "relation" && state.selected.id === relation.index) return true;
  if (state.path) return true;
  return openedKeys().some(([id, which]) => (relation.subject === id || relation.object === id) && (which === "inferred" || which === localOf(relation.predicate)));
}
const openedKeys = () => remember("opened keys", () => state.expanded.map((key) => key.split(" ")).filter(([, which]) => which && which !== "themes"));

/** The things that the picture holds before any filter: the first view, what was opened, and what is chosen. */
const scoped = () => remember("scope", () => {
  if (state.scope === "all") return new Set(nodeOf.keys());
  const found = new Set(nodes.filter((node) => node.first && !crowded.has(node.id)).map((node) => node.id));
  for (const id of state.expanded.map(openerOf).filter((known) => nodeOf.has(known))) {
    found.add(id);
  }
  for (const key of state.expanded) openedBy(key).forEach((other) => found.add(other));
  endsOf(state.selected).forEach((id) => found.add(id));
  (chosenPath()?.things ?? []).forEach((id) => found.add(id));
  if (state.path) found.add(state.path.from);
  if (hand && nodeOf.has(hand.id)) found.add(hand.id);
  return found;
});

const isShown = (id) => scoped().has(id) && passing().things.has(id);
const isEdgeShown = (/** @type {Edge} */ edge) => passing().relations.has(edge.id) && scoped().has(edge.from) && scoped().has(edge.to) && isLineOpened(relations[edge.id]);

/** What the picture shows now; with `anyScope`, what the filters let through whether or not the picture holds it. */
const shownThings = (anyScope = false) => page.things.filter(({ id }) => (anyScope ? passing().things.has(id) : isShown(id)));
const shownRelations = (anyScope = false) => relations.filter((relation) => (
  anyScope ? passing().relations.has(relation.index) : isEdgeShown(edges[relation.index])
));
/** Commitments are no part of the picture: the filters alone decide about them. */
const shownCommitments = () => commitments.filter((item) => passing().commitments.has(item.id));
