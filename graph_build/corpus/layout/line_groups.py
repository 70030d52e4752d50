"""Turns lines with no blank line between them into groups, each of which is a block, and lines of furniture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph_build.corpus.layout.breaks import (
    Line,
    are_signatures,
    begins,
    is_headline,
    is_speaker,
    is_title,
    is_title_over,
)
from graph_build.corpus.layout.furniture import CONTENTS, furniture_reason, has_leaders

# Markers of lines that are never furniture, and of those that are a block of one line.
_CONTENT = frozenset({"locator", "dateline", "year", "section"})
_ONE_LINE = frozenset({"locator", "dateline", "year", "acronym row"})


@dataclass(frozen=True, slots=True)
class LineGroup:
    """Lines that are one block: from the first to before the last place; with a reason, one line of furniture."""

    first: int
    last: int
    reason: str | None


def groups_of(lines: list[Line], running: Mapping[int, str] | None = None) -> Iterator[LineGroup]:
    """The groups in order. ``running`` holds what is known as a head or foot of a page, by the start of its line."""
    if are_signatures(lines):
        yield from (LineGroup(index, index + 1, None) for index in range(len(lines)))
        return
    widest = max((len(line.words) for line in lines), default=0)
    reasons = _reasons(lines, running or {})
    first = 0
    for index, line in enumerate(lines):
        reason = reasons[index]
        if first < index and (reason or begins(line, lines[first], lines[index - 1], widest)):
            yield LineGroup(first, index, reasons[index - 1] if index - first == 1 else None)
            first = index
        following = lines[index + 1] if index + 1 < len(lines) else None
        alone = first == index and (is_title(line) or is_speaker(line))
        above = lines[index - 1] if index else None
        over = (
            following is not None
            and first == index
            and (is_title_over(line, following, widest) or is_headline(line, above, following))
        )
        if reason is not None or alone or over or (line.marker is not None and line.marker.kind in _ONE_LINE):
            yield LineGroup(first, index + 1, reason if first == index else None)
            first = index + 1
    if first < len(lines):
        yield LineGroup(first, len(lines), reasons[-1] if len(lines) - first == 1 else None)


def _reasons(lines: list[Line], running: Mapping[int, str]) -> list[str | None]:
    """Why each line is furniture; a line that ends in a number is no entry of contents when none stands beside it."""
    found = [
        running.get(line.start)
        or (None if line.marker and line.marker.kind in _CONTENT else furniture_reason(line.words))
        for line in lines
    ]
    out = list(found)
    for index, reason in enumerate(found):
        beside = found[max(0, index - 1) : index] + found[index + 1 : index + 2]
        if reason == CONTENTS and beside and CONTENTS not in beside and not has_leaders(lines[index].words):
            out[index] = None
    return out
