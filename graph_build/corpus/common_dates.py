"""Turns a date as people write it in a table into EDTF text, or into nothing where it could be two dates."""

from __future__ import annotations

import datetime
import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|\.)?"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_NAME = r"(?P<name>[^\W\d_]{3,12})\.?"
# Tried in this order on the whole text; where day and month are both numbers, _named tells which is which.
_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_YEAR}",
        rf"{_YEAR}[-/.](?P<m>\d{{1,2}})",
        rf"{_YEAR}[-/.](?P<m>\d{{1,2}})[-/.](?P<d>\d{{1,2}})(?:[T ]\d\d?:\d\d.*)?",
        r"(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)",
        rf"(?P<m>\d{{1,2}})[-/.]{_YEAR}",
        rf"(?P<one>\d{{1,2}})(?P<sign>[-/.])(?P<two>\d{{1,2}})(?P=sign){_YEAR}",
        rf"{_NAME} (?:de )?{_YEAR}",
        rf"{_DAY} (?:of |de )?{_NAME},? (?:de )?{_YEAR}",
        rf"{_NAME} {_DAY},? {_YEAR}",
    )
)
_DAYS = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_EDTF = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?[?~%]?(?:/(?:\d{4}(?:-\d\d(?:-\d\d)?)?[?~%]?|\.\.)?)?")


def edtf_of(text: str) -> str | None:
    """The date as EDTF; None where the text is no date, an impossible one, or one that can be read in two ways.

    >>> edtf_of("14 March 2024"), edtf_of("14.03.2024"), edtf_of("Mar. 2024"), edtf_of("03/04/2024")
    ('2024-03-14', '2024-03-14', '2024-03', None)
    """
    words = " ".join(text.replace("\u00a0", " ").split())
    for form in _FORMS:
        if match := form.fullmatch(words):
            return _date(match.groupdict())
    return words if _EDTF.fullmatch(words) and all(map(_is_day, _DAYS.findall(words))) else None


def _is_day(found: tuple[str, str, str]) -> bool:
    year, month, day = found
    return _written(year, month or None, day or None) is not None


def _date(found: dict[str, str | None]) -> str | None:
    month, day = found.get("m"), found.get("d")
    if name := found.get("name"):
        number = _month(name.lower())
        if number is None:
            return None
        month = str(number)
    if (one := found.get("one")) and (two := found.get("two")):
        if found["sign"] == "." or int(one) > 12 or one == two:
            day, month = one, two
        elif int(two) > 12:
            day, month = two, one
        else:
            return None
    return _written(str(found["y"]), month, day)


@cache
def _months() -> dict[str, int]:
    data = tomllib.loads(files("graph_build.corpus").joinpath("catalogue.toml").read_text("utf-8"))
    return {name: int(number) for number, names in data["months"].items() for name in names}


def _month(name: str) -> int | None:
    """The number of the month of that name or of a name that begins so; None when two months do."""
    if name in _months():
        return _months()[name]
    found = {number for full, number in _months().items() if full.startswith(name)}
    return found.pop() if len(found) == 1 else None


def _written(year: str, month: str | None, day: str | None) -> str | None:
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join([year, *(f"{int(part):02}" for part in (month, day) if part)])
