// Places what has a date in lanes, each with its name where it can be read, and draws the marks and the years.

/** Signs of a name beside its mark where there are many, and up to how many marks a row has room for more. */
const SHORT_NAME = 46;
const MOST_WHOLE = 60;
/** Up to this width names stand over their marks, within the picture: beside them they would run off a small screen. */
const NARROW_LANES = 760;
const areNamesOver = (/** @type {number} */ room) => room > 0 && room < NARROW_LANES * textScale();
/** How high a lane is, in sizes of its letters, and how far its mark stands below its top. */
const lanesHigh = (isOver) => (isOver ? { lane: 2.9, mark: 1.6 } : { lane: 1.7, mark: 0.5 });

/** A text that is as wide as there is room, cut with a mark that it goes on. */
function fittingText(text, size, room) {
  let cut = text;
  for (let most = text.length; most > 8 && widthOf(cut, size) > room; most -= 1) cut = shorten(text, most);
  return cut;
}

/** Where the name of a mark stands: over it, as far to the left as it needs to end within the picture. */
function nameOver(item, left, size, limit, room) {
  const label = fittingText(labelOf(item, item.name.length), size, Math.min(limit, room) - size);
  const x = Math.max(Math.min(left, limit - size - widthOf(label, size)), size / 2);
  return { label, x, anchor: "start", start: Math.min(x, left - size), end: x + widthOf(label, size) + size };
}

/** Beside it: after its bar, near the right edge before it. */
function nameBeside(item, left, width, size, limit, most) {
  const label = labelOf(item, most);
  const long = widthOf(label, size) + size * 1.6;
  const [before, after] = [item.openStart ? 0.9 : 0.4, item.openEnd || item.lastSeen ? 0.9 : 0.4];
  if (left + width + long > limit && left - long > 0) return { label, x: left - size * before, anchor: "end", start: left - long, end: left + width + size };
  return { label, x: left + width + size * after, anchor: "start", start: left - (item.openStart ? size : 0), end: left + width + long };
}
const labelOf = (item, most) => shorten(item.name, most) + (item.lastSeen ? ` (${item.when})` : "");

/** The lanes of a row, in a picture as wide as `limit` of which `room` is seen at once: each item in the first lane where neither its bar nor its label meets another. */
function lanesOf(items, scale, size, limit, room) {
  const ends = [];
  // Where few names share a wide picture they have room to be told apart.
  const most = items.length > MOST_WHOLE ? SHORT_NAME : Math.max(SHORT_NAME, Math.min(90, Math.floor(limit / size / 1.1)));
  return items.map((item) => {
    const left = scale(item.from);
    const width = Math.max(scale(item.to) - left, size * 0.8);
    const name = areNamesOver(room) ? nameOver(item, left, size, limit, room) : nameBeside(item, left, width, size, limit, most);
    const end = Math.max(name.end, left + width + size);
    let lane = ends.findIndex((taken) => taken <= name.start);
    if (lane < 0) lane = ends.length;
    ends[lane] = end;
    return { item, left, width, lane, end, name };
  });
}

function markOf({ item, left, width, lane, name }, top, size, high) {
  const height = size * 0.8;
  const y = top + size * (lane * high.lane + high.mark);
  const look = `${tracks.find(({ key }) => key === item.track).className}${item.vague ? " vague" : ""}`;
  const bar = width <= size * 0.8
    ? drawn("path", { class: look, d: `M${left} ${y + height / 2}l${height / 2} ${-height / 2}l${height / 2} ${height / 2}l${-height / 2} ${height / 2}Z` })
    : drawn("rect", { class: look, x: left, y, width, height, rx: 2 });
  const tail = (from, to) => drawn("line", { class: "tail", x1: from, x2: to, y1: y + height / 2, y2: y + height / 2 });
  return drawn("g", { class: isChosen(item.chosen) ? "mark-item chosen" : "mark-item", click: () => openItem(item) }, [
    drawn("title", { text: `${item.name}, ${item.when}` }),
    item.openStart && tail(left - size * 0.7, left),
    bar,
    (item.openEnd || item.lastSeen) && tail(left + width, left + width + size * 0.7),
    drawn("text", { x: name.x, y: high.mark > 1 ? y - size * 0.4 : y + height * 0.95, "font-size": size, text: name.label, ...(name.anchor === "end" ? { "text-anchor": "end" } : {}) }),
  ]);
}

function axisOf(first, last, scale, size, height) {
  const perYear = scale(first + YEAR) - scale(first);
  const step = [1, 2, 5, 10, 20, 50, 100].find((years) => years * perYear >= size * 4) ?? 500;
  const parts = [];
  const year = (at) => new Date(at).getUTCFullYear();
  for (let at = Math.ceil(year(first) / step) * step; at <= year(last); at += step) {
    const x = scale(Date.UTC(at, 0, 1));
    parts.push(drawn("line", { class: "grid", x1: x, x2: x, y1: size * 2, y2: height }));
  }
  return { parts, step };
}

function axisLabels(first, last, scale, size, step, width) {
  const year = (at) => new Date(at).getUTCFullYear();
  const labels = [drawn("rect", { class: "ground", x: 0, y: 0, width, height: size * 2 })];
  for (let at = Math.ceil(year(first) / step) * step; at <= year(last); at += step) {
    labels.push(drawn("text", { x: scale(Date.UTC(at, 0, 1)) + 3, y: size * 1.4, "font-size": size, class: "tick-label", text: String(at) }));
  }
  return drawn("g", { class: "stay-top" }, labels);
}
