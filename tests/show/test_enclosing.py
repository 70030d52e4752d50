"""Shows that a body's whole is told by a page outside where no text says it, apart from all that texts say."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyoxigraph as ox
import pytest
from browser_sample import World, small_world
from explore_sample import united

from graph_build.ask.lookups import NameIndex, Source, enclosed_bodies
from graph_build.resources import ontology_dir
from graph_build.show.explore import Explorer
from graph_build.show.explore.index import read_index
from graph_build.vocabulary import THINGS

pytest_plugins = ("open_page",)
Opened = Callable[..., Any]


def un_world() -> World:
    """The Alliance works with the United Nations; of UN Women a text says only that it is about a theme."""
    world = small_world()
    world.entity("united-nations", "Organization", "United Nations")
    world.entity("un-women", "Organization", "UN Women")
    world.says("policy", "alliance", "cooperatesWith", "united-nations", "The Alliance works with the United Nations")
    for one in ("alliance", "un-women"):
        world.says("policy", one, "about", "theme", f"{one} and protection")
    return world


def test_every_body_of_the_table_is_a_known_name_and_no_body_is_its_own_part() -> None:
    known: set[str] = set()
    for file in sorted((ontology_dir() / "reference").glob("*.ttl")):
        known |= {str(quad.subject.value) for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.TURTLE)}
    rows = enclosed_bodies()
    assert {end for part, whole, _ in rows for end in (part, whole)} <= known
    assert len({part for part, _, _ in rows}) == len(rows), "each part once"
    assert all(part != whole and told.startswith("https://") for part, whole, told in rows)


def test_a_server_finds_the_way_through_the_body_around() -> None:
    source = Source(united(un_world()))
    explorer = Explorer(source)
    number = read_index(source, NameIndex(source)).number
    assert {f"{THINGS}un-women", f"{THINGS}united-nations"} <= number.keys()
    fragment = explorer.paths("alliance", "un-women")
    assert fragment is not None
    assert b'"united-nations"' in fragment


@pytest.mark.browser
@pytest.mark.parametrize("how", ["file", "server"])
def test_the_way_leads_through_the_whole_and_not_through_a_theme(
    opened: Opened, opened_served: Opened, how: str
) -> None:
    at = "path=alliance+un-women+all+"
    page = opened(un_world(), at=at) if how == "file" else opened_served(united(un_world()), at=at)
    page.wait_for_selector("#panel .path")
    words = page.inner_text("#panel")
    assert "the shortest of 2 steps" in words
    assert "North Atlantic Treaty Organization – United Nations – UN Women" in words
    assert "No document here says so: it is told by research.un.org." in words
    assert "UN Women is part of" in words
    assert "Each leads through a theme" not in words
    page.uncheck("#path-inferred")
    assert "United Nations – UN Women" not in page.inner_text("#panel .path h3")


@pytest.mark.browser
def test_it_is_no_relation_of_a_list_and_stands_in_the_details(opened: Opened) -> None:
    page = opened(un_world(), at="thing=un-women")
    assert "Part of\nUnited Nations" in page.inner_text("#panel").replace(" \n", "\n")
    page.evaluate("location.hash = '#view=relations'")
    page.wait_for_selector("#list-body tr")
    rows = page.locator("#list-body tr").all_inner_texts()
    assert not [row for row in rows if "UN Women" in row and "part of" in row]
