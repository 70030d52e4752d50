"""Turns what documents say into the places where they cannot all be right: listed with their quotes, never resolved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import networkx as nx
from pyoxigraph import Literal, NamedNode, Quad

from graph_build.extract.document import CorpusExtract
from graph_build.graph.closure import Impossible
from graph_build.graph.contradictions_counts import wrong_counts
from graph_build.graph.contradictions_numbers import unsupported_numbers
from graph_build.graph.contradictions_record import Disagreement, Sources
from graph_build.graph.contradictions_times import two_dates, two_holders, two_latest_updates
from graph_build.graph.emit_evidence import ASSERTIONS, EvidenceEmitter
from graph_build.graph.emit_relations import Said, Statement, statements
from graph_build.graph.mint import Mint
from graph_build.vocabulary import local_name, rdf, rdfs, wps, wpsv

_NO_WAY_BACK: Final = ("partOf", "updates", "implements")


def find_disagreements(corpus: CorpusExtract, mint: Mint, impossible: list[Impossible]) -> list[Disagreement]:
    """Every disagreement that the rules find, in order; ``impossible`` is what the reasoner found."""
    said, sources = statements(corpus), Sources.of(corpus)
    return sorted(
        {
            *two_dates(said, corpus, sources, mint),
            *two_holders(corpus, mint),
            *two_latest_updates(sources),
            *wrong_counts(sources),
            *unsupported_numbers(said, corpus, sources, mint),
            *_cycles(said, corpus, sources, mint),
            *_impossible(impossible, said, corpus, sources, mint),
        }
    )


def disagreement_quads(found: list[Disagreement], corpus: CorpusExtract, mint: Mint) -> Iterator[Quad]:
    """What the graph of assertions says of disagreements, with the evidence of every passage."""
    evidence = {d.context.key: EvidenceEmitter(d, mint) for d in corpus.documents}
    for one in found:
        node = mint.contradiction(one.kind, one.name)
        passages = [evidence[v.document].evidence(v.provision, v.start, v.end, v.rule) for v in one.voices]
        says: list[tuple[NamedNode, NamedNode | Literal]] = [
            (rdf("type"), wps("Contradiction")), (wps("contradictionKind"), wpsv(one.kind)), (rdfs("comment"), Literal(one.description)),
        ]  # fmt: skip
        says += [(wps("evidence"), passage) for passage in passages]
        says += [(wps("involves"), NamedNode(address)) for address in one.involves]
        if not one.involves:
            says += [(wps("involves"), passage) for passage in passages]
        for predicate, value in says:
            yield Quad(node, predicate, value, ASSERTIONS)
    for emitter in evidence.values():
        yield from emitter.quads()


def _cycles(said: dict[Statement, list[Said]], corpus: CorpusExtract, sources: Sources, mint: Mint) -> Iterator[Disagreement]:
    """Relations that cannot return to their start and do."""
    for predicate in _NO_WAY_BACK:
        edges = {(s.subject, s.object): s for s in said if s.predicate == predicate}
        network: nx.DiGraph[str] = nx.DiGraph(sorted(edges))
        for ring in nx.strongly_connected_components(network):
            inside = [s for ends, s in sorted(edges.items()) if ring.issuperset(ends)]
            if len(ring) > 1:
                names = ", ".join(name_of(key, corpus) for key in sorted(ring))
                yield _about("cycle", f"{'-'.join(sorted(ring))}-{predicate}", f"{predicate} returns to its start among: {names}", inside, said, sources, mint)


def _impossible(
    impossible: list[Impossible], said: dict[Statement, list[Said]], corpus: CorpusExtract, sources: Sources, mint: Mint
) -> Iterator[Disagreement]:
    """What the reasoner found impossible of a thing, with the statements about it."""
    keys = {mint.thing(key).value: key for key in corpus.things}
    for one in impossible:
        found = [keys[node] for node in one.nodes if node in keys]
        kinds = [local_name(NamedNode(node)) for node in one.nodes if node not in keys]
        about = [s for s in said if {s.subject, s.object} & set(found)]
        if found and about:
            names = " and ".join(name_of(key, corpus) for key in found)
            yield _about("disjoint-kinds", "-".join(found + kinds), f"{names} would be both {' and '.join(kinds)}", about, said, sources, mint)


def _about(
    kind: str, name: str, description: str, about: list[Statement], said: dict[Statement, list[Said]], sources: Sources, mint: Mint
) -> Disagreement:
    involves = sorted(mint.assertion(s.subject, s.predicate, s.object).value for s in about)
    voices = sorted({place for s in about for place in sources.one_each(said[s])})
    return Disagreement(kind, name, description, tuple(involves), tuple(voices))


def name_of(key: str, corpus: CorpusExtract) -> str:
    """The name of a thing as readers know it."""
    thing = corpus.things.get(key)
    return thing.label if thing is not None else key

