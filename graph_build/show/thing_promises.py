"""Turn the commitments in which a thing plays a part into lines: the act, how strongly, by when, in which words."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

import pyoxigraph as ox

from graph_build.show.network_source import MOST, WPS, Source, clean
from graph_build.show.thing_links import Links
from graph_build.show.thing_names import act_of, text_or_name
from graph_build.show.thing_passages import Passages, counting
from graph_build.show.thing_scene import Promise, Promises, Ref

ITEMS: Final = 25
PARTS: Final = (
    ("bearer", "Commitments it bears"),
    ("addressee", "Commitments that it is asked for"),
    ("beneficiary", "Commitments that it benefits from"),
    ("theme", "Commitments that concern it"),
    ("statedIn", "Commitments that it states"),
)
_PARTIES = (("borne by", "bearer"), ("asked of", "addressee"), ("for", "beneficiary"))
_DETAILS = (
    ("repeats", "recurrence"), ("condition", "condition"), ("qualifier", "qualifier"),
    ("binding force", "bindingForce"), ("theme", "theme"),
)  # fmt: skip


def read_promises(source: Source, links: Links, address: str, page: int) -> list[Promises]:
    """The commitments by the part that the thing plays in them, those of this page alone."""
    if address.startswith("_:"):
        return []
    found = []
    for key, label in PARTS:
        rows = source.said(None, WPS + key, ox.NamedNode(address), MOST)
        nodes = sorted({row.subject for row in rows}, key=counting)
        first = (page - 1) * ITEMS
        items = tuple(read_promise(source, links, node) for node in nodes[first : first + ITEMS])
        if nodes:
            found.append(Promises(key, label, items, len(nodes), first + 1, len(rows) >= MOST))
    return found


def read_promise(source: Source, links: Links, node: str) -> Promise:
    """One commitment."""
    said: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for row in source.said(node):
        if row.predicate.startswith(WPS):
            said[row.predicate.removeprefix(WPS)].append((row.value, row.is_address))

    def word(name: str) -> str:
        return ", ".join(text_or_name(source, value, is_address=is_node) for value, is_node in said[name])

    return Promise(
        ref=links.ref(act_of(source, node), node),
        strength=word("strength"),
        act=word("act"),
        verb=word("verb"),
        parties=tuple(
            (label, links.ref(source.name(value), value)) for label, name in _PARTIES for value, _ in said[name]
        ) + tuple(
            (label, Ref(clean(value)))
            for label, name in _PARTIES if not said[name] for value, _ in said[f"{name}Text"]
        ),
        due=word("due"),
        details=tuple((label, word(name)) for label, name in _DETAILS if said[name]),
        passages=Passages(source, links).several([value for value, _ in said["evidence"]]),
    )  # fmt: skip
