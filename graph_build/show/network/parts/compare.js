// Writes two bodies or two documents side by side: what both have, what either alone has, and how strongly each is bound.

const comparing = { selects: [], host: null, tools: null };
const MOST_COMPARED = 60;

/** The things worth comparing: those that bear or state a commitment or that documents tie to another, themes apart. */
const comparable = () => remember("comparable", () => {
  const numbers = new Map();
  for (const item of commitments) for (const id of unique([...thingsIn(item.bearers), item.document])) if (nodeOf.has(id)) numbers.set(id, (numbers.get(id) ?? 0) + 1);
  const weight = (id) => numbers.get(id) ?? 0;
  const known = [...nodeOf.keys()].filter((id) => !isTheme(id) && (weight(id) || ties(id)));
  return known.sort((a, b) => weight(b) - weight(a) || ties(b) - ties(a) || compared(a, b));
});

/** Kinds of which a reader picks two: bodies, and documents. A person, a day or a place is compared from its own details. */
const OFFERED = new Set(["organization", "body", "state", "document"]);
/** "staff", "Senior leaders": words of a text for many people, which no list of names has, are no body. */
const isCommonWord = (/** @type {PageThing} */ thing) => /^\p{Ll}/u.test(thing.name) || (thing.kind === "group" && thing.details.some(({ label }) => label === "Name"));
/** Whether a thing is offered in the list: of posts and groups those that have a name of their own and bear commitments. */
function isOffered(id) {
  const thing = things.get(id);
  if (OFFERED.has(thing.kind)) return true;
  return ["post", "group"].includes(thing.kind) && !isCommonWord(thing) && commitments.some((item) => thingsIn(item.bearers).includes(id));
}
const offeredIds = () => remember("offered", () => comparable().filter(isOffered));

/** The choices of one of the two: by kind, and by name in each. */
function comparableGroups(pair) {
  const ids = unique([...pair, ...offeredIds()]);
  return page.kinds.flatMap((kind) => {
    const members = byName(ids.filter((id) => things.get(id).kind === kind.key));
    return members.length ? [element("optgroup", { label: kind.label }, members.map((id) => element("option", { value: id, text: shorten(nameOf(id), 60) })))] : [];
  });
}

/** A page that holds a part fetches what the two bear and what they are tied to, each once. */
const fetchedPairs = new Set();
async function fetchPair(pair) {
  for (const id of service ? pair.filter((one) => !fetchedPairs.has(one)) : []) {
    fetchedPairs.add(id);
    await fetchThing(id);
    await fetchBorne(id);
  }
}

/** The two that are compared: as chosen, else two of one kind that have most. */
function comparedPair() {
  const [one, other] = state.pair;
  if (nodeOf.has(one) && nodeOf.has(other)) return [one, other];
  const agents = offeredIds().filter((id) => things.get(id).kind !== "document");
  return agents.length > 1 ? agents.slice(0, 2) : comparable().slice(0, 2);
}

/** What a thing is first compared with: of its kind the one that bears or states most. */
function comparedWith(id) {
  const others = comparable().filter((one) => one !== id);
  return others.find((one) => things.get(one).kind === things.get(id).kind) ?? others[0];
}
const openComparison = (id) => setState({ view: "compare", pair: [id, comparedWith(id)], plans: [], selected: null });

const statesThem = (id) => things.get(id).kind === "document";
const commitmentsOf = (id) => shownCommitments().filter((item) => (statesThem(id) ? item.document === id : thingsIn(item.bearers).includes(id)));
const themesOf = (list) => unique(list.flatMap((item) => item.themes));

/** A row of the comparison: its heading, and for each of the two what is written under it. */
const comparedRow = (title, cells) => element("tr", {}, [element("th", { scope: "row", text: title }), ...cells.map((cell) => element("td", {}, [cell].flat()))]);
const emptyCell = () => element("span", { class: "note", text: "none" });

