"""Shows what records of debates and the observations of committees need: speakers, sittings, numbered meetings."""

import pytest
from extract_probe import extract_of

DEBATE = """**HARBOUR SENATE**

**Piątek, 14 Marca 2031 — Friday, 14 March 2031**

# Women and Ports: Statements

**An Cathaoir (Senator Anna Berg):** I welcome the Minister to the debate on ports.

**Senator Lena Holt:** I served for ten years in the Harbour Guard. We have heard much of ports and of women.

**Senator Anna Berg:** I thank her. As to the ambassador, I have an open mind on ports.
"""


def told(text: str, predicate: str) -> set[tuple[str, str]]:
    """The ends of all statements of a property: names of things, dates as they are."""
    extract = extract_of(text)
    name = {key: thing.label for key, thing in extract.things.items()}
    rows = (r for r in extract.relations if r.predicate == predicate)
    return {(name.get(r.subject, r.subject), name.get(r.object, r.object)) for r in rows}


def names_of(text: str, kind: str) -> set[str]:
    """The labels of all things of a kind."""
    return {thing.label for thing in extract_of(text).things.values() if thing.kind == kind}


def test_those_whose_labels_open_the_speeches_spoke_at_the_sitting_of_the_heading() -> None:
    assert told(DEBATE, "spokeAt") == {
        ("Anna Berg", "Women and Ports: Statements"),
        ("Lena Holt", "Women and Ports: Statements"),
    }
    assert told(DEBATE, "occursOn") == {("Women and Ports: Statements", "2031-03-14")}


def test_the_words_before_the_bracket_of_a_label_are_the_speakers_post() -> None:
    assert told(DEBATE, "holdsPost") == {("Anna Berg", "An Cathaoir")}


def test_i_is_the_speaker_and_in_quotation_marks_nobody() -> None:
    assert told(DEBATE, "memberOf") == {("Lena Holt", "Harbour Guard")}
    quoted = DEBATE.replace("I served", 'A sailor wrote: "I served').replace("Fleet.", 'Fleet."')
    assert not told(quoted, "memberOf")


@pytest.mark.parametrize(
    "text",
    [
        "# Staff\n\nAnna Berg: adviser since May\n\nLena Holt: head of the port\n\nIda Moe: pilot and guard\n",
        "# Ports: Statements\n\nSenator Anna Berg: I welcome all who came here.\n\nPorts matter.\n",
    ],
)
def test_a_list_of_people_and_a_single_speech_are_no_debate(text: str) -> None:
    assert not told(text, "spokeAt")


def test_a_day_in_two_languages_is_the_day_of_the_text() -> None:
    assert extract_of(DEBATE).context.published == "2031-03-14"
    assert extract_of(DEBATE.replace("14 Marca 2031 — ", "Ports 2031 — ")).context.published is None


COMMITTEE = """CEDAW/C/ARL/CO/7

**Committee on the Elimination of Discrimination against Women**

# Concluding observations on the seventh periodic report of Arland*

1. The Committee read the report at its 12th and 13th meetings (CEDAW/C/SR.12), held on 3 May 2031.

2. It speaks of the Joint Harbour Committee and of the eighth periodic report. The Committee recalls its general
recommendation No. 12 (1999).

\\* Adopted by the Committee at its forty-second session (1–12 May 2031).
"""


def test_meetings_counted_together_share_their_day_and_their_organiser() -> None:
    days, by = told(COMMITTEE, "occursOn"), told(COMMITTEE, "organizedBy")
    assert {("12th meeting", "2031-05-03"), ("13th meeting", "2031-05-03")} <= days
    assert len({organiser for name, organiser in by if name in {"12th meeting", "13th meeting"}}) == 1
    assert {name for name, _ in by} == {"12th meeting", "13th meeting", "forty-second session"}


def test_the_committee_over_the_text_is_the_committee_that_adopted_it() -> None:
    adopted = {name for _, name in told(COMMITTEE, "adoptedBy")}
    assert len(adopted) == 1
    assert "Joint Harbour Committee" not in adopted
    assert not told(COMMITTEE, "adoptedOn") - {("general recommendation No. 12 (1999)", "1999")}


def test_documents_of_treaty_bodies_are_named() -> None:
    documents = names_of(COMMITTEE, "OtherDocument") | names_of(COMMITTEE, "Report")
    assert {"CEDAW/C/SR.12", "eighth periodic report", "general recommendation No. 12 (1999)"} <= documents


@pytest.mark.parametrize(
    ("sentence", "post", "body"),
    [
        (
            "We met the executive director of the Harbour Fund.",
            "executive director of the Harbour Fund",
            "Harbour Fund",
        ),
        ("Anna Berg is Chief of Staff of the Harbour Guard.", "Chief of Staff of the Harbour Guard", "Harbour Guard"),
        (
            "Anna Berg, Commander of the Coast Guard District Marlin, spoke.",
            "Commander of the Coast Guard District Marlin",
            "",
        ),
    ],
)
def test_posts_keep_their_grades_and_their_tails(sentence: str, post: str, body: str) -> None:
    text = f"# Ports\n\n{sentence}\n"
    assert post in names_of(text, "Post") | names_of(text, "PostKind")
    assert not body or (post, body) in told(text, "postIn")


def test_troops_are_told_by_their_number_and_a_degree_stays_with_its_holder() -> None:
    text = "# Ports\n\nThe 126th Port Battalion met Dr. Lena Holt of Harbour University in Oslo.\n"
    assert "126th Port Battalion" in names_of(text, "Body")
    assert "Lena Holt" in names_of(text, "Person")
    assert "Harbour University" in names_of(text, "Organization")


REPORT = """CEDAW/C/NOR/CO/9

**Committee on the Elimination of Discrimination against Women**

# Concluding observations on the ninth periodic report of Norway

1. The Committee commends the State party on its delegation, which was headed by the Chair of the Harbour Council (HC),
Anna Berg, and included representatives of the Department of Ports and the Harbour Guard.

2. The State party hosted the International Conference on Safe Ports, held in Heron City. The ports are run by the
Harbour Pact, which was signed by the Government on 3 May 2031.
"""


def test_a_delegation_has_those_who_head_it_and_those_it_includes() -> None:
    members = {name for name, body in told(REPORT, "memberOf") if body == "delegation"}
    assert members == {"Anna Berg", "Department of Ports (Norway)", "Harbour Guard (Norway)"}
    assert ("Anna Berg", "Chair of the Harbour Council (Norway)") in told(REPORT, "holdsPost")


def test_the_state_party_is_the_state_whose_report_is_read() -> None:
    assert ("Norway", "International Conference on Safe Ports") in told(REPORT, "hosts")
    two = REPORT.replace("report of Norway", "report of Norway and Ghana")
    assert not told(two, "hosts")


def test_cities_and_camps_are_places() -> None:
    assert ("International Conference on Safe Ports", "Heron City") in told(REPORT, "occursAt")
    assert "Heron Camp" in names_of("# Ports\n\nThe port guard trained at the Heron Camp in May.\n", "Place")
    assert not names_of("# Ports\n\nThe port guard trained at the old camp in May.\n", "Place")


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        ("A steering group, chaired by Anna Berg, has been established.", "steering group"),
        ("The delegation was led by Minister Lena Holt.", "delegation"),
    ],
)
def test_a_body_in_small_letters_is_named_by_who_leads_it(sentence: str, body: str) -> None:
    assert body in names_of(f"# Ports\n\n{sentence}\n", "Body")
    assert body not in names_of(f"# Ports\n\n{sentence.replace(' by ', ' with ')}\n", "Body")
