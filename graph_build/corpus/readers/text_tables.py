"""Turns lines of a text that are set as tables, by bars or by tabs, into parts with cells under header words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import pairwise

from graph_build.corpus.source import FURNITURE, ROW, Cell, Part
from graph_build.corpus.tables import HEADER_WORDS, GridCell, count_header_rows

_RULE = re.compile(r"(?<![ \t])[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+")
_RULE_BEGINS = re.compile(r"(?m)^[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+\|")
_LEAST_TABS = 2
_LEAST_ROWS, _MOST_IN_HEADER = 2, 4
_MARKS = (re.compile(" [–—] "), re.compile(r" \| "), re.compile(" {3,}"))
_COLUMN = re.compile(
    r"(?i)\b(?:actions?|activit(?:y|ies)|tasks?|measures?|steps?|responsib\w+|lead|owner|actor|deadline|due|when"
    r"|timeline|time ?frame|indicators?|baseline|targets?|budget|status|outcomes?|outputs?|partners?)\b"
)

Span = tuple[int, int]
Cutter = Callable[[str, Span], list[Span]]


def table_parts(text: str, start: int = 0) -> tuple[Part, ...]:
    """The parts of all tables after ``start``: rows, and their header words as furniture."""
    lines = list(_lines(text, start))
    taken = dict(_of_bars(text, lines))
    parts = [part for index in sorted(taken) for part in taken[index]]
    parts += _of_tabs(text, _free(lines, parts))
    for mark in _MARKS:
        parts += _of_marks(text, _free(lines, parts), mark)
    return tuple(sorted(parts, key=lambda part: part.start))


def _free(lines: list[Span], parts: list[Part]) -> list[Span]:
    """The lines of which no table has a part; no two parts overlap."""
    ends = {part.start: part.end for part in parts}
    starts = sorted(ends)
    before = ((line, bisect_left(starts, line[1]) - 1) for line in lines)
    return [line for line, i in before if i < 0 or ends[starts[i]] <= line[0]]


def _lines(text: str, start: int) -> Iterator[Span]:
    for match in re.finditer(r"[^\n]+", text[start:]):
        yield start + match.start(), start + match.end()


def _of_bars(text: str, lines: list[Span]) -> Iterator[tuple[int, list[Part]]]:
    """Tables in the form of Markdown: a line of header words, a line of hyphens, rows until a line without a bar."""
    if _RULE_BEGINS.search(text) is None:
        return
    position = 0
    for place in _table_lines(text):
        while position < len(lines) and lines[position][0] < place[0]:
            position += 1
        end = position
        while end < len(lines) and lines[end][1] <= place[1]:
            end += 1
        rows = lines[position:end]
        if len(rows) > 1 and _RULE.fullmatch(text[slice(*rows[1])]):
            yield position, _parts(text, [rows[0], *rows[2:]], _cells_of_bars, rule=rows[1])
        position = end


def _table_lines(text: str) -> Iterator[Span]:
    """Where tables stand, as the Markdown parser finds them, so that code and quotations are none."""
    from markdown_it import MarkdownIt

    starts = [0, *(m.end() for m in re.finditer("\n", text)), len(text) + 1]
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "table_open" and token.map is not None:
            yield starts[token.map[0]], starts[token.map[1]] - 1


def _of_tabs(text: str, lines: list[Span]) -> Iterator[Part]:
    """Tables of tabs: three columns or more, and as many in each of two lines or more, one under the other."""
    group: list[Span] = []
    for line in [*lines, (len(text), len(text))]:
        tabs = text.count("\t", *line)
        under = not group or (line[0] == group[-1][1] + 1 and tabs == text.count("\t", *group[-1]))
        if tabs >= _LEAST_TABS and under:
            group.append(line)
            continue
        if len(group) > 1:
            yield from _parts(text, group, _cells_of_tabs)
        group = [line] if tabs >= _LEAST_TABS else []


def _of_marks(text: str, lines: list[Span], mark: re.Pattern[str]) -> Iterator[Part]:
    """Tables whose columns a dash, a bar or wide blanks part, under a line of header words: "Action – Lead – By"."""
    cut = _cells_by(mark)
    group: list[Span] = []
    columns = 0
    for line in [*lines, (len(text), len(text))]:
        cells = cut(text, line)
        if group and len(cells) == columns:
            group.append(line)
            continue
        if len(group) > _LEAST_ROWS:
            yield from _parts(text, group, cut, rule=group[0])
        opens = len(cells) > _LEAST_TABS and _are_headers(text, cells)
        group, columns = ([line], len(cells)) if opens else ([], 0)


def _cells_by(mark: re.Pattern[str]) -> Cutter:
    def cells_of(text: str, line: Span) -> list[Span]:
        edges = [(line[0], line[0]), *(m.span() for m in mark.finditer(text, *line)), (line[1], line[1])]
        return [_trimmed(text, left[1], right[0]) for left, right in pairwise(edges)]

    return cells_of


def _are_headers(text: str, cells: list[Span]) -> bool:
    """Whether cells are words over columns: a few each, no figures, and one of them a word that plans put there."""
    words = [text[a:b].strip(" *_") for a, b in cells]
    plain = all(word and len(word.split()) <= _MOST_IN_HEADER and not re.search(r"[\d.;:]", word) for word in words)
    return plain and any(_COLUMN.search(word) for word in words)


def _parts(text: str, rows: list[Span], cells_of: Cutter, rule: Span | None = None) -> list[Part]:
    """The parts of a table's lines; the first holds header words where they end with a ``rule``, else if it looks so.

    The ``rule`` is the line of hyphens under the first one, or the first one itself where its words tell already.
    """
    spans = [cells_of(text, row) for row in rows]
    words = [[GridCell(text[a:b]) for a, b in row] for row in spans]
    heads = 1 if rule is not None else count_header_rows(words)
    over = spans[0] if heads else []
    parts = [Part(FURNITURE, rows[0][0], (rule or rows[0])[1], reason=HEADER_WORDS)] if heads else []
    for row, cells in zip(rows[heads:], spans[heads:], strict=True):
        headers = [(over[i],) if i < len(over) and over[i][0] < over[i][1] else () for i in range(len(cells))]
        if any(a < b for a, b in cells):
            parts.append(Part(ROW, *row, cells=tuple(Cell(a, b, i, headers[i]) for i, (a, b) in enumerate(cells))))
    return parts


def _cells_of_bars(text: str, line: Span) -> list[Span]:
    """The cells of a line between bars; a bar after a backslash is one of the words, bars at the ends part nothing."""
    bars = [m.start() for m in re.finditer(r"(?<!\\)\|", text[slice(*line)])]
    edges = [line[0] - 1, *(line[0] + bar for bar in bars), line[1]]
    cells = [_trimmed(text, a + 1, b) for a, b in pairwise(edges)]
    words = text[slice(*line)].strip()
    first = 1 if words.startswith("|") else 0
    last = len(cells) - 1 if words.endswith("|") and not words.endswith("\\|") else len(cells)
    return cells[first:last]


def _cells_of_tabs(text: str, line: Span) -> list[Span]:
    edges = [line[0] - 1, *(line[0] + m.start() for m in re.finditer("\t", text[slice(*line)])), line[1]]
    return [_trimmed(text, a + 1, b) for a, b in pairwise(edges)]


def _trimmed(text: str, start: int, end: int) -> Span:
    """The span without the blanks around its words; an empty one where it has none."""
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    return (left, start + len(words.rstrip())) if words.strip() else (start, start)
