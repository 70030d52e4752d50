"""Turns the words of a clause into its rhythm (ISO 8601 duration) and its due date (EDTF), with the rule they fit."""

from __future__ import annotations

import calendar
import datetime
import re
from bisect import bisect_right
from dataclasses import replace

from graph_build.extract.commitments.clauses import Clause
from graph_build.extract.dates import DateSpan, find_dates

_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def _number_words() -> dict[str, int]:
    """Every number below two hundred in words: "ninety", "forty-five", "one hundred and eighty"."""
    words = {word: number for number, word in enumerate(_ONES.split())}
    ones = list(words.items())[1:10]
    for ten, word in enumerate(_TENS.split(), 2):
        words |= {word: 10 * ten} | {f"{word}-{one}": 10 * ten + number for one, number in ones}
    beyond = {f"one hundred{joint}{w}": 100 + n for w, n in words.items() if n for joint in (" ", " and ")}
    return {**words, "one hundred": 100, **beyond}


_NUMBERS = _number_words()
_UNITS = {"year": "Y", "month": "M", "day": "D"}
_FIXED: tuple[tuple[str, str], ...] = (
    (
        r"\b(?:bi-?annual(?:ly)?|twice (?:a|per|every) year|twice-yearly|semi-?annual(?:ly)?|half-yearly"
        r"|six-monthly|twice yearly)\b",
        "P6M",
    ),
    (r"\b(?:biennial(?:ly)?|every other year)\b", "P2Y"),
    (r"\bfour times (?:a|per|each) year\b", "P3M"),
    (r"\bthree times (?:a|per|each) year\b", "P4M"),
    (r"\b(?:quarterly|every quarter|each quarter|three-monthly)\b", "P3M"),
    (r"(?<!-)\b(?:monthly|every month|each month|once a month)\b", "P1M"),
    (r"\b(?:weekly|every week)\b", "P7D"),
    (
        r"(?<!-)\b(?:annually|yearly|(?:each|every) (?:spring|summer|autumn)|every year|each year"
        r"|once a year|on an annual basis|per annum|per year)\b",
        "P1Y",
    ),
    (
        r"\bannual (?:public |progress |written |(?-i:[A-Z][\w-]{1,20} ){1,4})?"
        r"(?:reports?|reporting|reviews?|updates?|briefings?|meetings?"
        r"|consultations?|debates?|assessments?|conference|training|exercises?|dialogues?)\b",
        "P1Y",
    ),
)
_EVERY = re.compile(r"\bevery (?P<n>\d{1,2}|\w+) (?P<unit>year|month|week|day)s?\b")
_BY = re.compile(
    r"\b(?:(?:by|before)(?: the year| early| late| the (?:beginning|start|middle|spring|summer|autumn) of"
    r"|(?: the)? end of)?|no later than|not later than|until"
    r"|will take place (?:in|on)|to be held (?:in|on)|due (?:in|on|by)) $",
    re.IGNORECASE,
)
# Words before a date on which something happens: it is a due date where it lies after the document's own.
_ON = re.compile(
    r"\b(?:in|on|during|through|throughout|in the (?:spring|summer|autumn|winter|course) of|at the end of) $",
    re.IGNORECASE,
)
# Before "in 2016": the date is of what is named there, not of the clause: "the Summit in Istanbul, Turkey, in 2016".
_OF_ANOTHER = re.compile(
    r"(?:,|\b(?:by|at|of|for|before) (?:the |its |an? )?[A-Z][\w' -]{0,40}) $"
    r"|\b(?:could|can|may|might)\b"
)
# "to be trained by 2000 instructors": who does it, and not when.
_DONE_BY = re.compile(r"\b\w+(?:ed|en|wn|ne|de|ld|nt|pt|ght) (?:by|before|until) $")
_COUNTED = re.compile(
    r" (?!(?:across|afterwards|always|as|besides|has|is|its|perhaps|plus|this|thus|towards|unless|was|whereas)\b)"
    r"[a-z]+s\b"
)
_WORDS = r"(?:one hundred(?:(?: and)? [a-z]+(?:-[a-z]+)?)?|[a-z]+(?:-[a-z]+)?)"
_RELATIVE = re.compile(
    rf"\bwithin (?P<n>\d{{1,3}}|{_WORDS})(?: \(\d{{1,3}}\))? (?P<unit>day|week|month|year)s? "
    r"(?:of|from|after) (?:the (?:date|adoption|issuance) of )?(?:this|the present) "
    r"(?:order|memorandum|resolution|policy|directive|plan|decision)\b",
    re.IGNORECASE,
)
# So many words after the act may still say when it is due.
_NEAR = 16
_NEAR_RHYTHM = 80
_NO_DATE: tuple[None, None] = (None, None)
When = tuple[str, str] | tuple[None, None]


