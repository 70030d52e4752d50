"""Shows what joint statements, decisions, action plans' pages and releases taught."""

from __future__ import annotations

import pytest
from extract_probe import clauses_of, extract_of, facts

STATEMENT = "Joint Statement on Safe Ports\n\nWe, the Ministers of Norway and Chile:\n\n"
AREAS = "Harbour Plan of Arland\n\nThe Harbour Plan works on {} areas:\n\n"


@pytest.mark.parametrize(
    ("point", "strength", "bearers"),
    [
        ("1. Reaffirm our determination to keep ports open.", "Undertaking", ["We"]),
        ("1. Commit to hold a conference in 2031.", "Undertaking", ["We"]),
        ("1. Call for an end of raids on ports.", "Request", []),
        ("1. Invite UN Women to send figures.", "Encouragement", ["UN Women"]),
    ],
)
def test_those_who_speak_together_bear_what_the_points_say(point: str, strength: str, bearers: list[str]) -> None:
    rows = extract_of(STATEMENT + point, None).commitments
    assert [(row.strength, [words for words, _ in row.bearers]) for row in rows] == [(strength, bearers)]


def test_a_point_goes_on_behind_semicolons() -> None:
    text = STATEMENT + "1. Call for an end of raids on ports; and urge all crews to report them."
    assert [row.strength for row in extract_of(text, None).commitments] == ["Request", "Request"]


@pytest.mark.parametrize("sentence", ["Call for papers closes in May.", "The call for action was heard."])
def test_a_call_that_is_a_thing_asks_nobody(sentence: str) -> None:
    assert not clauses_of(sentence)


def test_objectives_are_the_labels_under_what_announces_them() -> None:
    lines = "Safe berths: focuses on lights\n\nFair wages: focuses on pay\n\nClean water: focuses on wells"
    found = facts(extract_of(AREAS.format("three focus") + lines, None), "hasObjective")
    assert {label.lower() for _, _, label in found} >= {"safe berths", "fair wages"}


def test_other_lines_under_a_number_are_no_objectives() -> None:
    lines = (
        "Safe berths: focuses on lights\n\nThe Board met in May and spoke of wages.\n\nClean water: focuses on wells"
    )
    assert not facts(extract_of(AREAS.format("three focus") + lines, None), "hasObjective")


def test_what_opens_a_sentence_before_its_subject_has_no_objectives() -> None:
    text = "Building on the Harbour Strategy, the Council met. Its work has two goals: safe ports, and paid guards."
    assert not any(subject == "Harbour Strategy" for subject, _, _ in facts(extract_of(text), "hasObjective"))


RELEASE = (
    "Ports at night\n\n4 May 2031\n\nThe first day of the talks was given to lights.\n\nThe second day was on pay."
)


def test_paragraphs_of_a_release_are_no_timeline() -> None:
    assert not [m for m in extract_of(RELEASE, None).mentions if m.rule == "timeline-entry"]


def test_a_chronology_of_days_is_a_timeline() -> None:
    days = "\n\n".join(f"{day} May 2031\n\nArland opened port number {day}." for day in (3, 5, 9))
    found = [m for m in extract_of(f"Ports at night\n\n{days}", None).mentions if m.rule == "timeline-entry"]
    assert len(found) == 3


def test_the_day_of_news_is_not_that_of_what_its_title_tells() -> None:
    news = "Harbour Forum shows the worth of lights\n\n26 June 2031\n\nThe Harbour Forum was held in Oslo."
    assert not facts(extract_of(news, None), "occursOn")


def test_the_day_below_a_name_is_that_of_the_happening() -> None:
    page = "The Harbour Conference on Lights\n\nOslo, 26 June 2031\n\nThe Harbour Conference on Lights was short."
    assert any(day == "2031-06-26" for _, _, day in facts(extract_of(page, None), "occursOn"))


def test_a_sentence_with_a_day_does_not_date_the_text() -> None:
    page = "Notes on ports\n\nThe envoy addressed the Harbour Forum on 4 May 2031."
    assert not facts(extract_of(page, None), "publishedOn")


