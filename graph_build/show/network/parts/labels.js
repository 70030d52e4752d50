// Writes labels beside symbols: as many as have room, the most connected first, none on top of another.

/** The size of names, and of the lines they stand in: a little smaller on a narrow screen, where each has its name too. */
const FAMILY = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";
const NARROW = 520;
let letter = 12;
const labelFont = (style = "") => `${style} ${letter}px ${FAMILY}`.trim();
const lineHeight = () => letter + 2;
const widths = new Map();
function measureLetters(ctx) {
  const size = ctx.canvas.clientWidth < NARROW ? 10 : 12;
  if (size !== letter) widths.clear();
  letter = size;
}
/** Things of the first view that a picture of this size has no room to name: they wait, as those do that it never held. */
/** @type {Set<string>} */
const crowded = new Set();
/** On the screen: the names of things, the names of groups, and the numbers at symbols that open what is not drawn. */
const labelBoxes = [];
const groupBoxes = [];
const moreBoxes = [];

/** A label in at most three lines of about equal width; words stay whole. */
function labelLines(text, most = 3) {
  const words = text.split(/(?<=[ /-])/);
  const wide = Math.max(letter < 12 ? 12 : 16, Math.ceil(text.length / most) + 3, ...words.map((word) => word.trim().length));
  const lines = [""];
  for (const word of words) {
    if (lines.at(-1) && (lines.at(-1) + word).trim().length > wide) lines.push(word);
    else lines[lines.length - 1] += word;
  }
  return lines.map((line) => line.trim());
}

function measure(ctx, /** @type {PageNode} */ node, most = 3) {
  const key = `${most} ${node.id}`;
  if (!widths.has(key)) {
    const lines = labelLines(node.label, most);
    ctx.font = labelFont(hubs.has(node.id) ? "600" : "");
    widths.set(key, { lines, width: Math.max(...lines.map((line) => ctx.measureText(line).width)) });
  }
  return widths.get(key);
}

/** The things that keep their label even where it lies on a symbol. */
const hubs = new Set(page.groups.filter(({ members }) => members.length > 2).map(({ hub }) => hub));
const byTies = [...nodes].sort((a, b) => neighbours.get(b.id).size - neighbours.get(a.id).size);
const landmarks = new Set([...hubs, ...byTies.slice(0, 12).map((node) => node.id)]);
/** A number at a symbol tells how many more there are, in a picture of up to so many symbols. */
const MOST_NUMBERED = 150;
/** Where the picture is smaller than this, as on a phone, the numbers would lie on the names. */
const LEAST_NUMBERED = 0.62;

