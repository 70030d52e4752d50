"""Turns the sheets of a PDF into what stands on each: heads and feet, regions of lines, notes, tables, in order."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from graph_build.corpus.layout import furniture_reason, running_form
from graph_build.corpus.readers.pdf.aligned import aligned_grids
from graph_build.corpus.readers.pdf.glyphs import Glyph, Run, Sheet, runs_of
from graph_build.corpus.readers.pdf.grids import Grid, grids_of
from graph_build.corpus.readers.pdf.lines import WIDE_BLANK, PageLine, lines_of
from graph_build.corpus.tables import GridCell

RUNNING: Final = "running head or foot"
ACROSS: Final = "stamp, or words along the margin"
_EDGE: Final = 0.13
_NOTE: Final = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}\s?\S|\d{1,3}\s+\S|[*†‡]\s?\S")
_PAGE_NUMBER: Final = re.compile(r"(?i)(?:page |seite |[-–] ?)?(?:#|[ivxl]{1,6})(?: ?[-–]| ?/ ?#| of #)?")
_SMALLER: Final = 0.93
_PARTED: Final = 1.5


@dataclass(frozen=True, slots=True)
class PageTable:
    """A ruled table: its rows, the page of each, and the places of its columns."""

    rows: tuple[tuple[GridCell, ...], ...]
    pages: tuple[int, ...]
    edges: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page: furniture with its reason, regions of lines and tables in order, lines of notes."""

    number: int
    width: float
    furniture: tuple[tuple[str, str], ...]
    body: tuple[list[PageLine] | PageTable, ...]
    notes: tuple[PageLine, ...]


def body_size(pages: list[list[PageLine]]) -> float:
    """The size of letters that most of the text is set in."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=10.0)


def pages_of(sheets: list[Sheet]) -> tuple[list[Page], float]:
    """The pages, and the size of letters of the text."""
    read = [(sheet, _content(sheet)) for sheet in sheets]
    flat = [[line for part in parts if isinstance(part, list) for line in part] for _, parts in read]
    size = body_size(flat)
    running = _running([(sheet, lines) for (sheet, _), lines in zip(read, flat, strict=True)])
    return [_page(sheet, parts, running, size) for sheet, parts in read], size


def _content(sheet: Sheet) -> list[list[PageLine] | PageTable]:
    """The regions of lines and the tables of a sheet from its top down."""
    grids = _grids(sheet)
    inside: dict[int, list[Glyph]] = {index: [] for index in range(len(grids))}
    outside: list[Glyph] = []
    place: int | None = None
    for glyph in sheet.glyphs:
        # A blank between letters may have no box of its own: it stands where the letter before it does.
        place = place if glyph.char.isspace() else _grid_of(glyph, grids)
        (outside if place is None else inside[place]).append(glyph)
    tables = [(grid, _table(grid, inside[index], sheet.number)) for index, grid in enumerate(grids)]
    runs = runs_of(tuple(outside))
    parts: list[list[PageLine] | PageTable] = []
    for grid, table in tables:
        above = [run for run in runs if run.base > grid.box[3]]
        runs = [run for run in runs if run.base <= grid.box[3]]
        parts += [*lines_of(above, sheet.number), table] if above else [table]
    return [*parts, *(lines_of(runs, sheet.number) if runs else [])]


def _grids(sheet: Sheet) -> list[Grid]:
    """The tables of a sheet from its top down: ruled ones, and those that stand in columns among the other words."""
    ruled = grids_of(sheet.rules)
    outside = tuple(glyph for glyph in sheet.glyphs if glyph.char.isspace() or _grid_of(glyph, ruled) is None)
    return sorted([*ruled, *aligned_grids(runs_of(outside), sheet.rules)], key=lambda grid: (-grid.box[3], grid.box[0]))


def _grid_of(glyph: Glyph, grids: list[Grid]) -> int | None:
    x, y = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
    for index, grid in enumerate(grids):
        if grid.box[0] <= x <= grid.box[2] and grid.box[1] <= y <= grid.box[3]:
            return index
    return None


def _table(grid: Grid, glyphs: list[Glyph], page: int) -> PageTable:
    held: dict[int, list[Glyph]] = {}
    place: int | None = None
    for glyph in glyphs:
        if not glyph.char.isspace():
            place = grid.cell_at((glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2)
        if place is not None:
            held.setdefault(place, []).append(glyph)
    rows: dict[int, list[GridCell]] = {}
    for index, cell in enumerate(grid.cells):
        words = _cell_words(runs_of(tuple(held.get(index, []))), page)
        rows.setdefault(cell.row, []).append(GridCell(words, cell.columns, cell.rows))
    last = max(rows)
    return PageTable(tuple(tuple(rows.get(row, [])) for row in range(last + 1)), (page,) * (last + 1), grid.edges)


def _cell_words(runs: list[Run], page: int) -> str:
    """The words of a cell, its lines as they are printed; a list in it keeps its lines apart."""
    return "\n".join(line.text for lines in lines_of(runs, page) for line in lines) if runs else ""


def _running(sheets: list[tuple[Sheet, list[PageLine]]]) -> set[tuple[int, PageLine]]:
    """The heads and feet: groups of lines at an edge of the page whose words come again at an edge of others."""
    groups = [(sheet, group) for sheet, lines in sheets for group in _edge_groups(sheet, lines)]
    forms = Counter(
        form for _, form in {(s.number, form) for s, group in groups for line in group for form in _forms(line)}
    )
    least = 2 if len(sheets) < 6 else 3
    return {
        (sheet.number, line)
        for sheet, group in groups
        for line in group
        if all(forms[form] >= least or _PAGE_NUMBER.fullmatch(form) for x in group for form in _forms(x))
    }


def _forms(line: PageLine) -> list[str]:
    """What the pieces of a head have in common with those of other pages."""
    return [running_form(piece) for piece in line.text.split(WIDE_BLANK)]


def _edge_groups(sheet: Sheet, lines: list[PageLine]) -> list[list[PageLine]]:
    """The groups of lines, parted from others by more than a line's height, that stand at an edge of the page."""
    groups: list[list[PageLine]] = []
    for line in sorted(lines, key=lambda x: (-x.base, x.left)):
        if not groups or groups[-1][-1].base - line.base > _PARTED * line.size:
            groups.append([])
        groups[-1].append(line)
    height = sheet.height
    return [g for g in groups if g[-1].base > (1 - _EDGE) * height or g[0].base < _EDGE * height]


