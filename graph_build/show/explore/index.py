"""Turn a large store into what every click needs at once: its things, who is tied to whom, and the names to search."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from graph_build.ask.lookups import INFERRED, RDF, RDFS, SKOS, WPS, clean, text_of
from graph_build.show.kinds import KINDS, depth_of, kind_of
from graph_build.vocabulary import RELATIONS

# Relations that the closure alone gives and that say more than the inverse of another one.
DERIVED: Final = ("worksIn", "postWithin", "carriesForward", "committedOn")
DRAWN: Final = tuple(WPS + name for name in (*RELATIONS, *DERIVED))
MOST_FOUND: Final = 12


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that fits the words of a search, and the name of it that does."""

    thing: int
    name: str


@dataclass(frozen=True, slots=True)
class ExploreIndex:
    """Things by number, in the order of their addresses, and for each the numbers of those it is tied to."""

    things: tuple[str, ...]
    number: dict[str, int]
    class_of: tuple[str, ...]
    said: tuple[tuple[int, ...], ...]
    inferred: tuple[tuple[int, ...], ...]
    document_of: dict[str, int]
    names: tuple[tuple[str, int, str], ...]
    home: ox.DefaultGraph | None
    most_said: int

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

    def search(self, words: str) -> list[Found]:
        """The things whose names fit, best first: whole, from the start, from the start of a word, inside."""
        wanted = fold(words.strip())
        best: dict[int, tuple[int, str]] = {}
        for folded, thing, name in self.names if wanted else ():
            if wanted in folded:
                score = _fit(folded, wanted)
                if thing not in best or score < best[thing][0]:
                    best[thing] = (score, name)
        ranked = sorted(best, key=lambda thing: (best[thing][0], self.weight(thing)))
        return [Found(thing, best[thing][1]) for thing in ranked[:MOST_FOUND]]


def _fit(folded: str, wanted: str) -> int:
    if folded == wanted:
        return 0
    if folded.startswith(wanted):
        return 1
    return 2 if f" {wanted}" in folded or f"-{wanted}" in folded else 3


def fold(text: str) -> str:
    """The text without accents and case, for comparing.

    >>> fold("Zoë Álvarez")
    'zoe alvarez'
    """
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).lower()


def read_index(store: ox.Store) -> ExploreIndex:
    """Read the store once. Only types, names, provisions and relations are looked at, not the evidence."""
    named = next(iter(store.named_graphs()), None) is not None
    united = named and next(iter(store.quads_for_pattern(None, None, None, ox.DefaultGraph())), None) is not None
    home = ox.DefaultGraph() if united else None
    classes = _read_classes(store, home)
    things = tuple(sorted(classes))
    number = {thing: index for index, thing in enumerate(things)}
    document_of = {
        text_of(quad.subject): number[text_of(quad.object)]
        for quad in store.quads_for_pattern(None, ox.NamedNode(WPS + "inDocument"), None, home)
        if text_of(quad.object) in number
    }
    said, inferred = _read_ties(store, home, number, document_of)
    return ExploreIndex(
        things=things,
        number=number,
        class_of=tuple(classes[thing] for thing in things),
        said=said,
        inferred=inferred,
        document_of=document_of,
        names=tuple(sorted(_read_names(store, home, number))),
        home=home,
        most_said=max((len(near) for near in said), default=0),
    )


def _read_classes(store: ox.Store, home: ox.DefaultGraph | None) -> dict[str, str]:
    """Every thing that a node can stand for, with its most special class."""
    classes: dict[str, str] = {}
    names = sorted((name for kind in KINDS for name in kind.classes), key=depth_of)
    for name in names:
        for quad in store.quads_for_pattern(None, ox.NamedNode(RDF + "type"), ox.NamedNode(WPS + name), home):
            classes[text_of(quad.subject)] = name
    return classes


Ties = tuple[tuple[int, ...], ...]


def _read_ties(
    store: ox.Store, home: ox.DefaultGraph | None, number: dict[str, int], document_of: dict[str, int]
) -> tuple[Ties, Ties]:
    said: list[set[int]] = [set() for _ in number]
    inferred: list[set[int]] = [set() for _ in number]
    for predicate in DRAWN:
        node = ox.NamedNode(predicate)
        derived = {quad.triple for quad in store.quads_for_pattern(None, node, None, ox.NamedNode(INFERRED))}
        for quad in store.quads_for_pattern(None, node, None, home):
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


def _read_names(
    store: ox.Store, home: ox.DefaultGraph | None, number: dict[str, int]
) -> Iterator[tuple[str, int, str]]:
    for predicate in (RDFS + "label", SKOS + "prefLabel", SKOS + "altLabel"):
        for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None, home):
            thing = number.get(text_of(quad.subject))
            if thing is not None:
                name = clean(text_of(quad.object))
                yield fold(name), thing, name
