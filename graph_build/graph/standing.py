"""Turns all that decides on a build into one digest, and that digest into whether the build stands already."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from graph_build.corpus.folders import FilesFound, bytes_of
from graph_build.corpus.source import Unreadable
from graph_build.graph.load import GRAPH_FILE
from graph_build.graph.own import REPORT
from graph_build.graph.places import digest_of
from graph_build.units import Kept, program_digest

_WRITTEN: Final = {GRAPH_FILE, REPORT}


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
    """The report of the build in that folder, where it is the one of that digest and all its files are as written."""
    if not (known := kept.recall(digest)):
        return None
    with suppress(OSError, ValueError, TypeError, AttributeError):
        files = json.loads(known)
        if files.keys() >= _WRITTEN and all(digest_of(out / name) == told for name, told in files.items()):
            return json.loads((out / REPORT).read_bytes())  # type: ignore[no-any-return]
    return None


def remember_build(files: Mapping[str, str], digest: str, kept: Kept) -> None:
    """Remember that the build which wrote files of those names and digests is the one of that digest."""
    if kept.folder is not None:
        kept.remember(digest, json.dumps(dict(sorted(files.items()))))
