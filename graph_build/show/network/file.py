"""Turn a built graph into one HTML file that shows it as a network and needs nothing else."""

from __future__ import annotations

import html
import os
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from graph_build.ask.lookups import Source
from graph_build.ask.texts import Texts
from graph_build.errors import OutputError
from graph_build.graph.since import Changes
from graph_build.show.network.first_view import FIRST_VIEW, NEVER, choose_first
from graph_build.show.network.layout import Layout, arrange
from graph_build.show.network.overview import read_overview
from graph_build.show.network.page import render_page
from graph_build.show.network.page_data import (
    PageData,
    commitment_pairs,
    count_borne,
    page_enclosing,
    page_nodes,
    said_ties,
    tie_weights,
)
from graph_build.show.network.read import read_scene
from graph_build.show.network.scene import Scene
from graph_build.show.page_plans import read_page_plans
from graph_build.show.whole_paragraphs import WholeParagraphs

FIELD: Final = "Women, Peace and Security"
"""What a graph is called whose build did not say it."""


def page_title(corpus: str = "") -> str:
    """The title of the page of a corpus.

    >>> page_title("Harbour texts")
    'Harbour texts: who committed to what'
    """
    return f"{corpus or FIELD}: who committed to what"


TITLE: Final = page_title()
# More than this a browser draws too slowly to be of use; the page says how many it leaves out.
MOST_THINGS = 10_000
# Statements and commitments of which a file of some 40 MB can hold the sentences; a larger graph is served.
MOST_SAID = 40_000
# More symbols than this at once show nothing but a cloud.
_MOST_FIRST = 400


@dataclass(frozen=True, slots=True)
class NetworkSummary:
    """What the page shows; `restated` inferred relations are left out because another relation says the same."""

    out: Path | None
    things: int
    first_view: int
    things_in_graph: int
    asserted: int
    inferred: int
    restated: int
    commitments: int


def write_network(
    graph: Path | ox.Store,
    out: Path,
    *,
    limit: int | None = None,
    title: str = TITLE,
    since: Changes | None = None,
    texts: Texts | None = None,
) -> NetworkSummary:
    """Write the page of a graph, a file or an open store, to `out`, whole or not at all; equal graphs give equal bytes.

    `limit` is the number of things in the first view (about forty where it is none, 400 at the most); the page holds
    the others and shows them on request. `since` is what came and went since an earlier build. With its `texts` the
    page shows the paragraphs in which something was read whole, without them what was quoted. Raises InputError where
    the graph cannot be read, OutputError where `out` cannot be written.
    """
    text, summary = _compose(graph, limit, title, since=since, texts=texts)
    _write_whole(out, text)
    return replace(summary, out=out)


def write_notice(out: Path, graph: str, said: int, title: str = TITLE) -> None:
    """Write a page that says how to open a graph of ``said`` statements and commitments, too large for one file.

    ``graph`` is the path of the graph as it is to be typed. Raises OutputError where `out` cannot be written.
    """
    command = html.escape(f"wps-graph serve --graph {graph}")
    _write_whole(
        out, _NOTICE.format(title=html.escape(title), said=f"{said:,}", most=f"{MOST_SAID:,}", command=command)
    )


