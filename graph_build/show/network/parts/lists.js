// Writes the lists: tables of things, relations, commitments and disagreements that answer what the picture answers.

const filterBox = document.getElementById("filter");
const listHead = document.getElementById("list-head");
const listBody = document.getElementById("list-body");
const listCount = document.getElementById("list-count");
const ROWS_AT_ONCE = 100;
/** A row of these holds the sentences of every side. */
const DISAGREEMENTS_AT_ONCE = 25;
/** How long the page may look through rows before it lets the browser answer the reader, in milliseconds. */
const AT_A_STRETCH = 40;

const cellText = (text) => element("span", { text, dir: "auto" });
const ties = (id) => (outgoing.get(id)?.length ?? 0) + (incoming.get(id)?.length ?? 0);
/**
 * A column: its heading, the text or number it sorts by, what it writes, and whether the largest number comes first.
 * @template Row
 * @param {string} label
 * @param {(row: Row) => string | number} sort
 * @param {(row: Row) => HTMLElement} write
 * @returns {Column<Row>}
 */
const column = (label, sort, write, largestFirst = false) => ({ label, sort, write, largestFirst });
/**
 * @template Row
 * @param {string} label
 * @param {(row: Row) => string} read
 */
const textColumn = (label, read) => column(label, read, (row) => cellText(read(row)));
const sentenceCell = (row) => element("span", {}, [
  cellText(firstWords(row.quotes)),
  row.quotes.length > 1 && element("span", { class: "note", text: ` and ${count(row.quotes.length - 1, "more sentence", "more sentences")}` }),
]);
const openCell = (text, chosen) => act(text, () => choose(chosen), { class: "plain", dir: "auto" });
/** The sentences of a disagreement; one that two rules read stands once. */
function saidIn(/** @type {PageDisagreement} */ item) {
  const told = new Set();
  return (item.quotes ?? []).filter((number) => {
    const key = sentenceKey(page.quotes[number]);
    return !told.has(key) && told.add(key);
  });
}
const sentenceKey = (/** @type {PageQuote} */ quote) => [quote.document, quote.paragraph, quote.exact].join("\n");
const isSameSentence = (/** @type {PageQuote} */ one, /** @type {PageQuote} */ other) => one.exact === other.exact && one.document === other.document && one.paragraph === other.paragraph;
/** Whether one of the documents that disagree is of the chosen years and among the chosen ones. */
function disagreementPasses(/** @type {PageDisagreement} */ item) {
  const sources = unique((item.quotes ?? []).map((number) => page.quotes[number].document));
  return picks(state.documents, sources) && timePasses(sources.flatMap(documentSpans), state);
}
const placeLine = (numbers) => numbers.length > 0 && element("span", { class: "place", text: firstPlace(numbers), dir: "auto" });
/** The words of a disagreement that stand in some of its sentences and not in all: figures and names first of all. */
function differingWords(/** @type {PageDisagreement} */ item) {
  const texts = saidIn(item).map((number) => page.quotes[number].exact.toLowerCase());
  const words = unique(item.comment.split(/[\s,;:()“”"]+/).filter((word) => (/\d/.test(word) ? word.length > 1 : word.length > 3)).map((word) => word.toLowerCase()));
  const differing = words.filter((word) => texts.some((text) => text.includes(word)) && !texts.every((text) => text.includes(word)));
  const figures = differing.filter((word) => /\d/.test(word));
  return figures.length ? figures : differing;
}

const saidLine = (number, words) => element("li", {}, [
  element("span", { dir: "auto" }, ["“", markedSentence(page.quotes[number].exact, words), "” "]),
  element("span", { class: "note", text: placeOf(page.quotes[number]), dir: "auto" }),
]);

/** The sides of a disagreement, each source once, and the columns in which the rows of a table differ. */
function sidesOf(/** @type {PageDisagreement} */ item) {
  const sides = saidIn(item).map((number) => ({ number, quote: page.quotes[number], row: rowOf(page.quotes[number]) }));
  const columns = differingColumns(sides.map(({ row }) => row).filter(Boolean), item.comment);
  const told = sides.map(({ row }) => row && row.filter(([name]) => name !== "address").map(([, value]) => value).join(","));
  return { columns, sides: sides.filter(({ row }, at) => !row || told.indexOf(told[at]) === at) };
}

/** Both sides of a disagreement: sentences with the differing words marked, rows as columns and values. */
function saidSides(/** @type {PageDisagreement} */ item) {
  const { sides, columns } = sidesOf(item);
  // Of very many sides the words are compared once.
  const words = sides.some(({ row }) => !row) ? differingWords(item) : [];
  const write = ({ number, quote, row }) => {
    if (!row) return saidLine(number, words);
    return element("li", {}, [rowList(row, columns), quote.address && link("the source", quote.address)]);
  };
  const [list, more] = fewFirst(apartFirst(sides, words), write, { key: `said ${item.comment}` });
  list.className = "said";
  return more ? element("div", {}, [list, more]) : list;
}
/** Sentences that say what none before them said come first, so that the first few hold every side. */
function apartFirst(sides, words) {
  const told = new Set();
  const isNew = sides.map(({ quote, row }) => {
    const key = row ? quote.exact : words.filter((word) => quote.exact.toLowerCase().includes(word)).join(" ");
    return !told.has(key) && Boolean(told.add(key));
  });
  return [...sides.filter((_, at) => isNew[at]), ...sides.filter((_, at) => !isNew[at])];
}
/**
 * A column of those whom commitments name in a role; `none` stands where the words name nobody.
 * @param {string} label
 * @param {(row: PageCommitment) => PageParty[]} read
 */
const partyColumn = (label, read, none = "") => column(
  label,
  (row) => namesIn(read(row)).join(", ") || none,
  (row) => (read(row).length ? element("span", { class: "several" }, partyItems(read(row))) : cellText(none)),
);

/** Each list: its rows, and its columns with what they sort by and what they write. The filter looks through the same texts. */
const lists = {
  things: /** @type {List<PageThing>} */ ({
    unit: ["thing", "things"],
    rows: () => shownThings(true),
    extra: (thing) => thing.facts.map((fact) => fact.value),
    columns: [
      column("Name", (thing) => thing.name, (thing) => thingButton(thing.id)),
      textColumn("Kind", (thing) => thing.className),
      textColumn("Also called", (thing) => thing.aliases.join(" · ")),
      column("Named", (thing) => thing.mentions, (thing) => cellText(figure(thing.mentions)), true),
      column("Relations, both ways", (thing) => ties(thing.id), (thing) => openCell(figure(ties(thing.id)), { type: "thing", id: thing.id }), true),
    ],
  }),
  relations: /** @type {List<Relation>} */ ({
    unit: ["relation", "relations"],
    rows: () => shownRelations(true),
    extra: (relation) => [...aliasesOf(relation.subject), ...aliasesOf(relation.object)],
    columns: [
      column("Subject", (r) => nameOf(r.subject), (r) => thingButton(r.subject)),
      column("Relation", (r) => verbIn(r), (r) => openCell(verbIn(r), { type: "relation", id: r.index })),
      column("Object", (r) => nameOf(r.object), (r) => thingButton(r.object)),
      column("Said or inferred", (r) => (r.reason ? -1 : r.quotes.length), (r) => cellText(r.reason ? "inferred" : count(r.quotes.length, "sentence", "sentences")), true),
      column("Words", (r) => (r.reason ? r.reason.words : firstWords(r.quotes)), (r) => (r.reason ? cellText(r.reason.words) : sentenceCell(r))),
      textColumn("Where", (r) => firstPlace(r.quotes)),
      textColumn("Dates", (r) => r.notes.join("; ")),
    ],
  }),
  commitments: /** @type {List<PageCommitment>} */ ({
    unit: ["commitment", "commitments"],
    rows: () => shownCommitments(),
    extra: (c) => [...c.themes.map(nameOf), ...thingsIn(everyoneIn(c)).flatMap(aliasesOf), ...everyoneIn(c).map(({ words }) => words), firstPlace(c.quotes), ...c.details.map((detail) => detail.value)],
    // The words come early: where details stand open beside the list, the later columns may lie out of sight.
    columns: [
      partyColumn("Bearer", (c) => c.bearers, NOBODY),
      column("Words", (c) => firstWords(c.quotes), (c) => element("span", {}, [openCell(firstWords(c.quotes) || "open", { type: "commitment", id: c.id }), placeLine(c.quotes)])),
      textColumn("Due", (c) => [detailOf(c, "Due"), detailOf(c, "Recurrence")].filter(Boolean).join(", then ") || wordedTime(c)),
      column("Strength", (c) => strengthRank(c.strength), (c) => element("span", { class: "badge", text: c.strength || "not stated" })),
      partyColumn("To whom", (c) => c.addressees),
      partyColumn("For whom", (c) => c.beneficiaries),
      textColumn("Themes", (c) => c.themes.map(nameOf).join(" · ")),
    ],
  }),
  disagreements: /** @type {List<PageDisagreement>} */ ({
    unit: ["disagreement", "disagreements"],
    rows: () => page.disagreements.filter(disagreementPasses),
    extra: () => [],
    columns: [
      textColumn("Where sources disagree", (item) => item.comment),
      textColumn("Kind", disagreementKind),
      column("Words", (item) => saidIn(item).map((number) => wordsOfQuote(page.quotes[number])).join(" "), saidSides),
      column("About", (item) => item.things.map(nameOf).join(" "), (item) => element("span", { class: "several" }, item.things.map((id) => thingButton(id)))),
    ],
  }),
};

const aliasesOf = (id) => things.get(id)?.aliases ?? [];
const strengthRank = (name) => (STRENGTHS.includes(name) ? STRENGTHS.indexOf(name) : STRENGTHS.length);

/** How each list is sorted; a reader's choice stays while other lists are looked at. */
const sorting = Object.fromEntries(Object.keys(lists).map((key) => [key, { at: null, descending: false }]));
for (const key of Object.keys(lists)) {
  addControl(`order-${key}`, key, () => (sorting[key].at === null ? "" : `${sorting[key].at} ${sorting[key].descending ? "down" : "up"}`), (text) => {
    const [, at, way] = /^(\d+) (up|down)$/.exec(text) ?? [];
    const isThere = at !== undefined && Number(at) < lists[key].columns.length;
    sorting[key] = { at: isThere ? Number(at) : null, descending: way === "down" };
  });
}
Object.keys(lists).forEach(addPageControl);
const listPages = pagesOf(listBody, ["row", "rows"], ROWS_AT_ONCE, Object.keys(lists), true);
listCount.before(listPages.bar);
document.getElementById("list-more")?.remove();
if (page.disagreements.length) {
  document.querySelector("#views [data-view=commitments]").after(
    element("button", { type: "button", "data-view": "disagreements", "aria-pressed": "false", text: "Disagreements" }),
  );
}

// On a phone rows become cards, which would cost the table its roles; so it names them.
listHead.closest("table").setAttribute("role", "table");
for (const part of [listHead, listBody]) part.setAttribute("role", "rowgroup");

/** The folded words of a row and its folded sort keys, worked out once. */
const foldedWords = new WeakMap();
const sortKeys = new WeakMap();

function wordsOf(list, row) {
  if (!foldedWords.has(row)) {
    const texts = [...list.columns.map((one) => one.sort(row)), ...list.extra(row)];
    foldedWords.set(row, fold(texts.filter((text) => typeof text === "string").join("\n")));
  }
  return foldedWords.get(row);
}

function keyOf(list, at, row) {
  if (!sortKeys.has(row)) sortKeys.set(row, []);
  const known = sortKeys.get(row);
  if (known[at] === undefined) {
    const value = list.columns[at].sort(row);
    known[at] = typeof value === "string" ? fold(value).replace(/^[^\p{L}\p{N}]+/u, "") : value;
  }
  return known[at];
}

/** Do something with every row in short stretches; a newer call ends an older one. */
let stretch = 0;
function eachRow(rows, work, done) {
  stretch += 1;
  const mine = stretch;
  let at = 0;
  function go() {
    if (mine !== stretch) return;
    const until = performance.now() + AT_A_STRETCH;
    while (at < rows.length && performance.now() < until) { work(rows[at]); at += 1; }
    if (at < rows.length) setTimeout(go, 0);
    else done();
  }
  go();
}

function sortRows(list, rows, { at, descending }) {
  if (at === null) return rows;
  const sign = descending ? -1 : 1;
  const keyed = rows.map((row, index) => ({ row, index, key: keyOf(list, at, row) }));
  // A row that has nothing in the column comes last whichever way it is sorted.
  keyed.sort((a, b) => Number(a.key === "") - Number(b.key === "") || (a.key < b.key ? -sign : a.key > b.key ? sign : a.index - b.index));
  return keyed.map(({ row }) => row);
}

const isNarrowed = () => Boolean(filterBox.value.trim());

const wantedWords = () => fold(filterBox.value.trim()).split(/\s+/).filter(Boolean);

/** Of these rows of a list those that its filter lets through; all of them while another view is open. */
function narrowed(key, rows) {
  const wanted = state.view === key ? wantedWords() : [];
  return wanted.length ? rows.filter((row) => wanted.every((word) => wordsOf(lists[key], row).includes(word))) : rows;
}

/** What the list was last asked for: the same question keeps the page that the reader turned to. */
let answered = "";

/** Write the list of the view again: filtered, sorted, and a page of it at a time. */
function showList() {
  const list = lists[state.view];
  if (!list) return;
  if (document.activeElement !== filterBox) filterBox.value = state.words;
  const wanted = wantedWords();
  const sorted = sorting[state.view];
  writeHead(list, sorted);
  const asked = JSON.stringify([state.view, filterBox.value, sorted]);
  const keep = asked === answered;
  answered = asked;
  const rows = list.rows();
  const kept = [];
  listBody.closest(".table").setAttribute("aria-busy", "true");
  const take = (row) => {
    if (wanted.length) {
      const words = wordsOf(list, row);
      if (!wanted.every((word) => words.includes(word))) return;
    }
    if (sorted.at !== null) keyOf(list, sorted.at, row);
    kept.push(row);
  };
  eachRow(rows, take, () => {
    listPages.show(sortRows(list, kept, sorted), (row) => listRow(list, row), { keep, most: state.view === "disagreements" ? DISAGREEMENTS_AT_ONCE : ROWS_AT_ONCE });
    const hidden = { things: page.things, relations, commitments, disagreements: page.disagreements }[state.view].length - rows.length;
    const whole = { things: page.inGraph, commitments: allCommitments() }[state.view];
    const isPart = service && `This page holds ${figure(list.rows().length)}${whole ? ` of ${count(whole, ...list.unit)}` : ""} so far; what is opened is fetched.`;
    const parts = [isPart, isNarrowed() && `${figure(kept.length)} of ${count(rows.length, ...list.unit)} match.`, hidden > 0 && `The filters hide ${figure(hidden)} more.`, state.view === "things" && documentsWords()];
    listCount.replaceChildren(parts.filter(Boolean).join(" "), ...(isNarrowed() ? [" ", act(`Show all ${figure(rows.length)}`, () => setState({ words: "" }), { class: "file" })] : []));
  });
}

function listRow(list, row) {
  return element("tr", { role: "row" }, list.columns.map((one) => element("td", { role: "cell", "data-label": one.label }, [one.write(row)])));
}

function writeHead(list, sorted) {
  const heads = list.columns.map((one, index) => {
    const isSorted = sorted.at === index;
    const turn = () => {
      sorting[state.view] = { at: index, descending: isSorted ? !sorted.descending : one.largestFirst };
      noteControls();
    };
    const attributes = isSorted ? { "aria-sort": sorted.descending ? "descending" : "ascending" } : {};
    return element("th", { role: "columnheader", scope: "col", "data-label": one.label, ...attributes }, [act(one.label, turn, { class: "sort", "data-column": String(index) })]);
  });
  keepFocus(listHead, () => listHead.replaceChildren(element("tr", { role: "row" }, heads)));
}

filterBox.addEventListener("input", () => {
  state.words = filterBox.value;
  writeAddress(true);
  showList();
});
