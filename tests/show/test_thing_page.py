"""The page of an address: every node of the golden graph has one, its links lead somewhere, no text of it does harm."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pyoxigraph as ox
import pytest
from browser_sample import PAYLOADS, World, name, thing
from page_checks import Found, read_page

from graph_build.ask.load import open_graph
from graph_build.ask.lookups import Source, text_of
from graph_build.ask.texts import Texts
from graph_build.show.links import Links, Ref
from graph_build.show.pages.names import name_of
from graph_build.show.pages.page import policy, render_thing
from graph_build.show.pages.scene import Moment
from graph_build.show.pages.timeline import date_words, strip_of
from graph_build.vocabulary import CLASSES, GRAPHS, ONTOLOGY, PREFIXES, THINGS, VOCAB

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "golden.trig"
LINKS = Links()
SERVED = {"/", "/explore", "/browse", "/query", "/sparql", "/search"}


@pytest.fixture(scope="module")
def source() -> Source:
    return Source(GOLDEN)


def page(source: Source, local: str, number: int = 1) -> Found:
    html = render_thing(source, local if "://" in local else THINGS + local, LINKS, number)
    assert html is not None
    return read_page(html)


def subjects(source: Source) -> list[str]:
    return sorted({text_of(quad.subject) for quad in source.store})


def test_every_class_that_a_node_of_the_golden_graph_has_is_in_the_next_test(source: Source) -> None:
    kinds = {text_of(quad.object) for quad in source.quads(PREFIXES["rdf"] + "type")}
    built = {
        "State",
        "Summit",
        "Training",
        "Strategy",
        "Treaty",
        "Declaration",
        "Report",
        "Footnote",
        "Outcome",
        "Output",
    }
    assert (
        {"Commitment", "Contradiction", "Mention", "Evidence", "Assertion", "RoleHolding"}
        <= {kind.removeprefix(ONTOLOGY) for kind in kinds}
        <= set(CLASSES) | built | {kind for kind in kinds if not kind.startswith(ONTOLOGY)}
    )


def test_every_node_of_the_golden_graph_has_a_well_formed_page_whose_links_resolve(source: Source) -> None:
    pages = {address: read_page(render_thing(source, address, LINKS) or "") for address in subjects(source)}
    assert len(pages) > 500
    for address, found in pages.items():
        assert found.headings[0] == 1
        for link in found.links:
            where = urlsplit(link)
            if where.scheme or link.startswith(("#", "?")):
                assert not where.scheme or where.scheme == "https", (address, link)
                continue
            if where.path in SERVED:
                continue
            target = LINKS.address(unquote(where.path))
            assert target in pages or source.knows(target), (address, link)
            if where.fragment:
                assert unquote(where.fragment) in pages[target].ids, (address, link)


def test_the_page_says_what_a_thing_is_and_shows_both_directions_with_sentences(source: Source) -> None:
    found = page(source, "meridian-gender-committee")
    assert "Also called MGC" in found.text
    assert "Advises 1 Meridian Military Committee body" in found.text
    assert "The MGC advises the Meridian Military Committee." in found.text
    assert "paragraph 3" in found.text
    assert "/id/meridian-policy-2024#p3" in found.links
    above = page(source, "meridian-military-staff")
    assert "Has part 1 Meridian Gender Committee" in above.text
    assert "It is part of the Meridian Military Staff." in above.text


def test_every_line_at_a_thing_stands_under_words_that_a_reader_knows(source: Source) -> None:
    found = page(source, "norland-ministry-of-peace")
    assert "Plans that it leads 1" in found.text
    assert "Plan actions that it leads 1" in found.text
    assert "Its action plans 1" in page(source, "norland").text
    things = {text_of(quad.subject) for quad in source.quads(PREFIXES["rdf"] + "type", graph=GRAPHS + "things")}
    for address in sorted(things):
        assert "ith it as " not in read_page(render_thing(source, address, LINKS) or "").text, address


@pytest.mark.parametrize(
    ("local", "words"),
    [
        ("norland-plan-2025/p1/detail/lead", "Lead: Norland Ministry of Peace"),
        ("norland-plan-2025/p2/budget/5-million-crowns", "The estimated cost of the plan is 5 million crowns"),
        ("norland-plan-2025/heading-4/goal/more-women-at-the-table", "Pillar 1: More women at the table"),
        ("norland-plan-2025/p3/indicator/number-trained", "the number trained"),
        ("norland-plan-2025/p3/commitment/train-b0ca9066/bearer/the-norland-ministry-of-peace",
         "The Norland Ministry of Peace"),
    ],
)  # fmt: skip
def test_a_piece_of_a_plan_is_named_by_its_words(source: Source, local: str, words: str) -> None:
    assert name_of(source, THINGS + local) == words


def test_an_inferred_line_says_so_and_names_its_premises(source: Source) -> None:
    found = page(source, "meridian-gender-committee")
    part = found.text[found.text.index("Part of 2") :]
    assert "Meridian Alliance organization inferred “part of” carries on from step to step" in part
    assert "Meridian Gender Committee – part of – Meridian Military Staff" in part
    assert "Meridian Military Staff – part of – Meridian Alliance" in part


def test_what_the_closure_repeats_is_left_out_and_counted(source: Source) -> None:
    found = page(source, "meridian-military-committee")
    assert found.text.count("Advised by 1") == 1
    assert re.search(r"\d+ inferred statements? (?:is|are) left out", found.text)


def test_commitments_stand_with_strength_verb_and_due_date(source: Source) -> None:
    found = page(source, "meridian-alliance")
    part = found.text[found.text.rindex("Commitments it bears") :]
    assert "Aim “double” Self-commitment due 2030" in part
    assert "borne by Meridian Alliance" not in part
    assert "The Meridian Alliance aims to double the number of Gender Advisors by 2030" in part


def test_the_timeline_is_in_order_and_as_precise_as_the_words(source: Source) -> None:
    found = page(source, "meridian-alliance")
    part = found.text[found.text.rindex("Timeline") : found.text.rindex("Where it is named")]
    assert part.index("14 March 2024") < part.index("2030 due from it")


def test_the_picture_of_a_timeline_keeps_inside_its_line() -> None:
    days = [("2000-01-01", "2000-12-31"), ("2010-05-05", "2010-05-05"), ("2030-12-31", "2030-12-31")]
    moments = [Moment("", "", first, last, "", Ref("")) for first, last in days]
    strip = strip_of(moments)
    assert strip is not None
    assert (strip.first, strip.last) == ("2000", "2030")
    assert strip.bars[0] == (0, 32)
    assert all(left >= 0 and width > 0 and left + width <= 1000 for left, width in strip.bars)
    assert strip_of(moments[:2]) is None
    assert strip_of([Moment("19XX", "", "", "", "", Ref(""))] * 5) is None


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024", "2024"), ("2024-02", "February 2024"), ("2024-02-05", "5 February 2024"), ("2024-13", "2024-13"),
        ("2023-10-03/2023-10-05", "3 October 2023 to 5 October 2023"), ("../2024", "until 2024"), ("19XX", "19XX"),
    ],
)  # fmt: skip
def test_a_date_reads_as_people_write_it(edtf: str, words: str) -> None:
    assert date_words(edtf) == words


def test_a_contradiction_shows_on_the_things_it_is_about(source: Source) -> None:
    (node,) = source.subjects(PREFIXES["rdf"] + "type", ONTOLOGY + "Contradiction")
    comment = source.value(node, PREFIXES["rdfs"] + "comment")
    assertion = source.values(node, ONTOLOGY + "involves")[0]
    about = source.value(assertion, PREFIXES["rdf"] + "subject")
    found = page(source, about)
    assert f"Where sources disagree {comment}" in found.text
    assert LINKS(node) in found.links


def test_other_formats_are_links_in_the_page_and_in_its_head(source: Source) -> None:
    found = page(source, "meridian-council")
    heads = [said for tag, said in found.tags if tag == "link"]
    assert {said["type"] for said in heads} >= {"text/turtle", "application/ld+json"}
    assert all(said["rel"] == "alternate" for said in heads)
    assert found.links.count("/id/meridian-council?format=turtle") == 2
    assert any(link.startswith("/explore#thing=https%3A") for link in found.links)


def test_a_union_in_the_default_graph_changes_no_page(source: Source, tmp_path: Path) -> None:
    united = Source(open_graph(GOLDEN))
    store = ox.Store(str(tmp_path / "store"))
    store.bulk_load(path=str(GOLDEN), format=ox.RdfFormat.TRIG)
    store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?graph { ?s ?p ?o } }")
    store.flush()
    del store
    on_disk = Source(ox.Store.read_only(str(tmp_path / "store")))
    for address in [*subjects(source)[::23], THINGS + "meridian-alliance", THINGS + "meridian-policy-2024"]:
        expected = render_thing(source, address, LINKS)
        assert render_thing(united, address, LINKS) == expected
        assert render_thing(on_disk, address, LINKS) == expected
    assert sorted(map(str, united.quads(ONTOLOGY + "cites"))) == sorted(map(str, source.quads(ONTOLOGY + "cites")))


def test_two_renderings_are_equal(source: Source) -> None:
    for address in subjects(source)[::41]:
        assert render_thing(source, address, LINKS) == render_thing(Source(GOLDEN), address, LINKS)


@pytest.mark.parametrize(
    "address", [THINGS + "nobody", "no address at all", "", "javascript:alert(1)", ONTOLOGY + "nope"]
)
def test_what_the_graph_says_nothing_of_has_no_page(source: Source, address: str) -> None:
    assert render_thing(source, address, LINKS) is None


@pytest.mark.parametrize("number", [-1, 0, 2, 10**9])
def test_there_is_no_page_before_the_first_or_past_the_last(source: Source, number: int) -> None:
    assert render_thing(source, THINGS + "meridian-alliance", LINKS, number) is None


def test_terms_of_the_ontology_and_the_vocabulary_have_pages(source: Source) -> None:
    assert "Narrower kind of agent" in page(source, ONTOLOGY + "Body").text
    assert "Statements with this property" in page(source, ONTOLOGY + "cites").text
    assert "Obligation" in page(source, VOCAB + "obligation").text


def test_hostile_texts_do_nothing(tmp_path: Path) -> None:
    world = World()
    for number, payload in enumerate(PAYLOADS):
        node = world.entity(f"bad-{number}", "Body", payload, [payload, "x\u202eevil\u0007"])
        world.link("doc", node, "partOf", f"bad-{(number + 1) % len(PAYLOADS)}")
        for target in ("javascript:alert(1)", "data:text/html,x", "https://e.example/%22onclick=", "http://a.example/"):
            world.add("things", node, name("skos", "closeMatch"), ox.NamedNode(target))
        world.add("things", node, name("dcterms", "source"), payload)
        world.add("doc", node, name("wps", "adoptedOn"), payload)
    source = Source(world.write(tmp_path / "graph.trig"))
    for number in range(len(PAYLOADS)):
        html = render_thing(source, thing(f"bad-{number}").value, LINKS, 1, Texts())
        assert html is not None
        found = read_page(html)
        assert not {"img", "script"} & {tag for tag, _ in found.tags}
        assert not [link for link in found.links if link.startswith(("javascript", "data:", "http:"))]
        assert not {"\u202e", "\u0007"} & set(html)
        outside = [said for tag, said in found.tags if tag == "a" and said["href"].startswith("https:")]
        assert outside
        assert all("noopener" in said["rel"] for said in outside)


def test_a_link_that_climbs_out_of_its_base_is_text() -> None:
    assert LINKS(THINGS + "../../etc/passwd") == ""
    assert LINKS(THINGS + 'a"b') == "/id/a%22b"
    assert LINKS.address("/id/skåre") == THINGS + "skåre"
    assert LINKS.address("/other/x") == ""


def test_records_in_a_ring_come_to_an_end(tmp_path: Path) -> None:
    world = World()
    for one, other in (("a", "b"), ("b", "a")):
        world.add("assertions", thing(one), name("rdf", "type"), name("wps", "DescentLink"))
        world.link("assertions", thing(one), "fromCommitment", other)
        world.link("assertions", thing(one), "toProvision", one)
    source = Source(world.write(tmp_path / "graph.trig"))
    assert "answers" in page(source, "a").text


def test_a_node_without_an_address_has_a_page_too(tmp_path: Path) -> None:
    text = f'<{THINGS}a> <{ONTOLOGY}partOf> _:b . _:b <{ONTOLOGY}partOf> <{THINGS}a> . _:b <{ONTOLOGY}rule> "x" .'
    (tmp_path / "graph.trig").write_text(text, "utf-8")
    source = Source(tmp_path / "graph.trig")
    (blank,) = [one for one in subjects(source) if one.startswith("_:")]
    for address in (blank, THINGS + "a"):
        html = render_thing(source, address, LINKS)
        assert html is not None
        assert "Part of" in read_page(html).text


def test_a_document_has_the_dates_that_it_gives_in_its_timeline(source: Source) -> None:
    found = page(source, "meridian-policy-2024")
    part = found.text[found.text.rindex("Timeline") :]
    assert "3 May 2009 established: Meridian Gender Committee" in part
    assert "2030 due by its words" in part


def test_long_groups_go_on_on_the_next_page_and_no_line_is_lost_or_doubled(tmp_path: Path) -> None:
    world = World()
    hub = world.entity("hub", "Organization", "Hub")
    for number in range(60):
        world.link("doc", world.entity(f"part-{number}", "Body", f"Part {number:02}"), "partOf", "hub")
    source = Source(world.write(tmp_path / "graph.trig"))
    seen: list[str] = []
    for number in (1, 2, 3):
        found = page(source, hub.value, number)
        seen += re.findall(r"/id/part-\d+", " ".join(found.links))
        assert (f"?page={number + 1}" in found.links) == (number < 3)
    assert sorted(seen) == sorted(f"/id/part-{number}" for number in range(60))
    assert "1 to 25 of 60" in page(source, hub.value).text


def test_the_policy_allows_the_style_and_nothing_else(source: Source) -> None:
    html = render_thing(source, THINGS + "meridian-council", LINKS) or ""
    assert policy().startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy()
    assert html.count("<style>") == 1
    assert GRAPHS not in html
