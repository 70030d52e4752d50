"""Shows in headless Chromium that the served page fetches what is opened, from its own server alone."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from browser_sample import PAYLOADS, World, hostile_world, large_world, name, small_world
from explore_sample import united
from page_waits import follow, open_tab
from views_sample import views_world

from graph_build.vocabulary import VOCAB

pytest_plugins = ("open_page",)
pytestmark = pytest.mark.browser


@pytest.fixture
def served(opened_served: Callable[..., Any]) -> Callable[[World], Any]:
    """Open the page of a world over a server, as its bare address opens."""
    return lambda world: opened_served(united(world), at="")


def rested(page: Any) -> Any:
    page.wait_for_selector("body:not([aria-busy])")
    return page


def fetch_by_name(page: Any, name: str) -> None:
    """Search for a name that the server alone may know, and open it."""
    page.fill("#search", name)
    page.wait_for_selector(f"#suggestions li:has-text('{name}')")
    page.press("#search", "Enter")
    page.wait_for_selector(f"#panel h2:has-text('{name}')")
    rested(page)


def test_a_page_that_holds_a_part_counts_the_documents_read_and_not_those_that_it_happens_to_hold(
    served: Callable[..., Any],
) -> None:
    page = served(views_world())
    follow(page, "#view=timeline&from=2010-01-01&until=2010-12-31")
    said = page.inner_text("#timeline-view .view-status")
    assert re.search(r"Documents of 2010: (at least )?\d+ read here\. A document counts by", said), said


def test_a_bar_fetches_all_that_it_counts(served: Callable[..., Any]) -> None:
    page = served(views_world())
    open_tab(page, "overview")
    bar = page.locator(".bearers .bars li").first
    number = bar.locator(".number").inner_text()
    assert int(number) > 25
    bar.locator("button").first.click()
    rested(page)
    told = "document.querySelector('#cards-view .view-status')?.textContent.startsWith(`${number} of `)"
    page.wait_for_function(f"(number) => {told}", arg=number)
    assert "This page holds" in page.inner_text("#cards-view .view-status")


def deep_world() -> World:
    """A crowd, and far from it a chain that no first view holds."""
    world = large_world(500)
    world.entity("outpost", "Body", "Outpost of the Field")
    world.entity("annex", "Body", "Annex of the Outpost")
    world.says("survey", "annex", "partOf", "outpost", "The Annex belongs to the Outpost", paragraph="9")
    world.says("survey", "outpost", "partOf", "organization-102", "The Outpost reports to it", paragraph="9")
    return world


def test_what_the_page_lacks_is_found_fetched_and_placed_apart(served: Callable[..., Any]) -> None:
    page = served(deep_world())
    assert re.match(r"Shown: 40 of \d{3} things", page.inner_text("#status-text"))
    fetch_by_name(page, "Annex of the Outpost")
    assert "The Annex belongs to the Outpost" in page.inner_text("#panel")
    page.click("#panel .over")  # the details lie over the filters until they are moved
    page.click("[data-facet=relation] > summary")
    fetch_by_name(page, "Outpost of the Field")
    assert page.get_attribute("[data-facet=relation]", "open") is not None
    spots = [page.evaluate("(id) => window.wpsNetwork.placeOf(id)", thing) for thing in ("annex", "outpost")]
    assert abs(spots[0]["x"] - spots[1]["x"]) + abs(spots[0]["y"] - spots[1]["y"]) > 10


def test_an_address_of_what_was_fetched_opens_it_again(served: Callable[..., Any]) -> None:
    page = served(deep_world())
    fetch_by_name(page, "Annex of the Outpost")
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("#panel h2:has-text('Annex of the Outpost')")
    page.go_back()
    page.goto(address.partition("#")[0] + "#thing=no-such-thing")
    page.wait_for_selector("html[data-ready=yes]")
    assert page.is_hidden("#panel")


def test_the_whole_address_of_a_thing_or_a_commitment_opens_it(served: Callable[..., Any]) -> None:
    page = served(deep_world())
    page.goto(page.url + "#thing=https%3A%2F%2Fw3id.org%2Fwps-graph%2Fid%2Fannex")
    page.reload()
    page.wait_for_selector("#panel h2:has-text('Annex of the Outpost')")
    assert page.get_attribute("#panel .address a", "href") == "id/annex"


def test_a_path_over_what_was_not_fetched_is_found_by_the_server(served: Callable[..., Any]) -> None:
    page = served(deep_world())
    fetch_by_name(page, "Annex of the Outpost")
    page.click("#find-path")
    page.fill("#search", "Organization")
    page.wait_for_selector("#suggestions li[role=option]")
    page.press("#search", "Enter")
    page.wait_for_selector(".path")
    assert "The Annex belongs to the Outpost" in page.inner_text("#panel")


def test_a_server_that_does_not_answer_is_told_and_nothing_is_lost(served: Callable[..., Any]) -> None:
    page = served(deep_world())
    shown = page.inner_text("#status-text")
    page.route("**/explore/**", lambda route: route.fulfill(status=404, body="{}"))
    page.fill("#search", "Organization")
    page.press("#search", "Enter")
    page.wait_for_selector("#trouble:has-text('did not answer')")
    assert page.is_visible("#panel h2")
    page.keyboard.press("Escape")
    assert page.inner_text("#status-text").split(" things")[0] == shown.split(" things")[0]


def test_payloads_of_fragments_do_nothing(served: Callable[..., Any]) -> None:
    page = served(hostile_world())
    title = page.title()
    for payload in PAYLOADS[:4]:
        page.fill("#search", payload)
        page.wait_for_timeout(250)
        page.press("#search", "Enter")
        rested(page)
        page.wait_for_timeout(50)
        for details in page.locator("#panel summary").all():
            details.click()
    assert page.title() == title
    assert page.locator("img, #panel script").count() == 0
    own = "a:not([href^='https://']):not([href^='id/']):not([href='query']):not([href='browse'])"
    assert page.locator(own).count() == 0


def test_what_is_taken_from_a_part_is_the_part_and_its_query_gives_it(served: Callable[..., Any]) -> None:
    world = deep_world()
    page = served(world)
    fetch_by_name(page, "Annex of the Outpost")
    page.click("#takeaway-button")
    with page.expect_download() as waiting:
        page.click("[data-take='relations.csv']")
    rows = list(csv.DictReader(Path(waiting.value.path()).read_text("utf-8").splitlines()))
    assert any(row["sentence"] == "The Annex belongs to the Outpost" for row in rows)
    page.click("[data-take=query]")
    found = united(world).query(page.input_value("dialog textarea"))
    assert isinstance(found, ox.QuerySolutions)
    wanted = {(row["subject address"], row["relation address"], row["object address"]) for row in rows}
    assert {tuple(row[name].value for name in ("subject", "relation", "object")) for row in found} == wanted
    assert page.get_attribute("dialog a", "href").startswith("query#query=")


def test_the_link_to_a_page_follows_the_base_of_the_address(served: Callable[..., Any]) -> None:
    world = small_world()
    world.add("things", ox.NamedNode(VOCAB + "aim"), name("rdf", "type"), name("wps", "Theme"))
    world.add("things", ox.NamedNode(VOCAB + "aim"), name("skos", "prefLabel"), "Aim of All")
    page = served(world)
    links = []
    for searched in ("Committee on Gender Perspectives", "Aim of All"):
        fetch_by_name(page, searched)
        links.append(page.locator("#panel .address a", has_text="Its page").get_attribute("href"))
    assert links == ["id/committee", "vocab/aim"]
