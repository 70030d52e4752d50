// Finds the shortest few ways between two things over the relations that the filters let through, and writes them down.

const MOST_PATHS = 5;
/** A way that is more than this longer than the shortest is none worth reading. */
const LONGER = 2;
const LONGEST = 8;
const MOST_STEPS_TRIED = 40_000;

/**
 * Bodies that are part of another as a page outside tells it, where no document here does: no relation of the graph, and
 * so of no list, but a step between two things and a line in the details.
 * @returns {Relation[]}
 */
const enclosings = () => remember("enclosings", () => page.enclosing.filter(([part, whole]) => nodeOf.has(part) && nodeOf.has(whole) && !isSaidPart(part, whole)).map(([part, whole, source]) => ({
  index: -1, subject: part, predicate: PART_OF, object: whole, quotes: [], notes: [], spans: [], said: [], outside: source, reason: { rule: "", words: "", premises: [] },
})));
const PART_OF = `${page.prefixes?.wps ?? ""}partOf`;
const isSaidPart = (part, whole) => outgoing.get(part).some((one) => one.object === whole && one.predicate === PART_OF && !one.reason);
/** Who says so, in a line, with a way there. */
const outsideNote = (/** @type {Relation} */ one) => element("p", { class: "note" }, ["No document here says so: it is told by ", link(new URL(one.outside).hostname, one.outside), "."]);

/** What a body is part of, as documents or a page outside say it: its name stands beside it where ways begin or end. */
function enclosedIn(id) {
  const said = outgoing.get(id).filter((one) => one.predicate === PART_OF && !one.reason);
  return [...said, ...enclosings().filter(({ subject }) => subject === id)];
}

/** For each thing what it is tied to, by which relation: one said by a document where there is one. `passes` is asked of both ends. */
function waysOut(withInferred, passes) {
  const ways = new Map();
  const add = (from, to, /** @type {Relation} */ relation) => {
    if (!ways.has(from)) ways.set(from, new Map());
    const known = ways.get(from).get(to);
    if (!known || (known.reason && !relation.reason)) ways.get(from).set(to, relation);
  };
  for (const relation of [...shownRelations(true), ...enclosings()]) {
    if ((relation.reason && !withInferred) || !passes(relation.subject) || !passes(relation.object)) continue;
    add(relation.subject, relation.object, relation);
    add(relation.object, relation.subject, relation);
  }
  return ways;
}

/** How many steps each thing is away from `goal`, as far as `most` steps go. */
function stepsTo(goal, ways, most) {
  const steps = new Map([[goal, 0]]);
  let edge = [goal];
  for (let step = 1; edge.length && step <= most; step += 1) {
    const next = [];
    for (const id of edge) for (const other of ways.get(id)?.keys() ?? []) if (!steps.has(other)) { steps.set(other, step); next.push(other); }
    edge = next;
  }
  return steps;
}

/**
 * The ways between two things, and whether they lead through themes: that both speak of what very many speak of says
 * nearly nothing, so that such ways are shown where there are no others, or where they are asked for.
 */
function findPaths(path) {
  const isEnd = (id) => id === path.from || id === path.to;
  const telling = waysBetween(path, (id) => isEnd(id) || !isTheme(id));
  if (telling.length && !path.themes) return telling;
  return waysBetween(path, () => true);
}
const leadsThroughTheme = ({ things: list }) => list.slice(1, -1).some(isTheme);

/** What is said of the ways that are shown, and of those that are not. */
function pathWords(paths) {
  const number = `${count(paths.length, "way", "ways")}, the shortest of ${count(paths[0].steps.length, "step", "steps")}.`;
  if (paths.every(leadsThroughTheme)) return `${number} Each leads through a theme: that both have to do with what very many have to do with says little. No other way is known here.`;
  return number;
}

/** The shortest simple ways, shorter ones first, then those with more steps that a document says, then the least crowded. */
function waysBetween({ from, to, inferred }, passes) {
  const ways = waysOut(inferred, passes);
  const steps = stepsTo(to, ways, LONGEST);
  const shortest = steps.get(from);
  if (!shortest) return [];
  const found = [];
  let tried = 0;
  const walk = (things, length) => {
    const here = things[things.length - 1];
    if (here === to) return found.push(things);
    const left = length - things.length + 1;
    const next = [...(ways.get(here)?.keys() ?? [])].filter((id) => steps.get(id) < left && !things.includes(id)).sort();
    for (const id of next) {
      if (tried > MOST_STEPS_TRIED || found.length >= 200) return;
      tried += 1;
      if (id !== to || things.length === length) walk([...things, id], length);
    }
  };
  for (let length = shortest; length <= Math.min(shortest + LONGER, LONGEST) && found.length < MOST_PATHS; length += 1) walk([from], length);
  const paths = found.map((list) => ({ things: list, steps: list.slice(1).map((id, index) => ways.get(list[index]).get(id)) }));
  const said = (path) => path.steps.filter((step) => !step.reason).length;
  const crowd = (path) => path.things.slice(1, -1).reduce((sum, id) => sum + neighbours.get(id).size, 0);
  return paths.sort((a, b) => a.steps.length - b.steps.length || said(b) - said(a) || crowd(a) - crowd(b)).slice(0, MOST_PATHS);
}

