"""Turns ``wps-graph mcp`` into a server on standard input and output that programs with language models call."""

from __future__ import annotations

from pathlib import Path

import click

from graph_build.errors import EXIT_DONE
from graph_build.options import graph_option


@click.command("mcp")
@graph_option
@click.option(
    "--texts", type=click.Path(path_type=Path, dir_okay=False), help="Its texts.  [default: texts.json beside]"
)
@click.option(
    "--rows", default=100, show_default=True, type=click.IntRange(1, 10_000), help="Rows of an answer at most."
)
@click.option("--seconds", default=20.0, show_default=True, type=click.FloatRange(0.1, 3600), help="A call at most.")
def mcp(graph_file: Path, texts: Path | None, rows: int, seconds: float) -> int:
    """Give programs that speak the Model Context Protocol the questions, searches and reasons of a built graph.

    It speaks over standard input and output and only reads. Each quote is checked at its offsets in the text beside the
    graph before it is given; one that does not stand there is left out, and that is said. It needs the extra
    `wps-graph[mcp]`.
    """
    from graph_build.mcp import Limits, Tools, make_server, require_sdk

    require_sdk()  # before the graph is read, which may take long
    make_server(Tools(graph_file, Limits(rows, seconds), texts)).run("stdio")
    return EXIT_DONE
