// Writes the panel: what a thing or a relation is, and under each line the sentence that says so.

const panel = document.getElementById("panel");
const AT_ONCE = 5;

function showPanel(children, /** @type {{ onClose?: () => unknown, jumps?: boolean }} */ { onClose = () => choose(null), jumps = true } = {}) {
  const isKind = children[0]?.className === "kind";
  panel.replaceChildren(
    element("div", { class: "head" }, [
      isKind && children[0],
      element("button", { type: "button", class: "over", "aria-label": "Other side", title: "Details at the other side, off the legend", text: "⇄", click: () => turnPanel(!isPanelTurned()) }),
      element("button", { type: "button", class: "close", "aria-label": "Close details", text: "✕", click: onClose }),
    ]),
    ...(isKind ? children.slice(1) : children),
  );
  const headings = [...panel.querySelectorAll("h3")];
  if (jumps && headings.length > 2) {
    const jump = (heading) => element("button", { type: "button", class: "plain", text: heading.textContent, click: () => heading.scrollIntoView() });
    headings[0].before(element("nav", { class: "jumps", "aria-label": "Parts of the details" }, headings.map(jump)));
  }
  for (const heading of headings) heading.dataset.place ??= fold(heading.textContent.replace(/\(.*$/u, "")).replaceAll(" ", "-");
  panel.hidden = false;
  panel.scrollTop = 0;
}

/** The part of the details that stands at the top: it is in the address, so that whoever is sent it sees the same. */
let panelAt = "";
function goToPlace() {
  if (panel.hidden || !state.selected || state.place === panelAt) return;
  const heading = [...panel.querySelectorAll("h3")].find(({ dataset }) => dataset.place === state.place);
  if (!heading) return;
  panelAt = state.place;
  heading.scrollIntoView();
}
let placing = 0;
panel.addEventListener("scroll", () => {
  clearTimeout(placing);
  placing = setTimeout(() => {
    if (panel.hidden || !state.selected) return;
    const top = panel.getBoundingClientRect().top + 60;
    const passed = [...panel.querySelectorAll("h3")].filter((heading) => heading.getBoundingClientRect().top <= top);
    // At the end of the details the last headings never reach the top.
    const place = panel.scrollTop < 20 ? "" : passed.at(-1)?.dataset.place ?? "";
    if (place === state.place) return;
    state.place = panelAt = place;
    writeAddress(true);
  }, 200);
});

function thingButton(id, text = nameOf(id)) {
  const thing = things.get(id);
  if (!thing) return element("span", { text, dir: "auto" });
  return element("button", { type: "button", class: "thing", click: () => choose({ type: "thing", id }, { focus: true }) }, [
    symbol(kinds.get(thing.kind)),
    element("span", { text, dir: "auto" }),
  ]);
}

/** The sentence with its words marked, then where it stands. */
const quoteBlock = (index) => quoteOf(page.quotes[index]);
function quoteOf(/** @type {PageQuote} */ quote) {
  const row = rowOf(quote);
  const words = row ? element("blockquote", { title: quote.exact }, [rowList(row)]) : element("blockquote", { dir: "auto" }, [
    quote.before && element("span", { class: "around", text: quote.before }),
    element("mark", { text: quote.exact }),
    quote.after && element("span", { class: "around", text: quote.after }),
  ]);
  const place = row ? placeOf(quote) : [nameOf(quote.document), quote.paragraph, quote.pages, quote.heading && `under “${quote.heading}”`].filter(Boolean).join(", ");
  const source = element("p", { class: "source" }, [element("span", { text: place, dir: "auto" })]);
  if (weaknessIn(quote)) source.append(` · ${weaknessIn(quote)}`);
  if (quote.wording) source.append(" · ", wordingMark(quote.wording));
  if (quote.address) source.append(" · ", ...originalOf(quote.address));
  source.append(" · ", copyCitation(quote));
  return element("div", { class: "quote" }, [words, source]);
}

/** What the word beside a sentence means, whose words it holds. */
const WORDINGS = { digest: "Digest: the text in words of our own, not the original’s. The address beside it is the original’s.", translation: "A translation: the original’s words are in another language." };
const WHOSE = { digest: "in our words, not the original’s", translation: "of the original" };
const wordingMark = (wording) => element("span", { title: WORDINGS[wording] ?? "" }, [element("span", { class: "wording", text: wording }), WHOSE[wording] && ` ${WHOSE[wording]}`]);

/** Where the original is, in plain sight; the address of a whole site is none of a document, and is not called so. */
function originalOf(address) {
  if (!address.startsWith("https://") || !URL.canParse(address)) return [link(address, "")];
  const { hostname, pathname, search } = new URL(address);
  if (pathname === "/" && !search) return ["the original’s own address is not known; its publisher: ", link(hostname, address)];
  return ["original: ", link(shorten(`${hostname}${decodedPath(pathname)}`, 60), address)];
}
/** The path of an address as people read it, where it can be. */
function decodedPath(pathname) {
  try { return decodeURI(pathname).replace(/\/$/, ""); } catch { return pathname; }
}

/** A sentence with its place and address, as it is put into a text of one’s own. */
const citationOf = (/** @type {PageQuote} */ quote, words) => [`“${words}”`, `(${placeOf(quote)})`, quote.address].filter(Boolean).join(" ");

/** A button that copies a citation, or shows it where the browser does not let it copy. */
function copyCitation(/** @type {PageQuote} */ quote, words = wordsOfQuote(quote)) {
  const button = act("Copy citation", async () => {
    try {
      await navigator.clipboard.writeText(citationOf(quote, words));
      button.textContent = "Copied";
    } catch {
      showBox("Citation", { text: citationOf(quote, words) });
    }
  }, { class: "plain cite" });
  return button;
}

function quoteList(numbers) {
  if (!numbers.length) return element("p", { class: "source", text: "No sentence is recorded in the graph." });
  const rest = numbers.slice(1);
  return element("div", {}, [
    quoteBlock(numbers[0]),
    rest.length > 0 && laterDetails(count(rest.length, "more sentence", "more sentences"), () => rest.map(quoteBlock)),
  ]);
}

/** A part that is written when it is first opened. */
function laterDetails(summary, make) {
  const part = element("details", {}, [element("summary", { text: summary })]);
  part.addEventListener("toggle", () => part.childElementCount === 1 && part.append(...make()), { once: true });
  return part;
}

/** Lists that the reader opened whole: they are whole again when the details are written anew. */
const wholeLists = new Set();

/** The first few of a list, and a button for all of it; of `number` items a server may have more, which `fetchRest` gets. */
function fewFirst(items, write, { number = items.length, key = "", fetchRest = () => Promise.resolve(true) } = {}) {
  const isWhole = wholeLists.has(key) && items.length >= number;
  const list = element("ul", {}, (isWhole ? items : items.slice(0, AT_ONCE)).map(write));
  if (number <= AT_ONCE || isWhole) return [list];
  const more = element("button", { type: "button", class: "more", text: `Show all ${figure(number)}` });
  more.addEventListener("click", () => {
    if (key) wholeLists.add(key);
    if (items.length < number) { fetchRest(); return; }
    list.append(...items.slice(AT_ONCE).map(write));
    more.remove();
  });
  return [list, more];
}

function reasonBlock(/** @type {PageReason} */ reason) {
  const premises = reason.premises.map((premise) => {
    const words = `${nameOf(premise.subject)} — ${verbIn(premise)} → ${nameOf(premise.object)}`;
    const said = relationOf.get(relationKey(premise));
    const borne = [premise.subject, premise.object].find((id) => commitmentOf.has(id));
    if (!said && !borne) return element("li", { text: words, dir: "auto" });
    const open = () => (said ? choose({ type: "relation", id: said.index }, { focus: true }) : choose({ type: "commitment", id: borne }));
    return element("li", {}, [element("button", { type: "button", class: "plain", text: words, dir: "auto", click: open })]);
  });
  // The rule's own name is for programs: a reader gets its words.
  return element("div", { class: "reason", "data-rule": reason.rule }, [
    element("p", {}, [element("strong", { text: "Inferred" }), ` — no document says it in words. ${reason.words}`]),
    premises.length > 0 && element("p", { text: "It follows from:" }),
    premises.length > 0 && element("ul", {}, premises),
  ]);
}

function notesLine(notes) {
  const isSeen = notes.some((note) => note.includes("named as such"));
  return notes.length > 0 && element("p", { class: "note", text: notes.join("; "), dir: "auto", ...(isSeen ? { title: "The last text here that names the holder in the post. Where no sentence gives the day it is the date of the text, or of its item. No text says when it ended." } : {}) });
}

function relationItem(/** @type {Relation} */ relation, other) {
  const open = () => choose({ type: "relation", id: relation.index });
  return element("li", { class: relation.reason ? "inferred" : "asserted" }, [
    element("div", { class: "line" }, [
      thingButton(other),
      element("button", { type: "button", class: "why", text: relation.reason ? "inferred: why" : "open", click: open }),
    ]),
    notesLine(relation.notes),
    relation.reason ? null : quoteList(relation.quotes),
  ]);
}

/** Why words are weaker evidence than a sentence that says so; empty where they are that. */
const weaknessIn = (/** @type {PageQuote} */ { rule }) => (page.fromAName.includes(rule) ? "read from a name" : rule.endsWith("-inferred") ? "inferred by the source itself" : "");
/** How well a relation is founded: a sentence says so, a name lets it be read, it only follows. Its quotes stand best first. */
const weaknessOf = (/** @type {Relation} */ relation) => (relation.reason ? 2 : Number(relation.quotes.length > 0 && weaknessIn(page.quotes[relation.quotes[0]]) !== ""));

/** Relations by their end, one heading for each of their words, the best founded first: among headings and under each. */
function relationGroups(/** @type {["object" | "subject", (relation: Relation) => string, Relation[]][]} */ ...directions) {
  const groups = directions.flatMap(([end, heading, list]) => {
    const found = new Map();
    for (const relation of list) found.set(heading(relation), [...(found.get(heading(relation)) ?? []), relation]);
    return [...found].map(([words, members]) => {
      members.sort((a, b) => weaknessOf(a) - weaknessOf(b) || nameOf(a[end]).localeCompare(nameOf(b[end]), "en"));
      return { words, end, members };
    });
  });
  return groups.sort((a, b) => weaknessOf(a.members[0]) - weaknessOf(b.members[0])).flatMap(({ words, end, members }) => [
    element("h3", { "data-end": end, text: `${words} (${members.length})` }),
    ...fewFirst(members, (relation) => relationItem(relation, relation[end])),
  ]);
}

function detailList(/** @type {PageDetail[]} */ details) {
  if (!details.length) return null;
  return element("dl", {}, details.flatMap((detail) => [
    element("dt", { text: detail.label }),
    element("dd", {}, [link(detail.value, detail.address ?? "")]),
  ]));
}

function factItem(/** @type {PageFact} */ fact) {
  return element("li", {}, [
    element("p", { class: "line", text: `${verbOf(fact.predicate)}: ${fact.value}`, dir: "auto" }),
    notesLine(fact.notes),
    quoteList(fact.quotes),
  ]);
}

/** Each one whom a commitment names in a role: a thing once, with its words where they differ from its name. */
function partyItems(/** @type {PageParty[]} */ parties) {
  return [...new Set(parties.map(({ thing }) => thing))].flatMap((id) => {
    const words = parties.filter(({ thing }) => thing === id).map((party) => party.words).filter(Boolean);
    if (!id) return words.map((text) => element("span", { text: `“${text}”`, dir: "auto" }));
    const others = words.filter((text) => text !== nameOf(id)).map((text) => `“${text}”`);
    return [thingButton(id, others.length ? `${nameOf(id)} (${others.join(", ")})` : nameOf(id))];
  });
}

/** Who bears a commitment, whom it is addressed to, and for whom it is. Those addressed are not named again. */
function partyLine(/** @type {PageCommitment} */ commitment) {
  const isAddressed = (/** @type {PageParty} */ one) => commitment.addressees.some(({ thing, words }) => thing === one.thing && words === one.words);
  const note = (text) => element("span", { class: "note", text });
  const part = (word, parties) => (parties.length ? [note(word), ...partyItems(parties)] : []);
  return [
    ...(commitment.bearers.length ? partyItems(commitment.bearers) : [note(NOBODY)]),
    ...part("to", commitment.addressees),
    ...part("for", commitment.beneficiaries.filter((one) => !isAddressed(one))),
  ];
}

function commitmentItem(/** @type {PageCommitment} */ commitment) {
  return element("li", { class: "commitment" }, [
    element("p", { class: "line parties" }, [
      element("span", { class: "badge", title: meaningOf(commitment.strength), text: commitment.strength || "Strength not stated" }),
      ...partyLine(commitment),
    ]),
    quoteList(commitment.quotes),
    commitment.details.length > 0 && laterDetails("What the words say", () => [detailList(commitment.details)]),
  ]);
}

/** Of what kind a disagreement is; where a later source only goes on from the other, it is no conflict. */
const ONLY_EXTENDS = "one only extends the other";
const disagreementKind = (/** @type {PageDisagreement} */ item) => [item.kind, item.extends && ONLY_EXTENDS].filter(Boolean).join(": ");

function disagreementParts(id) {
  const found = page.disagreements.filter((item) => item.things.includes(id));
  if (!found.length) return [];
  const write = (/** @type {PageDisagreement} */ item) => element("li", {}, [
    element("p", { class: "line", text: item.kind ? `${item.comment} (${disagreementKind(item)})` : item.comment, dir: "auto" }),
    item.quotes.length > 0 && laterDetails(count(saidIn(item).length, "sentence it rests on", "sentences that disagree"), () => saidIn(item).map(quoteBlock)),
  ]);
  return [element("h3", { text: "Sources disagree" }), ...fewFirst(found, write)];
}

/** What can be done with a thing: open or fold its neighbours, look for a path from it. */
function openingLine(id) {
  const isOpen = state.expanded.includes(id);
  const more = waitingOf(id);
  return element("p", { class: "line actions" }, [
    state.view !== "network" && nodeOf.has(id) && element("button", { type: "button", text: "Show in the network", click: () => setState({ view: "network" }) }),
    state.view === "network" && (isOpen || saidNear(id).length > 0) && element("button", { type: "button", id: "open-neighbours", title: "Draw in the picture what documents tie it to, or fold that away again", "aria-expanded": String(isOpen), text: isOpen ? "Fold its neighbours" : "Open its neighbours", click: () => toggleExpanded(id) }),
    isOpen && more > 0 && element("button", { type: "button", id: "more-neighbours", text: `Fetch more (${figure(more)} left)`, click: () => fetchMore(id) }),
    ...waysToOpen(id),
    pageOf(id),
    element("button", { type: "button", id: "find-path", text: "Find a path from here", click: () => startPath(id) }),
    !isTheme(id) && nodeOf.has(id) && comparedWith(id) && element("button", { type: "button", id: "compare-with", text: "Compare with …", click: () => openComparison(id) }),
    state.path?.to && element("button", { type: "button", text: "Back to the paths", click: () => choose(null) }),
  ]);
}

/** Its relations one by one, each with how many things it leads to: a click brings those into the picture. */
function waysToOpen(id) {
  if (state.view !== "network") return [];
  const ways = new Map();
  const add = (/** @type {Relation} */ relation, way, words) => {
    const key = `${id} ${localOf(relation.predicate)} ${way}`;
    ways.set(key, { words: words(relation), number: (ways.get(key)?.number ?? 0) + 1 });
  };
  outgoing.get(id).forEach((relation) => add(relation, "out", ({ predicate }) => verbOfAll(predicate)));
  incoming.get(id).forEach((relation) => add(relation, "in", ({ predicate }) => turnedVerbOf(predicate)));
  const entry = ([key, { words, number }]) => element("button", { type: "button", "data-open": key, "aria-pressed": String(state.expanded.includes(key)), text: `${words} (${number})`, click: () => toggleExpanded(key) });
  return ways.size ? [element("details", { class: "ways" }, [element("summary", { text: "by relation" }), ...[...ways].map(entry)])] : [];
}

/** Where else the same thing is recorded: it comes last, after what is said here. */
const isElsewhere = (/** @type {PageDetail} */ { label }) => label === "Nearly the same elsewhere";

/** What a body is a part of comes before what is said of it. */
const isOfWhole = (/** @type {Relation} */ relation) => !relation.reason && localOf(relation.predicate) === "partOf";
/** A post of a body stands with its holders. */
const isToldOfPost = (/** @type {Relation} */ relation) => !relation.reason && localOf(relation.predicate) === "postIn" && HAVING_PEOPLE.has(things.get(relation.object)?.kind);

function showThingPanel(id) {
  const thing = things.get(id);
  const kind = kinds.get(thing.kind);
  const named = timesNamed(thing);
  showPanel([
    element("p", { class: "kind" }, [symbol(kind), element("span", { text: `${thing.className}${named ? `, named ${count(named, "time", "times")}` : ""}` })]),
    element("h2", { text: thing.name, dir: "auto" }),
    isWaiting && thing.light && element("p", { class: "note", role: "status", text: "Fetching what the graph says of it …" }),
    thing.aliases.length > 0 && element("p", { class: "aliases", text: `Also: ${thing.aliases.slice(0, AT_ONCE).join(" · ")}`, dir: "auto" }),
    thing.aliases.length > AT_ONCE && laterDetails(count(thing.aliases.length - AT_ONCE, "more name", "more names"), () => [element("p", { class: "aliases", text: thing.aliases.slice(AT_ONCE).join(" · "), dir: "auto" })]),
    openingLine(id),
    detailList(thing.details.filter((detail) => !isElsewhere(detail))),
    ...(nodeOf.has(id) ? enclosedIn(id).filter(({ outside }) => outside) : []).map((one) => element("p", { class: "line enclosing" }, [element("span", { class: "note", text: "Part of" }), thingButton(one.object), outsideNote(one)])),
    ...disagreementParts(id),
    ...(thing.facts.length ? [element("h3", { text: "Dates and figures" }), ...fewFirst(thing.facts, factItem)] : []),
    ...relationGroups(["object", verbIn, outgoing.get(id).filter(isOfWhole)]),
    ...peoplePart(id),
    ...commitmentParts(id),
    ...implementsPart(id),
    ...relationGroups(
      ["object", verbIn, outgoing.get(id).filter((relation) => !isOfWhole(relation))],
      ["subject", turnedVerbIn, incoming.get(id).filter((relation) => !isImplementing(relation) && !isToldOfPost(relation))],
    ),
    ...namingPart(id),
    ...spellingPart(id),
    detailList(thing.details.filter(isElsewhere)),
    element("p", { class: "address" }, [element("code", { text: thing.address }), pageOf(id) && " · ", pageOf(id)]),
  ].filter(Boolean));
}

function showRelationPanel(index) {
  const relation = relations[index];
  showPanel([
    element("p", { class: "kind", text: relation.reason ? "Relation, inferred" : "Relation, as a document says it" }),
    element("h2", { text: `${nameOf(relation.subject)} ${verbIn(relation)} ${nameOf(relation.object)}`, dir: "auto" }),
    element("p", { class: "line" }, [thingButton(relation.subject), element("span", { class: "note", text: `— ${verbIn(relation)} →` }), thingButton(relation.object)]),
    notesLine(relation.notes),
    relation.reason ? reasonBlock(relation.reason) : null,
    !relation.reason && element("h3", { text: relation.quotes.length === 1 ? "The sentence that says so" : "The sentences that say so" }),
    ...(relation.reason ? [] : relation.quotes.length ? relation.quotes.map(quoteBlock) : [quoteList([])]),
  ].filter(Boolean));
}

function showCommitmentPanel(id) {
  const commitment = commitmentOf.get(id);
  showPanel([
    element("p", { class: "kind", text: "Commitment" }),
    element("h2", { text: clauseText(commitment) || commitment.strength, dir: "auto" }),
    element("ul", {}, [commitmentItem(commitment)]),
    element("p", { class: "line" }, [commitment.document && element("span", { class: "note", text: "Stated in" }), commitment.document && thingButton(commitment.document)]),
    pageOf(id) && element("p", { class: "address" }, [pageOf(id)]),
  ].filter(Boolean));
}
