// Finds names, commitments and sentences by words in any order, with one typing error, and says what was found where.

/** Words shorter than this are taken as they are typed: nearly any is one letter away from another. */
const LEAST_CORRECTED = 4;
const FEW = { held: 6, things: 7, commitments: 4, sentences: 4 };

/** Whether one letter added, left out, changed, or two neighbours changed over make one word of the other. */
function isNear(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const [x, y] = [a.slice(at), b.slice(at)];
  if (x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1)) return true;
  return x.length === y.length && x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2);
}

/** Every sentence once, with its folded words; and how often each word stands in names and sentences. */
const findable = { read: 0, named: 0, folded: 0, told: new Set(), sentences: [], words: new Map() };
function countWords(folded) {
  for (const word of folded.split(" ")) findable.words.set(word, (findable.words.get(word) ?? 0) + 1);
}

/** Read the sentences and names that came in since, at most so many sentences at a time; whether some are left. */
function indexSentences(most = Infinity) {
  const until = Math.min(page.quotes.length, findable.read + most);
  for (; findable.read < until; findable.read += 1) {
    const quote = page.quotes[findable.read];
    const key = `${quote.document} ${quote.paragraph} ${quote.exact}`;
    if (findable.told.has(key)) continue;
    findable.told.add(key);
    const folded = fold(`${quote.exact} ${nameOf(quote.document)} ${quote.paragraph}`);
    findable.sentences.push({ number: findable.read, folded });
    countWords(folded);
  }
  for (; findable.named < page.things.length; findable.named += 1) {
    const { name, aliases } = page.things[findable.named];
    for (const one of [name, ...aliases]) countWords(fold(one));
  }
  return findable.read < page.quotes.length;
}
/** Before anyone types, a little at a time, so that the first letter waits for nothing. */
let indexing = 0;
function indexAhead() {
  clearTimeout(indexing);
  const until = performance.now() + 20;
  for (; findable.folded < commitments.length && performance.now() < until; findable.folded += 1) wordsOf(lists.commitments, commitments[findable.folded]);
  if (indexSentences(200) || findable.folded < commitments.length) indexing = setTimeout(indexAhead, 10);
}

/** The typed words, each that stands nowhere changed for the most frequent one that is a letter away. */
function correctedWords(text) {
  indexSentences();
  const known = [...findable.words.keys()];
  const words = fold(text).split(" ").filter(Boolean);
  return words.map((word) => {
    // A number one digit away is another number.
    if (word.length < LEAST_CORRECTED || /^\d+$/.test(word) || known.some((one) => one.includes(word))) return word;
    const near = known.filter((one) => one.length >= LEAST_CORRECTED && isNear(word, one));
    return near.sort((a, b) => findable.words.get(b) - findable.words.get(a) || compared(a, b))[0] ?? word;
  });
}

/** Words for what documents do, which a question has and the names that it asks for have not. */
const DOING = new Set("document documents resolution resolutions text texts carry carries carried forward implement implements implemented implementing cite cites cited citing update updates updated adopt adopts adopted say says said commitment commitments must should shall will needs".split(" "));

/**
 * What fits the words: things, commitments and sentences; `asked` are the words that were looked for. Where nothing
 * holds them all, the words of a question are left aside, then those for holding a post and the year.
 */
function findAll(whole) {
  // What was found while it was typed is not looked for again when it is opened.
  const key = `${whole} ${page.quotes.length} ${page.things.length} ${commitments.length}`;
  if (lastFound.key !== key) lastFound = { key, found: lookThrough(whole) };
  return lastFound.found;
}
let lastFound = { key: "", found: null };
function lookThrough(whole) {
  const text = subjectOf(whole) || whole;
  const typed = correctedWords(text);
  if (!typed.length) return null;
  const telling = typed.filter((word) => !ASKING.has(word));
  // Who held a post is asked of names: the words for holding and the year stand in none of them.
  const isHolder = typed.length > telling.length && (typed.some((word) => HOLDING.has(word)) || (typed.includes("who") && typed.some(isYearWord)));
  const steps = isHolder ? [typed, telling.filter((word) => !HOLDING.has(word) && !isYearWord(word))] : [typed, telling, telling.filter((word) => !DOING.has(word)), telling.filter((word) => !HOLDING.has(word)), telling.filter((word) => !HOLDING.has(word) && !isYearWord(word))];
  const tried = steps.filter((words, at) => words.length > 0 && (at === 0 || words.join(" ") !== steps[at - 1].join(" ")));
  for (const words of tried) {
    const found = findWords(words, text, typed);
    if (found.things.length || found.commitments.length || found.sentences.length || words === tried.at(-1)) {
      const held = postRows(postsAsked(text));
      // "who is chair of the committee": the post by its whole name; the words that ask were taken away before.
      const isWho = text !== whole && fold(whole).split(" ").includes("who");
      const holders = isWho && !found.held.length ? heldBy(found.things.filter(({ near }) => near <= 3), "") : [];
      return held.length || holders.length ? { ...found, held: held.length ? held : holders } : found;
    }
  }
  return null;
}

