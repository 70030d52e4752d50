"""Turns the promises and later sentences of a corpus into follow-ups: which sentence reports which promised thing."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final

from graph_build.extract.demands import is_demand
from graph_build.extract.folding import fold
from graph_build.extract.records import POSTS, Thing
from graph_build.graph.promises.actors import KIN, OPEN, SAME, STRANGER, Kinship, agents_in, is_own
from graph_build.graph.promises.dates import Span, document_span, edition_years, order, printed_span
from graph_build.graph.promises.likeness import (
    PARTS,
    Likeness,
    Part,
    Side,
    is_document,
    kind_of,
    label_of,
    themes_part,
    things_part,
    whole_of,
    word_weight,
    words_part,
)
from graph_build.graph.promises.matter import (
    can_be_one,
    can_be_told,
    named_in,
    one_matter,
    one_phrase,
    one_place,
    place_words,
    promised_places,
    throughout,
)
from graph_build.graph.promises.promised import Promised
from graph_build.graph.promises.reports import DELAYED, GENERAL
from graph_build.graph.promises.sides import Promise
from graph_build.graph.promises.tellings import FORMAL_HOUSE, Telling, TellingIndex, Told
from graph_build.graph.promises.words import opposed, ordinals, proper_words, related_to

# Chosen on tests/followup/pairs.csv: see docs and tests/graph/test_followup_pairs.py for precision and recall.
THRESHOLD: Final = 0.65
# What both sides must share at the least: a word of the matter itself, or several of the field.
_LEAST_WORDS: Final = 1.0
# The share of the promise's words that a report has at the least; a few common words do not make a report.
_LEAST_SHARE: Final = 0.5
_FEWEST_SHARED: Final = 2
_ACTION: Final = {"same": 1.0, "related": 0.7, "unnamed": 0.6}
_ACTOR: Final = {SAME: 1.0, KIN: 0.8}
# The share of the words for what is promised that stand beside the verb of a report at the least.
_LEAST_OBJECT: Final = 0.4
_EITHER_SIDE: Final = frozenset({GENERAL, "begin", "increase", "decrease", "appoint", "join", "meet", "integrate"})
_FILLING: Final = frozenset({"appoint", "deploy", "train", "create", "begin", "increase"})
# What always goes on, so that no text tells that it was done.
_STANDING: Final = frozenset({"consult"})


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A report of a promised thing: its status, its order in time, and why it is taken for one.

    ``judged`` tells that a person said so; only then ``likeness`` can be None.
    """

    promise: Promise
    telling: Telling
    status: str
    order: str
    likeness: Likeness | None
    judged: bool = False

    @property
    def told(self) -> str:
        """The status as it is said: what rests on likeness may be a report; only a person's verdict makes it one."""
        return self.status.replace("reported-", "confirmed-") if self.judged else self.status


def find_followups(
    promised: Promised,
    threshold: float = THRESHOLD,
    of: Collection[str] | None = None,
    told_by: Collection[str] | None = None,
) -> list[FollowUp]:
    """All follow-ups of a corpus whose score reaches the threshold, in order of the promises and the reports.

    A text under two addresses tells once: its second copy brings none. What its author demands of others is nobody's
    promise, and has none. ``of`` are the keys of the documents whose promises are looked at, ``told_by`` of those whose
    reports are; without them all.
    """
    promises = [promise for promise in promised.all() if of is None or promise.document.context.key in of]
    tellings = [one for one in promised.told() if told_by is None or one.document.context.key in told_by]
    if not promises or not tellings:
        return []
    index = TellingIndex(tellings, promised.kinship.things)
    source_of = promised.corpus.source_of
    out: list[FollowUp] = []
    for promise in (p for p in promises if not is_demand(p.document.context, p.clause)):
        for telling in _near(promise, index, promised.kinship.things):
            if source_of(telling.document.context.key) == source_of(promise.document.context.key):
                continue
            found = match(promise, telling, promised.kinship)
            if found is not None and score_of(found) >= threshold:
                out.append(found)
    return out


