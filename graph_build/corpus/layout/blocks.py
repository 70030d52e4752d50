"""Turns a text into blocks that partition it: every character belongs to exactly one block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graph_build.corpus.layout.block import Block
from graph_build.corpus.layout.breaks import Line, is_number
from graph_build.corpus.layout.furniture import running_lines
from graph_build.corpus.layout.inline_items import with_items
from graph_build.corpus.layout.line_groups import groups_of
from graph_build.corpus.layout.markers import marker_of
from graph_build.corpus.layout.masthead import masthead
from graph_build.corpus.layout.numbers_apart import with_numbers
from graph_build.corpus.source import FURNITURE, HEADING, NOTE, ROW, Part

_FIRST_ITEM = re.compile(r"\(a\)\s+(?=\S)")
_LONGEST_HEADING = 200


def split_blocks(text: str, body_start: int = 0, parts: Sequence[Part] = ()) -> list[Block]:
    """Blocks of the text in order; the front matter before ``body_start`` is one block of furniture's shape.

    A part that the format marks is a block. Elsewhere a block ends at a blank line, before a line with a marker, and
    around a line of furniture.
    """
    blocks: list[Block] = []
    if body_start:
        blocks.append(Block(0, body_start, 0, len(text[:body_start].rstrip()), None, "front matter", 0))
    running = running_lines(text)
    position = body_start
    for part in [*(p for p in parts if p.start >= body_start), None]:
        for lines in _groups(text, position, part.start if part else len(text)):
            for block in _split_group(text, lines, running):
                blocks.extend(_split_section(text, block))
        if part is not None:
            blocks += _of_part(text, part)
            position = part.end
    return masthead(text, with_items(text, with_numbers(text, _stretch(text, blocks))))


def _of_part(text: str, part: Part) -> list[Block]:
    """The block of a part; a sentence set as a heading is judged by its words, as an unmarked one is."""
    content = text[part.start : part.end]
    if not content.strip():
        return []
    start = part.start + len(content) - len(content.lstrip())
    end = part.start + len(content.rstrip())
    plain = part.kind not in {HEADING, NOTE, ROW, FURNITURE} and part.number is None
    sentence = part.kind == HEADING and (len(content) > _LONGEST_HEADING or content.rstrip().endswith((".", ";")))
    reason = (part.reason or "furniture") if part.kind == FURNITURE else None
    marker = None if part.kind == FURNITURE or part.number is not None else marker_of(text[start:end])
    kept = None if plain or sentence else part
    return [Block(part.start, part.end, start, end, marker, reason, content.count("\n") + 1, None, kept)]


def _groups(text: str, start: int, end: int) -> Iterator[list[Line]]:
    """Stretches of lines between blank lines and new pages."""
    group: list[Line] = []
    position = start
    while position < end:
        stop = text.find("\n", position, end)
        stop = end if stop < 0 else stop
        blank = not text[position:stop].strip()
        if group and (blank or text[position] == "\f"):
            yield group
            group = []
        if not blank:
            group.append(Line.of(text, position, stop))
        position = stop + 1
    if group:
        yield group


def _split_group(text: str, lines: list[Line], running: dict[int, str]) -> Iterator[Block]:
    """Blocks of a stretch without blank lines."""
    for group in groups_of(lines, running):
        yield _block(text, lines[group.first : group.last], group.reason)


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


def _block(text: str, lines: list[Line], reason: str | None) -> Block:
    """The block of the lines, with the reason for its one line when that is furniture."""
    start, end = lines[0].start, lines[-1].end
    content = text[start:end]
    content_start = start + len(content) - len(content.lstrip())
    head = lines[1].end if len(lines) > 1 and is_number(lines[0].words) else lines[0].end
    marker = marker_of(text[start:head].lstrip())
    furniture = reason if len(lines) == 1 else None
    return Block(start, end, content_start, start + len(content.rstrip()), marker, furniture, len(lines))


def _stretch(text: str, blocks: list[Block]) -> list[Block]:
    """Blocks with the white space between them given to the block before (and the first one's to itself)."""
    out: list[Block] = []
    for index, block in enumerate(blocks):
        end = blocks[index + 1].start if index + 1 < len(blocks) else len(text)
        out.append(replace(block, start=0 if index == 0 else block.start, end=end))
    return out
