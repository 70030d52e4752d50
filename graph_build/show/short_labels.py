"""Turn the name and aliases of a thing into a label short enough to stand beside its symbol."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

LABEL_LENGTH = 28
DOCUMENT_LENGTH = 40
_RESOLUTION = re.compile(r"^(?:UNSCR|(?:UN )?Security Council [Rr]esolution|S/RES/)\s*(\d{3,4})(?:\s*\((\d{4})\))?")
_STATEMENT = re.compile(r"^S/PRST/(\d{4}/\d+)")
# How the United Nations write in a title what a text is about.
_ENTITLED = re.compile(r"\[.*entitled \"(?:The )?(?:situation (?:in|concerning|between) )?(?:the )?([^\"]+)\"")
_BRACKETS = re.compile(r"\[(?:on )?([^\]]+)\]")
_PLACE = re.compile(
    r"\b(?:in|against|between|for|on|to)\s+(?:the\s+)?([A-Z][\w’'-]*(?:\s+(?:(?:of\s+the|of|and|the)\s+)?[A-Z][\w’'-]*)*)"
)
_NO_PLACE = ("Panel", "Resolution", "Security", "UN", "Secretary", "General", "Group", "Committee")


def short_label(name: str, aliases: Sequence[str]) -> str:
    """The name where it is short, else its acronym, else its beginning up to a word with an ellipsis.

    An acronym that lacks a number of the name does not stand for it.

    >>> short_label("North Atlantic Treaty Organization", ["NATO", "the Alliance"])
    'NATO'
    >>> short_label("Security Council resolution 1325 (2000)", ["UNSCR", "UNSCR 1325"])
    'UNSCR 1325'
    >>> short_label("National Action Plan of a State with a long name", [])
    'National Action Plan of a…'
    """
    if len(name) <= LABEL_LENGTH:
        return name
    numbers = re.findall(r"\d{2,}", name)[:1]
    acronyms = [
        alias
        for alias in aliases
        if len(alias) <= LABEL_LENGTH
        and re.search(r"[A-Z]{2}", alias)
        and re.match(r"[A-Z]", alias)
        and all(number in alias for number in numbers)
    ]
    return min(acronyms, key=lambda alias: (len(alias), alias)) if acronyms else shorten(name)


def shorten(text: str, length: int = LABEL_LENGTH) -> str:
    """The beginning of the text, cut between words where that leaves most of it."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    at_word = cut.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > length / 2 else cut).rstrip(" ,;:-(") + "…"


def document_label(name: str, aliases: Sequence[str]) -> str:
    """What tells a document apart: its number and its matter, else a short name with its year.

    A name too long for two lines loses words in its middle, so that neither its house nor its year or number goes.

    >>> document_label("Resolution 1590 (2005)", ["Security Council resolution 1590 (2005) [on a UN Mission in Sudan]"])
    '1590 · Sudan'
    >>> document_label("Security Council resolution 1590 (2005)", [])
    'UNSCR 1590 (2005)'
    >>> document_label("Action Plan for the Implementation of a Policy on Women, Peace and Security 2021-2025", [])
    'Action Plan for … and Security 2021-2025'
    """
    number, year = _resolution_number((name, *aliases))
    matter = next((found for one in (name, *aliases) if (found := matter_of(one))), "")
    if number and matter:
        return f"{number} · {shorten(matter, DOCUMENT_LENGTH - 7)}"
    if number:
        return f"UNSCR {number} ({year})" if year else f"UNSCR {number}"
    symbol = next((match[1] for one in (name, *aliases) if (match := _STATEMENT.match(one))), "")
    if symbol and matter:
        return f"PRST {symbol} · {shorten(matter, DOCUMENT_LENGTH - 14)}"
    short = short_label(name, aliases)
    return short if not short.endswith("…") else shorten_middle(name)


def matter_of(title: str) -> str:
    """What a title of the United Nations is about: the last place it names, else the words in its brackets.

    >>> matter_of("Resolution 1 (2005) [on extension of the mandate of the UN Force in Cyprus (UNFICYP)]")
    'Cyprus'
    >>> matter_of("Resolution 2 (2009) [on women and peace and security]")
    'women and peace and security'
    >>> matter_of("Policy on Women")
    ''
    """
    found = _ENTITLED.search(title) or _BRACKETS.search(title)
    if found is None:
        return ""
    places = [place for place in _PLACE.findall(found[1]) if not place.startswith(_NO_PLACE)]
    return str(places[-1] if places else found[1])


def _resolution_number(names: Iterable[str]) -> tuple[str, str]:
    """The number of a Security Council resolution, and its year where a name tells it; empty for other documents."""
    found = [match for one in names if (match := _RESOLUTION.match(one))]
    return (found[0][1], next((match[2] for match in found if match[2]), "")) if found else ("", "")


def shorten_middle(text: str, length: int = DOCUMENT_LENGTH) -> str:
    """The first and the last words of a text, with an ellipsis for those between."""
    if len(text) <= length:
        return text
    words = text.split()
    front, back = words[:1], words[-1:]
    for at in range(1, len(words)):
        for side, more in ((back, [words[-1 - at], *back]), (front, [*front, words[at]])):
            new = (more, back) if side is front else (front, more)
            if len(" ".join([*new[0], "…", *new[1]])) > length or len(new[0]) + len(new[1]) >= len(words):
                return " ".join([*front, "…", *back])
            front, back = new
    return shorten(text, length)
