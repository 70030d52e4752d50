"""Turns a name, what is written and what is to be told into one hostile folder of a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

NOT_READ, NOTED, LEFT_OUT, READ, REFUSED, EITHER = (
    "unreadable",
    "catalogue",
    "leftOut",
    "documents",
    "refused",
    "either",
)
ROOT, A_USER = "root", "a user"
Content = str | bytes | Callable[[], str | bytes]
"""What a file holds; what is large is made when it is written."""


@dataclass(frozen=True, slots=True)
class Hostile:
    """A folder: its name, what is written into it, where a build tells of it and in which words.

    ``where`` is a list of the report: the file is not read, or it is read and the words are a remark on it (none
    where nothing is to be said). Where it is ``REFUSED`` the build ends with these words, and makes nothing. ``needs``
    says who can make such a folder, or is stopped by it.
    """

    name: str
    write: Callable[[Path], object]
    where: str
    words: str = ""
    needs: str = ""


def files(**content: Content) -> Callable[[Path], object]:
    """Writes one file for each name, in which two underscores stand for the dot before the ending."""
    return named({name.replace("__", "."): one for name, one in content.items()})


def named(content: dict[str, Content]) -> Callable[[Path], object]:
    """Writes files of any names, in folders below the folder."""

    def write(folder: Path) -> None:
        for name, one in content.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            held = one() if callable(one) else one
            path.write_bytes(held if isinstance(held, bytes) else held.encode("utf-8", "surrogatepass"))

    return write
