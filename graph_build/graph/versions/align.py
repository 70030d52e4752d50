"""Turns two lists of texts into pairs that belong together: same words first, then the likest, place counting too."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from graph_build.graph.versions.passages import TIME, Wording, in_common
from graph_build.graph.versions.records import ProvisionPair, VersionProvision

# Likeness from which two provisions, or two commitments, are versions of each other. A pair that also has its number,
# or stands in provisions that belong together, needs less, because its place speaks for it as well. Chosen on
# tests/versions and on texts of the corpus against each other; see tests/graph/test_versions_align.py.
ENOUGH: Final = 0.6
ENOUGH_IN_PLACE: Final = 0.3
PLACE: Final = 0.2
"""What its place adds to the likeness of a pair when it competes with others."""

_ONE_MATTER: Final = 0.5
"""The share of the content of the shorter of two paragraphs in one place that both have."""
_OF_TIME: Final = 0.25
"""What of its weight a figure of a day or a year keeps: a renewal names others each time."""

_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Weights:
    """How much a word says: the more texts hold it, the less."""

    texts: int
    holders: Counter[str]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Weights:
        """The weights over the given texts."""
        bags = [set(words_of(text)) for text in texts]
        return cls(len(bags), Counter(word for bag in bags for word in bag))

    def weight(self, word: str) -> float:
        """The weight of a word."""
        weight = math.log(1 + self.texts / max(1, self.holders[word]))
        return weight * _OF_TIME if TIME.fullmatch(word) else weight

    def total(self, bag: Counter[str]) -> float:
        """The weight of all words of a text."""
        return math.fsum(self.weight(word) * count for word, count in bag.items())

    def likeness(self, one: Counter[str], other: Counter[str]) -> float:
        """From 0 to 1: the weight of the words that two texts share, against the weight of all their words.

        >>> weights = Weights.of(["will report", "will train staff"])
        >>> weights.likeness(Counter(["will", "report"]), Counter(["will", "report"]))
        1.0
        """
        both = self.total(one) + self.total(other)
        return 2 * self.total(one & other) / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Match:
    """Places of two texts that belong together, and how alike they are."""

    old: int
    new: int
    likeness: float


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters, without signs."""
    return _WORD.findall(text.casefold())


def match_texts(old: Sequence[str], new: Sequence[str], in_place: Callable[[int, int], bool]) -> list[Match]:
    """One-to-one matches, the likest first; ``in_place`` tells whether the place of a pair speaks for it.

    Texts of the same words are matched before all others, so that a new text that resembles a kept one takes nothing
    from it. The outcome depends on the texts alone; where two pairs are equally alike, the earlier ones are matched.
    """
    weights = Weights.of([*old, *new])
    ours, theirs = [Counter(words_of(text)) for text in old], [Counter(words_of(text)) for text in new]
    found: list[tuple[bool, float, int, int, float]] = []
    for one, bag in enumerate(ours):
        for other, their_bag in enumerate(theirs):
            if not bag & their_bag:
                continue
            same_place, likeness = in_place(one, other), weights.likeness(bag, their_bag)
            if likeness >= (ENOUGH_IN_PLACE if same_place else ENOUGH):
                same_words = words_of(old[one]) == words_of(new[other])
                found.append((not same_words, -likeness - PLACE * same_place, one, other, likeness))
    return _best_first(found)


def _best_first(found: list[tuple[bool, float, int, int, float]]) -> list[Match]:
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    matches: list[Match] = []
    for _, _, one, other, likeness in sorted(found):
        if one not in taken_old and other not in taken_new:
            taken_old.add(one)
            taken_new.add(other)
            matches.append(Match(one, other, likeness))
    return sorted(matches, key=lambda match: match.old)


