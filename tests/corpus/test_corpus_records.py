"""Shows which parts, cells and pages a reader may hand on, and what a file says of itself where it says nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph_build.corpus.source import (
    DIGEST,
    KINDS,
    ORIGINAL,
    TRANSLATION,
    Cell,
    Metadata,
    Origin,
    PageSpan,
    Part,
    ReadText,
    SourceText,
    with_wording,
    wording_note,
)


def source(*pages: PageSpan) -> SourceText:
    return SourceText("plan.pdf", "x" * 40, "", Metadata(), pages=pages)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (0, 3), (4, 4)])
def test_a_cell_may_be_empty_and_stand_at_the_start(start: int, end: int) -> None:
    assert (Cell(start, end, 0).start, Cell(start, end, 0).end) == (start, end)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 4)])
def test_a_cell_that_is_no_span_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"cell {start}-{end}"):
        Cell(start, end, 0)


@pytest.mark.parametrize("kind", ["paragraph", "heading", "item", "table row", "note", "furniture", "metadata"])
def test_kinds_of_parts(kind: str) -> None:
    assert Part(kind, 0, 1).kind in KINDS
    assert Part(kind, 0, 1).level == 1


@pytest.mark.parametrize(("kind", "start", "end"), [("verse", 0, 3), ("item", -1, 3), ("item", 3, 3), ("item", 4, 3)])
def test_a_part_of_no_known_kind_or_without_words_is_refused(kind: str, start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"part '{kind}' {start}-{end}"):
        Part(kind, start, end)


@pytest.mark.parametrize("body", [2, 3, 5])
def test_words_begin_inside_of_their_part(body: int) -> None:
    assert Part("item", 2, 6, body=body).body == body


@pytest.mark.parametrize("body", [0, 1, 6, 7])
def test_words_that_begin_outside_of_their_part_are_refused(body: int) -> None:
    with pytest.raises(ValueError, match=f"words at {body} outside of their part 2-6"):
        Part("item", 2, 6, body=body)


def test_cells_end_with_their_row_at_the_latest() -> None:
    assert Part("table row", 2, 6, cells=(Cell(2, 3, 0), Cell(4, 6, 1))).cells[-1].end == 6
    with pytest.raises(ValueError, match="a cell after its row 2-6"):
        Part("table row", 2, 6, cells=(Cell(2, 3, 0), Cell(4, 7, 1)))


def test_parts_follow_each_other_inside_of_the_text() -> None:
    parts = (Part("heading", 0, 4), Part("paragraph", 4, 9))
    assert ReadText("x" * 9, parts=parts).parts == parts


@pytest.mark.parametrize(
    ("length", "parts", "words"),
    [
        (9, (Part("heading", 0, 5), Part("paragraph", 4, 9)), "part 'paragraph' 4-9 after 5 of 9"),
        (8, (Part("heading", 0, 4), Part("paragraph", 4, 9)), "part 'paragraph' 4-9 after 4 of 8"),
    ],
)
def test_parts_that_overlap_or_leave_the_text_are_refused(length: int, parts: tuple[Part, ...], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        ReadText("x" * length, parts=parts)


@pytest.mark.parametrize(
    ("offset", "page"), [(0, 1), (9, 1), (10, None), (11, None), (12, 2), (19, 2), (20, 3), (29, 3), (30, None)]
)
def test_the_page_of_a_character(offset: int, page: int | None) -> None:
    assert source(PageSpan(0, 10, 1), PageSpan(12, 20, 2), PageSpan(20, 30, 3)).page_of(offset) == page


def test_before_the_first_page_and_without_pages_there_is_none() -> None:
    assert source(PageSpan(5, 10, 1)).page_of(4) is None
    assert source().page_of(0) is None


def test_what_a_file_does_not_say_is_empty() -> None:
    assert Origin() == Origin("plain text", "", "", ())
    assert ReadText("x").body_start == source().body_start == 0


@pytest.mark.parametrize(
    ("wording", "note"),
    [("original", ""), ("digest", "digest"), ("", ""), ("https://example.org/vocab/a/translation", "translation")],
)
def test_words_that_are_not_the_originals_are_told_beside_their_place(wording: str, note: str) -> None:
    assert wording_note(wording) == note
    assert with_wording("paragraph 3", wording) == (f"paragraph 3; {note}" if note else "paragraph 3")
    assert with_wording("", wording) == note


def test_a_text_of_which_nothing_is_told_is_a_plain_original_read_from_its_start() -> None:
    told = SourceText("a/plan.txt", "a  b\n", "", Metadata())
    assert (told.wording, told.stem, told.body_start) == ("original", "plan", 0)
    assert told.body_digest == replace(told, text="x a b", body_start=1).body_digest
    assert replace(told, name="a-plan", meta=Metadata(wording="digest")).stem == "a-plan"
    assert replace(told, meta=Metadata(wording="digest")).wording == "digest"


def test_whose_words_a_text_holds_is_said_by_the_words_of_the_vocabulary() -> None:
    assert (ORIGINAL, DIGEST, TRANSLATION) == ("original", "digest", "translation")
