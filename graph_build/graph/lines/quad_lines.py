"""Turns quads into lines that sort as a graph is written, and sorted pieces of lines on the disk into one order.

A line is graph, subject, property and object with a zero byte between them; the kind comes first among the properties.
A build has five thousand of them a document: what is more than a piece waits on the disk, so that memory stays flat.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BufferedReader, RawIOBase
from itertools import chain, islice
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from pyoxigraph import NamedNode, Quad

from graph_build.graph.lines.merging import LINES, Block, in_order, merged_blocks
from graph_build.graph.load import fill
from graph_build.vocabulary import rdf

PIECE: Final = 500_000
"""Lines that are held in memory at the most, about 150 MB."""
FIELD: Final = "\0"
"""What stands between the parts of a line."""
_TYPE: Final = rdf("type")
IS_A: Final = str(_TYPE)
_KIND: Final = _TYPE.value
DEFAULT: Final = "DEFAULT"
_ABOUT: Final = str(rdf("nil"))  # whatever a term that stands alone is said of
_CHUNK: Final = 1_000
_BUFFER: Final = 1 << 18
_LEAST_BUFFER: Final = 1 << 13
_MANY: Final = 16
"""Of more pieces than these smaller blocks are held at once."""


class QuadLines:
    """Quads of a build in any order and any number of times, given back in order and each once.

    ``folder`` is where pieces wait; without one all are held in memory.
    """

    def __init__(self, folder: Path | None = None, piece: int | None = None) -> None:
        self._folder, self._piece = folder, piece or PIECE
        self._held: list[str] = []
        self._pieces: list[Path] = []
        self._settled = 0

    def add(self, quads: Iterable[Quad]) -> None:
        """Take quads in."""
        self.add_lines(map(line_of, quads))

    def add_lines(self, lines: Iterable[str]) -> None:
        """Take lines in."""
        if isinstance(lines, list) and len(lines) <= LINES:
            self._held += lines
            if len(self._held) >= self._piece:
                self.spill()
            return
        more = iter(lines)
        while some := list(islice(more, _CHUNK)):
            self._held += some
            if len(self._held) >= self._piece:
                self.spill()

    def spill(self) -> None:
        """Put on the disk what is held in memory."""
        if self._folder is None or not self._held:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"{len(self._pieces):06d}"
        _write(path, [in_order(self._held)])
        self._pieces.append(path)
        self._held = []

    def settle(self, *, is_read: bool = False) -> None:
        """Put on the disk what is held in memory, all of it in order, so that it need not be put in order again.

        Where it ``is_read`` elsewhere meanwhile, as it was, what is on the disk stays there too.
        """
        self.spill()
        if self._folder is None or len(self._pieces) < 2:
            return
        self._settled += 1
        path = self._folder / f"all-{self._settled}"
        _write(path, self.blocks())
        for piece in self._pieces if not is_read else ():
            piece.unlink()
        self._pieces = [path]

    def blocks(self) -> Iterator[Block]:
        """All lines in order, each once, as blocks."""
        size = max(_LEAST_BUFFER, _BUFFER // (1 + len(self._pieces) // _MANY))
        pieces = [_read(path, size) for path in self._pieces]
        if len(pieces) == 1 and not self._held:
            return pieces[0]
        return merged_blocks([*pieces, iter([in_order(self._held)])])

    def __iter__(self) -> Iterator[str]:
        """All lines in order, each once."""
        return chain.from_iterable(self.blocks())

    def unordered(self) -> Iterator[str]:
        """All lines, some of them several times, without the time that putting them in order takes."""
        return chain.from_iterable((*map(chain.from_iterable, map(_read, self._pieces)), self._held))


def _write(path: Path, blocks: Iterable[Block]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for block in blocks:
            for start in range(0, len(block), LINES):
                file.write("\n".join(block[start : start + LINES]))
                file.write("\n")


def _read(path: Path, size: int = _BUFFER) -> Iterator[Block]:
    """The lines of a file as blocks of about so many characters."""
    with path.open(encoding="utf-8", newline="\n") as file:
        begun = ""
        while some := file.read(size):
            *lines, begun = f"{begun}{some}".split("\n")
            yield lines


def line_of(quad: Quad) -> str:
    """The line of a quad."""
    subject, predicate, value, home = quad
    name = home.value if isinstance(home, NamedNode) else DEFAULT
    node = subject.value if isinstance(subject, NamedNode) else str(subject)
    kind = predicate.value
    return f"{name}\0{node}\0{'' if kind == _KIND else kind}\0{value}"


def statement_of(line: str) -> str:
    """A line without its graph."""
    return line.partition(FIELD)[2]


def quads_of(lines: Iterable[str]) -> Iterator[Quad]:
    """The quads of lines, in their order."""
    return ox.parse(_file(map(_in_n_quads, lines)), format=ox.RdfFormat.N_QUADS)


def triples_of(statements: Iterable[str]) -> Iterator[ox.Triple]:
    """The triples of lines without a graph, in their order."""
    return (quad.triple for quad in ox.parse(_file(map(_in_n_triples, statements)), format=ox.RdfFormat.N_TRIPLES))


def terms_of(values: Iterable[str]) -> Iterator[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]:
    """Terms of their texts in N-Quads, in their order."""
    lines = (f"{_ABOUT} {IS_A} {value} .\n" for value in values)
    return (quad.object for quad in ox.parse(_file(lines), format=ox.RdfFormat.N_TRIPLES))


def store_of(lines: Iterable[str], folder: Path | None = None) -> ox.Store:
    """A store that holds the quads of lines, in memory or, a third as fast, in a folder."""
    store = ox.Store() if folder is None else ox.Store(folder)
    return fill(store, _file(map(_in_n_quads, lines)), ox.RdfFormat.N_QUADS)


def _in_n_quads(line: str) -> str:
    home, _, statement = line.partition(FIELD)
    if home == DEFAULT:
        return _in_n_triples(statement)
    subject, predicate, value = statement.split(FIELD, 2)
    node = subject if subject.startswith("_:") else f"<{subject}>"
    return f"{node} <{predicate}> {value} <{home}> .\n" if predicate else f"{node} {IS_A} {value} <{home}> .\n"


def _in_n_triples(statement: str) -> str:
    subject, predicate, value = statement.split(FIELD, 2)
    node = subject if subject.startswith("_:") else f"<{subject}>"
    return f"{node} <{predicate}> {value} .\n" if predicate else f"{node} {IS_A} {value} .\n"


def _file(lines: Iterator[str]) -> BufferedReader:
    return BufferedReader(_Text(lines), _BUFFER)


class _Text(RawIOBase):
    """Lines as a file to read from."""

    def __init__(self, lines: Iterator[str]) -> None:
        super().__init__()
        self._lines, self._rest = lines, b""

    def readable(self) -> bool:
        """It can be read, from its beginning to its end."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill a buffer with the next bytes; how many they are, none at the end."""
        into = memoryview(buffer).cast("B")
        if not self._rest:
            self._rest = "".join(islice(self._lines, _CHUNK)).encode()
        given = self._rest[: len(into)]
        into[: len(given)] = given
        self._rest = self._rest[len(given) :]
        return len(given)
