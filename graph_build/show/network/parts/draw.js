// Draws groups, relations and symbols onto the canvas, and tells which of them is under the pointer.

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
  for (const name of ["ground", "text", "muted", "edge", "faint", "accent", "tint", "outline", "ground0", "ground1", "ground2", "ground3"]) {
    palette[name] = style.getPropertyValue(`--${name}`).trim();
  }
  sprites.clear();
}

function standingOut() {
  const chosen = state.selected ?? (hovered ? { type: "thing", id: hovered } : null);
  const path = chosenPath();
  if (path) return new Set(path.things);
  if (!chosen) return null;
  if (chosen.type === "thing") return new Set([chosen.id, ...visibleEdges.filter((edge) => edge.from === chosen.id || edge.to === chosen.id).flatMap(({ from, to }) => [from, to])]);
  return new Set(endsOf(chosen));
}

/** The radius of a symbol, never so small on the screen that it cannot be told or hit. */
const radiusOf = (/** @type {PageNode} */ node) => Math.max(node.size, leastRadius);
let leastRadius = 4.5;
function measureRadius() {
  leastRadius = (visibleNodes.length > 4000 ? 1.6 : visibleNodes.length > 600 ? 2.5 : 4.5) / (network?.getScale() || 1);
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

function drawNodes(ctx) {
  const scale = network.getScale();
  const opened = new Set(state.expanded.map(openerOf));
  const { left, right, top, bottom } = seen(ctx, 40 / scale);
  const inside = visibleNodes.filter(({ x, y }) => x >= left && x <= right && y >= top && y <= bottom);
  for (const node of drawDots(ctx, inside, scale, opened)) {
    const { id, x, y } = node;
    const size = radiusOf(node);
    const pixels = Math.ceil(size * scale);
    const chosen = hovered === id || state.selected?.id === id || walked === id;
    ctx.globalAlpha = lit && !lit.has(id) ? 0.16 : 1;
    const kind = kinds.get(node.kind);
    if (pixels <= 5 && !chosen) ctx.drawImage(spriteOf(kind, pixels), x - size * 1.25, y - size * 1.25, size * 2.5, size * 2.5);
    else drawLarge(ctx, kind, x, y, size, chosen);
    if (opened.has(id)) drawRing(ctx, x, y, size);
  }
  ctx.globalAlpha = 1;
}

/** Symbols too small to have a shape are squares in their colour, drawn kind by kind. Returns those that are left. */
function drawDots(ctx, /** @type {PageNode[]} */ list, scale, opened) {
  if (list.length < CROWD) return list;
  const left = [];
  const dots = new Map(page.kinds.map((kind) => [kind.key, []]));
  for (const node of list) {
    const isSpecial = node.id === hovered || node.id === walked || opened.has(node.id) || lit?.has(node.id);
    if (radiusOf(node) * scale > 3 || isSpecial) left.push(node);
    else dots.get(node.kind).push(node);
  }
  ctx.globalAlpha = lit ? 0.16 : 1;
  for (const [key, members] of dots) {
    ctx.fillStyle = kinds.get(key).color === "text" ? palette.text : kinds.get(key).color;
    for (const node of members) {
      const size = radiusOf(node);
      ctx.fillRect(node.x - size * 0.9, node.y - size * 0.9, size * 1.8, size * 1.8);
    }
  }
  return left;
}

/** The part of the canvas that the screen shows, and so much around it. */
function seen(ctx, around) {
  const start = network.DOMtoCanvas({ x: 0, y: 0 });
  const end = network.DOMtoCanvas({ x: ctx.canvas.clientWidth, y: ctx.canvas.clientHeight });
  return { left: start.x - around, right: end.x + around, top: start.y - around, bottom: end.y + around };
}

/** The thing under a point of the canvas; the nearest where several are. */
function nodeAt(point) {
  let best = null;
  let nearest = Infinity;
  const reach = 3 / network.getScale();
  for (const node of visibleNodes) {
    const away = Math.max(Math.abs(node.x - point.x), Math.abs(node.y - point.y));
    if (away < nearest && away <= radiusOf(node) + reach) [best, nearest] = [node, away];
  }
  return best;
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

/**
 * The groups worth a ground of their own, and those of their members that are shown.
 * @returns {(PageGroup & { shown: string[] })[]}
 */
const wideGroups = () => remember("groups", () => page.groups
  .map((group) => ({ ...group, shown: group.members.filter((id) => nodeOf.has(id) && isShown(id)) }))
  .filter(({ shown }) => shown.length > 2));

/** Half as wide as this is the ground under a symbol and between two of them. */
const GROUND = 84;
/** Ground lower than a symbol by this has its name on it, too. */
const GROUND_DOWN = 8;
/** A strip of ground that is narrower than this is none to be seen. */
const LEAST_GROUND = 24;

/** A ground of one tint behind each group: a spot under every member, and bands to those of the group beside it. */
function drawGroups(ctx) {
  ctx.lineCap = "round";
  wideGroups().forEach((group, index) => {
    ctx.strokeStyle = palette[`ground${index % 4}`];
    for (const [a, b, width] of bandsOf(group)) {
      ctx.lineWidth = width;
      ctx.beginPath();
      ctx.moveTo(a.x, a.y + GROUND_DOWN);
      ctx.lineTo(b.x, b.y + GROUND_DOWN);
      ctx.stroke();
    }
  });
}

/**
 * The shortest bands that join all members of a group, a member alone to itself, each with its width: so wide that
 * nothing lies on it that is no member.
 * @returns {[PageNode, PageNode, number][]}
 */
const bandsOf = (group) => remember(`bands ${group.hub} ${group.words}`, () => {
  const inside = new Set(group.shown);
  const others = visibleNodes.filter(({ id }) => !inside.has(id));
  const free = (a, b) => Math.min(GROUND, ...others.map((node) => 2 * (distance({ x: node.x, y: node.y - GROUND_DOWN }, a, b) - node.size - 4)));
  const [first, ...rest] = group.shown.map((id) => nodeOf.get(id));
  const joined = [first];
  const bands = [[first, first]];
  while (rest.length) {
    let best = [Infinity, null, 0];
    for (const from of joined) rest.forEach((to, at) => { const away = Math.hypot(from.x - to.x, from.y - to.y); if (away < best[0]) best = [away, from, at]; });
    const [to] = rest.splice(best[2], 1);
    bands.push([to, to], ...(best[0] < 260 ? [[best[1], to]] : []));
    joined.push(to);
  }
  return bands.map(([a, b]) => [a, b, free(a, b)]).filter(([, , width]) => width >= LEAST_GROUND);
});

/** The ends of a relation on the canvas, and the point that a curve bends towards. */
function courseOf(/** @type {Edge} */ edge) {
  const [a, b] = [nodeOf.get(edge.from), nodeOf.get(edge.to)];
  const bend = edge.bend ?? 0;
  const [x, y] = [(a.x + b.x) / 2 - (b.y - a.y) * bend, (a.y + b.y) / 2 + (b.x - a.x) * bend];
  return { a, b, x, y, middle: { x: (a.x + b.x) / 4 + x / 2, y: (a.y + b.y) / 4 + y / 2 } };
}

function trace(ctx, /** @type {Edge} */ edge) {
  const { a, b, x, y } = courseOf(edge);
  ctx.moveTo(a.x, a.y);
  if (edge.bend) ctx.quadraticCurveTo(x, y, b.x, b.y);
  else ctx.lineTo(b.x, b.y);
}

function traceArrow(ctx, /** @type {Edge} */ edge) {
  const { b, x, y } = courseOf(edge);
  const angle = Math.atan2(b.y - y, b.x - x);
  const back = radiusOf(b) + 2;
  const tip = { x: b.x - Math.cos(angle) * back, y: b.y - Math.sin(angle) * back };
  ctx.moveTo(tip.x, tip.y);
  for (const turn of [0.45, -0.45]) ctx.lineTo(tip.x - Math.cos(angle + turn) * 7, tip.y - Math.sin(angle + turn) * 7);
}

/** Relations of one look in one go: many at once cost little more than one. */
function strokeAll(ctx, /** @type {Edge[]} */ list, { color, width, alpha, dashes = false, arrows }) {
  if (!list.length) return;
  const scale = network.getScale();
  ctx.globalAlpha = alpha;
  ctx.strokeStyle = ctx.fillStyle = color;
  // A line thinner than a point of the screen is drawn many times faster than one that is wider.
  ctx.lineWidth = list.length > CROWD ? 0.9 / scale / (devicePixelRatio || 1) : Math.max(width, 0.5 / scale);
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

function touchesChosen(/** @type {Edge} */ edge) {
  const chosen = state.selected ?? (hovered ? { type: "thing", id: hovered } : null);
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
  // A body within another, which a page outside tells, is a step of the chosen way and no line of the picture.
  for (const step of path?.steps ?? []) if (step.index < 0) looks.chosenInferred.push({ id: -1, from: step.subject, to: step.object, inferred: true });
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

function curveDistance(point, /** @type {Edge} */ edge) {
  const { a, b, x, y } = courseOf(edge);
  const at = (t) => ({ x: (1 - t) ** 2 * a.x + 2 * t * (1 - t) * x + t * t * b.x, y: (1 - t) ** 2 * a.y + 2 * t * (1 - t) * y + t * t * b.y });
  let best = Infinity;
  for (let step = 0; step < 12; step += 1) best = Math.min(best, distance(point, at(step / 12), at((step + 1) / 12)));
  return best;
}
