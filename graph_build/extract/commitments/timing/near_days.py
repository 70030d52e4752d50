"""Turns words that point from the text's own day into the day or month they mean: "today", "on Thursday"."""

from __future__ import annotations

import calendar
import datetime
import re

from graph_build.extract.dates import MONTH_NAMES, MONTHS, WEEKDAY
from graph_build.reading import Sifted

_DAYS = {f"{name[:-3]}day".lower(): number for number, name in enumerate(calendar.day_name)}
_TODAY = Sifted(r"\b(?P<day>today|tonight|tomorrow|this (?:morning|afternoon|evening))\b(?!['’])", re.IGNORECASE)
# What is to be done on the day must be said to be done: "today, as for years, women are kept out" tells how things are.
TO_COME = re.compile(r"\b(?:will|shall|is to|are to)\b(?! (?:be able|continue|remain|keep|not)\b)|['’]ll\b")
"""What says of something that it is to happen, and not that it goes on."""
_ON = Sifted(
    rf"\b(?:[Oo]n|[Bb]y|[Bb]efore|[Uu]ntil|(?:[Nn]o|[Nn]ot) later than) (?:this |the coming )?(?P<day>{WEEKDAY})\b"
    rf"(?!,? \d|,? (?:{MONTH_NAMES})| last\b)"
)
_MONTH = Sifted(
    r"(?<!earlier )\b(?:(?:by|before|until) (?:the )?end of )?(?P<which>this|next|the current|the coming) month\b"
    r"(?!['’])"
    r"|\b(?:by|before|until) (?:the )?end of the month\b",
    re.IGNORECASE,
)
_THIS_MONTH = Sifted(rf"\b[Tt]his (?P<month>{MONTH_NAMES})\b")
_YEAR = Sifted(r"(?<!earlier )\bthis year\b(?!['’])", re.IGNORECASE)
_PAST = re.compile(
    r"(?<!will )(?<!shall )(?<!must )(?<!should )(?<!to )(?<!be )\b(?:[a-z]\w*(?:ed|en|wn|ne|ld|nt)|met)"
    r" (?:in [A-Z][\w' -]{0,40} )?$"
)
# What a day dates inside "that" or "which" is not the act: "the team that it is sending this October".
_INSIDE = re.compile(r"\b(?:that|which|who|whom|whose|where)\b[^,;.]*$")
_WHOLE = 10  # letters of a full date
_WEEK = 7


def near_day(text: str, published: str) -> tuple[str, str] | None:
    """The day or month that the words mean, with the rule; None where the text's own date does not tell.

    >>> near_day("Today, the Council will hold a debate", "2026-03-02")
    ('2026-03-02', 'day-of-document')
    >>> near_day("will meet on Thursday", "2026-03-02"), near_day("will open the hall next month", "2026-12")
    (('2026-03-05', 'next-after-document'), ('2027-01', 'month-after-document'))
    >>> near_day("the plan adopted on Thursday", "2026-03-02"), near_day("Today, women must be heard", "2026-03-02")
    (None, None)
    """
    day = _day(published)
    if day is not None and (found := _of_day(text, day)) is not None:
        return found
    if not re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", published):
        return None
    return _of_month(text, int(published[:4]), int(published[5:7]))


def _of_day(text: str, own: datetime.date) -> tuple[str, str] | None:
    near = _TODAY.search(text)
    if near is not None and TO_COME.search(text):
        after = near["day"].lower() == "tomorrow"
        return (own + datetime.timedelta(days=after)).isoformat(), "day-of-document"
    named = _ON.search(text)
    if named is None or _is_of_another(text[: named.start()]):
        return None
    ahead = (_DAYS[named["day"].lower()] - own.weekday()) % _WEEK
    return (own + datetime.timedelta(days=ahead)).isoformat(), "next-after-document"


def _of_month(text: str, year: int, month: int) -> tuple[str, str] | None:
    named = _THIS_MONTH.search(text)
    if named is not None and not _is_of_another(text[: named.start()]):
        number = MONTHS[named["month"].lower()]
        return (f"{year}-{number:02d}", "month-of-document") if number >= month else None
    said = _MONTH.search(text)
    if said is not None and not _is_of_another(text[: said.start()]):
        after = (said["which"] or "").lower() in {"next", "the coming"}
        count = year * 12 + month - 1 + after
        return f"{count // 12}-{count % 12 + 1:02d}", "month-after-document" if after else "month-of-document"
    whole = _YEAR.search(text)
    due = whole is not None and not _is_of_another(text[: whole.start()])
    return (str(year), "year-of-document") if due else None


def _is_of_another(before: str) -> bool:
    return _PAST.search(before) is not None or _INSIDE.search(before) is not None


def _day(published: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(published) if len(published) == _WHOLE else None
    except ValueError:
        return None
