"""Turns names and clauses into the forms in which an evaluation compares them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Final

ALIKE: Final = 0.5
"""From this overlap on, two clauses, or a happening and its annotation, are taken for one."""

_ARTICLES: Final = frozenset({"the", "a", "an"})
_GENITIVE: Final = re.compile(r"'s\b")
_WORD: Final = re.compile(r"\w+")


def fold(text: str) -> str:
    """The words of a name in small letters, without marks, genitive and a leading article.

    Stricter than the fold by which a build joins names: an evaluation must not forgive what a build has mixed up.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'")
    words = _WORD.findall(_GENITIVE.sub("s", plain))
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


def overlap(one: str, other: str) -> float:
    """How many words two texts share, from 0 to 1: Dice's coefficient over words with their number."""
    first, second = Counter(fold(one).split()), Counter(fold(other).split())
    shared = (first & second).total()
    return 2 * shared / (first.total() + second.total()) if shared else 0.0


def contains(one: str, other: str) -> bool:
    """Whether all words of one name stand, side by side, in the other; no name contains the empty one."""
    shorter, longer = sorted((f" {fold(one)} ", f" {fold(other)} "), key=len)
    return bool(shorter.strip()) and shorter in longer
