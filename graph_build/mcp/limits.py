"""Turns work that may take long into its record, computed in a process that stops at the limit of time."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from graph_build import errors
from graph_build.ask.child import run_in_child
from graph_build.errors import UsageError, WpsGraphError

Record = dict[str, Any]
"""What a tool answers: texts, numbers, truth values, lists and further records, as JSON has them."""

ROWS: Final = 20
"""Rows of an answer where the caller names no number."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one call may take: rows of an answer, and seconds."""

    rows: int = 100
    seconds: float = 20.0


def within(seconds: float, work: Callable[[], Record]) -> Record:
    """The record that ``work`` makes. It may open no file: what it reads is read before.

    Raises:
        WpsGraphError: as the work does; a QueryError where it takes longer than ``seconds`` or too much memory.
    """

    def told() -> bytes:
        try:
            answer: Record = {"record": work()}
        except WpsGraphError as fault:
            answer = {"fault": [type(fault).__name__, *fault.args]}
        return json.dumps(answer, ensure_ascii=False).encode()

    found = json.loads(run_in_child(told, seconds))
    if "fault" in found:
        kind, *parts = found["fault"]
        raise getattr(errors, kind)(*parts)
    record: Record = found["record"]
    return record


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of an answer that are asked for: ``limit`` of them after the first ``skip``."""

    limit: int
    skip: int

    @classmethod
    def of(cls, limit: int, skip: int, limits: Limits) -> Part:
        """As asked, and no more rows than the limit allows. Raises UsageError where a number counts no rows."""
        if limit < 1 or skip < 0:
            where = f"limit {limit}, skip {skip}"
            raise UsageError("these numbers count no rows", where, "", "give a limit of 1 or more, and skip 0 or more")
        return cls(min(limit, limits.rows), skip)

    def places(self, found: int) -> slice:
        """Where the rows stand among those found. Raises UsageError where none comes after those skipped."""
        if found and self.skip >= found:
            raise UsageError(f"the answer has {found} rows", f"skip {self.skip}", "", f"skip fewer than {found}")
        return slice(self.skip, self.skip + self.limit)


def counted(rows: list[Record], whole: int, part: Part) -> Record:
    """Rows with their number, how to ask for those that follow, and how many quotes they have and lack."""
    last = part.skip + len(rows)
    told: Record = {"rows": rows, "whole": whole, "first": part.skip + 1 if rows else 0}
    if last < whole:
        told["more"] = f"{whole - last} more rows; ask again with skip={last}"
    told |= {name: number for name in ("quotes", "leftOut") if (number := _number(rows, name)) or name == "quotes"}
    return told


def _number(part: object, name: str) -> int:
    """How many stand under a name in a record and in the records within it."""
    if isinstance(part, dict):
        return sum(len(value) if key == name else _number(value, name) for key, value in part.items())
    return sum(_number(one, name) for one in part) if isinstance(part, list) else 0
