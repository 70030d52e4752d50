"""Turn the dates that a graph gives into spans of days: what happened then, and what held from then on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from graph_build.ask.lookups import WPS, Holding, Source, all_holdings
from graph_build.extract.dates import bounds
from graph_build.show.document_date import DocumentDate, document_date
from graph_build.show.network.scene import Commitment, Relation, Scene, Span, Thing

Pair = tuple[str, str]
HAPPENED = frozenset(WPS + name for name in ("adoptedOn", "publishedOn", "occursOn"))
BEGAN = frozenset({WPS + "establishedOn"})


def thing_spans(thing: Thing) -> tuple[Span, ...]:
    """When an event happened, from when a body was there (the end stays open), and the one date of a document."""
    if thing.kind == "document":
        dated = date_of(thing)
        return ((dated.first, dated.last),) if dated else ()
    spans: set[Span] = set()
    for fact in thing.facts:
        if fact.predicate in HAPPENED | BEGAN and (days := bounds(fact.value)):
            spans.add((days[0], "") if fact.predicate in BEGAN else days)
    return tuple(sorted(spans))


def date_of(thing: Thing) -> DocumentDate | None:
    """The date of a document, by what texts say and by its catalogue."""
    said = [(fact.predicate.removeprefix(WPS), fact.value) for fact in thing.facts]
    return document_date([*said, *(("issued", line.value) for line in thing.details if line.label == "Issued")])


def holding_span(holding: Holding) -> Span | None:
    """The time of one holding of a post."""
    start, end, seen = (bounds(date) for date in (holding.start, holding.end, holding.last_seen))
    return (start[0] if start else "", end[1] if end else "") if start or end else seen


def holding_spans(source: Source) -> dict[Pair, tuple[Span, ...]]:
    """For a person and a post, when the person held it: open at the end where none is known.

    Of a holding that was only seen, nothing is known but the day on which it was seen.
    """
    found: dict[Pair, set[Span]] = defaultdict(set)
    for holding in all_holdings(source):
        if span := holding_span(holding):
            found[holding.holder, holding.post].add(span)
    return {pair: tuple(sorted(spans)) for pair, spans in found.items()}


def relation_spans(
    relation: Relation, things: Mapping[str, Thing], holdings: Mapping[Pair, tuple[Span, ...]]
) -> tuple[Span, ...]:
    """When a relation held: as its holding says, else when its event took place, else when its document spoke."""
    if held := holdings.get((relation.subject, relation.object)):
        return held
    ends = [things[end] for end in (relation.subject, relation.object) if end in things]
    for thing in ends:
        if thing.kind == "event":
            return thing.spans
    return ends[0].spans if ends and ends[0].kind == "document" else ()


def commitment_spans(commitment: Commitment, things: Mapping[str, Thing]) -> tuple[Span, ...]:
    """From the first day of the document that states it to the day on which it is due, open where none is named."""
    document = things.get(commitment.document)
    made = min((first for first, _ in document.spans if first), default="") if document else ""
    dues = [days[1] for item in commitment.details if item.label == "Due" and (days := bounds(item.value))]
    due = max(dues, default="")
    return ((made, due),) if made or due else ()


def with_spans(scene: Scene, source: Source) -> Scene:
    """The scene with the spans of all that has a date."""
    dated = tuple(replace(thing, spans=thing_spans(thing)) for thing in scene.things)
    by_id = {thing.id: thing for thing in dated}
    holdings = holding_spans(source)
    return replace(
        scene,
        things=dated,
        relations=tuple(replace(r, spans=relation_spans(r, by_id, holdings)) for r in scene.relations),
        commitments=tuple(replace(c, spans=commitment_spans(c, by_id)) for c in scene.commitments),
    )
