"""Turns two versions of a document into what changed between them, commitment by commitment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph_build.graph.versions.align import align, match_texts
from graph_build.graph.versions.records import KINDS, Change, Comparison, ProvisionPair, Version, VersionCommitment
from graph_build.graph.versions.scheme import rank_of


def compare(old: Version, new: Version) -> Comparison:
    """The comparison of an older with a newer version; every commitment of both stands in at least one change."""
    pairs = align(old.provisions, new.provisions)
    matched = list(_matched(old, new, pairs))
    by_place = {(pair.old.address, pair.new.address): pair for pair in pairs}
    changes = [change for one, other in matched for change in _changes(one, other, by_place)]
    kept_old, kept_new = {one.address for one, _ in matched}, {other.address for _, other in matched}
    changes += [Change("removed", one, None) for one in old.commitments if one.address not in kept_old]
    changes += [Change("added", None, other) for other in new.commitments if other.address not in kept_new]
    places = _places(old, pairs)
    ordered = sorted(changes, key=lambda change: (*_place(change, places), change.pair, KINDS.index(change.kind)))
    return Comparison(old, new, tuple(pairs), tuple(ordered))


def _matched(
    old: Version, new: Version, pairs: list[ProvisionPair]
) -> Iterator[tuple[VersionCommitment, VersionCommitment]]:
    counterparts = {(pair.old.address, pair.new.address) for pair in pairs}

    def in_place(one: int, other: int) -> bool:
        return (old.commitments[one].provision.address, new.commitments[other].provision.address) in counterparts

    quotes = [c.quote for c in old.commitments], [c.quote for c in new.commitments]
    for match in match_texts(*quotes, in_place):
        yield old.commitments[match.old], new.commitments[match.new]


def _changes(
    old: VersionCommitment, new: VersionCommitment, pairs: Mapping[tuple[str, str], ProvisionPair]
) -> Iterator[Change]:
    """What happened to one commitment; "kept", or "renumbered", where nothing else did."""
    parts = [*_weight(old, new), *_parts(old, new)]
    yield from parts
    pair = pairs.get((old.provision.address, new.provision.address))
    numbers = old.provision.number, new.provision.number
    moved = pair is None or pair.moved
    if moved:
        yield Change("moved", old, new, *numbers)
    if not parts and not _same_words(old, new):
        yield Change("reworded", old, new)
    elif not parts and not moved:
        yield Change("kept", old, new) if numbers[0] == numbers[1] else Change("renumbered", old, new, *numbers)


def _weight(old: VersionCommitment, new: VersionCommitment) -> Iterator[Change]:
    """A change of act, or of strength within one act; strengths of two acts are never compared."""
    if old.act != new.act:
        yield Change("act-changed", old, new, f"{old.act}, {old.strength}", f"{new.act}, {new.strength}")
        return
    before, after = rank_of(old.strength), rank_of(new.strength)
    if before != after:
        yield Change("strengthened" if after > before else "weakened", old, new, old.strength, new.strength)


def _parts(old: VersionCommitment, new: VersionCommitment) -> Iterator[Change]:
    yield from _value("due-date", "moved", old, new, old.due, new.due)
    yield from _value("recurrence", "changed", old, new, old.recurrence, new.recurrence)
    if old.bearer.identity != new.bearer.identity:
        yield Change("bearer-changed", old, new, str(old.bearer), str(new.bearer))
    if old.addressee.identity != new.addressee.identity:
        yield Change("addressee-changed", old, new, str(old.addressee), str(new.addressee))
    for qualifier in sorted(set(new.qualifiers) - set(old.qualifiers)):
        yield Change("qualifier-added", old, new, "", qualifier)
    for qualifier in sorted(set(old.qualifiers) - set(new.qualifiers)):
        yield Change("qualifier-removed", old, new, qualifier, "")
    yield from _value("condition", "changed", old, new, old.condition, new.condition)


def _value(
    part: str, other: str, old: VersionCommitment, new: VersionCommitment, before: str, after: str
) -> Iterator[Change]:
    if before != after:
        kind = other if before and after else "added" if after else "removed"
        yield Change(f"{part}-{kind}", old, new, before, after)


def _same_words(old: VersionCommitment, new: VersionCommitment) -> bool:
    return " ".join(old.quote.split()) == " ".join(new.quote.split())


def _places(old: Version, pairs: list[ProvisionPair]) -> dict[str, float]:
    """For each older provision, where a reader of the newer version would look for it."""
    counterpart = {pair.old.address: pair.new.position for pair in pairs}
    steady = {pair.old.address for pair in pairs if not pair.moved}
    places: dict[str, float] = {}
    last = -1.0
    for provision in sorted(old.provisions, key=lambda p: p.position):
        places[provision.address] = counterpart.get(provision.address, last + 0.5)
        if provision.address in steady:
            last = counterpart[provision.address]
    return places


def _place(change: Change, places: dict[str, float]) -> tuple[float, int]:
    if change.new is not None:
        return change.new.provision.position, change.new.start
    assert change.old is not None
    return places[change.old.provision.address], change.old.start
