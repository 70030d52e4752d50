"""Turn a graph and its index of names into the pages that lead to things: the start page, lists by kind, a search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from graph_build.ask.lookups import DCTERMS, LONGEST, WPS, NameIndex, Source, clean, predicate_label, read_counts
from graph_build.extract.dates import bounds
from graph_build.show.links import Links, Ref
from graph_build.show.pages.names import name_of
from graph_build.show.pages.page import fill
from graph_build.show.pages.shelves import READ, SHELVES, Shelves

ROWS: Final = 50
"""Rows of a list on one page."""
_NEWEST: Final = 10
_WEIGHED: Final = 2_000
"""Documents whose dates are looked at for the newest."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list: a thing and what is said beside its name."""

    ref: Ref
    notes: tuple[str, ...] = ()


def render_index(source: Source, shelves: Shelves, links: Links, corpus: str = "") -> str:
    """The page of all lists: what the graph of a corpus holds, in words and counts, the newest documents, and where to
    go on."""
    counts = [(SHELVES[key], f"/browse/{key}", len(found)) for key, found in shelves.held.items()]
    read = shelves.held.get(READ, ())
    return fill(
        "index.html",
        tab="browse",
        title=f"A graph of {corpus or 'Women, Peace and Security'}",
        counts=counts,
        read=len(read),
        counted=read_counts(source),
        newest=_newest(source, shelves.names, links, read),
        contradictions=[
            Row(links.ref(name_of(source, one), one)) for one in shelves.held.get("contradiction", ())[:_NEWEST]
        ],
    )


def render_browse(source: Source, shelves: Shelves, kind: str, links: Links, page: int = 1) -> str | None:
    """One page of the list of a kind; none for a kind that the graph has nothing of, or a page past the last."""
    shelf = shelves.held.get(kind, ())
    if not shelf or not 1 <= page <= _pages(len(shelf)):
        return None
    rows = [_row(source, shelves.names, links, address) for address in shelf[(page - 1) * ROWS : page * ROWS]]
    return fill(
        "list.html", tab="browse", title=SHELVES[kind], rows=rows, total=len(shelf),
        first=(page - 1) * ROWS + 1, page=page,
        has_next=page * ROWS < len(shelf), query="?", question="",
    )  # fmt: skip


def render_search(source: Source, names: NameIndex, words: str, links: Links, page: int = 1) -> str | None:
    """The things whose names hold the words; none for a page past the last. No words give the form alone."""
    question = clean(words)[:LONGEST]
    asked = question if names.find(question) else names.corrected(question)
    hits = names.find(asked)
    if not 1 <= page <= _pages(len(hits)):
        return None
    rows = [
        _row(source, names, links, hit.address, f"also called {hit.also_called}" if hit.also_called else "")
        for hit in hits[(page - 1) * ROWS : page * ROWS]
    ]
    return fill(
        "list.html", title=f"Search: {question}" if question else "Search", rows=rows, total=len(hits),
        first=(page - 1) * ROWS + 1, page=page, has_next=page * ROWS < len(hits),
        query=f"?q={quote(question, safe='')}&", question=question, words=question,
        corrected=asked if asked != question and hits else "",
    )  # fmt: skip


def _pages(total: int) -> int:
    return max(1, -(-total // ROWS))


def _row(source: Source, names: NameIndex, links: Links, address: str, note: str = "") -> Row:
    name = names.name(address) or name_of(source, address)
    kind = names.kind(address)
    kinds = (predicate_label(source, WPS + kind),) if kind else ()
    return Row(links.ref(name, address), (*kinds, *([note] if note else ())))


def _newest(source: Source, names: NameIndex, links: Links, read: tuple[str, ...]) -> list[Row]:
    """The documents read with the latest dates, newest first; those without a date come last."""
    dated = [(clean(source.value(one, DCTERMS + "issued")), one) for one in read[:_WEIGHED]]
    ordered = sorted(dated, key=lambda pair: (_day(pair[0]), pair[1]), reverse=True)
    return [Row(links.ref(names.name(one), one), (edtf,) if edtf else ()) for edtf, one in ordered[:_NEWEST]]


def _day(edtf: str) -> str:
    """The last day that a date allows, in an order that text has too; empty where it has none."""
    found = bounds(edtf)
    return found[1] if found else ""
