"""Turns the table of frames (frames.toml) into rows: words and roles that state a relation."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Final

from graph_build.extract.records import BODIES, DOCUMENTS, EVENTS
from graph_build.extract.relations.kinds import KINDS

# Ends that the sentence does not name: the document, the meeting at which it was adopted or whose record it is, the
# year over an entry, what was named last, the post that the subject is known to hold, nobody.
OUTSIDE: Final = frozenset({"self", "ownevent", "ownmeeting", "heading", "lastpost", "lastevent", "itspost", "nobody"})
# Those that stand in where a scene fills none of the roles before them.
OTHERWISE: Final = frozenset({"heading", "itspost", "lastevent"})

# Kinds of which words without a name can be: "it", "we", "she", "the conference", "this plan".
POINTED: Final = BODIES | DOCUMENTS | EVENTS | {"State", "Person"}


@dataclass(frozen=True)
class Side:
    """What fills an end of a fact: paths of roles, the first of them in the scene, and the kinds of names that fit."""

    paths: tuple[tuple[str, ...], ...]
    kinds: frozenset[str]

    @cached_property
    def ways(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Each path as its role in the scene and what leads on from there."""
        return tuple((role, tuple(path)) for role, *path in self.paths)

    @cached_property
    def last(self) -> str:
        """The role that stands last."""
        return self.paths[-1][0]

    @cached_property
    def is_outside(self) -> bool:
        """Whether the end is one that the sentence does not name."""
        return self.last in OUTSIDE and len(self.paths) == 1

    @cached_property
    def _roles(self) -> frozenset[str]:
        roles = {path[0] for path in self.paths}
        return frozenset(roles | {"owned"} if "owner" in roles else roles)

    @cached_property
    def needs(self) -> frozenset[str]:
        """The roles of which a scene has to fill one to fill the end; none where it needs none."""
        if self.last in OTHERWISE or self.is_outside:
            return frozenset()
        return self._roles

    @cached_property
    def needs_kinds(self) -> frozenset[str]:
        """The kinds of names of which a sentence has to have one; none where the end needs no name, or any will do."""
        return frozenset() if not self.needs or not self.kinds.isdisjoint(POINTED) else self.kinds


@dataclass(frozen=True, slots=True)
class FrameFact:
    """A fact of a row; ``start``, ``end`` and ``during`` (a span) are the roles whose dates tell a holding's time.

    ``seen`` is the role of the day of an appointment, which starts nothing but is the day of which the words tell.
    """

    subject: Side
    predicate: str
    object: Side
    start: str | None = None
    end: str | None = None
    during: str | None = None
    seen: str | None = None

    @property
    def mutual(self) -> bool:
        """Whether both ends are names of one role, so that the order in the text decides."""
        return self.subject == self.object


@dataclass(frozen=True, slots=True)
class FrameRow:
    """A row of the table: the words that open it, where they stand, what it needs, what it says."""

    id: str
    place: str
    words: frozenset[str]
    nouns: frozenset[str]
    subjects: frozenset[str]
    forms: frozenset[str]
    amid: frozenset[str]
    future: bool
    purpose: bool
    exempt: frozenset[str]
    bare: bool
    alone: bool
    sole: bool
    facts: tuple[FrameFact, ...]
    yes: tuple[str, ...]
    no: tuple[str, ...]


# A row with those of its facts that a scene can state.
OpenRow = tuple[FrameRow, tuple[FrameFact, ...]]


@dataclass(frozen=True, slots=True)
class FrameTable:
    """The rows by place and word ("" for rows that any word opens), and the noun that each kind of name is read as.

    ``intransitive`` are verbs without a passive.
    """

    rows: tuple[FrameRow, ...]
    opened_by: Mapping[tuple[str, str], tuple[FrameRow, ...]]
    nouns: Mapping[str, str]
    intransitive: frozenset[str]

    def opened(self, place: str, word: str, filled: frozenset[str], kinds: frozenset[str]) -> tuple[OpenRow, ...]:
        """The rows that a scene opens, each with those of its facts whose ends can have names.

        ``filled`` are the roles in which phrases or names stand, ``kinds`` those of the names in the sentence.
        """
        opening = word if (place, word) in self.opened_by else ""
        roles, named = _asked(place, opening)
        return _opened(place, opening, filled & roles, kinds & named)


