"""Turns a table of sourced facts on national plans into a record whose rows know their columns and their source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graph_build.corpus.readers.encoding import composed, decode
from graph_build.corpus.readers.record import UnreadText
from graph_build.corpus.source import FURNITURE, ROW, TABLE_OF_PLANS, Cell, Origin, Part, ReadText
from graph_build.corpus.tables import HEADER_WORDS

NEEDED: Final = frozenset({"state", "generation", "period_start", "period_end", "source_address"})
_CELL: Final = re.compile(r'"((?:[^"]|"")*+)"|([^,\n]*+)')

Span = tuple[int, int]


def read_fact_table(raw: bytes, otherwise: str) -> ReadText:
    """The record of a table whose columns are those of facts on plans; a row is evidence, its address its source.

    Raises UnreadText with the words ``otherwise`` for any other table.
    """
    decoded = decode(raw)
    text = composed(decoded.text)
    rows = list(_rows(text))
    names = [text[a:b].strip().lower() for a, b in rows[0]] if rows else []
    if not NEEDED.issubset(names):
        raise UnreadText(otherwise)
    parts = [Part(FURNITURE, rows[0][0][0], _end(text, rows[0][-1][1]), reason=HEADER_WORDS)]
    for row in rows[1:]:
        if len(row) == len(names) and any(a < b for a, b in row):
            parts.append(_row(text, row, rows[0], names))
    return ReadText(text, Origin(TABLE_OF_PLANS, decoded.library, decoded.encoding, decoded.remarks), tuple(parts))


def _row(text: str, row: list[Span], head: list[Span], names: list[str]) -> Part:
    start = row[0][0] - (1 if text[row[0][0] - 1 : row[0][0]] == '"' else 0)
    cells = tuple(Cell(a, b, column, (head[column],)) for column, (a, b) in enumerate(row))
    a, b = row[names.index("source_address")]
    address = text[a:b].strip()
    return Part(ROW, start, _end(text, row[-1][1]), cells=cells, address=address if "://" in address else None)


def _end(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] == '"' else end


def _rows(text: str) -> Iterator[list[Span]]:
    """The spans of the cells of each line; a cell between quotation marks may hold commas and ends of lines."""
    position, row = 0, list[Span]()
    while position <= len(text):
        match = _CELL.match(text, position)
        assert match is not None
        row.append(match.span(1) if match[1] is not None else match.span(2))
        position = match.end() + 1
        if text[match.end() : match.end() + 1] != ",":
            if any(a < b for a, b in row):
                yield row
            row = []
