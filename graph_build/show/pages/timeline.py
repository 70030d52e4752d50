"""Turn the dates around a thing into a timeline in order, each date as precise as its source and no more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

from graph_build.ask.lookups import (
    DCTERMS,
    WPS,
    Said,
    Source,
    clean,
    holdings_around,
    predicate_label,
    read_holding,
    text_of,
)
from graph_build.extract.dates import bounds
from graph_build.show.links import Links
from graph_build.show.pages.names import name_of
from graph_build.show.pages.scene import Moment, Strip
from graph_build.vocabulary import DATE_RELATIONS, GRAPHS

MOST_MOMENTS: Final = 100
"""Dates of one timeline; the commitments and neighbours of a hub have more."""
_BARS: Final = 3
_THINNEST: Final = 4
# Neighbours whose own dates belong to the story of a thing.
_FORWARD = ("adoptedAt", "participatedIn", "organizedBy", "hosts", "spokeAt", "updates", "implements")
_BACKWARD = ("adoptedBy", "adoptedAt", "organizedBy", "occursAt", "updates", "implements")
_DATED = (*(WPS + name for name in DATE_RELATIONS), DCTERMS + "issued")
_HAPPENED = {
    WPS + "establishedOn": "established", WPS + "appointedOn": "appointed", WPS + "adoptedOn": "adopted",
    WPS + "publishedOn": "published", WPS + "occursOn": "takes place", DCTERMS + "issued": "published",
}  # fmt: skip
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def read_moments(source: Source, links: Links, address: str) -> list[Moment]:
    """The dates of the thing, of its posts, its events and documents, and of what it is to do, earliest first."""
    if address.startswith("_:"):
        return []
    found = {
        *_own(source, address), *_neighbours(source, address), *_holdings(source, address), *_due(source, address),
        *_stated(source, address),
    }  # fmt: skip
    ranked = sorted(found, key=_Dated.place)
    if len(ranked) > MOST_MOMENTS:  # what is not shown needs no name
        last = ranked[MOST_MOMENTS - 1].place()
        ranked = [dated for dated in ranked if dated.place() <= last]
    named = {dated.moment(source, links) for dated in ranked}
    return sorted(named, key=lambda m: (m.earliest or "9999", m.latest, m.edtf, m.label, m.ref.name))[:MOST_MOMENTS]


def strip_of(moments: Iterable[Moment]) -> Strip | None:
    """The dates as bars along a line; none where fewer than three stretches of time are known."""
    known = sorted({(m.earliest, m.latest) for m in moments if m.earliest})
    if len(known) < _BARS:
        return None
    spans = [(date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal() + 1) for first, last in known]
    start, end = spans[0][0], max(last for _, last in spans)
    scale = 1000 / (end - start)
    bars = [(int((first - start) * scale), max(_THINNEST, int((last - first) * scale))) for first, last in spans]
    fitting = tuple((min(left, 1000 - width), width) for left, width in bars)
    return Strip(fitting, known[0][0][:4], max(last for _, last in known)[:4])


def date_words(edtf: str) -> str:
    """An EDTF date as people write it; anything else stays as it is.

    >>> date_words("2024-03-08"), date_words("2022-01/.."), date_words("2021~")
    ('8 March 2024', 'from January 2022', '2021~')
    """
    start, slash, end = edtf.partition("/")
    if not slash:
        return _one(edtf)
    if end in {"..", ""} or start in {"..", ""}:
        return f"from {_one(start)}" if end in {"..", ""} else f"until {_one(end)}"
    return f"{_one(start)} to {_one(end)}"


def _one(edtf: str) -> str:
    match = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", edtf)
    if not match or not 1 <= int(match[2]) <= 12:
        return edtf
    day = f"{int(match[3])} " if match[3] else ""
    return f"{day}{_MONTHS[int(match[2]) - 1]} {match[1]}"


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date with what it is of and its bounds; without them where the text is no EDTF or open at an end."""

    edtf: str
    label: str
    address: str
    earliest: str
    latest: str

    @classmethod
    def of(cls, edtf: str, label: str, address: str) -> _Dated:
        edtf = clean(edtf)
        return cls(edtf, label, address, *_bounds(edtf))

    def place(self) -> tuple[str, str, str, str]:
        """What puts it before or after another one."""
        return (self.earliest or "9999", self.latest, self.edtf, self.label)

    def moment(self, source: Source, links: Links) -> Moment:
        """As a page shows it, with the name of what it is of."""
        ref = links.ref(name_of(source, self.address), self.address)
        return Moment(self.edtf, date_words(self.edtf), self.earliest, self.latest, self.label, ref)


def _bounds(edtf: str) -> tuple[str, str]:
    """The first and last day; of an interval that is open, those of its known end; empty where the text is no EDTF."""
    return bounds(edtf) or bounds(edtf.removesuffix("/..")) or bounds(edtf.removeprefix("../")) or ("", "")


def _own(source: Source, address: str) -> Iterator[_Dated]:
    for predicate in _DATED:
        for edtf in source.values(address, predicate):
            yield _Dated.of(edtf, _HAPPENED.get(predicate, predicate_label(source, predicate)), address)


def _neighbours(source: Source, address: str) -> Iterator[_Dated]:
    near = {row.value for name in _FORWARD for row in _few(source.said(address, WPS + name, None, MOST_MOMENTS))}
    near |= {one for name in _BACKWARD for one in source.some_subjects(WPS + name, address, MOST_MOMENTS)}
    for other in sorted(near - {address})[:MOST_MOMENTS]:
        yield from _own(source, other)


def _few(rows: Iterable[Said]) -> Iterator[Said]:
    return (row for row in rows if row.is_address and not row.value.startswith("_:"))


def _holdings(source: Source, address: str) -> Iterator[_Dated]:
    for holding in (*holdings_around(source, address, MOST_MOMENTS), read_holding(source, address)):
        other = holding.post if holding.holder == address else holding.holder
        dates = (
            ("holds the post from", holding.start), ("holds it until", holding.end),
            (holding.seen_how.replace("named as such", "last named in it", 1), holding.last_seen),
        )  # fmt: skip
        for label, edtf in dates:
            if edtf:
                yield _Dated.of(edtf, label, other or holding.address)


def _due(source: Source, address: str) -> Iterator[_Dated]:
    parts = (
        ("bearer", "due from it"), ("addressee", "asked of it by then"), ("beneficiary", "due for it"),
        ("statedInDocument", "due by its words"),
    )  # fmt: skip
    for name, label in parts:
        for commitment in source.some_subjects(WPS + name, address, 5 * MOST_MOMENTS):
            for edtf in source.values(commitment, WPS + "due"):
                yield _Dated.of(edtf, label, commitment)
    for edtf in source.values(address, WPS + "due"):
        yield _Dated.of(edtf, "due", address)


def _stated(source: Source, address: str) -> Iterator[_Dated]:
    """The dates that a document gives for other things: those in its named graph."""
    key = address.removeprefix(source.base)
    if key == address or not source.values(address, WPS + "sourceFile"):
        return
    for predicate in _DATED:
        for quad in islice(source.quads(predicate, graph=GRAPHS + key), MOST_MOMENTS):
            if text_of(quad.subject) != address:
                label = _HAPPENED.get(predicate, predicate_label(source, predicate))
                yield _Dated.of(text_of(quad.object), label, text_of(quad.subject))
