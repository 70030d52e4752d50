"""Shows that rows of frames.toml state what their examples say, and that what expressions read is still read."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from extract_probe import described, extract_of, parse_statement, rules_stating

from graph_build.extract.relations.frame_rows import FrameRow, frame_table
from graph_build.extract.relations.rules import relation_rules
from graph_build.vocabulary import DATE_RELATIONS, RELATIONS

ROWS = frame_table().rows
IDS = {row.id for row in ROWS}
YES = [(row, example) for row in ROWS for example in row.yes]
NO = [(row, example) for row in ROWS for example in row.no]
_OLD: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("relation_examples.toml").read_text("utf-8"))["was"]
READ_BEFORE = [(old["id"], example) for old in _OLD for example in old["yes"]]
NEAR_MISSES = [(old["id"], frozenset(old["states"].split()), example) for old in _OLD for example in old["no"]]


@pytest.mark.parametrize(("row", "example"), YES, ids=[f"{r.id}: {e[:60]}" for r, e in YES])
def test_an_example_states_its_relation(row: FrameRow, example: str) -> None:
    sentence, wanted = parse_statement(example)
    document = extract_of(sentence)
    assert row.id in rules_stating(document, wanted), f"{row.id} wants {wanted}, found:\n{described(document)}"


@pytest.mark.parametrize(("row", "example"), NO, ids=[f"{r.id}: {e[:60]}" for r, e in NO])
def test_a_near_miss_states_nothing_by_that_row(row: FrameRow, example: str) -> None:
    document = extract_of(example)
    assert row.id not in {r.rule for r in document.relations}, described(document)


@pytest.mark.parametrize(("old", "example"), READ_BEFORE, ids=[f"{o}: {e[:60]}" for o, e in READ_BEFORE])
def test_what_an_expression_read_is_still_read(old: str, example: str) -> None:
    sentence, wanted = parse_statement(example)
    document = extract_of(sentence)
    assert rules_stating(document, wanted), f"{old} read {wanted}, found:\n{described(document)}"


@pytest.mark.parametrize(("old", "states", "example"), NEAR_MISSES, ids=[f"{o}: {e[:60]}" for o, _, e in NEAR_MISSES])
def test_what_no_expression_read_is_read_by_no_frame(old: str, states: frozenset[str], example: str) -> None:
    document = extract_of(example)
    found = {r.predicate for r in document.relations if r.rule in IDS}
    assert not found & states, (old, described(document))


def test_rows_have_ids_of_their_own_near_misses_and_declared_properties() -> None:
    assert len(IDS) == len(ROWS)
    assert IDS.isdisjoint(rule.id for rule in relation_rules())
    for row in ROWS:
        assert row.yes or all(fact.subject.last == "nobody" for fact in row.facts), row.id
        assert row.no, row.id
        for fact in row.facts:
            assert fact.predicate in {*RELATIONS, *DATE_RELATIONS, "succeeds"}, (row.id, fact.predicate)


def test_a_year_before_an_agenda_is_no_day_of_adoption() -> None:
    found = {
        (r.subject, r.predicate) for r in extract_of("The 2030 Agenda for Sustainable Development guides us.").relations
    }
    assert "adoptedOn" not in {predicate for _, predicate in found}


@pytest.mark.parametrize(
    ("sentence", "predicate", "days"),
    [
        (
            "The Council renews the task of resolution 1621 (2005), adopted by it until 31 October 2006.",
            "adoptedOn",
            set(),
        ),
        ("The Narvik Board was established by the Council no later than 12 August 2018.", "establishedOn", set()),
        ("The Narvik Board was established by the Council on 12 August 2018.", "establishedOn", {"2018-08-12"}),
        (
            "The Council heard of the Joint Roadmap on the Operationalisation of Resolution 2719 (2023).",
            "adoptedOn",
            set(),
        ),
        ("The Council heard of the Narvik Roadmap (2023).", "adoptedOn", {"2023"}),
    ],
)
def test_a_day_up_to_which_something_lasts_and_a_year_of_another_are_not_its_day(
    sentence: str, predicate: str, days: set[str]
) -> None:
    own = {"unscr-1621", "unscr-2719"}  # whose years stand in their names
    found = [r for r in extract_of(sentence).relations if r.predicate == predicate]
    assert {r.object for r in found if r.subject not in own or "-" in r.object} == days
