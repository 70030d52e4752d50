"""Turns a folder and a name into room for a while, of which nothing stays: not even what a kill left there before."""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

_YOUNG: Final = 60.0
"""Seconds in which a folder may be one that another process is about to hold."""


@contextmanager
def scratch(parent: Path, prefix: str) -> Iterator[Path]:
    """A new folder below ``parent``, held until the block ends. Those of this prefix that nobody holds are cleared."""
    for left in left_over(parent, prefix):
        shutil.rmtree(left, ignore_errors=True)
    with TemporaryDirectory(prefix=prefix, dir=parent) as folder, _held(Path(folder)):
        yield Path(folder)


def left_over(parent: Path, prefix: str, youngest: float = _YOUNG) -> list[Path]:
    """The folders of that prefix, our own and older than so many seconds, whose process was killed."""
    found = []
    for folder in sorted(parent.glob(f"{escape(prefix)}*")):
        with suppress(OSError):
            told = folder.lstat()
            is_old = time.time() - told.st_mtime > youngest
            if folder.is_dir() and not folder.is_symlink() and told.st_uid == os.geteuid() and is_old:
                with _held(folder):
                    found.append(folder)
    return found


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Hold a folder. Raises OSError where another process does; the lock ends with its process."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)
