// Draws which document implements, updates or cites which, oldest at the left and newest at the right, and lists the same.

const MOST_DOCUMENTS = 60;
/** The height of the place where lines pass a column. */
const SLOT = 9;
const MOST_IN_COLUMN = 10;

/** Lines differ in width and in their end as well as in colour; `shown` is null until the reader says whether. */
const lineageKinds = [
  { key: "implements", label: "implements", className: "implements", end: "full", shown: null },
  { key: "carriesForward", label: "carries forward, inferred", className: "carries", end: "full", shown: null },
  { key: "updates", label: "updates", className: "updates", end: "bar", shown: null },
  { key: "cites", label: "cites", className: "cites", end: "open", shown: null },
];
const adoptionKinds = ["adoptedBy", "adoptedAt"];

const lineage = { whole: false, scale: 1, made: null, drawn: null };

const isDocument = (id) => things.get(id)?.kind === "document";

/** The ties between documents of one kind of line. */
const tiesOfKind = (key) => remember(`ties ${key}`, () => shownRelations(true).filter((r) => localOf(r.predicate) === key && isDocument(r.subject) && isDocument(r.object)));
/** What is only cited would hide what is carried out: it waits until it is asked for, or until nothing else is there, or nothing of the chosen document. */
function isKindShown(kind) {
  if (kind.shown !== null || kind.key !== "cites") return kind.shown ?? true;
  const others = lineageKinds.filter(({ key }) => key !== "cites").flatMap(({ key }) => tiesOfKind(key));
  const chosen = state.selected?.type === "thing" ? state.selected.id : null;
  return !(chosen && isDocument(chosen) ? others.some(({ subject, object }) => subject === chosen || object === chosen) : others.length);
}

/** The documents with a tie that is shown, those with most ties first, and the relations among those that are drawn. */
function readLineage() {
  const wanted = new Set(lineageKinds.filter(isKindShown).map((kind) => kind.key));
  const all = shownRelations(true);
  const ties = all.filter((r) => wanted.has(localOf(r.predicate)) && isDocument(r.subject) && isDocument(r.object));
  const adoptions = all.filter((r) => adoptionKinds.includes(localOf(r.predicate)) && isDocument(r.subject));
  const degree = new Map();
  for (const { subject, object } of ties) for (const id of [subject, object]) degree.set(id, (degree.get(id) ?? 0) + 1);
  const chosen = state.selected?.type === "thing" ? state.selected.id : null;
  const order = [...degree.keys()].sort((a, b) => Number(b === chosen) - Number(a === chosen) || degree.get(b) - degree.get(a) || (a < b ? -1 : 1));
  const ids = order.slice(0, lineage.whole ? Infinity : MOST_DOCUMENTS);
  const drawnIds = new Set(ids);
  return { ids, chosen: degree.has(chosen) ? chosen : null, all: order.length, ties, adoptions, lines: ties.filter((r) => drawnIds.has(r.subject) && drawnIds.has(r.object)) };
}

/**
 * A column for each year that has a document, after one for those without a date. Lines that pass a column get a slot
 * in it, one for each text they lead to, so that none runs behind a document; documents and slots stand near their ties.
 */
function columnsOf({ ids, lines }) {
  const byYear = new Map();
  for (const id of ids) {
    const date = documentDate(id);
    const year = date ? Number(date.first.slice(0, 4)) : null;
    byYear.set(year, [...(byYear.get(year) ?? []), { id, date }]);
  }
  const years = [...byYear].sort(([a], [b]) => (a ?? -Infinity) - (b ?? -Infinity));
  // A year with many documents takes several columns, so that the picture stays as high as a screen or two.
  const columns = years.flatMap(([year, members]) => {
    members.sort((a, b) => compared(a.date?.first ?? "", b.date?.first ?? "") || (a.id < b.id ? -1 : 1));
    const parts = Math.ceil(members.length / MOST_IN_COLUMN);
    const size = Math.ceil(members.length / parts);
    return Array.from({ length: parts }, (_, part) => ({ year, isFirst: part === 0, members: members.slice(part * size, (part + 1) * size) }));
  });
  const columnOf = new Map(columns.flatMap(({ members }, index) => members.map(({ id }) => [id, index])));
  const near = new Map(ids.map((id) => [id, []]));
  const routes = new Map(lines.map((relation) => [relation, routeOf(relation, columns, columnOf, near)]));
  settle(columns, near);
  return { columns, routes };
}

