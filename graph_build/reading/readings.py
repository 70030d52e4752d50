"""Turns the letters of a sentence's words into tags: each word of two readings is decided by its neighbours."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from graph_build.reading.sieve import needed_letters

# In how many of ten sentences a letter stands; each of the others in one or none.
_SHARES = {
    letter: share
    for letters, share in (("^", 10), ("NEdi", 7), ("S,&J.Af", 6), ("Vz37", 4), ("OKGr", 3), ("19Z260oxP;q", 2))
    for letter in letters
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of readings.toml, compiled.

    Tags on which it acts hold one of ``letters``, those decided, and one of ``beside``.
    """

    id: str
    letters: frozenset[str]
    beside: frozenset[str]
    pattern: re.Pattern[str]
    become: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


@lru_cache(maxsize=1)
def rows() -> tuple[Row, ...]:
    """The rows in order, a row that runs several times as often as it says."""
    data = tomllib.loads(files("graph_build.reading.lexicon").joinpath("readings.toml").read_text("utf-8"))
    out: list[Row] = []
    for row in data["row"]:
        out += [_row(row, data["macros"])] * int(row.get("times", 1))
    return tuple(out)


def _row(row: dict[str, object], macros: dict[str, str]) -> Row:
    find, left = f"[{row['find']}]", str(row.get("left", ""))
    where = row["where"]
    assert isinstance(where, list)
    contexts: list[str] = []
    ways: list[tuple[str, str, str]] = []
    for context in where:
        written = context
        for name, expression in macros.items():
            written = written.replace("{" + name + "}", expression)
        before, _, after = written.partition("_")
        ways.append((left, before, after))
        contexts.append((f"(?<={before}{find})" if before else "") + (f"(?={after})" if after else ""))
    around = "" if "" in contexts else f"(?:{'|'.join(contexts)})"
    pattern = re.compile((f"({left})" if left else "") + find + around)
    yes, no = row["yes"], row["no"]
    assert isinstance(yes, list)
    assert isinstance(no, list)
    become = ("\\g<1>" if left else "") + str(row["become"])
    beside = needed_letters(ways, lambda letter: _SHARES.get(letter, 1))
    letters = frozenset(str(row["find"]))
    return Row(str(row["id"]), letters, beside or letters, pattern, become, tuple(yes), tuple(no))


@lru_cache(maxsize=1)
def _places() -> dict[str, frozenset[int]]:
    """For each letter the places of the rows that decide it."""
    letters = frozenset[str]().union(*(row.letters for row in rows()))
    return {one: frozenset(at for at, row in enumerate(rows()) if one in row.letters) for one in letters}


def _rows_for(letters: set[str]) -> Iterator[Row]:
    """The rows that decide one of these letters, in order."""
    table, places = rows(), _places()
    return (table[at] for at in sorted(frozenset().union(*(places[one] for one in letters if one in places))))


def decide(letters: str) -> str:
    """The tags of the letters, one for one."""
    tags = "^" + letters
    held = set(tags)
    for row in _rows_for(held):
        if row.letters.isdisjoint(held) or row.beside.isdisjoint(held) or row.pattern.search(tags) is None:
            continue
        decided = row.pattern.sub(row.become, tags)
        if decided != tags:
            tags, held = decided, set(decided)
    return tags[1:]
