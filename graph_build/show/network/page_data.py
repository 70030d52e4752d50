"""Turn a scene and its layout into the plain data that the page's script reads, and into pyvis's nodes and edges."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from graph_build.ask.lookups import Quote
from graph_build.show.kinds import KINDS
from graph_build.show.network.layout import Layout
from graph_build.show.network.scene import Commitment, Fact, Relation, Said, Scene, Span, Thing
from graph_build.show.quote_context import words_after, words_before
from graph_build.show.short_labels import short_label
from graph_build.vocabulary import GRAPHS, PREFIXES, THINGS

Record = dict[str, Any]


def short_id(address: str) -> str:
    """The address of a thing without the base that all things share; other addresses stay whole."""
    return address.removeprefix(THINGS)


def page_nodes(scene: Scene, layout: Layout) -> list[Record]:
    """Nodes as vis-network takes them: size from mentions, a fixed place, and whether the first view has them."""
    most = max((thing.mentions for thing in scene.things), default=0)
    return [
        {
            "id": short_id(thing.id),
            "label": short_label(thing.name, thing.aliases),
            "shape": "custom",
            "kind": thing.kind,
            "size": round(9 + 14 * math.sqrt(thing.mentions / most if most else 0), 1),
            "x": layout.places[thing.id][0],
            "y": layout.places[thing.id][1],
            "first": thing.id in layout.core,
            "group": layout.group_of[thing.id],
        }
        for thing in scene.things
    ]


def page_edges(scene: Scene) -> list[Record]:
    """Edges as vis-network takes them; several between the same two things bend apart, by this part of their length."""
    count: Counter[frozenset[str]] = Counter()
    edges = []
    for index, relation in enumerate(scene.relations):
        pair = frozenset((relation.subject, relation.object))
        edge: Record = {
            "id": index,
            "from": short_id(relation.subject),
            "to": short_id(relation.object),
            "inferred": relation.reason is not None,
        }
        if count[pair]:
            edge["bend"] = round(0.12 * count[pair], 2) * (1 if relation.subject < relation.object else -1)
        count[pair] += 1
        edges.append(edge)
    return edges


class PageData:
    """Collects what the panel and the lists show; quotes stand once in a table and are referred to by number."""

    def __init__(self, scene: Scene, layout: Layout, things_in_graph: int) -> None:
        self._scene = scene
        self._layout = layout
        self._in_graph = things_in_graph
        self._quotes: dict[Quote, int] = {}

    def record(self) -> Record:
        """The whole of the data, ready for JSON."""
        scene = self._scene
        return {
            "kinds": [{"key": k.key, "label": k.label, "color": k.color, "path": k.path} for k in KINDS],
            "things": [self._thing(thing) for thing in scene.things],
            "dated": [self._thing(thing) for thing in scene.dated],
            "relations": [self._relation(relation) for relation in scene.relations],
            "commitments": [self._commitment(commitment) for commitment in scene.commitments],
            "disagreements": [
                {
                    "comment": item.comment,
                    "kind": item.kind,
                    "things": [short_id(thing) for thing in item.things],
                    "relations": [" ".join((short_id(s), p, short_id(o))) for s, p, o in item.relations],
                    "commitments": [short_id(commitment) for commitment in item.commitments],
                    "quotes": self._numbers(item.quotes),
                }
                for item in scene.disagreements
            ],
            "groups": [{**asdict(group), "hub": short_id(group.hub)} for group in self._layout.groups],
            "titles": {short_id(document): title for document, title in scene.titles.items()},
            "predicates": scene.predicates,
            "incoming": scene.incoming,
            "themes": [{"id": short_id(t), "pillar": short_id(pillar)} for t, pillar in scene.themes.items()],
            "inGraph": self._in_graph,
            "restated": scene.restated,
            "quotes": [_quote(quote) for quote in self._quotes],
            "prefixes": {**PREFIXES, "graph": GRAPHS},
        }

    def _numbers(self, quotes: tuple[Quote, ...]) -> list[int]:
        return [self._quotes.setdefault(quote, len(self._quotes)) for quote in quotes]

    def _thing(self, thing: Thing) -> Record:
        return {
            "id": short_id(thing.id),
            "address": thing.id,
            "name": thing.name,
            "kind": thing.kind,
            "className": thing.class_name,
            "type": thing.type,
            "aliases": thing.aliases,
            "mentions": thing.mentions,
            "details": [asdict(detail) for detail in thing.details],
            "facts": [self._fact(fact) for fact in thing.facts],
            "spans": _spans(thing.spans),
        }

    def _fact(self, fact: Fact) -> Record:
        quotes = self._numbers(fact.quotes)
        return {"predicate": fact.predicate, "value": fact.value, "quotes": quotes, "notes": fact.notes}

    def _relation(self, relation: Relation) -> Record:
        return {
            "subject": short_id(relation.subject),
            "predicate": relation.predicate,
            "object": short_id(relation.object),
            "quotes": self._numbers(relation.quotes),
            "notes": relation.notes,
            "reason": self._reason(relation),
            "spans": _spans(relation.spans),
            "said": [self._said(said) for said in relation.said],
        }

    def _said(self, said: Said) -> list[Any]:
        return [short_id(said.assertion), short_id(said.subject), short_id(said.object), self._numbers(said.quotes)]

    def _reason(self, relation: Relation) -> Record | None:
        if relation.reason is None:
            return None
        premises = [
            {
                "subject": short_id(premise.subject),
                "predicate": premise.predicate,
                "object": short_id(premise.object),
            }
            for premise in relation.reason.premises
        ]
        return {"rule": relation.reason.rule, "words": relation.reason.words, "premises": premises}

    def _commitment(self, commitment: Commitment) -> Record:
        return {
            "id": short_id(commitment.id),
            "bearer": short_id(commitment.bearer),
            "bearerText": commitment.bearer_text,
            "addressee": short_id(commitment.addressee),
            "addresseeText": commitment.addressee_text,
            "beneficiary": short_id(commitment.beneficiary),
            "document": short_id(commitment.document),
            "themes": [short_id(theme) for theme in commitment.themes],
            "strength": commitment.strength,
            "details": [asdict(detail) for detail in commitment.details],
            "spans": _spans(commitment.spans),
            "quotes": self._numbers(commitment.quotes),
        }


def _spans(spans: Iterable[Span]) -> list[list[str | None]]:
    return [[first or None, last or None] for first, last in spans]


def _quote(quote: Quote) -> Record:
    places = {name: short_id(getattr(quote, name)) for name in ("document", "evidence", "provision")}
    around = {"before": words_before(quote.prefix), "after": words_after(quote.suffix)}
    return {**asdict(quote), **places, **around}


def tie_weights(scene: Scene) -> dict[tuple[str, str], float]:
    """How strongly two things are tied: one for each asserted relation, a fifth for each inferred one."""
    weights: dict[tuple[str, str], float] = defaultdict(float)
    for relation in scene.relations:
        one, other = sorted((relation.subject, relation.object))
        weights[one, other] += 1.0 if relation.reason is None else 0.2
    return dict(weights)


def commitment_pairs(scene: Scene) -> list[tuple[str, str]]:
    """Who stands beside which document since a commitment of theirs is stated in it."""
    return sorted({(party, item.document) for item in scene.commitments for party in item.parties if item.document})
