"""The ontology stays within OWL 2 RL and DL, and three readers of OWL find the same axioms of each kind in it.

rdflib and py-horned-owl are at hand wherever the tests run. The package of owlready2 carries a reasoner under the AGPL,
so it is no dependency: its tests run where a person installed it, and are skipped elsewhere.
"""

import shutil
from collections import Counter
from pathlib import Path

import pyhornedowl
import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD

from graph_build.resources import ontology_dir
from graph_build.vocabulary import ONTOLOGY

FILES = ("wps.ttl", "alignments.ttl")
# The datatypes of the OWL 2 datatype map that OWL 2 RL allows and that stand here, and rdfs:Literal.
DATATYPES = {RDFS.Literal, XSD.string, XSD.integer, XSD.nonNegativeInteger, XSD.decimal, XSD.boolean, XSD.dateTime}
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
# What OWL 2 RL has a rule for, of the axioms that are one triple.
LINKS = {
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    RDFS.domain,
    RDFS.range,
    OWL.inverseOf,
    OWL.disjointWith,
    OWL.propertyChainAxiom,
}
TRAITS = {OWL.TransitiveProperty, OWL.SymmetricProperty}


def ontology() -> rdflib.Graph:
    graph = rdflib.Graph()
    for name in FILES:
        graph.parse(ontology_dir() / name)
    return graph


def kinds(graph: rdflib.Graph, kind: rdflib.URIRef) -> set[rdflib.term.Node]:
    return set(graph.subjects(RDF.type, kind))


def axioms_by_rdflib(graph: rdflib.Graph) -> Counter[str]:
    """How many axioms of each kind the triples hold, counted without a library for OWL."""
    data = kinds(graph, OWL.DatatypeProperty)
    found = Counter({"class": len(kinds(graph, OWL.Class)), "chain": 0})
    found["relation"], found["figure"] = len(kinds(graph, OWL.ObjectProperty)), len(data)
    found["sub-class"] = len(set(graph.subject_objects(RDFS.subClassOf)))
    found["disjoint"] = len({frozenset(pair) for pair in graph.subject_objects(OWL.disjointWith)})
    found["chain"] = len(list(graph.subject_objects(OWL.propertyChainAxiom)))
    found["inverse"] = len({frozenset(pair) for pair in graph.subject_objects(OWL.inverseOf)})
    found["transitive"], found["symmetric"] = (len(kinds(graph, trait)) for trait in sorted(TRAITS, reverse=True))
    return found


def test_every_axiom_is_one_that_owl_2_rl_has_a_rule_for() -> None:
    graph = ontology()
    notes = kinds(graph, OWL.AnnotationProperty) | {
        RDFS.label,
        RDFS.isDefinedBy,
        RDFS.seeAlso,
        OWL.versionIRI,
        OWL.versionInfo,
    }
    used = {link for _, link, _ in graph}
    assert used <= LINKS | notes | {RDF.type, RDF.first, RDF.rest}
    assert set(graph.objects(None, RDF.type)) <= {*KINDS, *TRAITS, OWL.Ontology}


def test_ranges_of_figures_are_datatypes_of_owl_2() -> None:
    graph = ontology()
    ranges = {o for s in kinds(graph, OWL.DatatypeProperty) for o in graph.objects(s, RDFS.range)}
    assert ranges <= DATATYPES
    literals = {o.datatype for o in graph.objects() if isinstance(o, rdflib.Literal) and o.datatype is not None}
    assert literals <= DATATYPES


def test_every_term_in_an_axiom_is_declared_and_is_of_one_kind() -> None:
    graph = ontology()
    classes, relations, figures = (kinds(graph, kind) for kind in KINDS[:3])
    for link in (RDFS.subClassOf, OWL.disjointWith):
        assert {end for pair in graph.subject_objects(link) for end in pair} <= classes, link
    assert set(graph.objects(None, RDFS.domain)) <= classes
    for lower, upper in graph.subject_objects(RDFS.subPropertyOf):
        assert {lower, upper} <= relations or {lower, upper} <= figures, (lower, upper)
    assert not relations & figures
    assert not (relations | figures) & kinds(graph, OWL.AnnotationProperty)
    reserved = (str(OWL), str(RDF), str(RDFS), str(XSD))
    assert not [one for one in classes | relations | figures if str(one).startswith(reserved)]


