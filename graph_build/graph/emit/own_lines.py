"""Turns lines about what has an address below that of one document into a part of a build that stands by itself.

Seven of eight statements are of this kind: provisions, commitments, passages. What else a build writes of them comes
later, few lines a document, and is kept beside what the document says by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graph_build.graph.closure import about_things
from graph_build.graph.emit.evidence import ASSERTIONS
from graph_build.graph.emit.things import THINGS
from graph_build.graph.lines import FIELD, merged
from graph_build.graph.places import refused

HOMES: Final = (ASSERTIONS.value, THINGS.value)
"""The graphs in which lines may be a document's own."""


@dataclass(frozen=True, slots=True)
class Laid:
    """Ordered lines in a file, and some more, in order and each once."""

    path: Path
    more: tuple[str, ...]

    def __iter__(self) -> Iterator[str]:
        return merged(_read(self.path), self.more) if self.more else _read(self.path)


class OwnLines:
    """The lines below the address of one document, in order and each once.

    ``written`` gives what the document says by itself, when that is asked for, ``about_things`` what of that says
    something of things; ``more`` is what the build adds.
    """

    def __init__(self, prefix: str, path: Path, written: Callable[[], Iterable[str]] = tuple) -> None:
        self.prefix = prefix
        self.more: list[str] = []
        self.written = written
        self.about_things: Callable[[], Iterable[str]] = tuple
        self._path = path

    def add_lines(self, lines: Iterable[str]) -> None:
        """Take lines in that the document does not say by itself."""
        self.more += lines

    def put(self, lines: Iterable[str]) -> None:
        """Lay down what the document says by itself, which is not asked for again."""
        _lay(self._path, sorted(set(lines)))
        self.written = tuple

    def put_about(self, lines: Iterable[str]) -> None:
        """Lay down what of that says something of things."""
        _lay(self._about_path, lines)
        self.about_things = tuple

    def about(self) -> Iterator[str]:
        """What says something of things, some of it twice."""
        if self._about_path.exists():
            yield from _read(self._about_path)
        else:
            yield from self.about_things()
        yield from about_things(self.more)

    @property
    def _about_path(self) -> Path:
        return self._path.with_suffix(".about")

    def __iter__(self) -> Iterator[str]:
        return iter(self.laid())

    def laid(self) -> Laid:
        """All of them, laid down where they were not."""
        if not self._path.exists():
            self.put(self.written())
        return Laid(self._path, tuple(sorted(set(self.more))))

    def drop(self) -> None:
        """Take away what was laid down, when nothing of it is asked for any more."""
        self._path.unlink(missing_ok=True)
        self._about_path.unlink(missing_ok=True)


def _read(path: Path) -> Iterator[str]:
    """The lines that were laid down in a file."""
    with path.open(encoding="utf-8", newline="\n") as file:
        yield from file.read().split("\n")[:-1]


def _lay(path: Path, lines: Iterable[str]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        raise refused("file cannot be written", path, error) from error


class Owners:
    """The documents below whose addresses lines may stand, by the addresses of these with a slash behind."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.keys = frozenset(prefixes)
        self._keys = {prefix: key for key, prefix in prefixes.items()}
        self._first = min((prefix.count("/") for prefix in self._keys), default=0)
        self._last = max((prefix.count("/") for prefix in self._keys), default=0)

    def of(self, address: str) -> str:
        """The key of the document below whose address this one stands; empty where there is none.

        >>> Owners({"a": "https://x.org/id/a/"}).of("https://x.org/id/a/p-1")
        'a'
        """
        at = -1
        for count in range(1, self._last + 1):
            at = address.find("/", at + 1)
            if at < 0:
                return ""
            if count >= self._first and (key := self._keys.get(address[: at + 1])) is not None:
                return key
        return ""


def apart(prefixes: Mapping[str, str]) -> dict[str, str]:
    """The prefixes of the documents below none of which another one stands."""
    ordered = sorted(prefixes.items(), key=lambda row: row[1])
    nested: set[str] = set()
    outer = ("", "//")
    for key, prefix in ordered:
        if prefix.startswith(outer[1]):
            nested |= {key, outer[0]}
        else:
            outer = (key, prefix)
    return {key: prefix for key, prefix in ordered if key not in nested}


def starts_of(prefix: str) -> tuple[str, ...]:
    """How the own lines of a document begin."""
    return tuple(f"{home}{FIELD}{prefix}" for home in HOMES)
