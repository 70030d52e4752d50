// Tells what implements a document: as texts say, as follows from that, by its name, and by what a kind of document is.

const isImplementing = (/** @type {Relation} */ relation) => ["implements", "carriesForward"].includes(localOf(relation.predicate));
/** Kinds of documents that put others into practice, where a report or a study only tells of it. */
const CARRYING = new Set(["Policy", "ActionPlan", "NationalActionPlan", "Directive", "Guideline", "Strategy"]);
const SPEAKS_OF_IT = /\b(?:implement|put into practice|carry out|give effect)/iu;

/** Whether folded words hold a folded name as whole words. */
const holdsName = (words, name) => name.length > 3 && ` ${words} `.includes(` ${name} `);
const foldedNames = (id) => remember(`names ${id}`, () => unique(namesOf(things.get(id)).map(({ folded }) => folded)));

/**
 * Policies, plans and the like of which a name says that they are for implementing this document.
 * @returns {{ id: string, name: string }[]}
 */
function namedAsImplementing(id) {
  const names = foldedNames(id);
  const found = (/** @type {PageThing} */ thing) => [thing.name, ...thing.aliases].find((name) => {
    const [before, after] = fold(name).split(/\bimplement(?:ing|ation|s)?\b/);
    return after !== undefined && before && names.some((one) => holdsName(after, one));
  });
  const carrying = page.things.filter((thing) => thing.id !== id && CARRYING.has(localOf(thing.type)));
  return carrying.map((thing) => ({ id: thing.id, name: found(thing) })).filter(({ name }) => name);
}

/** The national plans, where what such a plan is names this document: a table lists them, and does not say what each implements. */
function plansByDefinition(id) {
  const words = fold(page.plans?.definition ?? "");
  return words && foldedNames(id).some((name) => holdsName(words, name)) ? plans : [];
}

/** Sentences that name the document and speak of implementing it. */
const speakingOf = (id) => remember(`speaking ${id}`, () => {
  const numbers = unique((incoming.get(id) ?? []).filter(({ reason }) => !reason).flatMap(({ quotes }) => quotes));
  const speaking = numbers.filter((number) => SPEAKS_OF_IT.test(page.quotes[number].exact));
  return speaking.filter((number, at) => at === speaking.findIndex((other) => isSameSentence(page.quotes[number], page.quotes[other])));
});

/** All that is known of what implements a document. */
const implementing = (id) => remember(`implementing ${id}`, () => {
  const found = (incoming.get(id) ?? []).filter(isImplementing);
  const direct = found.filter((relation) => !relation.reason && localOf(relation.predicate) === "implements");
  const indirect = found.filter((relation) => !direct.includes(relation));
  const known = new Set(found.map(({ subject }) => subject));
  // Names of other kinds of things stand in the names of documents: "the NATO policy" is no word for NATO.
  const byName = things.get(id).kind === "document" ? namedAsImplementing(id).filter((one) => !known.has(one.id)) : [];
  return { direct, indirect, byName, byDefinition: plansByDefinition(id), speaking: speakingOf(id) };
});
const isImplemented = (/** @type {ReturnType<typeof implementing>} */ { direct, indirect, byName, byDefinition }) => direct.length + indirect.length + byName.length + byDefinition.length > 0;

/** How many implement a document, and by what that is known. */
function implementedWords(id) {
  const found = implementing(id);
  if (!isImplemented(found)) return "is implemented by nothing here";
  const { direct, indirect, byName, byDefinition } = found;
  return [
    `is implemented by ${figure(direct.length)} directly, ${figure(indirect.length)} indirectly`,
    byName.length && `${figure(byName.length)} by name`,
    byDefinition.length && `${count(byDefinition.length, "national plan", "national plans")} by definition`,
  ].filter(Boolean).join(", ");
}

/** What was looked at before it is said that nothing implements a document. */
function lookedAt(id) {
  const { speaking } = implementing(id);
  const sources = namingOf(id);
  const sentences = sources.reduce((sum, [, number]) => sum + number, 0);
  const read = page.overview?.counts.documents ?? sources.length;
  return `Looked at: the ${count(sentences, "place", "places")} where ${count(sources.length, "document", "documents")} of the ${figure(read)} read here ${sources.length === 1 ? "names" : "name"} it, and the names of all documents. None says which document implements it${speaking.length ? "; these sentences speak of implementing it" : ", and none speaks of implementing it"}.`;
}

