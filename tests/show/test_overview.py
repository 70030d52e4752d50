"""Shows that file, server, terminal, lists and exports count alike, and that the figures are those of the graph."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from browser_sample import thing
from explore_sample import dated_world, united

from graph_build.ask.load import open_graph
from graph_build.ask.lookups import WORDED, NameIndex, Source, read_counts
from graph_build.ask.texts import Texts
from graph_build.show.explore import LARGEST_WHOLE, Beside, Explorer
from graph_build.show.export.tables import tables
from graph_build.show.network.overview import read_overview
from graph_build.show.pages import fill_shelves


def data_of(page: str) -> dict[str, Any]:
    found = json.loads(page.split('id="page-data">')[1].split("</script>", maxsplit=1)[0])
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def store(built_bundled: Path) -> ox.Store:
    return open_graph(built_bundled / "graph.trig")


@pytest.fixture(scope="module")
def file_data(built_bundled: Path) -> dict[str, Any]:
    return data_of((built_bundled / "network.html").read_text("utf-8"))


@pytest.fixture(scope="module")
def whole_data(store: ox.Store, built_bundled: Path) -> dict[str, Any]:
    beside = Beside(texts=Texts.beside(built_bundled / "graph.trig"))
    return data_of(Explorer(Source(store), whole_up_to=LARGEST_WHOLE, beside=beside).page())


def test_terminal_file_server_and_lists_give_the_same_counts(
    built_bundled: Path, store: ox.Store, file_data: dict[str, Any], whole_data: dict[str, Any]
) -> None:
    report = json.loads((built_bundled / "report.json").read_text("utf-8"))["counts"]
    counts = file_data["overview"]["counts"]
    assert counts == {name: report[name] for name in counts}
    assert whole_data["overview"] == file_data["overview"]
    parted = data_of(Explorer(Source(store)).page())
    assert parted["overview"] == file_data["overview"]
    assert parted["plans"] == whole_data["plans"] == file_data["plans"]
    states = [state for region in file_data["overview"]["regions"] for state in region["states"]]
    assert sum(state["numbers"][1] for state in states) == len(file_data["plans"]["plans"]) > 100
    held = fill_shelves(Source(store), NameIndex(Source(store))).held
    assert (len(held["read"]), len(held["commitment"]), len(held["contradiction"])) == (
        counts["documents"],
        counts["commitments"],
        counts["contradictions"],
    )


def test_what_the_server_gives_is_what_the_file_holds(file_data: dict[str, Any], whole_data: dict[str, Any]) -> None:
    assert "service" not in whole_data
    for name in (
        "things",
        "dated",
        "relations",
        "commitments",
        "disagreements",
        "quotes",
        "places",
        "named",
        "groups",
        "inGraph",
    ):
        assert whole_data[name] == file_data[name], name
    assert len(file_data["commitments"]) == file_data["overview"]["counts"]["commitments"]
    assert len(file_data["disagreements"]) == file_data["overview"]["counts"]["contradictions"]


def test_exports_count_the_same(store: ox.Store, file_data: dict[str, Any]) -> None:
    rows = list(csv.DictReader(io.StringIO(tables(store)["commitments"].decode("utf-8-sig"))))
    assert len({row["commitment"] for row in rows}) == file_data["overview"]["counts"]["commitments"]


def test_bars_add_up_to_all_commitments(file_data: dict[str, Any]) -> None:
    overview = file_data["overview"]
    for bars in (overview["documents"], overview["years"]):
        assert sum(sum(bar["numbers"]) for bar in bars) == overview["counts"]["commitments"]
    by_document: dict[str, int] = {}
    for item in file_data["commitments"]:
        by_document[item["document"]] = by_document.get(item["document"], 0) + 1
    assert {bar["id"]: sum(bar["numbers"]) for bar in overview["documents"] if sum(bar["numbers"])} == by_document
    by_bearer: dict[str, int] = {}
    for item in file_data["commitments"]:
        for bearer in {party["thing"] for party in item["bearers"]} - {""}:
            by_bearer[bearer] = by_bearer.get(bearer, 0) + 1
    assert overview["bearersInAll"] == len(by_bearer)
    assert {bar["id"]: sum(bar["numbers"]) for bar in overview["bearers"]}.items() <= by_bearer.items()


def test_what_is_due_is_dated_by_its_words(file_data: dict[str, Any]) -> None:
    overview = file_data["overview"]
    due = [row for row in overview["due"] if not row["every"]]
    assert len(due) == sum(number for _, number in overview["dueDays"])
    assert len(overview["due"]) - len(due) == overview["recurringInAll"]
    said = {
        item["id"]: {detail["value"] for detail in item["details"] if detail["label"] == "Due"}
        for item in file_data["commitments"]
    }
    assert due
    assert all(row["due"] in said[row["id"]] for row in due)
    assert [row["latest"] for row in due] == sorted((row["latest"] for row in due), reverse=True)


def test_a_small_world_has_its_figures() -> None:
    overview = read_overview(Source(united(dated_world())))
    assert overview.counts.commitments == read_counts(Source(united(dated_world()))).commitments == 2
    assert [(bar.id, bar.numbers) for bar in overview.bearers] == [
        ("alliance", (0, 1, 0, 0, 0, 0)),
        ("state", (0, 0, 0, 1, 0, 0)),
    ]
    assert [(bar.id, bar.year, sum(bar.numbers)) for bar in overview.documents] == [
        ("policy", "2018", 2),
        ("news", "", 0),
    ]
    (row,) = overview.due
    assert (row.due, row.latest, row.bearers, row.told) == ("2024", "2024-12-31", ("Republic of Somewhere",), False)


def test_what_is_due_names_a_bearer_by_its_words_where_it_is_no_known_thing() -> None:
    world = dated_world()
    for year, bearer in (("2031", ""), ("2032", None)):
        node = world.commitment("policy", "30", f"will report by {year}", "Undertaking", bearer)
        world.literal("assertions", node, "due", year)
    due = {row.due: row.bearers for row in read_overview(Source(united(world))).due}
    assert (due["2031"], due["2032"]) == (("the Alliance",), ())


def test_votes_are_counted_by_side() -> None:
    world = dated_world()
    for number, verb in enumerate(("votedFor", "votedFor", "votedAgainst", "abstainedOn")):
        world.entity(f"voter-{number}", "State", f"State {number}")
        world.link("news", thing(f"voter-{number}"), verb, "policy")
    (row,) = read_overview(Source(united(world))).votes
    assert (row.id, row.in_favour, row.against, row.abstained) == ("policy", 2, 1, 1)


def test_times_in_words_are_counted_as_the_cards_show_them(file_data: dict[str, Any]) -> None:
    overview = file_data["overview"]
    worded = {
        item["id"]: detail["value"]
        for item in file_data["commitments"]
        for detail in item["details"]
        if detail["label"] == WORDED
    }
    assert {row["id"]: row["due"] for row in overview["worded"]} == worded
    assert len(worded) == overview["wordedInAll"] > 10
    assert not worded.keys() & {row["id"] for row in overview["due"]}
    assert overview["worded"][0]["due"].startswith("within")
