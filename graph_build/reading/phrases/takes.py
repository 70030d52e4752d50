"""Turns two phrases and a preposition between them into whether one name goes over both, and which noun heads it."""

from __future__ import annotations

from graph_build.reading.lexicon.forms import readings_of
from graph_build.reading.lexicon.heads import Head, singulars
from graph_build.reading.lexicon.sets import word_set
from graph_build.reading.lexicon.states import state_names
from graph_build.reading.phrases.drafts import CAPITALS, Draft
from graph_build.reading.records import Tokens

NAMED_LAST = word_set("classes-named-last")
# Classes that are a subject of which a part of the world may be said.
SUBJECTS_IN = frozenset({"theme", "group", "open"})
_TELLING = word_set("classes-told-by-subject")
_MADE_BY_BODIES = frozenset({"plan", "policy", "strategy", "report", "order", "guideline"})
_CEASING = frozenset({"", "open", "theme", "event"})
_FIELDS = frozenset({"theme", "event", "training", "operation"})
_NOT_TO = frozenset({"plan", "strategy", "policy", "agenda", "law"})
_TEXTS = frozenset(
    {"plan", "policy", "strategy", "report", "treaty", "resolution", "statement", "document", "guideline", "law"}
)
_RECEIVERS = frozenset({"body", "organisation", "post", "person", "mission"})
_DEALT_WITH = frozenset({"women", "girls", "youth", "men"})
_HELD = frozenset({"meeting", "conference", "summit", "event", "training", "dialogue"})
_REGIONS = word_set("regions")
_SMALL_GROWS = frozenset({"on", "for", "against", "between", "to", "from"})


def takes_of(draft: Draft, following: Draft) -> bool:
    """Of belongs to the noun before it; not to whose it is in "the adoption by the Council of Arland of the Plan", nor
    to who does it in "the assessment by the Secretary-General of relevant events"."""
    leads = draft.cls == "post" and draft.row is not None and "to" not in draft.row.grows
    if leads and following.cls != "date" and not (following.capital or following.det):
        return False
    owned = draft.cls in {"state", "organisation"} or (draft.cls == "body" and draft.owner is not None)
    again = owned and following.cls in _TEXTS and bool(following.det)
    return not again and not (draft.cls == "pronoun" and following.cls == "date")


def takes(tokens: Tokens, draft: Draft, following: Draft, prep: str) -> bool:
    """Whether the name goes on over another preposition than of."""
    if following.cls == "time" and following.head == following.name_start:
        return False
    if prep == "to" and draft.cls != "post" and draft.parts and draft.owner is not None and draft.owner.cls == "state":
        return tokens.low[draft.head - 1] == "permanent"  # "Permanent Mission of A to the B", no "Ministry of A to B"
    if prep == "to" and draft.cls in _NOT_TO and following.cls in _RECEIVERS:
        return False  # "submit the Plan to the Authority"
    if prep == "in" and _subject_in_subject(tokens, draft, following):
        return True
    if following.cls in {"date", "pronoun"} or draft.row is None:
        return False
    return _goes_over(tokens, draft, following, prep, draft.row)


def _goes_over(tokens: Tokens, draft: Draft, following: Draft, prep: str, row: Head) -> bool:
    """Whether the head lets its name go over the preposition."""
    if prep not in row.grows:
        grows = prep in {"for", "in"} and _names_a_body(tokens, draft, following, prep)
        return grows or (prep in {"for", "on"} and _is_group_on(tokens, draft, following))
    if tokens.word[draft.head][0].isupper() and (following.capital or tokens.tag[draft.head] in CAPITALS):
        return following.capital
    if draft.cls == "group":  # "parties to armed conflict"
        return prep == "to" and following.cls in {"event", "treaty", "law"}
    return draft.cls in _TELLING and prep in _SMALL_GROWS and (row.happens or prep != "to")


def _subject_in_subject(tokens: Tokens, draft: Draft, following: Draft) -> bool:
    """ "Sexual Violence in Conflict", "Women in Peacekeeping": a subject in capitals, not a place."""
    capital = draft.capital or (draft.cls == "theme" and tokens.word[draft.name_start][0].isupper())
    if not (capital and following.capital and draft.cls in SUBJECTS_IN):
        return False
    if following.row is not None and following.cls in _FIELDS:
        return not following.det
    if _is_common(tokens, following):  # "Women in Policing", "Women in the Forces"
        return True
    return following.det in {"", "the"} and _is_region(tokens, following)


def _is_common(tokens: Tokens, following: Draft) -> bool:
    """Whether what a subject is in is a common word in capitals, and so a part of a name rather than a place."""
    low = tokens.low[following.head]
    placed = following.cls in {"place", "state", "date", "time"} or low in state_names() or following.number is not None
    known = bool(readings_of(low)) or any(readings_of(one) for one in singulars(low))
    return known and not placed and following.det in {"", "the"}


def is_last_head(tokens: Tokens, draft: Draft, following: Draft, prep: str) -> bool:
    """Whether the last noun is the head of all: "Women for Peace Registry", "Ministry of Health Action Plan"."""
    if following.det or following.owner is not None or following.plural or following.head == following.name_start:
        return False
    if (dealt_with := _is_dealt_with(tokens, draft, following, prep)) or prep == "in":
        return dealt_with or (draft.cls == "theme" and following.cls in NAMED_LAST)
    if draft.cls in {"group", "post"}:
        return draft.plural and following.cls in {"body", "organisation"}
    if prep != "of":
        return False
    if draft.cls in _CEASING and following.cls == "treaty":
        return tokens.word[following.head][0].isupper()  # "Cessation of Hostilities Agreement"
    house = draft.cls == following.cls == "body"  # "House of Commons Defence Committee"
    made = draft.cls in {"body", "organisation"} and following.cls in _MADE_BY_BODIES
    return made or (house and draft.head == draft.name_start and len(draft.parts) == 1)


def _is_dealt_with(tokens: Tokens, draft: Draft, following: Draft, prep: str) -> bool:
    """Whether a name begins with whom a happening or a house is on: "Women in Pacific Forces Seminar"."""
    whom = prep in {"in", "for"} and tokens.low[draft.head] in _DEALT_WITH and draft.head <= draft.name_start + 1
    named = whom and following.cls in NAMED_LAST | _HELD
    return named and all(tokens.word[head][0].isupper() for head in (draft.head, following.head))


def _names_a_body(tokens: Tokens, draft: Draft, following: Draft, prep: str) -> bool:
    """Whether a name goes on over a preposition to the noun that is its head."""
    capitals = draft.capital and following.capital and tokens.word[following.head][0].isupper()
    return capitals and draft.cls in {"group", "theme"} and is_last_head(tokens, draft, following, prep)


def _is_group_on(tokens: Tokens, draft: Draft, following: Draft) -> bool:
    """ "Parliamentary Group on Trade": one group in capitals is a body, named by its subject."""
    one = draft.cls == "group" and tokens.word[draft.head] == "Group" and draft.head > draft.name_start
    return one and following.capital


def _is_region(tokens: Tokens, following: Draft) -> bool:
    """Whether it is a part of the world, no city and no state: "Gender Equality in Africa"."""
    dated = following.number is None or following.number.startswith("(")  # "… in Africa (2004)"
    return tokens.low[following.head] in _REGIONS and dated