function findWords(words, text, typed) {
  const asked = words.join(" ");
  const isTyped = asked === fold(text);
  const fits = (folded) => words.every((word) => folded.includes(word));
  const found = findThings(isTyped ? text : asked);
  return {
    asked,
    isCorrected: typed.join(" ") !== fold(text),
    left: typed.filter((word) => !words.includes(word)),
    unknown: words.filter((word) => ![...findable.words.keys()].some((one) => one.includes(word))),
    held: typed.some((word) => HOLDING.has(word) || word === "who" || isYearWord(word)) ? heldBy(namedWithoutYear(words, found), typed.find(isYearWord) ?? "") : [],
    things: found,
    commitments: commitments.filter((item) => fits(wordsOf(lists.commitments, item))),
    sentences: findable.sentences.filter(({ folded }) => fits(folded)).map(({ number }) => number),
  };
}
/** "special representative 2023": the post has no year in its name. */
const namedWithoutYear = (words, found) => (words.some(isYearWord) ? findThings(words.filter((word) => !isYearWord(word)).join(" ")) : found);
const leftAside = (found) => `Nothing holds all the words; shown for “${found.asked}”${found.left.length ? `, without “${found.left.join(" ")}”` : ""}.`;

/** The times on the posts that were found, and of the persons; the post of which most is said first. */
function heldBy(found, year) {
  const ids = found.map(({ id }) => id);
  const at = ({ relation }) => Math.min(...[relation.object, relation.subject].map((id) => ids.indexOf(id)).filter((place) => place >= 0));
  return postRows({ year, rest: [], isOpen: false }).filter(({ relation }) => ids.includes(relation.object) || ids.includes(relation.subject)).sort((a, b) => Number(b.isTold) - Number(a.isTold) || at(a) - at(b));
}

const openFound = (text) => setState({ view: "found", words: text, selected: null });

/** How many of the words stand in what a relation says. */
const wordsSaid = (/** @type {Relation} */ one, words) => { const said = fold(`${nameOf(one.subject)} ${verbIn(one)} ${nameOf(one.object)}`); return words.filter((word) => said.includes(word)).length; };

/** A sentence opens the commitment or relation that rests on it, of several that with most of the words; else the thing whose date it says. */
function choiceOfSentence(number, words = []) {
  const quote = page.quotes[number];
  const isIt = (other) => isSameSentence(page.quotes[other], quote);
  const commitment = commitments.find((item) => item.quotes.some(isIt));
  if (commitment) return { type: "commitment", id: commitment.id };
  const resting = relations.filter((one) => one.quotes.some(isIt));
  const most = Math.max(0, ...resting.map((one) => wordsSaid(one, words)));
  const relation = resting.find((one) => wordsSaid(one, words) === most);
  if (relation) return { type: "relation", id: relation.index };
  const thing = page.things.find((one) => one.facts.some((fact) => fact.quotes.some(isIt)));
  return thing ? { type: "thing", id: thing.id } : null;
}

/** A row of a table of plans opens its state on the map; a sentence that only disagreements hold opens those. */
function openFoundSentence(number, words = []) {
  const choice = choiceOfSentence(number, words);
  if (choice) return choose(choice);
  const row = rowOf(page.quotes[number]);
  const one = row && page.overview && allStates().find(({ code, id }) => id && code === cellOfRow(row, "code"));
  return one ? showState(one) : setState({ view: "disagreements", words: row ? cellOfRow(row, "state") : page.quotes[number].exact, selected: null });
}

/** A sentence with the looked-for words marked. */
function markedSentence(text, words) {
  const parts = [];
  const lower = text.toLowerCase();
  let from = 0;
  while (from < text.length) {
    const hits = words.map((word) => [lower.indexOf(word, from), word.length]).filter(([at]) => at >= 0).sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    if (!hits.length) break;
    const [at, length] = hits[0];
    parts.push(text.slice(from, at), element("mark", { text: text.slice(at, at + length) }));
    from = at + length;
  }
  return element("span", { dir: "auto" }, [...parts, text.slice(from)]);
}

