"""Shows in headless Chromium that on narrow screens no letter lies under a button and no column breaks a word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from page_waits import drawn, follow

pytest_plugins = ("open_page",)
pytestmark = pytest.mark.browser
Opened = Callable[..., Any]

UNDER_BUTTONS = """() => {
    const panel = document.querySelector("#panel");
    const buttons = [...panel.querySelectorAll(".close, .over")].filter((one) => one.getClientRects().length);
    const found = [];
    const walk = document.createTreeWalker(panel, NodeFilter.SHOW_TEXT);
    for (let at = walk.nextNode(); at; at = walk.nextNode()) {
        if (!at.textContent.trim() || at.parentElement.closest(".close, .over")) continue;
        const range = document.createRange();
        range.selectNodeContents(at);
        for (const text of range.getClientRects()) {
            for (const button of buttons) {
                const box = button.getBoundingClientRect();
                const meets = text.left < box.right && text.right > box.left && text.top < box.bottom && text.bottom > box.top;
                // What goes under the head of the details is covered by it; what is on top at that spot is what is read.
                const [x, y] = [Math.max(text.left, box.left) + 1, Math.max(text.top, box.top) + 1];
                if (meets && at.parentElement.contains(document.elementFromPoint(x, y))) found.push(at.textContent.slice(0, 40));
                if (meets && !button.closest(".head")) found.push(at.textContent.slice(0, 40));
            }
        }
    }
    return found;
}"""  # noqa: E501
BROKEN = """() => {
    const found = new Set();
    for (const table of document.querySelectorAll("table")) {
        if (!table.getClientRects().length) continue;
        const walk = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
        for (let at = walk.nextNode(); at; at = walk.nextNode()) {
            if (at.parentElement.closest("a, code")) continue;
            for (const word of at.textContent.matchAll(/[^\\s\\-–—/·]+/gu)) {
                const range = document.createRange();
                range.setStart(at, word.index);
                range.setEnd(at, word.index + word[0].length);
                const lines = [...range.getClientRects()].filter((box) => box.width > 0);
                if (new Set(lines.map((box) => Math.round(box.top / 4))).size > 1) found.add(word[0]);
            }
        }
    }
    return [...found];
}"""


@pytest.mark.parametrize("width", [390, 800, 1280])
@pytest.mark.parametrize("at", ["thing=nato-committee-on-gender-perspectives", "view=cards&thing=nato"])
def test_no_letter_of_the_details_lies_under_their_buttons(
    opened: Opened, built_bundled: Path, width: int, at: str
) -> None:
    page = opened(built_bundled / "network.html", width=width, at=at)
    assert page.locator("#panel .head .kind").is_visible()
    for step in range(0, 900, 37):
        page.evaluate("(top) => { document.querySelector('#panel').scrollTop = top; }", step)
        assert page.evaluate(UNDER_BUTTONS) == [], step
    heading = page.locator("#panel .jumps button").nth(2)
    heading.evaluate("(button) => button.click()")
    box, head = page.locator("#panel h3").nth(2).bounding_box(), page.locator("#panel .head").bounding_box()
    assert box["y"] >= head["y"] + head["height"] - 1, "the part that was jumped to stands below the head"


@pytest.mark.parametrize("width", [390, 683, 1024, 1280])
def test_no_column_of_a_table_breaks_a_word(opened: Opened, built_bundled: Path, width: int) -> None:
    page = opened(built_bundled / "network.html", width=width, at="")
    places = ("overview", "things", "relations", "commitments", "disagreements", "texts", "timeline", "matrix")
    for at in (*places, "compare&plans=norway+sweden", "compare&pair=nato+united-nations"):
        follow(page, f"#view={at}")
        page.evaluate(
            """() => document.querySelectorAll(".foot details:not([open]) > summary, .as-list:not([open]) > summary")
                .forEach((one) => one.getClientRects().length && one.click())"""
        )
        drawn(page)
        page.wait_for_selector(".table:not([aria-busy])", state="attached")
        assert page.evaluate(BROKEN) == [], at
        assert page.evaluate("document.documentElement.scrollWidth") <= width
