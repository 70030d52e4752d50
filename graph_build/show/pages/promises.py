"""Turn the commitments in which a thing plays a part into lines: the act, how strongly, by when, in which words."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

import pyoxigraph as ox

from graph_build.ask.lookups import MOST, WPS, Role, Source, is_demand, party_name, read_parties, text_of
from graph_build.graph.rhythm import rhythm_words
from graph_build.show.links import Links, Ref
from graph_build.show.pages.names import act_of, text_or_name
from graph_build.show.pages.passages import Passages, counting
from graph_build.show.pages.scene import Promise, Promises

ITEMS: Final = 25
ASKED: Final = "asked"
PARTS: Final = (
    ("bearer", "Commitments it bears"),
    (ASKED, "Asked of it by others, who cannot bind it"),
    ("addressee", "Commitments that it is asked for"),
    ("beneficiary", "Commitments that it benefits from"),
    ("theme", "Commitments that concern it"),
    ("statedIn", "Commitments that it states"),
)
_PARTIES: Final[tuple[tuple[str, Role], ...]] = (
    ("borne by", "bearer"),
    ("asked of", "addressee"),
    ("for", "beneficiary"),
)
_ASKED_PARTIES: Final[tuple[tuple[str, Role], ...]] = (("asked of", "bearer"), *_PARTIES[1:])
_DETAILS = (
    ("repeats", "recurrence"), ("condition", "condition"), ("qualifier", "qualifier"),
    ("binding force", "bindingForce"), ("theme", "theme"),
)  # fmt: skip


def read_promises(source: Source, links: Links, address: str, page: int) -> list[Promises]:
    """The commitments by the part that the thing plays in them, those of this page alone."""
    if address.startswith("_:"):
        return []
    found, told = [], _bearing(source, address)
    for key, label in PARTS:
        playing = told[key] if key in told else source.some_subjects(WPS + key, address)
        nodes = sorted(playing, key=counting)
        first = (page - 1) * ITEMS
        items = tuple(read_promise(source, links, node, address) for node in nodes[first : first + ITEMS])
        if nodes:
            found.append(Promises(key, label, items, len(nodes), first + 1, len(nodes) >= MOST))
    return found


def _bearing(source: Source, address: str) -> dict[str, list[str]]:
    """The commitments that a thing bears, and what others demand of it, which it does not bear."""
    found: dict[str, list[str]] = {"bearer": [], ASKED: []}
    for node in source.some_subjects(WPS + "bearer", address):
        found[ASKED if is_demand(source, node) else "bearer"].append(node)
    return found


def read_promise(source: Source, links: Links, node: str, without: str = "") -> Promise:
    """One commitment; the party ``without`` needs no mention, where the page is its own."""
    said: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for predicate, terms in source.record(node).items():
        name = predicate.removeprefix(WPS)
        said[name] += [(text_of(term), not isinstance(term, ox.Literal)) for term in terms]

    def word(name: str) -> str:
        return ", ".join(text_or_name(source, value, is_address=is_node) for value, is_node in said[name])

    return Promise(
        ref=links.ref(act_of(source, node), node),
        strength=word("strength"),
        act=word("act"),
        verb=word("verb"),
        parties=_parties(source, links, node, without),
        due=word("due"),
        details=tuple(
            (label, rhythm_words(word(name)) if name == "recurrence" else word(name))
            for label, name in _DETAILS
            if said[name]
        ),
        passages=Passages(source, links).several([value for value, _ in said["evidence"]]),
    )  # fmt: skip


def _parties(source: Source, links: Links, node: str, without: str) -> tuple[tuple[str, Ref], ...]:
    """Who bears it, is asked and gains: each thing once, and the words of those that are no known thing.

    Of a demand: of whom it is asked, and in whose document.
    """
    asked = is_demand(source, node)
    by = {quote.document: None for quote in source.quotes(node)} if asked else {}
    return (
        *(("asked by", links.ref(source.name(document), document)) for document in by),
        *_named(source, links, node, without, _ASKED_PARTIES if asked else _PARTIES),
    )


def _named(
    source: Source, links: Links, node: str, without: str, parties: tuple[tuple[str, Role], ...]
) -> tuple[tuple[str, Ref], ...]:
    return tuple(
        (label, ref)
        for label, role in parties
        for ref in dict.fromkeys(
            links.ref(party_name(source, party), party.thing)
            for party in read_parties(source, node, role)
            if not party.thing or party.thing != without
        )
    )
