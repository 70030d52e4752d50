"""Turns blocks into provisions: numbered paragraphs, items, footnotes, headings, news items, timeline entries …"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph_build.corpus import source
from graph_build.corpus.cells import TableCell, cells_of, row_number, sentences_of_cells
from graph_build.corpus.hyphens import whole_words
from graph_build.corpus.layout import Block, Marker, find_notes, is_roman, leaves_open, quotation_marks, split_blocks
from graph_build.corpus.reading import SUPERSCRIPTS, Reading, Typography, read_segments
from graph_build.corpus.sentences import Sentence, split_sentences
from graph_build.corpus.source import SourceText

PARAGRAPH, ITEM, HEADING, FOOTNOTE, ENTRY, DATELINE, ACRONYM, ROW = (
    "paragraph", "item", "heading", "footnote", "entry", "dateline", "acronym", "table row",
)  # fmt: skip
FRONT, LOCATOR, FURNITURE, YEAR = "front matter", "locator", "furniture", "year"
_UNREAD = frozenset({FURNITURE, LOCATOR})
_TERMINAL = (".", ";", ":", "!", "?", '."', '?"', '!"', ".'", ";,")


@dataclass(frozen=True, slots=True)
class Provision:
    """A piece of a document that can be pointed at.

    ``key`` is its part of the address, ``role`` what it is on the page, ``number`` as the document's readers would cite
    it ("51", "3(b)(ii)", "footnote 23"), ``segments`` its spans of the source text in order, ``date`` the date printed
    over it (a timeline's year, a news item's date line), ``reason`` why furniture is furniture, ``body`` where in the
    reading the words begin after the marker, ``sentences`` those of the words; none where rules do not look. ``cells``
    are those of a table's row, whose sentences never run from one into the next.
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

    @property
    def is_content(self) -> bool:
        """Whether rules look at it."""
        return self.role not in _UNREAD


@dataclass(slots=True)
class _Draft:
    role: str
    marker: Marker | None
    blocks: list[Block]
    number: str | None = None
    heading: str | None = None
    date: str | None = None
    parent: _Draft | None = None
    address: str | None = None
    reason: str | None = None
    title: str | None = None
    key: str = ""


@dataclass(slots=True)
class _State:
    """What the page has said so far to a reader going down it."""

    news_index: bool
    heading: str | None = None
    section: str | None = None
    path: list[tuple[str, str]] = field(default_factory=list)
    open: _Draft | None = None
    numbered: _Draft | None = None
    date: str | None = None
    news: bool = False
    title: str | None = None
    locator: Marker | None = None


def segment(document: SourceText) -> list[Provision]:
    """Provisions of a document in order; their segments together cover every block, no character twice."""
    text = document.text
    notes = find_notes(text, split_blocks(text, document.body_start, document.parts))
    datelines = sum(b.marker is not None and b.marker.kind == "dateline" for b in notes.blocks)
    state = _State(news_index=datelines > 1)
    drafts: list[_Draft] = []
    for block in notes.blocks:
        _place(text, block, state, drafts)
    return _finish(text, drafts, notes.spans)


def _place(text: str, block: Block, state: _State, drafts: list[_Draft]) -> None:
    content = text[block.content_start : block.content_end]
    marker = block.marker
    if block.furniture:
        role = FRONT if block.furniture == "front matter" else FURNITURE
        drafts.append(_Draft(role, None, [block], reason=block.furniture))
    elif marker is not None and marker.kind == "locator":
        state.locator = marker
        drafts.append(_Draft(LOCATOR, marker, [block], reason="address of the original"))
    elif _continues(text, block, state, torn=bool(drafts) and drafts[-1].role in {FURNITURE, FOOTNOTE}):
        assert state.open is not None
        state.open.blocks.append(block)
    else:
        draft = _draft(content, block, state)
        drafts.append(draft)
        if draft.role not in {FOOTNOTE, HEADING, YEAR, DATELINE, ACRONYM}:
            state.open = None if draft.role == ROW else draft


