"""Turns numbers and symbols of documents into their addresses, kinds and names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from graph_build.corpus.slugs import slug

# Houses other than the Security Council, by their name or the first part of their documents' symbols.
_HOUSES: Final = (
    ("hrc", re.compile(r"Human Rights Council|^A/HRC/")),
    ("unga", re.compile(r"General Assembly|^A/")),
)
_COUNCIL: Final = re.compile(r"S/RES/(?P<number>\d{1,4})(?: ?\((?P<year>(?:19|20)\d\d)\))?")
_ASSEMBLY: Final = re.compile(r"A/(?:HRC/)?RES/(?P<number>\d{1,4}(?:/\d{1,4})?)(?: ?\([IVX]+\))?")
# The last resolution of the Security Council in each year: https://digitallibrary.un.org (resolutions by year).
_LAST_OF_YEAR: Final = {
    year: number
    for first, numbers in (
        (1989, "646 683 725 799 892 969 1035 1092 1146 1220"),
        (1999, "1284 1334 1386 1454 1521 1580 1651 1738 1794 1859"),
        (2009, "1907 1966 2032 2085 2132 2195 2259 2336 2397 2451"),
        (2019, "2503 2560 2617 2671 2721 2767"),
    )
    for year, number in enumerate(map(int, numbers.split()), first)
}
_OF_THE_COUNCIL: Final = re.compile(r"Council|SCR|United Nations|\bUN\b")
_STATEMENT: Final = re.compile(r"S/PRST/(?:19|20)\d\d/\d{1,3}")
_LONGEST_BEFORE: Final = 600
_OTHER: Final = re.compile(r"[A-Z]{1,6}(?:/[\w.–-]{1,40}){1,8}")
# The symbol of a report or a letter as a text prints it, with its sessional or yearly number and its parts.
_PRINTED = (
    r"(?:A|E|S|ST|HRI|CCPR|CEDAW|CRC)(?:/[A-Z][A-Za-z]{0,11}(?:\.[A-Z0-9]+)?)*/(?:(?:19|20)\d\d|\d{1,2})"
    r"(?:/[A-Z][A-Za-z]{0,11})?/\d{1,5}(?:/(?:Add|Rev|Corr)\.\d+)*"
)
# Symbols of the bodies of treaties: CEDAW/C/ARL/CO/7, CCPR/C/SR.1204, CRC/C/GC/12.
OF_TREATIES: Final = re.compile(
    r"(?:CEDAW|CCPR|CRC|CERD|CAT|CED|CMW|CRPD|CESCR)/(?:C|SP)/"
    r"(?:[A-Z]{3}(?:/(?:CO|Q|QPR|FCO|RQ))?/\d{1,2}(?:[-–]\d{1,2})?|SR\.\d{1,4}|GC/\d{1,3}|\d{1,4}/\d{1,4})(?:/(?:Add|Rev|Corr)\.\d+)*"
)
# Symbols of the African Union's organs and the OSCE's: PSC/PR/COMM.1198 (2024), MC.DEC/14/04.
_AFRICAN = (
    r"(?:PSC/(?:PR|AHG|MIN|HoSG)/(?:COMM|BR|PS|STAT)\.?|(?:(?:Ext/)?Assembly/AU|EX\.CL)/Decl?\.)"
    r"(?:\d{1,4} ?\((?:[IVXLCDM]{1,12}|(?:19|20)\d\d)\)|\d{1,4}|\((?:[IVXLCDM]{1,12}|(?:19|20)\d\d)\))"
)
_OSCE = r"(?:MC|PC|FSC)\.(?:DEC|DOC|GAL|JOUR)/\d{1,4}/\d{2}(?:/Rev\.\d)?"
# Symbols of the organs of the Organization of American States: AG/RES. 2454 (XXXIX-O/09), CIM/RES. 300/25.
_AMERICAN = (
    r"(?:AG|CP|CE|CIM|CIDI|CICAD|CICTE)(?:/[A-Z]{1,8})?/(?:RES|DEC|DOC|doc)\.? ?\d{1,5}"
    r"(?:/\d{2,4}|(?: ?\([IVXLC]{1,9}(?:-[OE])?/\d\d\)))?"
)
_AMERICAN_RESOLUTION: Final = re.compile(_AMERICAN.replace("(?:RES|DEC|DOC|doc)", "RES"))
PRINTED: Final = re.compile(
    rf"(?<![\w/])(?:{OF_TREATIES.pattern}|{_PRINTED}(?:[-–]{_PRINTED})?|{_AFRICAN}|{_OSCE}|{_AMERICAN})(?![\w/])"
)
# How a text gives the symbol of a document that it has just named: "… of 24 November 2010 (S/2010/604)".
# Who wrote to whom may stand between: "… of 3 May 2031 from the Chair addressed to the Council (S/2031/77)".
_BEHIND: Final = re.compile(
    r"(?:,? (?:of|on|dated) (?:the )?\d{1,2} [A-Z][a-z]+ (?:19|20)\d\d)?"
    r"(?: (?:of|from|by|to|addressed)"
    r"(?: (?!(?:reports?|letters?|notes?|statements?|resolutions?|which|that|and)\b)[A-Za-z'’-]{1,30}){1,14}"
    r"(?= [(\[]))?"
    r",? (?:[(\[](?:document )?)?"
    rf"(?P<symbol>{PRINTED.pattern})"
)
# The day of one of several documents told at once: "reports of 31 January 2031 (S/2031/57) and 4 February 2031 (…)".
_WRITTEN_ON: Final = re.compile(
    r"\b(?:[Rr]eports?|[Ll]etters?|[Nn]otes?|[Cc]ommunications?|[Ss]tatements?)\b"
    r"(?: [A-Za-z'’-]{1,30}){0,14}? (?:of|dated|from)"
    r"(?: \d{1,2} [A-Z][a-z]{2,8} (?:19|20)\d\d(?: \([^()]{1,60}\))?(?:,? and|,)?){0,9} $"
)


def symbol_behind(text: str, end: int) -> str:
    """The symbol that stands right behind a document's name, with its day or without; "" where none does.

    >>> symbol_behind("the report of 3 May 2031 (S/2031/77), which", 10)
    'S/2031/77'
    """
    found = _BEHIND.match(text, end)
    return found["symbol"] if found is not None else ""


def is_written_on(before: str) -> bool:
    """Whether a day behind these words is that of a report or letter, alone or one of several.

    >>> is_written_on("the reports of 31 January 2031 (S/2031/57) and ")
    True
    """
    return _WRITTEN_ON.search(before[-_LONGEST_BEFORE:]) is not None


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document by its symbol: its key, its kind, and the names that the symbol gives it, the symbol first."""

    key: str
    kind: str
    names: tuple[str, ...]


