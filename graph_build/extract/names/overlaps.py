"""Turns candidate mentions into those that stand: the longest ones, none overlapping, and those inside them."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from graph_build.extract.records import BODIES, DATE, EVENTS, Mention

# Of two mentions of one span, the rule with the smaller number stands; dates come last.
_PRIORITY = {
    "head-sole-organ": -1, "head-post-of-state": -1, "head-sent-post": -1, "lexicon": 0, "own-name": 0, "acronym": 1,
    "resolution-list": 1,
    "short-form": 2,
}  # fmt: skip


def choose(candidates: list[Mention]) -> list[Mention]:
    """The longest mentions, none overlapping; of two of one length the one a list knows."""
    if len(candidates) < 2:
        return list(candidates)
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
    ordered = sorted(candidates, key=attrgetter("start"))
    starts = [mention.start for mention in ordered]
    for container in outer:
        start, end = container.start, container.end
        near = ordered[bisect_left(starts, start) : bisect_left(starts, end)]
        parts = [c for c in near if c.end <= end and (c.start != start or c.end != end)]
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


def _rank(mention: Mention) -> tuple[int, int, int, str]:
    _, start, end, kind, _, _, rule, _ = mention
    return (start - end, _PRIORITY.get(rule, 3 if kind != DATE else 4), start, kind)
