"""Turns the words for a group of actors into the noun that names it, and tells groups that name nobody definite."""

from __future__ import annotations

import re

from graph_build.extract.records import Mention

_QUANTIFIER = re.compile(
    r"^(?:(?:[Aa]ll|[Bb]oth|[Ee]ach|[Aa]ny|[Rr]elevant|[Oo]ther|[Cc]oncerned|[Aa]ppropriate|[Ee]xisting|[Rr]espective"
    r"|[Ii]nterested|the) )+(?=\w)"
)
# Nouns that name a class of actors only with a word that says which.
_HEAD_NOUNS = """
actors agencies authorities commanders communities community countries elements entities forces governments groups
institutions leaders leadership management members ministers missions networks officials organisations organizations
personnel representatives societies society staff stakeholders workers
"""
GENERAL_GROUPS = frozenset(_HEAD_NOUNS.split())
"""Nouns of groups that name nobody definite by themselves, in small letters."""


def without_quantifier(name: str) -> str:
    """The group's name alone: "all relevant parties" are the parties.

    >>> without_quantifier("all relevant parties")
    'parties'
    """
    return _QUANTIFIER.sub("", name)


def is_generic_group(mention: Mention) -> bool:
    """Whether a group is named by a general noun alone ("staff", "all actors"): it names nobody outside a statement."""
    return mention.kind == "ActorGroup" and without_quantifier(mention.surface).lower() in GENERAL_GROUPS
