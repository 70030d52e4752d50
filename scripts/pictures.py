"""Turns the pages of the bundled corpus and of the made plans into the pictures of docs/; `make pictures`."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

import wps_graph
from graph_build.ask.load import open_graph
from graph_build.ask.lookups import Source
from graph_build.ask.plans import compare_plans, stored_plans
from graph_build.resources import corpus_dir
from graph_build.show.plans_page import render_plans_page

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PLANS = ROOT / "examples" / "plans"
SIZE = (1280, 800)
COLOURS = 256
"""Flat figures lose nothing that is seen in so few, and a third of their bytes is left."""
VIEWS = {"overview": "", "network": "view=network"}


def take(pages: dict[str, str]) -> None:
    """Write a picture of each page, by its name, from its address."""
    named = os.environ.get("WPS_GRAPH_CHROMIUM")
    program = shutil.which(named or "chromium") or shutil.which("google-chrome")
    if not program:
        sys.exit("no Chromium on the path; WPS_GRAPH_CHROMIUM names one")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for name, address in pages.items():
            page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
            page.goto(address)
            if name in VIEWS:
                page.wait_for_selector("html[data-ready=yes]")
            page.wait_for_timeout(500)
            shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            kept = DOCS / f"{name}.png"
            few = with_ground(shot, shot.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE))
            few.save(kept, optimize=True)
            print(f"{kept.relative_to(ROOT)}: {kept.stat().st_size // 1000} kB")
        browser.close()


def with_ground(shot: Image.Image, few: Image.Image) -> Image.Image:
    """The picture in few colours, its most frequent one as it was: over a whole ground the least change is seen."""
    index = Counter(few.tobytes()).most_common(1)[0][0]
    colour = Counter(zip(*[iter(shot.tobytes())] * 3, strict=True)).most_common(1)[0][0]
    palette = few.getpalette() or []
    palette[3 * index : 3 * index + 3] = colour
    few.putpalette(palette)
    return few


def write_plans(folder: Path) -> Path:
    """Build the made plans into the folder and write the page that puts them side by side."""
    texts = Path(shutil.copytree(PLANS, folder / "texts"))
    subprocess.run([sys.executable, PLANS / "make_plans.py", texts], check=True)
    wps_graph.build(texts, out=folder / "out")
    source = Source(open_graph(folder / "out" / "graph.trig"))
    page = folder / "plans.html"
    page.write_text(render_plans_page(compare_plans(source, stored_plans(source))), "utf-8")
    return page


def main() -> None:
    """Build the bundled corpus and the made plans aside and take their pictures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wps_graph.build(corpus_dir(), out=folder, network=True)
        bundled = (folder / "network.html").as_uri()
        views = {name: f"{bundled}#{at}" for name, at in VIEWS.items()}
        take({**views, "plans": write_plans(folder / "plans").as_uri()})


if __name__ == "__main__":
    main()
