// Turns relations and commitments into texts for other tools: CSV for spreadsheets, Turtle with evidence, GraphML.

/** The whole address of a thing, an assertion or a piece of evidence. */
const addressOf = (id) => (/^[a-z][a-z0-9+.-]*:/i.test(id) ? id : page.prefixes.wpsi + id);

/** A cell of a table. One that would start a formula in a spreadsheet gets an apostrophe in front. */
function csvCell(value) {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
const csvOf = (rows) => rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");

/** Whose words a sentence holds; empty where there is no sentence of a document. */
const wordingOf = (/** @type {Partial<PageQuote>} */ quote) => (quote.document ? quote.wording || "original" : "");

/** The words for a reader: the row of a table as its columns and values. What is inferred has words and no place. */
const wordsOfSaid = (/** @type {Partial<PageQuote>} */ quote) => (quote.document ? wordsOfQuote(/** @type {PageQuote} */ (quote)) : quote.exact);

/** Where in its document a quote stands: the paragraph, and of a PDF the page. */
function paragraphOf(/** @type {Partial<PageQuote>} */ quote) {
  return [quote.paragraph, quote.pages].filter(Boolean).join(", ");
}

/** A row for each sentence of each relation; an inferred one has a row with the rule in words. */
function relationsCsv(/** @type {Relation[]} */ list) {
  const head = ["subject", "relation", "object", "said or inferred", "sentence", "wording", "document", "paragraph", "dates", "original", "subject address", "relation address", "object address"];
  const rows = list.flatMap((relation) => {
    const names = [nameOf(relation.subject), verbIn(relation), nameOf(relation.object)];
    const addresses = [addressOf(relation.subject), relation.predicate, addressOf(relation.object)];
    const row = (how, /** @type {Partial<PageQuote>} */ quote) => [...names, how, wordsOfSaid(quote), wordingOf(quote), quote.document && nameOf(quote.document), paragraphOf(quote), relation.notes.join("; "), quote.address, ...addresses];
    if (relation.reason) return [row("inferred", { exact: relation.reason.words })];
    return relation.quotes.length ? relation.quotes.map((number) => row("said", page.quotes[number])) : [row("said", {})];
  });
  return csvOf([head, ...rows]);
}

/** A row for each sentence of each commitment. */
function commitmentsCsv(/** @type {PageCommitment[]} */ list) {
  const details = ["Verb", "Action", "Act", "Binding force", "Qualifier", "Condition", "Due", "Recurrence", "Time in words"];
  const roles = [["bearer", "bearers"], ["addressee", "addressees"], ["for whom", "beneficiaries"]];
  // The n-th name and the n-th words of a role belong together; a name stays empty where the words name no known thing.
  const head = ["strength", ...roles.flatMap(([label]) => [label, `${label} in words`]), ...details.map((label) => label.toLowerCase()), "themes", "sentence", "wording", "document", "paragraph", "original", "address"];
  const joined = (texts) => (texts.some(Boolean) ? texts.join("; ") : "");
  const who = (/** @type {PageParty[]} */ parties) => [joined(parties.map(({ thing }) => thing && nameOf(thing))), joined(parties.map(({ words }) => words))];
  const rows = list.flatMap((item) => (item.quotes.length ? item.quotes : [null]).map((number) => {
    /** @type {Partial<PageQuote>} */
    const quote = page.quotes[number] ?? {};
    return [
      item.strength, ...roles.flatMap(([, role]) => who(item[role])),
      ...details.map((label) => detailOf(item, label)), item.themes.map(nameOf).join("; "),
      wordsOfSaid(quote), wordingOf(quote), nameOf(item.document), paragraphOf(quote), quote.address, addressOf(item.id),
    ];
  }));
  return csvOf([head, ...rows]);
}

/** A row for each side of each disagreement, one below the other: what differs, what this source says, in which words. */
function disagreementsCsv(/** @type {PageDisagreement[]} */ list) {
  const head = ["disagreement", "where sources disagree", "kind", "about", "this source says", "source", "sentence", "wording", "document", "paragraph", "original"];
  return csvOf([head, ...list.flatMap((item, at) => {
    const first = [at + 1, item.comment, disagreementKind(item), item.things.map(nameOf).join("; ")];
    const { sides, columns } = sidesOf(item);
    const words = differingWords(item);
    return sides.length ? sides.map(({ quote, row }) => {
      const says = row ? columns.map((name) => [name, cellOfRow(row, name)]).filter(([, value]) => value).map((pair) => pair.join(": ")) : words.filter((word) => quote.exact.toLowerCase().includes(word));
      const source = row ? cellOfRow(row, "source") : nameOf(quote.document);
      return [...first, says.join("; "), source, wordsOfQuote(quote), wordingOf(quote), nameOf(quote.document), row ? "" : paragraphOf(quote), (row && cellOfRow(row, "address")) || quote.address];
    }) : [first];
  })]);
}

/** A row for each date of the timeline. */
function datesCsv(list) {
  const rows = list.map((item) => {
    /** @type {Partial<PageQuote>} */
    const quote = page.quotes[item.quotes[0]] ?? {};
    return [item.when, tracks.find(({ key }) => key === item.track).label, item.name, wordsOfSaid(quote), wordingOf(quote), quote.document && nameOf(quote.document), paragraphOf(quote), quote.address];
  });
  return csvOf([["when", "what", "name", "sentence", "wording", "document", "paragraph", "original"], ...rows]);
}

/** A row for each thing, with its other names. */
function thingsCsv(/** @type {PageThing[]} */ list) {
  return csvOf([["name", "kind", "also called", "named", "relations", "address"], ...list.map((thing) => [thing.name, thing.className, thing.aliases.join("; "), thing.mentions, ties(thing.id), thing.address])]);
}

/** An address between angle brackets; what such an address may not hold is written as percent signs. */
// oxlint-disable-next-line no-control-regex -- an address may hold none of them
const iri = (id) => `<${addressOf(id).replace(/[\x00-\x20<>"{}|^`\\]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`)}>`;

