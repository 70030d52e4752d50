"""Turns the first blocks of a document into its masthead, which is furniture: house, symbol, date, job number."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from graph_build.corpus.layout.block import Block

FRONT_MATTER: Final = "front matter"
MASTHEAD: Final = "masthead"
_MOST = 24
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_HOUSE = "United Nations|Security Council|General Assembly|Economic and Social Council|Human Rights Council"
_SYMBOL = r"[SAE]/[A-Z0-9./\-]+(?: \(\d{4}\))?(?:[-–][SAE]/[A-Z0-9./\-]+)?\*?"
_SHARE = r"Distr\.: ?[A-Z]\w+"
# Pieces of lines, between wide blanks, that stand in a masthead and nowhere else, and that stand elsewhere too.
_SURE = re.compile(rf"{_SYMBOL}|{_SHARE}")
_LIKELY = re.compile(
    rf"(?:{_HOUSE}"
    rf"|\d{{1,2}} (?:{_MONTHS}) (?:19|20)\d\d"
    r"|Original: ?[\w, ]{2,40}"
    r"|(?:[A-Z][a-z]+-)?[A-Z][a-z]+ (?:session|year)"
    r"|Agenda items? [\w(), ]{1,40}"
    r"|\d\d-\d{5}(?: \([A-Z]\))?(?: \d{6})?"
    r"|\*?\d{7}\*?"
    r"|Provisional|Resumed session"
    r"|\d{1,5}(?:st|nd|rd|th) (?:plenary )?meeting)"
)


def masthead(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks, those before the first other one as furniture where a symbol or the like is among them.

    A block of several lines counts when all of its lines do.
    """
    head: list[int] = []
    sure = False
    for index, block in enumerate(blocks[:_MOST]):
        if block.furniture == FRONT_MATTER:
            continue
        lines = text[block.content_start : block.content_end].splitlines()
        pieces = [piece for line in lines for piece in re.split(r"\s{2,}|\t| \| ", line.strip()) if piece]
        known = [_SURE.fullmatch(piece) is not None for piece in pieces]
        fits = all(is_sure or _LIKELY.fullmatch(piece) for piece, is_sure in zip(pieces, known, strict=True))
        if block.furniture is None and not fits:
            break
        sure = sure or any(known)
        head.append(index)
    of_masthead = frozenset(head if sure else [])
    return [
        replace(block, furniture=MASTHEAD, marker=None, part=None) if index in of_masthead else block
        for index, block in enumerate(blocks)
    ]
