"""Turns a source text into provisions: by the parts that its format tells, else by what the page shows."""

from __future__ import annotations

from typing import Final

from graph_build.corpus import source as parts
from graph_build.corpus.layout import Block, quotation_marks
from graph_build.corpus.provisions import (
    FOOTNOTE,
    FURNITURE,
    HEADING,
    ITEM,
    METADATA,
    PARAGRAPH,
    ROW,
    UNREAD,
    Provision,
    provision_key,
    segment,
)
from graph_build.corpus.reading import Reading, Typography, read_segments
from graph_build.corpus.sentences import Sentence, split_sentences
from graph_build.corpus.source import Part, SourceText
from graph_build.corpus.tables import TableCell, cells_of, row_number, sentences_of_cells

_ROLES: Final = {
    parts.PARAGRAPH: PARAGRAPH, parts.HEADING: HEADING, parts.ITEM: ITEM, parts.ROW: ROW, parts.NOTE: FOOTNOTE,
    parts.FURNITURE: FURNITURE, parts.METADATA: METADATA,
}  # fmt: skip
_ANNEX: Final = "annex"


def provisions_of(source: SourceText) -> list[Provision]:
    """Provisions of a document in order; their segments together cover the text, no character twice.

    Parts make the provisions alone where a format marks the whole text up, which is where it tells facts too.
    """
    return _told(source) if source.facts is not None else segment(source)


def _told(source: SourceText) -> list[Provision]:
    """The provisions that a format's own parts make; the white space after a part belongs to it."""
    heading: str | None = None
    out: list[Provision] = []
    taken: dict[str, int] = {}
    for position, part in enumerate(source.parts):
        reading = _reading(source.text, part)
        if part.kind == parts.HEADING and part.place != "cover":
            heading = reading.text
        key = _free(_key(part, reading), taken)
        parent = None if part.parent is None else out[part.parent].key
        role, body = _ROLES[part.kind], _body(part, reading)
        cells = cells_of(source.text, part, reading) if role == ROW else ()
        out.append(
            Provision(
                key, role, (_segment(source, position),), reading, position,
                number=part.number or (row_number(source.text, part) if role == ROW else None), heading=heading,
                parent=parent, reason=part.reason, body=body, sentences=_sentences(key, role, reading, body, cells),
                cells=cells, original=part.key, place=part.place,
            )
        )  # fmt: skip
    return out


def _reading(text: str, part: Part) -> Reading:
    """The reading of a part, without the quotation marks that a print repeats before each paragraph that it quotes."""
    block = Block(part.start, part.end, part.start, part.end, None, None, 1)
    return read_segments(text, ((part.start, part.end),), Typography(quotation_marks(text, [block])))


def _sentences(key: str, role: str, reading: Reading, body: int, cells: tuple[TableCell, ...]) -> tuple[Sentence, ...]:
    """The sentences of a part; of a row those of its cells, and none of what rules do not look at."""
    if role in UNREAD:
        return ()
    found = sentences_of_cells(key, reading.text, cells) if role == ROW else split_sentences(key, reading.text, body)
    return tuple(found)


def _segment(source: SourceText, position: int) -> tuple[int, int]:
    """The part with what stands before the first one and after each: from where it begins to where the next does."""
    following = source.parts[position + 1 : position + 2]
    start = source.parts[position].start if position else 0
    return start, following[0].start if following else len(source.text)


def _key(part: Part, reading: Reading) -> str:
    key = provision_key(_ROLES[part.kind], part.number, reading.text)
    return f"{_ANNEX}-{key}" if part.place == _ANNEX else key


def _free(key: str, taken: dict[str, int]) -> str:
    """The key, counted where another provision has it already."""
    taken[key] = taken.get(key, 0) + 1
    return key if taken[key] == 1 else f"{key}-{taken[key]}"


def _body(part: Part, reading: Reading) -> int:
    """Where in the reading the words begin after a printed number."""
    if part.body is None:
        return 0
    return next((i for i, at in enumerate(reading.offsets) if at >= part.body), len(reading.text))
