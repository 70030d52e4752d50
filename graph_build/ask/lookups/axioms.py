"""Turns the ontology in a graph into what its properties imply: inverses, narrower ones, and chains of properties."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from graph_build.ask.lookups.source import Source
from graph_build.ask.lookups.terms import OWL, RDF, RDFS

_LONGEST: Final = 9


class Axioms:
    """The axioms of one graph about properties, each looked up when it is first asked for."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._inverses: dict[str, frozenset[str]] = {}
        self._narrower: dict[str, tuple[str, ...]] = {}
        self._chains: dict[str, tuple[tuple[str, ...], ...]] = {}
        self._marked: dict[tuple[str, str], bool] = {}

    def inverses(self, predicate: str) -> frozenset[str]:
        """The properties that say the same the other way round, as the graph declares them."""
        if predicate not in self._inverses:
            inverse = OWL + "inverseOf"
            found = (*self._source.values(predicate, inverse), *self._source.subjects(inverse, predicate))
            self._inverses[predicate] = frozenset(found)
        return self._inverses[predicate]

    def turned(self, predicate: str) -> frozenset[str]:
        """The inverses of a property, and itself where it is symmetric."""
        return self.inverses(predicate) | ({predicate} if self.is_symmetric(predicate) else frozenset())

    def narrower(self, predicate: str) -> tuple[str, ...]:
        """The properties that are special cases of a property, one step below it, sorted."""
        if predicate not in self._narrower:
            found = self._source.subjects(RDFS + "subPropertyOf", predicate)
            self._narrower[predicate] = tuple(name for name in found if name != predicate)
        return self._narrower[predicate]

    def all_narrower(self, predicate: str) -> frozenset[str]:
        """The properties that imply this one, however many steps below it."""
        found: set[str] = set()
        waiting = [predicate]
        while waiting:
            new = set(self.narrower(waiting.pop())) - found - {predicate}
            found |= new
            waiting.extend(new)
        return frozenset(found)

    def is_symmetric(self, predicate: str) -> bool:
        """Whether the property goes both ways."""
        return self._is(predicate, "SymmetricProperty")

    def is_transitive(self, predicate: str) -> bool:
        """Whether the property carries on from step to step."""
        return self._is(predicate, "TransitiveProperty")

    def chains(self, predicate: str) -> tuple[tuple[str, ...], ...]:
        """The properties that end to end give a property, chain by chain, sorted."""
        if predicate not in self._chains:
            cells = self._source.values(predicate, OWL + "propertyChainAxiom")
            self._chains[predicate] = tuple(sorted(self._items(cell) for cell in cells))
        return self._chains[predicate]

    def premises(self, predicate: str) -> frozenset[str]:
        """The properties from whose statements one of this property follows in one step."""
        itself = {predicate} if self.is_symmetric(predicate) or self.is_transitive(predicate) else set()
        steps = {step for chain in self.chains(predicate) for step in chain}
        return frozenset({*itself, *steps, *self.inverses(predicate), *self.all_narrower(predicate)})

    def _is(self, predicate: str, mark: str) -> bool:
        if (predicate, mark) not in self._marked:
            self._marked[predicate, mark] = self._source.holds(predicate, RDF + "type", ox.NamedNode(OWL + mark))
        return self._marked[predicate, mark]

    def _items(self, cell: str) -> tuple[str, ...]:
        items: list[str] = []
        while cell and cell != RDF + "nil" and len(items) < _LONGEST:
            items.append(self._source.value(cell, RDF + "first"))
            cell = self._source.value(cell, RDF + "rest")
        return tuple(items)
