"""Shows that a statement put into a made-up document is found, and that without it nothing is stated."""

from __future__ import annotations

import pytest
from extract_probe import Statement, described, extract_of, rules_stating
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_build.corpus.reading import fold_whitespace
from graph_build.extract.document import DocumentExtract

PERSONS = ("Ingrid Solberg", "Maria-Rosa Conti", "Tomasz Wilk", "Nadège Mbeki", "Jean-Pierre Duval", "Amina Yusuf")
TITLES = ("Ms", "Mr", "Dr", "Ambassador", "Admiral", "General")
POSTS = (
    "Chair of the NATO Military Committee",
    "Secretary of State",
    "Director of the Vorland Agency",
    "Minister of Defence",
)
PLACES = ("Vorland", "Keldania", "Marrowdale", "Tessaly")
HEADS = ("Committee", "Council", "Commission", "Task Force", "Working Group", "Agency")
TOPICS = ("Border Affairs", "Public Safety", "Mine Clearance")
YEARS = st.integers(1950, 2030)
FILLERS = (
    "The hall was full.",
    "They met in the morning.",
    "Much was said about trust.",
    "The weather was fine.",
    "It took all day.",
    "Nobody left before the end.",
)
# Names without a word that joins them, so that no relation holds between two of them.
LOOSE = (
    "In the hall stood a flag of {0}.",
    "{0} was mentioned first, and {1} much later.",
    "Some had never heard of {0}.",
    "The talk was of {0}; then of {1}.",
)
ACTORS = (
    "NATO",
    "Norway",
    "the United Nations",
    "the European Union",
    "the Vorland Committee on Border Affairs",
    "Chad",
)

person = st.tuples(st.sampled_from(TITLES), st.sampled_from(PERSONS))
body = st.builds("{} {} on {}".format, st.sampled_from(PLACES), st.sampled_from(HEADS), st.sampled_from(TOPICS))
document_name = st.builds(
    "{} {} on {}".format,
    st.sampled_from(PLACES),
    st.sampled_from(["Policy", "Strategy", "Declaration"]),
    st.sampled_from(TOPICS),
)


def among(sentence: str, before: list[str], after: list[str]) -> DocumentExtract:
    return extract_of(" ".join([*before, sentence, *after]))


fillers = st.lists(st.sampled_from(FILLERS), max_size=2)
quick = settings(max_examples=20, deadline=None)


@quick
@given(
    person,
    st.sampled_from(POSTS),
    st.sampled_from(["{t} {n}, {p}, opened the debate.", "{t} {n} is the new {p}.", "{t} {n} became {p} in May."]),
    fillers,
    fillers,
)
def test_a_person_on_a_post(who: tuple[str, str], post: str, form: str, before: list[str], after: list[str]) -> None:
    document = among(form.format(t=who[0], n=who[1], p=post), before, after)
    assert rules_stating(document, Statement(who[1], "holdsPost", post)), described(document)
    assert len({(h.person, h.post) for h in document.holdings}) == 1


@quick
@given(
    person,
    st.sampled_from(POSTS),
    st.sampled_from(["{t} {n} met the {p}.", "{t} {n} wrote to the {p}.", "The {p} did not know {t} {n}."]),
)
def test_a_person_who_meets_the_holder_of_a_post_holds_none(who: tuple[str, str], post: str, form: str) -> None:
    document = extract_of(form.format(t=who[0], n=who[1], p=post))
    assert not [r for r in document.relations if r.predicate == "holdsPost"], described(document)
    assert not document.holdings


@quick
@given(
    body,
    YEARS,
    st.sampled_from(["The {b} was established in {y}.", "The {b} was founded in {y}.", "The {b} was created in {y}."]),
    fillers,
    fillers,
)
def test_a_body_established_in_a_year(name: str, year: int, form: str, before: list[str], after: list[str]) -> None:
    document = among(form.format(b=name, y=year), before, after)
    assert rules_stating(document, Statement(name, "establishedOn", str(year))), described(document)


