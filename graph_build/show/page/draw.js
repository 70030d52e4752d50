// Draws the network: vis-network moves the picture and finds what is under the pointer; symbols, groups and labels are ours.

let network = null;
let nodeView = null;
let edgeView = null;
let edgeSet = null;
let hovered = null;
const palette = {};

function readPalette() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ground", "text", "muted", "edge", "faint", "accent", "tint", "outline"]) {
    palette[name] = style.getPropertyValue(`--${name}`).trim();
  }
}

/** The things that stand out while something is selected; none when nothing is. */
function standingOut() {
  const chosen = state.selected;
  if (!chosen) return null;
  if (chosen.type === "thing") return new Set([chosen.id, ...neighbours.get(chosen.id)]);
  return new Set(endsOf(chosen));
}
let lit = null;

/** The radius of a symbol, never so small on the screen that it cannot be told or hit. */
function radiusOf(node) {
  const least = nodeView && nodeView.length > 600 ? 2.5 : 4.5;
  return Math.max(node.size, least / (network?.getScale() || 1));
}

function drawSymbol({ ctx, id, x, y, state: look }) {
  const node = nodeOf.get(id);
  const kind = kinds.get(node.kind);
  const size = radiusOf(node);
  return {
    drawNode() {
      ctx.save();
      ctx.translate(x, y);
      ctx.scale(size, size);
      ctx.globalAlpha = lit && !lit.has(id) ? 0.16 : 1;
      ctx.fillStyle = palette.ground;
      ctx.lineWidth = 5 / size;
      ctx.strokeStyle = palette.ground;
      ctx.stroke(kind.shape);
      ctx.fillStyle = kind.color === "text" ? palette.text : kind.color;
      ctx.fill(kind.shape);
      const chosen = look.selected || look.hover || state.selected?.id === id;
      ctx.lineWidth = (chosen ? 3 : 1) / size;
      ctx.strokeStyle = chosen ? palette.text : palette.outline;
      ctx.stroke(kind.shape);
      ctx.restore();
    },
    nodeDimensions: { width: size * 2, height: size * 2 },
  };
}

function edgeLook(edge) {
  const chosen = state.selected;
  const isChosen = chosen?.type === "relation" && chosen.id === edge.id;
  const touches = isChosen || (chosen?.type === "thing" && (edge.from === chosen.id || edge.to === chosen.id));
  const color = touches ? palette.accent : edge.inferred ? palette.faint : palette.edge;
  const near = nodeOf.get(edge.from).group === nodeOf.get(edge.to).group;
  const crowd = edgeView && edgeView.length > 1500 ? 0.35 : 1;
  const opacity = touches ? 1 : lit ? 0.12 * crowd : (near ? 0.95 : 0.5) * crowd;
  return {
    id: edge.id,
    color: { color, highlight: palette.accent, hover: palette.accent, opacity },
    width: isChosen ? 3.5 : touches ? 1.8 : edge.inferred ? 1.1 : near ? 1.6 : 1.1,
    dashes: edge.inferred ? [4, 5] : false,
  };
}

/** Colours and weights again, after a selection or a change of theme. */
function restyle() {
  readPalette();
  lit = standingOut();
  if (!network) return;
  edgeSet.update(edges.map(edgeLook));
  network.redraw();
}

/** A tinted circle behind each group of the view. */
function drawGroups(ctx) {
  for (const group of page.groups) {
    const whole = state.scope === "all";
    if ((whole ? group.size : group.core) < 3) continue;
    ctx.beginPath();
    ctx.arc(group.x, group.y, whole ? group.whole : group.radius, 0, 2 * Math.PI);
    ctx.fillStyle = palette.tint;
    ctx.fill();
  }
}

const LABEL_FONT = "12px system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";
const widths = new Map();

/** A label in one or two lines, broken near its middle. */
function labelLines(text) {
  if (text.length <= 16) return [text];
  const middle = text.length / 2;
  const breaks = [...text.matchAll(/[ /-]/g)].map((match) => match.index);
  if (!breaks.length) return [text];
  const at = breaks.reduce((best, index) => (Math.abs(index - middle) < Math.abs(best - middle) ? index : best));
  return [text.slice(0, text[at] === " " ? at : at + 1), text.slice(at + 1)];
}

function measure(ctx, node) {
  if (!widths.has(node.id)) {
    const lines = labelLines(node.label);
    ctx.font = hubs.has(node.id) ? `600 ${LABEL_FONT}` : LABEL_FONT;
    widths.set(node.id, { lines, width: Math.max(...lines.map((line) => ctx.measureText(line).width)) });
  }
  return widths.get(node.id);
}

/** The things that keep their label even where it lies on a symbol. */
const hubs = new Set(page.groups.filter((group) => group.core > 2).map((group) => group.hub));
const byTies = [...nodes].sort((a, b) => neighbours.get(b.id).size - neighbours.get(a.id).size);
const landmarks = new Set([...hubs, ...byTies.slice(0, 12).map((node) => node.id)]);

