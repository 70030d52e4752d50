"""The ontology has no fault that the report knows, and each of its rules fires on a broken example."""

import csv
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SKOS
from report import RULES, report, terms

from graph_build import __version__
from graph_build.resources import ontology_dir
from graph_build.show.reuse import translations
from graph_build.vocabulary import ONTOLOGY, PROPERTIES, VOCAB

FILES = ("wps.ttl", "vocab.ttl", "themes.ttl", "alignments.ttl", "translations.ttl")
PREFIXES = f"""
@prefix wps: <{ONTOLOGY}> . @prefix wpsv: <{VOCAB}> . @prefix dcterms: <{DCTERMS}> . @prefix owl: <{OWL}> .
@prefix rdf: <{RDF}> . @prefix rdfs: <{RDFS}> . @prefix skos: <{SKOS}> . @prefix vann: <http://purl.org/vocab/vann/> .
"""
HEAD = """
<https://w3id.org/wps-graph/ontology> a owl:Ontology ; dcterms:title "T"@en ;
    owl:versionIRI <urn:v1> ; owl:versionInfo "1" ;
    dcterms:license <urn:l> ; dcterms:creator "C"@en ; dcterms:created "2020" ; dcterms:modified "2021" .
"""
SOUND = """
wps:Boat a owl:Class ; rdfs:label "boat"@en, "bateau"@fr ; skos:definition "It floats."@en ; dcterms:source "own"@en .
wps:Ship a owl:Class ; rdfs:label "ship"@en, "navire"@fr ; skos:definition "It sails."@en ;
    dcterms:source "own"@en ; rdfs:subClassOf wps:Boat .
wpsv:hulls a skos:ConceptScheme ; skos:prefLabel "Hulls"@en ; skos:definition "What floats."@en ;
    dcterms:source "own"@en .
wpsv:flat a skos:Concept ; skos:inScheme wpsv:hulls ; skos:prefLabel "Flat"@en ; skos:definition "No keel."@en ;
    dcterms:source "own"@en .
"""
BROKEN = {
    "missing_label": (' rdfs:label "ship"@en, "navire"@fr ;', ' rdfs:label "navire"@fr ;'),
    "multiple_labels": ('"navire"@fr', '"navire"@fr, "bâtiment"@fr'),
    "duplicate_label": ('"navire"@fr', '"Bateau"@fr'),
    "missing_definition": (' skos:definition "No keel."@en ;', ""),
    "multiple_definitions": ('"It sails."@en', '"It sails."@en, "It is large."@en'),
    "duplicate_definition": ('"It sails."@en', '"It floats."@en'),
    "no_language": ('"It floats."@en', '"It floats."@en ; skos:example "a punt"'),
    "blank_at_an_edge": ('"navire"@fr', '"navire "@fr'),
    "no_source": (' dcterms:source "own"@en ; rdfs:subClassOf', " rdfs:subClassOf"),
    "deprecated_without_replacement": ("wps:Ship a owl:Class ;", "wps:Ship a owl:Class ; owl:deprecated true ;"),
    "deprecated_in_use": (
        "wps:Boat a owl:Class ;",
        "wps:Boat a owl:Class ; owl:deprecated true ; dcterms:isReplacedBy wps:Ship ;",
    ),
    "multiple_equivalents": (
        "wps:Boat a owl:Class ;",
        "wps:Boat a owl:Class ; owl:equivalentClass <urn:a>, <urn:b> ;",
    ),
    "own_superior": ("wps:Boat a owl:Class ;", "wps:Boat a owl:Class ; rdfs:subClassOf wps:Ship ;"),
    "undeclared": ("rdfs:subClassOf wps:Boat", "rdfs:subClassOf wps:Boot"),
    "two_kinds_of_term": (
        "wps:Boat a owl:Class ;",
        'wps:tows a owl:ObjectProperty, owl:DatatypeProperty ; rdfs:label "tows"@en ; skos:definition "Pulls."@en ;\n'
        '    dcterms:source "own"@en .\nwps:Boat a owl:Class ;',
    ),
    "incomplete_head": (" dcterms:license <urn:l> ;", ""),
}


def ontology() -> rdflib.Graph:
    graph = rdflib.Graph()
    for name in FILES:
        graph.parse(ontology_dir() / name)
    return graph


