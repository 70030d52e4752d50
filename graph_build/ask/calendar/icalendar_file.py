"""Turns the rows of a calendar into an iCalendar file (RFC 5545) whose bytes depend on the rows alone."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from icalendar import Calendar, Event, vRecur

from graph_build.ask.calendar.entries import NOBODY, CalendarRow, first_date
from graph_build.ask.calendar.recurrence import Period, read_period
from graph_build.ask.names import place_name
from graph_build.corpus.source import with_wording
from graph_build.graph.rhythm import Rhythm

PRODUCT: Final = "-//wps-graph//commitments//EN"
LONGEST: Final = 120
"""Characters of a title, at most."""

_EVERY_MONTH_HAS: Final = 28
# A document without a date still needs a fixed time stamp.
_NO_TIME: Final = date(1970, 1, 1)


def to_icalendar(rows: Iterable[CalendarRow]) -> bytes:
    """Due dates, and each rhythm once with its rule; a whole-day entry stands on the last day of a due date's period.

    What is past and what has no date stays out. A rhythm starts on the first day of its first period, whatever day the
    calendar was asked for. The identity of an entry comes from the commitment's address and stays over builds.
    """
    book = Calendar()
    book.add("prodid", PRODUCT)
    book.add("version", "2.0")
    book.add("calscale", "GREGORIAN")
    events: dict[str, Event] = {}
    for row in rows:
        if row.state in {"due", "recurs"}:
            events.setdefault(_identity(row), _event(row))
    for identity in sorted(events, key=lambda uid: (str(events[uid]["dtstart"].to_ical()), uid)):
        book.add_component(events[identity])
    content: bytes = book.to_ical()
    return content


def recurrence_rule(start: Period, rhythm: Rhythm) -> Mapping[str, object] | None:
    """The rule that gives the same days as `occurrence`; None for a rhythm of months and days together.

    A day that a month lacks is its last one, which RFC 5545 says by taking the last of all days from the 28th on.
    """
    if rhythm.months and rhythm.days:
        return None
    if rhythm.days:
        weeks, rest = divmod(rhythm.days, 7)
        return {"freq": "daily", "interval": rhythm.days} if rest else {"freq": "weekly", "interval": weeks}
    years, rest = divmod(rhythm.months, 12)
    rule: dict[str, object] = (
        {"freq": "monthly", "interval": rhythm.months} if rest else {"freq": "yearly", "interval": years}
    )
    day = start.first.day
    if day > _EVERY_MONTH_HAS and (rest or (start.first.month, day) == (2, 29)):
        rule |= {"bymonthday": list(range(_EVERY_MONTH_HAS, day + 1)), "bysetpos": -1}
        rule |= {} if rest else {"bymonth": 2}
    return rule


def _event(row: CalendarRow) -> Event:
    event = Event()
    event.add("uid", _identity(row))
    event.add("dtstamp", _stamp(row))
    day = _day(row)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", _title(row))
    event.add("description", _description(row))
    event.add("url", row.commitment)
    event.add("categories", [row.strength, row.document_name])
    event.add("transp", "TRANSPARENT")
    rule = recurrence_rule(row.counted_from, row.rhythm) if row.counted_from and row.rhythm else None
    if rule is not None:
        event.add("rrule", vRecur(rule))
    return event


def _day(row: CalendarRow) -> date:
    first = first_date(row)
    if first is not None:
        return first.first
    assert row.period is not None
    return row.period.last


def _identity(row: CalendarRow) -> str:
    """One for the due date and one for the rhythm of a commitment."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{row.commitment}#{row.state}"))


def _stamp(row: CalendarRow) -> datetime:
    issued = read_period(row.issued)
    return datetime.combine(issued.first if issued else _NO_TIME, time(), UTC)


def _title(row: CalendarRow) -> str:
    words = row.quote if row.bearer == NOBODY else f"{row.bearer}: {row.verb} {row.action}"
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rsplit(" ", 1)[0] + " …"


def _description(row: CalendarRow) -> str:
    place = place_name(row.paragraph)
    when = f"{'First: ' if row.rhythm else 'Due: '}{first_date(row) or row.date}; read by {row.read_by}"
    source = with_wording(f"{row.document_name}, {place}", row.wording)
    return "\n".join((f"“{row.quote}”", source, when, f"{row.strength}; {row.force}"))
