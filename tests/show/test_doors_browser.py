"""Turns questions as people type them into the search of the page into the views that answer them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser_sample import small_world
from page_waits import addressed
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
        ("documents of 2024", "#view=texts&from=2024-01-01&until=2024-12-31"),
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


@pytest.mark.parametrize(
    ("words", "offered", "hash_"),
    [
        (
            "all of the NATO Military Committee",
            "All that is said of NATO Military Committee",
            "thing=nato-military-com",
        ),
        ("Tell me about UN Women, please", "All that is said of UN Women", "thing=un-women"),
        ("who is Irene Fellin?", "All that is said of Irene Fellin", "thing=irene-fellin"),
        ("tell me about Albania", "Albania", ""),
        ("does NATO implement 1325", "NATO and UNSCR 1325: Bi-SC Directive 40-1 (a text says so)", "place=implements"),
        (
            "is 1325 implemented by NATO",
            "NATO and UNSCR 1325: Bi-SC Directive 40-1 (a text says so)",
            "thing=unscr-1325",
        ),
        ("does NATO implement 1820", "No document of NATO here is said to implement UNSCR 1820", "thing=unscr-1820"),
        (
            "what implements UNSCR 1325 indirectly",
            "UNSCR 1325 is implemented by 1 directly, 0 indir",
            "place=implements",
        ),
        ("what implements 1820", "Nothing here is said to implement UNSCR 1820", "thing=unscr-1820&place=implements"),
        ("what builds on 1325", "What builds on UNSCR 1325: 1 implements it, 10 cite it", "thing=unscr-1325"),
        ("builds on resolution 1325", "What builds on UNSCR 1325: 1 implements it", "view=lineage&thing=unscr-1325"),
        ("what follows from UNSCR 1325?", "What builds on UNSCR 1325", "view=lineage&thing=unscr-1325"),
        ("which documents are based on 1325", "What builds on UNSCR 1325", "view=lineage&thing=unscr-1325"),
        ("what does 1820 build on", "What UNSCR 1820 builds on: no text here says", "view=lineage&thing=unscr-1820"),
        ("carries forward 1325", "UNSCR 1325 is implemented by 1 directly", "thing=unscr-1325&place=implements"),
        ("disagreements between sources", "Where sources disagree: 20 places", "view=disagreements"),
        ("everything due", "Commitments that say when: ", "view=cards&due=any"),
        ("show me all documents", "All documents by year", "view=texts"),
        ("2024", "Documents of 2024: 3 read here", "view=texts&from=2024-01-01"),
        ("all commitments", "All 385 commitments", "view=cards"),
        ("path", "Ways between two things: choose both", ""),
        ("path between A and B", "Ways between two things: choose both", ""),
        ("which deadlines were missed", "Commitments due, past", "due=past"),
        ("upcoming deadlines", "Commitments that say when: 0 on a day ahead", "due=any"),
        ("reports owed every year", "Commitments recurring", "due=recurring"),
        ("what has to be done by 2025", "Commitments due in 2025: 0 by a date", "due=2025"),
        ("chain from nordic centre to north atlantic council", "Ways between Nordic Centre for Gender", "path=nordic"),
        ("relation between NATO and UN Women", "Ways between NATO and UN Women", "path=nato+un-women"),
        ("difference between NATO and Member States", "Side by side: NATO and Member States", "pair=nato+member-st"),
        ("inconsistencies", "Where sources disagree: 20 places", "view=disagreements"),
        ("article 51 of the NATO policy", "Read paragraph 51 of NATO Policy", "paragraph=51"),
        ("OP 4 of 1960", "Read paragraph 4 of UNSCR 1960", "paragraph=4"),
        ("why is a line dashed", "What is inferred, each with why", "only=inferred"),
        ("what did NATO promise", "NATO, 33 commitments", "bearer=nato"),
        ("countries with plans", "National action plans side by side", "plans="),
        ("what is an undertaking", "Undertaking: 66 commitments. The actor binds itself", "strength=Undertaking"),
        ("what does obligation mean", "Obligation: 32 commitments. The words leave no choice", "strength=Obligation"),
        ("glossary", "Obligation: 32 commitments. The words leave no choice", "strength=Obligation"),
    ],
)
def test_plain_words_are_understood(opened: Opened, built_bundled: Path, words: str, offered: str, hash_: str) -> None:
    page = opened(built_bundled / "network.html", at="")
    said, address = ask(page, words)
    assert said.startswith(offered)
    assert hash_ in address


@pytest.mark.parametrize(
    ("words", "held", "hash_"),
    [
        (
            "who chaired the military committee in 2023",
            "Rob Bauer: Chair of the NATO Military Committee",
            "said=rob-bau",
        ),
        ("who chairs the military committee", "Giuseppe Cavo Dragone: Chair of the NATO Military", "said=giuseppe"),
    ],
)
def test_what_the_holder_of_a_post_does_names_the_post(
    opened: Opened, built_bundled: Path, words: str, held: str, hash_: str
) -> None:
    page = opened(built_bundled / "network.html", at="")
    page.fill("#search", words)
    assert page.locator("#suggestions [role=option]").first.inner_text().startswith(held)
    assert "Nothing holds" not in page.inner_text("#suggestions")
    page.press("#search", "Enter")
    addressed(page, hash_)


def test_a_sentence_that_was_found_opens_what_the_words_ask_for(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="")
    page.fill("#search", "chair of the committee on gender perspectives 2023")
    page.press("#search", "Enter")
    page.wait_for_selector("#panel h2")
    assert "Chair of the NATO Military Committee" in page.inner_text("#panel h2")


@pytest.mark.parametrize(
    ("words", "not_offered"),
    [
        ("information about help", "All that is said of"),
        ("path to peace", "Ways between"),
        ("building peace", "What builds on"),
        ("follow-up", "What builds on"),
        ("women between 2000 and 2010", "Ways between"),
        ("implementation of a gender perspective", "implement UNSCR"),
        ("help women", "or a question, such as"),
        ("all parties to armed conflict", "Side by side"),
        ("NATO in 2024", "Documents of 2024"),
        ("the questions of women", "or a question, such as"),
    ],
)
def test_words_that_only_look_like_such_a_question_open_none(
    opened: Opened, built_bundled: Path, words: str, not_offered: str
) -> None:
    page = opened(built_bundled / "network.html", at="")
    page.fill("#search", words)
    assert not_offered not in page.inner_text("#suggestions")


def test_what_nothing_is_said_to_implement_says_what_was_looked_at(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="")
    ask(page, "what implements 1820")
    said = page.inner_text("#panel")
    assert "is implemented by nothing here" in said
    assert "Looked at: the 18 places where 10 documents of the 16 read here name it" in said
    page.click("#panel summary >> text=of implementing it")
    page.wait_for_selector("#panel details[open] blockquote")  # it is filled when it opens
    assert page.locator("#panel details[open] blockquote").count() > 3
    assert ask(page, "what implements 9999")[0] == "No document here is called “9999”."


def test_plans_that_carry_a_resolution_by_definition_say_so_and_open(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="thing=unscr-1325&place=implements")
    reason = page.locator("#panel [data-rule=definition]")
    assert "194 national action plans of 101 states" in reason.inner_text()
    assert "is not said there" in reason.inner_text()
    reason.get_by_role("button", name="The plans side by side").click()
    assert "view=compare&plans=" in page.evaluate("location.hash")


def test_help_and_an_empty_search_show_what_can_be_asked(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="")
    page.click("#search")
    samples = page.locator("#suggestions [role=option]").all_inner_texts()
    assert {"what is due", "where do sources disagree", "what implements 1325"} <= set(samples)
    page.fill("#search", "What can I ask?")
    assert page.locator("#suggestions [role=option]").all_inner_texts() == samples
    for words in samples:
        page.fill("#search", words)
        assert page.locator("#suggestions [role=option]").count() > 0, words
        assert "No name and no sentence" not in page.inner_text("#suggestions"), words
    page.fill("#search", "")
    page.keyboard.press("Escape")
    assert not page.is_visible("#suggestions")


def test_two_ends_of_a_way_are_chosen_by_clicking(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="")
    ask(page, "path")
    page.locator("#panel").get_by_label("From").select_option(label="NATO")
    assert page.is_disabled("#panel button >> text=Find the ways")
    page.locator("#panel").get_by_label("To").select_option(label="UN Women")
    page.click("#panel button >> text=Find the ways")
    page.wait_for_selector("#panel h2 >> text=From NATO to UN Women")
    assert ask(page, "path between NATO and Atlantis")[0] == "No name here fits “Atlantis”."


def test_the_place_in_the_details_is_in_the_address(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="thing=unscr-1325")
    assert "place=" not in page.evaluate("location.hash")
    heading = page.locator("#panel h3", has_text="cited by")
    heading.evaluate("(one) => one.scrollIntoView()")
    addressed(page, "place=cited-by")
    scrolled = page.evaluate("document.getElementById('panel').scrollTop")
    other = opened(built_bundled / "network.html", at=page.evaluate("location.hash.slice(1)"))
    assert abs(other.evaluate("document.getElementById('panel').scrollTop") - scrolled) < 40
    other.click("#panel .thing >> nth=0")
    assert "place=" not in other.evaluate("location.hash")
