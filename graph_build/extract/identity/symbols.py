"""Turns a text into the symbols of documents in it (S/RES/1325 (2000), A/70/95-S/2015/446), each with its place.

The grammar is the United Nations': organ, series, then numbers (https://research.un.org/en/docs/symbols).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ORGAN = r"(?:S|A|E|ST|CEDAW|CCPR|CRC|PBC)"
_PIECE = r"(?:/[A-Z]{1,12}(?:\.\d{1,5})?|/\d{1,5}(?:-\d{1,3})?|/[A-Z]\.\d{1,4})"
_ADDED = r"(?:/(?:Add|Corr|Rev)\.\d{1,3})?"
_ONE = rf"{_ORGAN}{_PIECE}{{1,5}}{_ADDED}"
_SYMBOL = re.compile(rf"(?<![\w/.-]){_ONE}(?:[-–]{_ONE})?(?: ?\((?:19|20)\d\d\))?(?![\w/])")
_DIGITS = re.compile(r"\d")
_KINDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?:S|A|E|A/HRC)/RES/"), "Resolution"),
    (re.compile(r"S/PRST/"), "PresidentialStatement"),
)


@dataclass(frozen=True, slots=True)
class FoundSymbol:
    """A symbol in a text: its span, its text with single spaces, and the class of document its series names."""

    start: int
    end: int
    text: str
    kind: str | None = None


def find_symbols(text: str) -> Iterator[FoundSymbol]:
    """Symbols of documents from left to right; a symbol has at least one number.

    >>> [s.text for s in find_symbols("report (A/70/95-S/2015/446) and S/PV.7658; and/or")]
    ['A/70/95-S/2015/446', 'S/PV.7658']
    """
    for match in _SYMBOL.finditer(text):
        if _DIGITS.search(match.group()):
            words = re.sub(r"\s+", " ", match.group()).replace("–", "-")
            kind = next((kind for pattern, kind in _KINDS if pattern.match(words)), None)
            yield FoundSymbol(match.start(), match.end(), words, kind)
