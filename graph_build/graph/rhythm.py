"""Turns an ISO 8601 duration into the rhythm of a commitment, in whole months and days, and into words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_DURATION: Final = re.compile(r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?")
_UNITS: Final = ("year", "month", "week", "day")


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A duration after which a commitment comes round again: whole months and days, one of them above zero."""

    months: int
    days: int

    def __post_init__(self) -> None:
        if self.months < 0 or self.days < 0 or not self.months + self.days:
            raise ValueError(f"rhythm of {self.months} months and {self.days} days")

    def words(self) -> str:
        """The rhythm for a reader.

        >>> Rhythm(6, 0).words(), Rhythm(12, 0).words()
        ('every 6 months', 'every year')
        """
        counts = (*divmod(self.months, 12), *divmod(self.days, 7))
        if self.months % 12:
            counts = (0, self.months, *counts[2:])
        if self.days % 7:
            counts = (*counts[:2], 0, self.days)
        parts = [(count, unit) for count, unit in zip(counts, _UNITS, strict=True) if count]
        if len(parts) == 1 and parts[0][0] == 1:
            return f"every {parts[0][1]}"
        return "every " + " and ".join(f"{count} {unit}{'s' if count > 1 else ''}" for count, unit in parts)


def read_rhythm(duration: str) -> Rhythm | None:
    """The rhythm of an ISO 8601 duration in years, months, weeks and days; None for any other, and for none at all.

    >>> read_rhythm("P1Y")
    Rhythm(months=12, days=0)
    """
    match = _DURATION.fullmatch(duration)
    if match is None:
        return None
    years, months, weeks, days = (int(match[name] or 0) for name in ("years", "months", "weeks", "days"))
    try:
        return Rhythm(12 * years + months, 7 * weeks + days)
    except ValueError:
        return None


def rhythm_words(duration: str) -> str:
    """A duration for a reader; one that is no rhythm stays as it is.

    >>> rhythm_words("P1Y")
    'every year'
    """
    rhythm = read_rhythm(duration)
    return rhythm.words() if rhythm else duration
