"""Turns statements that come node by node into what breaks a shape, so that each node is read once.

What a node's shape asks of other nodes is only their kind. The kinds that are asked for, and the objects for which a
shape is, are noted before; all else of a node is forgotten with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter

from graph_build.graph.lines import FIELD, QuadLines
from graph_build.graph.shapes.constraints import Check, Record, Result, in_lines, node_term
from graph_build.graph.shapes.shape import CLASS, OBJECTS, SUBJECTS, Shape
from graph_build.vocabulary import rdfs

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
    for node, rows in groupby((line.split(FIELD, 2) for line in left), key=itemgetter(0)):
        record: dict[str, list[str]] = {}
        for _, predicate, value in rows:
            if predicate in record:
                record[predicate].append(value)
            else:
                record[predicate] = [value]
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
        self._objects: dict[str, list[Shape]] = defaultdict(list)
        self._kinds: dict[str, tuple[str, ...]] = {}
        self._read(shapes)
        self._by_kind: dict[str, list[Shape]] = defaultdict(list)
        self._by_property: dict[str, list[Shape]] = defaultdict(list)
        for shape in shapes.values():
            for how, term in shape.targets:
                if how == CLASS:
                    for kind in self.below(str(term)):
                        self._by_kind[kind].append(shape)
                elif how == SUBJECTS:
                    self._by_property[in_lines(term)].append(shape)
        self._together: dict[tuple[str, ...], list[Shape]] = {}

    def of(self, node: str, record: Record) -> list[Shape]:
        """The shapes that are for a node, each once, in the order of their names."""
        key = (*record.get("", ()), "", *(name for name in record if name in self._by_property))
        if (found := self._together.get(key)) is None:
            found = self._together[key] = self._for(record)
        if node not in self._objects:
            return found
        both = {shape.name: shape for shape in (*found, *self._objects.pop(node))}
        return [shape for _, shape in sorted(both.items())]

    def _for(self, record: Record) -> list[Shape]:
        found = {shape.name: shape for kind in record.get("", ()) for shape in self._by_kind.get(kind, ())}
        found |= {shape.name: shape for name in record for shape in self._by_property.get(name, ())}
        return [shape for _, shape in sorted(found.items())]

    def left(self) -> list[str]:
        """The values for which there is a shape, and of which nothing is said."""
        return sorted(self._objects)

    def below(self, kind: str) -> frozenset[str]:
        """A class and all classes below it."""
        found, open_ones = {kind}, [kind]
        while open_ones:
            new = self._above.get(open_ones.pop(), set()) - found
            found |= new
            open_ones += sorted(new)
        return frozenset(found)

    def has(self, node: str, kinds: frozenset[str]) -> bool:
        """Whether a node has one of the kinds, of those that some shape asks for."""
        return not kinds.isdisjoint(self._kinds.get(node, ()))

    def _read(self, shapes: Mapping[str, Shape]) -> None:
        """Note the values of some properties with their shapes, and the nodes of the kinds that are asked for."""
        for line in self._lines.unordered():
            if _SUBCLASS in line:
                subject, predicate, value = line.split(FIELD, 2)
                if predicate == _SUBCLASS and line not in self._passed_over:
                    self._above[value].add(f"<{subject}>")
        by_object: dict[str, list[Shape]] = defaultdict(list)
        for shape in shapes.values():
            for how, term in shape.targets:
                if how == OBJECTS:
                    by_object[in_lines(term)].append(shape)
        kinds = frozenset(kind for shape in shapes.values() for one in _asked(shape) for kind in self.below(one))
        for line in self._lines.unordered():
            subject, predicate, value = line.split(FIELD, 2)
            if predicate not in by_object and (predicate or value not in kinds):
                continue
            if line in self._passed_over:
                continue
            if predicate in by_object:
                self._objects[value[1:-1] if value[0] == "<" else value] += by_object[predicate]
            if not predicate and value in kinds:
                node = node_term(subject)
                self._kinds[node] = (*self._kinds.get(node, ()), value)


def _asked(shape: Shape) -> Iterable[str]:
    """The kinds of which a shape asks its values to be."""
    return (str(term) for name, terms in shape.constraints if name == "class" for term in terms)
