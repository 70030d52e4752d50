"""Turns what was read into one row per stretch of text: what came out of it, or why nothing did."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from graph_build.corpus.language import Language
from graph_build.corpus.provisions import FRONT, HEADING, ITEM, METADATA, PARAGRAPH, ROW, Provision
from graph_build.extract.commitments.left_out import CLAUSE_NOT_READ, DUTY
from graph_build.extract.corpus_extract import CorpusExtract
from graph_build.extract.document import DocumentExtract

EXTRACTED: Final = "extracted"
NOTHING: Final = "nothing to extract"
FURNITURE: Final = "furniture"
NOT_UNDERSTOOD: Final = "not understood"
NOT_READ: Final = "not read"

Span = tuple[int, int]

COMMITMENTS_READ: Final = "commitments read"
NAMES_ONLY: Final = "names only"
NOTHING_ASKED: Final = "nothing asked"
CLAUSE: Final = "clause"
"""The role of a row for a clause with a word of duty that became no commitment."""
NO_COMMITMENT: Final = "no commitment"

_CONTENT = frozenset({ITEM, PARAGRAPH, ROW, "entry", "footnote"})


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A segment of a provision: offsets in the text as read, and how many records begin in it.

    ``duties`` tells of its commitments: read, not read, nothing asked, or names only where the language is not read.
    A row of the role "clause" is of words of duty that became no commitment; its characters are counted elsewhere.
    """

    document: str
    position: int
    provision: str
    number: str
    role: str
    start: int
    end: int
    characters: int
    state: str
    reason: str
    mentions: int
    relations: int
    commitments: int
    duties: str = ""


def coverage_rows(corpus: CorpusExtract) -> list[CoverageRow]:
    """One row for each segment of each provision, in the order of the text; a document's rows add up to its length."""
    return [row for document in corpus.documents for row in rows_of(document)]


def rows_of(document: DocumentExtract) -> list[CoverageRow]:
    """The rows of one document, in the order of the text."""
    return sorted(_rows(document), key=lambda row: row.start)


def in_reading_order(row: CoverageRow) -> tuple[str, int, int, int, str, str]:
    """The order of rows in the file: a clause stands after the segment that it begins in."""
    return row.document, row.start, -row.characters, row.end, row.role, row.reason


def _rows(document: DocumentExtract) -> Iterator[CoverageRow]:
    read = _read(document)
    for provision in document.provisions:
        said = read.get(provision.key, _Read())
        state, reason = _state(provision, said, document.language)
        mentions, relations, commitments = (
            Counter(_segment(provision, *span) for span in spans) for spans in said.kinds
        )
        for index, (start, end) in enumerate(provision.segments):
            yield CoverageRow(
                document.context.key,
                provision.position,
                provision.key,
                provision.number or "",
                provision.role,
                start,
                end,
                end - start,
                state,
                reason,
                mentions[index],
                relations[index],
                commitments[index],
                _duties(provision, said, document),
            )


def clause_rows(corpus: CorpusExtract) -> list[CoverageRow]:
    """One row for each clause with a word of duty that became no commitment, with its reason, in reading order."""
    return [row for document in corpus.documents for row in rows_of_clauses(document)]


def rows_of_clauses(document: DocumentExtract) -> list[CoverageRow]:
    """The rows of the clauses of one document, in reading order."""
    return sorted(_left_out(document), key=lambda row: (row.start, row.end))


def _left_out(document: DocumentExtract) -> Iterator[CoverageRow]:
    provisions = {p.key: p for p in document.provisions}
    for clause in document.left_out:
        provision = provisions[clause.provision]
        start, end = provision.reading.span(clause.start, clause.end)
        states = (NOT_UNDERSTOOD, NOT_READ) if clause.reason == CLAUSE_NOT_READ else (NO_COMMITMENT, NO_COMMITMENT)
        yield CoverageRow(
            document.context.key, provision.position, provision.key, provision.number or "", CLAUSE, start, end, 0,
            states[0], clause.reason, 0, 0, 0, states[1],
        )  # fmt: skip


def _duties(provision: Provision, said: _Read, document: DocumentExtract) -> str:
    """What is known of the commitments of a provision."""
    if provision.role not in _CONTENT:
        return ""
    if not document.language.is_read:
        return NAMES_ONLY if said.mentions else NOT_READ
    if said.commitments:
        return COMMITMENTS_READ
    return NOT_READ if CLAUSE_NOT_READ in said.reasons else NO_COMMITMENT if said.reasons else NOTHING_ASKED


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read in a provision: the spans of mentions, of relations and holdings, and of commitments."""

    mentions: list[Span] = field(default_factory=list)
    relations: list[Span] = field(default_factory=list)
    commitments: list[Span] = field(default_factory=list)
    reasons: set[str] = field(default_factory=set)  # why clauses of duty became no commitments

    @property
    def kinds(self) -> tuple[list[Span], ...]:
        return (self.mentions, self.relations, self.commitments)


def _read(document: DocumentExtract) -> dict[str, _Read]:
    """What was read in each provision, by its key."""
    found: dict[str, _Read] = defaultdict(_Read)
    for mention in document.mentions:
        found[mention.provision].mentions.append((mention.start, mention.end))
    for relation in document.relations:
        found[relation.provision].relations.append((relation.start, relation.end))
    for holding in document.holdings:
        found[holding.provision].relations.append((holding.start, holding.end))
    for clause in document.commitments:
        found[clause.provision].commitments.append((clause.start, clause.end))
    for passed in document.left_out:
        found[passed.provision].reasons.add(passed.reason)
    return found


def _segment(provision: Provision, start: int, end: int) -> int:
    offset = provision.reading.span(start, end)[0]
    return next((i for i, (first, last) in enumerate(provision.segments) if first <= offset < last), 0)


def _state(provision: Provision, said: _Read, language: Language) -> tuple[str, str]:
    if not provision.is_stated:
        return FURNITURE, provision.reason or provision.role
    if language.is_read and (word := _missed(provision, said.commitments)):
        return NOT_UNDERSTOOD, f"'{word}' without a clause"
    if any(said.kinds):
        return EXTRACTED, "" if language.is_read else f"names and numbers; {_unread(language)}"
    if provision.role in _CONTENT and not language.is_read:
        return NOT_READ, _unread(language)
    if provision.role == HEADING:
        return NOTHING, "heading without a known name"
    return NOTHING, "about the file itself" if provision.role in {FRONT, METADATA} else "no name, relation or clause"


def _unread(language: Language) -> str:
    return f"sentences in {language.name} are not read"


def _missed(provision: Provision, clauses: list[Span]) -> str | None:
    """The first word of duty in a sentence that no clause comes from."""
    if provision.role not in _CONTENT or not DUTY.search(provision.reading.text):
        return None
    for sentence in provision.sentences:
        found = DUTY.search(sentence.text)
        if found and not any(start < sentence.end and sentence.start < end for start, end in clauses):
            return found.group()
    return None
