"""Shows what was learnt from texts of further kinds: names told by people, posts, reviews, signatures, quoted words."""

from __future__ import annotations

import pytest
from extract_probe import extract_of, named, stated

from graph_build.corpus.source import Metadata, SourceText
from graph_build.extract.document import DocumentExtract, extract_document


@pytest.mark.parametrize(
    ("sentence", "kind", "name"),
    [
        ("Mothers of the Harbour and Women Without Walls signed the letter.", "Organization", "Women Without Walls"),
        ("Mothers of the Harbour and Women Without Walls signed the letter.", "Organization", "Mothers of the Harbour"),
        ("The forum was opened by Lawyers for Women of Arland.", "Organization", "Lawyers for Women of Arland"),
        ("They asked the Lindholm Institute for Peace and Gender Studies.", "Body",
         "Lindholm Institute for Peace and Gender Studies"),
        ("They met the Ministry of Ports and Local Government.", "Body", "Ministry of Ports and Local Government"),
        ("Norway will second a gender expert to the Harbour Mission.", "Post", "gender expert"),
        ("Anna Berg is Head of the Gender Unit at the Harbour Mission.", "Post", "Head of the Gender Unit"),
        ("The Harbour Network met. Anna Berg became the Network's first Coordinator.", "Post", "Coordinator"),
        ("The Ombudswoman called for more shelters.", "Post", "Ombudswoman"),
        ("Sister Anna Berg thanked Pastor Rolf Holt.", "Person", "Pastor Rolf Holt"),
        ("Speakers included the Minister of Defence, Lena Kask-Oja, and Olena Hrynko.", "Person", "Lena Kask-Oja"),
        ("A final evaluation will be carried out in 2031 by the Harbour Institute.", "Event", "final evaluation"),
        ("The tenth anniversary of the Harbour Accord falls on 12 October 2031.", "Event",
         "tenth anniversary of the Harbour Accord"),
    ],
)  # fmt: skip
def test_a_name_is_found(sentence: str, kind: str, name: str) -> None:
    assert name in named(extract_of(sentence), kind)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The women of the harbour and mothers without homes met.", "Organization"),
        ("Women of Norway met in the hall.", "Organization"),
        ("A gender expert read the report.", "Post"),
        ("An evaluation will be made public in 2031.", "Event"),
        ("The new head of the office spoke.", "Post"),
    ],
)
def test_what_is_like_it_is_no_name(sentence: str, kind: str) -> None:
    assert not named(extract_of(sentence), kind)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("The Lantern Fund, a programme launched in 2020, pays for training.",
         ("lantern fund", "establishedOn", "2020")),
        ("The Harbour Agency (HA), an office of the Union of Ports set up in 2021, trained forty pilots.",
         ("harbour agency", "establishedOn", "2021")),
        ("UN Women Representative Anna Berg spoke.", ("un women representative", "postIn", "un women")),
        ("The Harbour Fund is run by NATO, with technical support from the African Union.",
         ("african union", "supports", "harbour fund")),
        ("Together with NATO, the African Union will publish a study.",
         ("african union", "cooperatesWith", "nato")),
        ("Forty groups, among them the Harbour Lobby and the Network of Port Women, took part in the Oslo Summit.",
         ("network of port women", "participatedIn", "oslo summit")),
        ("The African Union will hold the Oslo Summit in the second quarter of 2031.",
         ("oslo summit", "occursOn", "2031-04/2031-06")),
        ("The Oslo Panel is composed of representatives of the OSCE, NATO and the African Union.",
         ("osce", "memberOf", "oslo panel")),
    ],
)  # fmt: skip
def test_a_relation_is_read(text: str, fact: tuple[str, str, str]) -> None:
    told = stated(extract_of(text))
    assert fact in told, sorted(told)


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Arland's plan for the implementation of UN Security Council Resolution 1325 was approved by the Government "
         "of Arland on 2 July 2020.", "adoptedBy"),
        ("Ghana adopted its first National Action Plan on Security Council resolutions 1325 (2000) and 1820 (2008) in "
         "February 2011.", "adoptedBy"),
    ],
)  # fmt: skip
def test_no_state_adopts_a_resolution_of_the_council(text: str, predicate: str) -> None:
    rows = [r for r in extract_of(text).relations if r.subject.startswith("unscr-") and r.predicate == predicate]
    assert {r.object for r in rows} <= {"united-nations-security-council"}
    days = [r.object for r in extract_of(text).relations if r.subject.startswith("unscr-") and r.literal]
    assert not [day for day in days if day[:4] in {"2011", "2020"}]


def test_a_resolution_of_american_states_is_one_by_its_symbol() -> None:
    text = "Recalling resolution AG/RES. 2454 (XXXIX-O/09), adopted by the General Assembly on June 4, 2009, it rested."
    document = extract_of(text)
    assert "AG/RES. 2454 (XXXIX-O/09)" in named(document, "Resolution")
    assert ("ag-res-2454-xxxix-o-09", "adoptedOn", "2009-06-04") in {r[4:7] for r in document.relations}
    assert not [r for r in document.relations if r.predicate == "adoptedBy"]