/** The part of the details of a document that says what implements it; a document of which nothing is known has none. */
function implementsPart(id) {
  const found = implementing(id);
  const { direct, indirect, byName, byDefinition, speaking } = found;
  const isAny = isImplemented(found);
  if (!isAny && (!speaking.length || things.get(id).kind !== "document")) return [];
  const write = (relation) => relationItem(relation, relation.subject);
  const note = (text) => element("p", { class: "note", text });
  const sentences = speaking.length > 0 && laterDetails(`${count(speaking.length, "sentence speaks", "sentences speak")} of implementing it`, () => speaking.map(quoteBlock));
  const heading = element("h3", { "data-end": "subject", "data-place": "implements", text: `${nameOf(id)} ${implementedWords(id)}` });
  if (!isAny) return [heading, note(lookedAt(id)), sentences];
  return [
    heading,
    note("Directly, as a text says:"),
    ...(direct.length ? fewFirst(direct, write) : [note("none")]),
    note("Indirectly, inferred from what texts say:"),
    ...(indirect.length ? fewFirst(indirect, write) : [note("none: no text here implements one that implements or updates it")]),
    ...(byName.length ? [
      note("By name: one of its names says so, no sentence here does."),
      ...fewFirst(byName, ({ id: other, name }) => element("li", { class: "inferred" }, [element("div", { class: "line" }, [thingButton(other)]), element("p", { class: "note", text: `also called “${name}”`, dir: "auto" })])),
    ] : []),
    ...(byDefinition.length ? [
      element("div", { class: "reason", "data-rule": "definition" }, [
        element("p", {}, [element("strong", { text: "Inferred" }), ` from what a national action plan is: “${page.plans.definition}”`]),
        element("p", { text: `${count(plans.length, "national action plan", "national action plans")} of ${count(unique(plans.map(({ state: one }) => one)).length, "state", "states")}, as ${unique(page.plans.documents.map(nameOf)).map((name) => `“${name}”`).join(", ")} ${page.plans.documents.length === 1 ? "lists" : "list"} them. Which resolutions each plan itself names is not said there.` }),
        element("p", { class: "buttons" }, [act("The plans side by side", () => openPlans(firstStates()), { class: "file" }), act("All plans by year", () => setState({ ...startState(), view: "texts" }), { class: "file" })]),
      ]),
    ] : []),
    sentences,
  ];
}

const IMPLEMENT_VERB = /^(?:implement(?:s|ed|ing|ation)?|carr(?:y|ies|ied|ying)|put(?:s|ting)?)$/;
/** Words for coming out of a document in whatever way: these ask for its descent. Of "carries forward" both parts tell. */
const DESCENT_VERB = /^(?:buil(?:d|ds|t|ding)|follow(?:s|ed|ing)?|deriv(?:e|es|ed|ing)|descend(?:s|ed|ing|ants?)?|carr(?:y|ies|ied|ying)|bas(?:e|es|ed|ing)|updat(?:e|es|ed|ing)|cit(?:e|es|ed|ing)|lineage|descent)$/;
const DESCENT_WORDS = wordSet("build builds built building follow follows followed following derive derives derived deriving descend descends descended descending descendant descendants base bases based basing update updates updated updating cite cites cited citing lineage descent upon further later afterwards");
const IMPLEMENT_WORDS = wordSet("implement implements implemented implementing implementation implementations carry carries carried carrying forward out directly indirectly direct indirect by into practice put puts");
const CARRYING_WORDS = wordSet("policy policies plan plans strategy strategies directive directives guideline guidelines anything anyone nothing something");

/** The document that words name, at most that far from a whole name; of those that fit as well the one that something implements. */
function documentNamed(words, most = Infinity) {
  const name = words.filter((word) => ![ASKING, IMPLEMENT_WORDS, DESCENT_WORDS, TEXT_WORDS].some((known) => known.has(word))).join(" ");
  const fitting = name ? findThings(name).filter(({ id, near }) => near <= most && things.get(id).kind === "document" && nodeOf.has(id)) : [];
  if (!fitting.length || fitting[0].near <= 3) return fitting[0]?.id;
  return (fitting.find(({ id }) => isImplemented(implementing(id))) ?? fitting[0]).id;
}

/** The one who is asked about, where words name one beside the document. */
function implementerNamed(words) {
  const name = words.filter((word) => ![ASKING, IMPLEMENT_WORDS, TEXT_WORDS, CARRYING_WORDS].some((known) => known.has(word))).join(" ");
  return name ? findThings(name).find(({ id, near }) => nodeOf.has(id) && near <= 5)?.id : undefined;
}

