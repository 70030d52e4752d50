"""Shows which words of the past still bind, what lists that wait for verbs ask, and whom an act goes to."""

from __future__ import annotations

import pytest
from extract_probe import clauses_of, extract_of

BEFORE = "The hall was full.\n\n"


@pytest.mark.parametrize(
    ("sentence", "strength", "bearer"),
    [
        ("The Port Council promised to open a shelter.", "Undertaking", ["Port Council"]),
        ("The Port Council pledged at the forum in Oslo in 2031 to open shelters.", "Undertaking", ["Port Council"]),
        ("The envoy offered to host a seminar, and Chile welcomed it.", "Undertaking", ["envoy"]),
        ("The Assembly also requested Norway to open a shelter.", "Request", ["Norway"]),
        ("The Assembly asked that the Port Council open a shelter.", "Request", ["Port Council"]),
        ("The Office recommended that the Port Council should open a shelter.", "Encouragement", ["Port Council"]),
        ("The delegates adopted the Oslo Statement, which encourages Norway to act.", "Encouragement", ["Norway"]),
        ("Norway is obliged under article 7 to open a shelter.", "Obligation", ["Norway"]),
        ("Norway is urged in this regard to put forward names.", "Request", ["Norway"]),
        ("Norway applies a zero-tolerance policy on abuse.", "Undertaking", ["Norway"]),
        ("The Assembly awaits the Oslo Meeting, which Norway will host in May and which was put off.",
         "Undertaking", ["Norway"]),
    ],
)  # fmt: skip
def test_what_was_promised_or_asked_and_stands(sentence: str, strength: str, bearer: list[str]) -> None:
    (clause,) = clauses_of(BEFORE + sentence)
    assert (clause.strength, [words for words, _ in clause.bearers]) == (strength, bearer)


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2019 the Assembly requested Norway to open a shelter.",
        "The Assembly had requested Norway to open a shelter.",
        "The experts asked that no shelter was closed.",
        "The Assembly requested a shelter.",
        "The ports offered room to sit.",
        "A culture that invites abuse was dropped.",
        "The Panel advises the Port Council.",
        "Delegations will find the text in the annex.",
        "More money is required in the north to close the gap.",
        "Norway applies a policy on abuse.",
    ],
)
def test_what_is_only_told_binds_nobody(sentence: str) -> None:
    assert not clauses_of(BEFORE + sentence)


def test_what_was_asked_is_a_commitment_and_no_claim_beside_it() -> None:
    document = extract_of(BEFORE + "The United Nations urged Norway to open a shelter.")
    assert len(document.commitments) == 1
    assert not document.claims


def test_two_requests_joined_by_and_are_two() -> None:
    urge = "The women urge the armed groups to release all who are held"
    read = clauses_of(f"{BEFORE}{urge} and call on Norway to open half of the ports.")
    assert [[words for words, _ in c.bearers] for c in read] == [["armed groups"], ["Norway"]]


LETTER = """Letter on ports

The shelters of the coast are full, and the winter is near, so we call on the Port Council to:

1. **Stand with the islands.** Their boats are old.

2. **Fund the network.** It has no money.

3. Supplies of rope are low.

We will come back in May.
"""


def test_a_list_that_waits_for_verbs_is_read_by_its_numbers() -> None:
    asked = [c for c in clauses_of(LETTER) if c.rule.endswith("-item")]
    assert [(c.action, [words for words, _ in c.bearers]) for c in asked] == [
        ("stand with the islands", ["Port Council"]),
        ("fund the network", ["Port Council"]),
    ]


def test_an_exception_of_a_measure_asks_for_nothing() -> None:
    text = "1. Decides that the measures shall not apply to:\n\n(a) Supplies of rope;\n\n(b) Sales of sails.\n"
    assert not [c for c in clauses_of(text) if c.rule.endswith("-item")]


def test_the_last_lettered_item_stands_apart() -> None:
    text = "1. The Port Council shall:\n\n   a) open a shelter; and\n\n   b) report on it.\n"
    assert [c.action for c in clauses_of(text)] == ["open a shelter", "report on it"]


@pytest.mark.parametrize(
    ("sentence", "whom"),
    [
        ("The Port Council will hold perpetrators to account.", ["perpetrators"]),
        ("The perpetrators must be held to account.", ["perpetrators"]),
        ("The Port Council will bring the case before the Maritime Committee.", ["Maritime Committee"]),
        ("The Port Council shall accompany women who sail.", ["women"]),
        ("The Port Council will invite survivors to speak.", ["survivors"]),
        ("The Port Council will send a questionnaire to all Member States.", ["all Member States"]),
        ("The Port Council will hold a hearing.", []),
        ("The Port Council will put a sign before the hall.", []),
    ],
)
def test_whom_an_act_goes_to(sentence: str, whom: list[str]) -> None:
    (clause,) = clauses_of(BEFORE + sentence)
    assert [words for words, _ in clause.addressees] == whom


def test_a_short_first_sentence_is_the_title_of_its_paragraph() -> None:
    text = (
        "1. Women in mediation. Halls are few. The Port Council shall open a hall.\n\n"
        "2. Rest. Halls are few. The Port Council shall pay.\n"
    )
    first, second = (c for c in clauses_of(text) if c.strength == "Obligation")
    assert any(theme.endswith("/mediation") for theme in first.themes)
    assert not second.themes


def test_the_day_over_a_text_is_counted_from_and_said_by_its_line() -> None:
    text = "Board of Ports\n\nOslo, 10 June 2031\n\nThe Port Council shall report by 15 March.\n"
    document = extract_of(text)
    assert [c.due for c in document.commitments] == ["2032-03-15"]
    days = [r for r in document.relations if r.predicate == "publishedOn"]
    assert {r.object for r in days} == {"2031-06-10"}
    assert all(p.is_content for p in document.provisions for r in days if r.provision == p.key)
