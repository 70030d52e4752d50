"""Opens the page in headless Chromium as a reader does, and says how long each step keeps waiting.

Input: the page of the bundled corpus as a file and served, or with `--store FOLDER` a store that `wps-graph store`
made of a larger graph. For the first two it gives the first readable view and the longest block of the main thread
while every place is opened; for the store how soon it is served after the command, the first page of the explorer
until it can be read, and pages of things. The bars are those of the project; there is no other side to compare with.
"""

from __future__ import annotations

import argparse
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import httpx
from bench_network import WATCH
from playwright.sync_api import Browser, Page, sync_playwright

import wps_graph

RUNS = 3
SETTLED = 3
"""Seconds after which a server has answered what a page that was closed still asked for."""
READABLE = "performance.getEntriesByName('readable')[0]?.startTime"
BLOCKS = "window.long.map((entry) => entry.duration)"
THINGS = ("united-nations-security-council", "united-nations", "unscr-1325", "nato", "un-women")


@contextmanager
def serving(graph: Path) -> Iterator[tuple[str, float]]:
    """The address of a server of a graph, and how many seconds after the command it answers."""
    command = [sys.executable, "-m", "graph_build.cli", "serve", "--graph", str(graph), "--port", "0", "--quiet"]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    found = re.search(r"http://\S+", process.stdout.readline())
    took = time.perf_counter() - started
    assert found is not None
    try:
        yield found[0].rstrip("/"), took
    finally:
        process.terminate()
        process.wait()


@contextmanager
def opened(browser: Browser, address: str) -> Iterator[tuple[Page, float]]:
    """The page at an address, and after how many seconds it could be read."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.add_init_script(WATCH)
    page.goto(address, wait_until="commit")
    page.wait_for_selector("html[data-ready=yes]", timeout=120_000)
    while page.evaluate(READABLE) is None:
        page.wait_for_timeout(20)
    # The clock of the page begins with the request: what a server needs before it answers counts as well.
    yield page, float(page.evaluate(READABLE)) / 1000
    context.close()


def walk(page: Page) -> dict[str, float]:
    """The longest block in milliseconds, of the start and of each place as it is opened."""
    found = {"start": longest(page)}
    for place in page.locator("#views .place").all():
        place.click()
        for tab in page.locator("#views .place-group:not([hidden]) [data-view]").all():
            if not tab.is_visible():
                continue  # what was found has its tab once something is looked for
            name = str(tab.get_attribute("data-view"))
            page.evaluate("window.long.length = 0")
            tab.click()
            page.wait_for_timeout(400)
            found[name] = max(found.get(name, 0.0), longest(page))
    for words in ("what is due", "women peace security"):
        page.evaluate("window.long.length = 0")
        page.fill("#search", words)
        page.wait_for_timeout(400)
        page.press("#search", "Enter")
        page.wait_for_timeout(400)
        found[f"search: {words}"] = longest(page)
    return found


def longest(page: Page) -> float:
    """The longest block since the last look, in milliseconds."""
    blocks: list[float] = page.evaluate(BLOCKS)
    return max(blocks, default=0.0)


def page_rows(browser: Browser, what: str, address: str) -> None:
    """The rows of a page that holds everything: the median and the worst of its runs."""
    views, blocks = list[float](), list[dict[str, float]]()
    for _ in range(RUNS):
        with opened(browser, address) as (page, seconds):
            views.append(seconds)
            blocks.append(walk(page))
    print(f"| first readable view, {what} | {statistics.median(views):.2f} s | {max(views):.2f} s | 1.0 s |")
    worst = {place: max(run.get(place, 0) for run in blocks) for place in blocks[0]}
    median = statistics.median(max(run.values()) for run in blocks)
    place = max(worst, key=worst.__getitem__)
    print(f"| longest block, {what} ({place}) | {median:.0f} ms | {worst[place]:.0f} ms | 200 ms |")


def store_rows(browser: Browser, store: Path, things: list[str]) -> None:
    """The rows of a large store: each run is a server of its own."""
    opens, views, blocks = list[float](), list[float](), list[float]()
    pages: dict[str, list[float]] = {thing: [] for thing in things}
    for _ in range(RUNS):
        with serving(store) as (url, took), httpx.Client(base_url=url, timeout=300, trust_env=False) as client:
            opens.append(took)
            with opened(browser, f"{url}/explore") as (page, seconds):
                views.append(seconds)
                blocks.append(max(walk(page).values()))
            time.sleep(SETTLED)
            for thing in things:
                started = time.perf_counter()
                client.get(f"/id/{thing}", headers={"Accept": "text/html"}).raise_for_status()
                pages[thing].append(time.perf_counter() - started)
    print(f"| served after the command | {statistics.median(opens):.2f} s | {max(opens):.2f} s | 5 s |")
    print(f"| first page of the explorer, readable | {statistics.median(views):.2f} s | {max(views):.2f} s | 1.5 s |")
    print(f"| longest block, explorer | {statistics.median(blocks):.0f} ms | {max(blocks):.0f} ms | 200 ms |")
    for thing, took in pages.items():
        print(f"| page of {thing} | {statistics.median(took):.2f} s | {max(took):.2f} s | 0.5 s |")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, help="a store of a larger graph")
    parser.add_argument("--things", nargs="*", default=list(THINGS), help="things whose pages are asked for")
    chosen = parser.parse_args()
    print(f"Python {platform.python_version()}, playwright {version('playwright')}; {RUNS} runs\n")
    print("| what | median | worst | bar |")
    print("|---|---|---|---|")
    with sync_playwright() as driver, tempfile.TemporaryDirectory() as folder:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        if chosen.store:
            store_rows(browser, chosen.store, chosen.things)
        else:
            out = Path(folder) / "out"
            wps_graph.build(out=out, network=True)
            page_rows(browser, "file", (out / "network.html").as_uri())
            with serving(out / "graph.trig") as (url, _):
                page_rows(browser, "served", url)
        browser.close()


if __name__ == "__main__":
    main()