def _continues(text: str, block: Block, state: _State, torn: bool) -> bool:
    """Whether the block goes on with a paragraph that a page break or a footnote cut in two.

    Small letters go on with what is not ended. After furniture or a note, ``torn``, capitals go on too with a line
    that ends in a word or sign no paragraph ends in.
    """
    if state.open is None or state.locator is not None or block.part is not None:
        return False
    content = text[block.content_start : block.content_end]
    before = state.open.blocks[-1]
    ended = text[before.content_start : before.content_end].rstrip()
    if content[:1].islower():
        return not ended.endswith(_TERMINAL)
    return torn and block.marker is None and content[:1].isupper() and leaves_open(ended)


def _draft(content: str, block: Block, state: _State) -> _Draft:
    marker, locator = block.marker, state.locator
    state.locator = None
    kind = _kind(content, block, marker, locator, state)
    draft = _BUILDERS[kind](content, block, marker, state)
    if locator is not None:
        draft.address = locator.address
        draft = _number_from(locator, draft)
    draft.heading = draft.heading or state.heading
    return draft


def _kind(content: str, block: Block, marker: Marker | None, locator: Marker | None, state: _State) -> str:
    if locator is not None and locator.number.startswith(("heading", "title")):
        return "heading"
    if locator is not None and locator.number.startswith("footnote"):
        return "footnote"
    if block.part is not None:
        return _KINDS[block.part.kind]
    if marker is None:
        return "heading" if _looks_like_heading(content, block, state) else "text"
    if marker.kind == "plain number" or (marker.kind == "dateline" and not state.news_index):
        return "text"
    return {"markdown heading": "heading", "section": "section", "acronym row": "acronym"}.get(marker.kind, marker.kind)


def _looks_like_heading(content: str, block: Block, state: _State) -> bool:
    plain = content.strip("*_# \t\\").rstrip(SUPERSCRIPTS)
    if state.date is not None and not state.news and plain.endswith("."):
        return False
    short = (
        block.lines <= 2
        and len(plain) <= 130
        and len(plain.split()) <= (25 if state.news and state.title is None else 16)
    )
    unfinished = (
        plain.rstrip("\"”’'").endswith((".", ";", ",", "!")) or re.search(r"[;,] (?:and|or)$", plain) is not None
    )
    return short and not unfinished and (plain[:1].isupper() or plain[:1] in '"“') and "\t" not in plain


def _build_heading(content: str, block: Block, marker: Marker | None, state: _State) -> _Draft:
    words = " ".join(content[marker.length if marker else 0 :].strip("*_# \t\\").split())
    if state.news and state.date is not None and state.title is None:
        state.title = words
        return _Draft(HEADING, marker, [block], date=state.date, heading=state.heading, title=words)
    if not state.news:
        state.date = None
    state.heading, state.numbered, state.open = words, None if state.section is None else state.numbered, None
    return _Draft(HEADING, marker, [block], heading=words)


def _build_section(content: str, block: Block, marker: Marker | None, state: _State) -> _Draft:
    assert marker is not None
    state.section, state.path, state.numbered = marker.number, [], None
    rest = content[marker.length :].strip("*_# ")
    role = HEADING if len(rest) < 60 and not rest.endswith(".") else PARAGRAPH
    draft = _Draft(role, marker, [block], number=marker.number)
    state.numbered = draft
    return draft


def _build_year(content: str, block: Block, marker: Marker | None, state: _State) -> _Draft:
    assert marker is not None
    state.date, state.news, state.open = marker.number, False, None
    return _Draft(YEAR, marker, [block], date=marker.number)


def _build_dateline(content: str, block: Block, marker: Marker | None, state: _State) -> _Draft:
    assert marker is not None
    state.date, state.news, state.title, state.open = marker.number, True, None, None
    return _Draft(DATELINE, marker, [block], date=marker.number)


def _build_footnote(content: str, block: Block, marker: Marker | None, state: _State) -> _Draft:
    number = (block.part.number if block.part is not None else None) or (marker.number if marker is not None else "")
    return _Draft(FOOTNOTE, marker, [block], number=f"footnote {number}" if number else None)


