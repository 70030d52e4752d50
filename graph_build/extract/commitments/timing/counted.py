"""Turns words that count from the document's own date into the day or year that they mean: "within 90 days of"."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable

from graph_build.extract.commitments.timing.near_days import near_day
from graph_build.extract.dates import MONTH_NAMES, MONTHS, WEEKDAY, DateSpan
from graph_build.reading import Sifted

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
_WORDS = r"(?:one hundred(?:(?: and)? [a-z]+(?:-[a-z]+)?)?|[a-z]+(?:-[a-z]+)?)"
_TEXT = (
    r"(?:this|the present) (?:order|memorandum|resolution|policy|directive|plan|decision|circular|letter|agreement"
    r"|instruction|strategy|statement|declaration|guidance|law|act)"
)
_EVENT = r"(?:adoption|issuance|issue|publication|signature|signing|date)"
# "within 30 days of this order", "ninety days from the adoption of this resolution"; never of another's adoption, nor
# what holds "for a period of one year from" it.
_OF = r"(?:the )?(?:date of )?(?:(?:its|the) )?"
_SPAN = Sifted(
    rf"(?<!period of )(?<!for )\b(?:(?P<by>within|no later than|not later than) )?"
    rf"(?P<n>\d{{1,3}}|{_WORDS})(?: \(\d{{1,3}}\))? (?P<unit>day|week|month|year)s? (?P<joint>of|from|after|following) "
    rf"(?:{_OF}{_EVENT} of {_TEXT}|{_TEXT}|{_OF}(?!date\b){_EVENT}(?! (?:of|by)\b))\b",
    re.IGNORECASE,
)
# "not later than one year after" before a day that the text gives.
_BEFORE_DAY = re.compile(
    rf"\b(?:(?P<by>within|no later than|not later than) )?(?P<n>\d{{1,3}}|{_WORDS})(?: \(\d{{1,3}}\))?"
    r" (?P<unit>day|week|month|year)s? (?P<joint>of|from|after|following) (?:the )?$",
    re.IGNORECASE,
)
_LONGEST_SPAN = 80
# Years said from the text's own: "before the end of next year", "by the end of the year", "in the course of this year".
_UNTIL = r"(?:by|before|until|at|towards|no later than|not later than)"
_YEAR = Sifted(
    rf"\b(?:{_UNTIL} (?:the )?end of (?P<near>this|the current|the|the coming|the following|next)"
    r" (?:calendar )?year\b(?! \d)"
    r"|(?:(?:in|during|over|by|before)(?: the course of)? )?(?P<next>next) year\b(?!'s|’s)"
    rf"|(?:by|before|later) (?P<this>this) year\b(?!'s|’s)|{_UNTIL} (?P<end>year(?:-| )end\b|the end of year\b)"
    r"|before the (?P<out>year is (?:out|over)))",
    re.IGNORECASE,
)
# A month or a part of the year after: "by March next year", "in the first half of next year", "next June".
_NEXT_YEAR = Sifted(
    rf"(?i:\b(?P<month>{MONTH_NAMES}),? (?:of )?next year\b"
    r"|\b(?P<n>first|second|third|fourth|last) (?P<part>quarter|half) of (?P<year>next|this|the current) year\b)"
    rf"|(?<!the )\b[Nn]ext (?P<coming>{MONTH_NAMES})\b"
)
_ORDER = ("first", "second", "third", "fourth")
# A day or month whose year the text's own date tells: "by 15 March", "in March"; not "by 31 March of each year".
_NUMBER = r"(?:[12]?\d|3[01])(?:st|nd|rd|th)?"
_NEAR = Sifted(
    r"\b(?:(?:[Bb]y|[Bb]efore|(?:[Nn]o|[Nn]ot) later than|[Oo]n or before|due|deadline:?)"
    r"(?: (?:the )?(?:end|middle|start|beginning) of| early| late)?"
    r"|(?P<then>[Ii]n|[Oo]n|[Ff]rom(?= \d{1,2}(?: to | ?[-–] ?)\d)|[Aa]t the end of)(?: early| late)?)(?: | mid-)"
    rf"(?:{WEEKDAY},? )?(?:(?P<first>[12]?\d|3[01])(?: and | to | ?[-–] ?))?"
    rf"(?:(?P<day>{_NUMBER}) )?(?P<month>{MONTH_NAMES})\b(?: (?P<after>{_NUMBER})\b(?!:| \d))?"
    r"(?! ?\d|,? \d|,? (?:of )?(?:each|every|that|the same|last|next|this)\b)",
)
# Before "in March" they tell that it is said of something else: "adopted in March".
_TOLD = re.compile(
    r"(?:(?<!will )(?<!shall )(?<!must )(?<!should )(?<!to )\b[a-z]\w*(?:ed|en|wn|ne|ld|nt)"
    r"|\b(?:each|every) year|\b(?:at|of) (?:the |its |an? )?[A-Z][\w' -]{0,40}"
    r"|(?<!next meeting)(?<!next session),) $"
)
# "Will be launched on": the participle is of what is to come.
_TO_BE_DONE = re.compile(r"\b(?:will|shall|must|should|to) be (?:\w+ly )?[a-z]+ $")
_ELSEWHERE = re.compile(
    r"\b(?:(?:was|were|been|is|are) [a-z]+|[a-z]\w*(?:ed|en|wn|ne|ld|nt)"
    r"|(?i:summit|conference|meeting|session|forum|talks)) in (?:the |its |an? )?[A-Z][\w' -]{0,40} $"
)
# What happens at a place has its own day there: "will meet in Oslo on 4 May".
HAPPENS = re.compile(
    r"\b(?:take place|be held|hold|host|meet|convene|gather|travel|visit|open|launch|start|begin)\b"
    r"(?:[^,;.]|, (?=[A-Z]|$)){0,80}$"
)
"""Words of a clause that tells of a happening; a place after them is where it happens."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def number_of(words: str) -> int | None:
    """A number below two hundred, in figures or words."""
    return int(words) if words.isdecimal() else _NUMBERS.get(words.lower())


