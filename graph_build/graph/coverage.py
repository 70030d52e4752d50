"""Turns what was read into one row per stretch of text: what came out of it, or why nothing did."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import astuple, dataclass, field, fields
from typing import Final

from graph_build.corpus.language import Language
from graph_build.corpus.provisions import FRONT, HEADING, ITEM, METADATA, PARAGRAPH, ROW, Provision
from graph_build.extract.document import CorpusExtract, DocumentExtract
from graph_build.guards import cell

EXTRACTED: Final = "extracted"
NOTHING: Final = "nothing to extract"
FURNITURE: Final = "furniture"
NOT_UNDERSTOOD: Final = "not understood"
NOT_READ: Final = "not read"

Span = tuple[int, int]

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
    return [cell(value) if isinstance(value, str) else value for value in values]


def _rows(document: DocumentExtract) -> Iterator[CoverageRow]:
    read = _read(document)
    for provision in document.provisions:
        said = read.get(provision.key, _Read())
        state, reason = _state(provision, said, document.language)
        counts = [Counter(_segment(provision, *span) for span in spans) for spans in said.kinds]
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


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read in a provision: the spans of mentions, of relations and holdings, and of commitments."""

    mentions: list[Span] = field(default_factory=list)
    relations: list[Span] = field(default_factory=list)
    commitments: list[Span] = field(default_factory=list)

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
    if provision.role not in _CONTENT or not _DEONTIC.search(provision.reading.text):
        return None
    for sentence in provision.sentences:
        found = _DEONTIC.search(sentence.text)
        if found and not any(start < sentence.end and sentence.start < end for start, end in clauses):
            return found.group()
    return None
