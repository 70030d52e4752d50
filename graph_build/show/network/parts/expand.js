// Opens and folds the neighbours of a thing, and walks through the picture by keyboard.

/** The thing that the keyboard stands on in the picture. */
let walked = null;

async function toggleExpanded(key) {
  const id = openerOf(key);
  await fetchThing(id);
  const isOpen = state.expanded.includes(key);
  const before = scoped().size;
  setState({ expanded: isOpen ? without(state.expanded, key) : [...state.expanded, key] });
  const change = Math.abs(scoped().size - before);
  const words = change ? `${count(change, "thing", "things")} ${isOpen ? "folded away" : "brought in"}.` : "All its neighbours are in the picture already.";
  document.getElementById("walked").textContent = `${nameOf(id)}: ${isOpen && !change ? "folded." : words}`;
  if (!isOpen) showOpened(key);
}

/** Bring what was opened into the picture, where a part of it lies outside. */
function showOpened(key) {
  if (!network) return;
  const near = [openerOf(key), ...openedBy(key)].filter(isShown);
  const isOutside = (other) => {
    const { x, y } = network.canvasToDOM(nodeOf.get(other));
    return x < 0 || y < 0 || x > canvasBox.clientWidth || y > canvasBox.clientHeight;
  };
  if (!near.some(isOutside)) return;
  const show = () => frame(unique([...visibleNodes.filter((node) => node.first).map(({ id }) => id), ...near]), 1.2);
  if (takeAim(show)) show();
}

/** The next or the previous thing of the picture, the most connected first. */
function walk(step) {
  const order = remember("walk", () => mostTiedFirst(visibleNodes));
  if (!order.length) return;
  const at = order.findIndex((node) => node.id === (walked ?? state.selected?.id));
  walked = order[(at + step + order.length) % order.length].id;
  const thing = things.get(walked);
  document.getElementById("walked").textContent = `${thing.name}, ${thing.className}, ${count(neighbours.get(walked).size, "neighbour", "neighbours")}`;
  bringInside([walked]);
  redrawSoon();
}

function onCanvasKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const id = walked ?? (state.selected?.type === "thing" ? state.selected.id : null);
  if (event.key === ".") walk(1);
  else if (event.key === ",") walk(-1);
  else if (event.key === "Enter" && id) choose({ type: "thing", id });
  else if (event.key.toLowerCase() === "e" && id) toggleExpanded(id);
  else return;
  event.preventDefault();
}
canvasBox.addEventListener("keydown", onCanvasKey);
canvasBox.addEventListener("blur", () => { walked = null; redrawSoon(); });
