"""Turns a day, a month or a year as a person types it into one day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final

from graph_build.errors import UsageError

TYPED: Final = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")


def day_of(typed: str, where: str, first: bool) -> tuple[date, str]:
    """The day, and what was taken for it where a year or a month was typed: its first day or its last.

    Raises:
        UsageError: the words are no day, month or year.
    """
    found = TYPED.fullmatch(typed.strip())
    try:
        if found is not None:
            year, month, day = int(found["year"]), found["month"], found["day"]
            if day:
                return date(year, int(month), int(day)), ""
            start, end = int(month or 1), int(month or 12)
            taken = date(year, start, 1) if first else date(year, end, monthrange(year, end)[1])
            return taken, f"'{typed}' is taken as its {'first' if first else 'last'} day, {taken}"
    except ValueError:
        pass
    raise UsageError(f"'{typed}' is no day", where, "a date reads YYYY-MM-DD", "write it like 2024-07-10, or a year")
