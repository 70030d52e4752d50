"""Turns the facts that a file's markup states into relations with the words that carry them, and into things."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from graph_build.corpus.facts import (
    ABSTAINED,
    ADOPTED,
    AGAINST,
    BY_AGENDA,
    BY_CLASSIFICATION,
    BY_HEADING,
    FOR,
    MARKUP,
    NOT_ADOPTED,
    DocumentFacts,
    Said,
    Subject,
    Tally,
    Vote,
)
from graph_build.corpus.provisions import Provision
from graph_build.extract.context import Context
from graph_build.extract.names.lexicon import Lexicon
from graph_build.extract.names.naming import found_key
from graph_build.extract.names.things import one_of
from graph_build.extract.records import Relation, Statement, Thing
from graph_build.extract.relations.document_relations import around, sentences_in
from graph_build.extract.symbols import symbol_of
from graph_build.vocabulary import VOCAB

_VOTES: Final = {FOR: "votedFor", AGAINST: "votedAgainst", ABSTAINED: "abstainedOn"}
_COUNTS: Final = {FOR: "votesFor", AGAINST: "votesAgainst", ABSTAINED: "abstentions"}
_SUBJECT_RULES: Final = {
    BY_HEADING: "markup-subject-heading", BY_CLASSIFICATION: "markup-classification", BY_AGENDA: "markup-agenda-item",
}  # fmt: skip
_APOSTROPHES: Final = str.maketrans("’‘", "''")

Place = Said | Vote | Tally | Subject


@dataclass(slots=True)
class MarkupFacts:
    """What the markup of one document gives: relations, and the things they speak of by key."""

    relations: list[Relation] = field(default_factory=list)
    things: dict[str, Thing] = field(default_factory=dict)


def read_markup(
    by_origin: Sequence[DocumentFacts],
    context: Context,
    provisions: Sequence[Provision],
    lexicon: Lexicon,
    told: Sequence[Relation],
) -> MarkupFacts:
    """Relations and things of the facts. A citation that a rule read off the same provision (``told``) is left out."""
    reader = _Reader(context, lexicon, provisions)
    for facts in by_origin:
        reader.origin = facts.origin
        reader.dates(facts)
        reader.votes(facts)
        reader.documents(facts, told)
        for subject in facts.subjects:
            reader.subject(subject)
    return MarkupFacts(sorted(reader.relations), dict(sorted(reader.things.items())))


def without_voters(told: Sequence[Relation], marked: Sequence[Relation]) -> list[Relation]:
    """What rules read off lines, but for members named in a line with their votes, where one may seem the place."""
    voters = {(r.provision, r.subject) for r in marked if r.predicate in _VOTES.values()}
    return [r for r in told if r.predicate != "occursAt" or (r.provision, r.object) not in voters]


@dataclass(slots=True)
class _Reader:
    """Collects what the facts of one document give."""

    context: Context
    lexicon: Lexicon
    provisions: Sequence[Provision]
    relations: set[Relation] = field(default_factory=set)
    things: dict[str, Thing] = field(default_factory=dict)
    origin: str = MARKUP
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = [p.segments[0][0] for p in self.provisions]

    def _rule(self, name: str) -> str:
        """The name of a rule, with where its facts stand: ``markup-adopted``, ``title-page-adopted``."""
        return f"{self.origin}-{name}"

    def dates(self, facts: DocumentFacts) -> None:
        """Days of adoption and publication, the meeting and its day, and the document's standing."""
        own, adopted = self.context.key, self.context.status != NOT_ADOPTED
        for said in facts.adopted if adopted else ():
            self._say(said, Statement(own, "adoptedOn", said.value, self._rule("adopted"), literal=True))
        for said in facts.published:
            if self.origin != MARKUP and not self._provision(said).is_stated:
                continue  # a line of the page's furniture dates the text, but no provision holds its words
            given = "adoptedOn" if self.origin != MARKUP and self.context.kind == "Directive" else "publishedOn"
            self._say(said, Statement(own, given, said.value, self._rule("published"), literal=True))
        # A printed page that tells of the adoption says no more of its standing than the adoption does.
        told = facts.outcomes if facts.origin == MARKUP else [o for o in facts.outcomes if o.value != ADOPTED]
        for said in told:
            self._say(said, Statement(own, "documentStatus", VOCAB + said.value, self._rule("outcome")))
        for said in facts.meetings:
            meeting = self._meeting(said.value)
            if adopted:
                self._say(said, Statement(own, "adoptedAt", meeting, self._rule("meeting")))
            for date in facts.meeting_dates:
                self._say(date, Statement(meeting, "occursOn", date.value, self._rule("meeting-date"), literal=True))

    def _meeting(self, number: str) -> str:
        """A meeting of the Security Council by its number, which is also that of its record."""
        name = f"{number}{_ordinal(int(number))} meeting"
        names = frozenset({name, f"{name} of the Security Council", f"S/PV.{number}"})
        return self._remember(Thing(found_key("Meeting", name), "Meeting", name, names))

    def votes(self, facts: DocumentFacts) -> None:
        """How each member voted, how many on each side, whether none dissented, and who tabled the draft."""
        for vote in facts.votes:
            member = self._state(vote.member)
            self._say(vote, Statement(member, _VOTES[vote.side], self.context.key, self._rule("vote")))
        for tally in facts.tallies:
            count = Statement(
                self.context.key, _COUNTS[tally.side], str(tally.number), self._rule("tally"), literal=True
            )
            self._say(tally, count)
        for said in facts.manners if self.context.status != NOT_ADOPTED else ():
            self._say(said, Statement(self.context.key, "adoptionManner", VOCAB + said.value, self._rule("manner")))
        for said in facts.sponsors:
            for state in dict.fromkeys(self._states_in(said.value)):
                self._say(said, Statement(self.context.key, "sponsoredBy", state, self._rule("sponsor")))

    def _state(self, name: str) -> str:
        """A state by the whole of a name, which is kept among its names; one that no list knows is a new one."""
        plain = name.translate(_APOSTROPHES)
        key = self._known(plain, "State")
        known = self.lexicon.things[key] if key else Thing(found_key("State", plain), "State", plain)
        spelt = {n.casefold() for n in known.names}
        return self._remember(known if plain.casefold() in spelt else known.called(plain))

    def _states_in(self, words: str) -> Iterator[str]:
        """The states that a list names, by their longest names."""
        end = 0
        hits = self.lexicon.find(words.translate(_APOSTROPHES))
        for hit in sorted(hits, key=lambda h: (h.start, -h.end, h.thing)):
            if hit.start >= end and self.lexicon.things[hit.thing].kind == "State":
                end = hit.end
                yield self._remember(self.lexicon.things[hit.thing])

    def documents(self, facts: DocumentFacts, told: Sequence[Relation]) -> None:
        """The draft, and the documents that the text links to, each in the sentence of its link."""
        for said in facts.drafts:
            if draft := self._document(said.value):
                self._say(said, Statement(self.context.key, "hasDraft", draft, self._rule("draft")))
        cited = {(r.provision, r.object) for r in told if r.predicate == "cites"}
        for link in facts.links:
            provision = self._provision(link)
            document = self._document(link.value)
            if document and (provision.key, document) not in cited and document != self.context.key:
                first, last = _within(provision, link)
                span = around(list(sentences_in(provision)), first, last, provision)
                self._add(
                    provision, span.start, span.end, Statement(self.context.key, "cites", document, self._rule("link"))
                )

    def _document(self, words: str) -> str | None:
        symbol = symbol_of(words)
        if symbol is None:
            return None
        label = symbol.names[-1] if symbol.kind == "Resolution" else symbol.names[0]
        return self._remember(Thing(symbol.key, symbol.kind, label, frozenset(symbol.names)))

    def subject(self, subject: Subject) -> None:
        """A theme that the document is about, with its addresses in thesauri."""
        key = self._known(subject.label, "Theme")
        known = self.lexicon.things[key] if key else None
        theme = known or Thing(found_key("Theme", subject.label), "Theme", subject.label, frozenset({subject.label}))
        self._remember(replace(theme, matches=tuple(dict.fromkeys((*theme.matches, *subject.addresses)))))
        self._say(subject, Statement(self.context.key, "about", theme.key, _SUBJECT_RULES[subject.source]))

    def _known(self, name: str, kind: str) -> str | None:
        """The thing of a kind that is known by the whole of a name."""
        for hit in self.lexicon.find(name):
            if (hit.start, hit.end) == (0, len(name)) and self.lexicon.things[hit.thing].kind == kind:
                return hit.thing
        return None

    def _remember(self, thing: Thing) -> str:
        """Keeps a thing, with the names and addresses that it was given before."""
        self.things[thing.key] = one_of(self.things.get(thing.key), thing)
        return thing.key

    def _say(self, place: Place, said: Statement) -> None:
        """Keeps a statement with the line or the words that say it."""
        provision = self._provision(place)
        self._add(provision, *_within(provision, place), said)

    def _add(self, provision: Provision, start: int, end: int, said: Statement) -> None:
        told = (said.subject, said.predicate, said.object, said.rule, said.literal)
        self.relations.add(Relation(self.context.key, provision.key, start, end, *told))

    def _provision(self, place: Place) -> Provision:
        return self.provisions[bisect_right(self._starts, place.start) - 1]


def _within(provision: Provision, place: Place) -> tuple[int, int]:
    """The span of a place in the reading of its provision."""
    offsets = provision.reading.offsets
    return bisect_left(offsets, place.start), bisect_left(offsets, place.end)


def _ordinal(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
