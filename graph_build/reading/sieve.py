"""Turns a table of expressions into a sieve: of a text, the rows alone whose words it holds are tried on it.

All sieves look for their words at once: a sentence is asked by many of them, and searched by the first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from math import prod

# The parser that ``re`` compiles with: what it reads is what will be matched, in every release since 3.11.
from re import _parser  # type: ignore[attr-defined]
from typing import Any, Final, Generic, TypeVar

import ahocorasick_rs

# How often a letter stands in English, in hundredths; what is not listed is rare. A rare word sifts best.
_SHARES: Final = {" ": 18.0, **dict(zip("etaoinsrhldcumfpgwyb", (
    10.0, 7.5, 6.5, 6.2, 6.0, 6.0, 5.3, 5.0, 4.5, 3.3, 3.2, 2.5, 2.3, 2.1, 1.9, 1.6, 1.6, 1.5, 1.4, 1.2,
), strict=True))}  # fmt: skip
_RARE: Final = 0.8
_GROUPS: Final = frozenset({"SUBPATTERN", "ATOMIC_GROUP", "ASSERT"})
_REPEATS: Final = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_MOST_TEXTS: Final = 4096  # remembered with the words found in them
# A word that many texts hold sifts nothing and costs a look-up.
_WORTH: Final = 0.003


def needed_words(pattern: re.Pattern[str]) -> frozenset[str]:
    """Folded words of which every match holds at least one, in whatever case; empty where none can be told.

    >>> sorted(needed_words(re.compile(r"\\b(?:Annual |first )?[Rr]eport No\\.? \\d+|letter of (?:May|June)")))
    ['eport no', 'letter of ']
    """
    return _needed(_parser.parse(pattern.pattern, pattern.flags))


def _needed(items: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The rarest of what the parts of a sequence need."""
    found: list[frozenset[str]] = []
    run = ""
    for op, value in (*items, (None, None)):
        if str(op) == "LITERAL":
            run += chr(value)
            continue
        found += [frozenset({folded(run)})] if run else []
        run = ""
        found.append(_of_part(str(op), value))
    return min(filter(None, found), key=lambda words: (_share(words), sorted(words)), default=frozenset())


def _of_part(op: str, value: Any) -> frozenset[str]:
    if op == "BRANCH":
        ways = [_needed(way) for way in value[1]]
        return frozenset().union(*ways) if all(ways) else frozenset()
    if op in _GROUPS or (op in _REPEATS and value[0] > 0):
        return _needed(value if op == "ATOMIC_GROUP" else value[-1])
    return frozenset()


def needed_letters(ways: Iterable[Sequence[str]], share: Callable[[str], float]) -> frozenset[str]:
    """Letters of which a match of one of the ways holds one; a way is expressions in a row. Empty where none is told.

    ``share`` tells how often a letter stands in a text: of several sets the one that stands most seldom is told.

    >>> sorted(needed_letters([("[ab]", "c?d"), ("x", "[yz]")], lambda letter: 1))
    ['d', 'x']
    """

    def shares(letters: frozenset[str]) -> tuple[float, list[str]]:
        return sum(map(share, letters)), sorted(letters)

    each: list[frozenset[str]] = []
    for way in ways:
        found = (letters for part in way for letters in _classes(_parser.parse(part)))
        each.append(min(found, key=shares, default=frozenset()))
    return frozenset[str]().union(*each) if all(each) else frozenset()


def _classes(items: Iterable[tuple[Any, Any]]) -> Iterator[frozenset[str]]:
    """The letters of each part of a sequence without which nothing matches."""
    for op, value in items:
        if str(op) == "LITERAL":
            yield frozenset({chr(value)})
        elif str(op) == "IN" and str(value[0][0]) != "NEGATE":
            ends = [(what, what) if str(kind) == "LITERAL" else what for kind, what in value]
            yield frozenset(chr(code) for first, last in ends for code in range(first, last + 1))
        elif str(op) == "BRANCH":
            ways = [next(_classes(way), frozenset[str]()) for way in value[1]]
            if all(ways):
                yield frozenset[str]().union(*ways)
        elif str(op) == "SUBPATTERN" or (str(op) in _REPEATS and value[0] > 0):
            yield from _classes(value[-1])


def _share(words: Iterable[str]) -> float:
    """About how often one of the words stands at a place of a text."""
    return sum(prod(_SHARES.get(letter, _RARE) / 100 for letter in word) for word in words)


def folded(text: str) -> str:
    """The text with all that an expression may take for one letter under IGNORECASE as that letter."""
    return text.casefold() if text.isascii() else text.replace("İ", "i").replace("ı", "i").casefold()


class _Words:
    """The words that sieves look for, numbered; one search of a text finds those of all, and is remembered."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._search: tuple[ahocorasick_rs.AhoCorasick, dict[str, frozenset[int]]] | None = None

    def number(self, word: str) -> int:
        """The number of a word, which is looked for from here on."""
        if word not in self._numbers:
            self._numbers[word] = len(self._numbers)
            self._search = None
        return self._numbers[word]

    def held(self, text: str) -> frozenset[int]:
        """The numbers of the words that stand in a text."""
        if self._search is None:
            self._search = ahocorasick_rs.AhoCorasick(list(self._numbers)), {}
        automaton, remembered = self._search
        found = remembered.get(text)
        if found is None:
            if len(remembered) >= _MOST_TEXTS:
                remembered.clear()
            hits = automaton.find_matches_as_indexes(folded(text), overlapping=True)
            found = remembered[text] = frozenset([hit[0] for hit in hits])
        return found


_WORDS: Final = _Words()

Row = TypeVar("Row")


class Sifted:
    """An expression that is tried only on a text with its words."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._pattern = re.compile(pattern, flags)
        self._opens = Sieve([self._pattern], lambda row: row).opens

    def search(self, text: str) -> re.Match[str] | None:
        """The first match, as the expression itself finds it."""
        return self._pattern.search(text) if self._opens(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All matches, as the expression itself finds them."""
        return self._pattern.finditer(text) if self._opens(text) else iter(())


class Sieve(Generic[Row]):
    """Rows of a table, each with the words of which its matches hold one; one search of a text finds those of all."""

    def __init__(self, rows: Iterable[Row], pattern_of: Callable[[Row], re.Pattern[str]]) -> None:
        self._rows = tuple(rows)
        words: dict[int, list[int]] = {}
        always: list[int] = []
        for index, row in enumerate(self._rows):
            needed = needed_words(pattern_of(row))
            if not needed or _share(needed) > _WORTH:
                always.append(index)
            else:
                for word in needed:
                    words.setdefault(_WORDS.number(word), []).append(index)
        self._always: Sequence[int] = tuple(always)
        self._opened = words
        self._words = frozenset(words)

    def opens(self, text: str) -> bool:
        """Whether any row can match somewhere in the text."""
        return bool(self._always) or not self._words.isdisjoint(_WORDS.held(text))

    def rows(self, text: str) -> list[Row]:
        """The rows that can match somewhere in the text, in the order of the table; no row that can is left out."""
        held = self._words & _WORDS.held(text)
        open_ = {*self._always, *chain.from_iterable(self._opened[word] for word in held)}
        return [self._rows[index] for index in sorted(open_)]
