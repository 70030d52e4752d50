"""Turns ``wps-graph check`` into the rows in which a built graph breaks a shape or a violation query."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph_build.errors import EXIT_DONE, EXIT_FAULTS, InputError
from graph_build.options import graph_option, json_option

if TYPE_CHECKING:
    from pyoxigraph import Store


@click.command("check")
@graph_option
@json_option
def check(graph_file: Path, as_json: bool) -> int:
    """Run every shape and violation query over a built graph; exit code 1 when one finds a violation."""
    from graph_build.graph.check import check_graph

    found = check_graph(_source(graph_file))
    faults = [f for f in found if f.severity == "violation"]
    if as_json:
        rows = [{"check": f.check, "severity": f.severity, "focus": f.focus, "message": f.message} for f in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        for finding in found:
            click.echo(f"{finding.severity}: {finding.check}: {finding.focus}: {finding.message}")
        click.echo(f"{len(faults)} violations, {len(found) - len(faults)} warnings")
    return EXIT_FAULTS if faults else EXIT_DONE


def _source(graph_file: Path) -> Store | Path:
    """What is to be checked: a store; the file itself where it cannot be read or is empty, which is a row of the check.

    Raises InputError for a graph that no build wrote, or not this one's: it would break no rule.
    """
    from graph_build.ask.load import open_store
    from graph_build.graph.load import load_rdf
    from graph_build.graph.own import require_one_build, require_own

    if graph_file.is_dir():
        return open_store(graph_file)
    try:
        store = load_rdf(graph_file)
    except InputError:
        return graph_file
    if not len(store):
        return graph_file
    require_one_build(graph_file)
    require_own(store, graph_file)
    return store
