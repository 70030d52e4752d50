// Draws what has a date as a timeline: a row for each kind of date, spans where a date is no single day, and the same as a list.

const DAY = 86_400_000;
const YEAR = 365.2425 * DAY;
const MOST_MARKS = 800;
const SEASONS = { 21: [3, 5], 22: [6, 8], 23: [9, 11], 24: [12, 14], 33: [1, 3], 34: [4, 6], 35: [7, 9], 36: [10, 12] };

/** The rows of the timeline. Colours are Okabe and Ito's; the row and its heading say the same as the colour. */
const tracks = [
  { key: "occursOn", label: "Events", className: "event" },
  { key: "adoptedOn", label: "Documents adopted", className: "adoption" },
  { key: "publishedOn", label: "Documents published or issued", className: "publication" },
  { key: "appointedOn", label: "Appointments", className: "appointment" },
  { key: "establishedOn", label: "Beginnings of bodies and posts", className: "beginning" },
  { key: "holdsPost", label: "Posts held", className: "holding" },
  { key: "due", label: "Commitments due", className: "due" },
];

/** First and last moment of one EDTF date: a day, a month, a season, a year, or one with digits left open. */
function pointOf(text) {
  const found = /^(\d[\dX]{3})(?:-(\d{2}|XX))?(?:-(\d{2}|XX))?$/.exec(text.replace(/[?~%]/g, ""));
  if (!found) return null;
  const [, years, month, day] = found;
  const [first, last] = [Number(years.replace(/X/g, "0")), Number(years.replace(/X/g, "9"))];
  const [from, until] = !month || month === "XX" ? [1, 12] : SEASONS[month] ?? [Number(month), Number(month)];
  if (from < 1 || (until > 12 && !SEASONS[month])) return null;
  if (day && day !== "XX" && from === until) {
    const at = Date.UTC(first, from - 1, Number(day));
    return { from: at, to: at + DAY };
  }
  return { from: Date.UTC(first, from - 1, 1), to: Date.UTC(last, until, 1) };
}

