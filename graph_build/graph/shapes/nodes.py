"""Turns statements that come node by node into what breaks a shape, so that each node is read once.

What a node's shape asks of other nodes is only their kind. The kinds that are asked for, and the objects for which a
shape is, are noted before; all else of a node is forgotten with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from graph_build.graph.lines import FIELD, QuadLines
from graph_build.graph.shapes.constraints import Check, Record, Result, in_lines, node_term
from graph_build.graph.shapes.shape import CLASS, OBJECTS, SUBJECTS, Shape
from graph_build.vocabulary import rdfs

_SUBCLASS = rdfs("subClassOf").value


def validate(shapes: Mapping[str, Shape], statements: QuadLines) -> Iterator[Result]:
    """What breaks a shape in lines without a graph; one result for a node and a value at fault."""
    check = NodeCheck(shapes, statements.unordered())
    noted = check.noted(statements.unordered())
    return check.results(statements, noted, noted.has)


@dataclass(slots=True)
class Noted:
    """What shapes ask about the nodes of some statements: their kinds, of those that are asked for, by the node's term;
    and the values for which there are shapes, each with the properties that they are values of."""

    kinds: dict[str, tuple[str, ...]] = field(default_factory=dict)
    objects: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def has(self, node: str, kinds: frozenset[str]) -> bool:
        """Whether a node has one of the kinds."""
        return not kinds.isdisjoint(self.kinds.get(node, ()))


Has = Callable[[str, frozenset[str]], bool]
"""Tells whether a node, as a term, has one of the kinds."""


class NodeCheck:
    """Shapes held to nodes; the order of classes is that of the statements given."""

    def __init__(self, shapes: Mapping[str, Shape], statements: Iterable[str]) -> None:
        self._above: dict[str, set[str]] = defaultdict(set)
        for line in statements:
            if _SUBCLASS in line:
                subject, predicate, value = line.split(FIELD, 2)
                if predicate == _SUBCLASS:
                    self._above[value].add(f"<{subject}>")
        self._has: Has = Noted().has
        self._by_kind: dict[str, list[Shape]] = defaultdict(list)
        self._by_property: dict[str, list[Shape]] = defaultdict(list)
        self._by_object: dict[str, list[Shape]] = defaultdict(list)
        for shape in shapes.values():
            for how, term in shape.targets:
                if how == CLASS:
                    for kind in self.below(str(term)):
                        self._by_kind[kind].append(shape)
                elif how in {SUBJECTS, OBJECTS}:
                    (self._by_property if how == SUBJECTS else self._by_object)[in_lines(term)].append(shape)
        self.asked = frozenset(kind for shape in shapes.values() for one in _asked(shape) for kind in self.below(one))
        self._together: dict[tuple[str, ...], list[Shape]] = {}
        self._check = Check(shapes, self)

    def noted(self, statements: Iterable[str]) -> Noted:
        """Note the values of some properties, and the nodes of the kinds that are asked for."""
        noted, by_object, asked = Noted(), self._by_object, self.asked
        for line in statements:
            subject, predicate, value = line.split(FIELD, 2)
            if predicate in by_object:
                noted.objects[value[1:-1] if value[0] == "<" else value].add(predicate)
            if not predicate and value in asked:
                node = node_term(subject)
                noted.kinds[node] = (*noted.kinds.get(node, ()), value)
        return noted

    def results(self, statements: Iterable[str], noted: Noted, has: Has) -> Iterator[Result]:
        """What breaks a shape in ordered statements, with all for which a shape is as the value of a property."""
        self._has, left = has, dict(noted.objects)
        for node, rows in groupby((line.split(FIELD, 2) for line in statements), key=itemgetter(0)):
            record: dict[str, list[str]] = {}
            for _, predicate, value in rows:
                if predicate in record:
                    record[predicate].append(value)
                else:
                    record[predicate] = [value]
            for shape in self._for(record, left.pop(node, ())):
                yield from self._check.on(shape, node, record)
        for node, properties in sorted(left.items()):
            for shape in self._for({}, properties):
                yield from self._check.on(shape, node, {})

    def _for(self, record: Record, properties: Iterable[str]) -> list[Shape]:
        """The shapes that are for a node, each once, in the order of their names."""
        key = (*record.get("", ()), "", *(name for name in record if name in self._by_property))
        if (found := self._together.get(key)) is None:
            by_kind = (shape for kind in record.get("", ()) for shape in self._by_kind.get(kind, ()))
            by_property = (shape for name in record for shape in self._by_property.get(name, ()))
            found = self._together[key] = _in_order((*by_kind, *by_property))
        if properties:
            return _in_order((*found, *(shape for name in properties for shape in self._by_object[name])))
        return found

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
        return self._has(node, kinds)


def _in_order(shapes: Iterable[Shape]) -> list[Shape]:
    return [shape for _, shape in sorted({shape.name: shape for shape in shapes}.items())]


def _asked(shape: Shape) -> Iterable[str]:
    """The kinds of which a shape asks its values to be."""
    return (str(term) for name, terms in shape.constraints if name == "class" for term in terms)
