"""Shows in headless Chromium that cards, details and documents can be read: clauses whole, ties counted, places."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser_sample import World, name, small_world, thing
from explore_sample import dated_world
from page_waits import drawn, follow, open_tab, steady
from views_sample import views_world

pytest_plugins = ("open_page",)
pytestmark = pytest.mark.browser
Opened = Callable[..., Any]


def clipped_world() -> World:
    """Commitments whose words begin in the middle of a sentence, of someone named and of nobody."""
    world = small_world()
    own = world.commitment("policy", "30", "will also train its staff", "Undertaking", "alliance")
    world.add("ontology", name("wpsv", "self-commitment"), name("skos", "prefLabel"), "Self-commitment")
    world.add("assertions", own, name("wps", "act"), name("wpsv", "self-commitment"))
    world.commitment("policy", "31", "will receive a report", "Undertaking", None)
    world.commitment("policy", "32", "Allies will meet", "Undertaking", "alliance")
    return world


def test_a_card_can_be_read_where_its_words_begin_in_the_middle(opened: Opened) -> None:
    page = opened(clipped_world(), at="view=cards")
    texts = page.locator("#cards-view button.what").all_inner_texts()
    assert "North Atlantic Treaty Organization will also train its staff" in texts
    assert "…the text before says, will receive a report" in texts
    assert "Allies will meet" in texts
    page.click("#cards-view button.what >> text=will receive a report")
    assert page.inner_text("#panel h2").endswith("says, will receive a report")


def test_what_implements_a_document_is_told_directly_and_indirectly(opened: Opened) -> None:
    world = views_world()
    world.infers("text-2018", "carriesForward", "text-2000")
    page = opened(world, at="thing=text-2000")
    heading = "Text of 2000 is implemented by 1 directly, 1 indirectly"
    assert heading in page.locator("#panel h3").all_inner_texts(), "it says of what, where the name is out of sight"
    part = page.inner_text("#panel").split("Indirectly, inferred")
    assert "Text of 2010" in part[0].split("is implemented by 1 directly")[-1]
    assert "Text of 2018" in part[1]


def test_the_chosen_document_is_in_view_and_readable_when_fitted(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "graph.trig", at="view=lineage&thing=unscr-1325")
    seen = """() => {
        const host = document.querySelector("#lineage-view .scroll").getBoundingClientRect();
        const box = document.querySelector("#lineage-view .document.chosen rect").getBoundingClientRect();
        const isAcross = box.left >= host.left && box.right <= host.right;
        return JSON.stringify([isAcross, box.top >= host.top && box.bottom <= host.bottom]);
    }"""
    assert steady(page, f"({seen})()") == "[true,true]"
    page.click("#lineage-view button >> text=Fit")
    assert steady(page, f"({seen})()") == "[true,true]"
    high = page.evaluate("document.querySelector('#lineage-view .document.chosen text').getBoundingClientRect().height")
    assert high > 8
    inside = page.evaluate(
        """() => [...document.querySelectorAll("#lineage-view .document")].every((one) => {
            const box = one.querySelector("rect").getBoundingClientRect();
            const texts = [...one.querySelectorAll("text")];
            return texts.every((text) => text.getBoundingClientRect().right <= box.right + 1);
        })"""
    )
    assert inside


def test_the_legend_says_whether_what_is_inferred_is_drawn(opened: Opened) -> None:
    page = opened(views_world(), at="view=network&scope=all")
    entry = page.locator("#legend [data-kind=inferred]")
    assert "not drawn" in entry.inner_text()
    assert "line-through" not in entry.evaluate("(one) => getComputedStyle(one).textDecoration")
    entry.click()
    assert "not drawn" not in entry.inner_text()
    assert "dashed" in page.inner_text("#status-text")
    open_tab(page, "relations")
    assert not entry.is_visible()
    assert "dashed" not in page.inner_text("#status-text")


def test_a_paragraph_is_in_the_address_and_one_that_is_not_there_is_said(opened: Opened) -> None:
    page = opened(dated_world(), at="view=reading&read=policy")
    page.fill("#reading-view form input", "51")
    page.press("#reading-view form input", "Enter")
    assert "paragraph=51" in page.evaluate("location.hash")
    assert page.evaluate("document.activeElement.textContent").startswith("part of")
    page.reload()
    page.wait_for_selector("html[data-ready=yes]")
    assert page.evaluate("document.activeElement.textContent").startswith("part of")
    page.fill("#reading-view form input", "99")
    page.press("#reading-view form input", "Enter")
    assert "No paragraph 99 is known here: the last in which something was read is" in page.inner_text("#reading-view")
    page.go_back()
    drawn(page)
    assert "paragraph=51" in page.evaluate("location.hash")


def test_neighbours_are_offered_where_the_picture_can_open_them(opened: Opened) -> None:
    page = opened(views_world(), at="view=cards&thing=alliance")
    assert page.locator("#open-neighbours").count() == 0
    page.click("#panel >> text=Show in the network")
    assert page.locator("#open-neighbours").count() == 1


def test_every_tab_says_what_it_opens(opened: Opened) -> None:
    page = opened(views_world(), at="")
    titles = page.locator("#views button").evaluate_all("all => all.map((one) => one.title)")
    assert all(len(title) > 15 or not title for title in titles)
    assert sum(bool(title) for title in titles) >= 13


@pytest.mark.parametrize("year", [2018])
def test_the_timeline_of_one_year_uses_the_width(opened: Opened, year: int) -> None:
    page = opened(views_world(), at="view=timeline")
    follow(page, f"view=timeline&from={year}-01-01&until={year}-12-31")
    wide = page.evaluate(
        """() => {
            const bar = document.querySelector("#timeline-view .mark-item rect").getBoundingClientRect();
            return bar.width / document.querySelector("#timeline-view .scroll").clientWidth;
        }"""
    )
    assert wide > 0.6


def test_paper_holds_the_timeline_on_the_width_of_a_page(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "graph.trig", at="view=timeline")
    before = page.evaluate("document.querySelector('#timeline-view svg.timeline').clientWidth")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("document.querySelector('#timeline-view svg.timeline').clientWidth") <= 1100
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.querySelector('#timeline-view svg.timeline').clientWidth") == before


def test_a_citation_is_copied_with_its_place(opened: Opened) -> None:
    page = opened(views_world(), at="thing=committee")
    page.evaluate(
        """() => {
            const writeText = async (text) => { window.taken = text; };
            Object.defineProperty(navigator, "clipboard", { value: { writeText } });
        }"""
    )
    page.locator("#panel button.cite").first.click()
    assert "Copied" in page.locator("#panel button.cite").first.inner_text()
    taken = page.evaluate("window.taken")
    assert taken.startswith("“")
    assert "Policy on Women, Peace and Security" in taken


def test_plans_of_a_state_stand_by_generation(opened: Opened) -> None:
    world = small_world()
    world.entity("norway", "State", "Norway")
    world.add("things", thing("norway"), name("dcterms", "identifier"), "NOR")
    for number, words in ((2, "A plan of second rank"), (3, "Another"), (1, "The very first")):
        world.document(f"plan-{number}", "NationalActionPlan", words)
        world.says("policy", f"plan-{number}", "ofState", "norway", f"{words} of Norway")
        world.literal("policy", thing(f"plan-{number}"), "generation", str(number))
    page = opened(world, at="")
    page.click("[data-state=norway]")
    assert page.locator(".opened-state li").all_inner_texts() == ["The very first", "A plan of second rank", "Another"]
