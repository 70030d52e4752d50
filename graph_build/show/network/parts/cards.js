// Writes commitments as cards: who does what, to or for whom, by when, in how strong words; filters and order stay in sight.

/** @type {Record<string, [string, (item: PageCommitment) => string]>} */
const cardOrders = {
  due: ["due date, then strength", (item) => `${dueDay(item)} ${strengthRank(item.strength)}`],
  strength: ["strength, then due date", (item) => `${strengthRank(item.strength)} ${dueDay(item)}`],
  document: ["document and paragraph", () => ""],
};
const CARDS_AT_ONCE = 40;
/** The last day on which a commitment is due, or a day after all others. */
const dueDay = (/** @type {PageCommitment} */ item) => (detailOf(item, "Due") ? item.spans[0]?.[1] ?? "9998" : detailOf(item, "Recurrence") ? "9998" : "9999");

const cards = { host: null, pages: null, status: null, filter: null, strengths: null, order: null, dated: null, asked: "" };

/** When: the date, the rhythm, and whether it is past. */
function whenOf(/** @type {PageCommitment} */ item) {
  const [due, rhythm] = [detailOf(item, "Due"), detailOf(item, "Recurrence")];
  if (!due && !rhythm) return null;
  const isPast = due && (item.spans[0]?.[1] ?? "9999") < today();
  return element("span", { class: "when", text: [due && `by ${due}${isPast ? " (past)" : ""}`, rhythm].filter(Boolean).join(", ") });
}

function commitmentCard(/** @type {PageCommitment} */ item) {
  const open = () => choose({ type: "commitment", id: item.id });
  const action = detailOf(item, "Action") || firstWords(item.quotes);
  const others = item.beneficiaries.filter((one) => !item.addressees.some(({ thing, words }) => thing === one.thing && words === one.words));
  const party = (word, /** @type {PageParty[]} */ parties) => (parties.length ? [element("span", { class: "note", text: ` ${word} ` }), element("span", { text: namesIn(parties).join(", "), dir: "auto" })] : []);
  return element("li", { class: `commitment-card${isChosen({ type: "commitment", id: item.id }) ? " chosen" : ""}` }, [
    element("p", { class: "who" }, [
      drawn("svg", { viewBox: "0 0 10 10", class: "dot", "aria-hidden": "true" }, [drawn("rect", { width: 10, height: 10, class: `strength-${strengthRank(item.strength)}` })]),
      element("strong", { text: namesIn(item.bearers).join(", ") || NOBODY, dir: "auto" }),
      ...party("to", item.addressees),
      ...party("for", others),
    ]),
    act(shorten(action, 190), open, { class: "plain what", dir: "auto", title: action }),
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
  cards.strengths = element("span", { class: "buttons", role: "group", "aria-label": "Strength" }, [...STRENGTHS, ""].filter((name) => choicesOf("strength").includes(name)).map((name) => act(name || "not stated", () => setState({ strengths: toggled(state.strengths, name) }), { "data-strength": name, "aria-pressed": "false" })));
  const order = chooserOf("Order", Object.entries(cardOrders).map(([key, [words]]) => [key, words]), (key) => setState({ order: key }));
  cards.order = order.select;
  cards.dated = tickOf("with a date only", state.dated, (ticked) => setState({ dated: ticked }));
  cards.host = element("ul", { class: "commitment-cards" });
  cards.pages = pagesOf(cards.host, ["commitment", "commitments"], CARDS_AT_ONCE);
  section.append(
    element("div", { class: "tools stays" }, [cards.filter, cards.strengths, cards.dated, order.field]),
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
    state.documents.length > 0 && `in ${state.documents.map(nameOf).join(" or ")}`,
    state.strengths.length > 0 && state.strengths.map((name) => name.toLowerCase() || "strength not stated").join(" or "),
    state.themes.length > 0 && `on ${state.themes.map(nameOf).join(" or ")}`,
    state.from !== null && `from ${state.from}`, state.until !== null && `until ${state.until}`,
    state.dated && "with a date",
    state.words.trim() && `with the words “${state.words.trim()}”`,
  ];
  return parts.filter(Boolean).join(", ");
}

registerView({
  key: "cards",
  label: "Commitments",
  build: buildCards,
  refresh() {
    if (document.activeElement !== cards.filter) cards.filter.value = state.words;
    cards.order.value = state.order;
    cards.dated.querySelector("input").checked = state.dated;
    for (const button of cards.strengths.children) button.setAttribute("aria-pressed", String(state.strengths.includes(button.dataset.strength)));
    const rows = cardRows();
    const words = narrowedBy();
    cards.status.textContent = `${figure(rows.length)} of ${count(allCommitments(), "commitment", "commitments")}${words ? `: ${words}` : ""}.${partNote()}`;
    const asked = JSON.stringify([words, state.order, state.pillars, state.disputed]);
    cards.pages.show(rows, commitmentCard, { keep: asked === cards.asked });
    cards.asked = asked;
  },
});

/** How many commitments the graph has, which of a served one may be more than the page holds. */
const allCommitments = () => page.overview?.counts.commitments ?? commitments.length;
const partNote = () => (service && commitments.length < allCommitments() ? ` This page holds ${figure(commitments.length)} of them so far.` : "");
