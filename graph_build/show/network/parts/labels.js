// Writes labels beside symbols: as many as have room, the most connected first, none on top of another.

const LABEL_FONT = "12px system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";
const widths = new Map();
const labelBoxes = [];

/** A label in one or two lines, broken near its middle. */
function labelLines(text) {
  if (text.length <= 16) return [text];
  const middle = text.length / 2;
  const breaks = [...text.matchAll(/[ /-]/g)].map((match) => match.index);
  if (!breaks.length) return [text];
  const at = breaks.reduce((best, index) => (Math.abs(index - middle) < Math.abs(best - middle) ? index : best));
  return [text.slice(0, text[at] === " " ? at : at + 1), text.slice(at + 1)];
}

function measure(ctx, /** @type {PageNode} */ node) {
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
  const rank = (/** @type {PageNode} */ node) => {
    if (node.id === chosen || node.id === hovered || node.id === walked) return 0;
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
  labelBoxes.length = 0;
  const ratio = ctx.canvas.width / ctx.canvas.clientWidth;
  const scale = network.getScale();
  const bounds = { left: 0, top: 0, right: ctx.canvas.clientWidth, bottom: ctx.canvas.clientHeight };
  const at = new Map();
  const room = new Room();
  const visible = [];
  for (const node of visibleNodes) {
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
  if (state.selected?.type !== "relation") drawVerbs(ctx, at, room);
  ctx.restore();
  return drawn;
}

function drawLabel(ctx, node, spot, room, onSymbols = false) {
  const { lines, width } = measure(ctx, node);
  ctx.font = hubs.has(node.id) ? `600 ${LABEL_FONT}` : LABEL_FONT;
  const must = node.id === hovered || node.id === walked || state.selected?.id === node.id;
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
    labelBoxes.push(box);
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

/** The words of the chosen relation or path, or of those of the chosen thing where there is room. */
function drawVerbs(ctx, at, room) {
  ctx.textBaseline = "middle";
  for (const relation of spokenRelations()) {
    const from = at.get(relation.subject);
    const to = at.get(relation.object);
    if (!from || !to || !isEdgeShown(edges[relation.index])) continue;
    const text = verbOf(relation.predicate);
    const width = ctx.measureText(text).width;
    const { x, y: middle } = network.canvasToDOM(courseOf(edges[relation.index]).middle);
    const boxAt = (y) => ({ left: x - width / 2 - 2, right: x + width / 2 + 2, top: y - 7, bottom: y + 7 });
    const isOnly = state.selected?.type === "relation";
    const y = isOnly ? middle : [0, 14, -14, 28, -28].map((aside) => middle + aside).find((height) => room.isFree(boxAt(height), ""));
    if (y === undefined) continue;
    const box = boxAt(y);
    room.take(box, "verb");
    writeText(ctx, text, x, y, palette.accent);
  }
}

function spokenRelations() {
  const chosen = state.selected;
  if (chosenPath()) return chosenPath().steps;
  if (chosen?.type === "relation") return [relations[chosen.id]];
  return chosen?.type === "thing" ? [...outgoing.get(chosen.id), ...incoming.get(chosen.id)] : [];
}
