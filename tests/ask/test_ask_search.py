"""One search for names: a command's parameter, the pages and the explorer find the same things in the same order."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pyoxigraph as ox
import pytest

from graph_build.ask.load import open_store, unite_graphs
from graph_build.ask.lookups import NameIndex, Nearness, Source, prefixed
from graph_build.ask.names import SHOWN, resolve
from graph_build.ask.store import make_store
from graph_build.cli import main
from graph_build.errors import UsageError
from graph_build.extract.folding import fold_typed
from graph_build.show.explore.fragments import Explorer
from graph_build.show.explore.index import MOST_FOUND
from graph_build.show.links import Links
from graph_build.show.pages.start import ROWS, render_search
from graph_build.vocabulary import GRAPHS, ONTOLOGY, THINGS, VOCAB, graph, rdf, rdfs, skos, wps

COMMITTEE, RESOLUTION = "wpsi:nato-committee-on-gender-perspectives", "wpsi:unscr-1325"
NATO_HEAD, UN_HEAD = "wpsi:nato-secretary-general", "wpsi:united-nations-secretary-general"
AGENDA = "wpsv:women-peace-and-security"

# What is typed, the first things found, and the one that is taken; none where several fit.
TYPED: tuple[tuple[str, list[str], str | None], ...] = (
    ("committee gender", [COMMITTEE], None),
    ("NATO Committee on Gender Perspectives", [COMMITTEE], COMMITTEE),
    ("perspectives, gender: committee on NATO", [COMMITTEE], COMMITTEE),
    ("ncgp", [COMMITTEE], COMMITTEE),
    ("S/RES/1325", [RESOLUTION], RESOLUTION),
    ("s/res/1325(2000)", [RESOLUTION], RESOLUTION),
    ("1325", [RESOLUTION], RESOLUTION),
    ("1325 unscr", [RESOLUTION], RESOLUTION),
    ("women and peace", [AGENDA], None),
    ("security, women and peace", [AGENDA], AGENDA),
    ("Secretary General", [NATO_HEAD, UN_HEAD], NATO_HEAD),
    ("Secretary-General", [UN_HEAD, NATO_HEAD], UN_HEAD),
    ("secretary general", [NATO_HEAD, UN_HEAD], None),
    ("Mari Skare", ["wpsi:mari-skåre"], "wpsi:mari-skåre"),
    ("SKÅRE mari", ["wpsi:mari-skåre"], "wpsi:mari-skåre"),
    ("vilnius communique", ["wpsi:vilnius-summit-communiqué"], "wpsi:vilnius-summit-communiqué"),
    ("NATO", ["wpsi:nato"], "wpsi:nato"),
    ("gender adv", ["wpsi:gender-adviser"], None),
    ("no such name at all", [], None),
)


@dataclass(frozen=True, slots=True)
class Places:
    """The places at which people type names, over one graph: its store, its pages and its explorer."""

    store: Path
    source: Source
    names: NameIndex
    explorer: Explorer

    def on_the_page(self, typed: str) -> list[str]:
        """The things that the page of the search leads to, in its order."""
        html = render_search(self.source, self.names, typed, Links()) or ""
        rows = map(unquote, re.findall(r'<li><a href="([^"?#]+)"', html))
        return [shown(Links().address(href) or href) for href in rows]

    def in_the_explorer(self, typed: str) -> list[str]:
        """The things that the explorer offers, in its order."""
        found = json.loads(self.explorer.search(typed))
        return [shown(one["id"] if "://" in one["id"] else THINGS + one["id"]) for one in found]

    def by_command(self, typed: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
        """The exit code of a question with this actor, and what it says on standard error."""
        code = main(["query", "statements-about", "--thing", typed, "--graph", str(self.store)])
        return code, capsys.readouterr().err


@pytest.fixture(scope="module")
def places(built_bundled: Path, tmp_path_factory: pytest.TempPathFactory) -> Places:
    folder = tmp_path_factory.mktemp("search") / "store"
    make_store(built_bundled / "graph.trig", folder)
    source = Source(open_store(folder))
    names = NameIndex(source)
    return Places(folder, source, names, Explorer(source, names))


def shown(address: str) -> str:
    return prefixed(address) or address


def candidates(message: str) -> list[str]:
    listed = message.partition("fits several things: ")[2].partition(": statements-about --thing")[0]
    return [part.removesuffix(")").split()[-1] for part in re.sub(r" and \d+ more$", "", listed).split("; ")]


@pytest.mark.parametrize(("typed", "first", "taken"), TYPED, ids=[row[0] for row in TYPED])
def test_every_place_finds_the_same_in_the_same_order(
    places: Places, capsys: pytest.CaptureFixture[str], typed: str, first: list[str], taken: str | None
) -> None:
    hits = places.names.find(typed)
    found = [shown(hit.address) for hit in hits]
    assert found[: len(first)] == first
    assert places.on_the_page(typed) == found[:ROWS]
    things = [shown(hit.address) for hit in hits if places.names.kind(hit.address)]
    assert places.in_the_explorer(typed) == things[:MOST_FOUND]
    code, said = places.by_command(typed, capsys)
    if taken is not None:
        assert code == 0
        assert not said or taken in said
    elif first:
        assert code == 2
        by_words = (shown(hit.address) for hit in hits if hit.nearness < Nearness.INSIDE)
        asked = [one for one in by_words if not one.startswith(("wps:", "https:"))]
        named = candidates(said)
        assert named == asked[: len(named)]
        assert len(named) == min(len(asked), SHOWN) or hits[0].nearness.is_whole
    else:
        assert (code, found) == (2, [])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("NATO Secretary General", ""),
        ("nato secretary-general", ""),
        ("wpsi:nato-secretary-general", ""),
        ("Secretary General", "thing: 'Secretary General' is taken as NATO Secretary General wpsi:nato-secretary-gen"),
        ("ncgp", "thing: 'ncgp' is taken as NATO Committee on Gender Perspectives"),
    ],
)
def test_what_was_taken_is_said_where_it_is_not_what_was_typed(
    places: Places, capsys: pytest.CaptureFixture[str], typed: str, said: str
) -> None:
    code, told = places.by_command(typed, capsys)
    assert code == 0
    assert told.startswith(said) if said else told == ""


def test_what_else_the_words_could_mean_is_said_too(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    assert UN_HEAD in places.by_command("Secretary General", capsys)[1]


KEYS = {"person": "Ida Møller", "council": "Peace Council", "other": "Council of Peace", "board": "Board for Łódź"}


@pytest.fixture
def world() -> Source:
    store = ox.Store()
    things = graph("things")
    for key, label in KEYS.items():
        kind = wps("Person" if key == "person" else "Body")
        store.add(ox.Quad(ox.NamedNode(THINGS + key), rdf("type"), kind, things))
        store.add(ox.Quad(ox.NamedNode(THINGS + key), rdfs("label"), ox.Literal(label), things))
    provision = ox.NamedNode(THINGS + "plan/p4")
    store.add(ox.Quad(provision, wps("inDocument"), ox.NamedNode(THINGS + "plan"), things))
    store.add(ox.Quad(provision, rdfs("label"), ox.Literal("Plan of the Peace Council, paragraph 4"), things))
    store.add(ox.Quad(ox.NamedNode(ONTOLOGY + "Body"), rdfs("label"), ox.Literal("council"), graph("ontology")))
    store.add(ox.Quad(ox.NamedNode(VOCAB + "peace"), skos("prefLabel"), ox.Literal("Peace"), graph("ontology")))
    return Source(store)


def keys(world: Source, typed: str) -> list[str]:
    return [hit.address.rpartition("/")[2] for hit in NameIndex(world).find(typed)]


@pytest.mark.parametrize("typed", ["Møller", "moller", "MOLLER ida", "Moller, Ida", "mølle"])
def test_marks_and_order_need_not_be_known(world: Source, typed: str) -> None:
    assert keys(world, typed) == ["person"]
    assert resolve(world, typed, "test").node.value == THINGS + "person"


def test_the_nearest_comes_first_and_things_before_words_of_the_ontology(world: Source) -> None:
    assert keys(world, "peace council") == ["council", "other"]
    assert keys(world, "council of peace") == ["other"]
    assert keys(world, "peace") == ["peace", "council", "other"]
    assert keys(world, "counc") == ["other", "ontology#Body", "council"]
    assert keys(world, "lodz") == ["board"]


def test_a_paragraph_is_found_by_its_whole_name_alone(world: Source) -> None:
    assert keys(world, "paragraph 4") == []
    taken = resolve(world, "Plan of the Peace Council,  paragraph 4", "test")
    assert taken.node.value == THINGS + "plan/p4"
    with pytest.raises(UsageError, match="nothing is called"):
        resolve(world, "Plan of the Peace Council, paragraph", "test")


def test_a_term_of_the_ontology_is_no_thing_that_a_name_stands_for(world: Source) -> None:
    with pytest.raises(
        UsageError, match="fits several things: Council of Peace wpsi:other; Peace Council wpsi:council"
    ):
        resolve(world, "council", "test")


def test_what_stands_within_words_is_close_and_never_taken(world: Source) -> None:
    assert keys(world, "ouncil") == ["council", "other", "ontology#Body"]
    with pytest.raises(UsageError, match="nothing is called 'ouncil'; close: Peace Council wpsi:council; Council of"):
        resolve(world, "ouncil", "test")
    with pytest.raises(UsageError, match="nothing is called 'ller'; close: Ida Møller wpsi:person"):
        resolve(world, "ller", "test")


def test_the_union_of_graphs_and_the_closure_change_nothing(world: Source) -> None:
    before = [(hit, NameIndex(world).kind(hit.address)) for hit in NameIndex(world).find("council")]
    inferred = ox.NamedNode(GRAPHS + "inferred")
    world.store.add(ox.Quad(ox.NamedNode(THINGS + "council"), rdf("type"), wps("Organization"), inferred))
    unite_graphs(world.store)
    united = Source(world.store)
    assert united.united
    assert [(hit, NameIndex(united).kind(hit.address)) for hit in NameIndex(united).find("council")] == before


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("S/RES/1325 (2000)", "s res 1325 2000"),
        ("Women, Peace & Security", "women peace security"),
        ("Skåre, Møller & Łódź", "skare moller lodz"),
        ("Straße Ærø Þór", "strasse aero thor"),
        ("Ａｌｌｉａｎｃｅ", "alliance"),
        ("NATO's", "nato s"),
        ("…", ""),
    ],
)
def test_the_fold_of_what_is_typed(text: str, folded: str) -> None:
    assert fold_typed(text) == folded
    assert fold_typed(folded) == folded
