"""Shows which names are one name, which forms are acronyms, and that addresses are readable and do not collide."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_build.extract.folding import address, fold, is_acronym, without_year


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Women, Peace and Security Agenda", "Women Peace and Security agenda"),
        ("NATO's Committee", "NATO Committee"),
        ("NATO’s Committee", "NATO's Committee"),
        ("Allies' forces", "Allies forces"),
        ("International Organisation", "International Organization"),
        ("Nordic Centre", "Nordic Center"),
        ("Department of Defense", "Department of Defence"),
        ("World Food Program", "World Food Programme"),
        ("Gender Adviser", "Gender Advisor"),
        ("Gender-Adviser", "Gender Adviser"),
        ("Co-operation", "Cooperation"),
        ("Côte d’Ivoire", "Co\u0302te d'Ivoire"),
        ("Ångström", "A\u030angstro\u0308m"),
        ("ﬁnance", "finance"),
        ("STRASSE", "Straße"),
        ("U.N.", "U N"),
        ("ΟΔΟΣ", "οδος"),
        ("Женщины", "ЖЕНЩИНЫ"),
    ],
)
def test_two_spellings_of_one_name(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norway", "Norwegian"),
        ("Cote", "Côte"),
        ("UNSCR 1325", "UNSCR 1326"),
        ("妇女署", "妇女"),
        ("A Panel", "B Panel"),
        ("Mali", "Malí"),
        ("Panel of One", "Panel One"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_folding_is_stable_over_forms_of_unicode(name: str) -> None:
    assert fold(unicodedata.normalize("NFD", name)) == fold(unicodedata.normalize("NFC", name))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("abc ABC 'é.,-the"), max_size=40))
def test_a_folded_name_has_no_punctuation_and_no_case(name: str) -> None:
    out = fold(name)
    assert out == " ".join(out.split()).casefold()
    assert not set(out) & set("'.,-")


@pytest.mark.parametrize("name", ["WHO", "UNSCR", "UNSCRs", "GENADs", "U.S.", "EU/UN", "NATO2030", "OSCE"])
def test_acronyms(name: str) -> None:
    assert is_acronym(name)


@pytest.mark.parametrize(
    "name", ["who", "Norway", "NATO HQ", "UN Women", "McDonald", "A", "", "Nato", "Vorland", "妇女"]
)
def test_names_that_are_no_acronyms(name: str) -> None:
    assert not is_acronym(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Plan (2021)", "Plan"),
        ("Plan 2021", "Plan"),
        ("Plan, 2021", "Plan"),
        ("Plan 2021-2025", "Plan"),
        ("Plan (2021-2025)", "Plan"),
        ("Plan", "Plan"),
        ("UNSCR 1325", "UNSCR 1325"),
    ],
)
def test_a_name_without_its_year(name: str, expected: str) -> None:
    assert without_year(name) == expected


def test_one_slug_in_two_families_gives_two_addresses() -> None:
    taken: dict[str, str] = {}
    rows = [
        address("Unity", taken, "Body"),
        address("Unity", taken, "Person"),
        address("UNITY!", taken, "Body"),
        address("Unity", taken, "Person"),
    ]
    assert rows == ["unity", "unity-person", "unity", "unity-person"]


def test_a_third_family_meets_an_address_that_is_taken() -> None:
    taken = {"unity": "Body", "unity-person": "Place"}
    made = address("Unity", taken, "Person")
    assert made.startswith("unity-person-")
    assert taken[made] == "Person"


@pytest.mark.parametrize("label", ["المرأة", "妇女、和平与安全", "Женщины", "Łuków", "ประเทศไทย", "नेपाल"])
def test_names_in_any_script_give_a_readable_address(label: str) -> None:
    assert address(label)
    assert not address(label).startswith("name-")


def test_names_without_letters_have_addresses_of_their_own() -> None:
    assert address("!!!") != address("???")
    assert address("!!!").startswith("name-")


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=200))
def test_an_address_can_stand_in_a_node(label: str) -> None:
    made = address(label)
    assert made
    assert not set(made) & set(' /#?<>"{}|\\^`\n\t')
    assert made == address(unicodedata.normalize("NFD", label)) or not unicodedata.is_normalized("NFC", label)