def recurrence(text: str) -> str | None:
    """The rhythm a clause names, or None.

    >>> recurrence("This Policy will be reviewed at a minimum of every five years")
    'P5Y'
    """
    match = _EVERY.search(text)
    if match:
        number = _number(match.group("n"))
        if number:
            weeks = match.group("unit") == "week"  # xsd:duration knows no weeks
            return f"P{7 * number}D" if weeks else f"P{number}{_UNITS[match.group('unit')]}"
    return next((value for pattern, value in _FIXED if re.search(pattern, text, re.IGNORECASE)), None)


def due(text: str, published: str | None) -> tuple[str, str] | None:
    """The date by which a clause is to be done, as EDTF, and the rule that read it; None where the words give none.

    A span counted from the document itself needs the document's full date; one counted from anything else stays unread.

    >>> due("to submit his next report by March 2014", None)
    ('2014-03', 'by-date')
    """
    for date in find_dates(text):
        before = text[max(0, date.start - 60) : date.start]
        if _BY.search(before) and not date.edtf.startswith("--") and not _counts(text, date, before):
            return date.edtf.split("/")[-1], "by-date"
        on = _ON.search(before)
        if on and not _OF_ANOTHER.search(before[: on.start()]) and _later(date.edtf.split("/")[-1], published):
            return date.edtf.split("/")[-1], "on-later-date"
    match = _RELATIVE.search(text)
    number = _number(match.group("n")) if match else None
    if match is None or not number or not re.fullmatch(r"\d{4}-\d\d-\d\d", published or ""):
        return None
    day = _add(published or "", number, match.group("unit").lower())
    return None if day is None else (day, "within-of-document")


def _later(day: str, published: str | None) -> bool:
    """Whether a date lies after the document's own, as far as the less exact of the two tells."""
    own = published or ""
    if not re.fullmatch(r"\d{4}(?:-\d\d){0,2}", day) or not re.match(r"\d{4}", own):
        return False
    exact = min(len(day), len(own))
    return day[:exact] > own[:exact]


def _counts(text: str, date: DateSpan, before: str) -> bool:
    """Whether what looks like a year counts things: "adopted by 2000 delegates"."""
    return date.form == "year" and _DONE_BY.search(before) is not None and _COUNTED.match(text, date.end) is not None


def _number(words: str) -> int | None:
    return int(words) if words.isdigit() else _NUMBERS.get(words.lower())


def _add(day: str, count: int, unit: str) -> str | None:
    """The day that many units later; None where the calendar has no such day."""
    try:
        start = datetime.date.fromisoformat(day)
        if unit in {"day", "week"}:
            return (start + datetime.timedelta(days=count * (7 if unit == "week" else 1))).isoformat()
        months = start.month - 1 + count * (12 if unit == "year" else 1)
        year, month = start.year + months // 12, months % 12 + 1
        return datetime.date(year, month, min(start.day, calendar.monthrange(year, month)[1])).isoformat()
    except (ValueError, OverflowError):
        return None


def timed(clause: Clause, text: str, published: str | None) -> tuple[Clause, When, str | None]:
    """The clause, its due date with the rule that read it, its rhythm.

    A value stands in its quote: one in the tail right after the act makes the quote longer, one farther off is none
    of the clause's.
    """
    when, rhythm = due(text[clause.start : clause.end], published), recurrence(text[clause.start : clause.end])
    if when is not None and rhythm is not None:
        return clause, when, rhythm
    end = clause.end
    for place, close in enumerate(_ends(clause)):
        later = due(text[clause.start : close], published) if when is None and place < _NEAR else None
        often = recurrence(text[clause.start : close]) if rhythm is None else None
        if later is not None or often is not None:
            when, rhythm, end = when or later, rhythm or often, close
    return replace(clause, end=end), when or _NO_DATE, rhythm


def _ends(clause: Clause) -> list[int]:
    """Where the words after the act end, one by one, as far as they are near and about the clause."""
    ends = clause.sentence.tokens.end
    first = bisect_right(ends, clause.end)
    return [end for end in ends[first : first + _NEAR_RHYTHM] if end <= clause.reach]
