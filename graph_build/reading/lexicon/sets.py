"""Turns the table of small sets into a set of words by its id."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("graph_build.reading.lexicon").joinpath("sets.toml").read_text("utf-8"))


def word_set(name: str) -> frozenset[str]:
    """The words of a set; "-" in the table stands for no class at all."""
    return frozenset("" if word == "-" else word for word in _table()[name]["words"].split())
