"""Turns asserted lines into the conclusions that say something of a thing, and into what cannot hold together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from pyoxigraph import Quad

from graph_build.graph.closure.facts import Numbers, Terms
from graph_build.graph.closure.reasoned import Impossible, Reasoned, reason
from graph_build.graph.closure.said import Said, Words, axioms_in, says_nothing, unread_axioms
from graph_build.graph.lines import FIELD, QuadLines, line_of, quads_of
from graph_build.vocabulary import graph, owl, rdf

INFERRED: Final = graph("inferred")
REASONERS: Final = ("rules", "owlrl")
_HOME: Final = INFERRED.value + FIELD
_TYPE: Final = rdf("type")


@dataclass(frozen=True, slots=True)
class Closure:
    """What follows and says something; how much else the rules gave, by reason; what cannot hold.

    ``count`` is how many ``lines`` there are. ``unread`` are the axioms among what was asserted that no rule reads, as
    text, sorted.
    """

    lines: QuadLines = field(compare=False)
    count: int
    dropped: dict[str, int]
    impossible: list[Impossible]
    unread: list[str]

    @property
    def quads(self) -> list[Quad]:
        """What follows, in order."""
        return list(quads_of(self.lines))


def close(asserted: Iterable[Quad], reasoner: str = REASONERS[0]) -> Closure:
    """The closure of asserted quads under OWL 2 RL. It holds nothing asserted, and does not depend on their order."""
    return close_lines(map(line_of, asserted), reasoner)


def close_lines(asserted: Iterable[str], reasoner: str = REASONERS[0], inferred: QuadLines | None = None) -> Closure:
    """The closure of asserted lines, which ``inferred`` takes."""
    said = Said.of(asserted)
    axioms = axioms_in(said)
    given = [*sorted(axioms), *Words(axioms, said.terms).about_things(said)]
    reasoned = _owlrl(given, said.terms) if reasoner == "owlrl" else reason(given, said.terms)
    told = Told(said.terms)
    told.conclude(said.without_asserted(reasoned.concluded))
    told.find(reasoned)
    lines = QuadLines() if inferred is None else inferred
    lines.add_lines(told.lines)
    return Closure(lines, len(told.lines), told.reasons(), told.all_impossible(), unread_axioms(said, reasoned.used))


def _owlrl(given: list[Numbers], terms: Terms) -> Reasoned:
    from graph_build.graph.closure.oracle import reason as owlrl_reason  # rdflib takes a second to load

    return owlrl_reason(given, terms)


@dataclass(slots=True)
class Told:
    """What is told of what was reasoned: lines, how many conclusions say nothing by the reason, what cannot hold."""

    terms: Terms
    lines: list[str] = field(default_factory=list)
    dropped: Counter[str] = field(default_factory=Counter)
    impossible: dict[tuple[str, ...], str] = field(default_factory=dict)
    nothing: set[str] = field(default_factory=set)

    def conclude(self, concluded: Iterable[Numbers]) -> None:
        """Take conclusions that are not asserted."""
        for one in concluded:
            why = says_nothing(*self.terms.texts(one))
            if why is None:
                self.lines.append(f"{_HOME}{self.terms.statement(one)}")
            else:
                self.dropped[why] += 1

    def find(self, reasoned: Reasoned) -> None:
        """Take what the reasoner found impossible, each once, whichever side it met first."""
        self.take(reasoned.impossible)
        kind, nothing = self.terms.number(_TYPE), self.terms.number(owl("Nothing"))
        for subject, predicate, value in reasoned.concluded:
            if value == nothing and predicate == kind and (address := self.terms.address(subject)):
                self.nothing.add(address)

    def add(self, dropped: Mapping[str, int], impossible: Iterable[tuple[str, list[str]]], nothing: list[str]) -> None:
        """Take what was told of a part, but for its lines."""
        self.dropped.update(dropped)
        self.take(Impossible(message, tuple(nodes)) for message, nodes in impossible)
        self.nothing.update(nothing)

    def take(self, impossible: Iterable[Impossible]) -> None:
        """Take what cannot hold."""
        for one in impossible:
            self.impossible[one.nodes] = min(one.message, self.impossible.get(one.nodes, one.message))

    def reasons(self) -> dict[str, int]:
        """How many conclusions say nothing, by the reason."""
        return dict(sorted(self.dropped.items()))

    def all_impossible(self) -> list[Impossible]:
        """All that cannot hold, in order."""
        found = {(node,): f"{node} can be nothing" for node in self.nothing} | self.impossible
        return sorted(Impossible(message, nodes) for nodes, message in found.items())
