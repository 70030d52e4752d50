"""Turns ``wps-graph explain`` into the sentences that say a statement, or the rule and premises that entail it."""

from __future__ import annotations

import json
from pathlib import Path

import click

from graph_build.commands.options import graph_option, json_option
from graph_build.errors import EXIT_DONE, EXIT_FAULTS


@click.command("explain")
@click.argument("subject")
@click.argument("predicate")
@click.argument("value", metavar="OBJECT")
@graph_option
@json_option
def explain(subject: str, predicate: str, value: str, graph_file: Path, as_json: bool) -> int:
    """Show why the graph holds a statement, given by names, addresses or prefixed names (wps:partOf), or a date.

    Ends with exit code 1 when the graph neither states nor entails it.
    """
    from graph_build.ask.explain import explain as why
    from graph_build.ask.load import open_graph

    found = why(open_graph(graph_file), subject, predicate, value)
    click.echo(json.dumps(found.to_dict(), ensure_ascii=False, indent=1) + "\n" if as_json else found.text, nl=False)
    return EXIT_FAULTS if found.status == "unknown" else EXIT_DONE