def _build_numbered(content: str, block: Block, marker: Marker | None, state: _State) -> _Draft:
    assert marker is not None
    state.date, state.news = None, False
    last = state.numbered.number if state.numbered is not None and state.section is None else None
    next_paragraph = last is not None and last.isdigit() and marker.number == str(int(last) + 1)
    if state.path and "." not in marker.number and not next_paragraph:
        return _item(block, marker, state, f"({marker.number})", "decimal")
    draft = _Draft(PARAGRAPH, marker, [block], number=marker.number)
    if "." in marker.number:
        draft.role = ITEM
        draft.parent = state.numbered
    else:
        state.path, state.numbered = [], draft
        state.section = None
    return draft


def _build_letter(content: str, block: Block, marker: Marker | None, state: _State) -> _Draft:
    assert marker is not None
    return _item(block, marker, state, f"({marker.number})", _letter_level(marker.number, state))


def _letter_level(letter: str, state: _State) -> str:
    """Whether a letter is a small Roman numeral under a letter or the next letter itself: ``(h)`` then ``(i)``."""
    if letter.isdigit() or letter.isupper():
        return "decimal" if letter.isdigit() else "capital"
    before = next((label.strip("()") for level, label in reversed(state.path) if level == "letter"), "")
    follows = len(before) == 1 and len(letter) == 1 and ord(letter) == ord(before) + 1
    if not is_roman(letter) or (follows and not any(level == "roman" for level, _ in state.path)):
        return "letter"
    return "roman" if before or letter == "i" or any(level == "roman" for level, _ in state.path) else "letter"


def _item(block: Block, marker: Marker, state: _State, label: str, level: str) -> _Draft:
    levels = [name for name, _ in state.path]
    if level in levels:
        state.path = state.path[: levels.index(level)]
    state.path.append((level, label))
    base = state.section or (state.numbered.number if state.numbered is not None else "") or ""
    return _Draft(ITEM, marker, [block], number=base + "".join(lab for _, lab in state.path), parent=state.numbered)


def _build_bullet(content: str, block: Block, marker: Marker | None, state: _State) -> _Draft:
    draft = _Draft(ITEM, marker, [block], number=state.numbered.number if state.numbered is not None else None)
    draft.parent = state.numbered
    return draft


def _build_acronym(content: str, block: Block, marker: Marker | None, state: _State) -> _Draft:
    return _Draft(ACRONYM, marker, [block])


def _build_text(content: str, block: Block, marker: Marker | None, state: _State) -> _Draft:
    if state.date is not None:
        return _Draft(ENTRY, None, [block], date=state.date, title=state.title)
    number = None
    if state.path:
        base = state.section or (state.numbered.number if state.numbered is not None else "") or ""
        number = base + "".join(label for _, label in state.path)
    elif state.numbered is not None:
        number = state.numbered.number
    return _Draft(PARAGRAPH, None, [block], number=number, parent=state.numbered)


def _build_row(content: str, block: Block, marker: Marker | None, state: _State) -> _Draft:
    state.date, state.news = None, False
    return _Draft(ROW, None, [block])


def _build_given(content: str, block: Block, marker: Marker | None, state: _State) -> _Draft:
    """A paragraph or item whose number the format itself gives."""
    number = block.part.number if block.part is not None else None
    state.date, state.news = None, False
    if number is None:
        return _build_text(content, block, marker, state)
    whole = re.fullmatch(r"\w+", number) is not None
    draft = _Draft(PARAGRAPH if whole else ITEM, None, [block], number=number, parent=None if whole else state.numbered)
    if whole:
        state.path, state.section, state.numbered = [], None, draft
    return draft


# What the format says a block is, to how its provision is made.
_KINDS = {
    source.PARAGRAPH: "given", source.ITEM: "given", source.HEADING: "heading", source.NOTE: "footnote",
    source.ROW: "row",
}  # fmt: skip
_BUILDERS = {
    "row": _build_row, "given": _build_given,
    "heading": _build_heading, "section": _build_section, "year": _build_year, "dateline": _build_dateline,
    "footnote": _build_footnote, "numbered": _build_numbered, "letter": _build_letter, "bullet": _build_bullet,
    "acronym": _build_acronym, "text": _build_text,
}  # fmt: skip


