"""Turns a graph into its documents by year: read here, only named in what was read, or plans that a table lists."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from graph_build.ask.lookups import DCTERMS, RDF, SKOS, WPS, Source, depth_of, kind_of, mentions_by_document, text_of
from graph_build.corpus.source import TABLE_OF_PLANS
from graph_build.extract.folding import fold, without_year
from graph_build.show.document_date import DocumentDate, document_date
from graph_build.vocabulary import GRAPHS

_DATING: Final = {"adoptedOn": WPS + "adoptedOn", "publishedOn": WPS + "publishedOn", "issued": DCTERMS + "issued"}
_EDITION: Final = re.compile(r"^(?:(?:the|its|our|revised|updated|new|newest|latest|current) ){1,4}")
"""What texts put before the name of the edition that is in force."""
_MOST_HOUSE: Final = 5
"""Words of a house's name that may stand before the rest of a title."""
_MOST_YEARS: Final = 10
"""Years that one date may leave open, as that of a decade does; one that leaves more open counts in its first."""


@dataclass(frozen=True, slots=True)
class DatedDocument:
    """A document with its one date; ``known`` is `read`, `named` or, for a plan that a table alone lists, `plan`.

    ``also`` are addresses under which texts name it again, as "the revised policy" of its year: it counts once.
    """

    address: str
    date: DocumentDate
    known: str
    also: tuple[str, ...] = ()

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
    return _each_once(source, found)


def _each_once(source: Source, found: list[DatedDocument]) -> list[DatedDocument]:
    """The same without those that are only named and that their name, kind and date show to be one that was read.

    A text of a house leaves the name of the house out: "the revised policy on …" is the house's own of that year.
    """
    endings = _endings(source, [one for one in found if one.known == "read"])
    also: dict[str, list[str]] = defaultdict(list)
    again: set[str] = set()
    for one in found:
        if one.known == "named" and len(same := _same_as(source, one, endings)) == 1:
            also[same.pop()].append(one.address)
            again.add(one.address)
    return [replace(one, also=tuple(also[one.address])) for one in found if one.address not in again]


Endings = dict[str, list[tuple[str, DatedDocument]]]


def _endings(source: Source, read: list[DatedDocument]) -> Endings:
    """Each folded name of those that were read without a few of its first words, with the words that were left out."""
    found: Endings = defaultdict(list)
    for one in read:
        for name in {fold(without_year(name)) for name in _names(source, one.address)}:
            words = name.split()
            for at in range(min(_MOST_HOUSE + 1, len(words) - 1)):
                found[" ".join(words[at:])].append((" ".join(words[:at]), one))
    return found


def _same_as(source: Source, named: DatedDocument, endings: Endings) -> set[str]:
    bare = {_EDITION.sub("", fold(name)) for name in _names(source, named.address)}
    near = [(house, read) for name in bare for house, read in endings.get(name, ()) if _meets(named.date, read.date)]
    kind = _class_of(source, named.address) if near else ""
    near = [(house, read) for house, read in near if _class_of(source, read.address) == kind]
    houses = {fold(name) for name in _publishers(source, named.address)} if near else set()

    def is_of_house(house: str, read: DatedDocument) -> bool:
        own = [house] if house else map(fold, source.values(read.address, DCTERMS + "publisher"))
        return any(name in houses for name in own)

    return {read.address for house, read in near if is_of_house(house, read)}


def _meets(named: DocumentDate, read: DocumentDate) -> bool:
    return named.first <= read.first and read.last <= named.last


def _publishers(source: Source, named: str) -> set[str]:
    """Whose texts name a document."""
    naming = mentions_by_document(source, named)
    return {name for document in naming for name in source.values(document, DCTERMS + "publisher")}


def _names(source: Source, address: str) -> list[str]:
    return [source.name(address), *source.values(address, SKOS + "altLabel")]


def _plan_date(source: Source, plan: str, listed: dict[str, list[tuple[str, str]]]) -> DocumentDate | None:
    if adopted := document_date(listed.get(plan, ())):
        return adopted
    begins = document_date(("issued", value) for value in source.values(plan, WPS + "periodStart"))
    return begins and replace(begins, how="begins")


def _class_of(source: Source, address: str) -> str:
    classes = [one.rpartition("#")[2] for one in source.values(address, RDF + "type") if one.startswith(WPS)]
    return max(classes, key=depth_of, default="")


def _is_document(source: Source, address: str) -> bool:
    return kind_of(_class_of(source, address)) == "document"


def documents_by_year(documents: Iterable[DatedDocument]) -> tuple[PageYear, ...]:
    """How many documents each year has, the first year first; one whose date leaves the year open is of each."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for one in documents:
        for year in one.years:
            counted[year][one.known] += 1
    return tuple(
        PageYear(year, kinds["read"], kinds["named"], kinds["plan"]) for year, kinds in sorted(counted.items())
    )
