"""Turns the ontology into its OWL 2 RL closure, which holds no contradiction and adds what is promised."""

from functools import lru_cache

import owlrl
import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from graph_build.resources import ontology_dir
from graph_build.vocabulary import ONTOLOGY, VOCAB

WPS = rdflib.Namespace(ONTOLOGY)
EX = rdflib.Namespace("https://example.org/")
ERRORS = rdflib.URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")

SAID = [
    (EX.ann, WPS.holdsPost, EX.adviser),
    (EX.adviser, WPS.postIn, EX.unit),
    (EX.unit, WPS.partOf, EX.division),
    (EX.division, WPS.partOf, EX.alliance),
    (EX.plan, WPS.implements, EX.policy),
    (EX.policy, WPS.implements, EX.resolution),
    (EX.eva, WPS.spokeAt, EX.meeting),
    (EX.alliance, WPS.cooperatesWith, EX.union),
    (EX.pledge, WPS.bearer, EX.alliance),
    (EX.pledge, WPS.theme, EX.prevention),
    (EX.pledge, WPS.statedIn, EX.paragraph),
    (EX.paragraph, WPS.inDocument, EX.policy),
    (EX.policy, WPS.hasObjective, EX.prevention),
    (EX.alliance, RDF.type, WPS.Organization),
]
FOLLOWS = [
    (EX.ann, WPS.worksIn, EX.unit),
    (EX.ann, WPS.worksIn, EX.alliance),
    (EX.adviser, WPS.postWithin, EX.alliance),
    (EX.adviser, WPS.postHeldBy, EX.ann),
    (EX.unit, WPS.partOf, EX.alliance),
    (EX.alliance, WPS.hasPart, EX.unit),
    (EX.plan, WPS.carriesForward, EX.resolution),
    (EX.resolution, WPS.carriedForwardBy, EX.plan),
    (EX.eva, WPS.participatedIn, EX.meeting),
    (EX.meeting, WPS.hasSpeaker, EX.eva),
    (EX.union, WPS.cooperatesWith, EX.alliance),
    (EX.alliance, WPS.bears, EX.pledge),
    (EX.alliance, WPS.committedOn, EX.prevention),
    (EX.pledge, WPS.statedInDocument, EX.policy),
    (EX.policy, WPS.about, EX.prevention),
    (EX.prevention, RDF.type, SKOS.Concept),
    (EX.alliance, RDF.type, WPS.Agent),
]
DOES_NOT_FOLLOW = [
    (EX.plan, WPS.implements, EX.resolution),
    (EX.policy, WPS.cites, EX.resolution),
    (EX.alliance, WPS.holdsPost, EX.adviser),
    (EX.alliance, RDF.type, WPS.Person),
    (EX.ann, WPS.memberOf, EX.unit),
]


@lru_cache(maxsize=1)
def closure() -> rdflib.Graph:
    graph = rdflib.Graph()
    for name in ("wps.ttl", "vocab.ttl"):
        graph.parse(ontology_dir() / name)
    for triple in SAID:
        graph.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def test_the_closure_holds_no_contradiction() -> None:
    graph = closure()
    assert not list(graph.triples((None, ERRORS, None)))
    assert not list(graph.subjects(RDF.type, OWL.Nothing))
    assert not [s for s, o in graph.subject_objects(OWL.sameAs) if s != o and str(s).startswith((ONTOLOGY, VOCAB))]


@pytest.mark.parametrize("triple", FOLLOWS, ids=lambda t: str(t[1]).removeprefix(ONTOLOGY))
def test_what_is_promised_follows(triple: tuple[rdflib.URIRef, rdflib.URIRef, rdflib.URIRef]) -> None:
    assert triple in closure()


@pytest.mark.parametrize("triple", DOES_NOT_FOLLOW, ids=lambda t: str(t[1]).removeprefix(ONTOLOGY))
def test_what_nobody_said_does_not_follow(triple: tuple[rdflib.URIRef, rdflib.URIRef, rdflib.URIRef]) -> None:
    assert triple not in closure()


def test_two_holders_of_a_post_stay_two_people() -> None:
    graph = rdflib.Graph().parse(ontology_dir() / "wps.ttl")
    graph.add((EX.ann, WPS.holdsPost, EX.seat))
    graph.add((EX.eva, WPS.holdsPost, EX.seat))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    assert (EX.ann, OWL.sameAs, EX.eva) not in graph


def test_a_person_that_is_a_document_is_a_contradiction() -> None:
    graph = rdflib.Graph().parse(ontology_dir() / "wps.ttl")
    graph.add((EX.ann, RDF.type, WPS.Person))
    graph.add((EX.ann, RDF.type, WPS.Report))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    assert (None, ERRORS, None) in graph or (None, RDF.type, OWL.Nothing) in graph


def test_alignments_speak_of_declared_terms_and_published_vocabularies() -> None:
    graph = rdflib.Graph().parse(ontology_dir() / "alignments.ttl")
    terms = rdflib.Graph().parse(ontology_dir() / "wps.ttl")
    links = {RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch}
    for own, link, other in graph:
        if link in links:
            assert (own, RDF.type, None) in terms, own
            assert not str(other).startswith(ONTOLOGY)
    used = {str(other) for _, link, other in graph if link in links}
    namespaces = (
        *("http://www.w3.org/ns/org#", "http://www.w3.org/ns/prov#", "http://www.w3.org/ns/oa#"),
        *("http://www.w3.org/ns/odrl/2/", "http://www.w3.org/2006/time#", "http://purl.org/dc/terms/"),
        *("http://purl.org/spar/fabio/", "http://data.europa.eu/eli/ontology#", "https://schema.org/"),
        *("http://linkedevents.org/ontology/", "https://w3id.org/un/ontology/undo/"),
    )
    for namespace in namespaces:
        assert any(address.startswith(namespace) for address in used), namespace
