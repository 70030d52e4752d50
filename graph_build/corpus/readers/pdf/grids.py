"""Turns the ruled lines of a page into grids: tables as boxes of cells with the columns and rows that each spans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from graph_build.corpus.readers.pdf.rules import Rule

_NEAR: Final = 3.0
_MOST_RULES: Final = 4_000
_MOST_CELLS: Final = 5_000

Box = tuple[float, float, float, float]
# Each line as from, to, and its place across.
Lines = list[tuple[float, float, float]]


@dataclass(frozen=True, slots=True)
class GridBox:
    """A cell: its box (left, bottom, right, top), its first row from the top and column, and how many it spans."""

    box: Box
    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: its box, the places of its columns, its cells in the order of reading."""

    box: Box
    edges: tuple[float, ...]
    cells: tuple[GridBox, ...]

    def cell_at(self, x: float, y: float) -> int | None:
        """The cell that holds a point, by its place in the list; None outside of the table."""
        if not _holds(self.box, x, y):
            return None
        return next(
            (i for i, c in enumerate(self.cells) if c.box[0] <= x <= c.box[2] and c.box[1] <= y <= c.box[3]), None
        )


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def grids_of(rules: tuple[Rule, ...]) -> list[Grid]:
    """The tables of two rows and two columns or more, from the top of the page down."""
    if len(rules) > _MOST_RULES:
        return []
    level = _joined([(r.left, r.right, (r.bottom + r.top) / 2) for r in rules if r.is_level])
    upright = _joined([(r.bottom, r.top, (r.left + r.right) / 2) for r in rules if not r.is_level])
    found = [_grid(h, v) for h, v in _networks(level, upright)]
    return sorted((grid for grid in found if grid is not None), key=lambda g: (-g.box[3], g.box[0]))


def _joined(lines: Lines) -> Lines:
    """The lines with those that lie on one another or touch end to end made one."""
    out: Lines = []
    places: list[float] = []
    by_place: dict[float, list[tuple[float, float]]] = defaultdict(list)
    for start, end, place in sorted(lines, key=lambda line: line[2]):
        if not places or place - places[-1] > _NEAR:
            places.append(place)
        by_place[places[-1]].append((start, end))
    for place in places:
        current: tuple[float, float] | None = None
        for start, end in sorted(by_place[place]):
            if current is not None and start <= current[1] + _NEAR:
                current = current[0], max(current[1], end)
                continue
            if current is not None:
                out.append((*current, place))
            current = start, end
        if current is not None:
            out.append((*current, place))
    return out


def _networks(level: Lines, upright: Lines) -> list[tuple[Lines, Lines]]:
    """Level and upright lines in groups that cross each other."""
    parent = list(range(len(level) + len(upright)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, (left, right, y) in enumerate(level):
        for j, (bottom, top, x) in enumerate(upright):
            if left - _NEAR <= x <= right + _NEAR and bottom - _NEAR <= y <= top + _NEAR:
                parent[root(len(level) + j)] = root(i)
    groups: dict[int, tuple[Lines, Lines]] = defaultdict(lambda: ([], []))
    for i, line in enumerate(level):
        groups[root(i)][0].append(line)
    for j, line in enumerate(upright):
        groups[root(len(level) + j)][1].append(line)
    return list(groups.values())


def _grid(level: Lines, upright: Lines) -> Grid | None:
    xs, ys = _places(upright), _places(level)[::-1]
    if len(xs) < 3 or len(ys) < 3 or (len(xs) - 1) * (len(ys) - 1) > _MOST_CELLS:
        return None
    cells: list[GridBox] = []
    taken: set[tuple[int, int]] = set()
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            columns = _reach(column, len(xs) - 1, partial(_parts_columns, upright, xs, ys, row))
            rows = _reach(row, len(ys) - 1, partial(_parts_rows, level, xs, ys, column))
            taken |= {(row + r, column + c) for r in range(rows) for c in range(columns)}
            box = (xs[column], ys[row + rows], xs[column + columns], ys[row])
            cells.append(GridBox(box, row, column, rows, columns))
    return Grid((xs[0], ys[-1], xs[-1], ys[0]), tuple(xs), tuple(cells))


def _places(lines: Lines) -> list[float]:
    out: list[float] = []
    for place in sorted(line[2] for line in lines):
        if not out or place - out[-1] > _NEAR:
            out.append(place)
    return out


def _reach(first: int, last: int, stands: Callable[[int], bool]) -> int:
    """How many columns or rows on no line stands at the edge between them."""
    count = 1
    while first + count < last and not stands(first + count):
        count += 1
    return count


def _parts_columns(upright: Lines, xs: list[float], ys: list[float], row: int, column: int) -> bool:
    return _stands(upright, xs[column], ys[row + 1], ys[row])


def _parts_rows(level: Lines, xs: list[float], ys: list[float], column: int, row: int) -> bool:
    return _stands(level, ys[row], xs[column], xs[column + 1])


def _stands(lines: Lines, place: float, start: float, end: float) -> bool:
    """Whether a line at that place covers the middle of the stretch."""
    middle = (start + end) / 2
    return any(abs(p - place) <= _NEAR and a - _NEAR <= middle <= b + _NEAR for a, b, p in lines)
