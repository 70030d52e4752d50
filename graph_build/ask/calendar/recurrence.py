"""Turns a date of any precision and a rhythm into the dates that follow, as precise as the first one and no more."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dateutil.relativedelta import relativedelta

from graph_build.extract.dates import bounds
from graph_build.graph.rhythm import Rhythm

_DAY: Final = timedelta(days=1)


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


def read_period(edtf: str) -> Period | None:
    """The days that an EDTF text allows; None where it is no EDTF, or has no beginning or no end."""
    found = bounds(edtf)
    try:
        return None if found is None else Period(date.fromisoformat(found[0]), date.fromisoformat(found[1]))
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