_NOTICE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>body {{ font: 1.1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem }}
:root {{ color-scheme: light dark }}</style>
<main><h1>{title}</h1>
<p>This graph holds {said} statements and commitments. A single file holds up to {most} with their sentences.</p>
<p>Type this where it was built, then open the address that it names:</p>
<pre>{command}</pre></main></html>
"""


def served_whole(
    source: Source,
    homes: tuple[tuple[str, str], ...],
    since: Changes | None = None,
    texts: Texts | None = None,
    title: str = TITLE,
) -> str:
    """The page as a server gives it for a graph that fits into one: the same as the file, with ways to its pages."""
    return _compose(source, None, title, homes, since, texts)[0]


def network_html(
    graph: Path | ox.Store, *, limit: int | None = None, title: str = TITLE, texts: Texts | None = None
) -> str:
    """Return the text of the page that :func:`write_network` writes."""
    return _compose(graph, limit, title, texts=texts)[0]


def notebook_frame(page: str, height: int = 600) -> str:
    """Return an HTML snippet that shows the page inside a notebook, apart from the notebook's own page.

    In a notebook: ``IPython.display.HTML(notebook_frame(network_html(Path("out/graph.trig"))))``. The frame is
    sandboxed: the page in it can do all that it does alone but keep an address to share and save files.

    >>> notebook_frame('<p title="a">', 300)
    '<iframe srcdoc="&lt;p title=&quot;a&quot;&gt;" sandbox="allow-scripts allow-popups" title="Network" \
width="100%" height="300"></iframe>'
    """
    return (
        f'<iframe srcdoc="{html.escape(page)}" sandbox="allow-scripts allow-popups" title="Network" '
        f'width="100%" height="{int(height)}"></iframe>'
    )


def _compose(
    graph: Path | ox.Store | Source,
    limit: int | None,
    title: str,
    homes: tuple[tuple[str, str], ...] | None = None,
    since: Changes | None = None,
    texts: Texts | None = None,
) -> tuple[str, NetworkSummary]:
    source = graph if isinstance(graph, Source) else Source(graph)
    paragraphs = WholeParagraphs(source, texts) if texts else None
    whole = read_scene(source, paragraphs)
    scene = _most_connected(whole, MOST_THINGS)
    names = [thing.id for thing in scene.things]
    layout = arrange(names, tie_weights(scene), _first_view(limit, scene), commitment_pairs(scene))
    overview = read_overview(source, since)
    data = PageData(scene, layout, len(whole.things), paragraphs).page()
    enclosing = page_enclosing(set(names))
    data = replace(data, enclosing=enclosing, overview=overview, plans=read_page_plans(source), homes=homes)
    text = render_page(page_nodes(scene, layout, count_borne(scene)), data, title)
    return text, _summary(scene, layout, len(whole.things))


def _first_view(limit: int | None, scene: Scene) -> frozenset[str]:
    """The things shown first; a graph that is hardly larger than the first view is shown whole."""
    ties, borne = said_ties(scene), count_borne(scene)
    kinds = {thing.id: thing.kind for thing in scene.things}
    able = sum(kind not in NEVER for kind in kinds.values())
    most = min(limit, _MOST_FIRST) if limit is not None else able if able <= FIRST_VIEW * 1.3 else FIRST_VIEW
    return choose_first(kinds, lambda key: borne[key] + len(ties.get(key, ())), lambda key: ties.get(key, ()), most)


def _most_connected(scene: Scene, most: int) -> Scene:
    if len(scene.things) <= most:
        return scene
    ties: dict[str, int] = {}
    for relation in scene.relations:
        for end in (relation.subject, relation.object):
            ties[end] = ties.get(end, 0) + 1
    kept = set(sorted(ties, key=lambda thing: (-ties[thing], thing))[:most])
    return replace(
        scene,
        things=tuple(thing for thing in scene.things if thing.id in kept),
        relations=tuple(r for r in scene.relations if r.subject in kept and r.object in kept),
    )


def _summary(scene: Scene, layout: Layout, things_in_graph: int) -> NetworkSummary:
    return NetworkSummary(
        out=None,
        things=len(scene.things),
        first_view=len(layout.core),
        things_in_graph=things_in_graph,
        asserted=len(scene.asserted),
        inferred=len(scene.inferred),
        restated=scene.restated,
        commitments=len(scene.commitments),
    )


def _write_whole(out: Path, text: str) -> None:
    """Write beside the target and then take its place, so that a failure leaves what stood there."""
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{out.name[:40]}.", suffix=".tmp", dir=out.parent)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(out)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise OutputError(
            f"cannot write the network page ({error.strerror})",
            str(out),
            "the folder exists and can be written to",
            "name another file with --out",
        ) from error
