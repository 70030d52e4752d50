"""Turns what documents say into the places where they cannot all be right: listed with their quotes, never resolved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import networkx as nx
from pyoxigraph import Literal, NamedNode, Quad

from graph_build.graph.closure import Impossible
from graph_build.graph.contradictions.bodies import two_compositions, two_rhythms
from graph_build.graph.contradictions.counts import wrong_counts
from graph_build.graph.contradictions.numbers import unsupported_numbers
from graph_build.graph.contradictions.record import Disagreement, Material, Sources
from graph_build.graph.contradictions.singular import has_proper_name
from graph_build.graph.contradictions.times import (
    impossible_spans,
    two_dates,
    two_holders,
    two_latest_updates,
    two_periods,
)
from graph_build.graph.emit import ASSERTIONS, Emission, Statement
from graph_build.units import Before
from graph_build.vocabulary import local_name, rdf, rdfs, wps, wpsv

_NO_WAY_BACK: Final = ("partOf", "updates", "implements")


def find_disagreements(emission: Emission, before: Before | None = None) -> list[Disagreement]:
    """Every disagreement that the rules find, in order.

    What was noticed ``before`` in the passages of a document is not looked for again.
    """
    material = Material(emission, Sources.of(emission.corpus, before))
    found = sorted(
        {
            *two_dates(material),
            *two_holders(material),
            *two_periods(material),
            *impossible_spans(material),
            *two_latest_updates(material.sources),
            *two_compositions(material),
            *two_rhythms(material),
            *wrong_counts(material.sources),
            *unsupported_numbers(material),
            *_cycles(material),
        }
    )
    material.sources.noticed.remember(before or Before())
    return found


def impossible_kinds(emission: Emission, impossible: Iterable[Impossible]) -> list[Disagreement]:
    """The disagreements behind what the reasoner found ``impossible``, in order."""
    return sorted(set(_impossible(impossible, Material(emission, Sources.of(emission.corpus)))))


def disagreement_quads(found: list[Disagreement], emission: Emission) -> Iterator[Quad]:
    """What the graph of assertions says of disagreements; the evidence of every passage is asked for."""
    for one in found:
        node = emission.mint.contradiction(one.kind, one.name)
        passages = [emission.evidence[v.document].evidence(v.provision, v.start, v.end, v.rule) for v in one.voices]
        says: list[tuple[NamedNode, NamedNode | Literal]] = [
            (rdf("type"), wps("Contradiction")),
            (wps("contradictionKind"), wpsv(one.kind)),
            (rdfs("comment"), Literal(one.description)),
        ]
        says += [(wps("evidence"), passage) for passage in passages]
        says += [(wps("involves"), NamedNode(address)) for address in one.involves]
        if not one.involves:
            says += [(wps("involves"), passage) for passage in passages]
        for predicate, value in says:
            yield Quad(node, predicate, value, ASSERTIONS)


def _cycles(material: Material) -> Iterator[Disagreement]:
    """Relations that cannot return to their start and do."""
    by_predicate: dict[str, dict[tuple[str, str], Statement]] = {predicate: {} for predicate in _NO_WAY_BACK}
    for said in material.said:
        if said.predicate in by_predicate:
            by_predicate[said.predicate][said.subject, said.object] = said
    for predicate, edges in by_predicate.items():
        network: nx.DiGraph[str] = nx.DiGraph(sorted(edges))
        for ring in nx.strongly_connected_components(network):
            inside = [s for ends, s in sorted(edges.items()) if ring.issuperset(ends)]
            if len(ring) > 1 and all(has_proper_name(material.corpus.things[key]) for key in ring):
                names = ", ".join(material.name(key) for key in sorted(ring))
                name = f"{'-'.join(sorted(ring))}-{predicate}"
                yield _about("cycle", name, f"{predicate} returns to its start among: {names}", inside, material)


def _impossible(impossible: Iterable[Impossible], material: Material) -> Iterator[Disagreement]:
    """What the reasoner found impossible of a thing, with the statements about it."""
    keys = {material.mint.thing(key).value: key for key in material.corpus.things}
    for one in impossible:
        found = [keys[node] for node in one.nodes if node in keys]
        kinds = [local_name(NamedNode(node)) for node in one.nodes if node not in keys]
        about = [s for s in material.said if {s.subject, s.object} & set(found)]
        if found and about:
            names = " and ".join(material.name(key) for key in found)
            words = f"{names} would be both {' and '.join(kinds)}"
            yield _about("disjoint-kinds", "-".join(found + kinds), words, about, material)


def _about(kind: str, name: str, description: str, about: list[Statement], material: Material) -> Disagreement:
    return Disagreement(kind, name, description, material.addresses(about), material.voices(about))
