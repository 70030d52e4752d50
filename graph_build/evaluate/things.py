"""Turns the things that a document names into judgements, and annotated names into the things they stand for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Final

from graph_build.evaluate.annotations import Annotated, Row
from graph_build.evaluate.built import Built
from graph_build.evaluate.folding import ALIKE, fold, overlap
from graph_build.evaluate.kinds import counted_kind, entity_measures, is_document, right_classes
from graph_build.evaluate.pairing import pair
from graph_build.evaluate.tally import Tally

SELF: Final = "@self"
"""How annotations name the document that they are about."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing of the graph as one document has it: classes, folded names, and the words that mention it."""

    address: str
    classes: frozenset[str]
    names: frozenset[str]
    quotes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Entity:
    """An annotated thing with its folded names, and the addresses that may stand for it, the likeliest first."""

    row: Row
    names: frozenset[str]
    fitting: list[str]


@dataclass(frozen=True, slots=True)
class Meanings:
    """What the graph has for each annotated name; several where names are shared or things are split."""

    by_name: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def of(self, name: str) -> frozenset[str]:
        """The things that a name of the annotations stands for."""
        return self.by_name.get(name if name == SELF else fold(name), frozenset())


def compare_things(built: Built, gold: Annotated, listed: Collection[str] | None, tally: Tally) -> Meanings:
    """Judge the things of a document, each against at most one annotation; give back what annotated names mean.

    With `listed`, annotated things also count as listed or unlisted: does a name of theirs stand in a list?
    """
    things = _things(built, gold.stem)
    own = built.documents(gold.stem)
    entities = [_entity(row, things) for row in gold.entities]
    meanings = _meanings(built, entities, own)
    pairs = pair([entity.fitting for entity in entities])
    for place, entity in enumerate(entities):
        itself = any(meanings.of(name) & own for name in entity.names)
        found = place in pairs or itself
        tally.annotated(_measures(entity, listed), found)
        if not found:
            tally.wrong("entity missed", (gold.stem, entity.row["type"], entity.row["label"]))
    doubles = {address for entity in entities for address in entity.fitting}
    _judge_graph([one for one in things if one.address not in own], set(pairs.values()), doubles, gold.stem, tally)
    return meanings


def _things(built: Built, stem: str) -> list[Thing]:
    return [
        Thing(
            address=address,
            classes=built.classes(address),
            names=frozenset(map(fold, built.names(address) | quotes)) - {""},
            quotes=quotes,
        )
        for address, quotes in built.things(stem).items()
    ]


def _entity(row: Row, things: list[Thing]) -> Entity:
    """An annotated thing with what may stand for it: same name as its label, same name, then alike in words."""
    names = frozenset(map(fold, (row["label"], *row.get("aliases", [])))) - {""}
    fitting = [thing for thing in things if _may_stand_for(thing, row, names)]
    label = fold(row["label"])
    fitting.sort(key=lambda thing: (label not in thing.names, names.isdisjoint(thing.names), thing.address))
    return Entity(row, names, [thing.address for thing in fitting])


def _may_stand_for(thing: Thing, row: Row, names: frozenset[str]) -> bool:
    if right_classes(row["type"]).isdisjoint(thing.classes):
        return False
    return not names.isdisjoint(thing.names) or (row["type"] == "Event" and _tells_the_same(thing, row))


def _tells_the_same(thing: Thing, row: Row) -> bool:
    """Happenings are named freely: half the words of the label or of the annotated quote are enough."""
    annotated = (row["label"], row.get("quote", ""))
    return any(overlap(ours, theirs) >= ALIKE for ours in thing.quotes | thing.names for theirs in annotated)


def _meanings(built: Built, entities: list[Entity], own: frozenset[str]) -> Meanings:
    """What each annotated name stands for; the document itself stands for its own names and for @self."""
    by_name: dict[str, set[str]] = defaultdict(set)
    titles = {fold(name) for document in own for name in built.names(document)}
    for entity in entities:
        itself = not own.isdisjoint(entity.fitting)
        itself = itself or (is_document(entity.row["type"]) and not titles.isdisjoint(entity.names))
        for name in entity.names:
            by_name[name] |= {*entity.fitting, *(own if itself else ())}
        by_name[SELF] |= set(entity.fitting) if itself else set()
    by_name[SELF] |= own
    return Meanings({name: frozenset(things) for name, things in by_name.items()})


def _measures(entity: Entity, listed: Collection[str] | None) -> tuple[str, ...]:
    measures = entity_measures(entity.row["type"])
    if listed is None:
        return measures
    return *measures, "entity.unlisted" if entity.names.isdisjoint(listed) else "entity.listed"


def _judge_graph(things: list[Thing], right: set[str], doubles: set[str], stem: str, tally: Tally) -> None:
    """Count what the graph names; a second thing for what was found already is one too many, and is called so."""
    for thing in things:
        kind = counted_kind(thing.classes)
        if kind is None:
            continue
        tally.said(entity_measures(kind), thing.address in right)
        if thing.address not in right:
            why = ("one too many for a thing that was found",) if thing.address in doubles else ()
            tally.wrong("entity extra", (stem, kind, min(thing.names, default=""), *why))
