"""Turn kinds, weights and ties of things into the few that a picture shows first: so many of each kind."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Final, TypeVar

FIRST_VIEW: Final = 40
"""Symbols of the first view: as many as find room for their names on a small laptop's screen."""
QUOTAS: Final = {
    "document": 11, "body": 7, "organization": 6, "group": 3, "post": 4, "person": 3, "event": 3, "state": 2,
}  # fmt: skip
"""Of forty symbols so many of each kind. Themes are no part of it: nearly everything is about one of them."""
NEVER: Final = frozenset({"theme"})

Key = TypeVar("Key", str, int)


def choose_first(
    kinds: Mapping[Key, str],
    weight: Callable[[Key], float],
    near: Callable[[Key], Collection[Key]],
    limit: int = FIRST_VIEW,
) -> frozenset[Key]:
    """At most `limit` things, of each kind its quota, the heaviest first; whoever would stand alone makes room.

    `near` gives those that documents tie a thing to. A kind with few things leaves its places to the heaviest of the
    others. Where there are hardly more things than places, all are chosen.
    """
    able = [key for key, kind in kinds.items() if kind not in NEVER] or list(kinds)
    if len(able) <= max(limit, 1):
        return frozenset(able)
    ranked = sorted(able, key=lambda key: (-weight(key), key))
    chosen = _by_quota(kinds, ranked, limit)
    tied = {key for key in chosen if any(other in chosen for other in near(key))} or set(ranked[:1])
    for key in _fitting(kinds, ranked, chosen - tied, tied, near):
        tied.add(key)
    return frozenset(_filled(ranked, tied, near, limit))


def _by_quota(kinds: Mapping[Key, str], ranked: list[Key], limit: int) -> set[Key]:
    places = {kind: round(share * limit / FIRST_VIEW) for kind, share in QUOTAS.items()}
    chosen: set[Key] = set()
    for key in ranked:
        if places.get(kinds[key], 0) > 0 and len(chosen) < limit:
            places[kinds[key]] -= 1
            chosen.add(key)
    return chosen


def _fitting(
    kinds: Mapping[Key, str],
    ranked: list[Key],
    alone: set[Key],
    tied: set[Key],
    near: Callable[[Key], Collection[Key]],
) -> list[Key]:
    """For each that stands alone the heaviest of its kind that does not."""
    wanted = [kinds[key] for key in alone]
    found = []
    for key in ranked:
        if kinds[key] in wanted and key not in tied and any(other in tied for other in near(key)):
            wanted.remove(kinds[key])
            found.append(key)
    return found


def _filled(ranked: list[Key], tied: set[Key], near: Callable[[Key], Collection[Key]], limit: int) -> set[Key]:
    """Take the heaviest that are tied to those there until the places are full."""
    full = set(tied)
    for key in ranked:
        if len(full) >= limit:
            break
        if key not in full and any(other in full for other in near(key)):
            full.add(key)
    return full
