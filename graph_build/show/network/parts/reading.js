// Writes a document paragraph by paragraph with what was read in each, its contents, and a way to a number.

const reading = { chooser: null, go: null, contents: null, host: null, status: null, said: null, few: null, box: null, made: "", paragraph: "", gone: "" };

/** Where a quote begins and ends in its text, in whole characters, which its evidence tells. */
function stretchOf(/** @type {PageQuote} */ quote) {
  const [, from, to] = /\/evidence\/(\d+)-(\d+)/.exec(`/${quote.evidence}`) ?? ["", "0", "0"];
  return { from: Number(from), to: Number(to) };
}
const startOf = (/** @type {PageQuote} */ quote) => stretchOf(quote).from;

/** What rests on each quote, by its number: commitments, relations and things of which a date is said. */
function restingOn() {
  const found = new Map();
  const add = (numbers, choice, words, mark) => numbers.forEach((number) => found.set(number, [...(found.get(number) ?? []), { choice, words, mark }]));
  for (const item of commitments) add(item.quotes, { type: "commitment", id: item.id }, item.strength || "commitment", strengthRank(item.strength));
  for (const one of relations) if (!one.reason) add(one.quotes, { type: "relation", id: one.index }, verbIn(one), -1);
  for (const thing of page.things) for (const fact of thing.facts) add(fact.quotes, { type: "thing", id: thing.id }, verbOf(fact.predicate), -1);
  return found;
}

/** The paragraphs of a document in which something was read, in the order of the text. */
function paragraphsOf(id) {
  const resting = restingOn();
  const groups = new Map();
  page.quotes.forEach((quote, number) => {
    if (quote.document !== id || !resting.has(number)) return;
    const key = quote.provision || quote.paragraph;
    if (!groups.has(key)) groups.set(key, { name: quote.paragraph, heading: quote.heading, start: startOf(quote), quotes: [] });
    const group = groups.get(key);
    group.start = Math.min(group.start, startOf(quote));
    group.quotes.push({ number, quote, resting: resting.get(number) });
  });
  return [...groups.values()].sort((a, b) => a.start - b.start || compared(a.name, b.name));
}

/** The sentences of a paragraph: each once, one that lies within another with it. */
function sentencesOf(paragraph) {
  const rows = [];
  for (const one of [...paragraph.quotes].sort((a, b) => b.quote.exact.length - a.quote.exact.length || startOf(a.quote) - startOf(b.quote))) {
    const whole = rows.find(({ quote }) => quote.exact.includes(one.quote.exact));
    if (whole) whole.resting.push(...one.resting);
    else rows.push({ ...one, resting: [...one.resting] });
  }
  return rows.sort((a, b) => startOf(a.quote) - startOf(b.quote));
}

/** Marked words: those of commitments stand out more than those of other statements; `numbers` are their quotes. */
function marked(text, rows) {
  const isPromise = rows.some(({ resting }) => resting.some(({ choice }) => choice.type === "commitment"));
  const told = unique(rows.flatMap(({ resting }) => resting.map(({ words }) => words)));
  return element("mark", { class: isPromise ? "promise" : "told", "data-quotes": rows.map(({ number }) => number).join(" "), title: told.join(", "), text });
}

/** A piece of a paragraph, cut wherever something that was read begins or ends. */
function markedPiece([start, text], quotes) {
  const signs = [...text];
  const inside = quotes.map((one) => ({ one, ...stretchOf(one.quote) })).map(({ one, from, to }) => ({ one, from: Math.max(from - start, 0), to: Math.min(to - start, signs.length) })).filter(({ from, to }) => from < to);
  const cuts = unique([0, signs.length, ...inside.flatMap(({ from, to }) => [from, to])]).sort((a, b) => a - b);
  return cuts.slice(1).map((end, at) => {
    const words = signs.slice(cuts[at], end).join("");
    const rows = inside.filter(({ from, to }) => from <= cuts[at] && to >= end).map(({ one }) => one);
    return rows.length ? marked(words, rows) : element("span", { text: words });
  });
}

/** A paragraph as it stands in its text. A piece in small letters goes on with a sentence that a page break cut. */
function wholeParagraph(paragraph, text) {
  /** @type {(HTMLElement | string)[][]} */
  const parts = [];
  for (const piece of text) {
    const made = markedPiece(piece, paragraph.quotes);
    if (parts.length && /^\s*\p{Ll}/u.test(piece[1])) parts.at(-1).push(" ", ...made);
    else parts.push(made);
  }
  return parts.map((made) => element("p", { dir: "auto" }, made));
}

