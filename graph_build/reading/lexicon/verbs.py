"""Turns the table of the field's verbs into what a verb takes and what strength it carries."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple


class Verb(NamedTuple):
    """A row of the table. ``strength`` and ``form`` are "" for verbs that ask and promise nothing."""

    rule: str
    takes: frozenset[str]
    operative: bool
    strength: str
    form: str


@lru_cache(maxsize=1)
def field_verbs() -> dict[str, Verb]:
    """Lemma to its row; the first row that names a lemma counts."""
    data = tomllib.loads(files("graph_build.reading.lexicon").joinpath("verbs.toml").read_text("utf-8"))
    found: dict[str, Verb] = {}
    for row in data["verb"]:
        verb = Verb(row["id"], frozenset(row["takes"]), row["operative"], row.get("strength", ""), row.get("form", ""))
        for lemma in row["lemmas"].split():
            found.setdefault(lemma, verb)
    return found


def verb_of(lemma: str) -> Verb | None:
    """The row of a verb, None where the table has none."""
    return field_verbs().get(lemma)
