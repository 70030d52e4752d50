"""Turns the styles and lists of a Word file into what a paragraph is, and the number that Word prints before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from graph_build.corpus.readers.word.words import w

_HEADING: Final = re.compile(r"(?i)(?:heading|title|subtitle|titre|überschrift|título|заголовок)\b\s*(\d)?")
_ROMAN: Final = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_DEEPEST: Final = 9


@dataclass(frozen=True, slots=True)
class Style:
    """The level of a heading (0 for none), and the list and depth that a paragraph is numbered in."""

    level: int = 0
    list: str | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Level:
    """How a list prints a depth: the form of its number, the text around it, where it begins."""

    form: str
    text: str
    start: int


@dataclass(slots=True)
class Styles:
    """The styles of a file, its lists, and how far each list has counted."""

    styles: dict[str, Element] = field(default_factory=dict)
    lists: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, document: Document) -> Styles:
        """The styles and lists of the file; none where it has no such part."""
        out = cls({s.get(w("styleId")) or "": s for s in document.styles.element.iter(w("style"))})
        if any(r.reltype == RELATION.NUMBERING for r in document.part.rels.values()):
            out.lists = _lists(document.part.numbering_part.element)
        return out

    def of_paragraph(self, paragraph: Element) -> Style:
        """What a paragraph is by its own settings, else by its style and the styles under that."""
        settings = paragraph.find(w("pPr"))
        name = _value(settings, "pStyle") or "Normal"
        chain = [settings] if settings is not None else []
        level, seen = 0, set()
        while name in self.styles and name not in seen:
            seen.add(name)
            style = self.styles[name]
            level = level or _level_of(_value(style, "name") or "")
            if (under := style.find(w("pPr"))) is not None:
                chain.append(under)
            name = _value(style, "basedOn") or ""
        outline = next((v for s in chain if (v := _value(s, "outlineLvl")) is not None), None)
        if not level and outline is not None and outline.isdigit() and int(outline) < _DEEPEST:
            level = int(outline) + 1
        return Style(level, *_list_of(chain))

    def label(self, paragraph: Element) -> str:
        """The number or sign that Word prints before the paragraph; it counts on with each call."""
        style = self.of_paragraph(paragraph)
        if style.list is None or style.list not in self.lists:
            return ""
        abstract, levels, starts = self.lists[style.list]
        level = levels.get(style.depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(abstract, {})
        if style.depth in starts and (style.list, style.depth) not in self._begun:
            counts.pop(style.depth, None)
        self._begun.add((style.list, style.depth))
        counts[style.depth] = counts.get(style.depth, starts.get(style.depth, level.start) - 1) + 1
        for deeper in [d for d in counts if d > style.depth]:
            del counts[deeper]
        if level.form in {"bullet", "none"}:
            return "•" if level.form == "bullet" else ""
        return re.sub(r"%([1-9])", lambda m: _number(int(m.group(1)) - 1, levels, counts), level.text).strip()


def _value(element: Element | None, name: str) -> str | None:
    found = element.find(w(name)) if element is not None else None
    return found.get(w("val")) if found is not None else None


def _level_of(name: str) -> int:
    match = _HEADING.match(name)
    return int(match.group(1) or 1) if match else 0


def _list_of(chain: list[Element]) -> tuple[str | None, int]:
    for settings in chain:
        numbering = settings.find(w("numPr"))
        if numbering is not None and (list_ := _value(numbering, "numId")) is not None:
            depth = _value(numbering, "ilvl") or "0"
            return (list_ if list_ != "0" else None), int(depth) if depth.isdigit() else 0
    return None, 0


def _lists(root: Element) -> dict[str, tuple[str, dict[int, _Level], dict[int, int]]]:
    """Each list by its number: what it counts together with, its levels, and where it starts anew."""
    abstract = {a.get(w("abstractNumId")) or "": _levels(a) for a in root.iter(w("abstractNum"))}
    out = {}
    for number in root.iter(w("num")):
        kind = _value(number, "abstractNumId") or ""
        levels, starts = dict(abstract.get(kind, {})), {}
        for override in number.iter(w("lvlOverride")):
            depth = _whole(override.get(w("ilvl")), 0)
            if (start := _value(override, "startOverride")) is not None:
                starts[depth] = _whole(start, 1)
            levels |= _levels(override)
        out[number.get(w("numId")) or ""] = (kind, levels, starts)
    return out


def _levels(element: Element) -> dict[int, _Level]:
    return {
        _whole(level.get(w("ilvl")), 0): _Level(
            _value(level, "numFmt") or "decimal", _value(level, "lvlText") or "", _whole(_value(level, "start"), 1)
        )
        for level in element.iter(w("lvl"))
    }


def _whole(text: str | None, default: int) -> int:
    return int(text) if text is not None and re.fullmatch(r"\d{1,6}", text) else default


def _number(depth: int, levels: dict[int, _Level], counts: dict[int, int]) -> str:
    level = levels.get(depth, _Level("decimal", "", 1))
    count = counts.get(depth, level.start)
    if level.form in {"lowerLetter", "upperLetter"} and count > 0:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if level.form == "upperLetter" else letters
    if level.form in {"lowerRoman", "upperRoman"}:
        return _roman(count).upper() if level.form == "upperRoman" else _roman(count)
    return f"{count:02}" if level.form == "decimalZero" else str(count)


def _roman(number: int) -> str:
    out = ""
    for value, sign in _ROMAN:
        while number >= value and len(out) < 20:
            out, number = out + sign, number - value
    return out
