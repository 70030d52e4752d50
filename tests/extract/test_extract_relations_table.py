"""Shows that each row of relations.toml states what its examples say, and nothing where it must not."""

from __future__ import annotations

import pytest
from extract_probe import described, extract_of, parse_statement, rules_stating

from graph_build.extract.relations.rules import Rule, relation_rules
from graph_build.vocabulary import DATE_RELATIONS, RELATIONS

RULES = relation_rules()
YES = [(rule, example) for rule in RULES for example in rule.yes]
NO = [(rule, example) for rule in RULES for example in rule.no]


@pytest.mark.parametrize(("rule", "example"), YES, ids=[f"{r.id}: {e[:40]}" for r, e in YES])
def test_an_example_states_its_relation(rule: Rule, example: str) -> None:
    sentence, wanted = parse_statement(example)
    document = extract_of(sentence)
    assert rules_stating(document, wanted), f"{rule.id} wants {wanted}, found:\n{described(document)}"


@pytest.mark.parametrize(("rule", "example"), NO, ids=[f"{r.id}: {e[:40]}" for r, e in NO])
def test_what_is_no_example_states_nothing_by_that_row(rule: Rule, example: str) -> None:
    document = extract_of(example)
    assert rule.id not in {r.rule for r in document.relations}, described(document)


def test_rows_are_complete_and_use_declared_properties() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.no, rule.id
        for fact in rule.facts:
            assert fact.predicate in {*RELATIONS, *DATE_RELATIONS}, (rule.id, fact.predicate)


def test_the_groups_of_every_fact_stand_in_its_pattern() -> None:
    special = {"self", "heading", "lastpost", "lastevent", "allpersons"}
    for rule in RULES:
        groups = set(rule.pattern.groupindex) | special
        for fact in rule.facts:
            used = {fact.subject, fact.object.rstrip("*"), *filter(None, (fact.start, fact.end, fact.during))}
            assert used <= groups, (rule.id, used - groups)


def test_a_date_relation_has_a_date_as_its_object() -> None:
    for rule in RULES:
        for fact in rule.facts:
            if fact.predicate in DATE_RELATIONS and fact.object != "heading":
                assert f"(?P<{fact.object}><(?:Date)#" in rule.pattern.pattern, (rule.id, fact)


def test_examples_of_a_row_name_a_property_of_that_row() -> None:
    for rule, example in YES:
        assert parse_statement(example)[1].predicate in {fact.predicate for fact in rule.facts}, (rule.id, example)


def test_expressions_only_grow_fewer() -> None:
    assert len(RULES) <= 22, "a construction is a row of frames.toml: verbs, nouns and roles, not an order of words"
