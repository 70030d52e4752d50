"""Turns document symbols (S/RES/1325 (2000), A/70/95-S/2015/446) into what they name: kind, issuer, number and year.

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
_SYMBOL = re.compile(rf"(?<![\w/.-]){_ONE}(?:-{_ONE})?(?: ?\((?:19|20)\d\d\))?(?![\w/])")
_DIGITS = re.compile(r"\d")
_RESOLUTION = re.compile(r"S/RES/(?P<number>\d{1,4})(?: ?\((?P<year>\d{4})\))?")
_KINDS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"S/RES/"), "Resolution", "un-security-council"),
    (re.compile(r"S/PRST/"), "PresidentialStatement", "un-security-council"),
    (re.compile(r"A/RES/"), "Resolution", "un-general-assembly"),
    (re.compile(r"E/RES/"), "Resolution", "ecosoc"),
    (re.compile(r"A/HRC/RES/"), "Resolution", "un-human-rights-council"),
)


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol in a text: its span, its text with single spaces, and the class of document its series names."""

    start: int
    end: int
    text: str
    kind: str | None = None
    issuer: str | None = None

    @property
    def resolution(self) -> str | None:
        """The number of the Security Council resolution that the symbol names.

        >>> next(find_symbols("see S/RES/1325 (2000)")).resolution
        '1325'
        """
        match = _RESOLUTION.match(self.text)
        return match["number"] if match else None


def find_symbols(text: str) -> Iterator[Symbol]:
    """Symbols of documents from left to right; a symbol has at least one number.

    >>> [s.text for s in find_symbols("report (A/70/95-S/2015/446) and S/PV.7658; and/or")]
    ['A/70/95-S/2015/446', 'S/PV.7658']
    """
    for match in _SYMBOL.finditer(text):
        if _DIGITS.search(match.group()):
            words = re.sub(r"\s+", " ", match.group())
            kind, issuer = next(((k, i) for pattern, k, i in _KINDS if pattern.match(words)), (None, None))
            yield Symbol(match.start(), match.end(), words, kind, issuer)
