"""Turns pieces and the lines around them into the files of a graph, the texts of pieces copied as they are."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from graph_build.graph.emit import HOMES, Emission, Laid
from graph_build.graph.lines import DEFAULT, FIELD, QuadLines, Word, blocks, merged, statement_of, words_for, written
from graph_build.graph.load import GRAPH_FILE, TURTLE_FILE
from graph_build.graph.pieces.making import texts_of
from graph_build.graph.pieces.shelf import TRIG, TURTLE, Shelf
from graph_build.graph.pieces.stretches import Earlier, Placed, Places, Standing, Stretch, write_placed
from graph_build.graph.pieces.together import Shelved
from graph_build.graph.write import prefixes_for
from graph_build.units import Beside

Text = tuple[str, str, str | Placed]
"""Graph, node or what the addresses of nodes begin with, and what is written of them."""
_NOTHING: Final = Earlier()


@dataclass(frozen=True, slots=True)
class Copied:
    """The texts of pieces by their prefixes, in order, with their keys; and the lines of those whose texts are lost."""

    keys: tuple[tuple[str, str], ...]
    shelf: Shelf
    lost: Mapping[str, Laid] = field(default_factory=dict)

    def texts(self, how: str, home: str, word: Word, standing: Standing, missing: list[str]) -> Iterator[Text]:
        """The texts of pieces in one graph, those that are ``standing`` from there; the keys of those that are missing
        are told."""
        for prefix, key in self.keys:
            text: str | Stretch | None = standing.stretch(key, home)
            if text is None and (text := self._made(key, how, home, word)) is None:
                missing.append(key)
            elif text:
                yield home or DEFAULT, prefix, Placed(key, home, text)

    def _made(self, key: str, how: str, home: str, word: Word) -> str | None:
        if key not in self.lost:
            return self.shelf.text(key, how, home)
        lines = list(self.lost[key])
        texts = texts_of(lines, sorted(set(map(statement_of, lines))), word)
        return texts.turtle if how == TURTLE else texts.trig.get(home, "")


def write_files(
    pieces: Shelved, emission: Emission, inferred: QuadLines, folder: Path, other: Beside, earlier: Earlier = _NOTHING
) -> Callable[[], tuple[dict[str, Places], dict[str, str]]]:
    """Write what is told and what follows as TriG, and what is told as Turtle, both beside.

    What comes back waits until all is done, and tells where in each file the texts of pieces stand, and the digests of
    the files. Texts that stand in ``earlier`` files are copied from there.

    Raises:
        OutputError: a file cannot be written.
    """
    jobs = {key: job.key for key, job in pieces.jobs.items()}
    copied = Copied(tuple((job.prefix, job.key) for job in pieces.jobs.values()), pieces.shelf)
    around = Written(folder, emission.lines, inferred, pieces.around.statements, emission.mint.base, earlier)
    ask = other.begin(_write_all, around, copied)

    def finish() -> tuple[dict[str, Places], dict[str, str]]:
        files, missing = ask()
        if missing:
            files, _ = _write_all(around, _with_lines(copied, missing, jobs, emission))
        return {name: places for name, (places, _) in files.items()}, {name: of for name, (_, of) in files.items()}

    return finish


@dataclass(frozen=True, slots=True)
class Written:
    """What is written around pieces, and where: the lines that are told and that follow, and statements alone."""

    folder: Path
    told: QuadLines
    inferred: QuadLines
    statements: QuadLines
    base: str
    earlier: Earlier


def _write_all(around: Written, copied: Copied) -> tuple[dict[str, tuple[Places, str]], list[str]]:
    """Write all files: where the texts of pieces stand, and the digests of those; and the keys of the pieces that
    are missing, without which they are none."""
    missing: list[str] = []
    files = {
        GRAPH_FILE: _write_trig(around, copied, missing),
        TURTLE_FILE: _write_turtle(around, copied, missing),
    }
    return files, missing


def _with_lines(copied: Copied, missing: list[str], jobs: Mapping[str, str], emission: Emission) -> Copied:
    """As before, with the lines of the pieces whose texts were lost."""
    laid = {digest: emission.own[key].laid() for key, digest in jobs.items() if digest in set(missing)}
    return replace(copied, lost=laid)


def _write_trig(around: Written, copied: Copied, missing: list[str]) -> tuple[Places, str]:
    """Write all that is told and what follows as TriG."""
    prefixes = prefixes_for(around.base)
    word = words_for(prefixes)
    rest = blocks(merged(around.told, around.inferred), word)
    with around.earlier.standing(GRAPH_FILE) as standing:
        rows = heapq.merge(rest, *(copied.texts(TRIG, home, word, standing, missing) for home in HOMES), key=_place)
        places, digest = write_placed(around.folder / GRAPH_FILE, written(_in_graphs(rows), prefixes, word))
    return _with_empty(places, HOMES, copied), digest


def _write_turtle(around: Written, copied: Copied, missing: list[str]) -> tuple[Places, str]:
    """Write what is told without its graphs as Turtle."""
    prefixes = prefixes_for(around.base)
    word = words_for(prefixes)
    rest = blocks((f"{DEFAULT}{FIELD}{statement}" for statement in around.statements), word)
    with around.earlier.standing(TURTLE_FILE) as standing:
        rows = heapq.merge(rest, copied.texts(TURTLE, "", word, standing, missing), key=_place)
        places, digest = write_placed(around.folder / TURTLE_FILE, written(_in_graphs(rows), prefixes, word))
    return _with_empty(places, [""], copied), digest


def _in_graphs(rows: Iterable[Text]) -> Iterator[tuple[str, str | Placed]]:
    return ((home, text) for home, _, text in rows)


def _with_empty(places: Places, homes: Iterable[str], copied: Copied) -> Places:
    """The places with those of pieces that have no text in a graph, so that none is looked for next time."""
    return {home: dict.fromkeys((key for _, key in copied.keys), (0, 0)) | places.get(home, {}) for home in homes}


def _place(row: Text) -> tuple[str, str]:
    return row[0], row[1]
