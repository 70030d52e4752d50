"""Turns role holdings of a graph into records: who holds which post, from when, until when, last seen when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph_build.ask.lookups.source import Source
from graph_build.ask.lookups.terms import RDF, WPS, clean


@dataclass(frozen=True, slots=True)
class Holding:
    """One time of a person on a post; a date that nobody gives is empty."""

    address: str
    holder: str
    post: str
    start: str
    end: str
    last_seen: str

    @property
    def words(self) -> str:
        """The known dates in words; empty where there are none.

        >>> Holding("", "", "", "2020", "", "2022-03").words
        'from 2020, last seen 2022-03'
        """
        dates = (("from", self.start), ("until", self.end), ("last seen", self.last_seen))
        return ", ".join(f"{word} {date}" for word, date in dates if date)


def read_holding(source: Source, address: str) -> Holding:
    """The holding of an address; all parts are empty where it is none."""
    holder, post = (source.value(address, WPS + name) for name in ("holder", "onPost"))
    dates = (clean(source.value(address, WPS + name)) for name in ("start", "end", "lastSeen"))
    return Holding(address, holder, post, *dates)


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
