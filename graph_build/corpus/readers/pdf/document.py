"""Turns the bytes of a PDF into its record: paragraphs whole over pages, tables, notes, and the page of each word."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

import pypdfium2 as pdfium

from graph_build.corpus.hyphens import keeps_hyphen, whole_words
from graph_build.corpus.layout import marker_of
from graph_build.corpus.readers.compose import Composer
from graph_build.corpus.readers.encoding import composed
from graph_build.corpus.readers.pdf.glyphs import Sheet, sheet_of
from graph_build.corpus.readers.pdf.lines import PageLine
from graph_build.corpus.readers.pdf.pages import PageTable, pages_of
from graph_build.corpus.readers.pdf.paragraphs import Flow, Paragraph, flow_of
from graph_build.corpus.readers.record import UnreadText
from graph_build.corpus.source import FURNITURE, HEADING, NOTE, Origin, ReadText
from graph_build.corpus.tables import GridCell, count_header_rows

_MOST_PAGES: Final = 3_000
_MOST_LETTERS: Final = 12_000_000
_KINDS: Final = {"heading": HEADING, "note": NOTE, "furniture": FURNITURE}
_FEW_LETTERS: Final = 8
_HALF: Final = re.compile(r"([^\W\d_]{1,40})-$")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_SUSPENDED: Final = re.compile(r"(?:and|or|to)\b")
_SAME_PLACE: Final = 4.0


def read_pdf(raw: bytes) -> ReadText:
    """The record of a PDF.

    Raises UnreadText when it is damaged, locked, a scan without words, or set in letters without meaning.
    """
    sheets = _sheets(raw)
    remarks = _pictures(sheets)
    pages, size = pages_of(sheets)
    flow = flow_of(pages, size)
    text = _Text(flow)
    for part in _with_tables_joined(flow):
        text.add(part)
    written = text.page.text
    if sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in written) > 0.3 * len(written):
        raise UnreadText("its letters have no meaning (fonts without a table of characters); recognise its text (OCR)")
    origin = Origin("PDF", f"pypdfium2 {pdfium.PYPDFIUM_INFO}", "", remarks)
    return ReadText(written, origin, tuple(text.page.parts), tuple(text.page.pages))


def count_pages(raw: bytes) -> int:
    """How many pages a PDF says it has. Raises UnreadText as :func:`read_pdf`."""
    document = _opened(raw)
    try:
        return len(document)
    finally:
        document.close()


def _opened(raw: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadText("locked with a password; save a copy without one") from error
        raise UnreadText(f"no sound PDF ({error}); open and save it again") from error


def _sheets(raw: bytes) -> list[Sheet]:
    document = _opened(raw)
    try:
        if len(document) > _MOST_PAGES:
            raise UnreadText(f"{len(document):,} pages are more than {_MOST_PAGES:,}; split it")
        sheets, letters = [], 0
        for index in range(len(document)):
            sheets.append(sheet_of(document, index))
            letters += len(sheets[-1].glyphs)
            if letters > _MOST_LETTERS:
                raise UnreadText(f"more than {_MOST_LETTERS:,} letters; split it")
        return sheets
    except pdfium.PdfiumError as error:
        raise UnreadText(f"no sound PDF ({error}); open and save it again") from error
    finally:
        document.close()


def _pictures(sheets: list[Sheet]) -> tuple[str, ...]:
    """Remarks on pages that are pictures without words.

    Raises UnreadText when no page has words.
    """
    bare = [sheet for sheet in sheets if sum(not g.char.isspace() for g in sheet.glyphs) < _FEW_LETTERS]
    if len(bare) == len(sheets):
        kind = "a scan: its pages are pictures without words" if any(s.pictures for s in bare) else "no page has words"
        raise UnreadText(f"{kind}; recognise its text (OCR) and save it as a searchable PDF")
    scans = [str(sheet.number) for sheet in bare if sheet.pictures]
    if not scans:
        return ()
    pages = f"page{'s' if len(scans) > 1 else ''} {', '.join(scans[:20])}{' …' if len(scans) > 20 else ''}"
    return (f"{pages}: pictures without words, not read",)


def _with_tables_joined(flow: Flow) -> Flow:
    """The flow with tables that go on over a page joined; header words that come again on it stand once."""
    out: Flow = []
    table: int | None = None
    for part in flow:
        above = out[table] if table is not None else None
        if isinstance(part, PageTable) and isinstance(above, PageTable) and _is_one_table(above, part):
            again = 1 if part.rows[0] == above.rows[0] else 0
            rows, pages = above.rows + part.rows[again:], above.pages + part.pages[again:]
            out[table or 0] = PageTable(rows, pages, above.edges)
            continue
        if isinstance(part, PageTable):
            table = len(out)
        elif not part.kind:
            table = None
        out.append(part)
    return out


def _is_one_table(above: PageTable, below: PageTable) -> bool:
    """Whether a table goes on: its columns stand at the same places on the page after."""
    return (
        len(above.edges) == len(below.edges)
        and below.pages[0] == above.pages[-1] + 1
        and all(abs(a - b) < _SAME_PLACE for a, b in zip(above.edges, below.edges, strict=True))
    )


class _Text:
    """The text as it grows out of paragraphs and tables, each stretch of it with its page."""

    def __init__(self, flow: Flow) -> None:
        self.page = Composer()
        self.words = whole_words("\n".join(line.text for p in flow if isinstance(p, Paragraph) for line in p.lines))

    def add(self, part: Paragraph | PageTable) -> None:
        if isinstance(part, PageTable):
            self._table(part)
            return
        pieces = self._joined(part.lines)
        kind = _KINDS.get(part.kind)
        start, end = self.page.block("".join(words for words, _ in pieces), kind, reason=part.reason or None)
        at = start
        for words, page in pieces:
            self.page.page(at, min(at + len(words), end), page)
            at += len(words)

    def _table(self, table: PageTable) -> None:
        rows = [[self._cell(cell) for cell in row] for row in table.rows]
        placed = [page for row, page in zip(rows, table.pages, strict=True) if any(c.text.strip() for c in row)]
        spans = self.page.table(rows, count_header_rows(rows))
        if len(spans) == len(placed):
            for (start, end), page in zip(spans, placed, strict=True):
                self.page.page(start, end, page)

    def _cell(self, cell: GridCell) -> GridCell:
        """The cell with its lines joined as those of a paragraph, but for the items of a list."""
        lines: list[str] = []
        for line in cell.text.split("\n"):
            if lines and marker_of(line) is None:
                lines[-1] = self._join(lines[-1], line)
            else:
                lines.append(line)
        return replace(cell, text="\n".join(lines))

    def _joined(self, lines: list[PageLine]) -> list[tuple[str, int]]:
        """The words of lines with what joins them, and the page of each stretch."""
        out: list[tuple[str, int]] = []
        for line in lines:
            words = composed(line.text).strip()
            if not out:
                out.append((words, line.page))
                continue
            before, page = out[-1]
            joined = self._join(before, words)
            out[-1] = (joined[: len(joined) - len(words)], page)
            out.append((words, line.page))
        return out

    def _join(self, before: str, after: str) -> str:
        left, right = _HALF.search(before[-41:]), _LETTERS.match(after)
        if left is None or right is None or _SUSPENDED.match(after):
            return f"{before} {after}"
        return before + after if keeps_hyphen(left.group(1), right.group(), self.words) else before[:-1] + after
