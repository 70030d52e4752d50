"""Turns an open store into look-ups that answer in sorted order, with texts made safe to show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from graph_build.ask.load import open_as_is
from graph_build.ask.lookups.quotes import Quote, paragraph_name, read_quote, sort_quotes
from graph_build.ask.lookups.terms import (
    DCTERMS,
    INFERRED,
    RDF,
    RDFS,
    SKOS,
    WPS,
    Term,
    clean,
    last_part,
    node_of,
    only,
    term_of,
    text_of,
)  # fmt: skip
from graph_build.vocabulary import THINGS

MOST: Final = 2_000
"""Statements that one look-up reads at most, so that a page about a hub stays quick."""
LABELS: Final = (RDFS + "label", SKOS + "prefLabel", DCTERMS + "title")
"""The properties that name a node, the one that counts first in front."""
_QUOTES_KEPT: Final = 50_000
_RECORDS_KEPT: Final = 5_000
_COMPARED: Final = 50


@dataclass(frozen=True, slots=True)
class Said:
    """One statement, whatever graphs it stands in; ``inferred`` where the closure alone holds it."""

    subject: str
    predicate: str
    term: Term
    inferred: bool

    @property
    def value(self) -> str:
        """The object's address, or the text of a literal."""
        return text_of(self.term)

    @property
    def is_address(self) -> bool:
        """Whether the object is a node."""
        return not isinstance(self.term, ox.Literal)


class Source:
    """The look-ups over a store that is open, in memory or on disk, or over a file of RDF, which is read.

    Of an open store nothing is read before it is asked for. The store may hold the union of its named graphs in its
    default graph as well; no statement then counts twice.
    """

    def __init__(self, graph: Path | ox.Store) -> None:
        self.store = graph if isinstance(graph, ox.Store) else open_as_is(graph)
        self._quotes: dict[str, Quote | None] = {}
        self._records: dict[str, dict[str, list[Term]]] = {}
        self._base = ""
        self.united = _holds_the_union(self.store)
        self.home = ox.DefaultGraph() if self.united else None

    @property
    def base(self) -> str:
        """What the addresses of the graph's things begin with, told by a document read or an assertion."""
        if not self._base:
            self._base = self._told_base() or THINGS
        return self._base

    def _told_base(self) -> str:
        for quad in self.quads(WPS + "sourceFile"):
            found = re.match(r"https?://.*[/#]", text_of(quad.subject))
            if found:
                return found.group()
        for quad in self.quads(RDF + "type", value=WPS + "Assertion"):
            head, mark, _ = text_of(quad.subject).partition("assertion/")
            if mark and head.startswith("http") and head.endswith(("/", "#")):
                return head
        return ""

    def quads(
        self, predicate: str | None = None, *, value: str | None = None, graph: str | None = None
    ) -> Iterator[ox.Quad]:
        """Every quad with these parts, in no promised order; of the default graph only what no named one holds."""
        found = self.store.quads_for_pattern(
            None,
            None if predicate is None else ox.NamedNode(predicate),
            None if value is None else ox.NamedNode(value),
            None if graph is None else ox.NamedNode(graph),
        )
        return _each_once(found) if self.united and graph is None else found

    def told(self, predicate: str, value: str | None = None) -> Iterator[ox.Quad]:
        """As :meth:`quads`, for whom the graph makes no difference: the quickest way through a whole property."""
        node = None if value is None else ox.NamedNode(value)
        return self.store.quads_for_pattern(None, ox.NamedNode(predicate), node, self.home)

    def stated(self, predicate: str, value: str | None = None) -> Iterator[ox.Quad]:
        """As :meth:`quads`, without what the closure adds."""
        return (quad for quad in self.quads(predicate, value=value) if text_of(quad.graph_name) != INFERRED)

    def said(
        self, subject: str | None = None, predicate: str | None = None, value: Term | None = None, most: int = MOST
    ) -> list[Said]:
        """The statements with these parts, each once, sorted; of more than ``most`` the first that the store gives."""
        node = None if subject is None else node_of(subject)
        if subject is not None and node is None:
            return []
        relation = None if predicate is None else ox.NamedNode(predicate)
        whole = list(islice(self.store.quads_for_pattern(node, relation, value, None), 3 * most + 1))
        if len(whole) <= 3 * most:
            return _sorted(_grouped(whole))[:most]
        # The union holds each statement once; without one a statement comes once for each document that makes it.
        found = islice(
            self.store.quads_for_pattern(node, relation, value, self.home), most if self.united else 3 * most
        )
        rows = {quad.triple: quad for quad in found}
        return _sorted(_said(quad, inferred=self.is_inferred(quad.triple)) for quad in rows.values())[:most]

    def homes(self, triple: ox.Triple) -> list[str]:
        """The named graphs that hold a statement, sorted; the empty name where the default graph alone does."""
        found = list(self.store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None))
        named = sorted(text_of(q.graph_name) for q in found if not isinstance(q.graph_name, ox.DefaultGraph))
        return named if named or not found else [""]

    def is_inferred(self, triple: ox.Triple) -> bool:
        """Whether the closure holds the statement, and no document or table does."""
        here = ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(INFERRED))
        return here in self.store and self.homes(triple) == [INFERRED]

    def holds(self, subject: str, predicate: str, value: Term) -> bool:
        """Whether any graph says so."""
        node = node_of(subject)
        if node is None:
            return False
        found = self.store.quads_for_pattern(node, ox.NamedNode(predicate), value, self.home)
        return next(iter(found), None) is not None

    def knows(self, address: str) -> bool:
        """Whether any statement has the address as its subject, its property or its object."""
        node = node_of(address)
        if node is None:
            return False
        asked: list[tuple[ox.NamedNode | ox.BlankNode | None, ox.NamedNode | None, Term | None]] = [
            (node, None, None), (None, None, node),
        ]  # fmt: skip
        if isinstance(node, ox.NamedNode):
            asked.append((None, node, None))
        return any(next(iter(self.store.quads_for_pattern(*parts, None)), None) is not None for parts in asked)

    def values(self, subject: str, predicate: str) -> list[str]:
        """What the subject has for the predicate in any graph: literals and addresses as text, each once, sorted."""
        node = node_of(subject)
        found = [] if node is None else self.store.quads_for_pattern(node, ox.NamedNode(predicate), None, self.home)
        return sorted({text_of(quad.object) for quad in found})

    def value(self, subject: str, predicate: str) -> str:
        """The one value, or the empty text: for what a node has once at most.

        Raises InputError where there are several, so that none of them is lost in silence.
        """
        return only(self.values(subject, predicate), predicate, subject)

    def some(self, subject: str, predicate: str) -> str:
        """One of the values, the first in order, or the empty text: for names and addresses any of which will do."""
        return next(iter(self.values(subject, predicate)), "")

    def record(self, subject: str) -> dict[str, list[Term]]:
        """All that is said of the subject by property, in one look-up; objects sorted, each once."""
        with suppress(KeyError):
            return self._records[subject]
        node = node_of(subject)
        found: dict[str, set[Term]] = {}
        for quad in () if node is None else self.store.quads_for_pattern(node, None, None, self.home):
            found.setdefault(text_of(quad.predicate), set()).add(term_of(quad.object))
        record = {predicate: sorted(terms, key=text_of) for predicate, terms in found.items()}
        if len(self._records) >= _RECORDS_KEPT:
            self._records.clear()
        self._records[subject] = record
        return record

    def subjects(self, predicate: str, value: str) -> list[str]:
        """The subjects that have the address ``value`` for the predicate, sorted."""
        found = self.store.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(value), self.home)
        return sorted({text_of(quad.subject) for quad in found})

    def some_subjects(self, predicate: str, value: str, most: int = MOST) -> list[str]:
        """As :meth:`subjects`; of more than ``most`` those that the store gives first."""
        found = self.store.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(value), self.home)
        return sorted({text_of(quad.subject) for quad in islice(found, most)})

    def label(self, subject: str) -> str:
        """What the graph calls a node; the empty text where it has no name."""
        return next((found for predicate in LABELS if (found := clean(self.some(subject, predicate)))), "")

    def name(self, subject: str) -> str:
        """The label, or else the last part of the address."""
        return self.label(subject) or last_part(subject)

    def quote(self, evidence: str) -> Quote | None:
        """The words that a piece of evidence selects; none where it selects nothing."""
        with suppress(KeyError):  # one step: another thread may empty the store of quotes at any time
            return self._quotes[evidence]
        found = read_quote(self, evidence)
        if len(self._quotes) >= _QUOTES_KEPT:
            self._quotes.clear()
        self._quotes[evidence] = found
        return found

    def quotes(self, subject: str) -> tuple[Quote, ...]:
        """All evidence of an assertion, a commitment or a holding, in the order of documents and paragraphs."""
        found = (self.quote(evidence) for evidence in self.values(subject, WPS + "evidence"))
        return sort_quotes(quote for quote in found if quote is not None)

    def paragraph(self, provision: str) -> str:
        """The number of a provision as printed, or the part of its label that tells it from its neighbours."""
        return paragraph_name(self, provision)


