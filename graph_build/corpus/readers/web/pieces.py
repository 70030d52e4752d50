"""Turns the tree of a web page into its pieces in order: blocks of words, headings, tables, each with its region."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from selectolax.lexbor import LexborNode

from graph_build.corpus.layout import marker_of
from graph_build.corpus.reading import SUPERSCRIPTS
from graph_build.corpus.tables import GridCell

_UNSEEN: Final = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video",
    "map", "head", "meta", "link", "input",
})  # fmt: skip
_CONTROLS: Final = frozenset({"button", "select", "option", "textarea", "datalist"})
_REGIONS: Final = frozenset({"nav", "header", "footer", "aside", "main", "article", "dialog", "menu"})
_ROLES: Final = {
    "navigation": "nav", "banner": "header", "contentinfo": "footer", "complementary": "aside", "search": "nav",
    "main": "main", "article": "article", "dialog": "dialog", "menu": "menu", "menubar": "nav",
}  # fmt: skip
_BLOCKS: Final = _REGIONS | {
    "p", "div", "section", "ul", "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre",
    "figure", "figcaption", "table", "caption", "tr", "td", "th", "hr", "form", "fieldset", "legend", "address",
    "details", "summary", "center", "body", "html",
}  # fmt: skip
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_ROMAN: Final = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_RAISED: Final = str.maketrans("0123456789", SUPERSCRIPTS)
_HIDDEN: Final = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of words, or a table with ``rows``: a heading's level (0 for none) and its regions from outside in.

    ``linked`` counts its letters that are links.
    """

    words: str
    level: int = 0
    regions: tuple[tuple[str, int], ...] = ()
    linked: int = 0
    rows: tuple[tuple[GridCell, ...], ...] = ()
    header_rows: int | None = None


@dataclass(slots=True)
class _Walk:
    """What has been read of a block, and where in the tree the walk is."""

    pieces: list[Piece] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    linked: int = 0
    level: int = 0
    regions: list[tuple[str, int]] = field(default_factory=list)
    links: int = 0
    raised: int = 0
    preformatted: int = 0
    marker: str = ""
    counts: dict[int, int] = field(default_factory=dict)

    def flush(self) -> None:
        """Ends the block."""
        text = "".join(self.words)
        lines = [" ".join(line.split()) for line in text.split("\n")]
        words = "\n".join(line for line in lines if line)
        if words:
            if self.marker and marker_of(words) is None:
                words = f"{self.marker} {words}"
            self.pieces.append(Piece(words, self.level, tuple(self.regions), self.linked))
            self.marker = ""
        self.words, self.linked = [], 0

    def add(self, text: str) -> None:
        """Adds words as the page shows them."""
        shown = text if self.preformatted else re.sub(r"\s+", " ", text)
        if self.raised and re.fullmatch(r"\s*\d{1,3}\s*", shown):
            shown = shown.strip().translate(_RAISED)
        self.words.append(shown)
        if self.links:
            self.linked += len(shown.strip())


def pieces_of(root: LexborNode) -> list[Piece]:
    """The pieces of what a page shows, in the order of its tree. The walk keeps its own stack: trees may be deep."""
    walk = _Walk()
    stack: list[tuple[LexborNode, bool]] = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        tag = node.tag or ""
        if leaving:
            _leave(node, tag, walk)
        elif tag == "-text":
            walk.add(node.text_content or "")
        elif tag == "br":
            walk.words.append("\n")
        elif tag and not tag.startswith(("-", "!")) and not _is_unseen(node, tag):
            if tag == "table" and (rows := _data_rows(node)):
                walk.flush()
                walk.pieces.append(_table(node, rows, walk))
                continue
            _enter(node, tag, walk)
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(list(_children(node))))
    walk.flush()
    return walk.pieces


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _is_unseen(node: LexborNode, tag: str) -> bool:
    if tag in _UNSEEN:
        return True
    attributes = node.attributes
    return "hidden" in attributes or _HIDDEN.search(attributes.get("style") or "") is not None


