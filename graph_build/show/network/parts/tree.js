// Writes who advises whom, what is part of what, and the like as a tree that opens and closes, by pointer or by keyboard.

/** The relations a tree can be made of: who stands above is the object. */
const treeChoices = [
  ["partOf", "Part of", "stands in"],
  ["advises", "Advises", "advises"],
  ["postIn", "Posts in", "is a post in"],
  ["memberOf", "Member of", "is a member of"],
  ["holdsPost", "Holds post", "holds"],
];

/** What stands under what, by one predicate, out of what documents say; sorted by name. */
function treeOf(predicate) {
  const said = shownRelations(true).filter((relation) => !relation.reason && localOf(relation.predicate) === predicate);
  const children = new Map();
  const parents = new Map();
  for (const relation of said) {
    children.set(relation.object, [...(children.get(relation.object) ?? []), relation]);
    parents.set(relation.subject, [...(parents.get(relation.subject) ?? []), relation]);
  }
  const byName = (a, b) => nameOf(a.subject).localeCompare(nameOf(b.subject), "en");
  for (const list of children.values()) list.sort(byName);
  return { children, parents, said, roots: rootsOf(children, parents) };
}

/** The tops of the tree. In a ring nothing is on top, so the one with most below it stands in. */
function rootsOf(children, parents) {
  const size = (id) => (children.get(id) ?? []).length;
  const order = (a, b) => size(b) - size(a) || nameOf(a).localeCompare(nameOf(b), "en");
  const roots = [...children.keys()].filter((id) => !parents.has(id)).sort(order);
  const reached = new Set();
  const reach = (top) => {
    const waiting = [top];
    while (waiting.length) {
      const id = waiting.pop();
      if (reached.has(id)) continue;
      reached.add(id);
      waiting.push(...(children.get(id) ?? []).map((relation) => relation.subject));
    }
  };
  roots.forEach(reach);
  for (const id of [...children.keys()].sort(order)) {
    if (reached.has(id)) continue;
    roots.push(id);
    reach(id);
  }
  return roots;
}

/** More lines than this are opened by the reader, one by one. */
const MOST_LINES = 300;

const tree = { made: null, predicate: "partOf", open: new Set(), atFirst: new Set(), asked: null, host: null };
/** So many items that are not as they were at first are in the address. */
const MOST_TURNED = 20;
const turnedItems = () => [...tree.atFirst].filter((key) => !tree.open.has(key)).concat([...tree.open].filter((key) => !tree.atFirst.has(key)));
const turnedWords = (most = Infinity) => {
  const turned = turnedItems();
  if (turned.length && !tree.open.size) return "none";
  return turned.slice(0, most).map((key) => key.split("\n").join(" ")).join(" | ");
};
/** Take what an address says of items that are not as at first. */
function turnAsAsked() {
  const { asked } = tree;
  tree.asked = null;
  if (asked === null) return;
  tree.open = new Set(asked === "none" ? [] : tree.atFirst);
  for (const key of asked === "none" || !asked ? [] : asked.split(" | ").map((path) => path.split(" ").join("\n"))) {
    if (!tree.open.delete(key)) tree.open.add(key);
  }
}

/** An item of the tree; its path from the top is its key, so that one thing may stand in several places. */
function treeItem(id, /** @type {Relation | null} */ relation, path, place, siblings) {
  const below = tree.made.children.get(id) ?? [];
  const isRing = path.includes(id);
  const key = [...path, id].join("\n");
  const isOpen = below.length > 0 && !isRing && tree.open.has(key);
  const others = (tree.made.parents.get(id) ?? []).filter((other) => other !== relation).map((other) => nameOf(other.object));
  const item = element("li", {
    role: "treeitem", tabindex: "-1", "aria-level": String(path.length + 1), "aria-posinset": String(place + 1), "aria-setsize": String(siblings),
  });
  Object.assign(item, { treeKey: key, treeThing: id, treeRelation: relation, treePath: path });
  if (below.length && !isRing) item.setAttribute("aria-expanded", String(isOpen));
  item.setAttribute("aria-selected", String(isChosen({ type: "thing", id }) || Boolean(relation && isChosen({ type: "relation", id: relation.index }))));
  item.append(treeLine(id, relation, below, isRing, others));
  if (isOpen) item.append(treeGroup(below, [...path, id]));
  return item;
}

