"""Turns the tables of states, towns and given names into look-ups: whether words name one, whose an adjective is."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    text = files("graph_build.reading.lexicon").joinpath("states.csv").read_text("utf-8")
    rows = list(csv.reader(text.splitlines()))[1:]
    return tuple((name, tuple(a.replace("-", " ") for a in adjectives.split())) for name, adjectives in rows)


@lru_cache(maxsize=1)
def state_names() -> frozenset[str]:
    """Names of states in small letters: they tell a state inside a phrase; names for the graph come from a library."""
    return frozenset(name.lower() for name, _ in _rows())


@lru_cache(maxsize=1)
def states_of_adjective() -> dict[str, tuple[str, ...]]:
    """Adjective in small letters, without hyphens, to the names of its states: of one, or of two that share it."""
    out: dict[str, tuple[str, ...]] = {}
    for name, adjectives in _rows():
        for adjective in adjectives:
            out[adjective.lower()] = (*out.get(adjective.lower(), ()), name)
    return out


@lru_cache(maxsize=1)
def town_names() -> frozenset[str]:
    """Names of towns in small letters: a capitalised phrase of these words behind "to" or "from" is a place."""
    text = files("graph_build.reading.lexicon").joinpath("towns.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Given names in small letters: a capital name after one of them is a person's."""
    text = files("graph_build.reading.lexicon").joinpath("given_names.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
