// Draws the network as SVG: the symbols, lines and labels that the picture shows, with a legend.

const PICTURE_WIDTH = 1500;
const LEGEND_WIDTH = 230;

/** Places of the shown things in a picture of a fixed width, and the scale that brings them there. */
function picturePlaces(shown) {
  const [left, right] = [Math.min(...shown.map((node) => node.x)), Math.max(...shown.map((node) => node.x))];
  const [top, bottom] = [Math.min(...shown.map((node) => node.y)), Math.max(...shown.map((node) => node.y))];
  const margin = 90;
  const scale = Math.min((PICTURE_WIDTH - LEGEND_WIDTH - margin * 2) / Math.max(right - left, 1), 1.6);
  const at = new Map(shown.map((node) => [node.id, {
    x: LEGEND_WIDTH + margin + (node.x - left) * scale,
    y: margin / 2 + (node.y - top) * scale,
    reach: Math.max(node.size * scale, shown.length > 600 ? 2.5 : 4.5),
  }]));
  const spot = (x, y) => ({ x: LEGEND_WIDTH + margin + (x - left) * scale, y: margin / 2 + (y - top) * scale });
  return { at, spot, scale, width: PICTURE_WIDTH, height: (bottom - top) * scale + margin };
}

/** The ground of each group, as on the screen. */
function pictureGroups({ spot, scale }) {
  return wideGroups().flatMap((group, index) => bandsOf(group).map(([a, b, width]) => {
    const [from, to] = [spot(a.x, a.y + GROUND_DOWN), spot(b.x, b.y + GROUND_DOWN)];
    return drawn("path", { d: `M${from.x} ${from.y}L${to.x + 0.1} ${to.y}`, stroke: palette[`ground${index % 4}`], "stroke-width": width * scale, "stroke-linecap": "round" });
  }));
}

/** A line with its arrow, straight or bent as on the screen; what is chosen, or the chosen path, stands out. */
function pictureEdge(/** @type {Edge} */ edge, { at, spot }, path) {
  const relation = relations[edge.id];
  const [from, to] = [at.get(edge.from), at.get(edge.to)];
  const course = courseOf(edge);
  const control = spot(course.x, course.y);
  const angle = Math.atan2(to.y - control.y, to.x - control.x);
  const tip = { x: to.x - Math.cos(angle) * (to.reach + 1), y: to.y - Math.sin(angle) * (to.reach + 1) };
  const wing = (turn) => `${tip.x - 7 * Math.cos(angle + turn)} ${tip.y - 7 * Math.sin(angle + turn)}`;
  const stands = path ? path.steps.some((step) => step.index === edge.id) : touchesChosen(edge);
  const color = stands ? palette.accent : edge.inferred ? palette.faint : palette.edge;
  const line = { stroke: color, "stroke-width": stands ? 2 : edge.inferred ? 1 : 1.3, fill: "none" };
  if (edge.inferred) line["stroke-dasharray"] = "4 5";
  const words = `${nameOf(relation.subject)} ${verbIn(relation)} ${nameOf(relation.object)}${edge.inferred ? " (inferred)" : ""}`;
  return drawn("g", { opacity: stands ? 1 : lit ? 0.15 : 0.75 }, [
    drawn("title", { text: words }),
    drawn("path", { ...line, d: edge.bend ? `M${from.x} ${from.y}Q${control.x} ${control.y} ${tip.x} ${tip.y}` : `M${from.x} ${from.y}L${tip.x} ${tip.y}` }),
    drawn("path", { fill: color, stroke: "none", d: `M${tip.x} ${tip.y}L${wing(0.4)}L${wing(-0.4)}Z` }),
  ]);
}

const paintOf = (kind) => (kind.color === "text" ? palette.text : kind.color);
const symbolAt = (kind, x, y, reach, more = {}) => drawn("path", {
  d: kind.path, transform: `translate(${x} ${y}) scale(${reach})`, fill: paintOf(kind), stroke: palette.outline, "stroke-width": 1 / reach, ...more,
});

