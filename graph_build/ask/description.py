"""Turn an address of a graph into the triples that describe it, and triples into RDF text for programs."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Final, Literal

import pyoxigraph as ox

from graph_build.ask.lookups import DCTERMS, OA, RDF, RDFS, SKOS, WPS, Said, Source
from graph_build.graph.lines import line_of
from graph_build.graph.write import prefixes_for, to_turtle
from graph_build.vocabulary import THINGS, graph

RdfWord = Literal["turtle", "jsonld", "ntriples", "rdfxml"]
MOST_OWN: Final = 5_000
"""Statements with the address as subject."""
MOST_ABOUT: Final = 1_000
"""Statements with it as object, and records of either kind about it."""
_RECORDS: Final = 300
_LABELS = (RDFS + "label", SKOS + "prefLabel", DCTERMS + "title")
_HOME = graph("things")
# XML 1.0 has no way to write these (https://www.w3.org/TR/xml/, production 2).
_NOT_IN_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


def describe_thing(source: Source, address: str) -> list[ox.Triple]:
    """What the graph says of an address, sorted: none where it says nothing.

    All statements with it as subject, up to a bound those with it as object, the assertions that make them with
    their evidence, and a label for every neighbour.
    """
    own = source.said(address, most=MOST_OWN)
    node = None if address.startswith("_:") else _node(address)
    about = source.said(None, None, node, MOST_ABOUT) if node is not None else []
    records = [row.subject for row in about if row.predicate in {RDF + "subject", RDF + "object"}][:_RECORDS]
    nodes = [*records, *(row.value for row in own if row.predicate == WPS + "evidence")][:_RECORDS]
    told = [row for one in dict.fromkeys(nodes) for row in source.said(one, most=_RECORDS)]
    evidence = [row.value for row in told if row.predicate == WPS + "evidence"][:_RECORDS]
    told += [row for one in dict.fromkeys(evidence) for row in source.said(one, most=_RECORDS)]
    selectors = [row.value for row in (*own, *told) if row.predicate == OA + "hasSelector"]
    told += [row for one in dict.fromkeys(selectors) for row in source.said(one, most=_RECORDS)]
    rows = {_triple(row) for row in (*own, *about, *told)}
    rows |= set(_labels(source, (*own, *about)))
    return _in_order(rows)


def serialize_thing(triples: Iterable[ox.Triple], word: str, base: str = THINGS) -> bytes:
    """The triples as RDF text: ``turtle``, ``jsonld``, ``ntriples`` or ``rdfxml``; equal bytes for equal triples.

    Raises KeyError for another word.
    """
    return _WRITERS[word](_in_order(triples), base)


def _in_order(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    return [quad.triple for quad in sorted({_quad(triple) for triple in triples}, key=line_of)]


def _labels(source: Source, rows: Iterable[Said]) -> Iterator[ox.Triple]:
    near = {row.subject for row in rows} | {row.value for row in rows if row.is_address} | {r.predicate for r in rows}
    for one in sorted(near):
        for predicate in _LABELS:
            for said in source.said(one, predicate, most=5):
                yield _triple(said)


def _turtle(triples: list[ox.Triple], base: str) -> bytes:
    return to_turtle(map(_quad, triples), base)


def _ntriples(triples: list[ox.Triple], base: str) -> bytes:
    return "".join(sorted(f"{triple} .\n" for triple in triples)).encode()


def _rdfxml(triples: list[ox.Triple], base: str) -> bytes:
    prefixes = prefixes_for(base)
    content = ox.serialize([_for_xml(one) for one in triples], format=ox.RdfFormat.RDF_XML, prefixes=prefixes) or b""
    return re.sub(rb"<rdf:RDF[^>]*>", _sorted_names, content, count=1)


def _sorted_names(head: re.Match[bytes]) -> bytes:
    """The opening tag with its namespaces in order, which the serializer writes in none."""
    return b"<rdf:RDF " + b" ".join(sorted(re.findall(rb'xmlns[\w:.-]*="[^"]*"', head.group()))) + b">"


def _for_xml(triple: ox.Triple) -> ox.Triple:
    value = triple.object
    if not isinstance(value, ox.Literal) or not _NOT_IN_XML.search(value.value):
        return triple
    text = _NOT_IN_XML.sub("\ufffd", value.value)
    plain = ox.Literal(text, language=value.language) if value.language else ox.Literal(text, datatype=value.datatype)
    return ox.Triple(triple.subject, triple.predicate, plain)


def _jsonld(triples: list[ox.Triple], base: str) -> bytes:
    prefixes = prefixes_for(base)
    nodes: dict[str, dict[str, list[object]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        said = nodes[_id(triple.subject)]
        if triple.predicate.value == RDF + "type" and not isinstance(triple.object, ox.Literal):
            said["@type"].append(_id(triple.object))
        else:
            said[_compact(triple.predicate.value, prefixes)].append(_value(triple.object))
    listed = [{"@id": name, **{key: said[key] for key in sorted(said)}} for name, said in sorted(nodes.items())]
    content = {"@context": dict(sorted(prefixes.items())), "@graph": listed}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _compact(address: str, prefixes: dict[str, str]) -> str:
    for name, base in prefixes.items():
        if address.startswith(base) and re.fullmatch(r"[A-Za-z][\w-]*", address[len(base) :]):
            return f"{name}:{address[len(base) :]}"
    return address


def _id(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def _value(term: object) -> object:
    if not isinstance(term, ox.Literal):
        return {"@id": _id(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    plain = term.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
    return term.value if plain else {"@value": term.value, "@type": term.datatype.value}


def _triple(row: Said) -> ox.Triple:
    subject = ox.BlankNode(row.subject[2:]) if row.subject.startswith("_:") else ox.NamedNode(row.subject)
    return ox.Triple(subject, ox.NamedNode(row.predicate), row.term)


def _quad(triple: ox.Triple) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, _HOME)


def _node(address: str) -> ox.NamedNode | None:
    try:
        return ox.NamedNode(address)
    except ValueError:
        return None


_WRITERS: Final[dict[str, Callable[[list[ox.Triple], str], bytes]]] = {
    "turtle": _turtle, "jsonld": _jsonld, "ntriples": _ntriples, "rdfxml": _rdfxml,
}  # fmt: skip
