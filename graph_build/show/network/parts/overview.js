// Writes the overview: the corpus in a sentence, who commits to how much, how strongly and by when; every figure opens its sentences.

/** More bars than these and the years stand for the documents. */
const MOST_BARS = 26;
const FIRST_BEARERS = 8;
/** Of what is to come, what comes round again, what is past and what is timed in words, so many are shown at once. */
const FIRST_DUE = [3, 3, 1, 1];
const FIRST_DISAGREEMENTS = 4;
const FIRST_VOTES = 6;
const totalOf = (/** @type {PageBar} */ bar) => bar.numbers.reduce((sum, number) => sum + number, 0);
/** The strengths that any commitment has, with their columns. */
const usedStrengths = () => page.overview.strengths.map((name, at) => ({ name, at })).filter(({ at }) => page.overview.years.some((bar) => bar.numbers[at] > 0));

/** Open the commitments of a choice: with the words of their documents, nothing else filtered. */
async function openCommitments(choice) {
  // A page that holds a part fetches all that the choice is about before it shows them.
  const dueIn = choice.due ? page.overview.due.map((row) => row.document) : [];
  for (const id of service ? unique([...(choice.bearers ?? []), ...(choice.documents ?? []), ...dueIn]) : []) await fetchBorne(id);
  for (const id of service ? choice.asked ?? [] : []) for (const part of ["asked", "addressee"]) await fetchPart(id, part);
  for (const id of service ? choice.themes ?? [] : []) await fetchPart(id, "theme");
  const fresh = startState();
  setState({ ...Object.fromEntries(filterParts.map((part) => [part, fresh[part]])), words: "", selected: null, ...choice, view: "cards" });
}
const strengthsAt = (at) => [at < STRENGTHS.length ? page.overview.strengths[at] : ""];

