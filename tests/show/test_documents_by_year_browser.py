"""Shows that every document of a year is listed, as often as the overview counts, by file and server alike."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser_sample import World, name, small_world, thing
from explore_sample import united
from page_waits import drawn, follow, open_tab

from graph_build.ask.load import open_graph
from graph_build.ask.lookups import Source
from graph_build.show.dated_documents import PageYear, dated_documents, documents_by_year

pytest_plugins = ("open_page",)
Opened = Callable[..., Any]
YEAR = "from={0}-01-01&until={0}-12-31"


def years_world() -> World:
    """Two documents read, of 2024 and 2025; two that are only named, one of which leaves its year open."""
    world = small_world()
    world.says("policy", "policy", "adoptedOn", "2024-07", "Allies adopted this Policy in July 2024")
    world.add("things", thing("news"), name("dcterms", "issued"), "2025-08-01")
    for local, date in (("plan", "2024-03"), ("study", "2023/2024")):
        world.entity(local, "Report", f"The {local}")
        world.says("news", local, "publishedOn", date, f"The {local} came out in {date}")
        world.says("news", "news", "cites", local, f"The {local} says so")
    return world


def test_a_year_counts_what_was_read_and_what_is_named_and_an_open_date_in_each() -> None:
    found = documents_by_year(dated_documents(Source(united(years_world()))))
    assert found == (PageYear("2023", 0, 1, 0), PageYear("2024", 1, 2, 0), PageYear("2025", 1, 0, 0))


def test_a_plan_of_a_table_counts_by_its_adoption_else_by_its_beginning(built_bundled: Path) -> None:
    dated = {one.address.rpartition("/")[2]: one for one in dated_documents(Source(built_bundled / "graph.trig"))}
    second = dated["albania-national-action-plan-2nd"]
    assert (second.known, second.date.how, second.date.text) == ("plan", "adopted", "2024")
    begins = [one for one in dated.values() if one.date.how == "begins"]
    assert begins
    assert {one.known for one in begins} == {"plan"}


def listed(page: Any) -> dict[str, int]:
    said = page.locator("#texts-view tbody td[data-label=Here]").all_inner_texts()
    kinds = ("read here", "only named", "national plan")
    return {kind: sum(text.startswith(kind) for text in said) for kind in kinds}


@pytest.mark.browser
def test_every_year_lists_as_many_documents_as_its_button_counts(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "network.html", at="")
    counted = page.evaluate("JSON.parse(document.getElementById('page-data').textContent).overview.dated")
    assert len(counted) > 20
    for row in counted:
        follow(page, f"#view=texts&{YEAR.format(row['year'])}")
        assert list(listed(page).values()) == [row["read"], row["named"], row["plans"]], row["year"]
        pressed = page.locator("#texts-view [data-year][aria-pressed=true]").inner_text()
        assert pressed == f"{row['year']} ({row['read'] + row['named'] + row['plans']})"


@pytest.mark.browser
def test_every_year_that_can_be_chosen_lies_in_the_time_that_the_filter_names(
    opened: Opened, built_bundled: Path
) -> None:
    page = opened(built_bundled / "network.html", at="view=texts")
    words = page.locator("#time-text")
    assert words.inner_text().startswith("All times, 1951-01 to 2026-12. No text here is dated after 2025-05")
    page.click("#texts-view [data-year='2026']")
    said = words.inner_text()
    assert said.startswith("2026-01 to 2026-12: ")
    assert "Documents of 2026: 0 read here, 0 only named in them, 2 national plans that a table lists." in said
    assert "No text here is dated after 2025-05" in said
    assert [page.input_value(f"#year-{end}") for end in ("from", "until")] == ["2026", "2026"]
    page.click("#texts-view [data-year='2024']")
    assert "No text here is dated after" not in words.inner_text()
    follow(page, "#view=texts&from=2031-01-01&until=2031-12-31")
    assert words.inner_text().startswith("2031-01 to 2031-12: "), (
        "an address may ask for a time beyond all that is known"
    )


@pytest.mark.browser
def test_a_server_lists_the_same_documents_of_a_year_as_the_file(
    opened: Opened, opened_served: Opened, built_bundled: Path
) -> None:
    file = opened(built_bundled / "network.html", at=f"view=texts&{YEAR.format('2024')}")
    served = opened_served(open_graph(built_bundled / "graph.trig"), at=f"view=texts&{YEAR.format('2024')}")
    served.wait_for_selector("#texts-view .view-status >> text=12 documents of 2024")
    rows = "[...document.querySelectorAll('#texts-view tbody tr')].map((row) => row.dataset.document).sort()"
    assert served.evaluate(rows) == file.evaluate(rows)
    assert listed(served) == listed(file) == {"read here": 3, "only named": 5, "national plan": 4}
    served.click("#texts-view [data-year='2009']")
    served.wait_for_selector("#texts-view .view-status >> text=11 documents of 2009")
    assert "so far" not in served.inner_text("#texts-view .view-status")


@pytest.mark.browser
def test_a_document_of_a_year_is_opened_read_and_saved(opened: Opened, tmp_path: Path) -> None:
    page = opened(years_world(), at="")
    open_tab(page, "texts")
    assert page.locator("#texts-view tbody tr").count() == 4
    page.click("#texts-view [data-year='2024']")
    assert "3 documents of 2024: 1 read here, 2 only named in them" in page.inner_text("#texts-view .view-status")
    page.click("#takeaway-button")
    with page.expect_download() as saved:
        page.click("[data-take='documents.csv']")
    saved.value.save_as(tmp_path / "documents.csv")
    rows = list(csv.DictReader((tmp_path / "documents.csv").read_text("utf-8").splitlines(keepends=True)))
    named = "only named in what was read"
    told = [(row["date"], row["how it is known"]) for row in rows]
    assert told == [("2024-07", "read here"), ("2023/2024", named), ("2024-03", named)]
    page.keyboard.press("Escape")
    page.click("#texts-view button >> text=The plan")
    assert page.inner_text("#panel h2") == "The plan"
    page.click("#texts-view button >> text=Read it")
    drawn(page)
    assert "read=policy" in page.evaluate("location.hash")
    assert ask_nothing(page)


def ask_nothing(page: Any) -> bool:
    follow(page, f"#view=texts&{YEAR.format('1901')}")
    return bool(page.inner_text("#texts-view .view-status") == "No document of 1901 is known here.")
