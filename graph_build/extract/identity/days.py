"""Turns a day printed in one of the six languages of the United Nations into a date, YYYY-MM-DD."""

from __future__ import annotations

import calendar
import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def months() -> dict[str, int]:
    """The names of months in all languages, in small letters, with their numbers (months.toml)."""
    data = tomllib.loads(files("graph_build.extract.identity").joinpath("months.toml").read_text("utf-8"))
    return {name: int(number) for table in data.values() for number, names in table.items() for name in names}


@cache
def day_pattern() -> str:
    """An expression for a printed day, with the groups ``d``, ``m``, ``y`` or ``cy``, ``cm``, ``cd``."""
    names = "|".join(re.escape(name) for name in sorted(months(), key=lambda name: (-len(name), name)))
    latin = rf"(?P<d>[0-3]?\d)(?:er|º|\.)?\s*(?:de\s+)?(?P<m>{names})(?:/\w+)?,?\s*(?:de\s+)?(?P<y>(?:19|20)\d\d)"
    return rf"(?:{latin}|(?P<cy>(?:19|20)\d\d)\s?年\s?(?P<cm>\d\d?)\s?月\s?(?P<cd>\d\d?)\s?日)"


def day_of(parts: dict[str, str | None]) -> str | None:
    """The date that the groups of a match give, or None where there is no such day.

    >>> day_of({"d": "27", "m": "enero", "y": "2022"}), day_of({"d": "31", "m": "June", "y": "2022"})
    ('2022-01-27', None)
    """
    if parts.get("cy"):
        year, month, day = int(parts["cy"] or 0), int(parts["cm"] or 0), int(parts["cd"] or 0)
    elif parts.get("y"):
        year, day = int(parts["y"] or 0), int(parts["d"] or 0)
        month = months().get(" ".join((parts["m"] or "").lower().split()), 0)
    else:
        return None
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"
