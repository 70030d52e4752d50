"""Shows that each row of shapes.toml finds its examples whole, and that names nobody has listed are found."""

from __future__ import annotations

import pytest
from extract_probe import extract_of
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_build.extract.names.forms import Shape, expand, find_shapes, table
from graph_build.extract.records import AGENTS, DOCUMENTS, EVENTS, POSTS

SHAPES = table()
FRAMES = (
    "{}",
    "The staff read {} again.",
    "It was about {}, they said.",
    "(see {})",
    "After {} came more.",
    "They cited {}; others did not.",
)
YES = [(shape, example) for shape in SHAPES for example in shape.yes]
NO = [(shape, example) for shape in SHAPES for example in shape.no]

# Names that no list holds: an invented proper word, and head nouns of each kind.
PROPER = ("Vorland", "Keldania", "Ostrava Bay", "Marrowdale", "Tessaly", "Bruunholm", "Zéphirine")
BODIES = (
    "Committee",
    "Council",
    "Commission",
    "Agency",
    "Ministry",
    "Office",
    "Task Force",
    "Working Group",
    "Institute",
    "Secretariat",
    "Directorate",
)
BODY_TOPICS = ("Border Affairs", "Public Safety", "Gender Statistics", "Mine Clearance")
DOCUMENT_HEADS = ("Policy", "Action Plan", "Strategy", "Guidelines", "Declaration", "Convention")
PERSONS = ("Ingrid Solberg", "Maria-Rosa Conti", "Tomasz Wilk", "Nadège Mbeki", "Jean-Pierre Duval", "Anna van Dijk")
TITLES = (
    "Ms",
    "Mr",
    "Dr",
    "Ambassador",
    "Admiral",
    "General",
    "Lieutenant General",
    "Professor",
    "Vice-Admiral",
    "Ms.",
    "Major General",
)


def found(shape: Shape, text: str) -> list[str]:
    return [text[f.start : f.end] for f in find_shapes(text) if f.rule == shape.id]


@pytest.mark.parametrize(("shape", "example"), YES, ids=[f"{s.id}: {e}" for s, e in YES])
@pytest.mark.parametrize("frame", FRAMES)
def test_an_example_is_found_whole(shape: Shape, example: str, frame: str) -> None:
    assert example in found(shape, frame.format(example))


@pytest.mark.parametrize(("shape", "example"), NO, ids=[f"{s.id}: {e}" for s, e in NO])
def test_what_is_no_example_is_not_found(shape: Shape, example: str) -> None:
    assert found(shape, example) == []
    assert found(shape, f"They read: {example}, and left.") == []


def test_rows_have_distinct_ids_and_declared_kinds() -> None:
    assert len({shape.id for shape in SHAPES}) == len(SHAPES)
    assert {shape.kind for shape in SHAPES} <= AGENTS | DOCUMENTS | EVENTS | POSTS | {"Place", "Theme"}
    assert all(shape.no for shape in SHAPES), "each row has an example that must not match"


def test_no_macro_is_left_in_a_pattern() -> None:
    for shape in SHAPES:
        assert not [
            word for word in ("{CAP}", "{RUN}", "{E}", "{LEAD}", "{NAME}", "{WPS}") if word in shape.pattern.pattern
        ]


def test_an_unknown_macro_stays_as_it_is() -> None:
    assert expand("{A}{B}{C}", {"A": "{B}x", "B": "y"}) == "yxy{C}"


@pytest.mark.parametrize(
    "sentence",
    [
        "The weather was fine and the road was dry.",
        "Everyone met on Monday to talk about the work.",
        "In the morning they walked along the river.",
        "This is a test of the system, and it is short.",
        "Building trust takes time. Increasing it takes more.",
        "a committee, a panel, an office and a policy",
        "The Committee met. The Panel did not. The Office was shut.",
        "Women and girls bear the brunt.",
    ],
)
def test_plain_sentences_hold_no_names(sentence: str) -> None:
    kinds = {f.kind for f in find_shapes(sentence)} - {"ActorGroup"}
    assert kinds == set()


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(PROPER), st.sampled_from(BODIES), st.sampled_from([*BODY_TOPICS, None]))
def test_unseen_bodies_are_found_whole(place: str, head: str, topic: str | None) -> None:
    name = f"{place} {head}" + (f" on {topic}" if topic else "")
    document = extract_of(f"In May the {name} met again.")
    assert (name, "Body") in {(m.surface, m.kind) for m in document.mentions}


