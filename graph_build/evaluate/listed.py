"""Turns files of reference names into the set of names that stand in a list."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from graph_build.ask.lookups import Source, text_of
from graph_build.errors import InputError
from graph_build.evaluate.built import NAMES
from graph_build.evaluate.folding import fold
from graph_build.graph.load import load_rdf


def listed_names(paths: Iterable[Path]) -> frozenset[str]:
    """The folded labels in files of RDF, and in all Turtle files in and below folders.

    Raises:
        InputError: a file is missing or no valid RDF, or a folder holds no Turtle file.
    """
    stores = [load_rdf(file) for path in paths for file in _files(path)]
    found = (quad.object for store in stores for name in NAMES for quad in Source(store).quads(name))
    return frozenset(map(fold, map(text_of, found)))


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    files = sorted(path.rglob("*.ttl"))
    if not files:
        raise InputError("no list of names in the folder", str(path), "lists are Turtle files", "name another folder")
    return files