const shownPaths = () => remember("paths", () => (state.path?.to ? findPaths(state.path) : []));
const chosenPath = () => (state.path?.to && !state.selected ? shownPaths()[state.path.chosen ?? 0] ?? null : null);

/** Ask for the other end, ready to be typed. */
function askForEnd(path) {
  setState({ path, selected: null });
  searchBox.value = "";
  searchBox.focus();
}
const startPath = (id) => askForEnd({ from: id, to: null, inferred: true, chosen: null });

/** Let both ends be chosen, those that bear most first. */
function choosePathEnds() {
  const chosen = ["", ""];
  const find = act("Find the ways", () => { setState({ view: "network", selected: null }); setState({ path: { from: chosen[0], to: null, inferred: true, chosen: null } }); choosePathEnd(chosen[1]); }, { disabled: "" });
  const selects = ["From", "To"].map((label, at) => {
    const select = element("select", { "aria-label": label }, [element("option", { value: "", text: "Choose …" }), ...comparableGroups([])]);
    select.addEventListener("change", () => { chosen[at] = select.value; find.disabled = !chosen[0] || !chosen[1] || chosen[0] === chosen[1]; });
    return element("p", {}, [element("label", { class: "choice" }, [element("span", { text: label }), select])]);
  });
  choose(null);
  showPanel([
    element("p", { class: "kind", text: "Paths" }),
    element("h2", { text: "Ways between two things" }),
    ...selects,
    element("p", {}, [find]),
    element("p", { class: "note", text: "Or type both names into the search: “way between … and …”." }),
  ], { onClose: () => { panel.hidden = true; }, jumps: false });
}

/** The panel of the ways, with the sentences along each. */
function showPathPanel() {
  const { from, to, inferred } = state.path;
  const paths = shownPaths();
  const change = (patch) => setState({ path: { ...state.path, ...patch } });
  const check = element("input", { type: "checkbox", id: "path-inferred" });
  check.checked = inferred;
  check.addEventListener("change", () => change({ inferred: check.checked, chosen: null }));
  const throughThemes = element("input", { type: "checkbox", id: "path-themes" });
  throughThemes.checked = Boolean(state.path.themes);
  throughThemes.addEventListener("change", () => change({ themes: throughThemes.checked, chosen: null }));
  showPanel([
    element("p", { class: "kind", text: "Paths" }),
    element("h2", { text: to ? `From ${nameOf(from)} to ${nameOf(to)}` : `From ${nameOf(from)} to …`, dir: "auto" }),
    !to && element("p", { role: "status", text: "Choose the other end: type its name into the search box, or click it in the picture or in a list." }),
    to && element("p", { class: "line" }, [
      element("button", { type: "button", text: "Swap the ends", click: () => change({ from: to, to: from, chosen: null }) }),
      element("button", { type: "button", text: "Choose another end", click: () => askForEnd({ ...state.path, to: null, chosen: null }) }),
    ]),
    element("p", {}, [element("label", {}, [check, " Inferred relations may be steps"])]),
    to && element("p", {}, [element("label", {}, [throughThemes, " Ways through shared themes, too"])]),
    ...[from, to].filter(Boolean).flatMap((id) => enclosedIn(id).map((one) => element("p", { class: "line enclosing" }, [element("span", { class: "note", text: `${nameOf(id)} is part of`, dir: "auto" }), thingButton(one.object), one.outside && outsideNote(one)].filter(Boolean)))),
    to && element("p", { class: "note", role: "status", text: paths.length ? pathWords(paths) : isWaiting ? "Looking …" : `No way of at most ${LONGEST} steps over what the filters let through.` }),
    ...paths.map(pathPart),
  ].filter(Boolean), { onClose: () => setState({ path: null }), jumps: false });
}

/** Whether there is a picture to look at: another tab has none. */
const isPictureInSight = () => state.view === "network" && network !== null;

function pathPart(path, index) {
  const isChosen = index === (state.path.chosen ?? 0);
  const isShownNow = isChosen && isPictureInSight();
  const pick = () => { setState({ path: { ...state.path, chosen: index }, view: "network" }); showPathPlaces(); };
  const steps = path.steps.map((step) => element("li", { class: step.reason ? "inferred" : "asserted" }, [
    element("p", { class: "line" }, [thingButton(step.subject), element("span", { class: "note", text: `— ${verbIn(step)} →` }), thingButton(step.object)]),
    step.outside ? outsideNote(step) : step.reason ? reasonBlock(step.reason) : quoteList(step.quotes),
  ]));
  return element("section", { class: isChosen ? "path chosen" : "path" }, [
    element("h3", { text: `${index + 1}. ${path.things.map(nameOf).join(" – ")}`, dir: "auto" }),
    element("button", { type: "button", class: "more", "aria-pressed": String(isShownNow), "data-path": index, text: isShownNow ? "Shown in the picture" : state.view === "network" ? "Show in the picture" : "Show in the network", click: pick }),
    element("ol", {}, steps),
  ]);
}

/** Bring the chosen way into the picture. */
function showPathPlaces() {
  const path = chosenPath();
  if (path && takeAim(showPathPlaces)) frame(path.things, 1.2);
}
