"""Turns the letters of a sentence's words into tags: each word of two readings is decided by its neighbours."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Row:
    """A row of readings.toml, compiled; ``keeps`` says that the expression holds words before the one decided."""

    id: str
    letters: frozenset[str]
    pattern: re.Pattern[str]
    become: str
    keeps: bool
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
    contexts = []
    for context in where:
        written = context
        for name, expression in macros.items():
            written = written.replace("{" + name + "}", expression)
        before, _, after = written.partition("_")
        contexts.append((f"(?<={before}{find})" if before else "") + (f"(?={after})" if after else ""))
    around = "" if "" in contexts else f"(?:{'|'.join(contexts)})"
    pattern = re.compile((f"({left})" if left else "") + find + around)
    yes, no = row["yes"], row["no"]
    assert isinstance(yes, list)
    assert isinstance(no, list)
    become = ("\\g<1>" if left else "") + str(row["become"])
    return Row(str(row["id"]), frozenset(str(row["find"])), pattern, become, bool(left), tuple(yes), tuple(no))


@lru_cache(maxsize=4096)
def _rows_for(letters: frozenset[str]) -> tuple[Row, ...]:
    """The rows that decide one of these letters."""
    return tuple(row for row in rows() if not row.letters.isdisjoint(letters))


def decide(letters: str) -> str:
    """The tags of the letters, one for one."""
    tags = "^" + letters
    for row in _rows_for(frozenset(letters)):
        if row.keeps and not any(letter in tags for letter in row.letters):
            continue
        tags = row.pattern.sub(row.become, tags)
    return tags[1:]
