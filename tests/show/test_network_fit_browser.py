"""Shows in headless Chromium that the network fills its picture however it is opened, and whenever its size changes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser_sample import small_world
from page_waits import addressed, drawn, follow, open_tab, steady

pytest_plugins = ("open_page",)
pytestmark = pytest.mark.browser

Opened = Callable[..., Any]

SPREAD = """() => {
    const box = document.getElementById("canvas").getBoundingClientRect();
    const places = window.wpsNetwork.shown().map((id) => window.wpsNetwork.placeOf(id));
    const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
    const inside = places.filter(({ x, y }) => x >= 0 && y >= 0 && x <= box.width && y <= box.height);
    const wide = (Math.max(...xs) - Math.min(...xs)) / box.width;
    const high = (Math.max(...ys) - Math.min(...ys)) / box.height;
    return { wide, high, inside: inside.length, all: places.length };
}"""


def fills(page: Any) -> bool:
    """All symbols lie in the picture and take up a fifth of one of its sides, on a phone beside open details too."""
    found = steady(page, f"({SPREAD})()")
    assert found["inside"] == found["all"], found
    assert found["all"] > 3
    return bool(max(found["wide"], found["high"]) > 0.2)


def by_tab(page: Any) -> None:
    open_tab(page, "network")


def by_door(page: Any) -> None:
    page.click("#overview-view .doors >> text=The network")


def after_timeline(page: Any) -> None:
    open_tab(page, "timeline")
    drawn(page)
    by_tab(page)


def with_card(page: Any) -> None:
    open_tab(page, "cards")
    page.click("#cards-view .commitment-card button.what")
    page.wait_for_selector("#panel:not([hidden])")
    by_tab(page)


WAYS: list[Callable[[Any], None]] = [by_tab, by_door, after_timeline, with_card]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1600, "dark"), (390, "light")])
@pytest.mark.parametrize("way", WAYS, ids=lambda way: str(way.__name__))
def test_network_fills_its_picture_however_it_is_opened(
    opened: Opened, way: Callable[[Any], None], width: int, scheme: str
) -> None:
    page = opened(small_world(), width=width, height=800, scheme=scheme, at="")
    way(page)
    assert fills(page)


def test_network_is_fitted_again_when_its_size_changes(opened: Opened) -> None:
    page = opened(small_world(), width=1280, at="view=network")
    assert fills(page)
    page.set_viewport_size({"width": 500, "height": 900})
    assert fills(page)
    page.set_viewport_size({"width": 1500, "height": 700})
    assert fills(page)


def test_what_the_hand_moved_stays_while_another_view_is_looked_at(opened: Opened) -> None:
    page = opened(small_world(), at="view=network")
    page.click("#zoom [data-zoom=in]")
    page.click("#zoom [data-zoom=in]")
    before = steady(page, "JSON.stringify(window.wpsNetwork.placeOf('alliance'))")
    open_tab(page, "things")
    drawn(page)
    by_tab(page)
    assert steady(page, "JSON.stringify(window.wpsNetwork.placeOf('alliance'))") == before


def test_name_of_a_group_at_the_rim_is_not_cut_off(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "graph.trig", width=900, at="view=network")
    boxes = json.loads(steady(page, "JSON.stringify(window.wpsNetwork.groupNames())"))
    assert boxes
    wide = page.evaluate("document.getElementById('canvas').clientWidth")
    assert all(box["left"] >= 0 and box["right"] <= wide for box in boxes)


SIZES = [(360, 740), (375, 667), (390, 844), (412, 915), (520, 900), (768, 1024), (1024, 768), (1280, 800)]
NAMES = """() => {
    const zoom = document.getElementById("zoom").getBoundingClientRect();
    const picture = document.getElementById("canvas").getBoundingClientRect();
    const at = { left: zoom.left - picture.left, top: zoom.top - picture.top };
    const boxes = wpsNetwork.labelBoxes();
    const covered = boxes.filter((box) => box.right > at.left && box.bottom > at.top).map(({ id }) => id);
    return { shown: wpsNetwork.shown(), named: boxes.map(({ id }) => id), covered };
}"""


def meeting(boxes: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """The names that lie on each other."""
    return [
        (one["id"], other["id"])
        for at, one in enumerate(boxes)
        for other in boxes[at + 1 :]
        if one["left"] < other["right"] and other["left"] < one["right"]
        if one["top"] < other["bottom"] and other["top"] < one["bottom"]
    ]


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_symbol_of_the_first_view_has_its_name_on_every_screen(
    opened: Opened, built_bundled: Path, width: int, height: int
) -> None:
    page = opened(built_bundled / "network.html", width=width, height=height)
    steady(page, "JSON.stringify(wpsNetwork.labelBoxes())")
    found = page.evaluate(NAMES)
    assert set(found["named"]) == set(found["shown"])
    assert len(found["shown"]) >= (30 if width < 400 else 38), "no more are left out than must be"
    assert found["covered"] == []
    assert meeting(page.evaluate("wpsNetwork.labelBoxes()")) == []
    said = page.inner_text("#status-text")
    assert re.match(rf"Shown: {len(found['shown'])} of 4\d\d things", said), said


def test_what_had_no_room_comes_when_there_is_room_or_when_it_is_looked_for(
    opened: Opened, built_bundled: Path
) -> None:
    page = opened(built_bundled / "network.html", width=375, height=667)
    few = set(steady(page, "wpsNetwork.shown()"))
    page.set_viewport_size({"width": 1280, "height": 800})
    page.wait_for_function("(n) => wpsNetwork.shown().length > n", arg=len(few))
    many = set(steady(page, "wpsNetwork.shown()"))
    assert few < many
    page.set_viewport_size({"width": 375, "height": 667})
    page.wait_for_function("(n) => wpsNetwork.shown().length === n", arg=len(few))
    waiting = sorted(many - few)[0]
    page.evaluate("(id) => { location.hash = `#thing=${id}`; }", waiting)
    page.wait_for_selector("#panel h2")
    assert waiting in page.evaluate("wpsNetwork.shown()")


PLACES = "JSON.stringify(['alliance', 'committee'].map((id) => window.wpsNetwork.placeOf(id)))"


def press(page: Any) -> None:
    page.click("#zoom [data-zoom=in]")


def drag(page: Any) -> None:
    box = page.locator("#canvas").bounding_box()
    x, y = box["x"] + 30, box["y"] + 30
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 90, y + 50, steps=4)
    page.mouse.up()


def wheel(page: Any) -> None:
    box = page.locator("#canvas").bounding_box()
    page.mouse.move(box["x"] + 200, box["y"] + 150)
    page.mouse.wheel(0, -300)


def arrows(page: Any) -> None:
    page.focus("#canvas [tabindex]")
    page.keyboard.press("ArrowLeft", delay=150)


def hash_of(page: Any) -> str:
    return str(page.evaluate("location.hash.slice(1)"))


def at_places(page: Any) -> list[float]:
    return [round(number) for at in json.loads(steady(page, PLACES)) for number in (at["x"], at["y"])]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("move", [press, drag, wheel, arrows], ids=lambda move: str(move.__name__))
def test_where_the_hand_brought_the_picture_is_in_the_address(
    opened: Opened, move: Callable[[Any], None], width: int
) -> None:
    page = opened(small_world(), width=width)
    before, steps = at_places(page), page.evaluate("history.length")
    move(page)
    addressed(page, "at=")
    moved = at_places(page)
    assert moved != before
    assert page.evaluate("history.length") == steps + (move is press), "what moves without a stop adds no step"
    page.reload()
    page.wait_for_selector("html[data-ready=yes]")
    assert at_places(page) == pytest.approx(moved, abs=1)
    if move is press:
        page.go_back()
        assert at_places(page) == pytest.approx(before, abs=1)
        assert "at=" not in hash_of(page)


def test_the_place_of_the_hand_goes_with_the_picture_alone_and_until_another_is_brought(opened: Opened) -> None:
    page = opened(small_world())
    press(page)
    moved, address = at_places(page), hash_of(page)
    open_tab(page, "things")
    assert "at=" not in hash_of(page), "a table has no place of the picture"
    page.go_back()
    assert hash_of(page) == address
    assert at_places(page) == pytest.approx(moved, abs=1)
    page.click("#zoom [data-zoom=fit]")
    assert "at=" not in hash_of(page)
    assert fills(page)
    page.go_back()
    assert at_places(page) == pytest.approx(moved, abs=1)


def test_a_place_that_is_none_is_left_out_of_the_address(opened: Opened) -> None:
    page = opened(small_world(), at="view=network&at=a 2 nowhere")
    assert fills(page)
    press(page)
    assert re.search(r"at=[a-z]+\+-?\d+\+-?\d+\+[\d.]+$", hash_of(page))


def in_the_middle(page: Any) -> tuple[str, float]:
    """The thing nearest to the middle of the picture, and how far it is from there, as a part of the shorter side."""
    nearest = """() => {
        const box = document.querySelector("#canvas").getBoundingClientRect();
        const away = (id) => { const at = wpsNetwork.placeOf(id); return Math.hypot(at.x - box.width / 2, at.y - box.height / 2) / Math.min(box.width, box.height); };
        return wpsNetwork.shown().map((id) => [id, away(id)]).sort((a, b) => a[1] - b[1])[0];
    }"""  # noqa: E501
    steady(page, "JSON.stringify(wpsNetwork.shown().map((id) => wpsNetwork.placeOf(id)))")
    found = page.evaluate(nearest)
    return found[0], found[1]


def test_a_place_sent_from_a_wide_screen_opens_at_the_same_thing_on_a_narrow_one(
    opened: Opened, built_bundled: Path
) -> None:
    narrow = opened(built_bundled / "network.html", width=390, height=844)
    named_there = set(steady(narrow, "wpsNetwork.shown()"))
    page = opened(built_bundled / "network.html")
    only_here = sorted(set(steady(page, "wpsNetwork.shown()")) - named_there)
    for id_ in (*only_here[:2], "nato", "unscr-1325"):
        follow(page, "#view=network")
        box = page.locator("#canvas").bounding_box()
        at = page.evaluate("(id) => wpsNetwork.placeOf(id)", id_)
        page.mouse.move(box["x"] + box["width"] - 20, box["y"] + 10)
        page.mouse.down()
        page.mouse.move(
            box["x"] + box["width"] * 1.5 - 10 - at["x"], box["y"] + box["height"] / 2 + 20 - at["y"], steps=4
        )
        page.mouse.up()
        page.click("#zoom [data-zoom=in]")
        addressed(page, "at=")
        thing, away = in_the_middle(page)
        assert thing == id_
        assert away < 0.1
        follow(narrow, f"#{hash_of(page)}")
        thing, away = in_the_middle(narrow)
        assert thing == id_, f"{hash_of(page)} is another place on a narrow screen"
        assert away < 0.15
