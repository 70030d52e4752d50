"""Turns a stretch of text into the record of a block: its span, its content, its marker, and what the format says."""

from __future__ import annotations

from dataclasses import dataclass

from graph_build.corpus.layout.markers import Marker
from graph_build.corpus.source import Part


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text: ``start`` to ``end`` with the blank lines after it, content up to ``content_end``.

    ``inset`` is the line inside it that holds nothing but its number. ``part`` is what the format says it is.
    """

    start: int
    end: int
    content_start: int
    content_end: int
    marker: Marker | None
    furniture: str | None
    lines: int
    inset: tuple[int, int] | None = None
    part: Part | None = None

    def __post_init__(self) -> None:
        if not self.start <= self.content_start <= self.content_end <= self.end:
            raise ValueError(f"block {self.start}-{self.end} with content {self.content_start}-{self.content_end}")
