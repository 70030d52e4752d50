"""Turns a file of SHACL shapes into records: whom each shape is for, and what it asks.

It reads the part of SHACL Core that stands in :data:`CONSTRAINTS`, with targets by class, subjects and objects, plain
paths and `sh:or`; a shape that uses more is refused, never passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from graph_build.errors import InputError
from graph_build.graph.shapes.constraints import CONSTRAINTS
from graph_build.graph.shapes.shape import CLASS, OBJECTS, SH, SUBJECTS, Shape, Term, named, text_of
from graph_build.vocabulary import local_name, rdf

_TARGETS: Final = (CLASS, SUBJECTS, OBJECTS)
_AROUND: Final = frozenset({"path", "property", "or", "severity", "message"})
_TYPE = rdf("type")
_FIRST, _REST, _NIL = rdf("first"), rdf("rest"), rdf("nil")


def read_shapes(file: Path) -> dict[str, Shape]:
    """Every shape of a Turtle file by its address.

    Raises:
        InputError: a shape uses a part of SHACL that is not read here.
    """
    store = ox.Store()
    store.load(file.read_bytes(), format=ox.RdfFormat.TURTLE)
    kinds = [ox.NamedNode(SH + kind) for kind in ("NodeShape", "PropertyShape")]
    names = {quad.subject for kind in kinds for quad in store.quads_for_pattern(None, _TYPE, kind)}
    return {node.value: _shape(store, node, file) for node in named(sorted(names, key=str))}


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
        severity=next((local_name(one).lower() for one in named(names.get("severity", ()))), ""),
        message=next(map(text_of, names.get("message", ())), ""),
        path=next(named(names.get("path", ())), None),
        constraints=tuple((name, tuple(_members(store, name, names[name]))) for name in CONSTRAINTS if name in names),
        properties=tuple(sorted(one.value for one in named(names.get("property", ())))),
        either=tuple(one.value for head in names.get("or", ()) for one in named(_list(store, head))),
        targets=tuple((name, one) for name in _TARGETS for one in named(names.get(name, ()))),
    )


def _members(store: ox.Store, name: str, values: list[Term]) -> Iterable[Term]:
    return _list(store, values[0]) if name == "in" else values


def _list(store: ox.Store, head: Term) -> Iterator[Term]:
    while isinstance(head, ox.NamedNode | ox.BlankNode) and head != _NIL:
        for quad in store.quads_for_pattern(head, _FIRST, None):
            yield quad.object
        head = next((quad.object for quad in store.quads_for_pattern(head, _REST, None)), _NIL)