def align(
    old: Sequence[VersionProvision], new: Sequence[VersionProvision], *, whole_texts: bool = True
) -> list[ProvisionPair]:
    """The provisions that belong together, in the order of the older version; then those that joined or were split.

    Of texts that are not known whole, neighbours say nothing.
    """

    def same_number(one: int, other: int) -> bool:
        return old[one].number == new[other].number

    matches = match_texts([p.text for p in old], [p.text for p in new], same_number)
    matches = sorted([*matches, *_grown(old, new, matches)], key=lambda match: match.old)
    if whole_texts:
        matches = sorted([*matches, *_between(old, new, matches)], key=lambda match: match.old)
    steady = _longest_rise([new[match.new].position for match in matches])
    whole = [
        ProvisionPair(old[match.old], new[match.new], match.likeness, moved=place not in steady)
        for place, match in enumerate(matches)
    ]
    return [*whole, *_parts(old, new, whole)]


def _grown(old: Sequence[VersionProvision], new: Sequence[VersionProvision], matches: Sequence[Match]) -> list[Match]:
    """Matches of what is left on both sides, where the words of the one stand in the other: it grew, or shrank."""
    taken_old, taken_new = {match.old for match in matches}, {match.new for match in matches}
    left = [place for place in range(len(old)) if place not in taken_old]
    come = [place for place in range(len(new)) if place not in taken_new]
    after, before = Wording([new[place] for place in come]), Wording([old[place] for place in left])
    places_old = {old[place].address: place for place in left}
    places_new = {new[place].address: place for place in come}
    found: list[tuple[bool, float, int, int, float]] = []
    for place in left:
        if (held := after.nearest(old[place].text)) and held.score >= ENOUGH:
            found.append((False, -held.score, place, places_new[held.passage.provision.address], held.score))
    for place in come:
        if (held := before.nearest(new[place].text)) and held.score >= ENOUGH:
            found.append((False, -held.score, places_old[held.passage.provision.address], place, held.score))
    return _best_first(found)


def _between(old: Sequence[VersionProvision], new: Sequence[VersionProvision], matches: Sequence[Match]) -> list[Match]:
    """Matches of what stands between the same neighbours in both texts and shares much of its content."""
    steady = _longest_rise([new[match.new].position for match in matches])
    fixed = [match for place, match in enumerate(matches) if place in steady]
    taken_old, taken_new = {match.old for match in matches}, {match.new for match in matches}
    ends = [Match(-1, -1, 1.0), *fixed, Match(len(old), len(new), 1.0)]
    found: list[Match] = []
    for before, after in pairwise(ends):
        left = [place for place in range(before.old + 1, after.old) if place not in taken_old]
        come = [place for place in range(before.new + 1, after.new) if place not in taken_new]
        near = match_texts([old[place].text for place in left], [new[place].text for place in come], _anywhere)
        pairs = [Match(left[one.old], come[one.new], one.likeness) for one in near]
        found += [one for one in pairs if in_common(old[one.old].text, new[one.new].text) >= _ONE_MATTER]
    return found


def _anywhere(one: int, other: int) -> bool:
    return True


def _parts(
    old: Sequence[VersionProvision], new: Sequence[VersionProvision], whole: Sequence[ProvisionPair]
) -> Iterator[ProvisionPair]:
    """Provisions without a counterpart of their own whose words stand in one that has another."""
    told_old, told_new = {pair.old.address for pair in whole}, {pair.new.address for pair in whole}
    before, after = Wording(old), Wording(new)
    for one in old:
        found = after.nearest(one.text) if one.address not in told_old else None
        if found and found.score >= ENOUGH:
            yield ProvisionPair(one, found.passage.provision, found.score, moved=True, part="joined")
    for other in new:
        found = before.nearest(other.text) if other.address not in told_new else None
        if found and found.score >= ENOUGH:
            yield ProvisionPair(found.passage.provision, other, found.score, moved=True, part="split")


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """The places of a longest rising part: those that kept their order."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(tails, number)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [number]
        ends[length : length + 1] = [place]
    kept: set[int] = set()
    place = ends[-1] if ends else -1
    while place >= 0:
        kept.add(place)
        place = before[place]
    return kept
