"""Turns a file of SHACL shapes into findings on the nodes of an open store, node by node, so that memory stays flat.

It reads the part of SHACL Core that stands in :data:`CONSTRAINTS`, with targets by class, subjects and objects, plain
paths and `sh:or`; a shape that uses more is refused, never passed over. pySHACL gives the same findings in the tests;
an engine that reads all of the data first takes 8 kB a statement, which ends at a few hundred documents.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from graph_build.errors import InputError
from graph_build.vocabulary import local_name, rdf, rdfs, xsd

SH: Final = "http://www.w3.org/ns/shacl#"
_TYPE, _SUBCLASS = rdf("type"), rdfs("subClassOf")
_FIRST, _REST, _NIL = rdf("first"), rdf("rest"), rdf("nil")

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Node = ox.NamedNode | ox.BlankNode
Kept = Callable[[ox.Quad], bool]
"""Whether a quad belongs to the data that the shapes look at."""


@dataclass(frozen=True, slots=True)
class Result:
    """A node that breaks a shape; ``value`` is the value at fault, where one is."""

    shape: str
    focus: str
    value: str | None


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape: whom it is for, the property it looks at (none for the node itself), and what it asks.

    ``severity`` and ``message`` are those of the file, since an engine's own words for a composite shape help nobody;
    both are empty for a shape that only others use.
    """

    name: str
    severity: str
    message: str
    path: ox.NamedNode | None
    constraints: tuple[tuple[str, tuple[Term, ...]], ...]
    properties: tuple[str, ...]
    either: tuple[str, ...]
    targets: tuple[tuple[str, ox.NamedNode], ...] = ()


@dataclass(slots=True)
class Data:
    """What the shapes look at: a store without the quads that are not `kept`."""

    store: ox.Store
    kept: Kept

    def quads(self, subject: Node | None, predicate: ox.NamedNode | None, value: Term | None) -> Iterator[ox.Quad]:
        """The kept quads of a pattern, in any graph."""
        return filter(self.kept, self.store.quads_for_pattern(subject, predicate, value, None))

    def record(self, node: Term) -> dict[ox.NamedNode, set[Term]]:
        """All that a node has."""
        found: dict[ox.NamedNode, set[Term]] = {}
        if isinstance(node, ox.NamedNode | ox.BlankNode):
            for quad in self.quads(node, None, None):
                found.setdefault(quad.predicate, set()).add(quad.object)
        return found

    def below(self, kind: ox.NamedNode) -> frozenset[Term]:
        """A class and all classes below it."""
        found: set[Term] = {kind}
        open_ones: list[Term] = [kind]
        while open_ones:
            new = {quad.subject for quad in self.quads(None, _SUBCLASS, open_ones.pop())} - found
            found |= new
            open_ones += new
        return frozenset(found)


def read_shapes(file: Path) -> dict[str, Shape]:
    """Every shape of a Turtle file by its address.

    Raises:
        InputError: a shape uses a part of SHACL that is not read here.
    """
    store = ox.Store()
    store.load(file.read_bytes(), format=ox.RdfFormat.TURTLE)
    kinds = [ox.NamedNode(SH + kind) for kind in ("NodeShape", "PropertyShape")]
    names = {quad.subject for kind in kinds for quad in store.quads_for_pattern(None, _TYPE, kind)}
    return {node.value: _shape(store, node, file) for node in _named(sorted(names, key=str))}


def _shape(store: ox.Store, node: ox.NamedNode, file: Path) -> Shape:
    said: dict[str, list[Term]] = {}
    for quad in store.quads_for_pattern(node, None, None):
        said.setdefault(quad.predicate.value, []).append(quad.object)
    names = {name.removeprefix(SH): values for name, values in sorted(said.items()) if name.startswith(SH)}
    strange = sorted(set(names) - set(CONSTRAINTS) - _AROUND - set(_TARGETS))
    if strange or not all(isinstance(one, ox.NamedNode) for one in names.get("path", ())):
        what = ", ".join(f"sh:{name}" for name in strange) or "a path of several steps"
        raise InputError(
            f"the shape uses {what}",
            f"{file}: {node.value}",
            "not read: only a part of SHACL Core is",
            "say it otherwise",
        )
    return Shape(
        name=node.value,
        severity=next((local_name(one).lower() for one in _named(names.get("severity", ()))), ""),
        message=next(map(_text, names.get("message", ())), ""),
        path=next(_named(names.get("path", ())), None),
        constraints=tuple((name, tuple(_members(store, name, names[name]))) for name in CONSTRAINTS if name in names),
        properties=tuple(sorted(one.value for one in _named(names.get("property", ())))),
        either=tuple(one.value for head in names.get("or", ()) for one in _named(_list(store, head))),
        targets=tuple((name, one) for name in _TARGETS for one in _named(names.get(name, ()))),
    )


