"""Shows in headless Chromium that what is taken away, from a picture to a query, is whole and read by other tools."""

from __future__ import annotations

import csv
import io
import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from browser_sample import hostile_world, small_world
from page_waits import follow, open_tab
from views_sample import payload_world, views_world

from graph_build.show.network.file import network_html, notebook_frame
from graph_build.vocabulary import PREFIXES, THINGS

pytest_plugins = ("open_page",)
pytestmark = pytest.mark.browser
Opened = Callable[..., Any]
Triple = tuple[str, str, str]
SVG = "{http://www.w3.org/2000/svg}"


def data_of(page: Any) -> Any:
    return json.loads(page.locator("#page-data").text_content())


def open_menu(page: Any) -> None:
    if page.is_hidden("#takeaway"):
        page.click("#takeaway-button")


def take(page: Any, key: str) -> bytes:
    """What the browser saves for an entry of the menu."""
    open_menu(page)
    with page.expect_download() as waiting:
        page.click(f"[data-take='{key}']")
    return Path(waiting.value.path()).read_bytes()


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def taken_triples(page: Any) -> set[Triple]:
    """The relations of the view, as the table that is taken away names them."""
    return {
        (row["subject address"], row["relation address"], row["object address"])
        for row in table(take(page, "relations.csv"))
    }


def query_of(page: Any) -> str:
    open_menu(page)
    page.click("[data-take=query]")
    text = str(page.input_value("dialog textarea"))
    page.click("dialog >> text=Close")
    return text


def store_of(trig: Path) -> ox.Store:
    store = ox.Store()
    store.bulk_load(path=str(trig), format=ox.RdfFormat.TRIG)
    return store


def answers(store: ox.Store, query: str) -> set[Triple]:
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    names = ("subject", "relation", "object")
    return {tuple(row[name].value for name in names) for row in found}


def pick(page: Any, value: str) -> None:
    open_menu(page)
    page.check(f"#takeaway input[value={value}]")


def find(page: Any, text: str) -> None:
    page.fill("#search", text)
    page.press("#search", "Enter")


def test_the_picture_of_the_network_holds_symbols_labels_legend_and_a_line(opened: Opened) -> None:
    page = opened(views_world(), at="view=network&scope=all&inferred=yes")
    picture = ElementTree.fromstring(take(page, "svg"))
    texts = [text.text or "" for text in picture.iter(f"{SVG}text")]
    assert {"North Atlantic", "Treaty"} <= set(texts)
    assert {"Organisations", "Documents", "said by a document", "inferred"} <= set(texts)
    assert any("Graph of" in text for text in texts)
    dashed = [path for path in picture.iter(f"{SVG}path") if path.get("stroke-dasharray") == "4px, 5px"]
    assert len(dashed) == sum("(inferred)" in (title.text or "") for title in picture.iter(f"{SVG}title")) > 0
    kinds = {path.get("d") for path in picture.iter(f"{SVG}path") if "scale" in (path.get("transform") or "")}
    assert len(kinds) >= 6
    assert not list(picture.iter(f"{SVG}image"))
    assert not list(picture.iter(f"{SVG}script"))


@pytest.mark.parametrize("view", ["network", "timeline", "matrix", "lineage"])
def test_every_picture_can_be_had_in_dots_and_in_lines(opened: Opened, view: str) -> None:
    page = opened(views_world())
    open_tab(page, view)
    dots = take(page, "png")
    assert dots[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", dots[16:24])
    picture = ElementTree.fromstring(take(page, "svg"))
    assert (width, height) == tuple(round(float(picture.get(name, "0")) * 2) for name in ("width", "height"))
    assert not any(part.get("class") or part.get("style") for part in picture.iter())
    assert len({part.get("fill") for part in picture.iter()} - {None, "none"}) >= 2


def test_a_table_holds_every_sentence_and_starts_no_formula(opened: Opened) -> None:
    page = opened(views_world(), at="view=network&scope=all&inferred=yes")
    rows = table(take(page, "relations.csv"))
    part_of = [r for r in rows if r["subject"] == "Committee on Gender Perspectives" and r["relation"] == "part of"]
    assert {row["sentence"] for row in part_of} == {
        "The Committee is a part of the Alliance",
        "the Alliance's own Committee",
    }
    assert any(row["said or inferred"] == "inferred" for row in rows)
    assert any(row["subject"] == """'=1+1 "quoted", and more""" for row in rows)
    commitments = table(take(page, "commitments.csv"))
    (several,) = (row for row in commitments if row["due"] == "2030-06-30")
    assert several["bearer"] == "Committee on Gender Perspectives; ; Chair of the Committee"
    assert several["bearer in words"] == "The Committee; its staff; the Chair"
    assert (several["for whom"], several["for whom in words"]) == (
        "Office of the Gender Advisor; ",
        "the Office; women",
    )
    assert several["addressee in words"] == "NATO; the Alliance"
    assert any(row["sentence"] == "'=HYPERLINK(1) should be read" for row in commitments)
    cells = [cell for row in [*rows, *commitments] for cell in row.values()]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in cells)


