"""Turn the commitments in which a thing plays a part into lines: the act, how strongly, by when, in which words."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

import pyoxigraph as ox

from graph_build.ask.lookups import (
    PARTS,
    WPS,
    Role,
    Source,
    commitments_by_part,
    is_demand,
    party_name,
    read_parties,
    text_of,
)
from graph_build.graph.rhythm import rhythm_words
from graph_build.show.links import Links, Ref
from graph_build.show.pages.names import act_of, text_or_name
from graph_build.show.pages.passages import Passages, counting
from graph_build.show.pages.scene import Promise, Promises

ITEMS: Final = 25
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
    found, first = [], (page - 1) * ITEMS
    for key, nodes in commitments_by_part(source, address).items():
        shown = sorted(nodes, key=counting)[first : first + ITEMS]
        items = tuple(read_promise(source, links, node, address) for node in shown)
        found.append(Promises(key, PARTS[key], items, len(nodes), first + 1))
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
