// Decides what the filters let through: by kind, relation, document, theme, pillar, strength, source, dispute and time.

/** @type {Map<string, string[]>} */
const pillarOf = new Map();
const disputedRelations = new Set();
const disputedCommitments = new Set();
const disputedThings = new Set();

/** Read what the filters look at; again after the data grew. */
function indexFilters() {
  for (const theme of page.themes) pillarOf.set(theme.id, theme.pillars);
  for (const item of page.disagreements) {
    item.things.forEach((id) => disputedThings.add(id));
    item.relations.forEach((key) => disputedRelations.add(key));
    item.commitments.forEach((id) => disputedCommitments.add(id));
  }
}

const isTimeSet = (now) => now.from !== null || now.until !== null;

/** Whether one of the spans, each [first day, last day or null where it goes on], meets the span that was chosen. */
function meets(spans, now) {
  return spans.some(([first, last]) => (
    (now.until === null || first === null || first <= now.until) && (now.from === null || last === null || last >= now.from)
  ));
}

/** The documents that were read, as the overview names them; a large graph names those with most commitments. */
const readDocuments = new Map((page.overview?.documents ?? []).map((bar) => [bar.id, bar]));
const wasRead = (/** @type {PageThing} */ thing) => readDocuments.has(thing.id) || thing.details.some(({ label }) => label === "File read");
/** Things of which a date is said and no relation. */
const untied = new Map(page.dated.map((thing) => [thing.id, thing]));
/** The one date of a document: every view that counts or filters documents by time goes by it. */
const documentDate = (id) => (things.get(id) ?? untied.get(id))?.date ?? readDocuments.get(id)?.date ?? null;
const documentSpans = (id) => { const date = documentDate(id); return date ? [[date.first, date.last]] : []; };
const DATE_WORDS = "A document counts by the day on which it was adopted or, where no text says one, published or issued.";

/** Documents that texts only name, with the one read that each of them is: it counts once. */
/** @type {Map<string, string>} */
const readAs = new Map(page.overview?.again ?? []);
/** The documents of the chosen time, those read here and those that texts only name. */
function documentsOfTime(now = state) {
  const named = [...page.things, ...page.dated].filter((thing) => thing.kind === "document" && !wasRead(thing) && !readAs.has(thing.id)).map(({ id }) => id);
  const read = [...new Set([...readDocuments.keys(), ...page.things.filter((thing) => thing.kind === "document" && wasRead(thing)).map(({ id }) => id)])];
  const passes = (id) => timePasses(documentSpans(id), now);
  return { read: read.filter(passes), named: named.filter(passes) };
}
/**
 * How many those are, in words that every view says alike: "3 read here, 5 only named in them". A page that holds a
 * part of a graph does not know all that are named, and of very many that were read the overview names those with most.
 */
function documentsCounted(now = state) {
  const { read, named } = documentsOfTime(now);
  const isAll = readDocuments.size >= (page.overview?.counts.documents ?? 0);
  const listed = listedPlans().filter(({ date }) => timePasses([[date.first, date.last]], now)).length;
  return `${isAll ? "" : "at least "}${service ? `${figure(read.length)} read here` : countsInWords({ read: read.length, named: named.length, plans: listed })}`;
}
/** Of which time the documents are counted, how many they are, and which date is meant; nothing where all times are shown. */
function documentsWords() {
  if (!isTimeSet(state)) return "";
  const year = state.from?.slice(0, 4);
  const isYear = state.from === `${year}-01-01` && state.until === `${year}-12-31`;
  return `Documents of ${isYear ? year : "this time"}: ${documentsCounted()}${state.undated ? ", those without a date among them" : ""}. ${DATE_WORDS}`;
}

/** When a thing was: a document when it spoke, anything else when it happened or held. */
const thingTimes = (/** @type {PageThing} */ thing) => (thing.kind === "document" ? documentSpans(thing.id) : thing.spans);

/** The time of a thing is its own; of a relation its own, else that of the documents that say it; of a commitment that of its document. */
const relationTimes = (/** @type {Relation} */ item) => (item.spans.length ? item.spans : documentsOf(item).flatMap(documentSpans));
const commitmentTimes = (/** @type {PageCommitment} */ item) => {
  const spans = documentSpans(item.document);
  return spans.length ? spans : item.spans.map(([made]) => [made, made]).filter(([made]) => made !== null);
};
const timePasses = (spans, now) => !isTimeSet(now) || (spans.length ? meets(spans, now) : now.undated);

const picks = (chosen, values) => !chosen.length || values.some((value) => chosen.includes(value));
const pillarsOf = (themes) => themes.flatMap((theme) => pillarOf.get(theme) ?? []);

/** When a commitment is due: each of these is a list of its own. What comes round again is never past; words may give a time without a day. */
const DUE_KINDS = { any: "with a time", coming: "on a day ahead", recurring: "recurring", past: "past", worded: "time in words, no day", none: "with no time" };
const wordedTime = (/** @type {PageCommitment} */ item) => detailOf(item, "Time in words");
const today = () => new Date().toISOString().slice(0, 10);
function dueKindOf(/** @type {PageCommitment} */ item) {
  if (detailOf(item, "Recurrence")) return "recurring";
  if (!detailOf(item, "Due")) return wordedTime(item) ? "worded" : "none";
  return (item.spans[0]?.[1] ?? "9999") < today() ? "past" : "coming";
}