function adviceOf(found, text) {
  const tips = [
    found.unknown.length > 0 && `No name and no sentence quoted here has “${found.unknown.join("”, “")}”, nor a word one letter away.`,
    "Fewer words, or a part of one, find more; their order does not matter.",
    service && "Names are looked for in the whole graph, sentences among those that this page holds.",
  ];
  return element("div", {}, [
    element("p", { text: `Nothing fits “${text}”. ${tips.filter(Boolean).join(" ")}` }),
    element("p", { text: "The search also understands questions such as these:" }),
    element("ul", {}, wordings().map((words) => element("li", {}, [act(words, () => askFor(words), { class: "plain", dir: "auto" })]))),
    element("p", {}, [act("All commitments", () => openCommitments({})), " ", act("All things", () => setState({ view: "things", words: "" }))]),
  ]);
}

function foundPart(title, rows, write, most, more) {
  if (!rows.length) return null;
  return element("section", { class: "card", "aria-label": title }, [
    element("h3", { text: `${title} (${figure(rows.length)})` }),
    element("ul", {}, rows.slice(0, most).map((row) => element("li", {}, [write(row)]))),
    rows.length > most && more,
  ]);
}

/** Questions about posts for which the server was asked. */
const askedPosts = new Set();
let foundMost = 25;
function writeFound(section) {
  const text = state.words.trim();
  const found = findAll(text);
  if (!found) return section.replaceChildren(element("p", { text: "Type what you look for into the search above: a name, or words of a sentence in any order." }));
  const doors = doorsOf(text).map((one) => element("p", {}, [one.open ? act(one.words, one.open) : one.words]));
  const held = found.held.length > 0 && element("section", { class: "card", "aria-label": "Who held it" }, [element("h3", { text: `Who held it (${figure(found.held.length)})` }), postsTable(found.held)]);
  // Where words ask for a view, other words a letter away are none that were meant.
  if (doors.length && (found.isCorrected || isOfAllPosts(text))) return section.replaceChildren(...[element("h2", { text: "Found" }), ...doors, held].filter(Boolean));
  if (service && postsAsked(text) && !askedPosts.has(text)) {
    askedPosts.add(text);
    fetchPostsFor(text).catch((error) => sayTrouble(`The server did not answer (${error.message}). What is shown stays.`));
  }
  const ids = new Set(found.things.map(({ id }) => id));
  const states = page.overview ? statesAsked(subjectOf(text) || text).filter(({ id }) => !ids.has(id)) : [];
  const whole = states.length + found.held.length + found.things.length + found.commitments.length + found.sentences.length;
  const words = found.asked.split(" ");
  if (document.activeElement !== searchBox) searchBox.value = text;
  const said = found.isCorrected ? `Nothing holds “${text}” as typed; shown for “${found.asked}”: ` : `For “${text}”: `;
  const place = (number) => element("span", { class: "note", text: ` ${placeOf(page.quotes[number])}`, dir: "auto" });
  const more = act("Show more", () => { foundMost += 100; writeFound(section); }, { class: "more" });
  section.replaceChildren(...[
    element("h2", { text: "Found" }),
    ...doors,
    whole > 0 ? element("p", { role: "status", class: "view-status", text: `${said}${count(found.things.length, "name", "names")}, ${count(found.commitments.length, "commitment", "commitments")}, ${count(found.sentences.length, "sentence", "sentences")}.${partNote()}` }) : adviceOf(found, text),
    whole > 0 && found.left.length > 0 && element("p", { class: "note", text: leftAside(found) }),
    foundPart("States", states, (one) => element("span", {}, [act(one.name, () => showState(one), { class: "plain", dir: "auto" }), element("span", { class: "note", text: ` ${stateWords(one).join(", ") || "on the map"}` })]), foundMost, null),
    held,
    foundPart("Names", found.things, ({ id, name }) => element("span", {}, [thingButton(id), element("span", { class: "note", text: ` ${things.get(id).className}${name === nameOf(id) ? "" : `, also “${name}”`}` })]), foundMost, more),
    found.commitments.length > 0 && element("p", {}, [act(`${count(found.commitments.length, "commitment", "commitments")} as cards`, () => openCommitments({ words: found.asked }))]),
    foundPart("Sentences", found.sentences, (number) => {
      const text = markedSentence(wordsOfQuote(page.quotes[number]), words);
      return element("span", {}, [element("button", { type: "button", class: "plain sentence", click: () => openFoundSentence(number, words) }, [text]), place(number)]);
    }, foundMost, more),
  ].filter(Boolean));
  return null;
}

/** What was found: names, commitments, and the relations that rest on a sentence that was found. */
function foundHere() {
  const found = findAll(state.words.trim());
  if (!found) return {};
  const numbers = new Set(found.sentences);
  return { things: found.things.map(({ id }) => things.get(id)), commitments: found.commitments, relations: relations.filter((one) => one.quotes.some((number) => numbers.has(number))) };
}

registerView({ key: "found", label: "Found", build() { /* Written anew whenever the words change. */ }, refresh: writeFound, taken: foundHere });
