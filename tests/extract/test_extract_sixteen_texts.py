"""Shows what was learnt from sixteen more texts: lives of officials, groups by whose they are, texts told of."""

from __future__ import annotations

import pytest
from extract_probe import clauses_of, extract_of, is_called, named, stated

from graph_build.extract.context import document_kind
from graph_build.reading import read_sentence

LIFE = (
    "The Union announced the appointment of Anna Sofie Berg of Norway as its Envoy.\n\n"
    "Ms Berg joined the Harbour Office in 1999.\n\n"
    "In addition, she was Chair of the Harbour Council from 2007 to 2009, Director of the Harbour Institute until "
    "2015 and Mayor of Bergen. She is a member of the Nordic Mediators Network."
)


def bearers(text: str, title: str | None = None) -> list[list[str]]:
    found = clauses_of(text, title) if title else clauses_of(text)
    return [[words for words, _ in clause.bearers] for clause in found]


def quotes(text: str) -> list[str]:
    return [text[clause.start : clause.end] for clause in clauses_of(text)]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Meeting of the Board overseeing execution of the National Action Plan", "OtherDocument"),
        ("Oversight Group on Arland's Fourth National Action Plan", "OtherDocument"),
        ("Norway launches new National Action Plan on Women, Peace and Security", "OtherDocument"),
        ("Launch of the Ports Strategy", "OtherDocument"),
        ("Ministry of Defence National Action Plan 2030-2034", "NationalActionPlan"),
        ("The Government of Arland's Third National Action Plan", "NationalActionPlan"),
        ("Women, Peace and Security: National Action Plan 2031-2035", "NationalActionPlan"),
        ("Ports Strategy of the Harbour Union", "Strategy"),
    ],
)
def test_a_text_that_tells_of_a_plan_is_none(title: str, kind: str) -> None:
    assert document_kind(None, title) == kind


def test_a_report_on_a_plan_stays_a_report_and_carries_nothing_out() -> None:
    text = "The Report on the Execution of the National Action Plan for the Implementation of UNSCR 1325 was read."
    document = extract_of(text)
    report = next(t for t in document.things.values() if "Report on the Execution" in t.label)
    assert report.kind == "Report"
    assert not any(r.subject == report.key and r.predicate == "implements" for r in document.relations)


def test_a_person_in_the_name_of_an_event_is_known_by_the_family_name() -> None:
    document = extract_of(LIFE)
    berg = {m.thing for m in document.mentions if m.kind == "Person"}
    assert len(berg) == 1


def test_posts_one_behind_the_other_have_their_own_times() -> None:
    document = extract_of(LIFE)
    times = {document.things[h.post].label: (h.begins, h.ends) for h in document.holdings if h.post in document.things}
    assert times["Chair of the Harbour Council"] == ("2007", "2009")
    assert times["Director of the Harbour Institute"] == (None, "2015")
    assert times["Mayor of Bergen"] == (None, None)
    assert ("anna sofie berg", "memberOf", "nordic mediators network") in stated(document)


def test_she_is_nobody_where_the_paragraph_before_names_two() -> None:
    document = extract_of("Ms Anna Berg met Mr Jon Holt in Oslo.\n\nShe is a member of the Harbour Council.")
    assert not any(r.predicate == "memberOf" for r in document.relations)


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("The Director, Trade and Women Affairs, Mrs Anna Berg, spoke.", "director trade and women affairs"),
        ("The Deputy Head, Harbour Unit, Mr Jon Holt, spoke.", "deputy head harbour unit"),
        ("Anna Berg is, since 2014, the Special Envoy of the Harbour Union.", "special envoy of the harbour union"),
        ("The Director of Peace & Security Division of the Harbour Union, Ms Anna Berg, spoke.",
         "director of peace security division of the harbour union"),
    ],
)  # fmt: skip
def test_the_field_of_a_post_is_part_of_its_name(text: str, post: str) -> None:
    document = extract_of(text)
    posts = [h.post for h in document.holdings]
    assert len(posts) == 1
    assert is_called(document, posts[0], post)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("All members of the Armed Forces of Arland must obey.", "members of the armed forces of arland"),
        ("The parties to the conflict in Arland must stop.", "parties to the conflict in arland"),
        ("The governments of these two countries must talk.", "governments of these two countries"),
        ("The leaders of Chad, Mali, and the Republic of Arland will meet.",
         "leaders of chad mali and the republic of arland"),
    ],
)  # fmt: skip
def test_a_group_is_told_by_whose_it_is(text: str, name: str) -> None:
    document = extract_of(text)
    keys = [key for clause in document.commitments for _, key in clause.bearers]
    assert len(keys) == 1
    assert keys[0] is not None
    assert is_called(document, keys[0], name)
    assert "the members" not in {thing.label for thing in document.things.values()}


