"""Turns what documents say into the places where they cannot all be right: listed with their quotes, never resolved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from graph_build.extract.document import CorpusExtract
from graph_build.graph.closure import Impossible
from graph_build.graph.emit_evidence import ASSERTIONS
from graph_build.graph.mint import Mint
from graph_build.vocabulary import rdf, rdfs, wps, wpsv


@dataclass(frozen=True, slots=True, order=True)
class Voice:
    """One side of a disagreement: a document and the words in which it says its part."""

    document: str
    provision: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, order=True)
class Disagreement:
    """Statements that cannot all be true. ``kind`` is a concept of the scheme, ``involves`` are addresses of nodes."""

    kind: str
    name: str
    description: str
    involves: tuple[str, ...]
    voices: tuple[Voice, ...]

    def record(self) -> dict[str, object]:
        """The row for the report."""
        return {
            "kind": self.kind,
            "description": self.description,
            "evidence": [
                {"document": v.document, "provision": v.provision, "start": v.start, "end": v.end, "quote": v.quote}
                for v in self.voices
            ],
        }


def find_disagreements(corpus: CorpusExtract, mint: Mint) -> list[Disagreement]:
    """Every disagreement that the rules find, in order."""
    return []


def disagreement_quads(found: Disagreement, mint: Mint) -> Iterator[Quad]:
    """What the graph of assertions says of a disagreement."""
    node = mint.contradiction(found.kind, found.name)
    says: list[tuple[NamedNode, NamedNode | Literal]] = [
        (rdf("type"), wps("Contradiction")), (wps("contradictionKind"), wpsv(found.kind)), (rdfs("comment"), Literal(found.description)),
    ]  # fmt: skip
    says.extend((wps("involves"), NamedNode(address)) for address in found.involves)
    for predicate, value in says:
        yield Quad(node, predicate, value, ASSERTIONS)


def impossible_kinds(impossible: list[Impossible], corpus: CorpusExtract, mint: Mint) -> list[Disagreement]:
    """What the reasoner found impossible, as disagreements; it names nodes and no passage."""
    return []
