"""Turns the pieces of a web page into content and furniture, with the reason why a piece is furniture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from graph_build.corpus.readers.web.pieces import Piece

_AROUND: Final = frozenset({"nav", "header", "footer", "aside", "control", "dialog", "menu"})
# What writers of pages leave open, so that a short page stands in it whole.
_LEFT_OPEN: Final = frozenset({"nav", "header", "aside"})
_REASONS: Final = {
    "nav": "navigation of the page", "header": "head of the page", "footer": "foot of the page",
    "aside": "beside the page's text", "control": "button", "dialog": "box over the page",
    "menu": "navigation of the page",
}  # fmt: skip
OUTSIDE: Final = "outside of the page's main part"
# More words of prose than a region around the text holds: one left open has swallowed the page.
_SWALLOWED: Final = 120
_LEAST_SHARE: Final = 0.4


def judge(pieces: list[Piece]) -> Iterator[tuple[Piece, str | None]]:
    """The pieces with the reason why one is furniture; None for content.

    What stands in navigation, head, foot and boxes is furniture, unless a region holds so much prose that it was left
    open and swallowed the page, or all that the page has. A main part counts when it holds a fair share of the prose.
    """
    prose: Counter[tuple[str, int]] = Counter()
    for piece in pieces:
        for region in piece.regions:
            prose[region] += _prose(piece)
    own = sum(_prose(piece) for piece in pieces if not any(region[0] in _AROUND for region in piece.regions))
    swallowed = {region for region in prose if region[0] in _AROUND and prose[region] >= _SWALLOWED}
    if not own:
        swallowed |= {region for region in prose if region[0] in _LEFT_OPEN and prose[region]}
    main = _main(prose, sum(map(_prose, pieces)))
    for piece in pieces:
        yield piece, _reason(piece, main, swallowed)


def _prose(piece: Piece) -> int:
    """The words of a piece that reads as a sentence or row, and not as a list of links."""
    words = len(piece.words.split())
    return words if words >= 12 and piece.linked < 0.4 * len(piece.words) else 0


def _main(prose: Counter[tuple[str, int]], total: int) -> tuple[str, int] | None:
    """The region of the page's own text: the main part, else its one article with most prose."""
    for kind in ("main", "article"):
        found = [region for region in prose if region[0] == kind]
        best = max(found, key=lambda region: prose[region], default=None)
        if best is not None and prose[best] >= _LEAST_SHARE * total and (kind == "main" or len(found) == 1):
            return best
    return None


def _reason(piece: Piece, main: tuple[str, int] | None, swallowed: set[tuple[str, int]]) -> str | None:
    around = [region for region in piece.regions if region[0] in _AROUND and region not in swallowed]
    if main is not None and main not in piece.regions:
        return _REASONS[around[0][0]] if around else OUTSIDE
    own = next((i for i, region in enumerate(piece.regions) if region[0] in {"main", "article"}), len(piece.regions))
    for region in around:
        # The head of an article holds its title; that of a page may.
        of_article = piece.regions.index(region) > own
        if region[0] != "header" or not (of_article or piece.level):
            return _REASONS[region[0]]
    return None
