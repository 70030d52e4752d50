// Counts commitments by strength and by bearer, document or theme in a table whose numbers open into the sentences.

const NOBODY = "nobody named";
const ROWS_OF_MATRIX = 40;

/** What can stand in the rows: the keys that a commitment has there, and the name of a key. */
const matrixRows = {
  bearer: {
    label: "Bearer",
    keys: (item) => (item.bearers.length ? [...new Set(item.bearers.map(({ thing, words }) => thing || `“${words}”`))] : [""]),
    name: (key) => (key ? nameOf(key) : NOBODY),
  },
  document: { label: "Document", keys: (item) => [item.document], name: (key) => (key ? nameOf(key) : "document not known") },
  theme: { label: "Theme", keys: (item) => (item.themes.length ? item.themes : [""]), name: (key) => (key ? nameOf(key) : "no theme") },
};

const strengthOf = (/** @type {PageCommitment} */ item) => item.strength || "Not stated";

/** The table of counts: its columns in the order of strength, and its rows with the commitments in each cell. */
function countMatrix(by) {
  const items = shownCommitments();
  const used = new Set(items.map(strengthOf));
  const columns = [...STRENGTHS, ...[...used].filter((name) => !STRENGTHS.includes(name)).sort()];
  const rows = new Map();
  for (const item of items) {
    for (const key of matrixRows[by].keys(item)) {
      if (!rows.has(key)) rows.set(key, { key, name: matrixRows[by].name(key), cells: new Map(), all: [] });
      const row = rows.get(key);
      row.all.push(item);
      if (!row.cells.has(strengthOf(item))) row.cells.set(strengthOf(item), []);
      row.cells.get(strengthOf(item)).push(item);
    }
  }
  return { items, columns, rows: [...rows.values()] };
}

const matrix = { by: "bearer", sort: "all", descending: true, open: "", whole: false, made: null };

const cellOf = (row, column) => (column === "all" ? row.all : row.cells.get(column) ?? []);

function sortedRows() {
  const byName = (a, b) => a.name.localeCompare(b.name, "en", { ignorePunctuation: true });
  const sign = matrix.descending ? -1 : 1;
  const order = matrix.sort === "name" ? (a, b) => sign * byName(a, b)
    : (a, b) => sign * (cellOf(a, matrix.sort).length - cellOf(b, matrix.sort).length) || byName(a, b);
  return [...matrix.made.rows].sort(order);
}

function sortHeading(text, key, refresh) {
  const isSorted = matrix.sort === key;
  const turn = () => {
    matrix.descending = isSorted ? !matrix.descending : key !== "name";
    matrix.sort = key;
    refresh();
  };
  const attributes = isSorted ? { "aria-sort": matrix.descending ? "descending" : "ascending" } : {};
  return element("th", { scope: "col", ...attributes }, [act(text, turn, { class: "sort", "data-sort": key, title: meaningOf(key) })]);
}

function countCell(items, words, key, most, open) {
  const cell = element("td", { class: "count" });
  if (!items.length) {
    cell.append(element("span", { class: "zero", text: "0" }));
    return cell;
  }
  cell.style.setProperty("--weight", `${Math.round(8 + (42 * items.length) / most)}%`);
  const isOpen = matrix.open === key;
  cell.append(act(figure(items.length), () => open(key), {
    "aria-label": `${count(items.length, "commitment", "commitments")}, ${words}`, "aria-pressed": String(isOpen), "data-cell": key,
  }));
  return cell;
}

/** The cell that is open, by its row and column: its words and its commitments; nothing where no such cell counts any. */
function openedCell() {
  const at = matrix.open.lastIndexOf("|");
  const [key, column] = [matrix.open.slice(0, at), matrix.open.slice(at + 1)];
  const whole = { name: "all", all: matrix.made.items, cells: new Map(matrix.made.columns.map((name) => [name, matrix.made.items.filter((item) => strengthOf(item) === name)])) };
  const row = at < 0 ? null : key === "*" ? whole : matrix.made.rows.find((one) => one.key === key);
  const items = row ? cellOf(row, column) : [];
  return items.length ? { items, words: `${row.name}, ${column === "all" ? "any strength" : column}` } : null;
}

function matrixTable(rows, open, refresh) {
  const { columns, items } = matrix.made;
  const most = Math.max(1, ...matrix.made.rows.flatMap((row) => columns.map((column) => cellOf(row, column).length)));
  const head = [
    sortHeading(matrixRows[matrix.by].label, "name", refresh),
    ...columns.map((column) => sortHeading(column, column, refresh)),
    sortHeading("All", "all", refresh),
  ];
  const body = rows.map((row) => element("tr", {}, [
    element("th", { scope: "row" }, [row.key && things.has(row.key) ? thingButton(row.key) : cellText(row.name)]),
    ...columns.map((column) => countCell(cellOf(row, column), `${row.name}, ${column}`, `${row.key}|${column}`, most, open)),
    countCell(row.all, `${row.name}, any strength`, `${row.key}|all`, Infinity, open),
  ]));
  const strong = (column) => items.filter((item) => strengthOf(item) === column);
  const foot = element("tr", {}, [
    element("th", { scope: "row", text: matrix.by === "document" ? "All" : "All commitments, each once" }),
    ...columns.map((column) => countCell(strong(column), `all, ${column}`, `*|${column}`, Infinity, open)),
    countCell(items, "all of them", "*|all", Infinity, open),
  ]);
  return element("table", { class: "matrix" }, [element("thead", {}, [element("tr", {}, head)]), element("tbody", {}, body), element("tfoot", {}, [foot])]);
}

