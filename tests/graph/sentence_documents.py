"""Turns sentences into documents and small corpora as read, with dates and publishers, each sentence once."""

import hashlib
from functools import cache
from typing import Final

import pyoxigraph as ox

from graph_build.ask.load import unite_graphs
from graph_build.corpus.source import Metadata, SourceText
from graph_build.extract.corpus_extract import CorpusExtract, extract_corpus
from graph_build.extract.document import DocumentExtract, extract_document
from graph_build.graph.emit import emit
from graph_build.graph.mint import Mint

# Sentences that a resolution speaks; all others are read as a policy's.
OPERATIVE: Final = ("Requests", "Encourages", "Decides", "Urges", "Calls")
TITLE: Final = "Security Council resolution 9001 (2015)"


def source(
    stem: str,
    text: str,
    published: str | None = None,
    kind: str = "policy",
    publisher: str | None = "Example House",
    title: str | None = None,
) -> SourceText:
    """A document as a catalogue would describe it."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return SourceText(f"{stem}.txt", text, digest, Metadata(title or stem, publisher, published, kind))


def plain(term: object) -> str:
    """The text of an RDF term: its address or its words."""
    return str(getattr(term, "value", term))


@cache
def corpus(*sources: SourceText) -> CorpusExtract:
    """What the documents say; nobody changes it."""
    return extract_corpus(list(sources))


@cache
def stated(*sources: SourceText) -> tuple[ox.Store, CorpusExtract, Mint]:
    """What the documents say in a store, under the addresses of the mint; nobody changes it."""
    read, mint, store = extract_corpus(list(sources), join_copies=False), Mint(), ox.Store()
    store.extend(emit(read, mint))
    unite_graphs(store)
    return store, read, mint


@cache
def promising(sentence: str) -> DocumentExtract:
    """A document of 2020 that promises."""
    operative = sentence.startswith(OPERATIVE)
    house, kind = ("United Nations", "resolution") if operative else ("Example House", "policy")
    return extract_document(source("promise", f"1. {sentence}\n", "2020-06-01", kind, house))


@cache
def telling(sentence: str) -> DocumentExtract:
    """A document of 2024 that tells what became of a promise."""
    return extract_document(source("report", f"{sentence}\n", "2024-06-01", "news"))


@cache
def resolution(paragraph: str) -> DocumentExtract:
    """A resolution of 2015 with one operative paragraph."""
    text = f"{TITLE}\n\n1. {paragraph}\n"
    return extract_document(source("resolution", text, "2015-01-01", "resolution", "United Nations", TITLE))


@cache
def policy(sentence: str) -> DocumentExtract:
    """A policy of 2020 with one paragraph."""
    return extract_document(source("policy", f"1. {sentence}\n", "2020-06-01"))
