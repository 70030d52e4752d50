"""Turns the promises and the later sentences of a corpus into follow-ups: which sentence reports which promised thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from graph_build.extract.document import CorpusExtract, DocumentExtract
from graph_build.extract.lexicon import reference
from graph_build.extract.records import Mention, Thing
from graph_build.graph.descent_likeness import (
    PARTS,
    Likeness,
    Part,
    Side,
    is_agent,
    is_document,
    kind_of,
    label_of,
    outermost,
    side_of,
    themes_part,
    things_part,
    word_weight,
    words_part,
)
from graph_build.graph.descent_sides import Promise, all_promises, within_span
from graph_build.graph.descent_words import COMMON_WEIGHT, are_related, opposed
from graph_build.graph.followup_dates import Span, document_span, edition_years, order, printed_span, told_span
from graph_build.graph.followup_reports import DELAYED, GENERAL, Predicate, Report, reports_of, told_families

# Chosen on tests/followup/pairs.csv: see docs and tests/graph/test_followup_pairs.py for precision and recall.
THRESHOLD: Final = 0.6
# What both sides must share at the least: a word of the matter itself, or several of the field.
_LEAST_WORDS: Final = 1.0
_ACTION = {"same": 1.0, "related": 0.7, "unnamed": 0.6}
_SINGLE: Final = frozenset({"State", "Organization", "Person"})
_ORDINALS: Final = re.compile(r"\b(first|second|third|fourth|fifth|sixth|seventh)\b(?! of all)", re.IGNORECASE)


@dataclass(frozen=True)
class Telling:
    """A report in its document, with the day it is dated and the day it tells of."""

    document: DocumentExtract
    report: Report
    mentions: tuple[Mention, ...]

    @cached_property
    def side(self) -> Side:
        """The side by which the report is compared."""
        return side_of(self.report.text, self.mentions, frozenset(), frozenset())

    @cached_property
    def published(self) -> Span | None:
        """The days of the text: those printed over the passage, else those of the document."""
        return printed_span(self.report.provision) or document_span(self.document)

    @cached_property
    def told(self) -> Span | None:
        """The days of which the sentence speaks."""
        return told_span(self.report.text)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A report of a promised thing: its status, its order in time, and why it is taken for one."""

    promise: Promise
    telling: Telling
    status: str
    order: str
    likeness: Likeness
    judged: bool = False


def find_followups(corpus: CorpusExtract, threshold: float = THRESHOLD) -> list[FollowUp]:
    """All follow-ups of a corpus whose score reaches the threshold, in order of the promises and the reports.

    A text under two addresses tells once: its second copy brings none.
    """
    tellings = list(tellings_of(corpus))
    index = _Index(tellings)
    out: list[FollowUp] = []
    for promise in all_promises(corpus):
        for telling in index.near(promise):
            found = match(promise, telling, corpus.things)
            if found is not None and found.likeness.score >= threshold:
                out.append(found)
    return out


def tellings_of(corpus: CorpusExtract) -> Iterator[Telling]:
    """The reports of all documents; of documents with one text, those of the first."""
    seen: set[str] = set()
    for document in corpus.documents:
        if document.source.body_digest in seen:
            continue
        seen.add(document.source.body_digest)
        named: dict[str, list[Mention]] = defaultdict(list)
        for mention in document.mentions:
            named[mention.provision].append(mention)
        for report in reports_of(document):
            within = within_span(named[report.provision.key], report.start, report.end)
            yield Telling(document, report, tuple(within))


class _Index:
    """Tellings by the words that say what they are about, so that a promise meets only those it shares one with."""

    def __init__(self, tellings: list[Telling]) -> None:
        self._tellings = tellings
        self._by_word: dict[str, list[int]] = defaultdict(list)
        for place, telling in enumerate(tellings):
            for word, weight in telling.side.words.items():
                if weight >= COMMON_WEIGHT:
                    self._by_word[word].append(place)

    def near(self, promise: Promise) -> Iterator[Telling]:
        """The tellings of other texts that share a word with a promise and are not known to come before it."""
        places = {p for word, weight in promise.side.words.items() if weight >= COMMON_WEIGHT for p in self._by_word[word]}
        for place in sorted(places):
            telling = self._tellings[place]
            if telling.document.source.body_digest != promise.document.source.body_digest:
                yield telling


