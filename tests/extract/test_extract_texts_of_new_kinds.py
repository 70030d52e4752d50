"""Shows what news, letters, communiqués and fact sheets need: their own day, lists of members, posts beside bodies."""

import pytest
from extract_probe import extract_of, is_called

from graph_build.extract.dates import find_dates, find_months

NEWS = "Harbour Office | News\n\n14 March 2031\n\n"


def told(text: str, predicate: str) -> set[tuple[str, str]]:
    """The folded-out ends of all statements of a property: names of things, dates as they are."""
    extract = extract_of(text)
    name = {key: thing.label for key, thing in extract.things.items()}
    rows = (r for r in extract.relations if r.predicate == predicate)
    return {(name.get(r.subject, r.subject), name.get(r.object, r.object)) for r in rows}


@pytest.mark.parametrize(
    "line",
    [
        "14 March 2031",
        "Oslo, 14 March 2031 (OR. en)",
        "News | Ports | 14 March 2031",
        "FOR IMMEDIATE RELEASE | March 14, 2031",
        "14 Mar. 2031 - Last updated: 17 Mar. 2031 09:12",
    ],
)
def test_the_day_over_a_text_is_its_own_and_gives_the_year(line: str) -> None:
    text = f"{line}\n\n# Ports speak\n\nOn 4 February the Harbour Office held its annual conference on ports in Oslo.\n"
    extract = extract_of(text)
    assert extract.context.published == "2031-03-14"
    days = {r.object for r in extract.relations if r.predicate == "occursOn"}
    assert days == {"2031-02-04"}


@pytest.mark.parametrize(
    "line",
    [
        "Deadline: 14 March 2031",
        "The plan was adopted on 14 March 2031",
        "Conference of Ports, 14 March 2031",
        "Due by 14 March 2031",
        "3 to 5 March 2031",
    ],
)
def test_a_day_of_something_else_is_not_the_texts(line: str) -> None:
    assert extract_of(f"{line}\n\n# Ports speak\n\nPorts matter to women.\n").context.published is None


def test_a_place_behind_the_day_leaves_open_whose_day_it_is() -> None:
    text = "14 MARCH 2031 OSLO, NORWAY\n\nCOMMUNIQUÉ\n\nPorts matter to women.\n"
    extract = extract_of(text)
    assert extract.context.published == "2031-03-14"
    assert not [r for r in extract.relations if r.predicate == "publishedOn"]


def test_months_alone_are_read_behind_in_and_since() -> None:
    assert [m.edtf for m in find_months("It met in March and rested in May 2030 and in June of each year.")] == ["--03"]
    assert [d.edtf for d in find_dates("from April 19 to May 31, and on 30 June and 1 July")] == [
        "--04-19/--05-31",
        "--06-30/--07-01",
    ]


def test_a_happening_named_by_a_year_lends_it_to_its_days() -> None:
    text = NEWS + "Exercise NORTHERN LIGHT 2030, hosted by Norway, Sweden, and Ghana from 4 to 9 May, was short."
    assert told(text, "occursOn") == {("Exercise NORTHERN LIGHT 2030", "2030-05-04/2030-05-09")}
    assert len(told(text, "hosts")) == 3


def test_a_forum_that_is_held_is_a_happening() -> None:
    kinds = {m.surface: m.kind for m in extract_of(NEWS + "The Women's Harbour Forum ended with a song.").mentions}
    assert kinds["Women's Harbour Forum"] == "Conference"
    kinds = {m.surface: m.kind for m in extract_of(NEWS + "The Women's Harbour Forum has 80 members.").mentions}
    assert kinds["Women's Harbour Forum"] == "Network"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The Harbour Office held two workshops on mediation in Oslo.", "workshops on mediation"),
        ("The Board condemns the killing of two envoys in Oslo on 4 February.", "killing of two envoys"),
        ("It notes the training of 64 officers, organised in Oslo from 4 to 9 May 2030.", "training of 64 officers"),
    ],
)
def test_what_is_told_apart_by_its_place_or_by_the_day_behind_it_is_a_happening(sentence: str, name: str) -> None:
    assert name in {m.surface for m in extract_of(NEWS + sentence).mentions if m.kind == "Event"}


