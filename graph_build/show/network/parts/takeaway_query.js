// Writes the SPARQL behind a view: a query that gives, run over the built graph, the relations or commitments shown.

/** Above this many characters a list of things makes a query longer than it need be. */
const LONG_LIST = 1000;

/** The prefixes that a query uses, and no others. */
const withPrefixes = (text) => {
  const used = Object.keys(page.prefixes).sort().filter((name) => new RegExp(`(^|[\\s(/|^])${name}:`, "m").test(text));
  return `${used.map((name) => `PREFIX ${name}: <${page.prefixes[name]}>`).join("\n")}\n${text}`;
};

/** An address by a prefix where what is left is a plain name, or else whole. */
function shortName(id) {
  const address = addressOf(id);
  const name = ["wps", "wpsv", "wpsi"].find((prefix) => address.startsWith(page.prefixes[prefix]));
  const local = name && address.slice(page.prefixes[name].length);
  return local && /^[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?$/.test(local) ? `${name}:${local}` : iri(id);
}

/** A list of addresses in lines of a readable length. */
function listOf(ids) {
  const lines = [""];
  for (const word of [...ids].sort().map(shortName)) {
    if (lines.at(-1) && lines.at(-1).length + word.length > 110) lines.push("");
    lines[lines.length - 1] += `${lines.at(-1) ? " " : ""}${word}`;
  }
  return lines.length > 1 ? `\n      ${lines.join("\n      ")}\n   ` : lines[0];
}

/** From a paragraph that a statement is about to its document, which is what the picture shows. */
const FOLDED = `  OPTIONAL { GRAPH graph:things { ?saidOf wps:inDocument ?from } }
  OPTIONAL { GRAPH graph:things { ?saidTo wps:inDocument ?to } }
  BIND(COALESCE(?from, ?saidOf) AS ?subject)
  BIND(COALESCE(?to, ?saidTo) AS ?object)
  FILTER(isIRI(?object) && ?subject != ?object)`;

const SENTENCES = `  OPTIONAL {
    GRAPH graph:assertions {
      ?assertion wps:evidence ?evidence .
      ?evidence oa:hasSource ?document ; wps:wording ?wording ; oa:hasSelector ?selector .
      ?selector oa:exact ?quote
    }
  }`;

/** An inferred statement that only says again what another says of the same two things is not drawn. */
const RESTATED = `  FILTER NOT EXISTS {
    GRAPH graph:assertions { ?narrow rdf:subject ?subject ; rdf:predicate ?narrower ; rdf:object ?object }
    GRAPH graph:ontology { ?narrower rdfs:subPropertyOf ?relation }
  }
  FILTER NOT EXISTS {
    GRAPH graph:assertions { ?turned rdf:subject ?object ; rdf:predicate ?inverse ; rdf:object ?subject }
    GRAPH graph:ontology { { ?inverse owl:inverseOf ?relation } UNION { ?relation owl:inverseOf ?inverse } }
  }`;

/** What a document has as a value from a list is no line between two things. */
const VALUED = "  FILTER(?relation NOT IN (wps:documentStatus, wps:adoptionManner))";

const indented = (text) => text.replace(/^/gm, "  ");

/** A statement that tables of facts alone make is not shown; one that a text makes too is. */
const saidInText = (node) => (page.leftOut.length === 0 ? null : `  FILTER EXISTS {
    GRAPH graph:assertions { ${node} wps:evidence/oa:hasSource ?text }
    FILTER(?text NOT IN (${page.leftOut.map(shortName).join(", ")}))
  }`);

/** The block of asserted relations with their sentences. */
function assertedBlock(predicates, documents) {
  return [
    predicates ? `  VALUES ?relation { ${listOf(predicates)} }` : VALUED,
    "  GRAPH graph:assertions { ?assertion rdf:subject ?saidOf ; rdf:predicate ?relation ; rdf:object ?saidTo }",
    FOLDED,
    saidInText("?assertion"),
    documents.length ? `  VALUES ?document { ${listOf(documents)} }\n${SENTENCES.replace(/^ {2}OPTIONAL \{\n|\n {2}\}$/g, "").replace(/^ {2}/gm, "")}` : SENTENCES,
    '  BIND("said" AS ?how)',
  ].filter(Boolean).join("\n");
}

function inferredBlock(predicates) {
  return [
    `  VALUES ?relation { ${listOf(predicates)} }`,
    "  GRAPH graph:inferred { ?subject ?relation ?object }",
    RESTATED,
    '  BIND("inferred" AS ?how)',
  ].join("\n");
}

/** A served page, or one of a very large graph, holds a part of the graph; the query keeps to that part. */
const isPart = () => page.inGraph > page.things.length;
const MOST_TRIPLES = 2000;

/** What the page narrows by dates, themes, strengths, disputes or paths has no short pattern: the triples stand in the query. */
const needsTriples = (/** @type {Relation[]} */ list) => (
  state.view === "lineage" || (isPart() && list.length <= MOST_TRIPLES) || state.themes.length > 0 || state.pillars.length > 0 || state.strengths.length > 0 || state.bearers.length > 0 || state.asked.length > 0 || Boolean(state.due) || state.disputed
  || state.from !== null || state.until !== null || Boolean(state.path)
);

/** Lines that keep the query to the things shown, or to the kinds that are not hidden. */
function thingLines() {
  const isPicture = state.view === "network" && state.scope !== "all";
  if (isPicture || isPart()) {
    const shown = shownThings(!isPicture).map((thing) => thing.id);
    if (isPart() || shown.length < page.things.length) return [`  VALUES ?subject { ${listOf(shown)} }`, `  VALUES ?object { ${listOf(shown)} }`];
  }
  const hidden = new Set(page.things.filter((thing) => state.hiddenKinds.includes(thing.kind)).map((thing) => thing.type));
  if (!hidden.size) return [];
  return ["?subject", "?object"].map((end) => `  FILTER NOT EXISTS {
    VALUES ?hidden { ${listOf(hidden)} }
    GRAPH ?home { ${end} a ?hidden }
    FILTER(?home != graph:inferred)
  }`);
}

function selectionLine() {
  const chosen = isSideTaken() && state.selected;
  if (chosen && chosen.type === "thing") return [`  FILTER(?subject = ${shortName(chosen.id)} || ?object = ${shortName(chosen.id)})`];
  if (chosen && chosen.type === "relation") {
    const { subject, predicate, object } = relations[chosen.id];
    return [`  FILTER(?subject = ${shortName(subject)} && ?relation = ${shortName(predicate)} && ?object = ${shortName(object)})`];
  }
  return [];
}

const triplesLine = (/** @type {Relation[]} */ list) => `  VALUES (?subject ?relation ?object) {\n${list.map(({ subject, predicate, object }) => `    (${shortName(subject)} ${shortName(predicate)} ${shortName(object)})`).join("\n")}\n  }`;

/** The query for relations, and a note on how it was made. */
function relationQuery() {
  const list = takenRelations();
  const predicatesOf = (some) => [...new Set(some.map((relation) => relation.predicate))];
  const [said, inferred] = [relations.filter((r) => !r.reason), relations.filter((r) => r.reason)];
  const isOfTree = (predicate) => state.view !== "tree" || localOf(predicate) === tree.predicate;
  const kept = (some) => predicatesOf(some).filter((predicate) => !state.hiddenPredicates.includes(predicate) && isOfTree(predicate));
  const isNarrow = state.hiddenPredicates.length > 0 || state.view === "tree";
  const blocks = [];
  if (state.said !== "inferred") blocks.push(assertedBlock(isNarrow ? kept(said) : null, state.documents));
  // The picture draws what is inferred where the reader asked for it, all of it or line by line.
  const drawn = list.some((relation) => relation.reason);
  const isLineByLine = state.view === "network" && !state.inferred && state.said === "both" && drawn;
  const noneDrawn = state.view === "network" && !state.inferred && state.said === "both" && !drawn;
  // What is open at the side stands in the query by name where the view beside it draws some of it only.
  const isOfSide = isSideTaken() && state.view !== "relations";
  const byTriples = isOfSide || isLineByLine || needsTriples(list) || (state.documents.length > 0 && list.some((relation) => relation.reason));
  // A document chosen hides what follows from others: where nothing inferred is shown, none is asked for.
  const noneInferred = state.documents.length > 0 && blocks.length > 0 && !list.some((relation) => relation.reason);
  if (state.said !== "asserted" && state.view !== "tree" && kept(inferred).length && !noneInferred && !noneDrawn) blocks.push(inferredBlock(kept(inferred)));
  const body = blocks.length === 1 ? blocks[0] : blocks.map((block) => `  {\n${indented(block)}\n  }`).join("\n  UNION\n");
  const lines = byTriples ? [triplesLine(list)] : [...thingLines(), ...selectionLine()];
  const text = [
    "SELECT DISTINCT ?subject ?relation ?object ?how ?document ?quote ?wording",
    "WHERE {", body, ...lines, "}",
    "ORDER BY ?subject ?relation ?object ?document ?quote ?wording",
  ].join("\n");
  const long = lines.some((line) => line.length > LONG_LIST);
  const note = byTriples && isPart() ? "The page holds a part of the graph, so the relations shown stand in the query by name."
    : byTriples ? "This view, its dates, themes, strengths and disputes are weighed by the page, so the relations shown stand in the query by name."
    : long ? "The first view is a choice of things, so they stand in the query by name. “Show all” makes it shorter." : "";
  return { text: comment(takenWords()) + withPrefixes(`${text}\n`), note };
}

/** Lines that keep a date to the time that was chosen. */
function timeLines() {
  const line = (bound, name, sign) => (bound === null ? [] : [`  FILTER(!BOUND(?${name}) || ?${name} ${sign} "${bound}"^^xsd:date)`]);
  return [...line(state.from, "latest", ">="), ...line(state.until, "earliest", "<=")];
}

/** By these a document is dated, once: those that the page took stand in the query by name. */
const isDating = (track) => Object.values(DATING).includes(track);

const isFactTrack = (key) => key.endsWith("On") && !isDating(key);
/** Whether the timeline shows a kind of date: all, or the one that was chosen. */
const ofTrack = (fits) => !timeline.only || fits(timeline.only);

/** The query for dates: of things, of posts held, and of commitments that are due. */
function dateQuery() {
  const shown = [...shownThings(true), ...shownDated()].map((thing) => thing.id);
  const all = page.things.length + (page.dated ?? []).length;
  const bounds = (node, earliest, latest) => `    OPTIONAL { ${node} wps:${earliest} ?earliest ; wps:${latest} ?latest }`;
  const block = (...lines) => `  {\n${lines.map(indented).join("\n")}\n  }`;
  const facts = block(
    `  VALUES ?what { ${listOf(tracks.map(({ key }) => key).filter((key) => isFactTrack(key) && (!timeline.only || key === timeline.only)).map((key) => page.prefixes.wps + key))} }`,
    "  GRAPH graph:assertions {",
    "    ?node rdf:subject ?saidOf ; rdf:predicate ?what ; rdf:object ?when",
    bounds("?node", "earliest", "latest"),
    "  }",
    "  OPTIONAL { GRAPH graph:things { ?saidOf wps:inDocument ?from } }",
    "  BIND(COALESCE(?from, ?saidOf) AS ?thing)",
    saidInText("?node") ?? "",
    shown.length < all || isPart() ? `  VALUES ?thing { ${listOf(shown)} }` : "",
  );
  const marks = timeline.items.filter(({ track }) => isDating(track));
  const told = marks.filter(({ how }) => how !== "issued").map(({ chosen, track, when }) => `(${iri(chosen.id)} wps:${track} ${literal(when)})`);
  const issued = marks.filter(({ how }) => how === "issued").map(({ chosen }) => chosen.id);
  const documents = told.length > 0 && block(
    `  VALUES (?thing ?what ?text) { ${told.join(" ")} }`,
    "  GRAPH graph:assertions { ?node rdf:subject ?saidOf ; rdf:predicate ?what ; rdf:object ?when }",
    "  OPTIONAL { GRAPH graph:things { ?saidOf wps:inDocument ?from } }",
    "  FILTER(COALESCE(?from, ?saidOf) = ?thing && STR(?when) = ?text)",
  );
  const catalogue = issued.length > 0 && block(`  VALUES ?thing { ${listOf(issued)} }`, "  VALUES ?what { dcterms:issued }", "  GRAPH graph:things { ?thing ?what ?when }", "  BIND(?thing AS ?node)");
  const held = block("  VALUES ?what { wps:start wps:end wps:lastSeen }", "  GRAPH graph:assertions { ?node a wps:RoleHolding ; wps:holder ?thing ; wps:onPost ?post ; ?what ?when }");
  const due = block("  VALUES ?what { wps:due }", "  GRAPH graph:assertions {", "    ?node a wps:Commitment ; ?what ?when", bounds("?node", "dueEarliest", "dueLatest"), "    BIND(?node AS ?thing)", "  }");
  const text = [
    "SELECT DISTINCT ?thing ?what ?when ?post ?document ?quote ?wording", "WHERE {", [ofTrack(isFactTrack) && facts, documents, catalogue, ofTrack((key) => key === "holdsPost") && held, ofTrack((key) => key === "due") && due].filter(Boolean).join("\n  UNION\n"),
    SENTENCES.replace("?assertion", "?node"), ...timeLines(), "}", "ORDER BY ?when ?thing ?what ?document ?quote ?wording",
  ].join("\n");
  return { text: comment(takenWords()) + withPrefixes(`${text}\n`), note: told.length ? "A document has one date here, so the dates that were taken stand in the query by name." : "" };
}

/** The query for commitments: who bears what, how strongly, by when, in which words. */
function commitmentQuery() {
  const list = takenCommitments();
  const all = list.length === commitments.length && !isPart();
  const text = [
    "SELECT DISTINCT ?commitment ?bearer ?strength ?addressee ?due ?document ?quote ?wording",
    "WHERE {",
    all ? "" : `  VALUES ?commitment { ${listOf(list.map((item) => item.id))} }`,
    "  GRAPH graph:assertions {",
    "    ?commitment a wps:Commitment .",
    ...["strength", "bearer", "addressee", "due"].map((name) => `    OPTIONAL { ?commitment wps:${name} ?${name} }`),
    "    OPTIONAL {",
    "      ?commitment wps:evidence ?evidence .",
    "      ?evidence oa:hasSource ?document ; wps:wording ?wording ; oa:hasSelector ?selector .",
    "      ?selector oa:exact ?quote",
    "    }",
    "  }",
    "}",
    "ORDER BY ?document ?commitment ?quote ?wording",
  ].filter(Boolean).join("\n");
  return { text: comment(takenWords()) + withPrefixes(`${text}\n`), note: all ? "" : "The commitments that passed the filters stand in the query by name." };
}

/** The query behind the view that is open. */
function queryOf() {
  const isAboutCommitments = ["commitments", "cards", "matrix"].includes(state.view) || (isSideTaken() && state.selected?.type === "commitment");
  if (state.view === "timeline" && !isSideTaken()) return dateQuery();
  return isAboutCommitments ? commitmentQuery() : relationQuery();
}
