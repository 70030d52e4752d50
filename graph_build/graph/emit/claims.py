"""Turns reported speech into quads: a claim by its speaker, with the passage that reports it."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from graph_build.extract.document import DocumentExtract
from graph_build.graph.emit.evidence import ASSERTIONS, EvidenceEmitter
from graph_build.graph.mint import Mint
from graph_build.vocabulary import rdf, wps

RULE = "reported-speech"


def claim_quads(document: DocumentExtract, mint: Mint, evidence: EvidenceEmitter) -> Iterator[Quad]:
    """What the graph of assertions says of a document's reported claims."""
    for claim in document.claims:
        node = mint.claim(claim.document, claim.provision, claim.words, claim.claimant)
        says: list[tuple[NamedNode, NamedNode | Literal]] = [
            (rdf("type"), wps("ReportedClaim")),
            (wps("claimant"), mint.thing(claim.claimant)),
            (wps("claimText"), Literal(claim.words)),
            (wps("evidence"), evidence.evidence(claim.provision, claim.start, claim.end, RULE)),
        ]
        says += [(wps("claimAbout"), mint.thing(key)) for key in claim.about]
        for predicate, value in says:
            yield Quad(node, predicate, value, ASSERTIONS)
