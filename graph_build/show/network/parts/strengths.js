// Says what the strengths of commitments mean: a word by which each is told beside its name, and its definition.

/** From the strongest words to the weakest; with a word by which each is told, and what the ontology says that it means. */
const STRENGTH_MEANINGS = {
  Obligation: { told: "must", means: "The words leave no choice: must, shall, demands, is required to, is responsible for." },
  Undertaking: { told: "will", means: "The actor binds itself or is said to act: will, commits to, agrees to, ensures." },
  Aim: { told: "aims to", means: "The words name a goal: aims to, seeks to, strives to, a stated objective in the infinitive." },
  Request: { told: "requests", means: "The words ask: requests, urges, calls upon, calls for." },
  Encouragement: { told: "encourages", means: "The words suggest: encourages, invites, should." },
};
const STRENGTHS = Object.keys(STRENGTH_MEANINGS);
const meaningOf = (name) => STRENGTH_MEANINGS[name]?.means ?? "";

/** A strength and the word by which it is told. */
const strengthWords = (name) => element("span", {}, [name, Object.hasOwn(STRENGTH_MEANINGS, name) && element("span", { class: "told", text: ` “${STRENGTH_MEANINGS[name].told}”` })]);

/** What each of these strengths means, one below the other. */
const strengthMeanings = (names) => element("dl", { class: "meanings" }, names.filter(meaningOf).flatMap((name) => [element("dt", { text: name }), element("dd", { text: meaningOf(name) })]));
