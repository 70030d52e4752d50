"""Turns numbers of documents into their addresses, also in lists where the kind is named once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_build.corpus.provisions import slug

_ONE = r"(?:S/RES/)?(?P<number>[1-9]\d{2,3})(?: ?\((?P<year>(?:19|20)\d\d)\))?"
_BARE = r"[1-9]\d{2,3}(?: ?\((?:19|20)\d\d\))?"
# A list of resolution numbers: "1820 (2008); 1888 (2009) and 1960 (2010)" or "(1820, 1888, 1889 and 2493)".
_LIST = re.compile(rf"(?<![\d,./-]){_BARE}(?:(?:;|,|,? and|; and|/) (?:and )?{_BARE})+(?![\d/-])")
_INTRODUCED = re.compile(r"(?i)resolutions?\b|\bUNSCRs?\b")
_NUMBER = re.compile(_ONE)
# Houses other than the Security Council, by their name or the first part of their documents' symbols.
_HOUSES = (
    ("hrc", re.compile(r"Human Rights Council|^A/HRC/")),
    ("unga", re.compile(r"General Assembly|^A/")),
)


def resolution_lists(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Members of lists of resolution numbers in a text that speaks of resolutions: start, end, number, year or "".

    >>> [n for _, _, n, _ in resolution_lists("Its resolutions 1325 (2000), 1820 (2008) and 1888 (2009)")]
    ['1325', '1820', '1888']
    """
    for found in _LIST.finditer(text):
        if not _INTRODUCED.search(text, max(0, found.start() - 260), found.start()):
            continue
        numbers = list(_NUMBER.finditer(text, found.start(), found.end()))
        if all(1900 <= int(m.group("number")) <= 2035 and not m.group("year") for m in numbers):
            continue
        for match in numbers:
            yield match.start(), match.end(), match.group("number"), match.group("year") or ""


def document_key_for(rule: str, number: str, name: str) -> str:
    """The address of a numbered document: ``unscr-1325``, ``unga-resolution-63-311``, ``executive-order-13595``."""
    if rule == "executive-order":
        return f"executive-order-{number}"
    house = next((house for house, pattern in _HOUSES if pattern.search(name)), "unga" if "/" in number else "")
    return f"{house}-resolution-{slug(number)}" if house else f"unscr-{number}"
