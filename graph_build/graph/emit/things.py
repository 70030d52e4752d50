"""Turns documents, provisions and things into what the graph of things says of them: kinds, names, places, origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import permutations
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from graph_build.corpus.language import UNKNOWN
from graph_build.corpus.provisions import FOOTNOTE, HEADING, ITEM, PARAGRAPH, ROW, Provision
from graph_build.corpus.source import TABLE_OF_PLANS
from graph_build.extract.corpus_extract import CorpusExtract
from graph_build.extract.document import DocumentExtract
from graph_build.extract.paragraph_citations import RULE, number_of
from graph_build.extract.records import Thing
from graph_build.graph.mint import Mint, is_address, web_address
from graph_build.vocabulary import VOCAB, dcterms, graph, rdf, rdfs, skos, wps, wpsv, xsd

THINGS: Final = graph("things")
_PLANS = frozenset({"ActionPlan", "NationalActionPlan"})
_CATALOGUE = (
    ("title", "title"),
    ("publisher", "publisher"),
    ("published", "issued"),
    ("language", "language"),
    ("rights", "rights"),
)

Value = NamedNode | Literal


def things_quads(corpus: CorpusExtract, mint: Mint) -> Iterator[Quad]:
    """What the graph of things says of all but the documents read: see :func:`document_quads`."""
    for key, thing in corpus.things.items():
        yield from _thing(mint.thing(key), thing)
    yield from _paragraphs_not_read(corpus, mint)
    yield from _copies(corpus, mint)


def _paragraphs_not_read(corpus: CorpusExtract, mint: Mint) -> Iterator[Quad]:
    """The paragraphs that are cited of resolutions whose text is not at hand: their numbers, and nothing else."""
    read = {d.context.key for d in corpus.documents}
    cited = {r.object for d in corpus.documents for r in d.relations if r.rule == RULE}
    for of, _, key in (one.partition("/") for one in sorted(cited)):
        if of not in read:
            node, number = mint.provision(of, key), number_of(key)
            yield Quad(node, rdf("type"), wps("Provision"), THINGS)
            yield Quad(node, wps("inDocument"), mint.thing(of), THINGS)
            yield Quad(node, wps("number"), Literal(number), THINGS)
            yield Quad(node, rdfs("label"), Literal(f"{corpus.things[of].label}, paragraph {number}"), THINGS)


def document_quads(document: DocumentExtract, mint: Mint) -> Iterator[Quad]:
    """What is said of a document read, and of its provisions."""
    source, context = document.source, document.context
    node = mint.thing(context.key)
    says: list[tuple[NamedNode, Value]] = [
        (rdf("type"), wps("Document")),
        (rdf("type"), wps(context.kind)),
        (wps("sourceFile"), Literal(source.file)),
        (wps("textDigest"), Literal(source.digest)),
        (wps("wording"), wpsv(source.wording)),
    ]
    if source.meta.title is None:
        says.append((dcterms("title"), Literal(context.title)))
    for field, term in _CATALOGUE:
        if value := getattr(source.meta, field):
            says.append((dcterms(term), Literal(value)))
    if source.meta.language is None and document.language.code != UNKNOWN:
        says.append((dcterms("language"), Literal(document.language.code)))
    if kind := _kind_of(document):
        says.append((wps("kind"), Literal(kind)))
    if source.meta.address:
        says.append((dcterms("source"), _address(source.meta.address)))
    for predicate, value in says:
        yield Quad(node, predicate, value, THINGS)
    for provision in stated_provisions(document):
        yield from _provision(document, provision, mint)


def _kind_of(document: DocumentExtract) -> str | None:
    """The kind in a catalogue's words; a table of facts says so itself."""
    source = document.source
    return TABLE_OF_PLANS if source.origin.format == TABLE_OF_PLANS else source.meta.kind


def stated_provisions(document: DocumentExtract) -> Iterator[Provision]:
    """The provisions that have a node: all but page furniture and the addresses of a digest."""
    return (p for p in document.provisions if p.is_stated)


