// Lists the documents of a year: those that were read, those that they name, and national plans that a table lists.

const KNOWN_HOW = { read: "read here", named: "only named in what was read", plan: "national plan, listed in a table" };
const TEXTS_AT_ONCE = 100;
const texts = { years: null, status: null, pages: null, table: null, asked: "" };

/** The one date of a plan that a table lists: of its adoption or, where none is told, the one on which it begins. */
function planDate(plan) {
  const told = (aspect, how) => plan.values.filter(([at]) => page.plans.aspects[at] === aspect).map(([, text]) => ({ text, how, span: spanOf(text) })).filter(({ span }) => span)
    .sort((a, b) => (a.span.to - a.span.from) - (b.span.to - b.span.from) || a.span.from - b.span.from)[0];
  const found = told("adopted", "adopted") ?? told("period start", "begins");
  const day = (moment) => new Date(moment).toISOString().slice(0, 10);
  return found && { text: found.text, how: found.how, first: day(found.span.from), last: day(found.span.to - 1) };
}
/** The plans that no text dates, so that a table alone does. */
const listedPlans = () => remember("listed plans", () => plans.filter(({ id, wasRead: isRead }) => !isRead && !documentDate(id)).map((plan) => ({ plan, date: planDate(plan) })).filter(({ date }) => date));

/**
 * The documents of a time, or all where none is chosen, each with how it is known; by date, those without one last; of
 * one year those that were read come first.
 * @returns {{ id: string, name: string, kind: string, known: string, date: any, number: number, plan?: any }[]}
 */
function documentRows(now = state) {
  const { read, named } = documentsOfTime(now);
  const stated = new Map();
  for (const item of commitments) stated.set(item.document, (stated.get(item.document) ?? 0) + 1);
  const numberOf = (id) => { const bar = readDocuments.get(id); return bar ? totalOf(bar) : stated.get(id) ?? 0; };
  const row = (known) => (id) => ({ id, name: nameOf(id) === id ? untied.get(id)?.name ?? id : nameOf(id), kind: (things.get(id) ?? untied.get(id))?.className ?? "Document", known, date: documentDate(id), number: numberOf(id) });
  const listed = listedPlans().filter(({ date }) => timePasses([[date.first, date.last]], now));
  const rows = [...read.map(row("read")), ...named.map(row("named")), ...listed.map(({ plan, date }) => ({ id: plan.id, name: plan.name, kind: "National action plan", known: "plan", date, number: 0, plan }))];
  const isOneYear = yearOfState() !== "";
  const rank = ({ known }) => (isOneYear ? Object.keys(KNOWN_HOW).indexOf(known) : 0);
  return rows.sort((a, b) => rank(a) - rank(b) || compared(a.date?.first ?? "9999", b.date?.first ?? "9999") || a.name.localeCompare(b.name, "en") || compared(a.id, b.id));
}

/** How many documents a year has, by how they are known; a server knows those that the page does not hold, too. */
const yearCounts = (year) => page.overview?.dated.find((one) => one.year === year);
const countsInWords = ({ read, named, plans: listed }) => [
  `${figure(read)} read here`, `${figure(named)} only named in them`, listed > 0 && count(listed, "national plan that a table lists", "national plans that a table lists"),
].filter(Boolean).join(", ");
/** The year that is chosen as a whole; nothing where another time is, or none. */
const yearOfState = () => (state.from?.slice(5) === "01-01" && state.until === `${state.from.slice(0, 4)}-12-31` ? state.from.slice(0, 4) : "");
const timeOfYear = (year) => ({ from: `${year}-01-01`, until: `${year}-12-31`, undated: false });

/** Open the list of the documents of a year; a server is asked for those that the page does not hold. */
async function openYear(year) {
  await fetchDocuments(year);
  setState({ ...startState(), ...timeOfYear(year), view: "texts" });
}

function openDocument(/** @type {{ id: string, plan?: any, known: string }} */ { id, plan, known }) {
  if (nodeOf.has(id)) return choose({ type: "thing", id });
  if (plan) return openPlans([plan.state]);
  return known === "read" ? setState({ view: "reading", reading: id, from: null, until: null }) : openItem({ chosen: chosenThing(id) });
}

/** Under what other names texts speak of a document that was read. */
const namedAgain = (id) => [...readAs].filter(([, read]) => read === id).map(([named]) => element("span", { class: "note", dir: "auto", text: ` also named as “${nameOf(named) === named ? untied.get(named)?.name ?? named : nameOf(named)}”` }));

