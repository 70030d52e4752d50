"""Shows what thirteen published texts taught: whose list it is, who is who in it, what a fronted date belongs to."""

from __future__ import annotations

import pytest
from extract_probe import clauses_of, extract_of, is_called, named

COUNCIL = "Security Council resolution 9001 (2015)"
MANDATE = """\
7. Decides that the Mission shall have the following mandate:

I. Secure environment:

(a) to watch and report on the situation of children, in cooperation with the Board;

(b) to help the Transitional Council, particularly the Coast Guard, with training for all officers;

(c) to help the Transitional Council in watching, training and paying the Coast Guard;

II. Human rights:

(a) to report on abuses;

9. Requests the Secretary-General to report every six months.
"""


def states(text: str, subject: str, predicate: str, thing: str, title: str | None = None) -> bool:
    document = extract_of(text, title) if title else extract_of(text)
    return any(
        r.predicate == predicate and is_called(document, r.subject, subject) and is_called(document, r.object, thing)
        for r in document.relations
    )


@pytest.mark.parametrize(
    ("text", "subject", "predicate", "thing"),
    [
        ("Commending the African Union, in particular its Chairman, they met.", "Chairman", "postIn", "African Union"),
        ("It urges United Nations entities, including the Department of Peace Operations (DPO) and the "
         "Peacebuilding Support Office, to report.", "Peacebuilding Support Office", "partOf", "United Nations"),
        ("Representatives from the Harbour Ministry, Ms Anna Berg and Ms Lena Holt, gave a talk.", "Lena Holt",
         "memberOf", "Harbour Ministry"),
        ("As NATO Allies for forty years, Norway and Spain are firm.", "Spain", "memberOf", "NATO"),
        ("They thanked the Government of Kenya as Chair of the Subcommittee on Sudan.", "Government (Kenya)",
         "memberOf", "Subcommittee on Sudan"),
        ("As a co-chair with Thailand of the Harbour Working Group, the Coast Guard Board helps.", "Thailand",
         "memberOf", "Harbour Working Group"),
        ("The Oslo Agreement between Norway and Ghana was read.", "Oslo Agreement", "adoptedBy", "Ghana"),
        ("They noted the signing of the Oslo Peace Agreement between the Harbour Board and the Coast Guard in Nairobi, "
         "Kenya on 9 January 2005.", "Oslo Peace Agreement", "adoptedOn", "2005-01-09"),
        ("The tenth report of the Board (S/2031/7) recalls resolutions 1379 (2001) and 1460 (2003) on children in "
         "armed conflicts.", "unscr-1379", "about", "Children and armed conflict"),
        ("The Board read a policy entitled 'Safe Harbours at Night – the Way Forward' in 2015.", "self", "cites",
         "Safe Harbours at Night – the Way Forward"),
        ("The first meeting of the new Advisory Panel on Women, Peace, and Security was held in Oslo.",
         "first meeting of the new Advisory Panel on Women, Peace, and Security", "about", "Women, Peace and Security"),
        ("Acting under Chapter VII of the Charter of the United Nations, it acts.", "self", "cites",
         "Charter of the United Nations"),
    ],
)  # fmt: skip
def test_words_tell_whose_something_is(text: str, subject: str, predicate: str, thing: str) -> None:
    assert states(text, subject, predicate, thing)


@pytest.mark.parametrize(
    ("text", "subject", "predicate", "thing"),
    [
        ("NATO-accredited entities, such as the Harbour Centre, gave a talk.", "Harbour Centre", "partOf", "NATO"),
        ("The Envoy, Ms Anna Berg, the Chair of the Harbour Board, Ms Lena Holt, and others met.", "Anna Berg",
         "holdsPost", "Chair of the Harbour Board"),
        ("The inauguration of the Harbour Board on 3 May 2031 was noted.", "Harbour Board", "establishedOn",
         "2031-05-03"),
        ("The reports presented to the Harbour Board by the Director of the Coast Guard Board were read.",
         "Director of the Coast Guard Board", "advises", "Harbour Board"),
        ("The Harbour Peace Agreement was read.", "Harbour Peace Agreement", "about", "Peace agreements"),
    ],
)  # fmt: skip
def test_words_that_look_alike_tell_it_not(text: str, subject: str, predicate: str, thing: str) -> None:
    assert not states(text, subject, predicate, thing)


def test_its_president_is_the_councils_in_a_text_of_the_council() -> None:
    text = "Recalling the statements by its President of 3 May 2021,\n\n1. Urges all parties to act."
    assert states(f"{COUNCIL}\n\n{text}", "President", "postIn", "Security Council", COUNCIL)


def test_those_who_met_adopted_what_they_say() -> None:
    title = "Harbour Bay G7 Summit Communiqué"
    text = f"{title}\n\n1. We, the Leaders of the Group of Seven, met in Cornwall on 11-13 June 2021 to talk of peace."
    assert states(text, "self", "adoptedBy", "Leaders of the Group of Seven", title)
    assert states(text, "Harbour Bay G7 Summit", "occursAt", "Cornwall", title)
    assert states(text, "Harbour Bay G7 Summit", "occursOn", "2021-06-11/2021-06-13", title)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Ghana aligns itself with the statement made by Chad on behalf of the Lake Movement.", "Declaration",
         "statement made by Chad on behalf of the Lake Movement"),
        ("It works with the Director of National Intelligence.", "Post", "Director of National Intelligence"),
        ("Anna Berg, Chief of Defence Staff of the Harbour Defence Forces, spoke.", "Post",
         "Chief of Defence Staff of the Harbour Defence Forces"),
        ("The network of officers met at Marlin Barracks, Dublin, on 3 May 2031.", "Place", "Dublin"),
        ("Orders Establishing the Harbour Policy Council and Ensuring Safe Ports were read by all.", "Body",
         "Harbour Policy Council"),
        ("Taking note of the report of the Secretary-General on the Harbour Mission (S/2020/832),", "Report",
         "S/2020/832"),
    ],
)  # fmt: skip
def test_names_are_whole_and_of_their_kind(text: str, kind: str, name: str) -> None:
    assert name in named(extract_of(text), kind)


