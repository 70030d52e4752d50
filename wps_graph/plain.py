"""Turns terms of RDF into plain Python values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final

import pyoxigraph as ox

from graph_build.vocabulary import xsd
from wps_graph.answers import Value

_READ: Final[Mapping[str, Callable[[str], Value]]] = {
    xsd("integer").value: int,
    xsd("nonNegativeInteger").value: int,
    xsd("positiveInteger").value: int,
    xsd("int").value: int,
    xsd("long").value: int,
    xsd("gYear").value: int,
    xsd("decimal").value: float,
    xsd("double").value: float,
    xsd("float").value: float,
    xsd("boolean").value: lambda text: text in {"true", "1"},
    xsd("date").value: date.fromisoformat,
    xsd("dateTime").value: datetime.fromisoformat,
}


def plain(term: object) -> Value:
    """A literal by its datatype, an address as text, nothing as None; a value that Python cannot hold stays text.

    >>> plain(ox.Literal(3)), plain(ox.Literal("2024-07-10", datatype=xsd("date"))), plain(None)
    (3, datetime.date(2024, 7, 10), None)
    """
    if term is None:
        return None
    if not isinstance(term, ox.Literal):
        return term.value if isinstance(term, ox.NamedNode | ox.BlankNode) else str(term)
    read = _READ.get(term.datatype.value)
    try:
        return read(term.value) if read else term.value
    except ValueError:
        return term.value