def _region(node: LexborNode, tag: str) -> str | None:
    role = _ROLES.get((node.attributes.get("role") or "").lower())
    if tag in _CONTROLS:
        return "control"
    return role or (tag if tag in _REGIONS else None)


def _enter(node: LexborNode, tag: str, walk: _Walk) -> None:
    region = _region(node, tag)
    if tag in _BLOCKS or region:
        walk.flush()
    if region:
        walk.regions.append((region, node.mem_id))
    if re.fullmatch(r"h[1-6]", tag):
        walk.level = int(tag[1])
    elif tag == "li":
        walk.marker = _marker(node, walk.counts)
    walk.links += tag == "a"
    walk.raised += tag == "sup"
    walk.preformatted += tag == "pre"


def _leave(node: LexborNode, tag: str, walk: _Walk) -> None:
    if tag in _BLOCKS or (walk.regions and walk.regions[-1][1] == node.mem_id):
        walk.flush()
    if walk.regions and walk.regions[-1][1] == node.mem_id:
        walk.regions.pop()
    if re.fullmatch(r"h[1-6]", tag):
        walk.level = 0
    walk.links -= tag == "a"
    walk.raised -= tag == "sup"
    walk.preformatted -= tag == "pre"


def _marker(item: LexborNode, counts: dict[int, int]) -> str:
    """The number or sign that a browser prints before an item; ``counts`` holds the last number of each list."""
    parent = item.parent
    if parent is None or parent.tag != "ol":
        return "•"
    own, start = (node.attributes.get(name) or "" for node, name in ((item, "value"), (parent, "start")))
    before = counts.get(parent.mem_id, int(start) - 1 if _is_small(start) else 0)
    counts[parent.mem_id] = int(own) if _is_small(own) else before + 1
    return _printed(counts[parent.mem_id], parent.attributes.get("type") or "1")


def _is_small(number: str) -> bool:
    return re.fullmatch(r"[0-9]{1,4}", number) is not None


def _printed(number: int, kind: str) -> str:
    if kind.lower() == "a" and 1 <= number <= 26:
        letter = _LETTERS[number - 1]
        return f"({letter.upper() if kind == 'A' else letter})"
    if kind.lower() == "i" and 1 <= number < 40:
        return f"({_roman(number)})"
    return f"{number}."


def _roman(number: int) -> str:
    out = ""
    for value, sign in _ROMAN:
        while number >= value:
            out, number = out + sign, number - value
    return out


def _data_rows(table: LexborNode) -> list[LexborNode]:
    """The rows of a table of data; none for one that sets a page: tables or long cells in it, one row or column."""
    if (table.attributes.get("role") or "") in {"presentation", "none"} or len(table.css("table")) > 1:
        return []
    rows = table.css("tr")
    cells = [list(_cells(row)) for row in rows]
    if len(rows) < 2 or max(map(len, cells)) < 2 or any(len(c.text()) > 1_500 for row in cells for c in row):
        return []
    return rows


def _cells(row: LexborNode) -> Iterator[LexborNode]:
    return (child for child in _children(row) if child.tag in {"td", "th"})


def _table(table: LexborNode, rows: list[LexborNode], walk: _Walk) -> Piece:
    caption = table.css_first("caption")
    if caption is not None and (words := " ".join(caption.text().split())):
        walk.pieces.append(Piece(words, 0, tuple(walk.regions)))
    heads = len(table.css("thead tr"))
    grid = tuple(tuple(_grid_cell(cell, index < heads) for cell in _cells(row)) for index, row in enumerate(rows))
    shown = "\n".join(" ".join(cell.text for cell in row) for row in grid)
    return Piece(shown, 0, tuple(walk.regions), 0, tuple(row for row in grid if row), heads or None)


def _grid_cell(cell: LexborNode, in_head: bool) -> GridCell:
    spans = [cell.attributes.get(name) or "1" for name in ("colspan", "rowspan")]
    columns, rows = (min(int(span), 1_000) if _is_small(span) else 1 for span in spans)
    words = "\n".join(piece.words for piece in pieces_of(cell))
    return GridCell(words, max(1, columns), max(1, rows), in_head or cell.tag == "th")
