"""Turns blocks one by one into drafts of provisions: what each is on the page, its number, what it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph_build.corpus import source
from graph_build.corpus.layout import MASTHEAD, Block, Marker, is_preambular, is_roman, leaves_open
from graph_build.corpus.reading import SUPERSCRIPTS

PARAGRAPH, ITEM, HEADING, FOOTNOTE, ENTRY, DATELINE, ACRONYM, ROW = (
    "paragraph", "item", "heading", "footnote", "entry", "dateline", "acronym", "table row",
)  # fmt: skip
FRONT, LOCATOR, FURNITURE, YEAR, METADATA = "front matter", "locator", "furniture", "year", "metadata"
_FURNITURE_ROLES = {"front matter": FRONT, MASTHEAD: MASTHEAD}
_OF_MARKERS = {"markdown heading": "heading", "acronym row": "acronym", "dotted letter": "letter"}
_NEXT_TO_LAST = re.compile(r"[;,] (?:and|or)$")  # "b) dedicate a session; and" before the last item
_TERMINAL = (".", ";", ":", "!", "?", '."', '?"', '!"', ".'", ";,")


_ARTICLE = re.compile(r"[#*\s]{0,9}Article\b")
# "3.2 Strategic objectives", "4. Follow-up"; not "10 years of the plan".
_OF_HEADING = re.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2}){1,3}|\d{1,2}(?=\.))\.?\s+(?=[A-Z])")
# "I. Secure and stable environment:"; not "I. am" or "C. difficile".
_NUMERAL = re.compile(r"(?P<n>[IVX]{1,5})\.?\s+(?=[A-Z][a-z])")
_ANNEX = re.compile(r"(?:Annex|Appendix|Schedule|Attachment)\b", re.IGNORECASE)


@dataclass(slots=True)
class Draft:
    """A provision as it grows: its role, the marker it begins with, its blocks, and what the page says of it."""

    role: str
    marker: Marker | None
    blocks: list[Block]
    number: str | None = None
    section: str | None = None
    heading: str | None = None
    date: str | None = None
    parent: Draft | None = None
    address: str | None = None
    reason: str | None = None
    title: str | None = None
    key: str = ""


@dataclass(slots=True)
class _State:
    """What the page has said so far to a reader going down it.

    ``above`` holds the numbered paragraph and the path of its items over the last heading: a list may go on under it.
    ``article`` tells that the open section is an article, whose paragraphs are numbered from one on. ``under`` holds
    the level and the number, if any, of each open heading. ``in_list`` tells that the open number is of a point of a
    list: its words begin small, ``led`` that it ends in a colon. ``point`` is the number of the open point inside it
    ("7.2").
    """

    news_index: bool
    heading: str | None = None
    section: str | None = None
    under: list[tuple[int, str | None]] = field(default_factory=list)
    article: bool = False
    path: list[tuple[str, str]] = field(default_factory=list)
    above: tuple[Draft | None, tuple[tuple[str, str], ...]] = (None, ())
    open: Draft | None = None
    numbered: Draft | None = None
    in_list: bool = False
    led: bool = False
    point: str | None = None
    date: str | None = None
    news: bool = False
    title: str | None = None
    locator: Marker | None = None


def drafts_of(text: str, blocks: list[Block]) -> list[Draft]:
    """The drafts of the blocks in order; a block may go on with the draft before it."""
    datelines = sum(b.marker is not None and b.marker.kind == "dateline" for b in blocks)
    state = _State(news_index=datelines > 1)
    drafts: list[Draft] = []
    for block in blocks:
        _place(text, block, state, drafts)
    return drafts


def _place(text: str, block: Block, state: _State, drafts: list[Draft]) -> None:
    content = text[block.content_start : block.content_end]
    marker = block.marker
    if block.furniture:
        role = _FURNITURE_ROLES.get(block.furniture, FURNITURE)
        drafts.append(Draft(role, None, [block], reason=block.furniture))
    elif marker is not None and marker.kind == "locator":
        state.locator = marker
        drafts.append(Draft(LOCATOR, marker, [block], reason="address of the original"))
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
        return not ended.endswith(_TERMINAL) and not (block.marker is not None and _NEXT_TO_LAST.search(ended))
    return torn and block.marker is None and content[:1].isupper() and leaves_open(ended)


def _draft(content: str, block: Block, state: _State) -> Draft:
    marker, locator = block.marker, state.locator
    state.locator = None
    kind = _kind(content, block, marker, locator, state)
    draft = _BUILDERS[kind](content, block, marker, state)
    if locator is not None:
        draft.address = locator.address
        draft = _number_from(locator, draft)
    draft.heading = draft.heading or state.heading
    if draft.number is None and draft.role in {PARAGRAPH, ITEM, HEADING}:
        draft.section = next((number for _, number in reversed(state.under) if number is not None), None)
    return draft


def _kind(content: str, block: Block, marker: Marker | None, locator: Marker | None, state: _State) -> str:
    if locator is not None and locator.number.startswith(("heading", "title")):
        return "heading"
    if locator is not None and locator.number.startswith("footnote"):
        return "footnote"
    if block.part is not None:
        return _KINDS[block.part.kind]
    if marker is None:
        unmarked = "heading" if _looks_like_heading(content, block, state) else "text"
        return "numeral" if _leads_to_numerals(state, content) else unmarked
    if marker.kind in {"plain number", "bracketed number"} or (marker.kind == "dateline" and not state.news_index):
        return "text"
    return _OF_MARKERS.get(marker.kind, marker.kind)


def _looks_like_heading(content: str, block: Block, state: _State) -> bool:
    plain = content.strip("*_# \t\\").rstrip(SUPERSCRIPTS)
    if state.date is not None and not state.news and plain.endswith("."):
        return False
    if state.path and state.date is None and plain.endswith(":"):  # words that lead the next items in
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


def _build_heading(content: str, block: Block, marker: Marker | None, state: _State) -> Draft:
    words = " ".join(content[marker.length if marker else 0 :].strip("*_# \t\\").split())
    if state.news and state.date is not None and state.title is None:
        state.title = words
        return Draft(HEADING, marker, [block], date=state.date, heading=state.heading, title=words)
    if not state.news:
        state.date = None
    state.heading, state.open, state.point = words, None, None
    _go_under(content, block, marker, state)
    if _ANNEX.match(words):
        state.section = None
    if state.section is None:
        if state.numbered is not None:
            state.above = (state.numbered, tuple(state.path))
        state.path, state.numbered = [], None
    return Draft(HEADING, marker, [block], heading=words)


def _go_under(content: str, block: Block, marker: Marker | None, state: _State) -> None:
    """Closes the headings that the new one does not stand under, and opens it, with the number printed before it."""
    depth = len(content) - len(content.lstrip("#"))
    level = block.part.level if block.part is not None else depth or 1
    words = content.strip("*_# \t\\")
    number = _OF_HEADING.match(words)
    while state.under and state.under[-1][0] >= level:
        state.under.pop()
    given = marker.number if marker is not None and marker.kind == "numbered" else None
    state.under.append((level, given or (number["n"] if number is not None else None)))


def _build_section(content: str, block: Block, marker: Marker | None, state: _State) -> Draft:
    assert marker is not None
    state.section, state.path, state.numbered, state.point = marker.number, [], None, None
    state.article = _ARTICLE.match(content) is not None
    rest = content[marker.length :].strip("*_# ")
    role = HEADING if len(rest) < 60 and not rest.endswith(".") else PARAGRAPH
    draft = Draft(role, marker, [block], number=marker.number)
    state.numbered = draft
    return draft


def _build_year(content: str, block: Block, marker: Marker | None, state: _State) -> Draft:
    assert marker is not None
    state.date, state.news, state.open = marker.number, False, None
    return Draft(YEAR, marker, [block], date=marker.number)


def _build_dateline(content: str, block: Block, marker: Marker | None, state: _State) -> Draft:
    assert marker is not None
    state.date, state.news, state.title, state.open = marker.number, True, None, None
    return Draft(DATELINE, marker, [block], date=marker.number)


def _build_footnote(content: str, block: Block, marker: Marker | None, state: _State) -> Draft:
    number = (block.part.number if block.part is not None else None) or (marker.number if marker is not None else "")
    return Draft(FOOTNOTE, marker, [block], number=f"footnote {number}" if number else None)


def _build_numbered(content: str, block: Block, marker: Marker | None, state: _State) -> Draft:
    assert marker is not None
    state.date, state.news = None, False
    numbered = state.numbered or state.above[0]
    last = numbered.number if numbered is not None and state.section is None else None
    if state.section is not None and state.article and "." not in marker.number:
        return _item(block, marker, state, f"({marker.number})", "paragraph of an article")
    if state.path and "." not in marker.number and not _is_next_paragraph(last, marker.number, state):
        return _item(block, marker, state, f"({marker.number})", "decimal")
    draft = Draft(PARAGRAPH, marker, [block], number=marker.number)
    state.in_list, state.led = content[marker.length :][:1].islower(), content.rstrip().endswith(":")
    if "." in marker.number:
        draft.role = ITEM
        draft.parent = state.numbered
        state.path, state.point = [], marker.number
    else:
        state.path, state.numbered, state.above, state.point = [], draft, (None, ()), None
        state.section = None
    return draft


def _is_next_paragraph(last: str | None, number: str, state: _State) -> bool:
    """Whether a number after letters goes on with the paragraphs: it is higher than the last one's, and no list of
    numbers under a letter has come to it."""
    if last is None or not last.isdigit() or not number.isdigit() or int(number) <= int(last):
        return False
    in_turn = number == "1" or ("decimal", f"({int(number) - 1})") in state.path
    return int(number) == int(last) + 1 or not in_turn


def _build_numeral(content: str, block: Block, marker: Marker | None, state: _State) -> Draft:
    """A part of a paragraph under a capital numeral: "I. Secure and stable environment:", with letters under it."""
    numeral = _NUMERAL.match(content)
    assert numeral is not None
    number = numeral["n"]
    return _item(block, Marker("numeral", number, numeral.end()), state, f"({number})", "numeral")


def _leads_to_numerals(state: _State, content: str) -> bool:
    """Whether a capital numeral opens or goes on with the parts of the numbered paragraph over it."""
    numeral = _NUMERAL.match(content)
    if numeral is None or state.numbered is None or state.section is not None or state.numbered.role != PARAGRAPH:
        return False
    if not state.path:
        return numeral["n"] == "I" and state.led and state.open is state.numbered
    return state.path[0][0] == "numeral"


def _build_letter(content: str, block: Block, marker: Marker | None, state: _State) -> Draft:
    assert marker is not None
    numbered, path = state.above
    if not state.path and any(_follows(label.strip("()"), marker.number) for _, label in path):
        state.numbered, state.path = numbered, list(path)
    return _item(block, marker, state, f"({marker.number})", _letter_level(marker.number, state))


def _follows(before: str, letter: str) -> bool:
    """Whether a letter is the next one: b after a."""
    return len(before) == len(letter) == 1 and before.isalpha() and ord(letter) == ord(before) + 1


def _letter_level(letter: str, state: _State) -> str:
    """Whether a letter is a small Roman numeral under a letter or the next letter itself: ``(h)`` then ``(i)``."""
    if letter.isdigit() or letter.isupper():
        return "decimal" if letter.isdigit() else "capital"
    before = next((label.strip("()") for level, label in reversed(state.path) if level == "letter"), "")
    if not is_roman(letter) or (_follows(before, letter) and not any(level == "roman" for level, _ in state.path)):
        return "letter"
    return "roman" if before or letter == "i" or any(level == "roman" for level, _ in state.path) else "letter"


def _item(block: Block, marker: Marker, state: _State, label: str, level: str) -> Draft:
    levels = [name for name, _ in state.path]
    if level in levels:
        state.path = state.path[: levels.index(level)]
    state.path.append((level, label))
    base = _number_above(state) or ""
    return Draft(ITEM, marker, [block], number=base + "".join(lab for _, lab in state.path), parent=state.numbered)


def _number_above(state: _State) -> str | None:
    """The number that letters stand under: of the open point, the section or the paragraph."""
    return state.point or state.section or (state.numbered.number if state.numbered is not None else None)


def _build_bullet(content: str, block: Block, marker: Marker | None, state: _State) -> Draft:
    draft = Draft(ITEM, marker, [block], number=state.point)
    if draft.number is None and state.numbered is not None:
        draft.number = state.numbered.number
    draft.parent = state.numbered
    return draft


def _build_acronym(content: str, block: Block, marker: Marker | None, state: _State) -> Draft:
    return Draft(ACRONYM, marker, [block])


def _build_text(content: str, block: Block, marker: Marker | None, state: _State) -> Draft:
    if state.date is not None:
        return Draft(ENTRY, None, [block], date=state.date, title=state.title)
    if content[:1].isupper() and block.part is None:
        if state.in_list and not state.path:  # after the last point of a list: "1. adopt …;"
            state.numbered = None
        if state.numbered is None and state.section is None:  # after the last letter of a list that has no number
            state.path = []
    if state.numbered is None and is_preambular(content):  # the points of the paragraph before it are at their end
        state.path = []
    number = None
    if state.path:
        base = _number_above(state) or ""
        number = base + "".join(label for _, label in state.path)
    elif state.numbered is not None:
        number = state.point or state.numbered.number
    return Draft(PARAGRAPH, None, [block], number=number, parent=state.numbered)


def _build_row(content: str, block: Block, marker: Marker | None, state: _State) -> Draft:
    state.date, state.news = None, False
    return Draft(ROW, None, [block], address=block.part.address if block.part is not None else None)


def _build_given(content: str, block: Block, marker: Marker | None, state: _State) -> Draft:
    """A paragraph or item whose number the format itself gives."""
    number = block.part.number if block.part is not None else None
    state.date, state.news = None, False
    if number is None:
        return _build_text(content, block, marker, state)
    whole = re.fullmatch(r"\w+", number) is not None
    draft = Draft(PARAGRAPH if whole else ITEM, None, [block], number=number, parent=None if whole else state.numbered)
    if whole:
        state.path, state.section, state.numbered, state.point = [], None, draft, None
    return draft


# What the format says a block is, to how its provision is made.
_KINDS = {
    source.PARAGRAPH: "given", source.ITEM: "given", source.HEADING: "heading", source.NOTE: "footnote",
    source.ROW: "row",
}  # fmt: skip
_BUILDERS = {
    "row": _build_row, "given": _build_given,
    "heading": _build_heading, "section": _build_section, "year": _build_year, "dateline": _build_dateline,
    "footnote": _build_footnote, "numbered": _build_numbered, "letter": _build_letter, "numeral": _build_numeral,
    "bullet": _build_bullet,
    "acronym": _build_acronym, "text": _build_text,
}  # fmt: skip


def _number_from(locator: Marker, draft: Draft) -> Draft:
    """The number that a digest's locator line gives its paragraph."""
    match = re.fullmatch(r"par\. ([\w.()]+)", locator.number)
    if match:
        draft.number = match.group(1)
    elif re.fullmatch(r"footnote \d+", locator.number):
        draft.role, draft.number = FOOTNOTE, locator.number
    return draft
