// Writes commitments as cards: who does what, to or for whom, by when, in how strong words; filters and order stay in sight.

/** @type {Record<string, [string, (item: PageCommitment) => string]>} */
const cardOrders = {
  due: ["days ahead, recurring, in words, past", (item) => `${dueKey(item)} ${strengthRank(item.strength)}`],
  strength: ["strength, then due", (item) => `${strengthRank(item.strength)} ${dueKey(item)}`],
  document: ["document and paragraph", () => ""],
};
const CARDS_AT_ONCE = 40;
/** What is to come sorts first, the next day first; then what comes round again and what is timed in words; what is past, the last day first; then the rest. */
function dueKey(/** @type {PageCommitment} */ item) {
  const kind = dueKindOf(item);
  const day = item.spans[0]?.[1] ?? "9998-12-31";
  if (kind === "coming") return `0 ${day}`;
  if (kind === "past") return `2 ${day.replace(/\d/g, (digit) => String(9 - Number(digit)))}`;
  return { recurring: "1", worded: "1w" }[kind] ?? "3";
}

const cards = { host: null, pages: null, status: null, filter: null, strengths: null, order: null, due: null, asked: "" };

/** When, in words: once, and whether that is past; or again and again, and since when. */
function dueWords(due, rhythm, latest) {
  const isPast = Boolean(due) && latest < today();
  if (!rhythm) return due && `by ${due}${isPast ? " (past)" : ""}`;
  return [rhythm, due && (isPast ? `since ${due}` : `first by ${due}`)].filter(Boolean).join(", ");
}
function whenOf(/** @type {PageCommitment} */ item) {
  const text = dueWords(detailOf(item, "Due"), detailOf(item, "Recurrence"), item.spans[0]?.[1] ?? "9999") || wordedTime(item);
  return text ? element("span", { class: "when", text }) : null;
}

/**
 * What is to be done as a clause that can be read: the words of the sentence from its verb on. Where they begin in the
 * middle of it, its bearer stands before the verb or, where it names none, the words before.
 * @returns {{ lead: string, text: string }}
 */
function clauseOf(/** @type {PageCommitment} */ item) {
  const quote = page.quotes[item.quotes[0]];
  const said = firstWords(item.quotes);
  if (!said || !/^\p{Ll}/u.test(said)) return { lead: "", text: said || detailOf(item, "Action") };
  const isOwn = detailOf(item, "Act") === "Self-commitment" && item.bearers.length > 0;
  return { lead: isOwn ? `${namesIn(item.bearers).join(" and ")} ` : quote.before, text: said };
}
const clauseText = (/** @type {PageCommitment} */ item) => { const { lead, text } = clauseOf(item); return `${lead}${text}`; };

function commitmentCard(/** @type {PageCommitment} */ item) {
  const open = () => choose({ type: "commitment", id: item.id });
  const { lead, text } = clauseOf(item);
  const others = item.beneficiaries.filter((one) => !item.addressees.some(({ thing, words }) => thing === one.thing && words === one.words));
  const party = (word, /** @type {PageParty[]} */ parties) => (parties.length ? [element("span", { class: "note", text: ` ${word} ` }), element("span", { text: namesIn(parties).join(", "), dir: "auto" })] : []);
  return element("li", { class: `commitment-card${isChosen({ type: "commitment", id: item.id }) ? " chosen" : ""}` }, [
    element("p", { class: "who" }, [
      drawn("svg", { viewBox: "0 0 10 10", class: "dot", "aria-hidden": "true" }, [drawn("rect", { width: 10, height: 10, class: `strength-${strengthRank(item.strength)}` })]),
      element("strong", { text: namesIn(item.bearers).join(", ") || NOBODY, dir: "auto" }),
      ...party("to", item.addressees),
      ...party("for", others),
    ]),
    element("button", { type: "button", class: "plain what", dir: "auto", title: clauseText(item), click: open }, [lead && element("span", { class: "around", text: lead }), element("span", { text: shorten(text, 190) })]),
    element("p", { class: "place" }, [element("span", { class: "strong", text: item.strength || "strength not stated" }), whenOf(item), element("span", { text: cardPlace(item), dir: "auto" })]),
  ]);
}

/** The paragraph first: where there is little room, the name of the document is what is cut. */
function cardPlace(/** @type {PageCommitment} */ item) {
  const quote = page.quotes[item.quotes[0]];
  const label = nodeOf.get(item.document)?.label ?? nameOf(item.document);
  return quote ? [quote.paragraph.startsWith(nameOf(item.document)) ? "" : quote.paragraph, label, quote.pages, quote.wording].filter(Boolean).join(", ") : label;
}

