"""Shows that each operative verb of a resolution is read with its act and strength, and other verbs carry no duty."""

from __future__ import annotations

import pytest
from extract_probe import clauses_of
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_build.extract.records import CommitmentClause

TITLE = "Security Council resolution 9999 (2031)"
PARTIES, STATES, COUNCIL, SECRETARY = (
    "parties-to-armed-conflict",
    "member-states",
    "united-nations-security-council",
    "united-nations-secretary-general",
)

# Paragraph, act, strength, key of who is to act (None: nobody is named).
DUTIES = (
    ("Demands that all parties to armed conflict stop the attacks on civilians;", "Directive", "Obligation", PARTIES),
    (
        "Reiterates its demand that all parties to armed conflict end sexual violence;",
        "Directive",
        "Obligation",
        PARTIES,
    ),
    ("Decides to establish a group of experts for one year;", "Constitutive", "Obligation", COUNCIL),
    ("Intends to review the matter each year;", "Self-commitment", "Aim", COUNCIL),
    ("Decides to remain actively seized of the matter.", "Self-commitment", "Undertaking", COUNCIL),
    ("Requests the Secretary-General to submit a report by March 2032;", "Directive", "Request", SECRETARY),
    ("Asks the Secretary-General to report each year;", "Directive", "Request", SECRETARY),
    ("Urges Member States to nominate women;", "Directive", "Request", STATES),
    ("Strongly urges Member States to nominate women;", "Directive", "Request", STATES),
    ("Also requests the Secretary-General to report each year;", "Directive", "Request", SECRETARY),
    ("Calls upon Member States to fund the work;", "Directive", "Request", STATES),
    ("Calls on all parties to armed conflict to protect civilians;", "Directive", "Request", PARTIES),
    ("Calls also for the release of all detainees;", "Directive", "Request", None),
    ("Calls again on Member States to act at once;", "Directive", "Request", STATES),
    ("Appeals to Member States to contribute to the fund;", "Directive", "Request", STATES),
    ("Reiterates its call for all parties to armed conflict to protect civilians;", "Directive", "Request", PARTIES),
    ("Encourages Member States to develop action plans;", "Directive", "Encouragement", STATES),
    ("Further encourages Member States to develop action plans;", "Directive", "Encouragement", STATES),
    ("Invites the Secretary-General to brief the Council;", "Directive", "Encouragement", SECRETARY),
    ("Recommends that Member States train their staff;", "Directive", "Encouragement", STATES),
    ("Stresses the need for Member States to end impunity;", "Directive", "Encouragement", STATES),
    ("Emphasizes the need to train all personnel;", "Directive", "Encouragement", None),
    ("Expresses its intention to hold an open debate in 2032;", "Self-commitment", "Aim", COUNCIL),
    ("Reaffirms its readiness to adopt targeted measures;", "Self-commitment", "Aim", COUNCIL),
)
NO_DUTY = (
    "Recalls its resolution 1325 (2000);",
    "Welcomes the report of the Secretary-General;",
    "Notes with concern that Member States are late;",
    "Condemns all violence against civilians;",
    "Takes note of the requests of Member States for aid;",
    "Commends the efforts of Member States to train their staff;",
    "Recognizes the contribution of women to peace;",
    "Expresses its deep concern at the demands of armed groups;",
    "Stresses the importance of the mandate;",
)


def resolution(*paragraphs: str) -> tuple[CommitmentClause, ...]:
    numbered = "\n\n".join(f"{n}. {words}" for n, words in enumerate(paragraphs, 1))
    return clauses_of(f"The Security Council,\n\nRecalling its resolution 1325 (2000),\n\n{numbered}", TITLE)


@pytest.mark.parametrize(("words", "act", "strength", "who"), DUTIES, ids=[row[0] for row in DUTIES])
def test_a_verb_with_a_duty(words: str, act: str, strength: str, who: str | None) -> None:
    clauses = resolution(words)
    assert [(c.act, c.strength) for c in clauses] == [(act, strength)]
    assert [key for _, key in clauses[0].bearers] == ([who] if who else [])


@pytest.mark.parametrize("words", NO_DUTY)
def test_a_verb_without_a_duty(words: str) -> None:
    assert resolution(words) == ()


def test_several_verbs_of_a_paragraph_are_several_clauses() -> None:
    clauses = resolution(
        "Urges Member States to act, requests the Secretary-General to report, and further encourages donors to help;"
    )
    assert [c.strength for c in clauses] == ["Request", "Request", "Encouragement"]
    assert [c.bearers[0][1] for c in clauses] == [STATES, SECRETARY, "donors"]


def test_the_preamble_carries_no_duty() -> None:
    assert resolution("Recalls its resolutions;") == ()


def test_due_date_and_place_of_a_request() -> None:
    clause = resolution("Recalls all.", "Requests the Secretary-General to submit a report by March 2032;")[0]
    assert (clause.provision, clause.due, clause.due_rule) == ("p2", "2032-03", "by-date")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(DUTIES), min_size=1, max_size=6), st.lists(st.sampled_from(NO_DUTY), max_size=3))
def test_a_made_up_resolution_has_as_many_clauses_as_duties(
    duties: list[tuple[str, str, str, str | None]], rest: list[str]
) -> None:
    clauses = resolution(*(row[0] for row in duties), *rest)
    assert [(c.provision, c.strength) for c in clauses] == [(f"p{n}", row[2]) for n, row in enumerate(duties, 1)]
