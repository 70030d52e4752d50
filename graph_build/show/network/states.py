"""Turn a graph into a map of states: a square for each, with the commitments it bears, its plans and its votes."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Final

from graph_build.ask.lookups import DCTERMS, RDF, WPS, Source, named_plans, text_of
from graph_build.vocabulary import THINGS

SIDES: Final = ("votedFor", "votedAgainst", "abstainedOn")
BLANK: Final = "..."
ELSEWHERE: Final = "Elsewhere"


@dataclass(frozen=True, slots=True)
class PageState:
    """A square of the map: ``numbers`` are commitments borne, plans named, plans read, votes.

    The graph knows none without ``id``.
    """

    code: str
    name: str
    id: str
    row: int
    column: int
    numbers: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class PageRegion:
    """A grid of the map; without columns it is a list of those that stand in no grid."""

    name: str
    columns: int
    states: tuple[PageState, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A grid of the map: its states by code, with row and column from 0 on."""

    name: str
    columns: int
    places: dict[str, tuple[int, int]]


@cache
def regions() -> tuple[Region, ...]:
    """The grids of the map, in their order on the page."""
    said = tomllib.loads(files("graph_build.show.network").joinpath("tiles.toml").read_text(encoding="utf-8"))
    return tuple(_region(one["name"], [row.split() for row in one["rows"]]) for one in said["region"])


def _region(name: str, rows: list[list[str]]) -> Region:
    places = {
        code: (row, column) for row, codes in enumerate(rows) for column, code in enumerate(codes) if code != BLANK
    }
    return Region(name, max(map(len, rows)), places)


def read_regions(source: Source, borne: Callable[[str], int]) -> tuple[PageRegion, ...]:
    """The map; empty where no state bears a commitment, has a plan or voted. ``borne`` counts what a bearer bears."""
    found = _States(source, borne)
    if not any(any(state.numbers) for state in found.by_code.values()):
        return ()
    placed = [
        PageRegion(region.name, region.columns, tuple(found.at(code, *place) for code, place in region.places.items()))
        for region in regions()
    ]
    known = {code for region in regions() for code in region.places}
    rest = [state for code, state in sorted(found.by_code.items()) if code not in known and any(state.numbers)]
    return (*placed, PageRegion(ELSEWHERE, 0, tuple(rest))) if rest else tuple(placed)


class _States:
    """The states of a graph by code; one without a code has its address as one."""

    def __init__(self, source: Source, borne: Callable[[str], int]) -> None:
        self._source = source
        (named, read), votes = _plans(source), _votes(source)
        self.by_code: dict[str, PageState] = {}
        for address in sorted({text_of(quad.subject) for quad in source.stated(RDF + "type", WPS + "State")}):
            code, name = self._code(address), source.name(address)
            numbers = (borne(address), named[address], read[address], len(votes[address]))
            state = PageState(code or name[:3].upper(), name, address.removeprefix(THINGS), 0, 0, numbers)
            self.by_code[code if code and code not in self.by_code else address] = state

    def at(self, code: str, row: int, column: int) -> PageState:
        """The state at its place; of one that the graph does not know the code alone."""
        known = self.by_code.get(code)
        if known is None:
            return PageState(code, "", "", row, column, (0, 0, 0, 0))
        return replace(known, row=row, column=column)

    def _code(self, address: str) -> str:
        codes = self._source.values(address, DCTERMS + "identifier")
        return next((code for code in codes if len(code) == len(BLANK) and code.isupper()), "")


def _plans(source: Source) -> tuple[Counter[str], Counter[str]]:
    """How many plans of each state texts and tables name, and how many of those were read themselves."""
    plans = named_plans(source)
    named = Counter(state for plan in plans for state in plan.states)
    return named, Counter(state for plan in plans if plan.was_read for state in plan.states)


def _votes(source: Source) -> dict[str, set[str]]:
    """The documents on which each state voted, or abstained."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in SIDES:
        for quad in source.told(WPS + name):
            found[text_of(quad.subject)].add(text_of(quad.object))
    return found
