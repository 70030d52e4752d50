"""Turns all that decides on a build into one digest, and that digest into whether the build stands already."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from graph_build.corpus.folders import FilesFound, bytes_of
from graph_build.corpus.source import Unreadable
from graph_build.graph.load import GRAPH_FILE
from graph_build.graph.own import REPORT
from graph_build.graph.places import digest_of
from graph_build.graph.write import staged, write_file
from graph_build.units import Kept, program_digest


def digest_of_build(files: FilesFound, settings: object) -> str:
    """The SHA-256 digest of the program, the bytes of all files and what is said of them, and of ``settings``.

    ``settings`` is anything whose representation tells it from others.
    """
    said = (program_digest(), files.houses, files.unreadable, files.left_out, files.notes, files.title, settings)
    digest = hashlib.sha256(repr(said).encode("utf-8", "surrogatepass"))
    for found in files.files:
        raw = bytes_of(found)
        content = b"" if isinstance(raw, Unreadable) else raw
        why = raw.reason if isinstance(raw, Unreadable) else ""
        told = repr((found.file, found.meta, why, len(content)))
        digest.update(told.encode("utf-8", "surrogatepass") + hashlib.sha256(content).digest())
    return digest.hexdigest()


def standing(out: Path, digest: str, kept: Kept) -> Mapping[str, object] | None:
    """The report of the build in that folder, where it is the one of that digest and all its files are as written.

    Where the build told what was new in it, its report is replaced by one that tells of nothing new.

    Raises:
        OutputError: the folder does not let the report be replaced.
    """
    if not (known := kept.recall(digest)):
        return None
    with suppress(OSError, ValueError, TypeError, AttributeError):
        files = json.loads(known)
        told = files.pop(REPORT)
        if GRAPH_FILE not in files or any(digest_of(out / name) != of for name, of in files.items()):
            return None
        later = kept.get(_key_of_report(digest))
        if later is None or digest_of(out / REPORT) not in {told, hashlib.sha256(later).hexdigest()}:
            return None
        if (out / REPORT).read_bytes() != later:
            with staged(out) as stage:
                write_file(stage / REPORT, later)
        return json.loads(later)  # type: ignore[no-any-return]
    return None


def remember_build(files: Mapping[str, str], report: bytes, digest: str, kept: Kept) -> None:
    """Remember that the build which wrote files of those names and digests is the one of that digest.

    ``report`` is the one that tells of nothing new.
    """
    if kept.folder is not None:
        kept.put(_key_of_report(digest), report)
        kept.remember(digest, json.dumps(dict(sorted(files.items()))))


def _key_of_report(digest: str) -> str:
    return hashlib.sha256(f"report of nothing new\n{digest}".encode()).hexdigest()
