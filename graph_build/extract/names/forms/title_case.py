"""Turns a line in capitals into one in which only names have them, so that it is read as any other; offsets stay."""

from __future__ import annotations

import re

from graph_build.reading import head_of, readings_of, state_names, town_names

_WORD = re.compile(r"[^\W\d_][\w'’]*")
_SMALL = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with"]
)
_LONGEST_SHORT_FORM = 5
_FEW = 2


def is_in_capitals(text: str) -> bool:
    """Whether a line of several words is printed in capitals throughout."""
    words = _WORD.findall(text)
    return len(words) > _FEW and text.upper() == text and sum(len(word) > _FEW for word in words) > _FEW


def in_title_case(text: str) -> str:
    """The line with small letters, but for the first of each word that may be part of a name, and short forms.

    >>> in_title_case("PERMANENT MISSION OF GHANA TO THE OSCE")
    'Permanent Mission of Ghana to the OSCE'
    """

    def cased(match: re.Match[str]) -> str:
        word = match.group()
        low = word.lower()
        if low in _SMALL and match.start() > 0:
            return low
        if len(word) <= _LONGEST_SHORT_FORM and not _is_word(low):
            return word
        return word[0] + low[1:] if len(low) == len(word) else word

    return _WORD.sub(cased, text)


def _is_word(low: str) -> bool:
    known = bool(readings_of(low)) or head_of(low) is not None or low in state_names() or low in town_names()
    return known or low in _SMALL or low in _COMMON


# Short nouns that have no other reading, so that the table of forms lacks them.
_COMMON = frozenset(
    ["fact", "fifth", "house", "item", "media", "men", "news", "ninth", "peace", "point", "sheet", "sixth", "tenth",
     "theme", "third", "title", "topic", "women", "world", "youth", "role", "east", "west", "north", "south"]
)  # fmt: skip
