// Builds the picture: vis-network carries the canvas, moves it and zooms it; what stands on it is drawn here.

let visibleNodes = [];
let visibleEdges = [];
let isTurned = false;
const canvasBox = document.getElementById("canvas");

/** Places are made for wide screens; on a high one they change their axes. */
function turn(places) {
  if (isTurned) for (const place of places) [place.x, place.y] = [place.y, place.x];
}

/** Build the picture once; filters and selections change what it shows, never where it stands. */
function buildNetwork(onChoose, onOpen) {
  readPalette();
  isTurned = canvasBox.clientHeight > canvasBox.clientWidth * 1.2;
  turn([...nodes, ...page.groups]);
  // The things are not handed to vis-network: drawing thousands one by one would keep the page from answering.
  network = new vis.Network(canvasBox, { nodes: new vis.DataSet(), edges: new vis.DataSet() }, readBlock("page-options"));
  network.on("beforeDrawing", (ctx) => { measureRadius(); drawGroups(ctx); drawEdges(ctx); drawNodes(ctx); });
  network.on("afterDrawing", (ctx) => { canvasBox.dataset.labels = String(isMoving && visibleNodes.length > CROWD ? 0 : drawLabels(ctx)); });
  network.on("click", ({ pointer }) => onChoose(whatIsAt(pointer.canvas)));
  network.on("doubleClick", ({ pointer }) => {
    const node = nodeAt(pointer.canvas);
    if (node) onOpen(node.id);
  });
  network.on("dragStart", () => { isMoving = true; });
  network.on("dragEnd", () => { isMoving = false; redrawSoon(); });
  let settled = 0;
  network.on("zoom", () => {
    isMoving = true;
    clearTimeout(settled);
    settled = setTimeout(() => { isMoving = false; redrawSoon(); }, 150);
  });
  canvasBox.addEventListener("mousemove", (event) => event.buttons || hoverOver(event));
}

function whatIsAt(point) {
  const node = nodeAt(point);
  if (node) return { type: "thing", id: node.id };
  const edge = edgeAt(point);
  return edge && { type: "relation", id: edge.id };
}

function hoverOver(event) {
  const box = canvasBox.getBoundingClientRect();
  const point = network.DOMtoCanvas({ x: event.clientX - box.left, y: event.clientY - box.top });
  const node = nodeAt(point);
  if ((node?.id ?? null) !== hovered) {
    hovered = node?.id ?? null;
    if (visibleNodes.length < 2 * CROWD) redrawSoon();
  }
  canvasBox.style.cursor = node || edgeAt(point) ? "pointer" : "";
}

/** Draw once for all that changed before the next frame. */
let drawing = 0;
function redrawSoon() {
  if (!network || drawing) return;
  drawing = requestAnimationFrame(() => {
    drawing = 0;
    network.redraw();
  });
}

/** Colours and weights again, after a selection or a change of theme. */
function restyle() {
  readPalette();
  lit = standingOut();
  redrawSoon();
}

/** Show what scope and filters let through now. */
function refreshNetwork() {
  const [inScope, passed] = [scoped(), passing()];
  visibleNodes = nodes.filter(({ id }) => inScope.has(id) && passed.things.has(id));
  visibleEdges = edges.filter(({ id, from, to }) => passed.relations.has(id) && inScope.has(from) && inScope.has(to));
}

/** Bring these things into the picture, with room for their labels, no larger than `most`. Returns the scale. */
function frame(ids, most) {
  const { clientWidth: width, clientHeight: height } = canvasBox;
  const places = ids.map((id) => nodeOf.get(id));
  const bounds = places.reduce(
    (box, { x, y }) => ({ left: Math.min(box.left, x), right: Math.max(box.right, x), top: Math.min(box.top, y), bottom: Math.max(box.bottom, y) }),
    { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity },
  );
  const across = (width - Math.min(150, width / 4)) / Math.max(bounds.right - bounds.left, 1);
  const down = (height - 110) / Math.max(bounds.bottom - bounds.top, 1);
  const scale = Math.min(Math.max(Math.min(across, down), 0.02), most);
  const position = { x: (bounds.left + bounds.right) / 2, y: (bounds.top + bounds.bottom) / 2 };
  network.moveTo({ position, scale, animation: false });
  return scale;
}

function fitAll() {
  if (network && visibleNodes.length) frame(visibleNodes.map((node) => node.id), 1.3);
}

/** Let a change of the page take or give room, and keep what is drawn where it was. */
function keepStill(change) {
  if (!network) return change();
  const before = { width: canvasBox.clientWidth, height: canvasBox.clientHeight, scale: network.getScale(), at: network.getViewPosition() };
  change();
  const [less, lower] = [before.width - canvasBox.clientWidth, before.height - canvasBox.clientHeight];
  if (!less && !lower) return;
  network.setSize("100%", "100%");
  const position = { x: before.at.x - less / 2 / before.scale, y: before.at.y - lower / 2 / before.scale };
  network.moveTo({ position, scale: before.scale, animation: false });
}

/** The canvas takes the room that it has now. */
function keepSize() {
  if (!network || networkView.hidden) return;
  network.setSize("100%", "100%");
  redrawSoon();
}

/** Move the picture, without changing its size, where these things lie outside it. */
function bringInside(ids) {
  if (!network) return;
  const places = ids.filter(isShown).map((id) => network.canvasToDOM(nodeOf.get(id)));
  const isInside = ({ x, y }) => x > 20 && y > 20 && x < canvasBox.clientWidth - 20 && y < canvasBox.clientHeight - 20;
  if (!places.length || places.some(isInside)) return;
  network.moveTo({ position: nodeOf.get(ids.find(isShown)), animation: false });
}

/** Bring a thing and what it is tied to into the picture, or the thing alone where that would be too small. */
function showThing(id) {
  if (!network) return;
  const near = [id, ...neighbours.get(id)].filter(isShown);
  if (near.length && frame(near, 1.2) < 0.2) network.moveTo({ position: nodeOf.get(id), scale: 0.5, animation: false });
}

function zoomBy(factor) {
  network?.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.03), 6), animation: false });
}