def test_every_column_of_the_tables_is_filled_by_the_bundled_corpus(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "graph.trig")
    # No sentence of the corpus names a known thing for whose good something is done.
    never_filled: dict[str, set[str]] = {"relations.csv": set(), "commitments.csv": {"for whom"}}
    # The picture holds the first view, a list everything.
    for name, never in never_filled.items():
        if page.is_visible("#takeaway"):
            page.click("#takeaway-button")
        open_tab(page, name.removesuffix(".csv"))
        rows = table(take(page, name))
        assert {column for column in rows[0] if not any(row[column] for row in rows)} == never


def test_the_table_of_commitments_holds_everyone(opened: Opened, built_bundled: Path) -> None:
    page = opened(built_bundled / "graph.trig")
    names = {thing["id"]: thing["name"] for thing in data_of(page)["things"]}
    roles = {"bearer": "bearers", "addressee": "addressees", "for whom": "beneficiaries"}
    wanted = [
        (item["id"], label, names.get(one["thing"], ""), one["words"])
        for item in data_of(page)["commitments"]
        for label, role in roles.items()
        for one in item[role]
    ]
    found = []
    for row in table(take(page, "commitments.csv")):
        for label in roles:
            words = row[f"{label} in words"].split("; ") if row[f"{label} in words"] else []
            known = row[label].split("; ") if row[label] else [""] * len(words)
            found += [(row["address"].removeprefix(THINGS), label, *pair) for pair in zip(known, words, strict=True)]
    assert sorted(found) == sorted(wanted)


def test_what_is_chosen_can_be_taken_alone(opened: Opened) -> None:
    page = opened(views_world())
    find(page, "Text of 2010")
    pick(page, "chosen")
    assert all("Text of 2010" in (row["subject"], row["object"]) for row in table(take(page, "relations.csv")))
    assert {end for triple in taken_triples(page) for end in triple[::2]} == {
        THINGS + name for name in ("text-2000", "text-2010", "text-2018")
    }


@pytest.mark.parametrize("corpus", ["views", "bundled"])
def test_turtle_carries_assertions_and_evidence_of_the_graph(
    opened: Opened, tmp_path: Path, built_bundled: Path, corpus: str
) -> None:
    trig = views_world().write(tmp_path / "world.trig") if corpus == "views" else built_bundled / "graph.trig"
    page = opened(trig)
    open_tab(page, "relations")
    content = take(page, "graph.ttl")
    triples = {quad.triple for quad in ox.parse(content, format=ox.RdfFormat.TURTLE)}
    in_graph = {quad.triple for quad in store_of(trig)}
    made = {t for t in triples - in_graph if t.predicate.value != PREFIXES["rdfs"] + "label"}
    assert {t.predicate.value for t in made} <= {PREFIXES["rdf"] + "type", PREFIXES["skos"] + "prefLabel"}
    assertions = {t.subject for t in triples if t.object == ox.NamedNode(PREFIXES["wps"] + "Assertion")}
    quotes = [t for t in triples if t.predicate.value == PREFIXES["oa"] + "exact"]
    assert min(len(assertions), len(quotes)) > 20
    for node in assertions:
        assert any(t.subject == node and t.predicate.value == PREFIXES["wps"] + "evidence" for t in triples)
    read_again = rdflib.Graph().parse(data=content.decode(), format="turtle")
    assert len(read_again) == len(triples)


