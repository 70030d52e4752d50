// Ties the parts together: what the reader chooses, hides or opens changes the state, and the state changes the page.

const networkView = document.getElementById("network-view");
const listView = document.getElementById("list-view");
const scopeButton = document.getElementById("scope");
const legend = document.getElementById("legend");
const canDraw = Boolean(document.createElement("canvas").getContext("2d"));

/** Choose a thing, a relation, a commitment or nothing; `focus` also brings it into the middle of the picture, `spot` was clicked there. */
function choose(selected, /** @type {{ focus?: boolean, spot?: { x: number, y: number } }} */ { focus = false, spot = null } = {}) {
  if (selected?.type === "thing") {
    if (service && !nodeOf.has(selected.id)) {
      fetchThing(selected.id).then(() => nodeOf.has(selected.id) && choose(selected, { focus }));
      return;
    }
    if (state.path && !state.path.to && selected.id !== state.path.from) return choosePathEnd(selected.id);
  }
  const patch = { selected, place: "" };
  const ends = endsOf(selected);
  const outside = ends.filter((id) => !isShown(id));
  if (outside.length) {
    // What the first view leaves out comes with those it is tied to, whatever was hidden before.
    patch.expanded = unique([...state.expanded, ...outside.filter((id) => !scoped().has(id))]);
    patch.hiddenKinds = state.hiddenKinds.filter((kind) => !outside.some((id) => nodeOf.get(id).kind === kind));
  }
  if (selected?.type === "thing") fetchThing(selected.id);
  setState(patch);
  if (selected && focus) showThing(ends[0]);
  else if (selected) bringInside(ends, spot);
  turnFromPressed();
}

async function choosePathEnd(to) {
  setState({ path: { ...state.path, to, chosen: null }, selected: null });
  if (service) await fetchInto("paths", { from: state.path.from, to });
  showPathPlaces();
}

function showDetails(chosen) {
  if (chosen?.type === "thing") showThingPanel(chosen.id);
  else if (chosen?.type === "relation") showRelationPanel(chosen.id);
  else if (chosen) showCommitmentPanel(chosen.id);
  else if (state.path) showPathPanel();
  else panel.hidden = true;
  // What is opened next comes where details stand first.
  if (panel.hidden) turnPanel(false);
}

function statusParts() {
  // Only the picture holds a part of the graph; the other views show all that the filters let through.
  const isPicture = state.view === "network";
  const shownEdges = shownRelations(!isPicture);
  const inferred = shownEdges.filter((relation) => relation.reason).length;
  const aside = (text) => (text ? element("span", { class: "aside", text }) : "");
  const isPart = isPicture && state.scope === "first" && (service || nodes.some((node) => !node.first));
  const opened = state.expanded.length || state.path ? ", and what was opened" : "";
  const which = isPart ? `, of each kind those that bear, state or are tied to most${opened}` : "";
  const filtered = isFiltered() ? ", as far as the filters let them through" : "";
  const left = page.inGraph > nodes.length && !service ? ` The page leaves out ${count(page.inGraph - nodes.length, "thing", "things")} with the fewest ties.` : "";
  const total = service ? page.inGraph : nodes.length;
  const of = service ? `${count(edges.length, "relation", "relations")} that this page holds so far` : count(edges.length, "relation", "relations");
  const undrawn = isPicture && !state.inferred && !state.path ? edges.filter((edge) => edge.inferred && scoped().has(edge.from) && scoped().has(edge.to) && !isLineOpened(relations[edge.id])).length : 0;
  const notDrawn = undrawn ? ` Not drawn: ${figure(undrawn)} inferred between them, which no document says.` : "";
  // On a narrow screen what stands aside makes room for the picture.
  return [
    `Shown: ${figure(shownThings(!isPicture).length)} of ${count(total, "thing", "things")}`, aside(` that take part in a statement or commitment${which}`),
    `${filtered}, and ${figure(shownEdges.length)} of ${of}${inferred ? ` (${figure(inferred)} inferred${isPicture ? ", dashed" : ""})` : ""}.`, aside(notDrawn), left,
  ];
}

