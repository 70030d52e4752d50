// Answers who held which post, and when: what words ask for, the rows that answer, and the timeline of posts alone.

/** Words by which people ask who held a post: they stand in no name. */
const HOLDING = new Set("held hold holds holder holders holding post posts position positions serves served serve serving office offices officeholder officeholders official officials incumbent incumbents postholder postholders role roles appointee appointees".split(" "));
/** What the holder of a post does, and how the post is called. */
const DOING_OF_POST = new Map(["chair chairs chaired chairing chaired", "head heads headed heading", "command commands commanded commanding", "direct directs directed directing"].flatMap((forms) => { const [first, ...rest] = forms.split(" "); return rest.map((word) => [word, first]); }));
/** With a year alone, these ask for those who held posts in it. */
const PEOPLE = new Set("who people person persons leader leaders".split(" "));
const ASIDE_OF_POSTS = new Set("during list show timeline year years everyone everybody anyone somebody someone me".split(" "));
const isYearWord = (word) => /^(?:19|20)\d\d$/.test(word);

/**
 * What words ask about posts held: the year, and the words that tell one post or person from the others; nothing
 * where they ask for something else. Where neither word nor name speaks of posts, `isOpen` says that only a post of
 * that name would make it such a question.
 * @returns {{ year: string, rest: string[], isOpen: boolean } | null}
 */
function postsAsked(text) {
  const typed = fold(text).split(" ").filter(Boolean);
  const isDoing = typed[0] === "who" && DOING_OF_POST.has(typed[1]);
  const words = isDoing ? typed.map((word, at) => (at === 1 ? DOING_OF_POST.get(word) : word)) : typed;
  const year = words.find(isYearWord) ?? "";
  const isHolding = words.some((word) => HOLDING.has(word));
  const rest = words.filter((word) => word !== year && !ASKING.has(word) && !HOLDING.has(word) && !ASIDE_OF_POSTS.has(word));
  if (isHolding) return { year, rest, isOpen: false };
  const people = rest.filter((word) => !PEOPLE.has(word));
  if (!year && !isDoing) return null;
  if (!people.length) return words.some((word) => PEOPLE.has(word)) ? { year, rest: [], isOpen: false } : null;
  return { year, rest: people, isOpen: true };
}

/** What is said of one who holds a post at a time that no text tells. */
const NO_DATES = "no dates given";
const isHeld = (/** @type {Relation} */ one) => !one.reason && localOf(one.predicate) === "holdsPost";
/** The names by which a time on a post is found: of its holder, of the post, and of the body that it is in. */
function namesOfHeld(/** @type {Relation} */ one) {
  const bodies = outgoing.get(one.object).filter((relation) => localOf(relation.predicate) === "postIn").map(({ object }) => object);
  return fold([one.subject, one.object, ...bodies].flatMap((id) => [nameOf(id), ...aliasesOf(id)]).join(" "));
}

/**
 * The times on posts that words ask for, those that texts tell of that year first, then those that began before it and
 * of which no text tells an end. Without a year all that have a date.
 * @returns {{ relation: Relation, when: string, quotes: number[], isTold: boolean }[]}
 */
function postRows(asked) {
  if (!asked || !areAllPostsHere(asked.year)) return [];
  const { year, rest } = asked;
  const time = { from: year ? `${year}-01-01` : null, until: year ? `${year}-12-31` : null };
  const fits = (/** @type {Relation} */ one) => { const names = namesOfHeld(one); return rest.every((word) => names.includes(word)); };
  const rows = relations.filter((one) => isHeld(one) && (!year || meets(one.spans, time)) && fits(one)).flatMap((relation) => (
    holdingItems(relation).map((item) => ({ relation, when: item.when, quotes: relation.quotes, isTold: !year || isTimeShown(item, time), isOfYear: !year || isOfYear(item, year) }))
  )).filter(({ isOfYear: isIn }) => isIn);
  // Of a year one without dates says nothing; where no year is asked for, it is an answer like the others.
  if (!year) rows.push(...relations.filter((one) => isHeld(one) && !holdingItems(one).length && fits(one)).map((relation) => ({ relation, when: NO_DATES, quotes: relation.quotes, isTold: false, isOfYear: true })));
  const told = new Set(rows.filter(({ isTold }) => isTold).map(({ relation }) => relation.index));
  const shown = rows.filter(({ relation, isTold }) => isTold || !told.has(relation.index));
  const key = ({ relation, isTold, when }) => `${isTold ? 0 : when === NO_DATES ? 2 : 1} ${nameOf(relation.object)} ${nameOf(relation.subject)}`;
  return shown.sort((a, b) => compared(key(a), key(b)) || a.relation.index - b.relation.index);
}
/** Whether a time on a post may reach into a year: it had begun by then, and no text says that it was over. */
function isOfYear(item, year) {
  const [first, last] = [Date.UTC(Number(year), 0, 1), Date.UTC(Number(year) + 1, 0, 1)];
  return item.from < last && (item.to > first || (item.lastSeen && !item.openStart));
}

