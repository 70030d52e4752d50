"""Turns the graph of assertions, record by record, into suspects, and into what is held together by their keys."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

from graph_build.graph.lines import FIELD, QuadLines, statement_of
from graph_build.graph.screen.outside import Outside, commitment_of
from graph_build.graph.screen.suspects import (
    EVIDENCE,
    HAS_SOURCE,
    IN_PROVISION,
    OBJECT,
    PARTIES,
    PREDICATE,
    SUBJECT,
    SuspectsByCheck,
    statement_in_words,
)
from graph_build.graph.screen.words import Words
from graph_build.vocabulary import oa, wps, wpsv

Record = Mapping[str, list[str]]
ASSERTION, COMMITMENT, PARTY = "a", "c", "p"
"""What a joined line is of."""
_IS_ASSERTION: Final = str(wps("Assertion"))
_EXACT, _START, _END = (oa(name).value for name in ("exact", "start", "end"))
_STATED_IN, _PARTY_THING, _REFERS_TO = (wps(name).value for name in ("statedIn", "partyThing", "refersTo"))
_ELSEWHERE: Final = frozenset({wps("sourceFile").value, wps("inDocument").value})
_DATED: Final = frozenset(
    str(wps(name)) for name in ("establishedOn", "appointedOn", "adoptedOn", "publishedOn", "occursOn", "mandateUntil")
)
_BOUNDS: Final = (wps("earliest").value, wps("latest").value)
_LAST_DAYS: Final = {
    wps(date).value: wps(bound).value
    for date, bound in (("due", "dueLatest"), ("start", "startEarliest"), ("end", "endLatest"))
}
_ACT, _FORCE = wps("act").value, wps("bindingForce").value
_NO_DUTY: Final = frozenset({str(wpsv("evaluative")), str(wpsv("referential"))})
_NO_FORCE: Final = str(wpsv("no-force"))
_OUTSIDE_DOCUMENTS, _OTHER_GRAPH = "assertion-outside-documents", "statement-in-graph-of-another-document"
_OTHER_DOCUMENT: Final = "evidence-in-provision-of-another-document"


class Records:
    """The records of the graph of assertions, each read once, after all that stands outside of it.

    ``joined`` takes assertions by their statement, ``passages`` evidence and what rests on it, ``parties`` commitments
    and their parties, each by a key under which they are held together later. ``combined`` are the sets of kinds that
    nodes have, ``sources`` what evidence is of, ``known`` nodes that have a kind elsewhere.
    """

    def __init__(
        self, suspects: SuspectsByCheck, outside: Outside, words: Words, joined: QuadLines, passages: QuadLines,
        parties: QuadLines,
    ) -> None:  # fmt: skip
        self._suspects, self._outside, self._words = suspects, outside, words
        self._joined, self._passages, self._parties = joined, passages, parties
        self.known: Container[str] = ()
        self.combined: set[frozenset[str]] = set()
        self.sources: set[str] = set()
        self._read: dict[str, Callable[[str, Record], None]] = {
            "": self._kinds,
            HAS_SOURCE: self._passage,
            **dict.fromkeys((_EXACT, _START, _END), self._quote),
            **dict.fromkeys((SUBJECT, PREDICATE, OBJECT), self._assertion),
            EVIDENCE: self._rests_on,
            _REFERS_TO: self._reference,
            **dict.fromkeys(_LAST_DAYS, self._date),
            **dict.fromkeys(PARTIES, self._commitment),
            _PARTY_THING: self._party,
        }

    def take(self, lines: Iterable[str]) -> None:
        """Take the lines of the graph of assertions in order."""
        see, plain = self._words.see, self._words.plain
        concluded, hold = self._outside.concluded, self._outside.hold_against_inferred
        for subject, rows in groupby(((line, *line.split(FIELD, 3)[1:]) for line in lines), key=itemgetter(1)):
            record: dict[str, list[str]] = {}
            has_no_address = subject.startswith("_:")
            for line, _, predicate, value in rows:
                if value[0] != '"' or has_no_address or predicate not in plain:
                    see(line, subject, predicate, value)
                if predicate in record:
                    record[predicate].append(value)
                else:
                    record[predicate] = [value]
                if (predicate, "" if predicate else value) in concluded:
                    hold(statement_of(line))
            for reader in dict.fromkeys(self._read[name] for name in record if name in self._read):
                reader(subject, record)
            for name in _ELSEWHERE.intersection(record):
                self._outside.take_values(subject, name, record[name])

    def end(self) -> None:
        """Name the suspects that are known when all has been read."""
        outside, suspects = self._outside, self._suspects
        self._words.forget_kinds()
        for kinds in self.combined:
            if self._words.are_impossible(kinds):
                suspects["disjoint-kinds"].values |= {("", kind) for kind in kinds}
        for node, kinds in outside.kinds.items():
            if self._words.are_impossible(kinds):
                suspects.node(node, "disjoint-kinds")
        for thing in outside.referred:
            node = thing[1:-1] if thing.startswith("<") else thing
            if node not in outside.kinds and node not in self.known:
                suspects["thing-without-kind"].values |= {(p, thing) for p in (SUBJECT, OBJECT, _REFERS_TO)}
                suspects.node(node, "thing-without-kind")
        for source in self.sources:
            if source[1:-1] not in outside.read:
                suspects["evidence-of-unread-document"].values.add((HAS_SOURCE, source))

    def _kinds(self, subject: str, record: Record) -> None:
        self.combined.add(frozenset(record[""]) | self._outside.kinds.get(subject, frozenset()))

    def _reference(self, _: str, record: Record) -> None:
        self._outside.referred.update(record[_REFERS_TO])

    def _quote(self, subject: str, record: Record) -> None:
        """A quote is sound when its text in N-Quads, where signs are only ever longer, fits its span."""
        exact, start, end = (record.get(name, ()) for name in (_EXACT, _START, _END))
        if len(exact) == len(start) == len(end) == 1:
            first, last = _number(start[0]), _number(end[0])
            if first is not None and last is not None and len(exact[0]) - 2 <= last - first:
                return
        self._suspects.node(subject, "quote-longer-than-its-span")

    def _passage(self, subject: str, record: Record) -> None:
        """A passage is sound that names one document and one provision, whose address begins with the document's."""
        sources, provisions = record[HAS_SOURCE], record.get(IN_PROVISION, ())
        self.sources.update(sources)
        if len(sources) == 1 and len(provisions) == 1 and provisions[0][1:-1].rpartition("/")[0] == sources[0][1:-1]:
            if _document_of(subject) == sources[0][1:-1]:
                self._passages.add_lines([FIELD.join((subject, "in", provisions[0]))])
        else:
            self._suspects.node(subject, _OTHER_DOCUMENT)

    def _rests_on(self, subject: str, record: Record) -> None:
        """Note on which evidence assertions and commitments rest, and where a commitment stands."""
        if PREDICATE in record:
            self._passages.add_lines(FIELD.join((one[1:-1], "of", subject, "")) for one in record[EVIDENCE])
        stated = record.get(_STATED_IN, ())
        self._passages.add_lines(
            FIELD.join((one[1:-1], "of", subject, place)) for one in record[EVIDENCE] for place in stated
        )

    def _assertion(self, subject: str, record: Record) -> None:
        """Note an assertion under its statement; one that is not whole, or says several, is a suspect."""
        terms: list[Sequence[str]] = [record.get(name, ()) for name in (SUBJECT, PREDICATE, OBJECT)]
        self._outside.referred.update(terms[0], (one for one in terms[2] if one.startswith("<")))
        whole = all(len(values) == 1 for values in terms) and _IS_ASSERTION in record.get("", ())
        if not whole:
            self._suspects.node(subject, _OUTSIDE_DOCUMENTS, "relation-without-assertion", _OTHER_GRAPH)
        else:
            statement = statement_in_words(terms[0][0], terms[1][0], terms[2][0])
            rests_on = " ".join(sorted({_document_of(one[1:-1]) for one in record.get(EVIDENCE, ())}))
            self._joined.add_lines([FIELD.join((statement, ASSERTION, subject, rests_on))])
        if not _DATED.isdisjoint(terms[1]) and not any(bound in record for bound in _BOUNDS):
            self._suspects.node(subject, "date-without-bounds")

    def _date(self, subject: str, record: Record) -> None:
        if any(date in record and bound not in record for date, bound in _LAST_DAYS.items()):
            self._suspects.node(subject, "date-without-bounds")
        if not _NO_DUTY.isdisjoint(record.get(_ACT, ())):
            self._suspects.node(subject, "due-without-duty")
        if _NO_FORCE in record.get(_FORCE, ()):
            self._suspects.node(subject, "due-without-force")

    def _commitment(self, subject: str, record: Record) -> None:
        """Note the parties of a commitment and its things in their roles; the address of a party begins with its."""
        for party, role in PARTIES.items():
            for value in record.get(party, ()):
                if commitment_of(value[1:-1]) != subject:
                    self._suspects.node(subject, "party-apart-from-commitment")
                self._parties.add_lines([FIELD.join((subject, PARTY, role, value[1:-1]))])
            if party in record:
                self._parties.add_lines(FIELD.join((subject, COMMITMENT, role, one)) for one in record.get(role, ()))

    def _party(self, subject: str, record: Record) -> None:
        key = commitment_of(subject)
        self._parties.add_lines(FIELD.join((key, "t", subject, one)) for one in record[_PARTY_THING])


def _number(value: str) -> int | None:
    """The whole number that a literal in N-Quads is; none for any other."""
    text = value[1 : value.find('"', 1)]
    return int(text) if text.isdecimal() and text.isascii() else None


def _document_of(evidence: str) -> str:
    """The document in whose address that of evidence begins: behind it stand a word, the span and the rule."""
    return evidence.rsplit("/", 3)[0]
