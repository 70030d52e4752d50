"""Turns plans of states into columns beside each other in headless Chromium, from the search, the map and the tab."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser_sample import small_world
from page_waits import follow, open_tab
from test_network_browser_access import faults

pytest_plugins = ("open_page",)
pytestmark = pytest.mark.browser
Opened = Callable[..., Any]
COLUMNS = ".comparison.plans thead th + th"


def shown(page: Any) -> list[str]:
    page.wait_for_selector(".comparison.plans")
    return [text.split(" (")[0] for text in page.locator(COLUMNS).all_inner_texts()]


@pytest.mark.parametrize(
    ("words", "plans"),
    [
        ("compare Norway and Sweden", ["Fifth National Action Plan of Norway", "Third National Action Plan of Sweden"]),
        ("plans of sweden, norway", ["Third National Action Plan of Sweden", "Fifth National Action Plan of Norway"]),
        ("compare plan of South Sudan with Sudan", None),
        ("national action plans side by side", None),
        ("compare national plans", None),
    ],
)
def test_the_search_opens_plans_side_by_side(
    opened: Opened, built_bundled: Path, words: str, plans: list[str] | None
) -> None:
    page = opened(built_bundled / "network.html", at="")
    page.fill("#search", words)
    assert page.locator("#suggestions li").first.inner_text().startswith("National action plans side by side")
    page.keyboard.press("Enter")
    assert shown(page) == plans if plans else len(shown(page)) >= 2
    assert "view=compare&plans=" in page.evaluate("location.hash")


def test_a_value_opens_its_sentence_and_its_source(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="view=compare&plans=norway+sweden")
    row = page.locator(".comparison.plans tr", has=page.locator("th", has_text="Adopted"))
    row.locator("td + td summary").first.click()
    quote = row.locator(".quote").first
    assert "Sweden" in quote.inner_text()
    assert "digest" in quote.inner_text()
    assert quote.locator("text=original, text=http").count() + quote.locator("a").count() > 0


def test_states_are_added_and_taken_away_and_the_address_holds_them(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="")
    open_tab(page, "compare")
    page.click("#compare-view >> text=National action plans")
    before = len(shown(page))
    assert before == 4
    page.select_option("#compare-view [aria-label='Add a state']", label="Sweden (3 plans)")
    assert len(shown(page)) == 5
    page.click("[aria-label='Without Sweden']")
    assert len(shown(page)) == 4
    page.check("#compare-view .tick input")
    every = shown(page)
    assert len(every) > 12
    page.reload()
    page.wait_for_selector("html[data-ready=yes]")
    assert shown(page) == every
    page.select_option("#compare-view [aria-label='Add a state']", value="newest")
    page.uncheck("#compare-view .tick input")
    assert len(shown(page)) == 20
    page.go_back()
    page.go_back()
    assert shown(page) == every
    page.click("#compare-view >> text=Bodies or documents")
    assert page.locator(".comparison.plans").count() == 0
    assert page.is_visible("[aria-label='First of two']")


def test_a_state_of_the_map_opens_all_its_plans(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="")
    page.click("[data-state=norway]")
    page.click(".opened-state >> text=Its plans side by side")
    assert len(shown(page)) == 5


def test_what_is_compared_is_saved_with_its_sentences(opened: Opened, built_bundled: Path, tmp_path: Path) -> None:
    page = opened(built_bundled / "network.html", at="view=compare&plans=norway+sweden")
    page.click("#takeaway-button")
    with page.expect_download() as saved:
        page.click("[data-take='plans.csv']")
    saved.value.save_as(tmp_path / "plans.csv")
    rows = list(csv.DictReader((tmp_path / "plans.csv").read_text("utf-8").splitlines()))
    assert {row["state"] for row in rows} == {"Norway", "Sweden"}
    values = page.locator(".comparison.plans td summary").all_inner_texts()
    assert {row["value"] for row in rows} == set(values)
    assert all(row["sentence"].startswith("state: ") and row["original"].startswith("http") for row in rows)


@pytest.mark.parametrize("width", [390, 1280])
def test_the_table_is_moved_sideways_under_its_first_column(opened: Opened, built_bundled: Path, width: int) -> None:
    page = opened(built_bundled / "network.html", width=width, at="view=compare&plans=norway+sweden+kenya+ghana+chile")
    box = page.locator("#compare-view .scroll")
    box.evaluate("box => box.scrollTo(400, 0)")
    first = page.locator(".comparison.plans th[scope=row]").first.bounding_box()
    assert first["x"] < box.bounding_box()["x"] + 3
    assert 60 < first["width"] < 160
    assert first["height"] < 70
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_plans_bodies_and_documents_alone_are_compared(opened: Opened) -> None:
    page = opened(small_world(), at="view=compare")
    assert page.locator("#compare-view >> text=National action plans").count() == 0
    follow(page, "#view=compare&plans=norway")
    assert page.locator(".comparison.plans").count() == 0


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)])
def test_everyone_can_read_plans_beside_each_other(
    opened: Opened, built_bundled: Path, scheme: str, width: int
) -> None:
    page = opened(built_bundled / "network.html", width=width, scheme=scheme, at="view=compare&plans=norway+sweden")
    page.locator(".comparison.plans summary").first.click()
    assert faults(page, "moderate") == []
    follow(page, "#view=compare&plans=norway&earlier=yes")
    assert faults(page, "moderate") == []


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_everyone_can_read_details_on_either_side(opened: Opened, built_bundled: Path, scheme: str, width: int) -> None:
    page = opened(built_bundled / "network.html", width=width, scheme=scheme, at="view=cards")
    for number in (0, 1):
        page.locator(".commitment-card .what").nth(number).click()
        assert faults(page, "moderate") == []
        page.keyboard.press("Escape")