def test_the_organ_that_acts_adopted_a_numbered_decision() -> None:
    text = (
        "Organization for Safe Ports\n\nHarbour Council\n\nDECISION No. 638\n\nThe Harbour Council,\n\n"
        "Decides to open all berths in 2031."
    )
    document = extract_of(text, None)
    assert document.context.title == "DECISION No. 638"
    assert ("self", "adoptedBy", "Harbour Council") in facts(document, "adoptedBy")


def test_what_an_organ_decides_to_adopt_is_adopted() -> None:
    found = facts(extract_of("The Harbour Council decides to adopt the Oslo Plan of Action."), "adoptedBy")
    assert ("Oslo Plan of Action", "adoptedBy", "Harbour Council") in found
    hoped = facts(extract_of("The Harbour Council hopes to adopt the Oslo Plan of Action."), "adoptedBy")
    assert not hoped


def test_a_plan_for_implementing_implements() -> None:
    found = facts(extract_of("Arland has an Oslo Plan of Action for implementing UNSCR 1325."), "implements")
    assert found == {("Oslo Plan of Action", "implements", "UNSCR 1325")}


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Crews attended the Women in Pacific Forces Seminar in Oslo.", "Women in Pacific Forces Seminar"),
        ("Crews attended the Women for Safe Ports Conference.", "Women for Safe Ports Conference"),
    ],
)
def test_a_name_begins_with_whom_a_happening_is_on(sentence: str, name: str) -> None:
    assert name in {m.surface for m in extract_of(sentence).mentions}


def test_a_day_may_stand_bare_behind_the_place() -> None:
    found = facts(extract_of("Lights were part of the Harbour Forum in Oslo 16-17 June 2031."), "occursOn")
    assert found == {("Harbour Forum", "occursOn", "2031-06-16/2031-06-17")}


def test_the_secretary_general_of_the_council_is_the_united_nations() -> None:
    text = "Notes on ports\n\nThe Security Council requests the Secretary-General to report on the alliance."
    assert [key for row in extract_of(text, None).commitments for _, key in row.bearers] == [
        "united-nations-secretary-general"
    ]


def test_a_plan_is_known_by_a_short_form_with_a_number() -> None:
    text = (
        "The Cabinet approved the Third Harbour Plan for Safe Berths (HPA III). HPA III rests on two pillars: safe "
        "ports, and paid guards."
    )
    found = facts(extract_of(text), "hasObjective")
    assert {subject for subject, _, _ in found} == {"Third Harbour Plan for Safe Berths"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Chair is authorized and directed to publish the list.",
        "Grant recipients are required to publish the list.",
        "The Council stresses that the authorities have the primary responsibility to publish the list.",
        "The United States plans to provide more than nine ships.",
        "It was also agreed to publish the list.",
        "Let's publish the list.",
    ],
)
def test_words_that_bind(sentence: str) -> None:
    assert len(clauses_of(sentence)) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "The Council recalls that the authorities have the primary responsibility to publish the list.",
        "All this led Norway to publish the list.",
        "Open Letter to the members of the Board",
    ],
)
def test_words_that_bind_nobody(sentence: str) -> None:
    assert not clauses_of(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Board met to hear the crews, renew commitments and go on.",
        "Efforts to prevent, address and resolve conflicts grow.",
    ],
)
def test_a_further_verb_of_an_infinitive_binds_nobody(sentence: str) -> None:
    assert not clauses_of(sentence)


def test_a_verb_of_several_behind_a_comma_binds_them() -> None:
    rows = clauses_of("The ministers, to keep ports open, commit to pay the guards.")
    assert [row.strength for row in rows] == ["Undertaking"]


def test_the_committee_is_not_the_red_cross() -> None:
    text = "Thank the International Committee of the Red Cross. The Security Council requests the Committee to report."
    assert [[key for _, key in row.bearers] for row in clauses_of(text)] == [[None]]
