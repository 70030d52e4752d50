"""Turn the dates that are said of a document into the one by which it is dated everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from graph_build.extract.dates import bounds

HOW: Final = {"adoptedOn": "adopted", "publishedOn": "published", "issued": "issued"}
"""The relations that date a document, the first that is said counts; the catalogue's day comes last."""


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """A date as it is written, which one it is, and the first and the last day that it allows."""

    text: str
    how: str
    first: str
    last: str


def document_date(said: Iterable[tuple[str, str]]) -> DocumentDate | None:
    """The date of a document out of pairs of relation and date; none where no readable one is said.

    The day of adoption, else of publication, else the one of the catalogue. Of several the most exact one, then the
    earliest: that sources disagree is told in the details.

    >>> document_date([("issued", "2025"), ("adoptedOn", "2024"), ("adoptedOn", "2024-07"), ("publishedOn", "2023")])
    DocumentDate(text='2024-07', how='adopted', first='2024-07-01', last='2024-07-31')
    """
    pairs = list(said)
    found = [
        (rank, _days(days), days, text, how)
        for rank, (relation, how) in enumerate(HOW.items())
        for name, text in pairs
        if name == relation and (days := bounds(text))
    ]
    if not found:
        return None
    _, _, (first, last), text, how = min(found)
    return DocumentDate(text, how, first, last)


def _days(days: tuple[str, str]) -> int:
    """How many days a date leaves open."""
    try:
        first, last = map(date.fromisoformat, days)
    except ValueError:  # a year before the first or after the last that a calendar knows
        return date.max.toordinal()
    return (last - first).days
