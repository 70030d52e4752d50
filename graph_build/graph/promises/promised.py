"""Turns a corpus into its promises and reports by document, and who belongs to whom: for descent and follow-up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph_build.extract.corpus_extract import CorpusExtract
from graph_build.extract.document import DocumentExtract
from graph_build.graph.promises.actors import Kinship
from graph_build.graph.promises.compared import compared_in
from graph_build.graph.promises.sides import Promise
from graph_build.graph.promises.tellings import Telling
from graph_build.units import Kept


@dataclass(frozen=True, slots=True)
class Promised:
    """The promises of a corpus, and the reports in it, by the key of their document, in order."""

    corpus: CorpusExtract
    by_document: Mapping[str, tuple[Promise, ...]]
    tellings: Mapping[str, tuple[Telling, ...]]
    kinship: Kinship

    @classmethod
    def of(cls, corpus: CorpusExtract, kept: Kept | None = None) -> Promised:
        """What the documents of a corpus promise and report; what is ``kept`` of a document is not read again."""
        promises: dict[str, tuple[Promise, ...]] = {}
        tellings: dict[str, tuple[Telling, ...]] = {}
        for document in corpus.documents:
            key = document.context.key
            found, told = compared_in(document, corpus.identities.get(key, ""), kept or Kept())
            promises[key] = _without_repeats(corpus, document, found)
            tellings[key] = () if key in corpus.copies else tuple(told)
        return cls(corpus, promises, tellings, Kinship.of(corpus))

    def all(self) -> Iterator[Promise]:
        """The promises of all documents, in the order of the documents."""
        for document in self.corpus.documents:
            yield from self.by_document[document.context.key]

    def told(self) -> Iterator[Telling]:
        """The reports of all documents; of copies of one document, those of the first."""
        for document in self.corpus.documents:
            yield from self.tellings[document.context.key]


def _without_repeats(corpus: CorpusExtract, document: DocumentExtract, promises: list[Promise]) -> tuple[Promise, ...]:
    """What a document promises, without what it repeats as a copy of another."""
    repeated = corpus.repeated(document)
    return tuple(promise for promise in promises if promise.index not in repeated)
