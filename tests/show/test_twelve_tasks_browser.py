"""Turns the tasks of a new reader into what is clicked and typed on the page, and counts it."""

from __future__ import annotations

import csv
import statistics
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from page_waits import drawn

pytest_plugins = ("open_page",)
pytestmark = pytest.mark.browser
Opened = Callable[..., Any]
MOST_IN_THE_MIDDLE = 4
MOST = 5
ACTIONS: dict[str, int] = {}


class Reader:
    """One who sees the screen: finds things by their words, and has to scroll to what is out of sight."""

    def __init__(self, page: Any, task: str) -> None:
        self.page = page
        self._task = task
        ACTIONS[task] = 0

    def _act(self) -> None:
        ACTIONS[self._task] += 1

    def _see(self, what: Any) -> Any:
        """What is to be clicked; where the screen does not hold it, one action goes into scrolling."""
        what.wait_for()
        box, size = what.bounding_box(), self.page.viewport_size
        if box["y"] < 0 or box["y"] + min(box["height"], 20) > size["height"]:
            self._act()
        return what

    def click(self, words: str, role: str = "button") -> None:
        self._see(self.page.get_by_role(role, name=words).first).click()
        self._act()
        drawn(self.page)

    def ask(self, words: str) -> str:
        """Click into the search, type, and click what it offers first; what that said."""
        self.page.get_by_role("combobox", name="Search").click()
        self.page.keyboard.type(words)
        first = self._see(self.page.get_by_role("option").first)
        said = str(first.inner_text())
        first.click()
        for _ in ("into the search", "typed", "chosen"):
            self._act()
        drawn(self.page)
        return said

    def choose(self, label: str, words: str) -> None:
        self.page.get_by_label(label).select_option(label=words)
        self._act()

    def reads(self, *words: str) -> None:
        """What stands in the open details or, where none are open, in the open view, within the screen or below it."""
        for one in words:
            assert self.page.get_by_text(one).locator("visible=true").count() > 0, one


Begin = Callable[[str], Reader]


@pytest.fixture
def begin(opened: Opened, built_bundled: Path) -> Begin:
    return lambda task: Reader(opened(built_bundled / "network.html", at=""), task)


def test_who_held_a_post_in_2023(begin: Begin) -> None:
    reader = begin("post")
    reader.ask("who was special representative for women, peace and security in 2023")
    reader.reads("Irene Fellin", "from 2022, named as such in an item dated 2024-01-22")


def test_all_who_held_a_post_in_2023(begin: Begin) -> None:
    reader = begin("posts")
    assert reader.ask("posts 2023") == "Posts held in 2023: 5 that texts tell of"
    reader.reads("Irene Fellin", "Jens Stoltenberg", "named as such in an item dated 2023-05-09", "Posts held (5)")


def test_what_implements_1325_directly_or_not(begin: Begin) -> None:
    reader = begin("implements")
    answer = "UNSCR 1325 is implemented by 1 directly, 0 indirectly, 1 by name, 194 national plans by definition"
    assert reader.ask("what implements 1325") == answer
    reader.reads("Bi-SC Directive 40-1", "Directly, as a text says:", "Indirectly, inferred from what texts say:")
    reader.reads(
        "NATO/EAPC Policy for Implementing UNSCR 1325", "A state's own action plan to carry out resolution 1325"
    )
    heading = reader.page.locator("#panel h3", has_text="is implemented by").bounding_box()
    assert 0 <= heading["y"] < 400, "the answer is what is seen first"


def test_all_of_the_military_committee(begin: Begin) -> None:
    reader = begin("committee")
    reader.ask("military committee")
    assert reader.page.inner_text("#panel h2") == "NATO Military Committee"
    reader.reads(
        "part of (1)", "advised by (1)", "It bears no commitment here", "Commitments of others that name it (2)",
        "Where it is named (6)", "How texts write it (2)", "NATO's Military Committee: 1 time",
    )  # fmt: skip
    reader.reads("People (2) and posts (1)", "Rob Bauer", "named as such in an item dated 2023-05-09")
    reader.reads("Giuseppe Cavo Dragone", "named as such in a text issued 2025-05")
    post = reader.page.locator("#panel [data-post=chair-of-the-nato-military-committee]")
    assert post.locator("[data-holder]").count() == 2
    order = [text.split("\n")[0] for text in post.locator("[data-holder]").all_inner_texts()]
    assert order == ["Rob Bauer", "Giuseppe Cavo Dragone"], "the earlier holder first"
    headings = reader.page.locator("#panel h3").all_inner_texts()
    assert headings[0].startswith("part of"), "what it is part of stands first, with its sentence"


def test_what_is_due(begin: Begin) -> None:
    reader = begin("due")
    reader.reads("recurring, no other day ahead", "was due 2021", "every year, since 2014-10")
    reader.reads("15 time in words, no day", "17 of 385 commitments give a date or a rhythm, 15 more a time in words")
    reader.click("All 32 that say when")
    reader.reads("32 of 385 commitments", "by 2009-06-30 (past)", "within three months")


