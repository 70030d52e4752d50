"""Turns a table's elements into rows: the words of each in one line, and its cells with their places in that line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from graph_build.corpus.akn.lines import Line, Mark, all_lines, holds_words
from graph_build.corpus.tables import SEPARATOR, GridCell

_CELLS: Final = frozenset({"td", "th"})
_GROUPS: Final = frozenset({"thead", "tbody", "tfoot"})


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its line, and each cell with the span of its words there."""

    line: Line
    cells: tuple[tuple[GridCell, tuple[int, int]], ...]


def rows_of(table: Element) -> tuple[TableRow, ...]:
    """The rows of a table; none where its words stand outside of cells, or it has one row or one column alone."""
    rows = list(_rows(table))
    if holds_words(table) or not all(_is_row(row) for row in rows) or len(rows) < 2:
        return ()
    return tuple(map(_row, rows)) if max(len(row) for row in rows) > 1 else ()


def _rows(table: Element) -> Iterable[Element]:
    for child in table:
        if child.tag in _GROUPS and not holds_words(child):
            yield from _rows(child)
        else:
            yield child


def _is_row(element: Element) -> bool:
    """Whether it is a row all of whose words stand in cells, none of which holds a table."""
    cells = element.tag == "tr" and all(cell.tag in _CELLS for cell in element)
    return cells and not holds_words(element) and element.find(".//table") is None


def _row(row: Element) -> TableRow:
    line, cells = Line(""), []
    for index, element in enumerate(row):
        line = joined(line, Line(SEPARATOR)) if index else line
        start = len(line.text)
        for number, part in enumerate(all_lines(element)):
            line = joined(line, Line(" ")) if number and part.text else line
            line = joined(line, part)
        words = line.text[start:]
        cell = GridCell(words, _span(element, "colspan"), _span(element, "rowspan"), element.tag == "th")
        cells.append((cell, (start, len(line.text))))
    return TableRow(line, tuple(cells))


def _span(cell: Element, name: str) -> int:
    """How many columns or rows a cell spans; a number that is none, or out of reach, counts as 1."""
    written = cell.get(name, "1")
    return int(written) if written.isascii() and written.isdigit() and 1 <= int(written) <= 1000 else 1


def joined(first: Line, second: Line) -> Line:
    """Two lines as one, nothing between them."""
    shift = len(first.text)
    marks = (Mark(m.tag, m.attributes, m.start + shift, m.end + shift) for m in second.marks)
    return Line(first.text + second.text, (*first.marks, *marks), (*first.notes, *second.notes))
