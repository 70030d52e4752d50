// Finds things by name, alias or acronym while the reader types, by pointer or by keyboard alone.

const searchBox = document.getElementById("search");
const suggestions = document.getElementById("suggestions");
const MOST_SUGGESTIONS = 12;
const namesOf = (thing) => ({
  id: thing.id,
  names: [thing.name, ...thing.aliases, nodeOf.get(thing.id).label].map((name) => ({ name, folded: fold(name) })),
});
const searchNames = [];
let offered = [];
let active = -1;

/** How well a name fits: whole, from its start, from a word's start, inside; nothing when it does not. */
function fit(folded, wanted) {
  if (folded === wanted) return 0;
  if (folded.startsWith(wanted)) return 1;
  if (folded.includes(` ${wanted}`) || folded.includes(`-${wanted}`)) return 2;
  return folded.includes(wanted) ? 3 : null;
}

function findThings(text) {
  const wanted = fold(text.trim());
  if (!wanted) return [];
  for (let index = searchNames.length; index < page.things.length; index += 1) searchNames.push(namesOf(page.things[index]));
  const found = [];
  for (const { id, names } of searchNames) {
    let best = null;
    for (const { name, folded } of names) {
      const score = fit(folded, wanted);
      if (score !== null && (best === null || score < best.score)) best = { id, name, score };
    }
    if (best) found.push(best);
  }
  const ties = (item) => neighbours.get(item.id).size;
  return found.sort((a, b) => a.score - b.score || ties(b) - ties(a) || nameOf(a.id).localeCompare(nameOf(b.id), "en"));
}

/** A served page asks its server too, once the typing rests. */
let asked = 0;
let isAsking = false;
function askLater(text) {
  clearTimeout(asked);
  isAsking = Boolean(service && text.trim());
  if (!isAsking) return;
  asked = setTimeout(async () => {
    try {
      const found = await ask("search", { q: text });
      isAsking = false;
      if (searchBox.value === text && document.activeElement === searchBox) write(found.map((item) => ({ ...item, served: item, name: item.fits })));
    } catch (error) {
      sayTrouble(`The server did not answer (${error.message}). The search looks through what was fetched.`);
    }
  }, 120);
}

function offer() {
  askLater(searchBox.value);
  write(findThings(searchBox.value).slice(0, MOST_SUGGESTIONS));
}

function write(found) {
  offered = found;
  active = offered.length ? 0 : -1;
  suggestions.replaceChildren(...offered.map((item, index) => {
    const thing = item.served ? { kind: item.kind, name: item.served.name } : things.get(item.id);
    const also = item.name !== thing.name && element("small", { text: item.name, dir: "auto" });
    const option = element("li", { role: "option", id: `suggestion-${index}` }, [
      symbol(kinds.get(thing.kind)),
      element("span", { text: thing.name, dir: "auto" }),
      also,
    ]);
    option.addEventListener("mousedown", (event) => { event.preventDefault(); take(index); });
    return option;
  }));
  if (!offered.length && searchBox.value.trim() && !isAsking) {
    suggestions.append(element("li", { class: "none", text: "No thing of this name takes part in a relation or a commitment." }));
  }
  suggestions.hidden = !searchBox.value.trim();
  searchBox.setAttribute("aria-expanded", String(!suggestions.hidden));
  markActive();
}

function markActive() {
  [...suggestions.children].forEach((option, index) => {
    if (option.id) option.setAttribute("aria-selected", String(index === active));
    if (index === active) option.scrollIntoView({ block: "nearest" });
  });
  if (active >= 0) searchBox.setAttribute("aria-activedescendant", `suggestion-${active}`);
  else searchBox.removeAttribute("aria-activedescendant");
}

function closeSuggestions() {
  suggestions.hidden = true;
  searchBox.setAttribute("aria-expanded", "false");
}

function take(index) {
  if (index < 0 || index >= offered.length) return;
  const { id, served } = offered[index];
  searchBox.value = served ? served.name : nameOf(id);
  closeSuggestions();
  choose({ type: "thing", id }, { focus: true });
}

searchBox.addEventListener("input", offer);
searchBox.addEventListener("focus", () => searchBox.value.trim() && offer());
searchBox.addEventListener("blur", closeSuggestions);
searchBox.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (suggestions.hidden) offer();
    else if (offered.length) active = (active + (event.key === "ArrowDown" ? 1 : offered.length - 1)) % offered.length;
    markActive();
  } else if (event.key === "Enter") {
    take(active);
  } else if (event.key === "Escape" && !suggestions.hidden) {
    event.stopPropagation();
    closeSuggestions();
  }
});
