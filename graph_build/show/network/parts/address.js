// Keeps the state in the address after the hash, so that a view can be shared and the browser's back button works.

/** The parts of the state that are lists of texts, by their short names in the address. */
const LISTS = {
  open: "expanded", kind: "hiddenKinds", relation: "hiddenPredicates", document: "documents", theme: "themes", pillar: "pillars", strength: "strengths", bearer: "bearers", asked: "asked",
};
const VOCABULARY = page.prefixes?.wps ?? "";
const shortTerm = (term) => (VOCABULARY && term.startsWith(VOCABULARY) ? term.slice(VOCABULARY.length) : term);
const longTerm = (term) => (/^[A-Za-z]\w*$/.test(term) ? VOCABULARY + term : term);
/** A thing may be named by its whole address, as the pages of a server do. */
const THINGS_BASE = page.prefixes?.wpsi ?? "";
const shortThing = (id) => (THINGS_BASE && id?.startsWith(THINGS_BASE) ? id.slice(THINGS_BASE.length) : id);
let written = null;

/** What only the picture of the network shows: another view leaves it out of its address. */
const OF_THE_PICTURE = new Set(["scope", "expanded", "inferred"]);
/**
 * What the open view shows of a state: what belongs to a view that is closed waits for it and is no part of the
 * address, and the overview shows the whole corpus, whatever is filtered elsewhere.
 */
function shownState(now) {
  const fresh = startState();
  const isAside = (part) => (now.view !== "network" && OF_THE_PICTURE.has(part)) || (now.view === "overview" && filterParts.includes(part));
  const own = Object.fromEntries(controls.filter(({ name, view }) => view === now.view && now.controls[name]).map(({ name }) => [name, now.controls[name]]));
  return { ...Object.fromEntries(Object.entries(now).map(([part, value]) => [part, isAside(part) ? fresh[part] : value])), controls: own };
}

function stateToHash(whole) {
  const now = /** @type {typeof state} */ (shownState(whole));
  const parts = new URLSearchParams();
  if (now.scope !== "first") parts.set("scope", now.scope);
  if (now.words.trim() && (Object.hasOwn(lists, now.view) || ["cards", "found"].includes(now.view))) parts.set("words", now.words.trim());
  if (now.selected?.type === "thing") parts.set("thing", now.selected.id);
  if (now.selected?.type === "commitment") parts.set("commitment", now.selected.id);
  if (now.selected?.type === "relation") {
    const { subject, predicate, object } = relations[now.selected.id];
    parts.set("said", [subject, shortTerm(predicate), object].join(" "));
  }
  if (now.selected && now.place) parts.set("place", now.place);
  for (const [short, name] of Object.entries(LISTS)) {
    const values = name === "hiddenPredicates" ? now[name].map(shortTerm) : now[name];
    values.forEach((value) => parts.append(short, value));
  }
  if (now.said !== "both") parts.set("only", now.said);
  if (now.inferred) parts.set("inferred", "yes");
  if (now.disputed) parts.set("disputed", "yes");
  if (now.from !== null) parts.set("from", now.from);
  if (now.until !== null) parts.set("until", now.until);
  if (now.undated) parts.set("undated", "yes");
  if (now.path) parts.set("path", [now.path.from, now.path.to ?? "", now.path.inferred ? "all" : "said", now.path.chosen ?? "", ...(now.path.themes ? ["themes"] : [])].join(" "));
  for (const [name, text] of Object.entries(now.controls)) parts.set(name, text);
  if (now.due) parts.set("due", now.due);
  if (now.reading && now.view === "reading") parts.set("read", now.reading);
  if (now.pair.length && now.view === "compare") parts.set("pair", now.pair.join(" "));
  if (now.plans.length && now.view === "compare") parts.set("plans", now.plans.join(" "));
  if (now.earlier && now.plans.length && now.view === "compare") parts.set("earlier", "yes");
  if (now.order !== "due" && now.view === "cards") parts.set("order", now.order);
  return withView(now.view, parts);
}

/** The page opens with its overview; whatever else is named without a view is named in the network. */
function withView(view, parts) {
  const isPlain = [...parts].length === 0;
  if (view === (isPlain ? startState().view : "network")) return parts.toString();
  return [`view=${view}`, parts.toString()].filter(Boolean).join("&");
}

const isDay = (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text ?? "") ? text : null);
const isView = (key) => key === "network" || Object.hasOwn(lists, key) || registeredViews.some((view) => view.key === key);

