"""Turns ``wps-graph view`` into one page that shows a built graph as a network."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import click

from graph_build.errors import EXIT_DONE
from graph_build.options import graph_option, json_option


@click.command("view")
@graph_option
@click.option(
    "--out", type=click.Path(path_type=Path), help="The page to write; network.html beside the graph without it."
)
@click.option("--limit", type=click.IntRange(1), help="Things in the first view.")
@click.option("--title", help="The title of the page; without it that of the corpus.")
@click.option("--open", "show", is_flag=True, help="Open the page in the browser.")
@json_option
def view(graph_file: Path, out: Path | None, limit: int | None, title: str | None, show: bool, as_json: bool) -> int:
    """Write a page that shows who is tied to what; it needs no other file and no network."""
    from graph_build.ask.texts import Texts
    from graph_build.graph.own import REPORT, title_told
    from graph_build.graph.since import reported_changes
    from graph_build.show.network import page_title, write_network

    page = out or graph_file.parent / "network.html"
    since = reported_changes(graph_file.parent / REPORT)
    texts = Texts.beside(graph_file)
    title = title or page_title(title_told(graph_file.parent))
    shown = write_network(graph_file, page, limit=limit, title=title, since=since, texts=texts)
    if as_json:
        click.echo(json.dumps({k: str(v) if isinstance(v, Path) else v for k, v in dataclasses.asdict(shown).items()}))
    else:
        relations = f"{shown.asserted:,} stated and {shown.inferred:,} inferred relations"
        click.echo(f"{page}: {shown.things:,} things, {relations}, {shown.commitments:,} commitments")
    if show:
        click.launch(page.resolve().as_uri())
    return EXIT_DONE