def _number_from(locator: Marker, draft: _Draft) -> _Draft:
    """The number that a digest's locator line gives its paragraph."""
    match = re.fullmatch(r"par\. ([\w.()]+)", locator.number)
    if match:
        draft.number = match.group(1)
    elif re.fullmatch(r"footnote \d+", locator.number):
        draft.role, draft.number = FOOTNOTE, locator.number
    return draft


def _finish(text: str, drafts: list[_Draft], marks: tuple[tuple[int, int], ...]) -> list[Provision]:
    taken: dict[str, int] = {}
    out: list[Provision] = []
    words = whole_words(text)
    for position, draft in enumerate(drafts):
        segments = tuple((b.start, b.end) for b in draft.blocks)
        if draft.role == ROW:
            draft.number = row_number(text, draft.blocks[0].part)
        left_out = (*_insets(draft), *quotation_marks(text, draft.blocks))
        typography = Typography(left_out, _within(marks, segments), words)
        reading = read_segments(text, tuple((b.content_start, b.content_end) for b in draft.blocks), typography)
        key = _key(draft, reading.text)
        taken[key] = taken.get(key, 0) + 1
        draft.key = key if taken[key] == 1 else f"{key}-{taken[key]}"
        parent = draft.parent.key if draft.parent is not None and draft.parent is not draft else None
        rest = (draft.number, draft.heading, draft.date, parent, draft.address, draft.reason)
        body = _body_start(draft, reading)
        cells = cells_of(text, draft.blocks[0].part, reading) if draft.role == ROW else ()
        sentences = _sentences(draft, reading, body, cells)
        made = Provision(draft.key, draft.role, segments, reading, position, *rest, body, draft.title, sentences, cells)
        out.append(made)
    return out


def _insets(draft: _Draft) -> Iterator[tuple[int, int]]:
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


def _sentences(draft: _Draft, reading: Reading, body: int, cells: tuple[TableCell, ...]) -> tuple[Sentence, ...]:
    if draft.role in _UNREAD:
        return ()
    if draft.role == ROW:
        return tuple(sentences_of_cells(draft.key, reading.text, cells))
    return tuple(split_sentences(draft.key, reading.text, body))


def _body_start(draft: _Draft, reading: Reading) -> int:
    """Where the words begin after the marker, in the reading."""
    if draft.marker is None or (draft.role in {HEADING, LOCATOR} and draft.marker.kind != "section"):
        return 0
    first = draft.blocks[0]
    limit = first.content_start + draft.marker.length
    return next((i for i, at in enumerate(reading.offsets) if at >= limit), len(reading.text))


def slug(text: str, limit: int = 80) -> str:
    """Readable part of an address: NFC letters and digits of any script, joined by hyphens, cut at a word.

    >>> slug("NATO's Policy on Women, Peace and Security")
    'natos-policy-on-women-peace-and-security'
    """
    folded = (
        unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold()).replace("'", "").replace("’", "")
    )
    words = re.findall(r"[^\W_]+", folded)
    out = ""
    for word in words:
        if out and len(out) + 1 + len(word) > limit:
            break
        out = f"{out}-{word}" if out else word[:limit]
    return out


def _key(draft: _Draft, text: str) -> str:
    if draft.number and draft.role != HEADING:
        number = draft.number.replace("footnote ", "")
        number = re.sub(r"[()]+", ".", number).strip(".").replace("..", ".")
        return ("fn" if draft.role == FOOTNOTE else "p") + number
    prefix = {HEADING: "heading", FURNITURE: "skipped", LOCATOR: "locator", YEAR: "year", FRONT: "front"}.get(
        draft.role, "text"
    )
    return f"{prefix}-{slug(' '.join(text.split()[:6]), 50) or 'sign'}"
