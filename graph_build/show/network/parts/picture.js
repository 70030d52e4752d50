// Builds the picture: vis-network carries the canvas, moves it and zooms it; what stands on it is drawn here.

let visibleNodes = [];
let visibleEdges = [];
let isTurned = false;
const canvasBox = document.getElementById("canvas");

/** Places are made for wide screens; on a high one they change their axes, and stand further apart across it, for their names. */
const ACROSS = 1.45;
function turn() {
  const isHigh = canvasBox.clientHeight > canvasBox.clientWidth * 1.05;
  if (isHigh === isTurned) return;
  isTurned = isHigh;
  const homes = nodes.map((node) => node.home).filter(Boolean);
  for (const place of [...nodes, ...homes]) [place.x, place.y] = isTurned ? [place.y * ACROSS, place.x] : [place.y, place.x / ACROSS];
}

/** Build the picture once; filters and selections change what it shows, never where it stands. */
function buildNetwork(onChoose, onOpen) {
  readPalette();
  // The things are not handed to vis-network: drawing thousands one by one would keep the page from answering.
  network = new vis.Network(canvasBox, { nodes: new vis.DataSet(), edges: new vis.DataSet() }, readBlock("page-options"));
  network.on("beforeDrawing", (ctx) => { measureRadius(); drawGroups(ctx); drawEdges(ctx); drawNodes(ctx); });
  network.on("afterDrawing", (ctx) => { canvasBox.dataset.labels = String(isMoving && visibleNodes.length > CROWD ? 0 : drawLabels(ctx)); });
  network.on("click", ({ pointer }) => {
    const more = labelAt(pointer.canvas, moreBoxes);
    if (more) onOpen(more);
    else onChoose(whatIsAt(pointer.canvas), { spot: pointer.DOM });
  });
  network.on("doubleClick", ({ pointer }) => {
    if (labelAt(pointer.canvas, moreBoxes)) return;
    const node = nodeAt(pointer.canvas) ?? nodeOf.get(labelAt(pointer.canvas, labelBoxes));
    if (node) onOpen(node.id);
  });
  network.on("dragStart", () => { isMoving = true; aim = null; });
  network.on("dragEnd", () => { isMoving = false; noteHand(); redrawSoon(); });
  let settled = 0;
  network.on("zoom", () => {
    isMoving = true;
    aim = null;
    clearTimeout(settled);
    settled = setTimeout(() => { isMoving = false; noteHand(); redrawSoon(); }, 150);
  });
  canvasBox.addEventListener("keyup", ({ key }) => { if (MOVING_KEYS.test(key)) noteHand(); });
  canvasBox.addEventListener("mousemove", (event) => event.buttons || hoverOver(event));
  new ResizeObserver(keepSize).observe(canvasBox);
}

/** A thing by its symbol or its name, which are one target; then a line; then the name of a group. */
function whatIsAt(point) {
  const node = nodeAt(point) ?? nodeOf.get(labelAt(point, labelBoxes));
  if (node) return { type: "thing", id: node.id };
  const edge = edgeAt(point);
  if (edge) return { type: "relation", id: edge.id };
  const hub = labelAt(point, groupBoxes);
  return hub ? { type: "thing", id: hub } : null;
}

