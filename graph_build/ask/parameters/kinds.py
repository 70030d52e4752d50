"""Turns the name of a parameter into the kinds of thing that it takes."""

from __future__ import annotations

import csv
from functools import cache

from graph_build.ask.lookups import kind_of
from graph_build.resources import queries_dir


def fits(parameter: str, class_name: str) -> bool:
    """Whether a thing of the class can stand for the parameter; every thing can where the table names no kind.

    >>> fits("theme", "Theme"), fits("theme", "Person"), fits("thing", "Person")
    (True, False, True)
    """
    kinds = parameter_kinds().get(parameter)
    return not kinds or kind_of(class_name) in kinds


@cache
def parameter_kinds() -> dict[str, frozenset[str]]:
    """The kinds of thing that each parameter takes, out of ``queries/parameters.csv``."""
    with (queries_dir() / "parameters.csv").open(encoding="utf-8", newline="") as file:
        return {row["parameter"]: frozenset(row["kinds"].split()) for row in csv.DictReader(file)}
