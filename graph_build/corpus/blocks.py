"""Turns a text into blocks that partition it: every character belongs to exactly one block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph_build.corpus.furniture import furniture_reason
from graph_build.corpus.markers import Marker, marker_of


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text: ``start`` to ``end`` with the blank lines after it, content up to ``content_end``."""

    start: int
    end: int
    content_start: int
    content_end: int
    marker: Marker | None
    furniture: str | None
    lines: int

    def __post_init__(self) -> None:
        if not self.start <= self.content_start <= self.content_end <= self.end:
            raise ValueError(f"block {self.start}-{self.end} with content {self.content_start}-{self.content_end}")


def split_blocks(text: str, body_start: int = 0) -> list[Block]:
    """Blocks of the text in order; the front matter before ``body_start`` is one block of furniture's shape.

    A block ends at a blank line, before a line with a marker, and around a line of furniture.
    """
    blocks: list[Block] = []
    if body_start:
        blocks.append(Block(0, body_start, 0, len(text[:body_start].rstrip()), None, "front matter", 0))
    for lines in _groups(text, body_start):
        for block in _split_group(text, lines):
            blocks.extend(_split_section(text, block))
    return _stretch(text, blocks)


def _lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    position = start
    while position < len(text):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        yield position, end
        position = end + 1


def _groups(text: str, start: int) -> Iterator[list[tuple[int, int]]]:
    group: list[tuple[int, int]] = []
    for line in _lines(text, start):
        if text[line[0] : line[1]].strip():
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def _split_group(text: str, lines: list[tuple[int, int]]) -> Iterator[Block]:
    widest = max(end - start for start, end in lines)
    current: list[tuple[int, int]] = []
    for index, (start, end) in enumerate(lines):
        line = text[start:end]
        marker, furniture = marker_of(line), furniture_reason(line)
        if marker is not None and marker.kind in {"locator", "dateline"}:
            furniture = None
        if current and (furniture or _begins(marker, text[current[-1][0] : current[-1][1]])):
            yield _block(text, current)
            current = []
        current.append((start, end))
        closes = furniture or (marker is not None and marker.kind in {"locator", "dateline", "year", "acronym row"})
        if closes or (index + 1 < len(lines) and len(current) == 1 and _is_title_line(line, text, lines[index + 1], widest)):
            yield _block(text, current)
            current = []
    if current:
        yield _block(text, current)


def _split_section(text: str, block: Block) -> list[Block]:
    """A section's title apart from its first lettered item when both stand on one line: ``Sec. 2. Title. (a) …``."""
    if block.marker is None or block.marker.kind != "section":
        return [block]
    item = re.compile(r"\(a\)\s+(?=\S)").search(text, block.content_start, min(block.content_end, block.content_start + 300))
    if item is None:
        return [block]
    cut = item.start()
    title_end = block.content_start + len(text[block.content_start : cut].rstrip())
    title = Block(block.start, cut, block.content_start, title_end, block.marker, None, 1)
    return [title, Block(cut, block.end, cut, block.content_end, marker_of(text[cut : block.content_end]), None, block.lines)]


def _begins(marker: Marker | None, before: str) -> bool:
    """Whether a line with this marker begins a block though no blank line stands before it."""
    if marker is None:
        return False
    if marker.kind in {"plain number", "bullet", "year"}:
        return before.rstrip().endswith((".", ":", ";", "!", "?")) or (marker.kind == "bullet" and len(before) < 60)
    if marker.kind == "section" or (marker.kind == "numbered" and "." in marker.number):
        return before.rstrip().endswith((".", ":", ";", "!", "?", ",")) or len(before) < 60
    if marker.kind == "numbered":
        return not before.rstrip().endswith(("paragraph", "paragraphs", "of", "No"))
    return True


def _is_title_line(line: str, text: str, following: tuple[int, int], widest: int) -> bool:
    """A short title set directly above its paragraph."""
    words = line.split()
    if not words or len(words) > 9 or len(line.rstrip()) > 0.6 * widest or line.rstrip()[-1] in ".,;:!?-":
        return False
    after = text[following[0] : following[1]].lstrip()
    capital = sum(w[:1].isupper() for w in words) >= max(1, len(words) // 2)
    return capital and words[0][:1].isupper() and after[:1].isupper() and marker_of(line) is None and len(after) > len(line)


def _block(text: str, lines: list[tuple[int, int]]) -> Block:
    start, end = lines[0][0], lines[-1][1]
    content_end = start + len(text[start:end].rstrip())
    first = text[start : lines[0][1]].lstrip()
    marker = marker_of(first)
    furniture = furniture_reason(first) if len(lines) == 1 else None
    if marker is not None and marker.kind in {"locator", "dateline", "year", "section"}:
        furniture = None
    content_start = start + (len(text[start:end]) - len(text[start:end].lstrip()))
    return Block(start, end, content_start, content_end, marker, furniture, len(lines))


def _stretch(text: str, blocks: list[Block]) -> list[Block]:
    """Blocks with the white space between them given to the block before (and the first one's to itself)."""
    out: list[Block] = []
    for index, block in enumerate(blocks):
        start = 0 if index == 0 else block.start
        end = blocks[index + 1].start if index + 1 < len(blocks) else len(text)
        out.append(Block(start, end, block.content_start, block.content_end, block.marker, block.furniture, block.lines))
    return out