/** A stacked bar, its parts from the strongest words to the weakest; a click on a part opens what it counts. */
function barPicture(/** @type {PageBar} */ bar, most, open) {
  const svg = drawn("svg", { class: "bar", viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" });
  let from = 0;
  bar.numbers.forEach((number, at) => {
    if (!number) return;
    const width = (100 * number) / most;
    const part = drawn("rect", { x: from, y: 0, width, height: 10, class: `strength-${at}`, click: () => open({ strengths: strengthsAt(at) }) });
    part.append(drawn("title", { text: `${bar.label}: ${count(number, "commitment", "commitments")}, ${page.overview.strengths[at].toLowerCase()}` }));
    svg.append(part);
    from += width;
  });
  return svg;
}

/** Bars under each other: the name and the number open what they count, and so does each part. */
function barList(/** @type {PageBar[]} */ bars, most, choiceOf) {
  return element("ul", { class: "bars" }, bars.map((bar) => {
    const open = (more = {}) => openCommitments({ ...choiceOf(bar), ...more });
    const whole = totalOf(bar);
    return element("li", {}, [
      act(bar.label, () => open(), { class: "plain", dir: "auto", "aria-label": `${bar.label}: ${count(whole, "commitment", "commitments")}` }),
      element("span", { class: "track" }, [barPicture(bar, most, open)]),
      // The name beside it does the same: by keyboard one stop is enough.
      act(figure(whole), () => open(), { class: "plain number", tabindex: "-1", title: `${bar.label}: open ${count(whole, "commitment", "commitments")}`, "aria-label": `${figure(whole)}, ${bar.label}` }),
    ]);
  }));
}

const strengthKey = () => element("p", { class: "strength-key" }, usedStrengths().map(({ name, at }) => {
  const mark = drawn("svg", { viewBox: "0 0 10 10", "aria-hidden": "true" }, [drawn("rect", { width: 10, height: 10, class: `strength-${at}` })]);
  return element("button", { type: "button", class: "plain", "data-strength": name, title: `${meaningOf(name)} Opens all of this strength.`, click: () => openCommitments({ strengths: strengthsAt(at) }) }, [mark, strengthWords(name)]);
}));

/** A figure as a table, whose numbers open what they count, and as a file. */
function figureTable(title, file, /** @type {PageBar[]} */ bars, choiceOf, first, inAll = bars.length) {
  const columns = usedStrengths();
  const dated = bars.some((bar) => bar.year);
  const more = inAll > bars.length ? `${figure(inAll - bars.length)} more bear fewer and are not listed` : "";
  const write = () => element("table", {}, [
    element("thead", {}, [element("tr", {}, [first, ...(dated ? ["Year"] : []), ...columns.map(({ name }) => name), "All"].map((text) => element("th", { scope: "col", text })))]),
    element("tbody", {}, bars.map((bar) => element("tr", {}, [
      element("th", { scope: "row", text: bar.label, dir: "auto" }),
      dated && element("td", { text: bar.year }),
      ...columns.map(({ at }) => element("td", {}, [bar.numbers[at] ? act(figure(bar.numbers[at]), () => openCommitments({ ...choiceOf(bar), strengths: strengthsAt(at) }), { class: "plain", "aria-label": `${bar.label}, ${page.overview.strengths[at]}: ${bar.numbers[at]}` }) : element("span", { text: "0" })])),
      element("td", {}, [totalOf(bar) ? act(figure(totalOf(bar)), () => openCommitments(choiceOf(bar)), { class: "plain", "aria-label": `${bar.label}, all: ${totalOf(bar)}` }) : element("span", { text: "0" })]),
    ])).concat(more ? [element("tr", {}, [element("th", { scope: "row", text: more, colspan: String(columns.length + 2 + Number(dated)) })])] : [])),
  ]);
  const rows = () => [
    [first.toLowerCase(), ...(dated ? ["year"] : []), ...page.overview.strengths.map((name) => name.toLowerCase()), "all"],
    ...bars.map((bar) => [bar.label, ...(dated ? [bar.year] : []), ...bar.numbers, totalOf(bar)]),
    ...(more ? [[more]] : []),
  ];
  return figureFoot(title, file, write, rows);
}

/** Under a figure: its table, and the same as a file for spreadsheets. */
function figureFoot(title, file, write, rows) {
  return element("div", { class: "foot" }, [
    laterDetails("As a table", () => [element("div", { class: "table", tabindex: "0", role: "region", "aria-label": `${title}, as a table` }, [write()])]),
    act("CSV", () => save(`wps-graph-${file}.csv`, "text/csv", csvOf(rows())), { "aria-label": `${title}, as CSV`, class: "file" }),
  ]);
}

/** The line under a figure begins with the button that opens all of it. */
const withDoor = (door, foot) => { if (door) foot.prepend(door); return foot; };

/** What a figure counts and what it leaves out, folded into the line under it until a reader asks. */
function withNotes(notes, foot) {
  foot.append(element("details", { class: "counted" }, [element("summary", { text: "What is counted" }), ...notes.filter(Boolean)]));
  return foot;
}

const card = (title, children, name) => element("section", { class: `card ${name}`, "aria-label": title }, [element("h3", { text: title }), ...children.filter(Boolean)]);

/** Documents that are tables of facts: what they alone state is in no view but the disagreements. */
function leftOutNote() {
  if (!page.leftOut.length) return null;
  const names = page.leftOut.map((id) => `“${nameOf(id)}”`).join(", ");
  return element("p", { class: "note", text: `The rows of ${names} are no part of the network and its lists: “Side by side” compares them, plan by plan.`, dir: "auto" });
}

/** The words of a year, which open what its documents say. */
function yearDoor(year) {
  if (!/^\d{4}$/.test(year)) return element("span", { text: year });
  const read = page.overview.documents.filter((bar) => bar.year === year).length;
  const words = `Commitments of the ${count(read, "document", "documents")} of ${year} that ${read === 1 ? "was" : "were"} read`;
  return act(year, () => openCommitments({ from: `${year}-01-01`, until: `${year}-12-31`, undated: false }), { class: "plain", "data-year": year, "aria-label": words, title: words });
}

/** The documents in which no commitment was found: a few by their names and dates, of many their number. */
function silentWords(/** @type {PageBar[]} */ silent, number) {
  const named = silent.length === number && number <= 3 ? `: ${silent.map((bar) => `“${nameOf(bar.id)}” (${dateWords(bar.id)})`).join(", ")}` : "";
  return `${count(number, "more document was", "more documents were")} read in which no commitment was found${named}.`;
}

function documentsCard() {
  const stating = page.overview.documents.filter((bar) => totalOf(bar) > 0);
  const isMany = stating.length > MOST_BARS;
  const bars = isMany ? page.overview.years : stating;
  const most = Math.max(...bars.map(totalOf), 1);
  const ofDocument = (/** @type {PageBar} */ bar) => ({ documents: [bar.id] });
  const ofYear = (/** @type {PageBar} */ bar) => (bar.year ? { from: `${bar.year}-01-01`, until: `${bar.year}-12-31`, undated: false } : {});
  const silent = page.overview.counts.documents - stating.length;
  const years = new Map();
  for (const bar of bars) years.set(bar.year || "no date", [...(years.get(bar.year || "no date") ?? []), bar]);
  const allDocuments = act("All documents by year", () => setState({ view: "texts" }), { class: "file" });
  const list = isMany ? barList(bars, most, ofYear) : element("div", { class: "by-year" }, [...years].flatMap(([year, members]) => [element("h4", {}, [yearDoor(year)]), barList(members, most, ofDocument)]));
  return card(isMany ? "Commitments by year and strength" : "Commitments by document and strength", [
    strengthKey(),
    list,
    withNotes([
      silent > 0 && !isMany && element("p", { class: "note", text: silentWords(page.overview.documents.filter((bar) => !totalOf(bar)), silent), dir: "auto" }),
      element("p", { class: "note", text: DATE_WORDS }),
      strengthMeanings(usedStrengths().map(({ name }) => name)),
      leftOutNote(),
    ], withDoor(allDocuments, figureTable("Commitments by document and strength", "commitments-by-document", isMany ? page.overview.documents : stating, ofDocument, "Document"))),
  ], "wide");
}

function bearersCard() {
  const { bearers, bearersInAll, unborne, counts } = page.overview;
  if (!bearers.length) return null;
  const most = totalOf(bearers[0]);
  const ofBearer = (/** @type {PageBar} */ bar) => ({ bearers: [bar.id] });
  const rest = bearersInAll - Math.min(bearers.length, FIRST_BEARERS);
  const words = [
    `Of ${count(counts.commitments, "commitment", "commitments")}; one with several bearers counts for each.`,
    rest > 0 && `${figure(rest)} more bear fewer.`,
    unborne > 0 && `${figure(unborne)} name nobody who is known here.`,
  ];
  return card("Who bears them", [
    // Where the cards stand below each other, the other key is out of sight.
    strengthKey(),
    barList(bearers.slice(0, FIRST_BEARERS), most, ofBearer),
    bearersInAll > FIRST_BEARERS && element("p", { class: "note", text: `The ${figure(Math.min(bearers.length, FIRST_BEARERS))} with most, of ${figure(bearersInAll)}. What is asked of one counts as borne.` }),
    withNotes([element("p", { class: "note", text: words.filter(Boolean).join(" ") })], figureTable("Commitments by bearer and strength", "commitments-by-bearer", bearers, ofBearer, "Bearer", bearersInAll)),
  ], "bearers");
}

/** Those that are due: what is still to come, the next first; what comes round again; and what is past, the last first. */
function dueRows() {
  const { due, dueDays, recurringInAll, worded, wordedInAll, counts } = page.overview;
  const now = today();
  const once = due.filter(({ every }) => !every);
  const coming = once.filter(({ latest }) => latest >= now).sort((a, b) => compared(a.latest + a.id, b.latest + b.id));
  const past = once.filter(({ latest }) => latest < now);
  const sum = (days) => days.reduce((all, [, number]) => all + number, 0);
  const numbers = { coming: sum(dueDays.filter(([day]) => day >= now)), past: sum(dueDays.filter(([day]) => day < now)), recurring: recurringInAll, worded: wordedInAll };
  const dated = numbers.coming + numbers.past + numbers.recurring;
  return { coming, past, recurring: due.filter(({ every }) => every), worded, numbers: { ...numbers, none: counts.commitments - dated - wordedInAll }, dated };
}

/** A row under its heading of what is due: when, what, who and where. */
function dueLine(/** @type {PageDue} */ row) {
  const isPast = !row.every && row.latest !== "" && row.latest < today();
  const who = [row.bearers.join(", ") || NOBODY, (nodeOf.get(row.document)?.label ?? nameOf(row.document)), isPast && (row.told ? "reported of" : "no report here")].filter(Boolean).join(" · ");
  const when = row.every ? dueWords(row.due, row.every, row.latest) : `${isPast ? "was due " : ""}${row.due}`;
  return element("li", {}, [
    act(shorten(row.action || "the sentence", 130), () => choose({ type: "commitment", id: row.id }), { class: "plain", dir: "auto", title: row.action }),
    element("span", { class: "note", title: `${when} · ${who}` }, [element("span", { class: "date", text: when }), element("span", { text: ` · ${who}`, dir: "auto" })]),
  ]);
}

function dueCard() {
  const { due, worded, counts } = page.overview;
  if (!due.length && !worded.length) return null;
  const found = dueRows();
  const doors = ["coming", "recurring", "past", "worded", "none"].map((key) => act(`${figure(found.numbers[key])} ${DUE_KINDS[key]}`, () => openCommitments({ due: key }), { class: "due-door", "data-due": key, ...(found.numbers[key] ? {} : { disabled: "" }) }));
  const open = found.past.filter(({ told }) => !told).length;
  const words = [`${figure(found.dated)} of ${count(counts.commitments, "commitment", "commitments")} give a date or a rhythm${found.numbers.worded ? `, ${figure(found.numbers.worded)} more a time in words, such as “${worded[0].due}”` : ""}.`, open > 0 && `No source here reports what became of ${figure(open)} past ones.`];
  const file = () => [["due", "again", "bearers", "action", "strength", "document", "reported of", "address"], ...ordered.flat().map((row) => [row.due, row.every, row.bearers.join("; "), row.action, row.strength, nameOf(row.document), row.told ? "yes" : "no", addressOf(row.id)])];
  // A few of each, so that none hides the others.
  const ordered = [found.coming, found.recurring, found.past, found.worded];
  const shown = ordered.flatMap((rows, at) => rows.slice(0, FIRST_DUE[at]));
  return card(found.numbers.coming ? "What is due" : `What is due: ${found.numbers.recurring ? `${figure(found.numbers.recurring)} recurring, no other day ahead` : "no day ahead"}`, [
    element("p", { class: "buttons" }, doors),
    element("p", { class: "note", text: words.filter(Boolean).join(" ") }),
    element("ul", { class: "due" }, shown.map(dueLine)),
    withDoor(act(`All ${figure(found.dated + found.numbers.worded)} that say when`, () => openCommitments({ due: "any" }), { class: "file" }), figureFoot("Commitments that say when", "due", () => element("table", {}, [
      element("thead", {}, [element("tr", {}, ["Due", "Again", "Bearer", "Action", "Strength", "Document"].map((text) => element("th", { scope: "col", text })))]),
      element("tbody", {}, ordered.flat().map((row) => element("tr", {}, [row.due, row.every, row.bearers.join(", ") || NOBODY].map((text) => element("td", { text })).concat([element("td", {}, [act(row.action || "open", () => choose({ type: "commitment", id: row.id }), { class: "plain" })]), element("td", { text: row.strength }), element("td", { text: nameOf(row.document) })])))),
    ]), file)),
  ], "due-card");
}

/** A few disagreements: first one of each kind, then the others in their order, those that only extend last. */
function fewDisagreements() {
  const isFirst = (item, at) => !item.extends && page.disagreements.findIndex(({ kind }) => kind === item.kind) === at;
  const firsts = page.disagreements.filter(isFirst);
  return [...firsts, ...page.disagreements.filter((item) => !firsts.includes(item))].slice(0, FIRST_DISAGREEMENTS);
}

function disagreementsCard() {
  if (!page.disagreements.length) return null;
  const number = figure(page.overview.counts.contradictions);
  // Of a graph of which the page holds a part the number of these would be that of the part.
  const extending = page.disagreements.length === page.overview.counts.contradictions ? page.disagreements.filter((item) => item.extends).length : 0;
  return card(`Where sources disagree (${number})`, [
    element("ul", {}, fewDisagreements().map((item) => element("li", {}, [act(item.comment, () => setState({ view: "disagreements", words: item.comment }), { class: "plain", dir: "auto" }), item.extends && element("span", { class: "note", text: ` ${ONLY_EXTENDS}` })]))),
    extending > 0 && element("p", { class: "note", text: `In ${figure(page.disagreements.length - extending)} both cannot be right; in ${figure(extending)} ${ONLY_EXTENDS}, as a plan that was made longer.` }),
    element("div", { class: "foot" }, [act(`All ${number}, both sides word by word`, () => setState({ view: "disagreements", words: "" }), { class: "file" })]),
  ], "disagree");
}

function votesCard() {
  const { votes } = page.overview;
  if (!votes.length) return null;
  const row = (/** @type {PageVote} */ one) => element("tr", {}, [
    element("th", { scope: "row" }, [act(one.label, () => choose({ type: "thing", id: one.id }), { class: "plain", dir: "auto" })]),
    ...[["for", one.inFavour], ["against", one.against], ["abstained", one.abstained]].map(([side, number]) => element("td", {}, [act(figure(number), () => choose({ type: "thing", id: one.id }), { class: "plain", tabindex: "-1", "aria-label": `${one.label}, ${side}: ${number}` })])),
  ]);
  const table = (/** @type {PageVote[]} */ list) => element("table", {}, [
    element("thead", {}, [element("tr", {}, ["Document", "For", "Against", "Abstained"].map((text) => element("th", { scope: "col", text })))]),
    element("tbody", {}, list.map(row)),
  ]);
  const rows = () => [["document", "for", "against", "abstained", "address"], ...votes.map((one) => [one.label, one.inFavour, one.against, one.abstained, addressOf(one.id)])];
  return card("How states voted", [
    element("p", { class: "note", text: "The most divided votes first." }),
    table(votes.slice(0, FIRST_VOTES)),
    figureFoot("Votes", "votes", () => table(votes), rows),
  ], "votes");
}

const SINCE_WORDS = { added: "New", replaced: "With other words than before", withdrawn: "No longer there" };
const FIRST_CHANGED = 8;

/** What came and went since the earlier build; a document that is there opens. */
function sinceCard() {
  const { since } = page.overview;
  if (!since) return null;
  const name = (/** @type {PageChange} */ one) => element("li", {}, [one.how === "withdrawn" ? element("span", { text: one.title, dir: "auto" }) : act(one.title, () => choose({ type: "thing", id: one.id }), { class: "plain", dir: "auto" })]);
  const lists = Object.entries(SINCE_WORDS).flatMap(([how, words]) => {
    const found = since.documents.filter((one) => one.how === how);
    if (!found.length) return [];
    const more = found.length > FIRST_CHANGED && element("p", { class: "note", text: `${figure(found.length - FIRST_CHANGED)} more in the table.` });
    return [element("h4", { text: `${words} (${figure(found.length)})` }), element("ul", {}, found.slice(0, FIRST_CHANGED).map(name)), ...(more ? [more] : [])];
  });
  const turnover = ([came, went], one, many) => `${count(came, `${one} came`, `${many} came`)} and ${figure(went)} went`;
  const rows = () => [["document", "what became of it", "address"], ...since.documents.map((one) => [one.title, one.how, addressOf(one.id)])];
  return card("Since the last build", [
    element("p", { text: `${turnover(since.commitments, "commitment", "commitments")}; ${turnover(since.statements, "statement", "statements")}.` }),
    ...lists,
    since.documents.length > 0 && figureFoot("Documents that came and went", "since", () => element("table", {}, [
      element("thead", {}, [element("tr", {}, ["Document", "What became of it"].map((text) => element("th", { scope: "col", text })))]),
      element("tbody", {}, since.documents.map((one) => element("tr", {}, [element("th", { scope: "row", text: one.title, dir: "auto" }), element("td", { text: one.how })]))),
    ]), rows),
  ], "since");
}

/** The years from the first document to the last, where any has a date. */
function yearsText() {
  const years = page.overview.documents.map(({ year }) => year).filter(Boolean).sort();
  if (!years.length) return "";
  return years[0] === years.at(-1) ? `, ${years[0]}` : `, ${years[0]}–${years.at(-1)}`;
}

/** What of all that is said the network draws and its lists hold: sums that count other things stand beside what they count. */
function drawnWords() {
  // A page that holds a part does not know how many of these the whole has.
  if (service) return "";
  const lines = relations.filter(({ reason }) => !reason);
  const facts = [...page.things, ...page.dated].reduce((sum, { facts: own }) => sum + own.length, 0);
  const others = page.overview.counts.statements - lines.reduce((sum, { said }) => sum + Math.max(said.length, 1), 0) - facts;
  const parts = [`${count(lines.length, "is a relation", "are relations")} between two things`, facts > 0 && `${count(facts, "is a date or figure", "are dates and figures")}`, others > 0 && `the other ${figure(others)} are ${page.leftOut.length ? "rows of tables of plans or " : ""}said of a paragraph`];
  const inferred = relations.length - lines.length;
  return ` Of these statements ${parts.filter(Boolean).join("; ")}. Drawn and listed are the ${count(nodes.length, "thing", "things")} that a relation or commitment names${inferred ? `, and ${figure(inferred)} of what follows` : ""}.`;
}

function doorsCard() {
  const door = (view, text, note) => element("li", {}, [act(text, () => setState({ view, plans: [] }), { class: "plain" }), element("span", { class: "note", text: ` ${note}` })]);
  const { counts } = page.overview;
  const read = `The documents name ${count(counts.things, "thing", "things")} and make ${count(counts.statements, "statement", "statements")} about them${counts.inferred ? `, from which ${figure(counts.inferred)} more follow` : ""}.`;
  return card("Go on to", [element("ul", {}, [
    door("network", "The network", "who is tied to what, as documents say it"),
    door("cards", "All commitments", "who does what, for whom, by when"),
    door("texts", "The documents by year", "those read here, and those that they name"),
    door("reading", "A document to read", "paragraph by paragraph, with what was read in it"),
    door("compare", "Two side by side", plans.length ? "two bodies, two documents, or national plans" : "two bodies or two documents"),
    page.homes && element("li", {}, [element("a", { href: "query", text: "Questions" }), element("span", { class: "note", text: " with their answers as tables, ready to be changed" })]),
    page.homes && element("li", {}, [element("a", { href: "browse", text: "All lists" }), element("span", { class: "note", text: " of what the graph holds, a page for each thing" })]),
    door("timeline", "The timeline", "what happened, who held which post, what falls due"),
  ].filter(Boolean)), withNotes([element("p", { class: "note", id: "overview-read", text: `${read}${drawnWords()}` })], element("div", { class: "foot" }))], "doors");
}

/** The documents that state a commitment, of those that were read, where not all of them do. */
function statingDocuments() {
  const { counts, documents } = page.overview;
  const stating = documents.filter((bar) => totalOf(bar) > 0).length;
  // Of very many documents not all have a bar.
  const isKnown = documents.length === counts.documents && stating > 0 && stating < counts.documents;
  return isKnown ? `${figure(stating)} of ${count(counts.documents, "document read", "documents read")}` : count(counts.documents, "document", "documents");
}

/** Whose words the texts are where they are not the originals': a reader knows it before the first sentence. */
function whoseWords() {
  const { wordings, counts } = page.overview;
  const of = (number) => (number === counts.documents ? `All ${figure(number)} texts are` : `Of ${count(counts.documents, "text", "texts")} ${figure(number)} ${number === 1 ? "is" : "are"}`);
  return [
    wordings.digest && `${of(wordings.digest)} ${wordings.digest === 1 ? "a digest" : "digests"} in our own words: the address of the original stands beside each sentence.`,
    wordings.translation && `${of(wordings.translation)} ${wordings.translation === 1 ? "a translation" : "translations"}.`,
  ].filter(Boolean).join(" ");
}

registerView({
  key: "overview",
  label: "Overview",
  build(section) {
    if (!page.overview) return;
    const { counts } = page.overview;
    // What is past is no news: where nothing is still to come, those who bear the most come first.
    const isDueFirst = dueRows().numbers.coming > 0;
    section.append(
      element("div", { class: "said-first" }, [
        element("h2", { text: `${count(counts.commitments, "commitment", "commitments")} in ${statingDocuments()}${yearsText()}` }),
        element("p", { class: "lead", text: ["Every bar, name and number opens its sentences.", whoseWords()].filter(Boolean).join(" ") }),
      ]),
      element("div", { class: "cards-grid" }, [
        element("div", { class: "column" }, [isDueFirst ? dueCard() : bearersCard(), disagreementsCard(), sinceCard()].filter(Boolean)),
        element("div", { class: "column" }, [counts.commitments > 0 && documentsCard(), statesCard()]),
        element("div", { class: "column" }, [isDueFirst ? bearersCard() : dueCard(), votesCard(), doorsCard()].filter(Boolean)),
      ]),
    );
    drawStates();
  },
  refresh() { /* It shows the whole corpus, whatever is filtered. */ },
});
