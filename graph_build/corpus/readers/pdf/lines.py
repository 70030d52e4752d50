"""Turns the runs of a page into lines in the order of reading: columns one after the other, notes raised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import median
from typing import Final

from graph_build.corpus.readers.pdf.glyphs import Run
from graph_build.corpus.reading import SUPERSCRIPTS

_RAISED: Final = str.maketrans("0123456789", SUPERSCRIPTS)
# A column of prose: this many lines on each side, this share of the width, this many words to a line.
_LEAST_LINES: Final = 6
_LEAST_WIDTH: Final = 0.25
_LEAST_WORDS: Final = 3.0
_MOST_CROSSING: Final = 0.25
# What stands for a wide blank in a line, as in a text printed with blanks: it parts the pieces of a masthead.
WIDE_BLANK: Final = "   "


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page: its words, its place, the size of its letters, the column it stands in (left and right)."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    base: float
    size: float
    page: int
    column: tuple[float, float]


def lines_of(runs: list[Run], page: int) -> list[list[PageLine]]:
    """The lines of a page, region by region: the columns of a page, and what stands over and under them."""
    return [lines for region in _regions(runs, 0) if (lines := _lines(region, page))]


def _regions(runs: list[Run], depth: int) -> list[list[Run]]:
    """The runs parted by a gutter between two columns of prose; runs across it part the page into bands."""
    gutter = _gutter(runs) if depth < 3 else None
    if gutter is None:
        return [runs]
    bands: list[list[Run]] = [[]]
    crossing: list[bool] = [False]
    for run in sorted(runs, key=lambda r: (-r.base, r.left)):
        crosses = run.left < gutter - 2 and run.right > gutter + 2
        if crosses != crossing[-1]:
            bands.append([])
            crossing.append(crosses)
        bands[-1].append(run)
    out: list[list[Run]] = []
    for band, crosses in zip(bands, crossing, strict=True):
        if crosses:
            out.append(band)
            continue
        left = [run for run in band if run.right <= gutter + 2]
        right = [run for run in band if run.right > gutter + 2]
        out += [part for side in (left, right) if side for part in _regions(side, depth + 1)]
    return [band for band in out if band]


def _gutter(runs: list[Run]) -> float | None:
    """The place of a gutter that parts two columns of prose; None where there is one column."""
    if len(runs) < 2 * _LEAST_LINES:
        return None
    left, right = min(r.left for r in runs), max(r.right for r in runs)
    width = right - left
    best: tuple[int, float] | None = None
    for edge in sorted({round(r.left) for r in runs if left + 0.2 * width < r.left < left + 0.8 * width}):
        place = edge - 3.0
        before = [r for r in runs if r.right <= place + 2]
        after = [r for r in runs if r.left >= place - 2]
        crossing = len(runs) - len(before) - len(after)
        if crossing <= _MOST_CROSSING * len(runs) and _is_prose(before, width) and _is_prose(after, width):
            score = len(before) + len(after)
            if best is None or score > best[0]:
                best = score, place
    return best[1] if best else None


def _is_prose(runs: list[Run], width: float) -> bool:
    if len(runs) < _LEAST_LINES:
        return False
    words = sum(len(run.text.split()) for run in runs) / len(runs)
    return words >= _LEAST_WORDS and median(r.right - r.left for r in runs) >= _LEAST_WIDTH * width


def _lines(runs: list[Run], page: int) -> list[PageLine]:
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (-r.base, r.left)):
        row = next((row for row in reversed(rows[-3:]) if _on_one_line(row, run)), None)
        if row is None:
            rows.append([run])
        else:
            row.append(run)
    column = min(r.left for r in runs), max(r.right for r in runs)
    return [_line(row, page, column) for row in rows]


def _on_one_line(row: list[Run], run: Run) -> bool:
    """Whether a run stands on the line of others: nearly the same base, or small and raised beside larger letters."""
    main = max(row, key=lambda r: (r.size, len(r.text)))
    overlap = min(main.top, run.top) - max(main.bottom, run.bottom)
    if overlap < 0.5 * min(main.top - main.bottom, run.top - run.bottom):
        return False
    if any(min(r.right, run.right) - max(r.left, run.left) > 0.5 * min(r.size, run.size) for r in row):
        return False
    small, large = sorted((main.size, run.size))
    return abs(main.base - run.base) <= 0.35 * large or small < 0.8 * large


def _line(row: list[Run], page: int, column: tuple[float, float]) -> PageLine:
    row = sorted(row, key=lambda r: r.left)
    size = max(row, key=lambda r: len(r.text)).size
    base = max(row, key=lambda r: len(r.text)).base
    text = ""
    for index, run in enumerate(row):
        words = run.text
        if run.size < 0.85 * size and run.base > base + 0.1 * size and re.fullmatch(r"\d{1,3}", words):
            words = words.translate(_RAISED)
        blank = run.left - row[index - 1].right if index else 0.0
        text += (WIDE_BLANK if blank > 2 * size else " " if blank > 0.15 * size else "") + words
    return PageLine(
        text,
        row[0].left,
        max(r.right for r in row),
        min(r.bottom for r in row),
        max(r.top for r in row),
        base,
        size,
        page,
        column,
    )
