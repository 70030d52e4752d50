"""Turns the first screen of a laptop and of a phone into what it answers at once, and how its places open the rest."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser_sample import name, small_world, thing
from page_waits import drawn, follow, open_tab, steady
from views_sample import views_world

pytest_plugins = ("open_page",)
pytestmark = pytest.mark.browser
Opened = Callable[..., Any]
IN_SIGHT = """(selector) => {
    const box = document.querySelector(selector).getBoundingClientRect();
    return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
}"""


NOT_COVERED = """(id) => {
    const box = document.querySelector("#canvas").getBoundingClientRect();
    const at = wpsNetwork.placeOf(id);
    const panel = document.querySelector("#panel").getBoundingClientRect();
    const [x, y] = [box.x + at.x, box.y + at.y];
    return panel.height > 0 && (x < panel.left || x > panel.right || y < panel.top || y > panel.bottom);
}"""


@pytest.mark.parametrize(
    "selector", [".due-door[data-due=past]", ".due li", ".disagree li", ".bearers .bars li", ".by-year .bars li"]
)
def test_a_laptop_shows_what_is_due_where_sources_disagree_who_bears_it_and_in_which_document_without_scrolling(
    opened: Opened, built_bundled: Path, selector: str
) -> None:
    page = opened(built_bundled / "network.html", width=1366, height=768, at="")
    assert page.evaluate(IN_SIGHT, f"#overview-view {selector}")


def test_the_first_screen_says_whose_words_the_texts_are(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="")
    said = "All 16 texts are digests in our own words: the address of the original stands beside each sentence."
    assert page.inner_text("#overview-view .lead").endswith(said)
    assert page.evaluate(IN_SIGHT, "#overview-view .lead")
    world = small_world({"policy": "digest"})
    for local, wording in (("policy", "digest"), ("news", "original")):
        world.add("things", thing(local), name("wps", "wording"), name("wpsv", wording))
    page = opened(world, at="")
    assert "Of 2 texts 1 is a digest in our own words" in page.inner_text("#overview-view .lead")
    page = opened(small_world(), at="")
    assert page.inner_text("#overview-view .lead") == "Every bar, name and number opens its sentences."


@pytest.mark.parametrize("width", [390, 900, 1280])
def test_the_search_stays_at_its_place_whatever_it_opens(opened: Opened, built_bundled: Path, width: int) -> None:
    page = opened(built_bundled / "network.html", width=width, at="")
    place = page.locator("#search").bounding_box()
    page.fill("#search", "sexual violence")
    page.keyboard.press("End")
    page.locator("#suggestions [role=option]").last.click()
    assert page.get_attribute("body", "data-place") == "found"
    assert page.locator("#search").bounding_box() == place
    for at in ("network", "cards", "things", "overview"):
        follow(page, f"#view={at}")
        assert page.locator("#search").bounding_box() == place, at


def test_walking_through_what_is_offered_moves_the_list_and_not_the_page(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", width=683, height=384, at="view=network")
    page.fill("#search", "nato")
    page.evaluate("scrollTo(0, 0)")
    options = page.locator("#suggestions [role=option]")
    for _ in range(options.count() - 1):
        page.keyboard.press("ArrowDown")
    assert page.evaluate("document.scrollingElement.scrollTop") == 0
    last, whole = options.last.bounding_box(), page.locator("#suggestions").bounding_box()
    assert options.last.get_attribute("aria-selected") == "true"
    assert last["y"] + last["height"] <= whole["y"] + whole["height"], "what is chosen is in sight in its list"


@pytest.mark.parametrize("width", [820, 1100, 1280, 1600])
def test_what_a_view_is_for_is_never_cut(opened: Opened, built_bundled: Path, width: int) -> None:
    page = opened(built_bundled / "network.html", width=width, at="view=network")
    for tab in ("network", "timeline", "tree", "matrix", "lineage", "texts", "relations"):
        follow(page, f"#view={tab}")
        assert page.inner_text("#view-help")
        assert page.evaluate(
            "(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth)(document.querySelector('#view-help'))"
        )


def test_the_overview_offers_four_places_and_each_opens_its_own_tabs(opened: Opened) -> None:
    page = opened(views_world(), at="")
    tabs = page.locator("#views button:visible")
    assert tabs.all_inner_texts() == [
        "Overview",
        "Network, timeline, tree",
        "Read and compare",
        "Tables: things, relations",
    ]
    page.click("#views >> text=Network, timeline, tree")
    assert page.get_attribute("body", "data-place") == "network"
    assert tabs.all_inner_texts()[4:] == ["Network", "Timeline", "Tree", "Matrix", "Descent"]
    assert page.inner_text("#view-help") == "Who is tied to what, as documents say it, as a picture"
    open_tab(page, "tree")
    page.click("#views >> text=Tables: things")
    assert tabs.all_inner_texts()[4:] == ["Things", "Relations, also inferred", "Commitments, table"]
    page.click("#views >> text=Network, timeline, tree")
    assert page.get_attribute("body", "data-place") == "tree", "a place opens where it was left"
    assert page.get_attribute("#views .place[data-views~=tree]", "aria-pressed") == "true"


@pytest.mark.parametrize("width", [390, 683, 1366])
def test_no_tab_is_cut_and_nothing_runs_out_of_the_screen(opened: Opened, built_bundled: Path, width: int) -> None:
    page = opened(built_bundled / "network.html", width=width, height=768, at="")
    for at in ("", "#view=network", "#view=cards", "#view=things", "#view=matrix"):
        follow(page, at)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        places = page.locator("#views .places button")
        assert places.evaluate_all("all => all.every((one) => one.scrollWidth <= one.clientWidth + 1)")
        assert page.evaluate(IN_SIGHT, "#views .places")
    broken = "all => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent)"
    assert page.locator("#matrix-view thead button").evaluate_all(broken) == []


def test_a_long_word_of_a_heading_stays_on_one_line(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", width=1366, height=768, at="view=matrix")
    lines = page.locator("#matrix-view thead button").evaluate_all(
        """all => all.map((one) => {
            const range = document.createRange();
            range.selectNodeContents(one);
            return [one.textContent, new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size];
        })"""
    )
    assert lines
    assert {count for _, count in lines} == {1}


@pytest.mark.parametrize(("width", "height"), [(390, 844), (820, 700), (1366, 768)])
def test_the_details_cover_nothing_that_was_clicked_and_nothing_moves(
    opened: Opened, built_bundled: Path, width: int, height: int
) -> None:
    page = opened(built_bundled / "network.html", width=width, height=height)
    place = """(id) => {
        const box = document.querySelector("#canvas").getBoundingClientRect();
        const at = wpsNetwork.placeOf(id);
        return [box.x + at.x, box.y + at.y];
    }"""
    shown = page.evaluate("wpsNetwork.shown()")
    at = {one: page.evaluate(place, one) for one in shown}
    by_height = sorted(shown, key=lambda one: at[one][1])
    by_width = sorted(shown, key=lambda one: at[one][0])
    middle = len(shown) // 2
    for chosen in (by_height[0], by_height[-1], by_width[0], by_width[-1], by_width[middle], by_height[middle]):
        page.mouse.click(*at[chosen])
        assert page.locator("#panel h2").count() == 1
        assert page.evaluate(NOT_COVERED, chosen)
        # A second click within the time of a double one, and any later one, finds all where it was.
        page.wait_for_timeout(600)
        assert {one: page.evaluate(place, one) for one in shown} == at
        page.keyboard.press("Escape")
        drawn(page)
        assert {one: page.evaluate(place, one) for one in shown} == at


@pytest.mark.parametrize(
    ("width", "at"),
    [
        *((1280, ""), (1280, "view=cards"), (390, ""), (390, "view=cards")),
        *((390, f"view={key}") for key in ("things", "relations", "commitments", "disagreements")),
    ],
)
def test_the_details_leave_figures_and_cards_where_they_are(
    opened: Opened, built_bundled: Path, width: int, at: str
) -> None:
    page = opened(built_bundled / "network.html", width=width, height=800, at=at)
    of_list = "#list-body button.thing" if at.endswith(("things", "disagreements")) else "#list-body button.plain"
    buttons = page.locator({"": ".due button.plain", "view=cards": ".commitment-card .what"}.get(at, of_list))
    for number in (0, 1, 3):
        button = buttons.nth(number)
        button.scroll_into_view_if_needed()
        before = button.bounding_box()
        button.click()
        assert button.bounding_box() == before
        panel = page.locator("#panel").bounding_box()
        assert panel["y"] >= 0, "the details are on the screen"
        assert panel["y"] + panel["height"] <= 801
        x, y = before["x"] + before["width"] / 2, before["y"] + before["height"] / 2
        assert not (panel["x"] < x < panel["x"] + panel["width"] and panel["y"] < y < panel["y"] + panel["height"])
        page.keyboard.press("Escape")


def test_a_way_is_said_to_be_shown_only_where_there_is_a_picture(opened: Opened) -> None:
    page = opened(views_world(), at="view=cards&path=office+alliance+all+")
    button = page.locator("#panel [data-path='0']")
    assert button.inner_text() == "Show in the network"
    assert button.get_attribute("aria-pressed") == "false"
    button.click()
    assert page.get_attribute("body", "data-place") == "network"
    assert button.inner_text() == "Shown in the picture"
    assert {"office", "alliance"} <= set(page.evaluate("wpsNetwork.shown()"))
    open_tab(page, "things")
    assert button.inner_text() == "Show in the network"


def test_both_sides_of_a_disagreement_are_saved_in_columns_that_can_be_read(
    opened: Opened, built_bundled: Path, tmp_path: Path
) -> None:
    page = opened(built_bundled / "network.html", at="view=disagreements")
    page.click("#takeaway-button")
    with page.expect_download() as download:
        page.click("[data-take='disagreements.csv']")
    download.value.save_as(tmp_path / "saved.csv")
    rows = list(csv.DictReader((tmp_path / "saved.csv").read_text("utf-8").splitlines(keepends=True)))
    plans = [row for row in rows if row["kind"] == "Two periods of one plan"]
    assert len(plans) > 20
    for row in plans:
        assert row["sentence"].startswith("state: ")
        assert "http" not in row["sentence"] + row["about"] + row["this source says"]
        assert row["this source says"].split(": ")[0] in {"begins", "ends"}
        assert row["original"].startswith("https://") or row["original"].startswith("http://")
    for number in {row["disagreement"] for row in plans}:
        said = {row["this source says"] for row in plans if row["disagreement"] == number}
        assert len(said) > 1, "the sides differ in what stands in the column of what they say"


def test_the_size_of_the_page_of_the_bundled_corpus_stays_below_its_bar(built_bundled: Path) -> None:
    assert (built_bundled / "network.html").stat().st_size < 3_000_000


def test_a_low_screen_scrolls_and_keeps_a_picture_that_can_be_seen(opened: Opened) -> None:
    page = opened(small_world(), width=683, height=384)
    assert steady(page, "document.querySelector('#canvas').clientHeight") > 150


def test_the_line_above_the_picture_has_its_room_on_a_low_screen(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", width=683, height=384)
    line, next_one = (page.locator(one).bounding_box() for one in ("#scope", "#side > summary"))
    assert line["y"] + line["height"] <= next_one["y"]
