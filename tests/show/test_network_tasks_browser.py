"""Turn the questions that the README promises to answer into clicks on the page of the bundled corpus."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser_sample import World
from page_waits import open_tab

pytest_plugins = ("open_page",)
pytestmark = pytest.mark.browser
Opened = Callable[..., Any]
POST = "Secretary General's Special Representative for Women, Peace"


def network(opened: Opened, built: Path) -> Any:
    page = opened(built / "network.html")
    page.wait_for_selector("#legend-list button")
    return page


def find(page: Any, name: str) -> None:
    """Type a name into the search and take what it offers first."""
    page.fill("#search", name)
    page.keyboard.press("Enter")


def view(page: Any, label: str) -> Any:
    key = page.locator("#views [data-view]", has_text=re.compile(f"^{label}$")).get_attribute("data-view")
    open_tab(page, key)
    page.wait_for_selector(".table:not([aria-busy])")
    return page


def part(page: Any, heading: str) -> str:
    """The words of one part of the details: those between its heading and the next."""
    text = page.inner_text("#panel")
    after = text.split(f"\n{heading}")[-1]
    following = page.locator("#panel h3").all_inner_texts()
    ends = [after.find(f"\n{other}") for other in following if f"\n{other}" in after]
    return str(after[: min(ends)] if ends else after)


def test_who_committed_to_what_in_which_words_of_which_paragraph(opened: Opened, built_bundled: Path) -> None:
    page = network(opened, built_bundled)
    find(page, "NATO Committee on Gender Perspectives")
    words = part(page, "Commitments it bears (")
    assert (
        "The NCGP will also ensure that the Alliance's posture takes up best practices of individual nations." in words
    )
    assert "NATO Policy on Women, Peace and Security (2024)" in words
    assert "paragraph 46" in words


def test_no_quote_runs_into_the_next_paragraph(opened: Opened, built_bundled: Path) -> None:
    page = network(opened, built_bundled)
    for name in ("NATO Committee on Gender Perspectives", POST, "UNSCR 1325"):
        find(page, name)
        quotes = page.locator("#panel blockquote").all_inner_texts()
        assert quotes
        assert not [text for text in quotes if "<http" in text or "[par." in text or "> " in text]
        for source in page.locator("#panel .source").all_inner_texts():
            assert source.count("NATO Policy on Women, Peace and Security (2024)") <= 1


def test_who_held_a_post_and_how_that_is_known(opened: Opened, built_bundled: Path) -> None:
    page = network(opened, built_bundled)
    find(page, POST)
    page.click("#panel .jumps >> text=post held by (1)")
    words = part(page, "post held by (1)")
    assert "Irene Fellin" in words
    assert "from 2022, named as such in an item dated 2024-01-22" in words
    assert "The talks belonged to the first meeting" in words


def test_which_documents_carry_a_resolution_forward(opened: Opened, built_bundled: Path) -> None:
    page = network(opened, built_bundled)
    find(page, "1325")
    answer = "UNSCR 1325 is implemented by 1 directly, 0 indirectly, 1 by name, 194 national plans by definition"
    carriers = part(page, answer)
    assert "Bi-SC Directive 40-1" in carriers
    page.click("#panel >> text=Show all 10")
    assert "UNSCR 2467" in part(page, "cited by (10)")


def test_what_is_due_and_by_when(opened: Opened, built_bundled: Path) -> None:
    page = view(network(opened, built_bundled), "Commitments, table")
    page.click("#list-head >> text=Due")
    page.wait_for_selector("th[aria-sort=ascending]")
    due = page.locator("#list-body td[data-label=Due]").all_inner_texts()
    assert due[0] == "2009-06-30"
    assert "2014-10, then every year" in due
    assert "every 6 months" in due
    assert not [text for text in due if "P1Y" in text or "P6M" in text]
    row = page.locator("#list-body tr", has_text="2014-10, then every year").inner_text()
    assert "UNSCR 2122, paragraph 18" in row
    assert "United Nations Secretary-General" in row


def test_where_sources_disagree(opened: Opened, built_bundled: Path) -> None:
    page = view(network(opened, built_bundled), "Disagreements")
    rows = page.locator("#list-body tr").all_inner_texts()
    data = json.loads(page.locator("#page-data").text_content())
    assert len(rows) == data["overview"]["counts"]["contradictions"] > 2
    assert any("2018, 2024" in row for row in rows)
    assert any("2422" in row and "2242" in row for row in rows)
    for said in page.locator("#list-body ul.said").all():
        sentences = said.locator("li").all_inner_texts()
        assert len(sentences) == len(set(sentences)) > 1


def test_how_two_bodies_are_connected_without_a_click_between_the_names(opened: Opened, built_bundled: Path) -> None:
    page = network(opened, built_bundled)
    find(page, "NATO")
    page.click("#find-path")
    page.keyboard.type("UN Women")
    page.keyboard.press("Enter")
    page.wait_for_selector("#panel .path")
    assert page.inner_text("#panel h2") == "From NATO to UN Women"
    way = page.inner_text("#panel .path h3").split(". ", 1)[1].split(" – ")
    assert (way[0], way[-1]) == ("NATO", "UN Women")
    assert len(way) > 2, "and what stands between them"
    page.check("#path-themes")
    page.wait_for_selector("#panel .reason")
    premises = page.locator("#panel .reason li", has_text=re.compile("(bears|is asked by) →")).all_inner_texts()
    assert premises
    assert all("bears → “" in text or "is asked by → “" in text for text in premises)


def test_an_inferred_tie_opens_the_commitment_it_follows_from(opened: Opened, built_bundled: Path) -> None:
    page = network(opened, built_bundled)
    find(page, "NATO Committee on Gender Perspectives")
    page.locator("#panel li.inferred .why").first.click()
    page.locator("#panel .reason li button", has_text="bears →").click()
    assert page.inner_text("#panel .kind") == "Commitment"


def test_years_are_typed_and_shared(opened: Opened, built_bundled: Path) -> None:
    page = network(opened, built_bundled)
    page.fill("#year-from", "2016")
    page.fill("#year-until", "2019")
    page.keyboard.press("Enter")
    assert "2016-01 to 2019-12" in page.inner_text("#time-text")
    assert page.url.endswith("#from=2016-01-01&until=2019-12-31")
    page.fill("#year-from", "1066")
    page.keyboard.press("Enter")
    assert "2016-01 to 2019-12" in page.inner_text("#time-text")
    assert page.input_value("#year-from") == "2016"


def test_the_table_of_one_actor_is_what_the_list_shows(opened: Opened, built_bundled: Path, tmp_path: Path) -> None:
    page = view(network(opened, built_bundled), "Commitments, table")
    page.fill("#filter", "Committee on Gender Perspectives")
    page.wait_for_function("() => document.getElementById('list-count').textContent.includes('match')")
    shown = page.locator("#list-body tr").count()
    page.click("#takeaway-button")
    with page.expect_download() as saved:
        page.click("[data-take='commitments.csv']")
    saved.value.save_as(tmp_path / "commitments.csv")
    rows = list(csv.DictReader((tmp_path / "commitments.csv").read_text(encoding="utf-8").splitlines()))
    assert 0 < shown == len(rows) < 20


def test_a_view_is_handed_on_with_its_filter(opened: Opened, built_bundled: Path) -> None:
    page = view(network(opened, built_bundled), "Commitments, table")
    page.fill("#filter", "Deputies")
    page.click("#takeaway-button")
    page.click("[data-take=link]")
    address = page.input_value("dialog textarea")
    assert address.startswith("file:///")
    assert address.endswith("network.html#view=commitments&words=Deputies")
    page.reload()
    page.wait_for_selector("html[data-ready=yes]")
    assert page.input_value("#filter") == "Deputies"
    page.wait_for_function("() => document.getElementById('list-count').textContent.includes('match')")


def test_words_beside_the_list_stay_in_sight_while_details_are_open(opened: Opened, built_bundled: Path) -> None:
    page = network(opened, built_bundled)
    find(page, "UNSCR 1325")
    view(page, "Commitments, table")
    box = page.locator("#list-body tr").first.locator("td[data-label=Words]").bounding_box()
    table = page.locator("#list-view .table").bounding_box()
    assert box["x"] + box["width"] <= table["x"] + table["width"]


def test_a_relation_without_an_inverse_has_words_of_its_own(opened: Opened) -> None:
    world = World()
    world.entity("alliance", "Organization", "Alliance")
    world.entity("partner", "Organization", "Partner")
    world.document("text", "Document", "Text")
    world.says("text", "partner", "cooperatesWith", "alliance", "The Partner works with the Alliance", paragraph="1")
    page = opened(world)
    find(page, "Alliance")
    headings = page.locator("#panel h3[data-end=subject]").all_inner_texts()
    assert headings
    assert "→ this" not in "".join(headings)
