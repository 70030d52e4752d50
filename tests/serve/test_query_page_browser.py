"""Shows in headless Chromium that people ask the server by clicking: questions, SPARQL, links, downloads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from serve_process import GOLDEN, Server, running

pytestmark = pytest.mark.browser
PAYLOAD = '<img src=x onerror="document.title=1"><script>document.title=2</script>'


@pytest.fixture
def page(browser: Any, server: Server) -> Iterator[Any]:
    """The query page; afterwards nothing was asked of others and the browser had nothing to complain of."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    opened = context.new_page()
    complaints: list[str] = []
    outside: list[str] = []
    opened.on("pageerror", lambda fault: complaints.append(str(fault)))
    opened.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    opened.on("request", lambda asked: outside.append(asked.url) if not own(asked.url, server) else None)
    opened.goto(server.url + "/query")
    yield opened
    context.close()
    assert outside == []
    assert [said for said in complaints if "status of 4" not in said and "status of 5" not in said] == []


def own(address: str, server: Server) -> bool:
    return address.startswith((server.url, "blob:", "data:"))


def answered(page: Any) -> str:
    page.wait_for_selector("#take:not([hidden])")
    return str(page.inner_text("#status"))


def test_a_question_is_found_asked_and_opens_its_things(page: Any) -> None:
    page.fill("#find", "advise")
    page.select_option("#choice", "advisers")
    page.click("#run")
    assert answered(page).startswith("1 row")
    first = page.locator("#table td a").first
    name = first.inner_text()
    first.click()
    page.wait_for_load_state()
    assert page.inner_text("h1") == name


def test_typed_words_ask_the_question_that_fits_them(page: Any) -> None:
    page.fill("#find", "who advises whom, please")
    assert page.locator("#choice option").count() > 0
    page.press("#find", "Enter")
    assert "row" in answered(page)
    page.fill("#find", "zzzzqq")
    page.click("#run")
    page.wait_for_selector("#status.failed")
    assert "No question is near to 'zzzzqq'" in page.inner_text("#status")


def test_typed_words_are_understood_with_what_they_name(page: Any) -> None:
    page.fill("#find", "who held the post of Gender Advisor of the Meridian Alliance in 2023?")
    page.press("#find", "Enter")
    assert "row" in answered(page)
    assert page.input_value("#choice") == "held-on"
    assert page.input_value("#parameter-date") == "2023"
    assert "understood as: Who held a post" in page.inner_text("#fitting")
    page.fill("#find", "who held the post of Keeper of the Nowhere Lamps in 2023?")
    page.press("#find", "Enter")
    page.wait_for_selector("#status.failed")
    assert "Nowhere" in page.inner_text("#status") or "No question" in page.inner_text("#status")


def test_a_failure_shows_with_its_words_and_never_beside_those_of_the_answer_before(page: Any) -> None:
    page.fill("#find", "who advises whom, please")
    page.press("#find", "Enter")
    assert "row" in answered(page)
    page.evaluate("""() => {
      window.seen = [];
      const status = document.querySelector("#status");
      new MutationObserver(() => window.seen.push([status.className, status.textContent]))
        .observe(status, { attributes: true, childList: true });
    }""")
    page.fill("#find", "zzzzqq")
    page.press("#find", "Enter")
    page.wait_for_selector("#status.failed")
    assert page.evaluate("window.seen") == [["", "Asking …"], ["failed", page.inner_text("#status")]]


def test_the_tab_that_is_open_is_marked_and_the_page_is_found_from_the_overview(page: Any, server: Server) -> None:
    assert page.locator("nav [aria-current=page]").all_inner_texts() == ["Questions"]
    page.goto(server.url + "/")
    page.wait_for_selector("html[data-ready=yes]")
    page.click("#questions")
    page.wait_for_load_state()
    assert page.inner_text("h1") == "Ask the graph"


