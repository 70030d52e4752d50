// Understands words that ask for a view rather than for a name: what is due, documents of a year, disagreements, ways between two.

const wordSet = (text) => new Set(text.split(" "));
/** Words that ask for what has a time, those that say which, and those that may stand beside them. */
const DUE_ASKING = wordSet("due overdue deadline deadlines recurring owed outstanding");
const PAST_WORDS = wordSet("overdue past over missed late expired passed unmet");
const AHEAD_WORDS = wordSet("coming upcoming next soon ahead future");
const AGAIN_WORDS = wordSet("recurring annual annually yearly every each regular regularly again");
const REPORT_WORDS = wordSet("report reports reporting");
const DUE_WORDS = new Set([...DUE_ASKING, ...PAST_WORDS, ...AHEAD_WORDS, ...AGAIN_WORDS, ...REPORT_WORDS, ...wordSet("date dates falls fall falling commitment commitments year done time limit limits")]);
const DISAGREE_WORDS = wordSet("disagree disagrees disagreement disagreements contradict contradicts contradiction contradictions conflicting differ differences discrepancy discrepancies inconsistent inconsistency inconsistencies error errors mistake mistakes");
const VOTE_WORDS = wordSet("vote votes voted voting against abstained abstentions favour favor");
const COMPARE_WORDS = wordSet("compare compared comparison versus vs beside side difference differences contrast");
const PATH_WORDS = wordSet("path paths way ways connected connection connections connect connects tied link linked links between chain chains relation relations relationship relationships related route");
const NEW_WORDS = wordSet("new newest latest recent changed changes change since");
const STRONG_WORDS = wordSet("strongest strongly strong binding bind binds bound");
const BEARING_WORDS = wordSet("commitment commitments bear bears borne bearing bore most must should takes took promise promises promised pledge pledged pledges commit commits committed undertake undertakes undertook undertaken responsible responsibility responsibilities obliged duty duties");
const TEXT_WORDS = wordSet("document documents text texts resolution resolutions source sources state states country countries build published adopted issued dated year");
const PLAN_WORDS = wordSet("plan plans national action nap naps");

/** Words that people put around what they ask for, and that no view and no name is called by. */
const AROUND_WORDS = wordSet("everything anything something about know known say said says information info details show give list see find get want need can could would i you we us here page many much there among all please");
/** Of these one at the front asks for all that is said of what follows. */
const ABOUT_WORDS = wordSet("everything anything all about said mentioned know known information info details tell overview summary profile");
const HELP_WORDS = wordSet("help question questions ask asked examples example how hints hint try instructions usage");

/** @type {Map<string, string>} */
const strengthNamed = new Map(STRENGTHS.flatMap((name) => [name, `${name}s`].map((word) => [word.toLowerCase(), name])));

const some = (words, known) => words.some((word) => known.has(word));
const onlyOf = (words, ...known) => words.every((word) => known.some((one) => one.has(word)));
const first = (text, fits = (_id) => true) => findThings(text).find(({ id }) => fits(id))?.id;
/** Open the overview at one of its cards. */
function openCard(name) {
  setState({ view: "overview", selected: null });
  document.querySelector(`#overview-view .card.${name}`)?.scrollIntoView({ block: "start" });
}

/**
 * "everything about X", "tell me about X", "all of X", "who is X": X, where the words name something; else nothing. The
 * words in front may stand in sentences too, so that they are taken away before sentences are looked through.
 */
function subjectOf(text) {
  const words = text.replace(/[?!.]+\s*$/u, "").trim().split(/\s+/u);
  const isLead = (word) => ASKING.has(fold(word)) || AROUND_WORDS.has(fold(word)) || ABOUT_WORDS.has(fold(word));
  const at = words.findIndex((word) => !isLead(word));
  if (at < 1 || doorsOfView(text).length) return "";
  const lead = words.slice(0, at).map(fold);
  const isAbout = lead.some((word) => ABOUT_WORDS.has(word)) || /^who (?:is|are|was|were)\b/.test(lead.join(" "));
  const subject = words.slice(at).filter((word) => fold(word) !== "please").join(" ");
  const isKnown = service || findThings(subject).some(({ near }) => near <= 5) || (page.overview && statesAsked(subject).length > 0);
  return isAbout && isKnown ? subject : "";
}

