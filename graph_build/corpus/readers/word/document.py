"""Turns the bytes of a Word file into its record: paragraphs with their printed numbers, tables, notes, page heads."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from importlib.metadata import version
from itertools import islice
from typing import Final

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement as Element

from graph_build.corpus.readers.compose import Composer
from graph_build.corpus.readers.record import UnreadText
from graph_build.corpus.readers.word.styles import Styles
from graph_build.corpus.readers.word.tables import grid_of
from graph_build.corpus.readers.word.words import Notes, text_boxes, w, words_of
from graph_build.corpus.source import FURNITURE, HEADING, NOTE, Origin, ReadText
from graph_build.guards import in_one_line

_MOST_UNPACKED: Final = 200_000_000
_MOST_ELEMENTS: Final = 1_000_000
_OLD_WORD: Final = b"\xd0\xcf\x11\xe0"
_RUNNING: Final = "running head or foot"
# What may hold paragraphs and tables and is none itself.
_WRAPPERS: Final = frozenset(w(name) for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))


def read_docx(raw: bytes) -> ReadText:
    """The record of a Word file.

    Raises UnreadText when it is none, is locked, or holds no words.
    """
    document = _opened(raw)
    if sum(1 for _ in islice(document.element.iter(), _MOST_ELEMENTS + 1)) > _MOST_ELEMENTS:
        raise UnreadText(f"more than {_MOST_ELEMENTS:,} elements; split it")
    styles, notes, page = Styles.of(document), Notes(), Composer()
    for words in _running(document, "header"):
        page.block(words, FURNITURE, reason=_RUNNING)
    _add(document.element.body, styles, notes, page)
    for number, element in notes.listed(document, _related):
        page.block(f"{number} {_words_of_all(element, notes)}", NOTE)
    for words in _running(document, "footer"):
        page.block(words, FURNITURE, reason=_RUNNING)
    if not any(char.isalnum() for char in page.text):
        raise UnreadText("a Word file without words; if it holds pictures of pages, recognise their text (OCR) first")
    return ReadText(page.text, Origin("Word", f"python-docx {version('python-docx')}"), tuple(page.parts))


def _opened(raw: bytes) -> Document:
    if raw.startswith(_OLD_WORD):
        raise UnreadText("a Word file of the older kind, or one locked with a password; save it as .docx without one")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MOST_UNPACKED:
                raise UnreadText(f"unpacks to more than {_MOST_UNPACKED:,} bytes; save it without pictures")
        return docx.Document(io.BytesIO(raw))
    except UnreadText:
        raise
    # What is wrong with a file of strangers shows as errors of the archive, of the XML and of keys that are missing.
    except Exception as error:
        reason = in_one_line(error, 100)
        raise UnreadText(f"no sound Word file ({type(error).__name__}: {reason}); open and save it again") from error


def _add(container: Element, styles: Styles, notes: Notes, page: Composer) -> None:
    """Adds the paragraphs and tables of a part of the file, in order."""
    for element in _content(container):
        if element.tag == w("tbl"):
            rows, heads = grid_of(element, lambda cell: _words_of_cell(cell, styles, notes))
            page.table(rows, heads)
            continue
        words = words_of(element, notes)
        style = styles.of_paragraph(element)
        if words.strip():
            label = styles.label(element)
            page.block(f"{label} {words}" if label else words, HEADING if style.level else None, style.level or 1)
        for box in text_boxes(element):
            _add(box, styles, notes, page)


def _content(container: Element) -> Iterator[Element]:
    """Paragraphs and tables of a container, those in content controls and accepted insertions too."""
    stack = list(reversed(container))
    while stack:
        element = stack.pop()
        if element.tag in {w("p"), w("tbl")}:
            yield element
        elif element.tag in _WRAPPERS:
            stack.extend(reversed(element))


def _words_of_cell(cell: Element, styles: Styles, notes: Notes) -> str:
    lines = []
    for element in _content(cell):
        if element.tag == w("tbl"):
            rows, _ = grid_of(element, lambda inner: _words_of_all(inner, notes))
            lines += [" ".join(cell.text for cell in row) for row in rows]
        elif words := words_of(element, notes).strip():
            label = styles.label(element)
            lines.append(f"{label} {words}" if label else words)
    return "\n".join(lines)


def _words_of_all(element: Element, notes: Notes) -> str:
    return " ".join(filter(None, (words_of(p, notes).strip() for p in element.iter(w("p")))))


def _running(document: Document, kind: str) -> list[str]:
    """The heads or feet of the pages, each once."""
    found: dict[str, None] = {}
    relation = RELATION.HEADER if kind == "header" else RELATION.FOOTER
    for part in _related(document, relation):
        for paragraph in part.iter(w("p")):
            if words := words_of(paragraph, Notes()).strip():
                found[words] = None
    return list(found)


def _related(document: Document, relation: str) -> Iterator[Element]:
    """The roots of the parts of the file that stand in a relation to the text, in the order of their names."""
    parts = [r.target_part for r in document.part.rels.values() if r.reltype == relation and not r.is_external]
    for part in sorted(parts, key=lambda part: str(part.partname)):
        yield parse_xml(part.blob)
