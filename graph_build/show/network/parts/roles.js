// Understands what people ask by a role: who advises X, whom X supports, by when somebody has to report; and words for what the page does.

/** How a word is compared with those of another form: "advises", "advisers" and "advising" are one. */
const stemOf = (word) => word.replace(/(?<=.{3})(?:ations?|ators?|ates?|ated|ating|ers?|ors?|ing|ed|es|s|e)$/u, "");
/** Words for relations that are called otherwise where they are drawn; of "people" those of a body are meant. */
const ROLE_NAMES = [
  ["people", "sit sits sitting sat seat seats belong belongs membership serve serves"],
  ["advises", "counsel counsels advice guide guides"],
  ["cooperatesWith", "work works working partner partners partnership together collaborate collaborates"],
  ["organizedBy", "organise organises organised organize organizes organized convene convenes convened arrange arranged"],
  ["supports", "back backs help helps assist assists"],
  ["participatedIn", "attend attends attended attendee attendees participant participants participate joined"],
  ["spokeAt", "speak speaks speaker speakers speech spoken"],
  ["adoptedBy", "approve approved approves agree agreed pass passed"],
  ["partOf", "contain contains consist consists within"],
  ["deployedTo", "send sends sent station stationed"],
].map(([role, words]) => /** @type {[string, Set<string>]} */ ([role, wordSet(words)]));
/** Relations whose names ask for something else, in most mouths. */
const NO_ROLES = new Set(["about", "theme", "bears", "committedOn", "holdsPost", "postIn", "postWithin", "adoptedOn", "appointedOn", "establishedOn", "occursOn", "publishedOn", "memberOf", "implements", "cites"]);

/** Which relation a word asks for. */
function roleOf(word) {
  const named = ROLE_NAMES.find(([, words]) => words.has(word));
  if (named) return named[0];
  const stems = (predicate) => fold(`${verbOf(predicate)} ${page.incoming[predicate] ?? ""}`).split(" ").filter((one) => one.length > 4).map(stemOf);
  const known = Object.keys(page.predicates).filter((predicate) => !NO_ROLES.has(localOf(predicate)));
  const found = word.length > 3 && known.find((predicate) => stems(predicate).includes(stemOf(word)));
  return found ? localOf(found) : "";
}

/** How many are at the other end of a relation of a thing, by what texts say and, where they say none, by what follows. */
function endsOfRole(id, role, way) {
  const all = (way === "in" ? incoming : outgoing).get(id).filter((one) => localOf(one.predicate) === role);
  const said = all.filter((one) => !one.reason);
  return { list: said.length ? said : all, isSaid: said.length > 0 };
}

/** Words with which a question begins, and the kinds that it may ask for: "which bodies advise …". */
const BEGINNING = wordSet("who whom whose what which where how");
const KIND_WORDS = wordSet("body bodies organisation organisations organization organizations group groups event events meeting meetings conference conferences state states official officials people persons posts documents");
/** Words that only together ask for a relation. */
const oneWord = (text) => fold(text).replace(/\b(?:(?:take|takes|taking|took) )?part in\b/gu, "participate").replace(/\bpart of\b/gu, "contains").replace(/\b(which|what) (\w+)\b/gu, (all, asking, kind) => (KIND_WORDS.has(kind) ? asking : all));

/** The thing that a question names, and the words of it that ask for a role: a name may hold such a word, too. */
function namedWithRoles(words) {
  const asking = words.filter(roleOf).slice(0, 3);
  const choices = [...Array(2 ** asking.length).keys()].slice(1).map((bits) => asking.filter((_, at) => bits & (2 ** at))).sort((a, b) => a.length - b.length);
  for (const taken of choices) {
    const rest = words.filter((word) => !taken.includes(word)).join(" ");
    const id = rest && findThings(rest).find((one) => nodeOf.has(one.id) && one.near <= 5)?.id;
    if (id) return { id, taken, rest };
  }
  return null;
}

/** "who sits on and advises X", "which bodies does X support": for each role those at its other end, in the details of X. */
function roleDoors(text) {
  const typed = oneWord(text).split(" ").filter(Boolean);
  const words = typed.filter((word) => !ASKING.has(word) && !AROUND_WORDS.has(word));
  const found = some(typed.slice(0, 2), BEGINNING) ? namedWithRoles(words) : null;
  if (!found) return [];
  const { id, taken, rest } = found;
  const nameAt = Math.min(...rest.split(" ").map((word) => typed.indexOf(word)));
  const doors = unique(taken.map(roleOf)).flatMap((role) => {
    if (role === "people") return peopleDoors(`people of ${nameOf(id)}`);
    const asked = nameAt < typed.findIndex((word) => roleOf(word) === role) ? "out" : "in";
    const way = endsOfRole(id, role, asked).list.length ? asked : asked === "in" ? "out" : "in";
    const { list, isSaid } = endsOfRole(id, role, way);
    const predicate = Object.keys(page.predicates).find((one) => localOf(one) === role);
    if (!list.length) return service || !predicate ? [] : [{ words: `No text here says it of ${nameOf(id)}: ${verbOf(predicate)}.`, open: null }];
    const verb = (way === "in" ? turnedVerbIn : verbIn)(list[0]);
    const others = unique(list.map((one) => (way === "in" ? one.subject : one.object)));
    const few = others.slice(0, 3).map((one) => nameOf(one)).join(", ");
    const open = () => { choose({ type: "thing", id }, { focus: true }); setState({ place: fold(verb).replaceAll(" ", "-") }, { replace: true }); };
    return [{ words: `${nameOf(id)}, ${verb}: ${few}${others.length > 3 ? ` and ${figure(others.length - 3)} more` : ""}${isSaid ? "" : " (inferred)"}`, open }];
  });
  // Where no text answers, what is said of the one who was named is the next best.
  return doors.length && doors.every(({ open }) => !open) ? [...doors, { words: `All that is said of ${nameOf(id)}`, open: () => choose({ type: "thing", id }, { focus: true }) }] : doors;
}