function treeLine(id, /** @type {Relation | null} */ relation, below, isRing, others) {
  const thing = things.get(id);
  const mark = below.length && !isRing ? element("span", { class: "twist", "aria-hidden": "true" }) : element("span", { class: "twist none", "aria-hidden": "true" });
  const again = isRing ? "↻ stands above already, so the ring ends here" : others.length ? `also under ${others.slice(0, 3).join(", ")}${others.length > 3 ? ` and ${others.length - 3} more` : ""}` : "";
  return element("div", { class: "tree-line" }, [
    mark,
    thing && symbol(kinds.get(thing.kind)),
    element("span", { class: "tree-name", text: nameOf(id), dir: "auto" }),
    below.length > 0 && !isRing && element("span", { class: "note", text: `(${below.length})` }),
    again && element("span", { class: "note", text: again, dir: "auto" }),
    relation && element("span", { class: "why", text: "sentence", title: "The sentence that says so (key w)" }),
  ]);
}

function treeGroup(below, path) {
  return element("ul", { role: "group" }, below.map((relation, place) => treeItem(relation.subject, relation, path, place, below.length)));
}

/** Open or close an item and keep the keyboard on it. */
function twist(item, open = item.getAttribute("aria-expanded") !== "true") {
  if (!item.hasAttribute("aria-expanded")) return;
  item.setAttribute("aria-expanded", String(open));
  item.querySelector(":scope > ul")?.remove();
  if (open) {
    tree.open.add(item.treeKey);
    item.append(treeGroup(tree.made.children.get(item.treeThing), [...item.treePath, item.treeThing]));
  } else {
    tree.open.delete(item.treeKey);
  }
  keepControls();
}

const treeItems = () => [...tree.host.querySelectorAll("[role=treeitem]")];

function focusItem(item) {
  if (!item) return;
  tree.host.querySelector("[tabindex='0']")?.setAttribute("tabindex", "-1");
  item.setAttribute("tabindex", "0");
  item.focus({ preventScroll: true });
  item.querySelector(".tree-line").scrollIntoView({ block: "nearest", inline: "nearest" });
}

const openSentence = (item) => item.treeRelation && choose({ type: "relation", id: item.treeRelation.index });

/** The keys of the tree pattern of WAI-ARIA, with w for the sentence behind a line. */
function onTreeKey(event) {
  const item = event.target.closest("[role=treeitem]");
  if (!item || event.ctrlKey || event.metaKey || event.altKey) return;
  const all = treeItems();
  const at = all.indexOf(item);
  const parent = item.parentElement.closest("[role=treeitem]");
  const isOpen = item.getAttribute("aria-expanded") === "true";
  const moves = {
    ArrowDown: () => focusItem(all[at + 1]),
    ArrowUp: () => focusItem(all[at - 1]),
    Home: () => focusItem(all[0]),
    End: () => focusItem(all.at(-1)),
    ArrowRight: () => (isOpen ? focusItem(all[at + 1]) : twist(item, true)),
    ArrowLeft: () => (isOpen ? twist(item, false) : focusItem(parent)),
    Enter: () => choose({ type: "thing", id: item.treeThing }),
    " ": () => choose({ type: "thing", id: item.treeThing }),
    "*": () => [...item.parentElement.children].forEach((sibling) => twist(sibling, true)),
    w: () => openSentence(item),
  };
  const move = moves[event.key] ?? (/^\p{L}$/u.test(event.key) && (() => focusItem(startingWith(all, at, event.key))));
  if (!move) return;
  event.preventDefault();
  event.stopPropagation();
  move();
}