/** Which of those that implement a document are one's own: adopted by it, so named, or tied to it by the sentence. */
function ownImplementing(who, id) {
  const names = foldedNames(who);
  const isOwn = (other) => other === who || outgoing.get(other)?.some((relation) => relation.object === who && localOf(relation.predicate) === "adoptedBy") || foldedNames(other).some((words) => names.some((name) => holdsName(words, name)));
  const { direct, indirect, byName, byDefinition } = implementing(id);
  const isSaid = ({ quotes }) => quotes.some((number) => names.some((name) => holdsName(fold(page.quotes[number].exact), name)));
  return [
    ...direct.filter((relation) => isOwn(relation.subject) || isSaid(relation)).map(({ subject }) => `${nameOf(subject)} (a text says so)`),
    ...indirect.filter(({ subject }) => isOwn(subject)).map(({ subject }) => `${nameOf(subject)} (inferred)`),
    ...byName.filter((one) => isOwn(one.id)).map(({ name }) => `${name} (so named)`),
    ...byDefinition.filter((plan) => plan.state === who).map(({ name }) => `${name} (by definition)`),
  ];
}

/** "does NATO implement 1325": what of one's own does, or that nothing is said to. */
function ownWords(who, id) {
  const own = ownImplementing(who, id);
  if (own.length) return `${nameOf(who)} and ${nameOf(id)}: ${own.slice(0, 3).join("; ")}${own.length > 3 ? ` and ${figure(own.length - 3)} more` : ""}`;
  const both = speakingOf(id).filter((number) => foldedNames(who).some((name) => holdsName(fold(page.quotes[number].exact), name))).length;
  return `No document of ${nameOf(who)} here is said to implement ${nameOf(id)}${both ? `; ${count(both, "sentence speaks", "sentences speak")} of both` : ""}`;
}

/** "what implements 1325", "does NATO implement 1325": the part of a document's details that answers. */
function implementingDoors(words) {
  const at = words.findIndex((word) => IMPLEMENT_VERB.test(word));
  if (at < 0) return [];
  const [left, right] = [words.slice(0, at), words.slice(at + 1)];
  const isPassive = words[at] === "implemented" && documentNamed(left) !== undefined;
  const id = isPassive ? documentNamed(left) : documentNamed(right) ?? documentNamed(left);
  const number = words.find((word) => /^\d{3,4}$/.test(word));
  if (!id) return number && !service ? [{ words: `No document here is called “${number}”.`, open: null }] : [];
  const who = implementerNamed(isPassive ? right : left);
  const open = async () => { await fetchThing(id); choose({ type: "thing", id }, { focus: true }); setState({ place: "implements" }, { replace: true }); };
  if (service && !fetchedThings.has(id)) return [{ words: `What implements ${nameOf(id)}`, open }];
  const plain = isImplemented(implementing(id)) ? `${nameOf(id)} ${implementedWords(id)}` : `Nothing here is said to implement ${nameOf(id)}: what was looked at`;
  return [...(who && who !== id ? [{ words: ownWords(who, id), open }] : []), { words: plain, open }];
}

/** The ties of descent to a document, or from it, in the words of their number. */
function descentWords(id, ways) {
  const forms = { implements: ["implements", "implement"], carriesForward: ["carries forward", "carry forward"], updates: ["updates", "update"], cites: ["cites", "cite"] };
  const ends = (key) => unique(tiesOfKind(key).filter((one) => (ways === "in" ? one.object : one.subject) === id).map((one) => (ways === "in" ? one.subject : one.object)));
  const told = lineageKinds.map(({ key }) => [key, ends(key).length]).filter(([, number]) => number);
  return told.map(([key, number]) => (ways === "in" ? `${figure(number)} ${forms[key][number === 1 ? 0 : 1]} it` : `it ${forms[key][0]} ${figure(number)}`)).join(", ");
}

/** "what builds on 1325", "what follows from the policy", "what does 1820 build on": the descent of a document. */
function descentDoors(words, text) {
  const at = words.findIndex((word) => DESCENT_VERB.test(word));
  // "building peace" is no question of what builds on something.
  const isLoose = words[at]?.endsWith("ing") && !new RegExp(`\\b${words[at]} (?:up)?(?:on|from)\\b`).test(fold(text));
  if (at < 0 || isLoose) return [];
  const [before, after] = [words.slice(0, at), words.slice(at + 1)].map((part) => documentNamed(part, 5));
  const id = after ?? before;
  if (!id) return [];
  // "what does 1820 build on" asks for what stands before it, "is 1325 followed by" for what comes after.
  const isFrom = !after && /(?:build|follow|derive|descend|carry|base|update|cite)$/.test(words[at]);
  const open = async () => {
    await fetchThing(id);
    // What the door counts is drawn.
    for (const kind of lineageKinds) kind.shown = true;
    setState({ view: "lineage", selected: { type: "thing", id }, place: "", controls: readControls() });
  };
  const told = service && !fetchedThings.has(id) ? "" : descentWords(id, isFrom ? "out" : "in") || "no text here says";
  return [{ words: `${isFrom ? `What ${nameOf(id)} builds on` : `What builds on ${nameOf(id)}`}${told ? `: ${told}` : ""}`, open }];
}
