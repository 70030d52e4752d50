"""Shows who tells of a promise, seen from who made it, and who belongs to whom by what the documents say."""

import pytest
from followup_probe import promised
from sentence_documents import source

from graph_build.extract.records import Thing
from graph_build.graph.promises.actors import Kinship, house_of, is_own
from graph_build.graph.promises.sources import agent_named, source_kind

PASSIVE = "Harbour pilots will be trained."
NATO = "NATO will train harbour pilots."
BOTH = "NATO and the African Union will train harbour pilots."
STATES = "Member States will train harbour pilots."
OFFICE = "The Harbour Office will train harbour pilots."
MEMBER = "Norway is a member of NATO."


@pytest.mark.parametrize(
    ("promise", "maker", "teller", "said", "expected"),
    [
        (PASSIVE, "Harbour House", "Harbour House", "", "maker-itself"),
        (PASSIVE, "Harbour House", "Lamp House", "", "another-body"),
        (PASSIVE, None, "Lamp House", "", "source-not-known"),
        (PASSIVE, None, "NATO", "", "source-not-known"),
        (PASSIVE, "NATO", "NATO", "", "maker-itself"),
        (PASSIVE, "NATO", "Norway", "", "another-body"),
        (PASSIVE, "NATO", None, "", "source-not-known"),
        (PASSIVE, "NATO", "NATO International Military Staff", "", "maker-itself"),
        (NATO, "NATO", "Harbour Institute", "The Harbour Institute is a member of NATO.", "civil-society-source"),
        ("The United States will train harbour pilots.", "Harbour House", "Norway", "", "another-body"),
        (NATO, None, "NATO", "", "maker-itself"),
        (NATO, None, "Lamp House", "", "another-body"),
        (NATO, None, None, "", "source-not-known"),
        (NATO, "NATO", "Network of Pilots", "", "civil-society-source"),
        (NATO, "NATO", "The Coastal Tribune", "", "press-source"),
        (PASSIVE, "Harbour House", "Network of Pilots", "", "civil-society-source"),
        ("The United Nations will train pilots.", None, "United Nations University", "", "maker-itself"),
        (NATO, "NATO", "Norway", MEMBER, "member-of-maker"),
        (BOTH, "NATO", "Norway", MEMBER, "member-of-maker"),
        (BOTH, "NATO", "Norway", "", "another-body"),
        (BOTH, "NATO", "NATO International Military Staff", "", "maker-itself"),
        (STATES, "Harbour House", "Norway", "", "member-of-maker"),
        (STATES, "Harbour House", "White House", "", "member-of-maker"),
        ("Member States and NATO will train harbour pilots.", "Harbour House", "Norway", "", "member-of-maker"),
        (STATES, "Harbour House", "UNICEF", "", "another-body"),
        (STATES, "Harbour House", "Lamp House", "", "another-body"),
        ("Civil society organisations will train pilots.", "Harbour House", "Norway", "", "another-body"),
        (OFFICE, "Harbour House", "the harbour office", "", "maker-itself"),
        ("The Lamp Board will train pilots.", None, "Harbour Office", "The Harbour Office is part of the Lamp Board.",
         "maker-itself"),
    ],
)  # fmt: skip
def test_who_tells_is_seen_from_who_promised(
    promise: str, maker: str | None, teller: str | None, said: str, expected: str
) -> None:
    told = promised(
        source("promise", f"1. {promise}\n\n2. {said or 'Winters are mild.'}\n", "2020", "policy", maker),
        source("report", "They met.\n", "2022", "news", teller),
    )
    (one,) = (p for p in told.all() if p.provision.number == "1")
    report = next(d for d in told.corpus.documents if d.context.key == "report")
    assert source_kind(one, report, told.kinship) == expected


def kinship(*texts: str) -> Kinship:
    return promised(*(source(f"text{place}", f"{text}\n", "2020") for place, text in enumerate(texts))).kinship


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Norway", "norway"),
        ("norway", "norway"),
        ("Norway and the United Nations", "united-nations"),
        ("The United Nations and Norway", "united-nations"),
        ("Harbour Office", "text0-harbour-office"),
        ("Mediation", ""),
        ("", ""),
    ],
)
def test_a_publisher_is_the_agent_of_its_whole_name_else_of_the_longest_in_it(name: str, key: str) -> None:
    assert agent_named(name, kinship(f"{OFFICE} Norway met them.")).rsplit(":", 1)[-1] == key