/** A commitment with who bears it, to whom, when it is due, and its sentence with document and paragraph. */
function commitmentRow(/** @type {PageCommitment} */ item) {
  const open = act("open", () => choose({ type: "commitment", id: item.id }), { class: "why" });
  return element("li", {}, [
    element("div", { class: "line" }, [
      element("span", { class: "badge", text: strengthOf(item) }),
      ...partyLine(item),
      whenOf(item),
      open,
    ]),
    item.quotes.length ? quoteBlock(item.quotes[0]) : element("p", { class: "source", text: "No sentence is recorded in the graph." }),
  ]);
}

/** The table as a picture, for taking away. */
function drawMatrix() {
  const { columns } = matrix.made;
  const rows = sortedRows().slice(0, matrix.whole ? Infinity : ROWS_OF_MATRIX);
  const [wide, narrow, high] = [300, 110, 24];
  const heads = [...columns, "All"];
  const [width, height] = [wide + narrow * heads.length + 10, (rows.length + 1) * high + 14];
  const svg = drawn("svg", { class: "drawing", width, height, viewBox: `0 0 ${width} ${height}` });
  const write = (text, x, y, more = {}) => svg.append(drawn("text", { x, y, "font-size": 13, text, ...more }));
  heads.forEach((head, index) => write(head, wide + narrow * (index + 0.5), 17, { "text-anchor": "middle", "font-weight": 600 }));
  write(matrixRows[matrix.by].label, 8, 17, { "font-weight": 600 });
  rows.forEach((row, line) => {
    const y = (line + 1) * high + 17;
    svg.append(drawn("line", { class: "rule", x1: 0, x2: width, y1: y - 17, y2: y - 17 }));
    write(shorten(row.name, 44), 8, y);
    [...columns, "all"].forEach((column, index) => {
      write(figure(cellOf(row, column).length), wide + narrow * (index + 0.5), y, { "text-anchor": "middle" });
    });
  });
  return svg;
}

addControl("rows", "matrix", () => (matrix.by === "bearer" ? "" : matrix.by), (text) => { matrix.by = Object.hasOwn(matrixRows, text) ? text : "bearer"; });
addControl("order-rows", "matrix", () => (matrix.sort === "all" && matrix.descending ? "" : `${matrix.sort} ${matrix.descending ? "down" : "up"}`), (text) => {
  const [, sort, way] = /^(.+) (up|down)$/.exec(text) ?? [null, "all", "down"];
  Object.assign(matrix, { sort, descending: way === "down" });
});
addControl("cell", "matrix", () => matrix.open, (text) => { matrix.open = text; });
addControl("all-rows", "matrix", () => (matrix.whole ? "yes" : ""), (text) => { matrix.whole = text === "yes"; });
registerView({
  key: "matrix",
  label: "Matrix",
  build(section) {
    const { field, select } = chooserOf("Rows", Object.entries(matrixRows).map(([key, row]) => [key, row.label]), (key) => {
      Object.assign(matrix, { by: key, open: "" });
      noteControls();
    });
    this.select = select;
    const list = element("ul", { class: "sentences" });
    Object.assign(this, {
      status: statusLine(),
      host: element("div", { class: "table", tabindex: "0", role: "region", "aria-label": "Commitments counted" }),
      more: act("", () => { matrix.whole = !matrix.whole; noteControls(); }),
      heading: element("h2", { tabindex: "-1" }),
      list,
      pages: pagesOf(list, ["commitment", "commitments"], 25),
    });
    this.opened = element("div", { class: "opened" }, [this.heading, this.pages.bar, list]);
    section.append(element("div", { class: "tools" }, [field, this.status]), this.host, this.more, this.opened);
  },
  refresh() {
    matrix.made = countMatrix(matrix.by);
    this.select.value = matrix.by;
    const rows = sortedRows();
    const shown = rows.slice(0, matrix.whole ? Infinity : ROWS_OF_MATRIX);
    const at = [this.host.scrollTop, this.host.scrollLeft];
    keepFocus(this.host, () => this.host.replaceChildren(matrixTable(shown, (key) => this.openCell(key), noteControls)));
    [this.host.scrollTop, this.host.scrollLeft] = at;
    this.more.hidden = rows.length <= ROWS_OF_MATRIX;
    this.more.textContent = matrix.whole ? `Show the first ${ROWS_OF_MATRIX} rows` : `Show all ${figure(rows.length)} rows`;
    const twice = { theme: " A commitment on several themes counts in each.", bearer: " A commitment with several bearers counts for each." }[matrix.by] ?? "";
    this.status.textContent = `${count(matrix.made.items.length, "commitment", "commitments")}. Choose a number to read the sentences.${twice}`;
    this.showOpen();
  },
  openCell(key) {
    matrix.open = matrix.open === key ? "" : key;
    noteControls();
    if (!matrix.open) return;
    this.heading.focus({ preventScroll: true });
    this.opened.scrollIntoView({ block: "nearest" });
  },
  showOpen() {
    const cell = openedCell();
    this.opened.hidden = !cell;
    if (!cell) return;
    this.heading.textContent = cell.words;
    this.pages.show(cell.items, commitmentRow, { keep: this.heading.dataset.key === matrix.open });
    this.heading.dataset.key = matrix.open;
  },
  taken: () => ({ commitments: matrix.made.items }),
  picture: () => matrix.made && drawMatrix(),
});
