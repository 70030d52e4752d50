"""Turns offsets of a source text into pieces of its provisions, and provisions into the lines they are printed in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph_build.corpus.provisions import Provision
from graph_build.extract.plans.records import Piece


@dataclass(frozen=True, slots=True)
class Places:
    """The provisions of a text, found by where they stand."""

    text: str
    provisions: Sequence[Provision]
    by_key: dict[str, Provision] = field(init=False, default_factory=dict)
    _starts: list[int] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.by_key.update((p.key, p) for p in self.provisions)
        self._starts.extend(p.segments[0][0] for p in self.provisions)

    def piece(self, start: int, end: int) -> Piece | None:
        """The words of a span of the source text; None where no provision that rules look at holds it."""
        place = bisect_right(self._starts, start) - 1
        if place < 0 or not self.provisions[place].is_content:
            return None
        provision = self.provisions[place]
        first, last = bisect_left(provision.reading.offsets, start), bisect_left(provision.reading.offsets, end)
        return piece_of(provision, first, last) if first < last else None

    def starred(self, piece: Piece) -> bool:
        """Whether an asterisk stands right before or after the words; readings leave it out as a sign of emphasis."""
        provision = self.by_key[piece.provision]
        start, end = provision.reading.span(piece.start, piece.end)
        return self.text[end : end + 1] == "*" or self.text[max(0, start - 1) : start] == "*"

    def lines(self, provision: Provision) -> Iterator[Piece]:
        """The words of a provision, line by line as printed."""
        offsets, begin = provision.reading.offsets, 0
        for place in range(1, len(offsets)):
            if "\n" in self.text[offsets[place - 1] : offsets[place]]:
                if line := piece_of(provision, begin, place):
                    yield line
                begin = place
        if line := piece_of(provision, begin, len(offsets)):
            yield line


def piece_of(provision: Provision, start: int, end: int) -> Piece | None:
    """The words of a span of a provision's reading without blanks at the ends; None where there are none."""
    words = provision.reading.text[start:end]
    plain = words.strip()
    if not plain:
        return None
    first = start + len(words) - len(words.lstrip())
    return Piece(provision.key, first, first + len(plain), plain)
