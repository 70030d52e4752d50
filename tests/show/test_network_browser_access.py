"""Shows in headless Chromium that the network serves keyboards, phones, large text, paper and notebooks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser_sample import hostile_world, large_world, small_world
from explore_sample import dated_world
from page_waits import drawn, follow, open_tab, steady

from graph_build.show.network.file import network_html, notebook_frame, write_network

pytest_plugins = ("open_page",)
pytestmark = pytest.mark.browser
Opened = Callable[..., Any]
Keep = Callable[[Any, str], bytes]
LARGE_TEXT = "document.documentElement.style.fontSize = '200%'"


def find(page: Any, text: str) -> None:
    page.fill("#search", text)
    page.press("#search", "Enter")


def open_all_filters(page: Any) -> None:
    if page.get_attribute("#side", "open") is None:
        page.click("#side > summary")
    for key in ("relation", "document", "pillar", "theme", "strength"):
        page.click(f"#facets [data-facet={key}] > summary")


def faults(page: Any, *also: str) -> list[tuple[str, str]]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python").Axe()
    found = axe.run(page).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in {"serious", "critical", *also}]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
def test_axe_finds_no_serious_fault(opened: Opened, scheme: str, width: int) -> None:
    page = opened(dated_world(), width=width, scheme=scheme)
    assert faults(page) == []
    open_all_filters(page)
    page.locator("#time-from").fill(str(2019 * 12))
    assert faults(page) == []
    if width < 760:
        page.click("#side > summary")
    find(page, "Somewhere")
    assert faults(page) == []
    page.click("#find-path")
    find(page, "NATO")
    assert faults(page) == []


def focused(page: Any) -> str:
    return str(
        page.evaluate(
            "(() => { const at = document.activeElement; return at.id || at.dataset.view || at.dataset.kind"
            " || at.dataset.zoom || at.textContent.trim(); })()"
        )
    )


def test_the_keyboard_reaches_everything_in_the_order_of_the_page(opened: Opened) -> None:
    page = opened(dated_world())
    page.keyboard.press("Tab")
    order: list[str] = []
    while len(order) < 60 and focused(page) not in {"fit"}:
        order.append(focused(page))
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", f"no focus to be seen on {order[-1]}"
        page.keyboard.press("Tab")
    wanted = [
        "search",
        "takeaway-button",
        "theme",
        "overview",
        "Tables: things, relations",
        "network",
        "timeline",
        "body",
        "time-from",
        "play",
        "undated",
    ]
    wanted += ["Kind of relation", "disputed", "canvas", "in"]
    places = [order.index(name) for name in wanted]
    assert places == sorted(places)


def test_the_picture_is_walked_opened_and_unfolded_by_keyboard(opened: Opened) -> None:
    page = opened(small_world())
    page.focus("#canvas")
    page.keyboard.press(".")
    first = page.inner_text("#walked")
    assert first.startswith("North Atlantic Treaty Organization, Organization, 3 neighbours")
    page.keyboard.press(".")
    assert page.inner_text("#walked") != first
    assert page.inner_text("#walked").startswith("Committee on Gender Perspectives")
    page.keyboard.press(".")
    page.keyboard.press(",")
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "Committee on Gender Perspectives"
    page.keyboard.press("e")
    page.wait_for_function("location.hash.includes('open=committee')")
    page.keyboard.press("e")
    page.wait_for_function("!location.hash.includes('open=committee')")
    page.keyboard.press("Escape")
    assert page.is_hidden("#panel")


def test_a_question_is_answered_by_keyboard_alone(opened: Opened) -> None:
    """Who is the chair, and which sentence says so?"""
    page = opened(small_world())
    page.keyboard.press("/")
    page.keyboard.type("chair")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel:not([hidden])")
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(
            "document.activeElement.closest('#panel') && document.activeElement.textContent.includes('Zoë')"
        ):
            break
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "Zoë Álvarez"
    assert "Zoë Álvarez, Chair of the Committee" in page.inner_text("#panel")


def test_what_changes_is_said_aloud(opened: Opened) -> None:
    page = opened(dated_world())
    live = page.evaluate("[...document.querySelectorAll('[role=status], [role=alert]')].map((part) => part.id)")
    assert {"status-text", "time-text", "walked", "trouble", "list-count"} <= set(live)


def test_text_of_twice_the_size_fits_and_covers_nothing(opened: Opened, keep_picture: Keep) -> None:
    page = opened(large_world(200), width=1280, height=800)
    page.evaluate(LARGE_TEXT)
    find(page, "Body")
    keep_picture(page, "text-200")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.locator("#canvas").bounding_box()["width"] >= 250
    for button in ("#takeaway-button", "#theme", "#find-path"):
        box = page.locator(button).bounding_box()
        assert 0 <= box["x"] <= 1280 - box["width"]


def test_a_phone_shows_picture_filters_and_panel(opened: Opened, keep_picture: Keep) -> None:
    page = opened(dated_world(), width=390, height=844)
    assert page.locator("#canvas").bounding_box()["height"] >= 300
    keep_picture(page, "phone-first")
    page.click("#side > summary")
    keep_picture(page, "phone-filters")
    page.check("#disputed")
    page.click("#side > summary")
    find(page, "Somewhere")
    keep_picture(page, "phone-thing")
    assert page.locator("#panel").bounding_box()["width"] >= 380
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_a_canvas_the_lists_answer_the_same_and_say_so(browser: Any, tmp_path: Path) -> None:
    write_network(dated_world().write(tmp_path / "graph.trig"), tmp_path / "network.html")
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page.goto((tmp_path / "network.html").as_uri())
    page.wait_for_selector("html[data-ready=yes]")
    assert "cannot draw" in page.inner_text("#trouble")
    open_tab(page, "relations")
    page.check("#disputed")
    assert page.locator("#list-body tr").count() == 1
    page.uncheck("#disputed")
    find(page, "Zoë")
    page.click("#find-path")
    find(page, "NATO")
    assert "Zoë Álvarez, Chair of the Committee" in page.inner_text("#panel")
    context.close()


def test_the_page_prints_what_it_shows_without_its_controls(opened: Opened, keep_picture: Keep) -> None:
    page = opened(small_world())
    find(page, "NATO")
    page.emulate_media(media="print")
    keep_picture(page, "print")
    assert page.is_hidden("#side")
    assert page.is_hidden("#search")
    assert page.is_visible("#panel h2")
    assert page.is_visible("#canvas")


def test_the_frame_of_a_notebook_can_be_used_though_it_keeps_no_history(browser: Any, tmp_path: Path) -> None:
    frame = notebook_frame(network_html(dated_world().write(tmp_path / "graph.trig")), 500)
    (tmp_path / "notebook.html").write_text(f"<!DOCTYPE html><title>Notebook</title>{frame}", "utf-8")
    page = browser.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((tmp_path / "notebook.html").as_uri())
    inside = page.frame_locator("iframe")
    inside.locator("#search").fill("NATO")
    inside.locator("#search").press("Enter")
    assert inside.locator("#panel h2").inner_text() == "North Atlantic Treaty Organization"
    inside.locator("#panel >> text=Show in the network").click()
    inside.locator("#open-neighbours").click()
    open_tab(inside, "relations")
    assert inside.locator("#list-body tr").count() == 11
    assert complaints == []
    page.context.close()


def test_payloads_do_nothing_in_filters_paths_and_address(opened: Opened) -> None:
    page = opened(hostile_world())
    title = page.title()
    open_all_filters(page)
    drawn(page)
    find(page, "<script>")
    page.click("#find-path")
    find(page, "NATO")
    follow(page, "document=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&thing=%3Cscript%3E")
    assert page.title() == title
    assert page.locator("img, #facets script, #panel script").count() == 0


@pytest.mark.parametrize(("name", "scheme"), [("light", "light"), ("dark", "dark")])
def test_the_main_states_are_kept_as_pictures(
    opened: Opened, keep_picture: Keep, built_bundled: Path, name: str, scheme: str
) -> None:
    page = opened(built_bundled / "graph.trig", width=1440, height=900, scheme=scheme)
    assert len(keep_picture(page, f"bundled-{name}")) > 40_000
    find(page, "UNSCR 1325")
    keep_picture(page, f"bundled-{name}-thing")
    page.click("#find-path")
    find(page, "NATO")
    assert "the shortest of" in page.inner_text("#panel")
    keep_picture(page, f"bundled-{name}-path")
    page.keyboard.press("Escape")
    page.click("#scope")
    steady(page, "window.wpsNetwork.labelBoxes()")
    keep_picture(page, f"bundled-{name}-all")
