"""Turns what a shape asks into what breaks it at one node, whatever the node's statements were read from."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final, Protocol

import pyoxigraph as ox

from graph_build.graph.lines import terms_of
from graph_build.graph.shapes.shape import SH, Shape, Term, named, text_of
from graph_build.vocabulary import rdf, xsd


@dataclass(frozen=True, slots=True)
class Result:
    """A node that breaks a shape; ``value`` is the value at fault, where one is."""

    shape: str
    focus: str
    value: str | None


class Kinds(Protocol):
    """What kinds there are, and which a node has."""

    def below(self, kind: str) -> frozenset[str]:
        """A class and all classes below it."""

    def has(self, node: str, kinds: frozenset[str]) -> bool:
        """Whether a node has one of the kinds."""


Values = Sequence[str]
"""Terms as N-Quads has them."""
Record = Mapping[str, Values]
"""What is said of a node, by the properties as lines have them."""
Fits = Callable[[str], bool]
Broken = Callable[[Values, Record], Iterable[str | None]]
"""The values at fault among those of a property; None for a value that is missing or one too many."""
Asked = tuple[Broken, bool, str]
"""What breaks a shape, whether a property without a value can, and the shape's name."""
_OF_NO_VALUE: Final = "minCount"  # of no value nothing else is at fault


@dataclass(frozen=True, slots=True)
class _Path:
    """What is asked of the values of a property (of the node itself where it is None).

    Values are sound that are as many as ``least`` and ``most`` allow, of which each ``fits`` all that is asked of one
    alone, where nothing is ``compared``; of all others each of ``asked`` tells what is at fault.
    """

    path: str | None
    least: int
    most: float
    fits: tuple[Fits, ...]
    compared: bool
    asked: tuple[Asked, ...]

    def is_sound(self, values: Values) -> bool:
        """Whether it is plain that nothing is at fault."""
        if self.compared and values:
            return False
        if not self.least <= len(values) <= self.most:
            return False
        for fits in self.fits:
            for value in values:
                if not fits(value):
                    return False
        return True


class Check:
    """Shapes held to nodes, what each shape asks made once."""

    def __init__(self, shapes: Mapping[str, Shape], kinds: Kinds) -> None:
        self._shapes = shapes
        self.kinds = kinds
        self.below = lru_cache(maxsize=None)(kinds.below)
        self._asked = lru_cache(maxsize=None)(self._all_asked)
        self._choices = lru_cache(maxsize=None)(self._all_choices)

    def _all_asked(self, name: str) -> list[_Path]:
        """What a shape and the shapes of its properties ask, by the property of which they ask it."""
        found: dict[str | None, list[tuple[str, tuple[Term, ...], str]]] = {}
        for path, kind, terms, inner in self._each_asked(name):
            found.setdefault(path, []).append((kind, terms, inner))
        return [self._path(path, rows) for path, rows in found.items()]

    def _each_asked(self, name: str) -> Iterator[tuple[str | None, str, tuple[Term, ...], str]]:
        shape = self._shapes[name]
        path = None if shape.path is None else in_lines(shape.path)
        for kind, terms in shape.constraints:
            yield path, kind, terms, name
        for inner in shape.properties:
            yield from self._each_asked(inner)

    def _path(self, path: str | None, rows: list[tuple[str, tuple[Term, ...], str]]) -> _Path:
        fits, asked = [], []
        least: int = 0
        most: float = math.inf
        for kind, terms, name in rows:
            if kind in EACH:
                one = [EACH[kind](self, term) for term in terms]
                fits += one
                asked.append((_at_fault(one), False, name))
            elif kind == _OF_NO_VALUE:
                least = max(least, _count(terms))
                asked.append((_too_few(_count(terms)), True, name))
            elif kind == "maxCount":
                most = min(most, _count(terms))
                asked.append((_too_many(_count(terms)), False, name))
            elif kind == "in":
                known = frozenset(map(str, terms))
                fits.append(known.__contains__)
                asked.append((_at_fault([known.__contains__]), False, name))
            else:
                asked.append((_ordered(terms, COMPARED[kind]), False, name))
        compared = any(kind in COMPARED for kind, _, _ in rows)
        return _Path(path, least, most, tuple(fits), compared, tuple(asked))

    def _all_choices(self, name: str) -> list[Shape]:
        """A shape and those of its properties that leave a choice."""
        shape = self._shapes[name]
        inner = [one for each in shape.properties for one in self._all_choices(each)]
        return [shape, *inner] if shape.either else inner

    def on(self, shape: Shape, focus: str, record: Record) -> list[Result]:
        """What breaks one shape at one node, whose address is given as lines have it."""
        out: list[Result] = []
        for each in self._asked(shape.name):
            values = (node_term(focus),) if each.path is None else record.get(each.path, ())
            if not each.is_sound(values):
                out += self._at_fault(each, values, focus, record)
        for one in self._choices(shape.name):
            if all(self.on(self._shapes[name], focus, record) for name in one.either):
                told = text_in(node_term(focus))
                out.append(Result(one.name, told, told))
        return out

    @staticmethod
    def _at_fault(each: _Path, values: Values, focus: str, record: Record) -> Iterator[Result]:
        for broken, of_no_value, name in each.asked:
            for value in broken(values, record) if values or of_no_value else ():
                yield Result(name, text_in(node_term(focus)), None if value is None else text_in(value))


def in_lines(predicate: ox.NamedNode) -> str:
    """A property as lines have it."""
    return "" if predicate == _TYPE else predicate.value


