// Fetches what a page served over a large graph does not hold yet; a page of its own has all and asks for nothing.

const service = page.service ?? null;
let isWaiting = false;
/** Of each thing how many neighbours are still with the server, and from which on to ask. */
const waitingNeighbours = new Map();
const waitingOf = (id) => waitingNeighbours.get(id)?.left ?? 0;

async function ask(what, parameters) {
  const answer = await fetch(`${service}/${what}?${new URLSearchParams(parameters)}`, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`);
  return answer.json();
}

/** Take in what came, then write the page again. */
function receive(fragment) {
  turn(fragment.nodes);
  const added = grow(fragment);
  indexFilters();
  if (fragment.about) waitingNeighbours.set(fragment.about, { left: fragment.left, next: fragment.next });
  if (added.edges.length) { buildSlider(); buildFacets(); }
  detailed = "";
  changed();
}

async function fetchInto(what, parameters) {
  if (!service) return;
  isWaiting = true;
  document.body.setAttribute("aria-busy", "true");
  try {
    receive(await ask(what, parameters));
    sayTrouble("");
  } catch (error) {
    sayTrouble(`The server did not answer (${error.message}). What is shown stays.`);
  } finally {
    isWaiting = false;
    document.body.removeAttribute("aria-busy");
  }
}

function sayTrouble(text) {
  document.getElementById("trouble").textContent = text;
}

/** What the page holds of a thing is whole once its fragment was fetched. */
const fetchedThings = new Set();
function fetchThing(id) {
  if (!service || fetchedThings.has(id)) return Promise.resolve();
  fetchedThings.add(id);
  return fetchInto("thing", { id });
}
const fetchMore = (id) => fetchInto("thing", { id, offset: waitingNeighbours.get(id).next });

/** Fetch what the address names and the page does not hold, then follow the address again. */
async function fetchNamed(hash) {
  if (!service) return;
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const [from, to] = (parts.get("path") ?? "").split(" ");
  const [subject, , object] = (parts.get("said") ?? "").split(" ");
  const named = [parts.get("thing"), subject, object, from, to, ...parts.getAll("open")].filter(Boolean);
  const missing = unique(named).slice(0, 20);
  if (!missing.length) return;
  for (const id of missing) await fetchThing(id);
  if (from && to) await fetchInto("paths", { from, to });
  Object.assign(state, hashToState(hash));
  changed();
  if (state.selected) showThing(endsOf(state.selected)[0]);
}
