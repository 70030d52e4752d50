"""Turns the ontology's own files into checks of them: every term explained, and the same terms in Python."""

import re
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS

from graph_build import vocabulary
from graph_build.graph.ontology import CHAIN, ontology_triples
from graph_build.resources import ontology_dir
from graph_build.vocabulary import ONTOLOGY, VOCAB, UndeclaredTerm, rdf, wps, wpsv

SCHEMA = rdflib.Namespace("https://schema.org/")
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
    blank = {term for triple in graph for term in triple if isinstance(term, rdflib.BNode)}
    cells = {
        cell
        for chain in graph.objects(None, OWL.propertyChainAxiom)
        for cell in graph.transitive_objects(chain, RDF.rest)
    }
    assert blank <= cells, "only the list of a chain is blank, since readers of OWL know no other"


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


def test_a_built_graph_names_the_cells_of_each_chain() -> None:
    triples = ontology_triples()
    assert not [one for one in triples if isinstance(one.subject, ox.BlankNode) or isinstance(one.object, ox.BlankNode)]
    chains = {(str(one.subject), str(one.object)) for one in triples if one.predicate == CHAIN}
    assert (str(wps("worksIn")), f"<{ONTOLOGY}worksInChain2Cell1>") in chains
    assert len(chains) == len(list(TERMS.triples((None, OWL.propertyChainAxiom, None)))) == 5
    after = {str(one.subject): str(one.object) for one in triples if one.predicate == rdf("rest")}
    assert after[f"<{ONTOLOGY}worksInChain2Cell1>"] == f"<{ONTOLOGY}worksInChain2Cell2>"


def test_a_reader_is_told_what_stands_on_either_side_of_each_property() -> None:
    sides = {RDFS.domain: SCHEMA.domainIncludes, RDFS.range: SCHEMA.rangeIncludes}
    for name in vocabulary.PROPERTIES:
        for inferring, telling in sides.items():
            said = [o for link in (inferring, telling) for o in TERMS.objects(rdflib.URIRef(ONTOLOGY + name), link)]
            assert [one for one in said if one != RDFS.Literal], (name, telling)
            assert {one for one in said if str(one).startswith(ONTOLOGY)} <= {
                rdflib.URIRef(ONTOLOGY + c) for c in vocabulary.CLASSES
            }


def test_no_property_is_functional() -> None:
    # A functional property merges two people into one under a reasoner; uniqueness is a matter of checks.
    assert not own(OWL.FunctionalProperty) + own(OWL.InverseFunctionalProperty)
    assert not list(TERMS.triples((None, OWL.sameAs, None)))


def test_inverses_exchange_domain_and_range() -> None:
    for inverse, direct in TERMS.subject_objects(OWL.inverseOf):
        assert (inverse, RDF.type, OWL.ObjectProperty) in TERMS
        assert (direct, RDF.type, OWL.ObjectProperty) in TERMS
        assert TERMS.value(inverse, RDFS.domain) is None, "the direct property says it already"
