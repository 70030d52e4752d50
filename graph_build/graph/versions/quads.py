"""Turns a comparison of two versions into provision changes in RDF, with the commitments and quotes they speak of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from graph_build.graph.mint import digest
from graph_build.graph.versions.records import Change, Comparison, VersionCommitment
from graph_build.graph.write import to_turtle
from graph_build.vocabulary import dcterms, graph, oa, rdf, rdfs, skos, wps, wpsv

_HOME: Final = graph("assertions")
_INFERRED: Final = graph("inferred")

# From a change on, what stands at the end of these is told too.
_FOLLOWED: Final = frozenset(
    {
        *map(wps, ("oldProvision", "newProvision", "oldCommitment", "newCommitment", "olderVersion", "newerVersion")),
        *map(wps, ("changeKind", "evidence", "inProvision", "inDocument", "statedIn", "bearer", "addressee")),
        *map(wps, ("bearerParty", "addresseeParty", "beneficiaryParty", "partyThing")),
        *map(wps, ("beneficiary", "theme", "act", "strength", "bindingForce", "qualifier", "nameStatus", "wording")),
        oa("hasSource"),
        oa("hasSelector"),
    }
)
_NAMES: Final = frozenset({rdf("type"), rdfs("label"), skos("prefLabel"), skos("inScheme"), wps("nameStatus")})
_OF_DOCUMENTS: Final = frozenset(
    {
        *map(wps, ("sourceFile", "textDigest", "kind", "wording")),
        *map(dcterms, ("title", "publisher", "issued", "source", "language")),
    }
)
# Of these kinds everything is told; of other things only what they are and what they are called.
_TOLD_WHOLE: Final = frozenset(
    {
        *map(wps, ("ProvisionChange", "Commitment", "Evidence", "Provision", "PolicyParagraph", "OperativeParagraph")),
        *map(wps, ("PreambularParagraph", "Footnote", "Outcome", "Output", "CommitmentParty")),
        oa("TextQuoteSelector"),
    }
)


def changes_as_turtle(comparison: Comparison, store: Store, base: str) -> bytes:
    """The changes as Turtle that can be asked by itself; ``store`` holds what the two versions say."""
    quads = list(change_quads(comparison))
    return to_turtle([*quads, *_spoken_of(quads, store)], base)


def change_quads(comparison: Comparison) -> Iterator[Quad]:
    """One node per change, in the graph of assertions."""
    for change in comparison.changes:
        node = _address(change, comparison)
        for predicate, value in _says(change, comparison):
            yield Quad(node, predicate, value, _HOME)


def _says(change: Change, comparison: Comparison) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
    yield rdf("type"), wps("ProvisionChange")
    yield wps("changeKind"), wpsv(change.kind)
    yield wps("olderVersion"), NamedNode(comparison.old.address)
    yield wps("newerVersion"), NamedNode(comparison.new.address)
    for name, side in (("old", change.old), ("new", change.new)):
        if side is not None:
            yield wps(f"{name}Provision"), NamedNode(side.provision.address)
        if isinstance(side, VersionCommitment):
            yield wps(f"{name}Commitment"), NamedNode(side.address)
            yield wps("evidence"), NamedNode(side.evidence)
        elif side is not None:
            yield wps(f"{name}Words"), Literal(" ".join(side.quote.split()))
    for term, value in (("valueBefore", change.before), ("valueAfter", change.after)):
        if value:
            yield wps(term), Literal(value)


def _address(change: Change, comparison: Comparison) -> NamedNode:
    """Under the provision that has it: what happened, and a hash of versions, sides and of what differs."""
    side = change.new or change.old
    assert side is not None
    versions = comparison.old.address, comparison.new.address
    identity = digest("\n".join((*versions, *change.pair, change.before, change.after)), 8)
    return NamedNode(f"{side.provision.address}/change/{change.kind}-{identity}")


def _spoken_of(quads: list[Quad], store: Store) -> Iterator[Quad]:
    """What the store states of the nodes that the changes lead to."""
    seen = _led_to(quads)
    waiting = [*seen]
    while waiting:
        told = list(_told(store, NamedNode(waiting.pop())))
        yield from told
        further = _led_to(told) - seen
        seen |= further
        waiting += further


def _led_to(quads: list[Quad]) -> set[str]:
    """The nodes at the end of what is followed."""
    return {quad.object.value for quad in quads if quad.predicate in _FOLLOWED and isinstance(quad.object, NamedNode)}


def _told(store: Store, node: NamedNode) -> Iterator[Quad]:
    quads = _stated(store, node)
    kinds = {quad.object for quad in quads if quad.predicate == rdf("type")}
    whole = bool(kinds & _TOLD_WHOLE)
    allowed = _NAMES | _OF_DOCUMENTS if wps("Document") in kinds else _NAMES
    return (quad for quad in quads if whole or quad.predicate in allowed)


def _stated(store: Store, node: NamedNode) -> list[Quad]:
    """What documents state of a node, without what was inferred; a graph without names gives all it has."""
    quads = list(store.quads_for_pattern(node, None, None, None))
    named = [quad for quad in quads if quad.graph_name not in (DefaultGraph(), _INFERRED)]
    return named or [quad for quad in quads if quad.graph_name == DefaultGraph()]
