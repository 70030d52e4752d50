"""Turns a block whose lettered items stand in one paragraph into blocks: the words before them, and each item."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph_build.corpus.layout.block import Block
from graph_build.corpus.layout.markers import marker_of

_MARK = re.compile(r"(?<=\s)\((?P<n>[a-z]|[ivx]{2,4}|\d{1,2})\)\s++(?=[\w\"“'])")
_SEPARATED = re.compile(r"[;:](?:\s+(?:and|or|and/or))?\s*$")
_FIRST = {"a": "letter", "i": "roman", "1": "digit"}
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
# So much of the text before a mark tells whether it is set off.
_BEFORE = 12


def with_items(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks, each list of items that a paragraph runs together with semicolons as blocks of its own."""
    return [piece for block in blocks for piece in _pieces(text, block)]


def _pieces(text: str, block: Block) -> Iterator[Block]:
    plain = block.furniture is None and block.part is None and block.inset is None
    cuts = _cuts(text, block) if plain and (block.marker is None or block.marker.kind in _LISTED) else []
    if not cuts:
        yield block
        return
    first = cuts[0]
    yield replace(block, end=first, content_end=block.content_start + len(text[block.content_start : first].rstrip()))
    for cut, following in zip(cuts, [*cuts[1:], block.end], strict=True):
        stop = block.content_end if following == block.end else cut + len(text[cut:following].rstrip())
        yield Block(cut, following, cut, stop, marker_of(text[cut:stop]), None, text.count("\n", cut, stop) + 1)


_LISTED = frozenset({"numbered", "letter", "dotted letter", "section", "bullet"})


def _cuts(text: str, block: Block) -> list[int]:
    """Where items begin: marks that follow on one another, each after the first set off by a semicolon."""
    begin = block.content_start + (block.marker.length if block.marker is not None else 0)
    series: dict[str, list[tuple[str, int]]] = {}
    kept: list[int] = []
    for match in _MARK.finditer(text, begin, block.content_end):
        label, at = match.group("n"), match.start()
        apart = _SEPARATED.search(text, max(begin, at - _BEFORE), at) is not None
        kind = next((k for k, marks in series.items() if apart and _follows(k, marks[-1][0], label)), None)
        if kind is not None:
            marks = series[kind]
            kept += [marks[0][1]] if len(marks) == 1 else []
            marks.append((label, at))
            kept.append(at)
        elif label in _FIRST:
            series[_FIRST[label]] = [(label, at)]
    return sorted(set(kept))


def _follows(kind: str, before: str, label: str) -> bool:
    if kind == "roman":
        return before in _ROMANS[:-1] and _ROMANS[_ROMANS.index(before) + 1] == label
    if kind == "digit":
        return before.isdigit() and label.isdigit() and int(label) == int(before) + 1
    return len(before) == len(label) == 1 and ord(label) == ord(before) + 1