/** So much of a sentence as has room, from a little before the last word of a name on. */
function wordsAround(text, name, most) {
  const at = text.indexOf(name.split(" ").at(-1));
  const from = at > most - 20 ? text.indexOf(" ", at - most / 2) + 1 : 0;
  return `${from ? "…" : ""}${shorten(text.slice(from), most)}`;
}

const postWords = ({ relation, when }) => [`${nameOf(relation.subject)}: ${nameOf(relation.object)}`, when].filter(Boolean).join(", ");

/** How many rows answer, in words; those of which no text tells an end are counted apart. */
function postCount(rows, year) {
  const told = rows.filter(({ isTold }) => isTold).length;
  const undated = rows.filter(({ when }) => when === NO_DATES).length;
  const later = rows.length - told - undated;
  return `Posts held${year ? ` in ${year}` : ""}: ${figure(told)}${year ? " that texts tell of" : ""}${later ? `, ${figure(later)} begun before with no end told` : ""}${undated ? `, ${figure(undated)} with ${NO_DATES}` : ""}`;
}

/** Whether words ask for all posts of a time and name none. */
const isOfAllPosts = (text) => { const asked = postsAsked(text); return asked !== null && !asked.rest.length; };

/** The door to all of a time: the timeline with posts alone. */
function postsDoors(text) {
  if (!isOfAllPosts(text)) return [];
  const asked = postsAsked(text);
  if (!areAllPostsHere(asked.year)) return [{ words: "Asking the server who held posts then …", open: null }];
  const rows = postRows(asked);
  if (!rows.length) return [{ words: `No text here says who held a post${asked.year ? ` in ${asked.year}` : ""}.`, open: null }];
  const time = asked.year ? { from: `${asked.year}-01-01`, until: `${asked.year}-12-31` } : {};
  const onTimeline = () => { takeState({ ...startState(), ...time, view: "timeline", controls: { dates: "holdsPost" } }); setState({}); };
  return [{ words: postCount(rows, asked.year), open: onTimeline }];
}

/** Kinds of which people are part: a body and what it belongs to. */
const HAVING_PEOPLE = new Set(["organization", "body", "state", "group"]);
/**
 * Who holds a post in a body, and who is said to be a member of it: with dates where texts tell any.
 * @returns {{ relation: Relation, post: string, when: string }[]}
 */
function peopleOf(id) {
  const said = (/** @type {string} */ at, name) => (incoming.get(at) ?? []).filter((one) => !one.reason && localOf(one.predicate) === name);
  const holding = said(id, "postIn").flatMap(({ subject }) => said(subject, "holdsPost").map((relation) => ({ relation, post: subject, when: holdingItems(relation).map(({ when }) => when).join("; ") || NO_DATES })));
  const members = said(id, "memberOf").filter(({ subject }) => things.get(subject).kind === "person").map((relation) => ({ relation, post: "", when: NO_DATES }));
  const key = ({ relation, when }) => `${when === NO_DATES ? 1 : 0} ${nameOf(relation.subject)}`;
  return [...holding, ...members].sort((a, b) => compared(key(a), key(b)) || a.relation.index - b.relation.index);
}

/** A server is asked once for the people of a body, who are two steps away from it. */
const peopleFetched = new Set();
function fetchPeople(id) {
  if (!service || peopleFetched.has(id)) return;
  peopleFetched.add(id);
  fetchAll("posts", { body: id });
}

/** Who held a post, the earliest first; last those of whom no text gives a date. */
const byTime = (/** @type {Relation} */ one) => Math.min(...holdingItems(one).map(({ from }) => from), Infinity);

/** The posts of a body with their holders over time, and its members, in its details; those without dates too. */
function peoplePart(id) {
  if (!HAVING_PEOPLE.has(things.get(id).kind)) return [];
  fetchPeople(id);
  const found = peopleOf(id);
  const posts = unique([...(incoming.get(id) ?? []).filter((one) => !one.reason && localOf(one.predicate) === "postIn").map(({ subject }) => subject), ...found.map(({ post }) => post).filter(Boolean)]);
  if (!found.length && !posts.length) return [];
  const undated = found.filter(({ when }) => when === NO_DATES).length;
  const who = ({ relation, post, when }) => element("li", { "data-holder": relation.subject }, [
    element("p", { class: "line" }, [thingButton(relation.subject), !post && element("span", { class: "note", text: "member" }), element("span", { class: "note", text: when })]),
    quoteList(relation.quotes),
  ]);
  const postItem = (post) => {
    const held = found.filter((one) => one.post === post).sort((one, other) => byTime(one.relation) - byTime(other.relation));
    const tie = (incoming.get(id) ?? []).find((one) => one.subject === post && !one.reason && localOf(one.predicate) === "postIn");
    return element("li", { "data-post": post }, [
      element("p", { class: "line" }, [thingButton(post), tie && act("open", () => choose({ type: "relation", id: tie.index }), { class: "why" })]),
      held.length ? element("ul", { class: "holders" }, held.map(who)) : element("p", { class: "note", text: "No text here names a holder." }),
    ]);
  };
  // A post that someone is said to hold tells more than one that is only named.
  const heldFirst = (/** @type {string[]} */ ids) => byName(ids).sort((one, other) => Number(found.every(({ post }) => post !== one)) - Number(found.every(({ post }) => post !== other)));
  const people = unique(found.map(({ relation }) => relation.subject)).length;
  const heading = [people && `People (${figure(people)})`, posts.length && `posts (${figure(posts.length)})`].filter(Boolean).join(" and ");
  return [
    element("h3", { "data-people": "yes", "data-place": "people", text: heading.replace(/^p/u, "P") }),
    undated > 0 && element("p", { class: "note", text: `Of ${figure(undated)} no text here gives the dates.` }),
    ...fewFirst(heldFirst(posts), postItem, { key: `${id} posts` }),
    ...fewFirst(found.filter(({ post }) => !post), who, { key: `${id} people` }),
  ];
}