def test_chains_are_regular() -> None:
    """A chain leads from properties before it in an order, so that a reasoner ends, and no property is irreflexive."""
    graph = ontology()
    chains_of = {p: list(graph.objects(p, OWL.propertyChainAxiom)) for p in kinds(graph, OWL.ObjectProperty)}
    steps = {p: [list(graph.items(chain)) for chain in chains] for p, chains in chains_of.items()}
    below: dict[rdflib.term.Node, set[rdflib.term.Node]] = {}
    for one, chains in steps.items():
        below[one] = {step for chain in chains for step in chain}
    for lower, upper in graph.subject_objects(RDFS.subPropertyOf):
        below.setdefault(upper, set()).add(lower)
    for one, under in below.items():
        reached, waiting = set(), list(under)
        while waiting:
            step = waiting.pop()
            if step not in reached:
                reached.add(step)
                waiting += below.get(step, ())
        assert one not in reached, one
    assert len([chain for chains in steps.values() for chain in chains]) == 5


def as_xml(folder: Path) -> Path:
    path = folder / "ontology.owl"
    ontology().serialize(path, format="xml")
    return path


def test_horned_owl_reads_the_same_axioms(tmp_path: Path) -> None:
    read = pyhornedowl.open_ontology(str(as_xml(tmp_path)))
    parts = [one.component for one in read.get_axioms()]
    names = Counter(type(part).__name__ for part in parts)
    chains = [part for part in parts if type(part).__name__ == "SubObjectPropertyOf" and isinstance(part.sub, list)]
    assert axioms_by_rdflib(ontology()) == {
        "class": names["DeclareClass"],
        "relation": names["DeclareObjectProperty"],
        "figure": names["DeclareDataProperty"],
        "sub-class": names["SubClassOf"],
        "disjoint": names["DisjointClasses"],
        "chain": len(chains),
        "inverse": names["InverseObjectProperties"],
        "transitive": names["TransitiveObjectProperty"],
        "symmetric": names["SymmetricObjectProperty"],
    }


def test_owlready_reads_the_same_axioms(tmp_path: Path) -> None:
    owlready = pytest.importorskip(
        "owlready2", reason="owlready2 carries Pellet (AGPL) and is no dependency: install it to run this"
    )
    read = owlready.World().get_ontology(as_xml(tmp_path).as_uri()).load()
    relations = list(read.object_properties())
    # A symmetric relation is its own inverse to owlready2.
    pairs = [(one, one.inverse_property) for one in relations if one.inverse_property not in (None, one)]
    inverses = {frozenset((one.iri, other.iri)) for one, other in pairs}
    assert axioms_by_rdflib(ontology()) == {
        "class": len(list(read.classes())),
        "relation": len(relations),
        "figure": len(list(read.data_properties())),
        "sub-class": sum(len([above for above in one.is_a if above is not owlready.Thing]) for one in read.classes()),
        "disjoint": len(list(read.disjoints())),
        "chain": sum(len(one.get_property_chain()) for one in relations),
        "inverse": len(inverses),
        "transitive": len([one for one in relations if owlready.TransitiveProperty in one.is_a]),
        "symmetric": len([one for one in relations if owlready.SymmetricProperty in one.is_a]),
    }


def test_a_reasoner_finds_it_consistent_and_objects_to_a_person_that_is_a_document(tmp_path: Path) -> None:
    owlready = pytest.importorskip(
        "owlready2", reason="owlready2 carries Pellet (AGPL) and is no dependency: install it to run this"
    )
    if shutil.which("java") is None:
        pytest.skip("HermiT, the reasoner of owlready2, needs Java")
    world = owlready.World()
    read = world.get_ontology(as_xml(tmp_path).as_uri()).load()
    owlready.sync_reasoner_hermit(world, debug=0)
    assert list(world.inconsistent_classes()) == []
    terms = world.get_namespace(ONTOLOGY)
    with read:
        terms.Person("ann", is_a=[terms.Person, terms.Report])
    with pytest.raises(owlready.OwlReadyInconsistentOntologyError):
        owlready.sync_reasoner_hermit(world, debug=0)


def test_the_count_of_axioms_sees_a_chain_go() -> None:
    graph = ontology()
    before = axioms_by_rdflib(graph)
    graph.remove((rdflib.URIRef(ONTOLOGY + "postWithin"), OWL.propertyChainAxiom, None))
    assert before - axioms_by_rdflib(graph) == Counter({"chain": 1})
    assert SKOS.Concept in kinds(graph, OWL.Class)
