"""Shows how words of an element become a line: blanks folded, notes and raised digits set, links in their place."""

from __future__ import annotations

import pytest
from akn_sample import plain

from graph_build.corpus.akn.lines import Line, all_lines, holds_words, lines_of
from graph_build.corpus.akn.tree import tree_of


def line_of(inner: str) -> Line:
    (line,) = (piece for piece in lines_of(tree_of(f"<p>{inner}</p>".encode())) if isinstance(piece, Line))
    return line


@pytest.mark.parametrize(
    ("inner", "words"),
    [
        ("\n\t<span>Notes</span>\n  that ", "Notes that"),
        ("<i>Notes </i> that", "Notes that"),
        ("Notes <b></b> that", "Notes that"),
        ("15\u00a0May,", "15\u00a0May,"),
        # A date that the markup sets without a blank.
        ("meeting, on<docDate>9 June</docDate>", "meeting, on 9 June"),
        ("S/RES/<a>1325</a>", "S/RES/1325"),
        ("5<sup>th</sup> of 2 m<sup>3</sup>", "5th of 2 m³"),
        ('ferries,<authorialNote marker="12"><p>Small ones.</p></authorialNote> and', "ferries,¹² and"),
        ('ferries,<authorialNote marker="*"><p>Small ones.</p></authorialNote>', "ferries,*"),
        # Letters that an element's edge keeps apart from their accents.
        ("Cote<i>\u0302</i> d'Azur", "Cotê d'Azur"),
        (plain("a < b & c"), "a < b & c"),
    ],
)
def test_words(inner: str, words: str) -> None:
    assert line_of(inner).text == words


def test_marks_stand_at_their_words() -> None:
    line = line_of('its  resolution <a href="x"> <i>1325</i> (2000) </a>, and <a href="y">this</a>')
    assert [(m.attributes["href"], line.text[m.start : m.end]) for m in line.marks] == [
        ("x", "1325 (2000)"),
        ("y", "this"),
    ]


def test_marks_move_with_letters_that_are_composed() -> None:
    line = line_of('e<i>\u0301</i>te\u0301 <a href="x">1325</a>')
    (mark,) = line.marks
    assert line.text == "été 1325"
    assert line.text[mark.start : mark.end] == "1325"


def test_a_mark_without_words_is_none() -> None:
    assert line_of('a <a href="x"/> b <inline name="y"> </inline>').marks == ()


def test_a_block_interrupts_a_line() -> None:
    pieces = list(lines_of(tree_of(b"<p>before <quotedStructure><p>inside</p></quotedStructure> after</p>")))
    assert [piece.text if isinstance(piece, Line) else piece.tag for piece in pieces] == [
        "before", "quotedStructure", "after",
    ]  # fmt: skip
    assert [line.text for line in all_lines(tree_of(b"<p>before <p>inside</p> after</p>"))] == [
        "before", "inside", "after",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("xml", "held"),
    [
        ("<p>a</p>", True), ("<p><i>a</i></p>", True), ("<p> <p>a</p> b</p>", True),
        ("<paragraph> <num>1.</num> <content><p>a</p></content> </paragraph>", False), ("<p/>", False),
        ("<unknown><other>a</other></unknown>", False), ("<other>a</other>", True),
    ],
)  # fmt: skip
def test_words_that_stand_in_an_element_itself(xml: str, held: bool) -> None:
    assert holds_words(tree_of(xml.encode())) is held
