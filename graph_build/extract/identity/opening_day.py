"""Turns the first and the last lines of a text into the day that it counts from, by the table opening_day.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice

from graph_build.extract.dates import DateSpan, find_dates
from graph_build.extract.identity.records import Told
from graph_build.reading import read_sentence

_MOST_LINES = 12
_LONGEST_LINE, _LONGEST_SENTENCE = 200, 60
_MARKS = " \t#*_>•-|"
_LONGEST_DATELINE, _LAST_LINES = 100, 8
_SENT = re.compile(r"[*_)]{0,5} ?(?:[–—]|-{1,2} |[:/|] )[*_]{0,4} ?[\"“A-Z]")
_DONE = re.compile(r"(?:Done|Signed|Adopted|Given) (?:at|in|on) [A-Z\d]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class DayLine:
    """A shape of a line that gives a text its day; in ``pattern`` DAY stands for the first whole date of the line.

    ``fact`` is what the day is of the text: "publishedOn", or "dated" where it may be that of a meeting.
    """

    id: str
    fact: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    near: tuple[str, ...]


@cache
def day_lines() -> tuple[DayLine, ...]:
    """The rows of opening_day.toml, compiled, in the order of the table."""
    data = tomllib.loads(files("graph_build.extract.identity").joinpath("opening_day.toml").read_text("utf-8"))
    return tuple(
        DayLine(
            id=str(row["id"]),
            fact=str(row.get("fact", "publishedOn")),
            pattern=re.compile(str(row["pattern"])),
            examples=tuple(row["examples"]),
            near=tuple(row["near"]),
        )
        for row in data["line"]
    )


def read_opening_day(text: str, start: int) -> Told | None:
    """The day over a text, from the first line that gives one; None where prose or too many lines come before it.

    >>> read_opening_day("Ports Board\\n\\nOslo, 4 May 2031\\n\\nThe Board met.", 0).value
    '2031-05-04'
    """
    for line, at in islice(_lines(text, start), _MOST_LINES):
        if len(line) > _LONGEST_LINE or (line.endswith(".") and (len(line) > _LONGEST_SENTENCE or _tells(line))):
            return _sent_from(line, at)
        day = _first_day(line)
        row = None if day is None else day_row(line, day)
        if day is not None and row is not None:
            return Told(at + day.start, at + day.end, row.fact, day.edtf, row.id)
        if day is not None and (sent := _sent_from(line, at)) is not None:
            return sent
    return None


def _tells(line: str) -> bool:
    """Whether a short line is a sentence of somebody who acts: "The envoy spoke on 4 May 2031." """
    return any(frame.form == "finite" and frame.agent for frame in read_sentence(line).frames)


def _sent_from(line: str, at: int) -> Told | None:
    """The day of a report that begins with where and when it was sent: "*Oslo, 4 May 2031* – The Board met."."""
    day = _first_day(line[:_LONGEST_DATELINE])
    if day is None or _SENT.match(line[day.end :]) is None or day_row(line[: day.end], day) is None:
        return None
    return Told(at + day.start, at + day.end, "publishedOn", day.edtf, "report-from-a-place")


def read_closing_day(text: str, start: int) -> Told | None:
    """The day on which a text says in its last lines that it was done, or that stands there with a place.

    >>> read_closing_day("The Board met.\\n\\nDone at Oslo, this 4th day of May 2031\\n\\nThe Chair", 0).value
    '2031-05-04'
    """
    for line, at in reversed(list(_lines(text, start))[-_LAST_LINES:]):
        day = _first_day(line) if len(line) <= _LONGEST_LINE else None
        if day is None or line[day.end :].strip(_MARKS + ".;)"):
            continue
        if _DONE.match(line.lstrip(_MARKS)):
            return Told(at + day.start, at + day.end, "adoptedOn", day.edtf, "done-at")
        row = day_row(line, day)
        if row is not None and row.id == "place-and-day":
            return Told(at + day.start, at + day.end, "dated", day.edtf, row.id)
    return None


def is_day_line(line: str) -> bool:
    """Whether a line says no more than when, and perhaps where, a text was given out.

    >>> is_day_line("Oslo, 4 May 2031"), is_day_line("Ports open on 4 May 2031")
    (True, False)
    """
    day = _first_day(line)
    return day is not None and day_row(line, day) is not None and not (line.endswith(".") and _tells(line))


def _first_day(line: str) -> DateSpan | None:
    return next((d for d in find_dates(_printed(line)) if _DAY.fullmatch(d.edtf)), None)


def day_row(line: str, day: DateSpan) -> DayLine | None:
    """The row whose shape a line has; None where its day may be of anything."""
    shape = f"{line[: day.start]}DAY{line[day.end :]}".strip(_MARKS)
    return next((row for row in day_lines() if row.pattern.fullmatch(shape)), None)


def _printed(line: str) -> str:
    """The line with the months of a line in capitals as dates are read."""
    return line.title() if line.isupper() and len(line.title()) == len(line) else line


def _lines(text: str, start: int) -> Iterator[tuple[str, int]]:
    """The lines with words from ``start`` on, each with its place."""
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end]
        if line.strip(_MARKS):
            yield line.rstrip(), start
        start = end + 1
