"""Turn things and their relations into still places: those shown first in the middle, each with room for its name."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

SEED = 1325
# Units of the canvas: at scale one they are pixels, and a symbol with its number and a name in three lines is so large.
SLOT_WIDTH, SLOT_HEIGHT = 122.0, 90.0
# Screens are wider than high.
ASPECT = 1.6
# So many slots for each thing, so that not every one is taken.
SPARE = 1.2
RING_STEP, RING_SLOT = 46.0, 42.0
# Things of one group stand together as if a weak tie joined any two of them.
TOGETHER = 0.25
# Above this many things no better places are looked for, since that needs time with the cube of the number.
IMPROVED = 80
ROUNDS = 12


@dataclass(frozen=True, slots=True)
class Group:
    """Things of the first view that hang together around `hub`, the most connected of them."""

    hub: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A place for each thing, the group that it belongs to (an index of `groups`, -1 for none), and what is first."""

    places: dict[str, tuple[int, int]]
    group_of: dict[str, int]
    groups: tuple[Group, ...]
    core: frozenset[str]


def arrange(
    things: Iterable[str],
    pairs: Mapping[tuple[str, str], float],
    core: Collection[str],
    beside: Iterable[tuple[str, str]] = (),
) -> Layout:
    """Give every thing a place, the same in every run.

    `pairs` weighs the ties between two things. Those of `core` stand in rows in the middle, what is tied close
    together; all others in rings around them, on the side of those they are tied to. The pairs of `beside` draw two
    things together and count for nothing else.
    """
    names = sorted(things)
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(names)))
    number = {name: index for index, name in enumerate(names)}
    graph.add_weighted_edges_from(sorted((number[a], number[b], weight) for (a, b), weight in pairs.items()))
    middle: nx.Graph[int] = graph.subgraph(sorted(number[name] for name in core)).copy()
    # Members stand in this order, whatever is beside them: the first is the hub.
    rank = {node: (-middle.degree(node), node) for node in middle}
    middle.add_weighted_edges_from((a, b, 0.5) for a, b in _new_pairs(middle, number, beside))
    groups = [sorted(members, key=rank.__getitem__) for members in find_groups(middle)]
    places = _in_rows(middle, groups)
    reach = max((abs(place) for place in places.values()), default=0.0) + SLOT_HEIGHT
    _add_rings(graph, places, [node for node in graph if node not in places], reach)
    group_of = {node: index for index, members in enumerate(groups) for node in members}
    return Layout(
        places={name: (round(places[n].real), round(places[n].imag)) for n, name in enumerate(names)},
        group_of={name: group_of.get(n, -1) for n, name in enumerate(names)},
        groups=tuple(Group(names[members[0]], tuple(names[node] for node in members)) for members in groups),
        core=frozenset(names[node] for node in middle),
    )


def _new_pairs(
    graph: nx.Graph[int], number: Mapping[str, int], beside: Iterable[tuple[str, str]]
) -> list[tuple[int, int]]:
    known = {(number[a], number[b]) for a, b in beside if number.get(a) in graph and number.get(b) in graph and a != b}
    return sorted(pair for pair in known if not graph.has_edge(*pair))


def find_groups(graph: nx.Graph[int]) -> list[list[int]]:
    """Communities by the Louvain method, largest first."""
    if graph.number_of_edges() == 0:
        found: list[set[int]] = [{node} for node in graph]
    else:
        found = nx.community.louvain_communities(graph, weight="weight", seed=SEED, resolution=0.9)
    return sorted((sorted(members) for members in found), key=lambda members: (-len(members), members))


def _in_rows(graph: nx.Graph[int], groups: list[list[int]]) -> dict[int, complex]:
    """A slot for each thing: by springs first, then changed for as long as a change brings what is tied closer."""
    nodes = [node for members in groups for node in members]
    if not nodes:
        return {}
    slots = make_slots(len(nodes))
    pulls = _pulls(graph, groups, nodes)
    taken = _nearest_slots(_springs(pulls), slots)
    if len(nodes) <= IMPROVED:
        taken = _improved(taken, slots, pulls)
    return {node: complex(*slots[slot]) for node, slot in zip(nodes, taken, strict=True)}


Points = np.ndarray[tuple[int, int], np.dtype[np.float64]]


def make_slots(count: int) -> Points:
    """Places in rows for so many things and some more, around the middle; every second row is moved by half a slot."""
    needed = math.ceil(count * SPARE)
    columns = max(1, round(math.sqrt(needed * ASPECT * SLOT_HEIGHT / SLOT_WIDTH)))
    rows = math.ceil(needed / columns)
    spots = [((x + 0.5 * (y % 2)) * SLOT_WIDTH, y * SLOT_HEIGHT) for y in range(rows) for x in range(columns)]
    points: Points = np.array(spots, dtype=np.float64)
    points -= (points.max(axis=0) + points.min(axis=0)) / 2
    return points


def _pulls(graph: nx.Graph[int], groups: list[list[int]], nodes: list[int]) -> Points:
    """How strongly any two things draw each other, in the order of the nodes."""
    at = {node: index for index, node in enumerate(nodes)}
    pulls: Points = np.zeros((len(nodes), len(nodes)))
    for one, other in graph.edges:
        pulls[at[one], at[other]] = pulls[at[other], at[one]] = min(float(graph.edges[one, other]["weight"]), 3.0)
    for members in groups:
        inside = [at[node] for node in members]
        pulls[np.ix_(inside, inside)] += TOGETHER
    np.fill_diagonal(pulls, 0.0)
    return pulls


