"""Turns the table of kinds (kinds.toml) into the kind of thing that a head noun names."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from graph_build.reading import singulars


class HeadKind(NamedTuple):
    """A row of the table: the kind, other kinds by noun, and what the row's names may look like.

    ``small`` tells what a head in small letters needs to name one: "proper", "any" complement too, "" where it never
    does.
    """

    cls: str
    kind: str
    small: str
    dated: bool
    happens: bool
    single: bool
    local: frozenset[str]
    nouns: dict[str, str]
    names: tuple[str, ...]
    near: tuple[str, ...]

    def kind_of(self, noun: str) -> str:
        """The kind that a noun of the class names; "" where it names nothing."""
        for word in singulars(noun):
            if word in self.nouns:
                return self.nouns[word]
        return self.kind


@lru_cache(maxsize=1)
def head_kinds() -> dict[str, HeadKind]:
    """Class of a head noun to its row."""
    data = tomllib.loads(files("graph_build.extract.names.heads").joinpath("kinds.toml").read_text("utf-8"))
    return {row["cls"]: _head_kind(row) for row in data["kind"]}


def _head_kind(row: dict[str, Any]) -> HeadKind:
    return HeadKind(
        cls=row["cls"],
        kind=row["kind"],
        small=row["small"],
        dated=row.get("dated", False),
        happens=row.get("happens", False),
        single=row.get("single", False),
        local=frozenset(row.get("local", "").split()),
        nouns=row.get("nouns", {}),
        names=tuple(row["names"]),
        near=tuple(row["not"]),
    )


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("graph_build.extract.names.heads").joinpath("words.toml").read_text("utf-8"))


@lru_cache(maxsize=128)
def name_words(name: str) -> frozenset[str]:
    """The words of a set of words.toml."""
    return frozenset(_words()[name]["words"].split())
