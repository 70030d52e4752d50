"""Turns an element that holds words into a line of text: white space folded, with the places of what it marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.etree.ElementTree import Element

from graph_build.corpus.akn.elements import INLINE, LOOK, PARTING

_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BLANKS: Final = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """What an element marks in a line: its tag and attributes, and the span of its words."""

    tag: str
    attributes: dict[str, str]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, what its elements mark, and the notes that hang on it; notes may stand without words."""

    text: str
    marks: tuple[Mark, ...] = ()
    notes: tuple[Element, ...] = ()


@dataclass(slots=True)
class _Pen:
    """Writes a line piece by piece, white space folded."""

    written: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    parted: bool = False

    def write(self, words: str | None) -> None:
        words = _BLANKS.sub(" ", unicodedata.normalize("NFC", words or ""))
        last = self.written[-1][-1] if self.written else " "
        if last == " ":
            words = words.removeprefix(" ")
        elif self.parted and words[:1].isalnum() and last.isalnum() and last.isdigit() != words[0].isdigit():
            words = f" {words}"
        if words:
            self.parted = False
            self.written.append(words)
            self.length += len(words)

    def line(self) -> Line:
        text = "".join(self.written)
        whole = len(text.rstrip(" "))
        marks = [Mark(m.tag, m.attributes, *_tight(text, m.start, min(m.end, whole))) for m in self.marks]
        text, marks = _composed(text[:whole], marks)
        return Line(text, tuple(m for m in marks if m.start < m.end), tuple(self.notes))


def lines_of(element: Element) -> Iterator[Line | Element]:
    """The lines of an element that holds words, in order, and between them the blocks that interrupt them."""
    pens = [_Pen()]
    for block in _write(element, pens):
        yield from _full(pens.pop())
        pens.append(_Pen())
        yield block
    yield from _full(pens.pop())


def all_lines(element: Element) -> Iterator[Line]:
    """Every line of an element, also those of blocks in it."""
    for piece in lines_of(element):
        if isinstance(piece, Line):
            yield piece
        else:
            yield from all_lines(piece)


def one_line(lines: Iterable[Line]) -> str:
    """The words of lines, a blank between them."""
    return " ".join(line.text for line in lines if line.text)


def holds_words(element: Element) -> bool:
    """Whether words stand directly in an element, not only in blocks inside it."""
    return _any_words(element.text) or any(
        _any_words(child.tail) or (child.tag in INLINE and holds_words(child)) for child in element
    )


def _any_words(words: str | None) -> bool:
    return words is not None and bool(words.strip())


def _full(pen: _Pen) -> Iterator[Line]:
    line = pen.line()
    if line.text or line.notes:
        yield line


def _write(element: Element, pens: list[_Pen]) -> Iterator[Element]:
    """Write an element's words with the last pen, and give out each block in it, after which a new pen is there."""
    pens[-1].write(element.text)
    for child in element:
        if child.tag not in INLINE:
            yield child
        elif child.tag == "authorialNote":
            pens[-1].write(raised(child.get("marker", "")))
            pens[-1].notes.append(child)
        elif child.tag == "sup" and len(child) == 0 and (child.text or "").strip().isascii():
            pens[-1].write(raised(child.text or ""))
        else:
            yield from _write_marked(child, pens)
        pens[-1].write(child.tail)


def _write_marked(element: Element, pens: list[_Pen]) -> Iterator[Element]:
    first = pens[-1]
    start = first.length
    first.parted = first.parted or element.tag in PARTING
    yield from _write(element, pens)
    if pens[-1] is first and element.tag not in LOOK:
        first.marks.append(Mark(element.tag, dict(element.attrib), start, first.length))
    pens[-1].parted = pens[-1].parted or element.tag in PARTING


def raised(digits: str) -> str:
    """The sign of a note as it is printed, above the line; other signs stay.

    >>> raised("12"), raised("th")
    ('¹²', 'th')
    """
    return digits.translate(_RAISED)


def _tight(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the blanks at its ends."""
    while start < end and text[start] == " ":
        start += 1
    while start < end and text[end - 1] == " ":
        end -= 1
    return start, max(start, end)


def _composed(text: str, marks: list[Mark]) -> tuple[str, list[Mark]]:
    """The text with letters composed that an element's edge had kept apart, and the marks moved along."""
    if unicodedata.is_normalized("NFC", text):
        return text, marks
    whole = unicodedata.normalize("NFC", text)

    def at(offset: int) -> int:
        return min(len(whole), len(unicodedata.normalize("NFC", text[:offset])))

    return whole, [Mark(m.tag, m.attributes, at(m.start), at(m.end)) for m in marks]
