// Writes the filters: what may be chosen, what is chosen, and how much each choice would show now.

const facetBox = document.getElementById("facets");
const MOST_CHOICES = 150;
const without = (list, value) => list.filter((item) => item !== value);
const toggled = (list, value) => (list.includes(value) ? without(list, value) : [...list, value]);
const unique = (list) => [...new Set(list)];
const byName = (list) => list.sort((a, b) => nameOf(a).localeCompare(nameOf(b), "en"));

/** Each filter: the part of the state, what may be chosen, its words, and which things, relations or commitments have a choice. */
const facets = [
  {
    key: "relation", label: "Kind of relation", part: "hiddenPredicates", hides: true,
    choices: () => unique(relations.map((relation) => relation.predicate)).sort((a, b) => verbOfAll(a).localeCompare(verbOfAll(b), "en")),
    words: verbOfAll, unit: "relations", has: (relation) => [relation.predicate],
  },
  {
    key: "document", label: "Document", part: "documents", choices: () => byName(choicesOf("document").filter(Boolean)), words: nameOf,
    unit: "relations", has: documentsOf,
  },
  {
    key: "pillar", label: "Pillar or task", part: "pillars", choices: () => byName(choicesOf("pillar").filter(Boolean)), words: nameOf,
    unit: "commitments", has: (item) => unique(pillarsOf(item.themes)),
  },
  {
    key: "theme", label: "Theme", part: "themes", choices: () => byName(choicesOf("theme").filter(Boolean)), words: nameOf,
    unit: "commitments", has: (item) => item.themes,
  },
  {
    key: "bearer", label: "Bearer", part: "bearers", choices: () => byName(choicesOf("bearer").filter(Boolean)), words: nameOf,
    unit: "commitments", has: (item) => thingsIn(item.bearers),
  },
  {
    key: "asked", label: "Asked of", part: "asked", choices: () => byName(choicesOf("asked").filter(Boolean)), words: nameOf,
    unit: "commitments", has: (item) => thingsIn(item.addressees),
  },
  {
    key: "strength", label: "Strength of commitment", part: "strengths", choices: () => choicesOf("strength").sort(), words: (word) => word || "not stated",
    unit: "commitments", has: (item) => [item.strength],
  },
];

const sayings = [["both", "Said or inferred"], ["asserted", "Said by a document"], ["inferred", "Inferred only"]];

/** Whether commitments alone are shown: then a choice counts those, and not the relations that it lets through. */
const areOnlyCommitments = () => ["cards", "commitments"].includes(state.view);
const countedOf = (facet) => (areOnlyCommitments() ? "commitments" : state.view === "disagreements" ? "disagreements" : facet.unit);
const sourcesOf = (/** @type {PageDisagreement} */ item) => unique(item.quotes.map((number) => page.quotes[number].document));
const hasOf = (facet) => (state.view === "disagreements" ? sourcesOf : facet.key === "document" && areOnlyCommitments() ? (item) => [item.document] : facet.has);

/** Write the filters anew, as after the data grew; those that the reader has open stay open. */
function buildFacets() {
  const open = [...facetBox.querySelectorAll("details[open]")].map((part) => part.dataset.facet);
  facetBox.replaceChildren(sayingPart(), ...facets.map(facetPart), disputePart());
  for (const key of open) facetBox.querySelector(`[data-facet="${key}"]`).open = true;
}

function choiceLine(type, properties, text, onChange) {
  const input = element("input", { type, ...properties });
  input.addEventListener("change", () => onChange(input));
  return element("li", {}, [element("label", {}, [input, element("span", { text, dir: "auto" }), element("span", { class: "number" })])]);
}

function sayingPart() {
  const lines = sayings.map(([value, text]) => choiceLine("radio", { name: "said", value }, text, () => setState({ said: value })));
  return element("details", { "data-facet": "said", open: "" }, [element("summary", { text: "Said or inferred" }), element("p", { class: "hint", text: `Counted: relations that the other filters let through, of ${figure(relations.length)}${service ? " that this page holds" : ""}.` }), element("ul", {}, lines)]);
}

function disputePart() {
  const line = choiceLine("checkbox", { id: "disputed" }, "Only what sources contradict each other on", (input) => setState({ disputed: input.checked }));
  const aside = page.disagreements.length > 0 && element("li", { class: "hint" }, [element("span", { class: "unit", text: "Counted: relations." }), ` Sources disagree in ${count(page.disagreements.length, "place", "places")}, most of them on dates and periods, which are no lines: the Disagreements tab lists all.`]);
  return element("ul", { class: "single", "data-facet": "disputed" }, [line, aside].filter(Boolean));
}

/** The choices are written when the part is first opened. */
function facetPart(facet) {
  const part = element("details", { "data-facet": facet.key }, [element("summary", { text: facet.label })]);
  part.addEventListener("toggle", () => {
    if (!part.open) return;
    if (part.childElementCount === 1) writeChoices(facet, part);
    refreshFacets();
  });
  return part;
}