@pytest.mark.parametrize(
    ("line", "members"),
    [
        ("2. The following Member States were represented: Benin, Ghana and Togo.", {"benin", "ghana", "togo"}),
        ("2. The following guests were represented: Benin, Ghana and Togo.", set()),
    ],
)
def test_member_states_that_were_present_belong_to_the_organisation(line: str, members: set[str]) -> None:
    document = document_of(
        f"ECONOMIC COMMUNITY OF WEST AFRICAN STATES\n\n# Final Communiqué\n\n1. They met.\n\n{line}\n"
    )
    rows = {(r.subject, r.object) for r in document.relations if r.predicate == "memberOf"}
    assert rows == {(state, "ecowas") for state in members}


OBJECTIVES = "{title}\n\n### Objective 1. Participation: to increase the share\n\nWork.\n\n### Pillar 2: Protection\n"


def test_numbered_objectives_of_a_plan_are_its_own() -> None:
    title = "# Second National Action Plan of Norway on Women, Peace and Security 2031-2035"
    plan = document_of(OBJECTIVES.format(title=title))
    rows = {(r.subject, r.object.rsplit("/", 1)[-1]) for r in plan.relations if r.predicate == "hasObjective"}
    assert rows == {(plan.context.key, "participation"), (plan.context.key, "protection")}
    notes = document_of(OBJECTIVES.format(title="# Notes on a meeting"))
    assert not [r for r in notes.relations if r.predicate == "hasObjective"]


def test_a_ratification_is_no_day_of_adoption() -> None:
    told = stated(extract_of("The Harbour Convention on Rights, which Arland ratified on 11 July 2019, is short."))
    assert not [fact for fact in told if fact[1] == "adoptedOn"]


def test_all_is_said_of_the_person_and_not_of_her_state() -> None:
    told = stated(extract_of("They met Anna Berg of Norway, a former member of the Harbour Commission."))
    assert not [fact for fact in told if fact[0] == "norway"]


def document_of(text: str) -> DocumentExtract:
    return extract_document(SourceText("page.md", text, "0" * 64, Metadata()))


SIGNED = "# Harbour Strategy on Women and Ports\n\nThe Strategy is new.\n\n{line}\n\n{name}\n{post}\n"


@pytest.mark.parametrize(
    ("name", "post", "held"),
    [
        ("Hon. Anna Berg", "Chairperson", "chairperson"),
        ("Rolf Kask-Oja", "Minister of Defence", "minister of defence"),
        ("*Rolf Kask-Oja*", "*Undersecretary for Port Affairs*", "undersecretary for port affairs"),
    ],
)
def test_who_signs_holds_the_post_below(name: str, post: str, held: str) -> None:
    document = document_of(SIGNED.format(line="Lindholm, 21 January 2031", name=name, post=post))
    assert held in {fact[2] for fact in stated(document) if fact[1] == "holdsPost"}
    assert "Lindholm" in named(document, "Place")


def test_two_words_over_a_line_of_prose_are_nobody() -> None:
    document = document_of(SIGNED.format(line="", name="Harbour Heights", post="Ministers met there and went home."))
    assert "Harbour Heights" not in named(document, "Person")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("# Ports\n\n*Oslo, 4 May 2031* — The Board met on 3 May.\n\nIt rested.", "2031-05-04"),
        ("# Ports\n\nThe Board met at length and rested.\n\nDone at Oslo, this 4th day of May 2031\n", "2031-05-04"),
        (
            "# Ports\n\nThe Board met in Oslo on 4 May 2031 and rested for a while, as it does each year, with all.",
            None,
        ),
    ],
)
def test_a_text_counts_from_the_day_of_its_first_or_last_line(text: str, day: str | None) -> None:
    assert document_of(text).context.published == day


RESOLVING = """# RESOLUTION ON WOMEN AND PORTS

THE GENERAL ASSEMBLY,

RECALLING its resolutions,

RESOLVES:

1. To urge member states that have not yet done so to adopt plans by 2031.

2. To encourage States to share lessons, and to invite observers to pay for training.

3. To instruct the Harbour Commission to:

a. Establish a network of women pilots; and

b. Train fifty pilots each year.

4. To recall its earlier words.
"""


def test_paragraphs_go_on_with_what_a_body_resolves() -> None:
    clauses = document_of(RESOLVING).commitments
    assert [(c.verb, c.strength, [words for words, _ in c.bearers]) for c in clauses] == [
        ("urge", "Request", ["member states"]),
        ("encourage", "Encouragement", ["States"]),
        ("invite", "Encouragement", ["observers"]),
        ("instruct", "Obligation", ["Harbour Commission"]),
        ("instruct", "Obligation", ["Harbour Commission"]),
    ]
    text = RESOLVING
    assert all(" ".join(text.split()).find(c.action[:20]) >= 0 or c.action[0].islower() for c in clauses)


@pytest.mark.parametrize(
    ("sentence", "bearer"),
    [
        ("The Harbour Defence Forces (HDF) aim to train ten pilots.", "Harbour Defence Forces (HDF)"),
        ("According to the Directive of the Admiral, issued in May, every port must name a guard.", "every port"),
        ("The ministers asked the Board to report and urged its members to pay.", "members"),
    ],
)
def test_a_duty_is_read_with_who_bears_it(sentence: str, bearer: str) -> None:
    assert bearer in {words for c in extract_of(sentence).commitments for words, _ in c.bearers}
