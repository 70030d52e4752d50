"""Shows in headless Chromium that the details list what a thing bears, is asked and where it is named, all of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from page_waits import drawn

from graph_build.ask.load import open_graph
from graph_build.ask.lookups import Source
from graph_build.ask.texts import Texts
from graph_build.show.links import Links
from graph_build.show.pages.read import read_thing
from graph_build.vocabulary import THINGS

pytest_plugins = ("open_page",)
pytestmark = pytest.mark.browser
Opened = Callable[..., Any]
SECRETARY = "united-nations-secretary-general"


@pytest.fixture(scope="module")
def store(built_bundled: Path) -> ox.Store:
    return open_graph(built_bundled / "graph.trig")


@pytest.fixture(params=["file", "server"])
def open_thing(
    request: pytest.FixtureRequest, opened: Opened, opened_served: Opened, built_bundled: Path, store: ox.Store
) -> Callable[[str], Any]:
    """Open the details of a thing, in the file and on a server that gives a part at a time."""

    def open_it(thing: str) -> Any:
        at = f"view=network&thing={thing}"
        if request.param == "file":
            page = opened(built_bundled / "network.html", at=at)
        else:
            page = opened_served(store, Texts.beside(built_bundled / "graph.trig"), at=at)
        page.wait_for_selector("#panel h3[data-part=named]")
        return page

    return open_it


@pytest.mark.parametrize("thing", [SECRETARY, "nato", "nato-military-committee", "member-states"])
def test_the_details_count_as_the_own_page_of_a_thing_does(
    open_thing: Callable[[str], Any], store: ox.Store, thing: str
) -> None:
    page = open_thing(thing)
    wanted = read_thing(Source(store), Links(), THINGS + thing)
    assert wanted is not None
    said = [f"{part.label} ({part.total})" for part in wanted.promises]
    headings = page.locator("#panel h3[data-part]").all_inner_texts()
    beside = ("Commitments of others that name it (", "How texts write it (")  # which the details alone count
    assert [words for words in headings if not words.startswith(beside)] == [
        *said, f"Where it is named ({wanted.mentioned})"
    ]  # fmt: skip
    if not said:
        assert page.inner_text("#panel [data-part=none]").startswith("It bears no commitment here")


def test_all_of_a_part_is_shown_on_request_and_stays_open(open_thing: Callable[[str], Any]) -> None:
    page = open_thing(SECRETARY)
    heading = page.locator("#panel h3[data-part=bearer]")
    number = int(re.findall(r"\d+", heading.inner_text())[0])
    assert number > 50
    listed = page.locator("#panel h3[data-part=bearer] + ul > li")
    assert listed.count() == 5
    page.click("#panel h3[data-part=bearer] + ul + button")
    page.wait_for_function(
        "(number) => document.querySelectorAll('#panel h3[data-part=bearer] + ul > li').length === number", arg=number
    )
    assert page.locator("#panel h3[data-part=bearer] + ul + button").count() == 0


def test_a_part_opens_as_cards_as_many_as_it_counts(open_thing: Callable[[str], Any]) -> None:
    page = open_thing("nato")
    for part in ("bearer", "addressee"):
        heading = page.locator(f"#panel h3[data-part={part}]")
        number = re.findall(r"\d+", heading.inner_text())[0]
        page.get_by_role("button", name=re.sub(r" \(\d+\)", ", as cards", heading.inner_text())).click()
        page.wait_for_function(
            "(n) => document.querySelector('#cards-view .view-status')?.textContent.startsWith(`${n} of`)", arg=number
        )
        page.go_back()
        page.wait_for_selector(f"#panel h3[data-part={part}]")


def test_a_document_opens_the_sentences_in_which_it_names_a_thing(open_thing: Callable[[str], Any]) -> None:
    page = open_thing("nato-military-committee")
    documents = page.locator("#panel details.naming")
    assert documents.first.inner_text().endswith("institutional framework: 3 times")
    for number in range(documents.count()):
        documents.nth(number).locator("summary").click()
    page.wait_for_function("() => document.querySelectorAll('#panel details.naming mark').length === 6")
    said = documents.first.locator("blockquote").all_inner_texts()
    assert any(
        text.startswith("The NATO Committee on Gender Perspectives (NCGP), which is an advisory body") for text in said
    )
    assert all(text.count("Military Committee") == 1 for text in said)
    assert documents.first.locator(".source a").count() == 3
    drawn(page)


def test_without_the_texts_the_words_around_each_name_are_shown(opened_served: Opened, store: ox.Store) -> None:
    page = opened_served(store, at="view=network&thing=nato-military-committee")
    page.locator("#panel details.naming summary").first.click()
    page.wait_for_selector("#panel details.naming mark")
    assert page.locator("#panel details.naming mark").all_inner_texts() == ["NATO Military Committee"] * 3


def test_a_served_thing_leads_to_its_own_page(opened_served: Opened, store: ox.Store) -> None:
    page = opened_served(store, at="view=network&thing=nato-military-committee")
    assert page.get_attribute("#panel .actions a", "href") == "id/nato-military-committee"
