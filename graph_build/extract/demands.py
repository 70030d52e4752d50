"""Turns a clause and its document into whether it is a demand of somebody who cannot bind the one who is to act."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from graph_build.extract.context import Context
from graph_build.extract.folding import fold
from graph_build.extract.records import CommitmentClause

_DIRECTIVE: Final = "directive"
# Kinds of documents by which an organ or a government binds; nobody else adopts them.
_BINDING: Final = frozenset(
    {"Resolution", "PresidentialStatement", "Directive", "Treaty", "NationalActionPlan", "Declaration"}
)


def is_demand(context: Context, clause: CommitmentClause) -> bool:
    """Whether the clause asks somebody other than its author to act, in a text whose author binds only itself or in the
    words of somebody who is quoted."""
    asks = clause.act.lower() == _DIRECTIVE
    return asks and (clause.quoted or (demands_only(context) and not _of_itself(context, clause)))


def demands_only(context: Context) -> bool:
    """Whether the author of a text can ask others to act, and no more."""
    if context.kind in _BINDING or context.symbol is not None:
        return False
    if context.publisher:
        return _matches("authors", context.publisher)
    return _matches("titles", context.title)


def _of_itself(context: Context, clause: CommitmentClause) -> bool:
    """Whether all who are to act are the author: named as the publisher, or as "we"."""
    own = {"we", "our", fold(context.publisher or "")} - {""}
    return bool(clause.bearers) and all(fold(words) in own for words, _ in clause.bearers)


@lru_cache(maxsize=1024)
def _matches(table: str, words: str) -> bool:
    return any(pattern.search(words) for pattern in _patterns(table))


@cache
def _patterns(table: str) -> tuple[re.Pattern[str], ...]:
    rows = tomllib.loads(files("graph_build.extract").joinpath("demands.toml").read_text("utf-8"))[table]
    return tuple(re.compile(row["pattern"]) for row in rows)
