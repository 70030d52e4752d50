"""Turns what documents say into the quads of the graph, without the closure: each once, no blank node."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad

from graph_build import __version__
from graph_build.extract.document import CorpusExtract
from graph_build.graph.emit.claims import claim_quads
from graph_build.graph.emit.commitments import CommitmentEmitter
from graph_build.graph.emit.document_facts import document_facts_quads
from graph_build.graph.emit.evidence import EvidenceEmitter
from graph_build.graph.emit.holdings import holding_quads, role_holdings
from graph_build.graph.emit.relations import RelationEmitter, statements
from graph_build.graph.emit.things import things_quads
from graph_build.graph.mint import Mint
from graph_build.resources import ontology_dir
from graph_build.vocabulary import graph, rdf, wps

ONTOLOGY_FILES: Final = ("wps.ttl", "vocab.ttl", "themes.ttl")
_TYPE: Final = rdf("type")


def emit(corpus: CorpusExtract, mint: Mint) -> set[Quad]:
    """Every quad that the documents give, with the ontology and the run."""
    quads = set(things_quads(corpus, mint))
    quads.update(document_facts_quads(corpus, mint))
    quads.update(_said(corpus, mint))
    quads.update(ontology_quads())
    quads.update(_run(corpus, mint))
    return quads


def _said(corpus: CorpusExtract, mint: Mint) -> Iterator[Quad]:
    evidence = {d.context.key: EvidenceEmitter(d, mint) for d in corpus.documents}
    relations = RelationEmitter(mint, evidence)
    for statement, places in statements(corpus).items():
        relations.statement(statement, places)
    yield from relations.quads()
    for found in role_holdings(corpus):
        yield from holding_quads(found, mint, evidence)
    for document in corpus.documents:
        emitter = evidence[document.context.key]
        yield from CommitmentEmitter(document, mint, emitter).quads()
        yield from claim_quads(document, mint, emitter)
        emitter.mentions()
        yield from emitter.quads()


def ontology_quads() -> Iterator[Quad]:
    """The ontology, the concept schemes and the themes, in the graph of the ontology."""
    home = graph("ontology")
    for name in ONTOLOGY_FILES:
        for read in ox.parse(path=str(ontology_dir() / name), format=ox.RdfFormat.TURTLE):
            yield Quad(read.subject, read.predicate, read.object, home)


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


def in_order(quads: Iterable[Quad]) -> list[Quad]:
    """Quads by graph, subject, property (the kind first) and object."""
    return sorted(quads, key=_rank)


def _rank(quad: Quad) -> tuple[str, str, str, str]:
    predicate = "" if quad.predicate == _TYPE else quad.predicate.value
    return (_text(quad.graph_name), _text(quad.subject), predicate, str(quad.object))


def _text(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)
