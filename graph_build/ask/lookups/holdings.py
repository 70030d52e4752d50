"""Turns role holdings of a graph into records: who holds which post, from when, until when, last seen when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph_build.ask.lookups.source import Source
from graph_build.ask.lookups.terms import DCTERMS, RDF, WPS, clean

_ISSUED = (WPS + "adoptedOn", WPS + "publishedOn", DCTERMS + "issued")
SAID = "named as such"
IN_ITEM = "named as such in an item dated"
IN_TEXT = "named as such in a text issued"


@dataclass(frozen=True, slots=True)
class Holding:
    """One time of a person on a post; a date that nobody gives is empty.

    ``seen_how`` are the words for the last date: a sentence may give it, an item of news or of a timeline be dated so,
    or the whole text be issued then, where no sentence gives a day.
    """

    address: str
    holder: str
    post: str
    start: str
    end: str
    last_seen: str
    seen_how: str = SAID

    @property
    def words(self) -> str:
        """The known dates in words; empty where there are none.

        >>> Holding("", "", "", "2020", "", "2022-03", IN_TEXT).words
        'from 2020, named as such in a text issued 2022-03'
        """
        dates = (("from", self.start), ("until", self.end), (self.seen_how, self.last_seen))
        return ", ".join(f"{word} {date}" for word, date in dates if date)


def read_holding(source: Source, address: str) -> Holding:
    """The holding of an address; all parts are empty where it is none."""
    holder, post = (source.value(address, WPS + name) for name in ("holder", "onPost"))
    start, end, seen = (clean(source.value(address, WPS + name)) for name in ("start", "end", "lastSeen"))
    return Holding(address, holder, post, start, end, seen, _seen_how(source, address, seen) if seen else SAID)


def _seen_how(source: Source, address: str, seen: str) -> str:
    """By what the last date is known: by a sentence, by the date of the text, or by the date over an item in it."""
    from graph_build.extract.dates import bounds, find_dates  # here and not above: most questions need no reading

    quotes = source.quotes(address)
    if not quotes or any(_within(said.edtf, seen) for quote in quotes for said in find_dates(quote.exact)):
        return SAID
    issued = (day for quote in quotes for day in _issued(source, quote.document))
    return IN_TEXT if any(bounds(day) == bounds(seen) for day in issued) else IN_ITEM


def _issued(source: Source, document: str) -> Iterator[str]:
    return (clean(day) for relation in _ISSUED for day in source.values(document, relation))


def _within(day: str, span: str) -> bool:
    from graph_build.extract.dates import bounds

    inner, outer = bounds(day), bounds(span)
    return inner is not None and outer is not None and outer[0] <= inner[0] and inner[1] <= outer[1]


def all_holdings(source: Source) -> list[Holding]:
    """Every holding, in the order of addresses."""
    return _read(source, source.subjects(RDF + "type", WPS + "RoleHolding"))


def holdings_between(source: Source, person: str, post: str) -> list[Holding]:
    """The times of one person on one post."""
    return [one for one in _read(source, source.subjects(WPS + "holder", person)) if one.post == post]


def holdings_around(source: Source, address: str, most: int) -> list[Holding]:
    """The holdings of a person, or on a post, of each at most so many."""
    found = {one for part in ("holder", "onPost") for one in source.some_subjects(WPS + part, address, most)}
    return _read(source, sorted(found))


def _read(source: Source, addresses: Iterable[str]) -> list[Holding]:
    return [read_holding(source, address) for address in addresses]
