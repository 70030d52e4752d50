"""Shows which words point from the text's own day to another, and which dates beside an act are of something else."""

from __future__ import annotations

import pytest
from extract_probe import PLAIN, source_of

from graph_build.extract.commitments.timing import due, recurrence
from graph_build.extract.commitments.timing.rhythms import rhythms
from graph_build.extract.document import draft_of

ROWS = [(row.id, row.value, example) for row in rhythms() for example in row.yes]
NEAR_MISSES = [(row.id, example) for row in rhythms() for example in row.no]


@pytest.mark.parametrize(("row", "value", "example"), ROWS)
def test_an_example_of_the_table_has_its_rhythm(row: str, value: str, example: str) -> None:
    assert recurrence(example) == value, row


@pytest.mark.parametrize(("row", "example"), NEAR_MISSES)
def test_a_near_miss_of_the_table_has_none(row: str, example: str) -> None:
    found = next(r for r in rhythms() if r.id == row)
    assert found.pattern.search(example) is None


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("shall meet every other month", "P2M"),
        ("shall meet every third year", "P3Y"),
        ("shall report once in five years", "P5Y"),
        ("shall report at intervals of six months", "P6M"),
        ("shall report at six-month intervals", "P6M"),
        ("shall report at intervals", None),
        ("shall meet every other woman", None),
    ],
)
def test_counted_rhythms(words: str, value: str | None) -> None:
    assert recurrence(words) == value


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("will open the hall today", "2026-03-02"),
        ("will open the hall this afternoon", "2026-03-02"),
        ("will open the hall tomorrow", "2026-03-03"),
        ("must be heard today", None),
        ("will continue, today as ever", None),
        ("will open today's session", None),
        ("will open the hall on Thursday", "2026-03-05"),
        ("will open the hall by Monday", "2026-03-02"),
        ("will open on Thursday", "2026-03-05"),
        ("will open in May", "2026-05"),
        ("will open the hall closed on Thursday", None),
        ("will open the hall on Thursday last", None),
        ("will open the hall that it is painting this October", None),
        ("will open the hall this October", "2026-10"),
        ("will open the hall this January", None),
        ("will open the hall next month", "2026-04"),
        ("will open the hall by the end of the month", "2026-03"),
        ("will read this month's figures", None),
        ("will open the hall this year", "2026"),
        ("will read the list printed earlier this year", None),
        ("will open the hall in the second half of this year", "2026-12"),
        ("will open the hall in late 2026", "2026"),
        ("was open in late 2026", None),
        ("will use the plan adopted in 2026", None),
        ("intends to open the hall in 2026", "2026"),
        ("will train staff in Oslo in June", "2026-06"),
        ("will be opened on 31 October", "2026-10-31"),
        ("will print the list opened on 31 October", None),
        ("will meet in Oslo, 12-14 May 2026", "2026-05-12/2026-05-14"),
        ("will print the list of Oslo, 12-14 May 2026", None),
        ("will meet from 12 to 14 May", "2026-05-12/2026-05-14"),
        ("will open the hall on Harbour Day (8 May 2026)", "2026-05-08"),
        ("will open the hall of Harbour Day (8 May 2026)", None),
        ("will take place in Oslo, Norway, on 8 May 2026", "2026-05-08"),
        ("will pay for shelters between 2026 and 2028", "2026/2028"),
        ("will pay for shelters during the 2026-2028 period", "2026/2028"),
        ("will pay for the 2026-2028 shelters", None),
        ("will pay for shelters over the years 2027 to 2028", "2027/2028"),
        ("will meet in May and June 2026", "2026-05/2026-06"),
        ("will report on Tuesday, 5 May 2026", "2026-05-05"),
        ("will report before the 2028 deadline", "2028"),
        ("will report in early summer 2028", "2028"),
        ("will pilot a course, written with two colleges and a club, in 2027", "2027"),
        ("will pilot a course written with two colleges in Oslo, in 2027", None),
    ],
)  # fmt: skip
def test_days_said_from_the_texts_own(text: str, day: str | None) -> None:
    found = due(text, "2026-03-02")
    assert (found and found[0]) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [("will open the hall in 2027", "2027"), ("was open in 2027", None), ("will use the plan adopted in 2027", None)],
)
def test_a_text_without_a_date_says_what_is_to_come(text: str, day: str | None) -> None:
    found = due(text, None)
    assert (found and found[0]) == day


@pytest.mark.parametrize(
    ("sentence", "day", "begins"),
    [
        ("Today, the Port Council will open two halls.", "2026-03-02", "Today"),
        ("No later than 1 May 2027 the Port Council shall open two halls.", "2027-05-01", "No later"),
        ("As a first step, by 1 May 2027, the Port Council shall open two halls.", "2027-05-01", "by 1 May"),
        ("After the vote of 1 May 2027, the Port Council shall open two halls.", None, "the Port"),
        ("The Port Council will raise its share, which has stood at barely a tenth of the whole for six long years, to"
         " a third by 2030.", "2030", "The Port"),
    ],
)  # fmt: skip
def test_a_date_apart_from_the_act_stands_in_its_quote(sentence: str, day: str | None, begins: str) -> None:
    text = f"The hall was full.\n\n{sentence}"
    document = draft_of(source_of(text, PLAIN, published="2026-03-02")).extract
    (clause,) = document.commitments
    quote = sentence[clause.start : clause.end]
    assert (clause.due, quote.startswith(begins)) == (day, True)
