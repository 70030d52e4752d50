// Builds the picture: vis-network moves it and finds what is under the pointer; what is shown comes in small portions.

let nodeSet = null;
let visibleNodes = [];
let visibleEdges = [];
let isTurned = false;
let portion = 0;
const canvasBox = document.getElementById("canvas");
/** So many symbols are handed over at once that the page stays answerable. */
const AT_A_TIME = 400;

const forVis = ({ id, x, y, size, shape }) => ({ id, x, y, size, shape });

/** Places are made for wide screens; on a high one they change their axes. */
function turn(places) {
  if (isTurned) for (const place of places) [place.x, place.y] = [place.y, place.x];
}

/** Build the picture once; filters and selections change what it shows, never where it stands. */
function buildNetwork(onChoose, onOpen) {
  readPalette();
  isTurned = canvasBox.clientHeight > canvasBox.clientWidth * 1.2;
  turn([...nodes, ...page.groups]);
  nodeSet = new vis.DataSet();
  const options = readBlock("page-options");
  options.nodes.ctxRenderer = drawSymbol;
  network = new vis.Network(canvasBox, { nodes: nodeSet, edges: new vis.DataSet() }, options);
  network.on("beforeDrawing", (ctx) => { drawGroups(ctx); drawEdges(ctx); });
  network.on("afterDrawing", (ctx) => { canvasBox.dataset.labels = isMoving && visibleEdges.length > CROWD ? 0 : drawLabels(ctx); });
  network.on("hoverNode", ({ node }) => { hovered = node; canvasBox.style.cursor = "pointer"; });
  network.on("blurNode", () => { hovered = null; canvasBox.style.cursor = ""; });
  network.on("click", ({ nodes: [node], pointer }) => {
    if (node !== undefined) return onChoose({ type: "thing", id: node });
    const edge = edgeAt(pointer.canvas);
    return onChoose(edge && { type: "relation", id: edge.id });
  });
  network.on("doubleClick", ({ nodes: [node] }) => node !== undefined && onOpen(node));
  network.on("dragStart", () => { isMoving = true; });
  network.on("dragEnd", () => { isMoving = false; network.redraw(); });
  let settled = 0;
  network.on("zoom", () => {
    isMoving = true;
    clearTimeout(settled);
    settled = setTimeout(() => { isMoving = false; network.redraw(); }, 150);
  });
  canvasBox.addEventListener("mousemove", (event) => {
    if (hovered !== null || event.buttons || visibleEdges.length > 4000) return;
    const box = canvasBox.getBoundingClientRect();
    const over = edgeAt(network.DOMtoCanvas({ x: event.clientX - box.left, y: event.clientY - box.top }));
    canvasBox.style.cursor = over ? "pointer" : "";
  });
}

/** Colours and weights again, after a selection or a change of theme. */
function restyle() {
  readPalette();
  lit = standingOut();
  network?.redraw();
}

/** Show what scope and filters let through now: what is hidden goes at once, what is new comes in portions. */
function refreshNetwork() {
  if (!network) return;
  visibleNodes = nodes.filter((node) => isShown(node.id));
  visibleEdges = edges.filter(isEdgeShown);
  const wanted = new Set(visibleNodes.map((node) => node.id));
  const there = new Set(nodeSet.getIds());
  const gone = [...there].filter((id) => !wanted.has(id));
  const coming = visibleNodes.filter((node) => !there.has(node.id));
  portion += 1;
  if (gone.length + coming.length <= AT_A_TIME * 2) {
    if (gone.length) nodeSet.remove(gone);
    if (coming.length) nodeSet.add(coming.map(forVis));
    canvasBox.dataset.settled = "yes";
  } else {
    canvasBox.dataset.settled = "no";
    handOver(portion, gone, coming);
  }
}

function handOver(mine, gone, coming) {
  if (mine !== portion) return;
  if (gone.length) nodeSet.remove(gone.splice(0, AT_A_TIME));
  else nodeSet.add(coming.splice(0, AT_A_TIME).map(forVis));
  if (gone.length || coming.length) setTimeout(() => handOver(mine, gone, coming), 0);
  else canvasBox.dataset.settled = "yes";
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
  network.redraw();
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
