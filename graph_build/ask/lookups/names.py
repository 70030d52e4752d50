"""Turns the names of a graph into an index that finds what words mean, in one order for every place that asks."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import Any, Final

import pyoxigraph as ox

from graph_build.ask.lookups.source import Source, predicate_label
from graph_build.ask.lookups.terms import DCTERMS, RDFS, SKOS, WPS, clean, text_of
from graph_build.ask.lookups.things import read_homes, read_things
from graph_build.extract.folding import fold_typed, without_year

NAMED_BY: Final = (RDFS + "label", SKOS + "prefLabel", DCTERMS + "title", SKOS + "altLabel", DCTERMS + "identifier")
"""The properties that give a node a name to be found by; those in front say how it is called first."""
LEAST_CORRECTED: Final = 4
"""A shorter word is taken as it is typed: nearly any other is a letter away."""
LONGEST: Final = 500
"""Characters of what is typed that are looked at."""


class Nearness(IntEnum):
    """How a name fits what is typed, nearest first."""

    OWN_LETTERS = 0
    """The name as it is written."""
    WHOLE = 1
    """The name but for case, marks and punctuation."""
    SHORTER = 2
    """The name without the word for its kind in front, or the year at its end: `1325`, `S/RES/1325`."""
    OTHER_ORDER = 3
    """The words of the name in another order."""
    BEGINS = 4
    """A name that begins with these words."""
    WORDS = 5
    """A name with all these words, in any order."""
    BEGUN = 6
    """A name that begins with what is typed, the last word cut short."""
    BEGUN_WORDS = 7
    """A name with words that begin so, in any order."""
    INSIDE = 8
    """A name that holds what is typed within its words."""

    @property
    def is_whole(self) -> bool:
        """Whether all of the name was typed."""
        return self <= Nearness.OTHER_ORDER


@dataclass(frozen=True, slots=True)
class Hit:
    """A node that fits: its address, its name, and the name that fitted, which may be another one."""

    address: str
    name: str
    fitted: str
    nearness: Nearness

    @property
    def also_called(self) -> str:
        """The name that fitted where it is another than the first; else the empty text."""
        return "" if self.fitted == self.name else self.fitted


class NameIndex:
    """The names and kinds of a graph, read once. Building reads every name; a search looks at each in memory.

    Paragraphs are no things to be found by their words, and stay out.
    """

    def __init__(self, source: Source) -> None:
        self.things = read_things(source)
        homes = read_homes(source)
        named = sorted(set(_names(source)), key=lambda row: (NAMED_BY.index(row[1]), row[0], row[2]))
        rows = [(address, name) for address, predicate, name in named if address not in homes]
        self._called: dict[str, str] = {}
        for address, name in rows:
            self._called.setdefault(address, name)
        # With a space on both sides the first and the last word begin and end like every other.
        self._rows = sorted({(f" {fold_typed(name)} ", name, address) for address, name in rows})
        self._words_for = {kind: fold_typed(predicate_label(source, WPS + kind)) for kind in set(self.things.values())}

    @property
    def record(self) -> dict[str, object]:
        """All that was read, as JSON has it."""
        return {"things": self.things, "called": self._called, "rows": self._rows, "kinds": self._words_for}

    @classmethod
    def recalled(cls, record: Mapping[str, Any]) -> NameIndex:
        """The index of which that is the record; no store is read."""
        index = cls.__new__(cls)
        index.things, index._called, index._words_for = record["things"], record["called"], record["kinds"]
        index._rows = [(folded, name, address) for folded, name, address in record["rows"]]
        return index

    def name(self, address: str) -> str:
        """What a node is called first; the empty text where it has no name."""
        return self._called.get(address, "")

    def kind(self, address: str) -> str:
        """The class of a thing, without its prefix; the empty text where it is none."""
        return self.things.get(address, "")

    def __iter__(self) -> Iterator[str]:
        """Every name, sorted by its folded form."""
        return (name for _, name, _ in self._rows)

    @cached_property
    def called(self) -> dict[str, tuple[str, ...]]:
        """For every folded name, whole or shorter as :class:`Nearness` says, the things of this name, nearest first."""
        found: dict[str, dict[str, int]] = {}
        for folded, name, address in self._rows:
            if address in self.things:
                for form in {folded.strip(), *self._shorter(name, address)}:
                    rank = int(form != folded.strip())
                    here = found.setdefault(form, {})
                    here[address] = min(rank, here.get(address, rank))
        return {form: tuple(sorted(here, key=lambda one: (here[one], one))) for form, here in found.items()}

    @cached_property
    def in_capitals(self) -> frozenset[str]:
        """The folded names that nothing bears but in capitals, as acronyms are."""
        capitals = {folded.strip() for folded, name, _ in self._rows if name.isupper()}
        return frozenset(capitals - {folded.strip() for folded, name, _ in self._rows if not name.isupper()})

    def find(self, typed: str) -> list[Hit]:
        """Every node with a name that holds all the words, nearest first.

        Of those that fit alike, things come before words of the ontology, then shorter names, then the alphabet.
        """
        asked, own = fold_typed(typed[:LONGEST]), one_form(typed)
        parts = asked.split()
        best: dict[str, tuple[Nearness, bool, int, str, str]] = {}
        for row in self._rows if parts else ():
            folded, name, address = row
            if all(part in folded for part in parts):
                near = self._nearness(row, asked, own)
                rank = (near, address not in self.things, len(folded), folded, name)
                best[address] = min(rank, best.get(address, rank))
        ordered = sorted(best, key=lambda address: (best[address], address))
        return [Hit(one, self._called[one], best[one][-1], best[one][0]) for one in ordered]

    def corrected(self, typed: str) -> str:
        """The typed words, each that stands in no name changed for the most frequent one that is a letter away."""
        words = fold_typed(typed[:LONGEST]).split()
        return " ".join(self._corrected(word) for word in words)

    def _corrected(self, word: str) -> str:
        if len(word) < LEAST_CORRECTED or any(word in folded for folded, _, _ in self._rows):
            return word
        near = Counter(other for folded, _, _ in self._rows for other in folded.split() if is_near(word, other))
        return min(near, key=lambda other: (-near[other], other), default=word)

    def _nearness(self, row: tuple[str, str, str], asked: str, own: str) -> Nearness:
        folded, name, address = row
        if folded == f" {asked} ":
            return Nearness.OWN_LETTERS if one_form(name) == own else Nearness.WHOLE
        if asked in self._shorter(name, address):
            return Nearness.SHORTER
        parts = asked.split()
        if len(folded) == len(asked) + 2 and sorted(folded.split()) == sorted(parts):
            return Nearness.OTHER_ORDER
        if all(f" {part} " in folded for part in parts):
            return Nearness.BEGINS if folded.startswith(f" {asked} ") else Nearness.WORDS
        if all(f" {part}" in folded for part in parts):
            return Nearness.BEGUN if folded.startswith(f" {asked}") else Nearness.BEGUN_WORDS
        return Nearness.INSIDE

    def _shorter(self, name: str, address: str) -> set[str]:
        """A name without its year, without the word for its kind, and without both; a kind alone is no name."""
        timeless = fold_typed(without_year(name))
        kind = self._words_for.get(self.kind(address), "")
        shorter = {timeless, timeless.removeprefix(f"{kind} "), fold_typed(name).removeprefix(f"{kind} ")}
        return {one for one in shorter if one != kind and not one.startswith("of ")}


def is_near(one: str, other: str) -> bool:
    """Whether one letter added, left out, changed, or two neighbours changed over make one word of the other.

    >>> is_near("felin", "fellin"), is_near("vilence", "violence"), is_near("gneder", "gender"), is_near("on", "peace")
    (True, True, True, False)
    """
    if len(other) < LEAST_CORRECTED or abs(len(one) - len(other)) > 1:
        return False
    at = next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    x, y = one[at:], other[at:]
    if x[1:] == y[1:] or x[1:] == y or x == y[1:]:
        return True
    return len(x) == len(y) and x[:2] == y[1::-1] and x[2:] == y[2:]


def one_form(name: str) -> str:
    """The letters of a name as they are, white space folded."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def _names(source: Source) -> Iterator[tuple[str, str, str]]:
    for predicate in NAMED_BY:
        for quad in source.stated(predicate):
            if isinstance(quad.object, ox.Literal) and (name := clean(quad.object.value)):
                yield text_of(quad.subject), predicate, name
