// Lists what a thing bears, is asked and gains, and where texts name it: in the details, by the counts of its own page.

const isDemand = (/** @type {PageCommitment} */ item) => Boolean(detailOf(item, "Asked by"));
const isAsked = (/** @type {PageCommitment} */ item, id) => thingsIn(item.addressees).includes(id);

/** The parts that a thing plays in commitments: which those are, and the choice that shows them as cards. */
/** @type {Record<string, [(item: PageCommitment, id: string) => boolean, ((id: string) => object) | null]>} */
const partsPlayed = {
  bearer: [(item, id) => thingsIn(item.bearers).includes(id), (id) => ({ bearers: [id] })],
  asked: [(item, id) => isDemand(item) && isAsked(item, id), (id) => ({ asked: [id] })],
  addressee: [(item, id) => !isDemand(item) && isAsked(item, id), (id) => ({ asked: [id] })],
  beneficiary: [(item, id) => thingsIn(item.beneficiaries).includes(id), null],
  theme: [(item, id) => item.themes.includes(id), (id) => ({ themes: [id] })],
  statedIn: [(item, id) => item.document === id, (id) => ({ documents: [id] })],
};
const byPlace = (/** @type {PageCommitment} */ a, /** @type {PageCommitment} */ b) => compared(a.document, b.document) || a.id.localeCompare(b.id, "en", { numeric: true });

/** Of these kinds a reader asks what they have promised: where that is nothing, it is said. */
const ACTING = new Set(["organization", "body", "state", "group", "post"]);

/** The commitments of each part, with how many there are in the whole graph, and a way to them as cards. */
function commitmentParts(id) {
  const found = partsOf(id);
  const isKnown = !service || partNumbers.has(id);
  if (found.length || !isKnown || !ACTING.has(things.get(id).kind)) return found;
  return [element("p", { class: "note", "data-part": "none", text: "It bears no commitment here, is asked for none, and none is for it. Sentences may still name it." })];
}

function partsOf(id) {
  return Object.entries(partsPlayed).flatMap(([part, [plays, choiceOf]]) => {
    const found = commitments.filter((item) => plays(item, id)).sort(byPlace);
    const number = partNumbers.get(id)?.[part] ?? found.length;
    if (!number) return [];
    return [
      element("h3", { "data-part": part, text: `${page.parts[part]} (${figure(number)})` }),
      ...fewFirst(found, commitmentItem, { number, key: `${id} ${part}`, fetchRest: () => fetchPart(id, part) }),
      choiceOf && element("p", {}, [act("As cards", () => openCommitments(choiceOf(id)), { class: "plain", "aria-label": `${page.parts[part]}, as cards` })]),
    ];
  });
}

/** The documents that name a thing, each with how often, the one that does so most first. */
function namingOf(id) {
  if (namingDocuments.has(id)) return namingDocuments.get(id);
  const numbers = new Map();
  for (const [place, at] of namedRows.get(id) ?? []) {
    const source = page.places[place].document;
    numbers.set(source, (numbers.get(source) ?? 0) + at.length / 2);
  }
  return /** @type {[string, number][]} */ ([...numbers]);
}

/** How often texts name a thing; nothing of one that a server was not asked for yet. */
const timesNamed = (/** @type {PageThing} */ thing) => thing.mentions || namingOf(thing.id).reduce((sum, [, number]) => sum + number, 0);

/** Where a thing is spoken of: a line for each document, which opens the sentences. */
function namingPart(id) {
  const found = namingOf(id);
  if (!found.length) return [];
  const whole = found.reduce((sum, [, number]) => sum + number, 0);
  const line = ([source, number]) => element("li", {}, [namingDocument(id, source, number)]);
  return [
    element("h3", { "data-part": "named", text: `Where it is named (${figure(whole)})` }),
    element("p", { class: "note", text: `In ${count(found.length, "document", "documents")}, the one that names it most first. Each opens its sentences.` }),
    ...fewFirst(found, line, { key: `${id} named` }),
  ];
}

