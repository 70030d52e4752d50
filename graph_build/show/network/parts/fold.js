// Turns text into the form in which what people type is compared, the same as fold_typed in Python.

const PLAIN_LETTERS = { ø: "o", ł: "l", đ: "d", ð: "d", æ: "ae", œ: "oe", þ: "th", ı: "i", ħ: "h", ß: "ss", ς: "σ" };

/** The text without case, marks and punctuation, its words one space apart. */
function fold(text) {
  const bare = text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const plain = bare.replace(/[øłđðæœþıħßς]/g, (letter) => PLAIN_LETTERS[letter]);
  return (plain.match(/[\p{L}\p{N}_]+/gu) ?? []).join(" ");
}
