"""Turns blocks into provisions: numbered paragraphs, items, footnotes, headings, news items, timeline entries …"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from graph_build.corpus.chapeaus import place_under_chapeaus
from graph_build.corpus.drafts import (
    ACRONYM,
    DATELINE,
    ENTRY,
    FOOTNOTE,
    FRONT,
    FURNITURE,
    HEADING,
    ITEM,
    LOCATOR,
    METADATA,
    PARAGRAPH,
    ROW,
    YEAR,
    Draft,
    drafts_of,
)
from graph_build.corpus.hyphens import WholeWords
from graph_build.corpus.layout import MASTHEAD, find_notes, quotation_marks, split_blocks
from graph_build.corpus.reading import Reading, Typography, read_segments
from graph_build.corpus.sentences import Sentence, split_sentences
from graph_build.corpus.slugs import slug
from graph_build.corpus.source import SourceText
from graph_build.corpus.tables import TableCell, cells_of, row_number, sentences_of_cells

__all__ = [
    "ACRONYM",
    "DATELINE",
    "ENTRY",
    "FOOTNOTE",
    "FRONT",
    "FURNITURE",
    "HEADING",
    "ITEM",
    "LOCATOR",
    "MASTHEAD",
    "METADATA",
    "PARAGRAPH",
    "ROW",
    "UNREAD",
    "YEAR",
    "Provision",
    "provision_key",
    "segment",
]
# Roles that have no node of their own, and those that rules do not look at.
_UNSTATED = frozenset({FURNITURE, LOCATOR})
UNREAD = _UNSTATED | {MASTHEAD, METADATA}
_PREFIXES = {
    HEADING: "heading", FURNITURE: "skipped", LOCATOR: "locator", YEAR: "year", FRONT: "front", MASTHEAD: "masthead",
    METADATA: "markup",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Provision:
    """A piece of a document that can be pointed at.

    ``key`` is its part of the address, ``role`` what it is on the page, ``number`` as the document's readers would cite
    it ("51", "3(b)(ii)", "footnote 23"), ``section`` the number of the heading it stands under where it has none of its
    own, ``segments`` its spans of the source text in order, ``date`` the date printed
    over it (a timeline's year, a news item's date line), ``reason`` why furniture is furniture, ``body`` where in the
    reading the words begin after the marker, ``sentences`` those of the words; none where rules do not look. ``cells``
    are those of a table's row, whose sentences never run from one into the next. Where a format tells, ``place`` is
    where in the document it stands ("preamble") and ``original`` the publisher's name of it.
    """

    key: str
    role: str
    segments: tuple[tuple[int, int], ...]
    reading: Reading
    position: int
    number: str | None = None
    heading: str | None = None
    date: str | None = None
    parent: str | None = None
    address: str | None = None
    reason: str | None = None
    body: int = 0
    title: str | None = None
    sentences: tuple[Sentence, ...] = ()
    cells: tuple[TableCell, ...] = ()
    original: str | None = None
    place: str | None = None
    section: str | None = None

    @property
    def is_content(self) -> bool:
        """Whether rules look at it."""
        return self.role not in UNREAD

    @property
    def is_stated(self) -> bool:
        """Whether it has a node of its own: content, and what markup or a masthead says of the document."""
        return self.role not in _UNSTATED

    def sentence_at(self, at: int) -> Sentence | None:
        """The sentence in which a place of its reading stands; None where rules do not look."""
        return next((one for one in self.sentences if one.start <= at < one.end), None)


def segment(document: SourceText) -> list[Provision]:
    """Provisions of a document in order; their segments together cover every block, no character twice."""
    text = document.text
    notes = find_notes(text, split_blocks(text, document.body_start, document.parts))
    drafts = drafts_of(text, notes.blocks)
    place_under_chapeaus(text, drafts)
    return _finish(text, drafts, notes.spans)


def _finish(text: str, drafts: list[Draft], marks: tuple[tuple[int, int], ...]) -> list[Provision]:
    taken: dict[str, int] = {}
    out: list[Provision] = []
    words = WholeWords(text)
    for position, draft in enumerate(drafts):
        segments = tuple((b.start, b.end) for b in draft.blocks)
        if draft.role == ROW:
            draft.number = row_number(text, draft.blocks[0].part)
        left_out = (*_insets(draft), *quotation_marks(text, draft.blocks))
        typography = Typography(left_out, _within(marks, segments), words)
        reading = read_segments(text, tuple((b.content_start, b.content_end) for b in draft.blocks), typography)
        key = provision_key(draft.role, draft.number, reading.text)
        taken[key] = taken.get(key, 0) + 1
        draft.key = key if taken[key] == 1 else f"{key}-{taken[key]}"
        parent = draft.parent.key if draft.parent is not None and draft.parent is not draft else None
        rest = (draft.number, draft.heading, draft.date, parent, draft.address, draft.reason)
        body = _body_start(draft, reading)
        cells = cells_of(text, draft.blocks[0].part, reading) if draft.role == ROW else ()
        sentences = _sentences(draft, reading, body, cells)
        out.append(
            Provision(
                draft.key, draft.role, segments, reading, position, *rest, body, draft.title, sentences, cells,
                section=draft.section,
            )
        )  # fmt: skip
    return out


def _insets(draft: Draft) -> Iterator[tuple[int, int]]:
    """The number set apart inside a paragraph, and the signs before a heading of Markdown."""
    yield from (block.inset for block in draft.blocks if block.inset is not None)
    if draft.marker is not None and draft.marker.kind == "markdown heading":
        start = draft.blocks[0].content_start
        yield start, start + draft.marker.length


def _within(spans: tuple[tuple[int, int], ...], segments: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Those of the sorted spans that lie in the segments."""
    out: tuple[tuple[int, int], ...] = ()
    for start, end in segments:
        out += spans[bisect_left(spans, (start, start)) : bisect_left(spans, (end, end))]
    return out


def _sentences(draft: Draft, reading: Reading, body: int, cells: tuple[TableCell, ...]) -> tuple[Sentence, ...]:
    if draft.role in UNREAD:
        return ()
    if draft.role == ROW:
        return tuple(sentences_of_cells(draft.key, reading.text, cells))
    return tuple(split_sentences(draft.key, reading.text, body))


def _body_start(draft: Draft, reading: Reading) -> int:
    """Where the words begin after the marker, in the reading."""
    if draft.marker is None or (draft.role in {HEADING, LOCATOR} and draft.marker.kind != "section"):
        return 0
    first = draft.blocks[0]
    limit = first.content_start + draft.marker.length
    return next((i for i, at in enumerate(reading.offsets) if at >= limit), len(reading.text))


def provision_key(role: str, number: str | None, text: str) -> str:
    """The part of an address that names a provision: its number where it has one, else its role and first words.

    >>> provision_key(ITEM, "3(b)(ii)", "Report each year"), provision_key(HEADING, None, "Next steps")
    ('p3.b.ii', 'heading-next-steps')
    """
    if number and role != HEADING:
        plain = re.sub(r"[()]+", ".", number.replace("footnote ", "")).strip(".").replace("..", ".")
        return ("fn" if role == FOOTNOTE else "p") + plain
    return f"{_PREFIXES.get(role, 'text')}-{slug(' '.join(text.split()[:6]), 50) or 'sign'}"
