"""Turns the lines of pages into paragraphs in the order of reading, those torn by a page or column made whole."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median
from typing import Final

from graph_build.corpus.layout import Line, groups_of, leaves_open, marker_of
from graph_build.corpus.readers.pdf.lines import PageLine
from graph_build.corpus.readers.pdf.pages import Page, PageTable, split_notes
from graph_build.corpus.reading import SUPERSCRIPTS

_ENDED: Final = (".", ";", ":", "!", "?")
_WIDER_GAP: Final = 1.3
_OTHER_SIZE: Final = 0.08
_HEADING: Final = 1.12


@dataclass(slots=True)
class Paragraph:
    """The lines of a paragraph, over pages where it goes on; ``kind`` is "" for one that its words tell.

    ``reason`` says why furniture is furniture.
    """

    lines: list[PageLine] = field(default_factory=list)
    kind: str = ""
    reason: str = ""


Flow = list[Paragraph | PageTable]


def flow_of(pages: list[Page], size: float) -> Flow:
    """Paragraphs and tables in the order of reading; what a page prints around its text follows the torn paragraph."""
    out: Flow = []
    waiting: Flow = []
    for page in pages:
        for part in page.body:
            found: Flow = [part] if isinstance(part, PageTable) else list(_paragraphs(part, size))
            last, first = out[-1] if out else None, found[0] if found else None
            if isinstance(last, Paragraph) and isinstance(first, Paragraph) and _goes_on(last, first):
                last.lines += first.lines
                found = found[1:]
            if found or not waiting:
                out += [*waiting, *found]
                waiting = []
        waiting += _around(page)
    return [*out, *waiting]


def _around(page: Page) -> Flow:
    """The notes and the furniture of a page."""
    notes: Flow = [Paragraph(lines, "note") for lines in split_notes(page.notes)]
    edge = PageLine("", 0, page.width, 0, 0, 0, 0, page.number, (0, page.width))
    return [*notes, *(Paragraph([replace(edge, text=text)], "furniture", reason) for text, reason in page.furniture)]


def _goes_on(last: Paragraph, found: Paragraph) -> bool:
    """Whether a paragraph goes on at the top of the next page or column."""
    if last.kind or found.kind:
        return False
    before, after = last.lines[-1], found.lines[0]
    words = before.text.rstrip(SUPERSCRIPTS)
    if words.endswith((*_ENDED, '."', ".”")) or abs(before.size - after.size) > _OTHER_SIZE * before.size:
        return False
    if marker_of(after.text) is not None:
        return False
    if after.text[:1].islower() or leaves_open(words):
        return True
    full = before.right >= before.column[1] - 0.08 * (before.column[1] - before.column[0])
    return full and after.left <= after.column[0] + 0.5 * after.size and len(words) > 40 and not words.endswith(",")


def _paragraphs(lines: list[PageLine], size: float) -> list[Paragraph]:
    """The paragraphs of a region: parted by space and letters first, then as the lines of any text are."""
    gap = _usual_gap(lines)
    width = sum(line.right - line.left for line in lines) / max(1, sum(len(line.text) for line in lines))
    stretches: list[list[PageLine]] = []
    for line in lines:
        if not stretches or _parts(stretches[-1][-1], line, gap) or _is_back(stretches[-1], line):
            stretches.append([])
        stretches[-1].append(line)
    out: list[Paragraph] = []
    for stretch in stretches:
        shown = [_as_line(line, width) for line in stretch]
        out += [Paragraph(stretch[group.first : group.last]) for group in groups_of(shown)]
    return [replace(p, kind="heading") if _is_heading(p, size) else p for p in out]


def _as_line(line: PageLine, width: float) -> Line:
    return Line(0, 0, line.text, round((line.left - line.column[0]) / max(width, 0.1)), marker_of(line.text))


def _usual_gap(lines: list[PageLine]) -> float:
    """The usual step from one line to the next, of lines that a paragraph could hold."""
    steps = [a.base - b.base for a, b in pairwise(lines) if 0 < a.base - b.base < 3 * a.size]
    return median(sorted(steps)[: max(1, (len(steps) * 2) // 3)]) if steps else 0.0


def _parts(before: PageLine, line: PageLine, gap: float) -> bool:
    """Whether two lines are too far apart, or of too different letters, for one paragraph."""
    if abs(before.size - line.size) > _OTHER_SIZE * max(before.size, line.size):
        return True
    step = before.base - line.base
    return step > max(_WIDER_GAP * gap, 1.05 * line.size) if gap else step > 1.6 * line.size


def _is_back(stretch: list[PageLine], line: PageLine) -> bool:
    """Whether a line returns to the margin after an item, or follows on a line that ends a sentence well before it."""
    before = stretch[-1]
    first = next((x for x in reversed(stretch) if marker_of(x.text) is not None), stretch[0])
    ended = before.text.rstrip(SUPERSCRIPTS).endswith(_ENDED)
    short = before.right < before.column[1] - 0.2 * (before.column[1] - before.column[0])
    back = line.left < first.left - line.size and marker_of(first.text) is not None
    return ended and (back or (short and not line.text[:1].islower()))


def _is_heading(paragraph: Paragraph, size: float) -> bool:
    words = " ".join(line.text for line in paragraph.lines)
    return paragraph.lines[0].size >= _HEADING * size and len(words) <= 200 and any(c.isalpha() for c in words)
