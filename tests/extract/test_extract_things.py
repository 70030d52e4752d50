"""Shows when names in several documents are one thing, and that no two things share a key."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_build.corpus.source import Metadata, SourceText
from graph_build.extract.corpus_extract import CorpusExtract, extract_corpus
from graph_build.extract.names.things import final_keys, unite
from graph_build.extract.records import Thing, family


def corpus(*texts: str, titles: tuple[str, ...] = ()) -> CorpusExtract:
    named = titles or tuple(f"Notes {n}" for n in range(len(texts)))
    rows = [
        SourceText(f"file-{n}.txt", text, "0" * 64, Metadata(title=t))
        for n, (text, t) in enumerate(zip(texts, named, strict=True))
    ]
    return extract_corpus(rows)


def found(extract: CorpusExtract) -> dict[str, Thing]:
    return {key: thing for key, thing in extract.things.items() if thing.status != "known"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Vorland Committee on Border Affairs", "Vorland Committee on Border Affairs"),
        ("Vorland Organisation for Peace", "Vorland Organization for Peace"),
        ("Vorland Defence Committee", "Vorland Defense Committee"),
        ("Vorland Centre of Peace", "Vorland Center of Peace"),
    ],
)
def test_one_name_in_two_documents_is_one_thing(one: str, other: str) -> None:
    extract = corpus(f"In May the {one} met.", f"In June the {other} wrote.")
    assert len(found(extract)) == 1
    assert len({m.thing for d in extract.documents for m in d.mentions if m.kind != "Date"}) == 1


def test_an_acronym_alone_joins_no_two_documents() -> None:
    extract = corpus(
        "The Vorland Committee on Border Affairs (VCBA) met. VCBA left.",
        "The Vast Council of Brave Admirals (VCBA) met. VCBA left.",
        "VCBA rested.",
    )
    spelt_out = {"vorland-committee-on-border-affairs", "vast-council-of-brave-admirals"}
    (alone,) = {m.thing for m in extract.documents[2].mentions}
    assert set(found(extract)) == {*spelt_out, alone}
    assert [m for m in extract.documents[2].mentions if "committee" in m.thing or "council" in m.thing] == []


def test_one_slug_in_two_families_is_two_keys() -> None:
    things = [
        {"Organization:unity": Thing("Organization:unity", "Body", "Unity")},
        {"Person:unity": Thing("Person:unity", "Person", "Unity")},
    ]
    keys = final_keys(things)
    assert len(set(keys.values())) == 2
    assert set(unite(things, keys)) == set(keys.values())


def test_three_families_and_a_known_key_of_one_slug() -> None:
    rows = {
        f"{f}:unity": Thing(f"{f}:unity", kind, "Unity")
        for f, kind in (("Organization", "Body"), ("Person", "Person"), ("Document", "Policy"))
    }
    known = {"unity": Thing("unity", "Place", "Unity", status="known")}
    keys = final_keys([rows, known])
    assert len({*keys.values(), "unity"}) == 4


def test_a_known_thing_keeps_its_key() -> None:
    known = {"nato": Thing("nato", "Organization", "NATO Alliance", frozenset({"NATO Alliance"}), status="known")}
    new = {
        "Organization:nato-alliance": Thing(
            "Organization:nato-alliance", "Body", "NATO Alliance", frozenset({"NATO Alliance"})
        )
    }
    assert final_keys([new, known]) == {"Organization:nato-alliance": "nato"}


def test_a_person_is_labelled_without_a_title() -> None:
    extract = corpus("Ms Ingrid Solberg met them.", "In May Dr Ingrid Solberg spoke.")
    assert [(k, t.label) for k, t in found(extract).items()] == [("ingrid-solberg", "Ingrid Solberg")]


def test_a_policy_read_and_cited_is_one_document() -> None:
    extract = corpus(
        "NATO will act.",
        "They read the Vorland Policy on Border Affairs.",
        titles=("Vorland Policy on Border Affairs", "Notes"),
    )
    assert [r.object for r in extract.documents[1].relations if r.predicate == "cites"] == ["file-0"]
    assert "vorland-policy-on-border-affairs" not in extract.things


def test_a_resolution_read_and_cited_is_one_document() -> None:
    extract = corpus(
        "1. Urges all.", "They read UNSCR 1325.", titles=("Security Council resolution 1325 (2000)", "Notes")
    )
    assert {r.object for r in extract.documents[1].relations} == {"unscr-1325"}
    assert extract.documents[0].context.key == "unscr-1325"


def test_one_resolution_read_twice_has_two_addresses() -> None:
    title = "Security Council resolution 1325 (2000)"
    extract = corpus("1. Urges all.", "1. Urges all.", "They read UNSCR 1325.", titles=(title, title, "Notes"))
    assert [d.context.key for d in extract.documents] == ["unscr-1325", "file-1", "file-2"]
    assert {r.object for r in extract.documents[2].relations} == {"unscr-1325"}


NAMES = st.sampled_from(
    [
        *(
            "Unity",
            "Unity Committee",
            "Unity Policy on Peace",
            "unity",
            "Únity",
            "Vorland",
            "Vorland Unity",
            "Mary Unity",
            "NATO",
            "Norway",
            "UNSCR 1325",
        ),
        *("妇女署", "!!!", "Unity-Person", "Unity Person"),
    ]
)
KINDS = st.sampled_from(["Body", "Organization", "Person", "Policy", "Place", "Post", "Summit", "ActorGroup", "Theme"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.tuples(NAMES, KINDS, st.booleans()), max_size=6), max_size=4))
def test_every_found_thing_has_one_key_and_things_of_two_families_two(rows: list[list[tuple[str, str, bool]]]) -> None:
    from graph_build.extract.names.naming import found_key

    documents: list[dict[str, Thing]] = []
    for names in rows:
        things: dict[str, Thing] = {}
        for name, kind, _ in names:
            things[found_key(kind, name)] = Thing(found_key(kind, name), kind, name, frozenset({name}))
        documents.append(things)
    keys = final_keys(documents)
    assert set(keys) == {key for things in documents for key in things}
    families: dict[str, set[str]] = {}
    for things in documents:
        for key, thing in things.items():
            families.setdefault(keys[key], set()).add(family(thing.kind))
    assert all(len(kinds) == 1 for kinds in families.values()), families
    assert set(unite(documents, keys)) == set(keys.values())


@settings(max_examples=10, deadline=None)
@given(
    st.permutations(
        [
            "In May the Vorland Committee met.",
            "The Vorland Committee (VC) wrote. VC left.",
            "Ms Ingrid Solberg met NATO.",
            "NATO will act by 2030.",
        ]
    )
)
def test_the_order_of_sources_does_not_matter(texts: list[str]) -> None:
    rows = [SourceText(f"{abs(hash_of(t))}.txt", t, "0" * 64, Metadata(title="Notes")) for t in texts]
    assert summary(extract_corpus(rows)) == summary(extract_corpus(sorted(rows, key=lambda s: s.file)))


def hash_of(text: str) -> int:
    return sum(ord(c) * n for n, c in enumerate(text, 1))


def summary(extract: CorpusExtract) -> list[object]:
    things = [(k, t.kind, t.label, sorted(t.names)) for k, t in extract.things.items()]
    return [things, *([d.context.key, d.mentions, d.relations, d.commitments, d.holdings] for d in extract.documents)]


def adopted(extract: CorpusExtract) -> set[tuple[str, str]]:
    return {(r.subject, r.object) for d in extract.documents for r in d.relations if r.predicate == "adoptedOn"}


def test_each_plan_that_says_the_national_action_plan_means_itself() -> None:
    text = "The National Action Plan was adopted in {}."
    titles = (
        "Vorland National Action Plan on Harbours 2030-2034",
        "Ruritania National Action Plan on Harbours 2032-2036",
    )
    assert adopted(corpus(text.format(2030), text.format(2032), titles=titles)) == {
        ("file-0", "2030"),
        ("file-1", "2032"),
    }


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Vorland adopted its National Action Plan in 2011.", "Notes of a visit"),
        ("The National Action Plan was adopted in 2011.", "Notes of a visit"),
    ],
)
def test_a_plan_named_by_its_kind_alone_has_no_day(text: str, title: str) -> None:
    assert adopted(corpus(text, titles=(title,))) == set()


def test_a_plan_told_by_its_count_has_a_day_in_its_document() -> None:
    text, title = "Vorland adopted its first National Action Plan in {}.", "Vorland's Third National Action Plan 2030"
    assert adopted(corpus(text.format(2011), text.format(2012), titles=(title, "Notes of a visit"))) == {
        ("file-0-national-action-plan-1st", "2011"),
        ("file-1-national-action-plan-1st", "2012"),
    }


def test_two_meetings_of_one_body_in_one_year_are_two() -> None:
    text = "At the meeting of the Security Council, held on {} 2031, the President spoke of the harbours."
    extract = corpus(text.format("3 March"), text.format("28 May"))
    days = {(r.subject, r.object) for d in extract.documents for r in d.relations if r.predicate == "occursOn"}
    assert len({subject for subject, _ in days}) == len({day for _, day in days}) == 2


def test_a_title_is_no_citation_of_itself_without_its_house() -> None:
    title = "National Action Plan on Harbours 2031-2035 of Ruritania"
    extract = corpus(f"# {title}\n\nThe Ministry of Defence will train pilots.", titles=(title,))
    assert [r for d in extract.documents for r in d.relations if r.predicate == "cites"] == []
