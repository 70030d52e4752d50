"""Turns what documents say into the quads of the graph, without the closure: each once, no blank node."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

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
from graph_build.graph.mint import Mint
from graph_build.graph.ontology import ontology_triples
from graph_build.vocabulary import graph, rdf, wps

_TYPE: Final = rdf("type")
_IS_A: Final = str(_TYPE)


@dataclass(frozen=True, slots=True)
class Emission:
    """A corpus as it is written down, each piece once: later stages take statements, holdings and addresses from here.

    ``commitments`` are their addresses by the key of the document and the place among its commitments; ``evidence`` are
    the writers of each document, which later stages ask for passages of their own; ``quads`` hold all but evidence.
    """

    corpus: CorpusExtract
    mint: Mint
    statements: Mapping[Statement, tuple[Said, ...]]
    holdings: tuple[RoleHolding, ...]
    commitments: Mapping[tuple[str, int], NamedNode]
    evidence: Mapping[str, EvidenceEmitter]
    quads: frozenset[Quad]

    @classmethod
    def of(cls, corpus: CorpusExtract, mint: Mint) -> Emission:
        """The emission of a corpus, with its mentions."""
        said, holdings = statements(corpus), tuple(role_holdings(corpus))
        evidence = {d.context.key: EvidenceEmitter(d, mint) for d in corpus.documents}
        quads = {*things_quads(corpus, mint), *document_facts_quads(corpus, mint), *ontology_quads()}
        quads.update(_run(corpus, mint))
        quads.update(quad for one, places in said.items() for quad in statement_quads(one, places, mint, evidence))
        before = predecessors(holdings)
        quads.update(quad for found in holdings for quad in holding_quads(found, mint, evidence, before))
        nodes: dict[tuple[str, int], NamedNode] = {}
        for document in sorted(corpus.documents, key=lambda d: d.context.key in corpus.copies):
            key, source = document.context.key, corpus.source_of(document.context.key)
            written = {place: nodes[source, first] for place, first in corpus.repeated(document).items()}
            writer = CommitmentEmitter(document, mint, evidence[key], written)
            quads.update(writer.quads())
            nodes.update(((key, place), node) for place, node in enumerate(writer.addresses))
            if key not in corpus.copies:  # a copy says nothing of its plan that its source does not say
                quads.update(PlanEmitter(document, mint, evidence[key], writer.addresses).quads())
            quads.update(claim_quads(document, mint, evidence[key]))
            evidence[key].mentions()
        return cls(corpus, mint, said, holdings, nodes, evidence, frozenset(quads))

    def evidence_quads(self) -> Iterator[Quad]:
        """Mentions, and the evidence that was asked for so far."""
        for writer in self.evidence.values():
            yield from writer.quads()


def emit(corpus: CorpusExtract, mint: Mint) -> set[Quad]:
    """Every quad that the documents give, with the ontology and the run."""
    emission = Emission.of(corpus, mint)
    return {*emission.quads, *emission.evidence_quads()}


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


class Rank(NamedTuple):
    """The place of a quad: its graph, then its statement by subject, property (the kind first) and object."""

    graph: str
    statement: tuple[str, str, str]


def ranked(quads: Iterable[Quad]) -> dict[Rank, Quad]:
    """Quads by their ranks; two quads of one rank are the same."""
    return {_rank(quad): quad for quad in quads}


def in_order(quads: Iterable[Quad]) -> list[Quad]:
    """Quads in the order of their ranks."""
    return sorted(quads, key=_rank)


def _rank(quad: Quad) -> Rank:
    """The rank, cut from the text of the quad in N-Quads, since each of its terms costs as much as that."""
    home, words = quad.graph_name, str(quad)
    name = home.value if isinstance(home, NamedNode) else str(home)
    if not isinstance(home, DefaultGraph):
        words = words.removesuffix(f" {home}")
    subject, predicate, value = words.split(" ", 2)
    return Rank(name, (subject.strip("<>"), "" if predicate == _IS_A else predicate[1:-1], value))
