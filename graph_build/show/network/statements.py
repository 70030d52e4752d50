"""Turn the assertions of a graph into relations between things and facts about them, each with its quotes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pyoxigraph as ox

from graph_build.ask.lookups import INFERRED, RDF, WPS, Source, clean, sort_quotes, text_of
from graph_build.show.kinds import depth_of, kind_of
from graph_build.show.network.scene import Fact, Relation, Said
from graph_build.vocabulary import GRAPHS

_NO_DOCUMENT = {GRAPHS + name for name in ("things", "assertions", "inferred", "ontology", "run")}
# Properties of the record about a thing, which are no statements of a document.
_RECORD = {WPS + name for name in ("sourceFile", "textDigest", "kind", "sameTextAs", "nameStatus", "inDocument")}


def read_things(source: Source) -> dict[str, tuple[str, str]]:
    """Every thing a node can stand for: its address, with the key of its kind and its most special class."""
    classes: dict[str, set[str]] = defaultdict(set)
    for quad in source.quads(RDF + "type"):
        name = text_of(quad.object)
        if text_of(quad.graph_name) != INFERRED and name.startswith(WPS) and kind_of(name.removeprefix(WPS)):
            classes[text_of(quad.subject)].add(name.removeprefix(WPS))
    chosen = {thing: max(names, key=lambda name: (depth_of(name), name)) for thing, names in sorted(classes.items())}
    return {thing: (kind_of(name) or "", name) for thing, name in chosen.items()}


class Statements:
    """The asserted statements of a graph between things, and about values, with provisions folded into documents."""

    def __init__(self, source: Source, things: dict[str, tuple[str, str]]) -> None:
        self.source = source
        self.things = things
        self.relations: dict[tuple[str, str, str], Relation] = {}
        self.facts: dict[str, list[Fact]] = defaultdict(list)
        self._document_of = {text_of(quad.subject): text_of(quad.object) for quad in source.quads(WPS + "inDocument")}
        self._assertions = self._index_assertions()
        for key, is_address in sorted(self._stated()):
            self._add(*key, is_address=is_address)

    def thing_of(self, address: str) -> str | None:
        """The thing itself, or the document that a provision belongs to."""
        if address in self.things:
            return address
        document = self._document_of.get(address)
        return document if document in self.things else None

    def _index_assertions(self) -> dict[tuple[str, str, str], list[str]]:
        parts: dict[str, dict[str, str]] = defaultdict(dict)
        for name in ("subject", "predicate", "object"):
            for quad in self.source.quads(RDF + name):
                parts[text_of(quad.subject)][name] = text_of(quad.object)
        nodes: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for node, said in sorted(parts.items()):
            if len(said) == 3:
                nodes[said["subject"], said["predicate"], said["object"]].append(node)
        return nodes

    def _stated(self) -> set[tuple[tuple[str, str, str], bool]]:
        stated: set[tuple[tuple[str, str, str], bool]] = set()
        for quad in self.source.quads():
            predicate = text_of(quad.predicate)
            if predicate.startswith(WPS) and predicate not in _RECORD and self._in_document(quad):
                key = (text_of(quad.subject), predicate, text_of(quad.object))
                stated.add((key, isinstance(quad.object, ox.NamedNode)))
        return stated

    @staticmethod
    def _in_document(quad: ox.Quad) -> bool:
        graph = text_of(quad.graph_name)
        return isinstance(quad.graph_name, ox.NamedNode) and graph not in _NO_DOCUMENT

    def _add(self, subject: str, predicate: str, value: str, *, is_address: bool) -> None:
        nodes = self._assertions.get((subject, predicate, value), ())
        quotes = sort_quotes(quote for node in nodes for quote in self.source.quotes(node))
        holder = self.thing_of(subject)
        if holder is None:
            return
        notes = [f"said in {self.source.paragraph(subject)}"] if holder != subject else []
        if not is_address:
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
        for node in self.source.subjects(RDF + "type", WPS + "RoleHolding"):
            pair = (self.source.value(node, WPS + "holder"), self.source.value(node, WPS + "onPost"))
            if dates := holding_note(self.source, node):
                notes[pair].append(dates)
        return [
            replace(r, notes=(*r.notes, *notes.get((r.subject, r.object), ())))
            if r.predicate == WPS + "holdsPost"
            else r
            for r in self.relations.values()
        ]


def holding_note(source: Source, node: str) -> str:
    """The known dates of a holding in words; empty where it has none."""
    words = (("from", "start"), ("until", "end"), ("last seen", "lastSeen"))
    return ", ".join(f"{word} {clean(value)}" for word, name in words if (value := source.value(node, WPS + name)))
