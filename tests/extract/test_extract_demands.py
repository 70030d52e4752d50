"""What an author asks who can bind nobody is that author's demand: no duty of those asked, and it can be asked for."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from importlib.resources import files
from typing import Any

import pyoxigraph as ox
import pytest

from graph_build.ask.calendar import calendar_rows
from graph_build.ask.collection import find_question
from graph_build.ask.load import unite_graphs
from graph_build.ask.lookups import WPS, Source, things_of
from graph_build.ask.run import run_question
from graph_build.corpus.source import Metadata, SourceText
from graph_build.extract.corpus_extract import extract_corpus
from graph_build.graph.emit import emit
from graph_build.graph.mint import Mint
from graph_build.graph.promises.followup import find_followups
from graph_build.graph.promises.promised import Promised
from graph_build.show.links import Links
from graph_build.show.network.commitments import read_commitment
from graph_build.show.network.statements import Statements
from graph_build.show.pages.promises import read_promises
from graph_build.vocabulary import THINGS, local_name, wps

TABLES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    files("graph_build.extract").joinpath("demands.toml").read_text("utf-8")
)
ROWS = [(table, row) for table, rows in TABLES.items() for row in rows]
ASKING = """The Security Council should visit every port by 30 June 2040.

We will publish a list of ports by May 2041.
"""
COUNCIL = THINGS + "united-nations-security-council"


def store_of(publisher: str | None, kind: str = "statement", title: str = "Ports and women") -> ox.Store:
    source = SourceText("asked.txt", f"{title}\n\n{ASKING}", "0" * 64, Metadata(title, publisher, "2039", kind))
    store = ox.Store()
    store.extend(emit(extract_corpus([source]), Mint()))
    unite_graphs(store)
    return store


def forces(store: ox.Store) -> dict[str, str]:
    """The binding force of each commitment, by its verb."""
    told = store.quads_for_pattern(None, wps("verb"), None)
    verbs = {quad.subject: quad.object.value for quad in told if isinstance(quad.object, ox.Literal)}
    found = store.quads_for_pattern(None, wps("bindingForce"), None)
    return {verbs[quad.subject]: local_name(quad.object) for quad in found if isinstance(quad.object, ox.NamedNode)}


def asked(store: ox.Store, question: str, **given: str) -> int:
    return len(run_question(store, find_question(question), given).rows)


@pytest.mark.parametrize(("table", "row"), ROWS, ids=[row["reason"] for _, row in ROWS])
def test_each_row_takes_its_examples_and_leaves_its_near_misses(table: str, row: dict[str, Any]) -> None:
    pattern = re.compile(row["pattern"])
    assert all(pattern.search(words) for words in row["examples"])
    assert not any(pattern.search(words) for words in row["near-misses"])


@pytest.mark.parametrize("publisher", ["Coalition for Peace at Sea", "Harbour Gazette"])
def test_what_civil_society_or_the_press_asks_is_its_demand(publisher: str) -> None:
    told = sorted(forces(store_of(publisher)).values())
    assert told == ["demand", "own-pledge"]


def test_without_a_publisher_a_title_may_say_that_the_text_asks_from_outside() -> None:
    assert "demand" in forces(store_of(None, title="Open letter to the Security Council")).values()
    assert "demand" not in forces(store_of(None, title="Ports of the Security Council")).values()


@pytest.mark.parametrize(("publisher", "kind"), [("United Nations", "statement"), ("Coalition of States", "treaty")])
def test_who_can_bind_demands_nothing_from_outside(publisher: str, kind: str) -> None:
    assert "demand" not in forces(store_of(publisher, kind)).values()


def test_we_is_not_the_house_that_a_text_from_outside_writes_to() -> None:
    for title, known in (("Open letter to the United Nations Board", False), ("Ports of the United Nations", True)):
        borne = {str(q.object) for q in store_of(None, title=title).quads_for_pattern(None, wps("bearer"), None)}
        assert (f"<{THINGS}united-nations>" in borne) == known


def test_a_demand_stands_in_no_list_of_duties_and_answers_its_own_question() -> None:
    demand, own = store_of("Coalition for Peace at Sea"), store_of("United Nations")
    for question, given in (
        ("commitments-of", {"actor": COUNCIL}),
        ("due-by", {"date": "2040-12-31"}),
        ("due-between", {"from": "2040-01-01", "to": "2040-12-31"}),
    ):
        assert asked(own, question, **given) > 0, question
        assert asked(demand, question, **given) == 0, question
    assert [row.date for row in calendar_rows(demand, date(2039, 1, 1))] == ["2041-05"]
    assert asked(demand, "demands") == 1
    assert asked(own, "demands") == 0


def test_pages_and_the_network_show_a_demand_as_asked_of_an_actor_and_not_as_borne() -> None:
    for publisher, borne, demanded in (("Coalition for Peace at Sea", 0, 1), ("United Nations", 1, 0)):
        source = Source(store_of(publisher))
        parts = {part.key: part for part in read_promises(source, Links(), COUNCIL, 1)}
        assert len(parts["bearer"].items if "bearer" in parts else ()) == borne
        assert len(parts["asked"].items if "asked" in parts else ()) == demanded
        node = source.some_subjects(WPS + "bearer", COUNCIL)[0]
        drawn = read_commitment(source, Statements(source), node)
        assert [COUNCIL in things_of(of) for of in (drawn.bearers, drawn.addressees)] == [bool(borne), bool(demanded)]
        assert ("Asked by" in {detail.label for detail in drawn.details}) == bool(demanded)


def test_what_is_demanded_is_no_promise_to_follow_up() -> None:
    words = "The Security Council should publish a harbour register by 30 June 2040."
    told = "The Security Council published the harbour register in May 2040."
    report = SourceText("told.txt", told, "0" * 64, Metadata("Report", "United Nations", "2041", "report"))
    for publisher, found in (("Coalition for Peace at Sea", 0), ("United Nations", 1)):
        asking = SourceText("asked.txt", words, "0" * 64, Metadata("Ports", publisher, "2039", "statement"))
        assert len(find_followups(Promised.of(extract_corpus([asking, report])), 0.1)) == found