/** Labels where they have room, as on the screen: the most connected first, none on top of another. */
function pictureLabels(shown, { at, width }) {
  const room = new Room();
  for (const node of shown) {
    const { x, y, reach } = at.get(node.id);
    room.take({ left: x - reach, right: x + reach, top: y - reach, bottom: y + reach }, node.id);
  }
  return labelOrder(shown).slice(0, 1500).flatMap((node) => {
    const { x, y, reach } = at.get(node.id);
    const lines = labelLines(node.label);
    const weight = hubs.has(node.id) ? 600 : 400;
    const wide = Math.max(...lines.map((line) => widthOf(line, 12, weight)));
    const high = lines.length * 14;
    const spots = [[x, y + reach + 2], [x, y - reach - high - 2], [x + reach + wide / 2 + 4, y - high / 2], [x - reach - wide / 2 - 4, y - high / 2]];
    for (const onSymbols of landmarks.has(node.id) ? [false, true] : [false]) {
      for (const [middle, top] of spots) {
        const area = { left: middle - wide / 2 - 2, right: middle + wide / 2 + 2, top, bottom: top + high };
        if (area.left < LEGEND_WIDTH || area.right > width || area.top < 0 || !room.isFree(area, node.id, onSymbols)) continue;
        room.take(area, `label ${node.id}`);
        return lines.map((text, line) => drawn("text", {
          x: middle, y: top + 11 + line * 14, "font-size": 12, "font-weight": weight, "text-anchor": "middle", fill: palette.text, text,
          stroke: palette.ground, "stroke-width": 3, "paint-order": "stroke", "stroke-linejoin": "round",
        }));
      }
    }
    return [];
  });
}

function pictureLegend(shown, shownEdges) {
  const used = page.kinds.filter((kind) => shown.some((node) => node.kind === kind.key));
  const entries = used.flatMap((kind, index) => [
    symbolAt(kind, 22, 24 + index * 24, 8),
    drawn("text", { x: 40, y: 28 + index * 24, "font-size": 13, fill: palette.text, text: kind.label }),
  ]);
  const keys = [["said by a document", palette.edge, false], ["inferred", palette.faint, true]]
    .filter(([, , inferred]) => shownEdges.some((edge) => Boolean(edge.inferred) === inferred));
  const lines = keys.flatMap(([text, stroke, inferred], index) => {
    const y = 34 + (used.length + index) * 24;
    return [
      drawn("line", { x1: 12, x2: 32, y1: y, y2: y, stroke, "stroke-width": 2, ...(inferred ? { "stroke-dasharray": "4 4" } : {}) }),
      drawn("text", { x: 40, y: y + 4, "font-size": 13, fill: palette.text, text }),
    ];
  });
  return { parts: [...entries, ...lines], height: 60 + (used.length + keys.length) * 24 };
}

/** The network as one SVG element, or nothing where nothing is shown. */
function drawNetwork() {
  const shown = nodes.filter((node) => isShown(node.id));
  if (!shown.length) return null;
  readPalette();
  const shownEdges = edges.filter(isEdgeShown);
  const places = picturePlaces(shown);
  const legend = pictureLegend(shown, shownEdges);
  const height = Math.max(places.height, legend.height);
  const svg = drawn("svg", { class: "drawing-network", width: places.width, height, viewBox: `0 0 ${places.width} ${height}` });
  svg.append(
    ...pictureGroups(places),
    ...shownEdges.map((edge) => pictureEdge(edge, places, chosenPath())),
    ...shown.map((node) => {
      const { x, y, reach } = places.at.get(node.id);
      const mark = symbolAt(kinds.get(node.kind), x, y, reach, lit && !lit.has(node.id) ? { opacity: 0.2 } : {});
      mark.append(drawn("title", { text: nameOf(node.id) }));
      return mark;
    }),
    ...pictureLabels(shown, places),
    ...legend.parts,
  );
  return svg;
}
