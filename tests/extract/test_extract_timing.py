"""Shows which words give a rhythm and which a due date, and that nothing is guessed."""

from __future__ import annotations

import datetime

import pytest
from extract_probe import clauses_of
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_build.extract.commitments.timing import due, recurrence


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("every year", "P1Y"),
        ("each year", "P1Y"),
        ("once a year", "P1Y"),
        ("on an annual basis", "P1Y"),
        ("annually", "P1Y"),
        ("Annually", "P1Y"),
        ("an annual report", "P1Y"),
        ("annual conference", "P1Y"),
        ("every two years", "P2Y"),
        ("once every three years", "P3Y"),
        ("at a minimum of every five years", "P5Y"),
        ("every 18 months", "P18M"),
        ("every twelve weeks", "P84D"),
        ("every 10 days", "P10D"),
        ("twice a year", "P6M"),
        ("bi-annually", "P6M"),
        ("biannual", "P6M"),
        ("semi-annual", "P6M"),
        ("biennial", "P2Y"),
        ("every other year", "P2Y"),
        ("quarterly", "P3M"),
        ("every month", "P1M"),
        ("monthly", "P1M"),
        ("weekly", "P7D"),
        ("every second year", "P2Y"),
        ("once a quarter", "P3M"),
        ("its annual open debate", "P1Y"),
        ("annual monitoring reports", "P1Y"),
        ("to dedicate an annual session", "P1Y"),
        ("the annual budget", None),
        ("the annual budget statement", None),
        ("to award an annual prize of 50 crowns", "P1Y"),
        ("will hold an annual Focal Point course", "P1Y"),
        ("at its 2031 Annual Conference", None),
        ("the next Annual Advisors' Meeting", None),
        ("every now and then", None),
        ("every once in a while", None),
        ("every five women", None),
        ("every 0 years", None),
        ("for five years", None),
        ("year after year", None),
        ("in the first quarter", None),
        ("", None),
    ],
)
def test_rhythms(text: str, duration: str | None) -> None:
    assert recurrence(text) == duration


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("to report by March 2014", "2014-03"),
        ("by 31 October 2025", "2025-10-31"),
        ("by the end of 2030", "2030"),
        ("by end of 2030", "2030"),
        ("by the year 2030", "2030"),
        ("no later than 31 December 2025", "2025-12-31"),
        ("not later than May 2027", "2027-05"),
        ("before 2030", "2030"),
        ("until 2025", "2025"),
        ("will take place in 2030", "2030"),
        ("due in 2027", "2027"),
        ("By 2030, half of them", "2030"),
        ("by 31 October 2025 and again by 2030", "2025-10-31"),
        ("by the end of fiscal year 2031", "2031"),
        ("by the end of Q3 2031", "2031-09"),
        ("by Friday, 30 June 2031", "2031-06-30"),
        ("at the latest on 30 June 2031", "2031-06-30"),
        ("due 30 June 2031", "2031-06-30"),
        ("ahead of the 2031 Ports Summit", "2031"),
        ("in 2019", None),
        ("since 2019", None),
        ("ahead of the 2031 tides", None),
        ("from 30 June 2031", None),
        ("on 31 October 2025", None),
        ("as adopted in 2019", None),
        ("by 8 March", None),
        ("by resolution 1960 (2010)", None),
        ("to be trained by 2000 instructors", None),
        ("", None),
    ],
)
def test_due_dates_said_in_full(text: str, edtf: str | None) -> None:
    assert due(text, None) == (None if edtf is None else (edtf, "by-date"))


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("within 150 days of the date of this memorandum", "2021-11-03", "2022-04-02"),
        ("Within 180 days after the issuance of this directive", "2021-01-01", "2021-06-30"),
        ("within ten days from the date of this order", "2021-12-25", "2022-01-04"),
        ("within two weeks of this decision", "2024-02-20", "2024-03-05"),
        ("within six months of this order", "2021-08-31", "2022-02-28"),
        ("within 1 year of the adoption of this resolution", "2020-02-29", "2021-02-28"),
        ("within 2 years of the date of this plan", "2022-03-01", "2024-03-01"),
        ("120 days after this resolution", "2014-05-27", "2014-09-24"),
        ("ninety days from the adoption of this resolution", "2014-05-27", "2014-08-25"),
    ],
)
def test_a_span_counted_from_the_document(text: str, published: str, day: str) -> None:
    assert due(text, published) == (day, "within-of-document")


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("shall report by 15 March", "2025-06-10", "2026-03-15"),
        ("shall report by the end of June", "2025-06-10", "2025-06"),
        ("will join the port in July", "2025-06", "2025-07"),
        ("by 31 March of each year", "2025-06-10", None),
        ("will use the plan adopted in March", "2025-06-10", None),
        ("every October", "2025-06-10", None),
        ("as told at the conference in Oslo on 18 May", "2025-06-10", None),
        ("will meet in May", "2025-06-10", None),
        ("will meet on 31 November", "2025-06-10", None),
        ("shall report by 15 March", "2025", None),
        ("Their next meeting will take place in Oslo on 11 December", "2025-06-10", "2025-12-11"),
        ("will meet in Oslo on 11 and 12 December", "2025-06-10", "2025-12-11/2025-12-12"),
        ("will be put to the Board at its next meeting, on 20 June", "2025-06-10", "2025-06-20"),
        ("On 24 October the Board will meet", "2025-06-10", "2025-10-24"),
        ("shall report by October 30th", "2025-06-10", "2025-10-30"),
        ("will print the list that was read in Oslo on 11 December", "2025-06-10", None),
    ],
)
def test_a_day_without_a_year_is_the_next_after_the_document(text: str, published: str, day: str | None) -> None:
    assert due(text, published) == (None if day is None else (day, "next-after-document"))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("in the first half of 2026", "2026-06"),
        ("by the second quarter of 2026", "2026-06"),
        ("in the last quarter of 2026", "2026-12"),
        ("by Q3 2026", "2026-09"),
        ("by mid-2026", "2026"),
        ("by end-2026", "2026"),
        ("in late 2026", "2026"),
        ("by spring 2026", "2026"),
        ("Decides to renew the mandate until 30 November 2026", None),
        ("Decides to extend until 30 November 2026 the mandate", None),
        ("shall stay until 30 November 2026", "2026-11-30"),
        ("a mid-term review of 2026", None),
    ],
)
def test_parts_of_a_year_and_ends_of_mandates(text: str, day: str | None) -> None:
    found = due(text, "2025-06-10")
    assert (found and found[0]) == day


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("will host a seminar next June", ("2032-06", "year-after-document")),
        ("will host a seminar next December", ("2031-12", "year-after-document")),
        ("shall report by March next year", ("2032-03", "year-after-document")),
        ("in the first half of next year", ("2032-06", "year-after-document")),
        ("shall report by year-end", ("2031", "year-of-document")),
        ("will report later this year", ("2031", "year-of-document")),
        ("The talks, to be held later this year, seek to widen access", None),
        ("until the next June rains", None),
        ("the year-end figures", None),
    ],
)
def test_months_and_years_said_from_the_texts_own(text: str, found: tuple[str, str] | None) -> None:
    assert due(text, "2031-11-10") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("will pay for shelters in 2032 and 2033", ("2032/2033", "on-later-date")),
        ("will pay for shelters from 2032 to 2034", ("2032/2034", "on-later-date")),
        ("will meet on 18 and 19 February 2032", ("2032-02-18/2032-02-19", "on-later-date")),
        ("endorsed at its 2032 Annual Conference", ("2032", "on-later-date")),
        ("before the tenth anniversary of the Charter in May 2032", ("2032-05", "by-date")),
        ("paid for shelters in 2022 and 2023", None),
        ("before the tenth hall of the Charter, in Oslo, May 2032", None),
        ("endorsed at its 2022 Annual Conference", None),
    ],
)
def test_what_goes_on_over_days_is_due_on_all_of_them(text: str, found: tuple[str, str] | None) -> None:
    assert due(text, "2031-11-10") == found


