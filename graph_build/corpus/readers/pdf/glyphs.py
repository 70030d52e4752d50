"""Turns a page of a PDF into runs of words and ruled lines with their places, as a reader sees the page."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as native

_BREAKS: Final = frozenset({"\r", "\n"})
# Signs that stand for others in fonts of symbols, and the marks of the library for a hyphen at the end of a line.
_SIGNS: Final = {
    "\ufffe": "-", "\x02": "-", "\u00ad": "-", "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "•", "\uf02d": "–",
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
}  # fmt: skip
# In sizes of the letter: a blank wider than this parts two runs; a line closer to the last than this is the same.
_WIDE: Final = 1.2
_SAME_LINE: Final = 0.12
_THIN: Final = 2.5
_LEAST_RULE: Final = 8.0
_TURNED: Final = 0.1


@dataclass(frozen=True, slots=True)
class Run:
    """Words set on one line without a wide blank: their box (y grows upwards), the line they stand on, their size."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    base: float
    size: float


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


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its number from 1, its size, its characters in the order of the file, its rules, its pictures."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    pictures: int


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character with its box, the line it stands on and its size; a blank that the library put in has no box."""

    char: str
    left: float
    right: float
    bottom: float
    top: float
    base: float

    @property
    def size(self) -> float:
        """The height of the letters of its font."""
        return self.top - self.bottom


Parted = Callable[[Glyph, Glyph], bool]


def sheet_of(document: pdfium.PdfDocument, index: int) -> Sheet:
    """The page of that index."""
    page = document[index]
    try:
        width, height = page.get_size()
        turn = _Turn(page)
        glyphs = tuple(_glyphs(page, turn))
        rules, pictures = _drawn(page, turn)
        return Sheet(index + 1, width, height, glyphs, rules, pictures)
    finally:
        page.close()


class _Turn:
    """Places on the page as a reader sees it."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.rotation = page.get_rotation() % 360
        left, bottom, right, top = page.get_cropbox()
        self.left, self.bottom, self.right, self.top = left, bottom, right, top

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.rotation == 90:
            return y - self.bottom, self.right - x
        if self.rotation == 180:
            return self.right - x, self.top - y
        if self.rotation == 270:
            return self.top - y, x - self.left
        return x - self.left, y - self.bottom

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        (a, b), (c, d) = self.point(left, bottom), self.point(right, top)
        return min(a, c), min(b, d), max(a, c), max(b, d)


def _glyphs(page: pdfium.PdfPage, turn: _Turn) -> Iterator[Glyph]:
    textpage = page.get_textpage()
    try:
        raw = textpage.raw
        box, x, y = native.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        for index in range(native.FPDFText_CountChars(raw)):
            code = native.FPDFText_GetUnicode(raw, index)
            char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
            char = _SIGNS.get(char, char)
            if char in _BREAKS or (char < " " and char != "\t"):
                yield Glyph("\n", 0, 0, 0, 0, 0)
                continue
            native.FPDFText_GetLooseCharBox(raw, index, box)
            native.FPDFText_GetCharOrigin(raw, index, x, y)
            left, bottom, right, top = turn.box(box.left, box.bottom, box.right, box.top)
            yield Glyph(char, left, right, bottom, top, turn.point(x.value, y.value)[1])
    finally:
        textpage.close()


def runs_of(glyphs: tuple[Glyph, ...], parted: Parted | None = None) -> list[Run]:
    """The runs of the characters. ``parted`` tells of two characters whether a ruled line stands between them."""
    out: list[Run] = []
    current: list[Glyph] = []
    for glyph in glyphs:
        if glyph.char == "\n" or (current and not glyph.char.isspace() and _apart(current, glyph, parted)):
            _close(current, out)
            current = []
        if glyph.char != "\n" and (current or not glyph.char.isspace()):
            current.append(glyph)
    _close(current, out)
    return out


def _apart(current: list[Glyph], glyph: Glyph, parted: Parted | None) -> bool:
    last = next(g for g in reversed(current) if not g.char.isspace())
    size = max(last.size, glyph.size, 1.0)
    if abs(last.size - glyph.size) > 0.15 * size or abs(last.base - glyph.base) > _SAME_LINE * size:
        return True
    if glyph.left - last.right > _WIDE * size or glyph.left < last.left - 0.5 * size:
        return True
    return parted is not None and parted(last, glyph)


def _close(current: list[Glyph], out: list[Run]) -> None:
    solid = [glyph for glyph in current if not glyph.char.isspace()]
    if not solid or _is_turned(solid):
        return
    text = " ".join("".join(glyph.char for glyph in current).split())
    out.append(
        Run(
            text,
            min(g.left for g in solid),
            max(g.right for g in solid),
            min(g.bottom for g in solid),
            max(g.top for g in solid),
            solid[0].base,
            sorted(g.size for g in solid)[len(solid) // 2],
        )
    )


def _is_turned(solid: list[Glyph]) -> bool:
    """Whether the letters climb, as those of a stamp across the page do."""
    first, last = solid[0], solid[-1]
    run, rise = last.left - first.left, last.base - first.base
    return len(solid) > 2 and abs(rise) > max(_TURNED * abs(run), first.size)


def _drawn(page: pdfium.PdfPage, turn: _Turn) -> tuple[tuple[Rule, ...], int]:
    """The ruled lines of a page and the number of its pictures."""
    rules: set[Rule] = set()
    pictures = 0
    for drawn in page.get_objects(max_depth=4):
        if drawn.type == native.FPDF_PAGEOBJ_IMAGE:
            pictures += 1
        elif drawn.type == native.FPDF_PAGEOBJ_PATH:
            rules.update(_rules(drawn, turn))
    return tuple(sorted(rules, key=lambda r: (r.left, r.bottom, r.right, r.top))), pictures


def _rules(drawn: pdfium.PdfObject, turn: _Turn) -> Iterator[Rule]:
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
    for index in range(min(native.FPDFPath_CountSegments(drawn.raw), 2_000)):
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
