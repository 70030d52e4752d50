"""Shows that a store answers with a first view, fragments, searches and paths, each statement once."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from typing import Any

import pyoxigraph as ox
import pytest
from browser_sample import PAYLOADS, hostile_world, large_world, small_world
from explore_sample import dated_world, united

from graph_build.ask.lookups import NameIndex, Source
from graph_build.show.explore.fragments import MOST_IN_FRAGMENT, Explorer
from graph_build.show.explore.index import ExploreIndex, read_index
from graph_build.show.explore.paths import find_paths
from graph_build.vocabulary import ONTOLOGY, THINGS


@pytest.fixture(scope="module")
def explorer() -> Explorer:
    return Explorer(Source(united(dated_world())))


def tied(store: ox.Store) -> ExploreIndex:
    source = Source(store)
    return read_index(source, NameIndex(source))


def fragment_of(explorer: Explorer, thing: str, offset: int = 0) -> Any:
    answer = explorer.fragment(thing, offset)
    assert answer is not None
    return json.loads(answer)


def test_a_fragment_holds_the_thing_what_it_is_tied_to_and_the_sentences(explorer: Explorer) -> None:
    found = fragment_of(explorer, "committee")
    assert {thing["id"] for thing in found["things"]} == {"committee", "alliance", "office", "chair"}
    part_of = next(r for r in found["relations"] if (r["subject"], r["object"]) == ("committee", "alliance"))
    words = [found["quotes"][number]["exact"] for number in part_of["quotes"]]
    assert words == ["the Alliance's own Committee", "The Committee is a part of the Alliance"]
    assert [thing["id"] for thing in found["things"] if not thing["light"]] == ["committee"]
    assert found["left"] == 0


def test_a_statement_of_the_union_counts_once(explorer: Explorer) -> None:
    found = fragment_of(explorer, "committee")
    keys = [(r["subject"], r["predicate"], r["object"]) for r in found["relations"]]
    assert len(keys) == len(set(keys)) == 3
    index = tied(united(dated_world()))
    assert len(index.said[index.number[f"{THINGS}committee"]]) == 3


def test_an_inferred_relation_has_its_rule_and_an_inverse_is_left_out(explorer: Explorer) -> None:
    found = fragment_of(explorer, "office")
    inferred = [relation for relation in found["relations"] if "reason" in relation]
    assert [(r["object"], r["reason"]["rule"]) for r in inferred] == [("alliance", "prp-trp")]
    assert all(r["predicate"] != f"{ONTOLOGY}hasPart" for r in found["relations"])


def test_a_fragment_knows_dates_commitments_and_pillars(explorer: Explorer) -> None:
    found = fragment_of(explorer, "state")
    (asked,) = found["commitments"]
    assert (asked["strength"], asked["spans"]) == ("Request", [[None, "2024-12-31"]])
    assert {"id": "early-warning", "pillars": ["pillar"]} in found["themes"]
    held = next(r for r in fragment_of(explorer, "chair")["relations"] if r["subject"] == "person")
    assert (held["spans"], held["notes"]) == ([["2020-01-01", "2022-03-31"]], ["from 2020, until 2022-03"])


def test_a_hub_comes_in_parts_the_most_tied_first() -> None:
    world = small_world()
    world.entity("hub", "Organization", "Hub")
    for number in range(MOST_IN_FRAGMENT + 30):
        world.entity(f"leaf-{number}", "Body", f"Leaf {number}")
        world.says("policy", f"leaf-{number}", "partOf", "hub", f"Leaf {number} belongs to the hub")
    world.says("policy", "leaf-129", "partOf", "alliance", "Leaf 129 belongs to the Alliance")
    explorer = Explorer(Source(united(world)))
    first, rest = fragment_of(explorer, "hub"), fragment_of(explorer, "hub", MOST_IN_FRAGMENT)
    assert (first["left"], first["next"], rest["left"]) == (30, MOST_IN_FRAGMENT, 0)
    assert "leaf-129" in {node["id"] for node in first["nodes"]}
    names = [{node["id"] for node in part["nodes"]} - {"hub"} for part in (first, rest)]
    assert not names[0] & names[1]
    assert len(names[0] | names[1]) == MOST_IN_FRAGMENT + 30


def test_a_store_without_a_union_answers_the_same() -> None:
    world = dated_world()
    plain = united(world)
    plain.update("DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }")
    one, other = (fragment_of(Explorer(Source(store)), "committee") for store in (plain, united(world)))
    assert one == other


def test_search_finds_by_acronym_accent_and_word(explorer: Explorer) -> None:
    def first(words: str) -> str:
        return str(json.loads(explorer.search(words))[0]["id"])

    assert [first(words) for words in ("ncgp", "alvarez", "gender adv", "NATO")] == [
        "committee", "person", "office", "alliance",
    ]  # fmt: skip
    assert json.loads(explorer.search("  ")) == []
    assert json.loads(explorer.search("no such name")) == []


def test_paths_come_with_all_their_steps(explorer: Explorer) -> None:
    answer = explorer.paths("person", "state")
    assert answer is not None
    found = json.loads(answer)
    steps = {(r["subject"], r["object"]) for r in found["relations"]}
    assert {("person", "chair"), ("chair", "committee"), ("committee", "alliance"), ("state", "alliance")} <= steps


def test_paths_are_the_shortest_few_and_simple() -> None:
    index = tied(united(large_world(120)))
    number = {thing: i for i, thing in enumerate(index.things)}
    ends = sorted(number.values(), key=index.weight)
    paths = find_paths(index, ends[0], ends[40])
    assert 1 <= len(paths) <= 5
    assert [len(path) for path in paths] == sorted(len(path) for path in paths)
    for path in paths:
        assert len(set(path)) == len(path)
        assert all(other in index.near(one) for one, other in pairwise(path))
    assert find_paths(index, ends[0], ends[0]) == []


@pytest.mark.parametrize("thing", ["nobody", "", "<script>", "http://x/ y", "committee\n"])
def test_an_unknown_id_has_no_fragment(explorer: Explorer, thing: str) -> None:
    assert explorer.fragment(thing) is None
    assert explorer.paths(thing, "committee") is None


def test_a_commitment_comes_with_its_parties(explorer: Explorer) -> None:
    (asked,) = fragment_of(explorer, "state")["commitments"]
    found = fragment_of(explorer, asked["id"])
    assert [item["id"] for item in found["commitments"]] == [asked["id"]]
    assert {node["id"] for node in found["nodes"]} == {"state", "policy"}


def test_a_negative_offset_is_the_start(explorer: Explorer) -> None:
    assert explorer.fragment("committee", -5) == explorer.fragment("committee", 0)


def test_all_that_a_thing_bears_or_states_comes_some_at_a_time(explorer: Explorer) -> None:
    told = json.loads(explorer.commitments("policy") or b"")
    assert [len(told["commitments"]), told["left"], told["next"]] == [2, 0, 2]
    assert len(json.loads(explorer.commitments("alliance") or b"")["commitments"]) == 1
    assert json.loads(explorer.commitments("policy", offset=1) or b"")["next"] == 2
    assert explorer.commitments("nobody") is None


def test_the_page_asks_its_own_server_alone_and_is_the_same_each_time() -> None:
    pages = [Explorer(Source(united(large_world(400)))).page() for _ in range(2)]
    assert pages[0] == pages[1]
    assert "connect-src &#39;self&#39;" in pages[0] or "connect-src 'self'" in pages[0]
    nodes = json.loads(pages[0].split('id="page-nodes">')[1].split("</script>")[0])
    assert len(nodes) == 40


def test_contradictions_come_with_the_page(explorer: Explorer) -> None:
    data = json.loads(explorer.page().split('id="page-data">')[1].split("</script>")[0])
    (found,) = data["disagreements"]
    assert found["things"] == ["office", "state"]
    assert [data["quotes"][number]["exact"] for number in found["quotes"]] == ["The Office advises Somewhere"]


def test_payloads_come_as_text(explorer: Explorer) -> None:
    hostile = Explorer(Source(united(hostile_world())))
    found = fragment_of(hostile, "hostile-0")
    assert PAYLOADS[0] in {thing["name"] for thing in found["things"]}
    assert f"<script>{PAYLOADS[0][8:30]}" not in hostile.page()


def test_a_click_is_answered_by_look_ups() -> None:
    explorer = Explorer(Source(united(large_world(3000))))
    took = []
    for thing in explorer.most_tied(20):
        start = time.process_time()
        explorer.fragment(thing)
        took.append(time.process_time() - start)
    assert sorted(took)[10] < 0.1
