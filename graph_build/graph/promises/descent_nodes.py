"""Turns lines of descent into lines: what a commitment answers or likely answers, and a node that says why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from pyoxigraph import NamedNode

from graph_build.corpus.provisions import Provision
from graph_build.extract.document import DocumentExtract
from graph_build.graph.emit import ASSERTIONS, Emission, EvidenceEmitter, text_term
from graph_build.graph.lines import FIELD
from graph_build.graph.mint import key_path, segment
from graph_build.graph.promises.descent import BY_LIKENESS, Descent
from graph_build.graph.promises.likeness import Likeness
from graph_build.vocabulary import wps, wpsv, xsd

CITING_RULE: Final = "cites-paragraph"
CITED_RULE: Final = "cited-paragraph"
# The parts of a line that are the same for every link: the graph, and the properties with what parts them.
_HOME: Final = ASSERTIONS.value + FIELD
_LIKELY, _ANSWERS, _FROM, _TO, _BASIS, _EVIDENCE = (
    wps(name).value + FIELD
    for name in ("likelyAnswers", "answers", "fromCommitment", "toProvision", "matchBasis", "evidence")
)
_KIND: Final = str(wps("DescentLink"))
_SCORE, _REASON = wps("matchScore").value, wps("matchReason").value
_DECIMAL: Final = str(xsd("decimal"))


def descent_lines(emission: Emission, found: Iterable[Descent]) -> Iterator[str]:
    """Lines of descent in the graph of assertions, as lines; the evidence of both sides is asked for.

    There are nine statements in each, so that they become lines without being quads first.
    """
    for descent in found:
        yield from _link(descent, emission)


def _link(descent: Descent, emission: Emission) -> Iterator[str]:
    commitment = emission.commitments[descent.promise.identity].value
    provision = str(emission.mint.provision(descent.document.context.key, descent.provision.key))
    about = f"{_HOME}{_address(commitment, descent)}{FIELD}"
    yield f"{_HOME}{commitment}{FIELD}{_LIKELY if descent.basis == BY_LIKENESS else _ANSWERS}{provision}"
    yield f"{about}{FIELD}{_KIND}"
    yield f"{about}{_FROM}<{commitment}>"
    yield f"{about}{_TO}{provision}"
    yield f"{about}{_BASIS}{wpsv(descent.basis)}"
    for predicate, value in match_terms(descent.likeness, descent.reason):
        yield f"{about}{predicate}{FIELD}{value}"
    for evidence in _evidence(descent, emission.evidence):
        yield f"{about}{_EVIDENCE}{evidence}"


def match_terms(likeness: Likeness | None, reason: str) -> Iterator[tuple[str, str]]:
    """The score of a match, where it has one, and its reason: properties, and values as N-Quads has them."""
    if likeness is not None:
        yield _SCORE, f'"{likeness.score:.2f}"^^{_DECIMAL}'
    if reason:
        yield _REASON, text_term(reason)


def _address(commitment: str, descent: Descent) -> str:
    """The link's address: the commitment's, and what it answers."""
    return f"{commitment}/answers/{key_path(descent.document.context.key)}/{segment(descent.provision.key)}"


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
