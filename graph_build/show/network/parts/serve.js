// Fetches what a page served over a large graph does not hold yet; a page of its own has all and asks for nothing.

const service = page.service ?? null;
let isWaiting = false;
/** Of each thing how many neighbours are still with the server, and from which on to ask. */
const waitingNeighbours = new Map();
/** In how many commitments of the graph a thing plays each part, and which documents name it how often. */
/** @type {Map<string, Record<string, number>>} */
const partNumbers = new Map();
/** @type {Map<string, [string, number][]>} */
const namingDocuments = new Map();
const waitingOf = (id) => waitingNeighbours.get(id)?.left ?? 0;

/** The page of its own that a server has for whatever has an address. */
function pageOf(id) {
  const address = id.includes("://") ? id : THINGS_BASE + id;
  const [base, path] = page.homes?.find(([start]) => address.startsWith(start)) ?? [];
  return path && element("a", { href: path.slice(1) + address.slice(base.length).split("/").map(encodeURIComponent).join("/"), text: "Its page" });
}

async function ask(what, parameters) {
  const answer = await fetch(`${service}/${what}?${new URLSearchParams(parameters)}`, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  return answer.json();
}

/** Take in what came, then write the page again. */
function receive(/** @type {PageFragment} */ fragment) {
  placeNew(fragment);
  const added = grow(fragment);
  indexFilters();
  if (fragment.about) waitingNeighbours.set(fragment.about, { left: fragment.left, next: fragment.next });
  if (fragment.about && fragment.parts) partNumbers.set(fragment.about, fragment.parts);
  if (fragment.about && fragment.naming) namingDocuments.set(fragment.about, fragment.naming);
  if (added) { buildSlider(); buildFacets(); }
  detailed = "";
  changed();
  // What came is read for the search before anyone types.
  setTimeout(indexAhead, 50);
}

/** Slots around a point, ring after ring, the same ones in every run. */
function* slotsAround(/** @type {{ x?: number, y?: number }} */ { x, y }) {
  for (let ring = 1; ; ring += 1) {
    const [radius, number] = [30 + ring * 62, Math.floor((2 * Math.PI * (30 + ring * 62)) / 78)];
    for (let slot = 0; slot < number; slot += 1) {
      const angle = (2 * Math.PI * slot) / number + ring * 0.4;
      yield { x: Math.round(x + 1.25 * radius * Math.cos(angle)), y: Math.round(y + radius * Math.sin(angle)) };
    }
  }
}

/** Give what is new a free place near the thing that it was opened from, or near one that it is tied to. */
function placeNew(/** @type {PageFragment} */ fragment) {
  const taken = new Set();
  const cells = (/** @type {{ x?: number, y?: number }} */ { x, y }) => [0, 1, -1].flatMap((right) => [0, 1, -1].map((down) => `${Math.round(x / 44) + right} ${Math.round(y / 44) + down}`));
  const take = (/** @type {{ x?: number, y?: number }} */ { x, y }) => taken.add(`${Math.round(x / 44)} ${Math.round(y / 44)}`);
  nodes.forEach(take);
  const placed = new Map(nodes.map((node) => [node.id, node]));
  const order = [...fragment.nodes].sort((a, b) => Number(b.id === fragment.about) - Number(a.id === fragment.about));
  for (const node of order.filter(({ id }) => !placed.has(id))) {
    const tied = fragment.relations.find(({ subject, object }) => (subject === node.id && placed.has(object)) || (object === node.id && placed.has(subject)));
    const beside = tied ? placed.get(tied.subject === node.id ? tied.object : tied.subject) : { x: 0, y: 0 };
    for (const slot of slotsAround(beside)) {
      if (cells(slot).some((cell) => taken.has(cell))) continue;
      Object.assign(node, slot);
      break;
    }
    take(node);
    placed.set(node.id, node);
  }
}

async function fetchInto(what, parameters) {
  if (!service) return true;
  isWaiting = true;
  document.body.setAttribute("aria-busy", "true");
  let fragment = null;
  try {
    fragment = await ask(what, parameters);
    sayTrouble("");
  } catch (error) {
    sayTrouble(`The server did not answer (${error.message}). What is shown stays.`);
  }
  isWaiting = false;
  document.body.removeAttribute("aria-busy");
  detailed = "";
  if (fragment) receive(fragment);
  else changed();
  return fragment !== null;
}

function sayTrouble(text) {
  document.getElementById("trouble").textContent = text;
}

/** Pages of a server lead here for all that they show; a page that holds everything says that it draws nothing of a thing. */
function sayMissing() {
  const asked = new URLSearchParams(location.hash.replace(/^#/, "")).get("thing");
  if (!asked || service || state.selected) return;
  sayTrouble("The thing of this address is in no view: nothing that is drawn here ties it to another thing.");
  document.addEventListener("click", () => sayTrouble(""), { once: true });
}

/** What the page holds of a thing is whole once its fragment was fetched. */
const fetchedThings = new Set();
async function fetchThing(id) {
  if (!service || fetchedThings.has(id)) return;
  fetchedThings.add(id);
  if (!(await fetchInto("thing", { id }))) fetchedThings.delete(id);
}
const fetchMore = (id) => fetchInto("thing", { id, offset: waitingNeighbours.get(id).next });

/** Fetch all of something that comes some at a time; whether all of it came. */
/** @type {Map<string, Promise<boolean>>} */
const fetchedWhole = new Map();
function fetchAll(what, parameters) {
  if (!service) return Promise.resolve(true);
  const key = JSON.stringify([what, parameters]);
  const begun = fetchedWhole.get(key) ?? fetchPieces(what, parameters);
  fetchedWhole.set(key, begun);
  begun.then((isWhole) => isWhole || fetchedWhole.delete(key));
  return begun;
}
async function fetchPieces(what, parameters) {
  for (let offset = 0; ;) {
    isWaiting = true;
    const fragment = await ask(what, { ...parameters, offset: String(offset) }).catch((error) => { sayTrouble(`The server did not answer (${error.message}). What is shown stays.`); });
    isWaiting = false;
    if (!fragment) return false;
    receive(fragment);
    if (!fragment.left) return true;
    offset = fragment.next;
  }
}
/** Fetch all that a thing bears or states; all in which it plays a part; who held which post in a year. */
const fetchBorne = (id) => fetchAll("commitments", { id });
const fetchPart = (id, part) => fetchAll("commitments", { id, part });
const fetchedYears = new Set();
const fetchPosts = async (year) => { if (await fetchAll("posts", { year })) fetchedYears.add(year); };
/** The documents of a year, which a page that holds a part of them asks its server for. */
const fetchDocuments = (year) => fetchAll("documents", { year });
/** Whether the page holds all posts of a year; a part of them is never shown as the whole. */
const areAllPostsHere = (year) => !service || fetchedYears.has(year) || fetchedYears.has("");

/** Fetch what the address names and the page does not hold, then follow the address again. */
async function fetchNamed(hash) {
  if (!service) return;
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const [from, to] = (parts.get("path") ?? "").split(" ");
  const [subject, , object] = (parts.get("said") ?? "").split(" ");
  const named = [parts.get("thing"), parts.get("commitment"), subject, object, from, to, ...parts.getAll("open"), parts.get("at")?.split(" ")[0]].filter(Boolean).map(shortThing);
  const missing = unique(named).slice(0, 20);
  const borne = [...parts.getAll("bearer"), ...parts.getAll("document")].slice(0, 20);
  const asked = parts.getAll("asked").slice(0, 20);
  for (const id of borne) await fetchBorne(id);
  for (const id of asked) for (const part of ["asked", "addressee"]) await fetchPart(id, part);
  const isOfPosts = parts.get("dates") === "holdsPost";
  const isOfYear = parts.get("view") === "texts" && parts.get("from")?.slice(0, 4) === parts.get("until")?.slice(0, 4);
  if (isOfYear) await fetchDocuments(parts.get("from").slice(0, 4));
  if (isOfPosts) await fetchPosts(yearChosen());
  if (!missing.length && !borne.length && !asked.length && !isOfPosts && !isOfYear) return;
  for (const id of missing) await fetchThing(id);
  if (from && to) await fetchInto("paths", { from, to });
  takeState(hashToState(hash));
  changed();
  if (state.selected || hand) bringAsked();
}
