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

_OF_SOMEBODY = frozenset(
    ["members", "leaders", "representatives", "authorities", "governments", "parties", "delegates", "signatories"]
)
_NAMED = r"[A-Z][\w’'-]{0,40}(?:(?: (?:of|for|on|and|the)){0,3} [A-Z][\w’'-]{0,40}){0,8}"
_FEW = r"(?:these|those|the two|the three) [a-z ]{2,24}\b(?= (?:must|shall|should|will|to)\b)"
_SEVERAL = rf"{_NAMED}(?:(?:, {_NAMED}){{1,12}},? and (?:the )?{_NAMED})?"
_WHOSE = re.compile(rf" (?:of|to) (?:the |both |all )?(?:{_SEVERAL}|{_FEW})")
_FIGHTING = re.compile(r"parties to (?:an? |the )?(?:armed )?conflicts?$", re.IGNORECASE)
_WHERE = re.compile(rf" in (?:the )?{_SEVERAL}")


def without_quantifier(name: str) -> str:
    """The group's name alone: "all relevant parties" are the parties.

    >>> without_quantifier("all relevant parties")
    'parties'
    """
    return _QUANTIFIER.sub("", name)


def whose_group(text: str, end: int, core: str) -> str:
    """The words behind a group's noun that tell whose it is; "" where the noun tells all or nothing does.

    >>> whose_group("all members of the Harbour Council met", 11, "members")
    ' of the Harbour Council'
    """
    if _FIGHTING.search(core):  # "the parties to the conflict in Darfur" are no others' parties
        found = _WHERE.match(text, end)
        return found.group() if found is not None else ""
    if core.lower().rsplit(" ", 1)[-1] not in _OF_SOMEBODY:
        return ""
    found = _WHOSE.match(text, end)
    return found.group() if found is not None else ""


def is_generic_group(mention: Mention) -> bool:
    """Whether a group is named by a general noun alone ("staff", "all actors"): it names nobody outside a statement."""
    return mention.kind == "ActorGroup" and without_quantifier(mention.surface).lower() in GENERAL_GROUPS
