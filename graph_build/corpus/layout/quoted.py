"""Turns the blocks of a quoted passage into its quotation marks that belong to the print and to no sentence."""

from __future__ import annotations

import re

from graph_build.corpus.layout.block import Block

_OPENING, _CLOSING = "“«„", "”»"
_END = re.compile(r"[”»\"]\s*$")


def quotation_marks(text: str, blocks: list[Block]) -> tuple[tuple[int, int], ...]:
    """The mark before a number, the mark that opens a paragraph and that nothing in it closes, and their closing ones.

    Prints repeat the opening mark before each paragraph of a quoted passage and close it after the last.
    """
    start, end = blocks[0].content_start, blocks[-1].content_end
    words = text[start:end]
    opened, closed = (sum(words.count(sign) for sign in signs) for signs in (_OPENING, _CLOSING))
    straight = words.count('"') % 2 == 1
    leads = words[0] in _OPENING or words[0] == '"'
    unclosed = opened > closed or (straight and words[0] == '"')
    out = [(start, start + 1)] if leads and (unclosed or blocks[0].marker is not None) else []
    match = _END.search(words)
    if match is not None and (closed > opened or (straight and not leads) or (out and not unclosed)):
        out.append((start + match.start(), start + match.start() + 1))
    return tuple(out)