function buildCards(section) {
  cards.status = statusLine();
  cards.filter = element("input", { type: "search", id: "cards-words", "aria-label": "Words in a commitment, in any order", placeholder: "Words, in any order", autocomplete: "off", spellcheck: "false" });
  cards.filter.addEventListener("input", () => setState({ words: cards.filter.value }, { replace: true }));
  cards.strengths = element("span", { class: "buttons", role: "group", "aria-label": "Strength" }, [...STRENGTHS, ""].filter((name) => choicesOf("strength").includes(name)).map((name) => act(name || "not stated", () => setState({ strengths: toggled(state.strengths, name) }), { "data-strength": name, "aria-pressed": "false", title: meaningOf(name) })));
  const order = chooserOf("Order", Object.entries(cardOrders).map(([key, [words]]) => [key, words]), (key) => setState({ order: key }));
  cards.order = order.select;
  const due = chooserOf("Due", [["", "at any time or none"], ...Object.entries(DUE_KINDS)], (key) => setState({ due: key }));
  cards.due = due.select;
  cards.host = element("ul", { class: "commitment-cards" });
  cards.pages = pagesOf(cards.host, ["commitment", "commitments"], CARDS_AT_ONCE, ["cards"]);
  section.append(
    element("div", { class: "tools stays" }, [cards.filter, cards.strengths, due.field, order.field]),
    element("div", { class: "tools" }, [cards.status, act("Clear all filters", () => { state.words = ""; clearFilters(); }, { class: "clear-cards" })]),
    cards.pages.bar,
    element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Cards, one a commitment" }, [cards.host]),
  );
}

/** The commitments that filters and words let through, in the order that was chosen. */
function cardRows() {
  const wanted = fold(state.words.trim()).split(/\s+/).filter(Boolean);
  const kept = shownCommitments().filter((item) => wanted.every((word) => wordsOf(lists.commitments, item).includes(word)));
  const key = cardOrders[state.order][1];
  return kept.map((item, at) => ({ item, at, key: key(item) })).sort((a, b) => compared(a.key, b.key) || a.at - b.at).map(({ item }) => item);
}

/** What narrows the cards, in words. */
function narrowedBy() {
  const parts = [
    state.bearers.length > 0 && `borne by ${state.bearers.map(nameOf).join(" or ")}`,
    state.asked.length > 0 && `asked of ${state.asked.map(nameOf).join(" or ")}`,
    state.documents.length > 0 && `in ${state.documents.map(nameOf).join(" or ")}`,
    state.strengths.length > 0 && state.strengths.map((name) => name.toLowerCase() || "strength not stated").join(" or "),
    state.themes.length > 0 && `on ${state.themes.map(nameOf).join(" or ")}`,
    state.from !== null && `from ${state.from}`, state.until !== null && `until ${state.until}`,
    isDueYear(state.due) ? `due in ${state.due} or coming round again then` : state.due && (state.due === "past" || state.due === "coming" ? `due, ${DUE_KINDS[state.due]}` : DUE_KINDS[state.due]),
    state.words.trim() && `with the words “${state.words.trim()}”`,
  ];
  return parts.filter(Boolean).join(", ");
}

addPageControl("cards");
registerView({
  key: "cards",
  label: "Commitments",
  build: buildCards,
  refresh() {
    if (document.activeElement !== cards.filter) cards.filter.value = state.words;
    cards.order.value = state.order;
    if (isDueYear(state.due) && ![...cards.due.options].some(({ value }) => value === state.due)) cards.due.append(element("option", { value: state.due, text: `in ${state.due}` }));
    cards.due.value = state.due;
    for (const button of cards.strengths.children) button.setAttribute("aria-pressed", String(state.strengths.includes(button.dataset.strength)));
    const rows = cardRows();
    const words = narrowedBy();
    cards.status.textContent = `${figure(rows.length)} of ${count(allCommitments(), "commitment", "commitments")}${words ? `: ${words}` : ""}.${partNote()}`;
    const asked = JSON.stringify([words, state.order, state.pillars, state.disputed]);
    cards.pages.show(rows, commitmentCard, { keep: asked === cards.asked });
    cards.asked = asked;
    // The line above says how many there are.
    cards.pages.bar.hidden = rows.length <= CARDS_AT_ONCE;
  },
  taken: () => ({ commitments: cardRows() }),
});

/** How many commitments the graph has, which of a served one may be more than the page holds. */
const allCommitments = () => page.overview?.counts.commitments ?? commitments.length;
const partNote = () => (service && commitments.length < allCommitments() ? ` This page holds ${figure(commitments.length)} of them so far.` : "");
