"""Turns a document's elements into its text, its parts with their numbers and original ids, and what is marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from graph_build.corpus.akn.elements import HEADINGS, LISTS, PLACES, SECTIONS, WRAPPERS
from graph_build.corpus.akn.lines import Line, Mark, all_lines, holds_words, lines_of, one_line, raised
from graph_build.corpus.akn.numbers import Numbered, Numbering
from graph_build.corpus.akn.tables import TableRow, rows_of
from graph_build.corpus.source import FURNITURE, HEADING, ITEM, METADATA, NOTE, PARAGRAPH, Part
from graph_build.corpus.tables import Grid, count_header_rows

COVER, PREAMBLE, ANNEX = "cover", "preamble", "annex"


@dataclass(frozen=True, slots=True)
class Layout:
    """The text of a document, its parts in order, and what elements mark in it, with offsets of the text."""

    text: str
    parts: tuple[Part, ...]
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class _Scope:
    """What an element hands down: the place in the document, and the nearest id of the original."""

    place: str | None = None
    key: str | None = None
    titled: bool = False


@dataclass(slots=True)
class _Writer:
    """Writes the document down part by part."""

    numbering: Numbering = field(default_factory=Numbering)
    label: str = ""
    labelled: Numbered | None = None
    written: list[str] = field(default_factory=list)
    length: int = 0
    parts: list[Part] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def element(self, element: Element, scope: _Scope) -> None:
        """Write an element and all in it."""
        scope = self._scope(element, scope)
        if element.tag == "meta":
            return
        if element.tag in {"wrapUp", "listWrapUp"}:
            self.numbering.after_points()
        if element.tag == "num":
            self._label(element, scope)
        elif element.tag == "table" and (rows := rows_of(element)):
            self._table(rows, scope)
        elif element.tag in HEADINGS or holds_words(element):
            self._words(element, scope)
        else:
            self._inside(element, scope)

    def _scope(self, element: Element, scope: _Scope) -> _Scope:
        place = scope.place if scope.place == ANNEX else PLACES.get(element.tag, scope.place)
        if element.tag in HEADINGS and _preambular(element):
            place = PREAMBLE
        key = element.get("eId") or element.get("id")
        if element.tag in {"attachment", "component"}:
            self.numbering = Numbering()
        titled = element.get("class", "")[:1] == "H" and element.get("class", "")[1:].isdigit()
        return _Scope(place, scope.key if key is None or element.tag in WRAPPERS else key, scope.titled or titled)

    def _inside(self, element: Element, scope: _Scope) -> None:
        """Write what an element holds: a section with its title, a list with its points, or only blocks."""
        num = element.find("num")
        if element.tag in SECTIONS and num is not None:
            self._section(element, num, scope)
        elif element.tag in LISTS:
            self.numbering.in_list()
            self._children(element, scope)
            self.numbering.after_list()
        else:
            self._children(element, scope)
        if num is not None:
            self._number_alone(scope)

    def _number_alone(self, scope: _Scope) -> None:
        """A number that no words came after."""
        if self.label:
            self._write(Line(""), scope, PARAGRAPH)

    def _label(self, num: Element, scope: _Scope) -> None:
        """A number waits for the words that it stands before."""
        lines = list(all_lines(num))
        if words := one_line(lines):
            self.label = f"{self.label} {words}".strip()
            self.labelled = self.numbering.labelled(words, len(self.parts))
        self._notes(lines, scope)

    def _children(self, element: Element, scope: _Scope) -> None:
        for child in element:
            self.element(child, scope)

    def _section(self, element: Element, num: Element, scope: _Scope) -> None:
        """A section with a number: its number and heading are one part, and its paragraphs are counted under it."""
        heading, lines = element.find("heading"), list(all_lines(num))
        words = one_line(lines)
        self.label, self.labelled = f"{self.label} {words}".strip(), None
        if heading is not None:
            self.element(heading, scope)
        elif self.label:
            self._write(Line(""), scope, HEADING)
        self._notes(lines, scope)
        before = self.numbering.in_article(words, max(0, len(self.parts) - 1))
        for child in element:
            if child is not num and child is not heading:
                self.element(child, scope)
        self.numbering.after_article(before)

    def _words(self, element: Element, scope: _Scope) -> None:
        for piece in lines_of(element):
            if isinstance(piece, Element):
                self.element(piece, scope)
                continue
            if piece.text:
                self._write(piece, scope, _kind(element, piece, scope))
            self._notes([piece], scope)

    def _notes(self, lines: Iterable[Line], scope: _Scope) -> None:
        """The notes that hang on lines, written as a page prints them at its foot: the sign, and the words."""
        for note in (note for line in lines for note in line.notes):
            sign, key = note.get("marker", ""), note.get("eId") or scope.key
            lines_of_note = list(all_lines(note))
            for line in (line for line in lines_of_note if line.text):
                start = self._put(f"{raised(sign)} {line.text}".strip(), line)
                number = f"footnote {sign}" if sign.isdigit() else None
                self.parts.append(Part(NOTE, start, self.length, number, key, place=scope.place))
                sign = ""
            self._notes(lines_of_note, scope)

    def _table(self, rows: tuple[TableRow, ...], scope: _Scope) -> None:
        """The rows of a table, each one part: header words, or cells that know theirs."""
        grid = Grid(count_header_rows([[cell for cell, _ in row.cells] for row in rows]))
        for index, row in enumerate(rows):
            columns = grid.place([cell for cell, _ in row.cells])
            if not any(cell.text for cell, _ in row.cells):
                grid.skip()
                continue
            start = self._put(row.line.text, row.line)
            placed = [(at, cell, (start + a, start + b)) for at, (cell, (a, b)) in zip(columns, row.cells, strict=True)]
            part = (grid.head if index < grid.heads else grid.row)(start, self.length, placed)
            self.parts.append(replace(part, key=scope.key, place=scope.place))
            self._notes([row.line], scope)

    def _write(self, line: Line, scope: _Scope, kind: str) -> None:
        """Write a line as one part, after the number that is waiting for it."""
        label, labelled = self.label, self.labelled
        self.label, self.labelled = "", None
        number, parent = None, None
        if kind == HEADING:
            self.numbering.heading()
        elif kind == PARAGRAPH:
            found = labelled or self.numbering.current
            kind = ITEM if found.item else PARAGRAPH
            number, parent = found.number, found.parent
        start = self._put(f"{label} {line.text}".strip(), line)
        body = self.length - len(line.text) if label and line.text else None
        reason = "masthead" if kind == FURNITURE else None
        self.parts.append(
            Part(kind, start, self.length, number, scope.key, 1, reason, body, parent, scope.place)
        )  # fmt: skip

    def _put(self, text: str, line: Line) -> int:
        """Put a line at the end of the text, and its marks; give back where it begins."""
        start = self.length + 2 * bool(self.written)
        self.written.append(text)
        self.length = start + len(text)
        shift = self.length - len(line.text)
        self.marks += [Mark(m.tag, m.attributes, m.start + shift, m.end + shift) for m in line.marks]
        return start


def layout_of(document: Element) -> Layout:
    """The layout of a document: the element under the root, with its cover, body and annexes."""
    writer = _Writer()
    writer.element(document, _Scope())
    writer._number_alone(_Scope())
    return Layout("\n\n".join(writer.written), tuple(writer.parts), tuple(writer.marks))


def _kind(element: Element, line: Line, scope: _Scope) -> str:
    """What a line is, by its element and by what is marked in it."""
    if element.tag in HEADINGS:
        return PARAGRAPH if _preambular(element) else HEADING
    if element.get("name") == "subheading" or scope.titled:
        return HEADING
    titles = [m.attributes.get("refersTo", "") for m in line.marks if m.tag == "docTitle"]
    if titles:
        return PARAGRAPH if titles[0].lstrip("#") in {"adoption", "sponsors"} else HEADING
    if scope.place != COVER:
        return PARAGRAPH
    tags = {mark.tag for mark in line.marks}
    if tags & {"docNumber", "docDate"}:
        return METADATA
    return FURNITURE if tags & {"docAuthority", "docStatus"} else PARAGRAPH


def _preambular(element: Element) -> bool:
    """Whether a heading is none but a paragraph of the preamble that stands between sections."""
    return "preamble" in element.get("refersTo", "")
