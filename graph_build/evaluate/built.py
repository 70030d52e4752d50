"""Turns a built graph into what it says of each document: things, relations and commitments, with their names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import Final

import pyoxigraph as ox

from graph_build.ask.lookups import OA, RDF, RDFS, SKOS, WPS, Source, Term, only, text_of

NAMES: Final = (RDFS + "label", SKOS + "prefLabel", SKOS + "altLabel", SKOS + "hiddenLabel")
"""The properties that name a thing."""


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """A statement of the graph; `relation` is a name of the ontology, `value` an address, or text where `literal`."""

    subject: str
    relation: str
    literal: bool
    value: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A commitment of the graph with one of its quotes: addresses or, where a property holds text, text."""

    address: str
    quote: str


class Built:
    """What a graph says, by the stem of the file that says it. Things are their addresses."""

    def __init__(self, store: ox.Store) -> None:
        self._source = Source(store)
        self._stems = {
            text_of(quad.subject): PurePath(text_of(quad.object)).stem
            for quad in self._source.quads(WPS + "sourceFile")
        }

    def documents(self, stem: str) -> frozenset[str]:
        """The documents read from a file of this name, as a rule one."""
        return frozenset(document for document, own in self._stems.items() if own == stem)

    @property
    def stems(self) -> frozenset[str]:
        """The names of all files that were read."""
        return frozenset(self._stems.values())

    def things(self, stem: str) -> dict[str, frozenset[str]]:
        """The things that a document mentions, each with the words that mention it."""
        return {thing: frozenset(quotes) for thing, quotes in sorted(self._mentions.get(stem, {}).items())}

    def facts(self, stem: str) -> list[Fact]:
        """The statements that a document is evidence for, each once."""
        return sorted(self._facts.get(stem, set()))

    def clauses(self, stem: str) -> list[Clause]:
        """The commitments that a document states, in the order of their addresses."""
        return self._clauses.get(stem, [])

    def classes(self, thing: str) -> frozenset[str]:
        """The names of all classes of a thing, the wider ones included; a concept is a Theme."""
        found = self._with_wider(set(self.values(thing, RDF + "type")))
        own = {name.removeprefix(WPS) for name in found if name.startswith(WPS)}
        return frozenset(own | ({"Theme"} if SKOS + "Concept" in found else set()))

    def names(self, thing: str) -> frozenset[str]:
        """All labels of a thing."""
        return frozenset(label for name in NAMES for label in self.values(thing, name))

    def values(self, thing: str, predicate: str) -> tuple[str, ...]:
        """The objects of a property, sorted: addresses, and literals as text."""
        return tuple(self._source.values(thing, predicate))

    def subjects(self, predicate: str, thing: str) -> frozenset[str]:
        """What has a thing as the object of a property."""
        return frozenset(self._source.subjects(predicate, thing))

    @cached_property
    def _mentions(self) -> dict[str, dict[str, set[str]]]:
        out: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for quad in self._source.quads(WPS + "refersTo"):
            for stem, quote in self._places(text_of(quad.subject)):
                out[stem][text_of(quad.object)].add(quote)
        return out

    @cached_property
    def _facts(self) -> dict[str, set[Fact]]:
        out: dict[str, set[Fact]] = defaultdict(set)
        for node in self._source.subjects(RDF + "type", WPS + "Assertion"):
            said = self._source.record(node)
            relation, _ = _part(said, "predicate")
            if relation.startswith(WPS):
                # An end that is not there stays empty: half a statement is a wrong one, and not none.
                value, literal = _part(said, "object")
                subject, _ = _part(said, "subject")
                fact = Fact(subject, relation.removeprefix(WPS), literal, value)
                for stem, _ in self._evidence(node):
                    out[stem].add(fact)
        return out

    @cached_property
    def _clauses(self) -> dict[str, list[Clause]]:
        out: dict[str, list[Clause]] = defaultdict(list)
        for node in self._source.subjects(RDF + "type", WPS + "Commitment"):
            for stem, quote in self._evidence(node):
                out[stem].append(Clause(node, quote))
        return out

    @cached_property
    def _wider(self) -> dict[str, set[str]]:
        out: dict[str, set[str]] = defaultdict(set)
        for quad in self._source.quads(RDFS + "subClassOf"):
            out[text_of(quad.subject)].add(text_of(quad.object))
        return out

    def _with_wider(self, classes: set[str]) -> set[str]:
        found, new = set(classes), set(classes)
        while new:
            new = {wider for name in new for wider in self._wider.get(name, ())} - found
            found |= new
        return found

    def _evidence(self, node: str) -> list[tuple[str, str]]:
        """Stem and quote of each piece of evidence."""
        return sorted(place for one in self.values(node, WPS + "evidence") for place in self._places(one))

    def _places(self, evidence: str) -> set[tuple[str, str]]:
        """Stem and words: as they stand, which the quotes that people are shown do not keep."""
        stems = {self._stems.get(document, "") for document in self.values(evidence, OA + "hasSource")} - {""}
        selectors = self.values(evidence, OA + "hasSelector")
        return {(stem, quote) for stem in stems for one in selectors for quote in self.values(one, OA + "exact")}


def _part(said: dict[str, list[Term]], part: str) -> tuple[str, bool]:
    """The one subject, predicate or object of a statement, and whether it is text."""
    terms = said.get(RDF + part, [])
    return only(list(map(text_of, terms)), RDF + part), any(isinstance(term, ox.Literal) for term in terms)
