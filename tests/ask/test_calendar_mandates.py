"""A duty to report goes with the mandate that it reports on: it is over once that was renewed, or has ended."""

from datetime import date
from functools import cache

import pyoxigraph as ox
import pytest
from calendar_sample import store_of

from graph_build.ask.calendar.entries import CalendarRow, calendar_rows
from graph_build.ask.calendar.icalendar_file import to_icalendar
from graph_build.ask.calendar.text import render_calendar

FIRST = """Resolution 3001 (2021)

The Security Council,

1. Decides to extend the mandate of the Harbour Mission until 30 June 2022;

2. Requests the Secretary-General to report to the Council every three months on the work of the Harbour Mission;

3. Requests Member States to clean the harbours every year;
"""
SECOND = """Resolution 3002 (2022)

The Security Council,

Recalling its resolution 3001 (2021),

1. Decides to extend the mandate of the Harbour Mission until 30 June 2023;

2. Requests the Secretary-General to report to the Council every three months on the work of the Harbour Mission;
"""
FIELDS = "resolution", "United Nations Security Council"


@cache
def store(*, renewed: bool) -> ox.Store:
    texts = [("S-RES-3001", "Resolution 3001 (2021)", FIRST, "2021-06-20", *FIELDS)]
    if renewed:
        texts.append(("S-RES-3002", "Resolution 3002 (2022)", SECOND, "2022-06-20", *FIELDS))
    return store_of(texts)


def rows(on: date, *, renewed: bool = True) -> dict[tuple[str, str], CalendarRow]:
    return {(row.document_name, row.paragraph): row for row in calendar_rows(store(renewed=renewed), on)}


@pytest.mark.parametrize(
    ("on", "states"),
    [
        (date(2022, 1, 1), ("recurs", "recurs")),  # before the renewal
        (date(2022, 7, 1), ("over", "recurs")),
        (date(2023, 7, 1), ("over", "over")),
    ],
)
def test_a_report_recurs_until_its_mandate_is_renewed_or_ends(on: date, states: tuple[str, str]) -> None:
    told = rows(on)
    names = "Resolution 3001 (2021)", "Resolution 3002 (2022)"
    assert tuple(told[name, "2"].state for name in names) == states


def test_it_is_told_why_it_is_over() -> None:
    assert rows(date(2022, 7, 1))["Resolution 3001 (2021)", "2"].read_by == (
        "the mandate was renewed by Resolution 3002 (2022) on 2022-06-20"
    )
    alone = rows(date(2022, 7, 1), renewed=False)["Resolution 3001 (2021)", "2"]
    assert alone.read_by == "the mandate ended on 2022-06-30, and no renewal is in this corpus"


def test_a_duty_of_others_does_not_go_with_the_mandate() -> None:
    assert rows(date(2024, 1, 1))["Resolution 3001 (2021)", "3"].state == "recurs"


def test_what_is_over_has_a_heading_of_its_own_and_no_entry_in_a_calendar_file() -> None:
    told = [row for row in rows(date(2024, 1, 1)).values() if row.paragraph == "2"]
    table = render_calendar(told, "table", date(2024, 1, 1), None)
    assert "NO LONGER: ITS MANDATE WAS RENEWED OR ENDED  2" in table
    assert b"BEGIN:VEVENT" not in to_icalendar(told)
