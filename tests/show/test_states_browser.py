"""Shows in headless Chromium that the map of states counts, opens and can be read by everyone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from page_waits import follow
from states_sample import world_of_states
from test_network_browser_access import faults

pytest_plugins = ("open_page",)
pytestmark = pytest.mark.browser
Opened = Callable[..., Any]


def pressed(page: Any) -> str:
    return str(page.inner_text(".map-choice [aria-pressed=true]"))


def number_on(page: Any, state: str) -> str:
    return str(page.inner_text(f"[data-state={state}] .number"))


def test_a_choice_of_four_counts_and_is_in_the_address(opened: Opened) -> None:
    page = opened(world_of_states(), at="")
    assert page.locator(".map-choice button").all_inner_texts() == [
        "Commitments borne",
        "National action plans named",
        "Plans read",
        "Votes",
    ]
    assert (pressed(page), number_on(page, "norway"), number_on(page, "ghana")) == ("Commitments borne", "3", "")
    page.click("[data-count=plans]")
    assert (pressed(page), number_on(page, "norway"), number_on(page, "ghana")) == (
        "National action plans named",
        "",
        "2",
    )
    assert page.evaluate("document.activeElement.dataset.count") == "plans", "the keyboard stays where it was"
    assert "map=plans" in page.evaluate("location.hash")
    page.reload()
    page.wait_for_selector("html[data-ready=yes]")
    assert pressed(page) == "National action plans named"
    page.go_back()
    page.wait_for_function("document.querySelector('.map-choice [aria-pressed=true]').dataset.count == 'commitments'")


def test_a_square_has_a_name_and_opens_its_state(opened: Opened) -> None:
    page = opened(world_of_states(), at="")
    assert page.get_attribute("[data-state=ghana]", "aria-label") == "Ghana: 2 plans named, 2 plans read, 2 votes"
    assert page.get_attribute("[data-state=malta]", "aria-label") == "Malta: none of these"
    assert page.locator("button.tile").count() == 4, "a state that the graph does not know opens nothing"
    page.click("[data-state=ghana]")
    assert "2 plans named, 2 plans read, 2 votes" in page.inner_text(".opened-state")
    assert "Plan 1 of Ghana (2012–2014)" in page.inner_text(".opened-state")
    assert page.inner_text("#panel h2") == "Ghana"
    page.click("#panel [aria-label^=Close]")
    page.click("[data-state=norway]")
    page.click(".opened-state button")
    assert "3 of" in page.inner_text("#cards-view .view-status")


def test_the_table_says_the_same_and_opens(opened: Opened) -> None:
    page = opened(world_of_states(), at="")
    page.click(".states .foot summary")
    page.wait_for_selector(".states .foot tbody tr")
    rows = [row.locator("th, td").all_inner_texts() for row in page.locator(".states .foot tbody tr").all()]
    assert rows == [
        ["Ghana", "Africa", "0", "2", "2", "2"],
        ["Norway", "Europe", "3", "0", "0", "1"],
        ["Republic of Somewhere", "Elsewhere", "1", "0", "0", "0"],
    ]
    page.click(".states .foot tbody button >> text=Norway")
    assert page.get_attribute("[data-state=norway]", "aria-pressed") == "true"


def test_one_count_alone_needs_no_choice(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="")
    assert page.locator(".map-choice button").count() == 0
    assert "National action plans named:" in page.inner_text(".heat-key")
    page.click("[data-state=norway]")
    assert "5 plans named" in page.inner_text(".opened-state")


def test_the_map_says_what_it_counts_and_of_which_plans_nothing_tells(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="view=overview&state=united-kingdom")
    said = page.inner_text(".opened-state")
    assert "2 plans named" in said
    assert "The text of none was read. The newest is number 5; nothing here names the other 3." in said
    page.click(".states .counted summary")
    counted = page.inner_text(".states .counted")
    assert "each plan that a text or table here names, once. It is not the number that a state has had" in counted
    assert "194 plans are named, in “National action plans on women, peace and security" in counted
    assert counted.strip().endswith("of none the text was read.")


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)])
def test_everyone_can_read_it(opened: Opened, scheme: str, width: int) -> None:
    page = opened(world_of_states(), width=width, scheme=scheme, at="")
    for at in ("view=overview", "view=overview&map=plans", "view=overview&map=votes"):
        follow(page, at)
        assert faults(page, "moderate") == [], at
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), at
    sizes = page.evaluate("[...document.querySelectorAll('button.tile')].map((tile) => tile.getBoundingClientRect())")
    assert all(min(box["width"], box["height"]) >= 24 for box in sizes), "a finger meets a square"
