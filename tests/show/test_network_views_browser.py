"""Shows in headless Chromium that timeline, tree, matrix and lineage say what the graph says, by pointer and by key."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from browser_sample import World
from page_waits import open_tab
from views_sample import DUE, payload_world, views_world

pytest_plugins = ("open_page",)
pytestmark = pytest.mark.browser
Opened = Callable[..., Any]
VIEWS = ("timeline", "tree", "matrix", "lineage")
LISTS = ("things", "relations", "commitments", "disagreements")


def show(page: Any, view: str) -> Any:
    open_tab(page, view)
    page.wait_for_selector(f"#{view}-view:not([hidden])" if view in VIEWS else "#list-body tr")
    return page


def data_of(page: Any) -> Any:
    return json.loads(page.locator("#page-data").text_content())


def marks(page: Any) -> list[str]:
    """What the pointer would read at each mark of the timeline."""
    return [str(text) for text in page.locator("#timeline-view .mark-item title").all_text_contents()]


def test_the_timeline_draws_days_intervals_vague_dates_and_posts(opened: Opened) -> None:
    page = show(opened(views_world()), "timeline")
    told = marks(page)
    assert "Summit of the Alliance, 2024-07-09/2024-07-11" in told
    assert "Zara Seen: Chair of the Committee, from 2021-11, named as such 2024-07-11" in told
    assert "Ed Ended: Secretary of the Committee, from 2012, until 2016" in told
    assert any(text.endswith(DUE) for text in told)
    vague = page.locator("#timeline-view .mark-item", has_text="Annual conference of the committee")
    assert vague.locator("rect.vague").count() == 1
    assert "still" not in page.inner_text("#timeline-view")


def test_an_open_end_is_drawn_as_last_seen(opened: Opened) -> None:
    page = show(opened(views_world()), "timeline")
    open_end = page.locator("#timeline-view .mark-item", has_text="Zara Seen: Chair")
    assert open_end.locator("line.tail").count() == 1
    assert "named as such 2024-07-11" in open_end.locator("text").text_content()
    closed = page.locator("#timeline-view .mark-item", has_text="Ed Ended")
    assert closed.locator("line.tail").count() == 0
    five_years = float(closed.locator("rect.holding").get_attribute("width"))
    one_year = float(page.locator("#timeline-view rect.adoption").first.get_attribute("width"))
    assert five_years == pytest.approx(5 * one_year, rel=0.01)


def test_labels_of_the_timeline_do_not_overlap(opened: Opened, built_bundled: Path) -> None:
    page = show(opened(built_bundled / "graph.trig"), "timeline")
    boxes = page.evaluate(
        "[...document.querySelectorAll('#timeline-view .mark-item text')].map((text) => {"
        "const { x, y, width, height } = text.getBBox(); return [x, y, x + width, y + height - 3]; })"
    )
    assert len(boxes) > 60
    for index, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[index + 1 :]:
            assert not (left < other[2] and other[0] < right and top < other[3] and other[1] < bottom)


@pytest.mark.parametrize("text", [100, 200])
def test_on_a_phone_every_name_of_the_timeline_is_in_sight(opened: Opened, built_bundled: Path, text: int) -> None:
    page = opened(built_bundled / "network.html", width=390, height=844)
    page.evaluate(f"document.documentElement.style.fontSize = '{text}%'")
    show(page, "timeline")
    found = page.evaluate(
        "(() => { const host = document.querySelector('#timeline-view .scroll'); const wide = host.clientWidth;"
        "const boxes = [...host.querySelectorAll('.mark-item text')].map((text) => text.getBBox());"
        "const cut = boxes.filter(({ x, width }) => x < 0 || x + width > wide);"
        "return [host.scrollWidth - wide, boxes.length, cut.length]; })()"
    )
    assert found[0] <= 0
    assert found[1] > 60
    assert found[2] == 0


def test_the_timeline_zooms_and_a_click_opens_the_sentences(opened: Opened) -> None:
    page = show(opened(views_world()), "timeline")
    before = page.locator("#timeline-view svg.timeline").bounding_box()["width"]
    page.click("#timeline-view button[aria-label='More room for a year']")
    page.focus("#timeline-view .scroll")
    page.keyboard.press("+")
    assert page.locator("#timeline-view svg.timeline").bounding_box()["width"] > before * 1.9
    page.click("#timeline-view .buttons >> text=Fit")
    page.locator("#timeline-view .mark-item", has_text="Summit of the Alliance").locator("rect, path").first.click()
    assert "The Summit met from 9 to 11 July" in page.inner_text("#panel")
    page.locator("#timeline-view .mark-item", has_text="shall report").locator("path, rect").first.click()
    assert "The Committee shall report by mid-2030" in page.inner_text("#panel")


def test_what_has_a_date_and_no_relation_stands_on_the_timeline(opened: Opened) -> None:
    page = show(opened(views_world()), "timeline")
    page.locator("#timeline-view .mark-item", has_text="A meeting that nothing else").locator(
        "path, rect"
    ).first.click()
    assert "the meeting of February 2020" in page.inner_text("#panel")
    page.click("#panel .close")
    assert page.is_hidden("#panel")
    page.click("#legend-list [data-kind=event]")
    assert not any("A meeting that nothing else" in text for text in marks(page))


def test_the_list_of_the_timeline_is_sorted_and_holds_the_same(opened: Opened) -> None:
    page = show(opened(views_world()), "timeline")
    page.focus("#timeline-view summary")
    page.keyboard.press("Enter")
    rows = [row.split("\t") for row in page.inner_text("#timeline-view tbody").split("\n") if "\t" in row]
    assert len(rows) == len(marks(page))
    starts = [row[0].removeprefix("from ")[:4] for row in rows]
    assert starts == sorted(starts)
    page.locator("#timeline-view tbody button", has_text="Zara Seen: Chair").click()
    assert "zara as chair" in page.inner_text("#panel")


def test_the_tree_walks_by_keyboard_and_opens_sentences(opened: Opened) -> None:
    page = show(opened(views_world()), "tree")
    focused = "document.activeElement.querySelector('.tree-name').textContent"
    page.focus("#tree-view [role=treeitem][tabindex='0']")
    assert page.evaluate(focused) == "North Atlantic Treaty Organization"
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "false"
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.getAttribute('aria-level')") == "2"
    page.keyboard.press("c")
    assert page.evaluate(focused) == "Committee on Gender Perspectives"
    page.keyboard.press("w")
    assert "The Committee is a part of the Alliance" in page.inner_text("#panel")
    assert page.evaluate(focused) == "Committee on Gender Perspectives"
    page.keyboard.press("Enter")
    assert page.inner_text("#panel h2") == "Committee on Gender Perspectives"
    page.keyboard.press("End")
    page.keyboard.press("Home")
    assert page.evaluate(focused) == "North Atlantic Treaty Organization"


def test_rings_and_several_parents_end_with_a_mark(opened: Opened) -> None:
    page = show(opened(views_world()), "tree")
    page.click("#tree-view >> text=Open all")
    lines = [str(text) for text in page.locator("#tree-view .tree-line").all_inner_texts()]
    ring = [line for line in lines if "Ring" in line]
    assert len(ring) == 4
    assert "stands above already" in ring[-1]
    office = [line for line in lines if "Office of the Gender Advisor" in line]
    assert len(office) == 2
    assert all("also under" in line for line in office)
    page.select_option("#tree-view select", "advises")
    assert page.locator("#tree-view [role=treeitem]").count() == 2
    page.select_option("#tree-view select", "memberOf")
    assert "No document says such a relation" in page.inner_text("#tree-view")


@pytest.mark.parametrize("rows", ["bearer", "document", "theme"])
def test_the_matrix_counts_what_the_graph_says(opened: Opened, built_bundled: Path, rows: str) -> None:
    page = show(opened(built_bundled / "graph.trig"), "matrix")
    page.select_option("#matrix-view select", rows)
    if page.is_visible("#matrix-view > button"):
        page.click("#matrix-view > button")
    commitments = data_of(page)["commitments"]
    wanted: Counter[tuple[str, str]] = Counter()
    for item in commitments:
        bearers = sorted({one["thing"] or f"“{one['words']}”" for one in item["bearers"]})
        keys = {"theme": item["themes"], "bearer": bearers, "document": [item["document"]]}[rows] or [""]
        wanted.update((key, item["strength"]) for key in keys)
    cells = page.eval_on_selector_all(
        "#matrix-view tbody [data-cell]", "(all) => all.map((one) => [one.dataset.cell, one.textContent])"
    )
    shown = {tuple(cell.rsplit("|", 1)): int(number) for cell, number in cells if not cell.endswith("|all")}
    assert shown == dict(wanted)
    assert page.inner_text("#matrix-view [data-cell='*|all']") == str(len(commitments))


def test_a_cell_opens_into_sentences_with_all_that_is_known(opened: Opened) -> None:
    page = show(opened(views_world()), "matrix")
    page.click("#matrix-view [data-cell='committee|Obligation']")
    text = page.inner_text("#matrix-view .opened")
    for part in (f"by {DUE}", "Committee on Gender Perspectives", "to\n", "The Committee shall report", "paragraph 6"):
        assert part in text
    page.click("#matrix-view [data-cell='alliance|Undertaking']")
    assert "1 to 25 of 31 commitments" in page.inner_text("#matrix-view .opened")
    page.click("#matrix-view .opened >> text=Next")
    assert page.locator("#matrix-view .sentences > li").count() == 6
    page.click("#matrix-view .sentences .why >> nth=0")
    assert "NATO will act" in page.inner_text("#panel")


def test_everyone_whom_a_commitment_names_is_in_each_view(opened: Opened) -> None:
    """Three bearers, one addressee by two names and two for whose good it is, in matrix, list and panel."""
    page = show(opened(views_world()), "matrix")
    for key in ("committee", "chair", "“its staff”"):
        assert page.inner_text(f"#matrix-view [data-cell='{key}|Obligation']") == "1"
    page.click("#matrix-view [data-cell='chair|Obligation']")
    line = page.inner_text("#matrix-view .opened .line").replace("\n", " ")
    people = (
        "Committee on Gender Perspectives",
        "“its staff”",
        "Chair of the Committee",
        "to",
        "NATO",
        "for",
        "“women”",
    )
    assert [line.find(one) for one in people] == sorted(line.find(one) for one in people if one in line)
    page.click("#matrix-view .sentences .why >> nth=0")
    for part in (*people, "Office of the Gender Advisor"):
        assert part in page.inner_text("#panel .commitment")
    show(page, "commitments")
    page.fill("#filter", "its staff")
    row = page.inner_text("#list-body tr")
    for part in (*people[:3], "NATO", "“women”", "Office of the Gender Advisor"):
        assert part in row


def test_each_bearer_has_the_commitment_in_its_details(opened: Opened) -> None:
    page = opened(views_world())
    for name, heading in (
        ("Committee on Gender Perspectives", "Commitments it bears (1)"),
        ("Chair of the Committee", "Commitments it bears (1)"),
        ("Office of the Gender Advisor", "Commitments that it benefits from (1)"),
    ):
        page.fill("#search", name)
        page.press("#search", "Enter")
        assert heading in page.inner_text("#panel")


def test_the_matrix_sorts_by_any_column(opened: Opened) -> None:
    page = show(opened(views_world()), "matrix")
    first = "#matrix-view tbody tr:first-child th"
    assert page.inner_text(first) == "North Atlantic Treaty Organization"
    page.click("#matrix-view [data-sort=Obligation]")
    assert page.inner_text(first) == "Chair of the Committee", "the first by name of three bearers of one obligation"
    assert page.get_attribute("#matrix-view th:has([data-sort=Obligation])", "aria-sort") == "descending"
    page.click("#matrix-view [data-sort=Obligation]")
    assert page.inner_text(first) != "Chair of the Committee"
    page.click("#matrix-view [data-sort=name]")
    names = page.locator("#matrix-view tbody th").all_inner_texts()
    assert names == sorted(names, key=lambda text: text.strip("“”=+1 ").lower())


def test_the_lineage_stands_in_the_order_of_time(opened: Opened) -> None:
    page = show(opened(views_world()), "lineage")
    cites, drawn_lines = "#lineage-view .tick:has-text('cites') input", "#lineage-view .hit path.cites:not(.end)"
    assert page.locator(drawn_lines).count() == 0, "what is only cited waits until it is asked for"
    page.check(cites)
    assert page.locator(drawn_lines).count() > 0
    left = {
        title: page.locator("#lineage-view .document", has_text=title).locator("rect").bounding_box()["x"]
        for title in ("A report without a date", "Text of 2000", "Text of 2010", "Text of 2018")
    }
    assert list(left.values()) == sorted(left.values())
    assert page.locator("#lineage-view .hit path.updates:not(.end)").count() == 1
    page.locator("#lineage-view .document", has_text="Text of 2010").locator("rect").click()
    assert "The text of 2018 updates that of 2010" in page.inner_text("#panel")
    page.uncheck(cites)
    assert page.locator(drawn_lines).count() == 0
    page.click("#lineage-view summary")
    assert "adopted at" in page.inner_text("#lineage-view tbody")


def test_no_line_of_the_lineage_runs_behind_a_document(opened: Opened, built_bundled: Path) -> None:
    page = show(opened(built_bundled / "graph.trig"), "lineage")
    assert "6 documents." in page.inner_text("#lineage-view .view-status")
    page.check("#lineage-view .tick:has-text('cites') input")
    assert page.locator("#lineage-view .document").count() == 60
    assert "Drawn: the 60 of" in page.inner_text("#lineage-view .view-status")
    crossed = page.evaluate(
        """() => {
          const boxes = [...document.querySelectorAll('#lineage-view .document rect')].map((rect) => rect.getBBox());
          const between = (at, start, size) => at > start + 2 && at < start + size - 2;
          const within = (p, b) => between(p.x, b.x, b.width) && between(p.y, b.y, b.height);
          return [...document.querySelectorAll('#lineage-view .hit path.wide')].filter((path) => {
            const length = path.getTotalLength();
            for (let at = 0; at <= length; at += 20) {
              const spot = path.getPointAtLength(at);
              if (boxes.some((box) => within(spot, box))) return true;
            }
            return false;
          }).length;
        }"""
    )
    assert crossed == 0
    page.click("#lineage-view >> text=/Show all/")
    assert page.locator("#lineage-view .document").count() > 60


def test_a_filter_reaches_every_view(opened: Opened) -> None:
    page = opened(views_world())
    page.click("#legend-list [data-kind=document]")
    assert "No document" in show(page, "lineage").inner_text("#lineage-view")
    assert not any("Text of 2018" in text for text in marks(show(page, "timeline")))
    page.click("#legend-list [data-kind=document]")
    assert any("Text of 2018" in text for text in marks(page))


def test_payloads_in_names_do_nothing_in_any_view(opened: Opened) -> None:
    page = opened(payload_world())
    title = page.title()
    for view in (*VIEWS, *LISTS):
        show(page, view)
        spots = (
            ".mark-item rect, .lineage .document rect, .lineage .hit path, .twist, [data-cell], summary, .plain, .why"
        )
        page.eval_on_selector_all(
            spots,
            "(all) => all.slice(0, 80).forEach((one) => one.dispatchEvent(new MouseEvent('click', { bubbles: true })))",
        )
    assert page.title() == title
    assert page.locator("main img, main section script, main a:not([href^='https://'])").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault_in_any_view(opened: Opened, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python").Axe()
    page = opened(views_world(), scheme=scheme)
    for view in (*VIEWS, *LISTS):
        show(page, view)
        for details in page.locator(f"#{view}-view details:not([open]) > summary").all():
            details.click()
        if view == "matrix":
            page.click("#matrix-view [data-cell='alliance|Undertaking']")
        found = axe.run(page).response["violations"]
        faults = [(view, fault["id"], fault["nodes"][0]["html"]) for fault in found if fault["impact"] in BAD]
        assert faults == []


BAD = ("serious", "critical")


@pytest.mark.parametrize(
    ("width", "scheme", "text"), [(1440, "light", 100), (1440, "dark", 100), (390, "light", 100), (1280, "light", 200)]
)
def test_the_views_fit_screens_and_larger_text(
    opened: Opened, built_bundled: Path, keep_picture: Callable[[Any, str], bytes], width: int, scheme: str, text: int
) -> None:
    page = opened(built_bundled / "graph.trig", width, 844, scheme)
    page.evaluate(f"document.documentElement.style.fontSize = '{text}%'")
    for view in (*VIEWS, *LISTS):
        show(page, view)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert len(keep_picture(page, f"{view}-{width}-{scheme}-{text}")) > 10_000


def test_a_print_shows_the_view_without_its_buttons(opened: Opened) -> None:
    page = show(opened(views_world()), "timeline")
    page.emulate_media(media="print")
    assert page.is_hidden("#takeaway-button")
    assert page.is_hidden("#timeline-view .buttons >> text=Fit")
    assert page.is_visible("#timeline-view svg.timeline")


def test_an_empty_graph_leaves_every_view_with_a_word(opened: Opened) -> None:
    page = opened(World().run())
    for view in ("timeline", "tree", "lineage"):
        open_tab(page, view)
        assert page.is_visible(f"#{view}-view .empty")
