// Turns the JSON blocks of the page into look-ups, and offers the one way in which text reaches the page.

const readBlock = (id) => JSON.parse(document.getElementById(id).textContent);
const page = readBlock("page-data");
const nodes = readBlock("page-nodes");
const edges = readBlock("page-edges");

const things = new Map(page.things.map((thing) => [thing.id, thing]));
const nodeOf = new Map(nodes.map((node) => [node.id, node]));
const groupOf = new Map(nodes.map((node) => [node.id, node.group]));
const kinds = new Map(page.kinds.map((kind) => [kind.key, { ...kind, shape: new Path2D(kind.path) }]));
const relations = page.relations.map((relation, index) => ({ ...relation, index }));

const outgoing = new Map(nodes.map((node) => [node.id, []]));
const incoming = new Map(nodes.map((node) => [node.id, []]));
for (const relation of relations) {
  outgoing.get(relation.subject).push(relation);
  incoming.get(relation.object).push(relation);
}

/** The ids of the things that have a relation to this one. */
const neighbours = new Map(nodes.map((node) => [node.id, new Set()]));
for (const relation of relations) {
  neighbours.get(relation.subject).add(relation.object);
  neighbours.get(relation.object).add(relation.subject);
}

const nameOf = (id) => things.get(id)?.name ?? page.titles[id] ?? id;
const verbOf = (predicate) => page.predicates[predicate] ?? predicate;
const figure = (number) => number.toLocaleString("en");
const count = (number, one, many) => `${figure(number)} ${number === 1 ? one : many}`;

/** What is shown and what is chosen; only main.js changes it. */
const state = {
  view: "network",
  scope: "first",
  hiddenKinds: new Set(),
  showInferred: true,
  revealed: new Set(),
  selected: null,
};

const isShown = (id) => {
  const node = nodeOf.get(id);
  if (!node || state.hiddenKinds.has(node.kind)) return false;
  return state.scope === "all" || node.first || state.revealed.has(id);
};
const isEdgeShown = (edge) => (state.showInferred || !edge.inferred) && isShown(edge.from) && isShown(edge.to);

/** An element with text and children. Text is only ever text: nothing of the graph is read as HTML. */
function element(tag, properties = {}, children = []) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "text") made.textContent = value;
    else if (name === "click") made.addEventListener("click", value);
    else made.setAttribute(name, value);
  }
  made.append(...children.filter(Boolean));
  return made;
}

/** A link, where the address is one that a browser may open; else the text alone. */
function link(text, address) {
  if (!/^https:\/\//.test(address)) return element("span", { text, dir: "auto" });
  return element("a", { text, href: address, target: "_blank", rel: "noopener noreferrer", dir: "auto" });
}

/** The symbol of a kind as a small picture. */
function symbol(kind) {
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  picture.setAttribute("viewBox", "-1.3 -1.3 2.6 2.6");
  picture.setAttribute("class", "symbol");
  picture.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", kind.path);
  path.setAttribute("fill", kind.color === "text" ? "currentColor" : kind.color);
  picture.append(path);
  return picture;
}

/** Letters without accents and case, for comparing. */
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
