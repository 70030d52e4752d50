// Fills the menu for taking away: pictures, tables and graph files of what is shown, and the query behind it.

/** Save a file through the browser, or, where a frame may not, show its text for copying. */
function save(name, type, content) {
  if (isSavingBlocked()) {
    const text = typeof content === "string" ? content : "";
    showBox(`This frame may not save files`, {
      note: text ? `Copy the text of ${name} from here, or open the page of the network itself (wps-graph view) and take it from there.`
        : `A notebook keeps files from being saved. Open the page of the network itself (wps-graph view) and take ${name} from there.`,
      text,
    });
    return;
  }
  const blob = content instanceof Blob ? content : new Blob([content], { type });
  const address = URL.createObjectURL(blob);
  const anchor = element("a", { href: address, download: name });
  // Inside the menu, so that the click is none beside it.
  takenNote.after(anchor);
  anchor.click();
  anchor.remove();
  // The browser reads the address after the click; a minute later it has done so.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  say(`Saved as ${name}, where your browser keeps what it saves.`);
}

const takenNote = element("p", { class: "note", role: "status" });
const say = (text) => { takenNote.textContent = text; };

/** A box over the page with a text to copy. */
const box = element("dialog", { class: "box", "aria-labelledby": "box-title" });
document.body.append(box);

function showBox(title, { note = "", text = "", more = [] }) {
  const area = text && element("textarea", { readonly: "", rows: text.length > 400 ? "16" : "4", spellcheck: "false", "aria-label": title });
  if (area) area.value = text;
  const done = element("span", { role: "status", class: "note" });
  const copy = area && act("Copy", async () => { done.textContent = (await copied(area)) ? "Copied." : "The browser did not allow it; the text is marked, copy it with the keyboard."; });
  box.replaceChildren(...[
    element("h2", { id: "box-title", text: title }),
    note && element("p", { text: note }),
    area,
    element("p", { class: "buttons" }, [copy, ...more, act("Close", () => box.close()), done]),
  ].filter(Boolean));
  if (!box.open) box.showModal();
  // The text is read from its start.
  area?.setSelectionRange(0, 0);
  area?.scrollTo(0, 0);
}

async function copied(area) {
  area.focus();
  area.select();
  try {
    await navigator.clipboard.writeText(area.value);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}

const PAINT = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity", "opacity", "font-size", "font-weight", "font-family", "text-anchor"];

/** The lines of a text that fit a width. */
function wrapped(text, width, size) {
  const lines = [""];
  for (const word of text.split(" ")) {
    if (lines.at(-1) && widthOf(`${lines.at(-1)} ${word}`, size) > width) lines.push(word);
    else lines[lines.length - 1] += `${lines.at(-1) ? " " : ""}${word}`;
  }
  return lines;
}

/** A picture of its own: colours written into it, a ground, and a line that says what it shows of which graph. */
function standAlone(svg) {
  const stage = element("div", { class: "offstage", "aria-hidden": "true" }, [svg]);
  document.body.append(stage);
  const all = [svg, ...svg.querySelectorAll("*")];
  // All is read before anything is written: a style may hang on the class of what stands around.
  const paints = all.map((one) => {
    const style = getComputedStyle(one);
    return PAINT.map((name) => [name, style.getPropertyValue(name)]).filter(([, value]) => value && value !== "normal");
  });
  all.forEach((one, index) => {
    paints[index].forEach(([name, value]) => one.setAttribute(name, value));
    one.removeAttribute("class");
  });
  stage.remove();
  readPalette();
  const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
  const wide = Math.max(width, 480);
  const lines = wrapped(takenWords(true), wide - 24, 12);
  const high = height + lines.length * 17 + 20;
  const words = lines.map((text, line) => drawn("text", { x: 12, y: height + 22 + line * 17, "font-size": 12, "font-family": "sans-serif", fill: palette.text, text }));
  svg.prepend(drawn("title", { text: takenWords(true) }), drawn("rect", { x: 0, y: 0, width: wide, height: high, fill: palette.ground }));
  svg.append(...words);
  for (const [name, value] of Object.entries({ xmlns: SVG_NAMES, width: wide, height: high, viewBox: `0 0 ${wide} ${high}` })) svg.setAttribute(name, value);
  svg.removeAttribute("aria-hidden");
  return { text: new XMLSerializer().serializeToString(svg), width: wide, height: high };
}

/** The picture of the view that is open, or nothing where it draws none. */
function currentPicture() {
  if (state.view === "network") return drawNetwork();
  return registeredViews.find((view) => view.key === state.view)?.picture?.() || null;
}

function takePicture(kind) {
  const svg = currentPicture();
  if (!svg) return say("This view draws no picture now.");
  const picture = standAlone(svg);
  const name = `wps-graph-${state.view}.${kind}`;
  if (kind === "svg") return save(name, "image/svg+xml", picture.text);
  return rastered(picture).then((blob) => save(name, "image/png", blob), () => say("The browser could not turn the picture into dots. Take it as SVG."));
}

/** Dots twice as fine as the screen's, as far as a browser can hold them. */
function rastered({ text, width, height }) {
  const fine = Math.min(2, 12_000 / width, 12_000 / height, Math.sqrt(60e6 / (width * height)));
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.addEventListener("load", () => {
      const canvas = element("canvas", { width: Math.round(width * fine), height: Math.round(height * fine) });
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture"))), "image/png");
    });
    image.addEventListener("error", reject);
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  });
}

