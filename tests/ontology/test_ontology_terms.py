"""Turns the ontology's own files into checks of them: every term explained, and the same terms in Python."""

import re
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

from graph_build import vocabulary
from graph_build.resources import ontology_dir
from graph_build.vocabulary import ONTOLOGY, VOCAB, UndeclaredTerm, wps, wpsv

TURTLE = sorted(ontology_dir().rglob("*.ttl"), key=str)
TERMS = rdflib.Graph().parse(ontology_dir() / "wps.ttl")


def own(kind: rdflib.URIRef) -> list[str]:
    subjects = {str(s) for s in TERMS.subjects(RDF.type, kind)}
    return sorted(s.removeprefix(ONTOLOGY) for s in subjects if s.startswith(ONTOLOGY))


@pytest.mark.parametrize("file", TURTLE, ids=lambda file: file.stem)
def test_two_parsers_read_each_file_alike(file: Path) -> None:
    by_rdflib = rdflib.Graph().parse(file)
    by_oxigraph = ox.Store()
    by_oxigraph.load(file.read_bytes(), format=ox.RdfFormat.TURTLE)
    assert len(by_rdflib) == len(by_oxigraph) > 0


@pytest.mark.parametrize("file", [f for f in TURTLE if f.stem != "shapes"], ids=lambda file: file.stem)
def test_every_node_has_an_address(file: Path) -> None:
    graph = rdflib.Graph().parse(file)
    assert not [term for triple in graph for term in triple if isinstance(term, rdflib.BNode)]


def test_no_file_imports_another() -> None:
    assert not [f.name for f in TURTLE if (None, OWL.imports, None) in rdflib.Graph().parse(f)]


@pytest.mark.parametrize("about", [RDFS.label, SKOS.definition, SKOS.example, DCTERMS.source, RDFS.isDefinedBy])
def test_every_term_is_explained_once(about: rdflib.URIRef) -> None:
    names = own(OWL.Class) + own(OWL.ObjectProperty) + own(OWL.DatatypeProperty)
    counts = {name: len(list(TERMS.objects(rdflib.URIRef(ONTOLOGY + name), about))) for name in names}
    assert not {name for name, count in counts.items() if count != 1}


def test_labels_and_definitions_are_not_shared() -> None:
    for about in (RDFS.label, SKOS.definition):
        texts = Counter(
            str(o)
            for s, o in TERMS.subject_objects(about)
            if str(s).startswith(ONTOLOGY) and (s, RDF.type, OWL.Class) in TERMS
        )
        assert not [text for text, count in texts.items() if count > 1]


def test_python_and_ontology_declare_the_same_terms() -> None:
    assert sorted(vocabulary.CLASSES) == own(OWL.Class)
    assert sorted(vocabulary.OBJECT_PROPERTIES) == own(OWL.ObjectProperty)
    assert sorted(vocabulary.DATATYPE_PROPERTIES) == own(OWL.DatatypeProperty)


def test_nouns_are_upper_and_verbs_lower_camel() -> None:
    assert not [name for name in vocabulary.CLASSES if not re.fullmatch(r"([A-Z][a-z]+)+", name)]
    assert not [name for name in vocabulary.PROPERTIES if not re.fullmatch(r"[a-z]+([A-Z][a-z]*)*\d*", name)]


def test_terms_refuse_an_undeclared_name() -> None:
    assert wps("Body").value == ONTOLOGY + "Body"
    with pytest.raises(UndeclaredTerm, match="declare it in ontology/"):
        wps("Boddy")
    with pytest.raises(UndeclaredTerm):
        wpsv("obligatory")


def test_terms_know_their_own() -> None:
    assert wps("Body") in wps
    assert ox.NamedNode(ONTOLOGY + "Boddy") not in wps
    assert ox.NamedNode(VOCAB + "prevention") in vocabulary.theme
    assert "Body" not in wps


def test_domains_and_ranges_are_declared() -> None:
    declared = {rdflib.URIRef(ONTOLOGY + name) for name in vocabulary.CLASSES}
    for link in (RDFS.domain, RDFS.range, OWL.disjointWith, RDFS.subClassOf):
        for target in TERMS.objects(None, link):
            assert target in declared or not str(target).startswith(ONTOLOGY)


def test_every_datatype_property_has_a_datatype() -> None:
    missing = [
        n for n in vocabulary.DATATYPE_PROPERTIES if TERMS.value(rdflib.URIRef(ONTOLOGY + n), RDFS.range) is None
    ]
    assert not missing


def test_no_property_is_functional() -> None:
    # A functional property merges two people into one under a reasoner; uniqueness is a matter of checks.
    assert not own(OWL.FunctionalProperty) + own(OWL.InverseFunctionalProperty)
    assert not list(TERMS.triples((None, OWL.sameAs, None)))


def test_inverses_exchange_domain_and_range() -> None:
    for inverse, direct in TERMS.subject_objects(OWL.inverseOf):
        assert (inverse, RDF.type, OWL.ObjectProperty) in TERMS
        assert (direct, RDF.type, OWL.ObjectProperty) in TERMS
        assert TERMS.value(inverse, RDFS.domain) is None, "the direct property says it already"