/** The door to all that is said of what the words name. */
function aboutDoors(text) {
  const subject = subjectOf(text);
  // A name that only holds the words, as one of many, is offered with the others.
  const id = subject && findThings(subject).find((one) => nodeOf.has(one.id) && one.near <= 3)?.id;
  return id ? [{ words: `All that is said of ${nameOf(id)}`, open: () => choose({ type: "thing", id }, { focus: true }) }] : [];
}

/** Whether words ask what can be asked. */
const isHelp = (text) => { const words = fold(text).split(" ").filter((word) => word && !ASKING.has(word) && !AROUND_WORDS.has(word)); return words.length > 0 && onlyOf(words, HELP_WORDS); };

function dueDoors(words, year) {
  const isAsked = some(words, DUE_ASKING) || (some(words, REPORT_WORDS) && (some(words, AGAIN_WORDS) || some(words, AHEAD_WORDS))) || (year && words.includes("done"));
  if (!isAsked || !onlyOf(words, DUE_WORDS)) return [];
  if (year) {
    const found = commitments.filter((item) => isDueIn(item, year));
    const again = found.filter((item) => dueKindOf(item) === "recurring").length;
    return [{ words: `Commitments due in ${year}: ${figure(found.length - again)} by a date, ${figure(again)} that come round again`, open: () => openCommitments({ due: year }) }];
  }
  const numbers = page.overview && dueRows().numbers;
  const kind = some(words, PAST_WORDS) ? "past" : some(words, AGAIN_WORDS) ? "recurring" : some(words, AHEAD_WORDS) ? "coming" : "any";
  // Where no day is ahead, what comes round again is what is next.
  const key = kind === "coming" && numbers && !numbers.coming ? "any" : kind;
  if (key === "any" && numbers) return [{ words: `Commitments that say when: ${figure(numbers.coming)} on a day ahead, ${figure(numbers.recurring)} recurring, ${figure(numbers.past)} past, ${figure(numbers.worded)} in words without a day`, open: () => openCommitments({ due: key }) }];
  return [{ words: `Commitments ${key === "any" ? "that say when they are due" : `${key === "recurring" ? "" : "due, "}${DUE_KINDS[key]}`}`, open: () => openCommitments({ due: key }) }];
}

function yearDoors(words, year) {
  if (!year || !onlyOf(words, TEXT_WORDS)) return [];
  const found = yearCounts(year);
  if (!found) return [{ words: `No document of ${year} is known here.`, open: null }];
  return [{ words: `Documents of ${year}: ${countsInWords(found)}`, open: () => openYear(year) }];
}

/** Whether these words are the whole of a name, and whose. */
function exactly(text) {
  const asked = fold(text);
  const found = asked && findThings(text).find(({ name }) => fold(name) === asked);
  return found && nodeOf.has(found.id) && !isTheme(found.id) ? found.id : undefined;
}

/** A part of a question without the words that ask. */
const bare = (part) => part.split(/\s+/u).filter((word) => !ASKING.has(fold(word)) && !PATH_WORDS.has(fold(word)) && !COMPARE_WORDS.has(fold(word))).join(" ");

/** The two names between words that ask for two: "… NATO and UN Women …", or "NATO UN Women" where both are whole names. */
function twoNamed(words, text) {
  const parts = text.split(/\s(?:and|to|with|versus|vs)\.?\s/iu).map(bare);
  const isAsked = some(words, PATH_WORDS) || some(words, COMPARE_WORDS);
  const apart = (ids) => (ids.length === 2 && ids.every(Boolean) && ids[0] !== ids[1] ? ids : null);
  if (isAsked && parts.length === 2) {
    const ids = apart(parts.map((part) => fold(part) && first(part, (id) => nodeOf.has(id))));
    if (ids) return ids;
  }
  if (!isAsked && (exactly(text) || subjectOf(text))) return [];
  const rest = bare(text).split(" ").slice(0, 12);
  for (let at = 1; at < rest.length; at += 1) {
    const ids = apart([exactly(rest.slice(0, at).join(" ")), exactly(rest.slice(at).join(" "))]);
    if (ids) return ids;
  }
  return [];
}

