"""Turns plain and bracketed numbers at the start of blocks into the footnotes they are, where their marks stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph_build.corpus.layout.block import Block
from graph_build.corpus.layout.markers import Marker
from graph_build.corpus.reading import SUPERSCRIPTS

_RAISED = re.compile(f'(?<=[\\w.,;:)\\]"”])[{SUPERSCRIPTS}]{{1,3}}')
_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
# A number set right behind a word or the sign that ends it, as in "by all.2 The"; never inside a number with a point.
_GLUED = re.compile(
    r"(?:(?<=[^\W\d_]{2})|(?<=[^\W\d_][.,;:)\"”’])|(?<=(?:19|20)\d\d[.,;])|(?<=[.,;][\"”’)]))"
    r"[1-9]\d{0,2}(?=\s|$|[.,;](?:\s|$))"
)
_DIGIT = re.compile("[1-9]")

# A number in brackets behind a word or a sign, as in "by all.[2]" or "by all [2]."
_BRACKETED = re.compile(r"(?<=\S) ?\[(?P<number>[1-9]\d{0,2})\]")
_NEXT_MARK = re.compile(r"[,;] ?(?P<number>[1-9]\d{0,2})(?=\s+[A-Z\d]|\s*$|[,;.])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class NoteMarks:
    """The blocks, notes among them marked as such, and the spans of marks in plain digits or brackets, in order."""

    blocks: list[Block]
    spans: tuple[tuple[int, int], ...]


def find_notes(text: str, blocks: list[Block]) -> NoteMarks:
    """Notes by their marks: raised ones anywhere, plain ones that stand in the text in the order of the notes.

    A mark in brackets stands before its note, and as often as the note is pointed at.
    """
    raised = {m.group().translate(_DIGITS) for m in _RAISED.finditer(text)}
    glued, bracketed = _glued(text, blocks), _bracketed(text, blocks)
    out, spans, position = list(blocks), list[tuple[int, int]](), 0
    for index, block in enumerate(blocks):
        marker = block.marker
        if marker is None or block.furniture is not None:
            continue
        if marker.kind == "bracketed number":
            if pointing := [span for span in bracketed[marker.number] if span[1] <= block.start]:
                spans += pointing
                out[index] = replace(block, marker=_note(marker))
        elif marker.kind != "plain number":
            continue
        elif marker.number in raised:
            out[index] = replace(block, marker=_note(marker))
        elif (span := _next(glued.get(marker.number, []), position, block.start)) is not None:
            spans.append(span)
            position = span[1]
            out[index] = replace(block, marker=_note(marker))
    return NoteMarks(out, tuple(sorted(set(spans))))


def _note(marker: Marker) -> Marker:
    return Marker("footnote", marker.number, marker.length, marker.address)


def _glued(text: str, blocks: list[Block]) -> dict[str, list[tuple[int, int]]]:
    """Where in the blocks each number is glued to the words before it."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for block in blocks:
        if block.furniture is None:
            for match in _glued_in(text, block.content_start, block.content_end):
                found[match.group()].append(match.span())
                for further in _further(text, match.end(), block.content_end):
                    found[further["number"]].append(further.span())
    return found


def _glued_in(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The numbers between two places that are glued to what stands before them; digits are found first, and fast."""
    for digit in _DIGIT.finditer(text, start, end):
        if digit.start() >= start and (match := _GLUED.match(text, digit.start(), end)) is not None:
            yield match
            start = match.end()


def _bracketed(text: str, blocks: list[Block]) -> defaultdict[str, list[tuple[int, int]]]:
    """Where in the blocks each number stands in brackets behind other words."""
    found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for block in (block for block in blocks if block.furniture is None):
        for match in _BRACKETED.finditer(text, block.content_start, block.content_end):
            found[match["number"]].append(match.span())
    return found


def _further(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The other numbers of a list of marks: "by all.2, 3 The"."""
    while (found := _NEXT_MARK.match(text, start, end)) is not None:
        yield found
        start = found.end()


def _next(spans: list[tuple[int, int]], after: int, before: int) -> tuple[int, int] | None:
    """The first of the spans after one place and before another."""
    index = bisect_left(spans, (after, after))
    return spans[index] if index < len(spans) and spans[index][1] <= before else None