function documentRow(/** @type {any} */ row) {
  const cell = (label, children) => element("td", { role: "cell", "data-label": label }, children);
  return element("tr", { role: "row", "data-document": row.id }, [
    cell("Date", [cellText(row.date ? `${row.date.how} ${row.date.text}` : "no date")]),
    cell("Document", [element("span", {}, [nodeOf.has(row.id) ? thingButton(row.id) : act(row.name, () => openDocument(row), { class: "plain", dir: "auto" }), ...namedAgain(row.id)])]),
    cell("Kind", [cellText(row.kind)]),
    cell("Here", [element("span", {}, [`${KNOWN_HOW[row.known]} `, row.known === "read" && act("Read it", () => setState({ view: "reading", reading: row.id, selected: null }), { class: "plain", "aria-label": `Read ${row.name}` })])]),
    cell("Commitments", [row.number ? act(figure(row.number), () => openCommitments({ documents: [row.id] }), { class: "plain", "aria-label": `${row.name}: ${count(row.number, "commitment", "commitments")}` }) : cellText("0")]),
  ]);
}

/** A button for each year that has a document, with how many. */
function yearButtons() {
  const chosen = yearOfState();
  const whole = (one) => one.read + one.named + one.plans;
  const newestFirst = [...(page.overview?.dated ?? [])].reverse();
  const all = act("All years", () => setState({ from: null, until: null }), { "aria-pressed": String(!isTimeSet(state)) });
  return [all, ...newestFirst.map((one) => act(`${one.year} (${figure(whole(one))})`, () => openYear(one.year), { "data-year": one.year, "aria-pressed": String(one.year === chosen), title: countsInWords(one) }))];
}

function buildTexts(section) {
  texts.years = element("div", { class: "buttons stays years-row", role: "group", "aria-label": "Years" });
  texts.status = statusLine();
  const body = element("tbody", { role: "rowgroup" });
  texts.pages = pagesOf(body, ["document", "documents"], TEXTS_AT_ONCE, ["texts"]);
  texts.table = element("div", { class: "table", tabindex: "0", role: "region", "aria-label": "Documents by date" }, [element("table", { role: "table" }, [
    element("thead", { role: "rowgroup" }, [element("tr", { role: "row" }, ["Date", "Document", "Kind", "Here", "Commitments"].map((text) => element("th", { role: "columnheader", scope: "col", text })))]), body,
  ])]);
  section.append(texts.years, texts.status, texts.pages.bar, texts.table);
}

/** What is listed and, of a server, whether that is all. */
function textsStatus(rows) {
  const year = yearOfState();
  const counts = { read: 0, named: 0, plans: 0 };
  for (const { known } of rows) counts[known === "plan" ? "plans" : known] += 1;
  const known = year && yearCounts(year);
  const whole = known ? known.read + known.named + known.plans : rows.length;
  const isPart = service && (!year || rows.length < whole);
  const undated = rows.filter(({ date }) => !date).length;
  const part = isPart ? ` This page holds ${figure(rows.length)} of them so far${year ? "." : ": a year lists all of its own."}` : "";
  return `${count(rows.length, "document", "documents")}${year ? ` of ${year}` : isTimeSet(state) ? " of this time" : ""}: ${countsInWords(counts)}${undated ? `; ${figure(undated)} of them without a date, last` : ""}.${part} ${DATE_WORDS}`;
}

addPageControl("texts");
registerView({
  key: "texts",
  label: "Documents by year",
  build: buildTexts,
  refresh() {
    const rows = documentRows();
    keepFocus(texts.years, () => texts.years.replaceChildren(...yearButtons()));
    texts.status.textContent = rows.length ? textsStatus(rows) : `No document of ${yearOfState() || "this time"} is known here.`;
    const asked = JSON.stringify([state.from, state.until, state.undated]);
    texts.pages.show(rows, documentRow, { keep: asked === texts.asked });
    texts.asked = asked;
    texts.pages.bar.hidden = rows.length <= TEXTS_AT_ONCE;
  },
  taken: () => ({ texts: documentRows() }),
});

/** A row for each document. */
function textsCsv(list) {
  return csvOf([["date", "which date", "document", "kind", "how it is known", "commitments", "address"], ...list.map((row) => [row.date?.text, row.date?.how, row.name, row.kind, KNOWN_HOW[row.known], row.number, addressOf(row.id)])]);
}