LOOK = """(selectors) => Object.fromEntries(Object.entries(selectors).map(([part, selector]) => {
    const style = getComputedStyle(document.querySelector(selector));
    const said = ["backgroundColor", "color", "borderTopColor", "borderTopLeftRadius", "fontSize", "fontFamily"];
    return [part, said.map((one) => style[one])];
}))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_in_the_style_of_the_network(browser: Any, server: Server, scheme: str) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.goto(f"{server.url}/query")
    here = page.evaluate(
        LOOK,
        {"tab": "nav [aria-current]", "card": "#result", "search": "header input", "title": "#_answer", "all": "body"},
    )
    page.goto(f"{server.url}/")
    page.wait_for_selector("html[data-ready=yes]")
    there = page.evaluate(
        LOOK,
        {"tab": "#views [aria-pressed=true]", "card": ".card", "search": "#search", "title": ".card h3", "all": "body"},
    )
    # The open one of a row of tabs is the last here and the first there: their corners differ.
    here["tab"][3] = there["tab"][3]
    assert there == here
    page.close()


def test_long_questions_wrap(page: Any) -> None:
    assert page.evaluate("getComputedStyle(document.querySelector('#choice option')).whiteSpace") == "normal"
    assert page.evaluate(
        "document.getElementById('choice').scrollWidth <= document.getElementById('choice').clientWidth"
    )


def test_what_typed_words_were_taken_for_is_said(page: Any) -> None:
    page.select_option("#choice", "commitments-of")
    for typed, said in (("alliance meridian", "Meridian Alliance"), ("Meridian Alliance", "")):
        page.fill("#parameter-actor", typed)
        page.press("#parameter-actor", "Enter")
        answered(page)
        assert page.is_visible("#taken") is bool(said)
        assert said in page.inner_text("#taken")


def test_parameters_are_typed_by_name(page: Any) -> None:
    page.select_option("#choice", "commitments-of")
    page.fill("#parameter-actor", "Meridian Alliance")
    page.press("#parameter-actor", "Enter")
    assert "row" in answered(page)
    assert page.locator("#table td.quote").count() > 0
    assert "actor" not in page.inner_text("#table thead"), "what was given is not repeated"
    page.fill("#parameter-actor", "Meridian Alliance of the North")
    page.click("#run")
    page.wait_for_selector("#status.failed")
    assert "close: " in page.inner_text("#status")


def test_a_commitment_is_opened_by_a_word_that_can_be_read(page: Any) -> None:
    page.select_option("#choice", "due-by")
    page.fill("#parameter-date", "2035-01-01")
    page.click("#run")
    assert "row" in answered(page)
    assert "wpsi:" not in page.inner_text("#table")
    page.locator("#table td a", has_text="open").first.click()
    page.wait_for_load_state()
    assert "/commitment/" in page.url


def test_the_address_holds_what_is_asked(page: Any, server: Server) -> None:
    page.select_option("#choice", "commitments-of")
    page.fill("#parameter-actor", "Meridian Alliance")
    page.click("#run")
    told = answered(page)
    address = page.url
    page.goto("about:blank")
    page.goto(address)
    assert answered(page).split()[0] == told.split()[0]
    page.goto(f"{server.url}/query#query={quote('ASK { ?s a wps:Body }')}")
    page.reload()
    assert answered(page).startswith("Yes.")


def test_sparql_is_written_and_faults_are_told(page: Any) -> None:
    page.click("summary")
    page.fill("#sparql", "SELECT ?body { ?body a wps:Body } ORDER BY ?body LIMIT 2")
    page.press("#sparql", "Control+Enter")
    assert answered(page).startswith("2 rows")
    page.fill("#sparql", "SELECT nothing")
    page.press("#sparql", "Control+Enter")
    page.wait_for_selector("#status.failed")
    assert "not SPARQL" in page.inner_text("#status")
    page.fill("#sparql", "CONSTRUCT WHERE { ?s a wps:Body }")
    page.press("#sparql", "Control+Enter")
    page.wait_for_selector("#table pre")
    assert "wps:Body" in page.inner_text("#table pre")


def test_a_question_becomes_sparql_that_can_be_changed(page: Any) -> None:
    page.select_option("#choice", "due-by")
    page.fill("#parameter-date", "2030-01-01")
    page.click("#show")
    page.locator("#status", has_text="stands in the box").wait_for()
    assert "2030-01-01" in page.input_value("#sparql")
    page.press("#sparql", "Control+Enter")
    assert "row" in answered(page)


def test_answers_are_downloaded(page: Any, tmp_path: Path) -> None:
    page.select_option("#choice", "advisers")
    page.click("#run")
    answered(page)
    for button, start in (("#csv", b"adviser"), ("#json", b'{"head"')):
        with page.expect_download() as download:
            page.click(button)
        target = tmp_path / download.value.suggested_filename
        download.value.save_as(target)
        assert target.read_bytes().startswith(start), target.read_bytes()[:60]


def test_a_cut_answer_says_so_and_a_long_query_can_be_stopped(browser: Any) -> None:
    with running("--graph", str(GOLDEN), "--rows", "5", "--seconds", "30", "--memory", "4000") as server:
        page = browser.new_page()
        page.goto(f"{server.url}/query#query={quote('SELECT * { ?s ?p ?o }')}")
        page.wait_for_selector("#cut:not([hidden])")
        assert "5 rows" in page.inner_text("#cut")
        page.fill("#sparql", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
        page.press("#sparql", "Control+Enter")
        page.wait_for_selector("#stop:not([hidden])")
        page.click("#stop")
        page.wait_for_selector("#status.failed")
        assert page.inner_text("#status") == "Stopped."
        page.close()


def test_a_hostile_value_does_nothing(page: Any) -> None:
    page.click("summary")
    words = f"SELECT ('{PAYLOAD}' AS ?quote) (<javascript:alert(1)> AS ?link) (<data:text/html,x> AS ?more) {{}}"
    page.fill("#sparql", words)
    page.press("#sparql", "Control+Enter")
    assert answered(page).startswith("1 row")
    assert PAYLOAD in page.inner_text("#table td.quote")
    assert page.locator("#table a").count() == 0
    page.select_option("#choice", "commitments-of")
    page.fill("#parameter-actor", PAYLOAD)
    page.click("#run")
    page.wait_for_selector("#status.failed")
    assert page.locator("#status *").count() == 0
    assert "wps-graph" in page.title()


def faults_of(page: Any) -> list[tuple[str, str]]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python").Axe()
    found = axe.run(page).response["violations"]
    return [
        (one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("moderate", "serious", "critical")
    ]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (390, "light")])
def test_the_page_has_no_fault_of_accessibility(browser: Any, server: Server, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(server.url + "/query#question=advisers")
    answered(page)
    assert faults_of(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing is cut off at the side"
    context.close()


COUNTED = """SELECT ?document ?documentName
  (COUNT(DISTINCT ?commitment) AS ?commitments) (COUNT(DISTINCT ?bearer) AS ?bearers)