@quick
@given(
    body, YEARS, st.sampled_from(["The {b} met in {y}.", "In {y} the {b} was quiet.", "The {b} may be closed in {y}."])
)
def test_a_body_that_only_met_was_not_established(name: str, year: int, form: str) -> None:
    assert not [r for r in extract_of(form.format(b=name, y=year)).relations if r.predicate == "establishedOn"]


@quick
@given(
    document_name, document_name, st.sampled_from(["The {a} replaces the {b}.", "The {a} supersedes the {b}."]), fillers
)
def test_a_newer_document_updates_an_older_one(newer: str, older: str, form: str, before: list[str]) -> None:
    document = among(form.format(a=newer, b=older), before, [])
    found = rules_stating(document, Statement(newer, "updates", older))
    assert found if newer != older else not found, described(document)
    assert not rules_stating(document, Statement(older, "updates", newer)) or newer == older


@quick
@given(
    document_name,
    YEARS,
    st.sampled_from(["In {y}, the African Union adopted the {d}.", "The {d} was adopted by the African Union in {y}."]),
    fillers,
)
def test_a_document_adopted_by_an_organisation_in_a_year(name: str, year: int, form: str, before: list[str]) -> None:
    document = among(form.format(d=name, y=year), before, [])
    assert rules_stating(document, Statement(name, "adoptedBy", "African Union")), described(document)
    assert rules_stating(document, Statement(name, "adoptedOn", str(year))), described(document)


@quick
@given(st.sampled_from(LOOSE), st.permutations(ACTORS), fillers, fillers)
def test_names_that_nothing_joins_are_in_no_relation(
    form: str, actors: list[str], before: list[str], after: list[str]
) -> None:
    document = among(form.format(*actors), before, after)
    own = {"name-begins-with-organisation", "body-on-theme"}
    assert [r for r in document.relations if r.rule not in own] == [], described(document)
    assert not document.commitments
    assert not document.holdings


@given(st.lists(st.sampled_from(FILLERS), min_size=1, max_size=12).map(tuple))
@settings(max_examples=15, deadline=None)
def test_a_text_that_names_nobody_states_nothing(sentences: tuple[str, ...]) -> None:
    document = extract_of("\n\n".join(sentences))
    assert not [*document.mentions, *document.relations, *document.holdings, *document.commitments]


@quick
@given(person, st.sampled_from(POSTS), body, document_name, YEARS, fillers)
def test_every_span_lies_in_its_provision_and_in_the_source(
    who: tuple[str, str], post: str, name: str, title: str, year: int, before: list[str]
) -> None:
    meeting = f"7. {who[0]} {who[1]}, {post}, and the  {name} will\nread the “{title}” by {year}."
    text = f"{' '.join(before)}\n\n{meeting}\n\nThe {name} was founded in {year}."
    document = extract_of(text)
    readings = {p.key: p.reading for p in document.provisions}
    spans: list[tuple[str, int, int]] = []
    spans += [(m.provision, m.start, m.end) for m in document.mentions]
    spans += [(r.provision, r.start, r.end) for r in document.relations]
    spans += [(h.provision, h.start, h.end) for h in document.holdings]
    spans += [(c.provision, c.start, c.end) for c in document.commitments]
    for provision, start, end in spans:
        reading = readings[provision]
        left, right = reading.span(start, end)
        quote = fold_whitespace(text[left:right].replace("“", '"').replace("”", '"'))
        assert quote == reading.text[start:end].strip()
    assert all(m.surface == readings[m.provision].text[m.start : m.end] for m in document.mentions)
    keys = {*document.things, ""}
    assert {r.subject for r in document.relations} | {r.object for r in document.relations if not r.literal} <= keys


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", ".", "1.", "(a)", "##"])
def test_next_to_nothing_states_nothing(text: str) -> None:
    document = extract_of(text)
    assert not [*document.mentions, *document.relations, *document.holdings, *document.commitments]
