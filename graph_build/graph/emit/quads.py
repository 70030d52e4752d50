"""Turns what documents say into the quads of the graph, without the closure: each once, no blank node."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from graph_build import __version__
from graph_build.extract.corpus_extract import CorpusExtract
from graph_build.graph.emit.claims import claim_quads
from graph_build.graph.emit.commitments import CommitmentEmitter
from graph_build.graph.emit.document_facts import document_facts_quads
from graph_build.graph.emit.evidence import EvidenceEmitter
from graph_build.graph.emit.holdings import RoleHolding, holding_quads, predecessors, role_holdings
from graph_build.graph.emit.plans import PlanEmitter
from graph_build.graph.emit.relations import Said, Statement, statement_quads, statements
from graph_build.graph.emit.things import things_quads
from graph_build.graph.lines import QuadLines, quads_of
from graph_build.graph.mint import Mint
from graph_build.graph.ontology import ontology_triples
from graph_build.vocabulary import graph, rdf, wps

_TYPE: Final = rdf("type")


@dataclass(frozen=True, slots=True)
class Emission:
    """A corpus as it is written down, each piece once: later stages take statements, holdings and addresses from here.

    ``commitments`` are their addresses by the key of the document and the place among its commitments; ``evidence`` are
    the writers of each document, which later stages ask for passages of their own; ``lines`` hold all that is written,
    also what later stages ask for; passages, four of five, are a part of them by itself.
    """

    corpus: CorpusExtract
    mint: Mint
    statements: Mapping[Statement, tuple[Said, ...]]
    holdings: tuple[RoleHolding, ...]
    commitments: Mapping[tuple[str, int], NamedNode]
    evidence: Mapping[str, EvidenceEmitter]
    lines: QuadLines

    @classmethod
    def of(cls, corpus: CorpusExtract, mint: Mint, lines: QuadLines | None = None) -> Emission:
        """The emission of a corpus, with its mentions; ``lines`` take what is written, else memory does."""
        lines = QuadLines() if lines is None else lines
        said, holdings = statements(corpus), tuple(role_holdings(corpus))
        passages = lines.apart("passages")
        evidence = {d.context.key: EvidenceEmitter(d, mint, passages) for d in corpus.documents}
        for quads in (things_quads(corpus, mint), document_facts_quads(corpus, mint), ontology_quads()):
            lines.add(quads)
        lines.add(_run(corpus, mint))
        lines.add(quad for one, places in said.items() for quad in statement_quads(one, places, mint, evidence))
        before = predecessors(holdings)
        lines.add(quad for found in holdings for quad in holding_quads(found, mint, evidence, before))
        nodes: dict[tuple[str, int], NamedNode] = {}
        for document in sorted(corpus.documents, key=lambda d: d.context.key in corpus.copies):
            key, source = document.context.key, corpus.source_of(document.context.key)
            written = {place: nodes[source, first] for place, first in corpus.repeated(document).items()}
            writer = CommitmentEmitter(document, mint, evidence[key], written)
            lines.add(writer.quads())
            nodes.update(((key, place), node) for place, node in enumerate(writer.addresses))
            if key not in corpus.copies:  # a copy says nothing of its plan that its source does not say
                lines.add(PlanEmitter(document, mint, evidence[key], writer.addresses).quads())
            lines.add(claim_quads(document, mint, evidence[key]))
            evidence[key].mentions()
        return cls(corpus, mint, said, holdings, nodes, evidence, lines)

    def quads(self) -> Iterator[Quad]:
        """All that is written so far, in order."""
        return quads_of(self.lines)


def emit(corpus: CorpusExtract, mint: Mint) -> set[Quad]:
    """Every quad that the documents give, with the ontology and the run."""
    return set(Emission.of(corpus, mint).quads())


def ontology_quads() -> Iterator[Quad]:
    """The ontology, the concept schemes and the themes, in the graph of the ontology."""
    home = graph("ontology")
    return (Quad(read.subject, read.predicate, read.object, home) for read in ontology_triples())


def _run(corpus: CorpusExtract, mint: Mint) -> Iterator[Quad]:
    """The run: which software read which documents. No clock time, so that two builds give the same bytes."""
    identity = input_digest(corpus)
    node, home = mint.run(f"{__version__}\n{identity}"), graph("run")
    yield Quad(node, _TYPE, wps("ExtractionRun"), home)
    yield Quad(node, wps("softwareVersion"), Literal(__version__), home)
    yield Quad(node, wps("inputDigest"), Literal(identity), home)
    for document in corpus.documents:
        yield Quad(node, wps("readDocument"), mint.thing(document.context.key), home)


def input_digest(corpus: CorpusExtract) -> str:
    """SHA-256 over the names, texts and catalogue rows of all documents read."""
    rows = sorted(f"{d.source.file}\t{d.source.digest}\t{d.source.meta}" for d in corpus.documents)
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()
