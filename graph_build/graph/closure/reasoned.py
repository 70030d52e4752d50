"""Turns statements into what the compiled rules conclude from them, and into the axioms that they were made from."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode

from graph_build.graph.closure.facts import Numbers, Terms
from graph_build.graph.closure.saturate import Never, Saturation

_PLACE: Final = re.compile(r"\{\?\w+\}")


@dataclass(frozen=True, slots=True, order=True)
class Impossible:
    """What cannot hold together by the ontology: the reasoner's words, and the addresses in them, sorted."""

    message: str
    nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reasoned:
    """What follows between addresses; what the rules say of literals and nodes without address is no statement.

    ``used`` are the axioms that a rule was made from.
    """

    concluded: set[Numbers]
    impossible: list[Impossible]
    used: set[Numbers]


def reason(given: Collection[Numbers], terms: Terms) -> Reasoned:
    """What the rules conclude between addresses, and what they find impossible."""
    reached = Saturation(terms)
    # The axioms conclude among themselves first, so that the rules are made once.
    reached.add([one for one in given if reached.is_axiom(one[1], one[2])])
    reached.add(given)
    return reasoned(reached, terms)


def reasoned(reached: Saturation, terms: Terms) -> Reasoned:
    """What was concluded between addresses, and what cannot hold."""
    concluded = terms.between_addresses(reached.concluded)
    impossible = [_impossible(never, terms) for never in reached.nevers()]
    return Reasoned(concluded, impossible, reached.used - reached.concluded)


def _impossible(never: Never, terms: Terms) -> Impossible:
    names = [term.value if isinstance(term, NamedNode) else str(term) for term in map(terms.term, never.concerned)]
    rest = iter(names)
    message = _PLACE.sub(lambda _: next(rest), never.words)
    addresses = {term.value for term in map(terms.term, never.concerned) if isinstance(term, NamedNode)}
    return Impossible(message, tuple(sorted(addresses)))