/** The slots through which a line passes the columns between its ends; `near` learns who stands next to whom. */
function routeOf(/** @type {PageRelation} */ { subject, object }, columns, columnOf, near) {
  const [from, to] = [columnOf.get(subject), columnOf.get(object)];
  const way = Math.sign(to - from);
  const stops = [subject];
  for (let step = 1; step < Math.abs(to - from); step += 1) {
    const column = from + way * step;
    const slot = `slot ${object} ${column} ${way}`;
    if (!near.has(slot)) {
      near.set(slot, []);
      columns[column].members.push({ id: slot, isSlot: true });
    }
    stops.push(slot);
  }
  stops.push(object);
  for (let at = 1; at < stops.length; at += 1) {
    near.get(stops[at - 1]).push(stops[at]);
    near.get(stops[at]).push(stops[at - 1]);
  }
  return stops;
}

/** Move what stands in a column towards the middle of what it is tied to, a few times over. */
function settle(columns, near) {
  const rank = new Map();
  const place = () => columns.forEach(({ members }) => members.forEach(({ id }, index) => rank.set(id, index - members.length / 2)));
  place();
  for (let sweep = 0; sweep < 12; sweep += 1) {
    for (const { members } of sweep % 2 ? [...columns].reverse() : columns) {
      const middle = new Map(members.map(({ id }) => {
        const around = near.get(id).map((other) => rank.get(other));
        return [id, around.length ? around.reduce((sum, value) => sum + value, 0) / around.length : rank.get(id)];
      }));
      members.sort((a, b) => middle.get(a.id) - middle.get(b.id) || (a.id < b.id ? -1 : 1));
      members.forEach(({ id }, index) => rank.set(id, index - members.length / 2));
    }
  }
}

/** A name in at most two lines of a box. */
function boxLines(text, width, size) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (widthOf(longer, size) <= width || !lines.at(-1)) lines[lines.length - 1] = longer;
    else if (lines.length < 2) lines.push(word);
    else { lines[1] = `${lines[1]}…`; break; }
  }
  return lines.map((line) => fitted(line, width, size));
}

/** A line of text that fits a width, cut with a mark where it does not. */
function fitted(text, width, size) {
  let kept = text;
  while (kept.length > 4 && widthOf(kept, size) > width) kept = `${kept.replace(/…$/, "").slice(0, -1).trimEnd()}…`;
  return kept;
}

/** The curve of a line: from the side of the newer document, through its slots, to the facing side of the older one. */
function curveOf(stops, at, box) {
  const [from, to] = [at.get(stops[0]), at.get(stops.at(-1))];
  const [y1, y2] = [from.y + box.height / 2, to.y + box.height / 2];
  if (from.x === to.x) {
    const x = from.x + box.width;
    const out = x + 22 + Math.min(Math.abs(y2 - y1) / 8, 30);
    return { d: `M${x} ${y1}C${out} ${y1} ${out} ${y2} ${x + 6} ${y2}`, x: x + 1, y: y2, way: -1 };
  }
  const isBack = to.x < from.x;
  const [x1, x2] = isBack ? [from.x, to.x + box.width + 6] : [from.x + box.width, to.x - 6];
  const way = isBack ? -1 : 1;
  let [x, y] = [x1, y1];
  const bow = (toX, toY) => {
    const bend = Math.max(Math.abs(toX - x) / 2, 20) * way;
    const part = `C${x + bend} ${y} ${toX - bend} ${toY} ${toX} ${toY}`;
    [x, y] = [toX, toY];
    return part;
  };
  const passed = stops.slice(1, -1).map((slot) => {
    const spot = at.get(slot);
    const [enter, leave] = isBack ? [spot.x + box.width, spot.x] : [spot.x, spot.x + box.width];
    const part = `${bow(enter, spot.y)}L${leave} ${spot.y}`;
    x = leave;
    return part;
  });
  return { d: `M${x1} ${y1}${passed.join("")}${bow(x2, y2)}`, x: x2 + 5 * way, y: y2, way };
}

