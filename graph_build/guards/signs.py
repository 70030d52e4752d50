"""Turns words of strangers into words that steer no terminal, and tells signs that are no letters of anyone."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

# What turns the direction of writing; marks of one place (U+200E, U+200F), which Arabic and Hebrew use, turn nothing.
_TURNING = frozenset("\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_KEPT = frozenset("\n\t")


def steers(sign: str) -> bool:
    """Whether a character moves a terminal, turns the direction of writing, or is half of one.

    >>> steers("\x1b"), steers("\u202e"), steers("\ud800"), steers("a")
    (True, True, True, False)
    """
    return sign < " " or "\x7f" <= sign <= "\x9f" or sign in _TURNING or "\ud800" <= sign <= "\udfff"


def visible(words: str, kept: frozenset[str] = _KEPT) -> str:
    """The words, with each sign that steers as its number; ends of lines and tabs stay.

    >>> print(visible("a\x1b[2J\u202eb"))
    a\\x1b[2J\\u202eb
    """
    if words.isprintable():
        return words
    return "".join(ascii(c)[1:-1] if c not in kept and steers(c) else c for c in words)


def in_one_line(error: Exception, most: int = 200) -> str:
    """What an error says, in one line of so many characters at the most."""
    return " ".join(str(error).split())[:most]


class _Screen(io.TextIOWrapper):
    """A terminal that what is written to it does not steer."""

    def write(self, text: str) -> int:
        return super().write(visible(text))


@contextmanager
def screened() -> Iterator[None]:
    """Lets no words of documents, files or servers steer the terminal while the block runs; files get all as it is."""
    before = sys.stdout, sys.stderr
    screens = [_screen(stream) for stream in before]
    sys.stdout, sys.stderr = screens
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before
        for stream, screen in zip(before, screens, strict=True):
            if screen is not stream:
                screen.flush()
                screen.detach()  # type: ignore[attr-defined]


def _screen(stream: TextIO) -> TextIO:
    if not hasattr(stream, "buffer") or not stream.isatty():
        return stream
    return _Screen(stream.buffer, stream.encoding, "replace", line_buffering=True)