const panelKey = () => JSON.stringify([state.selected, state.path, state.view === "network", state.selected?.type === "thing" && state.expanded.filter((key) => openerOf(key) === state.selected.id)]);
let detailed = "";

/** Write everything that depends on the state again. */
function changed() {
  forget();
  refreshNetwork();
  // The ways between two things depend on the filters, so their panel is always written again.
  const isPathPanel = state.path && !state.selected;
  if (detailed !== panelKey() || isPathPanel) {
    const isOther = detailed !== panelKey();
    detailed = panelKey();
    const [at, focus] = [panel.scrollTop, document.activeElement?.id];
    showDetails(state.selected);
    if (!isOther) panel.scrollTop = at;
    else panelAt = "";
    if (focus && panel.querySelector(`#${CSS.escape(focus)}`)) document.getElementById(focus).focus({ preventScroll: true });
  }
  goToPlace();
  showView(state.view);
  refreshControls();
  refreshSlider();
  refreshFacets();
  openPicture();
  restyle();
  if (!document.getElementById("takeaway").hidden) writeTakeaway();
}

/** The picture is fitted when it is opened, after the lines above it have their height. */
let lastView = "";
function openPicture() {
  if (state.view === "network" && lastView !== "network") {
    keepSize();
    bringInside(endsOf(state.selected));
  }
  lastView = state.view;
  if (isPlaceAsked && state.view === "network") bringAsked();
}

/** Whether the picture draws all that is inferred. */
const areInferredDrawn = () => state.said !== "asserted" && (state.inferred || state.said === "inferred");

function refreshControls() {
  const parts = nodes.length ? statusParts() : [];
  const words = parts.map((part) => (typeof part === "string" ? part : part.textContent)).join("");
  // What is read aloud is written only when it changes.
  if (document.getElementById("status-text").textContent !== words) document.getElementById("status-text").replaceChildren(...parts);
  const first = nodes.filter((node) => node.first && !crowded.has(node.id)).length;
  scopeButton.hidden = first === nodes.length || state.view !== "network";
  scopeButton.textContent = state.scope === "first" ? `Show all ${figure(nodes.length)}${service ? " fetched" : ""}` : `Show the ${figure(first)} of the first view`;
  // The key of a line stands beside the picture that draws such a line, beside no table.
  legend.querySelector(".key").hidden = state.view !== "network" || !edges.some((edge) => !edge.inferred && isEdgeShown(edge));
  for (const button of legend.querySelectorAll("button")) {
    const isInferred = button.dataset.kind === "inferred";
    button.setAttribute("aria-pressed", String(isInferred ? areInferredDrawn() : !state.hiddenKinds.includes(button.dataset.kind)));
    // The lists hold what is inferred; the picture draws it where that is asked for, and the legend says which it is.
    if (isInferred) {
      button.parentElement.hidden = state.view !== "network";
      button.querySelector("span:not(.line-key)").textContent = areInferredDrawn() ? "inferred, drawn" : "inferred, not drawn: click draws it";
    }
  }
}

function buildLegend() {
  const entry = (key, picture, text) => element("li", {}, [
    element("button", { type: "button", "data-kind": key, "aria-pressed": "true", title: `Hide or show: ${text}`, click: () => toggle(key) }, [picture, element("span", { text }), element("span", { class: "number" })]),
  ]);
  const used = page.kinds.filter((kind) => service || nodes.some((node) => node.kind === kind.key));
  const hasInferred = service || edges.some((edge) => edge.inferred);
  document.getElementById("legend-list").append(
    element("li", { class: "hint", text: "Click a kind to hide it, again to show it." }),
    ...used.map((kind) => entry(kind.key, symbol(kind), kind.label)),
    element("li", { class: "key" }, [element("span", { class: "line-key" }), element("span", { text: "said by a document" })]),
    ...(hasInferred ? [entry("inferred", element("span", { class: "line-key dashed" }), "inferred")] : []),
    element("li", { class: "hint", text: "Larger: bears more commitments, or states more where it is a document. +n: so many more that documents tie it to; click the number, or the symbol twice, to open or fold them. Dashed: no document says it, it follows from what documents say. By keyboard, in the picture: full stop and comma walk, Enter opens, E unfolds." }),
  );
}

