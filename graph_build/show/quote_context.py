"""Turn the signs that stand around a quote into the words that a reader sees before and after it."""

from __future__ import annotations

import re

_OPENS = frozenset("(“‘[–—•&$€£*")
# A text may point at its original between paragraphs: `[par. 2] <address>`. Such a pointer is no word of either.
_POINTER_BEFORE = re.compile(r"^(?:.*<)?[^<>\s]*>\s*")
_POINTER_AFTER = re.compile(r"\s*\[[^\[\]]*(?:\]\s*(?:<.*)?)?$")


def words_before(prefix: str) -> str:
    """What stands before a quote in its own paragraph, with dots where it goes on to the left.

    >>> words_before("ions of every kind."), words_before("who act."), words_before(".org/S/RES/2242(2015)> 17.")
    ('…of every kind. ', '…act. ', '17. ')
    """
    rest = prefix.strip()
    kept = _POINTER_BEFORE.sub("", rest)
    if not kept:
        return ""
    space = "" if kept[-1] in "(“‘[" else " "
    return f"…{_whole(kept)}{space}" if kept == rest else f"{kept}{space}"


def words_after(suffix: str) -> str:
    """What stands after a quote in its own paragraph, with a space before it and dots where it goes on.

    >>> words_after("It advises NATO's polit"), words_after(". [par. 47] <https://www.exam"), words_after("; [item 4")
    (" It advises NATO's…", '.', ';')
    """
    rest = suffix.strip()
    kept = _POINTER_AFTER.sub("", rest)
    if not kept:
        return ""
    return f"{spaced(_whole(kept[::-1])[::-1])}…" if kept == rest else spaced(kept)


def _whole(words: str) -> str:
    """The words without the first, which is cut as a rule."""
    return words.partition(" ")[2] or words


def spaced(suffix: str) -> str:
    """The words after a quote with a space before them, where they are no sign that closes or notes the quote.

    >>> spaced("request."), spaced(".²³ In addition")
    (' request.', '.²³ In addition')
    """
    opens = suffix[:1].isalpha() or suffix[:1].isdecimal() or suffix[:1] in _OPENS
    return f" {suffix}" if opens else suffix
