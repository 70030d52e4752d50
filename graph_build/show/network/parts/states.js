// Writes the map of states on the overview: a square for each, coloured by what it has, which opens the state; and a table of the same.

/** What a square may count, in the order of its numbers: the word in the address, one, several, what the colour means, and what is counted. */
const STATE_COUNTS = [
  { key: "commitments", one: "commitment", many: "commitments", title: "Commitments borne", counts: "those that the state itself takes on or that are asked of it; what “Member States” and other groups bear is counted for no single state." },
  { key: "plans", one: "plan named", many: "plans named", title: "National action plans named", counts: "each plan that a text or table here names, once. It is not the number that a state has had: a state may have plans that nothing here names." },
  { key: "read", one: "plan read", many: "plans read", title: "Plans read", counts: "of the plans named, those whose own text is a document of this corpus." },
  { key: "votes", one: "vote", many: "votes", title: "Votes", counts: "documents on which a text here says how the state voted." },
];
/** The least number of each of the five steps of colour. */
const HEAT_STEPS = [1, 2, 3, 5, 9];
const stateMap = { by: "", chosen: "" };
/** The overview stays as it came: what is worked out from it is worked out once. */
const fromOverview = new Map();
const once = (key, make) => { if (!fromOverview.has(key)) fromOverview.set(key, make()); return fromOverview.get(key); };
const allStates = () => once("states", () => page.overview.regions.flatMap((region) => region.states.map((one) => ({ ...one, region: region.name }))).filter(({ id }) => id));
/** The counts that any state has. */
const stateCounts = () => once("counts", () => STATE_COUNTS.map((kind, at) => ({ ...kind, at })).filter(({ at }) => allStates().some(({ numbers }) => numbers[at] > 0)));
const shownCount = () => stateCounts().find(({ key }) => key === stateMap.by) ?? stateCounts()[0];
const heatOf = (number) => HEAT_STEPS.filter((least) => number >= least).length;
/** What a state has, in words. */
const stateWords = (/** @type {PageState} */ one) => stateCounts().filter(({ at }) => one.numbers[at]).map((kind) => count(one.numbers[kind.at], kind.one, kind.many));

addControl("map", "overview", () => stateMap.by, (text) => { stateMap.by = text; drawStates(); });
addControl("state", "overview", () => stateMap.chosen, (text) => { stateMap.chosen = page.overview && allStates().some(({ id }) => id === text) ? text : ""; drawStates(); });

/** The states on the map that the typed words name, or begin to; those that the network holds are found by their names. */
function statesAsked(text) {
  // "national action plan albania" asks for Albania: of states the map knows the plans.
  const asked = fold(text).split(" ").filter((word) => !PLAN_WORDS.has(word) && !ASKING.has(word)).join(" ");
  return asked.length < 3 ? [] : allStates().filter(({ name }) => fold(name).startsWith(asked)).slice(0, 3);
}

/** Open a state: its numbers and plans under the map and, where the network holds it, its record. */
function openState(/** @type {PageState} */ one) {
  stateMap.chosen = one.id;
  const isThing = service || nodeOf.has(one.id);
  if (isThing) state.controls = readControls();
  else noteControls();
  drawStates();
  if (isThing) choose({ type: "thing", id: one.id });
}

/** Open a state on the map, wherever the reader is. */
function showState(/** @type {PageState} */ one) {
  Object.assign(state, { view: "overview", words: "", selected: null });
  openState(one);
  document.querySelector(".opened-state")?.scrollIntoView({ block: "center" });
}

/** A square; one that counts nothing is pale, and one that the graph does not know opens nothing. */
function stateTile(/** @type {PageState} */ one, at) {
  const number = one.numbers[at];
  const look = { class: `tile heat-${heatOf(number)}`, title: one.name || one.code };
  const inside = [element("span", { class: "code", text: one.code }), element("span", { class: "number", text: number ? figure(number) : "" })];
  const tile = one.id
    ? element("button", { type: "button", ...look, "data-state": one.id, "aria-pressed": String(stateMap.chosen === one.id), "aria-label": `${one.name}: ${stateWords(one).join(", ") || "none of these"}`, click: () => openState(one) }, inside)
    : element("span", { ...look, "aria-hidden": "true" }, inside);
  tile.style.gridArea = `${one.row + 1} / ${one.column + 1}`;
  return tile;
}

function regionGrid(/** @type {PageRegion} */ region, at) {
  const inside = element("div", { class: region.columns ? "tiles" : "tiles loose" }, region.states.map((one) => stateTile(one, at)));
  if (region.columns) inside.style.setProperty("--columns", String(region.columns));
  else [...inside.children].forEach((tile) => { tile.style.gridArea = "auto"; });
  return element("div", { class: "region", role: "group", "aria-label": region.name }, [element("h4", { text: region.name }), inside]);
}

