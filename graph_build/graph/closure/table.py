"""Turns the table of rules into records: what each rule asks of axioms and of statements, and what then follows."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from graph_build.errors import InputError

TABLE: Final = Path(__file__).with_name("rules.toml")
_FIELDS: Final = frozenset({"id", "axioms", "if", "then", "never", "list", "along", "pairs", "differ"})

Pattern = tuple[str, str, str]
"""Three words: a variable as ``?x``, a name as ``rdf:type``, or a whole number that is none below zero."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table; rules.toml says what the fields mean."""

    name: str
    axioms: tuple[Pattern, ...]
    body: tuple[Pattern, ...]
    heads: tuple[Pattern, ...]
    never: str
    list: str
    along: str
    pairs: str
    differ: tuple[str, ...]


@lru_cache(maxsize=1)
def rules() -> tuple[Rule, ...]:
    """All rules, in the order of the table."""
    return tuple(_rule(row) for row in tomllib.loads(TABLE.read_text(encoding="utf-8"))["rule"])


def _rule(row: dict[str, object]) -> Rule:
    unknown = sorted(row.keys() - _FIELDS)
    if unknown or ("then" in row) == ("never" in row):
        raise InputError(
            "a rule of the closure cannot be read",
            f"{TABLE.name}, rule {row.get('id')}",
            "a rule has one of 'then' and 'never', and the fields that the head of the table names",
            f"correct {', '.join(unknown) or 'the rule'}",
        )
    axioms, body, heads = (_patterns(row.get(field)) for field in ("axioms", "if", "then"))
    never, listed, along, pairs = (str(row.get(field, "")) for field in ("never", "list", "along", "pairs"))
    return Rule(str(row["id"]), axioms, body, heads, never, listed, along, pairs, _words(row.get("differ")))


def _patterns(lines: object) -> tuple[Pattern, ...]:
    read = [line.split() for line in _words(lines)]
    return tuple((subject, predicate, value) for subject, predicate, value in read)


def _words(lines: object) -> tuple[str, ...]:
    return tuple(map(str, lines)) if isinstance(lines, list) else ()
