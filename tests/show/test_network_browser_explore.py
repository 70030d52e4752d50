"""Shows in headless Chromium that one can open, fold, filter, go through time, find paths, and share what one sees."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_plus

import pytest
from browser_sample import World, large_world, small_world
from explore_sample import dated_world
from page_waits import follow, open_tab, steady

pytest_plugins = ("open_page",)
pytestmark = pytest.mark.browser
Opened = Callable[..., Any]


def shown(page: Any) -> tuple[int, int]:
    """How many things and relations the status says are shown."""
    found = re.findall(r"(\d+) of", page.inner_text("#status-text"))
    return int(found[0]), int(found[1])


def expect(found: Any) -> Any:
    """What is asked of a part of the page, which has a few seconds to get there."""
    from playwright.sync_api import expect as expected

    return expected(found)


def hash_of(page: Any) -> str:
    return unquote_plus(page.url.partition("#")[2])


def place(page: Any, thing: str) -> dict[str, float]:
    box = page.locator("#canvas").bounding_box()
    spot = page.evaluate("(id) => window.wpsNetwork.placeOf(id)", thing)
    return {"x": box["x"] + spot["x"], "y": box["y"] + spot["y"]}


def find(page: Any, text: str) -> None:
    page.fill("#search", text)
    page.press("#search", "Enter")


def facet(page: Any, key: str) -> Any:
    part = page.locator(f"[data-facet={key}]")
    if part.get_attribute("open") is None:
        part.locator("summary").click()
    return part


def star_world(leaves: int = 150) -> World:
    """A hub with more leaves than the first view takes."""
    world = small_world()
    world.entity("hub", "Organization", "Hub of it all")
    for number in range(leaves):
        world.entity(f"leaf-{number}", "Body", f"Leaf {number}")
        world.says("policy", f"leaf-{number}", "partOf", "hub", f"Leaf {number} is a part of the hub")
    return world


def test_double_click_opens_the_neighbours_and_a_second_one_folds_them(opened: Opened) -> None:
    page = opened(star_world())
    first = shown(page)[0]
    find(page, "Hub of it all")
    for expected in (True, False):
        spot = place(page, "hub")
        page.mouse.dblclick(spot["x"], spot["y"])
        page.wait_for_function("(is) => location.hash.includes('open=hub') === is", arg=expected)
        assert (shown(page)[0] > first) is expected
        assert ("open=hub" in hash_of(page)) is expected
    assert shown(page)[0] == first


def test_a_button_opens_and_folds_and_keeps_the_focus(opened: Opened) -> None:
    page = opened(star_world())
    find(page, "Hub of it all")
    before = shown(page)[0]
    page.click("#open-neighbours")
    assert shown(page)[0] > before
    assert page.get_attribute("#open-neighbours", "aria-expanded") == "true"
    assert page.evaluate("document.activeElement.id") == "open-neighbours"
    assert "brought in" in page.inner_text("#walked")
    page.keyboard.press("Enter")
    assert shown(page)[0] == before


def test_back_and_forward_go_through_what_was_seen(opened: Opened) -> None:
    page = opened(small_world())
    find(page, "NATO")
    find(page, "NCGP")
    open_tab(page, "timeline")
    page.go_back()
    assert page.is_visible("#canvas")
    assert page.inner_text("#panel h2") == "Committee on Gender Perspectives"
    page.go_back()
    assert page.inner_text("#panel h2") == "North Atlantic Treaty Organization"
    page.go_back()
    assert page.is_hidden("#panel")
    page.go_forward()
    assert page.inner_text("#panel h2") == "North Atlantic Treaty Organization"


def test_an_address_brings_back_the_whole_view(opened: Opened) -> None:
    page = opened(dated_world())
    page.click("#legend [data-kind=place], #legend [data-kind=person]")
    facet(page, "strength").locator("label", has_text="Request").click()
    facet(page, "relation").locator("label", has_text="member of").click()
    page.click("input[name=said][value=asserted]")
    page.locator("#time-from").fill(str(2019 * 12))
    find(page, "Somewhere")
    seen = (page.inner_text("#status-text"), page.inner_text("#panel"), page.inner_text("#time-text"))
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    page.wait_for_selector("html[data-ready=yes]")
    assert (page.inner_text("#status-text"), page.inner_text("#panel"), page.inner_text("#time-text")) == seen
    assert page.url == address
    parts = ["kind=person", "strength=Request", "relation=memberOf", "only=asserted", "from=2019-01-01", "thing=state"]
    assert [part for part in parts if part not in hash_of(page)] == []


def test_the_page_says_where_it_draws_nothing_of_the_thing_asked_for(opened: Opened) -> None:
    page = opened(dated_world(), at="thing=nobody-here")
    assert "is in no view" in page.inner_text("#trouble")
    open_tab(page, "network")
    assert page.inner_text("#trouble") == ""
    assert opened(dated_world(), at="thing=alliance").inner_text("#trouble") == ""


def test_an_address_that_names_unknown_things_is_passed_over(opened: Opened) -> None:
    page = opened(small_world())
    everything = page.inner_text("#status-text")
    follow(
        page,
        "view=nowhere&thing=no&open=nobody&kind=x&document=y&path=a+b+all+1&from=soon&said=a+b+c"
        "&strength=z&theme=%3Cimg%20src%3Dx%3E&commitment=q",
    )
    assert page.inner_text("#status-text") == everything
    assert page.is_hidden("#panel")
    page.evaluate("location.hash = 'thing=office'")
    page.wait_for_selector("#panel:not([hidden])")
    assert page.inner_text("#panel h2") == "Office of the Gender Advisor"


@pytest.mark.parametrize(
    ("key", "choice", "things", "relations"),
    [
        ("document", "Policy on Women, Peace and Security", 7, 6),
        ("strength", "Request", 3, 1),
        ("theme", "Early warning", 3, 1),
        ("pillar", "Keeping safe", 4, 2),
        ("relation", "part of", 10, 8),
    ],
)
def test_a_filter_lets_through_what_it_says(opened: Opened, key: str, choice: str, things: int, relations: int) -> None:
    page = opened(dated_world(), at="view=network&scope=all&inferred=yes")
    whole = shown(page)
    line = facet(page, key).locator("label", has_text=choice)
    expect(line.locator(".number")).to_have_text(re.compile(r"\d"))
    number = line.locator(".number").inner_text()
    assert int(number) >= 1
    line.click()
    assert shown(page) == (things, relations)
    assert (
        "1 hidden" in facet(page, key).inner_text()
        if key == "relation"
        else "1 chosen" in facet(page, key).inner_text()
    )
    page.click("#clear")
    assert shown(page) == whole
    assert hash_of(page) == "scope=all&inferred=yes"


def test_contradictions_only_shows_what_sources_disagree_on(opened: Opened) -> None:
    page = opened(dated_world())
    expect(page.locator("[data-facet=disputed] .number")).to_have_text("1")
    page.check("#disputed")
    assert shown(page) == (2, 1)
    find(page, "Somewhere")
    page.click("#panel summary >> text=1 sentence it rests on")
    assert "The Office advises Somewhere" in page.inner_text("#panel")


def test_said_and_inferred_are_told_apart_and_counted(opened: Opened) -> None:
    page = opened(small_world())
    expect(page.locator("[data-facet=said] .number")).to_have_text(["7", "6", "1"])
    page.click("input[name=said][value=inferred]")
    assert shown(page)[1] == 1


def test_counts_beside_the_filters_follow_the_other_filters(opened: Opened) -> None:
    page = opened(dated_world())
    facet(page, "strength").locator("label", has_text="Request").click()
    expect(page.locator("#legend [data-kind=body] .number")).to_have_text("(0)")
    expect(page.locator("#legend [data-kind=state] .number")).to_have_text("(1)")


def test_the_slider_shows_what_held_and_what_happened(opened: Opened) -> None:
    page = opened(dated_world())
    assert "1976-01 to 2024-12" in page.inner_text("#time-text")
    page.locator("#time-from").fill(str(2023 * 12))
    data = page.url
    assert "from=2023-01-01" in data
    # The summit of 2021 is over; the post was left in 2022; the committee of 1976 goes on.
    open_tab(page, "things")
    names = page.inner_text("#list-body")
    assert "Summit" not in names
    assert "Committee on Gender Perspectives" in names
    open_tab(page, "relations")
    assert "holds post" not in page.inner_text("#list-body")
    page.locator("#time-from").fill(str(2021 * 12))
    assert "holds post" in page.inner_text("#list-body")
    # Both commitments are those of a policy of 2018.
    open_tab(page, "commitments")
    assert "asked to report" not in page.inner_text("#list-body")
    page.locator("#time-from").fill(str(2018 * 12))
    assert "asked to report" in page.inner_text("#list-body")
    page.click("#time-all")
    assert hash_of(page) == "view=commitments"


def test_what_has_no_date_stays_or_goes_as_one_says(opened: Opened) -> None:
    page = opened(dated_world())
    page.locator("#time-until").fill(str(1990 * 12))
    assert "and what has no date" not in page.inner_text("#time-text")
    page.check("#undated")
    with_undated = shown(page)
    assert "and what has no date" in page.inner_text("#time-text")
    page.uncheck("#undated")
    assert shown(page)[0] < with_undated[0]
    open_tab(page, "things")
    assert page.locator("#list-body tr").count() == 1
    assert "Committee on Gender Perspectives" in page.inner_text("#list-body")


def test_play_goes_through_the_years_until_it_is_paused(opened: Opened) -> None:
    page = opened(dated_world())
    page.click("#play")
    first = page.inner_text("#time-text")
    assert page.inner_text("#play") == "Pause"
    expect(page.locator("#time-text")).not_to_have_text(first)
    page.click("#play")
    rested = page.inner_text("#time-text")
    page.wait_for_timeout(900)
    assert page.inner_text("#time-text") == rested
    page.go_back()
    assert "All times" in page.inner_text("#time-text")


def test_paths_are_listed_with_their_sentences_and_drawn(opened: Opened) -> None:
    page = opened(dated_world())
    find(page, "Zoë")
    page.click("#find-path")
    assert "Choose the other end" in page.inner_text("#panel")
    find(page, "Somewhere")
    text = page.inner_text("#panel")
    assert "From Zoë Álvarez to Republic of Somewhere" in text
    assert "the shortest of 4 steps" in text
    assert "Zoë Álvarez, Chair of the Committee" in text
    assert "Somewhere, a member of the Alliance" in text
    assert "path=person state all" in hash_of(page)
    page.click("[data-path='1']")
    assert page.get_attribute("[data-path='1']", "aria-pressed") == "true"
    page.reload()
    page.wait_for_selector("html[data-ready=yes]")
    assert page.get_attribute("[data-path='1']", "aria-pressed") == "true"
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")


def test_inferred_steps_may_be_left_out_of_a_path(opened: Opened) -> None:
    page = opened(small_world())
    find(page, "GENAD")
    page.click("#find-path")
    find(page, "NATO")
    assert "the shortest of 1 step" in page.inner_text("#panel")
    page.uncheck("#path-inferred")
    assert "the shortest of 2 steps" in page.inner_text("#panel")


def test_a_path_is_refused_where_there_is_none(opened: Opened) -> None:
    world = small_world()
    world.entity("island", "Body", "Island")
    world.entity("islet", "Body", "Islet")
    world.says("news", "islet", "partOf", "island", "The Islet belongs to the Island")
    page = opened(world)
    find(page, "Island")
    page.click("#find-path")
    find(page, "NATO")
    assert "No way" in page.inner_text("#panel")


def test_a_double_click_opens_although_the_first_click_brings_the_panel(opened: Opened) -> None:
    page = opened(small_world())
    spot = place(page, "committee")
    page.mouse.dblclick(spot["x"], spot["y"])
    page.wait_for_function("location.hash.includes('open=committee')")
    assert page.inner_text("#panel h2") == "Committee on Gender Perspectives"


@pytest.mark.parametrize("zooms", [0, 3])
def test_labels_never_lie_on_one_another_and_more_come_with_zoom(opened: Opened, zooms: int) -> None:
    page = opened(large_world(600))
    page.click("#scope")
    for _ in range(zooms):
        page.click("[data-zoom=in]")
    boxes = steady(page, "window.wpsNetwork.labelBoxes()")
    assert len(boxes) >= 20
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            apart = one["right"] <= other["left"] or other["right"] <= one["left"]
            assert apart or one["bottom"] <= other["top"] or other["bottom"] <= one["top"]


def test_the_first_view_says_what_it_shows_and_by_which_measure(opened: Opened) -> None:
    page = opened(large_world(300))
    measure = "that take part in a statement or commitment, of each kind those that bear, state or are tied to most"
    assert re.match(rf"Shown: 40 of \d+ things {measure}", page.inner_text("#status-text"))
