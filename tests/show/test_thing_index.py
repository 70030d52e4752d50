"""The start page, the lists and the search lead to every thing by its names, with or without their marks."""

from __future__ import annotations

import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from browser_sample import PAYLOADS, World
from page_checks import read_page

from graph_build.ask.load import open_graph
from graph_build.ask.lookups import NameIndex, Source
from graph_build.extract.folding import fold_typed
from graph_build.show.links import Links
from graph_build.show.pages.shelves import Shelves, fill_shelves
from graph_build.show.pages.start import ROWS, render_browse, render_index, render_search
from graph_build.vocabulary import ONTOLOGY, THINGS

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "golden.trig"
LINKS = Links()


@pytest.fixture(scope="module")
def source() -> Source:
    return Source(open_graph(GOLDEN))


@pytest.fixture(scope="module")
def index(source: Source) -> NameIndex:
    return NameIndex(source)


@pytest.fixture(scope="module")
def shelves(source: Source, index: NameIndex) -> Shelves:
    return fill_shelves(source, index)


def found(index: NameIndex, words: str) -> list[str]:
    return [hit.address.removeprefix(THINGS) for hit in index.find(words)]


def counted(source: Source, pattern: str) -> int:
    query = f"PREFIX wps: <{ONTOLOGY}> SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE {{ {pattern} }}"
    rows = source.store.query(query)
    assert isinstance(rows, ox.QuerySolutions)
    number = int(next(rows)["n"].value)
    assert number > 1
    return number


def world_of(tmp_path: Path, *names: tuple[str, str]) -> NameIndex:
    world = World()
    for local, label in names:
        world.entity(local, "Body", label)
    return NameIndex(Source(world.write(tmp_path / "graph.trig")))


def test_the_start_page_counts_what_there_is(source: Source, shelves: Shelves) -> None:
    page = read_page(render_index(source, shelves, LINKS))
    assert f"{counted(source, '?s wps:sourceFile ?file')} documents read" in page.text
    assert f"{counted(source, '?s a wps:Commitment')} commitments" in page.text
    assert f"Persons {counted(source, '?s a wps:Person')}" in page.text
    assert {"/query", "/explore", "/sparql", "/browse/person", "/browse/read", "/browse/contradiction"} <= set(
        page.links
    )
    newest = page.text.index("Documents read, the newest first")
    plan = page.text.index("Meridian Action Plan", newest)
    assert plan < page.text.index("Meridian Council Resolution 7", newest)


def test_every_shelf_lists_what_it_counts(source: Source, shelves: Shelves) -> None:
    assert len(shelves.held["person"]) == 2
    for kind, shelf in shelves.held.items():
        html = render_browse(source, shelves, kind, LINKS)
        assert html is not None
        page = read_page(html)
        assert {LINKS(address) for address in shelf[:ROWS]} <= set(page.links)
        assert render_browse(source, shelves, kind, LINKS, -(-len(shelf) // ROWS) + 1) is None
    assert render_browse(source, shelves, "nothing", LINKS) is None


def test_names_are_found_by_label_alias_and_part(index: NameIndex) -> None:
    assert found(index, "MGC")[0] == "meridian-gender-committee"
    assert found(index, "mgc") == found(index, "MGC")
    assert found(index, "gender committee")[0] == "meridian-gender-committee"
    assert found(index, "ada")[0] == "ada-lindqvist"
    assert found(index, "no such words") == []
    assert found(index, "  ") == found(index, "!?") == []


def test_marks_of_letters_need_not_be_typed(tmp_path: Path) -> None:
    index = world_of(tmp_path, ("a", "Mari Skåre"), ("b", "Łódź Council"), ("c", "Ørsted Æther"), ("d", "Groß"))
    assert found(index, "skare") == found(index, "SKÅRE") == ["a"]
    assert found(index, "lodz") == ["b"]
    assert found(index, "orsted aether") == ["c"]
    assert found(index, "gross") == ["d"]
    assert fold_typed("Ａｌｌｉａｎｃｅ") == "alliance"


def test_the_nearest_name_comes_first(tmp_path: Path) -> None:
    index = world_of(
        tmp_path, ("c", "The Peace Council"), ("b", "Peace Council of X"), ("a", "Peace"), ("d", "Unpeace")
    )
    assert found(index, "peace") == ["a", "b", "c", "d"]


def test_paragraphs_of_documents_are_no_names(index: NameIndex) -> None:
    assert not [one for one in found(index, "meridian policy") if "/" in one]


def test_a_search_page_says_how_a_thing_is_also_called(source: Source, index: NameIndex) -> None:
    page = read_page(render_search(source, index, "MGC", LINKS) or "")
    assert "Meridian Gender Committee body also called MGC" in page.text
    assert "No name holds these words" in read_page(render_search(source, index, "zzz", LINKS) or "").text
    assert "Type a name" in read_page(render_search(source, index, "", LINKS) or "").text


def test_a_search_goes_on_on_the_next_page_with_its_words(tmp_path: Path) -> None:
    world = World()
    for number in range(ROWS + 3):
        world.entity(f"b-{number}", "Body", f"Board & Co {number}")
    source = Source(world.write(tmp_path / "graph.trig"))
    index = NameIndex(source)
    page = read_page(render_search(source, index, "board &", LINKS) or "")
    assert "?q=board%20%26&page=2" in page.links
    assert len([x for x in read_page(render_search(source, index, "board", LINKS, 2) or "").links if "/id/" in x]) == 3
    assert render_search(source, index, "board", LINKS, 3) is None


@pytest.mark.parametrize("words", [*PAYLOADS, "x" * 100_000, '" autofocus onfocus="alert(1)', "(((", "\\", "\0\u202e"])
def test_hostile_words_do_nothing(source: Source, index: NameIndex, words: str) -> None:
    html = render_search(source, index, words, LINKS)
    assert html is not None
    page = read_page(html)
    assert not {"img", "script"} & {tag for tag, _ in page.tags}
    assert "\u202e" not in html
    assert len(html) < 20_000


def test_an_empty_graph_has_a_start_page(tmp_path: Path) -> None:
    source = Source(World().run().write(tmp_path / "graph.trig"))
    assert "Nothing yet." in read_page(render_index(source, fill_shelves(source, NameIndex(source)), LINKS)).text


def test_a_hundred_thousand_names_are_found_at_once() -> None:
    world = World()
    for number in range(50_000):
        world.entity(f"b-{number}", "Body", f"Förening {number} för fred", [f"Peace Board {number}"])
    store = ox.Store()
    store.bulk_extend(world.quads)
    source = Source(store)
    began = time.process_time()
    index = NameIndex(source)
    built = time.process_time() - began
    began = time.process_time()
    assert found(index, "forening 49999 fred") == ["b-49999"]
    asked = time.process_time() - began
    assert built < 15, "a few seconds on a machine of its own"
    assert asked < 0.3
