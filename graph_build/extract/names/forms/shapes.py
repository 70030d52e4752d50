"""Turns the table of name forms (shapes.toml) into finders of names that nobody has listed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import groupby

from graph_build.extract.names.forms.name_edges import is_bare, trim
from graph_build.reading import Sieve


@dataclass(frozen=True, slots=True)
class Shape:
    """One row of the table: what a kind of name looks like, with examples that must and must not match."""

    id: str
    kind: str
    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A name by its form; ``parts`` are the expression's named groups that took part."""

    start: int
    end: int
    kind: str
    rule: str
    parts: tuple[tuple[str, str], ...] = ()


def _letters(are: Callable[[str], bool]) -> str:
    """Letters of the Latin alphabets for a character class; those in a row are a range, which is quicker to compile."""
    found = [code for code in range(0x41, 0x250) if are(chr(code))]
    rows = [list(row) for _, row in groupby(enumerate(found), lambda at: at[1] - at[0])]
    ends = [(chr(row[0][1]), chr(row[-1][1])) for row in rows]
    return "".join(f"{first}-{last}" if first != last else first for first, last in ends)


# Capital and small letters, for the macros UP and LOW.
LETTERS = {"UP": _letters(str.isupper), "LOW": _letters(str.islower)}


def expand(pattern: str, macros: dict[str, str]) -> str:
    """A pattern with its ``{MACROS}`` written out, those inside macros too."""
    before = None
    while pattern != before:
        before = pattern
        pattern = re.sub(r"\{([A-Z]+)\}", lambda m: macros.get(m.group(1), m.group(0)), pattern)
    return pattern


@lru_cache(maxsize=1)
def table() -> tuple[Shape, ...]:
    """The rows of shapes.toml in order, compiled."""
    data = tomllib.loads(files("graph_build.extract.names.forms").joinpath("shapes.toml").read_text("utf-8"))
    macros = {**data["macros"], **LETTERS}
    return tuple(
        Shape(
            row["id"],
            row["kind"],
            re.compile(r"(?<![\w'-])(?:" + expand(row["pattern"], macros) + r")(?!\w)"),
            tuple(row["yes"]),
            tuple(row["no"]),
        )
        for row in data["shape"]
    )


@lru_cache(maxsize=1)
def _sieve() -> Sieve[Shape]:
    return Sieve(table(), lambda shape: shape.pattern)


@lru_cache(maxsize=1)
def name_pattern() -> re.Pattern[str]:
    """The form of a person's name, as the table's macro NAME has it."""
    data = tomllib.loads(files("graph_build.extract.names.forms").joinpath("shapes.toml").read_text("utf-8"))
    return re.compile(expand("{NAME}", {**data["macros"], **LETTERS}))


def find_shapes(text: str) -> Iterator[Found]:
    """Names by their form, cleaned of the sentence's first words; overlapping ones of different rows included."""
    for shape in _sieve().rows(text):
        position = 0
        while (match := shape.pattern.search(text, position)) is not None:
            begin = match.start("name") if shape.id in _NAME_ONLY else match.start()
            start, end = trim(text, begin, match.end(), shape.id)
            quoted = not _TITLES.isdisjoint(group for group, words in match.groupdict().items() if words)
            named = start < end and (quoted or not is_bare(text[start:end], shape.kind))
            if named:
                parts = tuple((k, v) for k, v in sorted(match.groupdict().items()) if v)
                yield Found(start, end, shape.kind, shape.id, parts)
            position = match.end() if named or start <= match.start() else start


_TITLES = frozenset({"title", "title2"})  # groups of what stands in quotation marks
# Rows whose expression begins before the name.
_NAME_ONLY = frozenset(
    {
        "person-after-post",
        "president-surname",
        "person-appointed",
        "titled-event",
        "titled-publication-apart",
        "title-of-publication",
        "publication-in-ing",
    }
)
