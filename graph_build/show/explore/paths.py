"""Turn two things of an index into the shortest few ways between them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import Final

from graph_build.show.explore.index import ExploreIndex

MOST_PATHS: Final = 5
LONGEST: Final = 8
LONGER: Final = 2
# So many things are looked at in one search at most; in a graph of a hundred thousand, a tenth of a second.
MOST_SEEN: Final = 60_000
MOST_TRIED: Final = 40_000


Beside = Mapping[int, Collection[int]]
"""For a thing those that it hangs together with by what stands in no text, as a body does with the one around it."""


def find_paths(index: ExploreIndex, start: int, goal: int, beside: Beside | None = None) -> list[tuple[int, ...]]:
    """At most five simple ways past themes, then as many through any thing; of each the shorter ones first.

    A way has at most eight steps and two more than the shortest. That two things have to do with a theme that very many
    share says nearly nothing, and in a graph of any size such ways are the shortest.
    """
    if start == goal:
        return []
    themes = frozenset(n for n in range(len(index.things)) if index.kind(n) == "theme") - {start, goal}
    ties = _Ties(index, beside or {})
    telling = _shortest(ties, start, goal, themes)
    return telling + [way for way in _shortest(ties, start, goal, frozenset()) if way not in telling]


class _Ties:
    """Whom each thing is tied to, by texts and beside them."""

    def __init__(self, index: ExploreIndex, beside: Beside) -> None:
        self._index, self._beside = index, beside
        self.degree = index.degree

    def near(self, thing: int) -> set[int]:
        return self._index.near(thing).union(self._beside.get(thing, ()))


def _shortest(index: _Ties, start: int, goal: int, shut: frozenset[int]) -> list[tuple[int, ...]]:
    steps = _steps_to(index, goal, start, shut)
    shortest = steps.get(start)
    if shortest is None:
        return []
    found: list[tuple[int, ...]] = []
    for length in range(shortest, min(shortest + LONGER, LONGEST) + 1):
        missing = MOST_PATHS - len(found)
        ways = list(islice(_ways(index, steps, start, goal, length), 10 * MOST_PATHS))
        # Through a crowd everything is tied to everything: ways by less crowded things say more.
        found += sorted(ways, key=lambda way: (sum(index.degree(thing) for thing in way[1:-1]), way))[:missing]
        if len(found) >= MOST_PATHS:
            break
    return found


def _steps_to(index: _Ties, goal: int, start: int, shut: frozenset[int]) -> dict[int, int]:
    """How many steps each thing is away from the goal, two steps beyond the start at most."""
    steps = {goal: 0}
    edge = [goal]
    last = LONGEST
    for step in range(1, LONGEST + 1):
        if step > last or not edge or len(steps) > MOST_SEEN:
            break
        following: list[int] = []
        for thing in edge:
            for other in sorted(index.near(thing)):
                if other not in steps and other not in shut:
                    steps[other] = step
                    following.append(other)
        if start in steps and last == LONGEST:
            last = min(LONGEST, step + LONGER - 1)
        edge = following
    return steps


def _ways(index: _Ties, steps: dict[int, int], start: int, goal: int, length: int) -> Iterator[tuple[int, ...]]:
    """The simple ways of exactly this length, in the order of addresses; a search that grows too large gives up."""
    tried = 0
    waiting: list[tuple[int, ...]] = [(start,)]
    while waiting and tried < MOST_TRIED:
        way = waiting.pop()
        if len(way) == length + 1:
            if way[-1] == goal:
                yield way
            continue
        left = length - len(way)
        near = (n for n in index.near(way[-1]) if steps.get(n, LONGEST + 1) <= left and n not in way)
        following = [n for n in sorted(near, reverse=True) if n != goal or left == 0]
        tried += len(following)
        waiting.extend((*way, n) for n in following)
