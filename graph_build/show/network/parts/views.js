// Keeps the register of the views that stand beside the network and the lists, and the parts that these views share.

const registeredViews = [];

/**
 * Add a view: its key (for the address), the label of its tab, `build(section)` once, `refresh(section)` when shown or
 * changed. To be taken away it may have `picture()`, an SVG element,
 * `taken()`, the relations, commitments and the rest that it shows, and `words()`, what that is.
 */
function registerView(view) {
  registeredViews.push(view);
}

/** What a view lets the reader choose beside the filters: its name in the address, its view, how it is read as text and set again. */
const controls = [];

/** `read` gives the empty text for what stands there at first, and `write` takes it back. Another view has it not in its address. */
function addControl(name, view, read, write) {
  controls.push({ name, view, read, write });
}

const readControls = () => Object.fromEntries(controls.map(({ name, read }) => [name, read()]).filter(([, text]) => text));
/** After the reader changed a control: into the state, and with it into the address. */
const noteControls = () => setState({ controls: readControls() });
/** Where what was changed is drawn already: into the address alone; with `replace` no step of the history is added. */
function keepControls(replace = false) {
  state.controls = readControls();
  writeAddress(replace);
}

/** Take over a state that an address gave. */
function takeState(found) {
  Object.assign(state, found);
  for (const { name, write } of controls) write(state.controls[name] ?? "");
}

const SVG_NAMES = "http://www.w3.org/2000/svg";

/** An SVG element with attributes, children and, under `text`, its text. */
function drawn(tag, attributes = {}, children = []) {
  const made = document.createElementNS(SVG_NAMES, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") made.textContent = value;
    else if (name === "click") made.addEventListener("click", value);
    else made.setAttribute(name, value);
  }
  made.append(...children.filter(Boolean));
  return made;
}

/** How much larger than 16 px the reader has set the text; pictures grow with it. */
const textScale = () => parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;

const ruler = document.createElement("canvas").getContext("2d");

/** The width of a text on the screen; a guess where the browser can draw nothing. */
function widthOf(text, size, weight = 400) {
  if (!ruler) return text.length * size * 0.55;
  ruler.font = `${weight} ${size}px system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif`;
  return ruler.measureText(text).width;
}

/** The text, cut at a length with a mark that it goes on. */
const shorten = (text, most) => (text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text);

/** A labelled list of choices; `options` are pairs of value and text. */
function chooserOf(label, options, onChange) {
  const select = element("select", {}, options.map(([value, text]) => element("option", { value, text })));
  select.addEventListener("change", () => onChange(select.value));
  return { select, field: element("label", { class: "choice" }, [element("span", { text: label }), select]) };
}

/** A labelled box to tick. */
function tickOf(label, ticked, onChange) {
  const box = element("input", { type: "checkbox" });
  box.checked = ticked;
  box.addEventListener("change", () => onChange(box.checked));
  return element("label", { class: "tick" }, [box, element("span", { text: label })]);
}

/** A button that says in words what it does. */
const act = (text, click, more = {}) => element("button", { type: "button", text, click, ...more });

/** Write a part of the page again and leave the keyboard on the button where it was. */
function keepFocus(host, change) {
  const spots = () => [...host.querySelectorAll("button, a, summary")];
  const held = spots().indexOf(document.activeElement);
  change();
  if (held >= 0) spots()[held]?.focus({ preventScroll: true });
}

/**
 * Show a long sequence some rows at a time, so that no number of rows holds up the page. `show(rows, write)` starts
 * at the first; the bar names what is shown and turns the pages. Of the `views` the page is in the address.
 */
