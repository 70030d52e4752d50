"""Turns questions about who held a post in a year into rows and a timeline, the same in a file and from a server."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from browser_sample import small_world
from explore_sample import united
from page_waits import follow
from views_sample import hold, views_world

from graph_build.ask.load import open_graph
from graph_build.ask.lookups import Source
from graph_build.ask.texts import Texts
from graph_build.show.explore import Explorer

pytest_plugins = ("open_page",)
pytestmark = pytest.mark.browser
Opened = Callable[..., Any]
HELD_IN_2023 = {
    "Angus Lapsley: Assistant Secretary General for Defence Policy and Planning, "
    "named as such in an item dated 2023-05-09",
    "Rob Bauer: Chair of the NATO Military Committee, named as such in an item dated 2023-05-09",
    "Rob Bauer: Executive champion, named as such in an item dated 2023-05-09",
    "Jens Stoltenberg: NATO Secretary General, named as such 2023-05-17",
    "Irene Fellin: NATO Secretary General's Special Representative for Women, Peace and Security, "
    "from 2022, named as such in an item dated 2024-01-22",
}
WORDINGS = (
    *("posts 2023", "who held a post in 2023", "post holders 2023", "held post 2023", "who held which post in 2023?"),
    *("office holders 2023", "2023 posts", "who was in office in 2023", "positions held during 2023", "who 2023"),
)


@pytest.fixture(scope="module")
def store(built_bundled: Path) -> ox.Store:
    return open_graph(built_bundled / "graph.trig")


@pytest.fixture(params=["file", "server"])
def overview(
    request: pytest.FixtureRequest, opened: Opened, opened_served: Opened, built_bundled: Path, store: ox.Store
) -> Any:
    """The page with its overview, of the file and of a server that gives a part at a time."""
    if request.param == "file":
        return opened(built_bundled / "network.html", at="")
    return opened_served(store, Texts.beside(built_bundled / "graph.trig"), at="view=overview")


def type_in(page: Any, words: str) -> Any:
    """The rows that the search offers as times on posts, once the server has answered."""
    page.fill("#search", words)
    return page.locator("#suggestions .held")


def test_each_wording_offers_the_rows_of_that_year(overview: Any) -> None:
    for words in WORDINGS:
        rows = type_in(overview, words)
        rows.first.wait_for()
        assert set(rows.locator("span").all_inner_texts()) == HELD_IN_2023, words
        assert overview.locator("#suggestions strong").first.inner_text() == "Posts held in 2023: 5 that texts tell of"
        assert any("Rob Bauer" in text for text in rows.locator("small").all_inner_texts())
        overview.fill("#search", "")


def test_it_opens_the_timeline_of_that_year_with_posts_alone_and_its_rows(overview: Any) -> None:
    type_in(overview, "posts 2023").first.wait_for()
    overview.press("#search", "Enter")
    overview.wait_for_selector("#timeline-view table tbody tr")
    assert "view=timeline&from=2023-01-01&until=2023-12-31&dates=holdsPost" in overview.evaluate("location.hash")
    rows = overview.locator("#timeline-view tbody tr")
    assert rows.count() == 5
    assert {text.split("\t")[1] for text in rows.all_inner_texts()} == {"Posts held"}
    assert overview.inner_text("#timeline-view .view-status").startswith("5 dates. Pale bars")
    overview.reload()
    overview.wait_for_selector("#timeline-view table tbody tr:nth-child(5)")
    overview.locator("#timeline-view select").select_option(label="everything")
    assert "dates=" not in overview.evaluate("location.hash")


def test_a_post_by_its_name_and_year_offers_who_held_it(overview: Any) -> None:
    rows = type_in(overview, "chair 2023")
    rows.first.wait_for()
    assert rows.locator("span").all_inner_texts() == [
        "Rob Bauer: Chair of the NATO Military Committee, named as such in an item dated 2023-05-09"
    ]
    overview.press("#search", "Enter")
    overview.wait_for_selector("#panel h2:has-text('Rob Bauer')")
    assert "Admiral Rob Bauer" in overview.inner_text("#panel blockquote")
    follow(overview, "#view=found&words=chair+2023")
    table = overview.locator("#found-view table tbody tr")
    table.first.wait_for()
    holder, post, when, said = table.first.locator("td").all_inner_texts()
    assert (holder, post) == ("Rob Bauer", "Chair of the NATO Military Committee")
    assert when == "named as such in an item dated 2023-05-09"
    assert "Admiral Rob Bauer, Chair of the NATO Military Committee" in said


def test_a_year_without_posts_is_said_and_another_question_is_left_alone(overview: Any) -> None:
    overview.fill("#search", "posts 1950")
    overview.wait_for_selector("#suggestions >> text=No text here says who held a post in 1950.")
    overview.fill("#search", "conference held in 2025")
    overview.wait_for_selector("#suggestions >> text=Conference")
    assert overview.locator("#suggestions .held").count() == 0


def test_what_began_before_and_has_no_end_told_comes_after_what_texts_tell(opened: Opened) -> None:
    world = views_world()
    world.entity("early", "Person", "Early Bird")
    hold(world, "early", "secretary", start="2017")
    page = opened(world)
    page.fill("#search", "posts 2020")
    door = page.locator("#suggestions strong").first
    assert door.inner_text() == "Posts held in 2020: 0 that texts tell of, 1 begun before with no end told"
    assert page.locator("#suggestions .held small").inner_text() == "no end is told"
    page.fill("#search", "posts 2022")
    assert door.inner_text() == "Posts held in 2022: 1 that texts tell of, 1 begun before with no end told"
    shown = page.locator("#suggestions .held span").all_inner_texts()
    assert [text.split(":")[0] for text in shown] == ["Zara Seen", "Early Bird"]
    page.fill("#search", "posts 2014")
    assert page.locator("#suggestions .held span").all_inner_texts() == [
        "Ed Ended: Secretary of the Committee, from 2012, until 2016"
    ]


def test_a_server_gives_the_posts_of_a_year_some_at_a_time() -> None:
    explorer = Explorer(Source(united(views_world())))

    def held(year: str, offset: int = 0) -> tuple[set[str], int]:
        found = json.loads(explorer.posts(year, offset))
        assert all(relation["quotes"] for relation in found["relations"])
        return {relation["subject"] for relation in found["relations"]}, found["left"]

    assert held("2014") == ({"ended"}, 0)
    assert held("2023") == ({"zara"}, 0)
    assert held("2018") == (set(), 0)
    assert held("") == ({"ended", "zara"}, 0)
    assert held("", 1)[0] < {"ended", "zara"}


def test_where_nothing_fits_the_search_says_which_wordings_it_takes(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="")
    page.fill("#search", "zzzqqq")
    assert "The search also understands:" in page.inner_text("#suggestions .none")
    offered = page.locator("#suggestions [role=option]").all_inner_texts()
    assert {"what is due", "where do sources disagree", "who held a post in 2023", "documents of 2025"} <= set(offered)
    for words in offered:
        page.fill("#search", "zzzqqq")
        page.locator("#suggestions [role=option]", has_text=words).click()
        assert page.input_value("#search") == words
        first = page.locator("#suggestions li").first
        assert not first.inner_text().startswith(("No ", "Nothing ")), words
    page.fill("#search", "zzzqqq")
    page.press("#search", "Escape")
    page.evaluate("location.hash = '#view=found&words=zzzqqq'")
    page.click("#found-view button:has-text('what is due')")
    assert page.input_value("#search") == "what is due"


def test_a_page_without_posts_offers_no_question_about_them(opened: Opened) -> None:
    page = opened(small_world(), at="")
    page.fill("#search", "zzzqqq")
    assert not [text for text in page.locator("#suggestions [role=option]").all_inner_texts() if "post" in text]
