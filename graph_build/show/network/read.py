"""Turn a built graph into the scene of the network page: things, relations, commitments, their quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from graph_build.ask.lookups import (
    DCTERMS,
    RDFS,
    SKOS,
    WPS,
    Quote,
    Source,
    clean,
    kind_of,
    mention_span,
    mentions_by_document,
    predicate_label,
    safe_address,
)
from graph_build.corpus.source import wording_note
from graph_build.show.incoming_words import incoming_labels
from graph_build.show.network.commitments import read_commitments, read_disagreements, read_pillars
from graph_build.show.network.inferred import infer_relations
from graph_build.show.network.scene import Commitment, Detail, Disagreement, Naming, Relation, Scene, Thing
from graph_build.show.network.statements import Statements
from graph_build.show.network.time import with_spans
from graph_build.show.whole_paragraphs import WholeParagraphs

_DETAILS = (
    ("Title", DCTERMS + "title"),
    ("Publisher", DCTERMS + "publisher"),
    ("Issued", DCTERMS + "issued"),
    ("Original", DCTERMS + "source"),
    ("Language", DCTERMS + "language"),
    ("Rights", DCTERMS + "rights"),
    ("File read", WPS + "sourceFile"),
    ("Identifier", DCTERMS + "identifier"),
    ("Nearly the same elsewhere", SKOS + "closeMatch"),
    ("Definition", SKOS + "definition"),
)


_WHOSE_TEXT = {
    "digest": "a digest in words of our own, not the original’s; quote from the original",
    "translation": "a translation; the original’s words are in another language",
}


def read_scene(graph: Path | ox.Store | Source, paragraphs: WholeParagraphs | None = None) -> Scene:
    """What the page shows of an open store, or of a file, which is read; ``paragraphs`` are those that are at hand.

    Raises InputError where the file cannot be read or is no RDF.
    """
    source = graph if isinstance(graph, Source) else Source(graph)
    statements = Statements(source)
    things_there = statements.things.keys()
    asserted = statements.with_holdings()
    inferred, restated = infer_relations(source, statements.things, {relation.key for relation in asserted})
    relations = tuple(sorted((*asserted, *inferred), key=lambda relation: relation.key))
    commitments = read_commitments(source, statements)
    named = {end for relation in relations for end in (relation.subject, relation.object)}
    named |= {end for commitment in commitments for end in commitment.involved}
    things = tuple(build_thing(source, address, statements) for address in sorted(named & things_there))
    alone = sorted((statements.facts.keys() & things_there) - named)
    dated = tuple(build_thing(source, address, statements) for address in alone)
    disagreements = read_disagreements(source, statements)
    quoted = {quote.document for quote in _quotes(relations, commitments, (*things, *dated), disagreements)}
    themes = {thing.id for thing in things if thing.kind == "theme"}
    themes |= {theme for commitment in commitments for theme in commitment.themes}
    pillars = read_pillars(source, themes)
    titled = quoted | _named_beside(relations, commitments) | set(chain.from_iterable(pillars.values()))
    titled |= statements.tables | {thing for disagreement in disagreements for thing in disagreement.things}
    scene = Scene(
        things=things,
        relations=relations,
        commitments=commitments,
        disagreements=disagreements,
        titles={address: source.name(address) for address in sorted(titled) if address},
        predicates=predicate_labels(source, relations, (*things, *dated)),
        incoming=incoming_labels(source, {relation.predicate for relation in relations}),
        themes=pillars,
        restated=restated,
        dated=dated,
        left_out=tuple(sorted(statements.tables)),
        named={address: read_namings(source, address, paragraphs) for address in sorted(named & things_there)},
    )
    return with_spans(scene, source)


def _quotes(
    relations: Iterable[Relation],
    commitments: Iterable[Commitment],
    things: Iterable[Thing],
    disagreements: Iterable[Disagreement],
) -> Iterator[Quote]:
    """Every sentence that the page shows."""
    for relation in relations:
        yield from relation.quotes
    for commitment in commitments:
        yield from commitment.quotes
    for thing in things:
        for fact in thing.facts:
            yield from fact.quotes
    for disagreement in disagreements:
        yield from disagreement.quotes


def _named_beside(relations: Iterable[Relation], commitments: Iterable[Commitment]) -> set[str]:
    """What the page names besides the things: parties and themes of commitments, and ends of premises."""
    premises = [premise for relation in relations if relation.reason for premise in relation.reason.premises]
    named = {end for commitment in commitments for end in (*commitment.involved, *commitment.themes)}
    return named | {end for premise in premises for end in (premise.subject, premise.object)}


def build_thing(source: Source, address: str, statements: Statements) -> Thing:
    """The record of one node."""
    class_name, name = statements.things[address], source.name(address)
    return Thing(
        id=address,
        name=name,
        kind=kind_of(class_name) or "",
        class_name=class_label(source, class_name),
        aliases=read_aliases(source, address, name),
        mentions=count_mentions(source, address),
        details=read_details(source, address, name),
        type=WPS + class_name,
        facts=tuple(sorted(statements.facts.get(address, ()), key=lambda fact: (fact.predicate, fact.value))),
    )


def read_aliases(source: Source, address: str, name: str) -> tuple[str, ...]:
    """The other names of a thing, sorted."""
    return tuple(sorted({clean(alias) for alias in source.values(address, SKOS + "altLabel")} - {name, ""}))


def class_label(source: Source, class_name: str) -> str:
    """The words for a class of the ontology."""
    label = clean(source.some(WPS + class_name, RDFS + "label")) or class_name
    return label[:1].upper() + label[1:]


def read_details(source: Source, address: str, name: str) -> tuple[Detail, ...]:
    """What the record of a thing says of it beside its names."""
    lines = [
        Detail(label, _unknown_original(value) if label == "Original" else clean(value), safe_address(value))
        for label, predicate in _DETAILS
        for value in source.values(address, predicate)
        if clean(value) and not (label == "Title" and clean(value) == name)
    ]
    if whose := _WHOSE_TEXT.get(wording_note(clean(source.some(address, WPS + "wording")))):
        lines.insert(0, Detail("Text read here", whose))
    if source.value(address, WPS + "nameStatus").endswith("newly-found"):
        lines.append(Detail("Name", "found in the texts, not in the reference names"))
    return tuple(lines)


def _unknown_original(address: str) -> str:
    """The address of an original as it is shown: that of a whole site is none of a document.

    >>> _unknown_original("https://example.org/"), _unknown_original("https://example.org/a.pdf")
    ('its own address is not known; the publisher is at https://example.org/', 'https://example.org/a.pdf')
    """
    text = clean(address)
    is_site = re.fullmatch(r"https?://[^/?#]{1,253}/?", text) is not None
    return f"its own address is not known; the publisher is at {text}" if is_site else text


def count_mentions(source: Source, address: str) -> int:
    """How often the texts name a thing."""
    return sum(map(len, mentions_by_document(source, address).values()))


def read_namings(
    source: Source, thing: str, paragraphs: WholeParagraphs | None, document: str | None = None
) -> tuple[Naming, ...]:
    """Where texts name a thing: the document that does so most comes first, within it the order of the text.

    With `document` only where that one does. A paragraph whose text is not at hand brings the words around each name.
    """
    found = mentions_by_document(source, thing)
    wanted = found.items() if document is None else [(document, found.get(document, []))]
    return tuple(naming for one, nodes in wanted for naming in _in_document(source, one, nodes, paragraphs))


def _in_document(
    source: Source, document: str, nodes: Iterable[str], paragraphs: WholeParagraphs | None
) -> Iterable[Naming]:
    by_provision: dict[str, list[str]] = {}
    for node in nodes:
        by_provision.setdefault(source.value(node, WPS + "inProvision"), []).append(node)
    for provision, here in by_provision.items():
        if (first := source.quote(here[0])) is None:
            continue
        is_whole = paragraphs is not None and bool(paragraphs.of(document, provision))
        quotes = () if is_whole else tuple(quote for node in here if (quote := source.quote(node)))
        yield Naming(first, tuple(end for node in here for end in mention_span(node)), quotes)


def predicate_labels(source: Source, relations: Iterable[Relation], scene_things: Iterable[Thing]) -> dict[str, str]:
    """The words for each predicate in use: its label in the ontology, or its name taken apart."""
    used = {relation.predicate for relation in relations}
    used |= {premise.predicate for r in relations if r.reason for premise in r.reason.premises}
    used |= {fact.predicate for thing in scene_things for fact in thing.facts}
    return {predicate: predicate_label(source, predicate) for predicate in sorted(used)}
