"""Turns a report's publisher, seen from the one who promised, into the kind of source it is."""

from __future__ import annotations

import re
from typing import Final

from graph_build.extract.document import DocumentExtract
from graph_build.extract.folding import fold
from graph_build.extract.names.lexicon import reference
from graph_build.graph.promises.actors import Kinship, house_of
from graph_build.graph.promises.likeness import is_agent, kind_of, outermost
from graph_build.graph.promises.sides import Promise

MAKER, MEMBER, ANOTHER = "maker-itself", "member-of-maker", "another-body"
CIVIL_SOCIETY, PRESS, NOT_KNOWN = "civil-society-source", "press-source", "source-not-known"
_PRESS: Final = re.compile(
    r"\b(?:Times|Herald|Gazette|Tribune|Guardian|Reuters|Associated Press|Agence France|BBC|CNN|Broadcast(?:ing|er)|"
    r"News Agency|Daily|Newspaper|Radio|Television|Press Agency|Courier|Chronicle|The Post)\b|\bNews$"
)
_CIVIL_SOCIETY: Final = re.compile(
    r"\b(?:NGOs?|Civil Society|Network|Coalition|Foundation|Institute|Association|League|Watch|Working Group|Campaign|"
    r"Movement|Platform|University|Academy|Think Tank|Amnesty|Oxfam|PeaceWomen|Alert|Observatory|Trust|Monitor)\b"
)
_STATES: Final = re.compile(r"(?:^|-)(?:states|allies|members|governments|countries|parties)(?:-|$)|^nations$")


def source_kind(promise: Promise, document: DocumentExtract, kinship: Kinship) -> str:
    """Who tells: the maker itself, a member of it, another body, civil society, the press, or nobody known.

    The maker is the bearer of the commitment; where the words name none, the publisher of its document.
    """
    publisher = document.context.publisher or ""
    teller = agent_named(publisher, kinship)
    makers = promise.side.actors or frozenset(
        filter(None, [agent_named(promise.document.context.publisher or "", kinship)])
    )
    if not publisher or (not makers and not promise.document.context.publisher):
        return NOT_KNOWN
    if not house_of(teller) and (kind := _by_words(publisher)):
        return kind
    if not makers:
        return MAKER if publisher == promise.document.context.publisher else ANOTHER
    return _seen_from(makers, teller, kinship)


def _by_words(publisher: str) -> str:
    if _PRESS.search(publisher):
        return PRESS
    return CIVIL_SOCIETY if _CIVIL_SOCIETY.search(publisher) else ""


def _seen_from(makers: frozenset[str], teller: str, kinship: Kinship) -> str:
    if teller in makers:
        return MAKER
    if any(kinship.is_member(teller, maker) for maker in makers):
        return MEMBER
    if any(kinship.belongs(teller, maker) for maker in makers):
        return MAKER
    state = kind_of(teller, kinship.things) == "State" or house_of(teller) == "us"
    if state and any(kind_of(m, kinship.things) == "ActorGroup" and _STATES.search(m) for m in makers):
        return MEMBER
    return ANOTHER


def agent_named(name: str, kinship: Kinship) -> str:
    """The agent that a publisher's name names: the whole name, else the first known agent in it; empty for none."""
    if found := kinship.agents_by_name.get(fold(name)):
        return found
    known = reference().things
    hits = [h for h in outermost(reference().find(name)) if is_agent(h.thing, known)]
    return max(hits, key=lambda h: (h.end - h.start, h.thing)).thing if hits else ""