/** A year is asked for as well: what is due by a date in it, and what comes round again and had begun by then. */
const isDueYear = (key) => /^\d{4}$/.test(key);
function isDueIn(/** @type {PageCommitment} */ item, year) {
  const days = detailsOf(item, "Due").map(spanOf).filter(Boolean);
  const [first, last] = [Date.UTC(Number(year), 0, 1), Date.UTC(Number(year) + 1, 0, 1)];
  if (!detailOf(item, "Recurrence")) return days.some(({ from, to }) => from < last && to > first);
  return days.length ? days.some(({ from }) => from < last) : (item.spans[0]?.[0] ?? "0000") <= `${year}-12-31`;
}
function duePasses(/** @type {PageCommitment} */ item, key) {
  if (!key) return true;
  if (isDueYear(key)) return isDueIn(item, key);
  return key === "any" ? dueKindOf(item) !== "none" : key === dueKindOf(item);
}

function commitmentPasses(/** @type {PageCommitment} */ item, now) {
  return picks(now.strengths, [item.strength])
    && picks(now.themes, item.themes)
    && picks(now.pillars, pillarsOf(item.themes))
    && picks(now.documents, [item.document])
    && picks(now.bearers, thingsIn(item.bearers))
    && picks(now.asked, thingsIn(item.addressees))
    && duePasses(item, now.due)
    && timePasses(commitmentTimes(item), now)
    && (!now.disputed || disputedCommitments.has(item.id));
}

/** The documents that a relation rests on; an inferred one rests on those of its premises. */
function documentsOf(/** @type {Relation} */ relation) {
  if (!relation.sources) {
    const own = relation.quotes.map((number) => page.quotes[number].document);
    const premises = (relation.reason?.premises ?? []).flatMap((premise) => {
      const said = relationOf.get(relationKey(premise));
      return said && !said.reason ? documentsOf(said) : [];
    });
    relation.sources = [...new Set([...own, ...premises])];
  }
  return relation.sources;
}

/** Whether the relation itself passes; `parties` holds the things tied to commitments, where a filter asks for those. */
function relationPasses(/** @type {Relation} */ relation, now, visible, parties) {
  if (!visible.has(relation.subject) || !visible.has(relation.object)) return false;
  if (now.hiddenPredicates.includes(relation.predicate)) return false;
  if (now.said !== "both" && (now.said === "inferred") !== Boolean(relation.reason)) return false;
  if (!timePasses(relationTimes(relation), now)) return false;
  if (now.documents.length && !picks(now.documents, documentsOf(relation))) return false;
  if (now.disputed && !disputedRelations.has(relationKey(relation))) return false;
  return !parties || isOnTheme(relation, now) || (parties.has(relation.subject) && parties.has(relation.object));
}

function isOnTheme(/** @type {PageRelation} */ relation, now) {
  if (now.strengths.length || now.bearers.length || now.asked.length || now.due) return false;
  const ends = [relation.subject, relation.object];
  return ends.some((id) => pillarOf.has(id) && picks(now.themes, [id]) && picks(now.pillars, pillarOf.get(id)));
}

const partiesOf = (/** @type {PageCommitment} */ item) => [...thingsIn(everyoneIn(item)), item.document, ...item.themes].filter((id) => nodeOf.has(id));

/** All that passes the filters of a state: ids of things, numbers of relations, ids of commitments. */
function pass(now) {
  const wanted = commitments.filter((item) => commitmentPasses(item, now));
  const onCommitments = now.themes.length || now.pillars.length || now.strengths.length || now.bearers.length || now.asked.length || now.due;
  const tied = new Set(wanted.flatMap(partiesOf));
  // A document without a date is hidden or shown as asked; a body or a theme has none, and comes with what is said of it.
  const isOnTime = (/** @type {PageThing} */ thing) => timePasses(thingTimes(thing), thing.kind === "document" ? now : { ...now, undated: true });
  const visible = new Set(page.things.filter((thing) => !now.hiddenKinds.includes(thing.kind) && isOnTime(thing)).map(({ id }) => id));
  const kept = relations.filter((relation) => relationPasses(relation, now, visible, onCommitments ? tied : null));
  const isNarrow = onCommitments || now.documents.length || now.disputed;
  const onlyDated = isTimeSet(now) && !now.undated;
  if (isNarrow || onlyDated) {
    const ends = new Set(kept.flatMap(({ subject, object }) => [subject, object]));
    if (!now.disputed) tied.forEach((id) => ends.add(id));
    else disputedThings.forEach((id) => ends.add(id));
    if (onlyDated && !isNarrow) page.things.forEach((thing) => thingTimes(thing).length && ends.add(thing.id));
    for (const id of visible) if (!ends.has(id)) visible.delete(id);
  }
  return {
    things: visible,
    relations: new Set(kept.map((relation) => relation.index)),
    commitments: new Set(wanted.map((item) => item.id)),
  };
}

const passing = () => remember("passing", () => pass(state));
