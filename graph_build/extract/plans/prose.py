"""Turns sentences of a plan into what they say of the plan as a whole, by the rows of ``prose.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from graph_build.extract.plans.actors import Names, actors_of
from graph_build.extract.plans.money import NUMBERS
from graph_build.extract.plans.records import Piece, PlanDetail
from graph_build.extract.plans.times import edtf_of_words, rhythm_of_words
from graph_build.reading import Sieve

_DATED: Final = frozenset({"approved", "published", "launched", "dated", "in-force", "extended-to", "period-end"})
_OTHER_PLAN: Final = re.compile(
    r"\b(?:first|second|third|fourth|previous|earlier|former|last|next|other|preceding)\b[^.;]{0,30}\b(?:plan|NAP|programme|strategy)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the table: what aspect it tells, by which words; ``value`` where the row itself is the value."""

    id: str
    aspect: str
    pattern: re.Pattern[str]
    value: str | None = None
    every: bool = False
    beside: re.Pattern[str] | None = None


@cache
def facts() -> tuple[Fact, ...]:
    """The rows of the table."""
    data = tomllib.loads(files("graph_build.extract.plans").joinpath("prose.toml").read_text("utf-8"))
    return tuple(
        Fact(
            row["id"], row["aspect"], re.compile(row["pattern"]), row.get("value"), row.get("every", False),
            re.compile(row["with"]) if "with" in row else None,
        )
        for row in data["fact"]
    )  # fmt: skip


@cache
def _sieve() -> Sieve[Fact]:
    return Sieve(facts(), lambda fact: fact.pattern)


def details_of(sentence: Piece, known: Names) -> Iterator[PlanDetail]:
    """What a sentence says of the plan."""
    for fact in _sieve().rows(sentence.words):
        if fact.beside is not None and not fact.beside.search(sentence.words):
            continue
        found = list(fact.pattern.finditer(sentence.words))
        for match in found if fact.every else found[:1]:
            if fact.aspect in _DATED and _of_another(sentence.words, match):
                continue
            yield from _detail(fact, match, sentence, known)


def _of_another(sentence: str, match: re.Match[str]) -> bool:
    """Whether a date is told of another plan: "its first plan was adopted in 2011"."""
    before = sentence[: match.end()]
    clause = before[max(before.rfind(";"), before.rfind(". ")) + 1 :]
    return _OTHER_PLAN.search(clause) is not None


def _detail(fact: Fact, match: re.Match[str], sentence: Piece, known: Names) -> Iterator[PlanDetail]:
    groups = match.groupdict()
    whole = sentence.part(match.start(), match.end())
    if fact.value is not None:
        yield PlanDetail(fact.aspect, fact.value, whole, fact.id)
    elif groups.get("actor"):
        yield from _actors(fact, match, sentence, known)
    elif groups.get("date"):
        date = edtf_of_words(groups["date"])
        if date:
            yield PlanDetail(fact.aspect, date, whole, fact.id)
    elif groups.get("value"):
        yield PlanDetail(fact.aspect, _plain_value(fact.aspect, groups["value"]), whole, fact.id)
    else:
        yield PlanDetail(fact.aspect, whole.words, whole, fact.id)


def _actors(fact: Fact, match: re.Match[str], sentence: Piece, known: Names) -> Iterator[PlanDetail]:
    leads, others = actors_of(sentence.part(*match.span("actor")), known)
    for piece, thing in (*leads, *others):
        if len(piece.words) > 2:
            yield PlanDetail(fact.aspect, piece.words, piece, fact.id, thing)


def _plain_value(aspect: str, words: str) -> str:
    """A count as digits, a rhythm as a duration, else the words."""
    if aspect.startswith("count-of"):
        return NUMBERS.get(words.lower(), words)
    if aspect == "rhythm":
        return rhythm_of_words(words) or words
    return words
