"""Turns relations and holdings of all documents into statements and assertions with all their evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from graph_build.extract.corpus_extract import CorpusExtract
from graph_build.extract.dates import bounds
from graph_build.extract.document import DocumentExtract
from graph_build.extract.records import Relation
from graph_build.graph.emit.evidence import ASSERTIONS, EvidenceEmitter
from graph_build.graph.mint import Mint, document_graph
from graph_build.vocabulary import NUMBER_RELATIONS, rdf, wps, xsd

HOLDS_POST: Final = "holdsPost"


class Statement(NamedTuple):
    """Subject, property and object; ``literal`` when the object is a date's EDTF text.

    Statements and places are tuples, since a build puts a hundred thousand of them in order.
    """

    subject: str
    predicate: str
    object: str
    literal: bool = False


class Said(NamedTuple):
    """One place where a document says a statement."""

    document: str
    provision: str
    start: int
    end: int
    rule: str


def statements(corpus: CorpusExtract) -> dict[Statement, tuple[Said, ...]]:
    """Every statement, once, with all the places that say it; a holding also says who holds the post."""
    found: dict[Statement, set[Said]] = defaultdict(set)
    for document in corpus.documents:
        for statement, place in said_by(document):
            found[statement].add(place)
    return {statement: tuple(sorted(found[statement])) for statement in sorted(found)}


def said_by(document: DocumentExtract) -> Iterator[tuple[Statement, Said]]:
    """Every statement of one document with each place that says it."""
    for relation in document.relations:
        place = Said(relation.document, relation.provision, relation.start, relation.end, relation.rule)
        yield _statement(relation), place
    for h in (held for held in document.holdings if held.person):
        yield Statement(h.person, HOLDS_POST, h.post), Said(h.document, h.provision, h.start, h.end, h.rule)


def _statement(relation: Relation) -> Statement:
    return Statement(relation.subject, relation.predicate, relation.object, relation.literal)


def statement_quads(
    statement: Statement, places: Sequence[Said], mint: Mint, evidence: Mapping[str, EvidenceEmitter]
) -> Iterator[Quad]:
    """A statement in the graph of each document that says it, and its assertion with all its evidence."""
    subject, predicate = mint.thing(statement.subject), wps(statement.predicate)
    value = mint.thing(statement.object) if not statement.literal else _literal(statement)
    for document in sorted({place.document for place in places}):
        yield Quad(subject, predicate, value, document_graph(document))
    node = mint.assertion(statement.subject, statement.predicate, statement.object)
    yield Quad(node, rdf("type"), wps("Assertion"), ASSERTIONS)
    yield Quad(node, rdf("subject"), subject, ASSERTIONS)
    yield Quad(node, rdf("predicate"), predicate, ASSERTIONS)
    yield Quad(node, rdf("object"), value, ASSERTIONS)
    for place in places:
        passage = evidence[place.document].evidence(place.provision, place.start, place.end, place.rule)
        yield Quad(node, wps("evidence"), passage, ASSERTIONS)
    if statement.literal and statement.predicate not in NUMBER_RELATIONS:
        yield from bound_quads(node, statement.object, "earliest", "latest")


def _literal(statement: Statement) -> Literal:
    """A number as such; a date as its EDTF text."""
    if statement.predicate in NUMBER_RELATIONS:
        return Literal(statement.object, datatype=xsd("integer"))
    return Literal(statement.object)


def bound_quads(node: NamedNode, edtf: str, earliest: str, latest: str) -> Iterator[Quad]:
    """The first and last day of a date as properties of a node; none for what is no date."""
    days = bounds(edtf)
    if days is not None:
        for name, day in zip((earliest, latest), days, strict=True):
            yield Quad(node, wps(name), Literal(day, datatype=xsd("date")), ASSERTIONS)