function endOf({ x, y, way }, end, className) {
  const shapes = {
    full: `M${x} ${y}l${-8 * way} -4.5v9Z`,
    open: `M${x - 7 * way} ${y - 4}l${7 * way} 4l${-7 * way} 4`,
    bar: `M${x} ${y - 6}v12M${x - 4 * way} ${y - 6}v12`,
  };
  return drawn("path", { class: `${className} end ${end}`, d: shapes[end] });
}

/** Which documents and lines stand out: those tied to what is chosen, or all where nothing of them is. */
function litLineage({ ids, lines }) {
  const chosen = state.selected;
  const hits = chosen?.type === "relation" ? lines.filter((r) => r.index === chosen.id)
    : chosen?.type === "thing" && ids.includes(chosen.id) ? lines.filter((r) => r.subject === chosen.id || r.object === chosen.id) : [];
  if (!hits.length) return null;
  return { lines: new Set(hits), ids: new Set(hits.flatMap((r) => [r.subject, r.object])) };
}

function drawLineage(made, scale = 1) {
  const unit = textScale();
  const size = 12 * unit;
  const box = { width: 178 * unit, height: 58 * unit };
  const [gapX, gapY, top] = [64 * unit, 12 * unit, 30 * unit];
  const { columns, routes } = columnsOf(made);
  const room = ({ isSlot }) => (isSlot ? SLOT * unit : box.height + gapY);
  const heights = columns.map(({ members }) => members.reduce((sum, member) => sum + room(member), 0));
  const tallest = Math.max(...heights);
  const height = top + tallest + gapY;
  const width = columns.length * (box.width + gapX) + gapX / 2;
  const lit = litLineage(made);
  const at = new Map();
  const heads = columns.map(({ year, members, isFirst }, column) => {
    const x = 10 + column * (box.width + gapX);
    let y = top + (tallest - heights[column]) / 2;
    for (const member of members) {
      at.set(member.id, { x, y: member.isSlot ? y + (SLOT * unit) / 2 : y });
      y += room(member);
    }
    return drawn("text", { class: "tick-label", x, y: size * 1.4, "font-size": size * 1.1, "font-weight": 600, text: isFirst ? (year === null ? "no date" : String(year)) : "" });
  });
  const lines = made.lines.flatMap((relation) => {
    const kind = lineageKinds.find(({ key }) => key === localOf(relation.predicate));
    const curve = curveOf(routes.get(relation), at, box);
    const className = `line ${kind.className}${relation.reason ? " inferred" : ""}${lit ? (lit.lines.has(relation) ? " lit" : " dim") : ""}`;
    const words = `${nameOf(relation.subject)} ${verbIn(relation)} ${nameOf(relation.object)}`;
    return [drawn("g", { class: "hit", click: () => choose({ type: "relation", id: relation.index }) }, [
      drawn("title", { text: words }),
      drawn("path", { class: "wide", d: curve.d }),
      drawn("path", { class: className, d: curve.d }),
      endOf(curve, kind.end, className),
    ])];
  });
  const boxes = columns.flatMap(({ members }) => members.filter(({ isSlot }) => !isSlot).map(({ id, date }) => documentBox(id, date, at.get(id), box, size, lit, made)));
  const svg = drawn("svg", { class: "drawing lineage", width: width * scale, height: height * scale, viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
  svg.append(...heads, ...lines, ...boxes);
  return { svg, width, height, at };
}

function documentBox(id, date, { x, y }, box, size, lit, /** @type {any} */ made) {
  const chosen = isChosen({ type: "thing", id });
  const by = made.adoptions.filter((relation) => relation.subject === id).map((relation) => `${verbIn(relation)} ${nameOf(relation.object)}`);
  const foot = [date?.text, ...by].filter(Boolean).join(", ");
  const look = `document${chosen ? " chosen" : ""}${lit && !lit.ids.has(id) && !chosen ? " dim" : ""}`;
  const inner = box.width - 14;
  return drawn("g", { class: look, click: () => choose({ type: "thing", id }) }, [
    drawn("title", { text: [nameOf(id), ...by, date && `${date.how} ${date.text}`].filter(Boolean).join("; ") }),
    drawn("rect", { x, y, width: box.width, height: box.height, rx: 5 }),
    ...boxLines(nameOf(id), inner, size).map((text, line) => drawn("text", { x: x + 7, y: y + size * (1.35 + 1.25 * line), "font-size": size, text })),
    foot && drawn("text", { class: "dated", x: x + 7, y: y + box.height - size * 0.5, "font-size": size * 0.88, text: fitted(foot, inner, size * 0.88) }),
  ]);
}

function lineageRow({ relation, date }) {
  const why = act(verbIn(relation), () => choose({ type: "relation", id: relation.index }), { class: "plain" });
  const words = relation.reason ? `inferred: ${relation.reason.words}` : firstWords(relation.quotes);
  const cells = [cellText(date?.text ?? ""), thingButton(relation.subject), why, thingButton(relation.object), cellText(words), cellText(firstPlace(relation.quotes))];
  return element("tr", {}, cells.map((cell) => element("td", {}, [cell])));
}

function lineageRows({ ties, adoptions }) {
  const rows = [...ties, ...adoptions].map((relation) => ({ relation, date: documentDate(relation.subject) }));
  const order = (row) => row.date?.first ?? "9999";
  return rows.sort((a, b) => compared(order(a), order(b)) || a.relation.index - b.relation.index);
}

function drawLineageInto(host) {
  const { made } = lineage;
  if (!made.ids.length) {
    lineage.drawn = null;
    host.replaceChildren(element("p", { class: "empty", text: "No document that the filters let through implements, updates or cites another." }));
    return;
  }
  lineage.drawn = drawLineage(made, lineage.scale);
  host.replaceChildren(lineage.drawn.svg);
}

function zoomLineage(host, factor) {
  if (!lineage.drawn) return;
  const middle = (host.scrollLeft + host.clientWidth / 2) / (lineage.drawn.width * lineage.scale);
  const fit = Math.min((host.clientWidth - 10) / lineage.drawn.width, (host.clientHeight - 10) / lineage.drawn.height, 1);
  // As the address has it.
  lineage.scale = Number((factor ? Math.min(Math.max(lineage.scale * factor, 0.1), 3) : Math.max(fit, LEAST_READABLE)).toFixed(2));
  drawLineageInto(host);
  keepControls();
  if (!factor && showChosenDocument(host)) return;
  host.scrollLeft = middle * lineage.drawn.width * lineage.scale - host.clientWidth / 2;
}

/** Smaller than this the names of documents cannot be read: what has no room then is reached by scrolling. */
const LEAST_READABLE = 0.75;

/** Bring the chosen document into the middle of what is seen; whether there is one. */
const showChosenDocument = (host) => showDocument(host, lineage.made.chosen);
/** The document that most others lead to: where a reader begins before any is chosen. */
function mostLedTo({ ids, lines }) {
  const led = new Map(ids.map((id) => [id, lines.filter(({ object }) => object === id).length]));
  return [...ids].sort((a, b) => led.get(b) - led.get(a))[0];
}
function showDocument(host, id) {
  const spot = id && lineage.drawn?.at.get(id);
  if (!spot) return false;
  const unit = textScale();
  host.scrollTo((spot.x + 89 * unit) * lineage.scale - host.clientWidth / 2, (spot.y + 29 * unit) * lineage.scale - host.clientHeight / 2);
  return true;
}

const lineageKey = (kind) => drawn("svg", { class: "drawing lineage key-line", width: 44, height: 16, viewBox: "0 0 44 16", "aria-hidden": "true" }, [
  drawn("path", { class: `line ${kind.className}${kind.key === "carriesForward" ? " inferred" : ""}`, d: "M2 8H36" }),
  endOf({ x: 41, y: 8, way: 1 }, kind.end, `line ${kind.className}`),
]);

addControl("lines-hidden", "lineage", () => (lineageKinds.every(({ shown }) => shown === null) ? "" : lineageKinds.filter((kind) => !isKindShown(kind)).map(({ key }) => key).join(" ") || "none"), (text) => {
  for (const kind of lineageKinds) kind.shown = text ? !text.split(" ").includes(kind.key) : null;
});
addControl("size", "lineage", () => (lineage.scale === 1 ? "" : lineage.scale.toFixed(2)), (text) => { lineage.scale = /^\d\.\d\d$/.test(text) ? Math.min(Math.max(Number(text), 0.1), 3) : 1; });
addControl("all-documents", "lineage", () => (lineage.whole ? "yes" : ""), (text) => { lineage.whole = text === "yes"; });
registerView({
  key: "lineage",
  label: "Descent",
  build(section) {
    const host = element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Lineage of documents; plus and minus change its size, the list below holds the same" });
    host.addEventListener("keydown", (event) => {
      if (event.key === "+" || event.key === "=") zoomLineage(host, 1.3);
      if (event.key === "-") zoomLineage(host, 1 / 1.3);
    });
    const ticks = lineageKinds.map((kind) => {
      const tick = tickOf(kind.label, isKindShown(kind), (shown) => {
        const now = lineageKinds.map(isKindShown);
        lineageKinds.forEach((one, at) => { one.shown = one === kind ? shown : now[at]; });
        noteControls();
      });
      tick.append(lineageKey(kind));
      return tick;
    });
    const body = element("tbody");
    this.ticks = ticks.map((tick) => tick.querySelector("input"));
    this.labels = ticks.map((tick) => tick.querySelector("span"));
    this.more = act("", () => { lineage.whole = !lineage.whole; noteControls(); });
    Object.assign(this, { host, status: statusLine(), pages: pagesOf(body, ["relation", "relations"]) });
    const head = ["Date", "Document", "Relation", "To", "Words", "Where"].map((text) => element("th", { scope: "col", text }));
    const size = element("span", { role: "group", "aria-label": "Size of the picture", class: "buttons" }, [
      act("+", () => zoomLineage(host, 1.3), { "aria-label": "Larger" }),
      act("−", () => zoomLineage(host, 1 / 1.3), { "aria-label": "Smaller" }),
      act("Fit", () => zoomLineage(host, null)),
    ]);
    section.append(
      element("div", { class: "tools" }, [size, ...ticks, this.more, this.status]),
      host,
      element("details", { class: "as-list" }, [
        element("summary", { text: "The same as a list" }),
        this.pages.bar,
        element("div", { class: "table", tabindex: "0", role: "region", "aria-label": "Relations of documents" }, [
          element("table", {}, [element("thead", {}, [element("tr", {}, head)]), body]),
        ]),
      ]),
    );
  },
  refresh() {
    const isFirst = !lineage.made;
    this.ticks.forEach((box, at) => { box.checked = isKindShown(lineageKinds[at]); });
    this.labels.forEach((label, at) => { label.textContent = `${lineageKinds[at].label} (${figure(tiesOfKind(lineageKinds[at].key).length)})`; });
    lineage.made = readLineage();
    const { ids, all } = lineage.made;
    drawLineageInto(this.host);
    const isNew = lineage.made.chosen !== this.shown;
    this.shown = lineage.made.chosen;
    if (lineage.drawn && (isFirst || isNew) && showChosenDocument(this.host)) { /* It is in the middle. */ }
    else if (isFirst && lineage.drawn) showDocument(this.host, mostLedTo(lineage.made));
    this.more.hidden = all <= MOST_DOCUMENTS;
    this.more.textContent = lineage.whole ? `Show the ${MOST_DOCUMENTS} most tied` : `Show all ${figure(all)}`;
    const part = ids.length < all ? `Drawn: the ${ids.length} of ${count(all, "document", "documents")} with most ties; the list holds all.` : `${count(all, "document", "documents")}.`;
    this.status.textContent = `${part} Oldest left, newest right; a line points to the older text.`;
    this.pages.show(lineageRows(lineage.made), lineageRow, { keep: true });
  },
  taken: () => ({ relations: [...lineage.made.ties, ...lineage.made.adoptions] }),
  picture: () => lineage.drawn && drawLineage(lineage.made).svg,
});
