"""Turns date expressions into EDTF text; nothing is guessed that the words do not give."""

from __future__ import annotations

import calendar
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from graph_build.reading import Sifted

MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
"""The number of each month by its name or short name in small letters."""
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May\.?|Jun(?:e|\.)?|Jul(?:y|\.)?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_D1, _M1, _Y1 = rf"(?P<d1>{_DAY})", rf"(?P<m1>{_MONTH})", rf"(?P<y1>{_YEAR})"
_D2, _M2, _Y2 = rf"(?P<d2>{_DAY})", rf"(?P<m2>{_MONTH})", rf"(?P<y2>{_YEAR})"
# "and" joins the days of one stay; two full dates with "and" between them are two dates.
_TO = r" ?(?:-|–|—|to|until) ?"
_AND = r" ?(?:-|–|—|to|and|until) ?"

# name, expression, groups: d1 m1 y1 – d2 m2 y2. Tried in this order at each place; the longest first.
_FORMS: tuple[tuple[str, str], ...] = (
    ("day to day of two years", rf"{_D1} {_M1},? {_Y1}{_TO}{_D2} {_M2},? {_Y2}"),
    ("day to day of months", rf"{_D1} {_M1}{_AND}{_D2} {_M2},? {_Y2}"),
    ("day to day of one month", rf"{_D1}{_AND}{_D2} {_M2},? {_Y2}"),
    ("month day to day", rf"{_M2} {_D1}{_AND}{_D2},? {_Y2}"),
    ("day month (year)", rf"{_D1} {_M1} \({_Y1}\)"),
    ("day month year", rf"{_D1}(?: day of| of)? {_M1},? {_Y1}"),
    ("month day to month day of a year", rf"{_M1} {_D1}{_TO}{_M2} {_D2},? {_Y2}"),
    ("month day year", rf"{_M1} {_D1},? {_Y1}"),
    ("iso", rf"{_Y1}-(?P<m1>0[1-9]|1[0-2])-(?P<d1>0[1-9]|[12]\d|3[01])"),
    ("day.month.year", rf"(?P<d1>0?[1-9]|[12]\d|3[01])\.(?P<m1>0?[1-9]|1[0-2])\.{_Y1}"),
    ("day/month/year", rf"(?P<d1>1[3-9]|2\d|3[01])/(?P<m1>0?[1-9]|1[0-2])/{_Y1}"),
    ("month/day/year", rf"(?P<m1>0?[1-9]|1[0-2])/(?P<d1>1[3-9]|2\d|3[01])/{_Y1}"),
    ("month to month", rf"{_M1}(?:,? {_Y1})?{_TO}{_M2},? {_Y2}"),
    ("month year", rf"{_M1}(?: of)?,? {_Y1}"),
    ("years", rf"{_Y1} ?(?:-|–|—|to) ?{_Y2}"),
    ("year", _Y1),
    ("days of months", rf"{_D1} {_M1}{_AND}{_D2} {_M2}"),
    ("days of one month", rf"{_D1}{_AND}{_D2} {_M2}"),
    ("day month", rf"{_D1} {_M1}"),
    ("month day to month day", rf"{_M1} {_D1}{_TO}{_M2} {_D2}"),
    ("month days", rf"{_M2} {_D1}{_AND}{_D2}"),
    ("month day", rf"{_M1} {_D1}"),
)
_START = r"(?:(?<![\w/.\-])|(?<=\b[Mm]id-)|(?<=\bend-))"  # "mid-2027"
_COMPILED = tuple((name, re.compile(rf"{_START}{form}(?![\w/]|\.\d|-\d)")) for name, form in _FORMS)
_FAR_AHEAD = 6  # months
_PLAIN = re.compile(r"(?P<year>[1-9]\d{3})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
"""The names of the days of a week, for patterns of others."""
MONTH_NAMES = "|".join(sorted(name for name in calendar.month_name if name))
"""The full names of the months, for patterns of others."""
# A month without a year is one of the text's year where the words say that something was or will be in it.
_MONTH_ALONE = Sifted(
    rf"(?:(?<=\bin )|(?<=\bIn )|(?<=\bsince )|(?<=\bSince ))(?:early |late |mid-)?(?P<month>{MONTH_NAMES})\b"
    rf"(?!,? ?\d)(?! (?:of|each|every)\b)(?! (?:and|or|to|until) (?:{MONTH_NAMES}))(?![-–/])"
)
_PART_OF_YEAR = Sifted(
    rf"\b(?P<which>first|second|third|fourth|last) (?P<part>quarter|half|semester|trimester) of (?P<year>{_YEAR})\b"
    r"(?![/-]\d)"
)
_SEASON = Sifted(
    rf"\b(?:spring|summer|autumn|fall|winter|end|beginning|start|middle)(?: of)? (?P<year>{_YEAR})\b(?![/-]\d)"
)
_MONTHS_IN_YEAR = 12
_MONTHS_OF = {"quarter": 3, "half": 6, "semester": 6, "trimester": 4}
_COUNT = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 5}
# What every date begins with: a digit, or the first letters of a month.
_FIRST = re.compile("[0-9JFMASOND](?:(?<=[0-9])|(?=an|eb|ar|pr|ay|un|ul|ug|ep|ct|ov|ec))")
_SEARCH = re.compile(rf"{_START}(?:{_DAY}[ \-–—./]|{_MONTH} |{_YEAR})")


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date expression: its span, its EDTF text (days without a year are ``--MM-DD``), and the form it has."""

    start: int
    end: int
    edtf: str
    form: str


def find_dates(text: str) -> Iterator[DateSpan]:
    """Date expressions from left to right, none overlapping.

    >>> [d.edtf for d in find_dates("On 18-19 January 2024 and in May 2013")]
    ['2024-01-18/2024-01-19', '2013-05']
    """
    position = 0
    for first in _FIRST.finditer(text):
        if first.start() >= position and _SEARCH.match(text, first.start()):
            found, position = _at(text, first.start())
            if found is not None:
                yield found


def find_months(text: str) -> Iterator[DateSpan]:
    """Months that stand alone behind "in" or "since", ``--MM``: not "in March and April", "in October of each year".

    >>> [m.edtf for m in find_months("It met in March, and in May 2013 and in October of each year")]
    ['--03']
    """
    for match in _MONTH_ALONE.finditer(text):
        number = MONTHS[match["month"].lower()]
        yield DateSpan(match.start("month"), match.end("month"), f"--{number:02d}", "month")


def find_parts_of_years(text: str) -> Iterator[DateSpan]:
    """Quarters and halves of a year as the months they span; seasons, whose months differ, as the year.

    >>> [p.edtf for p in find_parts_of_years("in the second quarter of 2025 or the second half of 2026")]
    ['2025-04/2025-06', '2026-07/2026-12']
    >>> [p.edtf for p in find_parts_of_years("in summer 2015 or the spring of 2016")]
    ['2015', '2016']
    """
    for match in _SEASON.finditer(text):
        yield DateSpan(match.start(), match.end(), match["year"], "part of a year")
    for match in _PART_OF_YEAR.finditer(text):
        months = _MONTHS_OF[match["part"]]
        first = (_COUNT[match["which"].lower()] - 1) * months + 1
        if (match["which"].lower() == "last") or first + months - 1 > _MONTHS_IN_YEAR:
            first = _MONTHS_IN_YEAR - months + 1
        year, last = match["year"], first + months - 1
        yield DateSpan(match.start(), match.end(), f"{year}-{first:02d}/{year}-{last:02d}", "part of a year")


def _at(text: str, position: int) -> tuple[DateSpan | None, int]:
    """The date that begins here, and where to go on; words that give an impossible day give nothing at all."""
    for name, pattern in _COMPILED:
        match = pattern.match(text, position)
        if match is None:
            continue
        parts = match.groupdict()
        if not _exists(parts):
            return None, match.end()
        edtf = _edtf(parts)
        if edtf:
            return DateSpan(match.start(), match.end(), edtf, name), match.end()
    return None, position + 1


def _exists(parts: dict[str, str | None]) -> bool:
    """Whether the months named have the days named; a day without a month of its own stands in the second one."""
    y2, m2, d2 = parts.get("y2"), parts.get("m2"), parts.get("d2")
    days = [(parts.get("y1") or y2, parts.get("m1") or m2, parts.get("d1")), (y2, m2, d2)]
    return all(_one(*day) is not None for day in days if day[1] and day[2])


def _edtf(parts: dict[str, str | None]) -> str | None:
    y2, m2, d2 = parts.get("y2"), parts.get("m2"), parts.get("d2")
    first = _one(parts.get("y1") or y2, parts.get("m1") or m2, parts.get("d1"))
    if m2 is None and y2 is None:
        return first
    second = _one(y2, m2, d2)
    return f"{first}/{second}" if first and second and first <= second else None


def _one(year: str | None, month: str | None, day: str | None) -> str | None:
    m = None if month is None else int(month) if month.isdigit() else MONTHS.get(month.lower().rstrip("."))
    d = int(re.sub(r"\D", "", day)) if day else None
    if m is not None and d is not None and d > calendar.monthrange(int(year) if year else 2000, m)[1]:
        return None
    if year is None:
        return f"--{m:02d}-{d:02d}" if m and d else None
    return year + (f"-{m:02d}" if m else "") + (f"-{d:02d}" if m and d else "")


def printed_date(words: str | None) -> str:
    """The first date with a year in the words over an item, as over an item of news; empty where there is none.

    >>> printed_date("4 May 2031"), printed_date("4 May")
    ('2031-05-04', '')
    """
    return next((d.edtf for d in find_dates(words or "") if not d.edtf.startswith("--")), "")


def with_year(days: str, dated: str, *, past: bool = False) -> str | None:
    """Days without a year in the year of the text that names them, in the year before where they lie far ahead of it.

    ``past`` says that they are of something done, which lies before the text.

    >>> with_year("--09-16/--09-17", "2025-10-13"), with_year("--12-05", "2025-02-21"), with_year("2024-05", "2025")
    ('2025-09-16/2025-09-17', '2024-12-05', '2024-05')
    >>> with_year("--04-08", "2005-03-24", past=True)
    '2004-04-08'
    """
    if not days.startswith("--"):
        return days
    if not dated[:4].isdigit():
        return None
    year, month = int(dated[:4]), int(dated[5:7] or 12)
    ahead = int(days[2:4]) - month > _FAR_AHEAD or (past and days[2:7] > (dated[5:] or "12-31"))
    return "/".join(f"{year - ahead}{half[1:]}" for half in days.split("/"))


@lru_cache(maxsize=10_000)
def bounds(edtf: str) -> tuple[str, str] | None:
    """Earliest and latest day (``YYYY-MM-DD``) an EDTF text allows; None when it is no EDTF or open at an end.

    Years, months, days and intervals of them are read here; the library takes 10 ms for what else EDTF can say.

    >>> bounds("2024-01"), bounds("2024-02/2024-03-05")
    (('2024-01-01', '2024-01-31'), ('2024-02-01', '2024-03-05'))
    """
    first, slash, last = edtf.partition("/")
    if slash and not (first and last):  # an unknown end, for which the library takes ten years
        return None
    begins, ends = _PLAIN.fullmatch(first), _PLAIN.fullmatch(last or first)
    if begins is None or ends is None:
        return _by_the_library(edtf)
    days = _first_day(begins), _last_day(ends)
    try:
        return days if date.fromisoformat(days[0]) <= date.fromisoformat(days[1]) else None
    except ValueError:  # 30 February
        return None


def _first_day(found: re.Match[str]) -> str:
    return f"{found['year']}-{found['month'] or '01'}-{found['day'] or '01'}"


def _last_day(found: re.Match[str]) -> str:
    year, month = found["year"], found["month"] or "12"
    return f"{year}-{month}-{found['day'] or calendar.monthrange(int(year), int(month))[1]}"


def _by_the_library(edtf: str) -> tuple[str, str] | None:
    from edtf import parse_edtf  # its grammar takes a tenth of a second to make, and few dates need it

    try:
        parsed = parse_edtf(edtf)
        days = _iso(parsed.lower_strict()), _iso(parsed.upper_strict())
    except Exception:  # the library raises its own, unrelated kinds for text that is no EDTF
        return None
    return None if days[0] is None or days[1] is None else (days[0], days[1])


def _iso(moment: object) -> str | None:
    """The day of a point in time; None for the open end of an interval and for years beyond four digits."""
    if not isinstance(moment, time.struct_time) or not 0 < moment.tm_year < 10_000:
        return None
    return f"{moment.tm_year:04d}-{moment.tm_mon:02d}-{moment.tm_mday:02d}"
