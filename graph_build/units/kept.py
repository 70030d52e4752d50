"""Turns what a document said in an earlier build into what it says now: kept in the user's folder under a digest.

What is kept is records and nothing else: no name of a class or function outside the list below is ever looked up, so
that a file put there by someone else runs nothing. A file that is damaged counts as missing.
"""

from __future__ import annotations

import hashlib
import importlib
import io
import os
import pickle
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from graph_build.extract.document import Draft
from graph_build.extract.records import Thing
from graph_build.guards import CACHE_SIGNATURE, CACHE_TAG
from graph_build.units.unit import Unit

OFF: Final = "off"
VARIABLE: Final = "WPS_GRAPH_CACHE"
MOST: Final = 2_000_000_000
"""Bytes that are kept; of more, those that were not asked for longest are removed."""
_DIGEST: Final = 32
_LARGEST: Final = 500_000_000
_PLAIN: Final = {
    ("builtins", "frozenset"),
    ("builtins", "set"),
    ("array", "array"),
    ("array", "_array_reconstructor"),
}
_OF_THING: Final = tuple(one.name for one in fields(Thing) if one.name != "names")
_STAGES: Final = ("graph_build.corpus.", "graph_build.extract.", "graph_build.units.")


def default_folder() -> Path | None:
    """The folder that the environment names, else the one where this system keeps such files; None for "off"."""
    named = os.environ.get(VARIABLE, "")
    if named:
        return None if named.lower() == OFF else Path(named)
    base = os.environ.get("XDG_CACHE_HOME", "")
    if base and Path(base).is_absolute():
        return Path(base) / "wps-graph"
    try:
        home = Path.home()
    except RuntimeError:  # a user without a home
        return None
    return home.joinpath(*(("Library", "Caches") if sys.platform == "darwin" else (".cache",)), "wps-graph")


def folder_named(given: Path | None) -> Path | None:
    """The folder that a user gave, None for "off"; where none was given the usual one."""
    if given is None or given == Path():
        return default_folder()
    return None if str(given).lower() == OFF else given


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder of units; without one nothing is found and nothing is kept. A folder that fails costs time, no more."""

    folder: Path | None = None

    def keep(self, key: str, unit: Unit) -> None:
        """Keep a unit under its digest; several builds may do so at once."""
        if self.folder is not None:
            self._write(key, _bytes(unit))

    def _write(self, key: str, content: bytes) -> None:
        if self.folder is None:
            return
        path = self._path(self.folder, key)
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            _open(self.folder)
            path.parent.mkdir(mode=0o700, exist_ok=True)
            beside.write_bytes(content)
            beside.replace(path)
        except OSError:
            with suppress(OSError):
                beside.unlink()

    def put(self, key: str, content: bytes) -> None:
        """Keep bytes of any kind under a digest."""
        if self.folder is not None:
            self._write(key, _sealed(zlib.compress(content, level=1)))

    def get(self, key: str) -> bytes | None:
        """The bytes that were kept under a digest, where they are there and whole."""
        if self.folder is None:
            return None
        path = self._path(self.folder, key)
        try:
            content = _opened(path.read_bytes())
            os.utime(path)
        except Exception:  # whatever a damaged or foreign file breaks, it is made anew
            return None
        return content

    def has(self, key: str) -> bool:
        """Whether anything is kept under a digest, whole or not."""
        return self.folder is not None and self._path(self.folder, key).exists()

    def put_plain(self, key: str, record: object) -> None:
        """Keep what is made of lists, tuples, dictionaries, texts, numbers and truth values alone under a digest."""
        if self.folder is not None:
            self.put(key, pickle.dumps(record, protocol=5))

    def get_plain(self, key: str) -> Any:
        """What was kept so, where it is there and whole; None for anything else."""
        raw = self.get(key)
        with suppress(Exception):  # whatever a damaged or foreign file breaks, it is made anew
            return None if raw is None else _Plain(io.BytesIO(raw)).load()
        return None

    def recall(self, key: str) -> str:
        """The word that was kept under a digest; an empty one where there is none."""
        if self.folder is None:
            return ""
        try:
            return self._path(self.folder, key).read_bytes().decode("ascii")
        except (OSError, ValueError):
            return ""

    def remember(self, key: str, word: str) -> None:
        """Keep a word under a digest."""
        self._write(key, word.encode("ascii"))

    def tidy(self, most: int = MOST) -> None:
        """Remove what was not asked for longest, until no more than so many bytes are kept."""
        if self.folder is None or not self.folder.is_dir():
            return
        held = [row for folder in self.folder.glob("??") for row in _held_in(folder)]
        if sum(size for _, size, _ in held) <= most:
            return
        for _, size, path in sorted(held, reverse=True):
            most -= size
            if most < 0:
                Path(path).unlink(missing_ok=True)

    @staticmethod
    def _path(folder: Path, key: str) -> Path:
        return folder / key[:2] / key[2:]


def _open(folder: Path) -> None:
    """Make the folder, marked as one that holds nothing but a cache; one that holds other files is not marked.

    The mark keeps it out of the texts of a build and of back-ups: https://bford.info/cachedir/
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        (folder / CACHE_TAG).write_text(f"{CACHE_SIGNATURE}\n# What wps-graph keeps for the next build.\n", "ascii")


