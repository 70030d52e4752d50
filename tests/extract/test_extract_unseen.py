"""Shows how clauses of plans, policies, speeches and mandates are read that no table row names by itself."""

from __future__ import annotations

import pytest
from extract_probe import clauses_of

from graph_build.extract.records import CommitmentClause

RESOLUTION = "Security Council resolution 9001 (2015)"


def rows(text: str, title: str | None = None) -> tuple[CommitmentClause, ...]:
    return clauses_of(text, title) if title else clauses_of(f"They met in the hall.\n\n{text}")


def keys(clause: CommitmentClause) -> list[str | None]:
    return [key for _, key in clause.bearers]


def test_each_clause_of_a_sentence_has_its_own_subject_date_and_rhythm() -> None:
    text = "Norway is committed to reaching parity by 2027, and NATO will report on it every year."
    found = [(keys(c), c.recurrence, c.due) for c in rows(text)]
    assert found == [(["norway"], None, "2027"), (["nato"], "P1Y", None)]


def test_should_takes_over_the_subject_of_the_clause_before() -> None:
    text = "Member States are called upon to nominate women, and should remove the barriers in their way."
    assert [(keys(c), c.strength) for c in rows(text)] == [
        (["member-states"], "Request"),
        (["member-states"], "Encouragement"),
    ]


def test_the_subject_is_looked_for_in_its_own_sentence() -> None:
    text = "The European Union will act by 2028. Norway is responsible for the plan and shall report on it."
    assert [keys(c) for c in rows(text)] == [["european-union"], ["norway"], ["norway"]]


@pytest.mark.parametrize(
    "text",
    [
        "That is why we will publish our results.",
        "First, we will publish our results.",
        "But we must publish our results.",
    ],
)
def test_words_before_a_subject_are_passed_over(text: str) -> None:
    assert [[words for words, _ in c.bearers] for c in rows(text)] == [["we"]]


def test_a_lead_in_binds_by_its_items_alone() -> None:
    text = "10. The European Union intends to:\n\n(a) develop a common module;\n\n(b) promote the exchange of lessons."
    assert [(c.provision, c.strength) for c in clauses_of(text)] == [("p10.a", "Aim"), ("p10.b", "Aim")]


def test_what_is_decided_of_a_mission_is_borne_by_the_mission() -> None:
    text = "1. Decides that the African Union shall do this:\n\n(a) To protect civilians;\n\n(b) To report to it.\n"
    found = rows(f"{RESOLUTION}\n\n{text}", RESOLUTION)
    assert [keys(c) for c in found] == [["african-union"]] * len(found)
    assert {"p1.a"} <= {c.provision for c in found}


def test_the_noun_alone_means_who_was_named_in_full() -> None:
    text = "1. Calls upon the Peacebuilding Commission to meet, and urges the Commission to report;\n"
    first, second = rows(f"{RESOLUTION}\n\n{text}", RESOLUTION)
    assert keys(first) == keys(second) == ["peacebuilding-commission"]


@pytest.mark.parametrize("verb", ["Urges", "Encourages", "Requests", "Invites"])
def test_the_verb_of_a_paragraph_is_no_part_of_a_name(verb: str) -> None:
    (clause,) = rows(f"{RESOLUTION}\n\n1. {verb} States to train mediators;\n", RESOLUTION)
    assert keys(clause) == ["states"]


@pytest.mark.parametrize(
    "text",
    [
        "The European Union, which is a partner of Norway, will publish its results.",
        "The European Union (EU), who are partners of Norway, will also publish their results.",
    ],
)
def test_a_relative_clause_between_commas_leaves_the_verb_to_its_subject(text: str) -> None:
    assert [keys(c) for c in rows(text)] == [["european-union"]]


def test_a_verb_between_a_name_and_another_verb_takes_the_name() -> None:
    found = rows("The European Union is large, and trees will grow.")
    assert all("european-union" not in keys(clause) for clause in found)
