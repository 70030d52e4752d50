"""Turns pieces and the lines around them into the files of a graph, the texts of pieces copied as they are."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph_build.graph.emit import HOMES, Emission, Laid
from graph_build.graph.lines import DEFAULT, FIELD, QuadLines, Word, blocks, merged, statement_of, words_for, written
from graph_build.graph.load import GRAPH_FILE
from graph_build.graph.pieces.making import texts_of
from graph_build.graph.pieces.shelf import TRIG, TURTLE, Shelf
from graph_build.graph.pieces.together import Pieces
from graph_build.graph.write import prefixes_for, write_text
from graph_build.units import Beside

Text = tuple[str, str, str]
"""Graph, node or what the addresses of nodes begin with, and what is written of them."""


@dataclass(frozen=True, slots=True)
class Copied:
    """The texts of pieces by their prefixes, in order, with their keys; and the lines of those whose texts are lost."""

    keys: tuple[tuple[str, str], ...]
    shelf: Shelf
    lost: Mapping[str, Laid] = field(default_factory=dict)

    def texts(self, how: str, home: str, word: Word, missing: list[str]) -> Iterator[Text]:
        """The texts of pieces in one graph; the keys of those that are missing are told."""
        for prefix, key in self.keys:
            text = self._made(key, how, home, word) if key in self.lost else self.shelf.text(key, how, home)
            if text is None:
                missing.append(key)
            elif text:
                yield home or DEFAULT, prefix, text

    def _made(self, key: str, how: str, home: str, word: Word) -> str:
        lines = list(self.lost[key])
        texts = texts_of(lines, sorted(set(map(statement_of, lines))), word)
        return texts.turtle if how == TURTLE else texts.trig.get(home, "")


def write_files(
    pieces: Pieces, emission: Emission, inferred: QuadLines, folder: Path, other: Beside
) -> Callable[[], None]:
    """Write what is told and what follows as TriG, and what is told as Turtle, both beside; what waits until all is
    done.

    Raises:
        OutputError: a file cannot be written.
    """
    jobs = {key: job.key for key, job in pieces.jobs.items()}
    copied = Copied(tuple((job.prefix, job.key) for job in pieces.jobs.values()), pieces.shelf)
    around = Written(folder, emission.lines, inferred, pieces.around.statements, emission.mint.base)
    ask = other.begin(_write_both, around, copied)

    def finish() -> None:
        if missing := ask():
            _write_both(around, _with_lines(copied, missing, jobs, emission))

    return finish


@dataclass(frozen=True, slots=True)
class Written:
    """What is written around pieces, and where: the lines that are told and that follow, and statements alone."""

    folder: Path
    told: QuadLines
    inferred: QuadLines
    statements: QuadLines
    base: str


def _write_both(around: Written, copied: Copied) -> list[str]:
    """Write both files; the keys of texts that are missing, without which they are none."""
    missing = write_trig(around.folder, around.told, around.inferred, copied, around.base)
    return missing + write_turtle(around.folder, around.statements, copied, around.base)


def _with_lines(copied: Copied, missing: list[str], jobs: Mapping[str, str], emission: Emission) -> Copied:
    """As before, with the lines of the pieces whose texts were lost."""
    laid = {digest: emission.own[key].laid() for key, digest in jobs.items() if digest in set(missing)}
    return replace(copied, lost=laid)


def write_trig(folder: Path, told: QuadLines, inferred: QuadLines, copied: Copied, base: str) -> list[str]:
    """Write all that is told and what follows as TriG; the keys of texts that are missing, without which it is none."""
    missing: list[str] = []
    prefixes = prefixes_for(base)
    word = words_for(prefixes)
    around = blocks(merged(told, inferred), word)
    rows = heapq.merge(around, *(copied.texts(TRIG, home, word, missing) for home in HOMES), key=_place)
    write_text(folder / GRAPH_FILE, written(((home, text) for home, _, text in rows), prefixes, word))
    return missing


def write_turtle(folder: Path, statements: QuadLines, copied: Copied, base: str) -> list[str]:
    """Write what is told without its graphs as Turtle; the keys of texts that are missing, without which it is none."""
    missing: list[str] = []
    prefixes = prefixes_for(base)
    word = words_for(prefixes)
    around = blocks((f"{DEFAULT}{FIELD}{statement}" for statement in statements), word)
    rows = heapq.merge(around, copied.texts(TURTLE, "", word, missing), key=_place)
    write_text(folder / "graph.ttl", written(((home, text) for home, _, text in rows), prefixes, word))
    return missing


def _place(row: Text) -> tuple[str, str]:
    return row[0], row[1]
