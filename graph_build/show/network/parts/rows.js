// Turns a raw row of a table of facts into its columns and values, as a reader sees it; the evidence stays the raw row.

/** The columns that a table of national plans has, in the order in which such tables are written, in plain words. */
const FACT_COLUMNS = ["state", "code", "plan number", "begins", "ends", "adopted", "led by", "budget", "source", "address"];
/** Of these only the words of a reader are shown in a line. */
const ASIDE = new Set(["code", "address"]);

/** The cells of a row of CSV: those in quotation marks may hold commas, and a doubled mark stands for one. */
function csvCells(text) {
  const cells = [""];
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === '"' && isQuoted && text[at + 1] === '"') { cells[cells.length - 1] += '"'; at += 1; }
    else if (sign === '"') isQuoted = !isQuoted;
    else if (sign === "," && !isQuoted) cells.push("");
    else cells[cells.length - 1] += sign;
  }
  return cells.map((cell) => cell.trim());
}

/**
 * The row that a quote is, as pairs of column and value; none where it is no row, or one of another table.
 * @returns {[string, string][] | null}
 */
function factRow(/** @type {PageQuote} */ quote) {
  if (!quote.rule.startsWith("fact-row")) return null;
  const cells = csvCells(quote.exact);
  const isPlain = cells.length === FACT_COLUMNS.length && /^[A-Z]{3}$/.test(cells[1]) && /^\d*$/.test(cells[2]);
  return isPlain ? FACT_COLUMNS.map((name, at) => [name, cells[at]]) : null;
}

const rowOf = (quote) => remember(`row ${quote.evidence}`, () => factRow(quote));
const cellOfRow = (row, name) => row.find(([column]) => column === name)?.[1] ?? "";
/** What a row says in one line: `state: Norway; plan number: 1 …`; empty cells are left out. */
const rowWords = (row) => row.filter(([name, value]) => value && !ASIDE.has(name)).map(([name, value]) => `${name}: ${value}`).join("; ");
/** The words of a quote for a reader: a row as its columns and values, else as it stands. */
const wordsOfQuote = (/** @type {PageQuote} */ quote) => { const row = rowOf(quote); return row ? rowWords(row) : quote.exact; };

/** A row as a list of columns and values, those of `marked` columns marked. */
function rowList(row, marked = []) {
  const shown = row.filter(([name, value]) => value && !ASIDE.has(name));
  return element("dl", { class: "fact-row" }, shown.flatMap(([name, value]) => [
    element("dt", { text: name }),
    element("dd", { dir: "auto" }, [marked.includes(name) ? element("mark", { text: value }) : element("span", { text: value })]),
  ]));
}

/** The columns in which rows of one plan differ and of which a disagreement speaks. */
function differingColumns(rows, comment) {
  return FACT_COLUMNS.filter((name) => {
    const values = unique(rows.map((row) => cellOfRow(row, name)).filter(Boolean));
    return name !== "source" && !ASIDE.has(name) && values.length > 1 && values.some((value) => comment.includes(value));
  });
}
