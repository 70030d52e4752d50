"""Turns what stands behind a verb of giving into those who are given it: "offer survivors legal aid"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from graph_build.reading import Frame, Phrase, ReadSentence, Tokens, can_act, word_set

_VERBS = word_set("verbs-with-two-objects")
_PEOPLE = word_set("people-served")
_PLURAL = frozenset("SP")
_GOES_ON = frozenset("JN9SEPKG")  # what a further phrase without an article may begin with: "survivors legal aid"


def given_to(sentence: ReadSentence, frame: Frame) -> Iterator[Phrase]:
    """The first of two objects side by side, or the people before the thing in one run of nouns."""
    if frame.lemma not in _VERBS or frame.voice != "active":
        return
    tokens, things = sentence.tokens, frame.patient
    for first, second in pairwise(things):
        if first.end == second.start and second.cls != "time":
            yield first
            return
    for thing in things[:1]:
        if thing.end < len(tokens) and tokens.low[thing.end] in {"what", "how", "that"}:  # "show partners what works"
            yield thing
        elif (whom := _people_before(tokens, thing)) is not None:
            yield whom


def _people_before(tokens: Tokens, thing: Phrase) -> Phrase | None:
    """The people at the beginning of a run of nouns whose head is a thing; none where the head is people too."""
    if _are_people(tokens, thing, thing.head):
        return None
    for last in range(thing.head - 1, thing.start - 1, -1):
        plural = tokens.tag[last] in _PLURAL and tokens.tag[last + 1] in _GOES_ON
        if plural and _are_people(tokens, thing, last):
            return Phrase(thing.start, last + 1, last, "group", thing.start, last + 1, thing.det, plural=True)
    return None


def _are_people(tokens: Tokens, phrase: Phrase, head: int) -> bool:
    return tokens.low[head] in _PEOPLE or can_act(tokens, phrase._replace(head=head, cls=""))