/** "compare Norway and Sweden", "national action plans": the plans of the named states side by side, or of some where none is named. */
function plansDoors(words, text, areNamed) {
  if (!plans.length || !page.overview) return [];
  const states = statesNamed(text);
  const [isCompared, isOfPlans] = [some(words, COMPARE_WORDS), some(words, PLAN_WORDS)];
  if (states.length > 1 && (isCompared || isOfPlans) || states.length === 1 && isCompared && !areNamed) {
    return [{ words: `National action plans side by side: ${states.map(({ name }) => name).join(", ")}`, open: () => openPlans(states.map(({ id }) => id)) }];
  }
  if (states.length === 1 && isOfPlans && !statesAsked(text).length) {
    return [{ words: `${count(plansOf(states[0].id).length, "national action plan", "national action plans")} of ${states[0].name}, side by side`, open: () => openPlans([states[0].id]) }];
  }
  const isAsked = !states.length && !areNamed && isOfPlans && onlyOf(words, PLAN_WORDS, COMPARE_WORDS, TEXT_WORDS);
  return isAsked ? [{ words: `National action plans side by side, ${figure(plans.length)} of ${count(planStates().length, "state", "states")}`, open: () => openPlans(firstStates()) }] : [];
}

function twoDoors(words, text) {
  const [one, other] = twoNamed(words, text);
  const named = one && `${nameOf(one)} and ${nameOf(other)}`;
  const doors = plansDoors(words, text, Boolean(named));
  const isOfPlans = doors.length > 0;
  const isPlain = named && !some(words, PATH_WORDS);
  if (some(words, COMPARE_WORDS) || isPlain) {
    if (named) doors.push({ words: `Side by side: ${named}`, open: () => setState({ view: "compare", pair: [one, other], plans: [], selected: null }) });
    else if (isOfPlans) { /* The door of plans stands for it. */ }
    else if (onlyOf(words, COMPARE_WORDS, TEXT_WORDS, wordSet("two bodies things"))) doors.push({ words: "Two bodies or documents side by side", open: () => setState({ view: "compare", plans: [], selected: null }) });
  }
  if (some(words, PATH_WORDS) || (isPlain && !some(words, COMPARE_WORDS))) {
    if (named) doors.push({ words: `Ways between ${named}`, open: () => { setState({ view: "network", selected: null }); setState({ path: { from: one, to: null, inferred: true, chosen: null } }); choosePathEnd(other); } });
    else if (onlyOf(words, PATH_WORDS, wordSet("two things bodies a b x y one other another thing body"))) doors.push({ words: "Ways between two things: choose both", open: choosePathEnds });
    else if (PATH_WORDS.has(words[0])) doors.push(...unknownEnds(text));
  }
  return doors;
}

function viewDoors(words) {
  const doors = [];
  if (some(words, DISAGREE_WORDS) && onlyOf(words, DISAGREE_WORDS, TEXT_WORDS, wordSet("between"))) {
    doors.push(page.disagreements.length ? { words: `Where sources disagree: ${count(page.overview?.counts.contradictions ?? page.disagreements.length, "place", "places")}`, open: () => setState({ view: "disagreements", words: "", selected: null }) } : { words: "No two sources disagree here.", open: null });
  }
  if (some(words, VOTE_WORDS) && onlyOf(words, VOTE_WORDS, TEXT_WORDS)) {
    doors.push(page.overview?.votes.length ? { words: "How states voted", open: () => openCard("votes") } : { words: "No text here says how states voted.", open: null });
  }
  if (some(words, NEW_WORDS) && onlyOf(words, NEW_WORDS, TEXT_WORDS, wordSet("last update updates"))) {
    if (page.overview?.since) doors.push({ words: "What is new since the last build", open: () => openCard("since") });
    doors.push({ words: "The newest documents, on the timeline", open: () => setState({ view: "timeline", selected: null }) });
  }
  return doors;
}

/** Words by which people ask what a strength means; of these some ask it of all. */
const MEANING_WORDS = wordSet("mean means meant meaning meanings define defined defines definition definitions glossary explain explained explanation term terms word words wording strength strengths kind kinds stand stands legend colour colours color colors commitment commitments difference between");
const OF_ALL_STRENGTHS = wordSet("glossary definition definitions meaning meanings strength strengths legend colours colors");
/** How many commitments have a strength, in the whole graph. */
const strengthNumber = (name) => (page.overview ? page.overview.years.reduce((sum, bar) => sum + bar.numbers[page.overview.strengths.indexOf(name)], 0) : commitments.filter((item) => item.strength === name).length);

/** "what is an undertaking", "what does aim mean", "strengths": how many there are, and what the word means. */
function meaningDoors(words) {
  const named = unique(words.map((word) => strengthNamed.get(word)).filter(Boolean));
  const isAsked = named.length ? onlyOf(words, MEANING_WORDS, new Set(strengthNamed.keys())) : onlyOf(words, MEANING_WORDS) && some(words, OF_ALL_STRENGTHS);
  if (!isAsked) return [];
  const doors = (named.length ? named : STRENGTHS).map((name) => ({ words: `${name}: ${count(strengthNumber(name), "commitment", "commitments")}. ${meaningOf(name)}`, open: () => openCommitments({ strengths: [name] }) }));
  // A server has a page for all words of the graph.
  return page.homes && !named.length ? [...doors, { words: "All words of the graph, each with what it means", open: () => location.assign("ontology") }] : doors;
}

