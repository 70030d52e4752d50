"""Turns a question in plain words into the things, days and quoted words that it names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from graph_build.ask.lookups import NameIndex, Nearness, kind_of
from graph_build.ask.plain.words import DAY, PLACE, is_empty, stem
from graph_build.extract.folding import fold_typed
from graph_build.reading import readings_of

LONGEST: Final = 14
"""Words of a name that are looked for at most."""
DAYS: Final = re.compile(r"(?<![\w/(-])(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?(?![\w/)-])")
BEFORE_DAYS: Final = re.compile(rf"(?:\b(?P<before>[Bb]efore)\s+)?(?P<day>{DAYS.pattern})")
NUMBER: Final = re.compile(r"\d{3,5}")
QUOTED: Final = re.compile(r"[\"“«]([^\"”»]+)[\"”»]")
POSSESSIVE: Final = re.compile(r"[’']s?(?=\W*$)")
CAPITAL: Final = re.compile(r"\W*[A-Z][\w’'-]+\W*")
LINKS: Final = frozenset({"of", "for", "the", "on", "and"})
"""Small words that stand inside a name in capitals."""
OF_PLANS: Final = re.compile(r"(?i)\b(?:plans?|naps?)\b")


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that the text names: the words, and the addresses that they can stand for with their classes.

    One without addresses is a name by its capitals that the graph does not have. Words in small letters (``is_small``)
    may as well be no name: "states" are those that a state stands for, or what is asked for.
    """

    words: str
    addresses: tuple[str, ...]
    classes: tuple[str, ...]
    is_small: bool = False

    @property
    def is_unknown(self) -> bool:
        return not self.addresses


@dataclass(frozen=True, slots=True)
class Found:
    """What a text names, in its order, and the words that are left, with a mark where each thing stood."""

    things: tuple[Named, ...]
    days: tuple[str, ...]
    quoted: tuple[str, ...]
    rest: str


def find_values(text: str, index: NameIndex, plans: Mapping[str, str], known: frozenset[str]) -> Found:
    """The values that the text holds: longest names first, so that a name within a name is none of its own.

    Letters of another case than a name's are its own too, but a single word that says nothing by itself is no name.
    Where the text speaks of a plan, a state stands for its newest one too (``plans``). ``known`` are the stems of words
    that questions use, which no capital makes a name.
    """
    quoted = tuple(QUOTED.findall(text))
    words = [word for word in re.findall(r"\S+", QUOTED.sub(" ", text)) if fold_typed(word)]
    newest = plans if OF_PLANS.search(text) else {}
    things: list[Named] = []
    rest: list[str] = []
    start = 0
    while start < len(words):
        said, addresses = _longest(words, start, index) or (_unknown(words, start, known), ())
        if not said:
            rest.append(words[start])
            start += 1
            continue
        plain = [*addresses, *(newest[one] for one in addresses if one in newest)]
        typed = POSSESSIVE.sub("", " ".join(words[start : start + said]).strip("?.,;:!"))
        classes = tuple(index.kind(address) for address in plain)
        rest.append(PLACE)
        things.append(Named(typed, tuple(plain), classes, typed.islower()))
        start += said
    left = " ".join(rest)
    days = tuple(
        _last_before(match["day"]) if match["before"] else match["day"] for match in BEFORE_DAYS.finditer(left)
    )
    return Found(tuple(things), days, quoted, DAYS.sub(DAY, left))


def _last_before(day: str) -> str:
    """The last day before a day, a month or a year; a day that no calendar has stays as it is.

    >>> _last_before("2015"), _last_before("2015-03"), _last_before("2015-13")
    ('2014-12-31', '2015-02-28', '2015-13')
    """
    year, month, of_month = (*map(int, day.split("-")), 1, 1)[:3]
    try:
        return (date(year, month, of_month) - timedelta(days=1)).isoformat()
    except ValueError:
        return day


def _longest(words: list[str], start: int, index: NameIndex) -> tuple[int, tuple[str, ...]] | None:
    """How many words from a place on are a name, and whose; a number alone is one if it is the number of one thing."""
    for size in range(min(LONGEST, len(words) - start), 0, -1):
        typed = " ".join(words[start : start + size])
        folded = fold_typed(POSSESSIVE.sub("", typed))
        if folded in index.called and not is_empty(folded.split()) and not DAYS.fullmatch(folded):
            if typed.islower() and folded in index.in_capitals and readings_of(folded):
                continue  # "who must act" is not the command called ACT
            return size, index.called[folded]
    number = fold_typed(words[start])
    if not NUMBER.fullmatch(number) or DAYS.fullmatch(number):
        return None
    hits = [hit for hit in index.find(number) if hit.nearness <= Nearness.WORDS and kind_of(index.kind(hit.address))]
    return (1, (hits[0].address,)) if len(hits) == 1 else None


def _unknown(words: list[str], start: int, known: frozenset[str]) -> int:
    """How many words from a place on look like a name: in capitals, not the first of the text, and not of a question.

    A number that is no year looks like one too, as that of a resolution.
    """
    if NUMBER.fullmatch(number := fold_typed(words[start])) and not DAYS.fullmatch(number):
        return 1
    end = start
    for place in range(start, len(words) if start else 0):
        word = fold_typed(POSSESSIVE.sub("", words[place]))
        if CAPITAL.fullmatch(words[place]) and not is_empty([word]) and (end > start or stem(word) not in known):
            end = place + 1
        elif end == start or word not in LINKS:
            break
    return end - start
