"""Turn the circles of groups into centres that do not overlap, groups with many ties beside each other."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

GAP = 14.0
# Screens are wider than high.
ASPECT = 1.5
# Beyond this many circles the rest goes to rows below, since each place tried is held against all circles placed.
TIGHT_LIMIT = 60


@dataclass(frozen=True, slots=True)
class Circle:
    """The room a group needs; `first` marks the groups of the first view, which take the middle."""

    radius: float
    first: bool


def pack_circles(circles: Sequence[Circle], ties: Mapping[tuple[int, int], float]) -> list[complex]:
    """Centres in the order of the circles.

    The group with the most ties to others comes first, then each time the group with the most ties to those placed.
    Each takes the free place, touching two circles already there, that is nearest to its ties and to the middle.
    """
    strength = _matrix(len(circles), ties)
    placed: dict[int, complex] = {}
    tight = [index for index in range(len(circles)) if circles[index].first or len(circles) <= TIGHT_LIMIT]
    waiting = set(tight[:TIGHT_LIMIT])
    while waiting:
        following = min(
            waiting,
            key=lambda i: (not circles[i].first, -_pull(i, placed or waiting, strength), -circles[i].radius, i),
        )
        placed[following] = _best_place(following, circles, placed, strength)
        waiting.remove(following)
    _add_rows(circles, placed)
    return [placed[index] for index in range(len(circles))]


def _matrix(count: int, ties: Mapping[tuple[int, int], float]) -> list[dict[int, float]]:
    strength: list[dict[int, float]] = [{} for _ in range(count)]
    for (one, other), weight in ties.items():
        strength[one][other] = weight
        strength[other][one] = weight
    return strength


def _pull(index: int, others: Mapping[int, complex] | set[int], strength: list[dict[int, float]]) -> float:
    return sum(weight for other, weight in sorted(strength[index].items()) if other in others)


def _best_place(
    index: int, circles: Sequence[Circle], placed: Mapping[int, complex], strength: list[dict[int, float]]
) -> complex:
    if not placed:
        return 0j
    radius = circles[index].radius + GAP

    def cost(place: complex) -> tuple[float, float, float]:
        middle = abs(complex(place.real / ASPECT, place.imag))
        ties = sum(w * abs(place - placed[o]) for o, w in sorted(strength[index].items()) if o in placed)
        total = sum(w for o, w in strength[index].items() if o in placed)
        return (round(middle + 0.5 * (ties / total if total else 0), 3), round(place.real, 3), round(place.imag, 3))

    free = [
        place
        for place in _candidates(radius, circles, placed)
        if all(abs(place - there) >= radius + circles[other].radius - 1e-6 for other, there in placed.items())
    ]
    return min(free, key=cost)


def _candidates(radius: float, circles: Sequence[Circle], placed: Mapping[int, complex]) -> list[complex]:
    """Places that touch one circle at an angle, or two circles at once."""
    around = [(there, circles[index].radius + radius) for index, there in sorted(placed.items())]
    found = [
        there + distance * complex(math.cos(step * math.pi / 8), math.sin(step * math.pi / 8))
        for there, distance in around
        for step in range(16)
    ]
    for number, (one, reach) in enumerate(around):
        for other, far in around[number + 1 :]:
            found.extend(_touching(one, reach, other, far))
    return found


def _touching(one: complex, reach: float, other: complex, far: float) -> list[complex]:
    distance = abs(other - one)
    if distance == 0 or distance > reach + far or distance < abs(reach - far):
        return []
    along = (reach**2 - far**2 + distance**2) / (2 * distance)
    across = math.sqrt(max(reach**2 - along**2, 0.0))
    way = (other - one) / distance
    return [one + way * complex(along, across), one + way * complex(along, -across)]


def _add_rows(circles: Sequence[Circle], placed: dict[int, complex]) -> None:
    """Put the circles without a place in rows below the others, as wide as they are."""
    rest = sorted((i for i in range(len(circles)) if i not in placed), key=lambda i: (-circles[i].radius, i))
    if not rest:
        return
    area = sum((2 * circles[index].radius + GAP) ** 2 for index in rest)
    left = min((p.real - circles[i].radius for i, p in placed.items()), default=0.0)
    right = max((p.real + circles[i].radius for i, p in placed.items()), default=0.0)
    width = max(right - left, math.sqrt(area * ASPECT))
    top = max((p.imag + circles[i].radius for i, p in placed.items()), default=0.0) + 2 * GAP
    x, row = left, 0.0
    for index in rest:
        size = 2 * circles[index].radius
        if x > left and x + size > left + width:
            x, top, row = left, top + row + GAP, 0.0
        row = max(row, size)
        placed[index] = complex(x + size / 2, top + size / 2)
        x += size + GAP
