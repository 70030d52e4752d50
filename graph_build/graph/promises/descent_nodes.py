"""Turns lines of descent into quads: what a commitment answers or likely answers, and a node that says why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from graph_build.corpus.provisions import Provision
from graph_build.extract.document import DocumentExtract
from graph_build.graph.emit import ASSERTIONS, Emission, EvidenceEmitter
from graph_build.graph.mint import key_path, segment
from graph_build.graph.promises.descent import BY_LIKENESS, Descent
from graph_build.graph.promises.likeness import Likeness
from graph_build.vocabulary import rdf, wps, wpsv, xsd

CITING_RULE: Final = "cites-paragraph"
CITED_RULE: Final = "cited-paragraph"
_TYPE: Final = rdf("type")


def descent_quads(emission: Emission, found: Iterable[Descent]) -> Iterator[Quad]:
    """Lines of descent in the graph of assertions; the evidence of both sides is asked for."""
    for descent in found:
        yield from _link(descent, emission)


def _link(descent: Descent, emission: Emission) -> Iterator[Quad]:
    commitment = emission.commitments[descent.promise.identity]
    provision = emission.mint.provision(descent.document.context.key, descent.provision.key)
    node = _address(commitment, descent)
    predicate = wps("likelyAnswers" if descent.basis == BY_LIKENESS else "answers")
    yield Quad(commitment, predicate, provision, ASSERTIONS)
    yield Quad(node, _TYPE, wps("DescentLink"), ASSERTIONS)
    yield Quad(node, wps("fromCommitment"), commitment, ASSERTIONS)
    yield Quad(node, wps("toProvision"), provision, ASSERTIONS)
    yield Quad(node, wps("matchBasis"), wpsv(descent.basis), ASSERTIONS)
    yield from match_quads(node, descent.likeness, descent.reason)
    for evidence in _evidence(descent, emission.evidence):
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


def _evidence(descent: Descent, writers: Mapping[str, EvidenceEmitter]) -> Iterator[NamedNode]:
    """The commitment's clause, the words that cite, and the clause or paragraph that is answered."""
    clause = descent.promise.clause
    writer = writers[descent.promise.document.context.key]
    yield writer.evidence(clause.provision, clause.start, clause.end, clause.rule)
    if descent.cited_at is not None:
        yield writer.evidence(clause.provision, *descent.cited_at, CITING_RULE)
    yield _answered(descent, descent.document, descent.provision, writers)


def _answered(
    descent: Descent, document: DocumentExtract, provision: Provision, writers: Mapping[str, EvidenceEmitter]
) -> NamedNode:
    writer = writers[document.context.key]
    if descent.answered is not None:
        clause = descent.answered.clause
        return writer.evidence(clause.provision, clause.start, clause.end, clause.rule)
    return writer.evidence(provision.key, provision.body, len(provision.reading.text), CITED_RULE)
