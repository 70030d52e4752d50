"""Turns an ending into the record of the reader for it, and a refusal into the reason that a report gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from graph_build.corpus.source import ReadText


class UnreadText(Exception):
    """The file cannot be read; the words say why and what to do."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: its name in words, its endings, how its bytes begin, and what reads it.

    ``read`` takes the bytes and imports its library when called. ``begins`` tells whether bytes are of this format
    whatever the file is called; it is asked with the first 4,096 bytes. A file of more than ``largest`` bytes is not
    opened.

    Raises UnreadText from ``read`` when the bytes are not of the format or hold no words.
    """

    format: str
    endings: tuple[str, ...]
    read: Callable[[bytes], ReadText]
    begins: Callable[[bytes], bool] = lambda _: False
    largest: int = 20_000_000
