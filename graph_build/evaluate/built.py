"""Turns a built graph into what it says of each document: things, relations and commitments, with their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, Store

from graph_build.vocabulary import ONTOLOGY, oa, rdf, rdfs, skos, wps

NAMES: Final = (rdfs("label"), *map(skos, ("prefLabel", "altLabel", "hiddenLabel")))
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

    def __init__(self, store: Store) -> None:
        self._store = store
        self._stems = {
            quad.subject.value: PurePath(quad.object.value).stem
            for quad in self._quads(None, wps("sourceFile"))
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal)
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
        direct = {q.object.value for q in self._quads(NamedNode(thing), rdf("type")) if isinstance(q.object, NamedNode)}
        found = self._with_wider(direct)
        own = {name.removeprefix(ONTOLOGY) for name in found if name.startswith(ONTOLOGY)}
        return frozenset(own | ({"Theme"} if skos("Concept").value in found else set()))

    def names(self, thing: str) -> frozenset[str]:
        """All labels of a thing."""
        return frozenset(label for name in NAMES for label in self.values(thing, name))

    def values(self, thing: str, predicate: NamedNode) -> tuple[str, ...]:
        """The objects of a property, sorted: addresses, and literals as text."""
        found = {q.object for q in self._quads(NamedNode(thing), predicate)}
        return tuple(sorted(o.value for o in found if isinstance(o, NamedNode | Literal)))

    def subjects(self, predicate: NamedNode, thing: str) -> frozenset[str]:
        """What has a thing as the object of a property."""
        found = self._store.quads_for_pattern(None, predicate, NamedNode(thing))
        return frozenset(q.subject.value for q in found if isinstance(q.subject, NamedNode))

    @cached_property
    def _mentions(self) -> dict[str, dict[str, set[str]]]:
        out: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for quad in self._quads(None, wps("refersTo")):
            if isinstance(quad.object, NamedNode):
                for stem, quote in self._places(quad.subject):
                    out[stem][quad.object.value].add(quote)
        return out

    @cached_property
    def _facts(self) -> dict[str, set[Fact]]:
        out: dict[str, set[Fact]] = defaultdict(set)
        for node in self._kind("Assertion"):
            relation, _ = self._part(node, "predicate")
            if relation.startswith(ONTOLOGY):
                # An end that is not there stays empty: half a statement is a wrong one, and not none.
                value, literal = self._part(node, "object")
                subject, _ = self._part(node, "subject")
                fact = Fact(subject, relation.removeprefix(ONTOLOGY), literal, value)
                for stem, _ in self._evidence(node):
                    out[stem].add(fact)
        return out

    def _part(self, statement: NamedNode, part: str) -> tuple[str, bool]:
        """The subject, predicate or object of a statement, and whether it is text."""
        term = next((q.object for q in self._quads(statement, rdf(part))), None)
        return (term.value, isinstance(term, Literal)) if isinstance(term, NamedNode | Literal) else ("", False)

    @cached_property
    def _clauses(self) -> dict[str, list[Clause]]:
        out: dict[str, list[Clause]] = defaultdict(list)
        for node in self._kind("Commitment"):
            for stem, quote in self._evidence(node):
                out[stem].append(Clause(node.value, quote))
        return out

    @cached_property
    def _wider(self) -> dict[str, set[str]]:
        out: dict[str, set[str]] = defaultdict(set)
        for quad in self._quads(None, rdfs("subClassOf")):
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                out[quad.subject.value].add(quad.object.value)
        return out

    def _with_wider(self, classes: set[str]) -> set[str]:
        found, new = set(classes), set(classes)
        while new:
            new = {wider for name in new for wider in self._wider.get(name, ())} - found
            found |= new
        return found

    def _evidence(self, node: NamedNode) -> list[tuple[str, str]]:
        """Stem and quote of each piece of evidence."""
        evidence = {q.object for q in self._quads(node, wps("evidence"))}
        return sorted(place for one in evidence for place in self._places(one))

    def _places(self, evidence: object) -> set[tuple[str, str]]:
        stems = {self._stems.get(getattr(q.object, "value", ""), "") for q in self._quads(evidence, oa("hasSource"))}
        selectors = [q.object for q in self._quads(evidence, oa("hasSelector"))]
        quotes = {
            q.object.value for s in selectors for q in self._quads(s, oa("exact")) if isinstance(q.object, Literal)
        }
        return {(stem, quote) for stem in stems if stem for quote in quotes}

    def _kind(self, name: str) -> list[NamedNode]:
        found = {q.subject for q in self._store.quads_for_pattern(None, rdf("type"), wps(name))}
        return sorted((node for node in found if isinstance(node, NamedNode)), key=str)

    def _quads(self, subject: object, predicate: NamedNode) -> Iterator[Quad]:
        return iter(self._store.quads_for_pattern(subject, predicate, None))  # type: ignore[arg-type]