/** "NATO obligations", "what binds NATO most strongly", "what must NATO do": the commitments of a body, by strength where that is asked. */
function strengthDoors(words) {
  const strengths = unique(words.map((word) => strengthNamed.get(word)).filter(Boolean));
  const isStrongest = some(words, STRONG_WORDS);
  const name = words.filter((word) => !strengthNamed.has(word) && !STRONG_WORDS.has(word) && !BEARING_WORDS.has(word)).join(" ");
  if (!strengths.length && !isStrongest && !(name && some(words, BEARING_WORDS))) return [];
  const bears = (id, item) => !id || thingsIn(item.bearers).includes(id);
  // Of a document people ask what it states.
  const id = name && first(name, (one) => things.get(one)?.kind !== "document" && commitments.some((item) => bears(one, item)));
  if (name && !id) return [];
  const found = commitments.filter((item) => bears(id, item) && (!strengths.length || strengths.includes(item.strength)));
  const whole = count(found.length, "commitment", "commitments");
  const what = strengths.length ? `${strengths.join(" or ")}: ${whole}` : isStrongest ? `${whole}, the strongest first` : whole;
  return [{ words: `${id ? `${nameOf(id)}, ` : ""}${what}`, open: () => openCommitments({ bearers: id ? [id] : [], strengths, ...(strengths.length || isStrongest ? { order: "strength" } : {}) }) }];
}

/** Words by which people ask what a document says is to be done. */
const STATING_WORDS = wordSet("ask asks request requests require requires demand demands contain contains commit commits committed oblige obliges binding under stated stating call calls urge urges decide decides provision provisions content contents inside deadline deadlines");
const statedNumber = (id, strengths) => {
  const bar = page.overview?.documents.find((one) => one.id === id);
  if (!bar) return commitments.filter((item) => item.document === id && (!strengths.length || strengths.includes(item.strength))).length;
  return bar.numbers.reduce((sum, number, at) => sum + (!strengths.length || strengths.includes(page.overview.strengths[at]) ? number : 0), 0);
};

/** "what does resolution 1888 ask for", "commitments of the policy": the commitments that a document states. */
function statedDoors(words, text) {
  const strengths = unique(words.map((word) => strengthNamed.get(word)).filter(Boolean));
  const rest = words.filter((word) => !strengthNamed.has(word) && !STRONG_WORDS.has(word) && !BEARING_WORDS.has(word) && !STATING_WORDS.has(word));
  const isAsked = rest.length < words.length || ASKING.has(fold(text).split(" ")[0]);
  const id = isAsked && rest.length ? statingDocument(rest) : undefined;
  const number = id ? statedNumber(id, strengths) : 0;
  if (!number) return [];
  return [{ words: `${nameOf(id)} states ${count(number, "commitment", "commitments")}${strengths.length ? ` of the strength ${strengths.join(" or ").toLowerCase()}` : ""}`, open: () => openCommitments({ documents: [id], strengths }) }];
}

/** The document of these words that states most; of a served graph by its bar, whether it was fetched or not. */
function statingDocument(words) {
  const known = first(words.join(" "), (id) => statedNumber(id, []) > 0);
  if (known || !service) return known;
  const telling = words.filter((word) => !TEXT_WORDS.has(word));
  const holds = (/** @type {PageBar} */ bar) => { const names = ` ${fold(bar.label)} `; return telling.every((word) => names.includes(` ${word} `)); };
  return telling.length ? page.overview?.documents.find((bar) => totalOf(bar) > 0 && holds(bar))?.id : undefined;
}

