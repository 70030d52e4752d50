"""Shows that elements become parts with numbers, places and original ids, and that no sign is lost."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from xml.etree.ElementTree import Element

import pytest
from akn_sample import REJECTED, Sample, act_of
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_build.corpus.akn.elements import HEADINGS, INLINE, LISTS, PLACES, SECTIONS
from graph_build.corpus.akn.layout import Layout, layout_of
from graph_build.corpus.akn.tree import tree_of
from graph_build.corpus.source import HEADING, ITEM, METADATA, NOTE, PARAGRAPH, ROW, Part


def layout(xml: bytes) -> Layout:
    return layout_of(tree_of(xml)[0])


def part_of(found: Layout, words: str) -> Part:
    (part,) = (p for p in found.parts if words in found.text[p.start : p.end])
    return part


@pytest.fixture(scope="module")
def sample() -> Layout:
    return layout(Sample().xml)


@pytest.mark.parametrize(
    ("words", "kind", "number", "key", "place"),
    [
        ("S/RES/2999", METADATA, None, "coverPage_1", "cover"),
        ("Resolution 2999", HEADING, None, "coverPage_1", "cover"),
        ("Adopted by", PARAGRAPH, None, "coverPage_1", "cover"),
        ("Recalling its", PARAGRAPH, None, "container_2", "preamble"),
        ("1. Welcomes", PARAGRAPH, "1", "para_3", "body"),
        ("Reporting", HEADING, None, "para_4", "body"),
        ("2. Requests", PARAGRAPH, "2", "para_5", "body"),
        ("(a) To report", ITEM, "2(a)", "para_5_list_point_a", "body"),
        ("¹ Ferries", NOTE, "footnote 1", "note_1", "body"),
        ("(ii) naming", ITEM, "2(a)(ii)", "point_a_ii", "body"),
        ("(b) To keep", ITEM, "2(b)", "para_5_list_point_b", "body"),
        ("and to do so", PARAGRAPH, "2", "para_5", "body"),
        ("3. Urges", PARAGRAPH, "3", "para_6", "body"),
        ("1. The list", PARAGRAPH, "1", "para_8", "annex"),
        ("Norhaven | 4", ROW, None, "table_1", "annex"),
    ],
)
def test_parts(sample: Layout, words: str, kind: str, number: str | None, key: str, place: str) -> None:
    part = part_of(sample, words)
    assert (part.kind, part.number, part.key, part.place) == (kind, number, key, place)


@pytest.mark.parametrize(
    ("item", "holder"),
    [("(a) To report", "2. Requests"), ("(ii) naming", "(a) To report"), ("and to do so", "2. Requests")],
)
def test_an_item_belongs_to_what_opens_its_list(sample: Layout, item: str, holder: str) -> None:
    parent = part_of(sample, item).parent
    assert parent is not None
    assert sample.parts[parent] == part_of(sample, holder)


def test_words_begin_after_the_printed_number(sample: Layout) -> None:
    part = part_of(sample, "(ii) naming")
    assert part.body is not None
    assert sample.text[part.body : part.end] == "naming each crew;"


def test_links_stand_at_their_words(sample: Layout) -> None:
    links = [sample.text[m.start : m.end] for m in sample.marks if m.tag == "a"]
    assert links == ["1325 (2000)", "S/PRST/2031/4", "S/2031/77", "list"]


def test_a_paragraph_of_the_preamble_may_stand_between_sections() -> None:
    body = """<section><num>B</num><crossHeading refersTo="#preamble" eId="preamble_9"><i>Mindful</i> of the tides,
        </crossHeading><paragraph eId="para_9"><num>4.</num><content><p>Notes them;</p></content></paragraph>
        </section>"""
    found = layout(Sample(body=body).xml)
    assert (part_of(found, "Mindful").kind, part_of(found, "Mindful").place) == (PARAGRAPH, "preamble")
    assert part_of(found, "4. Notes").number == "4"
    assert any(p.kind == HEADING and found.text[p.start : p.end] == "B" for p in found.parts)


def test_a_draft_says_who_tables_it() -> None:
    preface = """<preface><p><docTitle refersTo="sponsors">Norway and Togo: draft resolution</docTitle></p></preface>"""
    found = layout(REJECTED.xml.replace(b"<preamble>", f"{preface}<preamble>".encode()))
    assert part_of(found, "Norway and Togo").kind == PARAGRAPH


def test_a_statute_has_articles_whose_paragraphs_are_counted_under_them() -> None:
    found = layout(
        act_of(
            """<chapter eId="ch_1"><num>Chapter I</num><heading>Ferries</heading>
            <article eId="art_4"><num>Article 4</num><heading>Pilots</heading>
            <paragraph eId="art_4__para_1"><num>1.</num><list><intro><p>Each port keeps</p></intro>
            <point eId="art_4__para_1__a"><num>(a)</num><content><p>a list, and</p></content></point></list></paragraph>
            <paragraph eId="art_4__para_2"><content><p>No fee is due.</p></content></paragraph></article></chapter>"""
        )
    )
    assert [(p.kind, p.number, found.text[p.start : p.end]) for p in found.parts] == [
        (HEADING, None, "Chapter I Ferries"),
        (HEADING, None, "Article 4 Pilots"),
        (PARAGRAPH, "4(1)", "1. Each port keeps"),
        (ITEM, "4(1)(a)", "(a) a list, and"),
        (PARAGRAPH, "4(1)", "No fee is due."),
    ]


def test_parts_cover_the_text_but_for_the_blank_lines_between_them(sample: Layout) -> None:
    assert "\n\n".join(sample.text[p.start : p.end] for p in sample.parts) == sample.text


# --- Any tree of elements: nothing is lost, whatever stands where

_TAGS = [
    *sorted(INLINE - {"img", "br", "eol", "eop", "sup"} | HEADINGS | LISTS | SECTIONS | PLACES.keys()),
    "paragraph", "point", "num", "p", "content", "intro", "wrapUp", "table", "tr", "td", "attachment", "unknown",
]  # fmt: skip
_WORDS = st.text("ab1.(é\u0301 \n", max_size=6)


@st.composite
def trees(draw: st.DrawFn, depth: int = 4) -> Element:
    element = Element(draw(st.sampled_from(_TAGS)))
    element.text = draw(_WORDS)
    if element.tag == "authorialNote":
        element.set("marker", draw(st.sampled_from(["", "1", "12", "*"])))
    for _ in range(draw(st.integers(0, 3)) if depth else 0):
        child = draw(trees(depth - 1))
        child.tail = draw(_WORDS)
        element.append(child)
    return element


def signs(words: str) -> Counter[str]:
    """The signs of a text that are words, accents apart: no blanks, no bars of a table, no signs of notes."""
    return Counter(re.sub(r"[\s|¹²*]+", "", unicodedata.normalize("NFD", words)))


@settings(max_examples=150, deadline=None)
@given(trees())
def test_no_sign_is_lost_and_parts_are_sorted(tree: Element) -> None:
    found = layout_of(tree)
    end = 0
    for index, part in enumerate(found.parts):
        assert part.parent is None or part.parent < index
        assert not found.text[end : part.start].strip()
        end = part.end
    assert end == len(found.text)
    assert signs(found.text) == signs("".join(tree.itertext()))
    assert all(found.text[m.start : m.end].strip() for m in found.marks)
    assert unicodedata.is_normalized("NFC", found.text)
