"""Shows that each row of qualifiers.toml reads its examples, and that a clause carries what stands around it."""

from __future__ import annotations

import pytest
from extract_probe import clauses_of

from graph_build.extract.commitments.qualifiers import qualifier_rules, qualifiers
from graph_build.vocabulary import CONCEPTS

YES = [(rule.concept, example) for rule in qualifier_rules() for example in rule.yes]
NO = [(rule.concept, example) for rule in qualifier_rules() for example in rule.no]
# Concepts that a verb or a focus carries: the scheme has them for whoever annotates, and no row reads them.
NOT_READ = {"in-particular", "continued"}


@pytest.mark.parametrize(("concept", "example"), YES)
def test_an_example_carries_its_qualifier(concept: str, example: str) -> None:
    assert concept in qualifiers(example)


@pytest.mark.parametrize(("concept", "example"), NO)
def test_a_near_miss_does_not(concept: str, example: str) -> None:
    assert concept not in qualifiers(example)


def test_the_rows_are_the_scheme() -> None:
    rows = [rule.concept for rule in qualifier_rules()]
    assert len(set(rows)) == len(rows)
    assert set(rows) == set(CONCEPTS["qualifier"]) - NOT_READ


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In accordance with national legislation, Norway will vet its police.", ("consistent-with-law",)),
        ("Norway will report each year, at its discretion.", ("at-discretion",)),
        ("Norway will, within existing resources, train all advisers.", ("within-existing-resources",)),
        ("Norway will train all advisers as soon as possible.", ("urgently",)),
        ("Norway may act where possible. Norway will train all advisers.", ()),
    ],
)
def test_a_clause_carries_what_opens_and_what_follows_it(sentence: str, expected: tuple[str, ...]) -> None:
    (clause,) = clauses_of(f"They met in the hall.\n\n{sentence}")
    assert clause.qualifiers == expected