function strengthCell(list, most, id) {
  /** @type {PageBar} */
  const bar = { id, label: nameOf(id), year: "", numbers: [...STRENGTHS, ""].map((name) => list.filter((item) => (STRENGTHS.includes(item.strength) ? item.strength === name : name === "")).length) };
  const choice = statesThem(id) ? { documents: [id] } : { bearers: [id] };
  return list.length ? [
    act(count(list.length, "commitment", "commitments"), () => openCommitments(choice), { class: "plain" }),
    barPicture(bar, most, (more) => openCommitments({ ...choice, ...more })),
    element("p", { class: "note", text: STRENGTHS.map((name, at) => bar.numbers[at] && `${name} ${bar.numbers[at]}`).filter(Boolean).join(" · ") }),
  ] : emptyCell();
}

function listCell(items, write) {
  if (!items.length) return emptyCell();
  return fewFirst(items.slice(0, MOST_COMPARED), (item) => element("li", {}, [write(item)]));
}

/**
 * What documents tie a thing to: the words of the tie, the other thing, and the relation.
 * @returns {{ verb: string, id: string, relation: Relation }[]}
 */
function tiesOf(id) {
  const out = outgoing.get(id).map((relation) => ({ verb: verbIn(relation), id: relation.object, relation }));
  const back = incoming.get(id).map((relation) => ({ verb: turnedVerbIn(relation), id: relation.subject, relation }));
  const said = [...out, ...back].filter(({ relation }) => !relation.reason && passing().relations.has(relation.index));
  return said.sort((a, b) => compared(a.verb, b.verb) || nameOf(a.id).localeCompare(nameOf(b.id), "en") || a.relation.index - b.relation.index);
}

/**
 * What stands between the two themselves: the relations that documents state or that follow, and the commitments that
 * name both, where neither is the document that states it.
 */
function directly([one, other]) {
  const isBetween = ({ subject, object }) => (subject === one && object === other) || (subject === other && object === one);
  const tied = shownRelations(true).filter(isBetween).sort((a, b) => Number(Boolean(a.reason)) - Number(Boolean(b.reason)) || a.index - b.index);
  const isOfBoth = (item) => [one, other].every((id) => thingsIn(everyoneIn(item)).includes(id) || item.document === id);
  return { tied, promised: shownCommitments().filter(isOfBoth) };
}

/**
 * The things that documents tie to both, and by which words to each.
 * @returns {{ id: string, verbs: { verb: string, relation: Relation }[][] }[]}
 */
function tiedToBoth(ties) {
  const ids = byName(unique(ties[0].map(({ id }) => id)).filter((id) => ties[1].some((tie) => tie.id === id)));
  return ids.map((id) => ({ id, verbs: ties.map((list) => list.filter((tie) => tie.id === id)) }));
}

function comparisonRows([one, other]) {
  const both = [commitmentsOf(one), commitmentsOf(other)];
  const most = Math.max(...both.map((list) => list.length), 1);
  const themes = both.map(themesOf);
  const shared = byName(themes[0].filter((id) => themes[1].includes(id)));
  const between = directly([one, other]);
  const ties = [tiesOf(one), tiesOf(other)].map((list) => list.filter(({ id }) => id !== one && id !== other));
  const common = tiedToBoth(ties);
  const alone = (at) => ties[at].filter(({ id }) => !common.some((tie) => tie.id === id));
  const themeButton = (id) => thingButton(id);
  const verbButton = ({ verb, relation }) => act(verb, () => choose({ type: "relation", id: relation.index }), { class: "plain" });
  const tieButton = (tie) => element("span", {}, [verbButton(tie), " ", thingButton(tie.id)]);
  // The words of each stand apart where they differ.
  const commonTie = ({ id, verbs }) => {
    const [said, same] = [verbs.map((list) => list.map(({ verb }) => verb).join(", ")), verbs[0].flatMap((tie) => [verbButton(tie), " "])];
    if (said[0] === said[1]) return element("span", {}, [...same, thingButton(id)]);
    return element("span", {}, [thingButton(id), ...verbs.flatMap((list, at) => [element("span", { class: "note", text: ` ${shorten(nameOf([one, other][at]), 30)}: `, dir: "auto" }), ...list.flatMap((tie) => [verbButton(tie), " "])])]);
  };
  const directTie = (/** @type {Relation} */ relation) => element("span", {}, [thingButton(relation.subject), " ", verbButton({ verb: verbIn(relation), relation }), " ", thingButton(relation.object), relation.reason && element("span", { class: "note", text: " inferred" })].filter(Boolean));
  const wide = (title, items, write) => element("tr", {}, [element("th", { scope: "row", text: title }), element("td", { colspan: "2" }, [listCell(items, write)].flat())]);
  const sorted = (list) => [...list].sort((a, b) => compared(cardOrders.due[1](a), cardOrders.due[1](b)) || compared(a.id, b.id));
  const line = (item) => element("span", {}, [element("span", { class: "badge", text: item.strength || "not stated" }), " ", act(shorten(clauseText(item), 150), () => choose({ type: "commitment", id: item.id }), { class: "plain", dir: "auto" }), " ", whenOf(item)].filter(Boolean));
  return [
    comparedRow(statesThem(one) && statesThem(other) ? "Commitments stated" : "Commitments", [strengthCell(both[0], most, one), strengthCell(both[1], most, other)]),
    wide("Ties between the two", between.tied, directTie),
    wide("Commitments that name both", between.promised, line),
    wide("Ties of both to others", common, commonTie),
    comparedRow("Ties of one alone", [listCell(alone(0), tieButton), listCell(alone(1), tieButton)]),
    wide("Themes of both", shared, themeButton),
    comparedRow("Themes of one alone", themes.map((list) => listCell(byName(list.filter((id) => !shared.includes(id))), themeButton))),
    comparedRow("The commitments, by date and strength", both.map((list) => listCell(sorted(list), line))),
  ];
}

