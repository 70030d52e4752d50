"""Turns a corpus into its promises by document, and who belongs to whom: read once, for descent and follow-up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph_build.extract.corpus_extract import CorpusExtract
from graph_build.extract.document import DocumentExtract
from graph_build.graph.promises.actors import Kinship
from graph_build.graph.promises.sides import Promise, promises_of


@dataclass(frozen=True, slots=True)
class Promised:
    """The promises of a corpus, by the key of their document, in order."""

    corpus: CorpusExtract
    by_document: Mapping[str, tuple[Promise, ...]]
    kinship: Kinship

    @classmethod
    def of(cls, corpus: CorpusExtract) -> Promised:
        """What the documents of a corpus promise."""
        promises = {document.context.key: _promises(corpus, document) for document in corpus.documents}
        return cls(corpus, promises, Kinship.of(corpus))

    def all(self) -> Iterator[Promise]:
        """The promises of all documents, in the order of the documents."""
        for document in self.corpus.documents:
            yield from self.by_document[document.context.key]


def _promises(corpus: CorpusExtract, document: DocumentExtract) -> tuple[Promise, ...]:
    """What a document promises, without what it repeats as a copy of another."""
    repeated = corpus.repeated(document)
    return tuple(promise for promise in promises_of(document) if promise.index not in repeated)