def _each_once(found: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """The quads of named graphs, and of the default graph those that no named one holds."""
    held: list[ox.Quad] = []
    named: set[ox.Triple] = set()
    for quad in found:
        if isinstance(quad.graph_name, ox.DefaultGraph):
            held.append(quad)
        else:
            named.add(quad.triple)
            yield quad
    yield from (quad for quad in held if quad.triple not in named)


def _said(quad: ox.Quad, *, inferred: bool) -> Said:
    return Said(text_of(quad.subject), text_of(quad.predicate), term_of(quad.object), inferred=inferred)


def _grouped(quads: Iterable[ox.Quad]) -> Iterator[Said]:
    """The statements of all quads that make them, each once; inferred where the closure alone does."""
    first: dict[ox.Triple, ox.Quad] = {}
    homes: dict[ox.Triple, set[str]] = {}
    for quad in quads:
        first.setdefault(quad.triple, quad)
        if not isinstance(quad.graph_name, ox.DefaultGraph):
            homes.setdefault(quad.triple, set()).add(text_of(quad.graph_name))
    return (_said(quad, inferred=homes.get(triple) == {INFERRED}) for triple, quad in first.items())


def _sorted(said: Iterable[Said]) -> list[Said]:
    return sorted(said, key=lambda row: (row.subject, row.predicate, row.value, row.is_address))


def _holds_the_union(store: ox.Store) -> bool:
    """Whether the default graph repeats the named ones, told by a statement of each of the first of them."""
    if next(iter(store.quads_for_pattern(None, None, None, ox.DefaultGraph())), None) is None:
        return False
    firsts = [
        next(iter(store.quads_for_pattern(None, None, None, name)), None)
        for name in islice(store.named_graphs(), _COMPARED)
    ]
    told = [quad for quad in firsts if quad is not None]
    return bool(told) and all(ox.Quad(q.subject, q.predicate, q.object) in store for q in told)


def predicate_label(source: Source, predicate: str) -> str:
    """``holdsPost`` becomes ``holds post`` where the ontology has no label for it."""
    label = clean(source.some(predicate, RDFS + "label"))
    return label or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", last_part(predicate)).lower()
