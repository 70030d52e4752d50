// Offers what is found while the reader types: things by name, alias or acronym, commitments and sentences.

const searchBox = document.getElementById("search");
const suggestions = document.getElementById("suggestions");
const MOST_SUGGESTIONS = 12;
const searchNames = [];
/** @type {Offer[]} */
let offered = [];
let active = -1;

/** A name without the year at its end. */
const YEAR_AT_END = /(?<!\s)\s*\(?(?<!\d)(?:19|20)\d\d(?:\s?(?:[-–/]|to)\s?(?:19|20)?\d\d)?\)?$/u;
const withoutYear = (name) => name.replace(YEAR_AT_END, "").replace(/^[ ,]+|[ ,]+$/g, "");
const oneForm = (name) => name.normalize("NFC").trim().split(/\s+/).join(" ");
const sortedWords = (folded) => folded.split(" ").sort().join(" ");

/** The names by which a thing is found, as the index of names in Python has them. */
function namesOf(thing) {
  const details = thing.details.filter((one) => one.label === "Title" || one.label === "Identifier");
  const names = new Set([thing.name, ...thing.aliases, ...details.map((one) => one.value)]);
  return [...names].map((name) => ({ thing, name, folded: fold(name) }));
}

/** A name without its year, without the word for its kind, and without both. */
function shorterForms({ thing, name, folded }) {
  const kind = `${fold(thing.className)} `;
  const timeless = fold(withoutYear(name));
  const bare = (text) => (text.startsWith(kind) ? text.slice(kind.length) : text);
  return [timeless, bare(timeless), bare(folded)];
}

/** How a name that holds all the words fits what is typed; the numbers are those of Nearness in Python. */
function nearness(row, asked, own) {
  const words = asked.split(" ");
  const spaced = ` ${row.folded} `;
  if (row.folded === asked) return oneForm(row.name) === own ? 0 : 1;
  if (shorterForms(row).includes(asked)) return 2;
  if (row.folded.length === asked.length && sortedWords(row.folded) === sortedWords(asked)) return 3;
  if (words.every((word) => spaced.includes(` ${word} `))) return spaced.startsWith(` ${asked} `) ? 4 : 5;
  if (words.every((word) => spaced.includes(` ${word}`))) return spaced.startsWith(` ${asked}`) ? 6 : 7;
  return 8;
}

const compared = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** How much is said of a thing here: how often texts name it, the ties that they state, and the commitments that name it. */
function saidOf(id) {
  const named = remember("said of", () => {
    const numbers = new Map();
    for (const item of commitments) for (const one of unique(namedIn(item))) numbers.set(one, (numbers.get(one) ?? 0) + 1);
    return numbers;
  });
  const tied = [...(outgoing.get(id) ?? []), ...(incoming.get(id) ?? [])].filter((relation) => !relation.reason).length;
  return 1 + things.get(id).mentions + tied + (named.get(id) ?? 0);
}
/** A whole name counts four times a part of one: of two names that fit, that of which much more is said comes first. */
const NEAR_WEIGHT = [4, 4, 4, 4, 1, 1, 0.5, 0.5, 0.25];
const weighed = (row) => ({ ...row, weight: saidOf(row.thing.id) * NEAR_WEIGHT[row.near] });

/** Of the names of one thing the nearest: nearest first, then shorter names, then the alphabet, as the search in Python has it. */
const byRank = (a, b) =>
  a.near - b.near || a.folded.length - b.folded.length || compared(a.folded, b.folded) || compared(a.name, b.name) || compared(a.thing.address, b.thing.address);

function findThings(text) {
  const asked = fold(text);
  const own = oneForm(text);
  if (!asked) return [];
  for (const thing of page.things.slice(searchNames.length)) searchNames.push(namesOf(thing));
  const words = asked.split(" ");
  const fitting = (names) => names.filter((row) => words.every((word) => row.folded.includes(word)));
  const best = searchNames.map((names) => fitting(names).map((row) => ({ ...row, near: nearness(row, asked, own) })).sort(byRank)[0]);
  return best.filter(Boolean).map(weighed).sort((a, b) => b.weight - a.weight || byRank(a, b)).map((row) => ({ id: row.thing.id, name: row.name, near: row.near }));
}

/** A served page asks its server for names too, once the typing rests. */
let asked = 0;
let isAsking = false;
function askLater(text) {
  clearTimeout(asked);
  isAsking = Boolean(service && text.trim());
  if (!isAsking) return;
  asked = setTimeout(async () => {
    try {
      /** @type {PageHit[]} */
      const found = await ask("search", { q: subjectOf(text) || text });
      await fetchPostsFor(text);
      isAsking = false;
      if (searchBox.value !== text || document.activeElement !== searchBox) return;
      write(found.map((served) => ({ id: served.id, name: served.fits, served })), findAll(text));
    } catch (error) {
      sayTrouble(`The server did not answer (${error.message}). The search looks through what was fetched.`);
    }
  }, 120);
}