@lru_cache(maxsize=16384)
def _opened(place: str, word: str, filled: frozenset[str], kinds: frozenset[str]) -> tuple[OpenRow, ...]:
    opened = []
    for row, facts in _needs(place, word):
        told = []
        for fact, of_object, kinds_of_object, of_subject, kinds_of_subject in facts:
            if (
                (not of_object or not of_object.isdisjoint(filled))
                and (not of_subject or not of_subject.isdisjoint(filled))
                and (not kinds_of_object or not kinds_of_object.isdisjoint(kinds))
                and (not kinds_of_subject or not kinds_of_subject.isdisjoint(kinds))
            ):
                told.append(fact)
        if told:
            opened.append((row, tuple(told)))
    return tuple(opened)


_Words = frozenset[str]
_Needs = tuple[tuple[FrameFact, _Words, _Words, _Words, _Words], ...]


@lru_cache(maxsize=4096)
def _needs(place: str, word: str) -> tuple[tuple[FrameRow, _Needs], ...]:
    """The rows of a word at a place, each fact with the roles and kinds that its object and its subject need."""
    table = frame_table().opened_by
    rows = (*(table[place, word] if word else ()), *table.get((place, ""), ()))
    return tuple(
        (
            row,
            tuple((f, f.object.needs, f.object.needs_kinds, f.subject.needs, f.subject.needs_kinds) for f in row.facts),
        )
        for row in rows
    )


@lru_cache(maxsize=4096)
def _asked(place: str, word: str) -> tuple[_Words, _Words]:
    """The roles and the kinds that any fact of these rows needs: no others decide whether a row is opened."""
    roles, kinds = set[str](), set[str]()
    for _, facts in _needs(place, word):
        for _, of_object, kinds_of_object, of_subject, kinds_of_subject in facts:
            roles |= of_object | of_subject
            kinds |= kinds_of_object | kinds_of_subject
    return frozenset(roles), frozenset(kinds)


@lru_cache(maxsize=1)
def frame_table() -> FrameTable:
    """The table, read once."""
    data = tomllib.loads(files("graph_build.extract.relations").joinpath("frames.toml").read_text("utf-8"))
    rows = tuple(_row(row, data["words"]) for row in data["row"])
    index: dict[tuple[str, str], list[FrameRow]] = {}
    for row in rows:
        for word in row.words or {""}:
            index.setdefault((row.place, word), []).append(row)
    return FrameTable(
        rows,
        {key: tuple(found) for key, found in index.items()},
        data["nouns"],
        _words("{intransitive}", data["words"]),
    )


def _row(row: dict[str, object], lists: dict[str, str]) -> FrameRow:
    return FrameRow(
        id=str(row["id"]),
        place=str(row.get("place", "clause")),
        words=_words(row.get("words", ""), lists),
        nouns=_words(row.get("nouns", ""), lists),
        subjects=_words(row.get("subjects", ""), lists),
        forms=frozenset(str(row.get("forms", "")).split()),
        amid=_words(row.get("amid", ""), lists),
        future=bool(row.get("future", False)),
        purpose=bool(row.get("purpose", False)),
        exempt=_words(row.get("except", ""), lists),
        bare=bool(row.get("bare", False)),
        alone=bool(row.get("alone", False)),
        sole=bool(row.get("sole", False)),
        facts=tuple(_fact(text) for text in _texts(row["facts"])),
        yes=_texts(row["yes"]),
        no=_texts(row["no"]),
    )


def _texts(value: object) -> tuple[str, ...]:
    assert isinstance(value, list)
    return tuple(value)


def _words(value: object, lists: dict[str, str]) -> frozenset[str]:
    """Words, and lists of words written {name}; two words of one verb are joined by a tie: "set~up"."""
    out: set[str] = set()
    for word in str(value).split():
        out.update(lists[word[1:-1]].split() if word.startswith("{") else [word.replace("~", " ")])
    return frozenset(out)


def _fact(text: str) -> FrameFact:
    subject, predicate, obj, *rest = text.split()
    return FrameFact(_side(subject), predicate, _side(obj), **dict(option.split("=") for option in rest))


def _side(text: str) -> Side:
    """``patient.of|in:body`` is the name of a body after "of" in the object, or after "in"."""
    paths, _, kind = text.partition(":")
    return Side(
        tuple(tuple(path.split(".")) for path in paths.split("|")), frozenset(KINDS[kind]) if kind else frozenset()
    )
