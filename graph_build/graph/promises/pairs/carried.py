"""Turns what becomes of the promises of a corpus into bytes, and into the same again beside the same corpus.

A copy of the build looks for it while the build itself writes statements down: it takes as long, and a third of the
memory of both. Documents, provisions and clauses are told by their places, for whoever reads the bytes has them.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, Final

from graph_build.corpus.provisions import Provision
from graph_build.extract.corpus_extract import CorpusExtract
from graph_build.extract.document import DocumentExtract
from graph_build.extract.records import CommitmentClause
from graph_build.graph.promises.descent import Descent
from graph_build.graph.promises.followup import FollowUp
from graph_build.graph.promises.likeness import Likeness, Part, Side
from graph_build.graph.promises.matter import forget_documents
from graph_build.graph.promises.pairs.answered import descents
from graph_build.graph.promises.pairs.faces import faces_of
from graph_build.graph.promises.pairs.told import followups
from graph_build.graph.promises.promised import Promised
from graph_build.graph.promises.reports import Predicate, Report
from graph_build.graph.promises.sides import Promise
from graph_build.graph.promises.tellings import Telling
from graph_build.units import Before

_RECORDS: Final = (Descent, FollowUp, Likeness, Part, Predicate, Promise, Report, Side, Telling)
_Made = tuple[Callable[..., Any], tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Carried:
    """What reports the promises of a corpus, and what they answer."""

    followups: list[FollowUp]
    descents: list[Descent]

    @classmethod
    def read(cls, raw: bytes, corpus: CorpusExtract) -> Carried:
        """What :func:`carried` told of the same corpus."""
        return cls(*_Reader(raw, corpus).load())


def carried(corpus: CorpusExtract, before: Before, whole: bool = True) -> bytes:
    """What reports the promises of a corpus and what they answer, as bytes; see :class:`Carried`.

    Unless it is wanted ``whole``, that by which promises and reports were compared is left out but for who acts: nobody
    compares them again.
    """
    promised = Promised.of(corpus, before.kept)
    faces = faces_of(promised)
    found = (followups(promised, faces, before), descents(promised, faces, before))
    forget_documents()  # they are held by what is remembered of them
    into = io.BytesIO()
    _Writer(into, corpus, whole).dump(found)
    return into.getvalue()


class _Writer(pickle.Pickler):
    """Writes records by the values of their fields, and what the corpus has by its place."""

    def __init__(self, into: io.BytesIO, corpus: CorpusExtract, whole: bool) -> None:
        super().__init__(into, protocol=5)
        self._places: dict[int, tuple[str, str, int]] = {}
        for document in corpus.documents:
            key = document.context.key
            for kind in ("provisions", "commitments"):
                self._places.update((id(one), (key, kind, at)) for at, one in enumerate(getattr(document, kind)))
        self.dispatch_table = {record: _by_fields(record) for record in _RECORDS}
        self.dispatch_table[DocumentExtract] = lambda document: (document_of, (document.context.key,))
        self.dispatch_table |= dict.fromkeys((Provision, CommitmentClause), self._by_place)
        if not whole:
            self.dispatch_table[Side] = _who_acts

    def _by_place(self, one: Provision | CommitmentClause) -> _Made:
        return piece_of, self._places[id(one)]


def _by_fields(record: type) -> Callable[[Any], _Made]:
    values: Callable[[Any], Any] = attrgetter(*(one.name for one in fields(record)))
    if len(fields(record)) == 1:
        return lambda one: (record, (values(one),))
    return lambda one: (record, values(one))


def _who_acts(side: Side) -> _Made:
    none = frozenset[str]()
    return Side, ({}, {}, none, none, none, side.actors)


class _Reader(pickle.Unpickler):
    """Reads such records beside the corpus that they are of."""

    def __init__(self, raw: bytes, corpus: CorpusExtract) -> None:
        super().__init__(io.BytesIO(raw))
        self._documents = {document.context.key: document for document in corpus.documents}

    def find_class(self, module: str, name: str) -> Any:
        """The class of that name, or what finds a document or a piece of one."""
        match name:
            case document_of.__name__:
                return self._documents.__getitem__
            case piece_of.__name__:
                return lambda key, kind, at: getattr(self._documents[key], kind)[at]
        return super().find_class(module, name)


def document_of(key: str) -> DocumentExtract:
    """Stands for a document of the corpus beside which it is read."""
    raise LookupError(key)


def piece_of(key: str, kind: str, at: int) -> Provision | CommitmentClause:
    """Stands for a provision or a clause of such a document."""
    raise LookupError(key, kind, at)
