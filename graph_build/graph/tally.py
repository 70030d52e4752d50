"""Turns the lines of a graph into how many records of each kind they hold, and how large it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from graph_build.graph.lines import FIELD
from graph_build.vocabulary import wps

COUNTED: Final = (
    ("statements", "Assertion"),
    ("commitments", "Commitment"),
    ("mentions", "Mention"),
    ("evidence", "Evidence"),
    ("roleHoldings", "RoleHolding"),
    ("contradictions", "Contradiction"),
)
"""What a report counts, and the kind of record that it is."""
# What lines hold of a kind, and of what they refer to; no value of a line has what parts its fields.
_IS_A: Final = FIELD + FIELD
_REFERRING: Final = wps("refersTo").value
_REFERS_TO: Final = f"{FIELD}{_REFERRING}{FIELD}"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many records of each kind a graph holds, by the name of the kind, which things it refers to, how large."""

    records: Counter[str]
    things: frozenset[str]
    statements: int

    @classmethod
    def of(cls, lines: Iterable[str]) -> Tally:
        """The tally of lines, each given once."""
        kinds = {str(wps(kind)): kind for _, kind in COUNTED}
        records: Counter[str] = Counter()
        things: set[str] = set()
        statements = 0
        for line in lines:
            statements += 1
            if _IS_A in line:
                value = line.rpartition(_IS_A)[2]
                if value in kinds:
                    records[kinds[value]] += 1
            elif _REFERS_TO in line:
                _, _, predicate, value = line.split(FIELD, 3)
                if predicate == _REFERRING:  # and not the subject, of which the ontology speaks
                    things.add(value)
        return cls(records, frozenset(things), statements)

    def with_all(self, others: Iterable[Tally]) -> Tally:
        """The tally of these lines and of others, none of which are the same."""
        records, things, statements = Counter(self.records), set(self.things), self.statements
        for other in others:
            records += other.records
            things |= other.things
            statements += other.statements
        return Tally(records, frozenset(things), statements)