const pagers = [];
/** Of each view whose page is in the address: the one that is shown, and the one that an address asks for, until the rows are there. */
const pageShown = new Map();
const pageAsked = new Map();
function addPageControl(view) {
  addControl(`page-${view}`, view, () => (pageShown.get(view) > 1 ? String(pageShown.get(view)) : ""), (text) => pageAsked.set(view, /^\d{1,5}$/.test(text) ? Math.max(Number(text), 1) : 1));
}
/** So long rows are written before the browser may answer the reader; the others follow in stretches. */
const FIRST_STRETCH = 80;
function pagesOf(host, [one, many], atOnce = 100, /** @type {string[]} */ views = [], inStretches = false) {
  let usual = atOnce;
  let size = atOnce;
  let rows = [];
  let write = null;
  let at = 0;
  let atBeforeAll = 0;
  let turned = 0;
  const ownView = () => (views.includes(state.view) ? state.view : "");
  const words = element("span", { role: "status" });
  const turn = (step) => {
    at += step * size;
    draw();
    if (ownView()) noteControls();
    host.closest(".table, .scroll")?.scrollTo(0, 0);
  };
  const back = act("Back", () => turn(-1));
  const forward = act("Next", () => turn(1));
  const bar = element("p", { class: "pages" }, [words, back, forward]);
  function draw() {
    at = Math.max(0, Math.min(at, rows.length - 1 - ((rows.length - 1) % size)));
    turned += 1;
    const waiting = rows.slice(at, at + size);
    keepFocus(host, () => host.replaceChildren(...written(waiting)));
    writeOn(waiting, turned);
    const whole = count(rows.length, one, many);
    words.textContent = rows.length > size ? `${figure(at + 1)} to ${figure(Math.min(at + size, rows.length))} of ${whole}` : whole;
    back.hidden = forward.hidden = rows.length <= size;
    back.disabled = at === 0;
    forward.disabled = at + size >= rows.length;
    if (size === usual) pageShown.set(ownView(), Math.floor(at / size) + 1);
  }
  /** The first of these rows, written: all of them, or as many as a stretch has time for. What is left stays in the list. */
  function written(waiting) {
    if (!inStretches || size !== usual) return waiting.splice(0).map(write);
    const [until, made] = [performance.now() + FIRST_STRETCH, []];
    while (waiting.length && performance.now() < until) made.push(write(waiting.shift()));
    return made;
  }
  function writeOn(waiting, mine) {
    const room = inStretches && host.closest(".table");
    if (!waiting.length) { if (room) room.removeAttribute("aria-busy"); return; }
    room.setAttribute("aria-busy", "true");
    setTimeout(() => {
      if (mine !== turned) return;
      host.append(...written(waiting));
      writeOn(waiting, mine);
    });
  }
  /** Of long rows fewer, `most`, make a page. */
  function show(newRows, newWrite, { keep = false, most = atOnce } = {}) {
    if (usual !== most) usual = size = most;
    rows = newRows;
    write = newWrite;
    const before = at;
    const asked = pageAsked.get(ownView());
    if (asked) at = (asked - 1) * size;
    else if (!keep) at = 0;
    pageAsked.delete(ownView());
    draw();
    // Other rows begin at their first page, which the address then says.
    if (before !== at && ownView()) keepControls(true);
  }
  function all(isAll) {
    if (!write) return;
    if (isAll) atBeforeAll = at;
    size = isAll ? Math.max(rows.length, 1) : usual;
    at = isAll ? 0 : atBeforeAll;
    draw();
  }
  pagers.push({ all });
  return { bar, show };
}

/** The first sentence behind a statement, and where it stands; empty where none is recorded. */
const firstWords = (numbers) => (numbers.length ? wordsOfQuote(page.quotes[numbers[0]]) : "");
/** Where a sentence stands and, where the words are not the original's, whose they are: "digest", "translation". */
const placeOf = (/** @type {PageQuote} */ quote) => {
  const { document: source, paragraph, pages, wording } = quote;
  const name = nameOf(source);
  const row = rowOf(quote);
  // A row is called by its source: its own words stand beside it already.
  if (row) return `${name}, row of ${cellOfRow(row, "state")} by ${cellOfRow(row, "source")}`;
  // An unnumbered paragraph is called by its document and its first words already.
  const place = [paragraph.startsWith(name) ? "" : name, paragraph, pages].filter(Boolean).join(", ");
  return [place, wording].filter(Boolean).join("; ");
};
/** The same in little room: the name of the document is cut, never the number of the paragraph. */
function shortPlace(/** @type {PageQuote} */ quote, most) {
  const rest = placeOf(quote).slice(nameOf(quote.document).length);
  const isNamed = placeOf(quote).startsWith(nameOf(quote.document));
  return isNamed && rest.length < most - 10 ? `${shorten(nameOf(quote.document), most - rest.length)}${rest}` : shorten(placeOf(quote), most);
}
const firstPlace = (numbers) => (numbers.length ? placeOf(page.quotes[numbers[0]]) : "");

/** A value that the record of a commitment gives under a label, such as its due date. */
const detailsOf = (/** @type {PageCommitment} */ commitment, label) => commitment.details.filter((detail) => detail.label === label).map(({ value }) => value);
const detailOf = (/** @type {PageCommitment} */ commitment, label) => detailsOf(commitment, label).join("; ");

/** Whether this thing, relation or commitment is the chosen one. */
const isChosen = (chosen) => state.selected?.type === chosen.type && state.selected.id === chosen.id;

/** The name of the predicate without its namespace, as the ontology writes it. */
const localOf = (predicate) => predicate.slice(Math.max(predicate.lastIndexOf("#"), predicate.lastIndexOf("/")) + 1);

/** A line that says what a view shows and of how much, read out when it changes. */
const statusLine = () => element("p", { class: "view-status", role: "status" });
