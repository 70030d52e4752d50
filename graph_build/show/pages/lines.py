"""Turn the statements of which a thing is an end into groups of lines, each line with the sentences that say it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from graph_build.ask.lookups import (
    DCTERMS,
    MOST,
    RDF,
    RDFS,
    SKOS,
    WPS,
    Assertions,
    Axioms,
    Said,
    Source,
    holdings_between,
    predicate_label,
)
from graph_build.show.incoming_words import incoming_label
from graph_build.show.links import Links
from graph_build.show.pages.names import kinds_of, text_or_name
from graph_build.show.pages.passages import SHOWN, Passages, counting
from graph_build.show.pages.reasons import Reasons
from graph_build.show.pages.scene import Group, Line
from graph_build.vocabulary import DATE_RELATIONS, OBJECT_PROPERTIES, RELATIONS

LINES: Final = 25
"""Lines of one group on one page."""
BOTH_WORDS: Final = {WPS + "committedOn": "committed, or asked to act, on"}
"""A page has one heading for those who promise and those who are only asked; each commitment on it says which."""
DATES: Final = frozenset(WPS + name for name in DATE_RELATIONS)
# What a document states of things, and what the closure adds to it; everything else describes a record.
_ADDED = (
    "postHeldBy", "hasPost", "hasPart", "advisedBy", "hasMember", "hostedBy", "adopted", "updatedBy",
    "isImplementedBy", "citedBy", "isSubjectOf", "organized", "hasParticipant", "hasSpeaker", "supportedBy",
    "worksIn", "postWithin", "carriesForward", "carriedForwardBy", "committedOn", "likelyAnswers", "answers",
    "isAnsweredBy",
)  # fmt: skip
ORDER: Final = {WPS + name: place for place, name in enumerate((*RELATIONS, *_ADDED, *DATE_RELATIONS))}
# Said elsewhere on the page: commitments, holdings, mentions, provisions, and the parts of evidence.
_ELSEWHERE = frozenset(
    WPS + name
    for name in (
        "bearer", "addressee", "beneficiary", "partyThing", "bears", "addressedBy", "holder", "onPost", "refersTo",
        "theme", "inProvision", "inDocument", "statedIn", "states", "statedInDocument", "evidence",
    )
) | {RDF + "subject", RDF + "first", RDF + "rest", "http://www.w3.org/ns/oa#hasSource"}  # fmt: skip
# Their statements show through the assertion that makes them, not through the record of it.
_RECORDED = {RDF + "object"}
_FOREIGN = (
    RDF + "type", RDF + "predicate", RDFS + "subClassOf", RDFS + "subPropertyOf", RDFS + "domain",
    RDFS + "range", SKOS + "broader", SKOS + "inScheme", SKOS + "topConceptOf", DCTERMS + "isPartOf",
    "http://www.w3.org/ns/oa#hasSelector", "http://www.w3.org/2002/07/owl#disjointWith",
)  # fmt: skip


class Lines:
    """The groups of lines about one address on one page of it."""

    def __init__(self, source: Source, links: Links, address: str, page: int) -> None:
        self.source = source
        self.links = links
        self.address = address
        self.page = page
        self.passages = Passages(source, links)
        self.restated = 0
        self._axioms = Axioms(source)
        self._assertions = Assertions(source)
        self._reasons = Reasons(source, links)

    def groups(self) -> list[Group]:
        """What is said of the thing in both directions, by property; a property and its inverse are one group."""
        rows: dict[str, list[tuple[Said, bool]]] = defaultdict(list)
        more: set[str] = set()
        for predicate, incoming, found in [*self._outgoing(), *self._incoming()]:
            label = self._label(predicate, incoming=incoming)
            kept = [(row, incoming) for row in found if not self._restates(row, incoming=incoming)]
            self.restated += len(found) - len(kept)
            rows[label] += kept
            if len(found) >= MOST:
                more.add(label)
        return [self._group(label, kept, label in more) for label, kept in rows.items() if kept]

    def _outgoing(self) -> list[tuple[str, bool, list[Said]]]:
        found: dict[str, list[Said]] = defaultdict(list)
        for said in self.source.said(self.address):
            if said.predicate in ORDER:
                found[said.predicate].append(said)
        return [(predicate, False, found[predicate]) for predicate in sorted(found, key=_place)]

    def _incoming(self) -> list[tuple[str, bool, list[Said]]]:
        if self.address.startswith("_:"):
            return []
        node = ox.NamedNode(self.address)
        leading = sorted(self._leading_here(node) - _ELSEWHERE - _RECORDED, key=_place)
        found = [(predicate, True, self.source.said(None, predicate, node, MOST)) for predicate in leading]
        return [one for one in found if one[2]]

    def _leading_here(self, node: ox.NamedNode) -> set[str]:
        """The properties with the thing as an object: the known ones, and others seen among its first statements."""
        known = {*(WPS + name for name in OBJECT_PROPERTIES), *_FOREIGN}
        return known | {said.predicate for said in self.source.said(None, None, node, 500)}

    def _group(self, label: str, rows: list[tuple[Said, bool]], more: bool) -> Group:
        rows.sort(key=lambda one: (one[0].inferred, counting(one[0].subject if one[1] else one[0].value)))
        first = (self.page - 1) * LINES
        lines = tuple(self._line(row, incoming=incoming) for row, incoming in rows[first : first + LINES])
        return Group(re.sub(r"\W+", "-", label), label, lines, len(rows), first + 1, more)

    def _label(self, predicate: str, *, incoming: bool) -> str:
        if not incoming:
            return BOTH_WORDS.get(predicate) or predicate_label(self.source, predicate)
        return incoming_label(self.source, predicate, self._axioms.turned(predicate))

    def _restates(self, row: Said, *, incoming: bool) -> bool:
        """Whether the closure holds the row only because the page says the same the other way round, or more closely.

        A symmetric statement that is stated both ways is shown once, as one about the thing.
        """
        if not row.is_address or row.subject == row.value or not (row.inferred or incoming):
            return False
        here = ox.NamedNode(row.subject) if not row.subject.startswith("_:") else ox.BlankNode(row.subject[2:])
        for inverse in self._axioms.turned(row.predicate):
            for other in self.source.said(row.value, inverse, here, 1):
                if (row.inferred and not other.inferred) or (incoming and row.inferred == other.inferred):
                    return True
        return row.inferred and self._narrower_said(row)

    def _narrower_said(self, row: Said) -> bool:
        return any(
            self.source.holds(row.subject, name, row.term) or self._turned_holds(row, name)
            for name in self._axioms.narrower(row.predicate)
        )

    def _turned_holds(self, row: Said, predicate: str) -> bool:
        here = ox.NamedNode(row.subject)
        return any(self.source.holds(row.value, inverse, here) for inverse in self._axioms.turned(predicate))

    def _line(self, row: Said, *, incoming: bool) -> Line:
        value = row.subject if incoming else row.value
        is_address = incoming or row.is_address
        ref = self.links.ref(text_or_name(self.source, value, is_address=is_address), value if is_address else "")
        notes = (*self._notes(value, is_address=is_address), *holding_notes(self.source, row))
        if row.inferred:
            return Line(ref, notes, why=self._reasons.why(row))
        # A statement has one assertion; a graph that another program made may have several.
        records = self._assertions.of(row.subject, row.predicate, row.term)
        record = min(records, default="")
        nodes = records or ([value] if is_address else [])
        evidence = [one for node in nodes for one in self.source.values(node, WPS + "evidence")]
        return Line(
            ref,
            notes,
            self.passages.several(evidence),
            max(0, len(evidence) - SHOWN),
            self.links.ref("this statement", record) if record else ref,
            dated=row.predicate in DATES,
        )

    def _notes(self, value: str, *, is_address: bool) -> tuple[str, ...]:
        kinds = kinds_of(self.source, value)[:1] if is_address else []
        return tuple(predicate_label(self.source, kind) for kind, _ in kinds if kind.startswith(WPS))


def holding_notes(source: Source, row: Said) -> Iterator[str]:
    """When a person held a post, as far as holdings of the two say it."""
    if row.predicate not in {WPS + "holdsPost", WPS + "postHeldBy"} or not isinstance(row.term, ox.NamedNode):
        return
    person, post = (row.subject, row.value) if row.predicate == WPS + "holdsPost" else (row.value, row.subject)
    yield from (holding.words for holding in holdings_between(source, person, post) if holding.words)


def _place(predicate: str) -> tuple[int, str]:
    return (ORDER.get(predicate, len(ORDER)), predicate)
