"""Shows that a row of a table of plans is read as its columns and values, by pages and by the network page alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from page_checks import read_page

from graph_build.ask.lookups import Source
from graph_build.show.fact_rows import ASIDE, COLUMNS, fact_row
from graph_build.show.links import Links
from graph_build.show.pages import render_thing
from graph_build.vocabulary import THINGS

pytest_plugins = ("open_page",)

ROW = 'Arvenia,ARV,1,2018,2020,,"Ministry, Foreign",yes,A site,https://example.org/arvenia'


def test_columns_of_the_page_are_those_of_the_pages() -> None:
    script = files("graph_build.show.network").joinpath("parts", "rows.js").read_text("utf-8")
    for name, wanted in (("FACT_COLUMNS = ", list(COLUMNS)), ("ASIDE = new Set(", sorted(ASIDE, reverse=True))):
        found = re.search(re.escape(name) + r"\[(.*?)\]", script)
        assert found
        assert sorted(re.findall(r'"(.*?)"', found[1])) == sorted(wanted)


@pytest.mark.parametrize(
    ("exact", "rule"), [("a, b and c", "fact-row"), (ROW, "is-part-of"), ("x,y,z,1,2,3,4,5,6,7", "fact-row")]
)
def test_what_is_no_such_row_stays_as_it_is(exact: str, rule: str) -> None:
    assert fact_row(exact, [rule]) == ()


@pytest.mark.browser
def test_disagreements_stand_as_columns_once_for_each_source(opened: Callable[..., Any], built_bundled: Path) -> None:
    page = opened(built_bundled / "graph.trig", at="")
    words = page.inner_text(".disagree li button")
    page.click(".disagree li button")
    rows = page.locator("#list-body tr")
    assert rows.count() == 1
    assert rows.first.locator("td").first.inner_text() == words
    sides = rows.first.locator("dl.fact-row")
    sources = sides.locator("dt:text-is('source') + dd").all_inner_texts()
    assert len(sources) == len(set(sources)) > 1
    marked = set(rows.first.locator("mark").all_inner_texts())
    assert len(marked) > 1
    assert all(mark in words for mark in marked)
    assert not re.search(r",[A-Z]{3},\d,", page.inner_text("#list-view"))


def test_the_page_of_a_plan_shows_its_rows_as_columns(built_bundled: Path) -> None:
    source = Source(built_bundled / "graph.trig")
    html = render_thing(source, THINGS + "albania-national-action-plan-1st", Links())
    assert html
    page = read_page(html)
    assert "ends 2020" in page.text
    assert not re.search(r",[A-Z]{3},\d,", page.text)
