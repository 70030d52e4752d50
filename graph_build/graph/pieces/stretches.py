"""Turns what stands unchanged in the files of the build before into stretches that are copied, byte for byte.

Of a graph of a gigabyte a document more changes a few kilobytes. The text of a piece need neither be unpacked nor be
written again where it stands in the file that is being replaced, and that file is as it was written.
"""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from os import pread
from pathlib import Path
from typing import IO, Any, Final, Protocol

from graph_build.graph.places import digest_of
from graph_build.graph.write import opened
from graph_build.units import Before

_STAGE: Final = "where the texts of pieces stand"
_MOST: Final = 1 << 20
Places = dict[str, dict[str, tuple[int, int]]]
"""By graph and key of a piece: where its text begins in a file, and its bytes; none of it where they are none."""


class Into(Protocol):
    """Whatever bytes are written to."""

    def write(self, some: bytes, /) -> int:
        """Write bytes down; how many they are."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some bytes of a file that is open."""

    file: IO[bytes]
    start: int
    length: int

    def __bool__(self) -> bool:
        """Whether it holds anything, as of a text."""
        return self.length > 0

    def copy(self, into: Into) -> int:
        """Write the bytes down; how many they are. Raises OSError where the file has become shorter."""
        at, end = self.start, self.start + self.length
        while at < end:
            some = pread(self.file.fileno(), min(end - at, _MOST), at)
            if not some:
                raise OSError(errno.EIO, "the file of the build before was cut while it was read")
            at += into.write(some)
        return self.length


@dataclass(frozen=True, slots=True)
class Placed:
    """The text of a piece in one graph, which is at hand or stands in a file."""

    key: str
    home: str
    text: str | Stretch

    def write(self, into: Into) -> int:
        """Write the text down; how many bytes it is."""
        return self.text.copy(into) if isinstance(self.text, Stretch) else into.write(self.text.encode())


@dataclass(frozen=True, slots=True)
class Standing:
    """A file of the build before, with the places of the texts in it; without a file there are none."""

    file: IO[bytes] | None = None
    places: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def stretch(self, key: str, home: str) -> Stretch | None:
        """Where the text of a piece stands; None where it does not."""
        match self.places.get(home, {}).get(key):
            case [int(start), int(length)] if self.file is not None and start >= 0 <= length:
                return Stretch(self.file, start, length)
        return None


@dataclass(frozen=True, slots=True)
class Earlier:
    """The files that a build replaces, by what it noted of them: their digests, and where the texts of pieces stand.

    ``sound`` are those that were found to be as they were written; none where it was not looked.
    """

    folder: Path | None = None
    notes: Mapping[str, Any] = field(default_factory=dict)
    sound: frozenset[str] = frozenset()

    @classmethod
    def of(cls, before: Before, folder: Path) -> Earlier:
        """What the last build of a folder noted of its files."""
        notes = before.note(_STAGE)
        return cls(folder, notes) if isinstance(notes, dict) else cls()

    @classmethod
    def looked_at(cls, before: Before, folder: Path) -> Earlier:
        """As :meth:`of`, with the files that are as they were written: nobody else writes in the folder."""
        noted = cls.of(before, folder)
        found = {name: noted.digest(name) for name in noted.notes}
        with suppress(OSError):
            return replace(noted, sound=frozenset(n for n, of in found.items() if of and digest_of(folder / n) == of))
        return noted

    def digest(self, name: str) -> str:
        """The digest of one of the files as it was written; an empty text where none was noted."""
        match self.notes.get(name):
            case {"digest": str(digest)}:
                return digest
        return ""

    def sound_digest(self, name: str) -> str:
        """The digest of one of the files that is as it was written; empty where it is not known to be."""
        return self.digest(name) if name in self.sound else ""

    @contextmanager
    def standing(self, name: str) -> Iterator[Standing]:
        """One of the files; none where it is not as it was written."""
        match self.notes.get(name):
            case {"places": dict(places)} if self.folder is not None:
                try:
                    file = (self.folder / name).open("rb")
                except OSError:
                    yield Standing()
                    return
                with file:
                    is_so = name in self.sound or (hashlib.file_digest(file, "sha256").hexdigest() == self.digest(name))
                    yield Standing(file, places) if is_so else Standing()
            case _:
                yield Standing()


def remember_places(before: Before, places: Mapping[str, Places], digests: Mapping[str, str]) -> None:
    """Note for the next build where in each file the texts of pieces stand, and the digest of the file."""
    before.take(_STAGE, {name: {"digest": digests[name], "places": found} for name, found in places.items()})


class _Digested:
    """Writes bytes to a file, and knows the digest of all that it wrote."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self.digest = file, hashlib.sha256()

    def write(self, some: bytes) -> int:
        """Write bytes down; how many they are."""
        self.digest.update(some)
        return self._file.write(some)


def write_placed(path: Path, pieces: Iterable[str | Placed]) -> tuple[Places, str]:
    """Write pieces of text down to the disk, one behind the other; where those of pieces stand, and the file's digest.

    Raises:
        OutputError: the file cannot be written.
    """
    places: Places = {}
    held: list[str] = []
    size = at = 0
    with opened(path) as opened_file:
        file = _Digested(opened_file)
        for piece in pieces:
            if isinstance(piece, str):
                held.append(piece)
                size += len(piece)
            if size > _MOST or isinstance(piece, Placed):
                at += file.write("".join(held).encode())
                held, size = [], 0
            if isinstance(piece, Placed):
                length = piece.write(file)
                places.setdefault(piece.home, {})[piece.key] = (at, length)
                at += length
        file.write("".join(held).encode())
    return places, file.digest.hexdigest()
