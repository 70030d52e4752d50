"""Turns a served graph into its descriptions for programs: the SPARQL service description and VoID."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from graph_build.serve.served import Served
from graph_build.vocabulary import ONTOLOGY, PREFIXES

SD: Final = "http://www.w3.org/ns/sparql-service-description#"
VOID: Final = "http://rdfs.org/ns/void#"
FORMATS: Final = "http://www.w3.org/ns/formats/"
VOCABULARIES: Final = (ONTOLOGY, PREFIXES["skos"], PREFIXES["oa"], PREFIXES["dcterms"], PREFIXES["prov"])
TYPE: Final = ox.NamedNode(PREFIXES["rdf"] + "type")
RESULT_FORMATS: Final = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "JSON-LD", "RDF_XML",
)  # fmt: skip


def describe_service(served: Served, root: str) -> list[ox.Triple]:
    """The service at `root`/sparql: language, formats, and its dataset, whose default graph is the union of all.

    See https://www.w3.org/TR/sparql11-service-description/. Nodes have addresses under the endpoint's own.
    """
    endpoint = f"{root}/sparql"
    service, dataset, default = (ox.NamedNode(f"{endpoint}#{part}") for part in ("service", "dataset", "default"))
    triples = [
        _link(service, TYPE.value, SD + "Service"),
        _link(service, SD + "endpoint", endpoint),
        _link(service, SD + "supportedLanguage", SD + "SPARQL11Query"),
        _link(service, SD + "feature", SD + "UnionDefaultGraph"),
        _link(service, SD + "defaultDataset", dataset.value),
        _link(dataset, TYPE.value, SD + "Dataset"),
        _link(dataset, SD + "defaultGraph", default.value),
        _link(default, TYPE.value, SD + "Graph"),
        _link(default, TYPE.value, VOID + "Dataset"),
        _number(default, VOID + "triples", served.statements),
    ]
    triples += [_link(service, SD + "resultFormat", FORMATS + name) for name in RESULT_FORMATS]
    for number, name in enumerate(sorted(served.graphs)):
        graph = ox.NamedNode(f"{endpoint}#graph-{number}")
        triples += [
            _link(dataset, SD + "namedGraph", graph.value),
            _link(graph, TYPE.value, SD + "NamedGraph"),
            _link(graph, SD + "name", name),
        ]
    return triples


def describe_dataset(served: Served, root: str) -> list[ox.Triple]:
    """The dataset in VoID (https://www.w3.org/TR/void/): size, endpoint, vocabularies, how things are looked up."""
    dataset = ox.NamedNode(f"{root}/.well-known/void#dataset")
    title = ox.Literal("wps-graph: actors, documents and commitments of Women, Peace and Security", language="en")
    triples = [
        _link(dataset, TYPE.value, VOID + "Dataset"),
        ox.Triple(dataset, ox.NamedNode(PREFIXES["dcterms"] + "title"), title),
        _link(dataset, VOID + "sparqlEndpoint", f"{root}/sparql"),
        ox.Triple(dataset, ox.NamedNode(VOID + "uriSpace"), ox.Literal(served.links.homes[0][0])),
        _number(dataset, VOID + "triples", served.statements),
    ]
    triples += [_link(dataset, VOID + "vocabulary", address) for address in VOCABULARIES]
    triples += [_link(dataset, VOID + "feature", FORMATS + name) for name in ("Turtle", "JSON-LD")]
    return triples


def serialize_description(triples: Iterable[ox.Triple], media_type: str) -> bytes:
    """The triples in order, in a media type of RDF."""
    form = ox.RdfFormat.from_media_type(media_type)
    assert form is not None
    prefixes = None if form == ox.RdfFormat.N_TRIPLES else {**PREFIXES, "sd": SD, "void": VOID}
    return ox.serialize(sorted(triples, key=str), format=form, prefixes=prefixes) or b""


def _link(subject: ox.NamedNode, predicate: str, value: str) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(predicate), ox.NamedNode(value))


def _number(subject: ox.NamedNode, predicate: str, value: int) -> ox.Triple:
    return ox.Triple(subject, ox.NamedNode(predicate), ox.Literal(value))