const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
// oxlint-disable-next-line no-control-regex -- a literal of Turtle may hold none of them
const literal = (text) => `"${text.replace(/[\\"\n\r\t]/g, (character) => ESCAPES[character]).replace(/[\x00-\x1f]/g, "")}"`;
const comment = (text) => `# ${text.replace(/\s+/g, " ")}\n`;

/** A node and what is said of it; values that are empty are left out. */
function turtleNode(node, pairs) {
  const said = pairs.filter(([, values]) => values.length > 0).map(([name, values]) => `    ${name} ${values.join(", ")}`);
  return said.length ? `${node}\n${said.join(" ;\n")} .\n` : "";
}

function turtleThing(id) {
  const thing = things.get(id);
  const name = thing?.kind === "theme" ? "skos:prefLabel" : "rdfs:label";
  // The concepts of the ontology have names in several languages, and the page holds the English ones.
  const language = addressOf(id).startsWith(page.prefixes.wpsv) ? "@en" : "";
  const named = (/** @type {string} */ text) => `${literal(text)}${language}`;
  return turtleNode(iri(id), [
    ["a", thing?.type ? [iri(thing.type)] : []],
    [name, [named(nameOf(id))]],
    ["skos:altLabel", (thing?.aliases ?? []).map(named)],
  ]);
}

function turtleEvidence(/** @type {PageQuote} */ quote) {
  const node = iri(quote.evidence);
  const selector = iri(`${quote.evidence}/selector`);
  const provision = quote.provision ? turtleNode(iri(quote.provision), [["wps:inDocument", [iri(quote.document)]], ["rdfs:label", quote.paragraph ? [literal(quote.paragraph)] : []]]) : "";
  return provision + turtleNode(node, [
    ["a", ["wps:Evidence"]],
    ["oa:hasSource", [iri(quote.document)]],
    ["wps:inProvision", quote.provision ? [iri(quote.provision)] : []],
    ["wps:rule", quote.rule ? [literal(quote.rule)] : []],
    ["wps:wording", [iri(`${page.prefixes.wpsv}${wordingOf(quote)}`)]],
    ["oa:hasSelector", [selector]],
  ]) + turtleNode(selector, [
    ["a", ["oa:TextQuoteSelector"]],
    ["oa:exact", [literal(quote.exact)]],
    ["oa:prefix", quote.prefix ? [literal(quote.prefix)] : []],
    ["oa:suffix", quote.suffix ? [literal(quote.suffix)] : []],
  ]);
}

