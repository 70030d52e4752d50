"""Turns the lines outside of the graph of assertions into suspects, and into what the others are held against."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from graph_build.graph.lines import FIELD, QuadLines
from graph_build.graph.screen.suspects import (
    EVIDENCE,
    HAS_SOURCE,
    IN_PROVISION,
    OBJECT,
    PARTIES,
    PREDICATE,
    SUBJECT,
    SuspectsByCheck,
)
from graph_build.vocabulary import GRAPHS, graph, oa, wps

ASSERTIONS: Final = graph("assertions").value
INFERRED: Final = graph("inferred").value
_OF_NO_DOCUMENT: Final = frozenset(
    graph(name).value for name in ("things", "assertions", "inferred", "ontology", "run")
)
_IN_DOCUMENT: Final = wps("inDocument").value
_SOURCE_FILE: Final = wps("sourceFile").value
_PARTY_THING: Final = wps("partyThing").value
_REFERS_TO: Final = wps("refersTo").value
_ASSERTED: Final = (
    "assertion-outside-documents", "date-without-bounds", "relation-without-assertion",
    "statement-in-graph-of-another-document",
)  # fmt: skip
_DATED: Final = ("date-without-bounds", "due-without-duty", "due-without-force")
_QUOTED: Final = ("quote-longer-than-its-span",)
# Properties of records, which stand in the graph of assertions: elsewhere they make their subject a suspect.
_STRAY: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys((SUBJECT, PREDICATE, OBJECT), _ASSERTED),
    EVIDENCE: (*_ASSERTED, "commitment-with-evidence-elsewhere"),
    wps("statedIn").value: ("commitment-with-evidence-elsewhere",),
    _REFERS_TO: (),
    HAS_SOURCE: ("evidence-in-provision-of-another-document",),
    IN_PROVISION: ("evidence-in-provision-of-another-document",),
    **dict.fromkeys((wps(name).value for name in ("due", "act", "bindingForce", "start", "end")), _DATED),
    **dict.fromkeys((oa(name).value for name in ("exact", "start", "end")), _QUOTED),
    **dict.fromkeys((*PARTIES, *PARTIES.values()), ("party-apart-from-commitment",)),
}
_LOOKED_AT: Final = frozenset({"", _SOURCE_FILE, _IN_DOCUMENT, _PARTY_THING, *_STRAY})


class Outside:
    """What stands outside of the graph of assertions, read line by line in any order.

    ``kinds`` are those of each node, ``read`` the documents with a file, ``referred`` what is referred to; ``joined``
    and ``passages`` take what is held against assertions and against evidence.
    """

    def __init__(self, suspects: SuspectsByCheck, joined: QuadLines, passages: QuadLines) -> None:
        self.kinds: dict[str, frozenset[str]] = {}
        self.read: set[str] = set()
        self.referred: set[str] = set()
        self.inferred: set[int] = set()
        self.concluded: set[tuple[str, str]] = set()
        self._suspects, self._joined, self._passages = suspects, joined, passages
        self._sets: dict[frozenset[str], frozenset[str]] = {}

    def take_inferred(self, lines: Iterable[str]) -> None:
        """Take what follows, before anything that is told."""
        for line in lines:
            statement = line.partition(FIELD)[2]
            self.inferred.add(hash(statement))
            subject, predicate, value = statement.split(FIELD, 2)
            self.concluded.add((predicate, "" if predicate else value))
            if predicate in _LOOKED_AT:
                self._take(INFERRED, statement, subject, predicate, value)

    def take(self, line: str) -> None:
        """Take a line that is told."""
        home, _, statement = line.partition(FIELD)
        self._take(home, statement, *self.hold_against_inferred(statement))

    def take_values(self, subject: str, predicate: str, values: Iterable[str]) -> None:
        """Take what the graph of assertions says that mostly stands outside of it."""
        for value in values:
            self._take(ASSERTIONS, FIELD.join((subject, predicate, value)), subject, predicate, value)

    def hold_against_inferred(self, statement: str) -> list[str]:
        """Let the query look at a statement that also follows, as far as its hash tells; its parts."""
        parts = statement.split(FIELD, 2)
        _, predicate, value = parts
        if (predicate, "" if predicate else value) in self.concluded and hash(statement) in self.inferred:
            self._suspects["inferred-also-asserted"].statements.add(statement)
        return parts

    def _take(self, home: str, statement: str, subject: str, predicate: str, value: str) -> None:
        if not predicate:
            self._kind(subject, value)
        elif predicate == _SOURCE_FILE:
            self.read.add(subject)
        elif predicate == _IN_DOCUMENT and subject.rpartition("/")[0] != value[1:-1]:
            self._suspects.node(subject, "evidence-in-provision-of-another-document")
            self._suspects["evidence-in-provision-of-another-document"].values.add((IN_PROVISION, f"<{subject}>"))
        if predicate in _STRAY:
            self._stray(subject, predicate, value)
        elif predicate == _PARTY_THING:
            self._suspects.node(commitment_of(subject), "party-apart-from-commitment")
        if home.startswith(GRAPHS) and home not in _OF_NO_DOCUMENT:
            self._joined.add_lines([FIELD.join((statement, "r", home))])

    def _kind(self, subject: str, value: str) -> None:
        found = self.kinds.get(subject, frozenset()) | {value}
        self.kinds[subject] = self._sets.setdefault(found, found)

    def _stray(self, subject: str, predicate: str, value: str) -> None:
        self._suspects.node(subject, *_STRAY[predicate])
        if predicate in {SUBJECT, _REFERS_TO} or (predicate == OBJECT and value.startswith("<")):
            self.referred.add(value)
        if predicate == HAS_SOURCE:
            self._suspects["evidence-of-unread-document"].values.add((HAS_SOURCE, value))
            self._suspects["evidence-of-unread-document"].nodes.add(value[1:-1])
        if predicate in {HAS_SOURCE, IN_PROVISION}:
            self._passages.add_lines([FIELD.join((subject, "odd"))])


def commitment_of(party: str) -> str:
    """The commitment in whose address that of a party begins."""
    return party.rsplit("/", 2)[0]
