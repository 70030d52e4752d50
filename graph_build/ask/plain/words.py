"""Turns words as people type them into stems by which questions are compared."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from graph_build.extract.folding import fold_typed

ENDINGS: Final = re.compile(r"(?<=\w{3})(?:ations?|ations|ments?|ings?|ies|ied|ers?|ors?|ed|es|e|s|y)$")
PLACE: Final = "placeofaname"
"""The word that stands for a name, in the words that are compared; a phrasing of a question writes `{parameter}`."""
DAY: Final = "placeofaday"
"""The word that stands for a day, month or year; a phrasing writes `{date}`, `{from}` or `{to}`."""
DAYS: Final = re.compile(r"\{(?:date|from|to)\}")
MARK: Final = re.compile(r"\{\w+\}")
LAST_DAY: Final = re.compile(rf"\b(?:before|by|until|till)\s+(?={DAY}\b)")
"""What says that a day is the last one: due before 2030 is not due in 2030."""


def stems(text: str) -> list[str]:
    """The stems of the words that say what is asked, in order; words of one meaning have one stem.

    >>> stems("Which resolutions were adopted?") == stems("the adopted resolution")
    False
    >>> sorted(stems("Which resolutions were adopted?")) == sorted(stems("the adopted resolution"))
    True
    """
    empty, same = _tables()
    marked = fold_typed(MARK.sub(f" {PLACE} ", DAYS.sub(f" {DAY} ", text)))
    words = LAST_DAY.sub("lastday ", marked).split()
    cut = (stem(word) for word in words if word not in empty)
    return [same.get(word, word) for word in cut]


def features(text: str) -> frozenset[str]:
    """The stems of a text and each two that follow one another, so that who cites is not who is cited."""
    found = stems(text)
    return frozenset(found) | {f"{one} {other}" for one, other in pairwise(found)}


def stem(word: str) -> str:
    """The word without its ending.

    >>> stem("sponsored"), stem("sponsors"), stem("due")
    ('spons', 'spons', 'due')
    """
    return ENDINGS.sub("", ENDINGS.sub("", word)) if word.isalpha() else word


def known_stems(texts: Iterable[str]) -> frozenset[str]:
    """The stems of all words of the texts, those of one meaning too."""
    _, same = _tables()
    return frozenset(same) | {one for text in texts for one in stems(text)}


def is_empty(words: Iterable[str]) -> bool:
    """Whether none of the words says what is asked."""
    empty, _ = _tables()
    return all(word in empty for word in words)


@cache
def _tables() -> tuple[frozenset[str], dict[str, str]]:
    table = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))
    same = {stem(word): stem(row["words"][0]) for row in table["same"] for word in row["words"]}
    return frozenset(table["empty"]), same
