"""Turns who promised and who is told to have acted into whether they are one, belong together, or are strangers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Final

from graph_build.extract.corpus_extract import CorpusExtract
from graph_build.extract.folding import fold
from graph_build.extract.names.lexicon import reference
from graph_build.extract.records import Thing
from graph_build.graph.promises.likeness import is_agent, kind_of, outermost

SAME, KIN, OPEN, STRANGER = "same", "kin", "open", "stranger"
_BELONGS: Final = frozenset({"partOf", "memberOf", "postIn"})
# Keys by which the parts, posts and groups of one organisation or state are known.
_HOUSES: Final = (
    (
        "nato",
        re.compile(
            r"(?:.*-)?nato(?:-.*)?$|supreme-allied-|supreme-headquarters-allied-|allied-command-|north-atlantic-|"
            r"civil-society-advisory-panel"
        ),
    ),
    (
        "un",
        re.compile(
            r"united-nations(?:-.*)?$|un-|unicef$|undp$|unfpa$|unhcr$|ohchr$|unodc$|.*-of-the-united-nations$"
        ),
    ),
    (
        "us",
        re.compile(
            r"united-states(?:-.*)?$|u-s-|usaid$|white-house|.*-of-the-united-states$|assistant-to-the-president-|"
            r"administrator-of-the-united-states-"
        ),
    ),
    ("eu", re.compile(r"european-(?:union|commission|council|external-.*|parliament)(?:-.*)?$")),
    ("osce", re.compile(r"osce(?:-.*)?$")),
    ("african-union", re.compile(r"african-union(?:-.*)?$")),
)  # fmt: skip
_GROUPS: Final = frozenset({"ActorGroup", "PostKind", ""})


@lru_cache(maxsize=100_000)
def house_of(key: str) -> str:
    """The house that a thing belongs to by its address: "nato", "un", "us" …; a state is its own; empty for none."""
    plain = key.rpartition(":")[2]
    found = next((house for house, pattern in _HOUSES if pattern.match(plain)), "")
    return found or (plain if kind_of(key, {}) == "State" else "")


@dataclass
class Kinship:
    """Who belongs to whom, by what the documents say and by the houses of names."""

    things: Mapping[str, Thing]
    _above: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _members: set[tuple[str, str]] = field(default_factory=set)

    @classmethod
    def of(cls, corpus: CorpusExtract) -> Kinship:
        """The kinship that the relations of a corpus give."""
        kinship = cls(corpus.things)
        for document in corpus.documents:
            for relation in document.relations:
                if relation.predicate in _BELONGS:
                    kinship._above[relation.subject].add(relation.object)
                if relation.predicate == "memberOf":
                    kinship._members.add((relation.subject, relation.object))
        return kinship

    @cached_property
    def agents_by_name(self) -> Mapping[str, str]:
        """The agents of the corpus by their folded names; of several the first by its key."""
        found: dict[str, str] = {}
        for key, thing in sorted(self.things.items()):
            if is_agent(key, self.things):
                for name in (thing.label, *thing.names):
                    found.setdefault(fold(name), key)
        found.pop("", None)
        return found

    def above(self, key: str) -> frozenset[str]:
        """All that a thing is part, member or post of, itself included."""
        seen: set[str] = set()
        todo = [key]
        while todo:
            one = todo.pop()
            if one not in seen:
                seen.add(one)
                todo.extend(self._above.get(one, ()))
        return frozenset(seen)

    def belongs(self, one: str, other: str) -> bool:
        """Whether one of two is part, member or post of the other, or both are of one house."""
        if one in self.above(other) or other in self.above(one):
            return True
        return bool(house_of(one)) and house_of(one) == house_of(other)

    def is_member(self, one: str, other: str) -> bool:
        """Whether a document says that one is a member of the other."""
        return (one, other) in self._members

    def between(self, bearers: frozenset[str], told: frozenset[str]) -> str:
        """What those who promised are to those told to have acted; OPEN where a side is empty or a group."""
        if not bearers or not told:
            return OPEN
        if bearers & told or self._own_names(bearers) & self._own_names(told):
            return SAME
        if any(self.belongs(one, other) for one in bearers for other in told):
            return KIN
        if any(kind_of(key, self.things) in _GROUPS and not house_of(key) for key in bearers | told):
            return OPEN
        return STRANGER

    def _own_names(self, keys: frozenset[str]) -> set[str]:
        """The names of those whom no list knows: each document has an address of its own for them."""
        return {fold(self.things[key].label) for key in keys if is_own(key, self.things)}

    def strange_houses(self, bearers: frozenset[str], house: str, named: frozenset[str], speaker: str) -> bool:
        """Whether a report is about another house than the promise: NATO's advisers, not those of the United Nations.

        ``house`` is that of the promising document, used where no bearer tells; ``named`` are the agents of the
        report, ``speaker`` is its document's house, used where it names none.
        """
        promised = {
            house_of(key) or ("" if kind_of(key, self.things) == "ActorGroup" else house) for key in bearers
        } or {house}
        told = {house_of(key) for key in named} - {""} or {speaker}
        return "" not in promised and "" not in told and not promised & told


def is_own(key: str, things: Mapping[str, Thing]) -> bool:
    """Whether a thing is one document's own, so that its address says nothing about another document's."""
    return key in things and bool(things[key].document)


def agents_in(words: str) -> frozenset[str]:
    """The known agents and posts that words name."""
    known = reference().things
    return frozenset(h.thing for h in outermost(reference().find(words)) if is_agent(h.thing, known))