/** Words for the people of something, beside its name. */
const PEOPLE_WORDS = new Set("people persons members staff personnel officers".split(" "));
/** "all people of the Military Committee", "members of X": the people of what the rest of the words names. */
function peopleDoors(text) {
  const words = fold(text).split(" ").filter((word) => word && !ASKING.has(word));
  const rest = words.filter((word) => !PEOPLE_WORDS.has(word)).join(" ");
  if (!rest || isYearWord(rest) || !some(words, PEOPLE_WORDS)) return [];
  const known = findThings(rest).filter(({ id, near }) => nodeOf.has(id) && near <= 5 && HAVING_PEOPLE.has(things.get(id).kind)).map(({ id }) => id);
  const id = known.find((one) => peopleOf(one).length) ?? known[0];
  if (!id) return [];
  const number = unique(peopleOf(id).map(({ relation }) => relation.subject)).length;
  if (!number && !service) return [{ words: `No text here names anybody of ${nameOf(id)}.`, open: null }];
  const open = () => { choose({ type: "thing", id }, { focus: true }); setState({ place: "people" }, { replace: true }); };
  return [{ words: `People of ${nameOf(id)}${number ? `: ${figure(number)}` : ""}`, open }];
}

/** A table of who held what, when, and the sentence that says so. */
function postsTable(rows) {
  const row = (one) => element("tr", {}, [
    element("td", {}, [thingButton(one.relation.subject)]),
    element("td", {}, [thingButton(one.relation.object)]),
    element("td", {}, [cellText(one.when), !one.isTold && one.when !== NO_DATES && element("span", { class: "note", text: " no end is told" })]),
    element("td", {}, [openCell(firstWords(one.quotes) || "open", { type: "relation", id: one.relation.index }), placeLine(one.quotes)]),
  ]);
  return element("div", { class: "table", tabindex: "0", role: "region", "aria-label": "Who held which post" }, [element("table", { class: "held-table" }, [
    element("thead", {}, [element("tr", {}, ["Holder", "Post", "When", "Sentence"].map((text) => element("th", { scope: "col", text })))]),
    element("tbody", {}, rows.map(row)),
  ])]);
}

/** A server is asked for those of a year before they are looked for; where a year stands beside a name, if a post is so called. */
async function fetchPostsFor(text) {
  const asked = service && postsAsked(text);
  if (!asked || (asked.rest.length && !asked.year && asked.isOpen)) return;
  if (asked.isOpen) {
    /** @type {PageHit[]} */
    const hits = await ask("search", { q: asked.rest.join(" ") });
    if (!hits.some(({ kind }) => kind === "post" || kind === "person")) return;
  }
  await fetchPosts(asked.year);
}

/** Questions that the search understands beside names and sentences, each with what this page holds. */
function wordings() {
  const name = (at) => page.overview?.bearers[at] && nameOf(page.overview.bearers[at].id);
  const years = (page.overview?.documents ?? []).map(({ year }) => year).filter(Boolean).sort();
  const year = years.at(-1) ?? "";
  const byHowMany = (id) => Object.values(implementing(id)).reduce((sum, { length }) => sum + length, 0);
  const carried = unique(relations.filter(isImplementing).map(({ object }) => object)).slice(0, 20).sort((a, b) => byHowMany(b) - byHowMany(a))[0];
  const numbered = carried && /\d{3,4}/.exec(nameOf(carried))?.[0];
  const held = relations.find((one) => isHeld(one) && one.spans.some(([, last]) => last));
  return [
    "what is due",
    "where do sources disagree",
    year && `documents of ${year}`,
    (service || held) && `who held a post in ${held?.spans.find(([, last]) => last)?.[1].slice(0, 4) ?? year}`,
    name(0) && `everything about ${name(0)}`,
    name(0) && `what must ${name(0)} do`,
    carried && `what implements ${numbered ?? nameOf(carried)}`,
    name(0) && name(1) && `compare ${name(0)} and ${name(1)}`,
    name(0) && name(1) && `way between ${name(0)} and ${name(1)}`,
  ].filter(Boolean);
}
