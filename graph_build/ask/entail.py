"""Turn a statement into the steps that could entail it: a rule of OWL 2 RL, its axioms and the premises it needs.

The rules carry the names of the W3C profile (https://www.w3.org/TR/owl2-profiles/, section 4.3). Only those stand here
that the ontology gives cause to: a test shows that they explain every inferred statement.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple

from graph_build.vocabulary import graph, owl, rdf, rdfs

Node = NamedNode | BlankNode
TYPE: Final = rdf("type")
ONTOLOGY_GRAPH: Final = graph("ontology")


@dataclass(frozen=True, slots=True)
class Step:
    """One application of a rule, with axioms of the ontology and premises that documents say or other steps give."""

    rule: str
    axioms: tuple[Triple, ...]
    premises: tuple[Triple, ...]


class Entailment:
    """The steps that the axioms in a store allow, in a fixed order: sorted within each rule."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._named = next(store.quads_for_pattern(None, None, None, ONTOLOGY_GRAPH), None) is not None

    def steps(self, statement: Triple) -> Iterator[Step]:
        """Every step whose conclusion is the statement. A premise is not promised to hold."""
        if statement.predicate == TYPE:
            yield from self._kinds(statement)
        subject, predicate, value = statement.subject, statement.predicate, statement.object
        for lower in self._axioms(None, rdfs("subPropertyOf"), predicate):
            if isinstance(lower.subject, NamedNode) and lower.subject != predicate:
                yield Step("prp-spo1", (lower,), (Triple(subject, lower.subject, value),))
        if isinstance(value, NamedNode) and isinstance(subject, NamedNode):
            yield from self._turned(subject, predicate, value)
            yield from self._joined(subject, predicate, value)

    def _kinds(self, statement: Triple) -> Iterator[Step]:
        thing = statement.subject
        for axiom in self._axioms(None, rdfs("subClassOf"), statement.object):
            if axiom.subject != statement.object:
                yield Step("cax-sco", (axiom,), (Triple(thing, TYPE, axiom.subject),))
        for axiom in self._axioms(None, rdfs("domain"), statement.object):
            for premise in self._said(thing, axiom.subject, None):
                yield Step("prp-dom", (axiom,), (premise,))
        for axiom in self._axioms(None, rdfs("range"), statement.object):
            for premise in self._said(None, axiom.subject, thing):
                yield Step("prp-rng", (axiom,), (premise,))

    def _turned(self, subject: NamedNode, predicate: NamedNode, value: NamedNode) -> Iterator[Step]:
        for axiom in self._axioms(None, owl("inverseOf"), predicate):
            if isinstance(axiom.subject, NamedNode):
                yield Step("prp-inv1", (axiom,), (Triple(value, axiom.subject, subject),))
        for axiom in self._axioms(predicate, owl("inverseOf"), None):
            if isinstance(axiom.object, NamedNode):
                yield Step("prp-inv2", (axiom,), (Triple(value, axiom.object, subject),))
        for axiom in self._axioms(predicate, TYPE, owl("SymmetricProperty")):
            yield Step("prp-symp", (axiom,), (Triple(value, predicate, subject),))

    def _joined(self, subject: NamedNode, predicate: NamedNode, value: NamedNode) -> Iterator[Step]:
        for axiom in self._axioms(predicate, TYPE, owl("TransitiveProperty")):
            for path in self._paths(subject, (predicate, predicate), value):
                yield Step("prp-trp", (axiom,), path)
        for axiom in self._axioms(predicate, owl("propertyChainAxiom"), None):
            for path in self._paths(subject, self._chain(axiom.object), value):
                yield Step("prp-spo2", (axiom,), path)

    def _paths(
        self, start: NamedNode, relations: tuple[NamedNode, ...], end: NamedNode
    ) -> Iterator[tuple[Triple, ...]]:
        if len(relations) == 1:
            yield (Triple(start, relations[0], end),)
            return
        for first in self._said(start, relations[0], None):
            if isinstance(first.object, NamedNode) and first.object not in (start, end):
                for rest in self._paths(first.object, relations[1:], end):
                    if all(next(self._said(one.subject, one.predicate, one.object), None) for one in rest):
                        yield (first, *rest)

    def _chain(self, cell: object) -> tuple[NamedNode, ...]:
        relations: list[NamedNode] = []
        while isinstance(cell, NamedNode | BlankNode) and cell != rdf("nil"):
            firsts = self._axioms(cell, rdf("first"), None)
            relations += [one.object for one in firsts if isinstance(one.object, NamedNode)]
            cell = next((one.object for one in self._axioms(cell, rdf("rest"), None)), None)
        return tuple(relations)

    def _axioms(self, subject: Node | None, predicate: NamedNode, value: object) -> Iterator[Triple]:
        home = ONTOLOGY_GRAPH if self._named else None
        yield from self._matches(subject, predicate, value, home)

    def _said(self, subject: object, predicate: object, value: object) -> Iterator[Triple]:
        yield from self._matches(subject, predicate, value, None)

    def _matches(self, subject: object, predicate: object, value: object, home: NamedNode | None) -> Iterator[Triple]:
        assert subject is None or isinstance(subject, NamedNode | BlankNode)
        assert predicate is None or isinstance(predicate, NamedNode)
        assert value is None or isinstance(value, NamedNode | BlankNode | Literal)
        found = {quad.triple for quad in self._store.quads_for_pattern(subject, predicate, value, home)}
        yield from sorted(found, key=str)
