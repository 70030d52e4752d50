"""Turns a store on disk into what was made of it before: its names, ties and first page, in the user's folder.

What is remembered belongs to one state of the store, of the build beside it and of the program: of any other it is not
found. It is JSON with its digest, so that a file that is damaged counts as missing.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, Final

from graph_build.graph.own import REPORT
from graph_build.graph.texts import FILE as TEXTS
from graph_build.units import Kept, program_digest

_IDENTITY: Final = "IDENTITY"
"""The file in which RocksDB, which Oxigraph stores with, names a store, wherever it is moved."""
_TABLES: Final = ("*.sst", "*.log", "MANIFEST-*")


class StoreMemory:
    """What is kept of one state of a store, with the build in the folder ``beside`` where there is one."""

    def __init__(self, store: Path, beside: Path | None, kept: Kept) -> None:
        self._kept = kept
        self._state = state_of(store, beside)

    def recall(self, part: str) -> Any:
        """What was remembered of a part; None where nothing is, or it is damaged."""
        digest, _, told = self._kept.recall(self._key(part)).partition("\n")
        if not digest or hashlib.sha256(told.encode()).hexdigest() != digest:
            return None
        return json.loads(told)

    def remember(self, part: str, told: object) -> None:
        """Keep a part for the next time."""
        words = json.dumps(told, separators=(",", ":"))
        self._kept.remember(self._key(part), f"{hashlib.sha256(words.encode()).hexdigest()}\n{words}")

    def _key(self, part: str) -> str:
        return hashlib.sha256(f"{self._state}\n{part}".encode()).hexdigest()


def state_of(store: Path, beside: Path | None) -> str:
    """What tells one state of a store, of what stands beside it and of the program from every other.

    The report of a build holds the digests of its files, so that they are not read.
    """
    digest = hashlib.sha256(program_digest().encode())
    if (identity := store / _IDENTITY).is_file():
        digest.update(identity.read_bytes())
    told = sorted((path.name, path.stat().st_size) for ending in _TABLES for path in store.glob(ending))
    digest.update(repr(told).encode("utf-8", "surrogatepass"))
    for path in (beside / REPORT, beside / TEXTS) if beside is not None else ():
        if path.is_file():
            about = path.stat()
            said = path.read_bytes() if path.name == REPORT else str(about.st_mtime_ns).encode()
            digest.update(f"{path.name} {about.st_size}\n".encode() + said)
    return digest.hexdigest()
