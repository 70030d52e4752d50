"""Turns a stage of new files into the files of a folder, as a set: what a kill cuts off, the next command finishes.

The stage takes another name once all files in it are on the disk. From then on the build counts as made: each file
takes its place in one step, with the old one kept beside it until all have done so.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import shutil
from pathlib import Path
from typing import Final

from graph_build.errors import InputError, OutputError

_PLACING: Final = ".placing"
_BEFORE: Final = ".before"
_NAMES: Final = ".names"


def publish(stage: Path, out: Path) -> None:
    """Let every staged file take its place in ``out``, or none. The caller holds the folder.

    Raises:
        OutputError: a file cannot take its place; all are as they were.
    """
    names = sorted(path.name for path in stage.iterdir())
    for name in names:
        if (out / name).is_dir():
            error = IsADirectoryError(errno.EISDIR, "a folder of that name is in the way")
            raise refused("output file cannot take its place", out / name, error)
    try:
        (stage / _BEFORE).mkdir()
        (stage / _NAMES).write_text("\n".join(names), "utf-8")
        sync_folder(stage)
        stage.replace(out / _PLACING)
        sync_folder(out)
    except OSError as error:
        raise refused("output files cannot take their places", out, error) from error
    finish(out)


def finish(out: Path) -> None:
    """Finish what a build that was killed had begun to place. The caller holds the folder.

    Raises:
        OutputError: a file cannot take its place; all are as they were before that build.
    """
    placing = out / _PLACING
    if not (placing / _NAMES).is_file():  # nothing was begun, or all is done but for the clearing
        shutil.rmtree(placing, ignore_errors=True)
        return
    names = (placing / _NAMES).read_text("utf-8").splitlines()
    for name in names:
        try:
            _place(placing, name, out)
        except OSError as error:
            _put_back(placing, names, out)
            raise refused("output file cannot take its place", out / name, error) from error
    sync_folder(out)
    _clear(placing)


def is_placing(out: Path) -> bool:
    """Whether a build's files are taking their places in the folder."""
    return (out / _PLACING).is_dir()


def settle(out: Path) -> None:
    """As :func:`finish` for a reader, where something is to be finished and no build is at it.

    Raises:
        InputError: the files are half of one build and half of another, and the folder does not let it be mended.
    """
    if not is_placing(out):
        return
    handle = os.open(out, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        finish(out)
    except BlockingIOError:
        return
    except (OSError, OutputError) as error:
        raise InputError(
            "a build was cut off while its files took their places",
            str(out),
            "the files of a folder are those of one build",
            "build again, or open it once as someone who may write there",
        ) from error
    finally:
        os.close(handle)


def _place(placing: Path, name: str, out: Path) -> None:
    """Let a file take its place, with the old one kept under a second name, so that the place is never empty."""
    new, target, old = placing / name, out / name, placing / _BEFORE / name
    if not new.exists():
        return
    if target.exists() and not old.exists():
        try:
            os.link(target, old)
        except OSError:  # a disk that knows no second names
            shutil.copy2(target, old)
    new.replace(target)


def _put_back(placing: Path, names: list[str], out: Path) -> None:
    """Undo what was placed. Each step leaves what :func:`finish` can go on from, should this be cut off too."""
    for name in names:
        new, target, old = placing / name, out / name, placing / _BEFORE / name
        if not new.exists():
            target.replace(new)
        if old.exists():
            old.replace(target)
    _clear(placing)


def _clear(placing: Path) -> None:
    """Take the stage away; its list goes first, and without it nothing is left to be finished."""
    (placing / _NAMES).unlink()
    shutil.rmtree(placing, ignore_errors=True)


def digest_of(path: Path) -> str:
    """The SHA-256 digest of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync_folder(folder: Path) -> None:
    """Write the names in a folder down to the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def refused(what: str, path: Path, error: OSError) -> OutputError:
    """The error of a folder that does not take what is written."""
    return OutputError(
        f"{what} ({(error.strerror or str(error)).lower()})", str(path), "", "give a folder you may write to with --out"
    )
