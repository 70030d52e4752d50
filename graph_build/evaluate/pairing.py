"""Turns wishes into the largest pairing in which nothing is given out twice."""

from __future__ import annotations

from collections.abc import Sequence


def pair(wishes: Sequence[Sequence[str]]) -> dict[int, str]:
    """For each place in `wishes` one of its wishes, where there is one left; no wish is given to two places.

    As many places as possible get one. Earlier places and, for each place, earlier wishes go first, as far as that
    leaves nobody out who could be served: a place that holds a wish gives it up only for another of its own
    (augmenting paths, Berge 1957).
    """
    holders: dict[str, int] = {}
    for place in range(len(wishes)):
        _serve(place, wishes, holders, set())
    return {place: wish for wish, place in holders.items()}


def _serve(place: int, wishes: Sequence[Sequence[str]], holders: dict[str, int], tried: set[str]) -> bool:
    for wish in wishes[place]:
        if wish in tried:
            continue
        tried.add(wish)
        if wish not in holders or _serve(holders[wish], wishes, holders, tried):
            holders[wish] = place
            return True
    return False
