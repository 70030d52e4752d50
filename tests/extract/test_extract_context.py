"""Shows what is known of a document before its names are read: kind, key, house, register, acronyms, own names."""

from __future__ import annotations

import pytest
from extract_probe import extract_of, source_of

from graph_build.corpus.provisions import segment
from graph_build.extract.context import Context, context_of, document_key, document_kind


def context(text: str, title: str | None = "Notes of the archive", **meta: str) -> Context:
    source = source_of(text, title, **meta)
    return context_of(source, segment(source))


@pytest.mark.parametrize(
    ("catalogue_kind", "title", "kind"),
    [
        ("policy", "anything", "Policy"),
        ("Resolution", "anything", "Resolution"),
        ("memorandum", "anything", "Directive"),
        ("web page", "Resolution 1325", "OtherDocument"),
        (None, "Security Council resolution 1325 (2000)", "Resolution"),
        (None, "Statement by the President of the Security Council", "PresidentialStatement"),
        (None, "Remarks at the anniversary of resolution 1325", "OtherDocument"),
        (None, "Vorland's National Action Plan", "NationalActionPlan"),
        (None, "Executive Order 13595 instituting a National Action Plan", "Directive"),
        (None, "Action Plan on Data", "ActionPlan"),
        (None, "Military Guidelines on Data", "Guideline"),
        (None, "Strategic Concept", "Strategy"),
        (None, "Convention on Data", "Treaty"),
        (None, "Summit Communiqué", "Declaration"),
        (None, "Report on Data", "Report"),
        (None, "Policy on Data", "Policy"),
        (None, "Notes of the archive", "OtherDocument"),
        (None, "Disagreement in the border region", "OtherDocument"),
        (None, "", "OtherDocument"),
    ],
)
def test_kinds(catalogue_kind: str | None, title: str, kind: str) -> None:
    assert document_kind(catalogue_kind, title) == kind


@pytest.mark.parametrize(
    ("stem", "title", "number", "key"),
    [
        ("r", "Security Council resolution 1325 (2000)", "1325", "unscr-1325"),
        ("order", "Executive Order 13595: a plan", None, "executive-order-13595"),
        ("nato-policy-2024", "Policy on Data", None, "nato-policy-2024"),
    ],
)
def test_keys(stem: str, title: str, number: str | None, key: str) -> None:
    assert document_key(stem, title, number) == key


@pytest.mark.parametrize(
    ("publisher", "title", "house"),
    [
        ("NATO", "Notes", "nato"),
        ("United Nations Security Council", "Notes on NATO", "un"),
        ("The White House", "Notes on the United Nations", "us"),
        ("European Union", "Notes", "eu"),
        ("OSCE", "Notes", "osce"),
        ("African Union", "Notes", "african-union"),
        (None, "NATO Policy on Data", "nato"),
        (None, "Security Council resolution 1325", "un"),
        (None, "Notes", ""),
        ("Vorland Press", "Notes", ""),
    ],
)
def test_houses(publisher: str | None, title: str, house: str) -> None:
    meta = {} if publisher is None else {"publisher": publisher}
    assert context("They met.", title, **meta).house == house


def test_bare_names_are_those_of_the_house() -> None:
    nato = context_names("The Secretary General will act.", "NATO notes")
    un = context_names("The Secretary-General will act.", "Security Council notes")
    assert (nato, un) == ({"nato-secretary-general"}, {"united-nations-secretary-general"})


def context_names(text: str, title: str) -> set[str]:
    return {m.thing for m in extract_of(text, title).mentions}


@pytest.mark.parametrize(
    ("text", "title", "register"),
    [
        ("1. They met.", "Security Council resolution 9999", "un"),
        ("1. Urges all.\n\n2. Requests a report.\n\n3. Calls upon all.", "Notes", "un"),
        ("1. NATO will act.\n\n2. NATO will report.\n\n3. Allies agree.", "Notes", "prose"),
        ("Sec. 2. Duties. (a) All shall:\n\n(i) go;\n\n(ii) come.\n\n(b) Nothing.", "Notes", "order"),
        ("They met.", "Memorandum on Data", "order"),
        ("They met.", "Notes", "prose"),
    ],
)
def test_registers(text: str, title: str, register: str) -> None:
    assert context(text, title).register == register


@pytest.mark.parametrize(
    ("text", "acronyms"),
    [
        ("The Vorland Committee on Border Affairs (VCBA) met.", {"VCBA": "Vorland Committee on Border Affairs"}),
        ("VBA\tVorland Border Agency", {"VBA": "Vorland Border Agency"}),
        ("They met (in May) and left (see annex).", {}),
        ("It was read (USA) by all.", {}),
        ("The plan of 2021 (2021) was read.", {}),
    ],
)
def test_acronyms(text: str, acronyms: dict[str, str]) -> None:
    assert context(text).acronyms == acronyms


@pytest.mark.parametrize(
    "name",
    [
        "Vorland Policy on Border Affairs",
        "the Vorland Policy on Border Affairs",
        "Vorland Policy on Border Affairs (2031)",
    ],
)
def test_a_document_knows_its_own_name(name: str) -> None:
    document = extract_of(f"This is what the {name} says.", "Vorland Policy on Border Affairs 2031")
    assert {m.thing for m in document.mentions} == {document.context.key}
    assert not [r for r in document.relations if r.predicate == "cites"]


def test_a_resolution_does_not_cite_itself() -> None:
    document = extract_of("They read resolution 1325 (2000) and UNSCR 1325.", "Security Council resolution 1325 (2000)")
    assert document.context.key == "unscr-1325"
    assert not [r for r in document.relations if r.predicate == "cites"]


def test_without_a_title_the_first_heading_is_the_title_and_then_the_files_name() -> None:
    assert context("## Vorland Policy on Border Affairs\n\nThey met.", None).title == "Vorland Policy on Border Affairs"
    assert context("they met.", None).title == "sample-text"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("report of the Board on border affairs\n\n1. The Board met.", "report of the Board on border affairs"),
        (
            "report of the Board on border affairs\n\n## Aims and means\n\nThey met.",
            "report of the Board on border affairs",
        ),
        ("papers of Vorland\n\n## Vorland Policy on Border Affairs\n\nThey met.", "Vorland Policy on Border Affairs"),
        ("papers of Vorland\n\nThey met.\n\n## Vorland Policy on Border Affairs\n\nThey met.", "papers of Vorland"),
    ],
)
def test_an_opening_line_is_the_title_unless_it_is_the_head_of_a_page(text: str, title: str) -> None:
    assert context(text, None).title == title


def test_short_forms_in_brackets_are_plain_texts() -> None:
    found = context("1. The Vorland Border Force (VBF) will report.\n").acronyms
    assert found == {"VBF": "Vorland Border Force"}
    assert {type(text) for pair in found.items() for text in pair} == {str}