def match(promise: Promise, telling: Telling, things: dict[str, Thing]) -> FollowUp | None:
    """The follow-up that a telling is of a promise, of whatever score; None where it cannot be one."""
    provision = next(p for p in promise.document.provisions if p.key == promise.clause.provision)
    promised = printed_span(provision) or document_span(promise.document)
    in_time = order(promised, telling.published, telling.told)
    if in_time is None or word_weight(promise.side, telling.side) < _LEAST_WORDS or _names_another(promise, telling, things):
        return None
    best: FollowUp | None = None
    for predicate in telling.report.predicates:
        likeness = _likeness(promise, telling, predicate, things)
        if likeness is not None and (best is None or likeness.score > best.likeness.score):
            best = FollowUp(promise, telling, predicate.status, in_time, likeness)
    return best


def _likeness(promise: Promise, telling: Telling, predicate: Predicate, things: dict[str, Thing]) -> Likeness | None:
    """How alike promise and report are by one verb of the report; None where its action or actor is another."""
    action = _action_part(promise, predicate)
    actor = _actor_part(promise, predicate, things)
    if action is None or (actor is not None and actor.value == 0.0):
        return None
    parts = (
        words_part(promise.side, telling.side), action, themes_part(promise.side, telling.side),
        things_part(promise.side, telling.side, things), actor,
    )  # fmt: skip
    return Likeness(tuple(part for part in parts if part is not None))


def _action_part(promise: Promise, predicate: Predicate) -> Part | None:
    """How near the reported action is to the promised one; None where it is another or the opposite."""
    told = told_families(predicate)
    wanted = promise.side.verbs
    if opposed(wanted, told):
        return None
    if wanted & told:
        return Part("action", _ACTION["same"], PARTS["action"], tuple(sorted(wanted & told)))
    if are_related(wanted, told):
        return Part("action", _ACTION["related"], PARTS["action"], (f"{_first(told)} for {_first(wanted)}",))
    if predicate.family == GENERAL and (not told or predicate.status == DELAYED):
        return Part("action", _ACTION["unnamed"], PARTS["action"])
    return None


def _first(names: frozenset[str]) -> str:
    return min(names)


def _actor_part(promise: Promise, predicate: Predicate, things: dict[str, Thing]) -> Part | None:
    """Whether the one who acted is the one who promised; None where one side does not say, 0 where it is another."""
    told = agents_in(predicate.who)
    bearers = promise.side.actors
    if not bearers or not told:
        return None
    same = sorted(told & bearers)
    if same:
        return Part("actor", 1.0, PARTS["actor"], tuple(label_of(key, things) for key in same))
    other = all(kind_of(key, things) in _SINGLE for key in told | bearers)
    return Part("actor", 0.0 if other else 0.5, PARTS["actor"])


def agents_in(words: str) -> frozenset[str]:
    """The known agents and posts that words name."""
    known = reference().things
    return frozenset(h.thing for h in outermost(reference().find(words)) if is_agent(h.thing, known))


def _names_another(promise: Promise, telling: Telling, things: dict[str, Thing]) -> bool:
    """Whether both sides name things of a kind that has one object, and no common one: another treaty, state or edition."""
    for alike in (is_document, _is_place):
        one = {key for key in promise.side.things if alike(key, things)}
        other = {key for key in telling.side.things if alike(key, things)}
        if one and other and not one & other:
            return True
    for named in (edition_years, _ordinals):
        one_named, other_named = named(promise.clause.action), named(telling.report.text)
        if one_named and other_named and not one_named & other_named:
            return True
    return False


def _is_place(key: str, things: dict[str, Thing]) -> bool:
    return kind_of(key, things) in {"State", "Place"}


def _ordinals(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _ORDINALS.findall(text))
