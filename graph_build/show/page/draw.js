// Draws symbols, groups and relations onto the canvas of vis-network, and tells which relation is under the pointer.

const palette = {};
let network = null;
let hovered = null;
/** The things that stand out while something is selected or a path is shown; none when nothing is. */
let lit = null;
/** While the picture is moved, a crowd of relations is left out, so that it follows the hand. */
let isMoving = false;
const CROWD = 1500;

function readPalette() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ground", "text", "muted", "edge", "faint", "accent", "tint", "outline"]) {
    palette[name] = style.getPropertyValue(`--${name}`).trim();
  }
  sprites.clear();
}

function standingOut() {
  const chosen = state.selected;
  const path = chosenPath();
  if (path) return new Set(path.things);
  if (!chosen) return null;
  if (chosen.type === "thing") return new Set([chosen.id, ...neighbours.get(chosen.id)]);
  return new Set(endsOf(chosen));
}

/** The radius of a symbol, never so small on the screen that it cannot be told or hit. */
function radiusOf(node) {
  const least = visibleNodes.length > 600 ? 2.5 : 4.5;
  return Math.max(node.size, least / (network?.getScale() || 1));
}

/** Small symbols of a crowd are drawn once into a picture of their own and copied. */
const sprites = new Map();
function spriteOf(kind, pixels) {
  const key = `${kind.key} ${pixels}`;
  if (!sprites.has(key)) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = pixels * 4;
    const ctx = canvas.getContext("2d");
    ctx.translate(pixels * 2, pixels * 2);
    ctx.scale(pixels * 1.6, pixels * 1.6);
    ctx.lineWidth = 0.35;
    ctx.strokeStyle = palette.ground;
    ctx.stroke(kind.shape);
    ctx.fillStyle = kind.color === "text" ? palette.text : kind.color;
    ctx.fill(kind.shape);
    sprites.set(key, canvas);
  }
  return sprites.get(key);
}

function drawSymbol({ ctx, id, x, y, state: look }) {
  const node = nodeOf.get(id);
  const size = radiusOf(node);
  const drawNode = () => {
    const kind = kinds.get(node.kind);
    const chosen = look.selected || look.hover || state.selected?.id === id || walked === id;
    const pixels = Math.ceil(size * network.getScale());
    ctx.globalAlpha = lit && !lit.has(id) ? 0.16 : 1;
    if (pixels <= 5 && !chosen) ctx.drawImage(spriteOf(kind, pixels), x - size * 1.25, y - size * 1.25, size * 2.5, size * 2.5);
    else drawLarge(ctx, kind, x, y, size, chosen);
    if (state.expanded.includes(id)) drawRing(ctx, x, y, size);
    ctx.globalAlpha = 1;
  };
  return { drawNode, nodeDimensions: { width: size * 2, height: size * 2 } };
}

function drawLarge(ctx, kind, x, y, size, chosen) {
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(size, size);
  ctx.lineWidth = 5 / size;
  ctx.strokeStyle = palette.ground;
  ctx.stroke(kind.shape);
  ctx.fillStyle = kind.color === "text" ? palette.text : kind.color;
  ctx.fill(kind.shape);
  ctx.lineWidth = (chosen ? 3 : 1) / size;
  ctx.strokeStyle = chosen ? palette.text : palette.outline;
  ctx.stroke(kind.shape);
  ctx.restore();
}