/** Where the text is not at hand: each sentence with the words around it, dots where it goes on. A row stands as its columns. */
function quotedParagraph(sentences) {
  const said = sentences.filter(({ quote }) => !rowOf(quote));
  const around = (text) => text && element("span", { class: "around", text });
  return [
    ...sentences.filter(({ quote }) => rowOf(quote)).map(({ quote }) => rowList(rowOf(quote))),
    ...(said.length ? [element("p", { dir: "auto" }, said.flatMap((row) => [around(row.quote.before), marked(row.quote.exact, [row]), around(row.quote.after), " "]))] : []),
  ];
}

/** What rests on a paragraph: a click opens it, and looking at it lights the words that it rests on. */
function restingButton({ choice, words, mark, numbers }) {
  const dot = mark >= 0 && drawn("svg", { viewBox: "0 0 10 10", class: "dot", "aria-hidden": "true" }, [drawn("rect", { width: 10, height: 10, class: `strength-${mark}` })]);
  const button = element("button", { type: "button", class: "plain", click: () => choose(choice) }, [dot, element("span", { text: words })]);
  const light = (isLit) => button.closest(".paragraph").querySelectorAll("mark").forEach((part) => {
    part.classList.toggle("lit", isLit && part.dataset.quotes.split(" ").some((number) => numbers.includes(Number(number))));
  });
  for (const event of ["mouseenter", "focus"]) button.addEventListener(event, () => light(true));
  for (const event of ["mouseleave", "blur"]) button.addEventListener(event, () => light(false));
  return button;
}

/** What rests on the quotes of a paragraph, each thing once with the numbers of its quotes. */
function restingHere(paragraph) {
  const found = new Map();
  for (const { number, resting } of paragraph.quotes) for (const one of resting) {
    const key = JSON.stringify(one.choice);
    if (found.has(key)) found.get(key).numbers.push(number);
    else found.set(key, { ...one, numbers: [number] });
  }
  return [...found.values()];
}

function paragraphBlock(paragraph, at) {
  const sentences = sentencesOf(paragraph);
  const { quote } = sentences[0];
  const { wording, pages, text } = quote;
  const words = text ? text.map(([, piece]) => piece.trim()).join(" ") : wordsOfQuote(quote);
  return element("li", { id: `paragraph-${at}`, tabindex: "-1", class: "paragraph" }, [
    element("p", { class: "margin" }, restingHere(paragraph).map(restingButton)),
    element("div", {}, [
      element("h2", { dir: "auto" }, [element("span", { text: `${[paragraph.name, pages, wording].filter(Boolean).join(" · ")} `, ...(wording ? { title: WORDINGS[wording] ?? "" } : {}) }), copyCitation(quote, words)]),
      ...(text ? wholeParagraph(paragraph, text) : quotedParagraph(sentences)),
    ]),
  ]);
}

/** Go to the paragraph of a number, or to the nearest one after it in which something was read. */
function goToParagraph(text) {
  const number = fold(text);
  const rows = paragraphsOf(readingId());
  const own = rows.findIndex(({ name }) => fold(name).split(" ").includes(number));
  const numberIn = (name) => Number(/(?:^|paragraph )(\d+)/.exec(name)?.[1] ?? -1);
  const later = rows.findIndex(({ name }) => numberIn(name) > Number(number));
  const at = own >= 0 ? own : later;
  const last = [...rows].sort((a, b) => numberIn(b.name) - numberIn(a.name))[0];
  const none = !/^\d+$/.test(number) ? `“${text}” is no number of a paragraph.` : last && numberIn(last.name) >= 0 ? `No paragraph ${text} is known here: the last in which something was read is ${last.name}.` : "The paragraphs of this document have no numbers.";
  const said = own >= 0 ? "" : at >= 0 ? `Nothing was read in paragraph ${text}. Shown: the next one, ${rows[at].name}.` : none;
  if (at >= 0) {
    const block = document.getElementById(`paragraph-${at}`);
    block.scrollIntoView({ block: "start" });
    block.focus({ preventScroll: true });
  }
  reading.said.textContent = said;
}

/** Whose words a document is read in where they are not the original's, and where that is. */
function whoseText(rows) {
  const [first] = rows[0]?.quotes ?? [];
  if (!first?.quote.wording) return [];
  const address = things.get(readingId())?.details.find(({ label }) => label === "Original")?.address || first.quote.address;
  return [" The text is a ", wordingMark(first.quote.wording), ...(address ? ["; ", ...originalOf(address)] : []), "."];
}