function toggle(key) {
  if (key === "inferred") setState({ inferred: !state.inferred });
  else setState({ hiddenKinds: toggled(state.hiddenKinds, key) });
}

/** The three places, and the views in each. */
/** @type {[string, string[]][]} */
const PLACES = [
  ["Overview", page.overview ? ["overview"] : []],
  ["Network, timeline, tree", ["network", "timeline", "tree", "matrix", "lineage"]],
  ["Read and compare", ["found", "cards", "texts", "reading", "compare", "disagreements"]],
  ["Tables: things, relations", ["things", "relations", "commitments"]],
];

/** What each tab opens, in a sentence. */
const TAB_HELP = {
  overview: "Who commits to how much, what is due, where sources disagree",
  network: "Who is tied to what, as documents say it, as a picture",
  timeline: "Events, adoptions, posts held and dates due, by year",
  tree: "Which body is a part of which",
  matrix: "How many commitments of each strength, by bearer, theme or document",
  lineage: "Which document implements, updates or cites which",
  cards: "Who does what, to or for whom, by when: a card for each commitment",
  texts: "The documents of each year: read here, only named, and national plans that a table lists",
  reading: "Each document paragraph by paragraph, with what was read in it",
  compare: page.plans ? "Two bodies, two documents, or the national plans of states" : "Two bodies or two documents beside each other",
  disagreements: "Where two sources say different things, both sides",
  things: "A table of all bodies, persons, documents, events and themes",
  relations: "Who is tied to what, said and inferred, with the sentences or the reason",
  commitments: "The commitments as a table that can be sorted by each column",
};

/** What each place answers, in a sentence. */
const PLACE_HELP = { "Network, timeline, tree": "Pictures: who is tied to what, when, and what came out of what", "Read and compare": "The sentences: commitments, documents, two side by side, where sources disagree", "Tables: things, relations": "Everything as tables that can be sorted and saved: things, relations said and inferred, commitments" };
/** The view that was last open in each place, which its button opens again. */
const lastIn = new Map();

/** One tab and one section for each view that registered itself; a view is built when it is first shown. */
function buildViews() {
  const tabs = new Map([...document.querySelectorAll("#views button")].map((button) => [button.dataset.view, button]));
  for (const view of registeredViews) tabs.set(view.key, element("button", { type: "button", "data-view": view.key, "aria-pressed": "false", text: view.label }));
  const isPlaced = (key) => PLACES.some(([, keys]) => keys.includes(key));
  /** @type {[string, string[]][]} */
  const places = [...PLACES, ["More", [...tabs.keys()].filter((key) => !isPlaced(key))]];
  buildPlaces(places.map(([name, keys]) => ({ name, tabs: keys.filter((key) => tabs.has(key)).map((key) => tabs.get(key)) })).filter((place) => place.tabs.length));
  // A server has a page of its own for questions.
  if (page.homes) document.querySelector("header .menu").before(element("a", { id: "questions", href: "query", text: "Questions" }));
  for (const view of registeredViews) {
    view.section = element("section", { id: `${view.key}-view`, class: "own-view", "aria-label": view.label });
    view.section.hidden = true;
    document.getElementById("more-views").before(view.section);
  }
  for (const button of document.querySelectorAll("#views [data-view]")) {
    button.title = TAB_HELP[button.dataset.view] ?? "";
    // The tab of two side by side opens two, also where plans were compared before.
    button.addEventListener("click", () => setState({ view: button.dataset.view, ...(button.dataset.view === "compare" ? { plans: [] } : {}) }));
  }
}