/** A ring around what is opened, so that one sees what a second double click folds. */
function drawRing(ctx, x, y, size) {
  ctx.beginPath();
  ctx.arc(x, y, size * 1.25 + 3, 0, 2 * Math.PI);
  ctx.lineWidth = 1.5;
  ctx.strokeStyle = palette.accent;
  ctx.stroke();
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

/** The ends of a relation on the canvas, and the point that a curve bends towards. */
function courseOf(edge) {
  const [a, b] = [nodeOf.get(edge.from), nodeOf.get(edge.to)];
  const bend = edge.bend ?? 0;
  const [x, y] = [(a.x + b.x) / 2 - (b.y - a.y) * bend, (a.y + b.y) / 2 + (b.x - a.x) * bend];
  return { a, b, x, y, middle: { x: (a.x + b.x) / 4 + x / 2, y: (a.y + b.y) / 4 + y / 2 } };
}

function trace(ctx, edge) {
  const { a, b, x, y } = courseOf(edge);
  ctx.moveTo(a.x, a.y);
  if (edge.bend) ctx.quadraticCurveTo(x, y, b.x, b.y);
  else ctx.lineTo(b.x, b.y);
}

function traceArrow(ctx, edge) {
  const { b, x, y } = courseOf(edge);
  const angle = Math.atan2(b.y - y, b.x - x);
  const back = radiusOf(b) + 2;
  const tip = { x: b.x - Math.cos(angle) * back, y: b.y - Math.sin(angle) * back };
  ctx.moveTo(tip.x, tip.y);
  for (const turn of [0.45, -0.45]) ctx.lineTo(tip.x - Math.cos(angle + turn) * 7, tip.y - Math.sin(angle + turn) * 7);
}

/** Relations of one look in one go: many at once cost little more than one. */
function strokeAll(ctx, list, { color, width, alpha, dashes, arrows }) {
  if (!list.length) return;
  const scale = network.getScale();
  ctx.globalAlpha = alpha;
  ctx.strokeStyle = ctx.fillStyle = color;
  ctx.lineWidth = Math.max(width, 0.5 / scale);
  ctx.setLineDash(dashes ? [5, 5] : []);
  ctx.beginPath();
  for (const edge of list) trace(ctx, edge);
  ctx.stroke();
  ctx.setLineDash([]);
  if (arrows) {
    ctx.beginPath();
    for (const edge of list) traceArrow(ctx, edge);
    ctx.fill();
  }
  ctx.globalAlpha = 1;
}

function touchesChosen(edge) {
  const chosen = state.selected;
  if (chosen?.type === "relation") return chosen.id === edge.id;
  return chosen?.type === "thing" && (edge.from === chosen.id || edge.to === chosen.id);
}

function drawEdges(ctx) {
  const crowd = visibleEdges.length > CROWD;
  if (isMoving && crowd) return;
  const path = chosenPath();
  const onPath = new Set(path ? path.steps.map((step) => step.index) : []);
  const looks = { near: [], far: [], inferred: [], chosen: [], chosenInferred: [] };
  for (const edge of visibleEdges) {
    const stands = path ? onPath.has(edge.id) : touchesChosen(edge);
    if (stands) looks[edge.inferred ? "chosenInferred" : "chosen"].push(edge);
    else if (edge.inferred) looks.inferred.push(edge);
    else looks[nodeOf.get(edge.from).group === nodeOf.get(edge.to).group ? "near" : "far"].push(edge);
  }
  const dim = (lit ? 0.14 : 1) * (crowd ? 0.4 : 1);
  const [arrows, dashes] = [!crowd, !crowd];
  strokeAll(ctx, looks.inferred, { color: palette.faint, width: 1.1, alpha: 0.8 * dim, dashes, arrows });
  strokeAll(ctx, looks.far, { color: palette.edge, width: 1.1, alpha: 0.5 * dim, arrows });
  strokeAll(ctx, looks.near, { color: palette.edge, width: 1.6, alpha: 0.95 * dim, arrows });
  const width = path || state.selected?.type === "relation" ? 3.5 : 1.8;
  strokeAll(ctx, looks.chosenInferred, { color: palette.accent, width, alpha: 1, dashes: true, arrows: true });
  strokeAll(ctx, looks.chosen, { color: palette.accent, width, alpha: 1, arrows: true });
}

/** The distance of a point from a stretch of line. */
function distance(point, a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const part = Math.min(Math.max(((point.x - a.x) * dx + (point.y - a.y) * dy) / (dx * dx + dy * dy || 1), 0), 1);
  return Math.hypot(point.x - a.x - part * dx, point.y - a.y - part * dy);
}

/** The relation nearest to a point of the canvas, within a few pixels of the screen. */
function edgeAt(point) {
  const reach = 6 / network.getScale();
  let best = null;
  let nearest = reach;
  for (const edge of visibleEdges) {
    const { a, b, middle } = courseOf(edge);
    if (Math.min(a.x, b.x, middle.x) - reach > point.x || Math.max(a.x, b.x, middle.x) + reach < point.x) continue;
    if (Math.min(a.y, b.y, middle.y) - reach > point.y || Math.max(a.y, b.y, middle.y) + reach < point.y) continue;
    const away = edge.bend ? curveDistance(point, edge) : distance(point, a, b);
    if (away < nearest) [best, nearest] = [edge, away];
  }
  return best;
}

function curveDistance(point, edge) {
  const { a, b, x, y } = courseOf(edge);
  const at = (t) => ({ x: (1 - t) ** 2 * a.x + 2 * t * (1 - t) * x + t * t * b.x, y: (1 - t) ** 2 * a.y + 2 * t * (1 - t) * y + t * t * b.y });
  let best = Infinity;
  for (let step = 0; step < 12; step += 1) best = Math.min(best, distance(point, at(step / 12), at((step + 1) / 12)));
  return best;
}
