"""Turns files and folders into source texts, and every file that is none into a row with what to do about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from graph_build.corpus.catalogue import CatalogueNote
from graph_build.corpus.folders.file import read_file
from graph_build.corpus.folders.naming import names_of
from graph_build.corpus.folders.walk import find_files
from graph_build.corpus.source import SourceText, Unreadable


@dataclass(frozen=True, slots=True)
class FilesRead:
    """What paths hold: documents by name; files that could not be read; files left out on purpose; and what in a
    catalogue is to be looked at."""

    documents: tuple[SourceText, ...]
    unreadable: tuple[Unreadable, ...] = ()
    left_out: tuple[Unreadable, ...] = ()
    notes: tuple[CatalogueNote, ...] = ()


def read_sources(paths: tuple[Path, ...]) -> FilesRead:
    """All documents under the given files and folders, folders in them included.

    Raises InputError as ``find_files`` does.
    """
    found = find_files(paths)
    read = [read_file(file) for file in found.files]
    sources = [one.outcome for one in read if isinstance(one.outcome, SourceText)]
    names = names_of([source.file for source in sources])
    documents = [replace(source, name=name, houses=found.houses) for source, name in zip(sources, names, strict=True)]
    bad = [one.outcome for one in read if isinstance(one.outcome, Unreadable)]
    return FilesRead(
        tuple(sorted(documents, key=lambda s: (s.stem, s.file))),
        tuple(sorted([*found.unreadable, *bad], key=lambda row: (row.file, row.reason))),
        found.left_out,
        (*found.notes, *(note for one in read for note in one.notes)),
    )