/** Which of the boxes on the screen holds a point of the canvas. */
function labelAt(point, boxes) {
  const { x, y } = network.canvasToDOM(point);
  return boxes.find((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)?.id;
}

function hoverOver(event) {
  const box = canvasBox.getBoundingClientRect();
  const point = network.DOMtoCanvas({ x: event.clientX - box.left, y: event.clientY - box.top });
  const more = labelAt(point, moreBoxes);
  const id = more ? openerOf(more) : (nodeAt(point)?.id ?? labelAt(point, labelBoxes) ?? null);
  if (id !== hovered) {
    hovered = id;
    lit = standingOut();
    if (visibleNodes.length < 2 * CROWD) redrawSoon();
  }
  canvasBox.style.cursor = id || edgeAt(point) || labelAt(point, groupBoxes) ? "pointer" : "";
}

/** Draw once for all that changed before the next frame. */
let drawing = 0;
function redrawSoon() {
  // A picture that is hidden is drawn when it is opened: until then it would only keep the page from answering.
  if (!network || drawing || networkView.hidden) return;
  drawing = requestAnimationFrame(() => {
    drawing = 0;
    network.redraw();
  });
}

/** Colours and weights again, after a selection or a change of theme; of a picture that is hidden when it is opened. */
function restyle() {
  // To read a colour the browser works out the look of all that was just written: no other view waits for that.
  if (networkView.hidden) return;
  readPalette();
  lit = standingOut();
  redrawSoon();
}

/** Show what scope and filters let through now. */
function refreshNetwork() {
  const [inScope, passed] = [scoped(), passing()];
  visibleNodes = nodes.filter(({ id }) => inScope.has(id) && passed.things.has(id));
  visibleEdges = edges.filter(({ id, from, to }) => passed.relations.has(id) && inScope.has(from) && inScope.has(to) && isLineOpened(relations[id]));
  placeOpened();
}

/** What was opened stands near the thing that it was opened from, and at its own place where the picture holds all. */
function placeOpened() {
  const isFirst = state.scope === "first";
  const outside = visibleNodes.filter((node) => !node.first);
  for (const node of outside) {
    node.home ??= { x: node.x, y: node.y };
    if (!isFirst) Object.assign(node, node.home);
  }
  if (!isFirst || !outside.length) return;
  const stood = outside.filter((node) => node.near);
  const taken = visibleNodes.filter((node) => node.first || node.near);
  for (const node of stood) if (!state.expanded.includes(node.near)) delete node.near;
  for (const key of state.expanded) {
    const opener = nodeOf.get(openerOf(key));
    if (!opener) continue;
    for (const id of [opener.id, ...openedBy(key)]) {
      const node = nodeOf.get(id);
      if (node.first || node.near || !visibleNodes.includes(node)) continue;
      const beside = node === opener ? nodeOf.get(mostTied(id).find((other) => nodeOf.get(other).first)) ?? { x: 0, y: 0 } : opener;
      Object.assign(node, freePlace(beside, taken), { near: key });
      taken.push(node);
    }
  }
}

/** The nearest place around a point with room for a symbol and its name; the same one in every run. */
function freePlace(point, taken) {
  for (const slot of slotsAround(point)) {
    if (taken.every((other) => Math.abs(other.x - slot.x) > 96 || Math.abs(other.y - slot.y) > 52)) return slot;
  }
  return point;
}

/** Bring these things into the picture, with room for their labels, no larger than `most`. Returns the scale. */
function frame(ids, most, covered = coveredByPanel()) {
  const { clientWidth: width, clientHeight: height } = canvasBox;
  const places = ids.map((id) => nodeOf.get(id));
  const bounds = places.reduce(
    (box, { x, y }) => ({ left: Math.min(box.left, x), right: Math.max(box.right, x), top: Math.min(box.top, y), bottom: Math.max(box.bottom, y) }),
    { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity },
  );
  const across = (width - covered.left - covered.right - Math.min(130, width / 4)) / Math.max(bounds.right - bounds.left, 1);
  const down = (height - covered.top - covered.bottom - 90) / Math.max(bounds.bottom - bounds.top, 1);
  const scale = Math.min(Math.max(Math.min(across, down), 0.02), most);
  const position = { x: (bounds.left + bounds.right + (covered.right - covered.left) / scale) / 2, y: (bounds.top + bounds.bottom + (covered.bottom - covered.top) / scale) / 2 };
  network.moveTo({ position, scale, animation: false });
  return scale;
}

/** How much of the picture lies under the details, on each of its sides. */
function coveredByPanel() {
  const [box, picture] = [panel.getBoundingClientRect(), canvasBox.getBoundingClientRect()];
  const covered = { left: 0, right: 0, top: 0, bottom: 0 };
  if (panel.hidden) return covered;
  const isAcross = box.left <= picture.left && box.right >= picture.right;
  if (isAcross && isPanelTurned()) covered.top = Math.max(box.bottom - picture.top, 0);
  else if (isAcross) covered.bottom = Math.max(picture.bottom - box.top, 0);
  else if (box.left <= picture.left) covered.left = Math.max(box.right - picture.left, 0);
  else covered.right = picture.right - box.left;
  return covered;
}

/**
 * The details stand at the right, in the network over the legend at the left, on a narrow screen at the foot; turned, at
 * the other side or at the head.
 */
const isPanelTurned = () => panel.dataset.at === "turned";
function turnPanel(isTurned) {
  panel.dataset.at = isTurned ? "turned" : "";
  const view = document.querySelector("main > section:not([hidden])");
  panel.style.setProperty("--view-left", `${view.offsetLeft}px`);
  panel.style.setProperty("--view-top", `${view.offsetTop}px`);
}

/** Where a reader last pressed, beside the details: by hand, or by keyboard on what has the focus. */
let pressed = null;
document.addEventListener("pointerdown", ({ target, clientX: x, clientY: y }) => { if (target instanceof Node && !panel.contains(target)) pressed = { x, y }; }, true);
document.addEventListener("keydown", ({ key, target }) => {
  if (key !== "Enter" || !(target instanceof Element) || panel.contains(target)) return;
  const { x, y, width, height } = target.getBoundingClientRect();
  pressed = { x: x + width / 2, y: y + height / 2 };
}, true);
/** Over figures and cards, too, and on a narrow screen over tables, the details leave what was pressed in sight. */
function turnFromPressed() {
  const isOver = ["overview", "cards"].includes(state.view) || (innerWidth < 760 && Object.hasOwn(lists, state.view));
  if (!isOver || panel.hidden || !pressed) return;
  const { left, right, top, bottom } = panel.getBoundingClientRect();
  if (pressed.x > left && pressed.x < right && pressed.y > top && pressed.y < bottom) turnPanel(!isPanelTurned());
}

/** What was last brought into the picture, which a change of its size brings there again; none while the reader's hand moves it. */
let aim = null;
/** The size for which the picture was last fitted; while another view hides it, it has none. */
let fittedTo = "";

/** Remember what is to be seen; whether it can be brought into the picture now, or when the picture is opened. */
function takeAim(next) {
  aim = next;
  if (networkView.hidden) fittedTo = "";
  if (hand && next !== goToHand) {
    hand = null;
    keepControls(true);
  }
  return network !== null && !networkView.hidden && canvasBox.clientWidth > 0;
}

/**
 * Where the reader's hand brought the picture: the thing nearest to its middle, how far from that the middle is, as on a
 * wide screen, and how much the shorter side holds. A screen of another shape shows the same thing in its middle. It
 * stands in the address: what is moved without a stop adds no step to the history, a press of a button does.
 * @type {{ id: string, x: number, y: number, reach: number } | null}
 */
let hand = null;
/** Whether an address asks for another place than the picture has, until it is brought there. */
let isPlaceAsked = false;
const MOVING_KEYS = /^(?:Arrow|Page|[-+=[\]])/;
const shorterSide = () => Math.min(canvasBox.clientWidth, canvasBox.clientHeight);
function noteHand(replace = true) {
  const middle = network.getViewPosition();
  const away = ({ x, y }) => Math.hypot(x - middle.x, y - middle.y);
  if (!visibleNodes.length) return;
  const nearest = visibleNodes.reduce((best, node) => (away(node) < away(best) ? node : best));
  const [right, under] = [middle.x - nearest.x, middle.y - nearest.y];
  const [x, y] = (isTurned ? [under, right / ACROSS] : [right, under]).map(Math.round);
  hand = { id: nearest.id, x, y, reach: Number((shorterSide() / network.getScale()).toPrecision(5)) };
  goToHand();
  keepControls(replace);
}
function goToHand() {
  if (!takeAim(goToHand) || !hand) return;
  const [{ x, y, reach }, node] = [hand, nodeOf.get(hand.id)];
  // What a server has not given yet comes before it is gone to.
  if (!node) return;
  const [right, under] = isTurned ? [y * ACROSS, x] : [x, y];
  network.moveTo({ position: { x: node.x + right, y: node.y + under }, scale: Math.min(Math.max(shorterSide() / reach, 0.001), 10), animation: false });
}
addControl("at", "network", () => (hand ? `${hand.id} ${hand.x} ${hand.y} ${hand.reach}` : ""), (text) => {
  const [, id, ...numbers] = /^(\S+) (-?\d{1,6}) (-?\d{1,6}) (\d{1,6}(?:\.\d{1,6})?)$/.exec(text) ?? [];
  const [x, y, reach] = numbers.map(Number);
  const next = reach && (service || nodeOf.has(id)) ? { id, x, y, reach } : null;
  isPlaceAsked ||= JSON.stringify(next) !== JSON.stringify(hand);
  hand = next;
});

/** Bring what the address asks for into the picture: a place, the chosen way or thing, or all. */
function bringAsked() {
  isPlaceAsked = false;
  const [id] = endsOf(state.selected);
  if (hand) { goToHand(); bringInside([id].filter(Boolean)); }
  else if (chosenPath()) showPathPlaces();
  else if (id) showThing(id);
  else fitAll();
}

function fitAll() {
  if (takeAim(fitAll) && visibleNodes.length) frame(visibleNodes.map((node) => node.id), 1.3);
}

/** The same by its button, which is a step of the history. */
function fitByHand() {
  if (hand) { hand = null; keepControls(); }
  fitAll();
}

/** The first view holds as many symbols as this size has room to name, those with fewer ties last. */
function thinOut() {
  if (state.scope !== "first" || state.path) return;
  const before = crowded.size;
  crowded.clear();
  for (let left = nodes.length; left > 0; left -= 1) {
    forget();
    refreshNetwork();
    const firsts = visibleNodes.filter(({ first }) => first).map(({ id }) => id);
    if (!firsts.length) break;
    // Details that lie over the picture come and go: they change nothing of what it holds.
    frame(firsts, 1.3, { left: 0, right: 0, top: 0, bottom: 0 });
    const found = nameless().filter((id) => firsts.includes(id) && !endsOf(state.selected).includes(id) && id !== hand?.id);
    if (!found.length) break;
    found.slice(0, Math.ceil(found.length / 4)).forEach((id) => crowded.add(id));
  }
  if (before || crowded.size) { forget(); refreshNetwork(); refreshControls(); }
}

/** The canvas takes the room that it has now, and what was aimed at is brought into it. */
function keepSize() {
  const size = `${canvasBox.clientWidth} ${canvasBox.clientHeight}`;
  if (!network || networkView.hidden || !canvasBox.clientWidth || size === fittedTo) return;
  turn();
  network.setSize("100%", "100%");
  thinOut();
  (aim ?? (hand ? goToHand : fitAll))();
  fittedTo = size;
  redrawSoon();
}

/**
 * The details go to the side where they cover nothing of what was chosen, or of the spot that was clicked: the picture
 * stays. It is moved, without changing its size, only where all of these things lie outside it.
 */
function bringInside(ids, spot = null) {
  if (!network || networkView.hidden) return;
  const shown = ids.filter(isShown);
  const isFree = () => (spot ? isUncovered(spot) : liesFree(shown));
  if (!shown.length || isFree()) return;
  if (!panel.hidden) {
    turnPanel(!isPanelTurned());
    if (isFree()) return;
    turnPanel(!isPanelTurned());
  }
  beside(shown[0]);
}

/** Whether a spot on the screen lies in the picture, and not under the details or at their rim. */
function isUncovered({ x, y }) {
  const { left, right, top, bottom } = coveredByPanel();
  const rim = (covered) => (covered ? covered + 20 : 0);
  return x >= rim(left) && y >= rim(top) && x <= canvasBox.clientWidth - rim(right) && y <= canvasBox.clientHeight - rim(bottom);
}
const liesFree = (ids) => ids.some((id) => isUncovered(network.canvasToDOM(nodeOf.get(id))));

/** Bring this thing beside the details, with room for its name; as little as it takes. */
function beside(id) {
  const covered = coveredByPanel();
  const { x, y } = network.canvasToDOM(nodeOf.get(id));
  const into = (at, least, most) => Math.max(Math.min(at, most - 60), least + 60);
  const scale = network.getScale();
  const middle = network.getViewPosition();
  const position = { x: middle.x + (x - into(x, covered.left, canvasBox.clientWidth - covered.right)) / scale, y: middle.y + (y - into(y, covered.top, canvasBox.clientHeight - covered.bottom)) / scale };
  network.moveTo({ position, animation: false });
}

/** Bring a thing and what it is tied to into the picture, or the thing alone where that would be too small. */
function showThing(id) {
  if (!takeAim(() => showThing(id))) return;
  const near = [id, ...neighbours.get(id)].filter(isShown);
  if (near.length && frame(near, 1.2) < 0.2) network.moveTo({ position: nodeOf.get(id), scale: 0.5, animation: false });
}

function zoomBy(factor) {
  if (!network) return;
  network.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.03), 6), animation: false });
  noteHand(false);
}
