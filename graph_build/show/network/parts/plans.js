// Writes national action plans side by side: a column for each plan, a row for each aspect, each value with its sentences.

/** A national plan with its state, its values by aspect, and how many more an aspect has than the page holds. */
const plans = (page.plans?.plans ?? []).map(([id, state, name, wasRead, values, more, generation]) => ({ id, state, name, wasRead, values, more: new Map(more), generation }));
const plansOf = (state) => plans.filter((plan) => plan.state === state);
const planStates = () => remember("plan states", () => allStates().filter(({ id }) => plansOf(id).length).sort((a, b) => a.name.localeCompare(b.name, "en")));
const NEWEST_COMPARED = 20;
/** The first year that a plan names for itself; one without a year is older than all. */
const yearOfPlan = (plan) => plan.values.map(([, words]) => /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(words)?.[0] ?? "").sort().at(-1) ?? "";
/** Each state's newest plan is its last one; these states have those that begin last. */
const newestStates = () => planStates().map(({ id }) => ({ id, year: yearOfPlan(plansOf(id).at(-1)) })).sort((a, b) => compared(b.year, a.year) || compared(a.id, b.id)).slice(0, NEWEST_COMPARED).map(({ id }) => id);
/** What stands side by side before a reader chooses: the states with most plans. */
const firstStates = () => [...planStates()].sort((a, b) => plansOf(b.id).length - plansOf(a.id).length || compared(a.name, b.name)).slice(0, 4).map(({ id }) => id);

/** The plans that are compared: of one state all of them, of several each state's newest, or all where that is asked. */
function comparedPlans() {
  const all = state.earlier || state.plans.length === 1;
  return state.plans.flatMap((id) => (all ? plansOf(id) : plansOf(id).slice(-1)));
}
const openPlans = (states) => setState({ ...startState(), view: "compare", plans: states });

/** The states whose plans are on the page and whose names the words hold, in the order of the words. */
function statesNamed(text) {
  let rest = ` ${fold(text)} `;
  const found = [];
  // A name within a longer one, such as Guinea in Equatorial Guinea, is no name of its own.
  for (const one of [...planStates()].sort((a, b) => b.name.length - a.name.length)) {
    const at = rest.indexOf(` ${fold(one.name)} `);
    if (at < 0) continue;
    found.push({ one, at });
    rest = rest.replace(` ${fold(one.name)} `, ` ${"_".repeat(fold(one.name).length)} `);
  }
  return found.sort((a, b) => a.at - b.at).map(({ one }) => one);
}

/**
 * A sentence of a plan as the page has quotes; the address of a row is its last cell.
 * @returns {PageQuote}
 */
function planQuote(number) {
  const [exact, rule, home, paragraph, pages, wording, address] = page.plans.said[number];
  const quote = { place: -1, exact, rule, document: page.plans.documents[home], paragraph, pages, wording, address, prefix: "", suffix: "", before: "", after: "", heading: "", provision: "", evidence: `plan ${number}` };
  const row = rowOf(quote);
  return row && !address ? { ...quote, address: cellOfRow(row, "address") } : quote;
}

const MANY_VALUES = 6;
function planCell(plan, at) {
  const told = plan.values.filter(([aspect]) => aspect === at);
  if (!told.length) return element("td", {}, [element("span", { class: "note", text: "–", "aria-label": "no text tells it", role: "img" })]);
  const write = ([, words, numbers]) => (numbers.length ? laterDetails(words, () => numbers.map((number) => quoteOf(planQuote(number)))) : element("p", { text: words, dir: "auto" }));
  const left = plan.more.get(at) ?? 0;
  const rest = left > 0 && element("p", { class: "note", text: `${figure(left)} more: the comparison of the terminal (wps-graph compare) has all.` });
  if (told.length <= MANY_VALUES) return element("td", {}, [...told.map(write), rest]);
  return element("td", {}, [laterDetails(`${figure(told.length + left)} ${page.plans.aspects[at]}`, () => [...told.map(write), rest].filter(Boolean))]);
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

function plansTable() {
  const shown = comparedPlans();
  const used = page.plans.aspects.map((aspect, at) => ({ aspect, at })).filter(({ at }) => shown.some((plan) => plan.values.some(([one]) => one === at)));
  const head = shown.map((plan) => element("th", { scope: "col", dir: "auto" }, [element("span", { text: plan.name }), plan.wasRead && element("span", { class: "note", text: " its text was read" })]));
  const table = element("table", { class: "comparison plans" }, [
    element("thead", {}, [element("tr", {}, [element("th", { scope: "col", text: `${figure(shown.length)} of ${count(plans.length, "plan", "plans")}` }), ...head])]),
    element("tbody", {}, used.map(({ aspect, at }) => element("tr", {}, [element("th", { scope: "row", text: capital(aspect) }), ...shown.map((plan) => planCell(plan, at))]))),
  ]);
  table.style.setProperty("--plans", String(shown.length));
  return table;
}

/** The states that are compared, each with a button that takes it away, and the list that adds one. */
function plansTools() {
  const set = (states) => setState({ plans: states });
  const taken = (id) => act("✕", () => set(without(state.plans, id)), { class: "plain", "aria-label": `Without ${nameOfState(id)}`, ...(state.plans.length === 1 ? { disabled: "" } : {}) });
  const add = element("select", { "aria-label": "Add a state" }, [
    element("option", { value: "", text: "Add a state …" }),
    element("option", { value: "newest", text: `The ${figure(newestStates().length)} newest plans` }),
    ...planStates().filter(({ id }) => !state.plans.includes(id)).map(({ id, name }) => element("option", { value: id, text: `${name} (${count(plansOf(id).length, "plan", "plans")})` })),
  ]);
  add.addEventListener("change", () => set(add.value === "newest" ? newestStates() : [...state.plans, add.value]));
  return [
    element("span", { class: "buttons", role: "group", "aria-label": "States compared" }, state.plans.map((id) => element("span", { class: "chip" }, [element("span", { text: nameOfState(id), dir: "auto" }), taken(id)]))),
    add,
    state.plans.length > 1 && tickOf("earlier plans too", state.earlier, (ticked) => setState({ earlier: ticked })),
  ];
}
const nameOfState = (id) => allStates().find((one) => one.id === id)?.name ?? nameOf(id);

/** A row for each sentence of each value. */
function plansCsv(list) {
  const rows = list.flatMap((plan) => plan.values.flatMap(([at, words, numbers]) => (numbers.length ? numbers.map(planQuote) : [null]).map((quote) => [
    plan.name, nameOfState(plan.state), page.plans.aspects[at], words, quote && wordsOfQuote(quote), quote && wordingOf(quote), quote && nameOf(quote.document), quote && paragraphOf(quote), quote?.address, addressOf(plan.id),
  ])));
  return csvOf([["plan", "state", "aspect", "value", "sentence", "wording", "document", "paragraph", "original", "address"], ...rows]);
}
