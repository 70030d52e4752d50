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
  const found = [...partsOf(id), ...othersPart(id)];
  const isKnown = !service || partNumbers.has(id);
  if (found.some(({ dataset }) => dataset?.part && dataset.part !== "others") || !isKnown || !ACTING.has(things.get(id).kind)) return found;
  return [element("p", { class: "note", "data-part": "none", text: `It bears no commitment here, is asked for none, and none is for it. ${found.length ? "Commitments of others name it." : "Sentences may still name it."}` }), ...found];
}

/** The commitments in which a body plays no part and whose sentences name it; of a graph that is fetched in pieces none are known. */
function othersPart(id) {
  if (service || !ACTING.has(things.get(id).kind)) return [];
  const rows = new Map((namedRows.get(id) ?? []).map(([place, at]) => [place, at]));
  const isNamed = (number) => {
    const quote = page.quotes[number];
    const { from, to } = stretchOf(quote);
    return (rows.get(quote.place) ?? []).some((start, one) => one % 2 === 0 && start >= from && start < to);
  };
  const plays = (/** @type {PageCommitment} */ item) => Object.values(partsPlayed).some(([isPart]) => isPart(item, id));
  const found = rows.size ? commitments.filter((item) => item.quotes.some(isNamed) && !plays(item)).sort(byPlace) : [];
  if (!found.length) return [];
  return [element("h3", { "data-part": "others", text: `Commitments of others that name it (${figure(found.length)})` }), ...fewFirst(found, commitmentItem, { key: `${id} others` })];
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

/** The words by which texts name a thing, each with how often, the most used first. */
function spellingsOf(id) {
  const numbers = new Map();
  const add = (words) => numbers.set(oneForm(words), (numbers.get(oneForm(words)) ?? 0) + 1);
  for (const [number, at, words] of namedRows.get(id) ?? []) {
    const { text } = page.places[number];
    if (!text) words.forEach((word, one) => one % 3 === 1 && add(word));
    else for (let one = 0; one < at.length; one += 2) {
      const [start, piece] = text.findLast(([begins]) => begins <= at[one]) ?? text[0];
      add(cutOf(piece, at[one] - start, at[one + 1] - start));
    }
  }
  return [...numbers].sort((one, other) => other[1] - one[1] || compared(one[0], other[0]));
}

/** How texts write the name of a thing. A server is asked for them when a reader opens them. */
function spellingPart(id) {
  const whole = namingOf(id).reduce((sum, [, number]) => sum + number, 0);
  if (!whole) return [];
  const items = () => spellingsOf(id).map(([words, number]) => element("li", { text: `${words}: ${count(number, "time", "times")}`, dir: "auto" }));
  if (!service) return [element("h3", { "data-part": "spelled", text: `How texts write it (${figure(spellingsOf(id).length)})` }), element("ul", { class: "spellings" }, items())];
  const part = element("details", { class: "spellings" }, [element("summary", { text: "How texts write it" })]);
  part.addEventListener("toggle", async () => {
    namedRows.delete(id); // All of them come at once, also those that were fetched before.
    await fetchNamings(id, "");
    part.append(element("ul", {}, items()));
  }, { once: true });
  return [part];
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
