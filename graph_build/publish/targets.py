"""Turn the wish to read or change a graph of a store into requests of the Graph Store Protocol or of SPARQL Update.

Every request may be sent twice: the graphs hold no blank nodes, so that adding again changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol

import pyoxigraph as ox

from graph_build.ask.remote import GRAPH_KINDS, PUBLISHED, Endpoint, Service, shown
from graph_build.errors import ServiceError
from graph_build.publish.graphs import GraphCopy, Piece, pieces, to_lines
from graph_build.vocabulary import GRAPHS, dcterms

Ledger = Mapping[str, str | None]
"""What a store was sent: the digest of each graph by its name; none where the graph may be half-written."""

PART: Final = dcterms("hasPart")
VERSION: Final = dcterms("hasVersion")
MISSING: Final = frozenset([404])


class Target(Protocol):
    """A store that graphs are written to."""

    def ledger(self) -> Ledger:
        """What was written before."""

    def note(self, before: Ledger, after: Ledger) -> None:
        """Put `after` in the place of `before`."""

    def write(self, copy: GraphCopy, tries: int | None = None) -> None:
        """Make the graph hold exactly these statements; `tries` bounds how often a request is sent."""

    def remove(self, name: ox.NamedNode) -> None:
        """Make the graph hold nothing."""

    def values_of(self, name: ox.NamedNode, triple: ox.Triple) -> set[str]:
        """The objects that the graph holds for the subject and predicate of the triple."""


@dataclass(frozen=True, slots=True)
class GraphStore:
    """A store by the Graph Store Protocol; `address` is that of all graphs, to which `?graph=` is added."""

    service: Service
    address: str
    most: Piece

    def ledger(self) -> Ledger:
        """What the store notes."""
        return read_ledger(self._triples(PUBLISHED))

    def note(self, before: Ledger, after: Ledger) -> None:
        """Add to the note, or write it anew where something goes."""
        gone = set(ledger_triples(before)) - set(ledger_triples(after))
        new = ledger_triples(after) if gone else list(set(ledger_triples(after)) - set(ledger_triples(before)))
        if not new and gone:
            self.remove(PUBLISHED)
        elif new:
            self._put(GraphCopy(PUBLISHED, to_lines(new)), anew=bool(gone))

    def write(self, copy: GraphCopy, tries: int | None = None) -> None:
        """Put the first piece in the place of the graph, and add the others."""
        self._put(copy, anew=True, tries=tries)

    def remove(self, name: ox.NamedNode) -> None:
        """Delete the graph; one that is not there is removed already."""
        self.service.send("DELETE", self.address, params=[("graph", name.value)], also=MISSING)

    def values_of(self, name: ox.NamedNode, triple: ox.Triple) -> set[str]:
        """The objects, as terms."""
        found = self._triples(name)
        return {str(t.object) for t in found if (t.subject, t.predicate) == (triple.subject, triple.predicate)}

    def _put(self, copy: GraphCopy, anew: bool, tries: int | None = None) -> None:
        for number, piece in enumerate(pieces(copy.lines, self.most)):
            # N-Triples is Turtle, which more stores know by its media type.
            self.service.send(
                "PUT" if anew and not number else "POST",
                self.address,
                params=[("graph", copy.name.value)],
                content=piece,
                headers={"Content-Type": "text/turtle; charset=utf-8"},
                tries=tries,
            )

    def _triples(self, name: ox.NamedNode) -> list[ox.Triple]:
        kinds = {"Accept": ", ".join(GRAPH_KINDS)}
        params = [("graph", name.value)]
        reply = self.service.send("GET", self.address, params=params, headers=kinds, also=MISSING)
        if reply.status in MISSING:
            return []
        kind = GRAPH_KINDS.get(reply.kind)
        try:
            if kind is not None:
                return [quad.triple for quad in ox.parse(reply.body, format=kind)]
        except (SyntaxError, ValueError):
            pass
        came = reply.kind or "no media type"
        remedy = "give the address of its graph store, or try --protocol update"
        raise ServiceError("the service gives no graph", shown(self.address), f"it sent {came}", remedy)


@dataclass(frozen=True, slots=True)
class UpdateStore:
    """A store by SPARQL Update; what it holds is read at the query address."""

    service: Service
    address: str
    query_address: str
    most: Piece

    def ledger(self) -> Ledger:
        """What the store notes, read in pages, because stores bound their answers."""
        pattern = f"GRAPH {PUBLISHED} {{ {PUBLISHED} {PART} ?graph OPTIONAL {{ ?graph {VERSION} ?version }} }}"
        triples: list[ox.Triple] = []
        for name, version in Endpoint(self.service, self.query_address).pages("?graph ?version", pattern):
            if isinstance(name, ox.NamedNode):
                triples.append(ox.Triple(PUBLISHED, PART, name))
                if isinstance(version, ox.NamedNode):
                    triples.append(ox.Triple(name, VERSION, version))
        return read_ledger(triples)

    def note(self, before: Ledger, after: Ledger) -> None:
        """Delete what no longer holds, then add what holds now."""
        old, new = set(ledger_triples(before)), set(ledger_triples(after))
        for word, triples in (("DELETE", old - new), ("INSERT", new - old)):
            for piece in pieces(to_lines(list(triples)), self.most):
                self._send(_data(word, PUBLISHED, piece))

    def write(self, copy: GraphCopy, tries: int | None = None) -> None:
        """Put a graph of one piece in its place at once; else clear the graph, and add one piece after the other."""
        parts = list(pieces(copy.lines, self.most))
        if len(parts) == 1:
            self._send(f"DROP SILENT GRAPH {copy.name} ;\n".encode() + _data("INSERT", copy.name, parts[0]), tries)
            return
        self.remove(copy.name)
        for part in parts:
            self._send(_data("INSERT", copy.name, part), tries)

    def remove(self, name: ox.NamedNode) -> None:
        """Delete the graph piece by piece: a store may need minutes for a large one at once, and answer nobody then."""
        said = f"GRAPH {name} {{ ?s ?p ?o }}"
        rows = Endpoint(self.service, self.query_address).select(f"SELECT (COUNT(*) AS ?n) {{ {said} }}")
        counts = [row[0].value for row in rows if isinstance(row[0], ox.Literal)]
        held = sum(int(count) for count in counts if count.isascii() and count.isdigit())
        piece = f"DELETE {{ {said} }} WHERE {{ SELECT ?s ?p ?o {{ {said} }} LIMIT {self.most.statements} }}"
        for _ in range(held // self.most.statements):
            self._send(piece.encode())
        self._send(f"DROP SILENT GRAPH {name}".encode())

    def values_of(self, name: ox.NamedNode, triple: ox.Triple) -> set[str]:
        """The objects, as terms."""
        text = f"SELECT ?value {{ GRAPH {name} {{ {triple.subject} {triple.predicate} ?value }} }}"
        return {str(row[0]) for row in Endpoint(self.service, self.query_address).select(text)}

    def _send(self, update: bytes, tries: int | None = None) -> None:
        headers = {"Content-Type": "application/sparql-update; charset=utf-8"}
        self.service.send("POST", self.address, content=update, headers=headers, tries=tries)


def ledger_triples(ledger: Ledger) -> list[ox.Triple]:
    """What the store notes of a ledger."""
    parts = [ox.Triple(PUBLISHED, PART, ox.NamedNode(name)) for name in ledger]
    noted = ((name, digest) for name, digest in ledger.items() if digest is not None)
    return parts + [ox.Triple(ox.NamedNode(name), VERSION, ox.NamedNode(digest)) for name, digest in noted]


def read_ledger(triples: list[ox.Triple]) -> Ledger:
    """The ledger that a store notes; a graph of others that stands in it is passed over, and so never touched."""
    names = {t.object.value for t in triples if t.predicate == PART and isinstance(t.object, ox.NamedNode)}
    ledger: dict[str, str | None] = {name: None for name in sorted(names) if name.startswith(GRAPHS)}
    for triple in triples:
        name, version = triple.subject, triple.object
        if triple.predicate == VERSION and isinstance(name, ox.NamedNode) and isinstance(version, ox.NamedNode):
            # Two digests are no digest: the graph is written again.
            first = ledger.get(name.value, "") is None
            ledger.update({name.value: version.value if first else ""} if name.value in ledger else {})
    return ledger


def _data(word: str, name: ox.NamedNode, lines: bytes) -> bytes:
    return f"{word} DATA {{ GRAPH {name} {{\n".encode() + lines + b"} }"
