"""Turn things and their relations into still places: groups that hang together, the most connected in the middle."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import networkx as nx
import numpy as np

from graph_build.show.network.layout_pack import Circle, pack_circles

SEED = 1325
# Units of the canvas: at scale one they are pixels, and a label is about this wide and high with its symbol.
LABEL_WIDTH, LABEL_HEIGHT = 112.0, 62.0
RING_STEP, SLOT = 46.0, 42.0
# Above this many members a group is laid out in rings, since springs need time with the square of the number.
SPRING_LIMIT = 300

Points = np.ndarray[tuple[int, int], np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Group:
    """Things that hang together around `hub`, the most connected of them.

    `radius` is that of the circle around its core, `whole` that of the circle around all of it.
    """

    hub: str
    x: int
    y: int
    radius: int
    whole: int
    core: int
    size: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A place for each thing, the group that it belongs to (an index of `groups`), and the core shown first."""

    places: dict[str, tuple[int, int]]
    group_of: dict[str, int]
    groups: tuple[Group, ...]
    core: frozenset[str]


def arrange(
    things: Iterable[str],
    pairs: Mapping[tuple[str, str], float],
    limit: int,
    beside: Iterable[tuple[str, str]] = (),
) -> Layout:
    """Give every thing a place, the same in every run.

    `pairs` weighs the ties between two things; `limit` is the number of things in the core, those tied to the
    most others. Things outside the core stand in rings around the core of their group. The pairs of `beside` draw
    two things into one group and count for nothing else.
    """
    names = sorted(things)
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(names)))
    number = {name: index for index, name in enumerate(names)}
    graph.add_weighted_edges_from(sorted((number[a], number[b], weight) for (a, b), weight in pairs.items()))
    core = choose_core(graph, limit)
    # Members stand in this order, whatever is beside them: the first is the hub.
    rank = {node: (node not in core, -graph.degree(node), node) for node in graph}
    graph.add_weighted_edges_from((a, b, 0.5) for a, b in _new_pairs(graph, number, beside))
    groups = [sorted(members, key=rank.__getitem__) for members in find_groups(graph)]
    local = [_place_group(graph, members, core) for members in groups]
    centres = pack_circles(
        [Circle(radius, bool(core & set(members))) for members, (_, _, radius) in zip(groups, local, strict=True)],
        _ties(graph, groups),
    )
    return _assemble(names, graph, groups, local, centres, core)


def _new_pairs(
    graph: nx.Graph[int], number: Mapping[str, int], beside: Iterable[tuple[str, str]]
) -> list[tuple[int, int]]:
    known = {(number[a], number[b]) for a, b in beside if a in number and b in number and a != b}
    return sorted(pair for pair in known if not graph.has_edge(*pair))


def choose_core(graph: nx.Graph[int], limit: int) -> frozenset[int]:
    """The `limit` nodes with the most neighbours; one that would stand alone makes room for the next."""
    if len(graph) <= limit:
        return frozenset(graph)
    ranked = sorted(graph, key=lambda node: (-graph.degree(node), -graph.degree(node, weight="weight"), node))
    first = set(ranked[:limit])
    chosen = {node for node in first if any(other in first for other in graph[node])} or set(ranked[:1])
    place = {node: index for index, node in enumerate(ranked)}
    waiting = [place[other] for node in chosen for other in graph[node] if other not in chosen]
    heapq.heapify(waiting)
    while waiting and len(chosen) < limit:
        node = ranked[heapq.heappop(waiting)]
        if node not in chosen:
            chosen.add(node)
            for other in graph[node]:
                heapq.heappush(waiting, place[other])
    return frozenset(chosen)


def find_groups(graph: nx.Graph[int]) -> list[list[int]]:
    """Communities by the Louvain method, largest first."""
    if graph.number_of_edges() == 0:
        found: list[set[int]] = [{node} for node in graph]
    else:
        found = nx.community.louvain_communities(graph, weight="weight", seed=SEED, resolution=0.9)
    return sorted((sorted(members) for members in found), key=lambda members: (-len(members), members))


def _place_group(
    graph: nx.Graph[int], members: list[int], core: Collection[int]
) -> tuple[dict[int, complex], float, float]:
    """Places within one group around its own middle, the radius of its core, and the radius of all of it."""
    inner = [node for node in members if node in core]
    outer = [node for node in members if node not in core]
    if not inner:
        inner, outer, spread = outer, [], 0.62
    else:
        spread = 1.0
    places = _spread(graph, inner, spread)
    radius = max((abs(place) for place in places.values()), default=0.0) + 34 * spread
    whole = _add_rings(graph, places, outer, radius)
    return places, radius, whole


