"""Turns two wordings of a commitment into the days that moved: the end of a mandate, the day of a second report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from graph_build.extract.dates import bounds, find_dates
from graph_build.graph.versions.records import Change, VersionCommitment

Role = Literal["until", "by"]

ENDS: Final = frozenset({"end-later", "end-earlier"})
"""The kinds that tell of an end that moved."""

_UNTIL: Final = re.compile(
    r"\b(?:until|till|through|up to|ending(?: on)?|expir(?:es?|ing)(?: on)?)(?: the)? $", re.IGNORECASE
)
_BY: Final = re.compile(r"\b(?:by|(?:no|not) later than|on or before|before|prior to)(?: the)? $", re.IGNORECASE)
_TO: Final = re.compile(r"\b(?:extend|renew|prolong)\w*\b[^.;]{0,180} to $", re.IGNORECASE)
_SPAN: Final = re.compile(r"\b(?:until|to)\b")
_NEAR: Final = 200
_NUMBERS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNT: Final = {name: place for place, name in enumerate(_NUMBERS, start=1)} | {"eighteen": 18, "twenty-four": 24}
_MONTHS: Final = {"month": 1, "year": 12}
_PERIOD: Final = re.compile(
    r"\bperiod of (?P<length>(?P<count>\d{1,2}|"
    + "|".join(sorted(_COUNT, reverse=True))
    + r")[ -](?P<unit>month|year)s?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a commitment that is an end or a latest day: its EDTF text, and which of the two."""

    edtf: str
    role: Role


def days_in(text: str) -> list[Day]:
    """The days of a text until which something lasts, or by which it is due.

    >>> days_in("extend the mandate until 15 March 2021 and report by 1 June 2020, as in its report of 2 May 2019")
    [Day(edtf='2021-03-15', role='until'), Day(edtf='2020-06-01', role='by')]
    """
    found: list[Day] = []
    for day in find_dates(text):
        before = text[max(0, day.start - _NEAR) : day.start]
        first, _, last = day.edtf.partition("/")
        if last and _SPAN.search(text, day.start, day.end):  # "beginning on 1 March 2018 until 28 February 2019"
            found.append(Day(last, "until"))
        elif _UNTIL.search(before) or _TO.search(before):
            found.append(Day(first, "until"))
        elif _BY.search(before):
            found.append(Day(day.edtf, "by"))
    return found


def days_moved(old: VersionCommitment, new: VersionCommitment, before: str, after: str) -> Iterator[Change]:
    """Days of one role that stand on both sides and differ, in their order; the due date is told by itself."""
    ours, theirs = days_in(before), days_in(after)
    left = [day for day in ours if day not in theirs and day != Day(old.due, "by")]
    come = [day for day in theirs if day not in ours and day != Day(new.due, "by")]
    told = False
    for role in ("until", "by"):
        pairs = zip((one for one in left if one.role == role), (one for one in come if one.role == role), strict=False)
        for one, other in pairs:
            kind = "date-moved" if role == "by" else _which(_last(one.edtf), _last(other.edtf))
            told = told or role == "until"
            yield Change(kind, old, new, one.edtf, other.edtf)
    if not told:
        yield from _periods(old, new, before, after)


def ends_told(changes: list[Change]) -> frozenset[str]:
    """The days of ends that are told as moved: a due date that is one of them is told there."""
    return frozenset(
        day for one in changes if one.kind in {"end-later", "end-earlier"} for day in (one.before, one.after)
    )


def _periods(old: VersionCommitment, new: VersionCommitment, before: str, after: str) -> Iterator[Change]:
    """A term of another length, where each side names one."""
    ours, theirs = [*_PERIOD.finditer(before)], [*_PERIOD.finditer(after)]
    if len(ours) == len(theirs) == 1 and (one := _length(ours[0])) != (other := _length(theirs[0])):
        yield Change(_which(f"{one:05}", f"{other:05}"), old, new, ours[0]["length"], theirs[0]["length"])


def _length(match: re.Match[str]) -> int:
    count = match["count"].lower()
    return (int(count) if count.isdigit() else _COUNT[count]) * _MONTHS[match["unit"].lower()]


def _last(edtf: str) -> str:
    known = bounds(edtf)
    return known[1] if known else edtf


def _which(before: str, after: str) -> str:
    return "end-later" if after > before else "end-earlier"