/** The order in which labels claim their room: what is chosen, what it is tied to, then the most connected. */
function labelOrder(visible) {
  const chosen = state.selected?.type === "thing" ? state.selected.id : null;
  const rank = (node) => {
    if (node.id === chosen || node.id === hovered) return 0;
    if (lit) return lit.has(node.id) ? 1 : 9;
    return landmarks.has(node.id) ? 2 : 3;
  };
  const wanted = visible.filter((node) => rank(node) < 9);
  return wanted.sort((a, b) => rank(a) - rank(b) || neighbours.get(b.id).size - neighbours.get(a.id).size);
}

const overlaps = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Rectangles taken on the screen, looked up by the cells of a grid. */
class Room {
  constructor() {
    this.cells = new Map();
  }
  *keys(box) {
    for (let x = Math.floor(box.left / 80); x <= Math.floor(box.right / 80); x += 1) {
      for (let y = Math.floor(box.top / 80); y <= Math.floor(box.bottom / 80); y += 1) yield `${x} ${y}`;
    }
  }
  /** Whether nothing but the owner lies there; `onSymbols` lets symbols of others be covered. */
  isFree(box, owner, onSymbols = false) {
    for (const key of this.keys(box)) {
      for (const taken of this.cells.get(key) ?? []) {
        if (taken.owner === owner || (onSymbols && nodeOf.has(taken.owner))) continue;
        if (overlaps(taken, box)) return false;
      }
    }
    return true;
  }
  take(box, owner) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push({ ...box, owner });
    }
  }
}

/** Labels in the size of the screen whatever the zoom; a label that would lie on another or on a symbol waits. */
function drawLabels(ctx) {
  const ratio = ctx.canvas.width / ctx.canvas.clientWidth;
  const scale = network.getScale();
  const bounds = { left: 0, top: 0, right: ctx.canvas.clientWidth, bottom: ctx.canvas.clientHeight };
  const at = new Map();
  const room = new Room();
  const visible = [];
  for (const node of nodes) {
    if (!isShown(node.id)) continue;
    const spot = network.canvasToDOM({ x: node.x, y: node.y });
    const reach = radiusOf(node) * scale;
    const box = { left: spot.x - reach, right: spot.x + reach, top: spot.y - reach, bottom: spot.y + reach };
    if (!overlaps(box, bounds)) continue;
    at.set(node.id, { ...spot, reach });
    visible.push(node);
    if (reach > 3) room.take(box, node.id);
  }
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.font = LABEL_FONT;
  ctx.textAlign = "center";
  ctx.lineJoin = "round";
  // The words of a chosen relation come before any name; those of a chosen thing take the room that is left.
  if (state.selected?.type === "relation") drawVerbs(ctx, at, room);
  ctx.textBaseline = "top";
  const most = visible.length > 600 ? 50 : 200;
  let drawn = 0;
  for (const node of labelOrder(visible)) {
    if (drawn >= most) break;
    const spot = at.get(node.id);
    if (drawLabel(ctx, node, spot, room) || (landmarks.has(node.id) && drawLabel(ctx, node, spot, room, true))) drawn += 1;
  }
  ctx.font = LABEL_FONT;
  if (state.selected?.type === "thing") drawVerbs(ctx, at, room);
  ctx.restore();
  return drawn;
}

function drawLabel(ctx, node, spot, room, onSymbols = false) {
  const { lines, width } = measure(ctx, node);
  ctx.font = hubs.has(node.id) ? `600 ${LABEL_FONT}` : LABEL_FONT;
  const must = node.id === hovered || state.selected?.id === node.id;
  const height = lines.length * 14;
  const places = [
    [spot.x, spot.y + spot.reach + 2],
    [spot.x, spot.y - spot.reach - height - 2],
    [spot.x + spot.reach + width / 2 + 4, spot.y - height / 2],
    [spot.x - spot.reach - width / 2 - 4, spot.y - height / 2],
  ];
  const widest = ctx.canvas.clientWidth;
  for (const [aside, y] of places) {
    const x = Math.min(Math.max(aside, width / 2 + 4), widest - width / 2 - 4);
    if (x !== aside && y !== places[0][1] && y !== places[1][1]) continue;
    const box = { left: x - width / 2 - 2, right: x + width / 2 + 2, top: y, bottom: y + height };
    const free = room.isFree(box, node.id, onSymbols);
    if (!must && !free) continue;
    room.take(box, `label ${node.id}`);
    lines.forEach((line, index) => writeText(ctx, line, x, y + index * 14, palette.text));
    return true;
  }
  return false;
}

function writeText(ctx, text, x, y, color) {
  ctx.strokeStyle = palette.ground;
  ctx.lineWidth = 3.5;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = color;
  ctx.fillText(text, x, y);
}

