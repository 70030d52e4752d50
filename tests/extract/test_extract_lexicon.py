"""Shows when a known name is found: between word boundaries, in its case where the case tells, in any Unicode form."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Literal

import pytest
from extract_probe import extract_of
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_build.corpus.folders import read_sources
from graph_build.extract.document import extract_document
from graph_build.extract.names.lexicon import Lexicon, copy_of, normal, reference
from graph_build.extract.records import Thing


def found(text: str) -> dict[str, str]:
    return {text[h.start : h.end]: h.thing for h in reference().find(text)}


def small() -> Lexicon:
    lexicon = Lexicon({"forum": Thing("forum", "Body", "Peace Forum"), "theme": Thing("theme", "Theme", "Protection")})
    lexicon.never["forum"] = {"PEACE FORUM 2"}
    lexicon.add("forum", "Peace Forum", exact=True)
    lexicon.add("forum", "PF", exact=True)
    lexicon.add("theme", "protection", exact=False)
    return lexicon


@pytest.mark.parametrize(
    ("text", "name", "thing"),
    [
        ("WHO acts", "WHO", "world-health-organization"),
        ("NATO is here", "NATO", "nato"),
        ("(NATO)", "NATO", "nato"),
        ("the UN's work", "UN", "united-nations"),
        ("UNITED NATIONS", "UNITED NATIONS", "united-nations"),
        ("NORTH ATLANTIC COUNCIL", "NORTH ATLANTIC COUNCIL", "north-atlantic-council"),
        ("Norway and Chad", "Chad", "chad"),
        ("Türkiye met", "Türkiye", "türkiye"),
        ("Turkey met", "Turkey", "türkiye"),
        ("Côte d'Ivoire met", "Côte d'Ivoire", "côte-divoire"),
        ("the Russian Federation", "Russian Federation", "russian-federation"),
    ],
)
def test_known_names(text: str, name: str, thing: str) -> None:
    assert found(text).get(name) == thing


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("those who act", "world-health-organization"),
        ("NATO is here", "nato-international-staff"),
        ("nato acts", "nato"),
        ("between us and them", "united-states"),
        ("a chad in the paper", "chad"),
        ("un acte", "united-nations"),
        ("NATOs and xNATO and NATO_", "nato"),
        ("icc", "international-criminal-court"),
        ("north atlantic council", "north-atlantic-council"),
    ],
)
def test_what_is_no_known_name(text: str, thing: str) -> None:
    assert thing not in found(text).values()


@pytest.mark.parametrize("text", ["gender equality", "Gender Equality", "GENDER EQUALITY", "gender-equality"])
def test_themes_are_found_in_any_case(text: str) -> None:
    assert {key.rsplit("/", 1)[-1] for key in found(text).values()} == {"gender-equality"}


@pytest.mark.parametrize("name", ["Côte d'Ivoire", "Türkiye", "Zéphirine Committee"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_names_are_found_in_either_form_of_unicode(tmp_path: Path, name: str, form: Literal["NFC", "NFD"]) -> None:
    file = tmp_path / "page.txt"
    file.write_text(unicodedata.normalize(form, f"They heard that {name} met again."), encoding="utf-8")
    (source,) = read_sources((file,)).documents
    assert name in {m.surface for m in extract_document(source).mentions}


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("the Peace Forum met", ["forum"]),
        ("the PEACE FORUM met", ["forum"]),
        ("the peace forum met", []),
        ("the PF met", ["forum"]),
        ("the pf met", []),
        ("Protection and PROTECTION and protection", ["theme"] * 3),
        ("overprotection", []),
        ("protection_", []),
        ("", []),
    ],
)
def test_case_and_boundaries(text: str, things: list[str]) -> None:
    assert [hit.thing for hit in small().find(text)] == things


def test_a_form_that_is_never_the_name_is_left_out() -> None:
    lexicon = small()
    lexicon.add("forum", "Peace Forum 2", exact=False)
    assert [h.thing for h in lexicon.find("Peace Forum 2")] == ["forum", "forum"]
    assert "PEACE FORUM 2" not in {"PEACE FORUM 2"[h.start : h.end] for h in lexicon.find("PEACE FORUM 2")}


def test_a_copy_takes_names_that_the_original_does_not_have() -> None:
    lexicon = small()
    before = {
        form: {thing: None if s is None else set(s) for thing, s in rows.items()}
        for form, rows in lexicon.forms.items()
    }
    copied = copy_of(lexicon)
    copied.add("forum", "The Gathering", exact=True)
    copied.add("forum", "peace Forum", exact=True)
    assert [h.thing for h in copied.find("The Gathering")] == ["forum"]
    assert list(lexicon.find("The Gathering")) == []
    assert lexicon.forms == before


def test_reading_a_document_leaves_the_reference_as_it_was() -> None:
    lexicon = reference()
    names = {key: frozenset(thing.names) for key, thing in lexicon.things.items()}
    forms = {
        form: {k: None if s is None else frozenset(s) for k, s in rows.items()} for form, rows in lexicon.forms.items()
    }
    text = "The North Atlantic Council (XYZC) met. The XYZC left. The United Nations (QQQ) acts.\n\nQQQ\tUnited Nations"
    extract_document(extract_of(text).source)
    after = {
        form: {k: None if s is None else frozenset(s) for k, s in rows.items()} for form, rows in lexicon.forms.items()
    }
    assert {key: frozenset(thing.names) for key, thing in lexicon.things.items()} == names
    assert after == forms


def test_a_form_inside_a_name_that_is_another_things_is_left_out() -> None:
    document = extract_of("The Alliance for Peacebuilding met.")
    assert {m.thing for m in document.mentions} == {"alliance-for-peacebuilding"}
    assert not document.relations


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=100))
def test_the_form_of_comparison_keeps_every_offset(text: str) -> None:
    assert len(normal(text)) == len(text)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("NATO UNEU who-–İß’é"), max_size=60))
def test_hits_lie_between_word_boundaries(text: str) -> None:
    for hit in reference().find(text):
        assert text[hit.start : hit.end].strip() == text[hit.start : hit.end] != ""
        assert hit.start == 0 or not text[hit.start - 1].isalnum()
        assert hit.end == len(text) or not text[hit.end].isalnum()
