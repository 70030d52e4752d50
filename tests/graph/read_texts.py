"""Turns texts written in a test into what extraction reads in them, as a build does."""

import hashlib
from collections.abc import Mapping

from graph_build.corpus.source import Metadata, SourceText
from graph_build.extract.corpus_extract import CorpusExtract, extract_corpus


def source(name: str, text: str, **meta: str) -> SourceText:
    """A text as if it had been read from a file."""
    return SourceText(f"{name}.txt", text, hashlib.sha256(text.encode()).hexdigest(), Metadata(**meta))


def read(texts: Mapping[str, str], meta: Mapping[str, Mapping[str, str]] | None = None) -> CorpusExtract:
    """What extraction reads in texts by their names; ``meta`` holds fields of their catalogue."""
    return extract_corpus([source(name, text, **(meta or {}).get(name, {})) for name, text in texts.items()])
