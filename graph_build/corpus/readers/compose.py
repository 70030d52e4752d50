"""Turns blocks and tables as a reader finds them into one text with its parts and pages, every offset known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph_build.corpus.readers.encoding import composed
from graph_build.corpus.source import PageSpan, Part
from graph_build.corpus.tables import SEPARATOR, Grid, GridCell, count_header_rows


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
        grid = Grid(heads)
        spans = [self._row(row, index, grid) for index, row in enumerate(rows)]
        return [span for span in spans if span is not None]

    def _row(self, row: Sequence[GridCell], index: int, grid: Grid) -> tuple[int, int] | None:
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
