"""Turns ``wps-graph publish`` into the graphs of a build in a SPARQL store."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph_build.errors import EXIT_DONE, UsageError
from graph_build.options import graph_option, json_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph_build.ask.remote import Service
    from graph_build.publish import Piece, Step, Target

_DONE = {"write": "written", "keep": "unchanged", "remove": "removed"}


@click.command("publish")
@click.argument("endpoint")
@graph_option
@click.option(
    "--protocol",
    default="gsp",
    show_default=True,
    type=click.Choice(["gsp", "update"]),
    help="Graph Store Protocol, or SPARQL Update.",
)
@click.option("--query-endpoint", metavar="URL", help="Where an update store is asked, if not beside ENDPOINT.")
@click.option("--union/--no-union", "united", default=True, help="Keep a graph of all statements too, for queries.")
@click.option("--again", is_flag=True, help="Send unchanged graphs too.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and change nothing.")
@click.option("--piece-statements", default=2_000, show_default=True, type=click.IntRange(1), help="Most in a request.")
@click.option("--piece-bytes", default=1_000_000, show_default=True, type=click.IntRange(1), help="Most in a request.")
@click.option("--timeout", default=60.0, show_default=True, type=click.FloatRange(0.1), help="Seconds for a request.")
@json_option
def publish(  # noqa: PLR0913, PLR0917 - a command takes its options
    endpoint: str,
    graph_file: Path,
    protocol: str,
    query_endpoint: str | None,
    united: bool,
    again: bool,
    dry_run: bool,
    piece_statements: int,
    piece_bytes: int,
    timeout: float,
    as_json: bool,
) -> int:
    """Write the graphs of a build to the SPARQL 1.1 store at ENDPOINT; unchanged ones are not sent again.

    Graphs that the build no longer has are removed, others' graphs never touched. A run that was broken off is taken
    up by the next. The account comes from WPS_GRAPH_USER and WPS_GRAPH_PASSWORD, or from WPS_GRAPH_TOKEN.

    Stores differ in what a query without FROM looks at. The graph of all statements
    (https://w3id.org/wps-graph/graph/union) serves everywhere, and `query --endpoint` asks it.
    """
    from graph_build.ask.remote import Limits, Service, account_of
    from graph_build.publish import Piece, plan, read_copies
    from graph_build.publish import publish as do

    copies = read_copies(graph_file, united)
    most = Piece(piece_statements, piece_bytes)
    with Service(account_of(os.environ), Limits(seconds=timeout)) as service:
        target = _target(service, protocol, endpoint, query_endpoint, most)
        ledger = target.ledger()
        steps = plan(copies, ledger, again)
        for step in () if dry_run else do(target, steps, ledger):
            if not as_json:
                click.echo(f"{_DONE[step.deed]} {step.graph} ({step.statements:,} statements)")
    click.echo(_json(steps, dry_run) if as_json else _summary(steps, dry_run))
    return EXIT_DONE


def _target(service: Service, protocol: str, endpoint: str, query_endpoint: str | None, most: Piece) -> Target:
    from graph_build.publish import GraphStore, UpdateStore

    if protocol == "gsp":
        if query_endpoint:
            raise UsageError("--query-endpoint has no use", "wps-graph publish", "gsp needs none", "leave it out")
        return GraphStore(service, endpoint, most)
    return UpdateStore(service, endpoint, query_endpoint or _query_beside(endpoint), most)


def _query_beside(endpoint: str) -> str:
    """Where the usual stores are asked: Oxigraph and Fuseki beside `/update`, RDF4J and GraphDB above `/statements`."""
    if endpoint.endswith("/update"):
        return endpoint.removesuffix("update") + "query"
    return endpoint.removesuffix("/statements")


def _json(steps: Sequence[Step], dry_run: bool) -> str:
    record = {"dryRun": dry_run, "graphs": [step.record() for step in steps]}
    return json.dumps(record, ensure_ascii=False, indent=1)


def _summary(steps: Sequence[Step], dry_run: bool) -> str:
    counted = {deed: sum(step.deed == deed for step in steps) for deed in _DONE}
    said = ", ".join(f"{count} {_DONE[deed]}" for deed, count in counted.items())
    would = [f"would be {_DONE[step.deed]} {step.graph}" for step in steps if dry_run and step.deed != "keep"]
    return "\n".join([*would, f"{'would be: ' if dry_run else ''}{said}"])
