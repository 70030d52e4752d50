"""Turns a page of a PDF into its characters with their places, and characters into runs of words on one line."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as native

from graph_build.corpus.readers.pdf.rules import Rule, Turn, drawn_on

# Signs that stand for others in fonts of symbols, and the marks of the library for a hyphen at the end of a line.
_SIGNS: Final = {
    "\ufffe": "-", "\x02": "-", "\u00ad": "-", "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "•", "\uf02d": "–",
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
}  # fmt: skip
# In sizes of the letter: a blank wider than this parts two runs; a line closer to the last than this is the same.
_WIDE: Final = 1.2
_SAME_LINE: Final = 0.12
_OBLIQUE: Final = -1


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


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its number from 1, its size, its characters in the order of the file, its rules, its pictures.

    ``across`` holds the words set in another direction than most: stamps and notes along the margin.
    """

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    pictures: int
    across: tuple[str, ...] = ()


def sheet_of(document: pdfium.PdfDocument, index: int) -> Sheet:
    """The page of that index."""
    page = document[index]
    textpage = page.get_textpage()
    try:
        directions = _directions(textpage)
        seen = Counter(d for d in directions if d != _OBLIQUE)
        upright = max(seen, key=lambda d: (seen[d], -d), default=page.get_rotation() % 360)
        turn = Turn(page, upright)
        glyphs = tuple(_glyphs(textpage, turn, directions))
        rules, pictures = drawn_on(page, turn)
        return Sheet(index + 1, *turn.size, glyphs, rules, pictures, _across(textpage, directions, upright))
    finally:
        textpage.close()
        page.close()


def _directions(textpage: pdfium.PdfTextPage) -> list[int]:
    """The direction of each character in degrees, a quarter at a time; oblique ones apart."""
    out: list[int] = []
    for index in range(native.FPDFText_CountChars(textpage.raw)):
        degrees = -math.degrees(native.FPDFText_GetCharAngle(textpage.raw, index)) % 360
        quarter = round(degrees / 90) % 4 * 90
        off = abs((degrees - quarter + 180) % 360 - 180)
        out.append(quarter if off < 5 else _OBLIQUE)
    return out


def _char(textpage: pdfium.PdfTextPage, index: int) -> str:
    code = native.FPDFText_GetUnicode(textpage.raw, index)
    char = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    char = _SIGNS.get(char, char)
    return "\n" if char < " " and char != "\t" else char


def _glyphs(textpage: pdfium.PdfTextPage, turn: Turn, directions: list[int]) -> Iterator[Glyph]:
    """The characters set upright; a break stands for one that is not."""
    raw = textpage.raw
    box, x, y = native.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for index, direction in enumerate(directions):
        char = _char(textpage, index)
        if char == "\n" or (direction != turn.degrees and not char.isspace()):
            yield Glyph("\n", 0, 0, 0, 0, 0)
            continue
        native.FPDFText_GetLooseCharBox(raw, index, box)
        native.FPDFText_GetCharOrigin(raw, index, x, y)
        left, bottom, right, top = turn.box(box.left, box.bottom, box.right, box.top)
        yield Glyph(char, left, right, bottom, top, turn.point(x.value, y.value)[1])


def _across(textpage: pdfium.PdfTextPage, directions: list[int], upright: int) -> tuple[str, ...]:
    """The words set in other directions, as many together as stand so in the file."""
    words: list[str] = [""]
    for index, direction in enumerate(directions):
        char = _char(textpage, index)
        if direction == upright and not char.isspace():
            words.append("")
        else:
            words[-1] += char
    return tuple(found for stretch in words if (found := " ".join(stretch.split())))


def runs_of(glyphs: tuple[Glyph, ...]) -> list[Run]:
    """The runs of the characters, parted at wide blanks and where the line or the size of letters changes."""
    out: list[Run] = []
    current: list[Glyph] = []
    for glyph in glyphs:
        if glyph.char == "\n" or (current and not glyph.char.isspace() and _apart(current, glyph)):
            _close(current, out)
            current = []
        if glyph.char != "\n" and (current or not glyph.char.isspace()):
            current.append(glyph)
    _close(current, out)
    return out


def _apart(current: list[Glyph], glyph: Glyph) -> bool:
    last = next(g for g in reversed(current) if not g.char.isspace())
    size = max(last.size, glyph.size, 1.0)
    if abs(last.size - glyph.size) > 0.15 * size or abs(last.base - glyph.base) > _SAME_LINE * size:
        return True
    return glyph.left - last.right > _WIDE * size or glyph.left < last.left - 0.5 * size


def _close(current: list[Glyph], out: list[Run]) -> None:
    solid = [glyph for glyph in current if not glyph.char.isspace()]
    if not solid:
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
