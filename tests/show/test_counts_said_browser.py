"""Shows that numbers beside each other say what they count, and that choices and details hide nothing asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from page_waits import drawn, follow, steady

pytest_plugins = ("open_page",)
pytestmark = pytest.mark.browser
Opened = Callable[..., Any]


@pytest.fixture
def bundled(opened: Opened, built_bundled: Path) -> Callable[[str], Any]:
    return lambda at: opened(built_bundled / "network.html", at=at)


def test_the_sums_of_the_overview_say_what_the_network_holds_of_them(bundled: Callable[[str], Any]) -> None:
    page = bundled("")
    said = page.text_content("#overview-read")
    numbers = [int(one.replace(",", "")) for one in re.findall(r"\d[\d,]*", said)]
    things, statements, _, lines, facts, others, drawn_things, inferred = numbers
    assert lines + facts + others == statements
    assert drawn_things <= things
    follow(page, "view=network")
    assert f"of {drawn_things} things" in page.inner_text("#status")
    assert f"of {lines + inferred} relations" in page.inner_text("#status")


def test_the_search_says_that_its_numbers_are_those_of_the_words(bundled: Callable[[str], Any]) -> None:
    page = bundled("")
    page.fill("#search", "military committee")
    parts = page.locator("#suggestions .part").all_inner_texts()
    assert parts
    assert all(" with these words: " in part for part in parts)


def test_beside_commitments_a_choice_counts_commitments(bundled: Callable[[str], Any]) -> None:
    page = bundled("view=cards")
    assert not page.is_visible("[data-facet=said]")
    assert not page.is_visible("[data-facet=relation]")
    page.click("[data-facet=document] > summary")
    line = page.locator("[data-facet=document] label", has_text="UNSCR 1888").locator(".number")
    assert steady(page, "document.querySelector('[data-facet=document] [data-value=unscr-1888]') !== null")
    page.wait_for_function(
        "() => document.querySelector('[data-facet=document] .unit').textContent === 'Counted: commitments.'"
    )
    number = line.inner_text()
    page.locator("[data-facet=document] label", has_text="UNSCR 1888").click()
    drawn(page)
    assert page.inner_text("#cards-view .view-status").startswith(f"{number} of ")
    follow(page, "view=network")
    assert page.is_visible("[data-facet=said]")
    page.wait_for_function(
        "() => document.querySelector('[data-facet=document] .unit').textContent === 'Counted: relations.'"
    )


def test_beside_disagreements_a_document_counts_disagreements(bundled: Callable[[str], Any]) -> None:
    page = bundled("view=disagreements")
    for hidden in ("said", "relation", "theme", "strength", "disputed"):
        assert not page.is_visible(f"[data-facet={hidden}]")
    page.click("[data-facet=document] > summary")
    label = page.locator("[data-facet=document] label", has_text="National action plans on women")
    page.wait_for_function(
        "() => document.querySelector('[data-facet=document] .unit').textContent === 'Counted: disagreements.'"
    )
    number = int(label.locator(".number").inner_text())
    label.click()
    drawn(page)
    assert page.locator("#list-body tr").count() == number > 10


def test_beside_the_documents_of_a_year_no_other_number_of_documents_stands(bundled: Callable[[str], Any]) -> None:
    page = bundled("view=texts&from=2024-01-01&until=2024-12-31")
    assert not page.is_visible("#legend")
    assert not page.is_visible("#filters")
    assert page.is_visible("#time")


def test_two_are_chosen_among_bodies_and_documents(bundled: Callable[[str], Any]) -> None:
    page = bundled("view=compare")
    groups = page.locator("[aria-label='First of two'] optgroup")
    kinds = groups.evaluate_all("all => all.map((one) => one.label)")
    assert kinds == ["Organisations", "States", "Bodies and missions", "Groups of actors", "Posts", "Documents"]
    offered = page.locator("[aria-label='First of two'] option").all_inner_texts()
    assert {"NATO", "Member States", "NATO Military Committee", "UNSCR 1325"} <= set(offered)
    assert not {"staff", "leaders", "members", "representatives", "entities", "countries"} & set(offered)
    follow(page, "view=compare&pair=irene-fellin+nato")
    assert page.locator("[aria-label='First of two']").input_value() == "irene-fellin", "from its details anything is"


@pytest.mark.parametrize("width", [1280, 1366, 1920])
def test_the_details_hide_less_than_a_third_of_the_network(opened: Opened, built_bundled: Path, width: int) -> None:
    page = opened(built_bundled / "network.html", width=width, at="view=network&thing=nato-military-committee")
    details, picture = page.locator("#panel").bounding_box(), page.locator("#canvas").bounding_box()
    hidden = min(details["x"] + details["width"], picture["x"] + picture["width"]) - max(details["x"], picture["x"])
    assert 0 < hidden < picture["width"] / 3
    # Who goes by keyboard to the legend sees it: the details go to the other side.
    page.locator("#legend button").first.focus()
    assert page.locator("#panel").bounding_box()["x"] > page.locator("#legend").bounding_box()["width"]


def test_where_one_only_extends_the_other_it_is_said_and_stands_last(bundled: Callable[[str], Any]) -> None:
    page = bundled("view=disagreements")
    kinds = page.locator("#list-body tr td[data-label=Kind]").all_inner_texts()
    extending = ["one only extends the other" in kind for kind in kinds]
    assert extending == sorted(extending)
    assert 3 < sum(extending) < len(kinds) / 2
    rows = page.locator("#list-body tr").all_inner_texts()
    assert any("First National Action Plan of Australia" in row and "only extends" in row for row in rows)
    assert not any("First National Action Plan of Albania" in row and "only extends" in row for row in rows)
    follow(page, "view=overview")
    assert f"in {sum(extending)} one only extends the other" in page.inner_text(".card.disagree")