function namingDocument(id, source, number) {
  const part = element("details", { class: "naming" }, [element("summary", { dir: "auto", text: `${nameOf(source)}: ${count(number, "time", "times")}` })]);
  part.addEventListener("toggle", async () => {
    if (part.childElementCount > 1) return;
    const isHere = (/** @type {[number, number[], string[]]} */ [place]) => page.places[place].document === source;
    if (service && !(namedRows.get(id) ?? []).some(isHere)) await fetchNamings(id, source);
    if (part.childElementCount === 1) part.append(...(namedRows.get(id) ?? []).filter(isHere).flatMap(namingSentences));
  });
  return part;
}

async function fetchNamings(id, source) {
  try {
    growNamed(await ask("mentions", { id, document: source }));
    sayTrouble("");
  } catch (error) {
    sayTrouble(`The server did not answer (${error.message}). What is shown stays.`);
  }
}

/** A sentence is shown as far as this before and after a name, in signs. */
const MOST_AROUND = 400;
const SENTENCE_END = /[.!?;:]["”’)]*\s+(?=[\p{Lu}\d“"(])/gu;

/** From where to where the sentence around a name goes in its text. */
function sentenceAround(text, from, to) {
  const before = text.slice(Math.max(0, from - MOST_AROUND), from);
  const after = text.slice(to, to + MOST_AROUND);
  const starts = [...before.matchAll(SENTENCE_END)].map((found) => found.index + found[0].length);
  const end = [...after.matchAll(SENTENCE_END)][0];
  return [from - before.length + (starts.at(-1) ?? 0), end ? to + end.index + end[0].trimEnd().length : to + after.length];
}

/** The sentences of a paragraph that name a thing, each once with its names marked. */
function namingSentences([number, at, words]) {
  const place = page.places[number];
  const source = (text) => element("p", { class: "source" }, [element("span", { text: [place.paragraph, place.heading && `under “${place.heading}”`].filter(Boolean).join(", "), dir: "auto" }), ...(place.wording ? [" · ", wordingMark(place.wording)] : []), ...(place.address.startsWith("https://") ? [" · ", ...originalOf(place.address)] : []), " · ", copyCitation(placeQuote(place, text), text)]);
  const block = (text, parts) => element("div", { class: "quote" }, [element("blockquote", { dir: "auto" }, parts), source(text)]);
  if (!place.text) {
    return Array.from({ length: words.length / 3 }, (_, one) => words.slice(one * 3, one * 3 + 3)).map(([before, exact, after]) => block(`${before}${exact}${after}`, [element("span", { class: "around", text: before }), element("mark", { text: exact }), element("span", { class: "around", text: after })]));
  }
  /** @type {Map<string, { piece: string, bounds: number[], names: number[][] }>} */
  const sentences = new Map();
  for (let one = 0; one < at.length; one += 2) {
    const [start, piece] = place.text.findLast(([begins]) => begins <= at[one]) ?? place.text[0];
    const [from, to] = [at[one], at[one + 1]].map((offset) => cutOf(piece, 0, offset - start).length);
    const bounds = sentenceAround(piece, from, to);
    const known = sentences.get(`${start} ${bounds[0]}`) ?? { piece, bounds, names: [] };
    known.bounds[1] = Math.max(known.bounds[1], bounds[1]);
    known.names.push([from, to]);
    sentences.set(`${start} ${bounds[0]}`, known);
  }
  return [...sentences.values()].map(({ piece, bounds: [from, to], names }) => {
    const row = factRow(placeQuote(place, piece.trim()));
    if (row) return block(rowWords(row), [rowList(row)]);
    const parts = names.flatMap(([begins, ends], index) => [piece.slice(index ? names[index - 1][1] : from, begins), element("mark", { text: piece.slice(begins, ends) })]);
    return block(piece.slice(from, to).trim(), [...parts, piece.slice(names.at(-1)[1], to)]);
  });
}

/** A place as the quote that a citation asks for; where it is a row of a table of facts, that row. */
const placeQuote = (/** @type {PagePlace} */ place, exact) => /** @type {PageQuote} */ ({ ...place, place: -1, exact, prefix: "", suffix: "", rule: "fact-row", evidence: "", before: "", after: "", pages: "" });