def _spread(graph: nx.Graph[int], members: list[int], spread: float) -> dict[int, complex]:
    """Springs for the arrangement, then room for each label."""
    if len(members) == 1:
        return {members[0]: 0j}
    if len(members) > SPRING_LIMIT:
        return _rings(members, SLOT)
    part: nx.Graph[int] = nx.Graph()
    part.add_nodes_from(members)
    part.add_edges_from(sorted(graph.subgraph(members).edges))
    springs = nx.spring_layout(part, seed=SEED, iterations=120, k=1.6 / math.sqrt(len(members)))
    points = np.array([springs[node] for node in members], dtype=np.float64)
    points *= np.array([1.25, 1.0]) * 50 * spread * math.sqrt(len(members)) / max(float(np.std(points)) * 1.6, 1e-9)
    points = make_room(points, LABEL_WIDTH * spread, LABEL_HEIGHT * spread)
    points -= (points.max(axis=0) + points.min(axis=0)) / 2
    return {node: complex(x, y) for node, (x, y) in zip(members, points.tolist(), strict=True)}


def make_room(points: Points, width: float, height: float, rounds: int = 200) -> Points:
    """Push points apart until no two boxes of this size overlap, or the rounds are over."""
    moved: Points = points + np.arange(len(points)).reshape(-1, 1) * np.array([1e-3, 7e-4])
    for _ in range(rounds):
        apart = moved[:, None, :] - moved[None, :, :]
        short_x = width - np.abs(apart[:, :, 0])
        short_y = height - np.abs(apart[:, :, 1])
        clash = (short_x > 0) & (short_y > 0) & ~np.eye(len(points), dtype=bool)
        if not clash.any():
            break
        along_x = clash & (short_x / width < short_y / height)
        along_y = clash & ~along_x
        moved[:, 0] += (np.where(along_x, short_x, 0) * np.sign(apart[:, :, 0])).sum(axis=1) * 0.3
        moved[:, 1] += (np.where(along_y, short_y, 0) * np.sign(apart[:, :, 1])).sum(axis=1) * 0.3
    return moved


def _rings(members: list[int], slot: float) -> dict[int, complex]:
    """The first in the middle, the others in rings around it."""
    places: dict[int, complex] = {}
    ring, room = 0, 1
    for node in members:
        if room == 0:
            ring += 1
            room = int(2 * math.pi * ring)
        total = max(int(2 * math.pi * ring), 1)
        angle = 2 * math.pi * (total - room) / total
        places[node] = complex(ring * slot * math.cos(angle), ring * slot * math.sin(angle))
        room -= 1
    return places


def _add_rings(graph: nx.Graph[int], places: dict[int, complex], outer: list[int], radius: float) -> float:
    """Put the outer members around the core, each on the side of those it is tied to; return the new radius."""
    angles = {node: _side(graph, node, places, index) for index, node in enumerate(outer)}
    waiting = sorted(outer, key=lambda node: (angles[node], node))
    rings: list[list[int]] = []
    capacity = 0
    while capacity < len(waiting):
        rings.append([])
        capacity += int(2 * math.pi * (radius + RING_STEP * len(rings)) / SLOT)
    for index, node in enumerate(waiting):
        rings[index % len(rings)].append(node)
    for index, ring in enumerate(rings):
        distance = radius + RING_STEP * (index + 0.6)
        for node, angle in zip(ring, _space(np.array([angles[n] for n in ring]), SLOT / distance), strict=True):
            places[node] = complex(distance * math.cos(angle), distance * math.sin(angle))
    return radius + RING_STEP * len(rings) + (20 if rings else 0)


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


def _ties(graph: nx.Graph[int], groups: list[list[int]]) -> dict[tuple[int, int], float]:
    group_of = {node: index for index, members in enumerate(groups) for node in members}
    ties: dict[tuple[int, int], float] = defaultdict(float)
    for one, other in graph.edges:
        pair = sorted((group_of[one], group_of[other]))
        if pair[0] != pair[1]:
            ties[pair[0], pair[1]] += float(graph.edges[one, other]["weight"])
    return dict(ties)


def _assemble(
    names: list[str],
    graph: nx.Graph[int],
    groups: list[list[int]],
    local: list[tuple[dict[int, complex], float, float]],
    centres: list[complex],
    core: frozenset[int],
) -> Layout:
    places: dict[str, tuple[int, int]] = {}
    group_of: dict[str, int] = {}
    records: list[Group] = []
    for index, (members, (inside, radius, whole), centre) in enumerate(zip(groups, local, centres, strict=True)):
        for node in members:
            place = inside[node] + centre
            places[names[node]] = (round(place.real), round(place.imag))
            group_of[names[node]] = index
        shown = sum(node in core for node in members)
        x, y = round(centre.real), round(centre.imag)
        records.append(Group(names[members[0]], x, y, round(radius), round(whole), shown, len(members)))
    ordered = {name: places[name] for name in names}
    return Layout(ordered, group_of, tuple(records), frozenset(names[node] for node in core))
