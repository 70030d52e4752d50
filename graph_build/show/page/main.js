// Ties the parts together: what the reader chooses, hides or opens changes the state, and the state changes the page.

const networkView = document.getElementById("network-view");
const listView = document.getElementById("list-view");
const scopeButton = document.getElementById("scope");
const legend = document.getElementById("legend");

/** Choose a thing, a relation, a commitment or nothing; `focus` also brings it into the middle of the picture. */
function choose(selected, { focus = false } = {}) {
  const patch = { selected };
  const ends = endsOf(selected);
  const outside = ends.filter((id) => !isShown(id));
  if (outside.length) {
    // What the first view leaves out comes with those it is tied to, whatever was hidden before.
    patch.expanded = [...new Set([...state.expanded, ...outside.filter((id) => !scoped().has(id))])];
    patch.hiddenKinds = state.hiddenKinds.filter((kind) => !outside.some((id) => nodeOf.get(id).kind === kind));
  }
  setState(patch);
  if (selected && focus) showThing(ends[0]);
  else if (selected) bringInside(ends);
}

function showDetails(chosen) {
  if (!chosen) {
    panel.hidden = true;
    network?.unselectAll();
  } else if (chosen.type === "thing") {
    showThingPanel(chosen.id);
  } else if (chosen.type === "relation") {
    showRelationPanel(chosen.id);
  } else {
    showCommitmentPanel(chosen.id);
  }
}

function statusText() {
  const shownThings = nodes.filter((node) => isShown(node.id)).length;
  const shownEdges = edges.filter(isEdgeShown);
  const inferred = shownEdges.filter((edge) => edge.inferred).length;
  const which = state.scope === "first" && nodes.some((node) => !node.first) ? ", those tied to the most others" : "";
  const left = page.inGraph > nodes.length ? ` The page leaves out ${count(page.inGraph - nodes.length, "thing", "things")} with the fewest ties.` : "";
  return `Shown: ${figure(shownThings)} of ${count(nodes.length, "thing", "things")}${which}, and ${figure(shownEdges.length)} of ${count(edges.length, "relation", "relations")}${inferred ? ` (${figure(inferred)} inferred, dashed)` : ""}.${left}`;
}

let detailed = "";

/** Write everything that depends on the state again. */
function changed() {
  forget();
  const chosen = JSON.stringify(state.selected);
  if (chosen !== detailed) {
    detailed = chosen;
    keepStill(() => showDetails(state.selected));
  }
  showView(state.view);
  document.getElementById("status-text").textContent = nodes.length ? statusText() : "";
  const first = nodes.filter((node) => node.first).length;
  scopeButton.hidden = first === nodes.length;
  scopeButton.textContent = state.scope === "first" ? `Show all ${figure(nodes.length)}` : `Show the ${figure(first)} most connected`;
  for (const button of legend.querySelectorAll("button")) {
    const off = button.dataset.kind === "inferred" ? state.said === "asserted" : state.hiddenKinds.includes(button.dataset.kind);
    button.setAttribute("aria-pressed", String(!off));
  }
  refreshNetwork();
  restyle();
}

function buildLegend() {
  const entry = (key, picture, text) => element("li", {}, [
    element("button", { type: "button", "data-kind": key, "aria-pressed": "true", click: () => toggle(key) }, [picture, element("span", { text })]),
  ]);
  const used = page.kinds.map((kind) => [kind, nodes.filter((node) => node.kind === kind.key).length]).filter(([, number]) => number);
  const inferred = edges.filter((edge) => edge.inferred).length;
  document.getElementById("legend-list").append(
    ...used.map(([kind, number]) => entry(kind.key, symbol(kind), `${kind.label} (${number})`)),
    element("li", { class: "key" }, [element("span", { class: "line-key" }), element("span", { text: "said by a document" })]),
    ...(inferred ? [entry("inferred", element("span", { class: "line-key dashed" }), `inferred (${inferred})`)] : []),
    element("li", { class: "hint", text: "Larger: named more often. Click an entry to hide or show it." }),
  );
}

const without = (list, value) => list.filter((item) => item !== value);
const toggled = (list, value) => (list.includes(value) ? without(list, value) : [...list, value]);

function toggle(key) {
  if (key === "inferred") setState({ said: state.said === "asserted" ? "both" : "asserted" });
  else setState({ hiddenKinds: toggled(state.hiddenKinds, key) });
}

/** One tab and one section for each view that registered itself; a view is built when it is first shown. */
function buildViews() {
  for (const view of registeredViews) {
    document.getElementById("views").append(element("button", { type: "button", "data-view": view.key, "aria-pressed": "false", text: view.label }));
    view.section = element("section", { id: `${view.key}-view`, class: "own-view", "aria-label": view.label });
    view.section.hidden = true;
    document.getElementById("more-views").before(view.section);
  }
  for (const button of document.querySelectorAll("#views button")) button.addEventListener("click", () => setState({ view: button.dataset.view }));
}

function showView(key) {
  networkView.hidden = key !== "network";
  listView.hidden = !lists[key];
  document.getElementById("status").hidden = key !== "network";
  for (const button of document.querySelectorAll("#views button")) button.setAttribute("aria-pressed", String(button.dataset.view === key));
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
  document.getElementById("takeaway-button").setAttribute("aria-expanded", String(!menu.hidden));
}

function switchTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  restyle();
}

function onKey(event) {
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? "");
  if (event.key === "/" && !typing) {
    event.preventDefault();
    searchBox.focus();
    searchBox.select();
  } else if (event.key === "Escape" && state.selected) {
    choose(null);
  }
}

function start() {
  indexFilters();
  buildViews();
  buildLegend();
  Object.assign(state, hashToState(location.hash));
  written = location.hash.replace(/^#/, "");
  if (innerWidth < 760) legend.open = false;
  document.getElementById("takeaway-button").addEventListener("click", toggleTakeaway);
  const zooms = { in: () => zoomBy(1.4), out: () => zoomBy(1 / 1.4), fit: fitAll };
  for (const button of document.querySelectorAll("#zoom button")) button.addEventListener("click", zooms[button.dataset.zoom]);
  document.getElementById("theme").addEventListener("click", switchTheme);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", restyle);
  document.addEventListener("keydown", onKey);
  scopeButton.addEventListener("click", () => {
    setState({ scope: state.scope === "first" ? "all" : "first", expanded: [] });
    fitAll();
  });
  const canDraw = Boolean(document.createElement("canvas").getContext("2d"));
  if (!nodes.length) {
    const empty = document.getElementById("empty");
    empty.hidden = false;
    empty.textContent = "The graph states no relation between two things. Build it from documents that do, or look at coverage.csv for what was read.";
    legend.hidden = true;
  } else if (canDraw) {
    buildNetwork(document.getElementById("canvas"), choose);
  }
  if (!canDraw && state.view === "network") state.view = "things";
  changed();
  document.documentElement.dataset.ready = "yes";
}

// Where things stand on the screen, for tests and for whoever embeds the page.
window.wpsNetwork = Object.freeze({
  placeOf: (id) => network?.canvasToDOM(network.getPosition(id)),
  middleOf: (edge) => {
    const [from, to] = [edges[edge].from, edges[edge].to].map((id) => network.getPosition(id));
    return network.canvasToDOM({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
  },
});

start();
