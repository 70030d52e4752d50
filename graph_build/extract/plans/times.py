"""Turns the words of a time into EDTF text and a rhythm: quarters, years of columns, fiscal years, digits of any script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from graph_build.extract.dates import find_dates

_QUARTERS: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_Q: Final = r"(?:(?:quarter|trimestre|trimestrul|trimester|квартал|q|t)\s?(?P<q1>iv|iii|ii|i|[1-4])(?!\d)|(?P<q2>iv|iii|ii|i|[1-4])(?:st|nd|rd|th|er|[eè]me|º)?[\s-](?:quarter|trimestre|квартал\w*))"
_QUARTER: Final = re.compile(rf"(?<!\w){_Q}(?:,| of| de| del| din)?\s*(?P<y1>(?:19|20)\d\d)|(?P<y2>(?:19|20)\d\d),?\s+{_Q.replace('q1', 'q3').replace('q2', 'q4')}", re.I)
_FISCAL: Final = re.compile(
    r"(?P<a>(?:19|20)\d\d)\s?/\s?(?:(?:19|20))?(?P<a2>\d\d)(?!\d)(?:\s*(?:-|–|—|to|through|until)\s*(?P<b>(?:19|20)\d\d)\s?/\s?(?:(?:19|20))?(?P<b2>\d\d)(?!\d))?"
)
_SHORT: Final = re.compile(r"(?<![\d./-])(?P<a>(?:19|20)\d\d)\s?[-–—]\s?(?P<b>\d\d)(?![\d./-])")
_SPAN: Final = re.compile(
    r"(?<![\d./-])(?P<a>(?:19|20)\d\d)\s*(?:-|–|—|to|through|until|a|à|au|al|até|până în|до|إلى|until the end of)\s*(?P<b>(?:19|20)\d\d)(?![\d/-])"
)
_DOTTED: Final = re.compile(r"(?<![\d.])(?:(?P<d>\d{1,2})[./])?(?P<m>0?[1-9]|1[0-2])[./](?P<y>(?:19|20)\d\d)(?!\d)")
_YEARS: Final = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d/]|-\d)")
_RHYTHMS: Final = (
    (r"twice (?:a|per|every) year|semi-?annual\w*|half-yearly|six-monthly|every six months|bi-?annual\w*|semestr\w+|every half[- ]year", "P6M"),
    (r"quarterly|every (?:quarter|three months)|trimestral\w*|trimestriel\w*|щокварт\w+", "P3M"),
    (r"every two years|biennial\w*|every second year|tous les deux ans|bienal", "P2Y"),
    (r"every three years|triennial\w*", "P3Y"),
    (r"annual\w*|yearly|every year|each year|once a year|annuel\w*|chaque année|tous les ans|anual\w*|cada año|todos os anos|щороку|щорічно|سنويا|سنوياً", "P1Y"),
    (r"monthly|every month|mensuel\w*|mensual\w*|lunar|щомісяц\w+", "P1M"),
)  # fmt: skip
ONGOING: Final = re.compile(
    r"(?i)\b(?:ongoing|on-going|continuous\w*|continual\w*|permanent\w*|periodical\w*|throughout|en continu|en permanence|постійно|при потребі|depending on need|as needed|whole (?:duration|period)|full duration)\b"
)
TICK: Final = re.compile(r"[xX✓✔☑●•■█▪✕✗×+*]|yes|oui|sí|sim|da|так|نعم", re.IGNORECASE)
_LAST_DAY: Final = {1: "03", 2: "06", 3: "09", 4: "12"}
_FIRST_MONTH: Final = {1: "01", 2: "04", 3: "07", 4: "10"}


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
    for found in (_quarters(plain), _fiscal(plain), _short(plain), _spans(plain), _dotted(plain)):
        if some := list(found):
            yield from some
            return
    dates = [d.edtf for d in find_dates(plain) if not d.edtf.startswith("--")]
    for edtf in dates or [m.group() for m in _YEARS.finditer(plain)]:
        start, _, end = edtf.partition("/")
        yield start, end or start


def _quarters(plain: str) -> Iterator[tuple[str, str]]:
    for m in _QUARTER.finditer(plain):
        quarter = _QUARTERS[next(filter(None, (m["q1"], m["q2"], m["q3"], m["q4"]))).lower()]
        year = m["y1"] or m["y2"]
        yield f"{year}-{_FIRST_MONTH[quarter]}", f"{year}-{_LAST_DAY[quarter]}"


def _fiscal(plain: str) -> Iterator[tuple[str, str]]:
    for m in _FISCAL.finditer(plain):
        if int(m["a2"]) == (int(m["a"]) + 1) % 100:
            yield m["a"], (m["b"] or m["a"])[:2] + (m["b2"] or m["a2"])


def _short(plain: str) -> Iterator[tuple[str, str]]:
    for m in _SHORT.finditer(plain):
        if int(m["b"]) > int(m["a"]) % 100 and int(m["b"]) > 12:
            yield m["a"], m["a"][:2] + m["b"]


def _spans(plain: str) -> Iterator[tuple[str, str]]:
    for m in _SPAN.finditer(plain):
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
    return next((iso for form, iso in _RHYTHMS if re.search(rf"(?i)\b(?:{form})\b", text)), None)


def ticked_years(ticks: Sequence[tuple[str, str]]) -> str | None:
    """The years whose columns are ticked, from (header, cell); None where none is or headers are no years."""
    years = []
    for header, cell in ticks:
        year = re.search(r"(?:19|20)\d\d", ascii_digits(header))
        if year and TICK.fullmatch(cell.strip()):
            years.append(year.group())
    if not years:
        return None
    return years[0] if min(years) == max(years) else f"{min(years)}/{max(years)}"


def last_of(edtf: str) -> str:
    """The last date of a time: what is due by it."""
    return edtf.rpartition("/")[2] or edtf
