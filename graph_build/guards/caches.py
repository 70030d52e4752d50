"""Turns a folder into whether a program marked it as a cache, so that it holds nothing that anybody wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:  # so that help is quick
    from pathlib import Path

CACHE_TAG: Final = "CACHEDIR.TAG"
CACHE_SIGNATURE: Final = "Signature: 8a477f597d28d172789f06886806bc55"
"""How the file begins, for all programs: https://bford.info/cachedir/"""


def is_cache(folder: Path) -> bool:
    """Whether the folder holds the mark; one that cannot be read is none."""
    try:
        with (folder / CACHE_TAG).open("rb") as file:
            return file.read(len(CACHE_SIGNATURE)) == CACHE_SIGNATURE.encode("ascii")
    except OSError:
        return False
