"""Turns paths into the files to be read below them, and every other file into a row with what to do about it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final

from graph_build.corpus.catalogue import NAMES, Catalogue, CatalogueNote, folded_path, read_catalogue
from graph_build.corpus.folders.file import FoundFile
from graph_build.corpus.houses import FILE as HOUSES
from graph_build.corpus.houses import House, read_houses
from graph_build.corpus.source import Metadata, Unreadable
from graph_build.errors import InputError
from graph_build.guards import is_cache, is_file, leads_out, real, steers

_ABOUT_THE_FOLDER = re.compile(r"(?i)(readme|license|licence|copying|notice|changelog)(\.\w+)?")
# Tables beside the texts that other stages read.
_TABLES: Final = frozenset({*NAMES, "verdicts.csv", "followup.csv", "corrections.csv", HOUSES})
# Files by which a folder shows that a build wrote it.
_BUILT: Final = ("graph.trig", "report.json")
DEEPEST: Final = 100
"""Folders in each other that are entered."""


@dataclass(frozen=True, slots=True)
class FilesFound:
    """What the paths of a build hold: files to be read and the houses that their folders add to the known ones; files
    that cannot be read; files left out on purpose; and what in a catalogue is to be looked at.

    ``title`` is what they are called together: by their catalogue, else by the name of their folder.
    """

    files: tuple[FoundFile, ...] = ()
    houses: tuple[House, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    left_out: tuple[Unreadable, ...] = ()
    notes: tuple[CatalogueNote, ...] = ()
    title: str = ""


@dataclass(slots=True)
class _Walk:
    found: list[FoundFile]
    unreadable: list[Unreadable]
    left_out: list[Unreadable]
    notes: list[CatalogueNote]
    titles: list[str]


def find_files(paths: tuple[Path, ...]) -> FilesFound:
    """All files to be read under the given files and folders, folders in them included.

    Two files of one path below their folders are told apart by more of it. A file given twice is found once.

    Raises InputError when a path does not exist.
    """
    walk = _Walk([], [], [], [], [])
    for path in paths:
        _visit(path, walk)
    folders = dict.fromkeys(path if path.is_dir() else path.parent for path in paths)
    houses = tuple(house for folder in folders for house in _houses(folder, walk))
    return FilesFound(
        tuple(_told_apart(walk.found)),
        houses,
        tuple(sorted(walk.unreadable, key=lambda bad: (bad.file, bad.reason))),
        tuple(sorted(walk.left_out, key=lambda out: (out.file, out.reason))),
        tuple(walk.notes),
        _joined(walk.titles),
    )


def _visit(path: Path, walk: _Walk) -> None:
    if path.is_dir():
        _enter(path, path, [], walk)
    elif path.exists():
        catalogue = _catalogue(path.parent, path.parent, walk)
        walk.found.append(FoundFile(path, path.name, catalogue.row_of(path.name) or Metadata()))
    else:
        remedy = "give the path of a text or a folder of texts"
        raise InputError("no such file or folder", str(path), "input must exist", remedy)


def _enter(root: Path, folder: Path, above: list[tuple[Path, Catalogue]], walk: _Walk) -> None:
    """Goes through one folder and those in it; the nearest catalogue that names a file speaks of it."""
    catalogue = _catalogue(folder, root, walk)
    catalogues = [*above, (folder, catalogue)]
    below = _below(root, folder)
    walk.notes += [replace(note, where=below + note.where) for note in catalogue.notes]
    before = len(walk.found)
    try:
        entries = sorted(p for p in folder.iterdir() if not p.name.startswith("."))
    except OSError as error:
        walk.unreadable.append(Unreadable(below or f"{folder}/", f"cannot be listed: {error.strerror}"))
        return
    for entry in entries:
        name = below + entry.name
        if reason := _bad_name(name):
            walk.unreadable.append(Unreadable(ascii(name)[1:-1], reason))
        elif entry.is_dir() and not entry.is_symlink():
            if any(is_file(entry / built) for built in _BUILT):
                walk.left_out.append(Unreadable(f"{name}/", "files that a build wrote"))
            elif is_cache(entry):
                walk.left_out.append(Unreadable(f"{name}/", "what a program keeps for itself (CACHEDIR.TAG)"))
            elif len(catalogues) > DEEPEST:
                walk.unreadable.append(Unreadable(f"{name}/", f"stands more than {DEEPEST} folders deep; move it up"))
            else:
                _enter(root, entry, catalogues, walk)
        elif leads_out(entry, root):
            walk.unreadable.append(Unreadable(name, "leads out of the folder; copy the file into it"))
        elif _ABOUT_THE_FOLDER.fullmatch(entry.name):
            walk.left_out.append(Unreadable(name, "about the folder; give its path to read it"))
        elif entry.name not in _TABLES or not is_file(entry):
            walk.found.append(FoundFile(entry, name, _said_of(entry, catalogues)))
    if catalogue.rows:
        walk.notes += _unmatched(root, folder, catalogue, walk.found[before:])


def named_as(folder: Path) -> str:
    """What a folder is called by its name, as a title is written.

    >>> named_as(Path("/texts/my_action-plans"))
    'My action plans'
    """
    words = " ".join(re.sub(r"[^\w.]+|_", " ", folder.resolve().name).split())
    return words[:1].upper() + words[1:]


def _joined(titles: list[str]) -> str:
    """The titles of several folders as one, each once, the first two by name."""
    told = list(dict.fromkeys(filter(None, titles)))
    return " and ".join(told) if len(told) < 3 else f"{told[0]}, {told[1]} and {len(told) - 2} more"


def _catalogue(folder: Path, root: Path, walk: _Walk) -> Catalogue:
    """The catalogue of a folder; one that is none is a row, and its folder is read without it.

    Of the outermost folder it gives the title, or its name does.
    """
    try:
        found = read_catalogue(folder, root)
    except InputError as error:
        walk.unreadable.append(_row_of(error, root))
        found = Catalogue({}, {})
    if folder == root:
        walk.titles.append(found.title or named_as(folder))
    return found


def _houses(folder: Path, walk: _Walk) -> tuple[House, ...]:
    """The houses that a folder adds; a table that is none is a row."""
    try:
        return read_houses(folder)
    except InputError as error:
        walk.unreadable.append(_row_of(error, folder))
        return ()


def _row_of(error: InputError, root: Path) -> Unreadable:
    return Unreadable(error.where.removeprefix(f"{root}/"), f"{error.what} ({error.rule}); {error.remedy}")


def _bad_name(name: str) -> str:
    """Why a file of that name is not read; empty where it is."""
    if any("\ud800" <= char <= "\udfff" for char in name):
        return "its name is no UTF-8; rename it"
    return "its name holds signs that steer a terminal; rename it" if any(map(steers, name)) else ""


def _below(root: Path, folder: Path) -> str:
    relative = folder.relative_to(root).as_posix()
    return "" if relative == "." else f"{relative}/"


def _said_of(entry: Path, catalogues: list[tuple[Path, Catalogue]]) -> Metadata:
    for folder, catalogue in reversed(catalogues):
        if (meta := catalogue.row_of(entry.relative_to(folder).as_posix())) is not None:
            return meta
    return Metadata()


def _unmatched(root: Path, folder: Path, catalogue: Catalogue, found: list[FoundFile]) -> Iterator[CatalogueNote]:
    """Notes on rows that point at nothing that was read, and on files that no row speaks of."""
    below = _below(root, folder)
    there = {folded_path(f.file.removeprefix(below)) for f in found}
    for name, line in catalogue.lines.items():
        if folded_path(name) not in there:
            where = f"{below}{catalogue.name}, line {line}"
            yield CatalogueNote(where, f"{name[:80]} {_absence(folder, name)}")
    rows = {folded_path(name) for name in catalogue.rows}
    silent = sorted(
        f.file for f in found if folded_path(f.file.removeprefix(below)) not in rows and f.meta == Metadata()
    )
    if silent:
        more = f" and {len(silent) - 3} more" if len(silent) > 3 else ""
        yield CatalogueNote(f"{below}{catalogue.name}", f"no row for {', '.join(silent[:3])}{more}")


def _absence(folder: Path, name: str) -> str:
    if name.startswith("/") or ".." in PurePosixPath(name).parts or ":" in name.split("/", maxsplit=1)[0]:
        return "leads out of the folder and is not read"
    try:
        there = (folder / name).exists()
    except (OSError, ValueError):  # a name too long for the disk, or with a NUL
        there = False
    return "is there and no document to be read" if there else "is not in the folder"


def _told_apart(found: list[FoundFile]) -> list[FoundFile]:
    """The files, each once; where two have one path below their folders, as much of the path as parts them."""
    chosen: dict[Path, FoundFile] = {}
    for one in found:
        at = real(one.path)
        first = chosen.setdefault(at, one)
        if first is not one and first.path.is_symlink() and not one.path.is_symlink():
            chosen[at] = one  # the file itself goes before a link to it
    once = list(chosen.values())
    twins: dict[str, list[FoundFile]] = defaultdict(list)
    for one in once:
        twins[one.file].append(one)
    out: list[FoundFile] = []
    for one in once:
        if len(twins[one.file]) == 1:
            out.append(one)
            continue
        others = [real(o.path).parts for o in twins[one.file] if o is not one]
        parts, length = real(one.path).parts, len(PurePosixPath(one.file).parts)
        while any(parts[-length:] == other[-length:] for other in others):
            length += 1
        out.append(replace(one, file="/".join(parts[-length:])))
    return out
