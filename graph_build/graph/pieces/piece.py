"""Turns what a build knows of the lines below the address of one document into bytes that the next build reads."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from dataclasses import dataclass, field, fields
from typing import Any

from graph_build.graph.screen import Part
from graph_build.graph.shapes import Result
from graph_build.graph.tally import Tally


@dataclass(frozen=True, slots=True)
class Shaped:
    """What shapes find in the lines of a document, and what that rests on outside of them.

    ``kinds`` are the ends of its nodes by their kind, of those that shapes ask for; ``values`` the nodes elsewhere for
    which there are shapes, by the property. ``targets`` are such of its own nodes, by what others say; ``asked`` what
    was asked of nodes elsewhere, the kinds with a space between, and the answer, by what the addresses in a piece begin
    with; ``rests`` are the faces that those pieces had when their answers were found to be so.
    """

    kinds: dict[str, str]
    values: dict[str, list[str]]
    targets: dict[str, list[str]]
    asked: dict[str, list[tuple[str, str, bool]]]
    results: list[Result]
    rests: dict[str, str] = field(default_factory=dict)

    @property
    def face(self) -> str:
        """A digest of what others ask of it."""
        return hashlib.sha256(repr(self.kinds).encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Piece:
    """What is known of the lines of one document: their tally, what queries and what shapes need to know of them."""

    tally: Tally
    part: Part
    shaped: Shaped

    def plain(self) -> dict[str, Any]:
        """The record as plain values."""
        shaped = {**_fields(self.shaped), "results": [(r.shape, r.focus, r.value) for r in self.shaped.results]}
        tally = (dict(self.tally.records), sorted(self.tally.things), self.tally.statements)
        return {"tally": tally, "part": _fields(self.part), "shaped": shaped}

    @classmethod
    def of(cls, read: dict[str, Any]) -> Piece:
        """The record of such values. Raises ValueError, KeyError or TypeError for others."""
        records, things, statements = read["tally"]
        shaped = read["shaped"] | {"results": [Result(*row) for row in read["shaped"]["results"]]}
        shaped["asked"] = {
            prefix: [(sys.intern(node), sys.intern(kinds), answer) for node, kinds, answer in rows]
            for prefix, rows in shaped["asked"].items()
        }
        tally = Tally(Counter(records), frozenset(things), statements)
        return cls(tally, Part(**read["part"]), Shaped(**shaped))


@dataclass(frozen=True, slots=True)
class Texts:
    """The lines of one document as TriG, by the name of the graph, and without their graphs as Turtle."""

    trig: dict[str, str]
    turtle: str


def _fields(record: Part | Shaped) -> dict[str, Any]:
    return {one.name: getattr(record, one.name) for one in fields(record)}
