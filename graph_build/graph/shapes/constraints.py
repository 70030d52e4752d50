"""Turns what a shape asks into what breaks it at one node, whatever the node's statements were read from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from typing import Final, Protocol

import pyoxigraph as ox

from graph_build.graph.shapes.shape import SH, Shape, Term, named, text_of
from graph_build.vocabulary import xsd


@dataclass(frozen=True, slots=True)
class Result:
    """A node that breaks a shape; ``value`` is the value at fault, where one is."""

    shape: str
    focus: str
    value: str | None


class Kinds(Protocol):
    """What kinds there are, and which a node has."""

    def below(self, kind: ox.NamedNode) -> frozenset[Term]:
        """A class and all classes below it."""

    def has(self, node: ox.NamedNode | ox.BlankNode, kinds: frozenset[Term]) -> bool:
        """Whether a node has one of the kinds."""


Values = list[Term]
Record = Mapping[ox.NamedNode, set[Term]]
Broken = Callable[[Values, Record], Iterable[Term | None]]
"""The values at fault among those of a property; None for a value that is missing or one too many."""
Constraint = Callable[["Check", tuple[Term, ...]], Broken]
"""What a shape asks, made once of its terms and then held to every node."""
Asked = tuple[Broken, bool, str]
"""What breaks a shape, whether a property without a value can, and the shape's name."""
_OF_NO_VALUE: Final = "minCount"  # of no value nothing else is at fault


class Check:
    """Shapes held to nodes, what each shape asks made once."""

    def __init__(self, shapes: Mapping[str, Shape], kinds: Kinds) -> None:
        self._shapes = shapes
        self._kinds = kinds
        self.below = lru_cache(maxsize=None)(kinds.below)
        self._asked = lru_cache(maxsize=None)(self._all_asked)
        self._choices = lru_cache(maxsize=None)(self._all_choices)

    def _all_asked(self, name: str) -> list[tuple[ox.NamedNode | None, list[Asked]]]:
        """What a shape and the shapes of its properties ask, by the property of which they ask it."""
        found: dict[ox.NamedNode | None, list[Asked]] = {}
        for path, asked in self._each_asked(name):
            found.setdefault(path, []).append(asked)
        return list(found.items())

    def _each_asked(self, name: str) -> Iterator[tuple[ox.NamedNode | None, Asked]]:
        shape = self._shapes[name]
        for kind, terms in shape.constraints:
            yield shape.path, (CONSTRAINTS[kind](self, terms), kind == _OF_NO_VALUE, name)
        for inner in shape.properties:
            yield from self._each_asked(inner)

    def _all_choices(self, name: str) -> list[Shape]:
        """A shape and those of its properties that leave a choice."""
        shape = self._shapes[name]
        inner = [one for each in shape.properties for one in self._all_choices(each)]
        return [shape, *inner] if shape.either else inner

    def on(self, shape: Shape, focus: Term, record: Record) -> list[Result]:
        """What breaks one shape at one node."""
        out: list[Result] = []
        for path, all_asked in self._asked(shape.name):
            values = [focus] if path is None else list(record.get(path, ()))
            for broken, of_no_value, name in all_asked:
                for value in broken(values, record) if values or of_no_value else ():
                    out.append(Result(name, text_of(focus), None if value is None else text_of(value)))
        for one in self._choices(shape.name):
            if all(self.on(self._shapes[name], focus, record) for name in one.either):
                out.append(Result(one.name, text_of(focus), text_of(focus)))
        return out

    def is_a(self, value: Term, kind: ox.NamedNode) -> bool:
        """Whether a value is a node of a kind, or of one below it."""
        if not isinstance(value, ox.NamedNode | ox.BlankNode):
            return False
        return self._kinds.has(value, self.below(kind))


def _count(terms: tuple[Term, ...]) -> int:
    return int(text_of(terms[0]))


def _each(fits: Callable[[Check, Term, Term], bool]) -> Constraint:
    """A constraint that every value has to fit for every term of it."""

    def asked(check: Check, terms: tuple[Term, ...]) -> Broken:
        return lambda values, _: [v for v in values for term in terms if not fits(check, v, term)]

    return asked


def _too_few(_: Check, terms: tuple[Term, ...]) -> Broken:
    least = _count(terms)
    return lambda values, _: () if len(values) >= least else (None,)


def _too_many(_: Check, terms: tuple[Term, ...]) -> Broken:
    most = _count(terms)
    return lambda values, _: () if len(values) <= most else (None,)


def _outside(_: Check, terms: tuple[Term, ...]) -> Broken:
    known = frozenset(terms)
    return lambda values, _: [value for value in values if value not in known]


def _ordered(or_equal: bool) -> Constraint:
    def asked(_: Check, terms: tuple[Term, ...]) -> Broken:
        names = list(named(terms))

        def broken(values: Values, record: Record) -> list[Term | None]:
            others = [other for term in names for other in record.get(term, ())]
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
_NODE_KINDS: Final = {"IRI": ox.NamedNode, "Literal": ox.Literal, "BlankNode": ox.BlankNode}


def _is_of_datatype(_: Check, value: Term, kind: Term) -> bool:
    if not isinstance(value, ox.Literal) or value.datatype != kind:
        return False
    form = _FORMS.get(value.datatype)
    return form is None or form.fullmatch(value.value) is not None


def _of_kind(_: Check, terms: tuple[Term, ...]) -> Broken:
    kinds = tuple(_NODE_KINDS[text_of(kind).removeprefix(SH)] for kind in terms)
    return lambda values, _: [value for value in values for kind in kinds if not isinstance(value, kind)]


def _is_of_class(check: Check, value: Term, kind: Term) -> bool:
    return isinstance(kind, ox.NamedNode) and check.is_a(value, kind)


def _is_at_least(_: Check, value: Term, least: Term) -> bool:
    return _before(least, value, True)


def _is_at_most(_: Check, value: Term, most: Term) -> bool:
    return _before(value, most, True)


def _is_long_enough(_: Check, value: Term, least: Term) -> bool:
    return not isinstance(value, ox.BlankNode) and len(text_of(value)) >= int(text_of(least))


def _matches(_: Check, value: Term, pattern: Term) -> bool:
    return not isinstance(value, ox.BlankNode) and _compiled(text_of(pattern)).search(text_of(value)) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


CONSTRAINTS: Final[Mapping[str, Constraint]] = {
    "minCount": _too_few,
    "maxCount": _too_many,
    "class": _each(_is_of_class),
    "datatype": _each(_is_of_datatype),
    "nodeKind": _of_kind,
    "in": _outside,
    "minLength": _each(_is_long_enough),
    "pattern": _each(_matches),
    "minInclusive": _each(_is_at_least),
    "maxInclusive": _each(_is_at_most),
    "lessThan": _ordered(or_equal=False),
    "lessThanOrEquals": _ordered(or_equal=True),
}
"""The constraints that are read, each as what finds the values at fault."""
