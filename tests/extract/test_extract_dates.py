"""Shows which words are dates, what EDTF text they give, and which numbers are none."""

from __future__ import annotations

import calendar
import datetime
import itertools
import re
import time

import pytest
from edtf import parse_edtf
from extract_probe import extract_of
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_build.extract.dates import bounds, find_dates


def found(text: str) -> list[str]:
    return [d.edtf for d in find_dates(text)]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on 31 October 2000", ["2000-10-31"]),
        ("October 31, 2000", ["2000-10-31"]),
        ("31 of October, 2000", ["2000-10-31"]),
        ("the 3rd of May 2021", ["2021-05-03"]),
        ("1st January 2020", ["2020-01-01"]),
        ("3 Sept. 2021", ["2021-09-03"]),
        ("18-19 January 2024", ["2024-01-18/2024-01-19"]),
        ("18 – 19 January 2024", ["2024-01-18/2024-01-19"]),
        ("15th to 17th May 2024", ["2024-05-15/2024-05-17"]),
        ("from 3 to 5 October 2023", ["2023-10-03/2023-10-05"]),
        ("May 15 to 17, 2024", ["2024-05-15/2024-05-17"]),
        ("June 29-30, 2022", ["2022-06-29/2022-06-30"]),
        ("March 8 and 9, 2020", ["2020-03-08/2020-03-09"]),
        ("30 September to 2 October 2023", ["2023-09-30/2023-10-02"]),
        ("30 September 2022 to 2 October 2023", ["2022-09-30/2023-10-02"]),
        ("in May 2013", ["2013-05"]),
        ("Sept. 2021", ["2021-09"]),
        ("December 2010-January 2011", ["2010-12/2011-01"]),
        ("2021-11-03", ["2021-11-03"]),
        ("2021–2025", ["2021/2025"]),
        ("from 2019 to 2021", ["2019/2021"]),
        ("in 2019.", ["2019"]),
        ("(2015)", ["2015"]),
        ("29.10.2020 15:34", ["2020-10-29"]),
        ("15.03.2021", ["2021-03-15"]),
        ("25/03/2021 and 03/25/2021", ["2021-03-25", "2021-03-25"]),
        ("31.11.2020", []),
        ("on 8 March", ["--03-08"]),
        ("29 February 2024", ["2024-02-29"]),
        ("24 September 2002 and 10 July 2003", ["2002-09-24", "2003-07-10"]),
        ("A/RES/70/1 of 25 September 2015", ["2015-09-25"]),
        ("resolution 1325 (2000)", ["2000"]),
        ("Public Law 115-68 of 2017", ["2017"]),
    ],
)
def test_dates(text: str, edtf: list[str]) -> None:
    assert found(text) == edtf


@pytest.mark.parametrize(
    "text",
    [
        *(
            "resolution 1325",
            "S/2002/914",
            "2011-33089",
            "A/2011/12",
            "S/PRST/2010/22",
            "page 12",
            "12-14 of them",
            "the 1990s",
        ),
        *(
            "v2.2019",
            "3.2021",
            "03/04/2021",
            "2025-2021",
            "1849",
            "2100",
            "20190",
            "NATO2030",
            "٢٠٢١",
            "2021-13-01",
            "May they come",
            "march on",
        ),
    ],
)
def test_numbers_that_are_no_dates(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["29 February 2023", "31 April 2021", "February 30, 2021", "31 June 2020", "30-31 February 2020"]
)
def test_an_impossible_day_gives_no_day(text: str) -> None:
    year = text[-4:]
    assert all(re.fullmatch(rf"{year}(-\d\d)?", edtf) for edtf in found(text)), found(text)


@pytest.mark.parametrize(
    "name",
    [
        "UNSCR 1960",
        "resolution 1960 (2010)",
        "Security Council resolution 2000 (2011)",
        "Public Law 115-68",
        "NATO 2022 Strategic Concept",
    ],
)
def test_a_year_inside_a_name_is_no_date_of_its_own(name: str) -> None:
    document = extract_of(f"The staff read the {name} with care.")
    assert [m.surface for m in document.mentions if m.kind == "Date"] == []


@settings(max_examples=60, deadline=None)
@given(
    st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)),
    st.sampled_from(["{d} {m} {y}", "{m} {d}, {y}", "{d} of {m}, {y}", "{d} {m}, {y}"]),
)
def test_every_day_is_read_in_every_form(day: datetime.date, form: str) -> None:
    words = form.format(d=day.day, m=calendar.month_name[day.month], y=day.year)
    assert found(f"They met on {words} in the hall.") == [day.isoformat()]


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 3), st.sampled_from([2, 4, 6, 9, 11]), st.integers(1900, 2099))
def test_a_day_that_does_not_exist_is_never_given(after: int, month: int, year: int) -> None:
    day = calendar.monthrange(year, month)[1] + after
    found_here = found(f"{day} {calendar.month_name[month]} {year}")
    assert all(len(edtf) < 10 and not edtf.startswith("--") for edtf in found_here), found_here


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("0123456789 -–/.,()stndrhJanuaryMayoftoand"), max_size=80))
def test_spans_do_not_overlap_and_every_full_date_exists(text: str) -> None:
    spans = list(find_dates(text))
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert span.edtf.startswith("--") or bounds(span.edtf) is not None


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2023-02", ("2023-02-01", "2023-02-28")),
        ("1999-12-31", ("1999-12-31", "1999-12-31")),
        ("2023-10-03/2023-10-05", ("2023-10-03", "2023-10-05")),
        ("2019/2021", ("2019-01-01", "2021-12-31")),
        ("--03-08", None),
        ("", None),
        ("x", None),
        ("2024-13", None),
        ("2021-02-30", None),
        ("2024-02/2024-03-05", ("2024-02-01", "2024-03-05")),
        ("2024-03/2024-02", None),
        ("2023-02-28/2023-02-29", None),
        ("2024/", None),
    ],
)
def test_bounds(edtf: str, days: tuple[str, str] | None) -> None:
    assert bounds(edtf) == days


@pytest.mark.parametrize(
    "edtf", ["2024-01/..", "../2024", "..", "2024?", "2024~", "198X", "y170000002", "[2020,2021]", "2024-21"]
)
def test_bounds_of_further_edtf_are_days_or_nothing(edtf: str) -> None:
    days = bounds(edtf)
    assert days is None or all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in days)


@pytest.mark.parametrize("first", ["1999", "2024", "2024-02", "2023-02", "2023-12", "2024-02-29", "2024-01-31"])
@pytest.mark.parametrize("last", ["", "/2024", "/2024-03", "/2024-12-31", "/2031-04"])
def test_plain_dates_have_the_bounds_that_the_library_gives(first: str, last: str) -> None:
    parsed = parse_edtf(first + last)
    days = [time.strftime("%Y-%m-%d", day) for day in (parsed.lower_strict(), parsed.upper_strict())]
    assert bounds(first + last) == tuple(days)


def test_plain_dates_need_no_library() -> None:
    began = time.process_time()
    read = [bounds(f"{year}-{month:02d}-{day:02d}") for year in range(1900, 2100) for month in range(1, 13)
            for day in range(1, 29)]  # fmt: skip
    assert None not in read
    assert time.process_time() - began < 5, "67,200 days; the library takes 10 ms for one"
