"""Turns the table of head nouns into what a noun makes of its phrase: its class, its growth, and whether it can act."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

_IRREGULAR = {
    "women": "woman", "men": "man", "children": "child", "people": "people", "criteria": "criterion", "wives": "wife",
    "servicewomen": "woman", "servicemen": "man", "lives": "life", "crises": "crisis", "analyses": "analysis",
    "policewomen": "woman", "policemen": "man", "chairs": "chair", "police": "police", "media": "media",
    "headquarters": "headquarters", "attorneys-general": "attorney-general", "premises": "premise",
}  # fmt: skip


class Head(NamedTuple):
    """What the table says of a head noun. ``grows`` are the prepositions over which its name goes on."""

    cls: str
    grows: frozenset[str]
    acts: bool
    happens: bool
    lists: bool


@lru_cache(maxsize=1)
def heads() -> dict[str, Head]:
    """Singular head noun to its row."""
    data = tomllib.loads(files("graph_build.reading.lexicon").joinpath("heads.toml").read_text("utf-8"))
    return {
        word: Head(
            row["cls"], frozenset(row["grows"].split()), row.get("acts", False), row.get("happens", False), row["lists"]
        )
        for row in data["head"]
        for word in row["heads"].split()
    }


@lru_cache(maxsize=65536)
def singulars(low: str) -> tuple[str, ...]:
    """The words that a plural may be of, best first; the word itself too.

    >>> singulars("policies"), singulars("councils"), singulars("focal-points")
    (('policies', 'policy', 'policie'), ('councils', 'council'), ('focal-points', 'focal-point'))
    """
    if low in _IRREGULAR:
        return (_IRREGULAR[low],)
    out = [low]
    if low.endswith("ies"):
        out.append(low[:-3] + "y")
    elif low.endswith(("ches", "shes", "xes", "sses")):
        out.append(low[:-2])
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        out.append(low[:-1])
    return tuple(out)


@lru_cache(maxsize=65536)
def head_of(low: str) -> Head | None:
    """The row of a noun in singular or plural, of the last part of a hyphenated noun; None where the table has none."""
    table = heads()
    for word in singulars(low):
        if word in table:
            return table[word]
    if "-" in low or "/" in low:
        return head_of(low.replace("/", "-").rpartition("-")[2])
    return None
