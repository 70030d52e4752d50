"""Turns a name into the party it means: a state, its government and its authorities act as one, whatever the words."""

from __future__ import annotations

import re
from typing import Final

from graph_build.extract.folding import fold
from graph_build.reading import state_names, states_of_adjective

_PLAIN: Final = re.compile(r"(?:(?:the|all|both|relevant|competent|national|concerned|respective|un|united nations) )+")
_FOR_A_STATE: Final = re.compile(
    r"(?:(?:federal|central|interim|transitional) )?"
    r"(?:government authorities|governments?|authorities)(?: of)?(?: the)? "
)
_OF_A_STATE: Final = re.compile(r" (?:government authorities|governments?|authorities)$")
_IN_FULL: Final = re.compile(r"(?:[a-z]{1,20} )?(?:republic|kingdom|state) of (?:the )?")
_MEMBERS: Final = re.compile(r"members? states?")
_TO_A_CONFLICT: Final = re.compile(r"parties(?: to (?:the |this |an )?(?:armed )?conflict)?(?: concerned)?")


def party_of(name: str) -> str:
    """What all names have in common that mean one party.

    >>> party_of("Government of Kenya") == party_of("the Kenyan authorities") == party_of("Kenya")
    True
    >>> party_of("Federal Government of Somalia") == party_of("Somali authorities")
    True
    >>> party_of("Members State") == party_of("all Member States")
    True
    >>> party_of("All parties") == party_of("Parties to armed conflict")
    True
    >>> party_of("Kenya") == party_of("Kenyan women")
    False
    """
    bare = _after(_PLAIN, fold(name))
    if _TO_A_CONFLICT.fullmatch(bare):
        return "parties"
    if _MEMBERS.fullmatch(bare):  # some texts misspell them
        return "member states"
    return _state(bare) or bare


def is_of_a_state(name: str) -> bool:
    """Whether a name means a state or those who act for one.

    >>> is_of_a_state("the Kenyan authorities"), is_of_a_state("the local authorities")
    (True, False)
    """
    bare = _after(_PLAIN, fold(name))
    return bool(_state(bare)) or _OF_A_STATE.sub("", bare) in states_of_adjective()


def _state(name: str) -> str:
    """The state that a folded name means, or for which those act whom it names; "" for none."""
    owner = _after(_PLAIN, _OF_A_STATE.sub("", _after(_FOR_A_STATE, name)))
    for called in (owner, _after(_IN_FULL, owner)):
        if called in state_names():
            return called
    names = states_of_adjective().get(owner, ())
    return names[0].lower() if len(names) == 1 else ""


def _after(opening: re.Pattern[str], name: str) -> str:
    found = opening.match(name)
    return name[found.end() :] if found else name
