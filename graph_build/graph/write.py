"""Turns quads and tables into the files of a build, all of them or none: what stood there before stays whole."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from pyoxigraph import Quad

from graph_build.errors import OutputError
from graph_build.graph.lines import QuadLines, line_of, statement_of, trig, turtle
from graph_build.graph.load import INFERRED_FILE
from graph_build.graph.places import finish, publish, refused
from graph_build.vocabulary import PREFIXES, graph

_STAGE: Final = ".building"
_INFERRED: Final = graph("inferred")
_MOST: Final = 1 << 20


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """A folder to write into; what is in it when the block ends takes its place in ``out`` at once.

    When the block fails, or a file cannot take its place, ``out`` is as it was. A kill leaves all old files or, once
    the new ones have begun to take their places, what the next command finishes. Two builds into one folder do not mix:
    the second is refused.

    Raises:
        OutputError: the folder cannot be made or written to, another build writes into it, or a file is in the way.
    """
    made = _make(out)
    stage = out / _STAGE
    try:
        with _locked(out):
            finish(out)
            _fresh(stage)
            try:
                yield stage
                publish(stage, out)
            finally:
                shutil.rmtree(stage, ignore_errors=True)
    except BaseException:
        for folder in made:
            _remove_empty(folder)
        raise


def write_file(path: Path, content: bytes) -> None:
    """Write a file down to the disk. Raises OutputError where that fails."""
    with opened(path) as file:
        file.write(content)


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """A file to write, down on the disk when the block ends. Raises OutputError where that fails."""
    try:
        with path.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise refused("file cannot be written", path, error) from error


def write_inferred(folder: Path, inferred: QuadLines, base: str) -> None:
    """Write what follows as Turtle. Raises OutputError where that fails."""
    write_text(folder / INFERRED_FILE, turtle(map(statement_of, inferred), prefixes_for(base)))


def write_text(path: Path, pieces: Iterable[str]) -> None:
    """Write pieces of text down to the disk, one behind the other. Raises OutputError where that fails."""
    held: list[str] = []
    size = 0
    with opened(path) as file:
        for piece in pieces:
            held.append(piece)
            size += len(piece)
            if size > _MOST:
                file.write("".join(held).encode())
                held, size = [], 0
        file.write("".join(held).encode())


def to_trig(quads: Iterable[Quad], base: str) -> bytes:
    """Quads in order as TriG with prefixes; the same quads give the same bytes."""
    lines, prefixes = QuadLines(), prefixes_for(base)
    lines.add(quads)
    return "".join(trig(lines, prefixes)).encode()


def to_turtle(quads: Iterable[Quad], base: str) -> bytes:
    """The statements of quads, each once and without their graphs, as Turtle with prefixes."""
    lines, prefixes = QuadLines(), prefixes_for(base)
    lines.add_lines(statement_of(line_of(quad)) for quad in quads)
    return "".join(turtle(lines, prefixes)).encode()


def asserted(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads outside the closure."""
    return (quad for quad in quads if quad.graph_name != _INFERRED)


def prefixes_for(base: str) -> dict[str, str]:
    """The prefixes, with the things' one for the given base; without it where it would hold another's names."""
    prefixes = {**PREFIXES, "wpsi": base}
    others = [address for name, address in PREFIXES.items() if name != "wpsi"]
    if any(other.startswith(base) or base.startswith(other) for other in others):
        del prefixes["wpsi"]
    return prefixes


def _make(out: Path) -> list[Path]:
    """Make the folder; give back the folders that were not there, the innermost first."""
    missing = [folder for folder in (out, *out.parents) if not folder.exists()]
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refused("output folder cannot be made", out, error) from error
    return missing


@contextmanager
def _locked(out: Path) -> Iterator[None]:
    """Hold the folder itself, so that no lock file stays behind; the lock ends with the process."""
    try:
        handle = os.open(out, os.O_RDONLY)
    except OSError as error:
        raise refused("output folder cannot be opened", out, error) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise OutputError(
                "another build is writing",
                str(out),
                "one build at a time writes into a folder",
                "wait until it ends, or give another folder with --out",
            ) from error
        yield
    finally:
        os.close(handle)


def _fresh(stage: Path) -> None:
    try:
        if stage.exists():
            shutil.rmtree(stage)
        stage.mkdir()
    except OSError as error:
        raise refused("output folder cannot be written to", stage.parent, error) from error


def _remove_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        return
