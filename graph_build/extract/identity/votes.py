"""Turns the clause about votes behind an adoption ("by 13 votes in favour, none against …") into counts and states."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_build.extract.identity.name_lists import listed_names
from graph_build.extract.identity.records import Told

_NUMBERS = {
    "none": 0, "no": 0, "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
}  # fmt: skip
_N = rf"(?:\d{{1,3}}|{'|'.join(_NUMBERS)})"
_NAMED = r"(?:\s*\((?P<names>[^()\n]{3,400})\))?"
# What a count counts: the fact for the number, the fact for the states named behind it.
_CLAUSES: tuple[tuple[str, str, str], ...] = (
    ("votesFor", "votedFor", rf"\b(?P<n>{_N})\s+(?:votes?\s+)?(?:in\s+favou?r|for)\b{_NAMED}"),
    ("votesFor", "votedFor", rf"\bby\s+(?:a\s+vote\s+of\s+)?(?P<n>{_N})\s+(?:votes?\b|to\b){_NAMED}"),
    ("votesAgainst", "votedAgainst", rf"\b(?P<n>{_N})\s+(?:votes?\s+)?against\b{_NAMED}"),
    ("votesAgainst", "votedAgainst", rf"\bto\s+(?P<n>{_N})\b{_NAMED}"),
    ("abstentions", "abstainedOn", rf"\b(?P<n>{_N})\s+(?:member\s+states?\s+)?abst(?:entions?|aining|ained)\b{_NAMED}"),
)
_COMPILED = tuple((count, named, re.compile(pattern, re.IGNORECASE)) for count, named, pattern in _CLAUSES)


def read_votes(words: str, at: int, rule: str) -> Iterator[Told]:
    """Counts, and the states that the words name, each with its place; ``at`` is where ``words`` begin in the text."""
    counted: set[str] = set()
    for count, named, pattern in _COMPILED:
        match = pattern.search(words)
        if match is None or count in counted:
            continue
        counted.add(count)
        number = match["n"].lower()
        value = str(_NUMBERS.get(number, number))
        yield Told(at + match.start(), at + match.end(), count, value, rule)
        if match["names"]:
            for name, place in listed_names(match["names"], at + match.start("names")):
                yield Told(place, place + len(name), named, name, rule)
