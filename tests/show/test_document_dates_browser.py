"""Turns the years of the page into the documents that each view counts in them: the same ones everywhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser_sample import World, name, small_world, thing
from page_waits import follow

from graph_build.show.document_date import document_date

pytest_plugins = ("open_page",)
Opened = Callable[..., Any]
YEAR = "from={0}-01-01&until={0}-12-31"


def test_the_date_of_a_document_is_its_adoption_then_its_publication_then_that_of_the_catalogue() -> None:
    said = [("issued", "2020-01"), ("publishedOn", "2021-02"), ("adoptedOn", "2022-03"), ("adoptedOn", "2022")]
    dates = [document_date(said[:number]) for number in range(5)]
    assert [date and (date.text, date.how) for date in dates] == [
        None, ("2020-01", "issued"), ("2021-02", "published"), ("2022-03", "adopted"), ("2022-03", "adopted"),
    ]  # fmt: skip
    assert document_date([("adoptedOn", "in spring"), ("occursOn", "2020")]) is None


def test_of_two_dates_that_are_equally_exact_the_earlier_one_counts() -> None:
    found = document_date([("adoptedOn", "2012"), ("adoptedOn", "2011")])
    assert found is not None
    assert (found.first, found.last) == ("2011-01-01", "2011-12-31")


def numbers(text: str) -> tuple[str, ...]:
    """The year, and how many of its documents were read, are only named, and are plans that a table lists."""
    counted = r"(\d+) read here, (\d+) only named in them, (\d+) national plans? that a table lists"
    found = re.search(rf"Documents of (\d{{4}}): {counted}\.", text)
    assert found, text
    return found.groups()


def in_timeline(page: Any) -> int:
    """How many documents the timeline draws, by the headings of its two rows for them."""
    headings = page.locator("#timeline-view svg .stay-left text").all_text_contents()
    return sum(int(re.findall(r"\((\d+)\)", one)[0]) for one in headings if one.startswith("Documents"))


@pytest.mark.browser
@pytest.mark.parametrize("year", ["2009", "2019", "2024"])
def test_every_view_counts_the_same_documents_of_a_year(opened: Opened, built_bundled: Path, year: str) -> None:
    page = opened(built_bundled / "network.html", at="")
    door = page.locator(f"#overview-view [data-year='{year}']")
    read = re.findall(r"the (\d+) documents?", door.get_attribute("title"))[0]
    listed = door.locator("xpath=../following-sibling::ul[1]/li").count()
    assert int(read) == listed

    follow(page, f"#view=reading&{YEAR.format(year)}")
    assert page.locator("#reading-view select option").count() == listed
    said = numbers(page.inner_text("#reading-few"))
    assert said[:2] == (year, read)

    follow(page, f"#view=timeline&{YEAR.format(year)}")
    assert numbers(page.inner_text("#timeline-view .view-status")) == said
    assert in_timeline(page) == int(said[1]) + int(said[2])

    follow(page, f"#view=things&{YEAR.format(year)}")
    page.wait_for_selector(".table:not([aria-busy])")
    assert numbers(page.inner_text("#list-count")) == said
    assert "adopted or, where no text says one, published" in page.inner_text("#time-text")
    assert numbers(page.inner_text("#time-text")) == said

    follow(page, f"#view=texts&{YEAR.format(year)}")
    assert page.inner_text("#texts-view .view-status").split(": ")[1].split(".")[0] == (
        f"{said[1]} read here, {said[2]} only named in them, {said[3]} national plans that a table lists"
    )


@pytest.mark.browser
def test_a_document_dated_twice_stands_once_in_the_timeline_and_one_that_the_catalogue_dates_stands_there_too(
    opened: Opened,
) -> None:
    world: World = small_world()
    world.says("policy", "policy", "adoptedOn", "2024-07", "Allies adopted this Policy in July 2024")
    world.says("news", "policy", "publishedOn", "2025-01-10", "The Policy came out on 10 January 2025")
    world.add("things", thing("news"), name("dcterms", "issued"), "2024-08-01")
    page = opened(world, at=f"view=timeline&{YEAR.format('2024')}")
    assert in_timeline(page) == 2
    follow(page, f"#view=timeline&{YEAR.format('2025')}")
    assert in_timeline(page) == 0
