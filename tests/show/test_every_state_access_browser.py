"""Shows that axe-core finds no fault in any place and state of the pages, in light, dark and forced colours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from page_faults import faults
from page_waits import drawn
from serve_process import Server

pytestmark = pytest.mark.browser
Look = tuple[str, int, str]
# Both widths, both schemes, and the colours of the reader.
LOOKS: tuple[Look, ...] = (("light", 1280, "none"), ("dark", 390, "none"), ("light", 1280, "active"))
PLACES = (
    *("", "view=network", "view=timeline", "view=timeline&from=2023-01-01&until=2023-12-31&dates=holdsPost"),
    *("view=tree", "view=matrix", "view=lineage", "view=cards", "view=cards&asked=nato", "view=reading"),
    *("view=compare", "view=compare&pair=nato+member-states", "view=compare&plans=norway+sweden"),
    *("view=disagreements", "view=things", "view=relations", "view=commitments", "path=nato+un-women+all+"),
    *("view=found&words=chair+2023", "view=found&words=posts+2023", "view=found&words=zzzqq", "view=found&words=women"),
    *("view=texts", "view=texts&from=2024-01-01&until=2024-12-31", "thing=unscr-1820&place=implements"),
    *("thing=nato-military-committee", "thing=unscr-1325", "view=cards&thing=united-nations-secretary-general"),
)
SERVED = (
    *("/", "/browse", "/browse/commitment", "/browse/person", "/search?q=council", "/search?q=zzzqq", "/query"),
    *("/ontology", "/id/nobody-at-all", "/no-such-page", "/id/nato"),
)


@pytest.fixture(params=LOOKS, ids=lambda look: "-".join(map(str, look)))
def tab(browser: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    """An open tab in one of the looks; afterwards no script complained."""
    scheme, width, forced = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, forced_colors=forced, reduced_motion="reduce"
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def open_at(page: Any, file: Path, place: str) -> None:
    page.goto("about:blank")
    page.goto(f"{file.as_uri()}#{place}")
    page.wait_for_selector("html[data-ready=yes]")
    drawn(page)


def open_all(page: Any, selector: str, most: int = 12) -> None:
    for summary in page.locator(f"{selector} summary:visible").all()[:most]:
        summary.click()
    drawn(page)


def test_no_place_has_a_fault(tab: Any, built_bundled: Path) -> None:
    found = {}
    for place in PLACES:
        open_at(tab, built_bundled / "network.html", place)
        if "thing=" in place or "view=timeline" in place:
            open_all(tab, ":is(#panel, .own-view)")
        found[place] = faults(tab)
    assert {place: said for place, said in found.items() if said} == {}


def searched(page: Any) -> Iterator[str]:
    """The search with each sort of answer open."""
    page.click("#search")
    drawn(page)
    yield "the search before anything is typed"
    for words in (
        "posts 2023",
        "zzzqq",
        "does NATO implement 1325",
        "what implements 9999",
        "nato",
        "compare NATO and Member States",
        "albania",
    ):
        page.fill("#search", words)
        drawn(page)
        yield f"searched for {words}"
    page.press("#search", "Escape")


def opened_up(page: Any, file: Path) -> Iterator[str]:
    """Each thing that a click opens beside the places."""
    open_at(page, file, "")
    yield from searched(page)
    open_all(page, "#overview-view", 20)
    yield "every table of the overview"
    page.click("#takeaway-button")
    yield "the menu of what can be taken away"
    page.get_by_role("button", name="Link to this view").click()
    yield "the box with a link"
    open_at(page, file, "")
    page.fill("#search", "path")
    page.press("#search", "Enter")
    drawn(page)
    yield "the choice of two ends"
    open_at(page, file, "view=network")
    if page.get_attribute("#side", "open") is None:
        page.click("#side > summary")
    open_all(page, "#facets")
    yield "every filter"
    open_at(page, file, "view=matrix")
    page.locator("#matrix-view tbody button").first.click()
    drawn(page)
    yield "a cell of the matrix"
    open_at(page, file, "view=cards")
    page.locator("#cards-view .commitment-card .what").first.click()
    open_all(page, "#panel")
    yield "a commitment"


def test_no_state_has_a_fault(tab: Any, built_bundled: Path) -> None:
    found = {state: faults(tab) for state in opened_up(tab, built_bundled / "network.html")}
    assert len(found) == 15
    assert {state: said for state, said in found.items() if said} == {}


def test_forced_colours_tell_what_is_chosen_and_keep_squares_whose_colour_is_a_number(
    browser: Any, built_bundled: Path
) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    open_at(page, built_bundled / "network.html", "")
    ground = "one => getComputedStyle(one).backgroundColor"
    tabs = page.locator("#views .places button")
    assert tabs.nth(0).get_attribute("aria-pressed") == "true"
    assert tabs.nth(0).evaluate(ground) != tabs.nth(1).evaluate(ground)
    assert len({page.locator(".swatch").nth(at).evaluate(ground) for at in range(4)}) == 4
    page.fill("#search", "nato")
    options = page.locator("#suggestions [role=option]")
    outline = "one => getComputedStyle(one).outlineStyle"
    assert [options.nth(at).evaluate(outline) for at in (0, 1)] == ["solid", "none"]
    context.close()


def test_no_page_of_a_server_has_a_fault(tab: Any, server: Server) -> None:
    found = {}
    for path in SERVED:
        tab.goto(server.url + path)
        drawn(tab)
        found[path] = faults(tab)
    assert {path: said for path, said in found.items() if said} == {}
