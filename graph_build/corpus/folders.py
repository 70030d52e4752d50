"""Turns files and folders into source texts, and every file that is none into a row with what to do about it."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Final

from graph_build.corpus.catalogue import (
    CATALOGUE_FIELDS,
    NAMES,
    Catalogue,
    CatalogueNote,
    folded_path,
    read_catalogue,
    unknown_wording,
    wording_of,
)
from graph_build.corpus.houses import FILE as HOUSES
from graph_build.corpus.houses import House, read_houses
from graph_build.corpus.readers import UnreadText, largest, read_bytes
from graph_build.corpus.source import Metadata, SourceText, Unreadable
from graph_build.errors import InputError
from graph_build.guards import TooSlow, is_file, leads_out, limited, real, steers, visible

_ABOUT_THE_FOLDER = re.compile(r"(?i)(readme|license|licence|copying|notice|changelog)(\.\w+)?")
# Tables beside the texts that other stages read.
_TABLES: Final = frozenset({*NAMES, "verdicts.csv", "followup.csv", HOUSES})
# Files by which a folder shows that a build wrote it.
_BUILT: Final = ("graph.trig", "report.json")
DEEPEST: Final = 100
"""Folders in each other that are entered."""


@dataclass(frozen=True, slots=True)
class FilesRead:
    """What the paths of a build hold: documents by name; files that could not be read; files left out on purpose;
    and what in a catalogue is to be looked at."""

    documents: tuple[SourceText, ...]
    unreadable: tuple[Unreadable, ...] = ()
    left_out: tuple[Unreadable, ...] = ()
    notes: tuple[CatalogueNote, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A file to be read, its path below the folder that was given, and what a catalogue says of it."""

    path: Path
    file: str
    meta: Metadata


@dataclass(slots=True)
class _Walk:
    found: list[_Found]
    unreadable: list[Unreadable]
    left_out: list[Unreadable]
    notes: list[CatalogueNote]


def read_sources(paths: tuple[Path, ...]) -> FilesRead:
    """All documents under the given files and folders, folders in them included.

    Two files of one name are told apart by their folders. A file given twice is read once.

    Raises InputError when a path does not exist.
    """
    walk = _Walk([], [], [], [])
    for path in paths:
        _visit(path, walk)
    folders = dict.fromkeys(path if path.is_dir() else path.parent for path in paths)
    houses = tuple(house for folder in folders for house in _houses(folder, walk))
    documents: list[SourceText] = []
    for found in _told_apart(walk.found):
        outcome = _read(found, walk.notes)
        if isinstance(outcome, SourceText):
            documents.append(replace(outcome, houses=houses) if houses else outcome)
        else:
            walk.unreadable.append(outcome)
    return FilesRead(
        tuple(sorted(_named(documents), key=lambda s: (s.stem, s.file))),
        tuple(sorted(walk.unreadable, key=lambda bad: (bad.file, bad.reason))),
        tuple(sorted(walk.left_out, key=lambda out: (out.file, out.reason))),
        tuple(walk.notes),
    )


def _visit(path: Path, walk: _Walk) -> None:
    if path.is_dir():
        _enter(path, path, [], walk)
    elif path.exists():
        catalogue = _catalogue(path.parent, path.parent, walk)
        walk.found.append(_Found(path, path.name, catalogue.row_of(path.name) or Metadata()))
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
            elif len(catalogues) > DEEPEST:
                walk.unreadable.append(Unreadable(f"{name}/", f"stands more than {DEEPEST} folders deep; move it up"))
            else:
                _enter(root, entry, catalogues, walk)
        elif leads_out(entry, root):
            walk.unreadable.append(Unreadable(name, "leads out of the folder; copy the file into it"))
        elif _ABOUT_THE_FOLDER.fullmatch(entry.name):
            walk.left_out.append(Unreadable(name, "about the folder; give its path to read it"))
        elif entry.name not in _TABLES or not is_file(entry):
            walk.found.append(_Found(entry, name, _said_of(entry, catalogues)))
    if catalogue.rows:
        walk.notes += _unmatched(root, folder, catalogue, walk.found[before:])