def _near(promise: Promise, index: TellingIndex, things: Mapping[str, Thing]) -> list[Telling]:
    """The tellings, in order, that can be of one of the promise's acts by their day, place and words."""
    span, house = _promised(promise), promise.document.context.house
    if span is None:
        return []
    near = {place for one in promise.readings for place in index.near(one.side, house, _least(one.side), span[0])}
    if not near:
        return []
    wanted = [promised_places(one.side.things, promise.document, things) for one in promise.readings]
    found = (index.telling(place) for place in sorted(near))
    return [t for t in found if any(can_be_one(places, index.places_of(t)) for places in wanted)]


def _least(side: Side) -> float:
    return max(_LEAST_WORDS, _LEAST_SHARE * whole_of(side))


def score_of(followup: FollowUp | None) -> float:
    """The score of a follow-up; below any score where there is none."""
    return followup.likeness.score if followup and followup.likeness else -1.0


def match(promise: Promise, telling: Telling, kinship: Kinship) -> FollowUp | None:
    """The follow-up that a telling is of a promise, of whatever score; None where it cannot be one.

    A clause that promises several acts is followed up by a report of one of them.
    """
    found = (_matched(reading, telling, kinship) for reading in promise.readings)
    best = max((f for f in found if f is not None), key=score_of, default=None)
    return None if best is None else replace(best, promise=promise)


def _matched(promise: Promise, telling: Telling, kinship: Kinship) -> FollowUp | None:
    told = [
        (one, action) for one in telling.told if (action := _action_part(promise, one)) and _same_object(promise, one)
    ]
    if not told or not _can_be_told(promise, telling, kinship.things):
        return None
    if word_weight(promise.side, telling.side) < _LEAST_WORDS or _names_another(promise, telling, kinship.things):
        return None
    if kinship.strange_houses(
        promise.side.actors, promise.document.context.house, telling.agents, telling.document.context.house
    ):
        return None
    found = (
        FollowUp(promise, telling, one.predicate.status, in_time, likeness)
        for one, action in told
        if (in_time := order(_promised(promise), telling.published, telling.days(one.predicate)))
        and (likeness := _likeness(promise, telling, one, action, kinship))
    )
    return max(found, key=score_of, default=None)


def _promised(promise: Promise) -> Span | None:
    return printed_span(promise.provision) or document_span(promise.document)


def _likeness(promise: Promise, telling: Telling, told: Told, action: Part, kinship: Kinship) -> Likeness | None:
    """How alike promise and report are by one verb of the report; None where its words or its actor are others."""
    words = words_part(promise.side, telling.side)
    who = agents_in(told.predicate.who)
    relation = kinship.between(promise.side.actors, who)
    if (
        words.value < _LEAST_SHARE
        or len(words.shared) < _FEWEST_SHARED
        or relation == STRANGER
        or not _one_matter(promise, telling, told, kinship.things, relation == SAME or _acts_by_name(promise, told))
    ):
        return None
    same = tuple(label_of(key, kinship.things) for key in sorted(who & promise.side.actors))
    actor = None if relation == OPEN else Part("actor", _ACTOR[relation], PARTS["actor"], same)
    parts = (
        words,
        action,
        themes_part(promise.side, telling.side),
        things_part(promise.side, telling.side, kinship.things),
        actor,
    )
    return Likeness(tuple(part for part in parts if part is not None))


def _action_part(promise: Promise, told: Told) -> Part | None:
    """How near the reported action is to the promised one; None where it is another or the opposite."""
    wanted, families = promise.side.verbs, told.families
    if opposed(wanted, families):
        return None
    if wanted & families:
        return Part("action", _ACTION["same"], PARTS["action"], tuple(sorted(wanted & families)))
    if families & related_to(wanted):
        return Part("action", _ACTION["related"], PARTS["action"], (f"{min(families)} for {min(wanted)}",))
    if told.names_no_action or (told.predicate.family == GENERAL and not wanted):
        return Part("action", _ACTION["unnamed"], PARTS["action"])
    return None


