"""Turns several orders of lines into one order, block by block, so that few steps are taken for each line."""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, islice
from typing import Final

Block = list[str]
"""Lines that follow one another in an order."""
LINES: Final = 1 << 13
"""Lines of a block, where they are not read from a file."""
_MANY: Final = 16
"""Of more orders than these each gives few lines at a time, and blocks are no help."""


def in_order(lines: Iterable[str]) -> Block:
    """Lines in order, each once; what comes in stretches that are in order is sorted at once."""
    return list(dict.fromkeys(sorted(lines)))


def blocks_of(ordered: Iterable[str]) -> Iterator[Block]:
    """Lines as blocks."""
    rest = iter(ordered)
    while block := list(islice(rest, LINES)):
        yield block


def merged(*several: Iterable[str]) -> Iterator[str]:
    """Ordered lines as one order, each line once."""
    if len(several) > _MANY:
        return (line for line, _ in groupby(heapq.merge(*several)))
    return chain.from_iterable(merged_blocks([blocks_of(one) for one in several]))


def merged_blocks(several: Sequence[Iterator[Block]]) -> Iterator[Block]:
    """Ordered blocks of several orders as blocks of one order, each line once.

    Whatever is not behind the first of the last lines at hand is complete: what is not read yet stands behind it.
    """
    held = [(block, 0, rest) for rest in several if (block := _next_of(rest))]
    last: str | None = None
    while held:
        bound = min(block[-1] for block, _, _ in held)
        taken: Block = []
        left: list[tuple[Block, int, Iterator[Block]]] = []
        for block, start, rest in held:
            end = bisect_right(block, bound, start)
            taken += block[start:end]
            if end < len(block):
                left.append((block, end, rest))
            elif more := _next_of(rest):
                left.append((more, 0, rest))
        held = left
        found = in_order(taken)
        if found[0] == last:
            del found[0]
        last = bound
        if found:
            yield found


def _next_of(rest: Iterator[Block]) -> Block:
    """The next block that holds anything; an empty one at the end."""
    return next(filter(None, rest), [])
