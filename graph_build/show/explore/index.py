"""Turn a large store into what every click needs at once: its things, who is tied to whom, and the names to search."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pyoxigraph as ox

from graph_build.ask.lookups import DEMAND, INFERRED, WPS, Hit, NameIndex, Source, kind_of, read_homes, text_of
from graph_build.vocabulary import RELATIONS

# Relations that the closure alone gives and that say more than the inverse of another one.
DERIVED: Final = ("worksIn", "postWithin", "carriesForward", "committedOn")
DRAWN: Final = tuple(WPS + name for name in (*RELATIONS, *DERIVED))
MOST_FOUND: Final = 12


@dataclass(frozen=True, slots=True)
class ExploreIndex:
    """Things by number, in the order of their addresses, and for each the numbers of those it is tied to."""

    things: tuple[str, ...]
    number: dict[str, int]
    class_of: tuple[str, ...]
    said: tuple[tuple[int, ...], ...]
    inferred: tuple[tuple[int, ...], ...]
    document_of: dict[str, int]
    names: NameIndex
    borne: tuple[int, ...]
    """How many commitments each thing bears or, where it is a document, states."""

    @property
    def record(self) -> dict[str, object]:
        """What was read beside the names, as JSON has it."""
        return {name: getattr(self, name) for name in ("said", "inferred", "document_of", "borne")}

    def kind(self, thing: int) -> str:
        """The key of the kind of a thing."""
        return kind_of(self.class_of[thing]) or ""

    def weight(self, thing: int) -> tuple[int, int, int]:
        """What sorts the most tied first: relations said, relations inferred, then the order of addresses."""
        return (-len(self.said[thing]), -len(self.inferred[thing]), thing)

    def degree(self, thing: int) -> int:
        """The number of things that a thing is tied to, said and inferred counted apart."""
        return len(self.said[thing]) + len(self.inferred[thing])

    def near(self, thing: int, *, inferred: bool = True) -> set[int]:
        """Those a thing is tied to."""
        return set(self.said[thing]) | (set(self.inferred[thing]) if inferred else set())

    def thing_of(self, address: str) -> str | None:
        """The thing itself, or the document that a provision belongs to."""
        found = self._number_of(address)
        return None if found is None else self.things[found]

    def _number_of(self, address: str) -> int | None:
        return self.number[address] if address in self.number else self.document_of.get(address)

    @property
    def tied(self) -> int:
        """How many things are tied to any other: those that the picture can show."""
        return sum(bool(said or inferred) for said, inferred in zip(self.said, self.inferred, strict=True))

    def search(self, words: str) -> list[Hit]:
        """The things that the words find, nearest first, as many as a list takes."""
        found = self.names.find(words) or self.names.find(self.names.corrected(words))
        return [hit for hit in found if hit.address in self.number][:MOST_FOUND]


def read_index(source: Source, names: NameIndex) -> ExploreIndex:
    """Read the store once. Only provisions and relations are looked at beside the names, not the evidence."""
    number = {thing: index for index, thing in enumerate(names.things)}
    homes = read_homes(source)
    document_of = {provision: number[document] for provision, document in homes.items() if document in number}
    said, inferred = _read_ties(source, number, document_of)
    borne = _count_borne(source, number, document_of)
    return recalled_index(names, {"said": said, "inferred": inferred, "document_of": document_of, "borne": borne})


def recalled_index(names: NameIndex, record: Mapping[str, Any]) -> ExploreIndex:
    """The index of those names of which that is the record; no store is read."""
    return ExploreIndex(
        things=tuple(names.things),
        number={thing: index for index, thing in enumerate(names.things)},
        class_of=tuple(names.things.values()),
        said=tuple(map(tuple, record["said"])),
        inferred=tuple(map(tuple, record["inferred"])),
        document_of=record["document_of"],
        names=names,
        borne=tuple(record["borne"]),
    )


def _count_borne(source: Source, number: dict[str, int], document_of: dict[str, int]) -> tuple[int, ...]:
    demands = {text_of(quad.subject) for quad in source.told(WPS + "bindingForce", DEMAND)}
    pairs = {
        (text_of(quad.subject), found)
        for name in ("bearer", "statedIn")
        for quad in source.told(WPS + name)
        if (end := text_of(quad.object)) and (found := number.get(end, document_of.get(end))) is not None
        if name == "statedIn" or text_of(quad.subject) not in demands
    }
    counted = Counter(found for _, found in pairs)
    return tuple(counted[thing] for thing in range(len(number)))


Ties = tuple[tuple[int, ...], ...]


def _read_ties(source: Source, number: dict[str, int], document_of: dict[str, int]) -> tuple[Ties, Ties]:
    said: list[set[int]] = [set() for _ in number]
    inferred: list[set[int]] = [set() for _ in number]
    for predicate in DRAWN:
        node = ox.NamedNode(predicate)
        derived = {quad.triple for quad in source.quads(predicate, graph=INFERRED)}
        for quad in source.store.quads_for_pattern(None, node, None, source.home):
            ends = []
            for end in (text_of(quad.subject), text_of(quad.object)):
                found = number.get(end)
                ends.append(document_of.get(end) if found is None else found)
            one, other = ends
            if one is None or other is None or one == other:
                continue
            table = inferred if quad.triple in derived else said
            table[one].add(other)
            table[other].add(one)
    return tuple(tuple(sorted(near)) for near in said), tuple(tuple(sorted(near)) for near in inferred)
