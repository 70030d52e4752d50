"""Turns the page of the bundled corpus into docs/overview.png and docs/network.png, small files; `make pictures`."""

from __future__ import annotations

import io
import os
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

import wps_graph
from graph_build.resources import corpus_dir

DOCS = Path(__file__).resolve().parent.parent / "docs"
SIZE = (1280, 800)
COLOURS = 256
"""Flat figures lose nothing that is seen in so few, and a third of their bytes is left."""
VIEWS = {"overview": "", "network": "view=network"}


def take(page_file: Path) -> None:
    """Write a picture of each view of a built page."""
    named = os.environ.get("WPS_GRAPH_CHROMIUM")
    program = shutil.which(named or "chromium") or shutil.which("google-chrome")
    if not program:
        sys.exit("no Chromium on the path; WPS_GRAPH_CHROMIUM names one")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for name, at in VIEWS.items():
            page = browser.new_page(viewport={"width": SIZE[0], "height": SIZE[1]})
            page.goto(f"{page_file.as_uri()}#{at}")
            page.wait_for_selector("html[data-ready=yes]")
            page.wait_for_timeout(500)
            shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            kept = DOCS / f"{name}.png"
            few = shot.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
            few.save(kept, optimize=True)
            print(f"{kept.relative_to(DOCS.parent)}: {kept.stat().st_size // 1000} kB")
        browser.close()


def main() -> None:
    """Build the bundled corpus aside and take its pictures."""
    with tempfile.TemporaryDirectory() as folder:
        wps_graph.build(corpus_dir(), out=folder, network=True)
        take(Path(folder) / "network.html")


if __name__ == "__main__":
    main()
