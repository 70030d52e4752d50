"""Turns what was read into one row per stretch of text: what came out of it, or why nothing did."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from typing import Final

from graph_build.corpus.provisions import FRONT, HEADING, ITEM, METADATA, PARAGRAPH, ROW, Provision
from graph_build.extract.document import CorpusExtract, DocumentExtract
from graph_build.extract.records import CommitmentClause, Holding, Mention, Relation

EXTRACTED: Final = "extracted"
NOTHING: Final = "nothing to extract"
FURNITURE: Final = "furniture"
NOT_UNDERSTOOD: Final = "not understood"
NOT_READ: Final = "not read"

Record = Mention | Relation | Holding | CommitmentClause

_CONTENT = frozenset({ITEM, PARAGRAPH, ROW, "entry", "footnote"})
_DEONTIC = re.compile(
    r"\b(?:must|shall|will|should|ought to|urges?|requests?|demands?|calls? (?:up)?on|calls? for|encourages?|invites?|"
    r"decides?|undertakes?|pledges?|commits?|"
    r"(?:is|are) (?:committed|required|responsible|encouraged|invited|requested|urged|to be))\b"
)


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A segment of a provision: offsets in the text as read, and how many records begin in it."""

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


def coverage_rows(corpus: CorpusExtract) -> list[CoverageRow]:
    """One row for each segment of each provision, in the order of the text; a document's rows add up to its length."""
    return [row for document in corpus.documents for row in sorted(_rows(document), key=lambda r: r.start)]


def coverage_csv(rows: list[CoverageRow]) -> bytes:
    """The rows as CSV with a line of names."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([field.name for field in fields(CoverageRow)])
    writer.writerows(_plain(astuple(row)) for row in rows)
    return out.getvalue().encode()


def _plain(values: tuple[object, ...]) -> list[object]:
    """Cells with no sign in front that a spreadsheet would take for a formula."""
    return [f"'{value}" if isinstance(value, str) and value[:1] in {"=", "+", "-", "@"} else value for value in values]


def _rows(document: DocumentExtract) -> Iterator[CoverageRow]:
    for provision in document.provisions:
        state, reason = _state(document, provision)
        counts = _counts(document, provision)
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
                *(counter[index] for counter in counts),
            )


def _counts(document: DocumentExtract, provision: Provision) -> tuple[Counter[int], Counter[int], Counter[int]]:
    """Mentions, relations with holdings, and commitments, by the segment in which they begin."""
    said: tuple[Sequence[Record], ...] = (document.mentions, _statements(document), document.commitments)
    spans = [[(r.start, r.end) for r in rows if r.provision == provision.key] for rows in said]
    one, two, three = (Counter(_segment(provision, *span) for span in of_kind) for of_kind in spans)
    return one, two, three


def _statements(document: DocumentExtract) -> list[Relation | Holding]:
    return [*document.relations, *document.holdings]


def _segment(provision: Provision, start: int, end: int) -> int:
    offset = provision.reading.span(start, end)[0]
    return next((i for i, (first, last) in enumerate(provision.segments) if first <= offset < last), 0)


def _state(document: DocumentExtract, provision: Provision) -> tuple[str, str]:
    if not provision.is_stated:
        return FURNITURE, provision.reason or provision.role
    if document.language.is_read and (word := _missed(document, provision)):
        return NOT_UNDERSTOOD, f"'{word}' without a clause"
    records: tuple[Record, ...] = (*document.mentions, *_statements(document), *document.commitments)
    if any(record.provision == provision.key for record in records):
        return EXTRACTED, "" if document.language.is_read else f"names and numbers; {_unread(document)}"
    if provision.role in _CONTENT and not document.language.is_read:
        return NOT_READ, _unread(document)
    if provision.role == HEADING:
        return NOTHING, "heading without a known name"
    return NOTHING, "about the file itself" if provision.role in {FRONT, METADATA} else "no name, relation or clause"


def _unread(document: DocumentExtract) -> str:
    return f"sentences in {document.language.name} are not read"


def _missed(document: DocumentExtract, provision: Provision) -> str | None:
    """The first word of duty in a sentence that no clause comes from."""
    if provision.role not in _CONTENT or not _DEONTIC.search(provision.reading.text):
        return None
    spans = [(c.start, c.end) for c in document.commitments if c.provision == provision.key]
    for sentence in provision.sentences:
        found = _DEONTIC.search(sentence.text)
        if found and not any(start < sentence.end and sentence.start < end for start, end in spans):
            return found.group()
    return None
