"""Turns a graph into its documents by year: read here, only named in what was read, or plans that a table lists."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from graph_build.ask.lookups import DCTERMS, RDF, WPS, Source, depth_of, kind_of, text_of
from graph_build.corpus.source import TABLE_OF_PLANS
from graph_build.show.document_date import DocumentDate, document_date
from graph_build.vocabulary import GRAPHS

_DATING: Final = {"adoptedOn": WPS + "adoptedOn", "publishedOn": WPS + "publishedOn", "issued": DCTERMS + "issued"}
_MOST_YEARS: Final = 10
"""Years that one date may leave open, as that of a decade does; one that leaves more open counts in its first."""


@dataclass(frozen=True, slots=True)
class DatedDocument:
    """A document with its one date; ``known`` is `read`, `named` or, for a plan that a table alone lists, `plan`."""

    address: str
    date: DocumentDate
    known: str

    @property
    def years(self) -> tuple[str, ...]:
        """The years that its date allows."""
        first, last = int(self.date.first[:4]), int(self.date.last[:4])
        return tuple(f"{year:04}" for year in range(first, min(last, first + _MOST_YEARS - 1) + 1))


@dataclass(frozen=True, slots=True)
class PageYear:
    """How many documents of a year were read, are only named in those, or stand in a table of plans."""

    year: str
    read: int
    named: int
    plans: int


def dated_documents(source: Source) -> list[DatedDocument]:
    """Every document that has a date, in the order of addresses, each once.

    The date of one that texts name is what they and its catalogue say; what a table of plans says dates those plans
    that nothing else dates: a plan of which no day of adoption is told by the day on which it begins.
    """
    tables = {text_of(quad.subject) for quad in source.quads(WPS + "kind") if text_of(quad.object) == TABLE_OF_PLANS}
    homes = {GRAPHS + table.removeprefix(source.base) for table in tables}
    told: dict[str, list[tuple[str, str]]] = defaultdict(list)
    listed: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for name, relation in _DATING.items():
        for quad in source.stated(relation):
            rows = listed if text_of(quad.graph_name) in homes else told
            rows[text_of(quad.subject)].append((name, text_of(quad.object)))
    read = {text_of(quad.subject) for quad in source.stated(WPS + "sourceFile")}
    plans = {text_of(quad.subject) for quad in source.stated(WPS + "ofState")}
    found = []
    for address in sorted({*told, *listed, *plans}):
        date = document_date(told[address]) if address in told else None
        if date is not None and _is_document(source, address):
            found.append(DatedDocument(address, date, "read" if address in read else "named"))
        elif (
            date is None and address in plans and address not in read and (begun := _plan_date(source, address, listed))
        ):
            found.append(DatedDocument(address, begun, "plan"))
    return found


def _plan_date(source: Source, plan: str, listed: dict[str, list[tuple[str, str]]]) -> DocumentDate | None:
    if adopted := document_date(listed.get(plan, ())):
        return adopted
    begins = document_date(("issued", value) for value in source.values(plan, WPS + "periodStart"))
    return begins and replace(begins, how="begins")


def _is_document(source: Source, address: str) -> bool:
    classes = [one.rpartition("#")[2] for one in source.values(address, RDF + "type") if one.startswith(WPS)]
    return kind_of(max(classes, key=depth_of, default="")) == "document"


def documents_by_year(documents: Iterable[DatedDocument]) -> tuple[PageYear, ...]:
    """How many documents each year has, the first year first; one whose date leaves the year open is of each."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for one in documents:
        for year in one.years:
            counted[year][one.known] += 1
    return tuple(
        PageYear(year, kinds["read"], kinds["named"], kinds["plan"]) for year, kinds in sorted(counted.items())
    )
