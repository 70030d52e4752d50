"""Shows what pages of the web taught: datelines, events told again, posts of one country, acts of other assemblies."""

from __future__ import annotations

import pytest
from extract_probe import clauses_of, extract_of, facts

MEETING = "Regional Meeting on Safe Ports"


@pytest.mark.parametrize(
    "second",
    [
        "The event, which took place on 3 May 2031 in Oslo, was short.",
        "The meeting took place on 3 May 2031 in Oslo.",
        "This event, held on 3 May 2031 in Oslo, was short.",
    ],
)
def test_the_event_is_the_one_that_was_named(second: str) -> None:
    found = facts(extract_of(f"Ian Kask took part in the {MEETING}. {second}"), "occursOn", "occursAt")
    assert found == {(MEETING, "occursOn", "2031-05-03"), (MEETING, "occursAt", "Oslo")}


def test_a_meeting_that_is_told_apart_is_another() -> None:
    text = f"Ian Kask took part in the {MEETING}. The meeting held on 3 May 2031 in Oslo was short."
    assert not any(subject == MEETING for subject, _, _ in facts(extract_of(text), "occursOn"))


@pytest.mark.parametrize("line", ["OSLO, May 3, 2031 - ", "Oslo, 3 May 2031 – ", "Oslo (3 May 2031) - "])
def test_the_day_of_the_news_is_not_that_of_what_it_tells(line: str) -> None:
    text = f"Ports at night\n\n{line}Ian Kask took part in the {MEETING}."
    assert not facts(extract_of(text, None), "occursOn")


def test_a_day_without_a_dash_is_that_of_what_was_done() -> None:
    text = f"On 3 May 2031, Ian Kask took part in the {MEETING}."
    assert facts(extract_of(text), "occursOn") == {(MEETING, "occursOn", "2031-05-03")}


def test_the_country_is_no_happening() -> None:
    text = "Statement by Arland\n\nNorway as the lead on ports in the country takes steps to open them."
    assert not facts(extract_of(text, None), "participatedIn")


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("The Deputy Representative for Rule of Law Mr. Louis Kask said that ports matter.", "Rule of Law"),
        ("On behalf of the Envoy Ms. Karin Berg, the Minister of Ports Mr. Louis Kask spoke.", "Minister of Ports"),
        ("The position of Adviser on Open Data was created in 2015. This new position is assumed by Mr. Louis Kask.",
         "Adviser on Open Data"),
    ],
)  # fmt: skip
def test_who_stands_right_behind_a_post_holds_it(text: str, post: str) -> None:
    held = {(person, told) for person, _, told in facts(extract_of(text), "holdsPost") if told.endswith(post)}
    assert {person for person, _ in held} == {"Louis Kask"}


def test_a_post_is_told_by_its_country() -> None:
    text = "Ms Lena Holt, UN Women Representative in Kenya, met Ms Anna Berg, UN Women Representative in Nepal."
    assert {post for _, _, post in facts(extract_of(text), "holdsPost")} == {
        "UN Women Representative in Kenya",
        "UN Women Representative in Nepal",
    }


def test_a_post_for_two_countries_is_one_and_no_house_is_part_of_it() -> None:
    text = "Ms Lena Holt was UN Women Representative in Kenya and Nepal. "
    text += "It asked the Special Representative on Sexual Violence in Conflict and UN Women to report."
    names = {m.surface for m in extract_of(text).mentions}
    assert {
        "UN Women Representative in Kenya and Nepal",
        "Special Representative on Sexual Violence in Conflict",
    } <= names


def test_ministers_who_meet_in_an_organisation_hold_no_post_in_it() -> None:
    assert not facts(extract_of("NATO Defence Ministers met in Oslo on 3 May 2031."), "postIn")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Union of West Ports (UWP) Safety Framework (2031)", "Strategy"),
        ("Ministry of Ports (MOP) Gender Unit", "Body"),
        ("Voices of Youth (VOY) Programme", "Body"),
    ],
)
def test_a_name_goes_on_behind_its_short_form(name: str, kind: str) -> None:
    document = extract_of(f"The {name} is new.")
    assert (name, kind) in {(m.surface, m.kind) for m in document.mentions}


def test_another_assembly_counts_its_own_resolutions() -> None:
    text = "The Harbour Assembly refers to its Resolution 1716 (2010). Resolution 1716 is short."
    document = extract_of(text)
    assert not any(m.thing == "unscr-1716" for m in document.mentions)
    assert ("Resolution 1716 (2010)", "adoptedBy", "Harbour Assembly") in facts(document)
    assert {m.thing for m in extract_of("It recalls resolution 1716 (2006).").mentions} == {"unscr-1716"}


def test_a_text_says_who_adopted_it() -> None:
    lines = "Ports at night\n\nRecommendation 19 (2031)\n\nText adopted by the Harbour Assembly on 27 April 2031.\n\n"
    found = facts(extract_of(f"{lines}Ports matter.", None), "adoptedBy", "adoptedOn", "cites")
    assert found == {("self", "adoptedBy", "Harbour Assembly"), ("self", "adoptedOn", "2031-04-27")}


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("The Harbour Trust was founded in summer 2015.", ("Harbour Trust", "establishedOn", "2015")),
        ("The Harbour Trust was founded on 29.10.2020.", ("Harbour Trust", "establishedOn", "2020-10-29")),
        ("The Harbour Trust was set-up in 2009.", ("Harbour Trust", "establishedOn", "2009")),
        ("The Union welcomed the Harbour Board, established in 2021.", ("Harbour Board", "establishedOn", "2021")),
        ("Guests of a Regional Dialogue on Ports, organised by the Harbour Union, met.",
         ("Regional Dialogue on Ports", "organizedBy", "Harbour Union")),
        ("The Board notes the report of the Committee on Ports on ships.",
         ("report of the Committee on Ports on ships", "adoptedBy", "Committee on Ports")),
    ],
)  # fmt: skip
def test_days_and_makers(text: str, fact: tuple[str, str, str]) -> None:
    assert fact in facts(extract_of(text))


