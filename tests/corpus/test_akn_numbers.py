"""Shows the numbers that labels get as they are met, in lists and outside of them, and what each belongs to."""

from __future__ import annotations

import pytest

from graph_build.corpus.akn.numbers import Numbering

# Steps: a label, "[" and "]" around a list, "#" a heading, "." words without a label, "&" words after a list's points.
# What comes out: the number of each label and of words without one, "-" where there is none.
ROWS = [
    ("1. 2. 3.", "1 2 3"),
    ("5 [ a. b. ] .", "5 5(a) 5(b) 5"),
    ("5. [ (a) [ (i) (ii) ] (b) & ] 6.", "5 5(a) 5(a)(i) 5(a)(ii) 5(b) 5 6"),
    # A list that the markup sets beside the point that it belongs to.
    ("29. [ (h) [ (i) (ii) ] (i) ]", "29 29(h) 29(h)(i) 29(h)(ii) 29(i)"),
    # A list in a list that only goes on with the count.
    ("29. [ (d) (e) [ (f) (g) ] ]", "29 29(d) 29(e) 29(f) 29(g)"),
    # Outside of lists the kind of the label tells the level, and the count tells letters from Roman numerals.
    ("4. (a) (i) (ii) (b) (i) 5.", "4 4(a) 4(a)(i) 4(a)(ii) 4(b) 4(b)(i) 5"),
    ("4. (g) (h) (i) (j)", "4 4(g) 4(h) 4(i) 4(j)"),
    ("(i) (ii) (iii)", "(i) (ii) (iii)"),
    ("6. (a) # (b) # (c) 7.", "6 6(a) 6(b) 6(c) 7"),
    ("6. # .", "6 -"),
    ("6. (a) .", "6 6(a) 6(a)"),
    ("2. – –", "2 2 2"),
    ("2. [ • • ] .", "2 2 2 2"),
    ("3. 3.1. 3.2", "3 3.1 3.2"),
    ("1. [ 1.1 1.2 ]", "1 1.1 1.2"),
    ("1. (1) (2)", "1 1(1) 1(2)"),
    ("A. . 1. B.", "(A) - 1 1(B)"),
    # Initials of a name are no label.
    ("8. P.C.C .", "8 8 8"),
    ("’5‘ ", "(5)"),
    (".", "-"),
]


@pytest.mark.parametrize(("steps", "numbers"), ROWS)
def test_numbers(steps: str, numbers: str) -> None:
    numbering, out = Numbering(), []
    for part, step in enumerate(steps.split()):
        if step in {"[", "]", "#"}:
            {"[": numbering.in_list, "]": numbering.after_list, "#": numbering.heading}[step]()
            continue
        if step == "&":
            numbering.after_points()
        found = numbering.current if step in {".", "&"} else numbering.labelled(step, part)
        out.append(found.number or "-")
    assert out == numbers.split()


def test_a_point_belongs_to_the_point_or_paragraph_that_holds_it() -> None:
    numbering = Numbering()
    assert numbering.labelled("7.", 10).parent is None
    numbering.in_list()
    assert numbering.labelled("(a)", 11).parent == 10
    numbering.in_list()
    assert numbering.labelled("(i)", 12).parent == 11
    assert numbering.current.parent == 12
    numbering.after_list()
    assert numbering.labelled("(b)", 13).parent == 10
    numbering.after_points()
    assert numbering.current.parent == 10


def test_two_labels_before_the_same_words_are_one_item() -> None:
    numbering = Numbering()
    numbering.labelled("7.", 10)
    numbering.labelled("(a)", 11)
    inner = numbering.labelled("(i)", 11)
    assert (inner.number, inner.parent, inner.item) == ("7(a)(i)", 10, True)


def test_paragraphs_of_an_article_are_counted_under_it() -> None:
    numbering = Numbering()
    before = numbering.in_article("Article 4", 3)
    assert numbering.current.number == "4"
    assert numbering.labelled("1.", 4).number == "4(1)"
    assert numbering.labelled("(b)", 5).number == "4(1)(b)"
    numbering.after_article(before)
    assert numbering.current.number is None
