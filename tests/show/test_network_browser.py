"""Shows in headless Chromium that the network page does what it offers, asks nobody, and lets no payload run."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from browser_sample import PAYLOADS, World, hostile_world, large_world, small_world
from page_waits import addressed, drawn, open_tab

from graph_build.show.network.file import TITLE, network_html, notebook_frame, write_network

pytestmark = pytest.mark.browser


@dataclass
class Visit:
    """An open page with all that it asked for and complained about."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def click_at(self, place: dict[str, float]) -> None:
        box = self.page.locator("#canvas").bounding_box()
        self.page.mouse.click(box["x"] + place["x"], box["y"] + place["y"])

    def click_thing(self, thing: str) -> None:
        self.click_at(self.page.evaluate("(id) => window.wpsNetwork.placeOf(id)", thing))

    def click_relation(self, subject: str, target: str) -> None:
        data = json.loads(self.page.locator("#page-data").text_content())
        ends = [(relation["subject"], relation["object"]) for relation in data["relations"]]
        self.click_at(self.page.evaluate("(edge) => window.wpsNetwork.middleOf(edge)", ends.index((subject, target))))

    def find(self, text: str) -> None:
        self.page.fill("#search", text)
        self.page.press("#search", "Enter")

    def panel(self) -> str:
        self.page.wait_for_selector("#panel:not([hidden])")
        return str(self.page.inner_text("#panel"))

    def things_shown(self) -> int:
        return int(str(self.page.inner_text("#status-text")).split()[1])


