"""Turns paths of files below their folders into the name of each document, from which its address is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath


def names_of(files: Sequence[str]) -> list[str]:
    """A name of its own for each file: its own without the ending; else its folders before, its ending, a number.

    >>> names_of(["a/plan.md", "b/plan.md", "b/plan.txt", "c.md"])
    ['a-plan', 'b-plan-md', 'b-plan-txt', 'c']
    """
    names = [PurePosixPath(file).stem for file in files]
    for longer in (_with_folders, _with_ending):
        taken = Counter(names)
        names = [name if taken[name] == 1 else longer(file, name) for file, name in zip(files, names, strict=True)]
    return _numbered(names)


def _with_folders(file: str, name: str) -> str:
    return "-".join(PurePosixPath(file).with_suffix("").parts)


def _with_ending(file: str, name: str) -> str:
    return f"{name}-{PurePosixPath(file).suffix.removeprefix('.').lower()}"


def _numbered(names: list[str]) -> list[str]:
    """The names; of those that are still equal, all but the first have a number."""
    met: Counter[str] = Counter()
    out = []
    for name in names:
        met[name] += 1
        out.append(name if met[name] == 1 else f"{name}-{met[name]}")
    return out