@pytest.mark.parametrize(
    "sentence",
    ["The Harbour Office sold two workshops on mediation.", "The Board condemns the killing of envoys."],
)
def test_without_a_place_or_a_day_it_is_none(sentence: str) -> None:
    assert not [m for m in extract_of(NEWS + sentence).mentions if m.kind == "Event"]


def test_the_day_of_the_meeting_is_the_day_of_adoption() -> None:
    text = NEWS + "The Oslo Declaration on Ports was adopted by the African Union at the Harbour Summit on 4 May 2030."
    assert ("Harbour Summit", "2030-05-04") in told(text, "occursOn")
    text = NEWS + "The Oslo Declaration on Ports was adopted at the Harbour Summit, held on 4 May 2030."
    assert ("Oslo Declaration on Ports", "2030-05-04") in told(text, "adoptedOn")


def test_the_items_under_a_line_about_members_belong_to_the_body() -> None:
    text = (
        "Yours sincerely, on behalf of the Harbour Women's Coalition\n\nThe undersigned members of the Coalition:\n\n"
        "- African Union\n- Norway (observer)\n- Ports matter to women\n\n# Contact\n\n- NATO\n"
    )
    members = {subject for subject, _ in told(text, "memberOf")}
    assert members == {"African Union", "Norway"}


def test_a_post_between_a_person_and_a_body_is_that_bodys() -> None:
    extract = extract_of("Anna Solheim, Executive Director, Harbour Women's Coalition")
    (post,) = {r.subject for r in extract.relations if r.predicate == "postIn"}
    assert is_called(extract, post, "Executive Director, Harbour Women's Coalition")
    extract = extract_of("Anna Solheim, Executive Director, met the Harbour Women's Coalition.")
    assert not [r for r in extract.relations if r.predicate == "postIn"]


def test_a_post_ends_before_the_place_where_its_holder_is_sent() -> None:
    extract = extract_of("Ghana will deploy a Senior Gender Adviser to the Assistance Mission in Arland.")
    assert "Senior Gender Adviser" in {m.surface for m in extract.mentions}


def test_a_plan_of_other_years_is_another_plan() -> None:
    one = extract_of("The Council read the EU Action Plan on Women, Peace and Security 2019-2024.")
    other = extract_of("The Council read the EU Action Plan on Women, Peace and Security 2031-2036.")
    plans = [{m.thing for m in e.mentions if m.kind == "ActionPlan"} for e in (one, other)]
    assert all(plans)
    assert plans[0].isdisjoint(plans[1])


def test_long_bullets_without_a_full_stop_stay_apart() -> None:
    first = "- Women's International League for Peace and Freedom of the Harbour (WILPFH)"
    extract = extract_of(f"The members of the board met.\n\n{first}\n- African Union\n")
    assert [p.reading.text for p in extract.provisions if p.reading.text.startswith("- ")] == [first, "- African Union"]


def test_what_a_predecessor_holds_by_now_is_not_the_post_that_was_taken_over() -> None:
    text = (
        "Anna Solheim became Chair of the NATO Military Committee in May 2030. She replaced Lena Holt, now Head of the "
        "Human Security Unit."
    )
    extract = extract_of(text)
    held = {(extract.things[h.person].label, extract.things[h.post].label) for h in extract.holdings}
    chair, head = "Chair of the NATO Military Committee", "Head of the Human Security Unit"
    assert held == {("Anna Solheim", chair), ("Lena Holt", chair), ("Lena Holt", head)}


def test_what_nobody_did_is_not_told() -> None:
    text = NEWS + "Not one Gender Advisor has been stationed in Oslo, and no Gender Advisor was deployed to Ghana."
    assert not told(text, "deployedTo")
