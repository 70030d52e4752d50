"""Turns the words of a commitment into the time that they give without a day: "within three months"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final

WORDED: Final = "Time in words"
"""What pages call it."""


@cache
def _rows() -> tuple[re.Pattern[str], ...]:
    told = tomllib.loads(files("graph_build.ask.lookups").joinpath("worded_times.toml").read_text(encoding="utf-8"))
    return tuple(re.compile(rf"\b(?:{row['pattern']})", re.IGNORECASE) for row in told["words"])


def worded_time(actions: Iterable[str]) -> str:
    """The words of what is to be done that tell most of its time, though no day; empty where there are none.

    >>> worded_time(["to send its findings to the Board within three months"]), worded_time(["within their mandates"])
    ('within three months', '')
    """
    texts = [" ".join(text.split()) for text in actions]
    found = (match.group() for row in _rows() for text in texts if (match := row.search(text)))
    return next(found, "")


def worded_rank(words: str) -> int:
    """How much the words tell of the time: a span is told before a happening, and that before "without delay"."""
    return next((at for at, row in enumerate(_rows()) if row.search(words)), len(_rows()))
