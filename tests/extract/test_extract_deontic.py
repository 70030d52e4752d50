"""Shows that wordings which ask or promise are commitments of their strength, and what is none is left alone."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from extract_probe import clauses_of, described, extract_of
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_build.extract.records import CommitmentClause

WORDINGS = tomllib.loads(Path(__file__).with_name("commitment_examples.toml").read_text("utf-8"))["wording"]
YES = [(row, example) for row in WORDINGS for example in row["yes"]]
NO = [(row, example) for row in WORDINGS for example in row["no"]]


def prose(row: dict[str, object], sentence: str) -> tuple[CommitmentClause, ...]:
    """Read the sentence as a paragraph, or as an item where the row is of objectives in a list."""
    text = f"- {sentence}" if row.get("objective") else sentence
    return clauses_of(f"1. They met in the hall.\n\n{text}\n\nThe hall was full.")


@pytest.mark.parametrize(("row", "example"), YES, ids=[f"{r['id']}: {e}" for r, e in YES])
def test_an_example_is_a_commitment_of_its_strength(row: dict[str, object], example: str) -> None:
    assert (row["act"], row["strength"]) in [(c.act, c.strength) for c in prose(row, example)], prose(row, example)


@pytest.mark.parametrize(("row", "example"), NO, ids=[f"{r['id']}: {e}" for r, e in NO])
def test_a_near_miss_is_no_commitment(row: dict[str, object], example: str) -> None:
    assert prose(row, example) == ()


# Bearer as written, and part of the key of the thing that it names.
BEARERS = (
    ("NATO", "nato"),
    ("The United Nations", "united-nations"),
    ("Norway", "norway"),
    ("The European Union", "european-union"),
    ("The Ministry of Defence", "ministry-of-defence"),
    ("The Vorland Committee on Border Affairs", "vorland-committee-on-border-affairs"),
    ("The African Union", "african-union"),
    ("The Secretary of State", "secretary-of-state"),
    ("Member States", "member-states"),
    ("All parties to armed conflict", "parties-to-armed-conflict"),
)
MODALS = (
    ("will", "Undertaking"),
    ("shall", "Obligation"),
    ("must", "Obligation"),
    ("should", "Encouragement"),
    ("will seek to", "Aim"),
    ("will strive to", "Aim"),
)
ACTIONS = (
    "train all advisers",
    "report on the progress made",
    "deploy more women",
    "protect civilians",
    "fund the work of local groups",
    "appoint an envoy",
)
# Words that carry no duty: facts, abilities, effects, past acts, beliefs, reports of others' words, refusals.
NO_MODALS = (
    "did",
    "trained",
    "has reported on",
    "can",
    "may",
    "might",
    "could",
    "was able to",
    "recalled that they",
    "was asked why they",
    "will not",
)
REPORTED = (
    "The envoy said that {}.",
    "According to the paper, {}.",
    "Experts believe that {}.",
    "The minister announced that {}.",
)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(BEARERS), st.sampled_from(MODALS), st.sampled_from(ACTIONS))
def test_a_bearer_with_a_modal_and_an_action_is_found(
    bearer: tuple[str, str], modal: tuple[str, str], action: str
) -> None:
    sentence = f"{bearer[0]} {modal[0]} {action}."
    clauses = clauses_of(f"They met in the hall.\n\n{sentence}")
    assert [c.strength for c in clauses] == [modal[1]], sentence
    assert [key for _, key in clauses[0].bearers if key is not None and key.endswith(bearer[1])], clauses
    assert action.split(" ", 1)[1] in f"{clauses[0].verb} {clauses[0].action}"


@pytest.mark.parametrize(
    ("sentence", "strength"),
    [
        ("Parties must not use schools for the war.", "Obligation"),
        ("Parties shall never use schools for the war.", "Obligation"),
        ("Staff should not disclose the names of survivors.", "Encouragement"),
        ("This must not be repeated.", "Obligation"),
        ("Officers are forbidden to enter the shelter.", "Obligation"),
        ("Parties must not wait.", None),
        ("The list holds names, which must not be shown to others.", None),
        ("This order shall not be construed as a pardon.", None),
        ("This order shall not affect the law.", None),
        ("Parties must not be silent.", None),
        ("Neither NATO nor the Union will train advisers.", None),
        ("NATO will neither fund nor host the course.", None),
    ],
)
def test_what_is_forbidden_binds(sentence: str, strength: str | None) -> None:
    found = [c.strength for c in clauses_of(f"They met in the hall.\n\n{sentence}")]
    assert found == ([] if strength is None else [strength])


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(BEARERS), st.sampled_from(NO_MODALS), st.sampled_from(ACTIONS))
def test_without_a_word_of_duty_there_is_no_commitment(bearer: tuple[str, str], words: str, action: str) -> None:
    assert clauses_of(f"They met in the hall.\n\n{bearer[0]} {words} {action}.") == ()


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(REPORTED), st.sampled_from(BEARERS), st.sampled_from(MODALS), st.sampled_from(ACTIONS))
def test_what_somebody_is_said_to_do_is_no_commitment(
    frame: str, bearer: tuple[str, str], modal: tuple[str, str], action: str
) -> None:
    name = bearer[0].replace("The ", "the ", 1)
    assert clauses_of(f"They met in the hall.\n\n{frame.format(f'{name} {modal[0]} {action}')}") == ()


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(BEARERS), st.sampled_from(MODALS), st.sampled_from(ACTIONS))
def test_the_span_of_a_clause_lies_in_its_provision(
    bearer: tuple[str, str], modal: tuple[str, str], action: str
) -> None:
    document = extract_of(f"7. {bearer[0]} {modal[0]} {action}, and then they left.")
    assert document.commitments, described(document)
    for clause in document.commitments:
        text = next(p.reading.text for p in document.provisions if p.key == clause.provision)
        assert 0 <= clause.start < clause.end <= len(text)
        assert modal[0] in text[clause.start : clause.end]


@pytest.mark.parametrize(
    ("sentence", "bearers"),
    [
        ("The United Nations and the European Union will train advisers.", ["united-nations", "european-union"]),
        (
            "NATO, the United Nations and the African Union will meet each year.",
            ["nato", "united-nations", "african-union"],
        ),
        ("Within its mandate, NATO will train advisers.", ["nato"]),
        ("In 2030, Norway will report on the plan.", ["norway"]),
        ("To this end, the European Union will deploy women.", ["european-union"]),
        ("The plan will be reviewed by the European Union each year.", ["european-union"]),
        ("The plan will be reviewed each year.", []),
    ],
)
def test_bearers(sentence: str, bearers: list[str]) -> None:
    clauses = clauses_of(f"They met in the hall.\n\n{sentence}")
    assert len(clauses) == 1
    assert [key for _, key in clauses[0].bearers] == bearers


@pytest.mark.parametrize(
    ("sentence", "rhythm", "due"),
    [
        ("NATO will report every two years.", "P2Y", None),
        ("NATO will review the plan by March 2030.", None, "2030-03"),
        ("NATO will report annually until 2035.", "P1Y", "2035"),
        ("NATO will report on the plan.", None, None),
    ],
)
def test_rhythm_and_due_date(sentence: str, rhythm: str | None, due: str | None) -> None:
    clauses = clauses_of(f"They met in the hall.\n\n{sentence}")
    assert [(c.recurrence, c.due) for c in clauses] == [(rhythm, due)]


def test_items_under_a_modal_take_it_over() -> None:
    items = "(a) appoint an envoy for peace;\n\n(b) report on the plan each year."
    text = f"1. The Secretary of State shall:\n\n{items}\n\n2. They met."
    rows = [(c.provision, c.strength, [key for _, key in c.bearers]) for c in clauses_of(text)]
    assert [row[:2] for row in rows] == [("p1.a", "Obligation"), ("p1.b", "Obligation")]
    assert all(key and "secretary-of-state" in key for row in rows for key in row[2])


def test_a_heading_is_no_commitment() -> None:
    assert clauses_of("## Norway will train advisers\n\nThey met in the hall.") == ()


def test_an_action_plans_imperatives_are_undertakings() -> None:
    text = "They met.\n\n- Develop guidance on the protection of women.\n\n- Women took part in it."
    assert [c.rule for c in clauses_of(text, "Vorland Action Plan 2031")] == ["commitment-imperative"]
    assert clauses_of(text) == ()
