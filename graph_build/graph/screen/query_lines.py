"""Turns the lines of a build into those that each violation query is to look at."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from graph_build.graph.lines import FIELD, Ends, QuadLines
from graph_build.graph.screen.joins import hold_parties, hold_passages, hold_statements
from graph_build.graph.screen.outside import ASSERTIONS, Outside
from graph_build.graph.screen.part import Part, take_suspects
from graph_build.graph.screen.records import Records
from graph_build.graph.screen.suspects import Suspects, SuspectsByCheck
from graph_build.graph.screen.words import Words

PIECE: Final = 100_000
"""Lines of what is held together that stay in memory at the most."""
_RESTS_ON: Final = f"{FIELD}of{FIELD}"
_IN_ASSERTIONS: Final = ASSERTIONS + FIELD


def screened(told: QuadLines, inferred: QuadLines, waiting: Path, parts: Sequence[Part] = ()) -> dict[str, Suspects]:
    """What each violation query is to look at of what is told and of what follows, by its name.

    What is held together waits in that folder. Of the lines in ``parts`` the notes are taken.
    """
    return Screen.of(told, inferred, waiting).suspects_with(parts)


@dataclass(frozen=True, slots=True)
class Screen:
    """What was seen in lines: suspects, what is looked at of all lines, and what is held together in the end."""

    suspects: SuspectsByCheck
    outside: Outside
    words: Words
    records: Records
    joined: QuadLines
    passages: QuadLines
    parties: QuadLines

    @classmethod
    def of(cls, told: QuadLines, inferred: QuadLines, waiting: Path) -> Screen:
        """What is seen in what is told and in what follows, without what parts hold."""
        suspects = SuspectsByCheck()
        joined, passages, parties = (QuadLines(waiting / name, PIECE) for name in ("statements", "passages", "parties"))
        outside, words = Outside(suspects, joined, passages), Words(suspects)
        outside.take_inferred(words.seen(inferred.unordered()))
        for line in words.seen(_not_asserted(told.unordered())):
            outside.take(line)
        records = Records(suspects, outside, words, joined, passages, parties)
        records.take(line for line in told if line.startswith(_IN_ASSERTIONS))
        return cls(suspects, outside, words, records, joined, passages, parties)

    def suspects_with(self, parts: Sequence[Part]) -> dict[str, Suspects]:
        """What each violation query is to look at of what was seen and of parts, by its name; asked for once."""
        suspects, records, passages = self.suspects, self.records, self.passages
        sound = Ends({part.prefix: part.sound for part in parts})
        doubtful = _doubtful(passages, parts)
        for part in parts:
            _take(part, suspects, self.outside, self.words, records)
            in_doubt = _in_doubt(part.passages, sound, doubtful)
            for lines, more in ((self.joined, part.joined), (passages, in_doubt), (self.parties, part.parties)):
                lines.add_lines(more)
        records.known = Ends({part.prefix: part.known for part in parts})
        records.end()
        self.words.end()
        hold_statements(self.joined, suspects)
        hold_passages(passages, suspects, sound)
        hold_parties(self.parties, suspects)
        return dict(suspects)


def _doubtful(passages: QuadLines, parts: Sequence[Part]) -> set[str]:
    """The evidence of which more is told than what rests on it."""
    told = chain(passages.unordered(), *(part.passages for part in parts))
    return {line.partition(FIELD)[0] for line in told if _RESTS_ON not in line}


def _in_doubt(passages: Iterable[str], sound: Container[str], doubtful: Container[str]) -> Iterator[str]:
    """What parts tell of evidence, without that on which assertions rest and which stands in one provision for sure."""
    for line in passages:
        evidence = line.partition(FIELD)[0]
        if not line.endswith(FIELD) or evidence not in sound or evidence in doubtful:
            yield line


def _take(part: Part, suspects: SuspectsByCheck, outside: Outside, words: Words, records: Records) -> None:
    """Take the note on a part as if its lines had been read."""
    take_suspects(part, suspects)
    for line in part.seen:
        words.see(line, *line.split(FIELD, 3)[1:])
    outside.read |= set(part.read)
    outside.referred |= set(part.referred)
    records.sources |= set(part.sources)
    records.combined |= set(map(frozenset, part.kinds))


def _not_asserted(lines: Iterable[str]) -> Iterator[str]:
    return (line for line in lines if not line.startswith(_IN_ASSERTIONS))
