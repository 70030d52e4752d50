"""Turns the lines of a build into what follows, part by part: what one document says by itself is reasoned by itself.

A rule joins statements by the terms that they share. A term is *private* where it has an address below that of one
document and no line outside of this document's speaks of it. What has a private term meets only statements of the same
document, unless a rule joins it to others by a term that is not private; then all its terms count as known outside, and
so does what else is said of them. So the closure of everything is, for each document, what follows of its statements as
far as it has private terms, and what follows of all the others together. The first rests on the document's lines, on
which of its addresses others speak of, and on the axioms: it is kept under their digest.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from graph_build.graph.closure.conclusions import Closure, Told
from graph_build.graph.closure.facts import Numbers, Terms
from graph_build.graph.closure.joins import Joins
from graph_build.graph.closure.reasoned import reasoned
from graph_build.graph.closure.said import Said, Words, axioms_in, has_axioms, unread_axioms
from graph_build.graph.closure.saturate import NewAxiomsError, Saturation
from graph_build.graph.lines import FIELD, QuadLines
from graph_build.units import Kept, program_digest


@dataclass(frozen=True, slots=True)
class Part:
    """The lines about things that one document gives below its address, and a digest of them; empty where none is."""

    prefix: str
    digest: str
    lines: Callable[[], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Followed:
    """What follows of one part.

    ``lines`` are conclusions with private terms, ``said`` and ``follow`` statements without such that were given and
    concluded. ``outside`` are the terms of others of which it speaks, ``known`` its own terms of which others do.
    """

    lines: list[str]
    dropped: dict[str, int]
    said: list[str]
    follow: list[str]
    impossible: list[tuple[str, list[str]]]
    nothing: list[str]
    outside: list[str]
    known: list[str]

    def plain(self) -> dict[str, Any]:
        """The record as plain values."""
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def of(cls, read: dict[str, Any]) -> Followed:
        """The record of such values. Raises KeyError or TypeError for others."""
        return cls(**{name: read[name] for name in cls.__slots__})


def close_parts(
    around: Callable[[], Iterable[str]],
    parts: Mapping[str, Part],
    owner_of: Callable[[str], str],
    kept: Kept,
    inferred: QuadLines,
) -> Closure | None:
    """The closure of the lines ``around`` and of those in parts, which ``inferred`` takes.

    ``owner_of`` gives the key of the part below whose prefix an address stands, an empty text where there is none.
    None where a part has axioms of its own, which concern all statements: then all are to be closed together.
    """
    terms = Terms()
    said = Said.of(around(), terms)
    axioms = axioms_in(said)
    reached = Saturation(terms)
    reached.add(sorted(axioms))
    maker = _Maker(reached, Words(axioms, terms), terms, Joins(reached.rules()))
    told, exported, follow = Told(terms), list[str](), list[str]()
    count = 0
    try:
        for part in _followed(said, parts, owner_of, maker, _Shelf.of(kept, axioms, terms)):
            inferred.add_lines(part.lines)
            count += len(part.lines)
            exported += part.said
            follow += part.follow
            told.add(part.dropped, part.impossible, part.nothing)
    except NewAxiomsError:
        return None
    more = Said.of((f"{FIELD}{one}" for one in exported), terms)
    reached.add(maker.words.about_things(said))
    reached.add(maker.words.about_things(more))
    reached.follow(terms.numbers(follow))
    together = reasoned(reached, terms)
    told.conclude(said.without_asserted(more.without_asserted(together.concluded)))
    told.find(together)
    inferred.add_lines(told.lines)
    count += len(told.lines)
    return Closure(inferred, count, told.reasons(), told.all_impossible(), unread_axioms(said, together.used))


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Where what follows of parts is kept, under the digest of the part, the axioms and the program."""

    kept: Kept
    rules: str

    @classmethod
    def of(cls, kept: Kept, axioms: Iterable[Numbers], terms: Terms) -> _Shelf:
        said = repr((program_digest(), sorted(map(terms.statement, axioms))))
        return cls(kept, hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest())

    def find(self, part: Part) -> Followed | None:
        read = self.kept.get_plain(self._key(part)) if part.digest else None
        with suppress(KeyError, TypeError):
            return None if read is None else Followed.of(read)
        return None

    def put(self, part: Part, followed: Followed) -> None:
        if part.digest:
            self.kept.put_plain(self._key(part), followed.plain())

    def _key(self, part: Part) -> str:
        return hashlib.sha256(f"what follows of\n{self.rules}\n{part.prefix}\n{part.digest}".encode()).hexdigest()


def _followed(
    said: Said, parts: Mapping[str, Part], owner_of: Callable[[str], str], maker: _Maker, shelf: _Shelf
) -> Iterator[Followed]:
    """What follows of each part, those that are kept as they were where others speak of the same of its terms."""
    found = {key: shelf.find(part) for key, part in parts.items()}
    spoken = set(said.addresses())
    for key, one in found.items():
        spoken.update(maker.outside(parts[key]) if one is None else one.outside)
    known: dict[str, list[str]] = defaultdict(list)
    for address in sorted(spoken):
        known[owner_of(address)].append(address)
    for key, part in parts.items():
        one = found[key]
        if one is None or one.known != known[key]:
            one = maker.made(part, known[key])
            shelf.put(part, one)
        yield one


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes what follows of parts, with rules that are made already."""

    reached: Saturation
    words: Words
    terms: Terms
    joins: Joins

    def outside(self, part: Part) -> list[str]:
        """The addresses of which a part speaks and that are not its own."""
        before = len(self.terms)
        found = Said.of(part.lines(), self.terms).addresses()
        self.terms.forget(before)
        return [address for address in found if not address.startswith(part.prefix)]

    def made(self, part: Part, known: list[str]) -> Followed:
        """What follows of one part, of whose addresses others speak as told.

        Raises:
            NewAxiomsError: it has axioms of its own.
        """
        before = len(self.terms)
        said = Said.of(part.lines(), self.terms)
        if has_axioms(said):
            raise NewAxiomsError
        addresses = said.addresses()
        own = {number for address, number in addresses.items() if address.startswith(part.prefix)}
        own -= {addresses[address] for address in known if address in addresses}
        text, told = self.terms.statement, Told(self.terms)
        with self.reached.aside() as taken:
            self.reached.add(self.words.about_things(said))
            outcome = reasoned(self.reached, self.terms)
            private = self.joins.private(taken, own)
            follow = sorted(text(one) for one in self.reached.concluded if private.isdisjoint(one))
        told.conclude(one for one in said.without_asserted(outcome.concluded) if not private.isdisjoint(one))
        told.find(outcome)
        followed = Followed(
            lines=sorted(told.lines),
            dropped=told.reasons(),
            said=sorted(text(one) for one in said.all() if private.isdisjoint(one)),
            follow=follow,
            impossible=[(one, list(nodes)) for nodes, one in sorted(told.impossible.items())],
            nothing=sorted(told.nothing),
            outside=[address for address in addresses if not address.startswith(part.prefix)],
            known=known,
        )
        self.terms.forget(before)
        return followed
