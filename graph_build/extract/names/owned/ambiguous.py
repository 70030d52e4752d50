"""Turns the known things that share a form into the one that a text means by it, or into none."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from graph_build.corpus.houses import House, known_houses
from graph_build.extract.names.lexicon import Hit, normal


def meant(hits: Sequence[Hit], form: str, voice: House, named: frozenset[str]) -> Hit | None:
    """The thing that a text means by a form which several share: its own house's, or the one whose spelling it is.

    A text of no house means the thing of the one house that it names (``named`` are addresses of houses in the text);
    of several houses that it names the spelling tells which.
    None leaves the form open: "USG" may be a government or a post.
    """
    if len(hits) == 1 or len({hit.thing for hit in hits}) == 1:
        return hits[0]
    spoken = [voice] if voice.id else [house for house in known_houses() if house.thing in named]
    own = {key for house in spoken for key in _means(house, form)}
    if len(own) == 1:
        return next((hit for hit in hits if hit.thing in own), None)
    written = [hit for hit in hits if hit.as_written]
    told = len({hit.thing for hit in written}) == 1 and written[0].thing in own
    return written[0] if told else None


def _means(house: House, form: str) -> list[str]:
    return _keys_by_form(house.means).get(normal(form), [])


@lru_cache(maxsize=1024)
def _keys_by_form(means: tuple[tuple[str, str], ...]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for name, key in means:
        out.setdefault(normal(name), []).append(key)
    return out
