"""Turns candidate mentions into those that stand: the longest ones, none overlapping, and those inside them."""

from __future__ import annotations

from graph_build.extract.records import DATE, EVENTS, Mention

# Of two mentions of one span, the rule with the smaller number stands; dates come last.
_PRIORITY = {"lexicon": 0, "own-name": 0, "acronym": 1, "resolution-list": 1, "short-form": 2}


def choose(candidates: list[Mention]) -> list[Mention]:
    """The longest mentions, none overlapping; of two of one length the one a list knows."""
    chosen: list[Mention] = []
    for mention in sorted(candidates, key=_rank):
        if all(mention.end <= c.start or c.end <= mention.start for c in chosen):
            chosen.append(mention)
    return sorted(chosen)


def inside(candidates: list[Mention], outer: list[Mention]) -> list[Mention]:
    """The longest mentions strictly inside an outer one, and those inside them.

    An event's name holds no second event.
    """
    inner: list[Mention] = []
    for container in outer:
        parts = [c for c in candidates if container.covers(c) and (c.start, c.end) != (container.start, container.end)]
        if container.kind in EVENTS:
            parts = [c for c in parts if c.kind not in EVENTS]
        chosen = choose(parts)
        inner.extend(chosen)
        inner.extend(inside(parts, chosen))
    return sorted(set(inner) - set(outer))


def _rank(mention: Mention) -> tuple[int, int, int, str]:
    priority = _PRIORITY.get(mention.rule, 3 if mention.kind != DATE else 4)
    return (-(mention.end - mention.start), priority, mention.start, mention.kind)
