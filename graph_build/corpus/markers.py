"""Turns the start of a line into the marker it carries: a paragraph number, a letter, a footnote, a bullet, a year …"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph_build.corpus.reading import SUPERSCRIPTS

_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")

# One row per kind of line start. The order is the order of trial; the group ``n`` is the number or letter,
# the match ends where the text begins.
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("locator", re.compile(r"\[(?P<n>[^\[\]\n]{1,120})\]\s+<(?P<address>https?://[^>\s]{1,400})>\s*$")),
    ("section", re.compile(r"\s*#{0,6}\s*(?:\*\*)?(?:Section|Sec\.|Article|Chapter)\s+(?P<n>\d{1,3})(?=[.:\s]*(?:\*\*)?\s*(?:$|[A-Z(])|\.)\.?(?:\*\*)?:?\s*")),
    ("markdown heading", re.compile(r"\s*#{1,6}\s+(?P<n>)")),
    ("year", re.compile(r"\s*(?P<n>(?:19|20)\d\d)\s*$")),
    ("dateline", re.compile(r"\s*(?P<n>\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.? (?:19|20)\d\d)\b")),
    ("footnote", re.compile(rf"\s*(?P<n>[{SUPERSCRIPTS}]{{1,3}})\s*(?=\S)")),
    ("footnote", re.compile(r"\s*\[\^(?P<n>\d{1,3})\]:?\s+")),
    ("numbered", re.compile(r"\s*(?:[-–—•*]\s+)?(?:\*\*)?(?P<n>\d{1,3}(?:\.\d{1,2}){1,3})\.?(?:\*\*)?\s+(?!million\b|billion\b|per cent|percent)(?=[^\W\d_\"“'(])")),
    ("numbered", re.compile(r"\s*(?:\*\*)?(?P<n>\d{1,3})[.)](?:\*\*)?\s+(?=[\w\"“'(*\[])")),
    ("plain number", re.compile(r"\s*(?P<n>\d{1,3})\s+(?=[A-Z\"“])")),
    ("letter", re.compile(r"\s*\((?P<n>[a-z]{1,4}|\d{1,2})\)\s+(?=\S)")),
    ("acronym row", re.compile(r"(?P<n>[A-Z][A-Za-z/&\- ]{0,14})\t+(?=\S)")),
    ("bullet", re.compile(r"\s*(?P<n>[-–—•▪●*])\s+(?=\S)")),
)


@dataclass(frozen=True, slots=True)
class Marker:
    """The kind of a line start, its number as printed (superscripts as digits), and how many characters it takes."""

    kind: str
    number: str
    length: int
    address: str | None = None


def marker_of(line: str) -> Marker | None:
    """The marker a line begins with, or None.

    >>> marker_of("51. NATO Allies").number
    '51'
    >>> marker_of("NATO will") is None
    True
    """
    for kind, pattern in _PATTERNS:
        match = pattern.match(line)
        if match:
            number = (match.group("n") or "").translate(_DIGITS)
            address = match.groupdict().get("address")
            return Marker(kind, number, match.end(), address)
    return None


def is_roman(letter: str) -> bool:
    """Whether an item's letter may be a small Roman numeral."""
    return re.fullmatch(r"[ivx]{1,4}", letter) is not None