/** Whether bodies and documents are compared or, where the graph has any, national plans. */
function comparedKinds() {
  if (!plans.length || !page.overview) return element("span", { text: "Compare" });
  const kind = (text, isPlans, patch) => act(text, () => setState({ ...patch, selected: null }), { "aria-pressed": String(state.plans.length > 0 === isPlans) });
  return element("span", { class: "buttons", role: "group", "aria-label": "What is compared" }, [kind("Bodies or documents", false, { plans: [] }), kind("National action plans", true, { plans: firstStates() })]);
}

registerView({
  key: "compare",
  label: "Two side by side",
  build(section) {
    comparing.selects = ["First", "Second"].map((label, at) => {
      const select = element("select", { "aria-label": `${label} of two` });
      select.addEventListener("change", () => { const pair = [...comparedPair()]; pair[at] = select.value; setState({ pair }); });
      return select;
    });
    comparing.host = element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Comparison" });
    comparing.tools = element("div", { class: "tools stays" });
    section.append(comparing.tools, comparing.host);
  },
  refresh() {
    comparing.tools.replaceChildren(...[comparedKinds(), ...(state.plans.length ? plansTools() : [comparing.selects[0], element("span", { text: "with" }), comparing.selects[1]])].filter(Boolean));
    if (state.plans.length) return comparing.host.replaceChildren(element("p", { class: "note", text: "A value opens the sentences that say it. A dash: no text that was read tells it, which is not the same as no." }), plansTable());
    const pair = comparedPair();
    if (pair.length < 2) return comparing.host.replaceChildren(element("p", { class: "empty", text: "Two things that bear or state commitments can stand here side by side; the graph has fewer." }));
    comparing.selects.forEach((select, at) => {
      select.replaceChildren(...comparableGroups(pair));
      select.value = pair[at];
    });
    fetchPair(pair);
    const head = element("thead", {}, [element("tr", {}, [element("td", { text: "" }), ...pair.map((id) => element("th", { scope: "col" }, [thingButton(id)]))])]);
    comparing.host.replaceChildren(element("table", { class: "comparison" }, [head, element("tbody", {}, comparisonRows(pair))]));
    return null;
  },
  taken: () => (state.plans.length ? { plans: comparedPlans() } : { relations: unique(comparedPair().flatMap(tiesOf).map(({ relation }) => relation)), commitments: unique(comparedPair().flatMap(commitmentsOf)) }),
  words: () => state.plans.length ? `National action plans side by side: ${state.plans.map(nameOfState).join(", ")}.` : `Side by side: ${comparedPair().map(nameOf).join(" and ")}.`,
});
