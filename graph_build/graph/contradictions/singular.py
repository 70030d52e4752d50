"""Turns two dates said of one name into whether they are surely of one thing, and not of two that share the name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

from graph_build.extract.dates import bounds, find_dates
from graph_build.extract.folding import fold
from graph_build.extract.names.lexicon import reference
from graph_build.extract.names.owned.owners import Owners
from graph_build.extract.records import EVENTS, Thing
from graph_build.graph.contradictions.record import Material
from graph_build.graph.emit import Said, Statement

# Rules by which a text tells of itself; in a sentence "the resolution" may be another.
_ADOPTED_ITSELF: Final = "adopted-itself"
_OF_ITSELF: Final = re.compile(rf"(?:markup|title-page|front-matter)-|{_ADOPTED_ITSELF}$")
# Of these one name is borne by several within a year: rounds of talks, agreements of one place.
_COMES_AGAIN: Final = EVENTS | {"Treaty", "Declaration"}
_WHOLE: Final = len("2000-10-31")
# What bears a number bears it alone: a resolution, a decision, a document with a symbol, a meeting.
_NUMBER: Final = re.compile(r"\b\d+(?:st|nd|rd|th)\b|[A-Z]/\S*\d|\b\d{3,4}\b")
_COUNTED: Final = re.compile(r"\d+(?:st|nd|rd|th)\b")
_ISSUED: Final = re.compile(r"(?i)\b(?:communiqu[eé]|statement|report|letter|note|briefing|decision|press release)s?\b")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")


def sure_dates(dated: Sequence[Statement], material: Material) -> dict[Statement, tuple[Said, ...]]:
    """The dates of one thing with the places whose words say them of it; none where its name may be another's too.

    A place counts that names the thing and says the year. Where one sentence gives two dates to one name, it tells two
    things apart, and there is no answer.
    """
    subject = dated[0].subject
    thing = material.corpus.things.get(subject)
    own = subject in material.sources.by_key
    if not own and (thing is None or not _tells_which(thing)):
        return {}
    places = {
        said: tuple(place for place in material.said[said] if _says(place, said, thing, material)) for said in dated
    }
    sure = _told_once({said: found for said, found in places.items() if found}, material)
    return {} if _told_apart(sure) else sure


def has_proper_name(thing: Thing) -> bool:
    """Whether a word in the name of a thing is no word of the language: of a "Panel of Experts" there are many."""
    return _language().has_proper_word(thing.label)


@lru_cache(maxsize=1)
def _language() -> Owners:
    """Who tells words of the language from names, made once: it remembers the words that it was asked for."""
    return Owners("", "", reference())


def are_at_odds(one: Statement, other: Statement, material: Material) -> bool:
    """Whether two dates share no day and are of one thing.

    What has a name and no number comes again. A policy of another year is the next one: there a wrong date is one that
    keeps the year or, of a day, the day. A treaty of another month is another treaty of that place, a conference of
    another month its next round: there it is one that keeps all but the day, the month or the year.
    """
    if not share_no_day(one, other):
        return False
    thing = material.corpus.things.get(one.subject)
    if one.subject in material.sources.by_key or (thing is not None and _is_numbered(thing)):
        return True
    if thing is not None and thing.kind in _COMES_AGAIN:
        return _is_slip(one.object, other.object)
    same_year, rest = one.object[:4] == other.object[:4], one.object[4:]
    return same_year or (len(rest) == len("-10-31") and rest == other.object[4:])


def _is_slip(one: str, other: str) -> bool:
    """Whether two whole days differ in one of their three parts alone."""
    parts, others = one.split("-"), other.split("-")
    return len(one) == len(other) == _WHOLE and sum(a != b for a, b in zip(parts, others, strict=True)) == 1


def share_no_day(one: Statement, other: Statement) -> bool:
    """Whether the dates of two statements, as wide as they are, have no day in common."""
    first, second = bounds(one.object), bounds(other.object)
    return first is not None and second is not None and (first[1] < second[0] or second[1] < first[0])


def _says(place: Said, said: Statement, thing: Thing | None, material: Material) -> bool:
    """Whether the words at a place give the year of the date, and name the thing or are its own text's."""
    words = material.sources.quote(place)[2]
    if said.object[:4] not in words or not _prints(words, said.object):
        return False
    own = said.subject in {place.document, material.sources.source[place.document]}
    return (own and _OF_ITSELF.match(place.rule) is not None) or (thing is not None and _is_named(thing, words))


def _told_once(dated: dict[Statement, tuple[Said, ...]], material: Material) -> dict[Statement, tuple[Said, ...]]:
    """The dates without those of a text's own adoption after its first line on it: annexes have days of their own."""
    lines = [place for found in dated.values() for place in found if place.rule == _ADOPTED_ITSELF]
    first: dict[str, int] = {}
    for place in lines:
        start = material.sources.quote(place)[0]
        first[place.document] = min(start, first.get(place.document, start))
    later = {place for place in lines if material.sources.quote(place)[0] > first[place.document]}
    kept = {said: tuple(place for place in found if place not in later) for said, found in dated.items()}
    return {said: found for said, found in kept.items() if found}


def _prints(words: str, day: str) -> bool:
    """Whether words that give days give this one; those of other languages are not read."""
    if len(day) != _WHOLE:
        return True
    days = _days_in(words)
    return not days or any(day in found for found in days)


@lru_cache(maxsize=1 << 12)  # a sentence is asked for each date that is told in it
def _days_in(words: str) -> frozenset[str]:
    return frozenset(date.edtf for date in find_dates(words) if len(date.edtf) >= _WHOLE)


def _is_named(thing: Thing, words: str) -> bool:
    """Whether words hold one of the names of a thing, or the number that it bears: "1612 (2005) on children"."""
    said = fold(words)
    if any(fold(name) in said for name in (thing.label, *thing.names)):
        return True
    return any(
        re.search(rf"(?<!\d){re.escape(found)}(?!\d)", words) for found in _NUMBER.findall(_YEAR.sub("", thing.label))
    )


def _tells_which(thing: Thing) -> bool:
    """Whether the name of a thing is one thing's: with a number or, but for what comes again, with a proper name.

    What is named by its day ("the statement of 4 April 2017") is known by nothing else. What happens and what is
    issued comes again: "the Bergen Conference", "communiqué of the Narvik Group".
    """
    if thing.kind in EVENTS:
        return _COUNTED.match(thing.label) is not None or _YEAR.search(thing.label) is not None
    if _is_numbered(thing):
        return True
    if any(len(date.edtf) >= _WHOLE for date in find_dates(thing.label)) or not thing.label[:1].isupper():
        return False
    if _ISSUED.search(thing.label):
        return False
    return thing.status == "known" or has_proper_name(thing)


def _is_numbered(thing: Thing) -> bool:
    if thing.kind in EVENTS:
        return _COUNTED.match(thing.label) is not None
    return _NUMBER.search(_YEAR.sub("", thing.label)) is not None or thing.kind == "Resolution"


def _told_apart(dated: Mapping[Statement, Iterable[Said]]) -> bool:
    """Whether one sentence gives two of the dates."""
    in_sentence: dict[tuple[str, str, int, int], set[Statement]] = defaultdict(set)
    for said, places in dated.items():
        for place in places:
            in_sentence[place.document, place.provision, place.start, place.end].add(said)
    return any(share_no_day(*pair) for found in in_sentence.values() for pair in combinations(sorted(found), 2))
