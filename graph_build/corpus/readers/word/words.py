"""Turns a paragraph of a Word file into its words as printed, with raised note numbers, and finds its text boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from graph_build.corpus.reading import SUPERSCRIPTS

_RAISED: Final = str.maketrans("0123456789", SUPERSCRIPTS)


def w(name: str) -> str:
    """The full name of an element of a Word file's text."""
    return str(qn(f"w:{name}"))


_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Struck out, moved away, or no words: deletions, field codes, comments, the twin of a drawing for older programs.
_LEFT_OUT: Final = frozenset(
    {*(w(n) for n in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr", "txbxContent", "sdtPr")), _FALLBACK}
)
_SIGNS: Final = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-", w("softHyphen"): ""}

_REFERENCES: Final = {w("footnoteReference"): "footnote", w("endnoteReference"): "endnote"}


@dataclass(slots=True)
class Notes:
    """The notes referred to so far, in order: kind and the file's own number of each, and the number printed."""

    seen: list[tuple[str, str]] = field(default_factory=list)

    def mark(self, kind: str, own: str) -> str:
        """The raised number at a reference."""
        if (kind, own) not in self.seen:
            self.seen.append((kind, own))
        return str(self.seen.index((kind, own)) + 1).translate(_RAISED)

    def listed(
        self, document: Document, related: Callable[[Document, str], Iterator[Element]]
    ) -> Iterator[tuple[str, Element]]:
        """Each note referred to with its raised number, in order; ``related`` opens the parts that hold them."""
        found: dict[tuple[str, str], Element] = {}
        for kind, relation in (("footnote", RELATION.FOOTNOTES), ("endnote", RELATION.ENDNOTES)):
            for root in related(document, relation):
                for note in root.iter(w(kind)):
                    found[kind, note.get(w("id")) or ""] = note
        for number, key in enumerate(list(self.seen), 1):
            if key in found:
                yield str(number).translate(_RAISED), found[key]


def words_of(paragraph: Element, notes: Notes) -> str:
    """The words of a paragraph as printed with all changes accepted."""
    out: list[str] = []
    stack = [paragraph]
    while stack:
        element = stack.pop()
        tag = element.tag
        if tag in _LEFT_OUT or (tag == w("r") and _is_hidden(element)):
            continue
        if tag == w("t"):
            out.append(_raised(element) if _is_raised(element.getparent()) else element.text or "")
        elif tag in _SIGNS:
            out.append("" if element.get(w("type")) in {"page", "column"} else _SIGNS[tag])
        elif tag in {w("footnoteReference"), w("endnoteReference")}:
            out.append(
                notes.mark("footnote" if tag == w("footnoteReference") else "endnote", element.get(w("id")) or "")
            )
        else:
            stack.extend(reversed(element))
    return "".join(out)


def text_boxes(paragraph: Element) -> Iterator[Element]:
    """The contents of the text boxes that hang on a paragraph, each once."""
    for box in paragraph.iter(w("txbxContent")):
        if not any(parent.tag in {_FALLBACK, w("txbxContent")} for parent in box.iterancestors()):
            yield box


def _is_hidden(run: Element) -> bool:
    vanish = run.find(f"{w('rPr')}/{w('vanish')}")
    return vanish is not None and vanish.get(w("val")) not in {"0", "false"}


def _is_raised(run: Element | None) -> bool:
    align = run.find(f"{w('rPr')}/{w('vertAlign')}") if run is not None else None
    return align is not None and align.get(w("val")) == "superscript"


def _raised(element: Element) -> str:
    words = element.text or ""
    return words.strip().translate(_RAISED) if words.strip().isdigit() and len(words.strip()) <= 3 else words
