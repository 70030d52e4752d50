"""Shows what was learnt from twelve texts of known and new kinds: joined names, towns, records, works, texts told."""

from __future__ import annotations

import pytest
from extract_probe import clauses_of, extract_of, named, stated

from graph_build.corpus.readers.text_tables import table_parts
from graph_build.corpus.source import Metadata, SourceText
from graph_build.extract.document import extract_document
from graph_build.extract.names.forms import in_title_case, is_in_capitals


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Leaders met for the third Arland–HARCOM Summit.", "Summit", "third Arland–HARCOM Summit"),
        ("The envoys were sent from Kingston and moved to Gao.", "Place", "Kingston"),
        ("Teams pass to the administrations of Kharkiv, Sumy and Mykolaiv.", "Place", "Sumy"),
        ("The record of the Eighth Meeting (Tirana, 24–25 September 2024) was approved.", "Place", "Tirana"),
        ("The Pristina-based Harbour Trust met staff of peaceNET in May.", "Organization", "Harbour Trust"),
        ('The Harbour Watch put out a report last week, "Long Roads at Night".', "OtherDocument",
         '"Long Roads at Night"'),
        ('"Long Roads at Night", a new report, was read.', "OtherDocument", '"Long Roads at Night"'),
        ("The Harbour Office released Keeping the Promise, a note for parliaments.", "OtherDocument",
         "Keeping the Promise"),
        ('She spoke at the Harbour Council open debate on "Women at the helm: pilots".', "Event",
         'Harbour Council open debate on "Women at the helm: pilots"'),
        ("The parties read its terms of reference, approved by the Harbour Council in 2021.", "OtherDocument",
         "terms of reference"),
        ("Having regard to its resolution of 23 October 2020 on ports,", "Resolution",
         "resolution of 23 October 2020 on ports"),
        ("PERMANENT MISSION OF GHANA TO THE UNITED NATIONS\n\nThe text begins here.", "Mission",
         "Permanent Mission of Ghana to the United Nations"),
        ("The adviser goes to EUCAP Sahel Mali and EUBAM Rafah in May.", "Body", "EUBAM Rafah"),
    ],
)  # fmt: skip
def test_a_name_is_found_whole(text: str, kind: str, name: str) -> None:
    assert name in named(extract_of(text), kind)


def test_a_given_or_family_name_is_the_only_person_who_bears_it() -> None:
    text = "Mr Tevita Moala\n\nDeputy Director\n\nTevita took up his duties on 1 July 2023. The Board met Moala in May."
    document = extract_of(text)
    people = {m.surface: m.thing for m in document.mentions if m.kind == "Person"}
    assert people["Tevita"] == people["Moala"] == "Person:tevita-moala"
    assert any(h.person == "Person:tevita-moala" and h.begins == "2023-07-01" for h in document.holdings)


def test_no_short_name_of_two_persons_is_taken_for_one() -> None:
    text = "Ms Alba Tavares met Ms Alba Ndiaye at the Harbour Forum. Alba spoke."
    document = extract_of(text)
    assert "Alba" not in named(document, "Person")


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("The Secretary-General's reports of 31 January 2031 (S/2031/57 and Add.1) and 4 March 2031 (S/2031/140),",
         ("s 2031 140", "publishedOn", "2031-03-04")),
        ("She wrote the report \"Rising Seas\", issued by the Harbour Community in November 2022.",
         ("rising seas", "publishedOn", "2022-11")),
        ("On 31 May, the anniversary of the accord, Ms Anna Berg addressed the Harbour Summit.",
         ("anna berg", "spokeAt", "harbour summit")),
        ("The jury names the winner at the Harbour Conference, to be held in Vienna in June 2026.",
         ("harbour conference", "occursOn", "2026-06")),
        ("Ms Anna Berg, chair of the board, recalled at the Harbour Summit that ports are closed.",
         ("anna berg", "spokeAt", "harbour summit")),
        ("The Harbour Council met in May, adopted the Bergen Policy on Ports in June 2023 and left the Oslo Summit.",
         ("bergen policy on ports", "adoptedOn", "2023-06")),
        ("Norway has a seat on the Harbour Board.", ("norway", "memberOf", "harbour board")),
        ("The Harbour Institute is an independent, Oslo-based think tank and a member of the Ports Alliance.",
         ("harbour institute", "memberOf", "ports alliance")),
        ("The Harbour Centre in Accra, whose Safety Institute opened in 2011, trains guards.",
         ("safety institute", "partOf", "harbour center")),
        ("Canada and Ghana launched the Canada–Ghana Partnership on Ports.",
         ("ghana", "memberOf", "canada ghana partnership on ports")),
        ("Statement by the Permanent Representative of Ghana\n\nThe Peacebuilding Commission, of which my country has "
         "been a member since 2023, met.", ("ghana", "memberOf", "peacebuilding commission")),
        ("The Harbour Unit\n\n• advises the Harbour Council on ports;\n\n• trains guards.",
         ("harbour unit", "advises", "harbour council")),
        ("Commending Norway and Ghana for their close cooperation with the Harbour Mission,",
         ("ghana", "cooperatesWith", "harbour mission")),
        ("The Harbour Council asks:\n\n(a) To deploy Gender Advisors to Gao and Mopti;",
         ("gender advisor", "deployedTo", "mopti")),
        ("Ms Anna Berg was in Oslo in 2002, at the Harbour Dialogue.", ("harbour dialogue", "occursOn", "2002")),
        ("Statement at the Harbour Council open debate on \"Women at the helm\"\n\nNew York, 24 October 2024\n\nHi.",
         ("harbour council open debate on women at the helm", "occursOn", "2024-10-24")),
    ],
)  # fmt: skip
def test_a_statement_is_read(text: str, statement: tuple[str, str, str]) -> None:
    found = stated(extract_of(text))
    assert statement in found, sorted(found)


