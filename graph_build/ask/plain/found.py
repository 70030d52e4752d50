"""Turns a question in plain words into the things, days and quoted words that it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from graph_build.ask.lookups import NameIndex, Nearness, kind_of
from graph_build.ask.plain.words import DAY, PLACE, is_empty
from graph_build.extract.folding import fold_typed

LONGEST: Final = 14
"""Words of a name that are looked for at most."""
DAYS: Final = re.compile(r"(?<![\w/(-])(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?(?![\w/)-])")
NUMBER: Final = re.compile(r"\d{3,5}")
QUOTED: Final = re.compile(r"[\"“«]([^\"”»]+)[\"”»]")


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that the text names: the words, and the addresses that they can stand for with their classes."""

    words: str
    addresses: tuple[str, ...]
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a text names, in its order, and the words that are left, with a mark where each thing stood."""

    things: tuple[Named, ...]
    days: tuple[str, ...]
    quoted: tuple[str, ...]
    rest: str


def find_values(text: str, index: NameIndex) -> Found:
    """The values that the text holds: longest names first, so that a name within a name is none of its own.

    Letters of another case than a name's are its own too, but a single word that says nothing by itself is no name.
    """
    quoted = tuple(QUOTED.findall(text))
    plain = QUOTED.sub(" ", text)
    words = [word for word in re.findall(r"\S+", plain) if fold_typed(word)]
    things: list[Named] = []
    rest: list[str] = []
    start = 0
    while start < len(words):
        taken = _longest(words, start, index)
        if taken is None:
            rest.append(words[start])
            start += 1
            continue
        said, addresses = taken
        classes = tuple(index.kind(address) for address in addresses)
        rest.append(PLACE)
        things.append(Named(" ".join(words[start : start + said]).strip("?.,;:"), addresses, classes))
        start += said
    left = " ".join(rest)
    days = tuple(match[0] for match in DAYS.finditer(left))
    return Found(tuple(things), days, quoted, DAYS.sub(DAY, left))


def _longest(words: list[str], start: int, index: NameIndex) -> tuple[int, tuple[str, ...]] | None:
    """How many words from a place on are a name, and whose; a number alone is one if it is the number of one thing."""
    for size in range(min(LONGEST, len(words) - start), 0, -1):
        folded = fold_typed(re.sub(r"[’']s(?=\W*$)", "", " ".join(words[start : start + size])))
        if folded in index.called and not is_empty(folded.split()) and not DAYS.fullmatch(folded):
            return size, index.called[folded]
    number = fold_typed(words[start])
    if not NUMBER.fullmatch(number) or DAYS.fullmatch(number):
        return None
    hits = [hit for hit in index.find(number) if hit.nearness <= Nearness.WORDS and kind_of(index.kind(hit.address))]
    return (1, (hits[0].address,)) if len(hits) == 1 else None