def provision_class(document: DocumentExtract, provision: Provision) -> str:
    """The class of a provision, from its place on the page and what kind of document it stands in."""
    if provision.role not in {PARAGRAPH, ITEM}:
        return {FOOTNOTE: "Footnote", ROW: "TableRow"}.get(provision.role, "Provision")
    if document.context.register == "un":
        return _class_in_resolution(document, provision)
    if document.context.kind in _PLANS and provision.role == ITEM:
        words = provision.reading.text[provision.body :]
        return "Outcome" if words.startswith("Outcome") else "Output"
    return "PolicyParagraph" if provision.number else "Provision"


def _class_in_resolution(document: DocumentExtract, provision: Provision) -> str:
    """The class of a paragraph of a resolution: by where its format puts it, else by what is numbered."""
    if provision.place is None:
        if provision.number:
            return "OperativeParagraph"
        return "PreambularParagraph" if provision.position < _first_numbered(document) else "Provision"
    if provision.place == "preamble":
        return "PreambularParagraph"
    return "OperativeParagraph" if provision.place == "body" and provision.number else "Provision"


def _first_numbered(document: DocumentExtract) -> int:
    """The position of the first numbered provision; -1 where none is, since a preamble comes before something."""
    return next((p.position for p in document.provisions if p.number and p.role in {PARAGRAPH, ITEM}), -1)


def _provision(document: DocumentExtract, provision: Provision, mint: Mint) -> Iterator[Quad]:
    key = document.context.key
    node = mint.provision(key, provision.key)
    says: list[tuple[NamedNode, Value]] = [
        (rdf("type"), wps(provision_class(document, provision))),
        (wps("inDocument"), mint.thing(key)),
        (wps("position"), Literal(str(provision.position), datatype=xsd("integer"))),
        (rdfs("label"), Literal(f"{document.context.title}, {provision_name(provision)}")),
    ]
    number = provision.number or provision.section
    if number:
        says.append((wps("number"), Literal(number)))
    if provision.heading:
        says.append((wps("heading"), Literal(provision.heading)))
    if provision.address:
        says.append((dcterms("source"), _address(provision.address)))
    if provision.parent:
        says.append((dcterms("isPartOf"), mint.provision(key, provision.parent)))
    for predicate, value in says:
        yield Quad(node, predicate, value, THINGS)


def provision_name(provision: Provision) -> str:
    """How a reader would point at a provision: its number, or its first words."""
    if provision.number and provision.role != HEADING:
        if provision.role == FOOTNOTE:
            return provision.number
        return f"{'row' if provision.role == ROW else 'paragraph'} {provision.number}"
    words = provision.reading.text.split()
    return f"“{' '.join(words[:8])}{' …' if len(words) > 8 else ''}”"


def _thing(node: NamedNode, thing: Thing) -> Iterator[Quad]:
    """Kind, names and identifiers of a thing. A known theme has its own in the ontology."""
    if thing.kind == "Theme" and node.value.startswith(VOCAB) and thing.status == "known":
        return
    theme = thing.kind == "Theme"
    yield Quad(node, rdf("type"), wps(thing.kind), THINGS)
    if theme:
        yield Quad(node, rdf("type"), skos("Concept"), THINGS)
    yield Quad(node, skos("prefLabel") if theme else rdfs("label"), Literal(thing.label), THINGS)
    yield Quad(node, wps("nameStatus"), wpsv(thing.status), THINGS)
    for name in sorted(thing.names - {thing.label}):
        yield Quad(node, skos("altLabel"), Literal(name), THINGS)
    for identifier in sorted(set(thing.identifiers)):
        yield Quad(node, dcterms("identifier"), Literal(identifier), THINGS)
    for match in sorted(set(thing.matches)):
        if is_address(match) and (other := web_address(match)) is not None:
            yield Quad(node, skos("closeMatch"), other, THINGS)


def _copies(corpus: CorpusExtract, mint: Mint) -> Iterator[Quad]:
    """That texts hold one document, each with each of the others."""
    of_source: dict[str, list[str]] = defaultdict(list)
    for document in corpus.documents:
        of_source[corpus.source_of(document.context.key)].append(document.context.key)
    for keys in of_source.values():
        for one, other in permutations(keys, 2):
            yield Quad(mint.thing(one), wps("sameTextAs"), mint.thing(other), THINGS)


def _address(text: str) -> Value:
    return web_address(text) or Literal(text)
