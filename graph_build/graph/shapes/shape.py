"""Turns what a shape says into a record: whom it is for, and what it asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

SH: Final = "http://www.w3.org/ns/shacl#"
CLASS, SUBJECTS, OBJECTS = "targetClass", "targetSubjectsOf", "targetObjectsOf"

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Node = ox.NamedNode | ox.BlankNode


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


def named(terms: Iterable[Term]) -> Iterator[ox.NamedNode]:
    """The addresses among terms."""
    return (term for term in terms if isinstance(term, ox.NamedNode))


def text_of(term: Term) -> str:
    """A term as text, an address without its brackets."""
    return str(term) if isinstance(term, ox.Triple) else term.value
