// Turns a chosen question or a SPARQL text into requests to this server, and its answers into a table with links.
(() => {
"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const at = (id) => document.getElementById(id);
const byName = new Map(data.questions.map((question) => [question.name, question]));
const MOST_SHOWN = 1000;
const DAY = /^\d{4}-\d\d-\d\d$/;
let isTyped = false; // words were typed since a question was chosen: they say what is asked
let asked = null; // what the last answer was asked with: an address and its options
let stopper = null;

/** An element with text; nothing of the graph is ever read as HTML. */
function element(tag, text, properties = {}) {
  const made = document.createElement(tag);
  if (text !== null) made.textContent = text;
  for (const [name, value] of Object.entries(properties)) made.setAttribute(name, value);
  return made;
}

/** The questions that hold most of the typed words, and whether they hold all of them. */
function fittingQuestions() {
  const typed = fold(at("find").value).split(/\s+/).filter(Boolean);
  const telling = typed.filter((word) => !ASKING.has(word));
  const wanted = telling.length ? telling : typed;
  const rated = data.questions.map((question) => {
    const words = fold(`${question.name} ${question.question} ${question.tags.join(" ")} ${question.group}`);
    // One letter at the end tells a form of a word from another: “advises” finds “advise”.
    const isHeld = (word) => words.includes(word) || (word.length > 4 && words.includes(word.slice(0, -1)));
    return { question, held: wanted.filter(isHeld).length };
  });
  const most = Math.max(...rated.map(({ held }) => held));
  const isNone = wanted.length > 0 && most === 0;
  return { found: isNone ? [] : rated.filter(({ held }) => held === most).map(({ question }) => question), isAll: most === wanted.length };
}

function listQuestions() {
  const { found, isAll } = fittingQuestions();
  const groups = new Map();
  for (const question of found) {
    if (!groups.has(question.group)) groups.set(question.group, element("optgroup", null, { label: question.group }));
    groups.get(question.group).append(element("option", question.question, { value: question.name, title: question.question }));
  }
  const before = chosen();
  at("choice").replaceChildren(...groups.values());
  // One that fits is always chosen, so that there is something to ask.
  if (before && found.includes(before)) at("choice").value = before.name;
  else if (found.length) showQuestion(found[0]);
  at("fitting").textContent = !found.length ? `No question fits “${at("find").value.trim()}”. Fewer words find more; a name is looked for with “Search names” above.`
    : isAll ? `${found.length} of ${data.questions.length} questions.` : "No question holds all these words; these hold most of them.";
}

function chosen() {
  return byName.get(at("choice").value) ?? null;
}

/** A question with its parameters: the values given, an example for each where none are. */
function showQuestion(question, values = null) {
  at("choice").value = question.name;
  at("words").textContent = question.question;
  at("limits").textContent = `Not shown: ${question.doesNotShow}.${question.needsReasoning ? " Needs inferred statements." : ""}`;
  at("parameters").replaceChildren(...question.parameters.flatMap((parameter) => {
    const id = `parameter-${parameter.name}`;
    const input = element("input", null, { id, name: parameter.name, autocomplete: "off" });
    input.required = !question.optional.includes(parameter.name);
    const value = values ? values[parameter.name] ?? "" : parameter.example;
    // A year or a month is a date, too, and no calendar of a browser takes one.
    if (parameter.kind === "date" && (!value || DAY.test(value))) input.type = "date";
    input.value = value;
    return [element("label", `${parameter.name}: ${parameter.meaning}`, { for: id }), input];
  }));
}

function valuesNow() {
  return Object.fromEntries([...at("parameters").querySelectorAll("input")].map((input) => [input.name, input.value]));
}

/** A local address for what this server has, an outside one for https, none for anything else. */
function linkFor(address) {
  for (const [base, path] of data.homes) {
    if (address.startsWith(base) && address.length > base.length) return path + encodeURI(address.slice(base.length)).replace(/[?#]/g, encodeURIComponent);
  }
  return address.startsWith("https://") ? address : "";
}

function shortOf(address) {
  for (const [prefix, base] of Object.entries(data.prefixes)) {
    if (address.startsWith(base)) return `${prefix}:${address.slice(base.length)}`;
  }
  return address;
}

/** A paragraph without a number goes by its first words: `text-the-committee-meets` reads “the committee meets …”. */
function placeName(column, name) {
  const words = column === "paragraph" && /^(?:text|heading)-(.+)/.exec(name);
  return words ? `“${words[1].replaceAll("-", " ")} …”` : name;
}

/** Signs from which on a text gets a wide column. */
const LONG = 60;

function cell(column, term, named) {
  const made = element("td", null);
  if (!term) return made;
  if (term.type !== "uri") {
    made.textContent = term.value;
    made.setAttribute("dir", "auto");
    if (column === "quote") made.className = "quote";
    else if (term.value.length > LONG) made.className = "long";
    return made;
  }
  const href = linkFor(term.value);
  // A commitment has no name, and its address is none to read: the other columns say what it is.
  const isCommitment = column === "commitment" && href;
  const text = named ? placeName(column, named.value) : isCommitment ? "open" : shortOf(term.value);
  made.append(href ? element("a", text, { href, dir: "auto", rel: "noopener noreferrer" }) : element("span", text));
  return made;
}

/** Columns for readers: an address and its name are one column; a parameter, the same in every row, is left out. */
function readable(columns, given) {
  return columns.filter((column) => {
    if (given.has(column)) return false;
    return !(column.endsWith("Name") && columns.includes(column.slice(0, -4)));
  });
}

/** Bars that are drawn at the most. */
const MOST_BARS = 40;
/** Whole numbers that count nothing: places, times and ranks. */
const NO_COUNT = /^(?:year|page|number|position|start|end|order|rank|generation)$|(?:Year|Page|Number|Rank)$/;
/** What stands beside a fact says where it was read, not what is counted. */
const BESIDE = new Set(["document", "paragraph", "quote", "wording", "passages", "documents"]);
const WHOLE = "http://www.w3.org/2001/XMLSchema#integer";

/** What says something of its own: not the passage that a fact was read in, nor how many say it. */
const ownColumns = (columns) => (columns.includes("quote") ? columns.filter((column) => !BESIDE.has(column)) : columns);

/** The columns of which every row has a count; one with the same count everywhere shows nothing. */
function countColumns(columns, rows) {
  const isCount = (term) => term?.datatype === WHOLE && Number(term.value) >= 0;
  return ownColumns(columns).filter((column) => !NO_COUNT.test(column)
    && rows.every((row) => isCount(row[column])) && new Set(rows.map((row) => row[column].value)).size > 1);
}

const textOf = (row, column) => cell(column, row[column], row[`${column}Name`]).textContent;

/** What a row is called: as few of its first columns as give each name one number; none where its names do not tell rows apart. */
function barRows(columns, rows, counts, counted) {
  const names = ownColumns(columns).filter((column) => !counts.includes(column));
  for (let taken = 1; taken <= names.length; taken += 1) {
    const found = new Map();
    const fits = rows.every((row) => {
      const name = names.slice(0, taken).map((column) => textOf(row, column)).filter(Boolean).join(" · ");
      const number = Number(row[counted].value);
      if (found.has(name)) return found.get(name).number === number;
      found.set(name, { name, number, term: row[names[0]] });
      return true;
    });
    if (fits) return [...found.values()];
  }
  return [];
}

const picture = (tag, properties) => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(properties)) made.setAttribute(name, value);
  return made;
};

/** A bar for each name, the longest first; the name opens what it names. */
function drawBars(host, found) {
  const bars = found.sort((a, b) => b.number - a.number);
  const most = bars[0]?.number || 1;
  const list = element("ul", null, { class: "bars" });
  for (const { name, number, term } of bars.slice(0, MOST_BARS)) {
    const href = term?.type === "uri" ? linkFor(term.value) : "";
    const line = element("li", null);
    const bar = picture("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" });
    bar.append(picture("rect", { width: (100 * number) / most, height: 10 }));
    line.append(href ? element("a", name, { href, dir: "auto", rel: "noopener noreferrer" }) : element("span", name, { dir: "auto" }), bar, element("span", number.toLocaleString("en"), { class: "number" }));
    list.append(line);
  }
  const rest = bars.length > MOST_BARS ? [element("p", `The ${MOST_BARS} largest of ${bars.length.toLocaleString("en")}.`, { class: "hint" })] : [];
  host.replaceChildren(list, ...rest);
}

/** Above the rows: what a column counts as bars, with a choice where several columns count. */
function showBars(columns, rows) {
  const counts = countColumns(columns, rows);
  const drawn = counts.map((column) => ({ column, bars: barRows(columns, rows, counts, column) })).filter(({ bars }) => bars.length > 1);
  at("bars").hidden = !drawn.length;
  if (!drawn.length) return;
  const host = element("div", null);
  const choice = element("select", null, { id: "counted" });
  choice.append(...drawn.map(({ column }) => element("option", headingOf(column), { value: column })));
  choice.addEventListener("change", () => drawBars(host, drawn[choice.selectedIndex].bars));
  const label = element("label", "Bars show ", { for: "counted" });
  const told = element("p", `Bars show ${headingOf(drawn[0].column)}.`, { class: "hint" });
  at("bars").replaceChildren(...(drawn.length > 1 ? [label, choice] : [told]), host);
  drawBars(host, drawn[0].bars);
}

const headingOf = (column) => column.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
const drawings = drawingsWith({ element, linkFor, textOf, headingOf, ownColumns });

function showRows(answer, given) {
  const columns = readable(answer.head.vars, given);
  const rows = answer.results.bindings;
  showBars(columns, rows);
  drawings.drawTimes(at("times"), columns, rows);
  const mine = stopper;
  drawings.drawMap(at("map"), columns, rows, data.regions, () => mine !== stopper);
  const table = element("table", null);
  const head = element("tr", null);
  head.append(...columns.map((column) => element("th", headingOf(column), { scope: "col" })));
  table.append(element("thead", null), element("tbody", null));
  table.tHead.append(head);
  for (const row of rows.slice(0, MOST_SHOWN)) {
    const line = element("tr", null);
    line.append(...columns.map((column) => cell(column, row[column], row[`${column}Name`])));
    table.tBodies[0].append(line);
  }
  at("table").replaceChildren(...(rows.length ? [table] : []));
  const more = rows.length > MOST_SHOWN ? ` The first ${MOST_SHOWN} are shown; a download holds all.` : "";
  return `${rows.length.toLocaleString("en")} ${rows.length === 1 ? "row" : "rows"}.${more}`;
}

async function show(response, given) {
  const type = response.headers.get("Content-Type") ?? "";
  const text = await response.text();
  if (!response.ok) throw new Error(text.trim());
  const taken = decodeURIComponent(response.headers.get("Wps-Graph-Taken") ?? "");
  at("taken").hidden = !taken;
  at("taken").textContent = taken;
  const cut = response.headers.get("Wps-Graph-Cut");
  at("cut").hidden = !cut;
  if (cut) at("cut").textContent = `The answer was cut after ${cut.replace("rows=", "")} rows: ask with LIMIT and OFFSET for the rest.`;
  if (!type.includes("json")) {
    at("table").replaceChildren(element("pre", text));
    return "A graph, as Turtle.";
  }
  const answer = JSON.parse(text);
  if ("boolean" in answer) {
    at("table").replaceChildren();
    return answer.boolean ? "Yes." : "No.";
  }
  return showRows(answer, given);
}

/** Says in the line of state how the asking went: words and look change at once. */
function say(words, look = "") {
  at("status").className = look;
  at("status").textContent = words;
}

function fail(words) {
  at("table").replaceChildren();
  say(words, "failed");
}

/** A new asking stops the one before, whose answer is then shown nowhere. */
function beginAsking() {
  stopper?.abort();
  stopper = new AbortController();
  say("Asking …");
  at("stop").hidden = false;
  at("take").hidden = at("cut").hidden = at("taken").hidden = at("bars").hidden = at("times").hidden = at("map").hidden = true;
  return stopper;
}

const saidOf = (fault) => (fault.name === "AbortError" ? "Stopped." : fault.message || "The server does not answer.");

async function ask(address, options, given = new Set()) {
  const mine = beginAsking();
  const begun = performance.now();
  try {
    const accept = { Accept: "application/sparql-results+json, text/turtle;q=0.9" };
    const response = await fetch(address, { ...options, headers: accept, signal: mine.signal });
    const words = await show(response, given);
    if (mine !== stopper) return;
    asked = { address, options };
    say(`${words} ${((performance.now() - begun) / 1000).toFixed(2)} s.`);
    at("take").hidden = false;
  } catch (fault) {
    if (mine === stopper) fail(saidOf(fault));
  } finally {
    if (mine === stopper) at("stop").hidden = true;
  }
}

const questionAddress = (name, values) => `/questions/${encodeURIComponent(name)}?${new URLSearchParams(values)}`;
const formOf = (query) => ({ method: "POST", body: new URLSearchParams({ query }) });

function askQuestion() {
  const question = chosen();
  if (!question) {
    say(at("fitting").textContent || "No question is chosen.", "failed");
    return;
  }
  const values = Object.fromEntries(Object.entries(valuesNow()).filter(([, value]) => value));
  history.replaceState(null, "", `#${new URLSearchParams({ question: question.name, ...values })}`);
  ask(questionAddress(question.name, values), {}, new Set(Object.keys(values)));
}

/** The question that the typed words ask, with what they name; why there is none where there is none. */
async function askWords() {
  const mine = beginAsking();
  let meant = null;
  try {
    const response = await fetch(`/questions?${new URLSearchParams({ words: at("find").value })}`, { signal: mine.signal });
    if (!response.ok) throw new Error((await response.text()).trim());
    meant = await response.json();
  } catch (fault) {
    if (mine !== stopper) return;
    fail(saidOf(fault));
    at("stop").hidden = true;
    return;
  }
  if (mine !== stopper) return;
  const question = byName.get(meant.question);
  if (![...at("choice").options].some((option) => option.value === question.name)) {
    at("choice").prepend(element("option", question.question, { value: question.name, title: question.question }));
  }
  showQuestion(question, meant.values);
  isTyped = false;
  at("fitting").textContent = meant.told.join(" · ");
  askQuestion();
}

function askFree() {
  const query = at("sparql").value;
  if (!query.trim()) return;
  history.replaceState(null, "", `#${new URLSearchParams({ query })}`);
  ask("/sparql", formOf(query));
}

async function showSparql() {
  const question = chosen();
  if (!question) return;
  const response = await fetch(questionAddress(question.name, { ...valuesNow(), show: "sparql" }));
  const text = await response.text();
  at("own").open ||= response.ok;
  if (response.ok) at("sparql").value = text.replace(/^(#\+.*\n)+\s*/, "");
  if (response.ok) say("The query stands in the box; run it, or change it first.");
  else say(text.trim(), "failed");
  if (response.ok) at("sparql").focus();
}

async function take(type, ending) {
  const response = await fetch(asked.address, { ...asked.options, headers: { Accept: `${type}, text/turtle;q=0.1` } });
  const isGraph = (response.headers.get("Content-Type") ?? "").startsWith("text/turtle");
  const link = element("a", null, { download: `answer.${isGraph ? "ttl" : ending}` });
  link.href = URL.createObjectURL(await response.blob());
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** The address says what is asked: a question with its parameters, or a query. */
function open() {
  const said = new URLSearchParams(location.hash.slice(1));
  const question = byName.get(said.get("question"));
  if (said.get("query")) {
    at("own").open = true;
    at("sparql").value = said.get("query");
    askFree();
  } else if (question) {
    showQuestion(question, Object.fromEntries(said));
    askQuestion();
  }
}

at("known").textContent = `Known without a PREFIX line: ${Object.keys(data.prefixes).join(", ")}. The default graph is the union of all graphs.`;
at("sparql").value = "SELECT ?body ?bodyName WHERE {\n  ?body a wps:Body ; rdfs:label ?bodyName .\n}\nORDER BY ?bodyName\nLIMIT 20\n";
listQuestions();
if (!chosen()) showQuestion(data.questions[0]);
at("find").addEventListener("input", () => { isTyped = Boolean(at("find").value.trim()); listQuestions(); });
at("find").addEventListener("keydown", (event) => { if (event.key === "Enter") at("form").requestSubmit(); });
at("choice").addEventListener("change", () => { isTyped = false; if (chosen()) showQuestion(chosen()); });
at("parameters").addEventListener("input", () => { isTyped = false; });
at("form").addEventListener("submit", (event) => { event.preventDefault(); if (isTyped) askWords(); else askQuestion(); });
at("free").addEventListener("submit", (event) => { event.preventDefault(); askFree(); });
at("sparql").addEventListener("keydown", (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) askFree(); });
at("show").addEventListener("click", showSparql);
at("stop").addEventListener("click", () => stopper?.abort());
at("csv").addEventListener("click", () => take("text/csv", "csv"));
at("json").addEventListener("click", () => take("application/sparql-results+json", "json"));
at("copy").addEventListener("click", async () => {
  await navigator.clipboard.writeText(location.href);
  say("The link is copied.");
});
addEventListener("hashchange", open);
open();
})();