RECORD = """REGIONAL NETWORK OF HARBOUR FOCAL POINTS

Ninth Meeting, Podgorica, 18–19 February 2025

SUMMARY RECORD

PARTICIPANTS

Albania: Colonel Ardit Lleshi, Ministry of Ports

Observers: Ms Lejla Marn (Harbour Trust)

Apologies: Mr Rolf Holt, Lagoon Office

ITEM 1. OPENING

1. Colonel Lleshi reported that a plan had been costed. Ms Ada Moe wrote to the Lagoon Office.
"""


def test_a_record_tells_who_attended_and_who_spoke() -> None:
    found = stated(extract_of(RECORD, None))
    meeting = "ninth meeting"
    assert (meeting, "occursOn", "2025-02-18/2025-02-19") in found
    assert (meeting, "occursAt", "podgorica") in found
    assert {("ardit lleshi", "participatedIn", meeting), ("lejla marn", "participatedIn", meeting)} <= found
    assert ("lejla marn", "memberOf", "harbour trust") in found
    assert ("ardit lleshi", "spokeAt", meeting) in found
    assert not any(s in {"rolf holt", "lagoon office"} and p == "participatedIn" for s, p, _ in found)


def test_rows_between_dashes_are_actions_of_who_is_responsible() -> None:
    text = (
        "Next steps of the Harbour Network\n\nAction – Responsible – Deadline\n\nCirculate the template – Secretariat"
        " – 31 March 2025\n\nPublish the guidelines – Harbour Office – 1 September 2025\n\nThe Network met.\n"
    )
    source = SourceText("sample-text.txt", text, "0" * 64, Metadata(), parts=table_parts(text))
    rows = {(c.due, tuple(words for words, _ in c.bearers)) for c in extract_document(source).commitments}
    assert {("2025-03-31", ("Secretariat",)), ("2025-09-01", ("Harbour Office",))} <= rows


@pytest.mark.parametrize(
    ("sentence", "bearer"),
    [
        ("Leaders call upon the donor community to fund the plan.", "donor community"),
        ("Perpetrators have to answer in court.", "Perpetrators"),
        ("Its instructors are required to refresh their certificates.", "instructors"),
        ("Norway has pledged three million euros.", "Norway"),
        ("The draft is to reach the Board; from then on the Ministry will table a report every year.", "Ministry"),
    ],
)
def test_who_acts_bears_a_commitment(sentence: str, bearer: str) -> None:
    assert any(words == bearer for clause in clauses_of(sentence) for words, _ in clause.bearers)


@pytest.mark.parametrize(
    ("sentence", "whom"),
    [
        ("We call on the parties to give women no less than a third of the seats.", "women"),
        ("The Board will talk with partners, such as the Harbour Trust and the Lagoon Office.", "Lagoon Office"),
        ("The Board urges donors to provide care, including counselling, for survivors of violence.",
         "survivors of violence"),
    ],
)  # fmt: skip
def test_the_one_an_action_goes_to_is_found(sentence: str, whom: str) -> None:
    assert any(words == whom for clause in clauses_of(sentence) for words, _ in clause.addressees)


def test_capitals_of_a_line_are_told_from_those_of_names() -> None:
    assert in_title_case("MISSION OF GHANA TO THE OSCE AND NATO") == "Mission of Ghana to the OSCE and NATO"
    assert is_in_capitals("MISSION OF GHANA TO THE OSCE")
    assert not is_in_capitals("Mission of Ghana")
