"""Turns the concept schemes and themes into checks of them: complete, unambiguous, and the same in Python."""

from collections import Counter, defaultdict

import pytest
import rdflib
from rdflib.namespace import DCTERMS, RDF, SKOS

from graph_build.corpus.slugs import slug
from graph_build.resources import ontology_dir
from graph_build.vocabulary import CONCEPTS, ONTOLOGY, THEME_SCHEME, VOCAB

VALUES = rdflib.Graph().parse(ontology_dir() / "vocab.ttl")
THEMES = rdflib.Graph().parse(ontology_dir() / "themes.ttl")
WPS = rdflib.Namespace(ONTOLOGY)
SCHEME_OF_THEMES = rdflib.URIRef(VOCAB + THEME_SCHEME)


def members(scheme: str, graph: rdflib.Graph = VALUES) -> list[str]:
    return sorted(str(s).removeprefix(VOCAB) for s in graph.subjects(SKOS.inScheme, rdflib.URIRef(VOCAB + scheme)))


def test_python_and_schemes_hold_the_same_concepts() -> None:
    schemes = {str(s).removeprefix(VOCAB) for s in VALUES.subjects(RDF.type, SKOS.ConceptScheme)}
    assert schemes == CONCEPTS.keys()
    assert {scheme: members(scheme) for scheme in schemes} == {s: sorted(c) for s, c in CONCEPTS.items()}


def test_no_address_serves_two_concepts() -> None:
    values = [concept for group in CONCEPTS.values() for concept in group] + list(CONCEPTS)
    themes = members(THEME_SCHEME, THEMES)
    assert not [name for name, count in Counter([*values, *themes]).items() if count > 1]


@pytest.mark.parametrize("graph", [VALUES, THEMES], ids=["vocab", "themes"])
@pytest.mark.parametrize("about", [SKOS.prefLabel, SKOS.definition, SKOS.example, DCTERMS.source])
def test_every_concept_is_explained_once(graph: rdflib.Graph, about: rdflib.URIRef) -> None:
    for kind in (SKOS.Concept, SKOS.ConceptScheme):
        for concept in graph.subjects(RDF.type, kind):
            assert len(list(graph.objects(concept, about))) == 1, concept


def test_strengths_are_named_and_ordered_as_the_contract_says() -> None:
    ranked = sorted(
        (int(str(VALUES.value(s, WPS.rank))), str(VALUES.value(s, SKOS.prefLabel)))
        for s in VALUES.subjects(SKOS.inScheme, rdflib.URIRef(VOCAB + "strength"))
    )
    assert [name for _, name in reversed(ranked)] == ["Obligation", "Undertaking", "Aim", "Request", "Encouragement"]
    assert len({rank for rank, _ in ranked}) == 5


def test_themes_are_many_and_each_hangs_somewhere() -> None:
    themes = set(THEMES.subjects(RDF.type, WPS.Theme))
    assert len(themes) >= 150
    for theme in themes:
        assert (theme, RDF.type, SKOS.Concept) in THEMES
        assert (theme, SKOS.inScheme, SCHEME_OF_THEMES) in THEMES
        assert str(theme).removeprefix(VOCAB) == slug(str(THEMES.value(theme, SKOS.prefLabel)))
        top = (theme, SKOS.topConceptOf, SCHEME_OF_THEMES) in THEMES
        broader = list(THEMES.objects(theme, SKOS.broader))
        assert top != bool(broader), theme
        assert set(broader) <= themes


def test_no_theme_is_broader_than_itself() -> None:
    for theme in THEMES.subjects(RDF.type, WPS.Theme):
        above = THEMES.value(theme, SKOS.broader)
        for _ in range(10):
            assert above != theme
            above = None if above is None else THEMES.value(above, SKOS.broader)
        assert above is None


def test_a_form_names_one_theme_only() -> None:
    owners = defaultdict(set)
    for about in (SKOS.prefLabel, SKOS.altLabel):
        for theme, form in THEMES.subject_objects(about):
            owners[str(form).casefold()].add(theme)
    assert not {form: names for form, names in owners.items() if len(names) > 1}


def test_core_names_of_the_field_are_there() -> None:
    forms = {str(o) for about in (SKOS.prefLabel, SKOS.altLabel) for o in THEMES.objects(None, about)}
    assert {"Participation", "Prevention", "Protection", "Relief and Recovery", "WPS", "CRSV"} <= forms
    assert {"Deterrence and Defence", "Crisis Prevention and Management", "Cooperative Security"} <= forms
