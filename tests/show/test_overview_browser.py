"""Shows in headless Chromium that every figure opens what it counts, and that what is set is in the address."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser_sample import World, name
from explore_sample import dated_world
from page_waits import drawn, follow, steady
from test_network_browser_access import faults
from views_sample import views_world

pytest_plugins = ("open_page",)
pytestmark = pytest.mark.browser
Opened = Callable[..., Any]


def number_of(text: str) -> int:
    found = re.match(r"[\d,]+", text)
    assert found, text
    return int(found[0].replace(",", ""))


def hash_of(page: Any) -> str:
    return str(page.evaluate("location.hash.slice(1)"))


def test_the_page_opens_with_the_corpus_in_a_sentence(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="")
    counts = json.loads((built_bundled / "report.json").read_text("utf-8"))["counts"]
    assert page.is_visible("#overview-view")
    title = page.inner_text("#overview-view h2")
    # Two of those that were read state none: what is counted is those that do, of all.
    assert title.startswith(f"{counts['commitments']} commitments in 14 of {counts['documents']} documents read, 2000–")
    assert "the 8 with most, of " in page.inner_text(".card.bearers").lower()
    assert f"{counts['things']} things" in page.text_content("#overview-read")
    assert page.evaluate("performance.getEntriesByName('readable')[0].startTime") < 5_000
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_every_bar_opens_as_many_commitments_as_it_counts(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="")
    rows = page.locator(".bars li")
    wanted = [
        (row.locator("button").first.get_attribute("aria-label"), row.locator(".number").inner_text())
        for row in rows.all()
    ]
    assert len(wanted) > 20
    for at, (label, number) in enumerate(wanted):
        rows.nth(at).locator("button").first.click()
        assert number_of(page.inner_text("#cards-view .view-status")) == number_of(number), label
        page.go_back()
        page.wait_for_selector("#overview-view:not([hidden])")


def test_parts_numbers_and_rows_open_what_they_count(opened: Opened) -> None:
    page = opened(views_world(), at="")
    part = page.locator(".bearers .bar rect").first
    part.click()
    assert "borne by" in page.inner_text("#cards-view .view-status")
    page.go_back()
    page.locator(".wide .foot summary").first.click()
    cell = page.locator(".wide .foot td button").first
    number = int(cell.inner_text())
    cell.click()
    assert number_of(page.inner_text("#cards-view .view-status")) == number
    page.go_back()
    page.click(".due li button")
    assert "shall report by mid-2030" in page.inner_text("#panel h2")
    page.click(".disagree li button")
    assert page.is_visible("#list-view")


def test_cards_are_sorted_by_date_then_strength_and_eight_fit_a_laptop(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="view=cards")
    bottoms = page.evaluate(
        "[...document.querySelectorAll('.commitment-card')].map((card) => card.getBoundingClientRect().bottom)"
    )
    assert sum(bottom <= 800 for bottom in bottoms) >= 8
    dates = [re.search(r"by (\d{4})", text) for text in page.locator(".commitment-card .place").all_inner_texts()]
    known = [found[1] for found in dates if found]
    assert known == sorted(known, reverse=True), "what is past: the last day first"
    page.click("[data-strength=Obligation]")
    assert set(page.locator(".commitment-card .strong").all_inner_texts()) == {"Obligation"}
    page.fill("#cards-words", "protect women")
    drawn(page)
    assert "obligation, with the words “protect women”" in page.inner_text("#cards-view .view-status")


def kind_of_date(text: str) -> int:
    return 2 if "(past)" in text else 1 if "every" in text else 0


def test_what_is_to_come_is_read_first_then_what_recurs_then_what_is_past(opened: Opened) -> None:
    world = views_world()
    world.literal("assertions", world.commitment("policy", "71", "shall report by 2001", "Request"), "due", "2001")
    yearly = world.commitment("policy", "72", "shall report every year", "Request")
    world.add("assertions", yearly, name("wps", "recurrence"), "P1Y")
    page = opened(world, at="")
    assert page.locator("#overview-view .card h3").first.inner_text() == "What is due"
    rows = page.locator(".due .date").all_inner_texts()
    assert [("was due" in row) + 2 * ("every" in row) for row in rows] == [0, 2, 1]
    page.click("#overview-view .due-card .foot button >> nth=0")
    kinds = [kind_of_date(text) for text in page.locator(".commitment-card .when").all_inner_texts()]
    assert kinds == sorted(kinds)
    assert set(kinds) == {0, 1, 2}


def test_where_nothing_is_to_come_the_overview_begins_with_something_else(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="")
    assert page.inner_text(".due-card h3").endswith("no other day ahead")
    assert page.locator("#overview-view .card h3").first.inner_text() == "Who bears them"
    assert "every year" in page.locator(".due .date").first.inner_text()


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("sexual violence conflict", "sentences"),
        ("violence vilence sexual", "violence sexual"),
        ("special representative women peace security", "Special Representative"),
        ("Irene Felin", "Irene Fellin"),
    ],
)
def test_words_in_any_order_and_one_typing_error_find(
    opened: Opened, built_bundled: Path, typed: str, wanted: str
) -> None:
    page = opened(built_bundled / "network.html", at="")
    page.fill("#search", typed)
    assert page.locator("#suggestions [role=option]").count() > 1
    page.click("#suggestions [role=option]:last-child")
    assert wanted in page.inner_text("#found-view")
    assert "words=" in hash_of(page)


def test_where_nothing_fits_the_page_says_what_to_do(opened: Opened) -> None:
    page = opened(dated_world(), at="view=found&words=zzzzqq")
    text = page.inner_text("#found-view")
    assert "No name and no sentence quoted here has “zzzzqq”" in text
    assert "Fewer words" in text
    page.click("#found-view button >> text=All commitments")
    assert "2 of 2 commitments" in page.inner_text("#cards-view .view-status")


def test_a_paragraph_is_reached_by_its_number(opened: Opened) -> None:
    page = opened(dated_world(), at="view=reading&read=policy")
    page.fill("[aria-label='Number of a paragraph']", "51")
    page.press("[aria-label='Number of a paragraph']", "Enter")
    assert "51" in page.evaluate("document.activeElement.querySelector('h2').textContent")
    page.fill("[aria-label='Number of a paragraph']", "20")
    page.press("[aria-label='Number of a paragraph']", "Enter")
    assert "Nothing was read in paragraph 20. Shown: the next one" in page.inner_text("#reading-view")
    page.click(".paragraph .margin button")
    assert page.is_visible("#panel")


def test_two_stand_side_by_side(opened: Opened) -> None:
    page = opened(dated_world(), at="view=compare")
    assert page.locator(".comparison thead th").all_inner_texts() == [
        "North Atlantic Treaty Organization",
        "Republic of Somewhere",
    ]
    assert "1 commitment" in page.inner_text(".comparison tbody tr")
    page.select_option("[aria-label='Second of two']", "policy")
    assert "pair=alliance+policy" in hash_of(page)


LOOK = """document.querySelector('main').innerText
    + [...document.querySelectorAll('main input')].map((box) => box.checked + box.value)
    + [...document.querySelectorAll('main select')].map((one) => one.value)"""
SETTINGS = (
    ("view=network", "[data-kind=body]", ""),
    ("view=network", "[data-kind=inferred]", ""),
    ("view=cards", "[data-strength=Request]", ""),
    ("view=cards", "#cards-view select >> nth=0", "recurring"),
    ("view=cards", "#cards-view select >> nth=1", "strength"),
    ("view=reading", "#reading-view select", "news"),
    ("view=matrix", "#matrix-view select", "document"),
    ("view=matrix", "#matrix-view [data-sort=name]", ""),
    ("view=tree", "#tree-view select", "advises"),
    ("view=matrix", "#matrix-view td button >> nth=0", ""),
    ("view=tree", "#tree-view button >> text=Close all", ""),
    ("view=tree", "#tree-view .twist:not(.none)", ""),
    ("view=lineage", "#lineage-view .tick input", ""),
    ("view=lineage", "#lineage-view .tick input >> nth=3", ""),
    ("view=commitments", "[data-column='3']", ""),
    ("view=things", "#undated", ""),
)


@pytest.mark.parametrize(("at", "control", "value"), SETTINGS)
def test_what_is_set_is_in_the_address_and_back_undoes_it(opened: Opened, at: str, control: str, value: str) -> None:
    page = opened(dated_world(), at=at)
    before, address = steady(page, LOOK), hash_of(page)
    if value:
        page.select_option(control, value)
    else:
        page.locator(control).first.click()
    after = steady(page, LOOK)
    assert hash_of(page) != address
    page.reload()
    page.wait_for_selector("html[data-ready=yes]")
    assert steady(page, LOOK) == after
    page.go_back()
    assert steady(page, LOOK) == before


@pytest.mark.parametrize(("view", "button"), [("timeline", "More room for a year"), ("lineage", "Larger")])
def test_the_size_of_a_picture_is_in_the_address_and_back_undoes_it(opened: Opened, view: str, button: str) -> None:
    page = opened(views_world(), at=f"view={view}")
    look = f"document.querySelector('#{view}-view .scroll svg').getBoundingClientRect().width"
    before = steady(page, look)
    page.get_by_role("button", name=button).click()
    after = steady(page, look)
    assert after != before
    page.reload()
    page.wait_for_selector("html[data-ready=yes]")
    assert steady(page, look) == after
    page.go_back()
    assert steady(page, look) == before


@pytest.mark.parametrize(("view", "box"), [("cards", "#cards-words"), ("things", "#filter"), ("texts", "")])
def test_a_page_of_rows_is_in_the_address_and_other_rows_begin_at_their_first(
    opened: Opened, built_bundled: Path, view: str, box: str
) -> None:
    page = opened(built_bundled / "network.html", at=f"view={view}")
    before = steady(page, LOOK)
    page.locator(".pages:visible button", has_text="Next").click()
    after = steady(page, LOOK)
    assert f"page-{view}=2" in hash_of(page)
    page.reload()
    page.wait_for_selector("html[data-ready=yes]")
    assert steady(page, LOOK) == after
    page.go_back()
    assert steady(page, LOOK) == before
    page.go_forward()
    assert steady(page, LOOK) == after
    if box:
        page.fill(box, "nato")
    else:
        page.click("[data-year='2024']")
    steady(page, LOOK)
    assert "page-" not in hash_of(page), "other rows are shown from the first on, and the address says so"


def test_a_state_of_the_map_is_in_the_address_and_back_undoes_it(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="")
    page.click("[data-state=norway]")
    assert "state=norway" in hash_of(page)
    page.reload()
    page.wait_for_selector("html[data-ready=yes]")
    assert page.inner_text(".opened-state h4") == "Norway"
    page.go_back()
    assert steady(page, "document.querySelectorAll('.opened-state h4').length") == 0


def test_what_is_cited_is_drawn_where_nothing_else_is_or_of_the_chosen(opened: Opened, built_bundled: Path) -> None:
    cites = "#lineage-view .tick:has-text('cites') input"
    assert not opened(built_bundled / "network.html", at="view=lineage").is_checked(cites)
    assert opened(built_bundled / "network.html", at="view=lineage&thing=unscr-1820").is_checked(cites)
    assert opened(built_bundled / "network.html", at="view=lineage&lines-hidden=none").is_checked(cites)


def test_the_place_of_sentences_opens_with_commitments(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="")
    page.get_by_role("button", name="Read and compare").click()
    assert page.evaluate("location.hash") == "#view=cards"
    page.fill("#search", "women")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert "view=found" in hash_of(page)
    page.get_by_role("button", name="Tables").click()
    page.get_by_role("button", name="Read and compare").click()
    assert hash_of(page).startswith("view=cards")


def test_one_of_the_disagreements_leads_back_to_all(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="")
    page.locator(".disagree li button").nth(1).click()
    assert "1 of 20 disagreements match." in page.inner_text("#list-view")
    page.get_by_role("button", name="Show all 20").click()
    assert page.locator("#list-body > tr").count() == 20


def test_what_was_found_holds_the_states_of_the_map(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="view=found&words=norway")
    page.locator("[aria-label=States] button", has_text="Norway").click()
    assert page.inner_text(".opened-state h4") == "Norway"
    page = opened(built_bundled / "network.html", at="view=found&words=zzzqq+women")
    assert "Nothing fits" in page.inner_text("#found-view")
    assert "Nothing holds all the words" not in page.inner_text("#found-view")


def test_only_a_document_is_implemented_and_held_posts_come_first(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="view=things&thing=nato")
    assert "is implemented by" not in page.inner_text("#panel")
    posts = page.locator("#panel [data-post]")
    held = [posts.nth(at).locator("[data-holder]").count() > 0 for at in range(posts.count())]
    assert held == sorted(held, reverse=True)
    assert any(held)


def due_world() -> World:
    """Four commitments: one past, one to come, one that comes round again since a day, one without a date."""
    world = dated_world()
    for words, due, every in (
        ("The Alliance will train by 2010", "2010", ""),
        ("The Alliance will report every year, first by 2012", "2012", "P1Y"),
        ("The Alliance will listen", "", ""),
    ):
        node = world.commitment("policy", "20", words, "Undertaking", "alliance")
        for told, value in (("due", due), ("recurrence", every)):
            if value:
                world.literal("assertions", node, told, value)
    node = world.commitment("policy", "21", "The Alliance will build by 2999", "Undertaking", "alliance")
    world.literal("assertions", node, "due", "2999")
    return world


@pytest.mark.parametrize("key", ["coming", "past", "recurring", "none"])
def test_each_number_of_what_is_due_opens_its_list(opened: Opened, key: str) -> None:
    page = opened(due_world(), at="")
    door = page.locator(f"[data-due={key}]")
    number = int(door.inner_text().split()[0])
    assert number == {"coming": 1, "past": 2, "recurring": 1, "none": 2}[key]
    door.click()
    assert number_of(page.inner_text("#cards-view .view-status")) == number
    assert page.locator("#cards-view .commitment-card").count() == number


def test_what_comes_round_again_is_recurring_since_its_date_and_not_past(opened: Opened) -> None:
    page = opened(due_world(), at="view=cards&due=recurring")
    assert page.inner_text("#cards-view .when") == "every year, since 2012"


@pytest.mark.parametrize(("typed", "key", "number"), [("overdue", "past", 2), ("deadline", "any", 4)])
def test_words_for_what_is_due_lead_to_its_list(opened: Opened, typed: str, key: str, number: int) -> None:
    page = opened(due_world(), at="")
    page.fill("#search", typed)
    page.press("#search", "Enter")
    assert f"due={key}" in hash_of(page)
    assert number_of(page.inner_text("#cards-view .view-status")) == number


def test_a_year_means_the_documents_of_that_year(opened: Opened) -> None:
    page = opened(dated_world(), at="view=cards&from=2018-01-01&until=2018-12-31")
    assert number_of(page.inner_text("#cards-view .view-status")) == 2
    follow(page, "view=cards&from=2024-01-01&until=2024-12-31")
    assert number_of(page.inner_text("#cards-view .view-status")) == 0


def test_paper_gets_a_drawing_and_all_rows(opened: Opened) -> None:
    page = opened(views_world(), at="view=network")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    box = page.locator("#printed svg").bounding_box()
    shape = page.get_attribute("#printed svg", "viewBox").split()
    ratio = float(shape[2]) / float(shape[3])
    assert box["width"] / box["height"] == pytest.approx(ratio, rel=0.02)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    follow(page, "view=things")
    assert page.locator("#printed svg").count() == 0


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
def test_axe_finds_no_serious_or_moderate_fault_in_any_place(opened: Opened, scheme: str, width: int) -> None:
    page = opened(dated_world(), width=width, scheme=scheme, at="")
    for at in ("", "view=cards", "view=found&words=alliance", "view=reading", "view=compare", "view=disagreements"):
        follow(page, at)
        assert faults(page, "moderate") == [], at
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), at
