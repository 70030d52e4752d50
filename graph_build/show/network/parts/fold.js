// Turns text into the form in which what people type is compared, the same as fold_typed in Python.

const PLAIN_LETTERS = { ø: "o", ł: "l", đ: "d", ð: "d", æ: "ae", œ: "oe", þ: "th", ı: "i", ħ: "h", ß: "ss", ς: "σ" };
const isPlain = (text) => !/[^\s!-~]/.test(text);
const plainWords = (text) => text.replace(/[^a-z0-9_]+/g, " ").trim();

/** The text without case, marks and punctuation, its words one space apart. */
function fold(text) {
  const small = text.toLowerCase();
  // Lists fold thousands of texts, most of them in plain letters once accents, dashes and quotation marks are gone.
  if (isPlain(small)) return plainWords(small);
  const bare = small.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[\u2010-\u206f]/g, " ");
  if (isPlain(bare)) return plainWords(bare);
  const spelled = bare.replace(/\p{M}/gu, "").toLowerCase().replace(/[øłđðæœþıħßς]/g, (letter) => PLAIN_LETTERS[letter]);
  return isPlain(spelled) ? plainWords(spelled) : spelled.replace(/[^\p{L}\p{N}_]+/gu, " ").trim();
}

/** Words that stand in nearly every question and tell none from another. */
const ASKING = new Set("who whom whose what which when where how is are was were do does did has have had the a an of in on to for by and or with from that this it its as at be been there any all please tell me".split(" "));
