// Turns the JSON blocks of the page into look-ups that can grow, and offers the one way in which text reaches the page.

const readBlock = (id) => JSON.parse(document.getElementById(id).textContent);
/** @type {Page} */
const page = readBlock("page-data");
/** The address of a part of a document stands without that of the document, which comes before whatever begins with a stroke. */
const within = (address, source) => (address.startsWith("/") ? source + address : address);
/** The words of a text between two of its signs, which count as whole characters. */
const cutOf = (text, from, to) => (/[\ud800-\udfff]/.test(text) ? [...text].slice(from, to).join("") : text.slice(from, to));
/** Words that a quote leaves out stand in the text of its place, between the ends that its evidence names. */
function wordsInText(/** @type {PageQuote} */ quote, /** @type {PagePlace} */ place) {
  const [, from, to] = (/\/evidence\/(\d+)-(\d+)/.exec(quote.evidence) ?? []).map(Number);
  const piece = place.text?.findLast(([start]) => start <= from);
  return piece ? cutOf(piece[1], from - piece[0], to - piece[0]) : "";
}
const wholePlaces = (/** @type {PagePlace[]} */ places) => places.map((place) => ({ ...place, provision: within(place.provision, place.document) }));
/** Quotes say where they stand by the number of a place; from here on they hold what that place says. */
const placed = (/** @type {PageQuote[]} */ quotes, /** @type {PagePlace[]} */ places) => quotes.map((quote) => {
  const place = places[quote.place];
  const { document: source, paragraph, heading, address, provision, wording, text } = place;
  const exact = quote.exact || wordsInText(quote, place);
  return Object.assign(quote, { exact, evidence: within(quote.evidence, source), document: source, paragraph, heading, address, provision, wording, text });
});
page.places = wholePlaces(page.places);
placed(page.quotes, page.places);
/** @type {PageNode[]} */
const nodes = readBlock("page-nodes");
/** The lines of the picture: one for each relation, at the same place in the list. */
/** @type {Edge[]} */
const edges = [];

/** Look-ups by the short id of a thing, or by the three parts of a relation; `grow` adds to all of them. */
/** @type {Map<string, PageThing>} */
const things = new Map();
/** @type {Map<string, PageNode>} */
const nodeOf = new Map();
/** @type {Map<string, Kind>} */
const kinds = new Map(page.kinds.map((kind) => [kind.key, { ...kind, shape: new Path2D(kind.path) }]));
/** @type {Relation[]} */
const relations = [];
/** @type {Map<string, Relation>} */
const relationOf = new Map();
/** @type {PageCommitment[]} */
const commitments = [];
/** @type {Map<string, PageCommitment>} */
const commitmentOf = new Map();
/** @type {Map<string, Relation[]>} */
const outgoing = new Map();
/** @type {Map<string, Relation[]>} */
const incoming = new Map();
/**
 * The ids of the things that have a relation to this one.
 * @type {Map<string, Set<string>>}
 */
const neighbours = new Map();

const relationKey = ({ subject, predicate, object }) => `${subject} ${predicate} ${object}`;

function indexNode(/** @type {PageNode} */ node) {
  nodeOf.set(node.id, node);
  outgoing.set(node.id, []);
  incoming.set(node.id, []);
  neighbours.set(node.id, new Set());
}

function indexRelation(/** @type {PageRelation} */ relation) {
  const made = { ...relation, index: relations.length };
  relations.push(made);
  edges.push({ id: made.index, from: made.subject, to: made.object, inferred: Boolean(relation.reason), bend: relation.bend });
  relationOf.set(relationKey(made), made);
  outgoing.get(made.subject).push(made);
  incoming.get(made.object).push(made);
  neighbours.get(made.subject).add(made.object);
  neighbours.get(made.object).add(made.subject);
}

function indexCommitment(/** @type {PageCommitment} */ commitment) {
  commitments.push(commitment);
  commitmentOf.set(commitment.id, commitment);
}

for (const thing of page.things) things.set(thing.id, thing);
nodes.forEach(indexNode);
page.relations.forEach(indexRelation);
page.commitments.forEach(indexCommitment);

/** Where texts name a thing: rows of a place, the ends of each name in it and, without its text, the words around. */
/** @type {Map<string, [number, number[], string[]][]>} */
const namedRows = new Map(Object.entries(page.named));