def node_term(node: str) -> str:
    """The node of a line as a term of N-Quads; a term that is none stays as it is."""
    return node if node.startswith((_BLANK, '"', "<<")) else f"<{node}>"


def text_in(value: str) -> str:
    """A term of N-Quads as text: an address, a literal's words, or all of what is neither."""
    if value[0] == '"':
        inner = value[1 : value.rfind('"')]
        return inner if "\\" not in inner else next(iter(terms_of([value]))).value  # type: ignore[union-attr]
    if value.startswith(_BLANK):
        return value.removeprefix(_BLANK)
    return value if value.startswith("<<") else value[1:-1]


def _count(terms: tuple[Term, ...]) -> int:
    return int(text_of(terms[0]))


def _at_fault(each: Sequence[Fits]) -> Broken:
    return lambda values, _: [value for value in values for fits in each if not fits(value)]


def _too_few(least: int) -> Broken:
    return lambda values, _: () if len(values) >= least else (None,)


def _too_many(most: int) -> Broken:
    return lambda values, _: () if len(values) <= most else (None,)


def _ordered(terms: tuple[Term, ...], or_equal: bool) -> Broken:
    names = [in_lines(name) for name in named(terms)]

    def broken(values: Values, record: Record) -> list[str | None]:
        others = [other for name in names for other in record.get(name, ())]
        return [value for value in values for other in others if not _before(value, other, or_equal)]

    return broken


def _before(one: str, other: str, or_equal: bool) -> bool:
    """Whether a value is less than another, or as much where that will do; what cannot be compared is not."""
    for read in (_number, _day):
        left, right = read(one), read(other)
        if left is not None and right is not None:
            return left < right or (or_equal and left == right)  # type: ignore[operator]
    return False


def _number(value: str) -> Decimal | None:
    if value.endswith(_NUMBERS):
        try:
            return Decimal(text_in(value))
        except InvalidOperation:
            return None
    return None


def _day(value: str) -> date | None:
    if value.endswith(_DATE):
        try:
            return date.fromisoformat(text_in(value))
        except ValueError:
            return None
    return None


def _ending(kind: ox.NamedNode) -> str:
    """How literals of a datatype end in N-Quads."""
    return '"' if kind == xsd("string") else f'"^^{kind}'


_TYPE: Final = rdf("type")
_BLANK: Final = "_:"
_NUMBERS: Final = tuple(_ending(xsd(name)) for name in ("integer", "decimal", "nonNegativeInteger"))
_DATE: Final = _ending(xsd("date"))
_FORMS: Final[Mapping[ox.NamedNode, re.Pattern[str]]] = {
    xsd("integer"): re.compile(r"[+-]?\d+"),
    xsd("nonNegativeInteger"): re.compile(r"\+?\d+"),
    xsd("decimal"): re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)"),
    xsd("boolean"): re.compile(r"true|false|0|1"),
    xsd("date"): re.compile(r"-?\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:Z|[+-]\d\d:\d\d)?"),
    xsd("duration"): re.compile(r"-?P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?"),
}
"""How the values of a datatype are written."""


def _is_address(value: str) -> bool:
    return value[0] == "<" and not value.startswith("<<")


_NODE_KINDS: Final[Mapping[str, Fits]] = {
    "IRI": _is_address,
    "Literal": lambda value: value[0] == '"',
    "BlankNode": lambda value: value.startswith(_BLANK),
}


def _of_datatype(_: Check, kind: Term) -> Fits:
    if not isinstance(kind, ox.NamedNode):
        return lambda value: False
    ending, form = _ending(kind), _FORMS.get(kind)
    if form is None:
        return lambda value: value[0] == '"' and value.endswith(ending)
    match = form.fullmatch
    return lambda value: value.endswith(ending) and value[0] == '"' and match(text_in(value)) is not None


def _of_kind(_: Check, kind: Term) -> Fits:
    return _NODE_KINDS[text_of(kind).removeprefix(SH)]


def _of_class(check: Check, kind: Term) -> Fits:
    """Whether a value is a node of a kind, or of one below it."""
    if not isinstance(kind, ox.NamedNode):
        return lambda value: False
    kinds, has = check.below(str(kind)), check.kinds.has
    return lambda value: value[0] != '"' and not value.startswith("<<") and has(value, kinds)


def _at_least(_: Check, least: Term) -> Fits:
    return lambda value: _before(str(least), value, True)


def _at_most(_: Check, most: Term) -> Fits:
    return lambda value: _before(value, str(most), True)


def _long_enough(_: Check, least: Term) -> Fits:
    least_of_all = int(text_of(least))
    return lambda value: not value.startswith(_BLANK) and len(text_in(value)) >= least_of_all


def _matches(_: Check, pattern: Term) -> Fits:
    search = re.compile(text_of(pattern)).search
    return lambda value: not value.startswith(_BLANK) and search(text_in(value)) is not None


EACH: Final[Mapping[str, Callable[[Check, Term], Fits]]] = {
    "class": _of_class,
    "datatype": _of_datatype,
    "nodeKind": _of_kind,
    "minLength": _long_enough,
    "pattern": _matches,
    "minInclusive": _at_least,
    "maxInclusive": _at_most,
}
"""What is asked of each value by itself, as what tells whether it fits a term."""
COMPARED: Final[Mapping[str, bool]] = {"lessThan": False, "lessThanOrEquals": True}
"""What is asked of values beside those of other properties, and whether they may be equal."""
CONSTRAINTS: Final = (_OF_NO_VALUE, "maxCount", *EACH, "in", *COMPARED)
"""The constraints that are read."""
