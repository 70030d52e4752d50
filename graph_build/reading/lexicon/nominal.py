"""Turns a noun that tells a happening into the verb it stands for."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

from graph_build.reading.lexicon.heads import singulars


@lru_cache(maxsize=65536)
def nominal_of(low: str) -> tuple[str, str] | None:
    """The verb's lemma and the role of an of-phrase, "agent" or "patient"; None for a noun that tells no happening."""
    return next((_nominals()[word] for word in singulars(low) if word in _nominals()), None)


@lru_cache(maxsize=1)
def _nominals() -> dict[str, tuple[str, str]]:
    data = tomllib.loads(files("graph_build.reading.lexicon").joinpath("nominal.toml").read_text("utf-8"))
    found = {}
    for role, pairs in data["nouns"].items():
        for pair in pairs.split():
            noun, _, verb = pair.partition("=")
            found[noun] = (verb, role)
    return found
