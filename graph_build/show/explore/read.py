"""Turn the neighbourhood of a thing in a large store into a scene, by look-ups in the store's indexes alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

import pyoxigraph as ox

from graph_build.ask.lookups import (
    RDF,
    WPS,
    Assertions,
    Axioms,
    Holding,
    Source,
    clean,
    commitments_by_part,
    holdings_between,
    read_holding,
    sort_quotes,
    text_of,
)
from graph_build.show.explore.index import DRAWN, ExploreIndex
from graph_build.show.network import (
    UNKNOWN,
    Bearing,
    Commitment,
    Explainer,
    Fact,
    Pair,
    Reason,
    Relation,
    Said,
    Thing,
    Triple,
    class_label,
    holding_span,
    read_aliases,
    read_commitment,
    read_details,
)
from graph_build.vocabulary import DATE_RELATIONS

# A hub has more of each than a click can wait for: the page says what it leaves out.
MOST_STATEMENTS: Final = 4000
HUB: Final = 1500
MOST_PROVISIONS: Final = 300
MOST_AT_ONCE: Final = 200
MOST_EXPLAINED: Final = 60
MOST_AROUND: Final = 300
_DRAWN = frozenset(DRAWN)
_HOLDS: Final = WPS + "holdsPost"
_IN: Final = WPS + "postIn"
_MEMBER: Final = WPS + "memberOf"
_DATES = frozenset(WPS + name for name in DATE_RELATIONS)


class Nearby:
    """Reads things, the relations between them and their commitments out of an open store."""

    def __init__(self, source: Source, index: ExploreIndex) -> None:
        self.source = source
        self.index = index
        self._axioms = Axioms(source)
        self._assertions = Assertions(source)
        self._bearing = Bearing(source)

    def statements(self, thing: int, near: Sequence[int] | None = None) -> dict[Triple, list[Triple]]:
        """The lines of the picture at a thing, each with the statements that it stands for.

        Of a hub only the lines to those `near` are read, where they are named.
        """
        lines: dict[Triple, list[Triple]] = defaultdict(list)
        is_hub = near is not None and self.index.degree(thing) > HUB
        for triple in sorted(set(self._between(thing, near or ()) if is_hub else self._raw(thing))):
            subject, value = self.index.thing_of(triple[0]), self.index.thing_of(triple[2])
            if subject and value and subject != value:
                lines[subject, triple[1], value].append(triple)
        return lines

    def _raw(self, thing: int) -> Iterator[Triple]:
        address = self.index.things[thing]
        store, home = self.source.store, self.source.home
        nodes = [ox.NamedNode(part) for part in (address, *self._provisions(thing))]
        for node in nodes:
            yield from _drawn(store.quads_for_pattern(node, None, None, home))
        for predicate in DRAWN:
            found = store.quads_for_pattern(None, ox.NamedNode(predicate), nodes[0], home)
            yield from _drawn(islice(found, MOST_STATEMENTS))
        for node in nodes[1:]:
            yield from _drawn(store.quads_for_pattern(None, None, node, home))

    def _between(self, thing: int, near: Sequence[int]) -> Iterator[Triple]:
        store, home = self.source.store, self.source.home
        hub = ox.NamedNode(self.index.things[thing])
        for other in near:
            for part in (self.index.things[other], *self._provisions(other)):
                node = ox.NamedNode(part)
                yield from _drawn(store.quads_for_pattern(node, None, hub, home))
                yield from _drawn(store.quads_for_pattern(hub, None, node, home))

    def _provisions(self, thing: int) -> list[str]:
        if self.index.kind(thing) != "document":
            return []
        node = ox.NamedNode(self.index.things[thing])
        found = self.source.store.quads_for_pattern(None, ox.NamedNode(WPS + "inDocument"), node, self.source.home)
        return sorted(text_of(quad.subject) for quad in islice(found, MOST_PROVISIONS))

    def relations(self, lines: dict[Triple, list[Triple]]) -> list[Relation]:
        """The relations of these lines, said ones with their sentences, inferred ones with their reason."""
        said: dict[Triple, list[Triple]] = {}
        derived: list[Triple] = []
        for key, triples in lines.items():
            told = [triple for triple in triples if not self.source.is_inferred(_statement(triple))]
            if told:
                said[key] = told
            else:
                derived.append(key)
        relations = [self._said(key, triples) for key, triples in said.items()]
        return sorted([*relations, *self._derived(derived, set(said))], key=lambda relation: relation.key)

    def _said(self, key: Triple, triples: list[Triple]) -> Relation:
        said = []
        notes: list[str] = []
        for triple in triples:
            for node in self._assertions.of(triple[0], triple[1], ox.NamedNode(triple[2])):
                said.append(Said(node, triple[0], triple[2], self.source.quotes(node)))
            if triple[0] != key[0]:
                notes.append(f"said in {self.source.paragraph(triple[0])}")
            if triple[2] != key[2]:
                notes.append(f"to {self.source.paragraph(triple[2])}")
        notes.extend(holding.words for holding in self.holdings(key) if holding.words)
        quotes = sort_quotes(quote for one in said for quote in one.quotes)
        return Relation(*key, quotes, tuple(dict.fromkeys(notes)), said=tuple(said))

    def holdings(self, key: Triple) -> list[Holding]:
        """The holdings of the post that a relation between a person and a post tells of."""
        return holdings_between(self.source, key[0], key[2]) if key[1] == WPS + "holdsPost" else []

    def holding_spans(self, relations: Iterable[Relation]) -> dict[Pair, tuple[tuple[str, str], ...]]:
        """When each person held each post."""
        found = {(r.subject, r.object): map(holding_span, self.holdings(r.key)) for r in relations}
        known = {pair: tuple(span for span in spans if span) for pair, spans in found.items()}
        return {pair: spans for pair, spans in known.items() if spans}

    def _derived(self, derived: list[Triple], said: set[Triple]) -> Iterator[Relation]:
        """Those that say more than what is said: no inverse, mirror or wider form of another one."""
        known = set(said)
        for number, key in enumerate(sorted(derived, key=lambda key: (key[0] > key[2], key))):
            if Explainer(self.source, self._axioms, known).restates(key):
                continue
            known.add(key)
            reason = (self._explain(key) if number < MOST_EXPLAINED else None) or UNKNOWN
            yield self._bearing.told(Relation(*key, reason=reason))

    def _explain(self, key: Triple) -> Reason | None:
        """The reason, from what is said of the two ends alone: every rule in use has its premises there."""
        around = {*self._around(key[0], None), *self._around(None, key[2])} - {key}
        return Explainer(self.source, self._axioms, around).reason(key)

    def _around(self, subject: str | None, value: str | None) -> Iterator[Triple]:
        ends = [None if end is None else ox.NamedNode(end) for end in (subject, value)]
        found = self.source.store.quads_for_pattern(ends[0], None, ends[1], self.source.home)
        for quad in islice(found, MOST_AROUND):
            predicate = text_of(quad.predicate)
            if predicate.startswith(WPS) and isinstance(quad.object, ox.NamedNode):
                yield text_of(quad.subject), predicate, text_of(quad.object)

    def thing(self, thing: int, *, whole: bool) -> Thing:
        """The record of a thing; unless it is `whole`, what a label and a search need."""
        address = self.index.things[thing]
        name = self.source.name(address)
        return Thing(
            id=address,
            name=name,
            kind=self.index.kind(thing),
            class_name=class_label(self.source, self.index.class_of[thing]),
            aliases=read_aliases(self.source, address, name),
            mentions=0,
            details=read_details(self.source, address, name) if whole else (),
            facts=tuple(self._facts(address)),
            type=WPS + self.index.class_of[thing],
        )

    def _facts(self, address: str) -> Iterator[Fact]:
        for predicate in sorted(_DATES):
            for value in self.source.values(address, predicate):
                nodes = self._assertions.of(address, predicate, ox.Literal(value))
                yield Fact(predicate, clean(value), sort_quotes(q for node in nodes for q in self.source.quotes(node)))

    def commitment(self, address: str) -> Commitment | None:
        """The commitment of this address; none where there is no such one."""
        is_one = WPS + "Commitment" in self.source.values(address, RDF + "type")
        return read_commitment(self.source, self.index, address) if is_one else None

    def parts(self, thing: int) -> dict[str, list[str]]:
        """All commitments in which a thing plays a part, by that part."""
        return commitments_by_part(self.source, self.index.things[thing], self._provisions(thing))

    def commitments(self, thing: int, part: str, offset: int) -> tuple[list[Commitment], int]:
        """Those in which a thing plays a part, or that it bears or states where none is named; how many come after."""
        parts = self.parts(thing)
        wanted = [part] if part else ["bearer", "statedIn"]
        nodes = sorted({node for one in wanted for node in parts.get(one, ())})
        shown = nodes[offset : offset + MOST_AT_ONCE]
        return self.read(shown), len(nodes) - offset - len(shown)

    def read(self, nodes: Iterable[str]) -> list[Commitment]:
        """These commitments."""
        return [read_commitment(self.source, self.index, node) for node in nodes]

    def post_holdings(self, first: str, last: str) -> list[Triple]:
        """The relations between persons and posts that held between two days, or all where both are empty; sorted."""
        found = set()
        for quad in self.source.told(WPS + "onPost"):
            holding = read_holding(self.source, text_of(quad.subject))
            span = holding_span(holding)
            is_in_time = not (first or last) or (span is not None and _meets(span, first, last))
            is_known = {holding.holder, holding.post} <= self.index.number.keys()
            if is_in_time and is_known and self.source.holds(holding.holder, _HOLDS, ox.NamedNode(holding.post)):
                found.add((holding.holder, _HOLDS, holding.post))
        return sorted(found)

    def people(self, body: str) -> list[Triple]:
        """Who is said to hold which post in a body, at whatever time, and which persons to be members of it; sorted."""
        told = self.source.told
        found: set[Triple] = set()
        for post in {text_of(quad.subject) for quad in told(_IN, body)}:
            holders = {text_of(quad.subject) for quad in told(_HOLDS, post)}
            found |= {(holder, _HOLDS, post) for holder in holders} | ({(post, _IN, body)} if holders else set())
        members = {text_of(quad.subject) for quad in told(_MEMBER, body)}
        found |= {(one, _MEMBER, body) for one in members if self._is_person(one)}
        return sorted(one for one in found if {one[0], one[2]} <= self.index.number.keys())

    def _is_person(self, address: str) -> bool:
        number = self.index.number.get(address)
        return number is not None and self.index.kind(number) == "person"


def _meets(span: tuple[str, str], first: str, last: str) -> bool:
    """Whether a time, open where an end is empty, has a day in another; the page asks the same of what it holds."""
    return (not span[0] or span[0] <= last) and (not span[1] or span[1] >= first)


def _statement(triple: Triple) -> ox.Triple:
    return ox.Triple(*map(ox.NamedNode, triple))


def _drawn(quads: Iterable[ox.Quad]) -> Iterator[Triple]:
    for quad in quads:
        predicate = text_of(quad.predicate)
        if predicate in _DRAWN and isinstance(quad.object, ox.NamedNode):
            yield text_of(quad.subject), predicate, text_of(quad.object)