def _catalogue(folder: Path, root: Path, walk: _Walk) -> Catalogue:
    """The catalogue of a folder; one that is none is a row, and its folder is read without it."""
    try:
        return read_catalogue(folder, root)
    except InputError as error:
        walk.unreadable.append(_row_of(error, root))
        return Catalogue({}, {})


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


def _unmatched(root: Path, folder: Path, catalogue: Catalogue, found: list[_Found]) -> Iterator[CatalogueNote]:
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


def _told_apart(found: list[_Found]) -> list[_Found]:
    """The files, each once; where two have one path below their folders, as much of the path as parts them."""
    chosen: dict[Path, _Found] = {}
    for one in found:
        first = chosen.setdefault(real(one.path), one)
        if first.path.is_symlink() and not one.path.is_symlink():  # the file itself goes before a link to it
            chosen[real(one.path)] = one
    once = list(chosen.values())
    twins: dict[str, list[_Found]] = defaultdict(list)
    for one in once:
        twins[one.file].append(one)
    out: list[_Found] = []
    for one in once:
        others = [real(o.path).parts for o in twins[one.file] if o is not one]
        parts, length = real(one.path).parts, len(PurePosixPath(one.file).parts)
        while any(parts[-length:] == other[-length:] for other in others):
            length += 1
        out.append(replace(one, file="/".join(parts[-length:])) if others else one)
    return out


def _named(documents: list[SourceText]) -> list[SourceText]:
    """The documents, each with a name of its own: its file's; else with its folders before, its ending, a number."""
    for longer in (_with_folders, _with_ending):
        taken = Counter(d.stem for d in documents)
        documents = [d if taken[d.stem] == 1 else replace(d, name=longer(d)) for d in documents]
    taken = Counter()
    for index, document in enumerate(documents):
        taken[document.stem] += 1
        if (count := taken[document.stem]) > 1:
            documents[index] = replace(document, name=f"{document.stem}-{count}")
    return documents


def _with_folders(document: SourceText) -> str:
    return "-".join(PurePosixPath(document.file).with_suffix("").parts)


def _with_ending(document: SourceText) -> str:
    return f"{document.stem}-{PurePosixPath(document.file).suffix.removeprefix('.').lower()}"


def _read(found: _Found, notes: list[CatalogueNote]) -> SourceText | Unreadable:
    try:
        if not found.path.is_file():
            return Unreadable(found.file, "is no file, or a link to nothing")
        if found.path.stat().st_size > (most := largest(found.path.name)):
            return Unreadable(found.file, f"larger than {most:,} bytes; split it")
        raw = found.path.read_bytes()
        with limited(len(raw)):
            read = read_bytes(found.path.name, raw)
    except OSError as error:
        return Unreadable(found.file, f"cannot be opened: {error.strerror}")
    except (UnreadText, TooSlow) as error:
        return Unreadable(found.file, str(error))
    except Exception as error:  # whatever one file breaks, the others are read
        told = visible(" ".join(str(error).split())[:200])
        return Unreadable(found.file, f"reading failed with {type(error).__name__}: {told}")
    digest = hashlib.sha256(read.text.encode()).hexdigest()
    meta = _filled(found.meta, _with_known_wording(found.file, read.meta, notes))
    return SourceText(
        found.file, read.text, digest, meta, read.body_start, read.parts, read.facts, read.pages, read.origin
    )


def _with_known_wording(file: str, own: Metadata, notes: list[CatalogueNote]) -> Metadata:
    """What a file says of itself with the wording as the graph names it; a note where it is none."""
    if own.wording is None:
        return own
    wording = wording_of(own.wording)
    if wording is None:
        notes.append(CatalogueNote(file, unknown_wording(own.wording)))
    return replace(own, wording=wording)


def _filled(said: Metadata, own: Metadata) -> Metadata:
    """What a catalogue says, and where it says nothing what the file says of itself."""
    return replace(said, **{f: getattr(own, f) for f in CATALOGUE_FIELDS if getattr(said, f) is None})
