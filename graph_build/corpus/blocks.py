"""Turns a text into blocks that partition it: every character belongs to exactly one block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph_build.corpus.furniture import CONTENTS, furniture_reason, has_leaders
from graph_build.corpus.markers import Marker, marker_of

# Markers of lines that are never furniture, and of those that are a block of one line.
_CONTENT = frozenset({"locator", "dateline", "year", "section"})
_ONE_LINE = frozenset({"locator", "dateline", "year", "acronym row"})
# Words that leave a line open: what begins the next one belongs to it. The second group speaks of other pieces.
_REFERS = frozenset({"paragraph", "paragraphs", "subparagraph", "section", "sections", "article", "articles", "clause"})
_FUNCTION_WORDS = """
    a an the and or nor of in on at by to for from with without under over into than as about between through within
    against during since until is are was were no nos its their this that these those part chapter annex resolution
"""
_OPEN = _REFERS | frozenset(_FUNCTION_WORDS.split())
_FIRST_ITEM = re.compile(r"\(a\)\s+(?=\S)")


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
    """Blocks of a stretch without blank lines."""
    widest = max(end - start for start, end in lines)
    reasons = _reasons([text[start:end] for start, end in lines])
    current: list[tuple[int, int]] = []
    for index, (start, end) in enumerate(lines):
        line = text[start:end]
        marker, furniture = marker_of(line), reasons[index]
        if current and (furniture or _begins(marker, text[current[-1][0] : current[-1][1]])):
            yield _block(text, current, reasons[index - 1])
            current = []
        current.append((start, end))
        following = text[slice(*lines[index + 1])] if index + 1 < len(lines) else ""
        closes = furniture is not None or (marker is not None and marker.kind in _ONE_LINE)
        if closes or (following and len(current) == 1 and _is_title_line(line, following, widest)):
            yield _block(text, current, furniture)
            current = []
    if current:
        yield _block(text, current, reasons[-1])


def _reasons(lines: list[str]) -> list[str | None]:
    """Why each line is furniture; a line that ends in a number is no entry of contents when none stands beside it."""
    found = [None if (m := marker_of(line)) and m.kind in _CONTENT else furniture_reason(line) for line in lines]
    out = list(found)
    for index, reason in enumerate(found):
        beside = found[max(0, index - 1) : index] + found[index + 1 : index + 2]
        if reason == CONTENTS and beside and CONTENTS not in beside and not has_leaders(lines[index]):
            out[index] = None
    return out


def _split_section(text: str, block: Block) -> list[Block]:
    """A section's title apart from its first lettered item when both stand on one line: ``Sec. 2. Title. (a) …``."""
    if block.marker is None or block.marker.kind != "section":
        return [block]
    item = _FIRST_ITEM.search(text, block.content_start, min(block.content_end, block.content_start + 300))
    if item is None:
        return [block]
    cut = item.start()
    title_end = block.content_start + len(text[block.content_start : cut].rstrip())
    title = Block(block.start, cut, block.content_start, title_end, block.marker, None, 1)
    marker = marker_of(text[cut : block.content_end])
    return [title, Block(cut, block.end, cut, block.content_end, marker, None, block.lines)]


def _begins(marker: Marker | None, before: str) -> bool:
    """Whether a line with this marker begins a block though no blank line stands before it."""
    if marker is None:
        return False
    before = before.rstrip()
    ended, short = before.endswith((".", ":", ";", "!", "?")), len(before) < 60
    last = before.rpartition(" ")[2].lower().rstrip(".")
    if marker.kind in {"plain number", "year"}:
        return ended
    if marker.kind == "bullet":
        return ended or short
    if marker.kind == "section" or (marker.kind == "numbered" and "." in marker.number):
        return last not in _OPEN and (ended or short or before.endswith(","))
    if marker.kind == "numbered":
        return last not in _OPEN
    return last not in _REFERS or before.endswith((":", ";"))


def _is_title_line(line: str, following: str, widest: int) -> bool:
    """A short title set directly above its paragraph."""
    words, after = line.split(), following.lstrip()
    if not words or len(words) > 9 or len(line.rstrip()) > 0.6 * widest or line.rstrip()[-1] in ".,;:!?-":
        return False
    capitals = sum(w[:1].isupper() for w in words) >= max(1, len(words) // 2)
    ends = words[-1].lower() not in _OPEN
    over = after[:1].isupper() and len(after) > len(line)
    return capitals and ends and over and words[0][:1].isupper() and marker_of(line) is None


def _block(text: str, lines: list[tuple[int, int]], reason: str | None) -> Block:
    """The block of the lines, with the reason for its one line when that is furniture."""
    start, end = lines[0][0], lines[-1][1]
    content = text[start:end]
    content_start = start + len(content) - len(content.lstrip())
    marker = marker_of(text[start : lines[0][1]].lstrip())
    furniture = reason if len(lines) == 1 else None
    return Block(start, end, content_start, start + len(content.rstrip()), marker, furniture, len(lines))


def _stretch(text: str, blocks: list[Block]) -> list[Block]:
    """Blocks with the white space between them given to the block before (and the first one's to itself)."""
    out: list[Block] = []
    for index, block in enumerate(blocks):
        end = blocks[index + 1].start if index + 1 < len(blocks) else len(text)
        out.append(replace(block, start=0 if index == 0 else block.start, end=end))
    return out
