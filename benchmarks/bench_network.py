"""Opens the network in headless Chromium: our page against stock pyvis, on the same graph in the same run.

Input: graphs of 300, 3,000 and 10,000 things made from a fixed seed. Ours counts from the opening of the file to the
first frame that shows the first view; pyvis to the end of its settling, before which its picture cannot be read, at
most 60 s. With `--explore N` it also times clicks on the page that `wps-graph serve` gives over a store of N things,
at the `--served` address of a running server, or through the look-ups themselves where none is given.
"""

from __future__ import annotations

import argparse
import platform
import random
import shutil
import statistics
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from playwright.sync_api import Browser, Page, sync_playwright
from pyvis.network import Network
from sample_network import names_and_relations, quads, write_trig

from graph_build.ask.lookups import Source
from graph_build.show.explore.fragments import Explorer
from graph_build.show.network.file import write_network

SIZES = (300, 3_000, 10_000)
CAP = 60.0
RUNS = 5
CLICKS = 200
WATCH = """
window.long = [];
new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.long.push(entry)))
  .observe({ type: "longtask", buffered: true });
"""
SETTLED = """
const looking = setInterval(() => {
  if (!window.network?.on) return;
  clearInterval(looking);
  window.network.once("stabilizationIterationsDone", () => requestAnimationFrame(() => performance.mark("readable")));
}, 1);
"""
MARKED = "performance.getEntriesByName('readable')[0]?.startTime ?? null"


def first_readable(browser: Browser, file: Path, script: str, cap: float) -> tuple[float | None, float]:
    """Seconds until the picture can be read (none after `cap`), and the longest block of the page after that."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, offline=True)
    page = context.new_page()
    page.add_init_script(WATCH + script)
    started = time.perf_counter()
    page.goto(file.as_uri(), wait_until="commit")
    found = None
    while found is None and time.perf_counter() - started < cap:
        time.sleep(0.05)
        found = within(page, MARKED, cap - (time.perf_counter() - started))
    block = 0.0
    if found is not None:
        if not script:
            work_through(page)
        page.wait_for_timeout(500)
        later = f"window.long.filter((e) => e.startTime > {found}).map((e) => e.duration)"
        block = float(page.evaluate(f"Math.max(0, ...{later})"))
    context.close()
    return (None if found is None else float(found) / 1000), block


def work_through(page: Page) -> None:
    """What a reader does with all things on the screen: show all, hide a kind, drag, zoom, open one, go back."""
    if page.is_visible("#scope"):
        page.click("#scope")
    page.click("#legend [data-kind=body]")
    page.click("#legend [data-kind=body]")
    box = page.locator("#canvas").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 120, y + 40, steps=6)
    page.mouse.up()
    page.mouse.wheel(0, -400)
    page.wait_for_timeout(400)
    page.fill("#search", "Council")
    page.press("#search", "Enter")
    page.keyboard.press("Escape")
    page.wait_for_timeout(400)


def within(page: Page, expression: str, seconds: float) -> Any:
    """The value of an expression, or none where the page is too busy to answer in time."""
    page.set_default_timeout(max(seconds, 0.1) * 1000)
    try:
        return page.locator("html").evaluate(f"() => {expression}", timeout=max(seconds, 0.1) * 1000)
    except Exception:  # the driver's own error for a page that does not answer
        return None


def pyvis_page(count: int, file: Path) -> Path:
    """The same things and relations as pyvis draws them without options."""
    things, relations = names_and_relations(count)
    network = Network(directed=True, cdn_resources="in_line")
    for key, (class_name, label) in things.items():
        network.add_node(key, label=label, group=class_name)
    for subject, verb, target in relations:
        network.add_edge(subject, target, title=verb)
    file.write_text(network.generate_html(), encoding="utf-8")
    return file


def compare(browser: Browser, folder: Path, count: int) -> None:
    """One row: both pages of one graph."""
    trig = write_trig(count, folder / f"{count}.trig")
    started = time.perf_counter()
    summary = write_network(trig, folder / f"{count}.html")
    built = time.perf_counter() - started
    assert summary.asserted > count / 2, "the page holds the graph"
    seen = [first_readable(browser, folder / f"{count}.html", "", CAP) for _ in range(RUNS)]
    own = statistics.median(seconds for seconds, _ in seen if seconds is not None)
    block = statistics.median(longest for _, longest in seen)
    other, _ = first_readable(browser, pyvis_page(count, folder / f"pyvis-{count}.html"), SETTLED, CAP)
    stock = f"{other:.2f} s" if other is not None else f"> {CAP:.0f} s"
    ratio = f"{other / own:.0f}" if other is not None else f"> {CAP / own:.0f}"
    print(f"| first readable view | {count:,} things | {own:.2f} s | {stock} | {ratio} |")
    figures = f"{built:.1f} s · {block:.0f} ms"
    print(f"| writing the page · longest block in use | {count:,} things | {figures} | | |")


def click_times(ask: Callable[[str], object], things: list[str]) -> tuple[float, float]:
    """Median and 95th percentile, in milliseconds, of fetching the neighbourhood of each thing."""
    took = []
    for key in things:
        started = time.perf_counter()
        ask(key)
        took.append((time.perf_counter() - started) * 1000)
    return statistics.median(took), statistics.quantiles(took, n=20)[-1]


def explore(folder: Path, count: int, served: str) -> None:
    """One row: clicks on things drawn by lot and on the hundred with the most ties."""
    picked = random.Random(7).sample(sorted(names_and_relations(count)[0]), CLICKS)
    if served:

        def fetch(key: str) -> object:
            address = f"{served}/thing?{urllib.parse.urlencode({'id': key})}"
            return urllib.request.urlopen(address, timeout=30).read()

        ask: Callable[[str], object] = fetch
    else:
        explorer = Explorer(Source(big_store(folder, count)))
        picked += explorer.most_tied(100)
        ask = explorer.fragment
    median, worst = click_times(ask, picked)
    where = "through the server" if served else "look-ups alone"
    print(f"| a click, {where}: median · 95 % | {count:,} things | {median:.0f} ms · {worst:.0f} ms | | |")


def big_store(folder: Path, count: int) -> ox.Store:
    """A store on disk as a server opens it, with the union of its graphs in the default graph."""
    store = ox.Store(str(folder / "store"))
    store.bulk_extend(row for quad in quads(count) for row in (quad, ox.Quad(*quad.triple)))
    store.flush()
    return store


def main() -> None:
    """Compare page with page, then time clicks where asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--explore", type=int, default=0, metavar="N", help="also time clicks over a store of N things")
    parser.add_argument(
        "--served", default="", metavar="URL", help="the /explore address of a server over such a store"
    )
    chosen = parser.parse_args()
    print(f"Python {platform.python_version()}, pyvis {version('pyvis')}, playwright {version('playwright')}")
    print("| job | size | ours | pyvis | ratio |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        program = shutil.which("chromium") or shutil.which("google-chrome")
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
            for count in chosen.sizes:
                compare(browser, folder, count)
            browser.close()
        if chosen.explore:
            explore(folder, chosen.explore, chosen.served)


if __name__ == "__main__":
    main()
