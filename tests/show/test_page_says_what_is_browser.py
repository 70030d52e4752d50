"""Shows in headless Chromium that areas, numbers, downloads, addresses and lists say what is so, and no more."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser_sample import World, name, small_world, thing
from explore_sample import united
from page_waits import drawn, follow, open_tab, steady
from views_sample import hold, views_world

pytest_plugins = ("open_page",)
pytestmark = pytest.mark.browser
Opened = Callable[..., Any]


def hash_of(page: Any) -> str:
    return str(page.evaluate("location.hash.slice(1)"))


# --- People of a body


def people_world() -> World:
    """Two who hold a post in the committee, one without dates, and a member of whom no post is told."""
    world = views_world()
    world.entity("nodate", "Person", "Nora Nodate")
    hold(world, "nodate", "chair")
    world.entity("member", "Person", "Max Member")
    world.says("news", "member", "memberOf", "committee", "Max Member sits on the Committee", paragraph="4")
    return world


@pytest.fixture(params=["file", "server"])
def page_of_people(request: pytest.FixtureRequest, opened: Opened, opened_served: Opened) -> Callable[[str], Any]:
    if request.param == "file":
        return lambda at: opened(people_world(), at=at)
    return lambda at: opened_served(united(people_world()), at=at)


def test_all_people_of_a_body_stand_in_its_details_also_without_dates(page_of_people: Callable[[str], Any]) -> None:
    page = page_of_people("thing=committee")
    heading = page.locator("#panel h3", has_text="People (4)")
    heading.wait_for()
    assert heading.inner_text().startswith("People (4) and posts (")
    rows = page.locator("#panel [data-holder]").all_inner_texts()
    assert len(rows) == 4
    assert "from 2021-11, named as such 2024-07-11" in next(row for row in rows if row.startswith("Zara Seen"))
    for person in ("Nora Nodate", "Max Member", "Zoë Álvarez"):
        assert "no dates given" in next(row for row in rows if row.startswith(person))
    assert rows[0].startswith("Zara Seen"), "those with dates come first"
    assert "no text here gives the dates" in page.inner_text("#panel")
    chairs = page.locator("#panel [data-post=chair] [data-holder]")
    assert chairs.first.get_attribute("data-holder") == "zara", "each post with its holders over time"
    assert page.locator("#panel [data-post] [data-holder=member]").count() == 0
    assert page.locator("#panel [data-post=secretary] .note").count() <= 1


@pytest.mark.parametrize("words", ["all people of the Committee on Gender Perspectives", "members of NCGP"])
def test_words_for_the_people_of_a_body_open_them(opened: Opened, words: str) -> None:
    page = opened(people_world(), at="")
    page.fill("#search", words)
    assert page.locator("#suggestions strong").first.inner_text().startswith("People of Committee on Gender Persp")
    page.press("#search", "Enter")
    page.wait_for_selector("#panel h3[data-people]")
    assert "place=people" in hash_of(page)


def test_a_post_asked_by_name_and_the_list_of_posts_keep_those_without_dates(opened: Opened) -> None:
    page = opened(people_world(), at="")
    page.fill("#search", "who is chair of the committee")
    held = page.locator("#suggestions .held span").all_inner_texts()
    assert "Nora Nodate: Chair of the Committee, no dates given" in held
    follow(page, "view=timeline&dates=holdsPost")
    last = page.locator("#timeline-view tbody tr").all_inner_texts()[-3:]
    assert all(row.startswith("no dates given") for row in last)
    assert "have no date: last in the list." in page.inner_text("#timeline-view .view-status")
    follow(page, "view=timeline&dates=holdsPost&from=2023-01-01&until=2023-12-31")
    assert "no dates given" not in page.inner_text("#timeline-view tbody")


# --- Two bodies


def test_what_ties_two_bodies_themselves_comes_first(opened: Opened) -> None:
    world = small_world()
    world.says("policy", "alliance", "cooperatesWith", "committee", "The Alliance works with the Committee")
    world.entity("club", "Organization", "A club")
    world.says("policy", "alliance", "cooperatesWith", "club", "The Alliance works with the club")
    world.says("policy", "committee", "advises", "club", "The Committee advises the club")
    page = opened(world, at="view=compare&pair=alliance+committee")
    rows = {row.locator("th").inner_text(): row for row in page.locator(".comparison tbody tr").all()}
    assert list(rows)[1:4] == ["Ties between the two", "Commitments that name both", "Ties of both to others"]
    between = [re.sub(r"\s+", " ", text) for text in rows["Ties between the two"].locator("li").all_inner_texts()]
    assert "North Atlantic Treaty Organization cooperates with Committee on Gender Perspectives" in between
    assert "Committee on Gender Perspectives part of North Atlantic Treaty Organization" in between
    (shared,) = rows["Ties of both to others"].locator("li").all_inner_texts()
    assert "A club" in shared
    assert "cooperates with" in shared
    assert "advises" in shared
    assert "A club" not in rows["Ties of one alone"].inner_text()
    rows["Ties between the two"].get_by_role("button", name="cooperates with").click()
    assert "The Alliance works with the Committee" in page.inner_text("#panel")


# --- Areas of the picture


@pytest.mark.parametrize("width", [1280, 390])
def test_an_area_holds_what_its_words_say_and_nothing_else(opened: Opened, built_bundled: Path, width: int) -> None:
    page = opened(built_bundled / "network.html", width=width, at="view=network")
    steady(page, "JSON.stringify(wpsNetwork.grounds())")
    grounds, symbols = page.evaluate("[wpsNetwork.grounds(), wpsNetwork.symbols()]")
    data = page.evaluate("JSON.parse(document.getElementById('page-data').textContent)")
    said = [one for one in data["relations"] if "reason" not in one]
    assert grounds
    for ground in grounds:
        for member in set(ground["shown"]) - {ground["hub"]}:
            ties = [one["predicate"] for one in said if {one["subject"], one["object"]} == {member, ground["hub"]}]
            assert ties, member
            told = {data[way].get(tie) for tie in ties for way in ("predicates", "incoming")}
            assert ground["words"] in {"", *told}, (ground["words"], member)
        for one in symbols:
            for *ends, wide in ground["bands"] if one["id"] not in ground["shown"] else []:
                assert away(one["x"], one["y"], *ends) >= wide / 2 + one["size"] - 0.5, (ground["hub"], one["id"])


def away(x: float, y: float, x1: float, y1: float, x2: float, y2: float) -> float:
    """How far a point lies from a stretch of line."""
    dx, dy = x2 - x1, y2 - y1
    part = min(max(((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy or 1), 0), 1)
    return float(((x - x1 - part * dx) ** 2 + (y - y1 - part * dy) ** 2) ** 0.5)


# --- Numbers of the overview


def test_the_number_at_a_bar_opens_what_it_counts(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="")
    numbers = page.locator(".bars .number")
    assert numbers.count() > 20
    for at in (0, 1, 2, numbers.count() - 1):
        number = numbers.nth(at).inner_text()
        numbers.nth(at).click()
        assert page.inner_text("#cards-view .view-status").startswith(f"{number} of ")
        page.go_back()
        page.wait_for_selector("#overview-view:not([hidden])")


def test_what_recurs_is_not_called_nothing(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="")
    recurring = page.locator("[data-due=recurring]").inner_text()
    title = page.inner_text(".due-card h3")
    assert title == f"What is due: {recurring}, no other day ahead"
    assert "nothing to come" not in page.inner_text("#overview-view")


# --- The original


def test_whose_text_it_is_and_where_the_original_is_stand_beside_it(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="thing=unscr-1325")
    details = page.inner_text("#panel dl")
    assert "a digest in words of our own, not the original’s; quote from the original" in details
    assert "https://undocs.org/en/S/RES/1325(2000)" in details
    page.evaluate("location.hash = '#view=reading&read=unscr-1325'")
    page.wait_for_selector("#reading-view .paragraph")
    told = page.inner_text("#reading-view")
    assert "digest in our words, not the original’s; original: undocs.org/en/S/RES/1325(2000)" in told
    follow(page, "view=network&thing=ncgp-annual-conference-2025")
    details = page.inner_text("#panel dl")
    assert "its own address is not known; the publisher is at https://www.nato.int/" in details
    sources = page.locator("#panel .source").all_inner_texts()
    assert any("the original’s own address is not known; its publisher: www.nato.int" in text for text in sources)
    assert not [link for link in page.locator("#panel .source a").all_inner_texts() if link == "original"]


# --- What is saved


def saved_rows(page: Any, key: str) -> list[dict[str, str]]:
    with page.expect_download() as waiting:
        page.click(f"[data-take='{key}']")
    text = Path(waiting.value.path()).read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("view", ["network", "things", "cards", "overview"])
def test_with_details_open_what_they_tell_is_saved_and_named(opened: Opened, view: str) -> None:
    page = opened(views_world(), at=f"view={view}&thing=committee")
    page.click("#takeaway-button")
    legend = page.inner_text("#takeaway fieldset")
    assert "only what is open at the side: Committee on Gender Perspectives" in legend
    assert page.is_checked("#takeaway input[value=chosen]")
    rows = saved_rows(page, "relations.csv")
    assert rows
    assert all("Committee on Gender Perspectives" in (row["subject"], row["object"]) for row in rows)
    told = page.locator("#panel h3[data-end]").all_inner_texts()
    posts = page.locator("#panel [data-post] > p .why").count()
    assert len({(r["subject"], r["relation"], r["object"]) for r in rows}) == posts + sum(
        int(re.findall(r"\((\d+)\)$", text)[0]) for text in told
    )
    commitments = saved_rows(page, "commitments.csv")
    assert {row["sentence"] for row in commitments} == {"The Committee shall report by mid-2030"}
    page.check("#takeaway input[value=all]")
    assert page.inner_text("#takeaway fieldset").startswith("What to save")


def test_without_details_all_that_is_shown_is_saved_and_said(opened: Opened) -> None:
    page = opened(views_world(), at="view=cards")
    page.click("#takeaway-button")
    assert page.inner_text("#takeaway .scope") == "All that “Commitments” shows now"
    assert page.locator("#takeaway fieldset").count() == 0
    assert len(saved_rows(page, "commitments.csv")) == page.locator(".commitment-card").count()


def test_the_ways_between_two_are_saved_as_their_steps(opened: Opened) -> None:
    page = opened(small_world(), at="path=person+alliance+all+")
    page.click("#takeaway-button")
    assert "Ways between Zoë Álvarez and North Atlantic Treaty Organization" in page.inner_text("#takeaway fieldset")
    steps = {(row["subject"], row["relation"]) for row in saved_rows(page, "relations.csv")}
    assert ("Zoë Álvarez", "holds post") in steps
    assert "adopted by" not in {relation for _, relation in steps}


# --- The address


def test_what_belongs_to_a_closed_view_is_no_part_of_the_address(opened: Opened) -> None:
    page = opened(views_world(), at="view=timeline&dates=holdsPost")
    open_tab(page, "tree")
    page.locator("#tree-view select").first.select_option(index=1)
    drawn(page)
    assert "dates=" not in hash_of(page)
    assert "tree=" in hash_of(page)
    open_tab(page, "timeline")
    assert "tree=" not in hash_of(page)
    assert "dates=holdsPost" in hash_of(page), "the choice waits for its view"
    open_tab(page, "cards")
    page.locator("#cards-view select").last.select_option("strength")
    assert "order=strength" in hash_of(page)
    follow(page, "view=network&scope=all&inferred=yes&kind=theme&open=committee")
    open_tab(page, "things")
    assert hash_of(page) == "view=things&kind=theme", "filters hold in every list, what is drawn in the picture alone"
    open_tab(page, "overview")
    assert hash_of(page) == "", "the overview shows everything, whatever is filtered elsewhere"
    page.go_back()
    drawn(page)
    assert hash_of(page) == "view=things&kind=theme"
    open_tab(page, "network")
    assert "kind=theme" in hash_of(page)


# --- Names that are cut


def test_two_posts_of_one_beginning_are_told_apart_on_the_timeline(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="view=timeline&dates=holdsPost")
    shown = page.locator("#timeline-view .mark-item text").all_text_contents()
    chairs = [text.partition(": ")[2] for text in shown if "Chair of the NATO" in text]
    assert len(chairs) > 1
    assert all("…" not in text for text in chairs)


def test_the_key_of_lines_fits_the_lines_that_are_drawn(opened: Opened) -> None:
    page = opened(small_world())
    said = page.locator("#legend .key")
    assert said.inner_text() == "said by a document"
    follow(page, "#view=relations&only=inferred")
    page.wait_for_selector(".table:not([aria-busy])")
    assert set(page.locator("#list-body td:nth-child(4)").all_inner_texts()) == {"inferred"}
    assert not said.is_visible(), "no line is drawn beside a table, least of all one that a document says"
    follow(page, "#view=relations")
    assert not said.is_visible()
    follow(page, "#only=inferred&scope=all")
    assert page.locator("#legend [data-kind=inferred]").inner_text().startswith("inferred, drawn")
    assert not said.is_visible()
    follow(page, "#scope=all")
    assert said.is_visible()


def test_the_details_show_what_is_best_founded_first(opened: Opened) -> None:
    world = small_world()
    world.entity("zeal", "Body", "Zeal Unit")
    world.entity("agency", "Body", "Agency of the Alliance")
    for paragraph, rule in (("6", "name-begins-with-organisation"), ("7", "part-of")):
        node = world.evidence("policy", paragraph, f"by {rule}", rule)
        world.add("policy", thing("zeal"), name("wps", "partOf"), thing("alliance"))
        told = thing("assertion/zeal")
        world.add("assertions", told, name("rdf", "type"), name("wps", "Assertion"))
        world.add("assertions", told, name("rdf", "subject"), thing("zeal"))
        world.add("assertions", told, name("rdf", "predicate"), name("wps", "partOf"))
        world.add("assertions", told, name("rdf", "object"), thing("alliance"))
        world.add("assertions", told, name("wps", "evidence"), node)
    world.infers("agency", "partOf", "alliance")
    world.infers("alliance", "advises", "agency")
    page = opened(world, at="thing=alliance")
    heads = [one.split(" (")[0] for one in page.locator("#panel h3").all_inner_texts()]
    assert heads.index("with it as adopted by") < heads.index("advises"), (
        "headings under which all is inferred come last"
    )
    ways = page.locator("#panel h3", has_text="has part").locator("xpath=following-sibling::ul[1]/li")
    assert "inferred" not in ways.first.inner_text()
    assert "inferred" in ways.last.inner_text()
    follow(page, "#said=zeal+partOf+alliance")
    sentences = page.locator("#panel .quote").all_inner_texts()
    assert ["by part-of" in one for one in sentences] == [True, False]
    assert "read from a name" in sentences[1]
    assert "read from a name" not in sentences[0]