/** A button whose words after the first comma or colon go where a screen is too narrow for them. */
function shortened(/** @type {HTMLElement} */ button) {
  const [first, ...rest] = button.textContent.split(/(?=[,:] )/);
  button.replaceChildren(first, ...(rest.length ? [element("span", { class: "rest", text: rest.join("") })] : []));
  return button;
}

/** A few places stand beside each other, and the tabs of the one that is open after them. A place of one view is its tab. */
function buildPlaces(/** @type {{ name: string, tabs: any[] }[]} */ places) {
  const folded = places.filter(({ tabs }) => tabs.length > 1);
  const opens = ({ name, tabs }) => {
    const keys = tabs.map((tab) => tab.dataset.view);
    return shortened(act(name, () => setState({ view: lastIn.get(name) ?? keys.find((key) => key !== "found") }), { class: "place", "data-views": keys.join(" "), "aria-pressed": "false", title: PLACE_HELP[name] ?? name }));
  };
  document.getElementById("views").replaceChildren(
    element("span", { class: "places", role: "group", "aria-label": "Places" }, places.map((place) => (place.tabs.length > 1 ? opens(place) : place.tabs[0]))),
    ...folded.map(({ name, tabs }) => element("span", { class: "place-group", role: "group", "aria-label": name }, tabs)),
    element("span", { id: "view-help" }),
  );
}

/** The place of the view that is open shows its tabs, the others their names alone. */
function showPlace(key) {
  for (const button of document.querySelectorAll("#views .place")) {
    const isHere = button.dataset.views.split(" ").includes(key);
    button.setAttribute("aria-pressed", String(isHere));
    document.querySelector(`#views .place-group[aria-label="${button.textContent}"]`).hidden = !isHere;
    if (isHere && key !== "found") lastIn.set(button.textContent, key);
  }
  document.getElementById("view-help").textContent = key === "overview" ? "" : TAB_HELP[key] ?? "";
}

/** Where a row of tabs is wider than the screen, the open one is moved into its middle. A scroll by the browser would take the keyboard along. */
function centreTab(/** @type {HTMLElement | null} */ tab) {
  const row = tab?.closest(".place-group, .places");
  if (!row) return;
  const [own, whole] = [tab.getBoundingClientRect(), row.getBoundingClientRect()];
  row.scrollLeft += own.left + own.width / 2 - whole.left - whole.width / 2;
}

function showView(key) {
  showPlace(key);
  if (key !== lastView) centreTab(document.querySelector(`#views [data-view="${key}"]`));
  document.body.dataset.place = key;
  networkView.hidden = key !== "network";
  listView.hidden = !lists[key];
  for (const button of document.querySelectorAll("#views [data-view]")) button.setAttribute("aria-pressed", String(button.dataset.view === key));
  if (lists[key]) showList();
  for (const view of registeredViews) {
    view.section.hidden = view.key !== key;
    if (view.key !== key) continue;
    if (!view.isBuilt) view.build(view.section);
    view.isBuilt = true;
    view.refresh(view.section);
  }
}

function toggleTakeaway() {
  const menu = document.getElementById("takeaway");
  menu.hidden = !menu.hidden;
  if (!menu.hidden) { takeaway.scope = ""; say(""); writeTakeaway(); }
  document.getElementById("takeaway-button").setAttribute("aria-expanded", String(!menu.hidden));
}

function switchTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  restyle();
}

function onKey(event) {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? "") && document.activeElement.type !== "range";
  if (event.key === "/" && !typing) {
    event.preventDefault();
    searchBox.focus();
    searchBox.select();
  } else if (event.key === "Escape") {
    if (!document.getElementById("takeaway").hidden) toggleTakeaway();
    else if (state.selected) choose(null);
    else if (state.path) setState({ path: null });
  }
}

