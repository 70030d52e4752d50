"""What programs get of a thing: all the graph says of it, readable by two libraries, equal bytes for equal triples."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from browser_sample import PAYLOADS, World, name

from graph_build.ask.description import MOST_ABOUT, describe_thing, serialize_thing
from graph_build.ask.load import open_graph
from graph_build.ask.lookups import Source
from graph_build.vocabulary import ONTOLOGY, PREFIXES, THINGS

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "golden.trig"
MGC = THINGS + "meridian-gender-committee"
WORDS = {
    "turtle": ("turtle", ox.RdfFormat.TURTLE),
    "jsonld": ("json-ld", ox.RdfFormat.JSON_LD),
    "ntriples": ("nt", ox.RdfFormat.N_TRIPLES),
    "rdfxml": ("xml", ox.RdfFormat.RDF_XML),
}


@pytest.fixture(scope="module")
def source() -> Source:
    return Source(GOLDEN)


def test_it_holds_both_directions_the_assertions_with_their_quotes_and_labels(source: Source) -> None:
    triples = describe_thing(source, MGC)
    store = ox.Store()
    store.extend(ox.Quad(one.subject, one.predicate, one.object) for one in triples)
    ask = (
        "PREFIX wps: <https://w3id.org/wps-graph/ontology#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX oa: <http://www.w3.org/ns/oa#> "
        "ASK { ?me wps:advises ?other . ?other rdfs:label ?label . ?a rdf:subject ?me ; rdf:predicate wps:advises ; "
        "wps:evidence/oa:hasSelector/oa:exact ?words }"
    )
    assert bool(store.query(ask))
    assert [one for one in triples if one.object == ox.NamedNode(MGC)]
    assert len(triples) == len(set(triples))


@pytest.mark.parametrize("word", WORDS)
def test_two_libraries_read_the_same_triples(source: Source, word: str) -> None:
    triples = describe_thing(source, MGC)
    content = serialize_thing(triples, word)
    fmt, ours = WORDS[word]
    assert len(rdflib.Graph().parse(data=content, format=fmt)) == len(triples)
    assert {quad.triple for quad in ox.parse(content, format=ours)} == set(triples)
    assert serialize_thing(reversed(triples), word) == content


def test_the_union_changes_nothing(source: Source) -> None:
    united = Source(open_graph(GOLDEN))
    for address in (MGC, THINGS + "meridian-policy-2024", ONTOLOGY + "cites"):
        assert describe_thing(united, address) == describe_thing(source, address)


@pytest.mark.parametrize("address", [THINGS + "nobody", "no address", "", "_:nobody"])
def test_nothing_said_gives_no_triples(source: Source, address: str) -> None:
    assert describe_thing(source, address) == []


def test_turtle_and_json_have_prefixes(source: Source) -> None:
    triples = describe_thing(source, MGC)
    assert b"@prefix wps: <https://w3id.org/wps-graph/ontology#> ." in serialize_thing(triples, "turtle")
    content = json.loads(serialize_thing(triples, "jsonld"))
    assert content["@context"]["wps"] == ONTOLOGY
    assert {"@id": THINGS + "meridian-military-committee"} in next(
        node["wps:advises"] for node in content["@graph"] if node["@id"] == MGC
    )


@pytest.mark.parametrize("word", WORDS)
def test_hostile_texts_and_languages_come_back_as_they_were(tmp_path: Path, word: str) -> None:
    world = World()
    node = world.entity("bad", "Body", 'quote " backslash \\ ]]> & <x>', PAYLOADS)
    spoken = ox.Literal("Frauen", language="de")
    world.quads.append(ox.Quad(node, name("skos", "altLabel"), spoken, ox.NamedNode(THINGS)))
    triples = describe_thing(Source(world.write(tmp_path / "graph.trig")), node.value)
    fmt, ours = WORDS[word]
    content = serialize_thing(triples, word)
    assert {quad.triple for quad in ox.parse(content, format=ours)} == set(triples)
    assert len(rdflib.Graph().parse(data=content, format=fmt)) == len(triples)


def test_signs_that_xml_cannot_hold_are_replaced_and_the_rest_is_kept() -> None:
    triple = ox.Triple(ox.NamedNode(MGC), name("rdfs", "label"), ox.Literal("a\u0001b"))
    (found,) = ox.parse(serialize_thing([triple], "rdfxml"), format=ox.RdfFormat.RDF_XML)
    assert found.object == ox.Literal("a\ufffdb")


def test_a_hub_is_bounded(tmp_path: Path) -> None:
    world = World()
    hub = world.entity("hub", "Organization", "Hub")
    for number in range(MOST_ABOUT + 200):
        world.link("doc", world.entity(f"part-{number}", "Body", f"Part {number}"), "partOf", "hub")
    source = Source(world.write(tmp_path / "graph.trig"))
    pointing = [one for one in describe_thing(source, hub.value) if one.object == hub]
    assert len(pointing) == MOST_ABOUT
    assert PREFIXES["rdfs"] + "label" in {one.predicate.value for one in describe_thing(source, hub.value)}
