"""Turns the words of a commitment into the passage of the other text that says them, and how much of them it says."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise
from typing import Final

from graph_build.extract.folding import fold
from graph_build.graph.versions.records import Passage, VersionProvision

# A passage may be this much longer than what it is compared with: words were put in between.
_ROOM: Final = 1.5
_MORE: Final = 4
# Texts that are added in thought, so that in a short one a word still says something.
_FEW: Final = 5
_LEAST: Final = 0.05
# Sums of weights that differ by less are the same.
_SAME: Final = 1e-9
# What two words of one stem share at the least; longer endings than this are inflection or a noun of the same act.
_STEM: Final = 6
_WORD: Final = re.compile(r"[^\W_]+")
TIME: Final = re.compile(r"\d{1,2}|(?:19|20)\d\d")
"""The figure of a day or a year, as far as its form tells."""
# Parts of a figure, without years and the numbers of resolutions.
_COUNT: Final = re.compile(r"\d{1,3}")
# Words that join or point, in the letters to which words are cut: they say nothing of what a text is about.
SMALL: Final = frozenset(
    {
        "with", "from", "that", "this", "these", "those", "their", "such", "also", "furthe", "into", "includ", "which",
        "shall", "will", "have", "been", "within", "upon", "the", "and", "for", "its", "any", "all", "are", "has",
        "through", "throug", "other", "between", "betwee", "under", "well", "inter", "alia", "both", "each",
        "where", "when", "must", "should", "being", "they", "them", "to", "of", "in", "on", "a", "an", "as", "or", "by",
        "at", "is", "be", "it", "not", "no", "but", "than", "per", "via", "who", "whom", "whose", "s",
    }
)  # fmt: skip
# Words of how an act goes on: with them or without, it reaches neither further nor less far.
MANNER: Final = frozenset(
    {
        "contin", "effort", "furthe", "also", "again", "partic", "resolu", "paragr", "theref", "namely", "especi",
        "regard", "contex", "take", "accord", "his", "her", "soon", "possib",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a provision, cut to what its forms share, and where it stands."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found:
    """The likest passage of a text: how much of the words it has, by weight, and how many of their neighbours."""

    passage: Passage
    share: float
    in_order: float
    most: float = 1.0
    """What the score is at the most."""

    @property
    def score(self) -> float:
        """From 0 to 1; words that stand scattered count half."""
        return min(self.most, (self.share + self.in_order) / 2)


class Wording:
    """The words of a text by provision, in which passages are looked for."""

    def __init__(self, provisions: Sequence[VersionProvision]) -> None:
        self._rows = [(one, tokens(one.text)) for one in provisions]
        self._holders = Counter(word for _, row in self._rows for word in {token.word for token in row})

    def weight(self, word: str) -> float:
        """What a word says: next to nothing where it joins others, most provisions have it, or it counts.

        A ceiling, or the number of a paragraph, is another in each renewal, and the matter the same.
        """
        if word in SMALL or _COUNT.fullmatch(word):
            return _LEAST
        texts = len(self._rows) + _FEW
        return max(_LEAST, math.log((1 + texts / max(1, self._holders[word])) / 2))

    def nearest(self, text: str, aside: frozenset[str] = frozenset()) -> Found | None:
        """The passage that says most of a text; None where no word of it is there. The first of equals is taken.

        Words ``aside``, as of who is to act, count for nothing.
        """
        wanted = tokens(text)
        weights = {token.word: self.weight(token.word) for token in wanted if token.word not in aside}
        found = (self._in(row, wanted, weights, one) for one, row in self._rows)
        return max(filter(None, found), key=_rank, default=None)

    def _in(
        self, row: Sequence[Token], wanted: Sequence[Token], weights: Mapping[str, float], provision: VersionProvision
    ) -> Found | None:
        length = math.ceil(len(wanted) * _ROOM) + _MORE
        held: Counter[str] = Counter()
        told, best, end = 0.0, 0.0, 0
        for place, token in enumerate(row):
            if token.word in weights:
                held[token.word] += 1
                told += weights[token.word] if held[token.word] == 1 else 0.0
            if place >= length and (left := row[place - length].word) in weights:
                held[left] -= 1
                told -= weights[left] if not held[left] else 0.0
            if told > best + _SAME:
                best, end = told, place + 1
        if not end:
            return None
        window = [*dropwhile(lambda token: token.word not in weights, row[max(0, end - length) : end])]
        passage = Passage(provision, window[0].start, provision.text[window[0].start : window[-1].end])
        return Found(passage, best / math.fsum(weights.values()), _neighbours(wanted, window, weights))


def tokens(text: str) -> list[Token]:
    """The words of a text, folded as names are and cut to what their forms share.

    >>> [token.word for token in tokens("Protection of women")]
    ['protec', 'of', 'women']
    """
    return [Token(fold(m.group())[:_STEM], m.start(), m.end()) for m in _WORD.finditer(text)]


def content(text: str) -> frozenset[str]:
    """The words of a text, cut, that say what it is about."""
    return frozenset(token.word for token in tokens(text)) - SMALL


def in_common(one: str, other: str) -> float:
    """The share of the content of the shorter of two texts that both have; 1 where one has none."""
    ours, theirs = content(one), content(other)
    return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else 1.0


def _rank(found: Found) -> float:
    return found.score


def _neighbours(wanted: Sequence[Token], window: Sequence[Token], weights: Mapping[str, float]) -> float:
    """The share of the pairs of neighbouring words, one of them counting, that stand side by side in the window too."""
    near = ((one.word, other.word) for one, other in pairwise(wanted))
    pairs = Counter(pair for pair in near if pair[0] in weights or pair[1] in weights)
    there = Counter((one.word, other.word) for one, other in pairwise(window))
    return (pairs & there).total() / pairs.total() if pairs else 1.0