/** The words of the chosen relation, or of those of the chosen thing where there is room. */
function drawVerbs(ctx, at, room) {
  const chosen = state.selected;
  if (!chosen) return;
  if (chosen.type === "commitment") return;
  const shown = chosen.type === "relation" ? [relations[chosen.id]] : [...outgoing.get(chosen.id), ...incoming.get(chosen.id)];
  ctx.textBaseline = "middle";
  for (const relation of shown) {
    const from = at.get(relation.subject);
    const to = at.get(relation.object);
    if (!from || !to || !isEdgeShown(edges[relation.index])) continue;
    const text = verbOf(relation.predicate);
    const width = ctx.measureText(text).width;
    const x = (from.x + to.x) / 2;
    const y = (from.y + to.y) / 2;
    const box = { left: x - width / 2 - 2, right: x + width / 2 + 2, top: y - 7, bottom: y + 7 };
    if (chosen.type !== "relation" && !room.isFree(box, "")) continue;
    room.take(box, "verb");
    writeText(ctx, text, x, y, palette.accent);
  }
}

/** Places are made for wide screens; on a high one they change their axes. */
function turn() {
  for (const place of [...nodes, ...page.groups]) [place.x, place.y] = [place.y, place.x];
}

/** Build the picture once; filters and selections change what it shows, never where it stands. */
function buildNetwork(container, onChoose) {
  readPalette();
  if (container.clientHeight > container.clientWidth * 1.2) turn();
  const nodeSet = new vis.DataSet(nodes.map(({ id, x, y, size, shape }) => ({ id, x, y, size, shape })));
  edgeSet = new vis.DataSet(edges.map((edge) => ({ ...edge, ...edgeLook(edge) })));
  nodeView = new vis.DataView(nodeSet, { filter: (node) => isShown(node.id) });
  edgeView = new vis.DataView(edgeSet, { filter: isEdgeShown });
  const options = readBlock("page-options");
  options.nodes.ctxRenderer = drawSymbol;
  network = new vis.Network(container, { nodes: nodeView, edges: edgeView }, options);
  network.on("beforeDrawing", drawGroups);
  network.on("afterDrawing", (ctx) => {
    container.dataset.labels = drawLabels(ctx);
  });
  network.on("hoverNode", ({ node }) => { hovered = node; container.style.cursor = "pointer"; });
  network.on("blurNode", () => { hovered = null; container.style.cursor = ""; });
  network.on("hoverEdge", () => { container.style.cursor = "pointer"; });
  network.on("blurEdge", () => { container.style.cursor = ""; });
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) onChoose({ type: "thing", id: node });
    else if (edge !== undefined) onChoose({ type: "relation", id: edge });
    else onChoose(null);
  });
  fitAll();
}

function refreshNetwork() {
  if (!network) return;
  nodeView.refresh();
  edgeView.refresh();
}

/** Bring these things into the picture, with room for their labels, no larger than `most`. Returns the scale. */
function frame(ids, most) {
  const { clientWidth: width, clientHeight: height } = document.getElementById("canvas");
  const places = ids.map((id) => nodeOf.get(id));
  const [left, right] = [Math.min(...places.map((p) => p.x)), Math.max(...places.map((p) => p.x))];
  const [top, bottom] = [Math.min(...places.map((p) => p.y)), Math.max(...places.map((p) => p.y))];
  const across = (width - Math.min(150, width / 4)) / Math.max(right - left, 1);
  const down = (height - 110) / Math.max(bottom - top, 1);
  const scale = Math.min(Math.max(Math.min(across, down), 0.02), most);
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, animation: false });
  return scale;
}

function fitAll() {
  if (network && nodeView.length) frame(nodeView.getIds(), 1.3);
}

/** Let a change of the page take or give room, and keep what is drawn where it was. */
function keepStill(change) {
  if (!network) return change();
  const canvas = document.getElementById("canvas");
  const before = { width: canvas.clientWidth, height: canvas.clientHeight, scale: network.getScale(), at: network.getViewPosition() };
  change();
  const [less, lower] = [before.width - canvas.clientWidth, before.height - canvas.clientHeight];
  if (!less && !lower) return;
  network.setSize("100%", "100%");
  const position = { x: before.at.x - less / 2 / before.scale, y: before.at.y - lower / 2 / before.scale };
  network.moveTo({ position, scale: before.scale, animation: false });
}

/** Move the picture, without changing its size, where these things lie outside it. */
function bringInside(ids) {
  if (!network) return;
  const canvas = document.getElementById("canvas");
  const places = ids.filter(isShown).map((id) => network.canvasToDOM(nodeOf.get(id)));
  const isInside = ({ x, y }) => x > 20 && y > 20 && x < canvas.clientWidth - 20 && y < canvas.clientHeight - 20;
  if (!places.length || places.some(isInside)) return;
  network.moveTo({ position: nodeOf.get(ids.find(isShown)), animation: false });
}

/** Bring a thing and what it is tied to into the picture, or the thing alone where that would be too small. */
function showThing(id) {
  if (!network) return;
  if (frame([id, ...neighbours.get(id)].filter(isShown), 1.2) < 0.2) network.focus(id, { scale: 0.5, animation: false });
}

function zoomBy(factor) {
  network?.moveTo({ scale: Math.min(Math.max(network.getScale() * factor, 0.03), 6), animation: false });
}
