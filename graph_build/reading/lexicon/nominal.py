"""Turns a noun that tells a happening into the verb it stands for."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def nominals() -> dict[str, tuple[str, str]]:
    """Singular noun to the verb's lemma and the role of an of-phrase: "agent" or "patient"."""
    data = tomllib.loads(files("graph_build.reading.lexicon").joinpath("nominal.toml").read_text("utf-8"))
    found = {}
    for role, pairs in data["nouns"].items():
        for pair in pairs.split():
            noun, _, verb = pair.partition("=")
            found[noun] = (verb, role)
    return found