function writeChoices(facet, part) {
  const all = facet.choices();
  const lines = all.slice(0, MOST_CHOICES).map((value) => choiceLine("checkbox", { "data-value": value }, facet.words(value), () => setState({ [facet.part]: toggled(state[facet.part], value) })));
  part.replaceChildren(part.firstChild, element("p", { class: "hint" }, [element("span", { class: "unit" }), ` ${facet.hides ? "Unticked kinds are hidden." : "Nothing ticked lets all through."}`]), element("ul", {}, lines));
  if (all.length > MOST_CHOICES) part.append(element("p", { class: "hint", text: `The first ${MOST_CHOICES} of ${figure(all.length)}.` }));
}

/** What is ticked at once; the counts after the page has answered, one filter at a time. */
function refreshFacets() {
  for (const input of facetBox.querySelectorAll("input[name=said]")) input.checked = input.value === state.said;
  document.getElementById("disputed").checked = state.disputed;
  for (const facet of facets) {
    for (const input of facetBox.querySelectorAll(`[data-facet="${facet.key}"] input`)) {
      input.checked = state[facet.part].includes(input.dataset.value) !== Boolean(facet.hides);
    }
    const number = state[facet.part].length;
    facetBox.querySelector(`[data-facet="${facet.key}"] summary`).textContent = number ? `${facet.label} (${number} ${facet.hides ? "hidden" : "chosen"})` : facet.label;
  }
  document.getElementById("clear").disabled = !isFiltered();
  countLater([...facets.filter(({ key }) => facetBox.querySelector(`[data-facet="${key}"]`).open), "kinds", "said", "disputed"]);
}

let counting = 0;
function countLater(waiting) {
  clearTimeout(counting);
  if (!waiting.length) return;
  counting = setTimeout(() => {
    countFacet(waiting[0]);
    countLater(waiting.slice(1));
  }, 30);
}

/** How much of what the other filters let through has each choice. */
function countFacet(facet) {
  if (facet === "kinds") return countKinds();
  if (facet === "said") return countSaid();
  if (facet === "disputed") {
    const passed = pass({ ...state, disputed: true });
    facetBox.querySelector("[data-facet=disputed] .number").textContent = figure(areOnlyCommitments() ? passed.commitments.size : passed.relations.size);
    const unit = facetBox.querySelector("[data-facet=disputed] .unit");
    if (unit) unit.textContent = `Counted: ${areOnlyCommitments() ? "commitments" : "relations"}.`;
    return null;
  }
  const open = pass({ ...state, [facet.part]: [] });
  const numbers = new Map();
  const counted = countedOf(facet);
  facetBox.querySelector(`[data-facet="${facet.key}"] .unit`).textContent = `Counted: ${counted}.`;
  const items = counted === "disagreements" ? page.disagreements : counted === "relations" ? relations.filter((item) => open.relations.has(item.index)) : commitments.filter((item) => open.commitments.has(item.id));
  for (const item of items) for (const value of hasOf(facet)(item)) numbers.set(value, (numbers.get(value) ?? 0) + 1);
  for (const input of facetBox.querySelectorAll(`[data-facet="${facet.key}"] input`)) {
    input.parentElement.querySelector(".number").textContent = figure(numbers.get(input.dataset.value) ?? 0);
  }
  return null;
}

function countKinds() {
  const open = pass({ ...state, hiddenKinds: [] });
  const numbers = new Map();
  for (const id of open.things) numbers.set(things.get(id).kind, (numbers.get(things.get(id).kind) ?? 0) + 1);
  for (const button of legend.querySelectorAll("button[data-kind]")) {
    // Of a graph that is fetched piece by piece a number would be that of the pieces.
    if (button.dataset.kind !== "inferred" && !service) button.querySelector(".number").textContent = `(${figure(numbers.get(button.dataset.kind) ?? 0)})`;
  }
}

function countSaid() {
  const open = pass({ ...state, said: "both" });
  const inferred = relations.filter((relation) => relation.reason && open.relations.has(relation.index)).length;
  const numbers = { both: open.relations.size, asserted: open.relations.size - inferred, inferred };
  for (const input of facetBox.querySelectorAll("input[name=said]")) input.parentElement.querySelector(".number").textContent = figure(numbers[input.value]);
  const button = legend.querySelector("button[data-kind=inferred] .number");
  if (button && !service) button.textContent = `(${figure(inferred)})`;
}

const filterParts = ["hiddenKinds", ...facets.map((facet) => facet.part), "said", "disputed", "due", "from", "until", "undated"];
const isFiltered = () => filterParts.some((part) => JSON.stringify(state[part]) !== JSON.stringify(startState()[part]));

function clearFilters() {
  pause();
  const fresh = startState();
  setState(Object.fromEntries(filterParts.map((part) => [part, fresh[part]])));
}
document.getElementById("clear").addEventListener("click", clearFilters);
