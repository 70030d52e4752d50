"""Turns ``wps-graph check`` into the rows in which a built graph breaks a shape or a violation query."""

from __future__ import annotations

import json
from pathlib import Path

import click

from graph_build.errors import EXIT_DONE, EXIT_FAULTS
from graph_build.options import graph_option, json_option


@click.command("check")
@graph_option
@json_option
def check(graph_file: Path, as_json: bool) -> int:
    """Run every shape and violation query over a built graph; exit code 1 when one finds a violation."""
    from graph_build.ask.load import open_store
    from graph_build.graph.check import check_graph

    found = check_graph(open_store(graph_file) if graph_file.is_dir() else graph_file)
    faults = [f for f in found if f.severity == "violation"]
    if as_json:
        rows = [{"check": f.check, "severity": f.severity, "focus": f.focus, "message": f.message} for f in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for finding in found:
            click.echo(f"{finding.severity}: {finding.check}: {finding.focus}: {finding.message}")
        click.echo(f"{len(faults)} violations, {len(found) - len(faults)} warnings")
    return EXIT_FAULTS if faults else EXIT_DONE