def counted(text: str, published: str | None) -> tuple[str, str] | None:
    """The date that words count from the document's own, with the rule; None where it has none or they count not.

    >>> counted("shall report within 90 days of the date of this order", "2026-03-02")
    ('2026-05-31', 'within-of-document')
    >>> counted("will deploy advisers before the end of next year", "2026-03")
    ('2027', 'year-after-document')
    >>> counted("shall send comments by 15 January", "2026-03-02")
    ('2027-01-15', 'next-after-document')
    >>> counted("will meet in Oslo on 4 and 5 May", "2026-03-02"), counted("will meet by June next year", "2026-03-02")
    (('2026-05-04/2026-05-05', 'next-after-document'), ('2027-06', 'year-after-document'))
    >>> counted("within 90 days of the adoption of the treaty", "2026-03-02")
    """
    match = next((m for m in _SPAN.finditer(text) if m["by"] or m["joint"] != "of"), None)
    number = number_of(match.group("n")) if match else None
    if match is not None and number and _DAY.fullmatch(published or ""):
        day = _add(published or "", number, match.group("unit").lower())
        return None if day is None else (day, "within-of-document")
    own = (published or "")[:4]
    if not own.isdecimal():
        return None
    if (part := _part_of_next(text, published or "")) is not None:
        return part, "year-after-document"
    year = _YEAR.search(text)
    if year is None:
        return _next(text, published or "") or near_day(text, published or "")
    said = (year["near"] or year["next"] or "this").lower()
    if said in {"next", "the coming", "the following"}:
        return str(int(own) + 1), "year-after-document"
    return own, "year-of-document"


def counted_from_day(text: str, dates: Iterable[DateSpan]) -> tuple[str, str] | None:
    """The day that words count from one of the dates in them, with the rule; None where they count from none.

    >>> from graph_build.extract.dates import find_dates
    >>> words = "shall report not later than one year after October 6, 2027"
    >>> counted_from_day(words, find_dates(words))
    ('2028-10-06', 'within-of-date')
    """
    for date in dates:
        found = _BEFORE_DAY.search(text[max(0, date.start - _LONGEST_SPAN) : date.start])
        number = number_of(found["n"]) if found is not None else None
        if found is None or not number or not _DAY.fullmatch(date.edtf) or (found["joint"] == "of" and not found["by"]):
            continue
        day = _add(date.edtf, number, found["unit"].lower())
        return None if day is None else (day, "within-of-date")
    return None


def _part_of_next(text: str, published: str) -> str | None:
    """The month of the year after the text's own, or the last of a part of it; "next June" is the first to come."""
    found, year = _NEXT_YEAR.search(text), int(published[:4]) + 1
    if found is None:
        return None
    if found["coming"]:
        month = MONTHS[found["coming"].lower()]
        ahead = published[5:7].isdecimal() and month > int(published[5:7])
        return f"{year - ahead}-{month:02d}"
    if found["month"]:
        return f"{year}-{MONTHS[found['month'].lower()]:02d}"
    year -= found["year"].lower() != "next"
    months, word = 6 if found["part"].lower() == "half" else 3, found["n"].lower()
    return f"{year}-{12 if word == 'last' else months * (_ORDER.index(word) + 1):02d}"


def _next(text: str, published: str) -> tuple[str, str] | None:
    """The first such day or month that is not over on the text's own date."""
    match = _NEAR.search(text)
    if match is None or not re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", published):
        return None
    if match["then"] and is_told(text[: match.start()]):
        return None
    number = re.sub(r"\D", "", match["day"] or match["after"] or "")
    when = f"{MONTHS[match['month'].lower()]:02d}" + (f"-{int(number):02d}" if number else "")
    exact = min(len(when), len(published) - len("2026-"))
    over = when[:exact] < published[5 : 5 + exact]
    if over and match["then"]:  # "at the conference on 18 July" is over
        return None
    day = f"{int(published[:4]) + over}-{when}"
    if number and not _is_day(day):
        return None
    first = f"{day[:8]}{int(match['first']):02d}" if match["first"] and match["then"] and number else day
    return (f"{first}/{day}" if first < day else day), "next-after-document"


def is_told(before: str) -> bool:
    """Whether the words before a day without a year say that it is of something else."""
    if _TO_BE_DONE.search(before) is not None:
        return False
    return _TOLD.search(before) is not None or (
        _ELSEWHERE.search(before) is not None and HAPPENS.search(before) is None
    )


def _is_day(day: str) -> bool:
    try:
        return bool(datetime.date.fromisoformat(day))
    except ValueError:
        return False


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
