"""Turns ``wps-graph explain`` into the sentences that say a statement, its rule and premises, or how a text is read."""

from __future__ import annotations

import json
from pathlib import Path

import click

from graph_build.errors import EXIT_DONE, EXIT_FAULTS
from graph_build.options import graph_option, json_option


@click.command("explain")
@click.argument("subject", required=False)
@click.argument("predicate", required=False)
@click.argument("value", metavar="OBJECT", required=False)
@click.option(
    "--sentence",
    metavar="TEXT",
    help="Show how words are read: tokens, phrases, clauses, and which rule fired or why none did. Needs no graph.",
)
@graph_option
@json_option
def explain(
    subject: str | None,
    predicate: str | None,
    value: str | None,
    sentence: str | None,
    graph_file: Path,
    as_json: bool,
) -> int:
    """Show why the graph holds a statement, given by names, addresses or prefixed names (wps:partOf), or a date.

    Ends with exit code 1 when the graph neither states nor entails it.
    """
    if sentence is not None:
        return _read(sentence, as_json)
    if subject is None or predicate is None or value is None:
        raise click.UsageError("explain takes a subject, a property and an object, or --sentence with a text")
    return _statement(subject, predicate, value, graph_file, as_json)


def _read(sentence: str, as_json: bool) -> int:
    from graph_build.extract.explained import explained
    from graph_build.reading import explain as how

    shown = how(sentence) + explained(sentence)
    click.echo(json.dumps(shown.splitlines(), ensure_ascii=False, indent=1) + "\n" if as_json else shown, nl=False)
    return EXIT_DONE


def _statement(subject: str, predicate: str, value: str, graph_file: Path, as_json: bool) -> int:
    from graph_build.ask.explain import explain as why
    from graph_build.ask.load import open_graph

    found = why(open_graph(graph_file), subject, predicate, value)
    click.echo(json.dumps(found.to_dict(), ensure_ascii=False, indent=1) + "\n" if as_json else found.text, nl=False)
    return EXIT_FAULTS if found.status == "unknown" else EXIT_DONE
