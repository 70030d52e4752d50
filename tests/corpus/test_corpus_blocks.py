"""Shows that blocks partition a text, and where a block begins and ends."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph_build.corpus.layout.block import Block
from graph_build.corpus.layout.blocks import split_blocks

LINES = st.one_of(
    st.sampled_from(
        [
            *(
                "",
                "",
                "   ",
                "\t",
                "12",
                "2019",
                "14 January 2024",
                "S/RES/1445 (2002)",
                "## Prevention",
                "Section 2. Title. (a) The item",
            ),
            *(
                "1. Requests a report;",
                "2.1 Outcome",
                "(a) first;",
                "(iv) fourth;",
                "- a point",
                "WPS\tWomen, Peace and Security",
            ),
            *(
                "¹² See the annex.",
                "Log in",
                "* * *",
                "[par. 5] <https://example.org/x>",
                "A Short Title",
                "NATO Allies agree that",
            ),
            *(
                "women take part in all processes.",
                "of the Treaty remain",
                "23 NATO Policy, 2021.",
                "\ufeff",
                "\u2028",
                "مرأة وسلام",
            ),
        ]
    ),
    st.text(alphabet=st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), max_size=60),
)
TEXTS = st.lists(LINES, max_size=25).map("\n".join)


def contents(text: str, body_start: int = 0) -> list[str]:
    return [text[b.content_start : b.content_end] for b in split_blocks(text, body_start)]


@settings(max_examples=60, deadline=None)
@given(TEXTS)
@example("\n\n1. NATO will act.\n\n")
@example("one")
@example("\n" * 50 + "a" + "\n" * 50)
def test_blocks_partition_the_text(text: str) -> None:
    blocks = split_blocks(text)
    assert "".join(text[b.start : b.end] for b in blocks) == (text if text.strip() else "")
    assert [b.start for b in blocks[1:]] == [b.end for b in blocks[:-1]]


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_every_visible_character_is_in_the_content_of_one_block(text: str) -> None:
    blocks = split_blocks(text)
    inside = "".join(text[b.content_start : b.content_end] for b in blocks)
    assert "".join(inside.split()) == "".join(text.split())
    assert all(text[b.content_start : b.content_end].strip() for b in blocks)


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.sampled_from(["---\ntitle: A\n---\n", "---\ntitle: A\n---\n\n\n"]))
def test_front_matter_is_the_first_block(text: str, front: str) -> None:
    blocks = split_blocks(front + text, len(front))
    assert blocks[0].furniture == "front matter"
    assert "".join((front + text)[b.start : b.end] for b in blocks) == front + text


def test_a_blank_line_ends_a_block() -> None:
    assert contents("One line\nand its second.\n\nAnother.") == ["One line\nand its second.", "Another."]


def test_a_marker_begins_a_block_without_a_blank_line() -> None:
    text = "1. Requests a report;\n2. Urges all parties to stop;\n(a) at once;\n(b) for good."
    assert contents(text) == ["1. Requests a report;", "2. Urges all parties to stop;", "(a) at once;", "(b) for good."]


def test_a_running_head_is_a_block_of_its_own() -> None:
    blocks = split_blocks("The Council decides that\nS/RES/1445 (2002)\nthe mission goes on.")
    assert [b.furniture for b in blocks] == [None, "running head with the document's symbol", None]


def test_a_short_title_over_its_paragraph_is_a_block_of_its_own() -> None:
    text = "Human Security\nThe people of a place come first when the work is planned, and they have their say in it."
    assert contents(text)[0] == "Human Security"


def test_a_section_title_parts_from_the_item_on_its_line() -> None:
    assert contents("Sec. 2. Duties. (a) The Secretary shall report.") == [
        "Sec. 2. Duties.",
        "(a) The Secretary shall report.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The commitments of Allies under\nArticle 5 of the Washington Treaty remain as they are.",
        "The duties that follow from\nSection 3 of this order are met by all agencies.",
        "The report of the Secretary names more than\n3.5 million women who left their homes.",
        "The rules that stand in paragraph\n12. They apply to all who serve.",
        "Some of them, as set out in the plan of the\n12 Allies, are met.",
    ],
)
def test_a_wrapped_line_begins_no_block(text: str) -> None:
    assert contents(text) == [text]


def test_a_block_refuses_content_outside_itself() -> None:
    with pytest.raises(ValueError, match="block 5-9"):
        Block(5, 9, 4, 9, None, None, 1)
    with pytest.raises(ValueError, match="content 6-10"):
        Block(5, 9, 6, 10, None, None, 1)
