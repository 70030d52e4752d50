"""Turns clauses that tell when and where something was done into happenings: "the Plan, launched in Bangui in May"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph_build.corpus.sentences import Sentence
from graph_build.extract.context import Context
from graph_build.extract.dates import with_year
from graph_build.extract.names.naming import found_key
from graph_build.extract.records import BODIES, DATE, DOCUMENTS, EVENTS, POSTS, Mention, Statement, Thing
from graph_build.extract.relations.known import NamedSentence
from graph_build.extract.relations.scenes import Scene, scene_of
from graph_build.reading import Frame, Phrase

RULE = "happening-told-by-verb"
_PLACES = frozenset({"Place", "State"})
_WITH_MONTH = re.compile(r"\d{4}-\d\d|--\d\d")
_MADE = BODIES | DOCUMENTS
_WHERE = ("in", "at")
_ELSEWHERE = ("at", "during", "on", "margins", "sidelines", "occasion")  # the happening is the other one


@dataclass(frozen=True, slots=True)
class Act:
    """What a verb tells: the noun for it, the kind of thing, of whom it is done, and who comes to it by doing it."""

    noun: str  # with its preposition: "launch of"
    kind: str
    of: frozenset[str]
    by: str  # the property that ties the doer to it
    doer: frozenset[str]
    alone: bool = False  # a day or a place is enough
    of_doer: bool = False  # it is of those who do it: a body that comes together


_SOMEBODY = frozenset({"Person"})
_LEADERS = BODIES | POSTS | {"Person", "State"}
ACTS = {
    "launch": Act("launch of", "Launch", _MADE, "organizedBy", BODIES | POSTS | _SOMEBODY),
    "sign": Act("signing of", "Event", DOCUMENTS, "participatedIn", _LEADERS),
    "inaugurate": Act("inauguration of", "Event", BODIES, "organizedBy", BODIES | POSTS | _SOMEBODY),
    **{
        verb: Act("killing of", "Event", _SOMEBODY, "", frozenset(), alone=True)
        for verb in ("kill", "murder", "assassinate")
    },
    "abduct": Act("abduction of", "Event", _SOMEBODY, "", frozenset(), alone=True),
    "visit": Act("visit to", "Event", _PLACES, "participatedIn", BODIES | POSTS | _SOMEBODY),
    **{
        verb: Act("meeting of", "Meeting", BODIES, "organizedBy", BODIES, of_doer=True)
        for verb in ("meet", "convene", "reconvene")
    },
}


@dataclass(frozen=True, slots=True)
class Happening:
    """A happening with the words that tell it, and what they say of it."""

    thing: Thing
    mention: Mention
    said: tuple[Statement, ...]


def happenings_told(said: NamedSentence, sentence: Sentence, context: Context, dated: str) -> Iterator[Happening]:
    """Happenings that clauses tell with a place and a day or month; ``dated`` gives the year of a day without one."""
    for frame in said.read.frames:
        act = ACTS.get(frame.lemma)
        if act is not None and frame.polarity and frame.form in {"finite", "participle"} and not _is_open(frame):
            yield from _told(said, sentence, context, dated, frame, act)


def _is_open(frame: Frame) -> bool:
    """Whether nobody says that it comes to pass: "may sign", "should meet"."""
    return frame.modal not in {"", "will", "shall", "'ll"}


def _told(
    said: NamedSentence, sentence: Sentence, context: Context, dated: str, frame: Frame, act: Act
) -> Iterator[Happening]:
    scene = scene_of(said, frame)
    where = [m for m in _names(said, scene, _WHERE) if m.kind in _PLACES]
    when = [m for m in _names(said, scene, ("date",)) if m.kind == DATE and _WITH_MONTH.match(m.value)]
    what = _what(said, scene, act)
    if what is not None and what.kind in _PLACES:
        where.append(what)
    enough = bool(where or when) if act.alone else bool(where and when)
    if what is None or not enough or any(m.kind in EVENTS for m in _names(said, scene, _ELSEWHERE)):
        return
    label = f"{act.noun} {what.surface}"
    key = found_key(act.kind, f"{context.key} {label}")
    thing = Thing(key, act.kind, label, frozenset({label}), document=context.key)
    yield Happening(thing, _mention(said, sentence, frame, thing, [*where, *when]), tuple(
        _statements(said, scene, act, key, where, [day for m in when[:1] if (day := with_year(m.value, dated))])
    ))  # fmt: skip


def _names(said: NamedSentence, scene: Scene, roles: tuple[str, ...]) -> list[Mention]:
    named = (said.at(phrase) for role in roles for phrase in scene.roles.get(role, ()))
    return [name for name in named if name is not None]


def _what(said: NamedSentence, scene: Scene, act: Act) -> Mention | None:
    """What it is the happening of: one thing with a name."""
    ends: tuple[Phrase, ...] = scene.roles.get("patient", ())
    if act.of_doer:
        ends = () if ends else scene.roles.get("agent", ())
    named = [m for m in (said.at(end) for end in ends) if m is not None and m.kind in act.of and m.thing]
    return named[0] if len(named) == len(ends) == 1 else None


def _mention(said: NamedSentence, sentence: Sentence, frame: Frame, thing: Thing, last: list[Mention]) -> Mention:
    """The words from the verb to the last place or day that follows it."""
    start = said.read.tokens.start[frame.trigger]
    end = max([said.read.tokens.end[frame.trigger], *(m.end for m in last if m.start > start)])
    surface = sentence.text[start - sentence.start : end - sentence.start]
    return Mention(sentence.provision, start, end, thing.kind, surface, thing.key, RULE)


def _statements(
    said: NamedSentence, scene: Scene, act: Act, key: str, where: list[Mention], when: list[str]
) -> Iterator[Statement]:
    for day in when:
        yield Statement(key, "occursOn", day, RULE, literal=True)
    for place in where:
        yield Statement(key, "occursAt", place.thing, RULE)
    for doer in (*_names(said, scene, ("agent",)), *_behind_it(said, scene, act)) if act.by else ():
        if doer.kind in act.doer and doer.thing:
            ends = (key, act.by, doer.thing) if act.by == "organizedBy" else (doer.thing, act.by, key)
            yield Statement(*ends, RULE)


def _behind_it(said: NamedSentence, scene: Scene, act: Act) -> list[Mention]:
    """On whose initiative something was launched."""
    whose = [p for p in scene.roles.get("on", ()) if said.read.tokens.low[p.head] == "initiative"]
    named = (said.at(part.phrase) for p in whose for part in p.parts if part.prep == "of")
    return [name for name in named if name is not None] if act.by == "organizedBy" else []
