"""Turns lines of descent into quads: what a commitment answers or likely answers, and a node that says why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from graph_build.corpus.provisions import Provision
from graph_build.extract.document import CorpusExtract, DocumentExtract
from graph_build.graph.emit import ASSERTIONS, CommitmentEmitter, EvidenceEmitter
from graph_build.graph.mint import Mint, key_path, segment
from graph_build.graph.promises.descent import BY_LIKENESS, Descent, find_descents
from graph_build.graph.promises.likeness import Likeness
from graph_build.vocabulary import rdf, wps, wpsv, xsd

CITING_RULE: Final = "cites-paragraph"
CITED_RULE: Final = "cited-paragraph"
_TYPE: Final = rdf("type")
_COMMITMENT: Final = wps("Commitment")


def descent_quads(corpus: CorpusExtract, mint: Mint) -> Iterator[Quad]:
    """The lines of descent of a corpus, in the graph of assertions, with the evidence of both sides."""
    writers = {d.context.key: EvidenceEmitter(d, mint) for d in corpus.documents}
    nodes = commitment_nodes(corpus, mint)
    for descent in find_descents(corpus):
        yield from _link(descent, nodes[descent.promise.identity], mint, writers)
    for writer in writers.values():
        yield from writer.quads()


def commitment_nodes(corpus: CorpusExtract, mint: Mint) -> dict[tuple[str, int], NamedNode]:
    """The address of every commitment, by its document's key and its place among the document's commitments."""
    out: dict[tuple[str, int], NamedNode] = {}
    for document in corpus.documents:
        quads = CommitmentEmitter(document, mint, EvidenceEmitter(document, mint)).quads()
        typed = (q.subject for q in quads if q.predicate == _TYPE and q.object == _COMMITMENT)
        out |= {(document.context.key, place): node for place, node in enumerate(typed) if isinstance(node, NamedNode)}
    return out


def _link(descent: Descent, commitment: NamedNode, mint: Mint, writers: dict[str, EvidenceEmitter]) -> Iterator[Quad]:
    provision = mint.provision(descent.document.context.key, descent.provision.key)
    node = _address(commitment, descent)
    predicate = wps("likelyAnswers" if descent.basis == BY_LIKENESS else "answers")
    yield Quad(commitment, predicate, provision, ASSERTIONS)
    yield Quad(node, _TYPE, wps("DescentLink"), ASSERTIONS)
    yield Quad(node, wps("fromCommitment"), commitment, ASSERTIONS)
    yield Quad(node, wps("toProvision"), provision, ASSERTIONS)
    yield Quad(node, wps("matchBasis"), wpsv(descent.basis), ASSERTIONS)
    yield from match_quads(node, descent.likeness, descent.reason)
    for evidence in _evidence(descent, writers):
        yield Quad(node, wps("evidence"), evidence, ASSERTIONS)


def match_quads(node: NamedNode, likeness: Likeness | None, reason: str) -> Iterator[Quad]:
    """The score of a match, where it has one, and its reason."""
    if likeness is not None:
        yield Quad(node, wps("matchScore"), Literal(f"{likeness.score:.2f}", datatype=xsd("decimal")), ASSERTIONS)
    if reason:
        yield Quad(node, wps("matchReason"), Literal(reason), ASSERTIONS)


def _address(commitment: NamedNode, descent: Descent) -> NamedNode:
    """The link's address: the commitment's, and what it answers."""
    path = f"{key_path(descent.document.context.key)}/{segment(descent.provision.key)}"
    return NamedNode(f"{commitment.value}/answers/{path}")


def _evidence(descent: Descent, writers: dict[str, EvidenceEmitter]) -> Iterator[NamedNode]:
    """The commitment's clause, the words that cite, and the clause or paragraph that is answered."""
    clause = descent.promise.clause
    writer = writers[descent.promise.document.context.key]
    yield writer.evidence(clause.provision, clause.start, clause.end, clause.rule)
    if descent.cited_at is not None:
        yield writer.evidence(clause.provision, *descent.cited_at, CITING_RULE)
    yield _answered(descent, descent.document, descent.provision, writers)


def _answered(
    descent: Descent, document: DocumentExtract, provision: Provision, writers: dict[str, EvidenceEmitter]
) -> NamedNode:
    writer = writers[document.context.key]
    if descent.answered is not None:
        clause = descent.answered.clause
        return writer.evidence(clause.provision, clause.start, clause.end, clause.rule)
    return writer.evidence(provision.key, provision.body, len(provision.reading.text), CITED_RULE)