def made(old: str = "", new: str = "") -> rdflib.Graph:
    text = PREFIXES + HEAD + SOUND
    assert old in text
    return rdflib.Graph().parse(data=text.replace(old, new), format="turtle")


def test_the_ontology_has_no_fault() -> None:
    assert report(ontology()) == {}
    assert report(rdflib.Graph().parse(ontology_dir() / "shapes.ttl")) == {}


def test_a_sound_example_has_no_fault() -> None:
    assert report(made()) == {}


def test_every_rule_has_its_broken_example() -> None:
    assert [rule.__name__ for rule in RULES] == list(BROKEN)


@pytest.mark.parametrize("rule", BROKEN)
def test_each_rule_fires_on_its_example_alone(rule: str) -> None:
    assert list(report(made(*BROKEN[rule]))) == [rule]


def test_every_text_of_reference_names_and_shapes_says_its_language() -> None:
    # What a program looks up and nobody reads as a name is plain: codes, identifiers, patterns.
    plain = {
        "identifier",
        "alpha3",
        "notName",
        "sharedName",
        "caseSensitive",
        "pattern",
        "flags",
        "language",
        "versionInfo",
    }
    plain |= {"preferredNamespacePrefix", "preferredNamespaceUri"}
    for file in ontology_dir().rglob("*.ttl"):
        for _, link, value in rdflib.Graph().parse(file):
            text = isinstance(value, rdflib.Literal) and value.datatype in (None, rdflib.XSD.string)
            if text and str(link).replace("#", "/").rsplit("/", 1)[-1] not in plain:
                assert isinstance(value, rdflib.Literal)
                assert value.language, (file.name, value)


def test_one_version_stands_in_every_head() -> None:
    for file in ontology_dir().glob("*.ttl"):
        graph = rdflib.Graph().parse(file)
        for head in graph.subjects(RDF.type, OWL.Ontology):
            assert str(graph.value(head, OWL.versionInfo)) == __version__, file.name
            assert f"/{__version__}" in str(graph.value(head, OWL.versionIRI)), file.name


def test_terms_have_names_in_french_and_spanish() -> None:
    graph = ontology()
    named = [term for term in terms(graph) if (term, RDF.type, OWL.Class) in graph or str(term).startswith(VOCAB)]
    for language in ("fr", "es"):
        with_name = [
            term
            for term in named
            if any(isinstance(o, rdflib.Literal) and o.language == language for o in named_by(graph, term))
        ]
        assert len(with_name) >= 0.95 * len(named) > 300, language


UNTRANSLATED = Path(__file__).with_name("untranslated.txt")
"""Properties of the program's own records, which people of the field have no word for."""


def test_properties_have_names_in_french_and_spanish_but_for_those_of_records() -> None:
    graph = ontology()
    own = {str(term).partition("#")[2]: term for term in terms(graph) if (term, RDF.type, OWL.Class) not in graph}
    for language in ("fr", "es"):
        without = {
            name
            for name, term in own.items()
            if name in PROPERTIES
            and not any(isinstance(o, rdflib.Literal) and o.language == language for o in named_by(graph, term))
        }
        assert without == set(UNTRANSLATED.read_text("utf-8").split()), language


def named_by(graph: rdflib.Graph, term: rdflib.term.Node) -> list[rdflib.term.Node]:
    return [*graph.objects(term, RDFS.label), *graph.objects(term, SKOS.prefLabel)]


def test_core_themes_have_arabic_names() -> None:
    arabic = {row.term.removeprefix("wpsv:") for row in translations() if row.language == "ar"}
    assert {"women-peace-and-security", "participation", "protection", "prevention", "relief-and-recovery"} <= arabic
    assert len(arabic) >= 50


def test_every_translated_label_has_its_source() -> None:
    for row in translations():
        address = f"https://undocs.org/{row.language}/S/RES/"
        assert row.source == "own translation" or row.source.startswith(address), row
        assert row.language in ("fr", "es", "ar")
    with (ontology_dir() / "translations.csv").open(encoding="utf-8", newline="") as file:
        rows = [tuple(row) for row in csv.reader(file)][1:]
    assert rows == sorted(rows)
    assert len({row[:2] for row in rows}) == len(rows)
