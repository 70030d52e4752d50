"""Turns a table of a Word file into rows of cells with what each spans, and how many rows hold header words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from docx.oxml.xmlchemy import BaseOxmlElement as Element

from graph_build.corpus.readers.word.words import w
from graph_build.corpus.tables import GridCell


def grid_of(table: Element, words: Callable[[Element], str]) -> tuple[list[list[GridCell]], int | None]:
    """The rows, and the number of those that repeat on each page as header words; None where none is set so."""
    grid: list[list[GridCell]] = []
    # The place in the grid of the cell that reaches down into each column.
    above: dict[int, tuple[int, int]] = {}
    heads = 0
    for index, row in enumerate(_rows(table)):
        grid.append([])
        column = 0
        for cell in _cells(row):
            columns = _columns(cell)
            merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
            if merge is not None and merge.get(w("val")) != "restart" and column in above:
                at, place = above[column]
                grid[at][place] = replace(grid[at][place], rows=index - at + 1)
            else:
                grid[-1].append(GridCell(words(cell), columns))
                above[column] = (index, len(grid[-1]) - 1)
            column += columns
        header = row.find(f"{w('trPr')}/{w('tblHeader')}")
        heads += header is not None and heads == index and header.get(w("val")) not in {"0", "false"}
    return grid, heads or None


def _rows(table: Element) -> list[Element]:
    inside = [element for child in table for element in ([child] if child.tag == w("tr") else child.iter(w("tr")))]
    return [row for row in inside if next(row.iterancestors(w("tbl"))) is table]


def _cells(row: Element) -> list[Element]:
    inside = [element for child in row for element in ([child] if child.tag == w("tc") else child.iter(w("tc")))]
    return [cell for cell in inside if next(cell.iterancestors(w("tr"))) is row]


def _columns(cell: Element) -> int:
    span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    value = (span.get(w("val")) or "1") if span is not None else "1"
    return max(1, min(int(value), 100)) if value.isdigit() else 1
