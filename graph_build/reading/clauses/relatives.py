"""Tells what a relative clause is about where it is not the phrase right before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from graph_build.reading.clauses.drafts import FrameDraft
from graph_build.reading.records import Phrase, Tokens

_HOUSES = frozenset({"body", "organisation", "place"})
_COUNTS = frozenset({"each", "some", "both", "all", "many", "most"})
_SHARING = frozenset({"among", "amongst", "between"})
_PEOPLE = frozenset({"post", "person", "group"})


# What a pronoun behind a fronted phrase does, up to the comma, and who does something else behind it.
_OTHER_SUBJECT = re.compile(r"[hbxVZT][^,;.:]{0,60},[dqao]?[EPANS]{1,4}[xhb]")


class Opened(Protocol):
    """A clause that is open: its kind, what it tells of, its verb's frame, and the frame it hangs on."""

    kind: str
    antecedent: Phrase | None
    frame: FrameDraft | None
    parent: FrameDraft | None


def leads_to_subject(tags: str, at: int) -> bool:
    """Whether what a pronoun does only says more of the fronted phrase before it: "Within the mandate it has to protect
    civilians, NATO will act"."""
    return _OTHER_SUBJECT.match(tags, at) is not None


def who(tokens: Tokens, position: int, last: Phrase | None, frame: FrameDraft | None) -> Phrase | None:
    """Whom "who" means: the phrase before, or those who are in the house before: "an officer within its ministry who
    shall report"."""
    if last is not None and last.cls == "date" and frame is not None:
        return _before_date(last, frame)
    if tokens.low[position] == "which" and last is not None and frame is not None:
        return _which(tokens, last, frame)
    if tokens.low[position] != "who" or last is None or frame is None or last.end != position:
        return last
    if last.plural or last.cls not in _HOUSES:
        return last
    return next((p for p in reversed(frame.objects) if p.cls in _PEOPLE), last)


def _before_date(day: Phrase, frame: FrameDraft) -> Phrase:
    """What is told of behind a day: "the conference in June, which brought together many"."""
    told = (*frame.objects, *(part.phrase for part in frame.preps))
    return max((p for p in told if p.cls != "date" and p.end <= day.start), key=lambda p: p.end, default=day)


def _which(tokens: Tokens, last: Phrase, frame: FrameDraft) -> Phrase:
    """What "which" means behind people who only share it: "the accord among the parties, which"."""
    shared = last.cls in _PEOPLE and tokens.low[last.start - 1] in _SHARING
    behind = (p for p in (*frame.objects, *(part.phrase for part in frame.preps)) if p.end == last.start - 1)
    return next(behind, last) if shared else last


def some_of_them(tokens: Tokens, last: Phrase | None, frame: FrameDraft | None) -> Phrase | None:
    """The several of whom "one of whom" or "each of which" behind a comma tells, which leave the count out of their
    frame; None for other words: "two chairs, one of whom shall report"."""
    counted = last is not None and (last.cls == "number" or tokens.low[last.head] in _COUNTS)
    if not counted or last is None or frame is None or tokens.tag[last.start - 1 : last.start] != ",":
        return None
    if len(frame.objects) > 1 and frame.objects[-1] == last and frame.objects[-2].plural:
        frame.objects.pop()
        return frame.objects[-1]
    if len(frame.preps) > 1 and frame.preps[-1].phrase == last and frame.preps[-2].phrase.plural:
        frame.preps.pop()
        return frame.preps[-1].phrase
    return None


def told_again(tokens: Tokens, at: int, stack: Sequence[Opened]) -> tuple[Phrase, FrameDraft | None] | None:
    """What a second relative clause tells of: "the forum, which met in Tunis and at which envoys spoke"."""
    joint = at - 1
    if joint < 1 or tokens.tag[joint] != "&":
        return None
    told = (c for c in reversed(stack) if c.kind == "relative" and c.frame is not None)
    return next(((c.antecedent, c.parent) for c in told if c.antecedent is not None), None)


def says_what(tokens: Tokens, last: Phrase | None, phrase: Phrase) -> bool:
    """Whether a phrase says what the last one is, no further one: "by the Team, one of the divisions of the Bureau"."""
    one = phrase.det in {"a", "an"} or tokens.low[phrase.start] == "one"
    return one and last is not None and phrase in last.apposed


def said_to_be(last: Phrase | None, current: FrameDraft | None) -> Phrase | None:
    """Who "that" tells more of behind what somebody is said to be: "the Unit is a body of the Board that aims to"."""
    if current is None or current.lemma != "be" or len(current.subject) != 1 or not current.objects:
        return last
    return current.subject[0] if current.objects[-1].det in {"a", "an"} else last