def _springs(pulls: Points) -> list[tuple[float, float]]:
    whole: nx.Graph[int] = nx.from_numpy_array(pulls)
    if len(whole) == 1:
        return [(0.0, 0.0)]
    springs = nx.spring_layout(whole, seed=SEED, iterations=80, k=2.0 / math.sqrt(len(whole)))
    return [(float(springs[node][0]), float(springs[node][1])) for node in range(len(whole))]


def _nearest_slots(points: Sequence[tuple[float, float]], slots: Points) -> list[int]:
    """Each point takes the free slot nearest to it, those in the middle first."""
    spots = np.array(points, dtype=np.float64)
    spots -= spots.mean(axis=0)
    spread = np.maximum(np.abs(spots).max(axis=0), 1e-9)
    spots *= np.abs(slots).max(axis=0) / spread
    free = np.ones(len(slots), dtype=bool)
    taken = [0] * len(spots)
    for node in sorted(range(len(spots)), key=lambda index: (round(float(np.hypot(*spots[index])), 6), index)):
        away = np.round(np.hypot(*(slots - spots[node]).T), 6)
        taken[node] = int(np.argmin(np.where(free, away, np.inf)))
        free[taken[node]] = False
    return taken


def _improved(taken: list[int], slots: Points, pulls: Points) -> list[int]:
    """Move things to free slots, or change two, while that makes the ties shorter in sum."""
    seats = _Seats(taken, slots, pulls)
    for _ in range(ROUNDS):
        before = list(seats.taken)
        for node in range(len(taken)):
            seats.improve(node)
        if before == seats.taken:
            break
    return seats.taken


class _Seats:
    """Which slot each thing has; knows what a change costs."""

    def __init__(self, taken: list[int], slots: Points, pulls: Points) -> None:
        away = np.hypot(slots[:, None, 0] - slots[None, :, 0], (slots[:, None, 1] - slots[None, :, 1]) * ASPECT)
        # Long ties hurt more than in proportion.
        self._far: Points = away**1.3
        self._pulls = pulls
        self.taken = list(taken)
        self._holder: dict[int, int] = {slot: node for node, slot in enumerate(taken)}

    def improve(self, node: int) -> None:
        """Give a thing the slot that shortens the ties most, where one does."""
        old = self.taken[node]
        cost = self._far[:, self.taken] @ self._pulls[node]
        gains = [round(self._gain(node, slot, float(cost[slot] - cost[old])), 6) for slot in range(len(self._far))]
        best = min(range(len(gains)), key=lambda slot: (gains[slot], slot))
        if gains[best] >= 0:
            return
        other = self._holder.pop(best, None)
        del self._holder[old]
        self._holder[best], self.taken[node] = node, best
        if other is not None:
            self._holder[old], self.taken[other] = other, old

    def _gain(self, node: int, slot: int, change: float) -> float:
        """How much longer the ties become when a thing moves to a slot, and whoever stands there to its own."""
        old, other = self.taken[node], self._holder.get(slot)
        if other is None or other == node:
            return change
        back = float(self._pulls[other] @ (self._far[old][self.taken] - self._far[slot][self.taken]))
        # Their own tie keeps its length; both sums took it as gone.
        return change + back + 2 * float(self._pulls[node][other] * self._far[old][slot])


def _add_rings(graph: nx.Graph[int], places: dict[int, complex], outer: list[int], radius: float) -> None:
    """Put the others around the core, each on the side of those it is tied to."""
    angles = {node: _side(graph, node, places, index) for index, node in enumerate(outer)}
    waiting = sorted(outer, key=lambda node: (angles[node], node))
    rings: list[list[int]] = []
    capacity = 0
    while capacity < len(waiting):
        rings.append([])
        capacity += int(2 * math.pi * (radius + RING_STEP * len(rings)) / RING_SLOT)
    for index, node in enumerate(waiting):
        rings[index % len(rings)].append(node)
    for index, ring in enumerate(rings):
        distance = radius + RING_STEP * (index + 0.6)
        for node, angle in zip(ring, _space(np.array([angles[n] for n in ring]), RING_SLOT / distance), strict=True):
            places[node] = complex(distance * math.cos(angle), distance * math.sin(angle))


def _side(graph: nx.Graph[int], node: int, places: Mapping[int, complex], index: int) -> float:
    near = [places[other] for other in sorted(graph[node]) if other in places]
    middle = sum(near, 0j)
    # Those tied to nobody here, or to the very middle, spread evenly by the golden angle.
    return math.atan2(middle.imag, middle.real) if abs(middle) > 1 else (index * 2.399963) % (2 * math.pi) - math.pi


def _space(angles: np.ndarray[tuple[int], np.dtype[np.float64]], gap: float) -> list[float]:
    """Move sorted angles on a circle apart to at least the gap, as far as the circle has room."""
    count = len(angles)
    if count * gap >= 2 * math.pi * 0.95:
        return [float(angles[0]) + 2 * math.pi * index / count for index in range(count)]
    moved = angles.copy()
    for _ in range(300):
        following = np.roll(moved, -1)
        following[-1] += 2 * math.pi
        short = np.maximum(gap - (following - moved), 0) * 0.5
        if short.max() < gap * 0.02:
            break
        moved = moved - short + np.roll(short, 1)
    return [float(angle) for angle in moved]
