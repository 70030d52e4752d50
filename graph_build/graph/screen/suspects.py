"""Turns what a screen cannot call sound into what a violation query is to look at: nodes, statements, places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Final

from graph_build.graph.lines import FIELD
from graph_build.vocabulary import oa, rdf, wps

SUBJECT, PREDICATE, OBJECT = (rdf(name).value for name in ("subject", "predicate", "object"))
EVIDENCE: Final = wps("evidence").value
IN_PROVISION: Final = wps("inProvision").value
HAS_SOURCE: Final = oa("hasSource").value
PARTIES: Final = {wps(f"{role}Party").value: wps(role).value for role in ("bearer", "addressee", "beneficiary")}
"""The properties that lead to a commitment's parties, each with the one that leads to the things in that role."""
# What a query follows from a node at fault to others.
_FOLLOWED: Final[Mapping[str, frozenset[str]]] = {
    "commitment-with-evidence-elsewhere": frozenset({EVIDENCE}),
    "evidence-in-provision-of-another-document": frozenset({IN_PROVISION}),
    "party-apart-from-commitment": frozenset(PARTIES),
    "statement-in-graph-of-another-document": frozenset({EVIDENCE}),
}
# Of which properties a query looks at the values of a suspect, where more would bring in what is no suspect.
_OF_NODES: Final[Mapping[str, frozenset[str]]] = {
    "disjoint-kinds": frozenset({""}),
    "relation-without-assertion": frozenset({"", SUBJECT, PREDICATE, OBJECT}),
    "thing-without-kind": frozenset({""}),
}
# Queries that look at the other properties of the subjects of a value.
_OF_SUBJECTS: Final = frozenset({*_OF_NODES, "evidence-in-provision-of-another-document"})
# Queries that look for the statement of an assertion in the graphs.
_OF_ASSERTIONS: Final = frozenset({"assertion-outside-documents", "statement-in-graph-of-another-document"})
_IS_A: Final = rdf("type").value


@dataclass(slots=True)
class Suspects:
    """What one violation query is to look at.

    ``nodes`` are addresses of which all is looked at, ``statements`` lines without a graph, ``values`` a property and
    its value, whose subjects are looked at too; ``lines`` are at hand already.
    """

    nodes: set[str] = field(default_factory=set)
    statements: set[str] = field(default_factory=set)
    values: set[tuple[str, str]] = field(default_factory=set)
    lines: list[str] = field(default_factory=list)


class SuspectsByCheck(defaultdict[str, Suspects]):
    """The suspects of each violation query by its name."""

    def __init__(self) -> None:
        super().__init__(Suspects)

    def node(self, address: str, *checks: str) -> None:
        """Let some queries look at a node."""
        for check in checks:
            self[check].nodes.add(address)


def gathered(found: Mapping[str, Suspects], lines: Callable[[], Iterable[str]]) -> dict[str, list[str]]:
    """The lines that each query is to look at. ``lines`` gives all lines of the graph, as often as it is asked.

    A graph without suspects is not read again; else it is read once for each step from a suspect to what it names.
    """
    gatherers = [_Gatherer(check, suspects) for check, suspects in sorted(found.items())]
    while wanting := [one for one in gatherers if one.wants()]:
        nodes = frozenset().union(*(one.nodes for one in wanting))
        statements = frozenset().union(*(one.statements for one in wanting))
        values = frozenset().union(*(one.values for one in wanting))
        for line in lines():
            statement = line.partition(FIELD)[2]
            subject, predicate, value = statement.split(FIELD, 2)
            if subject in nodes or statement in statements or (predicate, value) in values:
                for one in wanting:
                    one.offer(line, statement, subject, (predicate, value))
        for one in wanting:
            one.follow()
    return {one.check: list(dict.fromkeys(one.kept)) for one in gatherers if one.kept}


class _Gatherer:
    """Gathers the lines for one query, step by step."""

    def __init__(self, check: str, suspects: Suspects) -> None:
        self.check = check
        self.kept = list(suspects.lines)
        self.nodes, self.statements, self.values = suspects.nodes, suspects.statements, suspects.values
        self._done: tuple[set[str], set[str]] = (set(), set())
        self._new: list[str] = []
        self._properties = _OF_NODES.get(check)

    def wants(self) -> bool:
        """Whether lines are asked for that were not yet."""
        return bool(self.nodes or self.statements or self.values)

    def offer(self, line: str, statement: str, subject: str, said: tuple[str, str]) -> None:
        """Take a line that one of the queries asks for, if it is this one."""
        looked_at = subject in self.nodes and (self._properties is None or said[0] in self._properties)
        if looked_at or statement in self.statements or said in self.values:
            self._new.append(line)

    def follow(self) -> None:
        """Ask for what the new lines lead to, and no more for what was found."""
        nodes_done, statements_done = self._done
        nodes_done |= self.nodes
        statements_done |= self.statements
        self.nodes = set(self._led_to()) - nodes_done
        self.statements = set(self._told()) - statements_done if self.check in _OF_ASSERTIONS else set()
        self.kept += self._new
        self.values, self._new = set(), []

    def _led_to(self) -> Iterator[str]:
        followed = _FOLLOWED.get(self.check, frozenset())
        for line in self._new:
            _, subject, predicate, value = line.split(FIELD, 3)
            if (predicate, value) in self.values and self.check in _OF_SUBJECTS:
                yield subject
            if predicate in followed:
                yield value[1:-1]

    def _told(self) -> Iterator[str]:
        """The statements of the assertions among all lines so far."""
        said: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for line in (*self.kept, *self._new):
            _, node, predicate, value = line.split(FIELD, 3)
            if predicate in {SUBJECT, PREDICATE, OBJECT}:
                said[node][predicate].add(value)
        for one in said.values():
            for subject, predicate, value in product(one[SUBJECT], one[PREDICATE], one[OBJECT]):
                yield statement_in_words(subject, predicate, value)


def statement_in_words(subject: str, predicate: str, value: str) -> str:
    """The line without a graph of a statement whose terms are in N-Quads."""
    kind = "" if predicate[1:-1] == _IS_A else predicate[1:-1]
    return FIELD.join((subject if subject.startswith("_:") else subject[1:-1], kind, value))
