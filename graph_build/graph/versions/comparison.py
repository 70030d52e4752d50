"""Turns two versions of a document into what changed between them, commitment by commitment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph_build.graph.versions.align import align, words_of
from graph_build.graph.versions.differences import Differences, Texts
from graph_build.graph.versions.pairing import THERE, Paired, pair_commitments
from graph_build.graph.versions.records import (
    KINDS,
    Change,
    Comparison,
    Passage,
    ProvisionPair,
    Side,
    Version,
    VersionProvision,
)
from graph_build.graph.versions.rest import changes_beside, words_beside


def compare(old: Version, new: Version) -> Comparison:
    """The comparison of an older with a newer version; every commitment of both stands in at least one change.

    A commitment is removed, or added, only where the other text has its words nowhere.
    """
    provisions = align(old.provisions, new.provisions, whole_texts=old.whole and new.whole)
    paired = pair_commitments(old, new, provisions)
    by_place = {(pair.old.address, pair.new.address): pair for pair in provisions}
    before, after = Texts(old), Texts(new)
    changes = [
        change for one, other in paired.pairs for change in _changes(Differences(one, other, before, after), by_place)
    ]
    changes += _without_pair(paired)
    if old.whole and new.whole:
        changes += [*changes_beside(old, new, provisions, changes)]
    changes += _of_paragraphs(old, new, provisions)
    changes = [replace(c, old=_worded(c.old, old), new=_worded(c.new, new)) for c in changes]
    places = _places(old, provisions)
    ordered = sorted(changes, key=lambda change: (*_place(change, places), change.pair, KINDS.index(change.kind)))
    return Comparison(old, new, tuple(provisions), tuple(ordered))


def _worded(side: Side | None, version: Version) -> Side | None:
    """A passage with whose words the text is in, as its commitments tell."""
    told = next((one.wording for one in version.commitments), None)
    return replace(side, wording=told) if isinstance(side, Passage) and told else side


def _changes(differences: Differences, pairs: Mapping[tuple[str, str], ProvisionPair]) -> Iterator[Change]:
    """What happened to one commitment; "kept", or "renumbered", where nothing else did."""
    old, new = differences.old, differences.new
    parts = differences.changes()
    yield from parts
    pair = pairs.get((old.provision.address, new.provision.address))
    numbers = old.provision.number, new.provision.number
    moved = pair is None or pair.moved
    if moved:
        yield Change("moved", old, new, *numbers)
    if not parts and differences.reworded:
        yield Change("reworded", old, new)
    elif not parts and not moved:
        yield Change("kept", old, new) if numbers[0] == numbers[1] else Change("renumbered", old, new, *numbers)


def _without_pair(paired: Paired) -> Iterator[Change]:
    """What became of commitments that have no counterpart of their own."""
    for one, said, score in paired.joined:
        yield _told_elsewhere(_kind(said, score, "newer", "joined"), one, said)
    for told, other, score in paired.split:
        yield _told_elsewhere(_kind(told, score, "older", "split"), told, other)
    yield from (Change("removed", one, None) for one in paired.removed)
    yield from (Change("added", None, other) for other in paired.added)


def _kind(said: Side, score: float, version: str, other: str) -> str:
    if score < THERE:
        return f"perhaps-in-{version}"
    return f"unread-in-{version}" if isinstance(said, Passage) else other


def _told_elsewhere(kind: str, old: Side, new: Side) -> Change:
    return Change(kind, old, new, old.provision.number, new.provision.number)


def _of_paragraphs(old: Version, new: Version, provisions: Sequence[ProvisionPair]) -> Iterator[Change]:
    """What happened to the paragraphs in which neither version has a commitment."""
    full = {one.provision.address for version in (old, new) for one in version.commitments}
    for pair in provisions:
        if not pair.part and not {pair.old.address, pair.new.address} & full and _differ(pair):
            left, come = words_beside(pair)
            yield Change("paragraph-reworded", _whole(pair.old), _whole(pair.new), left, come)
    kept = {address for pair in provisions for address in (pair.old.address, pair.new.address)}
    yield from (Change("paragraph-removed", _whole(p), None) for p in old.provisions if p.address not in kept | full)
    yield from (Change("paragraph-added", None, _whole(p)) for p in new.provisions if p.address not in kept | full)


def _differ(pair: ProvisionPair) -> bool:
    return words_of(pair.old.text) != words_of(pair.new.text)


def _whole(provision: VersionProvision) -> Passage:
    return Passage(provision, 0, " ".join(provision.text.split()))


def _places(old: Version, pairs: Sequence[ProvisionPair]) -> dict[str, float]:
    """For each older provision, where a reader of the newer version would look for it."""
    counterpart = {pair.old.address: pair.new.position for pair in reversed(pairs) if pair.part != "split"}
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
    return places.get(change.old.provision.address, -1.0), change.old.start
