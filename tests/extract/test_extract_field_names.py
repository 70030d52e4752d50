"""Shows how names that no list holds are read in texts of the field: who, where, what was signed, and when."""

import pytest
from extract_probe import Statement, described, extract_of, rules_stating, source_of

from graph_build.extract.document import extract_document

NAMES = [
    ("The Arland Women's Platform for Dialogue, Land and Peace met.", "Network",
     "Arland Women's Platform for Dialogue, Land and Peace"),
    ("The Cessation of Hostilities Agreement was read.", "Treaty", "Cessation of Hostilities Agreement"),
    ("The Northern Harbour Trust paid for it.", "Organization", "Northern Harbour Trust"),
    ("They were sent to the Survivors' Rights Officer.", "Post", "Survivors' Rights Officer"),
    ("Two were deployed to the offices in Tolva and Mirsk.", "Place", "Mirsk"),
    ("The headquarters of the Mission in Port Adal will grow.", "Place", "Port Adal"),
    ("An adviser, deployed to Tolva in August, trained officers.", "Place", "Tolva"),
    ("From 4 to 6 May the team of experts visited Port Adal.", "Place", "Port Adal"),
    ("Killings around the Tolva displacement camp rose.", "Place", "Tolva displacement camp"),
    ("The joint communiqué signed in Oslo on 4 June 2031 by both sides was short.", "Declaration", "joint communiqué"),
    ("In a statement issued on 12 February, the Front denied it.", "Declaration", "statement"),
    ("They read the second national action plan on women and peace and security.", "NationalActionPlan",
     "second national action plan on women and peace and security"),
    ("Anna Berg MP, Chair of the Trade Committee, spoke.", "Person", "Anna Berg"),
    ("The Minister for Ports, the Hon Anna Berg, spoke.", "Person", "Anna Berg"),
    ("The launch of the second national action plan took place in Oslo on 4 May 2031.", "Launch",
     "launch of the second national action plan"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "kind", "name"), NAMES, ids=[row[2] for row in NAMES])
def test_a_name_is_whole_and_of_its_kind(sentence: str, kind: str, name: str) -> None:
    found = {(m.kind, m.surface) for m in extract_of(sentence).mentions}
    assert (kind, name) in found, found


@pytest.mark.parametrize(
    ("sentence", "kind", "name"),
    [
        ("They sent a letter to Anna Berg.", "Place", "Anna Berg"),
        ("They sat in Tolva, Anna Berg and Ole Holt.", "Place", "Anna Berg"),
        ("A statement was read to them.", "Declaration", "statement"),
        ("They spoke to an officer of the port.", "Post", "officer"),
        ("The Board will submit the Plan to the Port Authority.", "ActionPlan", "Plan to the Port Authority"),
    ],
)
def test_a_near_miss_is_no_such_name(sentence: str, kind: str, name: str) -> None:
    assert (kind, name) not in {(m.kind, m.surface) for m in extract_of(sentence).mentions}


STATED = [
    "Minister of Ports and Head of the Trade Board, Anna Berg, spoke. => Anna Berg | holdsPost | Minister of Ports",
    "Ms Anna Berg, Minister of Ports and Chair of the Trade Board, spoke. "
    "=> Anna Berg | holdsPost | Chair of the Trade Board",
    "Work on the joint communiqué signed in Oslo on 4 June 2031 by the Trade Board remained slow. "
    "=> joint communiqué | adoptedOn | 2031-06-04",
    "Work on the joint communiqué signed in Oslo on 4 June 2031 by the Trade Board remained slow. "
    "=> joint communiqué | adoptedBy | Trade Board",
    "Having read the report of the experts' meeting held in Oslo on 4 May 2031, the Board rested. "
    "=> experts' meeting | occursOn | 2031-05-04",
]  # fmt: skip


@pytest.mark.parametrize("row", STATED, ids=[row.partition(" => ")[2] for row in STATED])
def test_a_fact_is_stated(row: str) -> None:
    sentence, _, said = row.partition(" => ")
    subject, predicate, obj = said.split(" | ")
    extract = extract_of(sentence)
    assert rules_stating(extract, Statement(subject, predicate, obj)), described(extract)


def test_a_person_by_title_and_family_name_is_the_one_named_before() -> None:
    extract = extract_of("The Chair, Leila Oumar-Sand, came. Ms. Oumar-Sand opened the Oslo Summit on 4 May 2031.")
    assert {m.thing for m in extract.mentions if m.kind == "Person"} == {"Person:leila-oumar-sand"}


@pytest.mark.parametrize(
    ("published", "days", "whole"),
    [
        ("2031-10-13", "On 16 and 17 September", "2031-09-16/2031-09-17"),
        ("2031-10-13", "On September 16", "2031-09-16"),
        ("2031-02-13", "On 12 December", "2030-12-12"),
        ("2031-10-13", "On 12 May 2029", "2029-05-12"),
    ],
)
def test_days_without_a_year_have_that_of_their_text(published: str, days: str, whole: str) -> None:
    text = f"{days}, the Harbour Office held a conference on ports in Oslo."
    extract = extract_document(source_of(text, published=published))
    assert {r.object for r in extract.relations if r.predicate == "occursOn"} == {whole}