/** The date of a document, and which one that is. */
const dateWords = (id) => { const date = documentDate(id); return date ? `${date.how} ${date.text}` : "no date"; };
/** Those of the years that are chosen, as far as they have a date or are asked for without one. */
const readableNow = () => readableIds().filter((id) => timePasses(documentSpans(id), state) && picks(state.documents, [id]));
const readableIds = () => unique(page.quotes.map((quote) => quote.document)).filter(Boolean);
/** The document that is read: the chosen one, else the one that states most. */
function readingId() {
  const ids = readableNow();
  if (state.reading && ids.includes(state.reading)) return state.reading;
  const most = [...(page.overview?.documents ?? [])].sort((a, b) => totalOf(b) - totalOf(a)).map(({ id }) => id);
  return most.find((id) => ids.includes(id)) ?? ids[0];
}

/** The relations and commitments that rest on sentences of a document. */
function readHere(id) {
  const isIn = ({ quotes }) => quotes.some((number) => page.quotes[number].document === id);
  return { relations: relations.filter(isIn), commitments: commitments.filter(isIn) };
}

function buildReading(section) {
  reading.chooser = element("select", { "aria-label": "Document" });
  reading.chooser.addEventListener("change", () => { reading.paragraph = ""; state.reading = reading.chooser.value; noteControls(); });
  const box = element("input", { type: "text", size: "5", "aria-label": "Number of a paragraph", autocomplete: "off" });
  reading.go = element("form", { class: "choice" }, [element("span", { text: "Go to paragraph" }), box, element("button", { text: "Go" })]);
  reading.box = box;
  reading.go.addEventListener("submit", (event) => {
    event.preventDefault();
    reading.paragraph = box.value.trim();
    reading.gone = "";
    noteControls();
  });
  reading.status = statusLine();
  reading.said = statusLine();
  reading.few = element("p", { class: "view-status", id: "reading-few" });
  reading.contents = element("nav", { class: "contents", "aria-label": "Contents" });
  reading.host = element("ol", { class: "paragraphs" });
  section.append(
    element("div", { class: "tools stays" }, [element("label", { class: "choice" }, [element("span", { text: "Document" }), reading.chooser]), reading.go, reading.said]),
    element("div", {}, [reading.status, reading.few]),
    element("div", { class: "reading-room" }, [reading.contents, element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Paragraphs" }, [reading.host])]),
  );
}

addControl("paragraph", "reading", () => reading.paragraph, (text) => { reading.paragraph = text; reading.gone = ""; });
registerView({
  key: "reading",
  label: "Read a document",
  build: buildReading,
  refresh(section) {
    this.write(section);
    reading.box.value = document.activeElement === reading.box ? reading.box.value : reading.paragraph;
    const wanted = `${readingId()} ${reading.paragraph}`;
    if (!reading.paragraph) reading.said.textContent = "";
    else if (reading.gone !== wanted && readingId()) goToParagraph(reading.paragraph);
    reading.gone = wanted;
  },
  write() {
    const id = readingId();
    const ids = readableNow().sort((a, b) => nameOf(a).localeCompare(nameOf(b), "en"));
    const key = `${id} ${ids.join(" ")} ${page.quotes.length} ${commitments.length}`;
    if (reading.made === key) return;
    reading.made = key;
    reading.chooser.replaceChildren(...ids.map((one) => element("option", { value: one, text: `${shorten(nameOf(one), 80)} (${dateWords(one)})` })));
    reading.chooser.value = id ?? "";
    const all = readableIds().length;
    reading.few.textContent = ids.length < all ? `${figure(ids.length)} of ${count(all, "document", "documents")} of which something was read: the filters hide the rest. ${documentsWords()}`.trim() : `${count(all, "document", "documents")} of which something was read.`;
    if (!id) {
      reading.status.textContent = "No document that the filters let through.";
      reading.contents.replaceChildren();
      reading.host.replaceChildren();
      return;
    }
    const rows = paragraphsOf(id);
    const whole = pageOf(id);
    reading.status.replaceChildren(`${count(rows.length, "paragraph", "paragraphs")} in which something was read (${dateWords(id)}): marked where it stands, named in the margin. ${partNote()}`, ...whoseText(rows), ...(whole ? [" ", whole] : []));
    const headings = new Map();
    rows.forEach(({ heading, name }, at) => { const title = heading || name; if (!headings.has(title)) headings.set(title, at); });
    reading.contents.replaceChildren(element("ul", {}, [...headings].map(([title, at]) => element("li", {}, [act(shorten(title, 70), () => document.getElementById(`paragraph-${at}`).scrollIntoView({ block: "start" }), { class: "plain", dir: "auto" })]))));
    reading.host.replaceChildren(...rows.map(paragraphBlock));
  },
  taken: () => readHere(readingId()),
  words: () => (readingId() ? `Read in ${nameOf(readingId())}.` : ""),
});
