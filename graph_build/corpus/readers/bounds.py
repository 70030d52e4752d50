"""Turns a record larger than any document into the reason why it is not read."""

from __future__ import annotations

from typing import Final

from graph_build.corpus.readers.record import UnreadText
from graph_build.corpus.source import ReadText

LONGEST: Final = 6_000_000
"""Characters of a text, those of about two thousand pages; time and memory grow with them."""
MOST_LINES: Final = 120_000
"""Lines with words, as many as two thousand pages have; each may be a paragraph, and costs as one."""
MOST_CELLS: Final = 100_000


def require_bounded(read: ReadText) -> None:
    """Raises UnreadText for a record of more characters, lines or cells than any document has."""
    lines = sum(not line.isspace() and line != "" for line in read.text.split("\n"))
    cells = sum(len(part.cells) for part in read.parts)
    for count, most, what in (
        (len(read.text), LONGEST, "characters"),
        (lines, MOST_LINES, "lines"),
        (cells, MOST_CELLS, "cells of tables"),
    ):
        if count > most:
            raise UnreadText(f"more than {most:,} {what}; split it")
