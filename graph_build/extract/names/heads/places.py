"""Turns capital phrases that nothing types into places, where "in" or "at" stands before them."""

from __future__ import annotations

from collections.abc import Iterator

from graph_build.extract.names.forms import Found
from graph_build.extract.names.heads.kinds import name_words
from graph_build.extract.names.heads.persons import is_word
from graph_build.reading import Phrase, ReadSentence, Tokens, head_of, town_names

_WHERE = frozenset({"in", "at", "near", "around", "outside", "throughout", "across", "inside"})
_BEFORE_TOWNS = frozenset({"to", "from", "of", "between", "via", "for"})
_AT_WORK = frozenset({"body", "organisation", "mission", "operation", "post"})
_JOINING = frozenset({"and", "or", "&", ","})
_JOINED = frozenset({",", "&", ",&"})
_LONGEST = 4
_IN_HEADINGS = str.maketrans("", "", "EAPm9y,.;:()-")
_LONGEST_LIST = 12


def places_in(sentence: ReadSentence) -> Iterator[Found]:
    """Places by the preposition before them: "in Phnom Penh", "at Rota"."""
    tokens = sentence.tokens
    if len(tokens.tag.translate(_IN_HEADINGS)) < 4:  # a heading, where every word has a capital
        return
    last: Phrase | None = None
    reached = [*_reached(sentence), *(p for p in sentence.phrases if _begins_as_place(tokens, p))]
    for phrase in sentence.phrases:
        before = tokens.low[phrase.start - 1] if phrase.start else ""
        after = phrase in reached or before in _WHERE or (before in _BEFORE_TOWNS and _is_town(tokens, phrase))
        joined = last is not None and _is_joined(sentence, last, phrase)  # "in Kuluba and Tenzi"
        site = sentence.ends.get(phrase.start - 1)  # "at Marlin Barracks, Tenzi"
        after = after or (site is not None and site.cls == "place" and before == "," and _is_town(tokens, phrase))
        after = after or (joined and (_is_one_word(phrase) or _is_kind_of_place(tokens.low[phrase.name_start])))
        last = phrase if after and _is_place(tokens, phrase) else None
        for place in [last] if last is not None else _places_inside(tokens, phrase):
            yield Found(tokens.start[place.name_start], tokens.end[place.name_end - 1], "Place", "place-after-in")


def _begins_as_place(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether the first word says that it is a place, whatever stands before it: "Port Adal", "Camp Marlin"."""
    named = phrase.name_end - phrase.name_start > 1 and tokens.tag[phrase.name_start] == "E"
    return named and tokens.low[phrase.name_start] in name_words("first-words-of-places")


def _reached(sentence: ReadSentence) -> list[Phrase]:
    """Where somebody goes or is sent: "deployed to Kuluba", "visited Port Adal"."""
    out: list[Phrase] = []
    for frame in sentence.frames:
        if frame.lemma in name_words("verbs-of-going"):
            sent = [part for moved in frame.patient for part in moved.parts] if frame.form == "noun" else []
            out += [part.phrase for part in (*frame.preps, *sent) if part.prep in {"to", "from"}]
        elif frame.lemma in name_words("verbs-of-seeing"):
            out += frame.patient
    return out


def _is_joined(sentence: ReadSentence, place: Phrase, phrase: Phrase) -> bool:
    """Whether a phrase goes on with a list of places, which ends in "and"; "in Oslo, Berg said" has none."""
    tags, gap = sentence.tokens.tag, sentence.tokens.tag[place.end : phrase.start]
    following: Phrase | None = phrase
    for _ in range(_LONGEST_LIST):
        if gap not in _JOINED:
            return False
        if gap.endswith("&"):
            return True
        if following is None:
            return False
        end = following.end
        after = sentence.starts.get(end + 1) or sentence.starts.get(end + 2)
        gap = tags[end : after.start] if after is not None else ""
        following = after
    return False


def _places_inside(tokens: Tokens, phrase: Phrase) -> Iterator[Phrase]:
    """Places that a name in capitals took in: "the Mission in Port Adal"."""
    for part in phrase.parts:
        inside = part.prep in _WHERE and phrase.cls in _AT_WORK
        leading = (not phrase.capital and part.prep == "of") or (phrase.cls == "post" and part.prep in {"to", "from"})
        known = (leading or part.prep in _JOINING) and _is_town(tokens, part.phrase)
        if (inside or known) and _is_place(tokens, part.phrase):
            yield part.phrase
            yield from _places_inside(tokens, part.phrase._replace(capital=False))
        else:
            yield from _places_inside(tokens, part.phrase)


def _is_town(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase is the name of a town that the table has, and nothing else."""
    return " ".join(tokens.low[phrase.name_start : phrase.name_end]) in town_names()


def _is_place(tokens: Tokens, phrase: Phrase) -> bool:
    town = phrase.cls == "place" and tokens.low[phrase.head] in name_words("kinds-of-towns")
    if town and phrase.head == phrase.name_end - 1 and phrase.head > phrase.name_start:
        words = range(phrase.name_start, phrase.head)  # "Marlin City", "the Heron Camp"
        named = phrase.det in {"", "the"} and not (phrase.owner or phrase.number or phrase.plural)
        return named and tokens.tag[phrase.head] == "E" and all(_is_unknown(tokens, i) for i in words)
    if phrase.cls != "open" or phrase.det or phrase.owner or phrase.number or phrase.aliases or phrase.parts:
        return False
    words = range(phrase.name_start, phrase.name_end)
    first = tokens.low[phrase.name_start]
    kind = len(words) > 1 and (_is_kind_of_place(first) or first in name_words("directions"))  # "Port Adal"
    own = words[1:] if kind else words
    return len(words) <= _LONGEST and all(tokens.tag[i] == "E" and not is_word(tokens.low[i]) for i in own)


def _is_unknown(tokens: Tokens, i: int) -> bool:
    return tokens.tag[i] == "E" and not is_word(tokens.low[i])


def _is_one_word(phrase: Phrase) -> bool:
    return phrase.name_end - phrase.name_start == 1


def _is_kind_of_place(low: str) -> bool:
    row = head_of(low)
    return row is not None and row.cls == "place"
