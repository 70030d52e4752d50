"""Turns questions as people type them into the search of the page into the views that answer them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser_sample import small_world
from views_sample import views_world

pytest_plugins = ("open_page",)
pytestmark = pytest.mark.browser
Opened = Callable[..., Any]


def ask(page: Any, words: str) -> tuple[str, str]:
    """What the search offers first for these words, and the view and address that it opens."""
    page.fill("#search", words)
    offered = str(page.locator("#suggestions li").first.inner_text()) if page.is_visible("#suggestions li") else ""
    page.keyboard.press("Enter")
    return offered, str(page.evaluate("location.hash"))


@pytest.mark.parametrize(
    ("words", "hash_"),
    [
        ("overdue", "#view=cards&due=past"),
        ("What is recurring?", "#view=cards&due=recurring"),
        ("what is due", "#view=cards&due=any"),
        ("what is due in 2015", "#view=cards&due=2015"),
        ("documents of 2024", "#view=reading&from=2024-01-01&until=2024-12-31"),
        ("where do sources disagree", "#view=disagreements"),
        ("NATO obligations", "#view=cards&strength=Obligation&bearer=nato&order=strength"),
        ("what binds NATO most strongly", "#view=cards&bearer=nato&order=strength"),
        ("compare NATO and United Nations", "#view=compare&pair=nato+united-nations"),
        ("way between NATO and UN Women", "#path=nato+un-women+all+"),
        ("which documents carry 1325 forward", "#view=overview&thing=unscr-1325"),
        ("newest documents", "#view=timeline"),
        ("sexal violence in conflict", "#view=overview&thing="),
    ],
)
def test_a_question_in_words_opens_what_answers_it(opened: Opened, built_bundled: Path, words: str, hash_: str) -> None:
    page = opened(built_bundled / "network.html", at="")
    assert ask(page, words)[1].startswith(hash_)


def test_what_is_due_in_a_year_counts_dates_and_rhythms_apart(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="")
    offered, _ = ask(page, "due in 2015")
    page.fill("#search", "due in 2015")
    said = page.locator("#suggestions strong").first.inner_text()
    dated, again = (int(word) for word in said.replace(":", " ").split() if word.isdigit() and word != "2015")
    page.keyboard.press("Enter")
    assert page.inner_text("#cards-view .view-status").startswith(f"{dated + again} of ")
    assert page.locator("#cards-view .when", has_text="2015").count() >= dated
    assert page.locator("#cards-view select").first.input_value() == "2015"
    assert offered


def test_a_name_that_holds_such_words_is_found_all_the_same(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="")
    page.fill("#search", "Women, Peace and Security")
    assert page.locator("#suggestions strong").all_inner_texts() == ["All that was found"]
    page.fill("#search", "national action plan albania")
    assert page.locator("#suggestions li").first.inner_text().startswith("Albania")
    page.keyboard.press("Enter")
    page.wait_for_selector(".opened-state >> text=Albania")


def test_what_no_text_says_is_said_and_opens_nothing_else(opened: Opened) -> None:
    page = opened(small_world(), at="")
    assert ask(page, "who voted against")[0] == "No text here says how states voted."
    assert "No text here says how states voted." in page.inner_text("#found-view")
    assert ask(page, "disagreements")[0] == "No two sources disagree here."
    assert ask(page, "documents of 1999")[0] == "No document of 1999 is known here."


def test_each_sentence_that_was_found_opens_something(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="view=found&words=albania")
    assert page.input_value("#search") == "albania"
    sentence = page.locator("#found-view .sentence").first
    assert "state: Albania" in sentence.inner_text()
    sentence.click()
    page.wait_for_selector(".opened-state >> text=Albania")


def test_a_year_of_what_is_due_stays_in_the_address(opened: Opened) -> None:
    page = opened(views_world(), at="view=cards&due=2030")
    assert "due in 2030" in page.inner_text("#cards-view .view-status")
    assert page.locator("#cards-view .commitment-card").count() == 1
    page.click("#cards-view .clear-cards")
    assert "due=" not in page.evaluate("location.hash")