/** The statements with their assertion and evidence nodes, as the graph has them. What is inferred stays out, and is counted. */
function turtleOf(/** @type {Relation[]} */ list, words) {
  const used = ["oa", "rdf", "rdfs", "skos", "wps"];
  const said = list.filter((relation) => !relation.reason);
  const left = list.length - said.length;
  const parts = [comment(words), comment("Texts and things as the graph names them; every statement stands in plain and as an assertion with its evidence.")];
  if (left) parts.push(comment(`${count(left, "inferred relation is", "inferred relations are")} left out: what follows by rule is no statement of a document.`));
  parts.push(...used.map((name) => `@prefix ${name}: <${page.prefixes[name]}> .\n`), "\n");
  const ids = new Set(said.flatMap(({ subject, object }) => [subject, object]));
  const numbers = new Set(said.flatMap((relation) => relation.said.flatMap(([, , , quotes]) => quotes)));
  for (const number of numbers) ids.add(page.quotes[number].document);
  parts.push(...[...ids].sort().map(turtleThing));
  for (const relation of said) {
    for (const [assertion, subject, object, quotes] of relation.said) {
      const [s, p, o] = [iri(subject), iri(relation.predicate), iri(object)];
      const evidence = [...new Set(quotes.map((number) => iri(page.quotes[number].evidence)))];
      parts.push(`${s} ${p} ${o} .\n`, turtleNode(iri(assertion), [
        ["a", ["wps:Assertion"]], ["rdf:subject", [s]], ["rdf:predicate", [p]], ["rdf:object", [o]], ["wps:evidence", evidence],
      ]));
    }
  }
  parts.push(...[...numbers].sort((a, b) => a - b).map((number) => turtleEvidence(page.quotes[number])));
  return parts.join("");
}

/** Text for XML: without the characters that XML cannot hold, with those that mean something to it escaped. */
const xml = (text) => String(text ?? "")
  .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, " ")
  .replace(/[&<>"]/g, (character) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }[character]));

const graphmlKeys = [
  ...[["label", "string"], ["kind", "string"], ["mentions", "int"]].map(([name, type]) => ["node", name, type]),
  ...[["relation", "string"], ["inferred", "boolean"], ["document", "string"], ["paragraph", "string"], ["quote", "string"], ["wording", "string"], ["quotes", "int"]].map(([name, type]) => ["edge", name, type]),
];

/** Things as nodes and relations as edges, each with the first of its sentences, for Gephi, yEd and networkx. */
function graphmlOf(/** @type {Relation[]} */ list, words) {
  const data = (of, values) => values.map(([name, value]) => `<data key="${of}-${name}">${xml(value)}</data>`).join("");
  const ids = [...new Set(list.flatMap(({ subject, object }) => [subject, object]))].sort();
  const nodeLines = ids.map((id) => {
    const thing = things.get(id);
    return `<node id="${xml(addressOf(id))}">${data("node", [["label", nameOf(id)], ["kind", thing?.className ?? ""], ["mentions", thing?.mentions ?? 0]])}</node>\n`;
  });
  const edgeLines = list.map((relation) => {
    /** @type {Partial<PageQuote>} */
    const quote = page.quotes[relation.quotes[0]] ?? {};
    const values = [
      ["relation", localOf(relation.predicate)], ["inferred", Boolean(relation.reason)], ["document", quote.document ? nameOf(quote.document) : ""],
      ["paragraph", paragraphOf(quote)], ["quote", quote.exact ?? relation.reason?.words], ["wording", wordingOf(quote)], ["quotes", relation.quotes.length],
    ];
    return `<edge id="e${relation.index}" source="${xml(addressOf(relation.subject))}" target="${xml(addressOf(relation.object))}">${data("edge", values)}</edge>\n`;
  });
  const keys = graphmlKeys.map(([of, name, type]) => `<key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n',
    `<desc>${xml(words)}</desc>\n`, ...keys, '<graph edgedefault="directed">\n', ...nodeLines, ...edgeLines, "</graph>\n</graphml>\n",
  ].join("");
}
