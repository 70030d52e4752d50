"""Turns lists of resolution numbers, where the kind is named once, into their members."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ONE = r"(?:S/RES/)?(?P<number>[1-9]\d{2,3})(?: ?\((?P<year>(?:19|20)\d\d)\))?"
_BARE = r"[1-9]\d{2,3}(?: ?\((?:19|20)\d\d\))?"
# A list of resolution numbers: "1820 (2008); 1888 (2009) and 1960 (2010)" or "(1820, 1888, 1889 and 2493)".
_LIST = re.compile(rf"(?<![\d,./-]){_BARE}(?:(?:;|,|,? and|; and|/) (?:and )?{_BARE})+(?![\d/-])")
_INTRODUCED = re.compile(r"(?i)resolutions?\b|\b(?:UN)?SCRs?\b")
_MANY_DIGITS = re.compile(r"[1-9]\d\d")
# Numbers of paragraphs, articles or pages, whatever resolution stands before them.
_OF_PARTS = re.compile(
    r"(?i)\b(?:(?:sub)?paragraphs?|paras?\.?|ops?|articles?|pages?|pp?\.|sections?|rules?|chapters?|lines?)\s+$"
)
_NUMBER = re.compile(_ONE)


def resolution_lists(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Members of lists of resolution numbers in a text that speaks of resolutions: start, end, number, year or "".

    >>> [n for _, _, n, _ in resolution_lists("Its resolutions 1325 (2000), 1820 (2008) and 1888 (2009)")]
    ['1325', '1820', '1888']
    >>> list(resolution_lists("The resolution follows paragraphs 175, 176 and 180 of the report"))
    []
    """
    for found in _LIST.finditer(text) if _MANY_DIGITS.search(text) else ():
        if _OF_PARTS.search(text, max(0, found.start() - 20), found.start()):
            continue
        if not _INTRODUCED.search(text, max(0, found.start() - 260), found.start()):
            continue
        numbers = list(_NUMBER.finditer(text, found.start(), found.end()))
        if all(1900 <= int(m.group("number")) <= 2035 and not m.group("year") for m in numbers):
            continue
        for match in numbers:
            yield match.start(), match.end(), match.group("number"), match.group("year") or ""
