"""Turn a graph into an open page of the network in headless Chromium that asks nobody and complains of nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from browser_sample import World
from explore_sample import serving

from graph_build.ask.lookups import Source
from graph_build.ask.texts import Texts
from graph_build.show.explore import Beside, Explorer
from graph_build.show.network.file import write_network

Opened = Callable[..., Any]


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Opened]:
    """Open the page of a world, a built graph or a file; afterwards nothing left the machine or was complained of."""
    contexts: list[Any] = []
    requests: list[str] = []
    complaints: list[str] = []

    def open_page(
        source: World | Path, width: int = 1280, height: int = 800, scheme: str = "light", at: str = "view=network"
    ) -> Any:
        file = source if isinstance(source, Path) and source.suffix == ".html" else tmp_path / "network.html"
        if file is not source:
            write_network(source.write(tmp_path / "graph.trig") if isinstance(source, World) else source, file)
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{file.as_uri()}#{at}")
        page.wait_for_selector("html[data-ready=yes]")
        return page

    yield open_page
    assert [url for url in requests if not url.startswith(("file:", "data:", "blob:"))] == []
    assert complaints == []
    for context in contexts:
        context.close()


@pytest.fixture
def opened_served(browser: Any) -> Iterator[Opened]:
    """Open the page that a server gives of a store, a part at a time; afterwards nobody else was asked."""
    closing: list[Any] = []
    said: list[str] = []

    def open_page(store: ox.Store, texts: Texts | None = None, at: str = "view=network", width: int = 1280) -> Any:
        server = serving(Explorer(Source(store), beside=Beside(texts=texts)))
        address = server.__enter__()
        context = browser.new_context(viewport={"width": width, "height": 800})
        closing.append((context, server))
        page = context.new_page()
        page.on("request", lambda request: said.extend([] if request.url.startswith(address) else [request.url]))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(f"{address}/explore#{at}" if at else f"{address}/explore")
        page.wait_for_selector("html[data-ready=yes]")
        return page

    yield open_page
    for context, server in closing:
        context.close()
        server.__exit__(None, None, None)
    assert [one for one in said if "favicon" not in one and "404" not in one] == []


@pytest.fixture
def keep_picture(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Any, str], bytes]:
    """Take a picture of the page; WPS_GRAPH_ARTIFACTS names a folder that keeps it."""
    folder = Path(os.environ.get("WPS_GRAPH_ARTIFACTS") or tmp_path_factory.mktemp("pictures"))

    def take(page: Any, title: str) -> bytes:
        folder.mkdir(parents=True, exist_ok=True)
        return bytes(page.screenshot(path=str(folder / f"network-{title}.png")))

    return take
