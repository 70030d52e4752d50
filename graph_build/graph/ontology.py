"""Turns the files of the ontology into triples in which each cell of a list has an address and no node is blank."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import pyoxigraph as ox
from pyoxigraph import BlankNode, NamedNode, RdfFormat, Triple

from graph_build.errors import InputError
from graph_build.resources import ontology_dir
from graph_build.vocabulary import PREFIXES, rdf

BUILT: Final = ("wps.ttl", "vocab.ttl", "themes.ttl")
"""What stands in the graph `ontology` of every built graph."""

CHAIN: Final = NamedNode(PREFIXES["owl"] + "propertyChainAxiom")

_Node = NamedNode | BlankNode
_Cells = dict[_Node, tuple[str, _Node]]


@lru_cache(maxsize=1)
def ontology_triples() -> tuple[Triple, ...]:
    """The triples of the files in `BUILT`, as a built graph holds them.

    The files write a chain of properties as a list of blank nodes, since readers of OWL know no other; a cell becomes
    `<property>Chain1Cell1`, numbered by what the chain holds. The names are the same in every run.

    Raises:
        InputError: a blank node stands elsewhere than in the list of a chain.
    """
    read = [triple for name in BUILT for triple in read_triples(name)]
    cells, names = _cells(read), dict[_Node, NamedNode]()
    for subject in sorted({t.subject for t in read if t.predicate == CHAIN}, key=str):
        heads = [t.object for t in read if t.subject == subject and t.predicate == CHAIN]
        chains = sorted(
            [list(_walk(head, cells)) for head in heads], key=lambda chain: [cells[one][0] for one in chain]
        )
        for number, chain in enumerate(chains, 1):
            for place, cell in enumerate(chain, 1):
                names[cell] = NamedNode(f"{subject.value}Chain{number}Cell{place}")  # type: ignore[union-attr]
    named = [_renamed(triple, names) for triple in read]
    return (*named, *(Triple(cell, rdf("type"), rdf("List")) for cell in names.values()))


def read_triples(name: str) -> Iterator[Triple]:
    """The triples of one file of the ontology as they are written."""
    for quad in ox.parse(path=str(ontology_dir() / name), format=RdfFormat.TURTLE):
        yield quad.triple


def _cells(read: list[Triple]) -> _Cells:
    """The content of each cell of a list, and the cell after it."""
    first = {t.subject: t.object for t in read if t.predicate == rdf("first")}
    rest = {t.subject: t.object for t in read if t.predicate == rdf("rest")}
    return {cell: (str(value), rest[cell]) for cell, value in first.items()}  # type: ignore[misc]


def _walk(head: object, cells: _Cells) -> Iterator[_Node]:
    while isinstance(head, NamedNode | BlankNode) and head in cells:
        yield head
        head = cells[head][1]


def _renamed(triple: Triple, names: dict[_Node, NamedNode]) -> Triple:
    subject, value = triple.subject, triple.object
    if isinstance(subject, BlankNode):
        subject = names.get(subject, subject)
    if isinstance(value, BlankNode):
        value = names.get(value, value)
    if isinstance(subject, BlankNode) or isinstance(value, BlankNode):
        raise InputError(
            "a node of the ontology has no address",
            str(triple),
            "a built graph holds no blank node; only the list of a property chain is read as one",
            "give the node an address",
        )
    return Triple(subject, triple.predicate, value)
