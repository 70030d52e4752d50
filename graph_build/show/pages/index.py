"""Turn the names of a graph into an index that finds things by words, and into shelves of things by kind."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from graph_build.ask.lookups import DCTERMS, INFERRED, RDF, RDFS, SKOS, WPS, Source, clean, text_of
from graph_build.show.kinds import KINDS, depth_of, kind_of
from graph_build.show.pages.passages import counting

_MAIN: Final = (RDFS + "label", SKOS + "prefLabel")
_NAMES: Final = (*_MAIN, DCTERMS + "title", SKOS + "altLabel", DCTERMS + "identifier")
# Letters that Unicode does not take apart into a letter and a mark.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h"})
_RECORDS = {"commitment": "Commitment", "contradiction": "Contradiction", "claim": "ReportedClaim"}
READ: Final = "read"
SHELVES: Final = {
    READ: "Documents read", **{kind.key: kind.label for kind in KINDS}, "commitment": "Commitments",
    "claim": "Reported claims", "contradiction": "Contradictions",
}  # fmt: skip
LONGEST_QUESTION: Final = 200


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that fits: its address, its name, and the other name that fitted where it was another."""

    address: str
    name: str
    fitted: str


class NameIndex:
    """The names and kinds of a graph, read once. Building reads every name; a search looks at each in memory."""

    def __init__(self, source: Source) -> None:
        self._kinds = _kinds(source)
        provisions = {text_of(quad.subject) for quad in _each(source, WPS + "inDocument")}
        rows = [row for row in _names(source) if row[2] not in provisions]
        self._main: dict[str, str] = {}
        for name, _, address in sorted(rows, key=lambda row: (_NAMES.index(row[1]), row[0])):
            self._main.setdefault(address, name)
        self._rows = sorted({(fold(name), name, address) for name, _, address in rows})
        self.shelves = self._fill(source)

    def name(self, address: str) -> str:
        """The first name of an address; the empty text where it has none."""
        return self._main.get(address, "")

    def kind(self, address: str) -> str:
        """The class of a thing, without its prefix; the empty text where it is none."""
        return self._kinds.get(address, "")

    def find(self, words: str) -> list[Hit]:
        """Everything with a name that holds all the words, best first; letters count without their marks.

        A name that is the words comes before one that begins with them, then one with a word that does, then others;
        things before words of the ontology; shorter names first.
        """
        asked = fold(words[:LONGEST_QUESTION])
        if not asked:
            return []
        parts = asked.split()
        best: dict[str, tuple[tuple[int, bool, int, str], str]] = {}
        for folded, name, address in self._rows:
            if all(part in folded for part in parts):
                rank = (_nearness(asked, folded), address not in self._kinds, len(folded), folded)
                if address not in best or rank < best[address][0]:
                    best[address] = (rank, name)
        ordered = sorted(best.items(), key=lambda item: (item[1][0], item[0]))
        return [
            Hit(address, main := self._main[address], name if name != main else "") for address, (_, name) in ordered
        ]

    def _fill(self, source: Source) -> dict[str, tuple[str, ...]]:
        shelves: dict[str, list[str]] = defaultdict(list)
        for address, name in self._kinds.items():
            shelves[kind_of(name) or ""].append(address)
        shelves[READ] = [text_of(quad.subject) for quad in _each(source, WPS + "sourceFile")]
        for key, name in _RECORDS.items():
            shelves[key] = [text_of(quad.subject) for quad in _each(source, RDF + "type", WPS + name)]
        return {
            key: tuple(sorted(set(found), key=lambda one: (fold(self.name(one)), counting(one))))
            for key in SHELVES if (found := shelves.get(key))
        }  # fmt: skip


def fold(text: str) -> str:
    """The text in small letters without marks, its words one space apart.

    >>> fold("Skåre, Møller & Łódź")
    'skare moller lodz'
    """
    if not text.isascii():
        taken_apart = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(c for c in taken_apart if not unicodedata.combining(c)).translate(_PLAIN)
    return " ".join(re.findall(r"\w+", text.casefold()))


def _nearness(asked: str, folded: str) -> int:
    if folded == asked:
        return 0
    if folded.startswith(asked):
        return 1
    return 2 if f" {asked}" in folded else 3


def _names(source: Source) -> Iterator[tuple[str, str, str]]:
    for predicate in _NAMES:
        for quad in _each(source, predicate):
            if isinstance(quad.object, ox.Literal) and (name := clean(quad.object.value)):
                yield name, predicate, text_of(quad.subject)


def _kinds(source: Source) -> dict[str, str]:
    """Every thing with its most special class."""
    found: dict[str, str] = {}
    for kind in KINDS:
        for name in kind.classes:
            for quad in _each(source, RDF + "type", WPS + name):
                address = text_of(quad.subject)
                if address not in found or depth_of(name) > depth_of(found[address]):
                    found[address] = name
    return found


def _each(source: Source, predicate: str, value: str | None = None) -> Iterator[ox.Quad]:
    """The quads of a property outside the closure; of a store with a union those of its named graphs are enough."""
    node = None if value is None else ox.NamedNode(value)
    for quad in source.store.quads_for_pattern(None, ox.NamedNode(predicate), node, None):
        if text_of(quad.graph_name) != INFERRED and not (
            source.united and isinstance(quad.graph_name, ox.DefaultGraph)
        ):
            yield quad
