"""Turns blocks and tables as a reader finds them into one text with its parts and pages, every offset known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph_build.corpus.readers.encoding import composed
from graph_build.corpus.source import FURNITURE, ROW, Cell, PageSpan, Part

SEPARATOR = " | "
HEADER_WORDS = "header words of a table"


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell as a format has it: its words, the columns and rows it spans, whether it is set as a header."""

    text: str
    columns: int = 1
    rows: int = 1
    header: bool = False


@dataclass(slots=True)
class Composer:
    """A text as it grows: blocks with a blank line between them, rows of tables on lines of their own."""

    parts: list[Part] = field(default_factory=list)
    pages: list[PageSpan] = field(default_factory=list)
    _pieces: list[str] = field(default_factory=list)
    _length: int = 0

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._pieces)

    def block(self, words: str, kind: str | None = None, level: int = 1, reason: str | None = None) -> tuple[int, int]:
        """Adds a block and returns its span; without a kind it is judged by its lines, as plain text is."""
        words = composed(words).strip()
        start = self._add(words, "\n\n")
        if kind is not None and words:
            self.parts.append(Part(kind, start, self._length, level=level, reason=reason))
        return start, self._length

    def page(self, start: int, end: int, number: int) -> None:
        """Says on which page a stretch of the text stands; stretches come in the order of the text."""
        if self.pages and self.pages[-1].page == number:
            start = self.pages.pop().start
        if start < end:
            self.pages.append(PageSpan(start, end, number))

    def table(self, rows: Sequence[Sequence[GridCell]], header_rows: int | None = None) -> list[tuple[int, int]]:
        """Adds a table and returns the span of each row that has words.

        ``header_rows`` is how many rows of header words it begins with; None leaves it to the cells. A table of one
        row or one column is no table but a way to set a page: its cells are blocks.
        """
        if len(rows) < 2 or max((sum(c.columns for c in row) for row in rows), default=0) < 2:
            return [self.block(cell.text) for row in rows for cell in row if cell.text.strip()]
        heads = count_header_rows(rows) if header_rows is None else header_rows
        grid = _Grid(heads)
        spans = [self._row(row, index, grid) for index, row in enumerate(rows)]
        return [span for span in spans if span is not None]

    def _row(self, row: Sequence[GridCell], index: int, grid: _Grid) -> tuple[int, int] | None:
        words = [" ".join(composed(cell.text).split(" ")).strip() for cell in row]
        columns = grid.place(row)
        if not any(words):
            grid.skip()
            return None
        start = self._add("", "\n" if grid.begun else "\n\n")
        placed: list[tuple[int, GridCell, tuple[int, int]]] = []
        for number, (cell, text, column) in enumerate(zip(row, words, columns, strict=True)):
            at = self._add(text, SEPARATOR if number else "")
            placed.append((column, cell, (at, self._length)))
        if self._length == start:
            return None
        part = grid.head(start, self._length, placed) if index < grid.heads else grid.row(start, self._length, placed)
        self.parts.append(part)
        return start, self._length

    def _add(self, words: str, between: str) -> int:
        """Appends words after what stands between them and the text before; returns where they start."""
        if self._length and between:
            self._pieces.append(between)
            self._length += len(between)
        start = self._length
        self._pieces.append(words)
        self._length += len(words)
        return start


class _Grid:
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
