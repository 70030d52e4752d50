"""Turns a person's file of corrections into documents that say what the person says: no statement or duty is added.

A row is about a commitment (its address, or the end of it) or about a statement (the address of its subject):

    about,property,value,verdict,note
    wpsi:pact/p1/commitment/shall-report-1a2b3c4d,bearer,Ministry of Peace,right,the sentence names it by "it"
    wpsi:pact/p1/commitment/shall-report-1a2b3c4d,due,,wrong,2050 is the year of a forecast
    wpsi:pact/p2/commitment/shall-note-5e6f7a8b,,,wrong,no commitment
    wpsi:ministry-of-peace,partOf,wpsi:ministry-of-war,wrong,
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from graph_build.corpus.beside import beside, read_table, write_table
from graph_build.errors import InputError
from graph_build.extract.corpus_extract import CorpusExtract
from graph_build.extract.dates import bounds
from graph_build.extract.document import DocumentExtract
from graph_build.extract.folding import fold
from graph_build.extract.names.lexicon import reference
from graph_build.extract.records import CommitmentClause, Holding, Named, Relation, Thing
from graph_build.graph.emit import HOLDS_POST, commitment_addresses
from graph_build.graph.mint import Mint
from graph_build.graph.rhythm import read_rhythm
from graph_build.vocabulary import CONCEPTS, PREFIXES

FILE: Final = "corrections.csv"
COLUMNS: Final = ("about", "property", "value", "verdict", "note")
RIGHT, WRONG = "right", "wrong"
PARTIES: Final = ("bearer", "addressee", "beneficiary")
VALUES: Final = ("due", "recurrence", "strength")
COMMITMENT: Final = "/commitment/"
CORRECTED: Final = "corrected"
"""The rule that a date has which a person set."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One row: what it is about, and what is right or wrong; ``line`` is where the file says so."""

    about: str
    part: str
    value: str
    verdict: str
    note: str = ""
    line: int = 0

    @property
    def is_on_commitment(self) -> bool:
        """Whether it is about a commitment; else it is about a statement."""
        return COMMITMENT in self.about

    def fits(self, address: str) -> bool:
        """Whether it is about what has the address."""
        return address == self.about or address.endswith("/" + self.about.lstrip("/"))

    @property
    def words(self) -> str:
        """The correction for a reader."""
        told = " ".join(filter(None, (self.part or "commitment", self.verdict, self.value)))
        return f"{told} ({self.note})" if self.note else told


def corrections_for(file: Path | None, paths: tuple[Path, ...]) -> list[Correction]:
    """The corrections of a file or, without one, of every ``corrections.csv`` beside the texts."""
    if file is not None:
        return read_corrections(file)
    return [row for found in beside(FILE, paths) for row in read_corrections(found)]


def read_corrections(path: Path) -> list[Correction]:
    """The rows of a CSV file with the columns about, property, value, verdict and, where wanted, note.

    Raises:
        InputError: the file is missing, is no such table, or a row says nothing that can be done.
    """
    return [_correction(path, number, row) for number, row in enumerate(read_table(path, "corrections"), 2)]


def _correction(path: Path, line: int, row: Mapping[str, str | None]) -> Correction:
    about, name, value, verdict, note = ((row.get(column) or "").strip() for column in COLUMNS)
    one = Correction(_whole(about), name, _whole(value), verdict.lower(), note, line)
    check_correction(one, f"{path}, line {line}")
    return one


def check_correction(one: Correction, where: str) -> None:
    """Pass a correction with which something can be done. Raises InputError for any other."""
    if fault := _fault(one):
        raise InputError(fault, where, "see `wps-graph correct --help`", "correct it or take it out")


def _whole(address: str) -> str:
    prefix, _, rest = address.partition(":")
    return PREFIXES[prefix] + rest if prefix in PREFIXES and rest else address


def _fault(one: Correction) -> str:
    """Why nothing can be done with a row; empty where something can."""
    if not one.about or one.verdict not in {RIGHT, WRONG}:
        return "a correction says what it is about, and a verdict that is right or wrong"
    if not one.is_on_commitment:
        return "" if one.verdict == WRONG and one.part and one.value else "a statement can only be called wrong"
    if one.part not in {"", *PARTIES, *VALUES}:
        return f"no part of a commitment is called '{one.part}'"
    if one.verdict == RIGHT:
        return _value_fault(one)
    return ""


def _value_fault(one: Correction) -> str:
    if not one.part or not one.value:
        return "what is right needs a part of the commitment and a value"
    if one.part == "strength" and one.value.lower() not in CONCEPTS["strength"]:
        return f"'{one.value}' is no strength"
    if one.part == "recurrence" and read_rhythm(one.value) is None:
        return f"'{one.value}' is no rhythm, which reads like P1Y or P6M"
    if one.part == "due" and bounds(one.value) is None:
        return f"'{one.value}' is no date, which reads like 2027, 2027-06 or 2027-06-30"
    return ""


