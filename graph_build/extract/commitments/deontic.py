"""Turns the table of deontic words (deontic.toml) into compiled rules."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

# A phrase between a modal and its verb: "will, within existing resources, train".
_ASIDE = "(?:,[^,;:.]{2,120},)?"


@dataclass(frozen=True, slots=True)
class ProseRule:
    """A modal or its like: what it looks like, the act and strength it carries, and how its subject is read."""

    id: str
    pattern: re.Pattern[str]
    act: str
    strength: str
    frame: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OperativeVerb:
    """A verb of a resolution's operative paragraph with its act and strength; None for a verb that carries no duty."""

    pattern: re.Pattern[str]
    act: str | None
    strength: str | None


def _table() -> dict[str, Any]:
    return tomllib.loads(files("graph_build.extract.commitments").joinpath("deontic.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def prose_rules() -> tuple[ProseRule, ...]:
    """The rules for prose, in the order of the table."""
    return tuple(
        ProseRule(
            str(r["id"]), _modal(str(r["pattern"])), str(r["act"]), str(r["strength"]), str(r["frame"]),
            _strings(r["yes"]), _strings(r["no"]),
        )
        for r in _table()["prose"]
    )  # fmt: skip


def _modal(pattern: str) -> re.Pattern[str]:
    """The compiled pattern, which begins at a word unless it says itself where it begins."""
    pattern = pattern.replace("{aside}", _ASIDE)
    return re.compile(pattern if pattern.startswith("^") else rf"(?:(?<![\w-])|(?=')(?<=\w))(?:{pattern})")


@lru_cache(maxsize=1)
def operative_verbs() -> tuple[OperativeVerb, ...]:
    """The verbs of operative paragraphs, those with a duty first."""
    data = _table()
    duty = [OperativeVerb(_verb(str(r["verb"])), str(r["act"]), str(r["strength"])) for r in data["operative"]]
    plain = data["passive_verbs"]
    return (*duty, OperativeVerb(_verb(str(plain["words"])), None, None))


def _verb(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{words})\b", re.IGNORECASE)


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(v) for v in value) if isinstance(value, list) else ()
