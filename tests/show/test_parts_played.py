"""Shows that what a thing bears, is asked and where it is named is counted alike by its page, the file and a server."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from browser_sample import World, name, small_world, thing
from explore_sample import united

from graph_build.ask.load import open_graph
from graph_build.ask.lookups import PARTS, Source, commitments_by_part, mention_span, mentions_by_document
from graph_build.ask.texts import Texts
from graph_build.show.explore import Beside, Explorer
from graph_build.show.links import Links
from graph_build.show.network.overview import read_overview
from graph_build.show.pages.read import read_thing
from graph_build.vocabulary import THINGS, VOCAB


def named_world() -> World:
    """The small world; the policy names the committee twice, once a short form within the long one, the news once."""
    world = small_world()
    for document, start, end, words in (
        ("policy", 100, 123, "NATO Military Committee"),
        ("policy", 105, 123, "Military Committee"),
        ("policy", 200, 218, "Military Committee"),
        ("news", 7, 30, "NATO Military Committee"),
    ):
        mention(world, document, start, end, words)
    return world


def mention(world: World, document: str, start: int, end: int, words: str) -> None:
    """A place in the fifth paragraph of a document that names the committee."""
    node = thing(f"{document}/mention/{start}-{end}")
    provision, selector = thing(f"{document}/p5"), thing(f"{document}/mention/{start}-{end}/selector")
    world.add("things", provision, name("wps", "inDocument"), thing(document))
    world.add("assertions", node, name("wps", "refersTo"), thing("committee"))
    world.add("assertions", node, name("wps", "inProvision"), provision)
    world.add("assertions", node, name("oa", "hasSource"), thing(document))
    world.add("assertions", node, name("oa", "hasSelector"), selector)
    world.add("assertions", selector, name("oa", "exact"), words)
    world.add("assertions", selector, name("oa", "prefix"), "before the ")


def demanding_world() -> World:
    """The alliance bears one commitment; two more are demanded of it, one as bearer and one as addressee."""
    world = small_world()
    for paragraph, role in (("70", "bearer"), ("71", "addressee")):
        node = world.commitment("news", paragraph, "NATO should report", "Request", None)
        world.add("assertions", node, name("wps", "bindingForce"), ox.NamedNode(VOCAB + "demand"))
        world.party(node, role, "NATO", "alliance")
    claim = thing("news/p72/claim/1")
    world.link("assertions", claim, "theme", "theme")
    return world


def told(explorer: Explorer, thing_id: str) -> Any:
    return json.loads(explorer.fragment(thing_id) or b"")


def test_a_name_inside_a_longer_one_of_the_same_thing_is_no_second_place() -> None:
    found = mentions_by_document(Source(united(named_world())), f"{THINGS}committee")
    texts = {f"{THINGS}policy": [(100, 123), (200, 218)], f"{THINGS}news": [(7, 30)]}
    assert {one: [mention_span(node) for node in nodes] for one, nodes in found.items() if one in texts} == texts


def test_what_others_demand_is_a_part_of_its_own_and_a_claim_is_no_commitment() -> None:
    source = Source(united(demanding_world()))
    parts = {part: len(nodes) for part, nodes in commitments_by_part(source, f"{THINGS}alliance").items()}
    assert parts == {"bearer": 1, "asked": 2}
    assert commitments_by_part(source, f"{THINGS}theme") == {}


def test_a_bar_of_the_overview_counts_no_demand() -> None:
    store = united(demanding_world())
    overview = read_overview(Source(store))
    assert [(bar.id, sum(bar.numbers)) for bar in overview.bearers] == [("alliance", 1)]
    assert overview.unborne == 0
    (node,) = [one for one in told(Explorer(Source(store)), "alliance")["nodes"] if one["id"] == "alliance"]
    assert node["size"] == 16.2, "it bears half as many as the news states"


def counts_of_page(source: Source, address: str) -> dict[str, int]:
    found = read_thing(source, Links(), address)
    assert found is not None
    return {part.key: part.total for part in found.promises} | ({"named": found.mentioned} if found.mentioned else {})


@pytest.fixture(scope="module")
def store(built_bundled: Path) -> ox.Store:
    return open_graph(built_bundled / "graph.trig")


def test_page_file_and_server_give_each_thing_the_same_numbers(store: ox.Store, built_bundled: Path) -> None:
    source = Source(store)
    explorer = Explorer(source, beside=Beside(texts=Texts.beside(built_bundled / "graph.trig")))
    file = (built_bundled / "network.html").read_text("utf-8")
    data = json.loads(file.split('id="page-data">')[1].split("</script>", maxsplit=1)[0])
    assert data["parts"] == PARTS
    in_file = counted(data)
    compared = Counter[str]()
    for one in data["things"]:
        page = counts_of_page(source, one["address"])
        fragment = told(explorer, one["id"])
        served = dict(fragment["parts"])
        if number := sum(number for _, number in fragment["naming"]):
            served["named"] = number
        # The page of a document shows its paragraphs, and with each what it states.
        for numbers in (served, in_file[one["id"]]):
            numbers.pop("statedIn", None)
        assert page == served == dict(in_file[one["id"]]), one["id"]
        compared.update(page)
    assert {"bearer", "addressee", "theme", "named"} <= set(compared)
    assert compared["named"] > 2000


def counted(data: dict[str, Any]) -> dict[str, Counter[str]]:
    """What the scripts of the file count."""
    found: dict[str, Counter[str]] = {one["id"]: Counter() for one in data["things"]}
    for item in data["commitments"]:
        is_demand = any(detail["label"] == "Asked by" for detail in item["details"])
        asked = "asked" if is_demand else "addressee"
        for part, role in (("bearer", "bearers"), (asked, "addressees"), ("beneficiary", "beneficiaries")):
            for party in {party["thing"] for party in item[role]} - {""}:
                found[party][part] += 1
        for theme in item["themes"]:
            if theme in found:
                found[theme]["theme"] += 1
    for one, rows in data["named"].items():
        if one in found:
            found[one]["named"] += sum(len(at) // 2 for _, at, _ in rows)
    return found


def test_quotes_leave_out_the_words_that_the_text_of_their_place_has(built_bundled: Path) -> None:
    file = (built_bundled / "network.html").read_text("utf-8")
    data = json.loads(file.split('id="page-data">')[1].split("</script>", maxsplit=1)[0])
    silent = [quote for quote in data["quotes"] if not quote["exact"]]
    assert len(silent) > len(data["quotes"]) / 2
    for quote in silent:
        start, end = map(int, quote["evidence"].split("/")[2].split("-"))
        pieces = data["places"][quote["place"]]["text"]
        assert any(first <= start and end <= first + len(words) for first, words in pieces)


def test_a_server_gives_the_sentences_in_which_a_document_names_a_thing(store: ox.Store, built_bundled: Path) -> None:
    with_texts = Explorer(Source(store), beside=Beside(texts=Texts.beside(built_bundled / "graph.trig")))
    committee, policy = "nato-military-committee", "nato-wps-policy-2024"
    found = json.loads(with_texts.mentions(committee, policy) or b"")
    assert found["named"][committee]
    for place, at, words in found["named"][committee]:
        (start, text), *_ = found["places"][place]["text"]
        assert text[at[0] - start : at[1] - start] == "NATO Military Committee"
        assert words == []
    without = json.loads(Explorer(Source(store)).mentions(committee, policy) or b"")
    assert [words[1] for _, _, words in without["named"][committee]] == ["NATO Military Committee"] * 3
    assert with_texts.mentions("nobody", policy) is None
    assert json.loads(with_texts.mentions(committee, "nothing") or b"")["named"] == {}


def test_all_of_one_part_comes_some_at_a_time(store: ox.Store) -> None:
    explorer = Explorer(Source(store))
    parts = told(explorer, "united-nations-secretary-general")["parts"]
    assert parts["bearer"] > 50
    for part, number in parts.items():
        found = json.loads(explorer.commitments("united-nations-secretary-general", part) or b"")
        assert [len(found["commitments"]), found["left"]] == [number, 0]
        after = json.loads(explorer.commitments("united-nations-secretary-general", part, number - 1) or b"")
        assert len(after["commitments"]) == 1
    assert explorer.commitments("united-nations-secretary-general", "owner") is None