/** What a hash asks for; whatever names something unknown is left out. */
function hashToState(hash) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const found = startState();
  if ([...parts].length) found.view = isView(parts.get("view")) ? parts.get("view") : "network";
  if (parts.get("scope") === "all") found.scope = "all";
  found.selected = readSelection(parts);
  if (found.selected) found.place = parts.get("place") ?? "";
  found.words = parts.get("words") ?? "";
  for (const [short, name] of Object.entries(LISTS)) found[name] = parts.getAll(short).filter((value) => isKnown(short, value));
  found.hiddenPredicates = found.hiddenPredicates.map(longTerm);
  if (["asserted", "inferred"].includes(parts.get("only"))) found.said = parts.get("only");
  found.inferred = parts.get("inferred") === "yes";
  found.controls = Object.fromEntries(controls.map(({ name }) => [name, parts.get(name)]).filter(([, text]) => text));
  if (Object.hasOwn(DUE_KINDS, parts.get("due") ?? "") || isDueYear(parts.get("due"))) found.due = parts.get("due");
  if (Object.hasOwn(cardOrders, parts.get("order") ?? "")) found.order = parts.get("order");
  if (readableIds().includes(shortThing(parts.get("read")))) found.reading = shortThing(parts.get("read"));
  const pair = (parts.get("pair") ?? "").split(" ").map(shortThing);
  if (pair.length === 2 && pair.every((id) => nodeOf.has(id))) found.pair = pair;
  found.plans = (parts.get("plans") ?? "").split(" ").map(shortThing).filter((id) => plansOf(id).length);
  found.earlier = parts.get("earlier") === "yes";
  found.disputed = parts.get("disputed") === "yes";
  found.from = isDay(parts.get("from"));
  found.until = isDay(parts.get("until"));
  found.undated = parts.get("undated") === "yes";
  const [from, to, which, chosen, themes] = (parts.get("path") ?? "").split(" ");
  if (nodeOf.has(from) && (to === "" || nodeOf.has(to)) && from !== to) {
    found.path = { from, to: to || null, inferred: which !== "said", chosen: /^\d$/.test(chosen) ? Number(chosen) : null, ...(themes === "themes" ? { themes: true } : {}) };
  }
  return found;
}

function readSelection(parts) {
  const thing = shortThing(parts.get("thing"));
  const commitment = shortThing(parts.get("commitment"));
  if (nodeOf.has(thing)) return { type: "thing", id: thing };
  if (commitmentOf.has(commitment)) return { type: "commitment", id: commitment };
  const [subject, predicate, object] = (parts.get("said") ?? "").split(" ");
  const relation = object && relationOf.get(relationKey({ subject, predicate: longTerm(predicate), object }));
  return relation ? { type: "relation", id: relation.index } : null;
}

function isKnown(short, value) {
  if (short === "open") return nodeOf.has(openerOf(value));
  if (short === "kind") return kinds.has(value);
  if (short === "relation") return Object.hasOwn(page.predicates, longTerm(value));
  return choicesOf(short).includes(value);
}

/** The texts that a filter of this short name can hold. */
const choicesOf = (short) => ({
  document: [...new Set([...page.quotes.map((quote) => quote.document), ...commitments.map((item) => item.document), ...(service ? page.overview.documents.map(({ id }) => id) : [])])],
  theme: [...new Set([...pillarOf.keys(), ...commitments.flatMap((item) => item.themes)])],
  pillar: [...new Set([...pillarOf.values()].flat())],
  strength: [...new Set(commitments.map((item) => item.strength))],
  asked: [...new Set(commitments.flatMap((item) => thingsIn(item.addressees)))],
  bearer: [...new Set([...commitments.flatMap((item) => thingsIn(item.bearers)), ...(page.overview?.bearers ?? []).map(({ id }) => id)])],
}[short] ?? []);

/** Write the state into the address; a frame without an address of its own goes without. */
function writeAddress(replace = false) {
  const hash = stateToHash(state);
  if (hash === written) return;
  written = hash;
  try {
    history[replace ? "replaceState" : "pushState"](null, "", hash ? `#${hash}` : location.href.split("#")[0]);
  } catch { /* A sandboxed frame keeps no history. */ }
}

/** Follow the address after the reader went back, forward, or typed another hash. */
function followAddress() {
  const hash = location.hash.replace(/^#/, "");
  if (hash === written) return;
  written = hash;
  takeState(hashToState(hash));
  changed();
}
