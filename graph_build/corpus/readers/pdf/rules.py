"""Turns what is drawn on a page of a PDF into ruled lines and the number of pictures, as a reader sees the page."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as native

_THIN: Final = 2.5
_LEAST_RULE: Final = 8.0
_MOST_POINTS: Final = 2_000


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line, level or upright, as a thin box."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def is_level(self) -> bool:
        """Whether it runs from left to right."""
        return self.right - self.left >= self.top - self.bottom


class Turn:
    """Places on the page as a reader sees it: turned by as many degrees, clockwise, as its words are."""

    def __init__(self, page: pdfium.PdfPage, degrees: int) -> None:
        self.degrees = degrees
        self.left, self.bottom, self.right, self.top = page.get_cropbox()

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.degrees in {90, 270} else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The place of a point."""
        if self.degrees == 90:
            return y - self.bottom, self.right - x
        if self.degrees == 180:
            return self.right - x, self.top - y
        if self.degrees == 270:
            return self.top - y, x - self.left
        return x - self.left, y - self.bottom

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        """The place of a box."""
        (a, b), (c, d) = self.point(left, bottom), self.point(right, top)
        return min(a, c), min(b, d), max(a, c), max(b, d)


def drawn_on(page: pdfium.PdfPage, turn: Turn) -> tuple[tuple[Rule, ...], int]:
    """The ruled lines of a page and the number of its pictures."""
    rules: set[Rule] = set()
    pictures = 0
    for drawn in page.get_objects(max_depth=4):
        if drawn.type == native.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
        elif drawn.type == native.FPDF_PAGEOBJ_PATH:
            rules.update(_rules(drawn, turn))
    return tuple(sorted(rules, key=lambda r: (r.left, r.bottom, r.right, r.top))), pictures


def _rules(drawn: pdfium.PdfObject, turn: Turn) -> Iterator[Rule]:
    """The straight lines of a drawn path; a thin filled box is one line."""
    left, bottom, right, top = turn.box(*drawn.get_bounds())
    if min(right - left, top - bottom) <= _THIN:
        if max(right - left, top - bottom) >= _LEAST_RULE:
            yield Rule(left, bottom, right, top)
        return
    matrix = drawn.get_matrix()
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    first: tuple[float, float] | None = None
    for index in range(min(native.FPDFPath_CountSegments(drawn.raw), _MOST_POINTS)):
        segment = native.FPDFPath_GetPathSegment(drawn.raw, index)
        native.FPDFPathSegment_GetPoint(segment, x, y)
        point = turn.point(*matrix.on_point(x.value, y.value))
        kind = native.FPDFPathSegment_GetType(segment)
        if kind == native.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == native.FPDF_SEGMENT_LINETO and points:
            yield from _straight(points[-1], point)
        if native.FPDFPathSegment_GetClose(segment) and first is not None:
            yield from _straight(point, first)
        points = [point]


def _straight(a: tuple[float, float], b: tuple[float, float]) -> Iterator[Rule]:
    left, right, bottom, top = min(a[0], b[0]), max(a[0], b[0]), min(a[1], b[1]), max(a[1], b[1])
    thin, long = sorted((right - left, top - bottom))
    if thin <= _THIN and long >= _LEAST_RULE and math.isfinite(long):
        yield Rule(left, bottom, right, top)
