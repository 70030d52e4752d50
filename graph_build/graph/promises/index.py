"""Turns sides into an index by their words, so that a clause meets only those it can share enough with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from graph_build.graph.promises.likeness import Side
from graph_build.graph.promises.words import COMMON_WEIGHT


class WordIndex:
    """Places of sides by the words that say what they are about; words that nearly every text has are not looked up."""

    def __init__(self, sides: Iterable[tuple[int, Side]]) -> None:
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, side in sides:
            for word, weight in side.words.items():
                if weight >= COMMON_WEIGHT:
                    self._places[word].append(place)

    def near(self, side: Side, least: float) -> list[int]:
        """The places, in order, of the sides that can share words of that weight with the given one."""
        told = {word: weight for word, weight in side.words.items() if weight >= COMMON_WEIGHT}
        beside = sum(side.words.values()) - sum(told.values())
        shared: dict[int, float] = defaultdict(float)
        for word, weight in told.items():
            for place in self._places.get(word, ()):
                shared[place] += weight
        return sorted(place for place, weight in shared.items() if weight + beside >= least)
