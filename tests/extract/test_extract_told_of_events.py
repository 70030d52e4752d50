"""Shows what words around a happening say of it: titles, days of the text, places in places, and who was where."""

import pytest
from extract_probe import PLAIN, Statement, extract_of, rules_stating

from graph_build.extract.relations.pages import SPEECH

UNIT = "Harbour Unit"


def says(text: str, subject: str, predicate: str, obj: str, title: str | None = PLAIN) -> set[str]:
    """Return the rules by which the text states it."""
    return rules_stating(extract_of(text, title), Statement(subject, predicate, obj))


def test_a_communique_was_agreed_at_the_happening_of_its_title() -> None:
    text = "# JOINT COMMUNIQUÉ\n\n# Second Session of the Harbour Dialogue\n\nThe Ministers met in Oslo.\n"
    assert says(text, "self", "adoptedAt", "Second Session of the Harbour Dialogue") == {"outcome-of-meeting"}


def test_a_report_was_not_agreed_at_the_happening_of_its_title() -> None:
    text = "# REPORT\n\n# Second Session of the Harbour Dialogue\n\nThe Ministers met in Oslo.\n"
    assert not says(text, "self", "adoptedAt", "Second Session of the Harbour Dialogue")


DEBATE = "Security Council open debate on “Harbours at the table”"
SPOKEN = f"# Statement by Ms. Ingrid Solberg at the {DEBATE}\n\nOslo, 3 May 2031\n\n"


def test_who_is_thanked_for_a_briefing_spoke_where_the_speech_was_held() -> None:
    text = SPOKEN + "I thank Ms. Lena Holt for her briefing.\n"
    assert says(text, "Ingrid Solberg", "spokeAt", DEBATE) >= {SPEECH}
    assert says(text, "Lena Holt", "spokeAt", DEBATE) == {"thanks-for-briefing"}
    assert says(text, DEBATE, "organizedBy", "Security Council") == {"event-name-holds-body"}


def test_who_is_thanked_for_patience_spoke_nowhere() -> None:
    text = SPOKEN + "I thank Ms. Lena Holt for her patience.\n"
    assert not says(text, "Lena Holt", "spokeAt", DEBATE)


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("The Oslo Forum was held in Kampala, Uganda in May 2031.", {"Kampala", "Uganda"}),
        ("The Oslo Forum was held in Kampala in May 2031.", {"Kampala"}),
        ("The Oslo Forum was held in Nairobi, Kenya, and looked back on Kampala.", {"Nairobi", "Kenya"}),
        ("The Oslo Forum was held in Paris, London and Rome in May 2031.", {"Paris"}),
    ],
)
def test_a_happening_in_a_place_is_in_the_state_around_it(words: str, places: set[str]) -> None:
    extract = extract_of(words)
    told = {place for place in places if rules_stating(extract, Statement("Oslo Forum", "occursAt", place))}
    others = {"Uganda", "Kenya", "London", "Kampala"} - places
    assert told == places
    assert not {place for place in others if rules_stating(extract, Statement("Oslo Forum", "occursAt", place))} - {
        "London"
    }


NEWS = "# News\n\n3 May 2031\n\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Today, the Harbour Unit announced the launch of the Harbour Fund.",
        "The Harbour Unit this morning launched the Harbour Fund with the launch of the Harbour Fund.",
    ],
)
def test_what_is_done_today_is_on_the_day_of_the_text(sentence: str) -> None:
    assert says(NEWS + sentence, "launch of the Harbour Fund", "occursOn", "2031-05-03")


@pytest.mark.parametrize(
    "sentence",
    [
        "Harbours today need what was asked ahead of the launch of the Harbour Fund.",
        "Today, before the launch of the Harbour Fund, staff met.",
    ],
)
def test_what_is_still_to_come_today_has_no_day(sentence: str) -> None:
    assert not says(NEWS + sentence, "launch of the Harbour Fund", "occursOn", "2031-05-03")


def test_happenings_of_this_month_are_in_the_month_of_the_text() -> None:
    text = NEWS + "At this month's Oslo Summit and Bergen Conference, States should act."
    assert says(text, "Oslo Summit", "occursOn", "2031-05")
    assert says(text, "Bergen Conference", "occursOn", "2031-05")


def test_an_adoption_is_on_the_day_on_which_its_document_was_adopted() -> None:
    text = (
        "The Security Council adopted resolution 1325 (2000) on 31 October 2000.\n\n"
        "Much was done since the adoption of resolution 1325."
    )
    assert says(text, "adoption of resolution 1325", "occursOn", "2000-10-31") == {"adoption-of-dated-document"}


def test_what_a_happening_is_measured_by_is_not_the_one_pointed_back_to() -> None:
    text = (
        "The Bergen Conference met in May 2031. Staff spoke of the patrols ahead of the Oslo Summit. "
        "Ms. Ingrid Solberg told participants that much was done."
    )
    assert says(text, "Ingrid Solberg", "spokeAt", "Bergen Conference")
    assert not says(text, "Ingrid Solberg", "spokeAt", "Oslo Summit")


def test_who_hosts_is_no_guest_and_nobody_holds_an_anniversary() -> None:
    text = (
        "Norway co-hosted the Oslo Summit with Ghana. The Harbour Unit marked its 50th anniversary of the Oslo Accord."
    )
    relations = extract_of(text).relations
    assert says(text, "Ghana", "hosts", "Oslo Summit")
    assert not says(text, "Ghana", "participatedIn", "Oslo Summit")
    assert not [r for r in relations if r.predicate == "organizedBy"]


@pytest.mark.parametrize(
    ("sentence", "subject", "predicate", "obj"),
    [
        ("The Harbour Unit, which in October 2031 hosted the Oslo Summit, shall report.", UNIT, "hosts", "Oslo Summit"),
        ("The Harbour Unit, whose chair is Malta, held the Oslo Summit in May.", "Oslo Summit", "organizedBy", UNIT),
        ("The Chair, Ms. Lena Holt, this morning opened the Oslo Summit.", "Lena Holt", "spokeAt", "Oslo Summit"),
        ("Staff planned the Oslo Summit in June 2031, which convened officers from Ghana.", "Ghana", "participatedIn",
         "Oslo Summit"),
    ],
)  # fmt: skip
def test_a_verb_finds_its_subject_behind_asides(sentence: str, subject: str, predicate: str, obj: str) -> None:
    assert says(sentence, subject, predicate, obj)
