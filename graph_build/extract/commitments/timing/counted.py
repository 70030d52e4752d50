"""Turns words that count from the document's own date into the day or year that they mean: "within 90 days of"."""

from __future__ import annotations

import calendar
import datetime
import re

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
# "within 30 days of this order", "within one month of the date of signature of this plan"; never of another's adoption.
_OF = r"(?:the )?(?:date of )?(?:(?:its|the) )?"
_SPAN = re.compile(
    rf"\b(?:within|no later than|not later than) (?P<n>\d{{1,3}}|{_WORDS})(?: \(\d{{1,3}}\))? "
    r"(?P<unit>day|week|month|year)s? (?:of|from|after|following) "
    rf"(?:{_OF}{_EVENT} of {_TEXT}|{_TEXT}|{_OF}(?!date\b){_EVENT}(?! (?:of|by)\b))\b",
    re.IGNORECASE,
)
# Years said from the text's own: "before the end of next year", "by the end of the year", "in the course of this year".
_YEAR = re.compile(
    r"\b(?:(?:by|before|until|no later than) (?:the )?end of (?P<near>this|the|next) (?:calendar )?year\b(?! \d)"
    r"|(?:(?:in|during|over|by|before)(?: the course of)? )?(?P<next>next) year\b(?!'s|’s)"
    r"|(?:by|before) (?P<this>this) year\b(?!'s|’s))",
    re.IGNORECASE,
)
# A day or month whose year the text's own date tells: "by 15 March", "in March"; not "by 31 March of each year".
_MONTHS = {name: number for number, name in enumerate(calendar.month_name) if name}
_NEAR = re.compile(
    r"\b(?:(?:by|before|no later than|not later than|on or before)(?: (?:the )?(?:end|middle|start|beginning) of"
    r"| early| late)?|(?P<then>in|on|at the end of)(?: early| late)?) (?:(?P<day>[12]?\d|3[01]) )?"
    rf"(?P<month>{'|'.join(_MONTHS)})\b"
    r"(?! ?\d|,? \d|,? (?:of )?(?:each|every|that|the same|last|next|this)\b)",
)
# Before "in March" they tell that it is said of something else: "adopted in March".
_TOLD = re.compile(
    r"(?:\b\w+(?:ed|en|wn|ne|ld|nt)|\b(?:each|every) year|\b(?:at|in|of) (?:the |its |an? )?[A-Z][\w' -]{0,40}|,) $"
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def number_of(words: str) -> int | None:
    """A number below two hundred, in figures or words."""
    return int(words) if words.isdigit() else _NUMBERS.get(words.lower())


def counted(text: str, published: str | None) -> tuple[str, str] | None:
    """The date that words count from the document's own, with the rule; None where it has none or they count not.

    >>> counted("shall report within 90 days of the date of this order", "2026-03-02")
    ('2026-05-31', 'within-of-document')
    >>> counted("will deploy advisers before the end of next year", "2026-03")
    ('2027', 'year-after-document')
    >>> counted("shall send comments by 15 January", "2026-03-02")
    ('2027-01-15', 'next-after-document')
    >>> counted("within 90 days of the adoption of the treaty", "2026-03-02")
    """
    match = _SPAN.search(text)
    number = number_of(match.group("n")) if match else None
    if match is not None and number and _DAY.fullmatch(published or ""):
        day = _add(published or "", number, match.group("unit").lower())
        return None if day is None else (day, "within-of-document")
    year = _YEAR.search(text)
    own = (published or "")[:4]
    if year is None or not own.isdigit():
        return _next(text, published or "")
    if (year.group("near") or year.group("next") or year.group("this")).lower() == "next":
        return str(int(own) + 1), "year-after-document"
    return own, "year-of-document"


def _next(text: str, published: str) -> tuple[str, str] | None:
    """The first such day or month that is not over on the text's own date."""
    match = _NEAR.search(text)
    if match is None or not re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", published):
        return None
    if match["then"] and _TOLD.search(text[: match.start()]):
        return None
    when = f"{_MONTHS[match['month']]:02d}" + (f"-{int(match['day']):02d}" if match["day"] else "")
    exact = min(len(when), len(published) - len("2026-"))
    over = when[:exact] < published[5 : 5 + exact]
    if over and match["then"]:  # "at the conference on 18 July" is over
        return None
    day = f"{int(published[:4]) + over}-{when}"
    return (day, "next-after-document") if match["day"] is None or _is_day(day) else None


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
