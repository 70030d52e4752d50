"""Turns the words of a clause into the qualifiers that hedge, bound or reinforce it, by the table qualifiers.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from graph_build.reading import Sieve

# What may open a sentence before its subject: "In accordance with national law, the Ministry will …".
_LONGEST_OPENING = 200
_AFTER = 60


@dataclass(frozen=True, slots=True)
class QualifierRule:
    """A row of the table: the name of its concept, the words, and examples."""

    concept: str
    pattern: re.Pattern[str]
    yes: tuple[str, ...]
    no: tuple[str, ...]


@lru_cache(maxsize=1)
def qualifier_rules() -> tuple[QualifierRule, ...]:
    """The rows of qualifiers.toml, compiled, in the order of the table."""
    data = tomllib.loads(files("graph_build.extract.commitments").joinpath("qualifiers.toml").read_text("utf-8"))
    return tuple(
        QualifierRule(
            str(row["concept"]), re.compile(row["pattern"], re.IGNORECASE), tuple(row["yes"]), tuple(row["no"])
        )
        for row in data["qualifier"]
    )


@lru_cache(maxsize=1)
def _sieve() -> Sieve[QualifierRule]:
    return Sieve(qualifier_rules(), lambda rule: rule.pattern)


def qualifiers(words: str) -> tuple[str, ...]:
    """The names of the concepts that words carry, in the order of the table.

    >>> qualifiers("to report, at their discretion, in accordance with national legislation")
    ('consistent-with-law', 'at-discretion')
    """
    return tuple(rule.concept for rule in _sieve().rows(words) if rule.pattern.search(words))


def qualified_words(text: str, start: int, end: int, sentence_end: int) -> str:
    """The clause with the phrase that opens its sentence and the words right after it."""
    near = max(0, start - _LONGEST_OPENING - 2)
    marks = [text.rfind(mark, near, start) for mark in (". ", "; ", ": ")]
    opens = max(0 if near == 0 else -1, *(mark + 2 if mark >= 0 else -1 for mark in marks))
    opening = text[opens:start] if opens >= 0 else ""
    before = opening if opening.endswith(", ") and len(opening) <= _LONGEST_OPENING else ""
    return before + text[start : min(sentence_end, end + _AFTER)]