def test_groups_of_two_owners_stay_apart_and_the_bare_noun_is_neither() -> None:
    document = extract_of("The members of the Harbour Council must act. The members of the Ports Board must act.")
    keys = {key for clause in document.commitments for _, key in clause.bearers}
    assert len(keys) == 2
    assert not any("members" in document.things[key].names for key in keys if key is not None)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Urges the Governments of Chad and of all States, particularly those in the region, the Harbour Mission and "
         "the Group of Experts to cooperate.",
         ["Governments of Chad", "all States", "Harbour Mission", "Group of Experts"]),
        ("Calls upon all States, particularly those in the region, to act.", ["all States"]),
        ("Encourages active participation in talks, under the leadership of the Harbour Envoy.", []),
        ("Elections will be held in line with the Charter and monitored by the Harbour Office.", []),
        ("I therefore encourage all agencies and donors be committed to this.", ["all agencies", "donors"]),
    ],
)  # fmt: skip
def test_who_is_to_act_is_told_whole_and_no_one_else(text: str, who: list[str]) -> None:
    assert bearers(f"They met.\n\n{text}") == [who]


@pytest.mark.parametrize(
    "text",
    [
        "Recalls the letters on how those organizations will cooperate in Arland.",
        "Partners have urged the Government to ensure that aid arrives.",
        "The Ministry has also undertaken international activities such as training.",
        "Malta is developing a network, which within two years will have members everywhere.",
        "Welcomes the accord among the parties, which will support the peace.",
    ],
)
def test_what_is_told_asked_by_others_or_only_helps_binds_nobody(text: str) -> None:
    assert clauses_of(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "It is high time we speed up our work.",
        "Our main objective for next year will be to open a shelter.",
        "Call upon the Board to ensure that the pledges are kept;",
        "Encourage the equal participation of women in trade;",
        "We will go on to watch the policy to ensure that women will be heard.",
        "Requests the Board to conduct, no later than 30 June 2030, an assessment of the ports.",
    ],
)
def test_an_act_is_read_whole(text: str) -> None:
    assert quotes(text) == [text.rstrip(".;")]


def test_a_duty_of_the_speaker_is_its_own() -> None:
    text = "The Security Council,\n\n1. Affirms that it shall keep the situation in Arland under review;"
    (clause,) = clauses_of(text, "Security Council resolution 9001 (2031)")
    assert clause.act == "Self-commitment"


def test_tasks_of_one_who_is_named_are_its_own() -> None:
    text = (
        "1. Requests the Secretary-General to designate, after talks with the Union, a High Representative for the "
        "elections in Arland, with the following mandate:\n\n(a) To verify the count;\n\n(b) To report to it."
    )
    found = clauses_of(text, "Security Council resolution 9001 (2031)")
    tasks = [words for clause in found if clause.provision != "p1" for words, _ in clause.bearers]
    assert len(tasks) == 2
    assert all(words.startswith("High Representative") for words in tasks)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("The meeting of the Board on UNSC Resolution 1325 - Women, Peace and Security was held today in Oslo.",
         ("oslo", "occursAt")),
        ("The Harbour Union started a board meeting in Bergen.", ("bergen", "occursAt")),
        ("On 25 January 2031 the Harbour Union started a three day board meeting.", ("2031-01-25", "occursOn")),
    ],
)  # fmt: skip
def test_a_meeting_told_with_its_place_or_day_is_an_event(text: str, statement: tuple[str, str]) -> None:
    document = extract_of(text)
    where, predicate = statement
    assert any(r.predicate == predicate and is_called(document, r.object, where) for r in document.relations)