function listen() {
  document.getElementById("takeaway-button").addEventListener("click", toggleTakeaway);
  const zooms = { in: () => zoomBy(1.4), out: () => zoomBy(1 / 1.4), fit: fitByHand };
  for (const button of document.querySelectorAll("#zoom button")) button.addEventListener("click", zooms[button.dataset.zoom]);
  document.getElementById("theme").addEventListener("click", switchTheme);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", restyle);
  document.addEventListener("keydown", onKey);
  addEventListener("popstate", followAddress);
  addEventListener("hashchange", followAddress);
  document.getElementById("side").addEventListener("toggle", keepSize);
  // Who goes by keyboard to the filters sees them: details that lie over them go to the other side.
  document.getElementById("side").addEventListener("focusin", () => {
    if (state.view !== "network" || panel.hidden) return;
    if (panel.getBoundingClientRect().left <= document.getElementById("side").getBoundingClientRect().left && innerWidth >= 760) turnPanel(!isPanelTurned());
  });
  scopeButton.addEventListener("click", () => {
    setState({ scope: state.scope === "first" ? "all" : "first", expanded: [] });
    fitAll();
  });
}

/** A graph without a relation between things has nothing to draw; a browser without a canvas shows the list instead. */
function buildPicture() {
  const empty = document.getElementById("empty");
  if (!nodes.length) empty.textContent = "The graph states no relation between two things. Build it from documents that do, or look at coverage.csv for what was read.";
  else if (!canDraw) empty.textContent = "This browser cannot draw the picture. The lists hold all that it would show, and answer the same filters.";
  else return buildNetwork(choose, toggleExpanded);
  empty.hidden = false;
  return null;
}

/** Each step of the start is a task of its own, so that the browser answers the reader between them. */
function inSteps(steps) {
  const [first, ...rest] = steps;
  setTimeout(() => { first(); if (rest.length) inSteps(rest); });
}

function buildParts() {
  indexFilters();
  buildViews();
  buildLegend();
  buildFacets();
  buildSlider();
}

function takeAddress() {
  listen();
  if (innerWidth < 760) {
    document.getElementById("side").open = false;
    // A small screen has no room for the key, and seldom a keyboard.
    searchBox.setAttribute("placeholder", searchBox.getAttribute("placeholder").replace(/ \(.*$/u, ""));
  }
  takeState(hashToState(location.hash));
  written = location.hash.replace(/^#/, "");
  if (!canDraw && state.view === "network") state.view = "things";
  buildPicture();
}

function showFirst() {
  changed();
  if (!canDraw) sayTrouble("This browser cannot draw the picture: the lists answer the same.");
  bringAsked();
}

function finish() {
  keepSize();
  fetchNamed(location.hash);
  sayMissing();
  network?.redraw();
  document.documentElement.dataset.ready = "yes";
  requestAnimationFrame(() => requestAnimationFrame(() => performance.mark("readable")));
  setTimeout(indexAhead, 500);
}

// Where things stand on the screen, for tests and for whoever embeds the page.
window.wpsNetwork = Object.freeze({
  placeOf: (id) => network?.canvasToDOM(nodeOf.get(id)),
  labelBoxes: () => labelBoxes.map((box) => ({ ...box })),
  shown: () => visibleNodes.map(({ id }) => id),
  groupNames: () => groupBoxes.map((box) => ({ ...box })),
  grounds: () => wideGroups().map((group) => ({ hub: group.hub, words: group.words, shown: group.shown, bands: bandsOf(group).map(([a, b, width]) => [a.x, a.y + GROUND_DOWN, b.x, b.y + GROUND_DOWN, width]) })),
  symbols: () => visibleNodes.map(({ id, x, y, size }) => ({ id, x, y, size })),
  moreBoxes: () => moreBoxes.map((box) => ({ ...box })),
  middleOf: (edge) => network.canvasToDOM(courseOf(edges[edge]).middle),
});

inSteps([buildParts, takeAddress, showFirst, finish]);
