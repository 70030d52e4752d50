"""Turns a date of any precision and a rhythm into the dates that follow, as precise as the first one and no more."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from graph_build.extract.dates import bounds

_DURATION: Final = re.compile(r"P(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?")
_DAY: Final = timedelta(days=1)
_UNITS: Final = ("year", "month", "week", "day")


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from ``first`` to ``last``, both included: all that a date without its day says."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"period from {self.first} to {self.last}")

    def __str__(self) -> str:
        """EDTF: a year or a month where the period is a whole one, a day, else an interval."""
        if self.first == self.last:
            return self.first.isoformat()
        if (self.first.month, self.first.day, self.last.month, self.last.day) == (1, 1, 12, 31):
            whole = f"{self.first.year:04d}", f"{self.last.year:04d}"
        elif self.first.day == 1 and self.last.day == calendar.monthrange(self.last.year, self.last.month)[1]:
            whole = f"{self.first:%Y-%m}", f"{self.last:%Y-%m}"
        else:
            whole = self.first.isoformat(), self.last.isoformat()
        return whole[0] if whole[0] == whole[1] else "/".join(whole)


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


def read_period(edtf: str) -> Period | None:
    """The days that an EDTF text allows; None where it is no EDTF, or has no beginning or no end."""
    found = bounds(edtf)
    try:
        return None if found is None else Period(date.fromisoformat(found[0]), date.fromisoformat(found[1]))
    except ValueError:
        return None


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


def occurrence(start: Period, rhythm: Rhythm, count: int) -> Period:
    """The date ``count`` rhythms after the start; a day that its month lacks becomes the month's last.

    Each is counted from the start, so that the 31st stays the 31st where the month has one.
    Raises OverflowError or ValueError after the year 9999.
    """
    step = relativedelta(months=rhythm.months * count, days=rhythm.days * count)
    first = start.first + step
    if start.first == start.last:
        return Period(first, first)
    return Period(first, start.last + _DAY + step - _DAY)


def occurrences(start: Period, rhythm: Rhythm, on: date, until: date | None) -> Iterator[Period]:
    """The dates not over before ``on`` that begin by ``until``; without ``until`` the next one alone."""
    count = 0
    while True:
        count += 1
        try:
            period = occurrence(start, rhythm, count)
        except (OverflowError, ValueError):
            return
        if until is not None and period.first > until:
            return
        if period.last >= on:
            yield period
            if until is None:
                return
