"""Turns the table of enclosing bodies into look-ups: which body a body is a part of, and which page tells it."""

from __future__ import annotations

import tomllib
from collections.abc import Container
from functools import cache
from importlib.resources import files

from graph_build.vocabulary import THINGS

Enclosed = tuple[str, str, str]
"""A part, its whole, and the page that says so."""


@cache
def enclosed_bodies() -> tuple[Enclosed, ...]:
    """Every row of the table, by whole addresses, sorted."""
    told = tomllib.loads(files("graph_build.ask.lookups").joinpath("enclosing.toml").read_text(encoding="utf-8"))
    rows = ((THINGS + part, THINGS + one["whole"], one["source"]) for one in told["list"] for part in one["parts"])
    return tuple(sorted(rows))


def enclosed_among(known: Container[str]) -> tuple[Enclosed, ...]:
    """The rows of which the graph knows both the part and the whole."""
    return tuple(row for row in enclosed_bodies() if row[0] in known and row[1] in known)
