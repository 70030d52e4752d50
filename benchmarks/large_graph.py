"""Turns a built graph into a large one of the same shape: copies of it under other names, in one file of N-Quads.

python benchmarks/large_graph.py out/graph.trig 1000000 large.nq
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from graph_build.vocabulary import GRAPHS, PREFIXES, THINGS

NAMES = {PREFIXES["rdfs"] + "label", PREFIXES["skos"] + "altLabel", PREFIXES["skos"] + "prefLabel"}
IDENTIFIER = PREFIXES["dcterms"] + "identifier"
SHARED = {GRAPHS + "ontology", GRAPHS + "run"}


def enlarge(graph: Path, statements: int, target: Path) -> int:
    """Write copies of the graph until there are so many statements; return how many there are."""
    quads = list(ox.parse(path=str(graph), format=ox.RdfFormat.TRIG))
    own = [quad for quad in quads if quad.graph_name.value not in SHARED]  # type: ignore[union-attr]
    copies = max(1, -(-(statements - len(quads)) // len(own)) + 1)
    with target.open("wb") as file:
        ox.serialize(quads, output=file, format=ox.RdfFormat.N_QUADS)
        for number in range(1, copies):
            ox.serialize(copied(own, number), output=file, format=ox.RdfFormat.N_QUADS)
    return len(quads) + len(own) * (copies - 1)


def copied(quads: list[ox.Quad], number: int) -> Iterator[ox.Quad]:
    """The quads with the names of all things changed, so that they are things of their own."""
    for quad in quads:
        graph = quad.graph_name
        assert isinstance(graph, ox.NamedNode)
        named = quad.predicate.value in NAMES or quad.predicate.value == IDENTIFIER
        yield ox.Quad(
            _moved(quad.subject, number),  # type: ignore[arg-type]
            quad.predicate,
            _renamed(quad.object, number) if named else _moved(quad.object, number),
            graph if graph.value.endswith(("/things", "/assertions", "/inferred")) else _graph(graph, number),
        )


def _moved(term: object, number: int) -> object:
    if isinstance(term, ox.NamedNode) and term.value.startswith(THINGS):
        first, slash, rest = term.value.removeprefix(THINGS).partition("/")
        return ox.NamedNode(f"{THINGS}{first}-{number}{slash}{rest}")
    return term


def _renamed(term: object, number: int) -> object:
    if isinstance(term, ox.Literal) and not term.language:
        return ox.Literal(f"{term.value} ({number})")
    return term


def _graph(graph: ox.NamedNode, number: int) -> ox.NamedNode:
    return ox.NamedNode(f"{graph.value}-{number}")


if __name__ == "__main__":
    print(enlarge(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])), "statements")