def test_no_meeting_is_told_by_what_should_be_attended() -> None:
    assert not named(extract_of("Women should attend a meeting in Oslo."), "Meeting")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Union adopted the Solemn Declaration on Gender Equality in Africa (2004).",
         "Solemn Declaration on Gender Equality in Africa (2004)"),
        ("Recalls the 2033 Report of the Secretary-General on Children and Armed Conflict.",
         "2033 Report of the Secretary-General on Children and Armed Conflict"),
        ("They sat in Bergen town.", "Bergen"),
        ("Arland's third NAP aims high. The third NAP of Norway ended.", "third NAP of Norway"),
    ],
)  # fmt: skip
def test_names_end_where_they_end(text: str, name: str) -> None:
    names = {n for thing in extract_of(text).things.values() for n in (thing.label, *thing.names)}
    assert name in names


def test_nothing_sent_to_or_judged_by_a_head_of_a_house_is_in_the_name() -> None:
    text = "Decides that the Mission shall be sent subject to assessment by the Secretary-General of relevant events."
    (first, *_) = [p for p in read_sentence(text).phrases if p.cls == "post"]
    assert read_sentence(text).tokens.slice(first.start, first.end) == "the Secretary-General"
    assert bearers(text) == [[]]


@pytest.mark.parametrize(
    ("lead", "items", "who"),
    [
        ("Decides to extend the mandate of the Panel of Experts for a further year to undertake the following tasks in "
         "close touch with the Union:", ("To assess the measures;", "To report to the Council;"), "Panel of Experts"),
        ("Decides to extend the mandate of UNMISS until 30 June 2031:", ("Supporting talks;", "Training the police;"),
         "UNMISS"),
        ("Decides further to expand the mandate of the Committee as set out before to include the following tasks:",
         ("To hold talks;", "To issue guidelines;"), "Committee"),
    ],
)  # fmt: skip
def test_tasks_of_a_mandate_are_its_holders(lead: str, items: tuple[str, str], who: str) -> None:
    text = f"The Security Council,\n\n1. {lead}\n\n(a) {items[0]}\n\n(b) {items[1]}"
    found = clauses_of(text, "Security Council resolution 9001 (2031)")
    tasks = [words for clause in found if clause.provision != "p1" for words, _ in clause.bearers]
    assert tasks == [who, who]


def test_what_the_council_decides_to_do_is_its_own() -> None:
    text = "The Security Council,\n\n1. Decides, having met:\n\n(a) To renew the measures;\n\n(b) To review the list;"
    found = clauses_of(text, "Security Council resolution 9001 (2031)")
    assert [c.act for c in found if c.provision != "p1"] == ["Self-commitment"] * 2


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Demands a humanitarian truce that must be kept by all parties.", ["all parties"]),
        ("Requests that, in the yearly reports, the Secretary-General report to the Council.", ["Secretary-General"]),
        ("Encourages Norway and the Mission to act, and requests that the Board send a team after a vote in 2012 that "
         "should look at ports.", []),
    ],
)  # fmt: skip
def test_the_last_act_of_a_sentence_has_its_own_bearer(text: str, who: list[str]) -> None:
    assert bearers(f"They met.\n\n{text}")[-1] == who


def test_two_posts_side_by_side_are_not_of_one_person() -> None:
    document = extract_of("Pioneers such as the Minister of Information, Broadcasting and Ports spoke to Anna Berg.")
    assert not document.holdings
