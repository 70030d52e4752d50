"""Turns candidate mentions into those that stand: the longest ones, none overlapping, and those inside them."""

from __future__ import annotations

from bisect import bisect_left

from graph_build.extract.records import BODIES, DATE, EVENTS, Mention

# Of two mentions of one span, the rule with the smaller number stands; dates come last.
_PRIORITY = {
    "head-sole-organ": -1, "head-post-of-state": -1, "head-sent-post": -1, "lexicon": 0, "own-name": 0, "acronym": 1,
    "resolution-list": 1,
    "short-form": 2,
}  # fmt: skip


def choose(candidates: list[Mention]) -> list[Mention]:
    """The longest mentions, none overlapping; of two of one length the one a list knows."""
    chosen: list[Mention] = []
    starts: list[int] = []
    for mention in sorted(candidates, key=_rank):
        place = bisect_left(starts, mention.end)
        if place == 0 or chosen[place - 1].end <= mention.start:
            chosen.insert(place, mention)
            starts.insert(place, mention.start)
    return chosen


def inside(candidates: list[Mention], outer: list[Mention]) -> list[Mention]:
    """The longest mentions strictly inside an outer one, and those inside them.

    An event's name holds no second event.
    """
    inner: list[Mention] = []
    ordered = sorted(candidates, key=_start)
    for container in outer:
        near = ordered[
            bisect_left(ordered, container.start, key=_start) : bisect_left(ordered, container.end, key=_start)
        ]
        parts = [c for c in near if container.covers(c) and (c.start, c.end) != (container.start, container.end)]
        if not parts:
            continue
        if container.rule == "group-of-this-text":
            parts = [c for c in parts if c.kind != "ActorGroup"]
        if container.kind in EVENTS:
            parts = [c for c in parts if c.kind not in EVENTS]
        parts = [c for c in parts if not _is_cut(c, container)]
        chosen = choose(parts)
        inner.extend(chosen)
        inner.extend(inside(parts, chosen))
    return sorted(set(inner) - set(outer))


def _is_cut(part: Mention, whole: Mention) -> bool:
    """Whether a body's name stops inside a list of the whole's: "Department of Trade" of "… Trade and Ports"."""
    rest = whole.surface[part.end - whole.start :]
    both = part.start == whole.start and part.kind in BODIES and whole.kind in BODIES
    return both and rest.startswith((",", " and ", " &")) and not rest.startswith(" and the ")


def _start(mention: Mention) -> int:
    return mention.start


def _rank(mention: Mention) -> tuple[int, int, int, str]:
    priority = _PRIORITY.get(mention.rule, 3 if mention.kind != DATE else 4)
    return (-(mention.end - mention.start), priority, mention.start, mention.kind)