function offer() {
  if (!searchBox.value.trim() && document.activeElement === searchBox && !isEndWanted()) { clearTimeout(asked); return offerSamples(); }
  if (isHelp(searchBox.value)) { clearTimeout(asked); return offerSamples(); }
  askLater(searchBox.value);
  const found = findAll(searchBox.value);
  return write((found?.things ?? []).map(({ id, name }) => ({ id, name })), found);
}

/** Before anything is typed, and where help is asked for: what can be asked. */
function offerSamples() {
  const lead = service ? "Type a name or a question, such as:" : "Type a name, words of a sentence in any order, or a question, such as:";
  offered = wordings().map((words) => ({ wording: words }));
  active = -1;
  suggestions.replaceChildren(element("li", { class: "none", role: "presentation", text: lead }), ...offered.map(optionOf));
  suggestions.hidden = false;
  searchBox.setAttribute("aria-expanded", "true");
  markActive();
}
/** Whether the search waits for the other end of a way: no sample is asked for then. */
const isEndWanted = () => Boolean(state.path && !state.path.to);

/** Of names, commitments and sentences the first few each, under a line that says how many there are. */
function write(/** @type {Offer[]} */ known, answer) {
  const text = searchBox.value.trim();
  const doors = doorsOf(text);
  // Where words ask for a view, other words a letter away are none that were meant.
  const isAside = doors.length > 0 && (answer?.isCorrected || isOfAllPosts(text));
  const [names, found] = isAside ? [[], null] : [known, answer];
  const held = answer?.held ?? [];
  const parts = [
    ["Who held it", held.slice(0, FEW.held).map((item) => ({ held: item })), held.length],
    ["Names", names.slice(0, service ? MOST_SUGGESTIONS : FEW.things), names.length],
    ["Commitments", (found?.commitments ?? []).slice(0, FEW.commitments).map((item) => ({ commitment: item })), found?.commitments.length ?? 0],
    ["Sentences", (found?.sentences ?? []).slice(0, FEW.sentences).map((number) => ({ sentence: number })), found?.sentences.length ?? 0],
  ];
  const ids = new Set(names.map(({ id }) => id));
  const states = statesAsked(subjectOf(text) || text).filter(({ id }) => !ids.has(id));
  if (states.length) parts.unshift(["States", states.map((one) => ({ state: one })), states.length]);
  const isFound = parts.some(([, few]) => few.length);
  const open = doors.filter((door) => door.open);
  // A name that is typed as it stands comes first.
  const isName = names.some(({ name }) => fold(name) === fold(text));
  if (open.length) parts[isName ? "push" : "unshift"](["Doors", open.map((door) => ({ door })), open.length]);
  offered = parts.flatMap(([, few]) => few);
  if (isFound && !isAside) offered.push({ all: text });
  active = offered.length ? 0 : -1;
  const lines = doors.filter((door) => !door.open).map(({ words }) => element("li", { class: "none", role: "presentation", text: words }));
  if (found?.left.length && isFound && !doors.length && !held.length) lines.push(element("li", { class: "none", role: "presentation", text: leftAside(found) }));
  if (found?.isCorrected && isFound && !held.length) lines.push(element("li", { class: "none", role: "presentation", text: `Nothing holds “${text}” as typed; shown for “${found.asked}”.` }));
  let index = 0;
  for (const [title, few, whole] of parts) {
    if (few.length && title !== "Doors" && title !== "States" && (title !== "Names" || whole !== few.length)) lines.push(element("li", { class: "part", role: "presentation", text: `${title}${title === "Who held it" ? "" : " with these words"}: ${figure(whole)}` }));
    for (const one of few) { lines.push(optionOf(one, index)); index += 1; }
  }
  if (isFound && !isAside) lines.push(optionOf(offered.at(-1), index));
  suggestions.replaceChildren(...lines);
  if (!offered.length && !doors.length && text && !isAsking && found) {
    const unknown = found.unknown.length ? ` No name and no sentence quoted here has “${found.unknown.join("”, “")}”, nor a word one letter away.` : "";
    suggestions.append(element("li", { class: "none", role: "presentation", text: `No name and no sentence fits “${text}”.${unknown} Fewer words, or a part of one, find more. The search also understands:` }));
  }
  if (!offered.length && text && (doors.length || (!isAsking && found))) {
    offered = wordings().map((words) => ({ wording: words }));
    suggestions.append(...offered.map(optionOf));
  }
  suggestions.hidden = !text;
  searchBox.setAttribute("aria-expanded", String(!suggestions.hidden));
  markActive();
}

