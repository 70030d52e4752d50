"""Turns a row of a table, as its format marks it, into cells that know their header words, and their sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from graph_build.corpus.reading import Reading, fold_whitespace
from graph_build.corpus.sentences import Sentence, split_sentences
from graph_build.corpus.source import Part

_NUMBER = re.compile(r"((?:[A-Z]\.?)?\d{1,3}(?:\.\d{1,2}){0,3}[a-z]?)[.)]?")


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell: its column from 0, the header words over it, its words, its offsets in the source text.

    ``header`` joins several lines of header words, the outermost first, with " > ". ``at`` is the cell's span in the
    reading of its row; None for an empty cell, and for one that spans rows and is printed in an earlier one.
    """

    column: int
    header: str
    text: str
    start: int
    end: int
    at: tuple[int, int] | None


def cells_of(text: str, part: Part | None, reading: Reading) -> tuple[TableCell, ...]:
    """The cells of a row, in the order of their columns."""
    if part is None:
        return ()
    out = []
    for cell in part.cells:
        words = fold_whitespace(text[cell.start : cell.end])
        header = " > ".join(fold_whitespace(text[a:b]) for a, b in cell.headers)
        inside = part.start <= cell.start and bool(words)
        at = _span(reading, cell.start, cell.end) if inside else None
        out.append(TableCell(cell.column, header, words, cell.start, cell.end, at))
    return tuple(sorted(out, key=lambda cell: (cell.column, cell.start)))


def row_number(text: str, part: Part | None) -> str | None:
    """The number of a row as readers cite it: what its first column holds, where that is a number and nothing else."""
    first = min(part.cells, key=lambda cell: cell.column, default=None) if part is not None else None
    if part is None or first is None or first.start < part.start or len(part.cells) < 2:
        return None
    match = _NUMBER.fullmatch(text[first.start : first.end].strip())
    return match.group(1) if match else None


def _span(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    first, last = bisect_left(reading.offsets, start), bisect_left(reading.offsets, end)
    return (first, last) if first < last else None


def sentences_of_cells(provision: str, text: str, cells: tuple[TableCell, ...]) -> Iterator[Sentence]:
    """The sentences of the cells, cell by cell."""
    for start, end in sorted(cell.at for cell in cells if cell.at is not None):
        for found in split_sentences(provision, text[start:end]):
            yield Sentence(provision, start + found.start, start + found.end, found.text)
