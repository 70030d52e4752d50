"""Turns a graph into how much it holds: one definition for every page, list, export and terminal."""

from __future__ import annotations

from dataclasses import dataclass

from graph_build.ask.lookups.source import Source
from graph_build.ask.lookups.terms import INFERRED, RDF, WPS, text_of


@dataclass(frozen=True, slots=True)
class Counts:
    """Documents read; things that their words name; statements that they make; commitments that they state.

    A statement said in several places counts once, and so does a thing. `inferred` are the statements that follow from
    what documents say.
    """

    documents: int
    things: int
    statements: int
    commitments: int
    contradictions: int
    inferred: int


def read_counts(source: Source) -> Counts:
    """Count what a graph holds."""
    return Counts(
        documents=len({text_of(quad.subject) for quad in source.stated(WPS + "sourceFile")}),
        things=len({text_of(quad.object) for quad in source.told(WPS + "refersTo")}),
        statements=_number(source, "Assertion"),
        commitments=_number(source, "Commitment"),
        contradictions=_number(source, "Contradiction"),
        inferred=len({quad.triple for quad in source.quads(graph=INFERRED)}),
    )


def _number(source: Source, kind: str) -> int:
    return len({text_of(quad.subject) for quad in source.stated(RDF + "type", WPS + kind)})
