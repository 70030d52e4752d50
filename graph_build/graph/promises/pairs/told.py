"""Turns promises and reports into follow-ups, those of two documents that were compared before as they were found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from graph_build.graph.promises.followup import FollowUp, find_followups
from graph_build.graph.promises.pairs.rows import likeness_of, row_of
from graph_build.graph.promises.promised import Promised
from graph_build.units import Before

_STAGE: Final = "follow-ups"
_Rows = dict[str, dict[str, list[list[Any]]]]
"""By the face of who promises and the face of who tells: places of promise and report, and what was found."""


def followups(promised: Promised, faces: Mapping[str, str], before: Before) -> list[FollowUp]:
    """As :func:`find_followups`; a document with a new face is compared with all, the others only with such."""
    met, rows = _noted(before)
    new = {key for key, face in faces.items() if face not in met}
    found = [
        *_as_noted(promised, faces, rows, new),
        *find_followups(promised, of=new),
        *find_followups(promised, of=faces.keys() - new, told_by=new),
    ]
    order = {key: place for place, key in enumerate(faces)}
    at = _places(promised)
    found.sort(
        key=lambda one: (
            order[one.promise.document.context.key], one.promise.index,
            order[one.telling.document.context.key], at[id(one.telling)],
        )
    )  # fmt: skip
    before.take(_STAGE, _note(found, faces, at))
    return found


def _places(promised: Promised) -> dict[int, int]:
    """The place of each telling among those of its document."""
    return {id(one): place for told in promised.tellings.values() for place, one in enumerate(told)}


def _noted(before: Before) -> tuple[set[str], _Rows]:
    match before.note(_STAGE):
        case {"faces": list(faces), "rows": dict(rows)}:
            return set(faces), rows
    return set(), {}


def _note(found: list[FollowUp], faces: Mapping[str, str], at: Mapping[int, int]) -> dict[str, Any]:
    rows: _Rows = defaultdict(lambda: defaultdict(list))
    for one in found:
        promising, telling = (faces[document.context.key] for document in (one.promise.document, one.telling.document))
        row = [one.promise.index, at[id(one.telling)], one.status, one.order, row_of(one.likeness)]
        rows[promising][telling].append(row)
    return {"faces": sorted(faces.values()), "rows": {face: dict(of) for face, of in rows.items()}}


def _as_noted(promised: Promised, faces: Mapping[str, str], rows: _Rows, new: set[str]) -> Iterator[FollowUp]:
    """What was found of the pairs of which neither is new."""
    of_face = {face: key for key, face in faces.items() if key not in new}
    for promising in faces.keys() - new:
        promises = {promise.index: promise for promise in promised.by_document[promising]}
        for face, found in rows.get(faces[promising], {}).items():
            if face in of_face:
                tellings = promised.tellings[of_face[face]]
                for index, place, status, order, likeness in found:
                    yield FollowUp(promises[index], tellings[place], status, order, likeness_of(likeness))