def test_a_date_before_the_subject_is_the_clauses() -> None:
    text = "By the end of 2031, the Ministry of Ports will open two shelters. In 2019 the Ministry of Ports met."
    (clause,) = clauses_of(text)
    assert (clause.due, clause.start) == ("2031", 0)


@pytest.mark.parametrize("published", [None, "2021", "2021-11", "2021-11-03/2021-11-05", ""])
def test_without_the_documents_full_date_nothing_is_counted(published: str | None) -> None:
    assert due("within 30 days of this order", published) is None


@pytest.mark.parametrize(
    "text",
    ["within 30 days of the report", "within 30 days of receipt", "within 30 days", "within some days of this order"],
)
def test_a_span_counted_from_anything_else_stays_unread(text: str) -> None:
    assert due(text, "2021-11-03") is None


@pytest.mark.parametrize(
    ("word", "count"),
    [("thirteen", 13), ("eighteen", 18), ("thirty", 30), ("sixty", 60), ("ninety", 90), ("umpteen", None)],
)
def test_a_number_word_is_read_or_left_and_never_counted_as_nothing(word: str, count: int | None) -> None:
    day = datetime.date(2021, 1, 31)
    found = due(f"within {word} days of this order", day.isoformat())
    assert found in {
        None,
        ((day + datetime.timedelta(days=count)).isoformat(), "within-of-document") if count else None,
    }


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 999), st.dates(datetime.date(1945, 1, 1), datetime.date(2100, 12, 31)))
def test_days_are_counted_as_the_calendar_does(count: int, day: datetime.date) -> None:
    expected = (day + datetime.timedelta(days=count)).isoformat()
    assert due(f"within {count} days of this order", day.isoformat()) == (expected, "within-of-document")


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 240), st.dates(datetime.date(1945, 1, 1), datetime.date(2100, 12, 31)))
def test_months_end_in_a_month_that_many_later(count: int, day: datetime.date) -> None:
    found = due(f"within {count} months of this order", day.isoformat())
    assert found is not None
    end = datetime.date.fromisoformat(found[0])
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == count
    assert end.day <= day.day


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.one_of(st.none(), st.text(max_size=12)))
def test_any_text_is_read_without_error(text: str, published: str | None) -> None:
    due(text, published)
    recurrence(text)


@pytest.mark.parametrize(
    "text", ["for a period of one year from the adoption of this resolution", "three days of this order"]
)
def test_how_long_something_holds_is_no_date_by_which_it_is_done(text: str) -> None:
    assert due(text, "2014-05-27") is None