def test_turtle_keeps_the_paragraph_and_leaves_out_what_is_inferred(opened: Opened) -> None:
    content = take(opened(views_world(), at="view=network&scope=all&inferred=yes"), "graph.ttl").decode()
    assert f"<{THINGS}text-2018/p9> <{PREFIXES['wps']}cites> <{THINGS}text-2010> ." in content
    assert "# 1 inferred relation is left out" in content


def test_graphml_is_read_by_networkx(opened: Opened) -> None:
    page = opened(views_world(), at="view=network&scope=all&inferred=yes")
    graph = nx.parse_graphml(take(page, "graph.graphml").decode(), force_multigraph=True)
    assert {(one, other) for one, other, _ in graph.edges(data=True)} == {(s, o) for s, _, o in taken_triples(page)}
    assert graph.nodes[THINGS + "alliance"] == {
        "label": "North Atlantic Treaty Organization", "kind": "Organization", "mentions": 12,
    }  # fmt: skip
    edges = [data for _, _, data in graph.edges(data=True)]
    assert {data["inferred"] for data in edges} == {True, False}
    assert all(data["quote"] for data in edges)


@pytest.mark.parametrize("world", [hostile_world, payload_world])
def test_hostile_names_leave_every_file_readable(opened: Opened, world: Callable[[], Any]) -> None:
    page = opened(world())
    ElementTree.fromstring(take(page, "svg"))
    assert len(list(ox.parse(take(page, "graph.ttl"), format=ox.RdfFormat.TURTLE))) > 50
    assert len(nx.parse_graphml(take(page, "graph.graphml").decode(), force_multigraph=True)) > 5
    assert len(table(take(page, "relations.csv"))) > 5


VIEWS = (
    "view=network",
    "view=relations",
    "view=relations&kind=document",
    "view=relations&kind=theme&kind=person",
    "inferred=yes",
    "view=relations&only=inferred",
    "view=relations&relation=cites&relation=committedOn",
    "scope=all&kind=state&inferred=yes",
    "view=relations&only=asserted&document=nato-wps-policy-2024",
    "view=relations&document=nato-wps-policy-2024",
    "view=relations&from=2010-01-01&until=2013-12-31",
    "view=relations&strength=Aim",
    "view=lineage",
    "view=tree",
)


@pytest.mark.parametrize("corpus", ["bundled", "shared"])
def test_the_query_gives_the_relations_shown(opened: Opened, request: pytest.FixtureRequest, corpus: str) -> None:
    trig = request.getfixturevalue(f"built_{corpus}") / "graph.trig"
    store = store_of(trig)
    page = opened(trig)
    seen = set()
    for view in VIEWS:
        follow(page, view)
        wanted = taken_triples(page)
        query = query_of(page)
        assert (view, answers(store, query)) == (view, wanted)
        seen.add(frozenset(wanted))
        rdflib.Graph().query(query)
    assert len(seen) == len(VIEWS)


def test_the_query_of_the_timeline_gives_its_dates(opened: Opened, built_bundled: Path) -> None:
    store = store_of(built_bundled / "graph.trig")
    page = opened(built_bundled / "graph.trig")
    data = json.loads(page.locator("#page-data").text_content())
    names = {row["address"] for row in [*data["things"], *data["dated"]]}
    for view in ("view=timeline", "view=timeline&from=2010-01-01&until=2013-12-31"):
        follow(page, view)
        told = page.locator("#timeline-view .mark-item:has(.event, .adoption, .publication, .due) title")
        wanted = {str(text).rsplit(", ", 1)[1] for text in told.all_text_contents()}
        found = store.query(query_of(page))
        assert isinstance(found, ox.QuerySolutions)
        rows = [(row["thing"].value, row["what"].value.rpartition("#")[2], row["when"].value) for row in found]
        kinds = ("occursOn", "adoptedOn", "publishedOn", "due", PREFIXES["dcterms"] + "issued")
        assert {when for _, what, when in rows if what in kinds} == wanted
        assert all(thing in names for thing, what, _ in rows if what == "occursOn")


