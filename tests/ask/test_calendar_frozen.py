"""Shows that the calendar of a few texts is told as it was read before: as table, CSV, JSON and iCalendar file."""

from datetime import date
from pathlib import Path

import pytest
from calendar_sample import calendar_store
from frozen import compare

from graph_build.ask.calendar import calendar_rows, render_calendar, to_icalendar
from graph_build.ask.calendar.text import Format

KEPT = Path(__file__).resolve().parent / "calendar"
ON, UNTIL = date(2025, 6, 30), date(2025, 10, 31)


@pytest.mark.parametrize(
    ("form", "until", "name"),
    [
        ("table", UNTIL, "until.txt"),
        ("table", None, "next.txt"),
        ("csv", None, "next.csv"),
        ("json", UNTIL, "until.json"),
    ],
)
def test_the_calendar_is_as_read(form: Format, until: date | None, name: str) -> None:
    compare(KEPT / name, render_calendar(calendar_rows(calendar_store(), ON, until), form, ON, until, 100))


def test_the_icalendar_file_is_as_read() -> None:
    compare(KEPT / "next.ics", to_icalendar(calendar_rows(calendar_store(), ON)).decode().replace("\r\n", "\n"))


def test_without_a_width_lines_have_at_most_110_characters() -> None:
    lines = render_calendar(calendar_rows(calendar_store(), ON), "table", ON, None).splitlines()
    assert 100 < max(map(len, lines)) <= 110


def test_a_line_is_never_shorter_than_forty_characters() -> None:
    rows = calendar_rows(calendar_store(), ON)
    assert render_calendar(rows, "table", ON, None, 5) == render_calendar(rows, "table", ON, None, 40)
