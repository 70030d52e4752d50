"""Turns the reports of a corpus into tellings, each looked up by what it tells of and by its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from graph_build.extract.document import DocumentExtract
from graph_build.extract.names.lexicon import reference
from graph_build.extract.records import Mention, Thing
from graph_build.graph.promises.dates import Span, document_span, edition_years, printed_span, told_span
from graph_build.graph.promises.likeness import Side, WordIndex, is_agent, side_of
from graph_build.graph.promises.matter import told_places
from graph_build.graph.promises.reports import DELAYED, GENERAL, Predicate, Report, reports_of, told_families
from graph_build.graph.promises.sides import within_span
from graph_build.graph.promises.words import ordinals, proper_words, related_to, stems

# What a verb tells that names no action: it can tell of any, or of a promise that names none itself.
_OF_ANY: Final = "any"
_OF_NONE: Final = "none"
_UNDATED: Final = "~"  # after all days
FORMAL_HOUSE: Final = "un"


@dataclass(frozen=True)
class Told:
    """A verb of a report with what it is compared by, read once: the kinds of action, and the stems around it."""

    predicate: Predicate

    @cached_property
    def families(self) -> frozenset[str]:
        """The kinds of action that the verb tells of."""
        return told_families(self.predicate)

    @cached_property
    def beside(self) -> str:
        """The words on both sides of the verb."""
        return f"{self.predicate.before} {self.predicate.after}"

    @cached_property
    def stems_beside(self) -> frozenset[str]:
        """The stems on both sides of the verb."""
        return frozenset(stems(self.beside))

    @cached_property
    def stems_of_object(self) -> frozenset[str]:
        """The stems of what was acted upon."""
        return frozenset(stems(self.predicate.what))

    @property
    def names_no_action(self) -> bool:
        """Whether the verb only says that something happened, of whatever kind, or that it is late."""
        return self.predicate.family == GENERAL and (not self.families or self.predicate.status == DELAYED)


@dataclass(frozen=True)
class Telling:
    """A report in its document, with the side by which it is compared."""

    document: DocumentExtract
    report: Report
    side: Side

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """The verbs of the report."""
        return tuple(map(Told, self.report.predicates))

    @cached_property
    def published(self) -> Span | None:
        """The days of the document; of an undated one, those printed over the passage, as over an item of news."""
        return document_span(self.document) or printed_span(self.report.provision)

    def days(self, predicate: Predicate) -> Span | None:
        """The days of which a verb of the report tells: those in its sentence, else those of a timeline's entry."""
        days = told_span(predicate.before, predicate.after)
        return days or (printed_span(self.report.provision) if document_span(self.document) else None)

    @cached_property
    def agents(self) -> frozenset[str]:
        """The agents that the report names."""
        known = reference().things
        return frozenset(key for key in self.side.things if is_agent(key, known))

    @cached_property
    def editions(self) -> frozenset[str]:
        """The years by which the report names an edition."""
        return edition_years(self.report.text)

    @cached_property
    def ordinals(self) -> frozenset[str]:
        """The ordinals in the report."""
        return ordinals(self.report.text)

    @cached_property
    def proper_words(self) -> frozenset[str]:
        """The capital words in the report, of which some are names that no list has."""
        return proper_words(self.report.text)


def tellings_of(document: DocumentExtract) -> Iterator[Telling]:
    """The reports of a document, in order."""
    named: dict[str, list[Mention]] = defaultdict(list)
    for mention in document.mentions:
        named[mention.provision].append(mention)
    for report in reports_of(document):
        within = within_span(named[report.provision.key], report.start, report.end)
        yield Telling(document, report, side_of(report.text, within, frozenset(), frozenset()))


class TellingIndex:
    """The tellings of a corpus by the kinds of action and the words, so that a promise meets few of them.

    Texts of one Council repeat whole phrases: there only a verb of the promised action itself tells of it.
    """

    def __init__(self, tellings: Collection[Telling], known: Mapping[str, Thing]) -> None:
        self._tellings = tuple(tellings)
        self._known = known
        self._places: dict[int, frozenset[str]] = {}
        days = [span[1] if (span := telling.published) else _UNDATED for telling in self._tellings]
        places: dict[tuple[str, bool], list[int]] = defaultdict(list)
        for place, telling in enumerate(self._tellings):
            formal = telling.document.context.house == FORMAL_HOUSE
            for kind in {kind for told in telling.told for kind in _kinds(told)}:
                places[kind, formal].append(place)
        self._by_kind = {
            key: WordIndex(((place, self._tellings[place].side) for place in found), days)
            for key, found in places.items()
        }

    def telling(self, place: int) -> Telling:
        """The telling at a place."""
        return self._tellings[place]

    def near(self, side: Side, house: str, least: float, since: str) -> set[int]:
        """The places of the tellings that can tell of what the side promises and share words of that weight with it.

        Those of texts that are known to be of a day before ``since`` are left out.
        """
        fitting = _fitting(side.verbs)
        formal = side.verbs if house == FORMAL_HOUSE else fitting
        kinds = [*((kind, False) for kind in fitting), *((kind, True) for kind in formal)]
        return {
            place for kind in kinds if kind in self._by_kind for place in self._by_kind[kind].near(side, least, since)
        }

    def places_of(self, telling: Telling) -> frozenset[str]:
        """The states and places of which a telling speaks."""
        found = self._places.get(id(telling))
        if found is None:
            found = self._places[id(telling)] = told_places(telling.side.things, telling.document, self._known)
        return found


def _kinds(told: Told) -> Iterator[str]:
    """Where a verb is looked up: under the actions of which it tells, and where it names none."""
    yield from told.families
    if told.predicate.family == GENERAL:
        yield _OF_NONE
    if told.names_no_action:
        yield _OF_ANY


def _fitting(verbs: frozenset[str]) -> frozenset[str]:
    """Where reports of promised actions are looked up."""
    return verbs | related_to(verbs) | {_OF_ANY} if verbs else frozenset({_OF_NONE, _OF_ANY})
