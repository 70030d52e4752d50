"""Shows who gives a text out by its first lines, and what was learnt of lists, brackets, names and capitals with it."""

from __future__ import annotations

import pytest
from extract_probe import extract_of

from graph_build.extract.document import DocumentExtract


def told(document: DocumentExtract, predicate: str) -> set[tuple[str, str]]:
    """Subject and object of a relation in words; the document that is read is "self"."""

    def words(key: str) -> str:
        if key == document.context.key:
            return "self"
        return document.things[key].label if key in document.things else key

    return {(words(r.subject), words(r.object)) for r in document.relations if r.predicate == predicate}


@pytest.mark.parametrize(
    ("lines", "house"),
    [
        ("HARBOUR INSTITUTE FOR LIGHT AND TRADE\n\nPolicy Brief No. 3 | May 2031\n\nPorts at night\n\n", "Harbour"),
        ("Arland Ministry of Ports\n\nANNUAL PROGRESS REPORT 2031\n\nOslo, 6 May 2032\n\n", "Ministry of Ports"),
        ("African Union press statement on ports\n\n4 May 2031\n\n", "African Union"),
        ("Minister opens a port\n\nMay 4, 2031 – Oslo, Norway - Global Affairs Canada\n\n", "Global Affairs Canada"),
        ("Backgrounder: ports at night\n\nFrom: Global Affairs Canada\n\n", "Global Affairs Canada"),
        ("African Union Leaders' Communiqué\n\nPorts\n\n", "African Union"),
    ],
)
def test_the_house_over_a_text_gives_it_out(lines: str, house: str) -> None:
    found = {
        obj
        for subject, obj in told(extract_of(f"{lines}The ports are open at night.", None), "adoptedBy")
        if subject == "self"
    }
    assert len(found) == 1
    assert house.lower() in found.pop().lower()


@pytest.mark.parametrize(
    "lines",
    [
        "African Union opens a policy on ports\n\n4 May 2031\n\n",
        "Ports at night\n\nThe African Union met.\n\n",
        "A report on the African Union\n\n",
    ],
)
def test_a_house_that_a_title_tells_of_does_not_give_the_text_out(lines: str) -> None:
    found = told(extract_of(f"{lines}The ports are open at night.", None), "adoptedBy")
    assert not any(subject == "self" for subject, _ in found)


def test_a_statement_of_the_president_of_the_council_is_the_councils() -> None:
    text = (
        "Statement by the President of the Security Council\n\nAt the 9001st meeting of the Security Council, held on "
        "3 March 2031, the President of the Security Council made the following statement on behalf of the Council:\n\n"
        "The Security Council welcomes the report."
    )
    assert ("self", "United Nations Security Council") in told(extract_of(text, None), "adoptedBy")


def test_resolutions_of_a_list_are_of_the_organ_that_its_first_names() -> None:
    text = "It cites UN Security Council Resolution 1325 (2000) and subsequent Resolutions 1820 (2008) and 2242 (2015)"
    adopted = {subject for subject, obj in told(extract_of(text), "adoptedBy") if "Security Council" in obj}
    assert len(adopted) == 3


def test_what_stands_apart_is_not_of_the_list() -> None:
    text = "It recalls UN Security Council Resolution 1325 (2000). Later, Resolution 1820 (2008) was read."
    assert len(told(extract_of(text), "adoptedBy")) == 1


def test_a_person_in_brackets_has_a_house_and_a_post_there() -> None:
    document = extract_of("Observers: Major Anna Berg (OSCE Secretariat, Gender Adviser) and others.")
    assert ("Anna Berg", "Gender Adviser") in told(document, "holdsPost")
    assert ("Anna Berg", "OSCE Secretariat") in told(document, "memberOf")
    assert any(holding.post for holding in document.holdings)


def test_co_chairs_before_a_comma_are_all_members() -> None:
    text = "As 2031 co-chairs of the Women, Peace and Security Focal Points Network, Norway and Ghana will host it."
    members = {subject for subject, _ in told(extract_of(text), "memberOf")}
    assert {"Norway", "Ghana"} <= members


def test_a_publication_is_of_the_house_before_its_noun() -> None:
    text = "According to the NATO report Counting the Cost (2031), ports earmark funds."
    assert ("Counting the Cost", "NATO") in told(extract_of(text), "adoptedBy")


def test_he_is_the_subject_before_him_in_the_sentence() -> None:
    text = "Dr Lena Holt directs the Board. Mr Anders Berg was its Chair; he now teaches at the University of Oslo."
    assert {s for s, o in told(extract_of(text), "memberOf") if "University" in o} == {"Anders Berg"}


def test_a_line_in_capitals_is_read_as_a_title_prints_it() -> None:
    text = "REPUBLIC OF KENYA\nMINISTRY OF PORTS\n\nDIRECTIVE NO. 3 OF 2031\n\nThe Ministry of Ports shall act."
    bodies = {m.thing for m in extract_of(text, None).mentions if m.kind == "Body"}
    assert len(bodies) == 1


def test_the_full_name_of_the_council_tells_nothing_of_what_it_belongs_to() -> None:
    assert not told(extract_of("The United Nations Security Council met."), "partOf")
    assert told(extract_of("The OSCE Secretariat met."), "partOf") == {("OSCE Secretariat", "OSCE")}


@pytest.mark.parametrize(
    "text", ["The panel with Nadia Murad closed at noon.", "Hester Paneras, until May, led the police."]
)
def test_a_capital_name_after_a_given_name_is_a_person(text: str) -> None:
    assert any(m.kind == "Person" for m in extract_of(text).mentions)


@pytest.mark.parametrize(
    "text", ["The Nelson Mandela Rules were read.", "The Marie Stopes International clinic opened.", "Anna met Berg."]
)
def test_what_is_called_after_somebody_is_none(text: str) -> None:
    assert not any(m.kind == "Person" and " " in m.surface for m in extract_of(text).mentions)


def test_a_long_title_of_a_speech_tells_where_and_when_it_was_held() -> None:
    title = (
        "Statement by H.E. Ms. Anna Berg, Permanent Representative of Norway on behalf of Norway and Denmark at "
        'the UN Security Council open debate on "Women and peace and security: people of ports at night", 23 April '
        "2031"
    )
    document = extract_of(f"{title}\n\nMr. President,\n\nWe thank Germany.", None)
    assert any(subject == "Anna Berg" for subject, _ in told(document, "spokeAt"))
    assert any(day == "2031-04-23" for _, day in told(document, "occursOn"))


def test_a_date_line_may_stand_in_brackets() -> None:
    document = extract_of("Ports open\n\n(Vienna, 13 September 2031) – The ports of Austria are open.", None)
    assert ("self", "2031-09-13") in told(document, "publishedOn")


def test_what_was_organised_is_no_place_of_a_list() -> None:
    text = (
        "They met at the Harbour Conference on Ports in Norway, Sweden and Denmark, organised by UN Women and the OSCE."
    )
    assert {obj for _, obj in told(extract_of(text), "organizedBy")} == {"UN Women", "OSCE"}
