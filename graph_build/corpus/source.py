"""Turns what is known of a document into the records that all later stages read: its text, its parts, its origin."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # so that who only asks need not read
    from graph_build.corpus.facts import DocumentFacts
    from graph_build.corpus.houses import House

# What a reader of a format may call a part of its text. An unmarked stretch is judged by its lines, as plain text is.
PARAGRAPH, HEADING, ITEM, ROW, NOTE = "paragraph", "heading", "item", "table row", "note"
FURNITURE, METADATA = "furniture", "metadata"
# Whose words a text holds: the document's own, another's short account of it, or those of a translator.
ORIGINAL, DIGEST, TRANSLATION = "original", "digest", "translation"
# The format of a table of sourced facts on plans, whose rows are evidence.
TABLE_OF_PLANS = "table of plans"
KINDS = frozenset({PARAGRAPH, HEADING, ITEM, ROW, NOTE, FURNITURE, METADATA})


def wording_note(wording: str) -> str:
    """What to say beside words that are not the original's: the wording, or the last part of its concept's address.

    >>> wording_note("https://w3id.org/wps-graph/vocab/digest"), wording_note("original"), wording_note("")
    ('digest', '', '')
    """
    word = wording.rpartition("/")[2]
    return "" if word == ORIGINAL else word


def with_wording(place: str, wording: str) -> str:
    """A place with what is to be said of the words that stand there.

    >>> with_wording("Policy, paragraph 3", "digest"), with_wording("Policy, paragraph 3", "original")
    ('Policy, paragraph 3; digest', 'Policy, paragraph 3')
    """
    return "; ".join(part for part in (place, wording_note(wording)) if part)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a catalogue, a front matter or a file says of a document; an absent value is None, ``published`` is EDTF.

    ``wording`` tells whose words the file holds: :data:`ORIGINAL`, :data:`DIGEST` or :data:`TRANSLATION`.
    """

    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    kind: str | None = None
    language: str | None = None
    address: str | None = None
    rights: str | None = None
    note: str | None = None
    wording: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """The span of one cell's words, its column counted from 0, and the spans of the header words over it.

    A cell that spans rows stands in the first of them and belongs to each.
    """

    start: int
    end: int
    column: int
    headers: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"cell {self.start}-{self.end}")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text that the format itself marks off: what it is, and what the format says of it.

    ``number`` is as readers cite it ("3(b)"), ``key`` the original's own name of the part, ``body`` where the words
    begin after a printed number (None at the start), ``parent`` the place in the list of the part that it belongs to,
    ``place`` where in the document it stands ("cover", "preamble", "body", "annex"; None where the format does not
    tell), ``level`` the depth of a heading or item from 1, ``reason`` why furniture is furniture,
    ``cells`` those of a table's row.
    """

    kind: str
    start: int
    end: int
    number: str | None = None
    key: str | None = None
    level: int = 1
    reason: str | None = None
    body: int | None = None
    parent: int | None = None
    place: str | None = None
    cells: tuple[Cell, ...] = ()
    address: str | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS or not 0 <= self.start < self.end:
            raise ValueError(f"part {self.kind!r} {self.start}-{self.end}")
        if self.body is not None and not self.start <= self.body < self.end:
            raise ValueError(f"words at {self.body} outside of their part {self.start}-{self.end}")
        if any(cell.end > self.end for cell in self.cells):
            raise ValueError(f"a cell after its row {self.start}-{self.end}")


@dataclass(frozen=True, slots=True)
class PageSpan:
    """A stretch of text that stands on one page; ``page`` counts sheets from 1. Spans are sorted by their start."""

    start: int
    end: int
    page: int


@dataclass(frozen=True, slots=True)
class Origin:
    """How a text came out of its file, for the report; an empty text where a format knows no such thing."""

    format: str = "plain text"
    library: str = ""
    encoding: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadText:
    """What a reader makes of a file; the same record for every format.

    ``text`` holds code points with composed letters (NFC) and ``\\n`` at line ends; all offsets count in it.
    ``parts`` are sorted and apart from each other. ``meta`` is what the file says of itself.
    """

    text: str
    origin: Origin = field(default_factory=Origin)
    parts: tuple[Part, ...] = ()
    pages: tuple[PageSpan, ...] = ()
    meta: Metadata = field(default_factory=Metadata)
    body_start: int = 0
    facts: DocumentFacts | None = None

    def __post_init__(self) -> None:
        end = 0
        for part in self.parts:
            if part.start < end or part.end > len(self.text):
                raise ValueError(f"part {part.kind!r} {part.start}-{part.end} after {end} of {len(self.text)}")
            end = part.end


@dataclass(frozen=True, slots=True)
class SourceText:
    """One document as read: offsets everywhere count code points of ``text``, whose letters are composed (NFC).

    ``file`` is the path below the folder given, with slashes; ``name`` the readable name that tells it from the others;
    ``houses`` are those that the folder of the text adds to the known ones.
    """

    file: str
    text: str
    digest: str
    meta: Metadata
    body_start: int = 0
    parts: tuple[Part, ...] = ()
    facts: DocumentFacts | None = None
    pages: tuple[PageSpan, ...] = ()
    origin: Origin = field(default_factory=Origin)
    name: str = ""
    houses: tuple[House, ...] = ()

    @property
    def stem(self) -> str:
        """The file's name without its ending, or its longer name; the document's address is made from it."""
        return self.name or PurePath(self.file).stem

    @property
    def wording(self) -> str:
        """Whose words the text holds; the document's own where nothing says otherwise."""
        return self.meta.wording or ORIGINAL

    @property
    def body_digest(self) -> str:
        """SHA-256 of the text after its front matter with whitespace folded: equal for one text under two addresses."""
        return hashlib.sha256(" ".join(self.text[self.body_start :].split()).encode()).hexdigest()

    def page_of(self, offset: int) -> int | None:
        """The page on which the character stands; None where the format has no pages."""
        place = bisect_right(self.pages, offset, key=lambda span: span.start) - 1
        return self.pages[place].page if place >= 0 and offset < self.pages[place].end else None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that could not be read, and why."""

    file: str
    reason: str
