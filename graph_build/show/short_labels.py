"""Turn the name and aliases of a thing into a label short enough to stand beside its symbol."""

from __future__ import annotations

import re
from collections.abc import Sequence

LABEL_LENGTH = 28


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
