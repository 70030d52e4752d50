"""Turns a corpus into its promises and reports by document, and who belongs to whom: for descent and follow-up."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import astuple, dataclass
from typing import Any

from graph_build.extract.corpus_extract import CorpusExtract
from graph_build.extract.document import DocumentExtract
from graph_build.graph.promises.actors import Kinship, agents_in
from graph_build.graph.promises.likeness import Side
from graph_build.graph.promises.reports import Predicate, Report
from graph_build.graph.promises.sides import Promise, Sides, sides_in, with_sides
from graph_build.graph.promises.tellings import Telling, tellings_of
from graph_build.units import Kept, program_digest


@dataclass(frozen=True, slots=True)
class Promised:
    """The promises of a corpus, and the reports in it, by the key of their document, in order.

    ``names`` are the things of whom each document tells that they acted.
    """

    corpus: CorpusExtract
    by_document: Mapping[str, tuple[Promise, ...]]
    tellings: Mapping[str, tuple[Telling, ...]]
    kinship: Kinship
    names: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, corpus: CorpusExtract, kept: Kept | None = None) -> Promised:
        """What the documents of a corpus promise and report; what is ``kept`` of a document is not read again."""
        promises: dict[str, tuple[Promise, ...]] = {}
        tellings: dict[str, tuple[Telling, ...]] = {}
        names: dict[str, frozenset[str]] = {}
        for document in corpus.documents:
            key = document.context.key
            found, told, names[key] = _compared_in(document, corpus.identities.get(key, ""), kept or Kept())
            promises[key] = _without_repeats(corpus, document, found)
            tellings[key] = () if key in corpus.copies else tuple(told)
        return cls(corpus, promises, tellings, Kinship.of(corpus), names)

    @classmethod
    def without_promises(cls, corpus: CorpusExtract) -> Promised:
        """Who belongs to whom in a corpus, for those who have its promises already."""
        return cls(corpus, {}, {}, Kinship.of(corpus), {})

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


_Compared = tuple[list[Promise], list[Telling], frozenset[str]]


def _compared_in(document: DocumentExtract, identity: str, kept: Kept) -> _Compared:
    """The promises and the reports of a document, in order, and who is told to have acted.

    ``identity`` is the digest of all that decides on the document, empty where it is not known.
    """
    key = hashlib.sha256(f"compared by\n{program_digest()}\n{identity}".encode()).hexdigest()
    read = kept.get_plain(key) if identity else None
    with suppress(ValueError, KeyError, TypeError, IndexError, AttributeError):
        if read is not None:
            return _unpacked(document, read)
    sides, told = sides_in(document), list(tellings_of(document))
    acted = {agent for one in told for predicate in one.report.predicates for agent in agents_in(predicate.who)}
    if identity:
        kept.put_plain(key, _packed(sides, told, acted))
    return with_sides(document, sides), told, frozenset(acted)


def _packed(sides: list[Sides], told: list[Telling], acted: set[str]) -> dict[str, Any]:
    return {
        "acted": sorted(acted),
        "promises": [[_side(side), [_side(act) for act in acts]] for side, acts in sides],
        "reports": [
            [one.report.provision.key, one.report.start, one.report.end, _predicates(one.report), _side(one.side)]
            for one in told
        ],
    }


def _predicates(report: Report) -> list[tuple[Any, ...]]:
    return [astuple(predicate) for predicate in report.predicates]


def _side(side: Side) -> list[Any]:
    """A side as plain values: what has no order is sorted."""
    sets = (side.verbs, side.things, side.themes, side.actors, side.object)
    return [side.words, side.spoken, *map(sorted, sets)]


def _unpacked(document: DocumentExtract, read: dict[str, Any]) -> _Compared:
    provisions = {provision.key: provision for provision in document.provisions}
    sides = [(_as_side(side), tuple(map(_as_side, acts))) for side, acts in read["promises"]]
    told = []
    for key, start, end, predicates, side in read["reports"]:
        provision = provisions[key]
        found = tuple(Predicate(*row) for row in predicates)
        report = Report(provision, start, end, provision.reading.text[start:end], found)
        told.append(Telling(document, report, _as_side(side)))
    return with_sides(document, sides), told, frozenset(read["acted"])


def _as_side(row: list[Any]) -> Side:
    words, spoken, *sets = row
    return Side(words, spoken, *map(frozenset, sets))