CHAIN = "The Harbour Office is part of the Lamp Board. The Lamp Board is part of NATO."


@pytest.mark.parametrize(
    ("text", "bearers", "told", "expected"),
    [
        (NATO, ["nato"], ["nato", "norway"], "same"),
        (NATO, ["nato"], ["norway"], "stranger"),
        (MEMBER, ["nato"], ["norway"], "kin"),
        (MEMBER, ["norway"], ["nato"], "kin"),
        (MEMBER, ["norway", "african-union"], ["unicef", "nato"], "kin"),
        ("Norway met NATO.", ["nato"], ["norway"], "stranger"),
        (NATO, ["nato"], ["nato-international-military-staff"], "kin"),
        (NATO, ["unicef"], ["united-nations"], "kin"),
        (NATO, ["norway"], ["sweden"], "stranger"),
        (NATO, ["norway"], [], "open"),
        (NATO, [], ["norway"], "open"),
        (STATES, ["member-states"], ["norway"], "open"),
        (STATES, ["nato"], ["member-states"], "open"),
        (NATO, ["world-bank"], ["norway"], "stranger"),
        (NATO, ["nato-allies"], ["united-nations"], "stranger"),
    ],
)
def test_who_promised_and_who_is_told_are_one_kin_open_or_strangers(
    text: str, bearers: list[str], told: list[str], expected: str
) -> None:
    assert kinship(text).between(frozenset(bearers), frozenset(told)) == expected


def test_what_is_part_of_a_part_belongs_to_the_whole() -> None:
    known = kinship(CHAIN)
    office = next(key for key in known.things if key.endswith("harbour-office"))
    assert known.above(office) >= {office, "nato"}
    assert len(known.above(office)) == 3
    assert known.belongs(office, "nato")
    assert known.belongs("nato", office)
    assert not known.belongs(office, "norway")
    assert not known.is_member(office, "nato")
    assert kinship(MEMBER).is_member("norway", "nato")
    assert not kinship(MEMBER).is_member("nato", "norway")


def test_bodies_of_one_name_are_one_though_each_document_has_its_own() -> None:
    known = kinship(OFFICE, OFFICE.replace("train", "teach"), OFFICE.replace("Harbour Office", "River Office"))
    first, second, other = "text0-harbour-office", "text1-harbour-office", "text2-river-office"
    assert {first, second, other} <= known.things.keys()
    assert is_own(first, known.things)
    assert not is_own("nato", kinship(NATO).things)
    assert not is_own("nowhere", known.things)
    assert known.agents_by_name["harbour office"] == first
    assert known.between(frozenset({first}), frozenset({second})) == "same"
    assert known.between(frozenset({first}), frozenset({other})) != "same"


@pytest.mark.parametrize(
    ("bearers", "house", "named", "speaker", "strange"),
    [
        (["nato"], "un", ["united-nations"], "", True),
        (["nato"], "un", ["nato-international-military-staff", "united-nations"], "", False),
        (["nato"], "un", [], "un", True),
        (["nato"], "un", [], "nato", False),
        (["nato"], "un", [], "", False),
        ([], "un", ["nato"], "", True),
        ([], "", ["nato"], "", False),
        (["member-states"], "un", ["nato"], "", False),
        (["world-bank"], "un", ["nato"], "", True),
        (["nato"], "un", ["world-bank"], "un", True),
        (["nato"], "un", ["world-bank"], "nato", False),
        (["norway"], "un", ["sweden"], "", True),
    ],
)
def test_a_report_on_another_house_is_strange(
    bearers: list[str], house: str, named: list[str], speaker: str, strange: bool
) -> None:
    known = kinship(STATES)
    assert known.strange_houses(frozenset(bearers), house, frozenset(named), speaker) == strange


@pytest.mark.parametrize(
    ("key", "house"),
    [("nato", "nato"), ("Organization:un-women", "un"), ("norway", "norway"), ("world-bank", ""), ("nowhere", "")],
)
def test_a_house_is_known_by_its_address_and_a_state_is_its_own(key: str, house: str) -> None:
    assert house_of(key) == house


def test_a_name_of_signs_alone_names_nobody() -> None:
    known = Kinship({"x": Thing("x", "Organization", "—", frozenset({"—"}))})
    assert agent_named("…", known) == ""