/**
 * Each file: what it holds of the view, one of it and many in words, how it is called, its type and its text.
 * @type {{ part: string, words: string, name: string, type: string, make: (shown: any) => string, help?: string }[]}
 */
const takeawayFiles = [
  { part: "plans", words: "Plans, each value with its sentences, as CSV", name: "plans.csv", type: "text/csv", make: plansCsv },
  { part: "disagreements", words: "Disagreements, both sides, as CSV", name: "disagreements.csv", type: "text/csv", make: disagreementsCsv },
  { part: "texts", words: "Documents with their dates, as CSV", name: "documents.csv", type: "text/csv", make: textsCsv },
  { part: "dates", words: "Dates with their sentences, as CSV", name: "dates.csv", type: "text/csv", make: datesCsv },
  { part: "things", words: "Things and their names, as CSV", name: "things.csv", type: "text/csv", make: thingsCsv },
  { part: "commitments", words: "Commitments with their sentences, as CSV", name: "commitments.csv", type: "text/csv", make: commitmentsCsv },
  { part: "relations", words: "Relations with their sentences, as CSV", name: "relations.csv", type: "text/csv", make: relationsCsv },
  { part: "relations", words: "Relations with evidence, as Turtle", name: "graph.ttl", type: "text/turtle", make: (list) => turtleOf(list, takenWords()), help: "Turtle: for other programs that read linked data" },
  { part: "relations", words: "Things and relations, as GraphML", name: "graph.graphml", type: "application/graphml+xml", make: (list) => graphmlOf(list, takenWords()), help: "GraphML: for programs that draw networks, such as Gephi and yEd" },
];

function showQuery() {
  const query = queryOf();
  const more = page.service ? [element("a", { href: `query#${new URLSearchParams({ query: query.text })}`, text: "Open it on the query page" })] : [];
  showBox("The query behind this view", { note: query.note, text: query.text, more });
}

/** The whole address of the view; that of a page on disk works wherever the same file lies at the same place. */
function showLink() {
  const isFile = location.protocol === "file:";
  showBox("The link to this view", {
    note: isFile ? "It opens the page as you see it now, from this file. On another machine, send the file along: your colleague opens it and puts what begins with # after its address." : "It opens the page as you see it now: what is shown, chosen and filtered.",
    text: location.href,
  });
}

/** Whether the open view draws something that can be taken as a picture. */
/** Of how many relations and commitments a view shows some: of all that the graph has or, of a served one, that the page holds. */
const wholeOf = (part) => ({ relations: relations.length, commitments: allCommitments() })[part];
const numberTaken = (part, list) => (wholeOf(part) ? `${figure(list.length)} of ${figure(wholeOf(part))}` : figure(list.length));

/** Where a view holds other relations than the filters count, how the two numbers hang together. */
function countedNote() {
  const shown = takenHere().relations;
  if (!shown?.length || isSideTaken()) return null;
  const passed = passing().relations;
  const both = shown.filter(({ index }) => passed.has(index)).length;
  if (both === shown.length && shown.length === passed.size) return null;
  const view = document.querySelector(`#views [data-view="${state.view}"]`)?.textContent ?? "This view";
  return element("p", { class: "note", id: "counted-note", text: `“${view}” shows ${numberTaken("relations", shown)} relations. The filters let ${figure(passed.size)} through, ${figure(both)} of which are shown here.` });
}

