"""Turns the cells of a table, row by row, into parts whose cells know their columns and the header words over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph_build.corpus.source import FURNITURE, ROW, Cell, Part

SEPARATOR = " | "
HEADER_WORDS = "header words of a table"


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell as a format has it: its words, the columns and rows it spans, whether it is set as a header."""

    text: str
    columns: int = 1
    rows: int = 1
    header: bool = False


class Grid:
    """The columns of a table as its rows come: header words over them, and cells that reach down."""

    def __init__(self, heads: int) -> None:
        self.heads = heads
        self.begun = False
        self._over: dict[int, tuple[tuple[int, int], ...]] = {}
        self._down: dict[int, tuple[int, tuple[int, int], int]] = {}

    def place(self, row: Sequence[GridCell]) -> list[int]:
        """The column of each cell: those that a cell from above reaches into are taken."""
        columns, column = [], 0
        for cell in row:
            while column in self._down:
                column += 1
            columns.append(column)
            column += max(1, cell.columns)
        return columns

    def skip(self) -> None:
        """A row without words passes."""
        self._pass_down()

    def head(self, start: int, end: int, placed: Sequence[tuple[int, GridCell, tuple[int, int]]]) -> Part:
        """The part of a row of header words."""
        for column, cell, span in placed:
            for covered in range(column, column + max(1, cell.columns)):
                if cell.text.strip():
                    self._over[covered] = (*self._over.get(covered, ()), span)
        self._next(placed)
        return Part(FURNITURE, start, end, reason=HEADER_WORDS)

    def row(self, start: int, end: int, placed: Sequence[tuple[int, GridCell, tuple[int, int]]]) -> Part:
        """The part of a row, with the cells from above that reach into it."""
        cells = [Cell(*span, column, self._over.get(column, ())) for column, _, span in placed]
        above = {(span, first) for _, span, first in self._down.values()}
        cells += [Cell(*span, first, self._over.get(first, ())) for span, first in sorted(above)]
        self._next(placed)
        return Part(ROW, start, end, cells=tuple(sorted(cells, key=lambda c: (c.column, c.start))))

    def _next(self, placed: Sequence[tuple[int, GridCell, tuple[int, int]]]) -> None:
        self.begun = True
        self._pass_down()
        for column, cell, span in placed:
            for covered in range(column, column + max(1, cell.columns)):
                if cell.rows > 1:
                    self._down[covered] = (cell.rows - 1, span, column)

    def _pass_down(self) -> None:
        self._down = {c: (left - 1, span, first) for c, (left, span, first) in self._down.items() if left > 1}


def count_header_rows(rows: Sequence[Sequence[GridCell]]) -> int:
    """How many rows of header words a table begins with.

    Rows set as headers count. Where none is, the first row is one when all its cells are short words: no sentence,
    no number, none empty but the first.
    """
    count = 0
    while count < len(rows) - 1 and rows[count] and all(c.header or not c.text.strip() for c in rows[count]):
        count += 1
    if count:
        return count
    first = [" ".join(cell.text.split()) for cell in rows[0]]
    short = all(len(words) <= 60 and not (len(words) > 8 and words.endswith((".", ";"))) for words in first)
    named = all(first[1:]) and not any(words[:1].isdigit() for words in first)
    return 1 if short and named and len({*first}) == len(first) else 0
