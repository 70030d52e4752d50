"""Rows become facts: one row for what is stated, with how many passages say it, and the way to the rest."""

import re

import pyoxigraph as ox
import pytest

from graph_build.ask.collection import Question, list_questions
from graph_build.ask.facts import one_row_a_fact, part_of
from graph_build.ask.format import render
from graph_build.ask.run import Answer
from graph_build.errors import UsageError

COLUMNS = ("cited", "citedName", "bearerName", "document", "documentName", "paragraph", "paragraphName", "quote")


def row(cited: str, bearer: str, document: str, paragraph: str, quote: str) -> tuple[ox.NamedNode | ox.Literal, ...]:
    return (
        ox.NamedNode(f"urn:{cited}"), ox.Literal(cited.title()), ox.Literal(bearer), ox.NamedNode(f"urn:{document}"),
        ox.Literal(document.title()), ox.NamedNode(f"urn:{document}/{paragraph}"), ox.Literal(paragraph),
        ox.Literal(quote),
    )  # fmt: skip


ANSWER = Answer(
    "rows",
    COLUMNS,
    (
        row("charter", "the harbour board", "plan", "1", "as the Charter asks"),
        row("charter", "the harbour board", "plan", "7", "under the Charter"),
        row("charter", "the pilots", "news", "2", "the Charter says so"),
        row("treaty", "the pilots", "news", "2", "by the Treaty"),
    ),
    shown=("citedName", "bearerName", "documentName", "paragraphName", "quote"),
)


def test_a_fact_is_one_row_that_counts_its_passages() -> None:
    told = render(one_row_a_fact(ANSWER), "csv").splitlines()
    assert [line.rsplit(",", 2)[1:] for line in told] == [["passages", "documents"], ["2", "1"], ["1", "1"], ["1", "1"]]
    assert "as the Charter asks" in told[1]


def test_the_columns_of_a_fact_may_be_named_and_others_then_hold_each_value_once() -> None:
    folded = one_row_a_fact(ANSWER, ["cited"])
    assert len(folded.rows) == 2
    assert folded.rows[0][2] == ox.Literal("the harbour board; the pilots")
    assert [str(term) for term in folded.rows[0][-2:]] == [
        '"3"^^<http://www.w3.org/2001/XMLSchema#integer>',
        '"2"^^<http://www.w3.org/2001/XMLSchema#integer>',
    ]


def test_an_answer_without_quotes_is_left_as_it_is() -> None:
    bare = Answer("rows", ("a",), ((ox.Literal("x"),), (ox.Literal("x"),)))
    assert one_row_a_fact(bare) == bare


def test_a_part_says_where_the_rest_is() -> None:
    text = render(part_of(ANSWER, 2, 2), "table")
    assert "rows 2 to 3 of 4; --skip 3 goes on, --limit 0 shows all" in text
    assert "as the Charter asks" not in text
    assert "by the Treaty" not in text
    assert "goes on" not in render(part_of(ANSWER, 4, 2), "table")
    assert render(part_of(ANSWER, 1, 0), "table") == render(ANSWER, "table")


def test_a_row_that_is_not_there_is_named() -> None:
    with pytest.raises(UsageError, match="none after number 8"):
        part_of(ANSWER, 9, 2)


def test_a_table_sets_rows_together_under_their_group() -> None:
    text = render(Answer("rows", ANSWER.columns, ANSWER.rows, shown=ANSWER.shown, grouped="documentName"), "table")
    assert text.index("PLAN") < text.index("as the Charter asks") < text.index("NEWS") < text.index("by the Treaty")
    assert "(paragraph 7)" in text


@pytest.mark.parametrize("question", [one for one in list_questions() if one.fact], ids=lambda one: one.name)
def test_what_a_question_calls_its_fact_is_among_its_columns(question: Question) -> None:
    selected = set(re.findall(r"[?$](\w+)", question.sparql.partition("SELECT")[2].partition("WHERE")[0]))
    assert set(question.fact) <= selected
