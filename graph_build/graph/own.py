"""Turns a graph that was read into the certainty that a build of this program wrote it, with the report beside it."""

from __future__ import annotations

import json
import re
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, Store

from graph_build import __version__
from graph_build.errors import InputError
from graph_build.graph.places import digest_of, is_placing
from graph_build.vocabulary import ONTOLOGY, wps

REPORT: Final = "report.json"
OWN_ENDING: Final = ".trig"
_PATIENCE: Final = 2.0
_AGAIN: Final = "build it again with `wps-graph build`"


def require_one_build(graph: Path) -> None:
    """Find out that a graph is the one of which the report beside it gives the digest; without a report, all is well.

    While a build puts its files in their places, a moment is waited.

    Raises:
        InputError: the two are of two builds.
    """
    end = time.monotonic() + _PATIENCE
    while not _is_one_build(graph):
        if not is_placing(graph.parent) or time.monotonic() > end:
            raise InputError(
                "the graph is of another build than the report beside it",
                str(graph),
                "the files of a folder are those of one build",
                f"{_AGAIN}, or copy the graph to a folder of its own",
            )
        time.sleep(0.05)


def _is_one_build(graph: Path) -> bool:
    told = digests_told(graph.parent)
    with suppress(OSError):
        return graph.name not in told or told[graph.name] == digest_of(graph)
    return True


def digests_told(folder: Path) -> dict[str, object]:
    """The digests of the files of a build by their names, as the report in its folder gives them; without one, none."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        return dict(json.loads((folder / REPORT).read_bytes())["files"])
    return {}


def title_told(folder: Path) -> str:
    """What the texts of a build are called, as the report in its folder says; the empty text where it says nothing."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        return str(json.loads((folder / REPORT).read_bytes())["title"])
    return ""


def require_own(store: Store, graph: Path) -> None:
    """Find out that a store holds a graph as this version writes it.

    A file of RDF with another ending than a build's may be anybody's: questions in SPARQL can be asked of it too.

    Raises:
        InputError: it holds nothing, nothing of our vocabulary, or what another version wrote.
    """
    if next(iter(store), None) is None:  # the length of a store is a walk through all of it
        raise InputError("the graph holds no statement", str(graph), "a build writes at least its ontology", _AGAIN)
    if graph.suffix == OWN_ENDING and not any(map(_is_ours, store)):
        remedy = "name a graph.trig that `wps-graph build` wrote"
        raise InputError("the graph is none of this program", str(graph), f"its terms are those of {ONTOLOGY}", remedy)
    versions = {
        q.object.value
        for q in store.quads_for_pattern(None, wps("softwareVersion"), None)
        if isinstance(q.object, Literal)
    }
    if others := sorted(version for version in versions if _line_of(version) not in {"", _line_of(__version__)}):
        raise InputError(f"the graph is one of version {others[0]}", str(graph), f"this is {__version__}", _AGAIN)


def _is_ours(quad: Quad) -> bool:
    told = (quad.predicate, quad.object)
    return any(isinstance(term, NamedNode) and term.value.startswith(ONTOLOGY) for term in told)


def _line_of(version: str) -> str:
    """The first two numbers of a version, which change when what a graph says does; empty where a person wrote it."""
    found = re.match(r"\d+\.\d+", version)
    return found.group() if found else ""
