"""Turns kinds.toml into the answers that a comparison needs: which class is right, which measure counts."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from functools import cache
from importlib.resources import files
from typing import Any, Final

DOCUMENT: Final = "Document"


def is_known(kind: str) -> bool:
    """Whether annotations may name a kind."""
    return kind in _table()["right"] or is_document(kind)


def is_document(kind: str) -> bool:
    """Whether an annotated kind is one of the kinds of documents."""
    return kind in _table()["documents"]


def right_classes(kind: str) -> frozenset[str]:
    """The classes of the graph that are right for an annotated kind."""
    return frozenset(_table()["right"][DOCUMENT if is_document(kind) else kind])


def counted_kind(classes: Collection[str]) -> str | None:
    """The kind under which a thing of the graph is counted; None where it is not counted."""
    rows = _table()["measure"]
    return next((row["kind"] for row in rows if not set(row["classes"]).isdisjoint(classes)), None)


def entity_measures(kind: str) -> tuple[str, ...]:
    """The measures that a thing of a kind counts for."""
    kind = DOCUMENT if is_document(kind) else kind
    named = () if kind in _table()["loose"] else ("entity.named",)
    return "entity.all", f"entity.{kind}", *named


def counted_relations() -> frozenset[str]:
    """The relations that annotations know. What the ontology gains later is not counted before they do."""
    return frozenset(name for group in _table()["relations"].values() for name in group)


def fact_measures(relation: str) -> tuple[str, ...]:
    """The measures that a relation counts for."""
    group = "topic" if relation in _table()["relations"]["topic"] else "core"
    return "fact.all", f"fact.{relation}", f"fact.{group}"


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("graph_build.evaluate").joinpath("kinds.toml").read_text("utf-8"))
