"""Shows in headless Chromium that the page of a file finds the same things in the same order as every other search."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from browser_sample import World, small_world
from views_sample import views_world

from graph_build.ask.lookups import NameIndex, Source
from graph_build.extract.folding import fold_typed

pytest_plugins = ("open_page",)
pytestmark = pytest.mark.browser
Opened = Callable[..., Any]
MOST = 25


def offered(page: Any, typed: str) -> list[str]:
    """The names that the page offers for what is typed; under *All that was found* stand the same and more."""
    page.fill("#search", typed)
    few = [str(text) for text in page.locator("#suggestions [role=option]:has(svg) > span").all_inner_texts()]
    page.click("#suggestions [role=option]:last-child")
    every = page.locator("#found-view [aria-label=Names] button.thing span").all_inner_texts()
    assert few == every[: len(few)]
    return [str(text) for text in every]


def expected(names: NameIndex, page: Any, typed: str, most: int | None = MOST) -> list[str]:
    """The names that the index of names gives, of things that take part in the picture; all where ``most`` is None."""
    data = json.loads(page.locator("#page-data").inner_text() or page.locator("#page-data").text_content())
    there = {thing["address"] for thing in data["things"]}
    found = names.find(typed) or names.find(names.corrected(typed))
    return [hit.name for hit in found if hit.address in there][:most]


@pytest.fixture
def marked() -> World:
    """A world with names that differ in marks, order, years and kinds."""
    world = small_world()
    for key, kind, label, aliases in (
        ("moller", "Person", "Ida Møller", []),
        ("lodz", "Body", "Łódź Straße Ærø", []),
        ("res-7", "Resolution", "Council Resolution 7 (2023)", ["Resolution 7", "C/RES/7 (2023)"]),
        ("study", "Report", "Study of resolution 7", []),
        ("peace-council", "Body", "Peace Council", []),
        ("council-of-peace", "Body", "Council of Peace", []),
        ("unpeaceful", "Body", "Unpeaceful Council", []),
    ):
        world.entity(key, kind, label, aliases)
        world.says("policy", key, "partOf", "alliance", f"{label} belongs to the Alliance")
    return world


@pytest.mark.parametrize(
    "typed",
    [
        "Møller",
        "moller",
        "IDA, moller",
        "lodz aero",
        "strasse",
        "7",
        "C/RES/7",
        "res 7",
        "peace council",
        "council",
        "coucnil",
    ],
)
def test_the_page_finds_as_the_index_does(opened: Opened, marked: World, tmp_path: Path, typed: str) -> None:
    page = opened(marked)
    names = NameIndex(Source(tmp_path / "graph.trig"))
    found = expected(names, page, typed)
    assert found
    assert offered(page, typed) == found


def test_the_bundled_page_finds_what_the_index_does_and_first_that_of_which_most_is_said(
    opened: Opened, built_bundled: Path
) -> None:
    page = opened(built_bundled / "network.html")
    names = NameIndex(Source(built_bundled / "graph.trig"))
    for typed in (
        "committee gender",
        "S/RES/1325",
        "1325",
        "women and peace",
        "rosa linda",
        "nato",
        "Secretary General",
    ):
        found = expected(names, page, typed, None)
        assert found, typed
        shown = offered(page, typed)
        assert len(shown) == min(MOST, len(found)), typed
        assert set(shown) <= set(found), typed
    # 13 places and 8 commitments name this one, 14 places, 4 relations and 2 commitments that of NATO.
    first = "Special Representative of the Secretary-General on Sexual Violence in Conflict"
    assert offered(page, "Special Representative")[0] == first
    assert offered(page, "S/RES/1325")[0] == "UNSCR 1325"


def test_a_question_is_answered_by_what_it_asks_for(opened: Opened) -> None:
    page = opened(views_world())
    page.fill("#search", "who held the post of Chair of the Committee in 2022?")
    first = page.locator("#suggestions [role=option]").first
    assert "Zara Seen: Chair of the Committee" in first.inner_text()
    page.press("#search", "Enter")
    assert page.inner_text("#panel h2") == "Zara Seen holds post Chair of the Committee"
    page.fill("#search", "who held the post of Chair of the Committee in 1999")
    assert "Who held it" not in page.inner_text("#suggestions")


def test_the_place_of_a_sentence_keeps_its_paragraph(opened: Opened) -> None:
    world = small_world()
    world.document("long", "Policy", "A policy with a name that is much too long for the little room of a suggestion")
    world.says("long", "office", "advises", "alliance", "The Office gives counsel to zebras", paragraph="77")
    page = opened(world)
    page.fill("#search", "zebras")
    place = page.inner_text("#suggestions small")
    assert place.startswith("A policy with")
    assert place.endswith("77")


def test_the_fold_of_the_page_is_the_fold_of_what_is_typed(opened: Opened) -> None:
    page = opened(small_world())
    script = files("graph_build.show.network").joinpath("parts", "fold.js").read_text("utf-8")
    texts = (
        "S/RES/1325 (2000)",
        "Skåre & Łódź",
        "Straße Ærø Þór ΣΟΦΟΣ",
        "Ａｌｌｉａｎｃｅ",
        "NATO's",
        "…",
        "a_b",
        "ħıðœ",
        "हिन्दी",
    )
    for text in texts:
        assert page.evaluate(f"(text) => {{ {script} return fold(text); }}", text) == fold_typed(text)


def test_a_state_that_only_the_map_knows_is_opened_by_its_name(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "graph.trig")
    page.fill("#search", "Alban")
    first = page.locator("#suggestions [role=option]").first
    assert first.inner_text().startswith("Albania")
    assert "ALB," not in page.inner_text("#suggestions"), "a row of a table reads as columns and values"
    page.press("#search", "Enter")
    page.wait_for_selector(".opened-state h4")
    assert page.inner_text(".opened-state h4") == "Albania"
    assert "Second National Action Plan of Albania" in page.inner_text(".opened-state")
