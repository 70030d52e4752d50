"""Turns statements that come node by node into what breaks a shape, so that each node is read once.

What a node's shape asks of other nodes is only their kind. The kinds that are asked for, and the objects for which a
shape is, are noted before; all else of a node is forgotten with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

import pyoxigraph as ox

from graph_build.graph.lines import FIELD, QuadLines, terms_of, triples_of
from graph_build.graph.shapes.constraints import Check, Record, Result
from graph_build.graph.shapes.shape import CLASS, OBJECTS, SUBJECTS, Shape, Term
from graph_build.vocabulary import rdf, rdfs

_TYPE = rdf("type")
_SUBCLASS = rdfs("subClassOf").value


def validate(
    shapes: Mapping[str, Shape], statements: QuadLines, passed_over: frozenset[str] = frozenset()
) -> Iterator[Result]:
    """What breaks a shape; one result for a node and a value at fault.

    ``statements`` are lines without a graph, of which those that are ``passed_over`` are as if they were not there.
    """
    targets = _Targets(shapes, statements, passed_over)
    check = Check(shapes, targets)
    left = (line for line in statements if line not in passed_over) if passed_over else statements
    for node, triples in groupby(triples_of(left), key=lambda triple: triple.subject):
        record: dict[ox.NamedNode, set[Term]] = {}
        for triple in triples:
            record.setdefault(triple.predicate, set()).add(triple.object)
        for shape in targets.of(node, record):
            yield from check.on(shape, node, record)
    for node in targets.left():
        for shape in targets.of(node, {}):
            yield from check.on(shape, node, {})


class _Targets:
    """For whom each shape is, and the kinds of nodes that shapes ask for."""

    def __init__(self, shapes: Mapping[str, Shape], statements: QuadLines, passed_over: frozenset[str]) -> None:
        self._lines, self._passed_over = statements, passed_over
        self._above: dict[str, set[str]] = defaultdict(set)
        self._objects = self._noted(shapes)
        self._by_kind: dict[Term, list[Shape]] = defaultdict(list)
        self._by_property: dict[ox.NamedNode, list[Shape]] = defaultdict(list)
        for shape in shapes.values():
            for how, term in shape.targets:
                if how == CLASS:
                    for kind in self.below(term):
                        self._by_kind[kind].append(shape)
                elif how == SUBJECTS:
                    self._by_property[term].append(shape)
        self._kinds = self._of_kinds({kind for shape in shapes.values() for kind in _asked(shape)})

    def of(self, node: Term, record: Record) -> list[Shape]:
        """The shapes that are for a node, each once, in the order of their names."""
        found = {shape.name: shape for kind in record.get(_TYPE, ()) for shape in self._by_kind.get(kind, ())}
        found |= {shape.name: shape for name in record for shape in self._by_property.get(name, ())}
        if node in self._objects:
            found |= {shape.name: shape for shape in self._objects.pop(node)}
        return [shape for _, shape in sorted(found.items())]

    def left(self) -> list[Term]:
        """The values for which there is a shape, and of which nothing is said."""
        return sorted(self._objects, key=str)

    def below(self, kind: ox.NamedNode) -> frozenset[Term]:
        """A class and all classes below it."""
        found, open_ones = {kind.value}, [kind.value]
        while open_ones:
            new = self._above.get(str(ox.NamedNode(open_ones.pop())), set()) - found
            found |= new
            open_ones += sorted(new)
        return frozenset(map(ox.NamedNode, found))

    def has(self, node: ox.NamedNode | ox.BlankNode, kinds: frozenset[Term]) -> bool:
        """Whether a node has one of the kinds, of those that some shape asks for."""
        return not kinds.isdisjoint(self._kinds.get(node.value, ()))

    def _noted(self, shapes: Mapping[str, Shape]) -> dict[Term, list[Shape]]:
        """The values of some properties, each with the shapes for it; notes which kinds are below which, too."""
        by_object: dict[str, list[Shape]] = defaultdict(list)
        for shape in shapes.values():
            for how, term in shape.targets:
                if how == OBJECTS:
                    by_object[term.value].append(shape)
        found: dict[str, list[Shape]] = defaultdict(list)
        for subject, predicate, value in self._said(_SUBCLASS, *by_object):
            if predicate == _SUBCLASS:
                self._above[value].add(subject)
            if predicate in by_object:
                found[value] += by_object[predicate]
        return dict(zip(terms_of(found), found.values(), strict=True))

    def _of_kinds(self, asked: set[ox.NamedNode]) -> dict[str, tuple[ox.NamedNode, ...]]:
        """The nodes of the kinds that are asked for, by their addresses."""
        wanted = {str(kind): kind for one in asked for kind in self.below(one) if isinstance(kind, ox.NamedNode)}
        found: dict[str, tuple[ox.NamedNode, ...]] = {}
        for subject, _, value in self._said(""):
            if (kind := wanted.get(value)) is not None:
                found[subject.removeprefix("_:")] = (*found.get(subject, ()), kind)
        return found

    def _said(self, *predicates: str) -> Iterator[tuple[str, str, str]]:
        """The statements with one of the properties, some of them several times."""
        wanted = frozenset(predicates)
        for line in self._lines.unordered():
            subject, predicate, value = line.split(FIELD, 2)
            if predicate in wanted and line not in self._passed_over:
                yield subject, predicate, value


def _asked(shape: Shape) -> Iterable[ox.NamedNode]:
    """The kinds of which a shape asks its values to be."""
    return (
        term for name, terms in shape.constraints if name == "class" for term in terms if isinstance(term, ox.NamedNode)
    )