/** The next item whose name starts with the letter. */
function startingWith(all, at, letter) {
  const wanted = fold(letter);
  return [...all.slice(at + 1), ...all.slice(0, at + 1)].find((item) => fold(nameOf(item.treeThing)).startsWith(wanted));
}

function onTreeClick(event) {
  const item = event.target.closest("[role=treeitem]");
  if (!item) return;
  focusItem(item);
  if (event.target.closest(".why")) openSentence(item);
  else if (event.target.closest(".twist")) twist(item);
  else choose({ type: "thing", id: item.treeThing });
}

/** Write the tree again; what was open stays open, and the keyboard stays where it was. */
function drawTree() {
  const had = document.activeElement?.treeKey;
  const { roots } = tree.made;
  tree.host.replaceChildren(...roots.slice(0, MOST_LINES).map((id, place) => treeItem(id, null, [], place, roots.length)));
  const items = treeItems();
  const kept = items.find((item) => item.treeKey === had);
  (kept ?? items[0])?.setAttribute("tabindex", "0");
  kept?.focus({ preventScroll: true });
}

/** Open the tops, or every item down to a depth that a reader can still overlook. */
function openTree(depth) {
  tree.open.clear();
  if (!depth) return;
  let lines = tree.made.roots.length;
  const walk = (id, path) => {
    const below = tree.made.children.get(id);
    if (!below || path.includes(id) || path.length >= depth || lines + below.length > MOST_LINES) return;
    lines += below.length;
    tree.open.add([...path, id].join("\n"));
    below.forEach((relation) => walk(relation.subject, [...path, id]));
  };
  tree.made.roots.forEach((id) => walk(id, []));
}

addControl("tree", "tree", () => (tree.predicate === "partOf" ? "" : tree.predicate), (text) => {
  const wanted = treeChoices.some(([key]) => key === text) ? text : "partOf";
  if (wanted !== tree.predicate) Object.assign(tree, { predicate: wanted, made: null });
});
addControl("turned", "tree", () => turnedWords(MOST_TURNED), (text) => { tree.asked = text; });
registerView({
  key: "tree",
  label: "Tree",
  build(section) {
    const { select, field } = chooserOf("Made of", treeChoices.map(([key, label]) => [key, label]), (key) => {
      tree.predicate = key;
      tree.made = null;
      noteControls();
    });
    tree.host = element("ul", { role: "tree", class: "tree", "aria-label": "Tree" });
    tree.host.addEventListener("keydown", onTreeKey);
    tree.host.addEventListener("click", onTreeClick);
    const turn = (depth) => { openTree(depth); drawTree(); keepControls(); };
    Object.assign(this, { select, status: statusLine(), none: element("p", { class: "empty" }) });
    section.append(
      element("div", { class: "tools" }, [field, act("Open all", () => turn(6)), act("Close all", () => turn(0)), this.status]),
      element("div", { class: "scroll tree-room" }, [tree.host, this.none]),
    );
  },
  refresh() {
    const isNew = !tree.made;
    tree.made = treeOf(tree.predicate);
    const [, , verb] = treeChoices.find(([key]) => key === tree.predicate);
    const { said, roots } = tree.made;
    this.select.value = tree.predicate;
    this.status.textContent = said.length ? `${count(said.length, "relation", "relations")} under ${count(roots.length, "top", "tops")}; an indented line ${verb} the line above it. Only what a document says.${roots.length > MOST_LINES ? ` Shown: the ${MOST_LINES} tops with most below them; filters reach the others.` : ""}` : "";
    this.none.textContent = said.length ? "" : "No document says such a relation, or the filters hide it.";
    this.none.hidden = said.length > 0;
    tree.host.hidden = !said.length;
    tree.host.setAttribute("aria-label", `Tree: an item below another ${verb} it. Arrow keys move, Enter opens the details, w the sentence.`);
    // Filters make other tops: what a reader turned is turned from what would stand open at first.
    if (!isNew) tree.asked ??= turnedWords();
    openTree(6);
    tree.atFirst = new Set(tree.open);
    turnAsAsked();
    drawTree();
  },
  taken: () => ({ relations: tree.made.said }),
});
