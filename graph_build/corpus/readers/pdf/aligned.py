"""Turns runs that stand in columns without ruled lines between them into grids, as a reader sees a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from graph_build.corpus.readers.pdf.glyphs import Run
from graph_build.corpus.readers.pdf.grids import Grid, GridBox
from graph_build.corpus.readers.pdf.rules import Rule

_LEAST_COLUMNS: Final = 3
_LEAST_ROWS: Final = 3
_MOST_HEADER_WORDS: Final = 5
_MOST_LINES: Final = 300
# In sizes of the letter: how wide a gutter is at the least, how far a line may stand below the last one.
_GUTTER: Final = 0.6
_FAR: Final = 4.5
# A row begins after a space this many times that between the lines of a cell.
_WIDER: Final = 1.25
# The share of its column that a cell of one line takes; lines of prose in columns take more.
_PROSE: Final = 0.75
_NUMBER: Final = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-z])[.)]?")

Gutters = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class _Line:
    """The runs that stand side by side, from left to right."""

    runs: tuple[Run, ...]

    @property
    def base(self) -> float:
        return self.runs[0].base

    @property
    def size(self) -> float:
        return max(run.size for run in self.runs)

    @property
    def may_head(self) -> bool:
        """Whether it may be the first line of header words: three pieces at the least, short and none a number."""
        pieces = [run.text for run in self.runs]
        short = all(len(piece.split()) <= _MOST_HEADER_WORDS for piece in pieces)
        return len(pieces) >= _LEAST_COLUMNS and short and all(re.match(r"[^\W\d_]|[#№%]", p) for p in pieces)


def aligned_grids(runs: Sequence[Run], rules: Sequence[Rule]) -> list[Grid]:
    """The tables of three columns and three rows or more whose columns nothing but blanks part."""
    lines = _lines(runs)
    found: list[Grid] = []
    first = 0
    while first < len(lines):
        block, gutters = _block(lines, first) if lines[first].may_head else ([], ())
        grid = _grid(block, gutters, rules) if len(block) >= _LEAST_ROWS else None
        if grid is not None:
            found.append(grid)
        first += max(1, len(block))
    return found


def _lines(runs: Sequence[Run]) -> list[_Line]:
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (-r.base, r.left)):
        if rows and rows[-1][0].base - run.base <= 0.3 * run.size:
            rows[-1].append(run)
        else:
            rows.append([run])
    return [_Line(tuple(sorted(row, key=lambda r: r.left))) for row in rows]


def _block(lines: Sequence[_Line], first: int) -> tuple[list[_Line], Gutters]:
    """The lines from a first one on between whose pieces the same gutters stay, and the gutters."""
    block = [lines[first]]
    gutters = _gutters(block)
    for line in lines[first + 1 : first + _MOST_LINES]:
        narrower = _gutters([*block, line])
        if len(narrower) < len(gutters) or block[-1].base - line.base > _FAR * line.size:
            break
        block.append(line)
        gutters = narrower
    while len(block) > 1 and len(block[-1].runs) == 1 and _parted(block[-2], block[-1], block):
        block.pop()
    return block, _gutters(block)


def _gutters(lines: Sequence[_Line]) -> Gutters:
    """The upright stretches between the leftmost and the rightmost word that no word reaches into."""
    spans = sorted((run.left, run.right) for line in lines for run in line.runs)
    least = _GUTTER * max(line.size for line in lines)
    out, reached = list[tuple[float, float]](), spans[0][1]
    for left, right in spans[1:]:
        if left - reached >= least:
            out.append((reached, left))
        reached = max(reached, right)
    return tuple(out)


def _grid(block: Sequence[_Line], gutters: Gutters, rules: Sequence[Rule]) -> Grid | None:
    """The grid of a block; None where its lines are no rows of cells."""
    if len(gutters) + 1 < _LEAST_COLUMNS:
        return None
    runs = [run for line in block for run in line.runs]
    xs = (min(r.left for r in runs) - 1, *((a + b) / 2 for a, b in gutters), max(r.right for r in runs) + 1)
    starts = _row_starts(block, xs, rules)
    rows = [block[a:b] for a, b in pairwise([*starts, len(block)])]
    full = [row for row in rows[1:] if len(_filled(row, xs)) >= _LEAST_COLUMNS]
    if len(rows) < _LEAST_ROWS or len(full) < _LEAST_ROWS - 1 or 2 * len(full) < len(rows) - 1:
        return None
    between = [(min(r.bottom for r in a[-1].runs) + max(r.top for r in b[0].runs)) / 2 for a, b in pairwise(rows)]
    ys = (max(r.top for r in block[0].runs) + 1, *between, min(r.bottom for r in block[-1].runs) - 1)
    cells = tuple(
        GridBox((xs[column], ys[row + 1], xs[column + 1], ys[row]), row, column, 1, 1)
        for row in range(len(rows))
        for column in range(len(xs) - 1)
    )
    return Grid((xs[0], ys[-1], xs[-1], ys[0]), xs, cells)


def _row_starts(block: Sequence[_Line], xs: Sequence[float], rules: Sequence[Rule]) -> list[int]:
    """The lines with which rows begin: under a ruled line, after a wider space, at a number in the first column."""
    starts = [0]
    for index, (above, line) in enumerate(pairwise(block), start=1):
        numbered = line.runs[0].right < xs[1] and _NUMBER.fullmatch(line.runs[0].text) is not None
        if numbered or _ruled(above, line, rules) or _parted(above, line, block):
            starts.append(index)
    return starts if len(starts) >= _LEAST_ROWS or not _of_one_line(block, xs) else list(range(len(block)))


def _of_one_line(block: Sequence[_Line], xs: Sequence[float]) -> bool:
    """Whether every line is a row: all columns but one have words in each, and these do not fill them."""
    shares = sorted(_shares(block, xs))
    return all(len(_filled([line], xs)) >= len(xs) - 2 for line in block) and shares[len(shares) // 2] < _PROSE


def _shares(block: Sequence[_Line], xs: Sequence[float]) -> Iterator[float]:
    for line in block:
        for run in line.runs:
            column = _column(run, xs)
            yield (run.right - run.left) / (xs[column + 1] - xs[column])


def _column(run: Run, xs: Sequence[float]) -> int:
    return sum(x < run.left for x in xs[1:-1])


def _filled(lines: Sequence[_Line], xs: Sequence[float]) -> set[int]:
    return {_column(run, xs) for line in lines for run in line.runs}


def _parted(above: _Line, line: _Line, block: Sequence[_Line]) -> bool:
    """Whether the space between two lines is wider than that between the closest lines of the block."""
    closest = min(a.base - b.base for a, b in pairwise(block))
    return above.base - line.base > _WIDER * closest


def _ruled(above: _Line, line: _Line, rules: Sequence[Rule]) -> bool:
    left, right = line.runs[0].left, line.runs[0].right
    return any(
        rule.is_level and line.base < rule.bottom < above.base and rule.left <= left + 1 and rule.right >= right - 1
        for rule in rules
    )