def _page(
    sheet: Sheet, parts: list[list[PageLine] | PageTable], running: set[tuple[int, PageLine]], size: float
) -> Page:
    furniture: list[tuple[str, str]] = [(words, ACROSS) for words in sheet.across]
    body: list[list[PageLine] | PageTable] = []
    for part in parts:
        if isinstance(part, PageTable):
            body.append(part)
            continue
        kept = []
        for line in part:
            reason = _reason(sheet, line, running)
            if reason is None:
                kept.append(line)
            else:
                furniture.append((line.text, reason))
        if kept:
            body.append(kept)
    notes = _notes(body, size)
    body = [part if isinstance(part, PageTable) else [x for x in part if x not in notes] for part in body]
    return Page(sheet.number, sheet.width, tuple(furniture), tuple(part for part in body if part), tuple(notes))


def _reason(sheet: Sheet, line: PageLine, running: set[tuple[int, PageLine]]) -> str | None:
    if (sheet.number, line) in running:
        return "page number" if _PAGE_NUMBER.fullmatch(running_form(line.text)) else RUNNING
    # The masthead of a first page tells which document it is and is judged later, as that of any text is.
    at_edge = line.base > (1 - _EDGE) * sheet.height or line.base < _EDGE * sheet.height
    return furniture_reason(line.text) if sheet.number > 1 and at_edge else None


def _notes(body: list[list[PageLine] | PageTable], size: float) -> list[PageLine]:
    """The lines of notes: those in smaller letters at the foot of each region, from the first that a mark begins."""
    out: list[PageLine] = []
    for lines in (part for part in body if not isinstance(part, PageTable)):
        small = [line.size < _SMALLER * size for line in lines]
        first = len(lines)
        while first and small[first - 1]:
            first -= 1
        marked = next((i for i in range(first, len(lines)) if _NOTE.match(lines[i].text)), len(lines))
        if marked == first or all(small[first:marked]):
            out += lines[marked:]
    return out


def split_notes(notes: tuple[PageLine, ...]) -> list[list[PageLine]]:
    """The lines of each note."""
    starts = [bool(_NOTE.match(line.text)) for line in notes]
    groups: list[list[PageLine]] = []
    for line, begins in zip(notes, starts, strict=True):
        if begins or not groups:
            groups.append([])
        groups[-1].append(line)
    return [list(group) for group in groups]