def write_corrections(path: Path, rows: Iterable[Correction]) -> None:
    """Write the file anew, whole or not at all."""
    write_table(path, COLUMNS, ((row.about, row.part, row.value, row.verdict, row.note) for row in rows))


def corrected(
    corpus: CorpusExtract, mint: Mint, corrections: Iterable[Correction]
) -> tuple[CorpusExtract, list[Correction]]:
    """The corpus as the person says it is, and the corrections that fit nothing in it."""
    rows = list(corrections)
    if not rows:
        return corpus, []
    work = _Work(corpus.things, mint, rows)
    documents = tuple(map(work.document, corpus.documents))
    same = {one.context.key for one, other in zip(corpus.documents, documents, strict=True) if one == other}
    known = {key: identity for key, identity in corpus.identities.items() if key in same}
    return replace(corpus, documents=documents, identities=known), [row for row in rows if row not in work.used]


class _Work:
    """The corrections of one corpus, and which of them fitted."""

    def __init__(self, things: Mapping[str, Thing], mint: Mint, rows: list[Correction]) -> None:
        self._mint = mint
        self._called = {fold(name): key for key, thing in things.items() for name in (*thing.names, thing.label)}
        self._labels = {key: thing.label for key, thing in things.items()}
        self._keys = {mint.thing(key).value: key for key in things}
        self._on_commitments = [row for row in rows if row.is_on_commitment]
        self._wrong: dict[tuple[str, str, str], list[Correction]] = defaultdict(list)
        for row in rows:
            if not row.is_on_commitment:
                self._wrong[row.about, row.part, row.value].append(row)
        self.used: list[Correction] = []

    def document(self, document: DocumentExtract) -> DocumentExtract:
        """The document with what was wrong taken out or replaced."""
        return replace(
            document,
            commitments=tuple(self._commitments(document)) if self._on_commitments else document.commitments,
            relations=tuple(one for one in document.relations if not self._is_wrong(one)),
            holdings=tuple(one for one in document.holdings if not self._is_wrong_holding(one)),
        )

    def _commitments(self, document: DocumentExtract) -> Iterable[CommitmentClause]:
        addresses = commitment_addresses(document, self._mint)
        for clause, node in zip(document.commitments, addresses, strict=True):
            rows = [row for row in self._on_commitments if row.fits(node.value)]
            self.used += rows
            if not any(row.verdict == WRONG and not row.part for row in rows):
                yield self._clause(clause, rows)

    def _clause(self, clause: CommitmentClause, rows: list[Correction]) -> CommitmentClause:
        named = {name: [row for row in rows if row.part == name] for name in PARTIES}
        right = {
            name: tuple(self._named(row.value) for row in of if row.verdict == RIGHT) for name, of in named.items()
        }
        clause = replace(
            clause,
            bearers=right["bearer"] if named["bearer"] else clause.bearers,
            addressees=right["addressee"] if named["addressee"] else clause.addressees,
            beneficiaries=right["beneficiary"] if named["beneficiary"] else clause.beneficiaries,
        )
        for row in rows:
            if row.part in VALUES:
                clause = _with_value(clause, row)
        return replace(clause, corrections=(*clause.corrections, *(row.words for row in rows))) if rows else clause

    def _named(self, value: str) -> Named:
        key = self._keys.get(value) or self._called.get(fold(value))
        return (self._labels.get(key, value) if key else value), key

    def _is_wrong(self, relation: Relation) -> bool:
        value = relation.object if relation.literal else self._mint.thing(relation.object).value
        return self._told(self._mint.thing(relation.subject).value, relation.predicate, value)

    def _is_wrong_holding(self, holding: Holding) -> bool:
        person, post = (self._mint.thing(key).value if key else "" for key in (holding.person, holding.post))
        return self._told(person, HOLDS_POST, post)

    def _told(self, *statement: str) -> bool:
        rows = self._wrong.get((statement[0], statement[1], statement[2]), [])
        self.used += rows
        return bool(rows)


def _with_value(clause: CommitmentClause, row: Correction) -> CommitmentClause:
    value = row.value if row.verdict == RIGHT else None
    if row.part == "due":
        return replace(clause, due=value, due_rule=CORRECTED if value else None)
    if row.part == "recurrence":
        return replace(clause, recurrence=value)
    return replace(clause, strength=value.capitalize()) if value else clause


def houses_of_nobody(corpus: CorpusExtract) -> list[tuple[str, str]]:
    """The houses beside the texts that speak in one, and their addresses that no thing has, here or in the tables."""
    known = corpus.things.keys() | corpus.moved.keys() | reference().things.keys()
    found: set[tuple[str, str]] = set()
    for document in corpus.documents:
        house = document.context.voice
        if house in document.source.houses:
            named = (house.we, house.council, house.commission, *house.organ[1:2])
            found.update((house.id, one) for one in named if one and one not in known)
    return sorted(found)
