"""Turns what elements mark in the printed text into facts: symbol, dates, meeting, sponsors, and linked documents."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import unquote

from graph_build.corpus.akn.lines import Mark
from graph_build.corpus.akn.metadata import day_of
from graph_build.corpus.facts import Said

# Sites of the United Nations at which a document stands under its symbol, after the language or as a parameter.
_ADDRESS: Final = re.compile(
    r"https?://(?:www\.)?(?:(?:undocs|docs\.un)\.org/(?:(?:ar|ch|zh|en|fr|ru|es)/)?|[\w.]*un\.org/.*[?&]symbol=)(?P<symbol>[^?&#]+)"
)
_SYMBOL: Final = re.compile(r"[A-Z][A-Z]{0,5}(?:/[A-Za-z0-9][\w.\-–]*)+(?: ?\((?:19|20)\d\d\))?(?: ?\([IVX]+\))?")
_MONTHS: Final = tuple(calendar.month_name)[1:]
_SPONSORS: Final = re.compile(r"(?<!\s)\s{0,9}:[^:]{0,300}\Z")


def symbol_in(address: str) -> str | None:
    """The symbol of the document at an address of the United Nations; None for any other address.

    >>> symbol_in("https://undocs.org/en/S/RES/1325%20(2000)")
    'S/RES/1325 (2000)'
    """
    found = _ADDRESS.match(address)
    symbol = _SYMBOL.match(unquote(found["symbol"]).strip()) if found else None
    if symbol is None or not re.search(r"\d", symbol.group()):
        return None
    return re.sub(r"(?<=\d) ?(?=\()", " ", symbol.group().replace("/Res/", "/RES/")).rstrip(".")


def symbol_of(marks: Iterable[Mark], text: str) -> Said | None:
    """The document's own symbol, as printed on its cover."""
    printed = (mark for mark in marks if mark.tag == "docNumber")
    first = next(printed, None)
    if first is None:
        return None
    words = text[first.start : first.end]
    return Said(re.sub(r"(?<=\d) ?(?=\((?:19|20)\d\d\))", " ", words), first.start, first.end)


def dates_of(marks: Iterable[Mark], name: str, text: str) -> tuple[Said, ...]:
    """The days printed as the date of that name, "adoptionDate" or "dateOfIssuance".

    A mark whose element prints another day does not count: nobody could find it in the words.
    """
    dates = (
        mark for mark in marks if mark.tag == "docDate" and mark.attributes.get("refersTo", "").lstrip("#") == name
    )
    return tuple(
        Said(day, m.start, m.end)
        for m in dates
        if (day := day_of(m.attributes.get("date"))) and _may_print(text[m.start : m.end], day)
    )


def _may_print(words: str, day: str) -> bool:
    """Whether words can be a day's: its year and day are among their numbers, its month among those named in English.

    Words of other languages are told by their numbers alone, and words without numbers by nothing.
    """
    numbers = {int(number) for number in re.findall(r"[0-9]+", words)}
    months = {place for place, name in enumerate(_MONTHS, start=1) if name in words}
    year, month, number = map(int, day.split("-"))
    return (not numbers or numbers >= {year, number}) and (not months or month in months)


def meetings_of(marks: Iterable[Mark], text: str) -> tuple[Said, ...]:
    """The numbers of the meetings at which the document was adopted, each with the line that says so."""
    return tuple(_meetings(list(marks), text))


def _meetings(marks: list[Mark], text: str) -> Iterator[Said]:
    for mark in marks:
        if mark.tag == "inline" and mark.attributes.get("name") == "adoptionMeeting":
            number = re.match(r"\d+", mark.attributes.get("title") or text[mark.start : mark.end])
            around = [m for m in marks if m.tag == "docTitle" and m.start <= mark.start and mark.end <= m.end]
            if number:
                place = around[0] if around else mark
                yield Said(number.group(), place.start, place.end)


def sponsors_of(marks: Iterable[Mark], text: str) -> tuple[Said, ...]:
    """Who tables a draft, as printed over it: the words before the colon."""
    lines = (m for m in marks if m.tag == "docTitle" and m.attributes.get("refersTo", "").lstrip("#") == "sponsors")
    return tuple(
        Said(words, mark.start, mark.end) for mark in lines if (words := _SPONSORS.sub("", text[mark.start : mark.end]))
    )


def links_of(marks: Iterable[Mark]) -> tuple[Said, ...]:
    """The documents that the text links to, by symbol, each with the words of the link."""
    links = ((mark, symbol_in(mark.attributes.get("href", ""))) for mark in marks if mark.tag in {"a", "ref"})
    return tuple(Said(symbol, mark.start, mark.end) for mark, symbol in links if symbol)
