"""Turns the words of a clause into its rhythm, an ISO 8601 duration: the table rhythms.toml and counted units."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from graph_build.extract.commitments.timing.counted import number_of
from graph_build.reading import Sieve, Sifted

_UNITS = {"year": "Y", "month": "M", "day": "D"}
_ORDINALS = {"other": 2, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "tenth": 10}
_N = r"(?P<n>\d{1,2}|[a-z]+)"
_UNIT = r"(?P<unit>year|month|week|day)"
# "every two years", "every third year", "once in five years", "at intervals of six months", "at six-month intervals".
_COUNTED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bevery {_N} {_UNIT}s?\b",
        rf"\bonce in (?:every )?{_N} {_UNIT}s\b",
        rf"\bat (?:regular )?intervals of {_N} {_UNIT}s\b",
        rf"\b(?:at|in) {_N}[- ]{_UNIT}(?:ly)? intervals\b",
    )
)
_MAY_COUNT = Sifted(r"\b(?:every|once in|intervals?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A row of the table: its words, the duration, and examples."""

    id: str
    value: str
    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@lru_cache(maxsize=1)
def rhythms() -> tuple[Rhythm, ...]:
    """The rows of rhythms.toml, compiled, in the order of the table."""
    data = tomllib.loads(files("graph_build.extract.commitments.timing").joinpath("rhythms.toml").read_text("utf-8"))
    return tuple(
        Rhythm(row["id"], row["value"], re.compile(row["pattern"], re.IGNORECASE), tuple(row["yes"]), tuple(row["no"]))
        for row in data["rhythm"]
    )


@lru_cache(maxsize=1)
def _sieve() -> Sieve[Rhythm]:
    return Sieve(rhythms(), lambda row: row.pattern)


def recurrence(text: str) -> str | None:
    """The rhythm a clause names, or None.

    >>> recurrence("This Policy will be reviewed at a minimum of every five years")
    'P5Y'
    >>> recurrence("shall meet every other month"), recurrence("will report at six-month intervals")
    ('P2M', 'P6M')
    """
    return _counted(text) or next((row.value for row in _sieve().rows(text) if row.pattern.search(text)), None)


def _counted(text: str) -> str | None:
    if _MAY_COUNT.search(text) is None:
        return None
    for match in filter(None, (pattern.search(text) for pattern in _COUNTED)):
        words, unit = match["n"].lower(), match["unit"].lower()
        number = _ORDINALS.get(words) or number_of(words)
        if number:
            return f"P{7 * number}D" if unit == "week" else f"P{number}{_UNITS[unit]}"
    return None
