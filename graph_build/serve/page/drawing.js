// Draws the rows of an answer on a line of time where a column holds dates, and on the map of states where one holds states.

/** The two drawings, with what the query page offers for writing names and links. */
const drawingsWith = ({ element, linkFor, textOf, headingOf, ownColumns }) => {
  const MOST_LINES = 60;
  const LONGEST_NAME = 90;
  const DATED = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:\/.*)?$/;
  const YEARS = { least: 1800, most: 2200 };
  /** Ends of one span: where it begins, where it ends and, where no end is known, when it was last told of. */
  const SPANS = [["start", "end", "lastSeen"], ["from", "until"], ["begins", "ends"], ["periodStart", "periodEnd"]];
  const STATE_CODES = "SELECT ?state ?code { ?state a wps:State OPTIONAL { ?state <http://purl.org/dc/terms/identifier> ?code } }";
  const HEAT_STEPS = [1, 2, 3, 5, 9];
  let codes = null;

  /** A date as a year with its part; `last` takes the end of the year or month that it names. */
  function yearOf(text, last = false) {
    const [, year, month, day] = DATED.exec(text ?? "") ?? [];
    if (!year || Number(year) < YEARS.least || Number(year) > YEARS.most) return null;
    const months = month ? Number(month) - 1 + (day ? (Number(day) - 1) / 31 : last ? 1 : 0) : last ? 12 : 0;
    return Number(year) + months / 12;
  }

  /** The columns that hold dates wherever they hold anything, in two rows at the least. */
  function dateColumns(columns, rows) {
    return ownColumns(columns).filter((column) => {
      const held = rows.map((row) => row[column]?.value).filter(Boolean);
      return held.length > 1 && held.every((text) => yearOf(text) !== null) && new Set(held).size > 1;
    });
  }

  /** The columns by whose words a line is called: the first that names things, and the one that tells most rows apart. */
  function namingColumns(columns, rows, dated) {
    const named = ownColumns(columns).filter((column) => !dated.includes(column));
    const apart = (column) => new Set(rows.map((row) => textOf(row, column))).size;
    const most = [...named].sort((one, other) => apart(other) - apart(one))[0];
    const thing = named.find((column) => rows.some((row) => row[column]?.type === "uri") && (apart(column) > 1 || column === most));
    return [...new Set([thing, most])].filter(Boolean);
  }
  const shortened = (text) => (text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME - 1)}…` : text);

  /** What is drawn of a row: a span where columns are its ends, else a day, month or year of the first date. */
  function spansOf(columns, rows) {
    const dated = dateColumns(columns, rows);
    if (!dated.length) return { what: "", lines: [] };
    const [begins, ends, seen] = SPANS.find(([first]) => dated.includes(first)) ?? [dated[0]];
    const named = namingColumns(columns, rows, dated);
    const valueOf = (row, column) => (column && columns.includes(column) ? row[column]?.value ?? "" : "");
    const found = new Map();
    for (const row of rows) {
      const [first, last, until] = [begins, ends, seen].map((column) => valueOf(row, column));
      const [from, to] = [yearOf(first), yearOf(last || until || first, true)];
      if (from === null) continue;
      const name = shortened(named.map((column) => textOf(row, column)).filter(Boolean).join(" · ")) || first;
      const words = last && last !== first ? `${first} – ${last}` : until && until !== first ? `${first}, last seen ${until}` : first;
      const term = ownColumns(columns).map((column) => row[column]).find((one) => one?.type === "uri");
      found.set(`${name} ${words}`, { name, term, words, from, to });
    }
    const what = [begins, ends, seen].filter((column) => column && columns.includes(column)).map(headingOf).join(", ");
    return { what, lines: [...found.values()].sort((a, b) => a.from - b.from) };
  }

  const nameWithLink = (name, term) => {
    const href = term?.type === "uri" ? linkFor(term.value) : "";
    return href ? element("a", name, { href, dir: "auto", rel: "noopener noreferrer" }) : element("span", name, { dir: "auto" });
  };
  const svg = (tag, properties) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(properties)) made.setAttribute(name, value);
    return made;
  };

  function drawTimes(host, columns, rows) {
    const { what, lines } = spansOf(columns, rows);
    host.hidden = lines.length < 2;
    if (host.hidden) return;
    const [first, last] = [Math.floor(Math.min(...lines.map(({ from }) => from))), Math.ceil(Math.max(...lines.map(({ to }) => to ?? 0)))];
    const list = element("ul", null, { class: "bars times" });
    for (const { name, term, words, from, to } of lines.slice(0, MOST_LINES)) {
      const line = element("li", null);
      const bar = svg("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" });
      const [left, width] = [from, Math.max((to ?? from) - from, 0)].map((years, at) => (100 * (years - (at ? 0 : first))) / Math.max(last - first, 1));
      bar.append(svg("rect", { class: "track", width: 100, height: 10 }), svg("rect", { x: Math.min(left, 99), width: Math.max(width, 1), height: 10 }));
      line.append(nameWithLink(name, term), bar, element("span", words, { class: "number" }));
      list.append(line);
    }
    const rest = lines.length > MOST_LINES ? ` The first ${MOST_LINES} of ${lines.length.toLocaleString("en")}.` : "";
    host.replaceChildren(element("p", `On a line of time, ${first} to ${last}: ${what}.${rest}`, { class: "hint" }), list);
  }

  /** The code of each state of the graph by its address, asked once; one without a code has its address as one. */
  async function stateCodes() {
    const response = await fetch("/sparql", { method: "POST", body: new URLSearchParams({ query: STATE_CODES }), headers: { Accept: "application/sparql-results+json" } });
    if (!response.ok) return new Map();
    return new Map((await response.json()).results.bindings.map(({ state, code }) => [state.value, code?.value ?? state.value]));
  }

  const heatOf = (number) => HEAT_STEPS.filter((least) => number >= least).length;
  function tileOf({ code, row, column }, found) {
    const held = found.get(code);
    const href = held && linkFor(held.address);
    const tile = element(href ? "a" : "span", null, { class: `tile heat-${heatOf(held?.number ?? 0)}`, ...(href ? { href, "aria-label": `${held.name}: ${held.number} ${held.number === 1 ? "row" : "rows"}` } : { "aria-hidden": "true" }) });
    tile.append(element("span", code), element("span", held ? held.number.toLocaleString("en") : ""));
    tile.style.gridArea = `${row + 1} / ${column + 1}`;
    return tile;
  }

  /** How many rows name each state, on the map, where a column names two states or more. */
  async function drawMap(host, columns, rows, regions, isStale) {
    host.hidden = true;
    const uris = ownColumns(columns).filter((column) => rows.some((row) => row[column]?.type === "uri"));
    if (!uris.length || !rows.length) return;
    codes ??= stateCodes().catch(() => new Map());
    const known = await codes;
    const column = uris.find((one) => new Set(rows.map((row) => row[one]?.value).filter((address) => known.has(address))).size > 1);
    if (isStale() || !column) return;
    const found = new Map();
    for (const row of rows) {
      const code = known.get(row[column]?.value);
      if (!code) continue;
      const held = found.get(code) ?? { number: 0, address: row[column].value, name: textOf(row, column) };
      found.set(code, { ...held, number: held.number + 1 });
    }
    const grids = regions.map(({ name, columns: wide, states }) => {
      const grid = element("div", null, { class: "tiles" });
      grid.style.setProperty("--columns", String(wide));
      grid.append(...states.map(([code, down, across]) => tileOf({ code, row: down, column: across }, found)));
      const region = element("div", null, { role: "group", "aria-label": name });
      region.append(element("h3", name), grid);
      return region;
    });
    const map = element("div", null, { class: "regions" });
    map.append(...grids);
    const placed = new Set(regions.flatMap(({ states }) => states.map(([code]) => code)));
    const beside = [...found].filter(([code]) => !placed.has(code)).map(([, { name, number }]) => `${name} ${number}`);
    if (beside.length === found.size) return;
    const rest = beside.length ? ` In no square: ${beside.join(", ")}.` : "";
    host.replaceChildren(element("p", `On the map: how many rows name each ${headingOf(column)}. A square opens its state.${rest}`, { class: "hint" }), map);
    host.hidden = false;
  }

  return { drawTimes, drawMap };
};