@settings(max_examples=30, deadline=None)
@given(
    st.sampled_from(TITLES),
    st.sampled_from(PERSONS),
    st.sampled_from(["met the staff.", "spoke first.", "opened the debate, and left."]),
)
def test_unseen_persons_with_titles_are_found(title: str, name: str, rest: str) -> None:
    document = extract_of(f"In the morning, {title} {name} {rest}")
    persons = {document.things[m.thing].label for m in document.mentions if m.kind == "Person"}
    assert persons == {name}


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(PROPER), st.sampled_from(DOCUMENT_HEADS), st.sampled_from(BODY_TOPICS))
def test_unseen_documents_are_found_and_cited(place: str, head: str, topic: str) -> None:
    name = f"{place} {head} on {topic}"
    document = extract_of(f"The staff read the {name} with care.")
    found_names = {m.surface for m in document.mentions if m.kind in DOCUMENTS}
    assert name in found_names
    cited = {r.object for r in document.relations if r.predicate == "cites"}
    assert cited == {m.thing for m in document.mentions if m.surface == name}


@settings(max_examples=30, deadline=None)
@given(
    st.integers(100, 2999),
    st.sampled_from(
        ["resolution {}", "UNSCR {}", "S/RES/{}", "Security Council resolution {}", "Resolution {} (2031)"]
    ),
)
def test_every_number_of_a_resolution_is_found(number: int, form: str) -> None:
    document = extract_of(f"The staff read {form.format(number)} with care.")
    assert {r.object for r in document.relations if r.predicate == "cites"} == {f"unscr-{number}"}
    assert all(m.kind != "Date" for m in document.mentions), (
        "a number or year inside a resolution's name is no date of its own"
    )


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(PROPER), st.sampled_from(["Summit", "Conference on Mine Clearance"]))
def test_unseen_events_are_found(place: str, head: str) -> None:
    document = extract_of(f"They all came to the {place} {head} with hope.")
    assert f"{place} {head}" in {m.surface for m in document.mentions if m.kind in EVENTS}


@pytest.mark.parametrize("place", ["Łuków", "Šibenik", "Čakovec", "Đakovo", "İzmir", "Żory", "Ōita", "Ölfus", "Århus"])
@pytest.mark.parametrize(
    ("form", "kind"),
    [("{} Committee on Border Affairs", "Body"), ("{} Summit", "Summit"), ("{} Declaration", "Declaration")],
)
def test_capitals_of_every_latin_alphabet_open_a_name(place: str, form: str, kind: str) -> None:
    name = form.format(place)
    document = extract_of(f"In May the {name} was in the news.")
    assert (name, kind) in {(m.surface, m.kind) for m in document.mentions}


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Aoife O'Brien",
            "Siân McKay",
            "Łukasz Nowak",
            "Željka Šimić",
            "José Álvarez",
            "Mary Ann Smith",
            "Ban Ki-moon",
            "Anna D'Souza",
        ),
        *(
            "Nkosazana Dlamini-Zuma",
            "Ursula von der Leyen",
            "Omar al-Tahir",
            "J. Robert Hale",
            "Ørjan Bø",
            "Małgorzata Wiśniewska",
        ),
    ],
)
def test_names_of_many_traditions_are_found_after_a_title(name: str) -> None:
    document = extract_of(f"In the morning, Ms {name} opened the debate.")
    assert {document.things[m.thing].label for m in document.mentions if m.kind == "Person"} == {name}
