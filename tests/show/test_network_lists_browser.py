"""Shows in headless Chromium that the lists answer what the picture answers, sorted, filtered and a page at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser_sample import name, thing
from page_waits import open_tab
from views_sample import many_commitments, views_world

pytest_plugins = ("open_page",)
pytestmark = pytest.mark.browser
Opened = Callable[..., Any]
LONGEST_BLOCK = 200
"""Milliseconds for which the page may not answer."""


def show(page: Any, view: str) -> Any:
    open_tab(page, view)
    page.wait_for_selector("#list-body tr")
    return page


def column(page: Any, number: int) -> list[str]:
    return [str(text) for text in page.locator(f"#list-body td:nth-child({number})").all_inner_texts()]


def sentences(page: Any) -> list[str]:
    """The sentence of each commitment, without the place under it."""
    return [str(text) for text in page.locator("#list-body td[data-label=Words] button").all_inner_texts()]


def settled(page: Any) -> None:
    page.wait_for_selector("#list-view .table:not([aria-busy])")


def test_a_heading_sorts_one_way_and_then_the_other(opened: Opened) -> None:
    page = show(opened(views_world()), "things")
    page.click("#list-head button:has-text('Name') >> nth=0")
    names = column(page, 1)
    assert names == sorted(names, key=lambda text: text.lower().lstrip('=+"'))
    assert page.get_attribute("#list-head th:first-child", "aria-sort") == "ascending"
    page.click("#list-head button:has-text('Name') >> nth=0")
    assert column(page, 1) == names[::-1]
    page.click("#list-head button:has-text('Relations')")
    numbers = [int(text) for text in column(page, 5)]
    assert numbers == sorted(numbers, reverse=True)
    show(page, "relations")
    show(page, "things")
    assert [int(text) for text in column(page, 5)] == numbers


def test_a_filter_looks_through_names_aliases_and_sentences(opened: Opened) -> None:
    page = show(opened(views_world()), "relations")
    page.fill("#filter", "ncgp serves")
    settled(page)
    assert column(page, 1) == ["Office of the Gender Advisor"]
    assert "1 of" in page.inner_text("#list-count")
    page.fill("#filter", "no such words")
    settled(page)
    assert page.locator("#list-body tr").count() == 0
    open_tab(page, "commitments")
    page.fill("#filter", "2030 committee")
    settled(page)
    assert column(page, 3) == ["2030-06-30"]


def test_every_relation_is_listed_with_its_sentence_or_its_rule(opened: Opened) -> None:
    page = show(opened(views_world()), "relations")
    rows = page.locator("#list-body tr").count()
    assert f"{rows} of {rows} relations" in page.inner_text("#status-text")
    assert all(column(page, 5))
    page.locator("#list-body tr", has_text="Text of 2018").locator("button.plain").first.click()
    assert page.inner_text("#panel .kind").startswith("Relation")


def test_both_directions_open_from_a_row_of_the_things(opened: Opened) -> None:
    page = show(opened(views_world()), "things")
    row = page.locator("#list-body tr", has_text="Committee on Gender Perspectives").first
    number = int(row.locator("td:nth-child(5)").inner_text())
    row.locator("td:nth-child(5) button").click()
    found = page.locator("#panel h3[data-end]").all_inner_texts()
    assert any(text.startswith("has part (") for text in found)
    counted = [int(text.rsplit("(", 1)[1].rstrip(")")) for text in found]
    # A post of the body stands with its holders, and is one of its relations too.
    posts = page.locator("#panel [data-post] > p .why").count()
    assert posts == 1
    assert sum(counted) + posts == number


def test_disagreements_are_a_list_of_their_own(opened: Opened) -> None:
    page = show(opened(views_world()), "disagreements")
    assert column(page, 1) == ["The policy has two dates: 2018, 2024"]
    assert "+the formula is a part" in column(page, 3)[0]
    assert page.url.endswith("#view=disagreements")
    page.reload()
    assert page.is_visible("#list-body >> text=The policy has two dates")


def test_the_keyboard_stays_where_it_was_when_a_row_is_opened(opened: Opened) -> None:
    page = show(opened(views_world()), "relations")
    button = page.locator("#list-body tr:nth-child(3) button.plain")
    button.focus()
    page.keyboard.press("Enter")
    assert page.is_visible("#panel h2")
    assert page.evaluate("document.activeElement.closest('tr').rowIndex") == 3


def longest_block(page: Any) -> float:
    """Open, sort, filter and turn the list of ten thousand, and open the matrix; the longest time without an answer."""
    page.evaluate(
        "window.blocks = []; new PerformanceObserver((list) => window.blocks.push("
        "...list.getEntries().map((entry) => entry.duration))).observe({ type: 'longtask' });"
    )
    show(page, "commitments")
    assert "1 to 100 of 10,000 rows" in page.inner_text("#list-view .pages")
    page.click("#list-head button:has-text('Words')")
    settled(page)
    assert sentences(page)[:2] == ["The body numbered 0 will act", "The body numbered 1 will act"]
    page.fill("#filter", "numbered 9999")
    settled(page)
    assert sentences(page) == ["The body numbered 9999 will act"]
    page.fill("#filter", "")
    settled(page)
    page.click("#list-view .pages >> text=Next")
    assert "101 to 200 of 10,000 rows" in page.inner_text("#list-view .pages")
    assert page.locator("#list-body tr").count() == 100
    open_tab(page, "matrix")
    page.wait_for_selector("#matrix-view [data-cell='*|all']")
    return float(max(page.evaluate("window.blocks"), default=0))


def test_ten_thousand_rows_never_block_the_page(opened: Opened, tmp_path: Path) -> None:
    file = many_commitments(views_world().write(tmp_path / "graph.trig"), tmp_path / "many.html", 10_000)
    # The best of three: what else runs on the machine is no fault of the page.
    blocks: list[float] = []
    while len(blocks) < 3 and min(blocks, default=LONGEST_BLOCK + 1) > LONGEST_BLOCK:
        blocks.append(longest_block(opened(file)))
    assert min(blocks) <= LONGEST_BLOCK


def test_a_disagreement_of_very_many_sentences_is_drawn_without_a_stop(opened: Opened) -> None:
    world, founded = views_world(), thing("contradiction/founded")
    world.add("assertions", founded, name("rdf", "type"), name("wps", "Contradiction"))
    world.add("assertions", founded, name("rdfs", "comment"), "Founded in 2010 and in 2011")
    for number in range(1_200):
        words = f"The Committee was founded in {2010 + number % 2}, as sentence {number} says"
        world.says("news", "committee", "establishedOn", str(2010 + number % 2), words, paragraph=str(number))
        world.link("assertions", founded, "involves", f"assertion/{world.serial - 1}")
    page = opened(world)
    page.evaluate(
        "() => { window.blocks = []; new PerformanceObserver((list) => list.getEntries().forEach("
        "({ duration }) => window.blocks.push(duration))).observe({ type: 'longtask' }); }"
    )
    show(page, "disagreements")
    settled(page)
    row = page.locator("#list-body tr", has_text="Founded in 2010 and in 2011")
    first = row.locator(".said li mark").all_inner_texts()
    assert {"2010", "2011"} <= set(first), "the first few sentences hold every side"
    assert len(first) < 20
    # Compared side by side they took many seconds; a busy machine may need some of the second.
    assert max(page.evaluate("window.blocks"), default=0) < 1_500
    row.get_by_role("button", name="Show all 1,200").click()
    assert row.locator(".said li").count() == 1_200