const hasPicture = () => (state.view === "network" ? Boolean(network) && visibleNodes.length > 0 : Boolean(openView()?.picture));

/** The entries of the menu for the view that is open: only what it shows, each with how many of it there are. */
function takeawayEntries() {
  const shown = takenHere();
  const files = takeawayFiles.filter(({ part }) => shown[part]?.length);
  const entry = ({ part, words, name, type, make, help }) => act(`${words} (${numberTaken(part, shown[part])})`, () => save(fileName(name), type, make(takenHere()[part])), { "data-take": name, ...(help ? { title: help } : {}) });
  return [
    ...(hasPicture() ? [["png", "PNG"], ["svg", "SVG"]].map(([kind, word]) => act(`Picture${isSideTaken() ? " of the view" : ""}, as ${word}`, () => takePicture(kind), { "data-take": kind })) : []),
    ...files.map(entry),
    act("Link to this view", showLink, { "data-take": "link" }),
    ...(shown.relations?.length || shown.commitments?.length || shown.dates?.length ? [act("The query behind it", showQuery, { "data-take": "query", title: "The question in SPARQL, for programs and for the query page of a server" })] : []),
  ];
}

/** What is taken: all of the view or, where details stand open, what those tell; both by name, so that nobody takes one for the other. */
function scopeChoice() {
  const view = document.querySelector(`#views [data-view="${state.view}"]`)?.textContent ?? "this view";
  const pick = (value, text) => {
    const radio = element("input", { type: "radio", name: "take", value });
    radio.checked = (value === "chosen") === isSideTaken();
    radio.addEventListener("change", () => { takeaway.scope = value; writeTakeaway(); });
    return element("label", {}, [radio, element("span", { text, dir: "auto" })]);
  };
  if (!atTheSide()) return element("p", { class: "scope", text: `All that “${view}” shows now` });
  return element("fieldset", {}, [element("legend", { text: "What to save" }), pick("chosen", `only what is open at the side: ${shorten(sideName(), 80)}`), pick("all", `all that “${view}” shows`)]);
}

/** A served page holds a part of what the details tell: the rest is fetched before it is saved. */
const gathered = new Set();
async function gatherSide() {
  const chosen = atTheSide();
  if (!service || chosen?.type !== "thing" || gathered.has(chosen.id)) return;
  gathered.add(chosen.id);
  await fetchThing(chosen.id);
  for (const part of Object.keys(partNumbers.get(chosen.id) ?? {})) await fetchPart(chosen.id, part);
  for (let times = 0; waitingOf(chosen.id) > 0 && times < MOST_GATHERED; times += 1) if (!(await fetchMore(chosen.id))) return;
}
/** A hub has thousands of neighbours: so many times more of them are fetched, and what is left is said. */
const MOST_GATHERED = 20;
function leftAtServer() {
  const chosen = atTheSide();
  const left = service && isSideTaken() && chosen.type === "thing" ? waitingOf(chosen.id) : 0;
  return left ? element("p", { class: "note", text: `${count(left, "thing", "things")} that it is tied to ${left === 1 ? "is" : "are"} not fetched: their relations are no part of the file.` }) : null;
}

/** Write the menu for what is shown and chosen now. */
function writeTakeaway() {
  const menu = document.getElementById("takeaway");
  keepFocus(menu, () => menu.replaceChildren(...[
    scopeChoice(),
    countedNote(),
    leftAtServer(),
    element("ul", {}, takeawayEntries().map((button) => element("li", {}, [button]))),
    takenNote,
  ].filter(Boolean)));
  if (isSideTaken()) gatherSide();
}

function buildTakeaway() {
  const menu = document.getElementById("takeaway");
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    toggleTakeaway();
    document.getElementById("takeaway-button").focus();
  });
  // What is written again while it is clicked stands no longer in the menu: the way of the click tells.
  document.addEventListener("click", (event) => {
    const way = event.composedPath();
    if (!menu.hidden && !way.some((one) => one instanceof Element && one.matches(".menu, dialog"))) toggleTakeaway();
  });
}

buildTakeaway();