Open = Callable[..., Visit]


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Open the page of a world; afterwards nothing left the machine and the browser had nothing to complain of."""
    visits: list[Visit] = []

    def open_page(
        world: World,
        width: int = 1280,
        height: int = 800,
        scheme: str = "light",
        title: str = TITLE,
        at: str = "view=network",
    ) -> Visit:
        write_network(world.write(tmp_path / "graph.trig"), tmp_path / "network.html", title=title)
        return open_file(tmp_path / "network.html", width, height, scheme, at)

    def open_file(file: Path, width: int, height: int, scheme: str, at: str) -> Visit:
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        made = Visit(context.new_page())
        made.page.on("request", lambda request: made.requests.append(request.url))
        made.page.on("console", lambda message: made.complaints.append(message.text))
        made.page.on("pageerror", lambda error: made.complaints.append(str(error)))
        made.page.goto(f"{file.as_uri()}#{at}")
        made.page.wait_for_selector("html[data-ready=yes]")
        visits.append(made)
        return made

    yield open_page
    for made in visits:
        assert [url for url in made.requests if not url.startswith("file:")] == []
        assert made.complaints == []
        made.page.context.close()


@pytest.fixture
def picture(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Visit, str], bytes]:
    """Take a picture of the page; WPS_GRAPH_ARTIFACTS names a folder that keeps it."""
    folder = Path(os.environ.get("WPS_GRAPH_ARTIFACTS") or tmp_path_factory.mktemp("pictures"))

    def take(made: Visit, name: str) -> bytes:
        folder.mkdir(parents=True, exist_ok=True)
        return bytes(made.page.screenshot(path=str(folder / f"network-{name}.png")))

    return take


def test_the_page_opens_with_labels_and_says_what_it_shows(visit: Open) -> None:
    made = visit(small_world())
    assert int(made.page.get_attribute("#canvas", "data-labels")) == 6
    assert made.page.inner_text("#status-text") == (
        "Shown: 6 of 7 things that take part in a statement or commitment, of each kind those that bear, state or are "
        "tied to most, and 5 of 7 relations. "
        "Not drawn: 1 inferred between them, which no document says."
    )


def test_a_number_at_a_symbol_opens_what_is_not_drawn(visit: Open) -> None:
    made = visit(small_world())
    numbers = "window.wpsNetwork.moreBoxes()"
    assert made.page.evaluate(numbers) == []
    made.click_thing("office")
    assert [box["id"] for box in made.page.evaluate(numbers)] == ["office inferred"]
    (box,) = made.page.evaluate(numbers)
    made.click_at({"x": (box["left"] + box["right"]) / 2, "y": (box["top"] + box["bottom"]) / 2})
    assert "(1 inferred, dashed)" in made.page.inner_text("#status-text")
    addressed(made.page, "open=office+inferred")
    made.page.go_back()
    assert "Not drawn: 1 inferred" in made.page.inner_text("#status-text")


def test_a_name_is_its_symbol_and_nothing_moves_on_a_click(visit: Open) -> None:
    made = visit(large_world(300))
    where = "window.wpsNetwork.labelBoxes()"
    boxes = made.page.evaluate(where)
    assert len(boxes) == 40
    rightmost, lowest = max(boxes, key=lambda box: box["right"]), max(boxes, key=lambda box: box["bottom"])
    for box in (boxes[0], boxes[-1], rightmost, lowest):
        before = made.page.evaluate("(id) => window.wpsNetwork.placeOf(id)", box["id"])
        made.click_at({"x": (box["left"] + box["right"]) / 2, "y": (box["top"] + box["bottom"]) / 2})
        addressed(made.page, f"thing={box['id']}")
        assert made.page.evaluate("(id) => window.wpsNetwork.placeOf(id)", box["id"]) == before
        made.page.keyboard.press("Escape")
        drawn(made.page)  # until then the names that are not of the chosen thing are no target


def test_search_by_acronym_finds_and_opens_with_the_keyboard_alone(visit: Open) -> None:
    made = visit(small_world())
    made.page.keyboard.press("/")
    made.page.keyboard.type("ncg")
    assert made.page.get_attribute("#search", "aria-activedescendant") == "suggestion-0"
    made.page.keyboard.press("Enter")
    assert "Committee on Gender Perspectives" in made.panel()
    assert made.page.inner_text("#panel h2") == "Committee on Gender Perspectives"
    made.page.keyboard.press("Escape")
    assert made.page.is_hidden("#panel")


def test_search_ignores_accents_and_walks_with_arrows(visit: Open) -> None:
    made = visit(small_world())
    made.page.fill("#search", "alvarez")
    assert "Zoë Álvarez" in made.page.inner_text("#suggestions")
    made.page.fill("#search", "co")
    made.page.press("#search", "ArrowDown")
    assert made.page.get_attribute("#search", "aria-activedescendant") == "suggestion-1"
    made.page.fill("#search", "no such thing")
    assert "No name and no sentence fits" in made.page.inner_text("#suggestions")


def test_a_click_on_a_thing_shows_what_it_is_and_its_sentences(visit: Open) -> None:
    made = visit(small_world())
    made.click_thing("committee")
    assert "the Alliance's own Committee" in made.panel()
    made.page.click("#panel summary >> text=1 more sentence")
    text = made.panel()
    for part in ("Committee on Gender Perspectives", "NCGP", "The Committee is a part of the Alliance", "paragraph 51"):
        assert part in text
    assert "1976" in text
    assert made.page.get_attribute("#panel .source a", "rel") == "noopener noreferrer"


def test_a_click_on_a_relation_shows_the_sentence(visit: Open) -> None:
    made = visit(small_world())
    made.click_relation("office", "committee")
    assert "The Office serves within the Committee" in made.panel()


def test_an_inferred_relation_explains_itself(visit: Open) -> None:
    made = visit(small_world(), at="view=network&inferred=yes")
    made.page.evaluate("location.hash = 'inferred=yes&said=office+partOf+alliance'")
    text = made.panel()
    assert "Inferred" in text
    assert "carries on from step to step" in text
    assert "prp-trp" not in text
    made.page.click("#panel .reason li:first-child button")
    assert "The Office serves within the Committee" in made.panel()


def test_the_bearer_shows_its_commitments(visit: Open) -> None:
    made = visit(small_world())
    made.find("NATO")
    assert "Commitments it bears (1)" in made.panel()
    assert "The Alliance will report every year" in made.panel()


def test_the_legend_hides_and_shows_a_kind_and_the_inferred(visit: Open) -> None:
    made = visit(small_world(), at="view=network&scope=all&inferred=yes")
    made.page.click("#legend [data-kind=body]")
    assert made.things_shown() == 5
    assert made.page.get_attribute("#legend [data-kind=body]", "aria-pressed") == "false"
    made.page.click("#legend [data-kind=body]")
    assert made.things_shown() == 7
    made.page.click("#legend [data-kind=inferred]")
    assert "6 of 7 relations" in made.page.inner_text("#status-text")


def test_the_lists_answer_without_the_picture(visit: Open) -> None:
    made = visit(small_world())
    open_tab(made.page, "relations")
    made.page.fill("#filter", "serves")
    row = made.page.inner_text("#list-body tr")
    assert all(part in row for part in ("Office of the Gender Advisor", "part of", "paragraph 52"))
    assert made.page.locator("#list-body tr").count() == 1
    made.page.click("#list-body button.plain")
    assert "The Office serves within the Committee" in made.panel()
    made.page.fill("#filter", "")
    open_tab(made.page, "commitments")
    assert "Undertaking" in made.page.inner_text("#list-body")
    open_tab(made.page, "things")
    assert made.page.locator("#list-body tr").count() == 7


def test_show_all_shows_all_and_goes_back(visit: Open) -> None:
    made = visit(large_world(300))
    first = made.things_shown()
    assert first <= 90
    made.page.click("#scope")
    assert made.things_shown() > 200
    made.page.click("#scope")
    assert made.things_shown() == first


def test_a_thing_outside_the_first_view_is_found_and_brought_in(visit: Open) -> None:
    made = visit(large_world(300))
    nodes = json.loads(made.page.locator("#page-nodes").text_content())
    data = json.loads(made.page.locator("#page-data").text_content())
    outside = next(node["id"] for node in nodes if not node["first"])
    name = next(thing["name"] for thing in data["things"] if thing["id"] == outside)
    before = made.things_shown()
    made.find(name)
    assert name in made.panel()
    assert made.things_shown() > before


def test_an_empty_graph_says_so(visit: Open) -> None:
    made = visit(World().run())
    assert "no relation between two things" in made.page.inner_text("#empty")


def test_payloads_do_nothing_wherever_they_are_opened(visit: Open) -> None:
    title = PAYLOADS[1]
    made = visit(hostile_world(), title=title)
    for number in range(len(PAYLOADS)):
        made.page.evaluate("document.activeElement.blur()")
        made.click_thing(f"hostile-{number}")
        made.click_relation(f"hostile-{number}", "alliance")
        made.find(PAYLOADS[number].split()[0])
        for details in made.page.locator("#panel summary").all():
            details.click()
    for view in ("things", "relations", "commitments"):
        open_tab(made.page, view)
    assert made.page.title() == title
    assert made.page.locator("img, #panel script, #list-body script").count() == 0
    assert made.page.locator("a:not([href^='https://'])").count() == 0


def test_without_a_canvas_the_page_opens_on_the_list(browser: Any, tmp_path: Path) -> None:
    write_network(small_world().write(tmp_path / "graph.trig"), tmp_path / "network.html")
    page = browser.new_page()
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page.goto((tmp_path / "network.html").as_uri() + "#view=network")
    assert page.is_visible("#list-body tr:first-child")
    page.click("#list-body tr:first-child button.thing")
    assert page.is_visible("#panel h2")
    page.context.close()


def test_the_frame_of_a_notebook_shows_the_network(browser: Any, tmp_path: Path) -> None:
    frame = notebook_frame(network_html(small_world().write(tmp_path / "graph.trig")), 500)
    (tmp_path / "notebook.html").write_text(f"<!DOCTYPE html><title>Notebook</title>{frame}", "utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "notebook.html").as_uri())
    inside = page.frame_locator("iframe")
    open_tab(inside, "network")
    assert "Shown: 6 of 7 things" in inside.locator("#status-text").inner_text()
    page.context.close()


@pytest.mark.parametrize(
    ("name", "width", "height", "scheme"),
    [("light", 1440, 900, "light"), ("dark", 1440, 900, "dark"), ("phone", 390, 844, "light")],
)
def test_the_picture_fits_light_dark_and_phone(
    visit: Open, picture: Callable[[Visit, str], bytes], name: str, width: int, height: int, scheme: str
) -> None:
    made = visit(large_world(300), width, height, scheme)
    assert len(picture(made, name)) > 20_000
    assert made.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert int(made.page.get_attribute("#canvas", "data-labels")) >= 15
    ground = made.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (ground == "rgb(20, 23, 27)") == (scheme == "dark")
    made.page.click("#theme")
    assert made.page.evaluate("getComputedStyle(document.body).backgroundColor") != ground
    made.find("Body")
    picture(made, f"{name}-panel")
