"""Turns a promise and a report into whether they speak of one thing in one place, and not only in the same terms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Final

from graph_build.extract.document import DocumentExtract
from graph_build.extract.records import Thing
from graph_build.graph.promises.likeness import kind_of
from graph_build.graph.promises.words import stems, telling, word_table

# Kinds of things whose name tells no matter: who acts, and where.
_NOT_A_MATTER: Final = frozenset({"Organization", "ActorGroup", "State", "Place", "Post", "Theme"})
_PLACES: Final = frozenset({"State", "Place"})
# A thing that so many provisions of a text name is what the text is about, and not what one promise in it is about.
_THROUGHOUT: Final = 3
# So many pairs of neighbouring words make a phrase of a thing of which each word is an everyday one.
_LEAST_PAIRS: Final = 2
# What is to stop or not to happen: a later text that names it tells that it went on.
_NOT_TO_BE: Final = re.compile(
    r"(?i)\b(?:not|never|refrain|cease|desist|halt|end to|stop|remain(?:s)? (?:actively )?seized)\b"
)
# What stands after these is asked for once more and not told of the past.
_ASKED_AGAIN: Final = re.compile(
    r"(?i)\b(?:requests?|requesting|calls? (?:for|on|upon)|calling (?:for|on|upon)|urg(?:es?|ing)|encourag(?:es?|ing)|"
    r"demands?|demanding|stress(?:es|ing)|underscor(?:es?|ing)|reiterat(?:es?|ing)|invit(?:es?|ing)|decides?)\b[^;.]*$"
)
# What is asked for at once is not reported done years later: that is another time.
_AT_ONCE: Final = re.compile(r"(?i)\b(?:immediate(?:ly)?|urgently|forthwith|at once)\b")
_SOON: Final = timedelta(days=730)
# The share of the telling words of what was promised that the report has beside its verb at the least.
_LEAST_TELLING: Final = 0.5


def one_matter(
    wanted: frozenset[str], things: frozenset[str], promising: DocumentExtract, said: frozenset[str],
    told: frozenset[str], known: Mapping[str, Thing],
) -> bool:  # fmt: skip
    """Whether a report says beside its verb what tells the promised thing from others, or names it.

    ``wanted`` are the stems of what was promised, ``things`` what the promise names, ``said`` the stems beside the
    verb of the report, ``told`` what the report names. Where nothing tells the promised thing from others, there is no
    answer and so no report: "the mandate", "these efforts".
    """
    words = telling(wanted)
    shared = words & said
    named = {key for key in things - throughout(promising) if kind_of(key, known) not in _NOT_A_MATTER}
    if len(shared) < _LEAST_TELLING * len(words):
        return False
    return bool(shared or named & told)


def one_phrase(promised: str, said: str) -> bool:
    """Whether a report has several neighbouring words of a promise side by side, as "gender analysis"."""
    here, there = (set(pairwise(weighed_in_order(text))) for text in (promised, said))
    return len(here & there) >= _LEAST_PAIRS


def weighed_in_order(text: str) -> list[str]:
    """The stems of a text that have content, in order."""
    return [stem for stem in stems(text) if stem not in word_table().empty]


def asked_again(before: str) -> bool:
    """Whether the words before a verb ask for what it says, so that it tells nothing of the past.

    >>> asked_again("The Council requests the Secretary-General to continue to")
    True
    """
    return bool(_ASKED_AGAIN.search(before))


def can_be_told(promised: str, on: str | None, later: str | None) -> bool:
    """Whether a later text can report a promise by what it is and when: not what is not to be, nor long after "now"."""
    if _NOT_TO_BE.search(promised):
        return False
    if not _AT_ONCE.search(promised) or not on or not later:
        return True
    return date.fromisoformat(later) - date.fromisoformat(on) <= _SOON


def one_place(
    here: frozenset[str], promising: DocumentExtract, there: frozenset[str], telling_of: DocumentExtract,
    known: Mapping[str, Thing],
) -> bool:  # fmt: skip
    """Whether two texts speak of one state or place, by the sentences or, where these name none, by their documents."""
    return can_be_one(promised_places(here, promising, known), told_places(there, telling_of, known))


def promised_places(named: frozenset[str], promising: DocumentExtract, known: Mapping[str, Thing]) -> frozenset[str]:
    """The states and places of a promise: those that it names, else those of its document."""
    return _places(named, known) or _places(throughout(promising), known)


def told_places(named: frozenset[str], telling_of: DocumentExtract, known: Mapping[str, Thing]) -> frozenset[str]:
    """The states and places of a report: those that it names, and those of its document."""
    return _places(named, known) | _places(throughout(telling_of), known)


def can_be_one(wanted: frozenset[str], told: frozenset[str]) -> bool:
    """Whether two sides can speak of one place: they share one, or a side names none."""
    return not wanted or not told or not wanted.isdisjoint(told)


def _places(keys: frozenset[str], known: Mapping[str, Thing]) -> frozenset[str]:
    return frozenset(key for key in keys if kind_of(key, known) in _PLACES)


@lru_cache(maxsize=1 << 14)  # a promise meets reports of all documents: what is forgotten is counted anew each time
def _throughout(document: _ById) -> frozenset[str]:
    return _named_often(document.document)


class _ById:
    """A document that is looked up by its identity, since its content is no key."""

    __slots__ = ("document",)

    def __init__(self, document: DocumentExtract) -> None:
        self.document = document

    def __hash__(self) -> int:
        return id(self.document)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ById) and self.document is other.document


def throughout(document: DocumentExtract) -> frozenset[str]:
    """The things that many provisions of a document name."""
    return _throughout(_ById(document))


def _named_often(document: DocumentExtract) -> frozenset[str]:
    places = {(mention.provision, mention.thing) for mention in document.mentions if mention.thing}
    found = Counter(thing for _, thing in places)
    return frozenset(thing for thing, count in found.items() if count >= _THROUGHOUT)