WHERE {
  ?commitment a wps:Commitment ; wps:statedIn ?paragraph .
  OPTIONAL { ?commitment wps:bearer ?bearer }
  ?paragraph wps:inDocument ?document .
  ?document rdfs:label ?documentName .
}
GROUP BY ?document ?documentName
ORDER BY ?documentName"""


def ask_freely(page: Any, query: str) -> None:
    page.click("#own summary")
    page.fill("#sparql", query)
    page.press("#sparql", "Control+Enter")
    answered(page)


def bars_of(page: Any) -> list[tuple[str, int]]:
    rows = page.locator("#bars li").all()
    return [(row.locator("a").inner_text(), int(row.locator(".number").inner_text())) for row in rows]


def test_a_column_that_counts_is_drawn_as_bars_that_open(page: Any) -> None:
    ask_freely(page, COUNTED)
    heads = page.locator("#table th").all_inner_texts()
    cells = [row.locator("td").all_inner_texts() for row in page.locator("#table tbody tr").all()]
    for counted in ("commitments", "bearers"):
        page.select_option("#counted", counted)
        wanted = [(row[0], int(row[heads.index(counted)])) for row in cells]
        assert bars_of(page) == sorted(wanted, key=lambda bar: -bar[1])
        widths = page.evaluate("[...document.querySelectorAll('#bars rect')].map((bar) => bar.width.baseVal.value)")
        assert widths == pytest.approx([100 * number / bars_of(page)[0][1] for _, number in bars_of(page)], rel=0.01)
    name = page.inner_text("#bars a >> nth=0")
    page.click("#bars a >> nth=0")
    page.wait_for_load_state()
    assert page.inner_text("h1") == name


def test_what_counts_nothing_is_not_drawn(page: Any) -> None:
    ask_freely(page, COUNTED)
    assert page.is_visible("#bars")
    page.fill("#sparql", "SELECT ?body ?year WHERE { VALUES (?body ?year) { (wps:Body 2000) (wps:Post 2001) } }")
    page.press("#sparql", "Control+Enter")
    page.wait_for_selector("#table >> text=2001")
    assert not page.is_visible("#bars")
    page.select_option("#choice", "advisers")
    page.click("#run")
    page.wait_for_selector("#status >> text=1 row")
    assert not page.is_visible("#bars"), "passages beside a fact are no count of the answer"


def test_counts_of_a_question_are_told_apart_by_its_own_columns(page: Any) -> None:
    page.select_option("#choice", "burdens")
    page.click("#run")
    answered(page)
    assert page.is_visible("#bars")
    bars = bars_of(page)
    assert len({name for name, _ in bars}) == len(bars) > 1
    assert " · " in bars[0][0], "who, by which act"


def test_bars_fit_a_phone(page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    ask_freely(page, COUNTED)
    page.wait_for_selector("#bars li")
    assert page.evaluate("document.querySelector('#bars').scrollWidth <= innerWidth")


def test_dates_are_drawn_on_a_line_of_time(page: Any) -> None:
    ask_freely(
        page,
        """SELECT ?body ?start ?end { VALUES (?body ?start ?end) {
        (wps:Body "2000" "2009-12-31") (wps:Post "2010-06" UNDEF) (wps:Place "2005-01-01" "2005-01-01") } }""",
    )
    page.wait_for_selector("#times:not([hidden])")
    assert "2000 to 2011" in page.inner_text("#times .hint")
    words = page.locator("#times .number").all_inner_texts()
    assert words == ["2000 – 2009-12-31", "2005-01-01", "2010-06"]
    bars = page.evaluate("[...document.querySelectorAll('#times rect:not(.track)')].map((bar) => bar.x.baseVal.value)")
    assert bars == sorted(bars)
    assert not page.is_visible("#bars")
    assert not page.is_visible("#map")


def test_states_are_drawn_on_the_map_and_open(browser: Any, built_bundled: Path) -> None:
    with running("--graph", str(built_bundled / "graph.trig")) as server:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{server.url}/query")
        ask_freely(page, "SELECT ?state ?plan { ?plan wps:ofState ?state }")
        page.wait_for_selector("#map:not([hidden]) a.tile")
        tiles = page.locator("#map a.tile").all_inner_texts()
        beside = page.inner_text("#map .hint").split("In no square: ")[1].rstrip(".")
        numbers = [int(words.split()[-1]) for words in (*tiles, *beside.split(", "))]
        assert sum(numbers) == page.locator("#table tbody tr").count() > 100
        assert "NOR 5" in {" ".join(words.split()) for words in tiles}
        for scheme in ("dark", "light"):
            page.emulate_media(color_scheme=scheme)
            assert faults_of(page) == [], scheme
        page.set_viewport_size({"width": 390, "height": 800})
        assert page.evaluate("document.querySelector('#map').scrollWidth <= innerWidth")
        page.click("#map a.tile:has-text('NOR')")
        page.wait_for_load_state()
        assert page.inner_text("h1") == "Norway"
        page.context.close()


def test_what_names_no_states_and_no_dates_has_no_such_drawing(page: Any) -> None:
    page.select_option("#choice", "advisers")
    page.click("#run")
    answered(page)
    page.wait_for_timeout(300)
    assert not page.is_visible("#times")
    assert not page.is_visible("#map")