/** The span of an EDTF text: `open` where an end is, `vague` where the words leave the day open; none for other texts. */
function spanOf(text) {
  const parts = text.replace(/[[\]{}]/g, "").split(/\/|,|(?<=\d)\.\.(?=\d)/);
  const points = parts.map((part) => pointOf(part.trim())).filter(Boolean);
  if (!points.length) return null;
  const [from, to] = [Math.min(...points.map((p) => p.from)), Math.max(...points.map((p) => p.to))];
  const interval = text.includes("/");
  return {
    from,
    to,
    openStart: interval && /^(\.\.)?\//.test(text),
    openEnd: interval && /\/(\.\.)?$/.test(text),
    vague: /[?~%X[{]/.test(text) || (!interval && to - from > DAY),
  };
}

/** What dates a document stands in the timeline once, by its one date; the others are in its details. */
const DATING = { adopted: "adoptedOn", published: "publishedOn", issued: "publishedOn" };
const chosenThing = (id) => ({ type: things.has(id) ? "thing" : untied.has(id) ? "dated" : "read", id });
const factItems = (/** @type {PageThing} */ thing) => thing.facts.map((fact) => {
  const span = spanOf(fact.value);
  const track = localOf(fact.predicate);
  const isTwice = thing.kind === "document" && Object.values(DATING).includes(track);
  return span && !isTwice && tracks.some(({ key }) => key === track) && { ...span, track, name: thing.name, when: fact.value, quotes: fact.quotes, chosen: chosenThing(thing.id) };
}).filter(Boolean);

/** A document by its date, with the sentences that say it where texts do. */
function documentItem(id) {
  const date = documentDate(id);
  const span = date && spanOf(date.text);
  if (!span || readAs.has(id)) return [];
  const thing = things.get(id) ?? untied.get(id);
  const quotes = (thing?.facts ?? []).filter((fact) => fact.value === date.text && localOf(fact.predicate) === DATING[date.how]).flatMap((fact) => fact.quotes);
  return [{ ...span, track: DATING[date.how], name: thing?.name ?? nameOf(id), when: date.text, how: date.how, quotes, chosen: chosenThing(id) }];
}

/** The documents that were read and are in no picture, as none ties them to another. */
const readAlone = () => [...readDocuments.keys()].filter((id) => !things.has(id) && !untied.has(id) && !state.hiddenKinds.includes("document") && picks(state.documents, [id]));

/** Things of which a date is said and no relation stand in no picture; a filter on relations or commitments leaves them out. */
function shownDated() {
  const isNarrow = state.disputed || state.said === "inferred" || [state.themes, state.pillars, state.strengths].some((list) => list.length > 0);
  if (isNarrow) return [];
  const isIn = (numbers) => !state.documents.length || numbers.some((number) => state.documents.includes(page.quotes[number].document));
  return (page.dated ?? []).filter((thing) => !things.has(thing.id) && !state.hiddenKinds.includes(thing.kind) && thing.facts.some((fact) => isIn(fact.quotes)));
}

/** Open the details of what a mark stands for. */
function openItem({ chosen }) {
  if (chosen.type === "read") return setState({ view: "reading", reading: chosen.id });
  if (chosen.type !== "dated") return choose(chosen);
  choose(null);
  const thing = page.dated.find(({ id }) => id === chosen.id);
  return showPanel([
    element("p", { class: "kind" }, [symbol(kinds.get(thing.kind)), element("span", { text: `${thing.className}, of which no relation is said` })]),
    element("h2", { text: thing.name, dir: "auto" }),
    element("h3", { text: "Dates and figures" }),
    ...fewFirst(thing.facts, factItem),
    element("p", { class: "address" }, [element("code", { text: thing.address })]),
  ], { onClose: () => { panel.hidden = true; } });
}

/** What the graph knows of the time of one holding: its start, its end, when a text last showed it, and how that is known. */
function holdingDates(note) {
  const told = (word) => new RegExp(`(?:^|, )${word} (\\S+?)(?:,|$)`).exec(note)?.[1] ?? "";
  const [seen, lastSeen] = /(?:^|, )(named as such\b.* (\S+))$/.exec(note)?.slice(1) ?? ["", ""];
  return { start: told("from"), end: told("until"), lastSeen, seen };
}

/** A bar for each time that a person held the post. */
const holdingItems = (/** @type {Relation} */ relation) => relation.notes.map((note) => holdingItem(relation, note)).filter(Boolean);

function holdingItem(/** @type {Relation} */ relation, note) {
  const { start, end, lastSeen, seen } = holdingDates(note);
  const spans = [start, end, lastSeen].map((text) => spanOf(text));
  const known = spans.filter(Boolean);
  if (!known.length) return null;
  const words = [start && `from ${start}`, end && `until ${end}`, !end && seen].filter(Boolean);
  return {
    track: "holdsPost",
    from: Math.min(...known.map((span) => span.from)),
    to: spans[1]?.to ?? Math.max(...known.map((span) => span.to)),
    // Where no text gives an end, the bar stops where a text last names the holder, and says so.
    lastSeen: !end,
    openStart: !start,
    vague: false,
    name: `${nameOf(relation.subject)}: ${nameOf(relation.object)}`,
    when: words.join(", "),
    quotes: relation.quotes,
    chosen: { type: "relation", id: relation.index },
  };
}

function dueItems(/** @type {PageCommitment} */ commitment) {
  const bearers = namesIn(commitment.bearers).join(", ") || NOBODY;
  const name = `${bearers}: ${detailOf(commitment, "Verb")} ${detailOf(commitment, "Action")}`;
  const chosen = { type: "commitment", id: commitment.id };
  return detailsOf(commitment, "Due").flatMap((when) => {
    const span = spanOf(when);
    return span ? [{ ...span, track: "due", name, when, quotes: commitment.quotes, chosen }] : [];
  });
}

/** Elsewhere the years that are chosen mean documents of those years; here they mean the days that are due. */
const commitmentsOfAllTimes = () => commitments.filter((item) => commitmentPasses(item, { ...state, from: null, until: null }));

/** People of whom a post or a body is said and no date: they have no place on a line of time, and follow it in its list. */
function undatedPeople() {
  if (timeline.only !== "holdsPost" || (isTimeSet(state) && !state.undated)) return [];
  const isOfPerson = ({ subject, predicate }) => localOf(predicate) === "memberOf" && things.get(subject).kind === "person";
  const found = shownRelations(true).filter((one) => !one.reason && ((localOf(one.predicate) === "holdsPost" && !holdingItems(one).length) || isOfPerson(one)));
  const row = (/** @type {Relation} */ one) => ({ track: "holdsPost", name: `${nameOf(one.subject)}: ${isOfPerson(one) ? `${verbIn(one)} ` : ""}${nameOf(one.object)}`, when: NO_DATES, quotes: one.quotes, chosen: { type: "relation", id: one.index } });
  return found.map(row).sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** The year that is chosen; the empty text where it is no single one. */
const yearChosen = () => (state.from?.slice(0, 4) === state.until?.slice(0, 4) ? state.from?.slice(0, 4) ?? "" : "");

/** Everything with a date that the filters let through, oldest first. */
function datedItems() {
  const held = shownRelations(true).filter((relation) => localOf(relation.predicate) === "holdsPost");
  const shown = [...shownThings(true), ...shownDated()];
  const texts = [...shown.filter(({ kind }) => kind === "document").map(({ id }) => id), ...readAlone()];
  const items = [
    ...shown.flatMap(factItems),
    ...texts.flatMap(documentItem),
    ...held.flatMap(holdingItems),
    ...commitmentsOfAllTimes().flatMap(dueItems),
  ];
  const inside = items.filter((item) => isTimeShown(item) && (!timeline.only || item.track === timeline.only));
  return inside.sort((a, b) => a.from - b.from || a.to - b.to || (a.name < b.name ? -1 : 1));
}

/** Whether an item lies in the time that is chosen; the years count with their first and last day. */
function isTimeShown({ from, to }, /** @type {{ from: string | null, until: string | null }} */ now = state) {
  const [first, last] = [now.from, now.until].map((bound) => (bound === null ? null : spanOf(String(bound))));
  return (!first || to > first.from) && (!last || from < last.to);
}

/** From the first year to the last moment that is shown: of the items, within the years that are chosen. */
function shownTime(items) {
  const bounds = [state.from, state.until].map((bound) => (bound === null ? null : spanOf(bound)));
  const from = Math.max(Math.min(...items.map((item) => item.from)) - DAY, bounds[0]?.from ?? -Infinity);
  const last = Math.min(Math.max(...items.map((item) => item.to)), bounds[1]?.to ?? Infinity);
  return { first: Date.UTC(new Date(from).getUTCFullYear(), 0, 1), last };
}

/** The timeline as one SVG element, `perYear` pixels to a year. */
function drawTimeline(items, perYear, least = 0) {
  const size = 12 * textScale();
  const { first, last } = shownTime(items);
  // What began before the years that are chosen, or ends after them, is drawn as far as they go.
  const scale = (at) => 12 + ((Math.min(Math.max(at, first), last + YEAR) - first) / YEAR) * perYear;
  const parts = [];
  const high = lanesHigh(areNamesOver(least));
  let top = size * 2.4;
  let width = Math.max(scale(last) + 40, least);
  const limit = width;
  for (const track of tracks) {
    const members = items.filter((item) => item.track === track.key);
    if (!members.length) continue;
    const head = top;
    const rows = lanesOf(members, scale, size, limit, least);
    const lanes = Math.max(...rows.map((row) => row.lane)) + 1;
    width = Math.max(width, ...rows.map((row) => row.end));
    top += size * 1.9;
    parts.push(...rows.map((row) => markOf(row, top, size, high)));
    parts.push(drawn("g", { class: "stay-left" }, [
      drawn("text", { x: 8, y: head + size * 1.3, "font-size": size * 1.05, "font-weight": 600, text: `${track.label} (${members.length})` }),
    ]));
    top += lanes * size * high.lane + size * 0.8;
    parts.push(drawn("line", { class: "rule", x1: 0, x2: width, y1: top - size * 0.4, y2: top - size * 0.4 }));
  }
  const axis = axisOf(first, last, scale, size, top);
  const labels = axisLabels(first, last, scale, size, axis.step, width);
  const svg = drawn("svg", { class: "drawing timeline", width, height: top, viewBox: `0 0 ${width} ${top}`, "aria-hidden": "true" });
  svg.append(...axis.parts, ...parts, labels);
  return { svg, first, last, width };
}

const timeline = { perYear: null, isByHand: false, drawn: null, items: [], only: "" };
addControl("dates", "timeline", () => timeline.only, (text) => { timeline.only = tracks.some(({ key }) => key === text) ? text : ""; });

/** Pixels for a year so that all of it fits, but never so few that a year has no room. */
function fittingYear(host, items) {
  const { first, last } = shownTime(items);
  // A year more for the names at the right, of a few years a part of one.
  const years = Math.max((last - first) / YEAR, 0.5) + Math.min(1, (last - first) / YEAR / 4);
  // Where names stand over their marks, no year needs room for any: all of them fit.
  return areNamesOver(host.clientWidth - 20) ? (host.clientWidth - 60) / years : Math.max((host.clientWidth - 80) / years, 34 * textScale());
}

function drawInto(host) {
  const { items } = timeline;
  if (!items.length) {
    timeline.drawn = null;
    host.replaceChildren(element("p", { class: "empty", text: "Nothing that the filters let through has a date." }));
    return;
  }
  if (!timeline.isByHand) timeline.perYear = fittingYear(host, items);
  timeline.drawn = drawTimeline(items.slice(0, MOST_MARKS), timeline.perYear, host.clientWidth - 20);
  const isFirst = !host.querySelector("svg");
  host.replaceChildren(timeline.drawn.svg);
  // What is newest is looked for first.
  const isNearlyWhole = host.scrollWidth < host.clientWidth * 1.4;
  // Of a year or two the beginning is read first: their names are what makes them wide.
  const isShort = timeline.drawn.last - timeline.drawn.first < 2 * YEAR;
  if (isNearlyWhole || isShort) host.scrollLeft = 0;
  else if (isFirst) host.scrollLeft = host.scrollWidth;
  stay(host);
}

/** For paper: all years on the width of a page, in as many lines as the names need. */
const PAPER_WIDTH = 1000;
function drawForPaper(host, isPrinting) {
  if (!timeline.items.length) return;
  if (!isPrinting) { drawInto(host); return; }
  const { first, last } = shownTime(timeline.items);
  host.replaceChildren(drawTimeline(timeline.items.slice(0, MOST_MARKS), (PAPER_WIDTH - 60) / Math.max((last - first) / YEAR, 0.5)).svg);
}

/** Keep the years at the top and the headings at the left while the picture is moved. */
function stay(host) {
  for (const part of host.querySelectorAll(".stay-top")) part.setAttribute("transform", `translate(0 ${host.scrollTop})`);
  for (const part of host.querySelectorAll(".stay-left")) part.setAttribute("transform", `translate(${host.scrollLeft} 0)`);
}

function zoomTimeline(host, factor) {
  if (!timeline.drawn) return;
  const middle = (host.scrollLeft + host.clientWidth / 2) / timeline.drawn.width;
  timeline.isByHand = factor !== null;
  if (factor) timeline.perYear = Math.round(Math.min(Math.max(timeline.perYear * factor, 4), 4000));
  drawInto(host);
  host.scrollLeft = factor ? middle * timeline.drawn.width - host.clientWidth / 2 : 0;
  stay(host);
  keepControls();
}
addControl("width", "timeline", () => (timeline.isByHand ? String(Math.round(timeline.perYear)) : ""), (text) => {
  timeline.isByHand = /^\d{1,4}$/.test(text) && Number(text) >= 4;
  if (timeline.isByHand) timeline.perYear = Math.min(Number(text), 4000);
});

function timelineRow(item) {
  const open = act(shorten(item.name, 160), () => openItem(item), { class: "plain", dir: "auto" });
  const cells = [cellText(item.when), cellText(tracks.find(({ key }) => key === item.track).label), open, cellText(firstWords(item.quotes)), cellText(firstPlace(item.quotes))];
  return element("tr", {}, cells.map((cell) => element("td", {}, [cell])));
}

registerView({
  key: "timeline",
  label: "Timeline",
  build(section) {
    const host = element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Timeline; plus and minus change its size, the list below holds the same" });
    host.addEventListener("scroll", () => stay(host), { passive: true });
    host.addEventListener("keydown", (event) => {
      if (event.key === "+" || event.key === "=") zoomTimeline(host, 1.5);
      if (event.key === "-") zoomTimeline(host, 1 / 1.5);
    });
    const size = element("span", { role: "group", "aria-label": "Size of the timeline", class: "buttons" }, [
      act("+", () => zoomTimeline(host, 1.5), { "aria-label": "More room for a year" }),
      act("−", () => zoomTimeline(host, 1 / 1.5), { "aria-label": "Less room for a year" }),
      act("Fit", () => zoomTimeline(host, null)),
    ]);
    const body = element("tbody");
    this.only = chooserOf("Dates of", [["", "everything"], ...tracks.map(({ key, label }) => [key, label.toLowerCase()])], async (key) => {
      if (key === "holdsPost") await fetchPosts(yearChosen());
      timeline.only = key;
      noteControls();
    });
    this.host = host;
    this.status = statusLine();
    this.pages = pagesOf(body, ["date", "dates"]);
    const head = ["When", "What", "Name", "Words", "Where"].map((text) => element("th", { scope: "col", text }));
    const table = element("table", {}, [element("thead", {}, [element("tr", {}, head)]), body]);
    section.append(
      element("div", { class: "tools" }, [this.only.field, size, this.status]),
      host,
      this.list = element("details", { class: "as-list" }, [
        element("summary", { text: "The same as a list" }),
        this.pages.bar,
        element("div", { class: "table", tabindex: "0", role: "region", "aria-label": "Dates" }, [table]),
      ]),
    );
  },
  refresh() {
    timeline.items = datedItems();
    const { items } = timeline;
    this.only.select.value = timeline.only;
    // One kind of date is read as rows as well: its list stands open until the reader folds it.
    if (timeline.only !== this.shown) this.list.open = Boolean(timeline.only);
    this.shown = timeline.only;
    const left = items.length > MOST_MARKS ? ` The picture shows the first ${figure(MOST_MARKS)}, the list all; filters make it fewer.` : "";
    this.status.textContent = `${count(items.length, "date", "dates")}. ${timeline.only ? "" : documentsWords()} Pale bars: the words leave the day open. A bar that ends in dots: a text names the holder then, none says when it ended.${left}`;
    drawInto(this.host);
    const undated = undatedPeople();
    if (undated.length) this.status.textContent += ` ${count(undated.length, "more person or post has", "more persons or posts have")} no date: last in the list.`;
    this.pages.show([...items, ...undated], timelineRow, { keep: true });
  },
  paper(isPrinting) { drawForPaper(this.host, isPrinting); },
  taken: () => ({ dates: [...timeline.items, ...undatedPeople()] }),
  picture: () => timeline.drawn && timeline.items.length > 0 && drawTimeline(timeline.items.slice(0, MOST_MARKS), timeline.perYear).svg,
});
