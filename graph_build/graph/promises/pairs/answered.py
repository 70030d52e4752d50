"""Turns commitments into lines of descent, those to a resolution that was compared before as they were found.

What a commitment answers by what it cites rests on its document and on the resolutions that this one names. Where that
does not tell, the best few paragraphs of all resolutions are answered: what is noted of two documents is each paragraph
that is like enough, so that the best few are chosen anew.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from graph_build.corpus.provisions import Provision
from graph_build.extract.document import DocumentExtract
from graph_build.graph.promises.descent import Alike, Descent, DescentFinder, best_of
from graph_build.graph.promises.pairs.rows import likeness_of, row_of
from graph_build.graph.promises.promised import Promised
from graph_build.units import Before

_STAGE: Final = "lines of descent"


def descents(promised: Promised, faces: Mapping[str, str], before: Before) -> list[Descent]:
    """As :func:`find_descents`, in the order of the documents."""
    noted = _Noted.of(before.note(_STAGE))
    resolutions = _Resolutions(promised, faces)
    new = {key for key, face in faces.items() if face not in noted.faces}
    among_all = DescentFinder(promised)
    among_new = DescentFinder(promised, new)
    found: list[Descent] = []
    now = _Noted(set(faces.values()))
    for key in faces:
        ground = resolutions.ground(key)
        known = noted.grounded.get(ground)
        grounded, alike = (
            _made(promised, key, among_all) if known is None else resolutions.as_noted(key, known, noted.alike, new)
        )
        if known is not None:
            for promise in promised.by_document[key]:
                if promise.index in alike:
                    alike[promise.index] += among_new.alike(promise)
        for promise in promised.by_document[key]:
            rows = grounded.get(promise.index, [])
            found += rows or best_of(promise, alike.get(promise.index, ()))
        now.take(faces, key, ground, (grounded, alike))
    before.take(_STAGE, now.plain())
    return found


_Grounded = dict[int, list[Descent]]
_Open = dict[int, list[Alike]]
"""The places of commitments that likeness alone can link, and what they are like."""


def _made(promised: Promised, key: str, finder: DescentFinder) -> tuple[_Grounded, _Open]:
    grounded: _Grounded = {}
    alike: _Open = {}
    for promise in promised.by_document[key]:
        if (found := finder.grounded(promise)) is None:
            alike[promise.index] = finder.alike(promise)
        elif found:
            grounded[promise.index] = found
    return grounded, alike


@dataclass(slots=True)
class _Noted:
    """What was found before: the faces of the documents that were compared; by the ground of a document what it
    answers by what it cites, and which of its commitments are open; by two faces, which paragraphs are alike."""

    faces: set[str] = field(default_factory=set)
    grounded: dict[str, dict[str, Any]] = field(default_factory=dict)
    alike: dict[str, dict[str, list[list[Any]]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))

    @classmethod
    def of(cls, note: Any) -> _Noted:
        match note:
            case {"faces": list(faces), "grounded": dict(grounded), "alike": dict(alike)}:
                return cls(set(faces), grounded, alike)
        return cls()

    def plain(self) -> dict[str, Any]:
        """The note for the next build."""
        alike = {face: dict(rows) for face, rows in self.alike.items()}
        return {"faces": sorted(self.faces), "grounded": self.grounded, "alike": alike}

    def take(self, faces: Mapping[str, str], key: str, ground: str, found: tuple[_Grounded, _Open]) -> None:
        """Note what was found of one document."""
        grounded, alike = found
        rows = [
            [
                one.promise.index, one.document.context.key, one.provision.key,
                None if one.answered is None else one.answered.index, one.basis, one.cited_at, row_of(one.likeness),
            ]
            for several in grounded.values()
            for one in several
        ]  # fmt: skip
        self.grounded[ground] = {"rows": rows, "open": sorted(alike)}
        for index, several in alike.items():
            for likeness, clause in several:
                row = [index, clause.index, row_of(likeness)]
                self.alike[faces[key]][faces[clause.document.context.key]].append(row)


class _Resolutions:
    """The documents of a corpus by their faces, and the resolutions that each names."""

    def __init__(self, promised: Promised, faces: Mapping[str, str]) -> None:
        self._promised, self._faces = promised, faces
        self._provisions: dict[str, dict[str, Provision]] = {}
        self._of_face = {face: key for key, face in faces.items()}
        self._documents = {document.context.key: document for document in promised.corpus.documents}
        self._resolutions = {d.context.key for d in promised.corpus.first_copies if d.context.kind == "Resolution"}
        self._promises = {
            key: {promise.index: promise for promise in promises} for key, promises in promised.by_document.items()
        }

    def _provision(self, document: DocumentExtract, place: str) -> Provision:
        """The first provision of a key; those of a document are looked up once."""
        key = document.context.key
        if (found := self._provisions.get(key)) is None:
            found = self._provisions[key] = {one.key: one for one in reversed(document.provisions)}
        return found[place]

    def ground(self, key: str) -> str:
        """The digest of what decides on what a document answers by what it cites."""
        named = {mention.thing for mention in self._documents[key].mentions} & self._resolutions
        said = [self._faces[key], *(self._faces[one] for one in sorted(named))]
        return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]

    def as_noted(
        self, key: str, known: dict[str, Any], alike: Mapping[str, Mapping[str, list[list[Any]]]], new: set[str]
    ) -> tuple[_Grounded, _Open]:
        """What was found of a document and of the resolutions that are not new."""
        promises, grounded = self._promises[key], dict[int, list[Descent]]()
        for index, of, place, answered, basis, cited_at, likeness in known["rows"]:
            document = self._documents[of]
            provision = self._provision(document, place)
            clause = None if answered is None else self._promises[of][answered]
            at = None if cited_at is None else (cited_at[0], cited_at[1])
            grounded.setdefault(index, []).append(
                Descent(promises[index], document, provision, clause, basis, at, likeness_of(likeness))
            )
        still: _Open = {index: [] for index in known["open"]}
        for face, rows in alike.get(self._faces[key], {}).items():
            if (of := self._of_face.get(face)) is not None and of not in new:
                for index, answered, likeness in rows:
                    if (score := likeness_of(likeness)) is not None:
                        still[index].append((score, self._promises[of][answered]))
        return grounded, still
