"""Turns plurals of those who act into classes of actors: "women mediators", "countries of West Africa"."""

from __future__ import annotations

from graph_build.extract.names.forms import Found
from graph_build.extract.names.heads.capitals import is_capital
from graph_build.extract.names.heads.kinds import name_words
from graph_build.reading import Phrase, Tokens

_QUANTIFYING = frozenset({"other", "all", "relevant", "key", "appropriate", "various", "many", "some"})
_OF_ACTORS = frozenset({"group", "body", "organisation", "network", "post"})


def actor_group(tokens: Tokens, phrase: Phrase) -> Found | None:
    """A class of actors with words that say which: "women mediators", "humanitarian workers", "countries of Africa"."""
    first, last = phrase.name_start, phrase.head
    if (
        not phrase.plural
        or is_capital(tokens, last)
        or phrase.number
        or tokens.low[last] not in name_words("acting-groups")
        or phrase.cls not in _OF_ACTORS
    ):
        return None
    while first < last and tokens.low[first] in _QUANTIFYING:
        first += 1
    before = range(first, last)
    if not all(tokens.tag[i] in "NSEAP&" or tokens.low[i] in name_words("kinds-of-actors") for i in before):
        return None
    if phrase.cls == "post" and tokens.low[last] in name_words("posts-in-plural"):
        return None
    region = next((part.phrase for part in phrase.parts if part.prep in {"of", "in"}), None)
    placed = region is not None and region.cls in {"place", "open"} and is_capital(tokens, region.head)
    if first == last and not placed:
        return None
    end = phrase.end if placed and region is not None and region.end == phrase.end else last + 1
    return Found(tokens.start[first], tokens.end[end - 1], "ActorGroup", "head-actor-group")


def is_common_group(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is a plural of people in small letters."""
    return phrase.cls == "group" and phrase.plural and not is_capital(tokens, phrase.head)
