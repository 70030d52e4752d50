"""Turns a commitment of a graph into those whom its words name: the words of each, with the thing that they name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

import pyoxigraph as ox

from graph_build.ask.lookups.source import Source
from graph_build.ask.lookups.terms import WPS, Term, clean, text_of
from graph_build.vocabulary import VOCAB

Role = Literal["bearer", "addressee", "beneficiary"]
Record = dict[str, list[Term]]

DEMAND: Final = VOCAB + "demand"
"""The binding force of what is asked by an author who cannot bind the one who is to act."""
ROLES: Final[tuple[Role, ...]] = ("bearer", "addressee", "beneficiary")


@dataclass(frozen=True, slots=True)
class Party:
    """One whom a commitment names: ``thing`` is empty where the words name nothing that is known."""

    thing: str
    words: str


def read_parties(source: Source, commitment: str, role: Role) -> tuple[Party, ...]:
    """All who play the role, in the order in which the sentence names them; whom it does not name come last.

    A graph that gives things and words apart, without parties, does not say which words are whose: then each of its
    things stands without words, and words stand alone where it gives no thing.
    """
    said = source.record(commitment)
    found: set[Party] = set()
    for node in _things(said, f"{role}Party"):
        party = source.record(node)
        for thing in _things(party, "partyThing") or [""]:
            found |= {Party(thing, words) for words in _texts(party, "partyText") or [""]}
    paired = {party.thing for party in found}
    found |= {Party(thing, "") for thing in _things(said, role) if thing not in paired}
    if not found:
        # A name where an address should stand is shown as words; the check of the shapes tells of it.
        found = {Party("", words) for words in (*_texts(said, role), *_texts(said, f"{role}Text"))}
    sentence = " ".join(quote.exact for quote in source.quotes(commitment))
    return tuple(sorted(found, key=lambda party: (_place(party, sentence), party.words, party.thing)))


def is_demand(source: Source, commitment: str) -> bool:
    """Whether it is asked by an author who cannot bind the one who is to act, so that nobody bears it."""
    return source.value(commitment, WPS + "bindingForce") == DEMAND


def party_name(source: Source, party: Party) -> str:
    """The name of the thing; the words where they name nothing that is known."""
    return source.name(party.thing) if party.thing else party.words


def things_of(parties: Iterable[Party]) -> tuple[str, ...]:
    """The things among them, each once, in their order."""
    return tuple(dict.fromkeys(party.thing for party in parties if party.thing))


def _place(party: Party, sentence: str) -> int:
    at = sentence.find(party.words) if party.words else -1
    return at if at >= 0 else len(sentence)


def _things(record: Record, name: str) -> list[str]:
    return [text_of(term) for term in record.get(WPS + name, ()) if not isinstance(term, ox.Literal)]


def _texts(record: Record, name: str) -> list[str]:
    return [clean(term.value) for term in record.get(WPS + name, ()) if isinstance(term, ox.Literal)]
