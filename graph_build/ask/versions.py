"""Turns two texts, or two documents of a built graph, into versions that can be compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from pyoxigraph import NamedNode, Store

from graph_build.ask.load import unite_graphs
from graph_build.ask.lookups import OA, RDF, WPS, Role, Source, party_name, read_parties
from graph_build.ask.texts import Text, Texts
from graph_build.corpus.folders import read_sources
from graph_build.corpus.provisions import ACRONYM, DATELINE, FRONT, HEADING, YEAR
from graph_build.corpus.source import ORIGINAL, SourceText, wording_note
from graph_build.errors import InputError, UsageError
from graph_build.extract.corpus_extract import CorpusExtract, extract_corpus
from graph_build.extract.document import DocumentExtract
from graph_build.graph.emit import emit
from graph_build.graph.mint import Mint
from graph_build.graph.versions import Actors, Version, VersionCommitment, VersionProvision, party_of
from graph_build.vocabulary import local_name

_WITHOUT_CLAUSES = frozenset({HEADING, DATELINE, YEAR, ACRONYM, FRONT})


def read_files(old: Path, new: Path) -> tuple[Store, Version, Version]:
    """Two files as versions, and the store of what they say.

    Raises:
        UsageError: one is a folder.
        InputError: one cannot be read.
    """
    return read_texts(_source_of(old), _source_of(new))


def _source_of(path: Path) -> SourceText:
    if path.is_dir():
        raise UsageError("a version is one text", str(path), "a folder holds many", "name a file")
    sources = read_sources((path,))
    if sources.unreadable:
        raise InputError("cannot read", str(path), sources.unreadable[0].reason, "give another text")
    return sources.documents[0]


def read_texts(old: SourceText, new: SourceText) -> tuple[Store, Version, Version]:
    """Both texts as versions, and the store of what they say. A name means one thing in both, so that they compare."""
    if old.stem == new.stem:
        old, new = replace(old, file=f"{old.stem}-older.txt"), replace(new, file=f"{new.stem}-newer.txt")
    corpus, mint, store = extract_corpus([old, new], join_copies=False), Mint(), Store()
    store.extend(emit(corpus, mint))
    unite_graphs(store)
    return store, *versions_in(store, corpus, mint, (old, new))


def versions_in(
    store: Store, corpus: CorpusExtract, mint: Mint, texts: tuple[SourceText, SourceText]
) -> tuple[Version, Version]:
    """Two texts of a corpus as versions; the store holds what the corpus says, under the addresses of the mint."""
    by_file = {document.source.file: document for document in corpus.documents}
    told = Source(store)
    older, newer = (_version_of_text(told, by_file[text.file], mint) for text in texts)
    return older, newer


def read_version(source: Source, document: NamedNode, texts: Texts) -> tuple[Version, str]:
    """A document that the build read as a version, and why its whole text is not at hand where it is not.

    Raises:
        UsageError: the build did not read it.
    """
    if not source.values(document.value, WPS + "sourceFile"):
        raise UsageError(
            "that document was not read",
            document.value,
            "a version is a document with text",
            "take a document the build read",
        )
    text, fault = texts.of(document.value, list(source.values(document.value, WPS + "textDigest")))
    return read_document(source, document, text), "" if text is not None else fault


def read_document(source: Source, document: NamedNode, text: Text | None = None) -> Version:
    """A document of a built graph as a version, with its text where that is at hand.

    Without it the provisions are the passages that the graph quotes from them.
    """
    provisions: dict[str, VersionProvision] = {}
    if text is not None:
        for address in _in_order(source, document):
            words = " ".join(text.text[piece.start : piece.end] for piece in text.of(address))
            if words.strip():
                provisions[address] = _provision(source, document, address, words)
        return _version(source, document, provisions)
    for address in _in_order(source, document):
        evidence = [one for one in source.subjects(WPS + "inProvision", address) if _is_evidence(source, one)]
        if quotes := sorted({_quote(source, one) for one in evidence}):
            provisions[address] = _provision(source, document, address, " ".join(words for _, words in quotes))
    return replace(_version(source, document, provisions), whole=False)


def _in_order(source: Source, document: NamedNode) -> list[str]:
    """The provisions of a document as they follow each other."""
    found = source.subjects(WPS + "inDocument", document.value)
    return sorted(found, key=lambda one: (_number(source, one, WPS + "position"), one))


def _is_evidence(source: Source, node: str) -> bool:
    return WPS + "Evidence" in source.values(node, RDF + "type")


def _quote(source: Source, evidence: str) -> tuple[int, str]:
    """Where a quote starts, and its words."""
    selector = source.value(evidence, OA + "hasSelector")
    return _number(source, selector, OA + "start"), source.value(selector, OA + "exact")


def _number(source: Source, node: str, predicate: str) -> int:
    return int(source.value(node, predicate) or 0)


def _version_of_text(source: Source, document: DocumentExtract, mint: Mint) -> Version:
    provisions: dict[str, VersionProvision] = {}
    for one in document.provisions:
        if one.is_content and one.role not in _WITHOUT_CLAUSES:
            address = mint.provision(document.context.key, one.key).value
            words = one.reading.text[one.body :]
            provisions[address] = VersionProvision(address, one.number or one.key, one.position, words)
    return _version(source, mint.thing(document.context.key), provisions)


def _version(source: Source, document: NamedNode, provisions: Mapping[str, VersionProvision]) -> Version:
    commitments: list[VersionCommitment] = []
    for address in _in_order(source, document):
        stated = (one for one in source.subjects(WPS + "statedIn", address) if source.values(one, WPS + "evidence"))
        found = [_commitment(source, document, node, address) for node in stated]
        commitments += sorted(found, key=lambda one: (one.start, one.address))
    placed = (replace(one, provision=provisions.get(one.provision.address, one.provision)) for one in commitments)
    return Version(document.value, source.name(document.value), tuple(provisions.values()), tuple(placed))


def _provision(source: Source, document: NamedNode, address: str, text: str) -> VersionProvision:
    number = source.value(address, WPS + "number") or address.removeprefix(document.value).strip("/")
    return VersionProvision(address, number, _number(source, address, WPS + "position"), text)


def _commitment(source: Source, document: NamedNode, node: str, place: str) -> VersionCommitment:
    said = partial(source.value, node)
    (start, words), evidence = min((_quote(source, one), one) for one in source.values(node, WPS + "evidence"))
    return VersionCommitment(
        node, evidence, _provision(source, document, place, words), start, words,
        local_name(NamedNode(said(WPS + "act"))), local_name(NamedNode(said(WPS + "strength"))), said(WPS + "verb"),
        _actors(source, node, "bearer"), _actors(source, node, "addressee"),
        tuple(sorted(source.name(one).lower() for one in source.values(node, WPS + "qualifier"))),
        said(WPS + "condition"), said(WPS + "recurrence"), said(WPS + "due"),
        tuple(sorted(source.name(one) for one in source.values(node, WPS + "theme"))),
        wording_note(source.value(evidence, WPS + "wording")) or ORIGINAL,
    )  # fmt: skip


def _actors(source: Source, commitment: str, role: Role) -> Actors:
    """Those named in a role: a party by the name of the thing where the words name a known one, else by the words."""
    parties = read_parties(source, commitment, role)
    words = {(party_of(name), party.words) for party in parties if (name := party_name(source, party))}
    names = sorted({party_name(source, party) for party in parties})
    return Actors(frozenset(one for one, _ in words), tuple(names), tuple(sorted(words)))
