"""Turns ``wps-graph serve`` into a read-only server of a built graph: SPARQL, pages of things, the network."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import click

from graph_build.errors import EXIT_DONE
from graph_build.options import graph_option


@click.command("serve")
@graph_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", default=7007, show_default=True, type=click.IntRange(0, 65535), help="Port; 0 takes a free one."
)
@click.option("--seconds", default=10.0, show_default=True, type=click.FloatRange(0.1, 3600), help="A query at most.")
@click.option("--memory", default=1024, show_default=True, type=click.IntRange(64), help="Megabytes a query at most.")
@click.option(
    "--rows",
    default=10_000,
    show_default=True,
    type=click.IntRange(0),
    help="Rows of an answer at most; 0 is no limit.",
)
@click.option("--workers", default=4, show_default=True, type=click.IntRange(1, 64), help="Queries at once.")
@click.option("--waiting", default=64, show_default=True, type=click.IntRange(0, 1000), help="Queries that may wait.")
@click.option("--name", "names", multiple=True, help="A further host name that the server goes by.")
@click.option("--allow-origin", "origins", multiple=True, help="A site whose pages may read answers, as https://HOST.")
@click.option("--public-url", default="", help="The address that others reach the server by, behind a proxy.")
@click.option("--quiet", is_flag=True, help="Keep no access log.")
def serve(  # noqa: PLR0913, PLR0917 - a command takes its options
    graph_file: Path,
    host: str,
    port: int,
    seconds: float,
    memory: int,
    rows: int,
    workers: int,
    waiting: int,
    names: tuple[str, ...],
    origins: tuple[str, ...],
    public_url: str,
    quiet: bool,
) -> int:
    """Serve a built graph, or a store of `wps-graph store`, to browsers and programs. It changes nothing.

    A query is stopped at its limits of time and memory, fetches nothing and opens no file. The access log goes to
    standard error and holds no queries. Stop it with Ctrl-C. When its graph is built anew, it goes on
    with the new one.
    """
    from graph_build.serve.engine import Limits
    from graph_build.serve.server import Settings
    from graph_build.serve.server import serve as run

    _keep_log(quiet)
    limits = Limits(seconds, memory * 1024**2, rows, workers, waiting)
    run(Settings(graph_file, host, port, names, origins, public_url, limits))
    return EXIT_DONE


def _keep_log(quiet: bool) -> None:
    """The log goes to standard error, whatever libraries do to logging when they are imported."""
    log = logging.getLogger("wps-graph")
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.WARNING if quiet else logging.INFO)
    log.propagate = False
