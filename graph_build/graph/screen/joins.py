"""Turns what was noted under common keys into suspects: assertions and relations, evidence, commitments and parties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from itertools import groupby

from graph_build.graph.lines import FIELD
from graph_build.graph.screen.records import ASSERTION, COMMITMENT, PARTY
from graph_build.graph.screen.suspects import SuspectsByCheck


def hold_statements(lines: Iterable[str], suspects: SuspectsByCheck) -> None:
    """Hold assertions against what documents say in their graphs."""
    for statement, rows in _by_statement(lines):
        assertions = [row[1:] for row in rows if row[0] == ASSERTION]
        graphs = [row[1] for row in rows if row[0] != ASSERTION]
        if not assertions:
            suspects["relation-without-assertion"].statements.add(statement)
        for node, documents in assertions:
            if not graphs:
                suspects.node(node, "assertion-outside-documents")
            ends = ["/" + graph.partition("/graph/")[2] for graph in graphs]
            known = documents.split(" ")
            if not all(any(one.endswith(end) for one in known) for end in ends):
                suspects.node(node, "statement-in-graph-of-another-document")


def _by_statement(lines: Iterable[str]) -> Iterator[tuple[str, list[list[str]]]]:
    split = (line.split(FIELD) for line in lines)
    for key, rows in groupby(split, key=lambda row: row[:3]):
        yield FIELD.join(key), [row[3:] for row in rows]


def hold_passages(lines: Iterable[str], suspects: SuspectsByCheck, sound: Container[str] = ()) -> None:
    """Hold evidence against what rests on it: an assertion, or a commitment that stands in one provision.

    Of evidence that is ``sound`` it is known that it stands in one provision, though not in which.
    """
    for evidence, group in groupby((line.split(FIELD) for line in lines), key=lambda row: row[0]):
        rows = [row[1:] for row in group]
        provisions = [row[1] for row in rows if row[0] == "in"]
        if evidence in sound:
            provisions.append("")
        odd = len(provisions) != 1 or any(row[0] == "odd" for row in rows)
        for row in rows:
            if row[0] != "of":
                continue
            _, node, stated_in = row
            if not stated_in and odd:
                suspects.node(node, "statement-in-graph-of-another-document")
            elif stated_in and (odd or stated_in != provisions[0]):
                suspects.node(node, "commitment-with-evidence-elsewhere")


def hold_parties(lines: Iterable[str], suspects: SuspectsByCheck) -> None:
    """Hold the things of a commitment in each role against those of its parties in that role."""
    for commitment, group in groupby((line.split(FIELD) for line in lines), key=lambda row: row[0]):
        parties: dict[str, set[str]] = defaultdict(set)
        named: dict[str, set[str]] = defaultdict(set)
        things: dict[str, set[str]] = defaultdict(set)
        for _, kind, key, value in group:
            {PARTY: parties, COMMITMENT: named}.get(kind, things)[key].add(value)
        for role, members in parties.items():
            if {thing for party in members for thing in things[party]} != named[role]:
                suspects.node(commitment, "party-apart-from-commitment")
