"""Turns a thing into its part in commitments and into where texts name it: one definition for pages and network."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from graph_build.ask.lookups.parties import is_demand
from graph_build.ask.lookups.source import Source
from graph_build.ask.lookups.terms import OA, RDF, WPS, text_of

PARTS: Final = {
    "bearer": "Commitments it bears",
    "asked": "Asked of it by others, who cannot bind it",
    "addressee": "Commitments that it is asked for",
    "beneficiary": "Commitments that it benefits from",
    "theme": "Commitments that concern it",
    "statedIn": "Commitments that it states",
}
"""The parts that a thing plays in commitments, in the order in which they are shown, with their headings."""
_COMMITMENT: Final = ox.NamedNode(WPS + "Commitment")
_SPAN: Final = re.compile(r"/mention/(\d{1,12})-(\d{1,12})(?:/[^/]*)?$")


def commitments_by_part(source: Source, address: str, provisions: Iterable[str] = ()) -> dict[str, list[str]]:
    """All commitments in which a thing plays a part, by that part, sorted; a document states what ``provisions`` do.

    What another demands of it, who cannot bind it, it does not bear: that is a part of its own.
    """
    found: dict[str, set[str]] = {part: set() for part in PARTS}
    for part in ("bearer", "addressee"):
        for node in _playing(source, part, address):
            found["asked" if is_demand(source, node) else part].add(node)
    for part in ("beneficiary", "theme"):
        found[part] = _playing(source, part, address)
    for one in (address, *provisions):
        found["statedIn"] |= _playing(source, "statedIn", one)
    return {part: sorted(nodes) for part, nodes in found.items() if nodes}


def _playing(source: Source, part: str, address: str) -> set[str]:
    """A reported claim has a theme and a place too, and is no commitment."""
    found = {text_of(quad.subject) for quad in source.told(WPS + part, address)}
    return {node for node in found if source.holds(node, RDF + "type", _COMMITMENT)}


def mentions_by_document(source: Source, address: str) -> dict[str, list[str]]:
    """Every place where the texts name a thing, by document: the document that names it most comes first.

    A name inside a longer one of the same thing ("Military Committee" in "NATO Military Committee") is no second place.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for quad in source.told(WPS + "refersTo", address):
        node = text_of(quad.subject)
        found[node.rpartition("/mention/")[0] or source.value(node, OA + "hasSource")].append(node)
    once = {document: _outermost(set(nodes)) for document, nodes in found.items()}
    return dict(sorted(once.items(), key=lambda row: (-len(row[1]), row[0])))


def _outermost(nodes: Iterable[str]) -> list[str]:
    """Those that lie in no other, in the order of the text; of those without a place each is one of its own."""
    ordered = sorted((*_from_and_length(mention_span(node)), node) for node in nodes)
    kept, reached = [], 0
    for start, minus_length, node in ordered:
        end = start - minus_length
        if end > reached or not minus_length:
            kept.append(node)
            reached = max(reached, end)
    return kept


def _from_and_length(span: tuple[int, int]) -> tuple[int, int]:
    return span[0], span[0] - span[1]


def mention_span(mention: str) -> tuple[int, int]:
    """Where the name begins and ends in the text of its document, as its address tells; zero where it does not.

    >>> mention_span("https://example.org/policy/mention/1080-1084")
    (1080, 1084)
    """
    told = _SPAN.search(mention)
    return (int(told[1]), int(told[2])) if told else (0, 0)
