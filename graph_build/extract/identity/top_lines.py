"""Turns the first lines of a text into the day printed over it: "Oslo, 14 March 2031", "News | 3 May 2031"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph_build.corpus.provisions import FRONT, Provision
from graph_build.extract.dates import find_dates

_LINES = 10
_LONGEST = 110
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# What may stand before the day on its line: a place, a label, the section of a site; and behind it: the mark of a
# version, the day of an update, a place.
_BEFORE = re.compile(
    r"(?:[^\d.;()\[\]]{0,80}(?:[,|:–—/-]|\b(?:[Rr]elease|[Uu]pdate|[Pp]ublished|[Ii]ssued)(?: on)?))?\s*"
)
_BEHIND = re.compile(
    r"(?i:\s*(?:\([^()]{1,20}\))?|\s*[-–—|,(]\s*(?:last )?(?:updated|modified|revised)\b.*)"
    r"|,?\s+[A-Z][\w'’-]+(?:,?\s+[A-Z][\w'’-]+){0,3}"
)
_TELLS = re.compile(
    r"(?i)\b(?:is|are|was|were|has|have|had|will|shall|should|must|may|can|that|which|who|adopted|deadline|due"
    r"|meeting|session|conference|summit|workshop|seminar|webinar|forum)\b"
)


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day over a text, with the provision and the place in it that show it."""

    provision: Provision
    start: int
    end: int
    value: str


def printed_day(provisions: Sequence[Provision]) -> PrintedDay | None:
    """The first line near the top that is a day and what may stand beside one; None where there is none."""
    content = [p for p in provisions if p.is_content and p.role != FRONT]
    for provision in content[:_LINES]:
        found = _day_of(provision)
        if found is not None:
            return found
    return None


def _day_of(provision: Provision) -> PrintedDay | None:
    text = provision.reading.text.rstrip(" *_")
    if len(text) > _LONGEST or text.endswith((".", ":", ";")):
        return None
    day = next(find_dates(text.title() if text.isupper() else text), None)  # "30 OCTOBER 2031"
    if day is None or not _DAY.fullmatch(day.edtf):
        return None
    before, behind = text[: day.start], text[day.end :]
    if not _BEFORE.fullmatch(before) or not _BEHIND.fullmatch(behind) or _TELLS.search(before):
        return None
    return PrintedDay(provision, day.start, day.end, day.edtf)
