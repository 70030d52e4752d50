"""Turns date expressions into EDTF text; nothing is guessed that the words do not give."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

from edtf import parse_edtf

_MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May\.?|Jun(?:e|\.)?|Jul(?:y|\.)?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"

# name, expression, groups: d1 m1 y1 – d2 m2 y2. Tried in this order at each place; the longest first.
_FORMS: tuple[tuple[str, str], ...] = (
    ("day to day of months", rf"(?P<d1>{_DAY}) (?P<m1>{_MONTH})(?: (?P<y1>{_YEAR}))? ?(?:-|–|—|to|and|until) ?(?P<d2>{_DAY}) (?P<m2>{_MONTH}),? (?P<y2>{_YEAR})"),
    ("day to day of one month", rf"(?P<d1>{_DAY}) ?(?:-|–|—|to|and|until) ?(?P<d2>{_DAY}) (?P<m2>{_MONTH}),? (?P<y2>{_YEAR})"),
    ("month day to day", rf"(?P<m2>{_MONTH}) (?P<d1>{_DAY}) ?(?:-|–|—|to|and) ?(?P<d2>{_DAY}),? (?P<y2>{_YEAR})"),
    ("day month year", rf"(?P<d1>{_DAY})(?: of)? (?P<m1>{_MONTH}),? (?P<y1>{_YEAR})"),
    ("month day year", rf"(?P<m1>{_MONTH}) (?P<d1>{_DAY}),? (?P<y1>{_YEAR})"),
    ("iso", rf"(?P<y1>{_YEAR})-(?P<m1>0[1-9]|1[0-2])-(?P<d1>0[1-9]|[12]\d|3[01])"),
    ("month year", rf"(?P<m1>{_MONTH})(?: of)?,? (?P<y1>{_YEAR})"),
    ("years", rf"(?P<y1>{_YEAR}) ?(?:-|–|—|to) ?(?P<y2>{_YEAR})"),
    ("year", rf"(?P<y1>{_YEAR})"),
    ("day month", rf"(?P<d1>{_DAY}) (?P<m1>{_MONTH})"),
)  # fmt: skip
_COMPILED = tuple((name, re.compile(rf"(?<![\w/.\-]){form}(?![\w/]|\.\d|-\d)")) for name, form in _FORMS)
_SEARCH = re.compile(rf"(?<![\w/.\-])(?:{_DAY} |{_MONTH} |{_YEAR}|{_DAY}[ -–—])")


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date expression: its span, its EDTF text (a day without a year is ``--MM-DD``), and the form it has."""

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
    while match := _SEARCH.search(text, position):
        found = _at(text, match.start())
        if found is None:
            position = match.start() + 1
        else:
            yield found
            position = found.end


def _at(text: str, position: int) -> DateSpan | None:
    for name, pattern in _COMPILED:
        match = pattern.match(text, position)
        if match:
            edtf = _edtf(match.groupdict())
            if edtf:
                return DateSpan(match.start(), match.end(), edtf, name)
    return None


def _edtf(parts: dict[str, str | None]) -> str | None:
    y2, m2, d2 = parts.get("y2"), parts.get("m2"), parts.get("d2")
    first = _one(parts.get("y1") or y2, parts.get("m1") or m2, parts.get("d1"))
    if y2 is None:
        return first
    second = _one(y2, m2, d2)
    return f"{first}/{second}" if first and second and first <= second else None


def _one(year: str | None, month: str | None, day: str | None) -> str | None:
    m = None if month is None else int(month) if month.isdigit() else _MONTHS.get(month.lower().rstrip("."))
    d = int(re.sub(r"\D", "", day)) if day else None
    if m is not None and d is not None and d > calendar.monthrange(int(year) if year else 2000, m)[1]:
        return None
    if year is None:
        return f"--{m:02d}-{d:02d}" if m and d else None
    return year + (f"-{m:02d}" if m else "") + (f"-{d:02d}" if m and d else "")


def bounds(edtf: str) -> tuple[str, str] | None:
    """Earliest and latest day (``YYYY-MM-DD``) an EDTF text allows; None when it is no EDTF or open at both ends.

    >>> bounds("2024-01")
    ('2024-01-01', '2024-01-31')
    """
    try:
        parsed = parse_edtf(edtf)
    except Exception:  # the library raises its own, unrelated kinds for text that is no EDTF
        return None
    low, high = parsed.lower_strict(), parsed.upper_strict()
    return _iso(low), _iso(high)


def _iso(moment: object) -> str:
    return f"{moment[0]:04d}-{moment[1]:02d}-{moment[2]:02d}"  # type: ignore[index]
