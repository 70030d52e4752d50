"""Shows that ways between two things pass by what very many share, and say so where there are no others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from browser_sample import World, small_world
from explore_sample import united
from page_waits import follow

from graph_build.ask.lookups import NameIndex, Source
from graph_build.show.explore.index import read_index
from graph_build.show.explore.paths import find_paths
from graph_build.vocabulary import THINGS

pytest_plugins = ("open_page",)
Opened = Callable[..., Any]


def shared_world() -> World:
    """The person and the Alliance both have to do with a theme, and hang together by post and committee as well."""
    world = small_world()
    world.entity("club", "Organization", "A club")
    for one in ("alliance", "person", "club"):
        world.says("policy", one, "about", "theme", f"{one} and protection")
    return world


def test_a_server_gives_ways_past_themes_first_and_those_through_them_after() -> None:
    source = Source(united(shared_world()))
    index = read_index(source, NameIndex(source))
    number = {address.removeprefix(THINGS): n for address, n in index.number.items()}
    names = {n: name for name, n in number.items()}
    ways = [[names[one] for one in way] for way in find_paths(index, number["person"], number["alliance"])]
    assert ways[0] == ["person", "chair", "committee", "alliance"]
    assert ["person", "theme", "alliance"] in ways[1:]
    only = [[names[one] for one in way] for way in find_paths(index, number["person"], number["club"])]
    assert only[0] == ["person", "theme", "club"]


@pytest.mark.browser
def test_a_way_through_a_theme_is_shown_where_it_is_asked_for_or_there_is_no_other(opened: Opened) -> None:
    page = opened(shared_world(), at="path=person+alliance+all+")
    assert "the shortest of 3 steps." in page.inner_text("#panel")
    assert "Zoë Álvarez – Protection" not in page.inner_text("#panel")
    page.check("#path-themes")
    assert "the shortest of 2 steps." in page.inner_text("#panel")
    assert "themes" in page.evaluate("location.hash")
    follow(page, "#path=person+club+all+")
    words = page.inner_text("#panel")
    assert "Each leads through a theme" in words
    assert "No other way is known here." in words
