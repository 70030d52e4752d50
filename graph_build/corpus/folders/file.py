"""Turns one file that was found into a source text, or into a row with what to do about it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from graph_build.corpus.catalogue import CATALOGUE_FIELDS, CatalogueNote, unknown_wording, wording_of
from graph_build.corpus.readers import UnreadText, largest, read_bytes
from graph_build.corpus.source import Metadata, SourceText, Unreadable
from graph_build.guards import TooSlow, in_one_line, limited, visible


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to be read, its path below the folder that was given, and what a catalogue says of it."""

    path: Path
    file: str
    meta: Metadata


@dataclass(frozen=True, slots=True)
class FileRead:
    """What a file holds, or why that is not read; and what in its own words about itself is to be looked at."""

    outcome: SourceText | Unreadable
    notes: tuple[CatalogueNote, ...] = ()


def bytes_of(found: FoundFile) -> bytes | Unreadable:
    """The bytes of a file that is one, can be opened and is not too large."""
    try:
        if not found.path.is_file():
            return Unreadable(found.file, "is no file, or a link to nothing")
        if found.path.stat().st_size > (most := largest(found.path.name)):
            return Unreadable(found.file, f"larger than {most:,} bytes; split it")
        return found.path.read_bytes()
    except OSError as error:
        return Unreadable(found.file, f"cannot be opened: {error.strerror}")


def read_file(found: FoundFile) -> FileRead:
    """The text of a file as its format has it."""
    raw = bytes_of(found)
    return FileRead(raw) if isinstance(raw, Unreadable) else read_raw(found, raw)


def read_raw(found: FoundFile, raw: bytes) -> FileRead:
    """The text of a file whose bytes are at hand."""
    try:
        with limited(len(raw)):
            read = read_bytes(found.path.name, raw)
    except (UnreadText, TooSlow) as error:
        return FileRead(Unreadable(found.file, str(error)))
    except Exception as error:  # whatever one file breaks, the others are read
        told = visible(in_one_line(error))
        return FileRead(Unreadable(found.file, f"reading failed with {type(error).__name__}: {told}"))
    digest = hashlib.sha256(read.text.encode()).hexdigest()
    own, notes = _with_known_wording(found.file, read.meta)
    source = SourceText(
        found.file,
        read.text,
        digest,
        _filled(found.meta, own),
        read.body_start,
        read.parts,
        read.facts,
        read.pages,
        read.origin,
    )
    return FileRead(source, notes)


def _with_known_wording(file: str, own: Metadata) -> tuple[Metadata, tuple[CatalogueNote, ...]]:
    """What a file says of itself with the wording as the graph names it; a note where it is none."""
    if own.wording is None:
        return own, ()
    wording = wording_of(own.wording)
    notes = () if wording is not None else (CatalogueNote(file, unknown_wording(own.wording)),)
    return replace(own, wording=wording), notes


def _filled(said: Metadata, own: Metadata) -> Metadata:
    """What a catalogue says, and where it says nothing what the file says of itself."""
    return replace(said, **{f: getattr(own, f) for f in CATALOGUE_FIELDS if getattr(said, f) is None})
