"""Turns a path into where it really leads, and into whether that is outside of a folder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # so that help is quick
    from pathlib import Path


def real(path: Path) -> Path:
    """Where a path leads. A link that leads to itself stays as it is, where ``Path.resolve`` raises."""
    return type(path)(os.path.realpath(path))


def is_file(path: Path) -> bool:
    """Whether a path is a file that can be seen; in a folder that is closed to us, ``Path.is_file`` raises."""
    return os.path.isfile(path)  # noqa: PTH113


def leads_out(path: Path, root: Path) -> bool:
    """Whether a path is a link to something that is not below the folder ``root``."""
    return path.is_symlink() and not real(path).is_relative_to(real(root))