def test_a_mandates_parts_stand_under_its_paragraph_and_its_tasks_are_whole() -> None:
    found = {c.provision: c for c in clauses_of(f"{COUNCIL}\n\n{MANDATE}", COUNCIL)}
    text = {p.key: p.reading.text for p in extract_of(f"{COUNCIL}\n\n{MANDATE}", COUNCIL).provisions}
    quotes = {key: text[key][c.start : c.end] for key, c in found.items()}
    assert set(quotes) >= {"p7.I.a", "p7.I.b", "p7.I.c", "p7.II.a", "p9"}
    assert not {"p7.I", "p7.II"} & set(quotes)
    assert quotes["p7.I.a"].startswith("to watch and report on the situation of children")
    assert quotes["p7.I.b"].endswith("with training for all officers")
    assert quotes["p7.I.c"].endswith("in watching, training and paying the Coast Guard")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("3. Decides to extend the mandate of the Monitoring Group, and requests the Secretary-General to take steps "
         "to re-establish it, its mandate being as follows:\n\n(a) to watch all ports;", "Monitoring Group"),
        ("1. Decides to extend until 15 September 2031 the mandate of UNSMIL and through its good offices to:\n\n"
         "(i) engage with all parties;", "UNSMIL"),
        ("3. Decides that UNAMID shall go on and, in line with its tasks, shall focus on:\n\n(i) support to peace;",
         "UNAMID"),
        ("3. Decides that until 31 March 2031 UNAMID shall keep its ceilings.", "UNAMID"),
        ("3. Emphasizes the need for the Coast Guard, and all donors helping it, to open the ports.", "Coast Guard"),
    ],
)  # fmt: skip
def test_who_has_the_mandate_bears_its_tasks(text: str, who: str) -> None:
    last = clauses_of(f"{COUNCIL}\n\n{text}", COUNCIL)[-1]
    assert who in [words for words, _ in last.bearers]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("We commit to preventing, responding to and ending all violence.",
         "We commit to preventing, responding to and ending all violence"),
        ("We will use all tools to prevent and respond to violence.",
         "We will use all tools to prevent and respond to violence"),
        ("We agree to a consistent and sustained focus on peace.",
         "We agree to a consistent and sustained focus on peace"),
        ("We agree to a truce to save lives, and intend to meet in June.", "intend to meet in June"),
        ("7. Expresses its intention, given the report that it asked for, to meet by May 2031.",
         "Expresses its intention, given the report that it asked for, to meet by May 2031"),
        ("7. Requests the Board to take all measures as the Agency may request in support of its work.",
         "Requests the Board to take all measures as the Agency may request in support of its work"),
        ("7. Requests the Board to keep it informed of the plan, and to provide by 15 February 2031 a final report.",
         "Requests the Board to keep it informed of the plan, and to provide by 15 February 2031 a final report"),
        ("7. Requests the Board to protect officers, including women, from all forms of abuse.",
         "Requests the Board to protect officers, including women, from all forms of abuse"),
        ("7. Requests the Board to protect officers at sea, including women.",
         "Requests the Board to protect officers at sea"),
        ("(a) to go on with the tasks outlined in paragraphs 3 (a) to (c) of the plan;", None),
    ],
)  # fmt: skip
def test_what_is_to_be_done_is_whole(text: str, quote: str | None) -> None:
    lead = "1. Decides that the Mission shall:\n\n"
    whole = f"{COUNCIL}\n\n{lead if quote is None else ''}{text}"
    document = extract_of(whole, COUNCIL)
    texts = {p.key: p.reading.text for p in document.provisions}
    found = [texts[c.provision][c.start : c.end] for c in document.commitments]
    assert (quote or "to go on with the tasks outlined in paragraphs 3 (a) to (c) of the plan") in found


@pytest.mark.parametrize(
    "text",
    [
        "More will be said should further steps be needed.",
        "The Council will work with others to advance peace, including by:\n\n- training officers;\n\n- opening ports.",
    ],
)
def test_conditions_and_means_are_no_promises_of_their_own(text: str) -> None:
    found = [c.rule for c in clauses_of(f"They met in the hall.\n\n{text}")]
    assert not any(rule.endswith(("-item", "should")) for rule in found)


def test_nobody_is_asked_by_what_is_asked_for() -> None:
    text = "Urges the immediate rescission of the order for civilians and UN staff to leave the port."
    assert [c.bearers for c in clauses_of(f"{COUNCIL}\n\n1. {text}", COUNCIL)] == [()]


def test_what_shall_come_of_an_act_has_a_day_of_its_own() -> None:
    text = "We stress the need to increase climate action to ensure that deep cuts in emissions are made by 2040."
    assert [c.due for c in clauses_of(f"They met in the hall.\n\n{text}")] == [None]