/** What a numbered piece of a text is called. */
const PARAGRAPH_NAMES = new Set(["paragraph", "article"]);
/** "paragraph 51 of the policy", "OP 4 of 1325": the paragraph where it is read, in each of the documents that fit and have it. */
function paragraphDoors(text) {
  const [said, number] = /(?:^|\s)(?:paragraphs?|para|par|articles?|art|points?|clauses?|op|§)\.?\s*(\d{1,4})(?!\d)/iu.exec(text) ?? [];
  if (!number) return [];
  const rest = text.replace(said, " ").split(/\s+/u).filter((word) => word && !ASKING.has(fold(word))).join(" ");
  const having = unique(page.quotes.filter(({ paragraph }) => PARAGRAPH_NAMES.has(fold(paragraph).replace(` ${number}`, "")) && fold(paragraph).endsWith(` ${number}`)).map((quote) => quote.document));
  const found = rest ? findThings(rest).map(({ id }) => id).filter((id) => having.includes(id)) : having;
  const open = (id) => () => { takeState({ ...startState(), view: "reading", reading: id, controls: { paragraph: number } }); setState({}); };
  return found.slice(0, 3).map((id) => ({ words: `Read paragraph ${number} of ${nameOf(id)}`, open: open(id) }));
}

/** "path between X and Y" of which one is known by no name: which that is, and where two can be chosen. */
function unknownEnds(text) {
  const parts = text.split(/\s(?:and|to|with)\.?\s/iu).map(bare).filter((part) => fold(part));
  const unknown = parts.filter((part) => !first(part, (id) => nodeOf.has(id)));
  if (parts.length !== 2 || !unknown.length) return [];
  return [{ words: `No name ${service ? "that this page holds" : "here"} fits “${unknown.join("” or “")}”.`, open: null }, { words: "Ways between two things: choose both", open: choosePathEnds }];
}

/** Words for what the page does, each alone: where it is done. */
function workDoors(words) {
  const has = (known) => words.length > 0 && onlyOf(words, wordSet(known));
  const view = (key) => () => setState({ view: key, selected: null });
  const doors = [
    has("network picture graph") && { words: "The network: who is tied to what", open: view("network") },
    has("documents document texts text sources") && { words: "All documents by year", open: view("texts") },
    has("commitments commitment promises promise") && { words: `All ${count(allCommitments(), "commitment", "commitments")}`, open: () => openCommitments({}) },
    has("relations relation ties lines") && !words.includes("inferred") && { words: "All relations, said and inferred, as a table", open: view("relations") },
    has("persons person people") && { words: "The timeline of posts: who held which, and when", open: () => { takeState({ ...startState(), view: "timeline", controls: { dates: "holdsPost" } }); setState({}); } },
    has("timeline events") && { words: "The timeline: what happened, and when", open: view("timeline") },
    has("map states countries") && page.overview?.regions.length && { words: "The map of states", open: () => openCard("states") },
    (has("inferred inference why line lines") || (has("inferred inference why line lines dashed dotted relation relations conclusion conclusions") && some(words, wordSet("inferred inference why dashed dotted")))) && edges.some(({ inferred }) => inferred) && { words: "What is inferred, each with why", open: () => setState({ view: "relations", said: "inferred", words: "", selected: null }) },
  ];
  return [...doors.filter(Boolean), ...workOfPageDoors(words)];
}

/**
 * What the words ask for beside names and sentences.
 * @returns {Door[]}
 */
function doorsOf(text) {
  const telling = fold(text).split(" ").filter((word) => word && !ASKING.has(word));
  if (!telling.length) return [];
  const bare = telling.filter((word) => !AROUND_WORDS.has(word));
  const words = bare.filter((word) => !isYearWord(word));
  return [...paragraphDoors(text), ...postsDoors(text), ...doorsOfView(text), ...roleOrPeopleDoors(text), ...aboutDoors(text), ...twoDoors(words, text), ...implementingDoors(words), ...descentDoors(words, text), ...boundDoors(words, text)];
}

/** By roles people are asked for as well: each door once. */
const roleOrPeopleDoors = (text) => { const found = roleDoors(text); return found.length ? found : peopleDoors(text); };

/** What a strength means, the commitments of a body, or else those that a document states. */
const boundDoors = (words, text) => [meaningDoors(words), strengthDoors(words), statedDoors(words, text)].find((found) => found.length) ?? [];

/** The doors to views of their own, which no name opens. */
function doorsOfView(text) {
  const telling = fold(text).split(" ").filter((word) => word && !ASKING.has(word) && !AROUND_WORDS.has(word));
  const year = telling.find(isYearWord) ?? "";
  const words = telling.filter((word) => word !== year);
  if (!telling.length) return [];
  const isOfYear = year && !(words.some((word) => DUE_WORDS.has(word)) && !words.includes("year"));
  return [...(year ? [] : workDoors(words)), ...dueDoors(words, year), ...dueOfDoors(words, text, year), ...(isOfYear ? yearDoors(words, year) : []), ...viewDoors(words)];
}