def test_a_text_without_a_date_gives_its_days_no_year() -> None:
    extract = extract_of("On 16 September, the Harbour Office held a conference on ports in Oslo.")
    assert not [r for r in extract.relations if r.predicate == "occursOn"]


LETTERHEADS = [
    ("PARLIAMENT OF ARLAND\n\nJoint Committee on Trade\n\nKeeping faith: inquiry into the ports\n\nReport\n\n",
     "Keeping faith: inquiry into the ports", "Report"),
    ("ECONOMIC COMMUNITY OF NORTHERN PORTS\n\nEXTRAORDINARY MEETING OF MINISTERS\nOslo, 17 October 2031\n\n"
     "FINAL COMMUNIQUÉ\n\n", "FINAL COMMUNIQUÉ", "Declaration"),
    ("Council of Ports: Safety Strategy\n\nForeword\n\n", "Council of Ports: Safety Strategy", "Strategy"),
    ("A shadow report on the second national action plan of Arland\n\n",
     "A shadow report on the second national action plan of Arland", "Report"),
    ("FOR IMMEDIATE RELEASE\n\nMinistry of Trade of Arland\n\nPort Alder, 8 March 2031\n\n# Arland opens its ports\n\n",
     "Arland opens its ports", "OtherDocument"),
    ("**Media release No. 12/2031**\n\n8 March 2031\n\nBoard of Ports\n\nTwo ports open in Arland\n\n",
     "Two ports open in Arland", "OtherDocument"),
    ("Ministry of Trade\n\nEmbargoed until 8 March 2031, noon\n\nPORT ALDER, 8 March 2031\n\nPorts open early\n\n",
     "Ports open early", "OtherDocument"),
    ("Press release: what the ports told\n\n", "Press release: what the ports told", "OtherDocument"),
    ("8 March 2031: the day the ports opened\n\n", "8 March 2031: the day the ports opened", "OtherDocument"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "title", "kind"), LETTERHEADS, ids=[row[1] for row in LETTERHEADS])
def test_the_title_stands_under_the_letterhead(head: str, title: str, kind: str) -> None:
    body = "1. The Ministers met in Oslo to speak of ports and of those who work there, and agreed on much.\n"
    context = extract_document(source_of(head + body, None)).context
    assert (context.title, context.kind) == (title, kind)


def test_who_signs_stands_on_lines_of_their_own() -> None:
    body = "The Board met in Oslo to speak of ports and of those who work there, and agreed on much.\n\n"
    extract = extract_document(
        source_of(f"{body}Anna Berg, Chair of the Trade Board\nOle Holt, Director of the Fund\n")
    )
    held = {(h.person, h.post.split(":")[-1]) for h in extract.holdings}
    assert len(held) == 2
    assert not any("ole" in post for _, post in held)


@pytest.mark.parametrize("sentence", ["The plan has yet to be costed.", "The Board has yet to act."])
def test_what_has_yet_to_be_done_binds_nobody(sentence: str) -> None:
    assert not extract_of(sentence).commitments


OUTCOME = "Final communiqué of the meeting of ministers"


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("The Ministers urged Member States to send advisers.", "urged"),
        ("The Ministers took note of the plan and called upon Member States to send advisers.", "called"),
        ("They directed the Commission to report to the Board.", "directed"),
    ],
)
def test_the_past_of_an_outcome_text_asks(sentence: str, verb: str) -> None:
    told = extract_of(f"1. {sentence}", OUTCOME).commitments
    assert [c.verb for c in told] == [verb]
    dated = f"1. On 4 May 2031 {sentence[0].lower()}{sentence[1:]}"
    assert [c.verb for c in extract_of(dated, OUTCOME).commitments] == [verb], "the day of the meeting changes nothing"
    assert not extract_of(dated).commitments, "elsewhere what was asked on a day of the past is only told"


def test_what_another_asked_before_is_told_in_an_outcome_text_too() -> None:
    assert not extract_of("1. In 2019 Norway urged Member States to send advisers.", OUTCOME).commitments


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("I welcome the plan and encourage Arland to send advisers.", "Arland"),
        ("I urge the parties to end the war in the north, and I call upon the Board to act.", "the Board"),
    ],
)
def test_a_second_verb_asks_by_itself(sentence: str, asked: str) -> None:
    bearers = [words for c in extract_of(sentence).commitments for words, _ in c.bearers]
    assert any(asked.endswith(words) for words in bearers), bearers


def test_an_acronym_whose_letters_begin_inside_a_name_is_of_the_whole_name() -> None:
    extract = extract_of("The Front for the Liberation of the Harbour (FLH) met. Later the FLH spoke to the press.")
    assert len({m.thing for m in extract.mentions if m.kind == "Organization"}) == 1


def test_an_acronym_of_the_name_inside_is_of_that() -> None:
    extract = extract_of("The Gender Unit of the Ministry of Ports (MOP) met. Later MOP will act.")
    ministry = next(m.thing for m in extract.mentions if m.surface == "Ministry of Ports")
    assert {m.thing for m in extract.mentions if m.surface == "MOP"} == {ministry}