def _named(terms: Iterable[Term]) -> Iterator[ox.NamedNode]:
    return (term for term in terms if isinstance(term, ox.NamedNode))


def _members(store: ox.Store, name: str, values: list[Term]) -> Iterable[Term]:
    return _list(store, values[0]) if name == "in" else values


def _list(store: ox.Store, head: Term) -> Iterator[Term]:
    while isinstance(head, ox.NamedNode | ox.BlankNode) and head != _NIL:
        for quad in store.quads_for_pattern(head, _FIRST, None):
            yield quad.object
        head = next((quad.object for quad in store.quads_for_pattern(head, _REST, None)), _NIL)


def validate(shapes: Mapping[str, Shape], data: Data) -> Iterator[Result]:
    """What breaks a shape, each shape over its nodes; one result for a node and a value at fault."""
    check = _Check(shapes, data)
    for shape in shapes.values():
        if shape.targets:
            yield from check.on_targets(shape)


class _Check:
    """A run of shapes over data, what each shape asks made once."""

    def __init__(self, shapes: Mapping[str, Shape], data: Data) -> None:
        self._shapes = shapes
        self._data = data
        self.below = lru_cache(maxsize=None)(data.below)
        self._asked = lru_cache(maxsize=None)(self._all_asked)
        self._choices = lru_cache(maxsize=None)(self._all_choices)

    def on_targets(self, shape: Shape) -> Iterator[Result]:
        seen: set[Term] = set()
        for focus in self._focus_nodes(shape):
            if focus not in seen:
                seen.add(focus)
                yield from self.on(shape, focus, self._data.record(focus))

    def _all_asked(self, name: str) -> list[tuple[ox.NamedNode | None, Broken, str]]:
        """What a shape and the shapes of its properties ask: of which property, what breaks it, the shape's name."""
        shape = self._shapes[name]
        own = [(shape.path, CONSTRAINTS[kind](self, terms), name) for kind, terms in shape.constraints]
        return own + [asked for inner in shape.properties for asked in self._all_asked(inner)]

    def _all_choices(self, name: str) -> list[Shape]:
        """A shape and those of its properties that leave a choice."""
        shape = self._shapes[name]
        inner = [one for each in shape.properties for one in self._all_choices(each)]
        return [shape, *inner] if shape.either else inner

    def _focus_nodes(self, shape: Shape) -> Iterator[Term]:
        for how, term in shape.targets:
            if how == "targetClass":
                for kind in sorted(self.below(term), key=str):
                    yield from (quad.subject for quad in self._data.quads(None, _TYPE, kind))
            else:
                for quad in self._data.quads(None, term, None):
                    yield quad.subject if how == "targetSubjectsOf" else quad.object

    def on(self, shape: Shape, focus: Term, record: Record) -> list[Result]:
        """What breaks one shape at one node."""
        out: list[Result] = []
        for path, broken, name in self._asked(shape.name):
            values = [focus] if path is None else list(record.get(path, ()))
            for value in broken(values, record):
                out.append(Result(name, _text(focus), None if value is None else _text(value)))
        for one in self._choices(shape.name):
            if all(self.on(self._shapes[name], focus, record) for name in one.either):
                out.append(Result(one.name, _text(focus), _text(focus)))
        return out

    def is_a(self, value: Term, kind: ox.NamedNode) -> bool:
        if not isinstance(value, ox.NamedNode | ox.BlankNode):
            return False
        below = self.below(kind)
        return any(quad.object in below for quad in self._data.quads(value, _TYPE, None))


Values = list[Term]
Record = Mapping[ox.NamedNode, set[Term]]
Broken = Callable[[Values, Record], Iterable[Term | None]]
"""The values at fault among those of a property; None for a value that is missing or one too many."""
Constraint = Callable[[_Check, tuple[Term, ...]], Broken]
"""What a shape asks, made once of its terms and then held to every node."""


def _text(term: Term) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value


def _count(terms: tuple[Term, ...]) -> int:
    return int(_text(terms[0]))


def _each(fits: Callable[[_Check, Term, Term], bool]) -> Constraint:
    """A constraint that every value has to fit for every term of it."""

    def asked(check: _Check, terms: tuple[Term, ...]) -> Broken:
        return lambda values, _: [v for v in values for term in terms if not fits(check, v, term)]

    return asked


