"""Shows in headless Chromium that pages ask nobody, fit a phone and large text, and pass what axe-core checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browser_sample import PAYLOADS, World

from graph_build.ask.lookups import NameIndex, Source
from graph_build.ask.texts import Texts
from graph_build.show.links import Links
from graph_build.show.pages.page import render_thing
from graph_build.show.pages.shelves import fill_shelves
from graph_build.show.pages.start import render_browse, render_index, render_search
from graph_build.vocabulary import ONTOLOGY, PREFIXES, THINGS

pytestmark = pytest.mark.browser
LINKS = Links()
LOOKS = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]
Show = Callable[[str, int, str], Any]


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Show]:
    """Open a page; afterwards it has asked nobody for anything and the browser had nothing to complain of."""
    asked: list[str] = []
    complaints: list[str] = []
    contexts = []

    def open_page(html: str, width: int, scheme: str) -> Any:
        file = tmp_path / "page.html"
        file.write_text(html, "utf-8")
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(file.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith("file:")] == []
    assert complaints == []


@pytest.fixture(scope="module")
def pages(built_bundled: Path) -> dict[str, str]:
    """Pages of every sort over the bundled corpus."""
    graph = built_bundled / "graph.trig"
    source, texts = Source(graph), Texts.beside(graph)
    names = NameIndex(source)
    shelves = fill_shelves(source, names)
    contradiction = source.subjects(PREFIXES["rdf"] + "type", ONTOLOGY + "Contradiction")[0]
    document = shelves.held["read"][0]
    addresses = {
        "organisation": THINGS + "nato", "commitment": shelves.held["commitment"][0], "document": document,
        "contradiction": contradiction, "provision": source.subjects(ONTOLOGY + "inDocument", document)[3],
        "person": shelves.held["person"][0], "class": ONTOLOGY + "Body",
    }  # fmt: skip
    found = {key: render_thing(source, address, LINKS, 1, texts) for key, address in addresses.items()}
    found |= {
        "start": render_index(source, shelves, LINKS),
        "list": render_browse(source, shelves, "commitment", LINKS),
        "search": render_search(source, names, "council", LINKS),
    }
    return {key: html for key, html in found.items() if html is not None}


SORTS = (
    "organisation", "commitment", "document", "contradiction", "provision", "person", "class", "start", "list",
    "search",
)  # fmt: skip


def faults(page: Any) -> list[str]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    found = axe.Axe().run(page).response["violations"]
    return [
        f"{one['id']} ({one['impact']}): {node['html'][:200]}"
        for one in found if one["impact"] in {"serious", "critical"} for node in one["nodes"]
    ]  # fmt: skip


@pytest.mark.parametrize("sort", SORTS)
def test_no_page_has_a_serious_fault_of_accessibility(show: Show, pages: dict[str, str], sort: str) -> None:
    for width, scheme in ((1280, "light"), (390, "dark")):
        assert faults(show(pages[sort], width, scheme)) == []


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_no_page_is_wider_than_its_window(show: Show, pages: dict[str, str], width: int, scheme: str) -> None:
    for sort, html in pages.items():
        page = show(html, width, scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, sort


def test_text_twice_as_large_still_fits_a_phone(show: Show, pages: dict[str, str]) -> None:
    for sort, html in pages.items():
        page = show(html, 390, "light")
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, sort


def test_the_keyboard_reaches_the_page_itself_first(show: Show, pages: dict[str, str]) -> None:
    page = show(pages["organisation"], 1280, "light")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#_main"


def test_no_payload_runs(show: Show, tmp_path: Path) -> None:
    world = World()
    for number, payload in enumerate(PAYLOADS):
        world.entity(f"bad-{number}", "Body", payload, [payload])
        world.link("doc", world.entity(f"bad-{number}", "Body", payload), "partOf", "bad-0")
    source = Source(world.write(tmp_path / "graph.trig"))
    page = show(render_thing(source, THINGS + "bad-0", LINKS) or "", 1280, "light")
    assert page.title().endswith("– wps-graph")
    assert page.locator("main script, main img").count() == 0