def test_the_query_gives_what_is_chosen(opened: Opened, built_bundled: Path) -> None:
    trig = built_bundled / "graph.trig"
    store = store_of(trig)
    page = opened(trig)
    follow(page, "view=relations")
    find(page, "UNSCR 1325")
    pick(page, "chosen")
    wanted = taken_triples(page)
    assert answers(store, query_of(page)) == wanted
    assert all(THINGS + "unscr-1325" in triple for triple in wanted)


def test_the_query_of_commitments_gives_the_commitments(opened: Opened, built_bundled: Path) -> None:
    trig = built_bundled / "graph.trig"
    page = opened(trig)
    for hash_ in ("view=matrix", "view=commitments&strength=Aim"):
        follow(page, hash_)
        wanted = {row["address"] for row in table(take(page, "commitments.csv"))}
        found = store_of(trig).query(query_of(page))
        assert {row["commitment"].value for row in found} == wanted  # type: ignore[union-attr]


def test_the_query_can_be_copied_and_the_menu_closed_by_keyboard(opened: Opened) -> None:
    page = opened(views_world())
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.focus("#takeaway-button")
    page.keyboard.press("Enter")
    page.click("[data-take=query]")
    page.click("dialog >> text=Copy")
    page.wait_for_selector("dialog >> text=Copied.")
    assert page.evaluate("navigator.clipboard.readText()").startswith("# Women, Peace and Security")
    page.keyboard.press("Escape")
    assert page.is_hidden("dialog")
    page.keyboard.press("Escape")
    assert page.is_hidden("#takeaway")


def test_a_frame_that_may_not_save_shows_the_text_and_says_why(browser: Any, tmp_path: Path) -> None:
    frame = notebook_frame(network_html(views_world().write(tmp_path / "graph.trig")), 700)
    (tmp_path / "notebook.html").write_text(f"<!DOCTYPE html><title>Notebook</title>{frame}", "utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "notebook.html").as_uri())
    inside = page.frame_locator("iframe")
    open_tab(inside, "network")
    inside.locator("#takeaway-button").click()
    inside.locator("[data-take='relations.csv']").click()
    assert "may not save files" in inside.locator("dialog h2").inner_text()
    assert "The Committee is a part of the Alliance" in inside.locator("dialog textarea").input_value()
    inside.locator("dialog >> text=Close").click()
    inside.locator("[data-take=png]").click()
    assert "wps-graph view" in inside.locator("dialog").inner_text()
    page.context.close()


def test_beside_each_quote_stands_whose_words_it_holds_where_not_the_originals(opened: Opened) -> None:
    """The news are a translation here; the policy stands in its own words."""
    page = opened(small_world({"news": "translation"}))
    open_tab(page, "relations")
    places = [str(text) for text in page.locator("#list-body td[data-label=Where]").all_inner_texts() if text]
    assert {place.endswith("; translation") for place in places if place.startswith("News")} == {True}
    assert not any("translation" in place for place in places if place.startswith("Policy"))
    rows = table(take(page, "relations.csv"))
    assert {(row["document"], row["wording"]) for row in rows} == {
        ("", ""),
        ("News of the committee", "translation"),
        ("Policy on Women, Peace and Security", "original"),
    }
    turtle = ox.parse(take(page, "graph.ttl"), format=ox.RdfFormat.TURTLE)
    said = {quad.object.value for quad in turtle if quad.predicate.value == PREFIXES["wps"] + "wording"}
    assert said == {PREFIXES["wpsv"] + word for word in ("original", "translation")}
    store = ox.Store()
    store.extend(small_world({"news": "translation"}).quads)
    asked = store.query(query_of(page))
    assert isinstance(asked, ox.QuerySolutions)
    assert {str(row["wording"]) for row in asked} >= {f"<{PREFIXES['wpsv']}translation>"}
    find(page, "Zoë Álvarez")
    page.wait_for_selector("#panel .quote")
    assert set(page.locator("#panel .source .wording").all_inner_texts()) == {"translation"}
