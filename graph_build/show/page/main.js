// Ties the parts together: what the reader chooses, hides or opens changes the state, and the state changes the page.

const networkView = document.getElementById("network-view");
const listView = document.getElementById("list-view");
const scopeButton = document.getElementById("scope");
const legend = document.getElementById("legend");

/** Choose a thing, a relation or nothing; `focus` also brings it into the middle of the picture. */
function choose(chosen, { focus = false } = {}) {
  state.selected = chosen;
  const ends = chosen && (chosen.type === "thing" ? [chosen.id] : [relations[chosen.id].subject, relations[chosen.id].object]);
  if (chosen) reveal(ends);
  keepStill(() => showDetails(chosen));
  restyle();
  if (chosen && focus) showThing(ends[0]);
  else if (chosen) bringInside(ends);
}

function showDetails(chosen) {
  if (!chosen) {
    panel.hidden = true;
    network?.unselectAll();
  } else if (chosen.type === "thing") {
    showThingPanel(chosen.id);
  } else {
    showRelationPanel(chosen.id);
  }
}

/** Bring things into the picture that the first view leaves out, with those they are tied to. */
function reveal(ids) {
  const hidden = ids.filter((id) => !isShown(id));
  if (!hidden.length) return;
  for (const id of hidden) {
    state.hiddenKinds.delete(nodeOf.get(id).kind);
    state.revealed.add(id);
    [...neighbours.get(id)].slice(0, 40).forEach((other) => state.revealed.add(other));
  }
  update();
}

function statusText() {
  const shownThings = nodes.filter((node) => isShown(node.id)).length;
  const shownEdges = edges.filter(isEdgeShown);
  const inferred = shownEdges.filter((edge) => edge.inferred).length;
  const which = state.scope === "first" && nodes.some((node) => !node.first) ? ", those tied to the most others" : "";
  const left = page.inGraph > nodes.length ? ` The page leaves out ${count(page.inGraph - nodes.length, "thing", "things")} with the fewest ties.` : "";
  return `Shown: ${figure(shownThings)} of ${count(nodes.length, "thing", "things")}${which}, and ${figure(shownEdges.length)} of ${count(edges.length, "relation", "relations")}${inferred ? ` (${figure(inferred)} inferred, dashed)` : ""}.${left}`;
}

/** Write everything that depends on the filters again. */
function update() {
  document.getElementById("status-text").textContent = nodes.length ? statusText() : "";
  const first = nodes.filter((node) => node.first).length;
  scopeButton.hidden = first === nodes.length;
  scopeButton.textContent = state.scope === "first" ? `Show all ${figure(nodes.length)}` : `Show the ${figure(first)} most connected`;
  for (const button of legend.querySelectorAll("button")) {
    const off = button.dataset.kind === "inferred" ? !state.showInferred : state.hiddenKinds.has(button.dataset.kind);
    button.setAttribute("aria-pressed", String(!off));
  }
  refreshNetwork();
  restyle();
  showList();
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

function toggle(key) {
  if (key === "inferred") state.showInferred = !state.showInferred;
  else if (!state.hiddenKinds.delete(key)) state.hiddenKinds.add(key);
  update();
}

function setView(view) {
  state.view = view;
  networkView.hidden = view !== "network";
  listView.hidden = view === "network";
  document.getElementById("status").hidden = view !== "network";
  for (const button of document.querySelectorAll("#views button")) button.setAttribute("aria-pressed", String(button.dataset.view === view));
  if (view !== "network") showList();
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
  buildLegend();
  if (innerWidth < 760) legend.open = false;
  for (const button of document.querySelectorAll("#views button")) button.addEventListener("click", () => setView(button.dataset.view));
  const zooms = { in: () => zoomBy(1.4), out: () => zoomBy(1 / 1.4), fit: fitAll };
  for (const button of document.querySelectorAll("#zoom button")) button.addEventListener("click", zooms[button.dataset.zoom]);
  document.getElementById("theme").addEventListener("click", switchTheme);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", restyle);
  document.addEventListener("keydown", onKey);
  scopeButton.addEventListener("click", () => {
    state.scope = state.scope === "first" ? "all" : "first";
    state.revealed.clear();
    update();
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
  update();
  if (!canDraw) setView("things");
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
