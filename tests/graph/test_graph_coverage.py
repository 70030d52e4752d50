"""Shows that every character of a text is accounted for, and that a sentence with a word of duty is not passed over."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from read_texts import read

from graph_build.extract.commitments.left_out import CLAUSE_NOT_READ
from graph_build.graph.coverage import (
    CLAUSE,
    COMMITMENTS_READ,
    EXTRACTED,
    FURNITURE,
    NO_COMMITMENT,
    NOT_READ,
    NOT_UNDERSTOOD,
    NOTHING,
    NOTHING_ASKED,
    CoverageRow,
    Covered,
    clause_rows,
    coverage_csv,
    coverage_rows,
)
from graph_build.graph.coverage.covered import table_of


def states(text: str) -> dict[str, tuple[str, str]]:
    return {row.provision: (row.state, row.reason) for row in coverage_rows(read({"a": text}))}


def test_rows_tell_what_came_out() -> None:
    rows = coverage_rows(read({"a": "1. NATO has its seat in Brussels.\n\n2. Nobody knows this one here.\n"}))
    assert [(row.number, row.state) for row in rows] == [("1", EXTRACTED), ("2", NOTHING)]
    assert rows[0].mentions > 0
    assert rows[1].mentions == 0


def test_an_address_of_a_digest_is_furniture() -> None:
    found = states("[par. 1] <https://example.org/a>\n1. Nobody knows this one here.\n")
    assert found["p1"][0] == NOTHING
    assert {reason for state, reason in found.values() if state == FURNITURE} == {"address of the original"}


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("must", "It must be odd here."),
        ("should", "If they should come, something odd is here."),
        ("urges", "His urges are something odd here."),
    ],
)
def test_a_word_of_duty_without_a_clause_is_named(word: str, sentence: str) -> None:
    (row,) = coverage_rows(read({"a": f"1. {sentence}\n"}))
    assert (row.state, row.reason) == (NOT_UNDERSTOOD, f"'{word}' without a clause")


def test_with_a_clause_it_is_extracted() -> None:
    (row,) = coverage_rows(read({"a": "1. The Panel must report.\n"}))
    assert (row.state, row.commitments) == (EXTRACTED, 1)


@pytest.mark.parametrize(
    ("sentence", "words", "state", "reason"),
    [
        ("This approach will enhance planning.", "will enhance", NO_COMMITMENT, "an effect, no duty of somebody"),
        ("The Council notes that the Ministry must report.", "must report", NO_COMMITMENT, "within note"),
        ("If they should come, something odd is here.", "should", NO_COMMITMENT, "a condition"),
        ("His urges are something odd here.", "urges", NOT_UNDERSTOOD, CLAUSE_NOT_READ),
    ],
)
def test_a_clause_of_duty_that_became_no_commitment_is_a_row(
    sentence: str, words: str, state: str, reason: str
) -> None:
    text = f"1. {sentence}\n"
    (row,) = clause_rows(read({"a": text}))
    assert (row.role, row.state, row.reason, row.characters) == (CLAUSE, state, reason, 0)
    assert text[row.start : row.end].startswith(words)


@pytest.mark.parametrize(
    ("sentence", "duties"),
    [
        ("The Panel must report.", COMMITMENTS_READ),
        ("NATO has its seat in Brussels.", NOTHING_ASKED),
        ("This approach will enhance planning.", NO_COMMITMENT),
        ("His urges are something odd here.", NOT_READ),
    ],
)
def test_what_is_known_of_the_duties_of_a_provision(sentence: str, duties: str) -> None:
    (row,) = coverage_rows(read({"a": f"1. {sentence}\n"}))
    assert row.duties == duties


def test_a_clause_of_a_commitment_is_no_row() -> None:
    assert clause_rows(read({"a": "1. The Panel shall meet and report by May 2030.\n"})) == []


@given(st.text(alphabet="ab1.\n •-#;:NATO", max_size=120))
def test_rows_add_up_to_the_text(text: str) -> None:
    rows = coverage_rows(read({"a": text}))
    covered = [offset for row in rows for offset in range(row.start, row.end)]
    assert covered == list(range(len(text))) if text.strip() else True


def test_a_cell_is_never_a_formula() -> None:
    row = CoverageRow("a", 0, "p", "=1+1", "paragraph", 0, 1, 1, NOTHING, "", 0, 0, 0)
    (read_back,) = csv.DictReader(io.StringIO(coverage_csv({"a": Covered(table_of([row]), "", {})}).decode()))
    assert read_back["number"] == "'=1+1"
