"""Shows that the search understands questions by roles, times of somebody, and words for what the page does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytest_plugins = ("open_page",)
pytestmark = pytest.mark.browser
Opened = Callable[..., Any]

ROLES = (
    ("who sits on and advises the Military Committee of NATO", "People of NATO Military Committee: 2"),
    ("which bodies advise the Military Committee", "NATO Military Committee, advised by: NATO Committee on Gender"),
    ("who sits on the Committee on Gender Perspectives", "People of NATO Committee on Gender Perspectives: 1"),
    ("whom does NATO cooperate with", "NATO, cooperates with: African Union, European Union, OSCE and 1 more"),
    ("which organisations work with NATO", "NATO, cooperates with: African Union, European Union"),
    (
        "who organised the annual conference",
        "2025 Annual Conference of the NATO Committee on Gender Perspectives, organis",
    ),
    (
        "which conference did the NATO Committee on Gender Perspectives organise",
        "NATO Committee on Gender Perspectives, org",
    ),
    (
        "who took part in the 2025 Annual Conference",
        "2025 Annual Conference of the NATO Committee on Gender Perspectives, h",
    ),
    (
        "who spoke at the annual conference",
        "2025 Annual Conference of the NATO Committee on Gender Perspectives, has sp",
    ),
    (
        "what is the Office of the Gender Advisor part of",
        "NATO International Military Staff Office of the Gender Advisor, p",
    ),
    ("who advises the Secretary General of NATO", "No text here says it of NATO Secretary General: advises."),
)
TIMES = (
    ("reporting deadlines for governments", "Commitments of states and their governments that say when: "),
    ("deadlines for states", "Commitments of states and their governments that say when: "),
    ("when do Member States have to report", "Commitments of states and their governments that say when: "),
    (
        "by when must the Secretary-General report",
        "Commitments of United Nations Secretary-General to report that say when",
    ),
    (
        "which reports are overdue from the Secretary-General",
        "Commitments of United Nations Secretary-General to report",
    ),
    ("what is due from NATO", "No commitment of NATO says when."),
)
WORK = (
    ("share this page with a colleague", "The link to this view"),
    ("send a link to this view", "The link to this view"),
    ("bookmark this", "The link to this view"),
    ("copy the address of this page for my team", "The link to this view"),
    ("email this to someone", "The link to this view"),
    ("export the table to Excel", "Download what is shown, as a file"),
    ("save as spreadsheet", "Download what is shown, as a file"),
    ("download the picture as PNG", "Download what is shown, as a file"),
    ("get the data as CSV", "Download what is shown, as a file"),
    ("how can I print this page", "Print this view, or save it as PDF"),
    ("save this list as PDF", "Print this view, or save it as PDF"),
    ("how do I cite this", "Open a sentence: “Copy citation” stands beside it"),
)
NOTHING_ASKED = ("women in peace support operations", "help for victims", "share of women in peacekeeping")


def offered(page: Any, words: str) -> list[str]:
    page.fill("#search", words)
    return list(page.locator("#suggestions li").all_inner_texts())


def test_questions_by_roles_by_times_and_for_the_page_are_understood(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="")
    found = {words: offered(page, words)[0] for words, _ in (*ROLES, *TIMES, *WORK)}
    assert [words for words, said in (*ROLES, *TIMES, *WORK) if not found[words].startswith(said)] == []
    assert offered(page, ROLES[0][0])[1] == "NATO Military Committee, advised by: NATO Committee on Gender Perspectives"


def test_words_that_ask_nothing_of_the_kind_open_no_such_door(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="")
    doors = ("No text here says it", "The link to this view", "Print this view", "Download what is shown")
    for words in NOTHING_ASKED:
        assert not any(line.startswith(doors) for line in offered(page, words)), words


def test_a_role_opens_the_details_where_those_stand(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="")
    offered(page, "which bodies advise the Military Committee")
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash.includes('place=advised-by')")
    assert page.inner_text("#panel h2") == "NATO Military Committee"
    panel, heading = page.locator("#panel"), page.locator("#panel h3[data-place=advised-by]")
    assert panel.bounding_box()["y"] <= heading.bounding_box()["y"] < panel.bounding_box()["y"] + 500


def test_a_time_of_somebody_opens_just_those_commitments(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="")
    said = offered(page, "by when must the Secretary-General report")[0]
    page.keyboard.press("Enter")
    assert page.inner_text("#cards-view .view-status").startswith(said.rpartition(" ")[2] + " of ")
    said = offered(page, "deadlines for states")[0]
    page.keyboard.press("Enter")
    assert page.inner_text("#cards-view .view-status").startswith(said.rpartition(" ")[2] + " of ")


def test_words_for_the_page_lead_to_the_control(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="view=relations")
    offered(page, "export the table to Excel")
    page.keyboard.press("Enter")
    assert page.is_visible("#takeaway [data-take='relations.csv']")
    page.keyboard.press("Escape")
    offered(page, "share this page with a colleague")
    page.keyboard.press("Enter")
    assert "The link to this view" in page.inner_text("dialog")