def symbol_of(words: str) -> Symbol | None:
    """The document whose symbol the words are; None for other words.

    >>> symbol_of("S/RES/1325 (2000)").key, symbol_of("S/2020/946").key
    ('unscr-1325', 's-2020-946')
    """
    if found := _COUNCIL.fullmatch(words):
        number, year = found["number"], found["year"]
        words = f"S/RES/{number} ({year})" if year else words
        names = (words, f"UNSCR {number}", f"Security Council resolution {number}{f' ({year})' if year else ''}")
        return Symbol(document_key_for("", number, words), "Resolution", names)
    if found := _ASSEMBLY.fullmatch(words):
        return Symbol(document_key_for("", found["number"], words), "Resolution", (words,))
    if _STATEMENT.fullmatch(words):
        return Symbol(slug(words), "PresidentialStatement", (words,))
    if _AMERICAN_RESOLUTION.fullmatch(words):
        return Symbol(slug(words), "Resolution", (words, f"resolution {words}"))
    numbered = _OTHER.fullmatch(words) is not None and any(c.isdecimal() for c in words)
    return Symbol(slug(words), "OtherDocument", (words,)) if numbered else None


def document_key_for(rule: str, number: str, name: str) -> str:
    """The address of a numbered document: ``unscr-1325``, ``unga-resolution-63-311``, ``executive-order-13595``."""
    if rule == "executive-order":
        return f"executive-order-{number}"
    house = next((house for house, pattern in _HOUSES if pattern.search(name)), "unga" if "/" in number else "")
    return f"{house}-resolution-{slug(number)}" if house else f"unscr-{number}"


def is_anothers(number: str, year: str, words: str) -> bool:
    """Whether a bare "resolution 1716 (2010)" is no resolution of the Security Council, whose 1716th is of 2006.

    A year too early or too late is taken for a slip; years for which no last number is known say nothing.

    >>> is_anothers("1716", "2010", "Resolution 1716 (2010)"), is_anothers("1325", "2000", "resolution 1325 (2000)")
    (True, False)
    """
    if not year.isdigit() or not number.isdigit() or _OF_THE_COUNCIL.search(words):
        return False
    before, last = _LAST_OF_YEAR.get(int(year) - 2), _LAST_OF_YEAR.get(int(year) + 1)
    return (before is not None and int(number) <= before) or (last is not None and int(number) > last)