def _too_few(_: _Check, terms: tuple[Term, ...]) -> Broken:
    least = _count(terms)
    return lambda values, _: () if len(values) >= least else (None,)


def _too_many(_: _Check, terms: tuple[Term, ...]) -> Broken:
    most = _count(terms)
    return lambda values, _: () if len(values) <= most else (None,)


def _outside(_: _Check, terms: tuple[Term, ...]) -> Broken:
    known = frozenset(terms)
    return lambda values, _: [value for value in values if value not in known]


def _ordered(or_equal: bool) -> Constraint:
    def asked(_: _Check, terms: tuple[Term, ...]) -> Broken:
        named = list(_named(terms))

        def broken(values: Values, record: Record) -> list[Term | None]:
            others = [other for term in named for other in record.get(term, ())]
            return [value for value in values for other in others if not _before(value, other, or_equal)]

        return broken

    return asked


def _before(one: Term, other: Term, or_equal: bool) -> bool:
    """Whether a value is less than another, or as much where that will do; what cannot be compared is not."""
    for read in (_number, _day):
        left, right = read(one), read(other)
        if left is not None and right is not None:
            return left < right or (or_equal and left == right)  # type: ignore[operator]
    return False


def _number(term: Term) -> Decimal | None:
    if isinstance(term, ox.Literal) and term.datatype in _NUMBERS:
        try:
            return Decimal(term.value)
        except InvalidOperation:
            return None
    return None


def _day(term: Term) -> date | None:
    if isinstance(term, ox.Literal) and term.datatype == xsd("date"):
        try:
            return date.fromisoformat(term.value)
        except ValueError:
            return None
    return None


_NUMBERS: Final = frozenset(map(xsd, ("integer", "decimal", "nonNegativeInteger")))
_FORMS: Final[Mapping[ox.NamedNode, re.Pattern[str]]] = {
    xsd("integer"): re.compile(r"[+-]?\d+"),
    xsd("nonNegativeInteger"): re.compile(r"\+?\d+"),
    xsd("decimal"): re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"),
    xsd("boolean"): re.compile(r"true|false|0|1"),
    xsd("date"): re.compile(r"-?\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:Z|[+-]\d\d:\d\d)?"),
    xsd("duration"): re.compile(r"-?P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?"),
}
"""How the values of a datatype are written."""


def _is_of_datatype(_: _Check, value: Term, kind: Term) -> bool:
    if not isinstance(value, ox.Literal) or value.datatype != kind:
        return False
    form = _FORMS.get(value.datatype)
    return form is None or form.fullmatch(value.value) is not None


def _is_of_kind(_: _Check, value: Term, kind: Term) -> bool:
    kinds = {"IRI": ox.NamedNode, "Literal": ox.Literal, "BlankNode": ox.BlankNode}
    return isinstance(value, kinds[_text(kind).removeprefix(SH)])


def _is_of_class(check: _Check, value: Term, kind: Term) -> bool:
    return isinstance(kind, ox.NamedNode) and check.is_a(value, kind)


def _is_at_least(_: _Check, value: Term, least: Term) -> bool:
    return _before(least, value, True)


def _is_at_most(_: _Check, value: Term, most: Term) -> bool:
    return _before(value, most, True)


def _is_long_enough(_: _Check, value: Term, least: Term) -> bool:
    return not isinstance(value, ox.BlankNode) and len(_text(value)) >= int(_text(least))


def _matches(_: _Check, value: Term, pattern: Term) -> bool:
    return not isinstance(value, ox.BlankNode) and _compiled(_text(pattern)).search(_text(value)) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


CONSTRAINTS: Final[Mapping[str, Constraint]] = {
    "minCount": _too_few,
    "maxCount": _too_many,
    "class": _each(_is_of_class),
    "datatype": _each(_is_of_datatype),
    "nodeKind": _each(_is_of_kind),
    "in": _outside,
    "minLength": _each(_is_long_enough),
    "pattern": _each(_matches),
    "minInclusive": _each(_is_at_least),
    "maxInclusive": _each(_is_at_most),
    "lessThan": _ordered(or_equal=False),
    "lessThanOrEquals": _ordered(or_equal=True),
}
"""The constraints that are read, each as what finds the values at fault."""

_TARGETS: Final = ("targetClass", "targetSubjectsOf", "targetObjectsOf")
_AROUND: Final = frozenset({"path", "property", "or", "severity", "message"})