/** Words for states and their governments, none of which is the name of one bearer. */
const STATE_WORDS = wordSet("state states government governments governmental country countries nation nations member members capitals");
const isOfStates = (id) => things.get(id)?.kind === "state" || fold(nameOf(id)).split(" ").some((word) => ["states", "governments", "countries", "nations"].includes(word)) && things.get(id)?.kind === "group";

/** "reporting deadlines for governments", "what is due from NATO": what those have to do by a time; of very little asked about, all that has one. */
function dueOfDoors(words, text, year) {
  const isReport = some(words, REPORT_WORDS);
  const isAsked = some(words, DUE_ASKING) || isReport && fold(text).split(" ").some((word) => word === "when" || word === "often");
  const rest = words.filter((word) => !DUE_WORDS.has(word) && !BEARING_WORDS.has(word) && word !== "often");
  if (!isAsked || !rest.length || year) return [];
  const areStates = onlyOf(rest, STATE_WORDS);
  const borne = unique(commitments.flatMap((item) => thingsIn(item.bearers)));
  const named = areStates ? borne.filter(isOfStates) : [first(rest.join(" "), (id) => borne.includes(id))].filter(Boolean);
  const whose = areStates ? "states and their governments" : named.length ? nameOf(named[0]) : "";
  if (!named.length) return [];
  const kind = some(words, PAST_WORDS) ? "past" : some(words, AGAIN_WORDS) ? "recurring" : "any";
  const found = commitments.filter((item) => duePasses(item, kind) && picks(named, thingsIn(item.bearers)));
  const reports = found.filter((item) => wordsOf(lists.commitments, item).includes("report"));
  const doors = [];
  if (isReport && reports.length) doors.push({ words: `Commitments of ${whose} to report that say when: ${figure(reports.length)}`, open: () => openCommitments({ due: kind, bearers: named, words: "report" }) });
  if (found.length) doors.push({ words: `Commitments of ${whose} that say when: ${figure(found.length)}`, open: () => openCommitments({ due: kind, bearers: named }) });
  if (!found.length) doors.push({ words: `No commitment of ${whose} says when.`, open: null });
  const told = commitments.filter((item) => duePasses(item, kind) && wordsOf(lists.commitments, item).includes("report"));
  if (isReport && !reports.length && told.length) doors.push({ words: `Commitments to report that say when, whoever bears them: ${figure(told.length)}`, open: () => openCommitments({ due: kind, words: "report" }) });
  return doors;
}

/** What the page does with a view: the words that ask for it, and those that may stand beside them. */
const BESIDE_WORK = wordSet("view page table tables list lists result results row rows data file files picture image graph network map card cards chart figure figures commitment commitments relation relations thing things document documents selection colleague colleagues someone somebody friend team others people my your screen format open current paper copy now computer later shown");
const WORK_WORDS = {
  share: wordSet("share shares sharing link url address bookmark send forward permalink email mail"),
  save: wordSet("download downloads export exporting exports save saving csv xls xlsx excel spreadsheet spreadsheets calc sheets json rdf turtle ttl graphml gephi png svg file files"),
  print: wordSet("print printing printer printed printout pdf"),
  cite: wordSet("cite citing citation citations footnote reference references bibliography"),
};
/** "share this page with a colleague", "export the table to Excel", "print this": where that is done. */
function workOfPageDoors(words) {
  const has = (key) => some(words, WORK_WORDS[key]) && onlyOf(words, WORK_WORDS[key], BESIDE_WORK, WORK_WORDS.save);
  const openMenu = () => { if (document.getElementById("takeaway").hidden) toggleTakeaway(); document.querySelector("#takeaway button")?.focus(); };
  return [
    has("print") && { words: "Print this view, or save it as PDF", open: () => print() },
    has("share") && { words: "The link to this view", open: showLink },
    has("save") && !some(words, WORK_WORDS.print) && { words: "Download what is shown, as a file", open: openMenu },
    has("cite") && { words: "Open a sentence: “Copy citation” stands beside it", open: () => openCommitments({}) },
  ].filter(Boolean);
}
