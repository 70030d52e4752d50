"""Turns two texts, or two documents of a built graph, into versions that can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pyoxigraph as ox
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from graph_build.corpus.provisions import ACRONYM, DATELINE, FRONT, HEADING, YEAR
from graph_build.corpus.source import SourceText
from graph_build.extract.document import DocumentExtract, extract_corpus
from graph_build.graph.emit import emit
from graph_build.graph.mint import Mint
from graph_build.graph.versions.align import words_of
from graph_build.graph.versions.records import Actors, Version, VersionCommitment, VersionProvision
from graph_build.vocabulary import PREFIXES, local_name, rdfs, skos, wps

_WITHOUT_CLAUSES = frozenset({HEADING, DATELINE, YEAR, ACRONYM, FRONT})
_DETERMINERS = frozenset({"the", "a", "an", "all", "its", "their", "our", "each", "every"})

_COMMITMENTS = """
SELECT $document ?commitment ?provision ?number ?position ?act ?strength ?verb ?due ?recurrence ?condition
  ?evidence ?quote ?start
WHERE {
  ?commitment a wps:Commitment ; wps:statedIn ?provision ; wps:act ?act ; wps:strength ?strength ; wps:verb ?verb ;
    wps:evidence ?evidence .
  ?provision wps:inDocument $document ; wps:position ?position .
  ?evidence oa:hasSelector ?selector .
  ?selector oa:exact ?quote ; oa:start ?start .
  OPTIONAL { ?provision wps:number ?number }
  OPTIONAL { ?commitment wps:due ?due }
  OPTIONAL { ?commitment wps:recurrence ?recurrence }
  OPTIONAL { ?commitment wps:condition ?condition }
}
ORDER BY ?position ?start ?commitment"""

_QUOTES = """
SELECT DISTINCT $document ?provision ?number ?position ?quote ?start
WHERE {
  ?provision wps:inDocument $document ; wps:position ?position .
  ?evidence a wps:Evidence ; wps:inProvision ?provision ; oa:hasSelector ?selector .
  ?selector oa:exact ?quote ; oa:start ?start .
  OPTIONAL { ?provision wps:number ?number }
}
ORDER BY ?position ?start ?quote"""


def read_texts(old: SourceText, new: SourceText) -> tuple[Store, Version, Version]:
    """Both texts as versions, and the store of what they say. A name means one thing in both, so that they compare."""
    if old.stem == new.stem:
        old, new = replace(old, file=f"{old.stem}-older.txt"), replace(new, file=f"{new.stem}-newer.txt")
    corpus, mint = extract_corpus([old, new]), Mint()
    quads = emit(corpus, mint)
    store = Store()
    store.extend(quads)
    store.extend(Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()) for quad in quads)
    by_file = {document.source.file: document for document in corpus.documents}
    older, newer = (_version_of_text(store, by_file[source.file], mint) for source in (old, new))
    return store, older, newer


def read_document(store: Store, document: NamedNode) -> Version:
    """A document of a built graph as a version; its provisions are the passages that the graph quotes from them."""
    quotes: dict[str, list[str]] = {}
    found: dict[str, VersionProvision] = {}
    for said in _rows(store, _QUOTES, document):
        quotes.setdefault(said["provision"], []).append(said["quote"])
        found.setdefault(said["provision"], _provision(said, document, ""))
    provisions = {key: replace(found[key], text=" ".join(quotes[key])) for key in found}
    return _version(store, document, provisions)


def _version_of_text(store: Store, document: DocumentExtract, mint: Mint) -> Version:
    provisions: dict[str, VersionProvision] = {}
    for one in document.provisions:
        if one.is_content and one.role not in _WITHOUT_CLAUSES:
            address = mint.provision(document.context.key, one.key).value
            words = one.reading.text[one.body :]
            provisions[address] = VersionProvision(address, one.number or one.key, one.position, words)
    return _version(store, mint.thing(document.context.key), provisions)


def _version(store: Store, document: NamedNode, provisions: Mapping[str, VersionProvision]) -> Version:
    commitments: dict[str, VersionCommitment] = {}
    for said in _rows(store, _COMMITMENTS, document):
        place = provisions.get(said["provision"]) or _provision(said, document, said["quote"])
        commitments.setdefault(said["commitment"], _commitment(store, said, place))
    title = next(iter(sorted(_texts(store, document, rdfs("label")))), local_name(document))
    return Version(document.value, title, tuple(provisions.values()), tuple(commitments.values()))


def _provision(said: Mapping[str, str], document: NamedNode, text: str) -> VersionProvision:
    address = said["provision"]
    number = said["number"] or address.removeprefix(document.value).strip("/")
    return VersionProvision(address, number, int(said["position"]), text)


def _commitment(store: Store, said: Mapping[str, str], place: VersionProvision) -> VersionCommitment:
    node = NamedNode(said["commitment"])
    return VersionCommitment(
        node.value, said["evidence"], place, int(said["start"]), said["quote"],
        local_name(NamedNode(said["act"])), local_name(NamedNode(said["strength"])), said["verb"],
        _actors(store, node, "bearer"), _actors(store, node, "addressee"),
        tuple(sorted(_labels(store, node))), said["condition"], said["recurrence"], said["due"],
    )  # fmt: skip


def _labels(store: Store, commitment: NamedNode) -> Iterator[str]:
    for concept in _things(store, commitment, "qualifier"):
        yield next(iter(sorted(_texts(store, concept, skos("prefLabel")))), local_name(concept)).lower()


def _actors(store: Store, commitment: NamedNode, role: str) -> Actors:
    """Those named in a role: things where the names are known, else the words themselves.

    The graph gives things and words apart, so words count beside things only where there are more of them, and then
    those that are no name of one of the things.
    """
    things = _things(store, commitment, role)
    words = sorted(_texts(store, commitment, wps(f"{role}Text")))
    names = {thing: _names(store, thing) for thing in things}
    known = {_bare(name) for all_names in names.values() for name in all_names}
    others = [text for text in words if _bare(text) not in known] if len(words) > len(things) else []
    labels = [next(iter(sorted(_texts(store, thing, rdfs("label")))), local_name(thing)) for thing in things]
    return Actors(frozenset({*(t.value for t in things), *map(_bare, others)}), tuple(sorted({*labels, *others})))


def _names(store: Store, thing: NamedNode) -> set[str]:
    return _texts(store, thing, rdfs("label")) | _texts(store, thing, skos("altLabel"))


def _bare(name: str) -> str:
    """The words of a name without articles and the like, in small letters."""
    return " ".join(word for word in words_of(name) if word not in _DETERMINERS)


def _things(store: Store, subject: NamedNode, role: str) -> list[NamedNode]:
    quads = store.quads_for_pattern(subject, wps(role), None, DefaultGraph())
    return sorted({quad.object for quad in quads if isinstance(quad.object, NamedNode)}, key=lambda node: node.value)


def _texts(store: Store, subject: NamedNode, predicate: NamedNode) -> set[str]:
    quads = store.quads_for_pattern(subject, predicate, None, DefaultGraph())
    return {quad.object.value for quad in quads if isinstance(quad.object, Literal)}


def _rows(store: Store, text: str, document: NamedNode) -> Iterator[dict[str, str]]:
    """The rows of a query about a document, an unbound value as empty text."""
    solutions = store.query(text, prefixes=dict(PREFIXES), substitutions={ox.Variable("document"): document})
    assert isinstance(solutions, ox.QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    for row in solutions:
        yield {name: "" if row[name] is None else str(getattr(row[name], "value", row[name])) for name in names}
