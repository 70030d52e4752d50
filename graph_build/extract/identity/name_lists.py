"""Turns a list of names closed by "and" into the names, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

# States whose own names hold "and".
_TWINS = re.compile(
    r"\b(?:Bosnia|Trinidad|Antigua|Saint Kitts|Sao Tome|São Tomé|Saint Vincent|Great Britain|Wallis)\s+and\s+"
)


def listed_names(words: str, at: int) -> Iterator[tuple[str, int]]:
    """The names of a list closed by "and", each with its place; "Bosnia and Herzegovina" and the like stay whole.

    >>> [name for name, _ in listed_names("Chad, Trinidad and Tobago and Togo", 0)]
    ['Chad', 'Trinidad and Tobago', 'Togo']
    """
    for piece in re.finditer(r"[^,;\n]+", words):
        for name in _apart(piece.group()):
            found = words.index(name, piece.start())
            yield " ".join(name.split()), at + found


def _apart(piece: str) -> list[str]:
    held = _TWINS.sub(lambda match: re.sub(r"\s+and\s+", "\x00", match.group()), piece)
    names = (name.replace("\x00", " and ").strip() for name in re.split(r"(?:^|\s)and\s+", held))
    return [bare for name in names if (bare := re.sub(r"^the\s+", "", name))]
