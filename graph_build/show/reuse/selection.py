"""Turns the quads of a built graph into a part of them, or into more: facts alone, alignments, translations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Triple

from graph_build.graph.ontology import ontology_triples, read_triples
from graph_build.show.reuse.mappings import ALIGNMENTS, mappings
from graph_build.vocabulary import GRAPHS, dcterms, graph, local_name, rdf, rdfs, skos, wps

ALIGNED: Final = NamedNode(GRAPHS + "aligned")
_APART: Final = frozenset(graph(name) for name in ("assertions", "inferred", "ontology", "run", "things"))
_TYPE: Final = rdf("type")
_NAMES: Final = frozenset(
    {_TYPE, rdfs("label"), skos("prefLabel"), skos("altLabel"), skos("broader"), dcterms("title")}
)
_NARROWER: Final = frozenset({rdfs("subClassOf"), rdfs("subPropertyOf")})


def facts(quads: Iterable[Quad]) -> Iterator[Quad]:
    """What documents say of things, and the things' kinds and names: no evidence, no mention, no ontology, no closure.

    Pieces of documents go too, but for those that a relation leads to. Concepts keep their names.
    """
    told = list(quads)
    relations = [q for q in told if q.graph_name not in _APART and not isinstance(q.graph_name, DefaultGraph)]
    ends = {q.subject for q in relations} | {q.object for q in relations}
    pieces = {q.subject for q in told if q.predicate == wps("inDocument")} - ends
    yield from relations
    for quad in told:
        thing = quad.graph_name == graph("things") and quad.subject not in pieces
        concept = quad.graph_name == graph("ontology") and quad.subject in ends
        if quad.predicate in _NAMES and (thing or concept):
            yield quad


def alignments(quads: Iterable[Quad]) -> Iterator[Quad]:
    """How the own terms stand to published vocabularies."""
    return (Quad(t.subject, t.predicate, t.object, ALIGNED) for t in read_triples(ALIGNMENTS))


def aligned(quads: Iterable[Quad]) -> Iterator[Quad]:
    """What follows from sub-classes and sub-properties among the alignments, for all that is said or inferred.

    A tool that knows ORG, PROV-O or schema.org and not this ontology finds the graph in its own words. A close match
    gives nothing.
    """
    wider = _wider()
    for quad in quads:
        if quad.graph_name == graph("ontology"):
            continue
        if quad.predicate == _TYPE:
            for kind in wider.get(quad.object, ()):
                yield Quad(quad.subject, _TYPE, kind, ALIGNED)
        for link in wider.get(quad.predicate, ()):
            yield Quad(quad.subject, link, quad.object, ALIGNED)


def translations(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Labels of classes, concepts and themes in other languages, in the graph of the ontology."""
    return (Quad(t.subject, t.predicate, t.object, graph("ontology")) for t in read_triples("translations.ttl"))


def ontology_for_owl() -> list[Triple]:
    """Classes, properties, concepts and translations; cells of chains have no address, as readers of OWL need them."""
    read = [*ontology_triples(), *read_triples("translations.ttl")]
    cells: dict[object, BlankNode] = {}
    for triple in read:
        if triple.predicate == rdf("first") and isinstance(triple.subject, NamedNode):
            cells[triple.subject] = BlankNode(local_name(triple.subject))
    return [Triple(cells.get(t.subject, t.subject), t.predicate, cells.get(t.object, t.object)) for t in read]


PARTS: Final[Mapping[str, Callable[[Iterable[Quad]], Iterator[Quad]]]] = {"facts": facts}
ADDITIONS: Final[Mapping[str, Callable[[Iterable[Quad]], Iterator[Quad]]]] = {
    "alignments": alignments,
    "aligned": aligned,
    "translations": translations,
}


def part(name: str, quads: Iterable[Quad]) -> list[Quad]:
    """The quads of the part called `name`, one of `PARTS`."""
    return list(PARTS[name](quads))


def added(names: Iterable[str], quads: Iterable[Quad]) -> list[Quad]:
    """The quads, and those that each of `names` adds, each a key of `ADDITIONS`."""
    told = list(quads)
    return [*told, *(dict.fromkeys(quad for name in names for quad in ADDITIONS[name](told)))]


def _wider() -> dict[object, set[NamedNode]]:
    """The terms of others that each own term implies, by way of the wider own terms too."""
    direct: dict[object, set[NamedNode]] = defaultdict(set)
    for one in mappings():
        if one.link in _NARROWER:
            direct[one.subject].add(one.other)
    above: dict[object, set[object]] = defaultdict(set)
    for triple in read_triples("wps.ttl"):
        if triple.predicate in _NARROWER:
            above[triple.subject].add(triple.object)
    return {term: _reached(term, direct, above) for term in {*direct, *above}}


def _reached(
    term: object, direct: Mapping[object, set[NamedNode]], above: Mapping[object, set[object]]
) -> set[NamedNode]:
    found: set[NamedNode] = set(direct.get(term, ()))
    for wider in above.get(term, ()):
        found |= _reached(wider, direct, above)
    return found
