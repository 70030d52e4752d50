"""Turns the concept schemes into the ranks of strengths and the labels of kinds of change."""

from __future__ import annotations

from functools import lru_cache

import pyoxigraph as ox

from graph_build.resources import ontology_dir
from graph_build.vocabulary import CONCEPTS, skos, wps, wpsv


def rank_of(strength: str) -> int:
    """The rank of a strength, named as in its address; ranks compare commitments of one act only."""
    return _ranks()[strength]


def kind_label(kind: str) -> str:
    """The label of a kind of change, named as in its address.

    >>> kind_label("due-date-moved")
    'Due date moved'
    """
    return _labels()[kind]


@lru_cache(maxsize=1)
def _ranks() -> dict[str, int]:
    return {name: int(_value(name, wps("rank"))) for name in CONCEPTS["strength"]}


@lru_cache(maxsize=1)
def _labels() -> dict[str, str]:
    return {name: _value(name, skos("prefLabel")) for name in CONCEPTS["change-kind"]}


def _value(name: str, predicate: ox.NamedNode) -> str:
    found = next(_scheme().quads_for_pattern(wpsv(name), predicate, None)).object
    assert isinstance(found, ox.Literal)
    return found.value


@lru_cache(maxsize=1)
def _scheme() -> ox.Store:
    store = ox.Store()
    store.load(path=str(ontology_dir() / "vocab.ttl"), format=ox.RdfFormat.TURTLE)
    return store
