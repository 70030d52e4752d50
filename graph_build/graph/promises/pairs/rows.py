"""Turns likenesses into rows of a note, and such rows into likenesses."""

from __future__ import annotations

from typing import Any

from graph_build.graph.promises.likeness import Likeness, Part


def row_of(likeness: Likeness | None) -> list[Any] | None:
    """The parts of a likeness as plain values."""
    if likeness is None:
        return None
    return [[part.name, part.value, part.weight, part.shared] for part in likeness.parts]


def likeness_of(row: list[Any] | None) -> Likeness | None:
    """The likeness of such a row."""
    if row is None:
        return None
    return Likeness(tuple(Part(name, value, weight, tuple(shared)) for name, value, weight, shared in row))