def _held_in(folder: Path) -> Iterator[tuple[float, int, str]]:
    """The ages, sizes and paths of what is in a folder; what another build removes meanwhile is nothing."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):
                told = entry.stat()
                yield told.st_mtime, told.st_size, entry.path


def _bytes(unit: Unit) -> bytes:
    into = io.BytesIO()
    _Writer(into).dump(unit)
    return _sealed(zlib.compress(into.getvalue(), level=1))


def _sealed(packed: bytes) -> bytes:
    return hashlib.sha256(packed).digest() + packed


def _opened(raw: bytes) -> bytes:
    packed = raw[_DIGEST:]
    if hashlib.sha256(packed).digest() != raw[:_DIGEST]:
        raise ValueError("damaged")
    opened = zlib.decompressobj()
    content = opened.decompress(packed, _LARGEST)
    if opened.unconsumed_tail:
        raise ValueError("larger than any unit")
    return content


def unit_in(content: bytes, shared: Shared) -> Unit | None:
    """The unit that was kept in these bytes, its things those that are ``shared`` with others; None where they hold no
    unit: whatever a damaged or foreign file breaks, the document is read anew."""
    with suppress(Exception):
        unit = _Records(io.BytesIO(content), shared).load()
        if isinstance(unit, Unit) and isinstance(unit.outcome, Draft):
            return unit
    return None


class _Plain(pickle.Unpickler):
    """Reads what names no class or function."""

    def find_class(self, module: str, name: str) -> Any:
        """No class has that name."""
        raise pickle.UnpicklingError(f"{module}.{name} is not plain")


class Shared(dict[bytes, Thing]):
    """Things by their bytes: of two hundred thousand that the documents of an archive name six in seven are known."""

    def __missing__(self, raw: bytes) -> Thing:
        """The thing of bytes that are met for the first time."""
        names, *values = _Plain(io.BytesIO(raw)).load()
        thing = self[raw] = Thing(names=frozenset(names), **dict(zip(_OF_THING, values, strict=True)))
        return thing


def thing_of(raw: bytes) -> Thing:
    """Stands in what is kept for what makes things of their bytes."""
    return Shared()[raw]


class _Writer(pickle.Pickler):
    """Writes records, each thing as bytes that are the same in every document."""

    def __init__(self, into: io.BytesIO) -> None:
        super().__init__(into, protocol=5)
        self.dispatch_table = {Thing: lambda thing: (thing_of, (_thing_in_bytes(thing),))}


def _thing_in_bytes(thing: Thing) -> bytes:
    values = (sorted(thing.names), *(getattr(thing, name) for name in _OF_THING))
    return pickle.dumps(values, protocol=5)


class _Records(pickle.Unpickler):
    """Reads records of this program and of what they are made of; everything else is refused."""

    def __init__(self, file: io.BytesIO, shared: Shared) -> None:
        super().__init__(file)
        self._shared = shared

    def find_class(self, module: str, name: str) -> Callable[..., Any]:
        """The class of that name, where it may be made."""
        if (module, name) == (__name__, thing_of.__name__):
            return self._shared.__getitem__
        return _record_named(module, name)


@cache  # an archive asks fifty thousand times
def _record_named(module: str, name: str) -> Callable[..., Any]:
    """The class of that name, where it may be made. Raises UnpicklingError where not."""
    if module.startswith(_STAGES) or (module, name) in _PLAIN:
        found = getattr(importlib.import_module(module), name)
        if (module, name) in _PLAIN or _is_record(found):
            _make_quick(found)
            return found  # type: ignore[no-any-return]
    raise pickle.UnpicklingError(f"{module}.{name} is no record")


def _make_quick(record: type) -> None:
    """Let records with slots take their values at once: by themselves they ask for their fields each time.

    An archive has six hundred thousand, so that even a loop over the fields is half of the time.
    """
    if is_dataclass(record) and "__slots__" in vars(record):
        names = [one.name for one in fields(record)]
        takers = {f"take_{name}": getattr(record, name).__set__ for name in names}
        steps = "".join(f"    take_{name}(self, {name}_)\n" for name in names)
        head = f"def take(self, values):\n    ({', '.join(f'{name}_' for name in names)},) = values\n"
        exec(head + steps, takers)  # of names of fields alone, as the class itself was made
        record.__setstate__ = takers["take"]  # type: ignore[attr-defined]


def _is_record(found: object) -> bool:
    """Whether it is a class whose making does nothing but hold values."""
    return isinstance(found, type) and (is_dataclass(found) or (issubclass(found, tuple) and hasattr(found, "_fields")))
