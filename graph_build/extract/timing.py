"""Turns the words of a clause into its rhythm (ISO 8601 duration) and its due date (EDTF), with the rule that read them."""

from __future__ import annotations

import re

from graph_build.extract.dates import find_dates

_NUMBERS = {
    w: i
    for i, w in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
    )
}
_UNITS = {"year": "Y", "month": "M", "week": "W", "day": "D"}
_FIXED: tuple[tuple[str, str], ...] = (
    (r"\b(?:bi-?annual(?:ly)?|twice (?:a|per|every) year|twice-yearly|semi-?annual(?:ly)?|half-yearly)\b", "P6M"),
    (r"\b(?:biennial(?:ly)?|every other year)\b", "P2Y"),
    (r"\b(?:quarterly|every quarter)\b", "P3M"),
    (r"\b(?:monthly|every month|each month|once a month)\b", "P1M"),
    (r"\b(?:weekly|every week)\b", "P1W"),
    (r"\b(?:annually|yearly|every year|each year|once a year|on an annual basis|per annum)\b", "P1Y"),
    (r"\bannual (?:public |progress |written )?(?:reports?|reporting|reviews?|updates?|briefings?|meetings?|consultations?|debates?|assessments?|conference)\b", "P1Y"),
)  # fmt: skip
_EVERY = re.compile(r"\bevery (?P<n>\d{1,2}|\w+) (?P<unit>year|month|week|day)s?\b")
_BY = re.compile(
    r"\b(?:by(?: the end of)?|no later than|not later than|before(?: the end of)?|until|will take place (?:in|on)|to be held (?:in|on)|due (?:in|on|by)) $",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\bwithin (?P<n>\d{1,3}|\w+) (?P<unit>day|week|month|year)s? (?:of|from|after) (?:the (?:date|adoption|issuance) of )?(?:this|the present) "
    r"(?:order|memorandum|resolution|policy|directive|plan|decision)\b",
    re.IGNORECASE,
)


def recurrence(text: str) -> str | None:
    """The rhythm a clause names, or None.

    >>> recurrence("This Policy will be reviewed at a minimum of every five years")
    'P5Y'
    """
    match = _EVERY.search(text)
    if match:
        number = _number(match.group("n"))
        if number:
            return f"P{number}{_UNITS[match.group('unit')]}"
    return next((value for pattern, value in _FIXED if re.search(pattern, text, re.IGNORECASE)), None)


def due(text: str, published: str | None) -> tuple[str, str] | None:
    """The date by which a clause is to be done, as EDTF, and the rule that read it; None where the words give none.

    A span counted from the document itself needs the document's full date; one counted from anything else stays unread.

    >>> due("to submit his next report by March 2014", None)
    ('2014-03', 'by-date')
    """
    for date in find_dates(text):
        before = text[: date.start]
        if _BY.search(before) and not date.edtf.startswith("--"):
            return date.edtf.split("/")[-1], "by-date"
    match = _RELATIVE.search(text)
    if match and published and re.fullmatch(r"\d{4}-\d\d-\d\d", published):
        return _add(published, _number(match.group("n")) or 0, match.group("unit")), "within-of-document"
    return None


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else _NUMBERS.get(word.lower())


def _add(day: str, count: int, unit: str) -> str:
    import calendar
    import datetime

    start = datetime.date.fromisoformat(day)
    if unit in {"day", "week"}:
        return (start + datetime.timedelta(days=count * (7 if unit == "week" else 1))).isoformat()
    months = start.month - 1 + count * (12 if unit == "year" else 1)
    year, month = start.year + months // 12, months % 12 + 1
    return datetime.date(year, month, min(start.day, calendar.monthrange(year, month)[1])).isoformat()
