"""Turn overlapping spans over a text into stretches that follow each other, each with all that was read from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from graph_build.ask.lookups import clean
from graph_build.show.pages.document_scene import Span, Stretch

KINDS: Final = ("commitment", "statement", "name")


def stretches(text: str, start: int, end: int, spans: Iterable[Span]) -> tuple[Stretch, ...]:
    """The text between two offsets cut wherever a span begins or ends; put together, the stretches are the text.

    Offsets count code points. A stretch that names several things opens the one with the shortest name around it.

    >>> [(s.words, s.kinds) for s in stretches("we will act", 0, 11, [Span(0, 7, "statement"), Span(3, 11, "name")])]
    [('we ', ('statement',)), ('will', ('statement', 'name')), (' act', ('name',))]
    """
    inside = [span for span in spans if span.start < end and start < span.end and span.start < span.end]
    cuts = sorted({start, end, *(cut for s in inside for cut in (s.start, s.end) if start < cut < end)})
    opening: dict[int, list[Span]] = {}
    for span in inside:
        opening.setdefault(max(start, span.start), []).append(span)
    return tuple(_walk(text, cuts, opening))


def _walk(text: str, cuts: list[int], opening: dict[int, list[Span]]) -> Iterator[Stretch]:
    open_spans: list[Span] = []
    for first, last in pairwise(cuts):
        open_spans = [span for span in open_spans if span.end > first] + opening.get(first, [])
        found = {span.kind for span in open_spans}
        links = sorted((span.end - span.start, span.href) for span in open_spans if span.href)
        words = clean(text[first:last], strip=False)
        if words:
            # A link needs words; white space between two names has none.
            href = links[0][1] if links and words.strip() else ""
            yield Stretch(words, tuple(kind for kind in KINDS if kind in found), href)
