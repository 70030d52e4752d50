"""Turns the two halves of a word broken at the end of a line into whether its hyphen belongs to the word."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container
from functools import cache, cached_property
from importlib.resources import files
from typing import Final

_WORD: Final = re.compile(r"(?<![-\w])(?<!-\s)[^\W\d_]+(?:-[^\W\d_]+)*(?!-?\w|-\s*\n)")
_SECOND_HALF: Final = re.compile(r"-[ \t]*\n\s*[^\W\d_]+")


def whole_words(text: str) -> frozenset[str]:
    """The words that the text holds whole, in small letters: what stands around a broken line is none."""
    return frozenset(word.casefold() for word in _WORD.findall(_SECOND_HALF.sub("-\n", text)))


class WholeWords(Container[str]):
    """The words that a text holds whole, looked for when they are first asked for: few texts break words."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _words(self) -> frozenset[str]:
        return whole_words(self._text)

    def __contains__(self, word: object) -> bool:
        """Whether the text holds the word, in small letters."""
        return word in self._words


def keeps_hyphen(left: str, right: str, words: Container[str]) -> bool:
    """Whether the hyphen between two halves is the word's own.

    ``words`` are those that the document holds whole. A second half that begins with a capital or digit keeps it.

    >>> keeps_hyphen("gender", "responsive", frozenset()), keeps_hyphen("vio", "lence", frozenset())
    (True, False)
    """
    if not right[:1].islower():
        return True
    left, right = left.casefold(), right.casefold()
    if f"{left}-{right}" in words:
        return True
    if left + right in words:
        return False
    firsts, seconds = _parts()
    if left in firsts:
        return True
    return right in seconds and len(left) > 3


@cache
def _parts() -> tuple[frozenset[str], frozenset[str]]:
    data = tomllib.loads(files("graph_build.corpus").joinpath("hyphens.toml").read_text("utf-8"))
    return frozenset(data["first"]), frozenset(data["second"])
