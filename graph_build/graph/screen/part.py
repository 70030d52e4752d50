"""Turns the lines below the address of one document into what violation queries need to know of them.

What they say of each other is held together here; what others are held against is noted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from graph_build.graph.lines import FIELD, QuadLines, ends
from graph_build.graph.screen.joins import hold_parties, hold_passages
from graph_build.graph.screen.outside import ASSERTIONS, Outside
from graph_build.graph.screen.records import Records
from graph_build.graph.screen.suspects import SuspectsByCheck
from graph_build.graph.screen.words import FirstWords

_IN_ASSERTIONS = ASSERTIONS + FIELD


@dataclass(frozen=True, slots=True)
class Part:
    """What is noted of the lines below one address, ``prefix``.

    ``suspects`` are those of each query; ``seen`` the lines that tell which words are used; ``kinds`` all sets of kinds
    that a node has. ``known`` are the :func:`ends` of nodes with a kind outside of the graph of assertions, ``sound``
    those of evidence that stands in one provision. The rest is held together with other lines.
    """

    prefix: str
    suspects: dict[str, dict[str, list[list[str]]]] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)
    kinds: list[list[str]] = field(default_factory=list)
    known: str = ""
    sound: str = ""
    read: list[str] = field(default_factory=list)
    referred: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)
    passages: list[str] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)


def part_of(prefix: str, lines: Iterable[str], inferred: Iterable[str]) -> Part:
    """The note on ordered lines below an address, and on what follows of the same nodes."""
    suspects, unheard = SuspectsByCheck(), SuspectsByCheck()
    joined, passages, parties = QuadLines(), QuadLines(), QuadLines()
    outside, words = Outside(suspects, joined, passages), FirstWords(unheard)
    outside.take_inferred(inferred)
    records = Records(suspects, outside, words, joined, passages, parties)
    asserted = []
    for line in lines:
        if line.startswith(_IN_ASSERTIONS):
            asserted.append(line)
        else:
            words.see(line, *line.split(FIELD, 3)[1:])
            outside.take(line)
    records.take(asserted)
    own_passages, other_passages = _parted(passages, prefix)
    own_parties, other_parties = _parted(parties, prefix)
    hold_passages(own_passages, suspects)
    hold_parties(own_parties, suspects)
    return Part(
        prefix=prefix,
        suspects={check: _rows(suspects, check) for check in sorted(suspects)},
        seen=words.first,
        kinds=sorted(map(sorted, records.combined | set(outside.kinds.values()))),
        known=ends(outside.kinds, prefix),
        sound=ends(_sound(own_passages), prefix),
        read=sorted(outside.read),
        referred=sorted(outside.referred),
        sources=sorted(records.sources),
        joined=list(joined),
        passages=other_passages,
        parties=other_parties,
    )


def _parted(lines: Iterable[str], prefix: str) -> tuple[list[str], list[str]]:
    """Lines whose key is below an address, and all others."""
    own: list[str] = []
    others: list[str] = []
    for line in lines:
        (own if line.startswith(prefix) else others).append(line)
    return own, others


def _sound(passages: Iterable[str]) -> Iterator[str]:
    """The evidence that stands in one provision, of which nothing odd is said."""
    for node, rows in groupby((line.split(FIELD) for line in passages), key=lambda row: row[0]):
        told = [row[1] for row in rows if row[1] != "of"]
        if told == ["in"]:
            yield node


def _rows(suspects: SuspectsByCheck, check: str) -> dict[str, list[list[str]]]:
    found = suspects[check]
    return {
        "nodes": [[one] for one in sorted(found.nodes)],
        "statements": [[one] for one in sorted(found.statements)],
        "values": sorted(map(list, found.values)),
        "lines": [[one] for one in found.lines],
    }


def take_suspects(part: Part, suspects: SuspectsByCheck) -> None:
    """Add the suspects of a part to those of all."""
    for check, rows in part.suspects.items():
        found = suspects[check]
        found.nodes |= {one for (one,) in rows["nodes"]}
        found.statements |= {one for (one,) in rows["statements"]}
        found.values |= {(predicate, value) for predicate, value in rows["values"]}
        found.lines += [one for (one,) in rows["lines"]]