/** The order in which labels claim their room: what is chosen, what it is tied to, then the most connected. */
function labelOrder(visible, isPlain = false) {
  const chosen = state.selected?.type === "thing" ? state.selected.id : null;
  const rank = (/** @type {PageNode} */ node) => {
    if (isPlain) return landmarks.has(node.id) ? 2 : 3;
    if (node.id === chosen || node.id === hovered || node.id === walked) return 0;
    if (lit && state.selected) return lit.has(node.id) ? 1 : 9;
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
  /** Whether nothing but the owner lies there; `onSymbols` lets symbols of others be covered, `onMore` the numbers at them. */
  isFree(box, owner, onSymbols = false, onMore = false) {
    for (const key of this.keys(box)) {
      for (const taken of this.cells.get(key) ?? []) {
        if (taken.owner === owner || (onSymbols && nodeOf.has(taken.owner)) || (onMore && taken.owner === MORE)) continue;
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
  labelBoxes.length = groupBoxes.length = moreBoxes.length = 0;
  measureLetters(ctx);
  const ratio = ctx.canvas.width / ctx.canvas.clientWidth;
  const scale = network.getScale();
  const bounds = { left: 0, top: 0, right: ctx.canvas.clientWidth, bottom: ctx.canvas.clientHeight };
  const { at, room, visible } = symbolsOn(bounds, scale);
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.font = labelFont();
  ctx.textAlign = "center";
  ctx.lineJoin = "round";
  // The words of a chosen relation come before any name; those of a chosen thing take the room that is left.
  if (state.selected?.type === "relation") drawVerbs(ctx, at, room);
  ctx.textBaseline = "top";
  const more = takeMore(ctx, visible, at, room);
  const drawn = placeLabels(ctx, labelOrder(visible), at, room, visible.length).length;
  ctx.font = labelFont();
  if (state.selected?.type !== "relation") drawVerbs(ctx, at, room);
  drawGroupNames(ctx, room);
  for (const one of more) drawMore(ctx, one);
  ctx.restore();
  return drawn;
}

/** The symbols on the screen with their places there, and the room that they take. */
function symbolsOn(bounds, scale) {
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
  // No name lies under the buttons at the corner.
  const [buttons, picture] = [document.getElementById("zoom").getBoundingClientRect(), canvasBox.getBoundingClientRect()];
  room.take({ left: buttons.left - picture.left, right: buttons.right - picture.left, top: buttons.top - picture.top, bottom: buttons.bottom - picture.top }, "zoom");
  return { at, room, visible };
}

/** Give names their places in this order; returns the ids of those that found one. */
function placeLabels(ctx, /** @type {PageNode[]} */ order, at, room, shown) {
  const most = shown > 600 ? 50 : 200;
  /** @type {string[]} */
  const named = [];
  const waiting = [];
  for (const node of order) {
    if (named.length >= most) break;
    const spot = at.get(node.id);
    if (drawLabel(ctx, node, spot, room) || (landmarks.has(node.id) && drawLabel(ctx, node, spot, room, { onSymbols: true }))) named.push(node.id);
    else waiting.push(node);
  }
  if (shown > MOST_NUMBERED) return named;
  // Where few things are shown, a name that found no room of its own may lie on a symbol, or in more lines or fewer, rather than be missing.
  const ways = [false, true].flatMap((onMore) => [3, 4, 2, 1].flatMap((lines) => [{ onSymbols: true, onMore, lines }, { onSymbols: true, onMore, lines, isFar: true }]));
  for (const node of waiting) if (ways.some((way) => drawLabel(ctx, node, at.get(node.id), room, way))) named.push(node.id);
  return named;
}

/** While it is only tried who finds a place, nothing is written. */
let isTrial = false;

/** Those shown that would have no name now, with nothing chosen; the least tied come first. */
function nameless() {
  const ctx = canvasBox.querySelector("canvas")?.getContext("2d");
  if (!ctx || visibleNodes.length > MOST_NUMBERED) return [];
  measureLetters(ctx);
  measureRadius();
  const bounds = { left: 0, top: 0, right: canvasBox.clientWidth, bottom: canvasBox.clientHeight };
  const { at, room, visible } = symbolsOn(bounds, network.getScale());
  takeMore(ctx, visible, at, room);
  isTrial = true;
  const named = new Set(placeLabels(ctx, labelOrder(visible, true), at, room, visible.length));
  isTrial = false;
  labelBoxes.length = 0;
  return labelOrder(visible, true).filter(({ id }) => !named.has(id)).map(({ id }) => id).reverse();
}

function drawLabel(ctx, node, spot, room, { onSymbols = false, onMore = false, lines: most = 3, isFar = false } = {}) {
  const { lines, width } = measure(ctx, node, most);
  ctx.font = labelFont(hubs.has(node.id) ? "600" : "");
  const must = !isTrial && (node.id === hovered || node.id === walked || state.selected?.id === node.id);
  const height = lines.length * lineHeight();
  const [below, above, middle] = [spot.y + spot.reach + 2, spot.y - spot.reach - height - 2, spot.y - height / 2];
  const [right, left] = [spot.x + spot.reach + width / 2 + 4, spot.x - spot.reach - width / 2 - 4];
  const aside = width / 2 - spot.reach;
  const near = [[spot.x, below], [spot.x, above], [right, middle], [left, middle], ...[aside, -aside].flatMap((by) => [[spot.x + by, below], [spot.x + by, above]])];
  const half = lineHeight() / 2;
  const places = !isFar ? near : [half, -half, 2 * half, -2 * half].flatMap((down) => [
    [right, middle + down], [left, middle + down], ...[0, aside / 2, -aside / 2, aside, -aside].map((by) => [spot.x + by, (down > 0 ? below : above) + down]),
  ]);
  const widest = ctx.canvas.clientWidth;
  for (const [at, y] of places) {
    const x = Math.min(Math.max(at, width / 2 + 4), widest - width / 2 - 4);
    if (x !== at && (at === right || at === left)) continue;
    const box = { left: x - width / 2 - 2, right: x + width / 2 + 2, top: y, bottom: y + height };
    const free = room.isFree(box, node.id, onSymbols, onMore);
    if (!must && !free) continue;
    room.take(box, `label ${node.id}`);
    labelBoxes.push({ ...box, id: node.id });
    if (!isTrial) lines.forEach((line, index) => writeText(ctx, line, x, y + index * lineHeight(), palette.text));
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
    const edge = edges[relation.index] ?? { id: -1, from: relation.subject, to: relation.object, inferred: true };
    if (!from || !to || (edge.id >= 0 && !isEdgeShown(edge))) continue;
    const text = verbIn(relation);
    const width = ctx.measureText(text).width;
    const { x, y: middle } = network.canvasToDOM(courseOf(edge).middle);
    const boxAt = (y) => ({ left: x - width / 2 - 2, right: x + width / 2 + 2, top: y - 7, bottom: y + 7 });
    const isOnly = state.selected?.type === "relation";
    const y = isOnly ? middle : [0, 14, -14, 28, -28].map((aside) => middle + aside).find((height) => room.isFree(boxAt(height), ""));
    if (y === undefined) continue;
    const box = boxAt(y);
    room.take(box, "verb");
    writeText(ctx, text, x, y, palette.accent);
  }
}

/** How many more things documents tie this one to than the picture holds; when it is looked at, themes and inferred ties too. */
function moreOf(id) {
  const hidden = (list) => list.filter((other) => !isShown(other) && passing().things.has(other)).length;
  const found = [{ key: id, number: hidden(saidNear(id)), text: (number) => `+${number}` }];
  if (id === hovered || state.selected?.id === id) {
    found.push({ key: `${id} themes`, number: hidden(openedBy(`${id} themes`)), text: (number) => `+${count(number, "theme", "themes")}` });
    const lines = state.inferred ? [] : [...outgoing.get(id), ...incoming.get(id)].filter((relation) => relation.reason);
    found.push({ key: `${id} inferred`, number: lines.filter((relation) => !isLineOpened(relation)).length, text: (number) => `+${number} inferred` });
  }
  return found.map((one) => ({ ...one, isOpen: state.expanded.includes(one.key) })).filter(({ number, isOpen }) => number || isOpen);
}

/** Whose the room is that the numbers at symbols take: a name lies on them only where it found no other place. */
const MORE = "more";
const moreFont = () => `10.5px ${FAMILY}`;

/** Take the room of all numbers at symbols, so that names keep away from them; returns them with their places. */
function takeMore(ctx, /** @type {PageNode[]} */ visible, at, room) {
  if (visible.length > MOST_NUMBERED) return [];
  ctx.font = moreFont();
  const found = visible.flatMap((node) => moreAt(ctx, node, at.get(node.id)));
  for (const { box } of found) room.take(box, MORE);
  return found;
}

/** The numbers at the rim of a symbol, one over the other. */
function moreAt(ctx, /** @type {PageNode} */ node, spot) {
  if (lit && !lit.has(node.id)) return [];
  const isLookedAt = node.id === hovered || state.selected?.id === node.id;
  if (!isLookedAt && network.getScale() < LEAST_NUMBERED) return [];
  return moreOf(node.id).map(({ key, number, text, isOpen }, at) => {
    const words = isOpen ? "− fold" : text(number);
    const [left, y] = [spot.x + spot.reach * 0.7 + 1, spot.y - spot.reach * 0.7 - 3 - 17 * at];
    return { key, words, box: { left, right: left + ctx.measureText(words).width + 9, top: y - 8, bottom: y + 8 } };
  });
}

/** A number at a symbol: a click opens what it counts, a second one folds it. */
function drawMore(ctx, { key, words, box }) {
  const [width, y] = [box.right - box.left, (box.top + box.bottom) / 2];
  ctx.font = moreFont();
  ctx.textBaseline = "middle";
  ctx.beginPath();
  ctx.roundRect(box.left, y - 7.5, width, 15, 7.5);
  ctx.fillStyle = palette.ground;
  ctx.fill();
  ctx.lineWidth = 1;
  ctx.strokeStyle = palette.muted;
  ctx.stroke();
  ctx.fillStyle = palette.accent;
  ctx.fillText(words, box.left + width / 2, y + 0.5);
  moreBoxes.push({ ...box, id: key });
}

/** What binds a group, at the upper rim of its circle where there is room; a click opens the thing that it is about. */
function drawGroupNames(ctx, room) {
  ctx.font = labelFont("italic");
  ctx.textBaseline = "middle";
  for (const group of wideGroups()) {
    const hub = nodeOf.get(group.hub);
    if (!isShown(group.hub)) continue;
    const text = `${group.words || "around"} ${hub.label}`;
    const width = ctx.measureText(text).width;
    const places = [...group.shown].map((id) => nodeOf.get(id)).sort((a, b) => a.y - b.y).flatMap(({ x, y }) => [-34, 56].map((down) => network.canvasToDOM({ x, y: y + down })));
    // At the rim of the picture a name moves inwards, so that none of its words is cut off.
    const inside = (x) => Math.max(Math.min(x, ctx.canvas.clientWidth - width / 2 - 6), width / 2 + 6);
    const boxes = places.filter(({ x }) => x > 0 && x < ctx.canvas.clientWidth).map(({ x, y }) => ({ left: inside(x) - width / 2 - 3, right: inside(x) + width / 2 + 3, top: y - 8, bottom: y + 8 }));
    const box = boxes.find((one) => one.top > 0 && one.bottom < ctx.canvas.clientHeight && room.isFree(one, ""));
    if (!box) continue;
    room.take(box, "group");
    writeText(ctx, text, (box.left + box.right) / 2, (box.top + box.bottom) / 2, palette.muted);
    groupBoxes.push({ ...box, id: group.hub });
  }
}

function spokenRelations() {
  const chosen = state.selected ?? (hovered ? { type: "thing", id: hovered } : null);
  if (chosenPath()) return chosenPath().steps;
  if (chosen?.type === "relation") return [relations[chosen.id]];
  return chosen?.type === "thing" ? [...outgoing.get(chosen.id), ...incoming.get(chosen.id)] : [];
}