/** What the steps of colour mean. */
function heatKey(title) {
  const step = (least, index) => {
    const next = HEAT_STEPS[index + 1];
    const words = !next ? `${least} or more` : next - 1 > least ? `${least} to ${next - 1}` : String(least);
    return element("span", {}, [element("span", { class: `tile swatch heat-${index + 1}`, "aria-hidden": "true" }), element("span", { text: words })]);
  };
  return element("p", { class: "heat-key" }, [element("span", { text: `${title}:` }), ...HEAT_STEPS.map(step)]);
}

/** How many of a state's plans were read, and how many more it has had by the number of its newest. */
function namedWords(own) {
  const [read, newest] = [own.filter(({ wasRead }) => wasRead).length, Math.max(...own.map(({ generation }) => generation))];
  const unnamed = newest - own.length;
  return `${read ? `Of ${figure(read)} the text was read.` : "The text of none was read."}${unnamed > 0 ? ` The newest is number ${newest}; nothing here names the other ${figure(unnamed)}.` : ""}`;
}

/** What the map counts, and which documents name the plans. */
const statesNotes = () => [
  ...stateCounts().map(({ title, counts }) => element("p", { class: "note", text: `${title}: ${counts}` })),
  plans.length > 0 && element("p", { class: "note", dir: "auto", text: `${count(plans.length, "plan is", "plans are")} named, in ${page.plans.documents.map((id) => `“${nameOf(id)}”`).join(", ")}; of ${plans.filter(({ wasRead }) => wasRead).length || "none"} the text was read.` }),
];

/** The state that was opened: what it has; its commitments open. */
function openedState() {
  /** @type {PageState | undefined} */
  const one = allStates().find(({ id }) => id === stateMap.chosen);
  if (!one) return element("p", { class: "note", text: "A square opens its state." });
  const borne = one.numbers[0] && act(count(one.numbers[0], "commitment", "commitments"), () => openCommitments({ bearers: [one.id] }), { class: "plain" });
  const rest = stateWords(one).slice(borne ? 1 : 0).join(", ");
  return element("div", {}, [
    element("h4", { text: one.name, dir: "auto" }),
    element("p", {}, [borne, element("span", { text: borne ? rest && `, ${rest}` : rest || "None of these." })]),
    plansOf(one.id).length > 0 && element("p", { class: "note", text: namedWords(plansOf(one.id)) }),
    plansOf(one.id).length > 0 && element("ul", {}, plansOf(one.id).map(({ name }) => element("li", { text: name, dir: "auto" }))),
    plansOf(one.id).length > 0 && element("p", {}, [act("Its plans side by side", () => openPlans([one.id]), { class: "file" })]),
  ]);
}

/** Write the map again, for another count or another state. */
function drawStates() {
  const host = document.getElementById("state-map");
  if (!host) return;
  keepFocus(host, () => {
    const shown = shownCount();
    const kinds = stateCounts();
    const pick = (key) => {
      stateMap.by = key === kinds[0].key ? "" : key;
      noteControls();
      drawStates();
    };
    const choice = kinds.map(({ key, title }) => act(title, () => pick(key), { "aria-pressed": String(key === shown.key), "data-count": key }));
    host.replaceChildren(
      element("div", { class: "map-choice", role: "group", "aria-label": "What the map counts" }, choice.length > 1 ? choice : []),
      heatKey(shown.title),
      element("div", { class: "regions" }, page.overview.regions.map((region) => regionGrid(region, shown.at))),
      element("div", { class: "opened-state", "aria-live": "polite" }, [openedState()]),
    );
  });
}

/** The same as a table, by name. */
function statesTable() {
  const rows = allStates().filter(({ numbers }) => numbers.some(Boolean)).sort((a, b) => a.name.localeCompare(b.name, "en") || compared(a.id, b.id));
  const columns = stateCounts();
  const write = () => element("table", {}, [
    element("thead", {}, [element("tr", {}, ["State", "Region", ...columns.map(({ title }) => title)].map((text) => element("th", { scope: "col", text })))]),
    element("tbody", {}, rows.map((one) => element("tr", {}, [
      element("th", { scope: "row" }, [act(one.name, () => openState(one), { class: "plain", dir: "auto" })]),
      element("td", { text: one.region }),
      ...columns.map(({ at }) => element("td", { text: figure(one.numbers[at]) })),
    ]))),
  ]);
  const file = () => [["state", "code", "region", ...columns.map(({ key }) => key), "address"], ...rows.map((one) => [one.name, one.code, one.region, ...columns.map(({ at }) => one.numbers[at]), addressOf(one.id)])];
  return figureFoot("States", "states", write, file);
}

/** The map with its table; nothing where no state bears, plans or votes. */
function statesCard() {
  if (!page.overview.regions.length) return null;
  const known = allStates().filter(({ numbers }) => numbers.some(Boolean)).length;
  return card(`${count(known, "state", "states")} with ${stateCounts().map(({ many }) => many).join(", ")}`, [element("div", { id: "state-map" }), withNotes(statesNotes(), withDoor(plans.length > 0 && act("Plans side by side", () => openPlans(firstStates()), { class: "file" }), statesTable()))], "states");
}
