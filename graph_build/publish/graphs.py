"""Turn a built graph into copies of its named graphs, ready to be sent in bounded pieces and told apart by a digest."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from graph_build.ask.load import open_graph, unite_graphs
from graph_build.ask.remote import OWN, UNION
from graph_build.errors import InputError
from graph_build.graph.load import load_rdf
from graph_build.graph.own import require_one_build
from graph_build.vocabulary import GRAPHS, xsd

DURATIONS: Final = tuple(f"^^{xsd(name)}".encode() for name in ("duration", "dayTimeDuration", "yearMonthDuration"))


@dataclass(frozen=True, slots=True)
class Piece:
    """The bounds of what is sent at once; a statement longer than that goes alone."""

    statements: int = 2_000
    size: int = 1_000_000


@dataclass(frozen=True, slots=True)
class GraphCopy:
    """A named graph: its statements as lines of N-Triples, sorted, each once."""

    name: ox.NamedNode
    lines: tuple[bytes, ...]

    @property
    def digest(self) -> str:
        """The SHA-256 of the statements as an address (RFC 6920): equal for equal statements alone."""
        summed = hashlib.sha256(b"\n".join(self.lines)).digest()
        return f"ni:///sha-256;{base64.urlsafe_b64encode(summed).decode().rstrip('=')}"

    @property
    def has_durations(self) -> bool:
        """Whether a value is a duration, which some stores do not keep."""
        return any(line.endswith(tuple(mark + b" ." for mark in DURATIONS)) for line in self.lines)

    def with_durations_as_text(self) -> GraphCopy:
        """The same graph with each duration as the text that writes it."""
        return GraphCopy(self.name, tuple(_without_kind(line) for line in self.lines))


def read_copies(path: Path, united: bool) -> tuple[GraphCopy, ...]:
    """The named graphs of a built graph by name and, when `united`, one more with every statement of them once.

    Raises:
        InputError: the file cannot be read, holds no named graph, a graph of another's, or what has no address.
    """
    store = _opened(path)
    names = sorted(store.named_graphs(), key=str)
    if not names:
        raise _fault("no named graph", path, "a built graph has one for each document", "name a graph.trig")
    copies = []
    for name in names:
        if not isinstance(name, ox.NamedNode) or not name.value.startswith(GRAPHS) or name in OWN:
            raise _fault(
                f"the graph {name} is not of a build", path, f"its graphs stand under {GRAPHS}", "build it again"
            )
        copies.append(GraphCopy(name, _lines(store, name, path)))
    if united:
        copies.append(GraphCopy(UNION, _lines(store, ox.DefaultGraph(), path)))
    return tuple(copies)


def _opened(path: Path) -> ox.Store:
    """The graph; whether it is one of a build is told by the names of its graphs, more strictly than by its terms."""
    if path.is_dir():
        return open_graph(path)
    require_one_build(path)
    store = load_rdf(path)
    unite_graphs(store)
    return store


def pieces(lines: tuple[bytes, ...], most: Piece) -> Iterator[bytes]:
    """The lines in order, joined into pieces within the bounds."""
    held: list[bytes] = []
    size = 0
    for line in lines:
        if held and (len(held) == most.statements or size + len(line) + 1 > most.size):
            yield b"\n".join([*held, b""])
            held, size = [], 0
        held.append(line)
        size += len(line) + 1
    if held:
        yield b"\n".join([*held, b""])


def to_lines(triples: list[ox.Triple]) -> tuple[bytes, ...]:
    """The triples as lines of N-Triples, sorted, each once."""
    content = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    return tuple(sorted({line for line in content.split(b"\n") if line}))


def _lines(store: ox.Store, name: ox.NamedNode | ox.DefaultGraph, path: Path) -> tuple[bytes, ...]:
    triples = [quad.triple for quad in store.quads_for_pattern(None, None, None, name)]
    for triple in triples:
        if not isinstance(triple.subject, ox.NamedNode) or not isinstance(triple.object, ox.NamedNode | ox.Literal):
            rule = "every node has an address, so that sending twice changes nothing"
            raise _fault(f"the statement {triple} has a node without address", path, rule, "build it again")
    return to_lines(triples)


def _without_kind(line: bytes) -> bytes:
    for mark in DURATIONS:
        line = line.removesuffix(mark + b" .") + b" ." if line.endswith(mark + b" .") else line
    return line


def _fault(what: str, path: Path, rule: str, remedy: str) -> InputError:
    return InputError(what=what, where=str(path), rule=rule, remedy=remedy)