def _same_object(promise: Promise, told: Told) -> bool:
    """Whether the verb of the report is about what was promised, and not about something else in one sentence with it.

    A verb that only says that something happened, or is late, may have its thing on either side; so may one that is
    said of a thing itself ("the fund opened", "the share rose") or of who becomes what ("she was appointed envoy"), and
    a verb that is another than the promised one: "mobile courts heard cases" where courts were to be set up.
    """
    predicate = told.predicate
    same = predicate.family in promise.side.verbs
    wide = not same or predicate.family in _EITHER_SIDE or predicate.status == DELAYED
    wanted, said = promise.side.object, told.stems_beside if wide else told.stems_of_object
    return len(wanted & said) >= _LEAST_OBJECT * len(wanted)


def _acts_by_name(promise: Promise, told: Told) -> bool:
    """Whether one who promised is told to have acted under the same name of several words, which no list need have."""
    names = (fold(name) for name, _ in promise.clause.bearers if re.search(r"[A-Z]\S* .*[A-Z]", name))
    return any(name in fold(told.predicate.who) for name in names)


def _one_matter(promise: Promise, telling: Telling, told: Told, things: Mapping[str, Thing], same_actor: bool) -> bool:
    """Whether the report is on the promised thing itself, in the same place.

    Texts of one Council repeat whole phrases, so that there a phrase tells nothing and only the promised action counts.
    """
    side, formal = promise.side, promise.document.context.house == telling.document.context.house == FORMAL_HOUSE
    if not one_place(side.things, promise.document, telling.side.things, telling.document, things, formal):
        return False
    if formal and not _is_told_formally(promise, telling, told, things):
        return False
    named = _named(promise, things, formal)
    named = named if side.verbs & told.families else frozenset()
    wanted = side.object - place_words(side.things | telling.side.things | throughout(promise.document), things)
    one = one_matter(wanted, named, told.stems_beside, telling.side.things, same_actor)
    return one or (not formal and one_phrase(promise.clause.action, told.beside))


def _is_told_formally(promise: Promise, telling: Telling, told: Told, things: Mapping[str, Thing]) -> bool:
    """Whether a text of one Council tells of what another asked for: done and not asked again, under the same name.

    That somebody is to work with others is asked for in every mandate, and always goes on: it has no report.
    """
    side = promise.side
    done = side.verbs & told.families - _STANDING
    named = _named(promise, things, formal=True)
    return bool(done) and not told.predicate.asked and (not named or bool(named & telling.side.things))


def _named(promise: Promise, things: Mapping[str, Thing], formal: bool) -> frozenset[str]:
    """What a promise names: posts where it is to fill them, and no resolution of one Council, its ground each time."""
    passed = frozenset({"Resolution"} if formal else ()) | (POSTS if not promise.side.verbs & _FILLING else frozenset())
    named = named_in(promise.side.things, promise.document, things)
    return frozenset(key for key in named if kind_of(key, things) not in passed)


def _can_be_told(promise: Promise, telling: Telling, things: Mapping[str, Thing]) -> bool:
    """Whether the report can be one by what was promised and by when both texts are of."""
    named = named_in(promise.side.things, promise.document, things) & telling.side.things
    said = promise.provision.reading.text[promise.clause.start : promise.clause.end]
    on, later = document_span(promise.document), telling.published
    return can_be_told(said, on[1] if on else None, later[0] if later else None, bool(named))


def _names_another(promise: Promise, telling: Telling, things: Mapping[str, Thing]) -> bool:
    """Whether both sides name documents, posts, editions or unlisted names, and none in common: another bay."""
    for alike in (is_document, _is_post):
        one = {key for key in promise.side.things if alike(key, things)}
        other = {key for key in telling.side.things if alike(key, things)}
        if _labels(one, things) & _labels(other, things):
            continue
        # What is a document's own ("a second plan") cannot be told from what another document names.
        one, other = ({key for key in keys if not is_own(key, things)} for keys in (one, other))
        if one and other:
            return True
    named = (
        (edition_years(promise.clause.action), telling.editions),
        (ordinals(promise.clause.action), telling.ordinals),
        (proper_words(promise.clause.action), telling.proper_words),
    )
    return any(here and there and not here & there for here, there in named)


def _labels(keys: set[str], things: Mapping[str, Thing]) -> set[str]:
    """Names of things: what no list knows has an address of its own in each document."""
    return {fold(label_of(key, things)) for key in keys}


def _is_post(key: str, things: Mapping[str, Thing]) -> bool:
    return kind_of(key, things) in {"Post", "PostKind"}
