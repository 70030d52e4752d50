"""Turns the lines of a build into those that each violation query is to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from graph_build.graph.lines import FIELD, QuadLines
from graph_build.graph.screen.joins import hold_parties, hold_passages, hold_statements
from graph_build.graph.screen.outside import ASSERTIONS, Outside
from graph_build.graph.screen.records import Records
from graph_build.graph.screen.suspects import SuspectsByCheck, gathered
from graph_build.graph.screen.words import Words

PIECE: Final = 100_000
"""Lines of what is held together that stay in memory at the most."""
_IN_ASSERTIONS: Final = ASSERTIONS + FIELD


def screened(told: QuadLines, inferred: QuadLines, waiting: Path) -> dict[str, list[str]]:
    """The lines of what is told and of what follows on which each violation query can find something, by its name.

    What is held together waits in that folder.
    """
    suspects = SuspectsByCheck()
    joined, passages, parties = (QuadLines(waiting / name, PIECE) for name in ("statements", "passages", "parties"))
    outside, words = Outside(suspects, joined, passages), Words(suspects)
    outside.take_inferred(_seen(inferred.unordered(), words))
    for line in _seen(_not_asserted(told.rest()), words):
        outside.take(line)
    records = Records(suspects, outside, words, joined, passages, parties)
    records.take(line for line in told if line.startswith(_IN_ASSERTIONS))
    records.end()
    words.end()
    hold_statements(joined, suspects)
    hold_passages(passages, suspects)
    hold_parties(parties, suspects)
    return gathered(suspects, lambda: chain(told.unordered(), inferred.unordered()))


def _not_asserted(lines: Iterable[str]) -> Iterator[str]:
    return (line for line in lines if not line.startswith(_IN_ASSERTIONS))


def _seen(lines: Iterable[str], words: Words) -> Iterator[str]:
    for line in lines:
        words.see(line, *line.split(FIELD, 3)[1:])
        yield line