/** Take in the sentences of a fragment, and where documents name things. */
function growNamed(/** @type {PageFragment} */ fragment) {
  const offset = page.places.length;
  page.places.push(...wholePlaces(fragment.places));
  page.quotes.push(...placed(fragment.quotes.map((quote) => ({ ...quote, place: quote.place + offset })), page.places));
  for (const [id, rows] of Object.entries(fragment.named)) namedRows.set(id, [...(namedRows.get(id) ?? []), ...rows.map(([place, at, words]) => /** @type {[number, number[], string[]]} */ ([place + offset, at, words]))]);
}

/** Take in a fragment of a served graph: what is new of it joins the look-ups; its quotes get numbers of their own. */
function grow(/** @type {PageFragment} */ fragment) {
  const offset = page.quotes.length;
  const renumber = (numbers) => numbers.map((number) => number + offset);
  growNamed(fragment);
  Object.assign(page.titles, fragment.titles);
  Object.assign(page.predicates, fragment.predicates);
  Object.assign(page.incoming, fragment.incoming);
  page.themes.push(...fragment.themes);
  for (const thing of fragment.things) {
    const facts = thing.facts.map((fact) => ({ ...fact, quotes: renumber(fact.quotes) }));
    const known = things.get(thing.id);
    if (!known) page.things.push(thing);
    // A light record has no more than a label needs; it never takes the place of a whole one.
    if (!known || !thing.light) things.set(thing.id, Object.assign(known ?? thing, { ...thing, facts }));
  }
  const added = fragment.nodes.filter((node) => !nodeOf.has(node.id));
  for (const node of added) { nodes.push(node); indexNode(node); }
  const from = relations.length;
  fragment.relations.forEach((relation) => {
    if (relationOf.has(relationKey(relation))) return;
    /** @type {Relation["said"]} */
    const said = relation.said.map(([assertion, subject, object, quotes]) => [assertion, subject, object, renumber(quotes)]);
    indexRelation({ ...relation, said, quotes: renumber(relation.quotes) });
  });
  for (const commitment of fragment.commitments) {
    if (!commitmentOf.has(commitment.id)) indexCommitment({ ...commitment, quotes: renumber(commitment.quotes) });
  }
  return edges.length - from;
}

const nameOf = (id) => things.get(id)?.name ?? sentenceOf(id) ?? page.titles[id] ?? id;
/** A commitment has no name: the first words of its sentence stand for it. */
function sentenceOf(id) {
  const [first] = commitmentOf.get(id)?.quotes ?? [];
  if (first === undefined) return undefined;
  const words = wordsOfQuote(page.quotes[first]).split(" ");
  return `“${words.slice(0, NAMED_BY).join(" ")}${words.length > NAMED_BY ? " …" : ""}”`;
}
const NAMED_BY = 14;
/** The ids of the things among those whom a commitment names, each once. */
const thingsIn = (/** @type {PageParty[]} */ parties) => [...new Set(parties.map(({ thing }) => thing).filter(Boolean))];
/** The name of each one whom a commitment names; words that name no known thing stand as they are. */
const namesIn = (/** @type {PageParty[]} */ parties) => [...new Set(parties.map(({ thing, words }) => (thing ? nameOf(thing) : words)))];
/** Everyone whom a commitment names, in whatever role. */
const everyoneIn = (/** @type {PageCommitment} */ item) => [...item.bearers, ...item.addressees, ...item.beneficiaries];
const verbOf = (predicate) => page.predicates[predicate] ?? predicate;
/** The words of a relation: those of its own where it has any, as for one who is only asked to do what others promise. */
const verbIn = (/** @type {PageRelation | PagePremise} */ one) => one.verb ?? verbOf(one.predicate);
/** The words for all relations of a kind, also where some of them have words of their own. */
const verbOfAll = (predicate) => (predicate.endsWith("#committedOn") ? `${verbOf(predicate)}, or asked to act on` : verbOf(predicate));
const turnedVerbIn = (/** @type {PageRelation} */ one) => one.turned ?? turnedVerbOf(one.predicate);
/** The words for the thing that a relation leads to: “post held by” for “holds post”. */
const turnedVerbOf = (predicate) => page.incoming[predicate] ?? `others: ${verbOf(predicate)} → this`;
const FIGURES = new Intl.NumberFormat("en");
const figure = (number) => FIGURES.format(number);
const count = (number, one, many) => `${figure(number)} ${number === 1 ? one : many}`;

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
  if (!address.startsWith("https://")) return element("span", { text, dir: "auto" });
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
