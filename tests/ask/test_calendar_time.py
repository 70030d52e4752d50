"""Dates that follow a date keep its precision and its day, and rhythms read as words."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from icalendar import vRecur

from graph_build.ask.calendar.icalendar_file import recurrence_rule
from graph_build.ask.calendar.recurrence import Period, occurrence, occurrences, read_period
from graph_build.graph.rhythm import Rhythm, read_rhythm, rhythm_words

days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
month_rhythms = st.builds(Rhythm, st.integers(1, 120), st.just(0))
rhythms = st.one_of(month_rhythms, st.builds(Rhythm, st.just(0), st.integers(1, 400)))


@pytest.mark.parametrize(
    "edtf", ["2024", "2024-02", "2024-02-29", "2024/2025", "2024-01/2024-03", "2024-01-05/2024-01-09"]
)
def test_period_reads_back_as_it_was_written(edtf: str) -> None:
    assert str(read_period(edtf)) == edtf


@pytest.mark.parametrize("text", ["", "soon", "2024-13", "../2024"])
def test_no_period_where_there_is_none(text: str) -> None:
    period = read_period(text)
    assert period is None or period.first == date.min


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="period"):
        Period(date(2024, 1, 2), date(2024, 1, 1))


@pytest.mark.parametrize(
    ("duration", "rhythm", "words"),
    [
        ("P1Y", Rhythm(12, 0), "every year"),
        ("P6M", Rhythm(6, 0), "every 6 months"),
        ("P18M", Rhythm(18, 0), "every 18 months"),
        ("P2W", Rhythm(0, 14), "every 2 weeks"),
        ("P1D", Rhythm(0, 1), "every day"),
        ("P1M10D", Rhythm(1, 10), "every 1 month and 10 days"),
    ],
)
def test_durations_become_rhythms(duration: str, rhythm: Rhythm, words: str) -> None:
    assert read_rhythm(duration) == rhythm
    assert rhythm_words(duration) == words


@pytest.mark.parametrize("duration", ["P", "P0D", "PT1H", "P1,5Y", "-P1Y", "yearly", ""])
def test_no_rhythm_where_there_is_none(duration: str) -> None:
    assert read_rhythm(duration) is None
    assert rhythm_words(duration) == duration


@pytest.mark.parametrize(
    ("start", "duration", "count", "expected"),
    [
        ("2024-01-31", "P1M", 1, "2024-02-29"),
        ("2024-01-31", "P1M", 2, "2024-03-31"),
        ("2024-02-29", "P1Y", 1, "2025-02-28"),
        ("2024-02-29", "P1Y", 4, "2028-02-29"),
        ("2024", "P1Y", 2, "2026"),
        ("2024", "P6M", 1, "2024-07/2025-06"),
        ("2024-02", "P1M", 1, "2024-03"),
        ("2024-06-30", "P2W", 1, "2024-07-14"),
    ],
)
def test_each_date_is_counted_from_the_first(start: str, duration: str, count: int, expected: str) -> None:
    period, rhythm = read_period(start), read_rhythm(duration)
    assert period is not None
    assert rhythm is not None
    assert str(occurrence(period, rhythm, count)) == expected


@given(days, rhythms, days)
def test_next_date_is_the_first_not_over(start: date, rhythm: Rhythm, on: date) -> None:
    (found,) = occurrences(Period(start, start), rhythm, on, None)
    assert found.last >= on
    assert found.first > start
    count = next(n for n in range(1, 40_000) if occurrence(Period(start, start), rhythm, n) == found)
    assert count == 1 or occurrence(Period(start, start), rhythm, count - 1).last < on


@given(days, rhythms)
def test_dates_rise_and_stay_within_the_time(start: date, rhythm: Rhythm) -> None:
    until = start + timedelta(days=2000)
    found = list(occurrences(Period(start, start), rhythm, start, until))
    assert all(one.first < other.first for one, other in pairwise(found))
    assert all(start < one.first <= until for one in found)


def test_dates_end_with_the_calendar() -> None:
    assert list(occurrences(Period(date(9999, 1, 1), date(9999, 1, 1)), Rhythm(12, 0), date(2000, 1, 1), None)) == []


@given(days, rhythms)
def test_rule_of_a_calendar_program_gives_the_same_days(start: date, rhythm: Rhythm) -> None:
    period = Period(start, start)
    rule = recurrence_rule(period, rhythm)
    assert rule is not None
    first = occurrence(period, rhythm, 1).first
    told = vRecur(rule).to_ical().decode()  # type: ignore[no-untyped-call]
    stamp = f"DTSTART:{first:%Y%m%d}T000000\nRRULE:{told};COUNT=8"
    expected = [occurrence(period, rhythm, n).first for n in range(1, 9)]
    assert [moment.date() for moment in rrulestr(stamp)] == expected


def test_months_and_days_together_have_no_rule() -> None:
    assert recurrence_rule(Period(date(2024, 1, 1), date(2024, 1, 1)), Rhythm(1, 10)) is None
