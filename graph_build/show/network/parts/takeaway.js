// Fills the menu for taking away: pictures, tables and graph files of what is shown, and the query behind it.

const takeaway = { scope: "all" };

/** A frame without an origin, such as a notebook's, may not save files and does not say so: it is told by its look. */
const isSavingBlocked = () => window.top !== window.self && window.origin === "null";

/** The relations to take away: those of the choice, or all that the view shows. */
function takenRelations() {
  const own = registeredViews.find((view) => view.key === state.view)?.relations?.();
  const shown = own ?? narrowed("relations", shownRelations(state.view !== "network"));
  const chosen = state.selected;
  if (takeaway.scope === "all" || !chosen) return shown;
  if (chosen.type === "thing") return shown.filter(({ subject, object }) => subject === chosen.id || object === chosen.id);
  return chosen.type === "relation" ? [relations[chosen.id]] : [];
}

function takenCommitments() {
  const chosen = state.selected;
  const shown = state.view === "cards" ? cardRows() : narrowed("commitments", shownCommitments());
  if (takeaway.scope === "all" || !chosen) return shown;
  if (chosen.type === "commitment") return shown.filter(({ id }) => id === chosen.id);
  const holds = (/** @type {PageCommitment} */ item) => [...thingsIn(everyoneIn(item)), item.document, ...item.themes].includes(chosen.id);
  return chosen.type === "thing" ? shown.filter(holds) : [];
}

/** What is taken away and of which graph, in words; every picture and file carries it. */
function takenWords() {
  const { things: named, documents } = page.overview?.counts ?? { things: page.inGraph, documents: new Set(page.quotes.map((quote) => quote.document)).size };
  const chosen = takeaway.scope === "chosen" && state.selected;
  const name = chosen && (chosen.type === "thing" ? nameOf(chosen.id) : chosen.type === "relation"
    ? `${nameOf(relations[chosen.id].subject)} ${verbOf(relations[chosen.id].predicate)} ${nameOf(relations[chosen.id].object)}`
    : firstWords(commitmentOf.get(chosen.id).quotes));
  const own = registeredViews.find((view) => view.key === state.view)?.section.querySelector(".view-status");
  const words = lists[state.view] && isNarrowed() ? ` The list was filtered by “${filterBox.value.trim()}”.` : "";
  const what = chosen ? `Chosen: ${name}.` : `${(own ?? document.getElementById("status-text")).textContent}${words}`;
  return `${document.title}. ${what} Graph of ${count(named, "named thing", "named things")} read from ${count(documents, "document", "documents")} by wps-graph.`;
}

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
  const lines = wrapped(takenWords(), wide - 24, 12);
  const high = height + lines.length * 17 + 20;
  const words = lines.map((text, line) => drawn("text", { x: 12, y: height + 22 + line * 17, "font-size": 12, "font-family": "sans-serif", fill: palette.text, text }));
  svg.prepend(drawn("title", { text: takenWords() }), drawn("rect", { x: 0, y: 0, width: wide, height: high, fill: palette.ground }));
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
  if (!svg) return say("This view draws no picture. Take the network, the timeline, the matrix or the documents.");
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

/** @type {[string, string, string, () => string][]} */
const takeawayFiles = [
  ["Relations with their sentences, as CSV", "relations.csv", "text/csv", () => relationsCsv(takenRelations())],
  ["Commitments with their sentences, as CSV", "commitments.csv", "text/csv", () => commitmentsCsv(takenCommitments())],
  ["Relations with evidence, as Turtle", "graph.ttl", "text/turtle", () => turtleOf(takenRelations(), takenWords())],
  ["Things and relations, as GraphML", "graph.graphml", "application/graphml+xml", () => graphmlOf(takenRelations(), takenWords())],
];

function showQuery() {
  const query = queryOf();
  const more = page.service ? [element("a", { href: `query#${new URLSearchParams({ query: query.text })}`, text: "Open it on the query page" })] : [];
  showBox("The query behind this view", { note: query.note, text: query.text, more });
}

/** The address of the view; of a page on disk only its end means the same on another machine. */
function showLink() {
  const isFile = location.protocol === "file:";
  showBox("The link to this view", {
    note: isFile ? "Send this file along, and the text below. Your colleague opens the file and puts the text after its address." : "It opens the page as you see it now: what is shown, chosen and filtered.",
    text: isFile ? `#${stateToHash(state)}` : location.href,
  });
}

function buildTakeaway() {
  const menu = document.getElementById("takeaway");
  const pick = (value, text) => {
    const radio = element("input", { type: "radio", name: "take", value });
    radio.checked = takeaway.scope === value;
    radio.addEventListener("change", () => { takeaway.scope = value; });
    return element("label", {}, [radio, element("span", { text })]);
  };
  menu.append(
    element("fieldset", {}, [element("legend", { text: "Of what" }), pick("all", "all that is shown"), pick("chosen", "what is chosen, and its relations")]),
    element("ul", {}, [
      act("Picture, as PNG", () => takePicture("png"), { "data-take": "png" }),
      act("Picture, as SVG", () => takePicture("svg"), { "data-take": "svg" }),
      ...takeawayFiles.map(([label, name, type, make]) => act(label, () => save(`wps-graph-${name}`, type, make()), { "data-take": name })),
      act("Link to this view", showLink, { "data-take": "link" }),
      act("Open as a query", showQuery, { "data-take": "query" }),
    ].map((button) => element("li", {}, [button]))),
    takenNote,
  );
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    toggleTakeaway();
    document.getElementById("takeaway-button").focus();
  });
  document.addEventListener("click", (event) => {
    if (!menu.hidden && !event.target.closest(".menu") && !event.target.closest("dialog")) toggleTakeaway();
  });
}

buildTakeaway();
