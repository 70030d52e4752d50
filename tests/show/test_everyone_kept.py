"""Holds page, files and answers against the graph: everyone whom a commitment names is there, beside the same words."""

import csv
import json
import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest

from graph_build.ask.calendar import calendar_rows
from graph_build.ask.load import open_graph
from graph_build.ask.lookups import ROLES, Source, text_of
from graph_build.show.export import export
from graph_build.show.links import Links
from graph_build.show.pages.promises import read_promises
from graph_build.vocabulary import THINGS, wps

# A commitment, a role, the thing that plays it (empty where none is known) and the words for it.
Named = tuple[str, str, str, str]
PLURAL = {"bearer": "bearers", "addressee": "addressees", "beneficiary": "beneficiaries"}
pytestmark = pytest.mark.parametrize(
    "corpus", ["built_bundled", pytest.param("built_shared", marks=pytest.mark.shared)]
)


@pytest.fixture
def built(corpus: str, request: pytest.FixtureRequest) -> Path:
    return Path(request.getfixturevalue(corpus))


@pytest.fixture
def store(built: Path) -> ox.Store:
    return open_graph(built / "graph.trig")


def said(store: ox.Store, name: str) -> set[tuple[str, str]]:
    """Subject and object of a property, as texts."""
    found = store.quads_for_pattern(None, wps(name), None, ox.DefaultGraph())
    return {(text_of(quad.subject), text_of(quad.object)) for quad in found}


def links(store: ox.Store) -> set[tuple[str, str, str]]:
    """What the graph says in plain: who bears, is addressed and has the good."""
    return {(commitment, role, thing) for role in ROLES for commitment, thing in said(store, role)}


def named(store: ox.Store) -> set[Named]:
    """What the graph says in pairs."""
    things, words = dict(said(store, "partyThing")), dict(said(store, "partyText"))
    assert len(words) == len(said(store, "partyText"))
    return {
        (commitment, role, things.get(party, ""), words[party])
        for role in ROLES
        for commitment, party in said(store, f"{role}Party")
    }


def without_words(pairs: set[Named]) -> set[tuple[str, str, str]]:
    return {(commitment, role, thing) for commitment, role, thing, _ in pairs if thing}


def test_the_pairs_hold_every_link_and_all_words(store: ox.Store) -> None:
    pairs = named(store)
    assert without_words(pairs) == links(store)
    assert len(links(store)) > 300
    worded = {(commitment, role, words) for role in ROLES for commitment, words in said(store, f"{role}Text")}
    assert {(commitment, role, words) for commitment, role, _, words in pairs} == worded


def test_a_commitment_of_the_corpus_names_several_in_each_known_way(store: ox.Store) -> None:
    """What the other tests compare has several things, several words and both in one role."""
    several = Counter((commitment, role) for commitment, role, _ in links(store))
    assert max(several.values()) > 2
    unknown = {(commitment, role) for commitment, role, thing, _ in named(store) if not thing}
    assert unknown & set(several)


def test_the_page_holds_everyone(built: Path, store: ox.Store) -> None:
    data = page_data(built / "network.html")

    def whole(short: str) -> str:
        return short if not short or ":" in short else THINGS + short

    pairs = {
        (whole(item["id"]), role, whole(one["thing"]), one["words"])
        for item in data["commitments"]
        for role in ROLES
        for one in item[PLURAL[role]]
    }
    assert pairs == named(store)


def page_data(page: Path) -> Any:
    found = re.search(
        r'<script type="application/json" id="page-data">(.*?)</script>', page.read_text("utf-8"), re.DOTALL
    )
    assert found is not None
    return json.loads(found[1])


def test_the_tables_hold_everyone(store: ox.Store, built: Path, tmp_path: Path) -> None:
    export(built / "graph.trig", "csv", tmp_path / "tables")
    rows = {path.stem: read_table(path) for path in (tmp_path / "tables").iterdir()}
    pairs = {(row["commitment"], row["role"], row["thing"], row["words"]) for row in rows["parties"]}
    assert {(*pair[:3], plain(pair[3])) for pair in named(store)} == {(*pair[:3], plain(pair[3])) for pair in pairs}
    joined = set()
    for row in rows["commitments"]:
        for role in ROLES:
            things, names, words = (row[role + end].split("; ") for end in ("", "Name", "Text"))
            # A role without any known thing has an empty cell.
            assert len(things) in {len(words), 1}
            assert len(names) == len(things)
            joined |= {(row["commitment"], role, thing) for thing in things if thing}
    assert joined == links(store)


def plain(words: str) -> str:
    """Words as a cell shows them: an apostrophe keeps a spreadsheet from reading a formula."""
    return words.removeprefix("'")


def read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("fmt", ["graphml", "gexf"])
def test_the_graph_files_hold_every_link_with_its_words(store: ox.Store, built: Path, tmp_path: Path, fmt: str) -> None:
    (written,) = export(built / "graph.trig", fmt, tmp_path / "graph")
    read = (
        nx.read_graphml(written, force_multigraph=True)
        if fmt == "graphml"
        else nx.read_gexf(written, version="1.2draft")
    )
    edges = {(start, data["relation"], end, data["words"]) for start, end, data in read.edges(data=True)}
    found = {edge for edge in edges if edge[1] in ROLES}
    assert without_words(found) == links(store)
    wanted: dict[tuple[str, str, str], set[str]] = {}
    for commitment, role, thing, words in named(store):
        wanted.setdefault((commitment, role, thing), set()).add(words)
    assert all(set(words.split("; ")) == wanted[commitment, role, thing] for commitment, role, thing, words in found)


def test_the_pages_of_things_list_every_commitment(store: ox.Store) -> None:
    source, wanted = Source(store), Counter((thing, role) for _, role, thing in links(store))
    found: Counter[tuple[str, str]] = Counter()
    for thing in {thing for thing, _ in wanted}:
        for part in read_promises(source, Links(), thing, 1):
            if part.key in ROLES:
                found[thing, part.key] = part.total
    assert found == wanted


def test_a_page_names_everyone_of_a_commitment(store: ox.Store) -> None:
    """Of each commitment that a document's page lists, the things and the words without a thing."""
    source, words = Source(store), {"borne by": "bearer", "asked of": "addressee", "for": "beneficiary"}
    provisions = {provision for _, provision in said(store, "statedIn")}
    shown: set[tuple[str, str, str]] = set()
    for provision in provisions:
        for part in read_promises(source, Links(), provision, 1):
            for item in part.items:
                shown |= {(item.ref.address, words[label], ref.address or ref.name) for label, ref in item.parties}
    assert shown == {(commitment, role, thing or told) for commitment, role, thing, told in named(store)}


def test_the_calendar_names_every_bearer(store: ox.Store) -> None:
    rows = calendar_rows(store, date(2020, 1, 1))
    assert rows
    for row in rows:
        found = {(row.commitment, "bearer", bearer.thing, bearer.words) for bearer in row.bearers}
        assert found == {pair for pair in named(store) if pair[:2] == (row.commitment, "bearer")}
