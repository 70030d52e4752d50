"""Shows in headless Chromium that each view gives away what it shows, and shows what the chosen years let through."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from explore_sample import dated_world, serving, united
from page_waits import drawn
from views_sample import views_world

from graph_build.ask.lookups import Source
from graph_build.show.explore.fragments import Explorer

pytest_plugins = ("open_page",)
pytestmark = pytest.mark.browser
Opened = Callable[..., Any]


@pytest.fixture(params=["file", "served"])
def page_of_views(request: pytest.FixtureRequest, opened: Opened, browser: Any) -> Iterator[Callable[[str], Any]]:
    """The world of the views at an address, from a file and from a server."""
    if request.param == "file":
        yield lambda at: opened(views_world(), at=at)
        return
    with serving(Explorer(Source(united(views_world())))) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 800})

        def at_server(at: str) -> Any:
            page = context.new_page()
            page.goto(f"{address}/explore#{at}")
            page.wait_for_selector("html[data-ready=yes]")
            page.wait_for_load_state("networkidle")
            return page

        yield at_server
        context.close()


def rows(page: Any, name: str) -> tuple[str, list[dict[str, str]]]:
    """The name of the file that an entry of the menu saves, and its rows."""
    if page.is_hidden("#takeaway"):
        page.click("#takeaway-button")
    with page.expect_download() as waiting:
        page.click(f"[data-take='{name}']")
    text = Path(waiting.value.path()).read_text("utf-8")
    return waiting.value.suggested_filename, list(csv.DictReader(io.StringIO(text, newline="")))


def entries(page: Any) -> set[str]:
    page.click("#takeaway-button")
    return {str(one.get_attribute("data-take")) for one in page.locator("#takeaway [data-take]").all()}


def test_side_by_side_gives_away_the_two_that_it_compares(page_of_views: Callable[[str], Any]) -> None:
    page = page_of_views("view=compare&pair=committee+text-2018")
    name, commitments = rows(page, "commitments.csv")
    assert name == "wps-graph-compare-commitments.csv"
    assert [row["sentence"] for row in commitments] == ["The Committee shall report by mid-2030"]
    _, relations = rows(page, "relations.csv")
    ends = {(row["subject address"].split("/")[-1], row["object address"].split("/")[-1]) for row in relations}
    assert ends
    assert all({"committee", "text-2018"} & set(pair) for pair in ends)


def test_disagreements_give_away_disagreements_alone(page_of_views: Callable[[str], Any]) -> None:
    page = page_of_views("view=disagreements")
    assert entries(page) == {"disagreements.csv", "link"}
    name, found = rows(page, "disagreements.csv")
    assert name == "wps-graph-disagreements-disagreements.csv"
    assert {row["where sources disagree"] for row in found} == {"The policy has two dates: 2018, 2024"}


@pytest.mark.parametrize(
    ("view", "pictures"), [("network", True), ("timeline", True), ("matrix", True), ("cards", False), ("tree", False)]
)
def test_a_picture_is_offered_where_there_is_one(opened: Opened, view: str, pictures: bool) -> None:
    page = opened(views_world(), at=f"view={view}")
    assert ({"png", "svg"} <= entries(page)) is pictures


def test_what_is_saved_is_what_the_menu_counts(opened: Opened) -> None:
    page = opened(views_world(), at="view=cards&words=step+1")
    page.click("#takeaway-button")
    words = page.inner_text("[data-take='commitments.csv']")
    saved = rows(page, "commitments.csv")[1]
    assert 0 < len(saved) < 32
    shown, whole = map(int, re.findall(r"\((\d+) of (\d+)\)", words)[0])
    assert shown == len(saved) == page.locator(".commitment-card").count() < whole


def test_documents_of_a_year_are_those_alone(opened: Opened) -> None:
    year = "from=2018-01-01&until=2018-12-31"
    page = opened(views_world(), at=f"view=things&{year}")
    assert "A report without a date" not in page.inner_text("#list-body")
    assert "Text of 2018" in page.inner_text("#list-body")
    page.check("#undated")
    assert "A report without a date" in page.inner_text("#list-body")
    page = opened(views_world(), at=f"view=lineage&{year}")
    assert "no date" not in page.locator("#lineage-view svg.lineage").all_text_contents()
    assert "A report without a date" not in (page.text_content("#lineage-view") or "")


def test_disagreements_follow_the_years_of_their_documents(opened: Opened) -> None:
    page = opened(views_world(), at="view=disagreements")
    assert page.locator("#list-body tr").count() == 1
    page = opened(views_world(), at="view=disagreements&from=1990-01-01&until=1991-12-31")
    assert page.locator("#list-body tr").count() == 0
    assert "The filters hide 1 more." in page.inner_text("#list-count")


def test_documents_say_their_date_and_follow_the_years(opened: Opened) -> None:
    page = opened(dated_world(), at="view=reading")
    assert page.locator("#reading-view option").count() == 2
    assert "(adopted 2018-05)" in (page.text_content("#reading-view option[value=policy]") or "")
    page.fill("#year-from", "2018")
    page.fill("#year-until", "2018")
    page.press("#year-until", "Enter")
    drawn(page)
    assert page.locator("#reading-view option").evaluate_all("all => all.map(({ value }) => value)") == ["policy"]
    assert "1 of 2 documents" in page.inner_text("#reading-few")


def test_a_year_of_the_overview_opens_that_year(opened: Opened) -> None:
    page = opened(dated_world(), at="")
    page.click("[data-year='2018']")
    assert "from=2018-01-01&until=2018-12-31" in page.evaluate("location.hash")
    assert page.inner_text("#cards-view .view-status").startswith("2 of 2")


def test_two_sides_hold_everyone_with_commitments_or_ties_by_kind(opened: Opened) -> None:
    page = opened(views_world(), width=390, at="view=compare")
    labels = page.locator("#compare-view select >> nth=0 >> optgroup").evaluate_all(
        "all => all.map((one) => one.label)"
    )
    assert {"Bodies and missions", "Documents"} <= set(labels)
    assert "Persons" not in labels  # people are compared from their own details
    names = page.locator("#compare-view select >> nth=0 >> optgroup[label='Bodies and missions'] option")
    found = [str(text) for text in names.all_text_contents()]
    assert "Ring B" in found
    assert found == sorted(found, key=str.casefold)
    assert page.evaluate("document.querySelector('#compare-view .scroll').scrollWidth") <= 390