function optionOf(/** @type {Offer} */ item, index) {
  const option = element("li", { role: "option", id: `suggestion-${index}`, ...(item.held ? { class: "held" } : {}) }, wordsOfOffer(item));
  option.addEventListener("mousedown", (event) => { event.preventDefault(); take(index); });
  return option;
}

function wordsOfOffer(/** @type {Offer} */ item) {
  if (item.held) return [symbol(kinds.get("person")), element("span", { text: postWords(item.held), dir: "auto" }), element("small", { text: item.held.isTold || item.held.when === NO_DATES ? `“${wordsAround(firstWords(item.held.quotes), nameOf(item.held.relation.subject), 100)}”` : "no end is told", dir: "auto" })];
  if (item.wording) return [element("span", { text: item.wording, dir: "auto" })];
  if (item.state) return [element("strong", { text: item.state.name, dir: "auto" }), element("small", { text: stateWords(item.state).join(", ") || "on the map" })];
  if (item.door) return [element("strong", { text: item.door.words, dir: "auto" })];
  if (item.all !== undefined) return [element("strong", { text: "All that was found" })];
  if (item.commitment) return [element("span", { class: "badge", text: item.commitment.strength || "commitment" }), element("span", { text: shorten(clauseText(item.commitment), 110), dir: "auto" })];
  if (item.sentence !== undefined) return [element("span", { text: `“${shorten(wordsOfQuote(page.quotes[item.sentence]), 110)}”`, dir: "auto" }), element("small", { text: shortPlace(page.quotes[item.sentence], 44), dir: "auto" })];
  const thing = item.served ? { kind: item.served.kind, name: item.served.name } : things.get(item.id);
  return [symbol(kinds.get(thing.kind)), element("span", { text: thing.name, dir: "auto" }), item.name !== thing.name && element("small", { text: item.name, dir: "auto" })];
}

function markActive() {
  suggestions.querySelectorAll("[role=option]").forEach((option, index) => {
    option.setAttribute("aria-selected", String(index === active));
    // The list is moved and nothing around it: a page within another page stays where it is.
    if (index === active) suggestions.scrollTop = Math.max(Math.min(suggestions.scrollTop, option.offsetTop - 4), option.offsetTop + option.offsetHeight + 4 - suggestions.clientHeight);
  });
  if (active >= 0) searchBox.setAttribute("aria-activedescendant", `suggestion-${active}`);
  else searchBox.removeAttribute("aria-activedescendant");
}

function closeSuggestions() {
  suggestions.hidden = true;
  searchBox.setAttribute("aria-expanded", "false");
}

function take(index) {
  if (index < 0 || index >= offered.length) return;
  const { id, served, commitment, sentence, all, door, held, wording, state: one } = offered[index];
  if (one) {
    closeSuggestions();
    showState(one);
    return;
  }
  if (held) {
    closeSuggestions();
    choose({ type: "relation", id: held.relation.index }, { focus: true });
    return;
  }
  if (wording) return askFor(wording);
  if (door) {
    closeSuggestions();
    door.open();
    return;
  }
  if (all !== undefined || commitment || sentence !== undefined) {
    closeSuggestions();
    if (all !== undefined) openFound(all);
    else if (commitment) choose({ type: "commitment", id: commitment.id });
    else openFoundSentence(sentence, fold(searchBox.value).split(" "));
    return;
  }
  searchBox.value = served ? served.name : nameOf(id);
  closeSuggestions();
  choose({ type: "thing", id }, { focus: true });
}

/** Type a question for the reader, who sees what it gives. */
function askFor(words) {
  searchBox.value = words;
  searchBox.focus();
  offer();
}

searchBox.addEventListener("input", offer);
searchBox.addEventListener("focus", () => (searchBox.value.trim() || !isEndWanted()) && offer());
searchBox.addEventListener("click", () => suggestions.hidden && !searchBox.value.trim() && offer());
searchBox.addEventListener("blur", closeSuggestions);
searchBox.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (suggestions.hidden) offer();
    else if (offered.length) active = (active + (event.key === "ArrowDown" ? 1 : offered.length - 1)) % offered.length;
    markActive();
  } else if (event.key === "Enter") {
    if (active >= 0) take(active);
    else if (searchBox.value.trim()) { closeSuggestions(); openFound(searchBox.value.trim()); }
  } else if (event.key === "Escape" && !suggestions.hidden) {
    event.stopPropagation();
    closeSuggestions();
  }
});