def test_a_heading_that_tells_what_somebody_did_names_no_owner() -> None:
    text = (
        "Ports at night\n\nNorway welcomed as newest member\n\nThe Chief of Staff of the Coast Guard, Ian Kask, spoke."
    )
    assert not any(
        "Norway" in thing.label for key, thing in extract_of(text, None).things.items() if "post" in key.lower()
    )


def test_a_resolution_that_opens_a_title_is_cited() -> None:
    text = "UNSCR 1325 and the ports of Arland\n\nThe Board follows UNSCR 1325."
    assert ("self", "cites", "UNSCR 1325") in facts(extract_of(text, None))


@pytest.mark.parametrize(
    ("sentence", "bearers"),
    [
        ("We recommit to opening the port.", ["We"]),
        ("We commend efforts to open the port and commit to doing our part.", ["We"]),
        ("The units are responsible to follow the plan.", ["units"]),
        ("The Board's role is to open the port.", ["Board"]),
        ("The houses will more closely cooperate with the Board.", ["houses"]),
        ("Demands that all parties involved allow guards to enter.", ["all parties"]),
        ("The parties must show political will towards a truce.", ["parties"]),
        ("Demands that the Governments of Norway and Sweden open the port.", ["Governments of Norway and Sweden"]),
        ("Authorizes the increase of the Port Guard by 5,900 guards.", []),
    ],
)
def test_who_is_bound(sentence: str, bearers: list[str]) -> None:
    assert [[words for words, _ in c.bearers] for c in clauses_of(sentence)] == [bearers]


def test_what_a_body_considers_is_asked_and_what_somebody_thinks_is_not() -> None:
    assert len(clauses_of("The Assembly considers that the port must be opened.")) == 1
    assert not clauses_of("Ms Berg considers that the port must be opened.")


def test_those_who_speak_first_in_a_joint_statement_give_it_out() -> None:
    title, more = "Joint statement on safe ports", "and will go on to open ports by night and by day to all ships. " * 3
    text = f"{title}\n\nThe Nordic countries welcome the report on ports {more}"
    assert ("self", "adoptedBy", "Nordic countries") in facts(extract_of(text, None))
    text = f"{title}\n\nThe Nordic countries were told of the report on ports {more}"
    assert not facts(extract_of(text, None), "adoptedBy")


def test_the_items_under_a_label_say_what_it_says() -> None:
    lines = ["Lagoon Conference on Mediation", "Event details", "• 4 May 2031, 1 pm", "• Oslo", "Organised by:",
             "• NATO", "• African Union", "Participants", "• Keynote speaker: Ms Ingrid Solberg, Director",
             "• Admiral Rolf Berger, Norway", "• Ms Lena Holt (TBC)", "The ports were open."]  # fmt: skip
    found = facts(extract_of("\n\n".join(lines), None))
    event = lines[0]
    assert {
        (event, "occursOn", "2031-05-04"),
        (event, "occursAt", "Oslo"),
        (event, "organizedBy", "African Union"),
        ("Rolf Berger", "participatedIn", event),
        ("Ingrid Solberg", "spokeAt", event),
    } <= found
    assert not any(subject in {"Norway", "Lena Holt"} and verb == "participatedIn" for subject, verb, _ in found)


def test_numbered_paragraphs_of_a_plan_are_its_aims() -> None:
    text = "APPROVED\n\nBy Order No. V-263 of the Minister of Ports.\n\nARLAND'S ACTION PLAN FOR SAFE PORTS\n\n"
    document = extract_of(text + "1. To train fifty pilots each year.\n\n2. To open the port by night.\n", None)
    assert [c.strength for c in document.commitments] == ["Aim", "Aim"]
    assert (document.context.kind, document.context.title) == ("ActionPlan", "ARLAND'S ACTION PLAN FOR SAFE PORTS")
    assert "Order No. V-263" in {m.surface for m in document.mentions}


def test_the_title_stands_under_the_letterhead() -> None:
    lines = "HARBOUR TREATY ORGANISATION\n\nSupreme Commander, Ports\n\nDate: August 2031\n\nPORT DIRECTIVE 7-1\n\n"
    document = extract_of(f"# {lines}1. Status. This directive is new.", None)
    assert document.context.kind != "Treaty"


def test_a_vice_president_is_no_president() -> None:
    found = facts(extract_of("Ms Holt was Vice-President of the European Commission."), "holdsPost", "postIn")
    assert not any("President of the European Commission" in (subject, obj) for subject, _, obj in found)


def test_another_name_in_brackets_is_the_same_persons() -> None:
    text = "We met Colonel Manuela Mihai (Bercea), the Chief of the Gender Office, Ms Joanne Crouch, and Anna Berg."
    assert facts(extract_of(text), "holdsPost") == {("Manuela Mihai", "holdsPost", "Chief of the Gender Office")}


def test_what_shall_be_sought_is_a_duty_and_who_facilitates_is_no_organiser() -> None:
    assert [c.strength for c in clauses_of("The Board shall seek to open the port.")] == ["Obligation"]
    assert not facts(extract_of("Norway facilitated the deployment of the Harbour Mission."), "organizedBy")
