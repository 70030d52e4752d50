"""Turns blocks into blocks that own the number printed on a line of its own before or after their first line."""

from __future__ import annotations

import re
from dataclasses import replace

from graph_build.corpus.layout.block import Block
from graph_build.corpus.layout.markers import Marker

_NUMBER = re.compile(r"(\d{1,3})[.)]")
_INSET = re.compile(r"(?m)(?<=[^.:;\n]\n)[ \t]*(\d{1,3})[.)][ \t]*$")
_ENDED = (".", ";", ":", "!", "?")


def with_numbers(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks, numbers in the margin joined with their paragraphs; the partition of the text stays whole.

    A number counts when it follows on the last one, or is 1. One before a letter is a paragraph of items alone.
    """
    out: list[Block] = []
    last = 0
    for block in blocks:
        if (above := _over_items(text, out, block, last)) is not None:
            out[-1], last = above, last + 1
        found = _after_number(text, out, block, last) or _inset(text, block, last) or block
        if found is not block and found.start < block.start:
            while out and out[-1].start >= found.start:
                out.pop()
        if found.marker is not None and found.marker.kind == "numbered" and found.marker.number.isdigit():
            last = int(found.marker.number)
        out.append(found)
    return out


def _after_number(text: str, out: list[Block], block: Block, last: int) -> Block | None:
    """The block joined with the number before it; with the lines before the number too where the words go on there."""
    if not out or not _is_plain(block) or not _is_plain(out[-1]):
        return None
    alone, words = out[-1], _words(text, block)
    number = _NUMBER.fullmatch(_words(text, alone))
    if number is None or int(number.group(1)) not in {1, last + 1}:
        return None
    lines = alone.lines + block.lines
    if words[:1].isupper() or words[:1] in "\"“‘'«":
        marker = Marker("numbered", number.group(1), block.content_start - alone.content_start)
        return replace(block, start=alone.start, content_start=alone.content_start, marker=marker, lines=lines)
    if len(out) > 1 and words[:1].islower() and _is_plain(first := out[-2]) and _is_open(_words(text, first)):
        marker, inset = Marker("numbered", number.group(1), 0), (alone.content_start, alone.content_end)
        start, content = first.start, first.content_start
        return replace(block, start=start, content_start=content, marker=marker, lines=lines + first.lines, inset=inset)
    return None


def _over_items(text: str, out: list[Block], block: Block, last: int) -> Block | None:
    """The block before that holds a number alone and whose words all stand in items: "5.", then "(a) Decides"."""
    if not out or not _is_plain(out[-1]) or block.marker is None or block.marker.kind != "letter":
        return None
    words = _words(text, out[-1])
    number = _NUMBER.fullmatch(words)
    if number is None or int(number.group(1)) != last + 1:
        return None
    return replace(out[-1], marker=Marker("numbered", number.group(1), len(words)))


def _inset(text: str, block: Block, last: int) -> Block | None:
    """The block with the number that one of its later lines holds alone."""
    if not _is_plain(block) or block.lines < 2:
        return None
    match = _INSET.search(text, block.content_start, block.content_end)
    if match is None or int(match.group(1)) not in {1, last + 1} or not _words(text, block)[:1].isupper():
        return None
    return replace(block, marker=Marker("numbered", match.group(1), 0), inset=match.span())


def _is_plain(block: Block) -> bool:
    return block.marker is None and block.furniture is None and block.part is None


def _words(text: str, block: Block) -> str:
    return text[block.content_start : block.content_end]


def _is_open(words: str) -> bool:
    return words[:1].isupper() and not words.rstrip().endswith(_ENDED)
