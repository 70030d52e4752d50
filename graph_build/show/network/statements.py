"""Turn the assertions of a graph into relations between things and facts about them, each with its quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

import pyoxigraph as ox

from graph_build.ask.lookups import (
    WPS,
    Assertions,
    Source,
    Term,
    all_holdings,
    clean,
    read_homes,
    read_things,
    sort_quotes,
    term_of,
    text_of,
)
from graph_build.corpus.source import TABLE_OF_PLANS
from graph_build.show.network.scene import Fact, Relation, Said
from graph_build.vocabulary import GRAPHS

_NO_DOCUMENT = {GRAPHS + name for name in ("things", "assertions", "inferred", "ontology", "run")}
# Properties of the record about a thing, which are no statements of a document.
_RECORD = {WPS + name for name in ("sourceFile", "textDigest", "kind", "sameTextAs", "nameStatus", "inDocument")}


class Statements:
    """The asserted statements of a graph between things, and about values, with provisions folded into documents."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.things = read_things(source)
        kinds = source.quads(WPS + "kind")
        self.tables = {text_of(quad.subject) for quad in kinds if text_of(quad.object) == TABLE_OF_PLANS}
        self.relations: dict[tuple[str, str, str], Relation] = {}
        self.facts: dict[str, list[Fact]] = defaultdict(list)
        self._document_of = read_homes(source)
        self._assertions = Assertions(source, most=None)
        for (subject, predicate, *_), term in sorted(self._stated().items(), key=lambda item: item[0]):
            self._add(subject, predicate, term)

    def thing_of(self, address: str) -> str | None:
        """The thing itself, or the document that a provision belongs to."""
        if address in self.things:
            return address
        document = self._document_of.get(address)
        return document if document in self.things else None

    def _stated(self) -> dict[tuple[str, str, str, bool], Term]:
        stated: dict[tuple[str, str, str, bool], Term] = {}
        for quad in self._in_documents():
            predicate = text_of(quad.predicate)
            if predicate.startswith(WPS) and predicate not in _RECORD:
                term = term_of(quad.object)
                key = (text_of(quad.subject), predicate, text_of(term), isinstance(term, ox.NamedNode))
                stated[key] = min(term, stated.get(key, term), key=str)
        return stated

    def _in_documents(self) -> Iterator[ox.Quad]:
        """What stands in the graphs of documents but tables of facts, whose hundreds of plans would hide the rest."""
        tables = {GRAPHS + table.removeprefix(self.source.base) for table in self.tables}
        for home in self.source.store.named_graphs():
            if isinstance(home, ox.NamedNode) and home.value not in _NO_DOCUMENT | tables:
                yield from self.source.quads(graph=home.value)

    def _add(self, subject: str, predicate: str, term: Term) -> None:
        nodes, value = self._assertions.of(subject, predicate, term), text_of(term)
        quotes = sort_quotes(quote for node in nodes for quote in self.source.quotes(node))
        holder = self.thing_of(subject)
        if holder is None:
            return
        notes = [f"said in {self.source.paragraph(subject)}"] if holder != subject else []
        if not isinstance(term, ox.NamedNode):
            self.facts[holder].append(Fact(predicate, clean(value), quotes, tuple(notes)))
            return
        target = self.thing_of(value)
        if target is None or target == holder:
            return
        if target != value:
            notes.append(f"to {self.source.paragraph(value)}")
        said = tuple(Said(node, subject, value, self.source.quotes(node)) for node in nodes)
        self._merge(Relation(holder, predicate, target, quotes, tuple(notes), said=said))

    def _merge(self, relation: Relation) -> None:
        """Statements about two paragraphs of the same documents are one line of the picture with all their quotes."""
        known = self.relations.get(relation.key)
        if known is not None:
            quotes = sort_quotes((*known.quotes, *relation.quotes))
            notes = tuple(dict.fromkeys((*known.notes, *relation.notes)))
            relation = replace(known, quotes=quotes, notes=notes, said=(*known.said, *relation.said))
        self.relations[relation.key] = relation

    def with_holdings(self) -> list[Relation]:
        """The relations, each holding of a post with its known dates beside it."""
        notes: dict[tuple[str, str], list[str]] = defaultdict(list)
        for holding in all_holdings(self.source):
            if holding.words:
                notes[holding.holder, holding.post].append(holding.words)
        return [
            replace(r, notes=(*r.notes, *notes.get((r.subject, r.object), ())))
            if r.predicate == WPS + "holdsPost"
            else r
            for r in self.relations.values()
        ]
