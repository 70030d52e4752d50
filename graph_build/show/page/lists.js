// Writes the lists: tables of things, relations and commitments that answer what the picture answers.

const filterBox = document.getElementById("filter");
const listHead = document.getElementById("list-head");
const listBody = document.getElementById("list-body");
const listCount = document.getElementById("list-count");
const listMore = document.getElementById("list-more");
const ROWS_AT_ONCE = 200;

const firstWords = (numbers) => (numbers.length ? page.quotes[numbers[0]].exact : "");
const firstPlace = (numbers) => {
  if (!numbers.length) return "";
  const { document: source, paragraph } = page.quotes[numbers[0]];
  return [nameOf(source), paragraph].filter(Boolean).join(", ");
};
const cellText = (text) => element("span", { text, dir: "auto" });

/** Each list: its columns, its rows, the words a filter looks through, and the cells of a row. */
const lists = {
  things: {
    columns: ["Name", "Kind", "Also called", "Named", "Relations"],
    rows: () => shownThings(true),
    words: (thing) => [thing.name, thing.className, ...thing.aliases],
    cells: (thing) => [
      thingButton(thing.id),
      cellText(thing.className),
      cellText(thing.aliases.join(" · ")),
      cellText(String(thing.mentions)),
      cellText(String(outgoing.get(thing.id).length + incoming.get(thing.id).length)),
    ],
  },
  relations: {
    columns: ["Subject", "Relation", "Object", "Said or inferred", "Words", "Where"],
    rows: () => shownRelations(true),
    words: (r) => [nameOf(r.subject), verbOf(r.predicate), nameOf(r.object), firstWords(r.quotes), firstPlace(r.quotes)],
    cells: (r) => [
      thingButton(r.subject),
      element("button", { type: "button", class: "plain", text: verbOf(r.predicate), click: () => choose({ type: "relation", id: r.index }) }),
      thingButton(r.object),
      cellText(r.reason ? "inferred" : count(r.quotes.length, "sentence", "sentences")),
      cellText(r.reason ? r.reason.words : firstWords(r.quotes)),
      cellText(firstPlace(r.quotes)),
    ],
  },
  commitments: {
    columns: ["Strength", "Bearer", "Asked of", "Words", "Where"],
    rows: () => shownCommitments(),
    words: (c) => [c.strength, nameOf(c.bearer), c.bearerText, nameOf(c.addressee), c.addresseeText, firstWords(c.quotes), firstPlace(c.quotes)],
    cells: (c) => [
      element("span", { class: "badge", text: c.strength || "not stated" }),
      c.bearer ? thingButton(c.bearer) : cellText(c.bearerText || "none named"),
      c.addressee ? thingButton(c.addressee) : cellText(c.addresseeText),
      cellText(firstWords(c.quotes)),
      cellText(firstPlace(c.quotes)),
    ],
  },
};

function showList(limit = ROWS_AT_ONCE) {
  const list = lists[state.view];
  if (!list) return;
  const wanted = fold(filterBox.value.trim());
  const rows = list.rows().filter((row) => !wanted || list.words(row).some((word) => fold(word).includes(wanted)));
  listHead.replaceChildren(element("tr", {}, list.columns.map((text) => element("th", { scope: "col", text }))));
  listBody.replaceChildren(...rows.slice(0, limit).map((row) => element("tr", {}, list.cells(row).map((cell) => element("td", {}, [cell])))));
  listCount.textContent = `${count(rows.length, "row", "rows")}${rows.length > limit ? `, the first ${limit} shown` : ""}`;
  listMore.hidden = rows.length <= limit;
  listMore.textContent = `Show all ${rows.length} rows`;
  listMore.onclick = () => showList(Infinity);
}

filterBox.addEventListener("input", () => showList());
