"""Turns the views of the page into what each says that it holds: the number of a download, its file, the filters."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from page_waits import drawn

pytest_plugins = ("open_page",)
pytestmark = pytest.mark.browser
Opened = Callable[..., Any]
YEAR = "from=2024-01-01&until=2024-12-31"


def whole_number(text: str) -> int:
    return int(text.replace(",", ""))


@pytest.mark.parametrize("view", ["network", "relations", "reading", "lineage", "tree", "overview"])
@pytest.mark.parametrize("filters", ["", f"&{YEAR}", "&only=asserted"])
def test_a_download_holds_as_many_relations_as_it_says_and_says_what_the_filters_count(
    opened: Opened, built_bundled: Path, tmp_path: Path, view: str, filters: str
) -> None:
    page = opened(built_bundled / "network.html", at=f"view={view}{filters}")
    page.click("#takeaway-button")
    entry = page.locator("#takeaway [data-take='relations.csv']")
    found = re.search(r"\(([\d,]+) of ([\d,]+)\)", entry.inner_text())
    assert found
    shown, whole = map(whole_number, found.groups())
    with page.expect_download() as saved:
        entry.click()
    saved.value.save_as(tmp_path / "relations.csv")
    rows = list(csv.DictReader((tmp_path / "relations.csv").read_text("utf-8").splitlines(keepends=True)))
    ends = {(row["subject address"], row["relation address"], row["object address"]) for row in rows}
    assert len(ends) == shown
    assert whole == page.evaluate("JSON.parse(document.getElementById('page-data').textContent).relations.length")

    said = {"": "both", "&only=asserted": "asserted"}.get(filters, "both")
    counted = page.locator(f"#facets label:has(input[value={said}]) .number")
    page.evaluate("document.getElementById('side').open = true")
    for _ in range(50):
        if counted.text_content():
            break
        drawn(page)
    passed = whole_number(counted.text_content())
    note = page.locator("#counted-note")
    if shown == passed:
        return
    words = note.inner_text()
    assert f"shows {shown} of {whole} relations" in words
    assert f"The filters let {passed} through" in words
