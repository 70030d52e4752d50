"""Turns the words of a time into EDTF text and a rhythm, whatever their digits."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from graph_build.extract.dates import find_dates

_YEAR: Final = r"(?:19|20)\d\d"
_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_FISCAL: Final = re.compile(
    rf"(?P<a>{_YEAR})\s?/\s?(?:19|20)?(?P<a2>\d\d)(?!\d)"
    rf"(?:\s*(?:-|–|—|to|through|until)\s*(?P<b>{_YEAR})\s?/\s?(?:19|20)?(?P<b2>\d\d)(?!\d))?"
)
_SHORT: Final = re.compile(rf"(?<![\d./-])(?P<a>{_YEAR})\s?[-–—]\s?(?P<b>\d\d)(?![\d./-]|\s+[A-Z][a-z][a-z])")
_HALVES: Final = re.compile(
    rf"(?i)\b(?:(?P<n>first|second|1st|2nd) half of|h(?P<h>[12])|(?P<early>first) six months of) (?P<y>{_YEAR})(?!\d)"
)
_OPEN: Final = re.compile(
    r"(?i)^(?:from|as of|as from|starting(?: in| from)?|since|after) (?:[a-z]+ )?\d{4}$|\d{4} (?:onwards?|on)$"
)
_DOTTED: Final = re.compile(rf"(?<![\d.])(?:(?P<d>\d{{1,2}})[./])?(?P<m>0?[1-9]|1[0-2])[./](?P<y>{_YEAR})(?!\d)")
_YEARS: Final = re.compile(rf"(?<![\d.,/-]){_YEAR}(?![\d/]|-\d)")
_LAST_DAY: Final = {1: "03", 2: "06", 3: "09", 4: "12"}
_FIRST_MONTH: Final = {1: "01", 2: "04", 3: "07", 4: "10"}


@dataclass(frozen=True, slots=True)
class _Tables:
    rhythms: tuple[tuple[str, re.Pattern[str]], ...]
    ongoing: re.Pattern[str]
    tick: re.Pattern[str]
    span: re.Pattern[str]
    quarter: re.Pattern[str]


@cache
def _tables() -> _Tables:
    data = tomllib.loads(files("graph_build.extract.plans").joinpath("times.toml").read_text("utf-8"))
    some = {name: "|".join(forms) for name, forms in data["words"].items()}
    rhythms = [(iso, re.compile(rf"(?i)\b(?:{'|'.join(forms)})\b")) for iso, forms in data["rhythms"].items()]
    nth = r"(?:st|nd|rd|th|er|[eè]me|º)?[\s-]"

    def quarter(one: str, other: str) -> str:
        number = "iv|iii|ii|i|[1-4]"
        return rf"(?:(?:{some['quarter']})\s?(?P<{one}>{number})(?!\d)|(?P<{other}>{number}){nth}(?:{some['quarter']}))"

    return _Tables(
        tuple(rhythms),
        re.compile(rf"(?i)\b(?:{some['ongoing']})\b"),
        re.compile(some["ticks"], re.IGNORECASE),
        re.compile(rf"(?<![\d./-])(?P<a>{_YEAR})\s*(?:{some['to']})\s*(?P<b>{_YEAR})(?![\d/-])"),
        re.compile(
            rf"(?i)(?<!\w){quarter('q1', 'q2')}(?:,| of| de| del| din)?\s*(?P<y1>{_YEAR})"
            rf"|(?P<y2>{_YEAR}),?\s+{quarter('q3', 'q4')}"
        ),
    )


def is_ongoing(text: str) -> bool:
    """Whether words name a time without an end."""
    return _tables().ongoing.search(text) is not None


def begins_only(text: str) -> bool:
    """Whether words say when something begins, and not by when it is done.

    >>> begins_only("from 2027"), begins_only("2026 onwards"), begins_only("from 2026 to 2027")
    (True, True, False)
    """
    return _OPEN.search(text.strip(" .;")) is not None


def is_tick(text: str) -> bool:
    """Whether a cell is a tick and nothing else."""
    return _tables().tick.fullmatch(text.strip()) is not None


def ascii_digits(text: str) -> str:
    """The text with digits of any script as 0 to 9; as long as it was.

    >>> ascii_digits("٢٠٢١-٢٠٢٢")
    '2021-2022'
    """
    return "".join(str(unicodedata.digit(c)) if c.isdigit() and not c.isascii() and _is_digit(c) else c for c in text)


def _is_digit(letter: str) -> bool:
    return unicodedata.category(letter) == "Nd"


def edtf_of_words(text: str) -> str | None:
    """The time that words name, as EDTF; None where they name none.

    >>> edtf_of_words("2021 Q2"), edtf_of_words("2022-24"), edtf_of_words("06.2024"), edtf_of_words("by end-2023")
    ('2021-04/2021-06', '2022/2024', '2024-06', '2023')
    >>> edtf_of_words("first half of 2027"), edtf_of_words("1 July 2026 – 30 June 2028")
    ('2027-01/2027-06', '2026-07-01/2028-06-30')
    >>> edtf_of_words("Fiscal years 2022/23 to 2024/25"), edtf_of_words("trimestrul II 2019")
    ('2022/2025', '2019-04/2019-06')
    """
    plain = re.sub(r"(?i)\b(end|mid|early|late)-(?=\d)", r"\1 ", ascii_digits(text))
    starts, ends = [], []
    for start, end in _periods(plain):
        starts.append(start)
        ends.append(end)
    if not starts:
        return None
    first, last = min(starts), max(ends)
    return first if first == last else f"{first}/{last}"


def _periods(plain: str) -> Iterator[tuple[str, str]]:
    """The first and last date of each time in the words, by the first form that fits any of them."""
    for found in (_quarters(plain), _halves(plain), _fiscal(plain), _short(plain), _spans(plain), _dotted(plain)):
        if some := list(found):
            yield from some
            return
    dates = [d.edtf for d in find_dates(plain) if not d.edtf.startswith("--")]
    for edtf in dates or [m.group() for m in _YEARS.finditer(plain)]:
        start, _, end = edtf.partition("/")
        yield start, end or start


def _quarters(plain: str) -> Iterator[tuple[str, str]]:
    if span := re.search(rf"(?i)\b[qt]([1-4])\s?[-–]\s?[qt]?([1-4]) ({_YEAR})", plain):
        yield f"{span[3]}-{_FIRST_MONTH[int(span[1])]}", f"{span[3]}-{_LAST_DAY[int(span[2])]}"
        return
    for m in _tables().quarter.finditer(plain):
        quarter = _QUARTERS[next(filter(None, (m["q1"], m["q2"], m["q3"], m["q4"]))).lower()]
        year = m["y1"] or m["y2"]
        yield f"{year}-{_FIRST_MONTH[quarter]}", f"{year}-{_LAST_DAY[quarter]}"


def _halves(plain: str) -> Iterator[tuple[str, str]]:
    for m in _HALVES.finditer(plain):
        first = (m["h"] or m["n"] or m["early"]).lower() in {"1", "1st", "first"}
        yield (f"{m['y']}-01", f"{m['y']}-06") if first else (f"{m['y']}-07", f"{m['y']}-12")


def _fiscal(plain: str) -> Iterator[tuple[str, str]]:
    for m in _FISCAL.finditer(plain):
        if int(m["a2"]) == (int(m["a"]) + 1) % 100:
            yield m["a"], (m["b"] or m["a"])[:2] + (m["b2"] or m["a2"])


def _short(plain: str) -> Iterator[tuple[str, str]]:
    for m in _SHORT.finditer(plain):
        if int(m["b"]) > int(m["a"]) % 100 and int(m["b"]) > 12:
            yield m["a"], m["a"][:2] + m["b"]


def _spans(plain: str) -> Iterator[tuple[str, str]]:
    for m in _tables().span.finditer(plain):
        if m["a"] <= m["b"]:
            yield m["a"], m["b"]


def _dotted(plain: str) -> Iterator[tuple[str, str]]:
    for m in _DOTTED.finditer(plain):
        day = f"-{int(m['d']):02}" if m["d"] else ""
        edtf = f"{m['y']}-{int(m['m']):02}{day}"
        yield edtf, edtf


def rhythm_of_words(text: str) -> str | None:
    """How often, as an ISO 8601 duration.

    >>> rhythm_of_words("twice a year"), rhythm_of_words("annually"), rhythm_of_words("2021")
    ('P6M', 'P1Y', None)
    """
    return next((iso for iso, form in _tables().rhythms if form.search(text)), None)


def ticked_years(ticks: Sequence[tuple[str, str]]) -> str | None:
    """The years whose columns are ticked, from (header, cell); None where none is or headers are no years."""
    years = []
    for header, cell in ticks:
        year = re.search(r"(?:19|20)\d\d", ascii_digits(header))
        if year and is_tick(cell):
            years.append(year.group())
    if not years:
        return None
    return years[0] if min(years) == max(years) else f"{min(years)}/{max(years)}"


def ticks_in(text: str) -> str | None:
    """The years that a cell ticks by number: "Year 1: X, Year 2: X, Year 3:" has the first two.

    >>> ticks_in("Year 1: X, Year 2: , Year 3: X"), ticks_in("2021")
    ('Year 1, Year 3', None)
    """
    ticked = re.findall(r"(?i)\b(year \d)\s*:\s*(?:x|✓|✔|yes)(?=\s*(?:,|;|$))", text)
    return ", ".join(ticked) or None


def last_of(edtf: str) -> str:
    """The last date of a time: what is due by it."""
    return edtf.rpartition("/")[2] or edtf