def test_times_in_words_are_a_group_of_their_own(begin: Begin) -> None:
    reader = begin("worded")
    reader.click("15 time in words, no day")
    reader.reads("15 of 385 commitments", "within three months", "over the next five years")
    assert reader.page.locator("#cards-view .commitment-card .when").count() == 15


def test_what_a_resolution_asks_opens_its_commitments(begin: Begin) -> None:
    for words in ("what does resolution 1888 ask for", "commitments of resolution 1888", "what is in resolution 1888"):
        reader = begin("stated")
        assert reader.ask(words) == "UNSCR 1888 states 38 commitments"
        reader.reads("38 of 385 commitments: in UNSCR 1888")
    assert begin("stated").ask("obligations of resolution 1888").endswith("4 commitments of the strength obligation")


def test_a_path_between_two_bodies(begin: Begin) -> None:
    reader = begin("path")
    assert reader.ask("how is NATO connected to UN Women") == "Ways between NATO and UN Women"
    reader.reads("From NATO to UN Women", "NATO – United Nations – UN Women", "UN Women is part of", "it is told by")


def test_where_sources_disagree(begin: Begin) -> None:
    reader = begin("disagreements")
    reader.click("All 20, both sides word by word")
    reader.reads("20 rows")
    assert reader.page.locator("#list-body mark").count() > 20


def test_two_bodies_are_compared(begin: Begin) -> None:
    reader = begin("compared")
    reader.click("Read and compare")
    reader.click("Two side by side")
    reader.choose("First of two", "NATO")
    reader.choose("Second of two", "Member States")
    reader.reads("33 commitments", "60 commitments", "Themes of both")


def test_two_bodies_are_compared_from_the_details_of_one(begin: Begin) -> None:
    reader = begin("compared from one")
    reader.ask("NATO Committee on Gender Perspectives")
    reader.click("Compare with …")
    assert reader.page.locator("#compare-view thead th").count() == 2
    reader.reads("Committee on Gender Perspectives", "Themes of both")


def test_two_bodies_are_offered_where_plans_were_compared_before(begin: Begin) -> None:
    page = begin("compared after plans").page
    page.click("#overview-view >> text=Plans side by side")
    page.click("#views [data-view=compare]")
    assert page.get_by_label("First of two").is_visible()


def test_a_view_is_shared_by_its_address(begin: Begin, opened: Opened, built_bundled: Path) -> None:
    reader = begin("shared")
    reader.click("4 past")
    reader.click("Download, share")
    reader.click("Link to this view")
    address = reader.page.get_by_role("textbox", name="The link to this view").input_value()
    other = opened(built_bundled / "network.html", at=address.split("#")[1])
    assert other.inner_text("#cards-view .view-status") == reader.page.inner_text("#cards-view .view-status")


def test_what_is_shown_is_downloaded(begin: Begin, tmp_path: Path) -> None:
    reader = begin("download")
    reader.click("4 past")
    reader.click("Download, share")
    with reader.page.expect_download() as saved:
        reader.click("Commitments with their sentences, as CSV (4 of 385)")
    saved.value.save_as(tmp_path / "saved.csv")
    rows = list(csv.DictReader((tmp_path / "saved.csv").read_text("utf-8").splitlines(keepends=True)))
    assert len(rows) == 4
    assert all(row["due"] and row["sentence"] for row in rows)


def test_documents_of_2024(begin: Begin) -> None:
    reader = begin("2024")
    assert reader.ask("documents of 2024") == (
        "Documents of 2024: 3 read here, 5 only named in them, 4 national plans that a table lists"
    )
    reader.reads(
        "12 documents of 2024",
        "also named as “revised policy on Women, Peace and Security”",
        "Second National Action Plan of Albania",
    )
    assert reader.page.locator("#texts-view tbody tr").count() == 12


def test_documents_of_2024_by_clicking(begin: Begin) -> None:
    reader = begin("2024 clicked")
    reader.click("All documents by year")
    reader.click("2024 (12)")
    assert reader.page.locator("#texts-view tbody tr").count() == 12


def test_paragraph_51_of_the_policy(begin: Begin) -> None:
    reader = begin("paragraph")
    reader.ask("paragraph 51 of the policy")
    reader.reads("Allies will also discuss the progress of NATO's WPS efforts every six months")
    block = reader.page.locator("#reading-view .paragraph", has_text="paragraph 51 ·").bounding_box()
    assert 0 <= block["y"] < 500


def test_why_a_line_is_inferred(begin: Begin) -> None:
    reader = begin("why")
    reader.ask("why is a line inferred")
    reader.click("committed on")
    reader.reads("Inferred", "It follows from:", "It takes on what a clause says")


def test_the_twelve_take_few_actions(request: pytest.FixtureRequest) -> None:
    if len(ACTIONS) < 18:
        pytest.skip("counted only where all of them ran here")
    assert len(ACTIONS) == 18
    assert statistics.median(ACTIONS.values()) <= MOST_IN_THE_MIDDLE, ACTIONS
    assert max(ACTIONS.values()) <= MOST, ACTIONS
    print(ACTIONS)
