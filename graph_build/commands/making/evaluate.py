"""Turns ``wps-graph evaluate`` into scores of a built graph against annotated documents."""

from __future__ import annotations

import json
from pathlib import Path

import click

from graph_build.errors import EXIT_DONE, InputError
from graph_build.options import graph_option, json_option


@click.command("evaluate")
@click.option(
    "--gold",
    required=True,
    type=click.Path(path_type=Path),
    help="Folder with one folder of annotations for each document.",
)
@graph_option
@click.option("--document", help="Score only the documents whose name holds these words.")
@click.option(
    "--listed",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A file or folder of reference names: tell recall apart for names that stand in one and those that do not.",
)
@click.option(
    "--errors", default=0, type=click.IntRange(0), show_default=True, help="Show so many errors of each kind."
)
@json_option
def evaluate(
    gold: Path, graph_file: Path, document: str | None, listed: tuple[Path, ...], errors: int, as_json: bool
) -> int:
    """Compare a built graph with documents that people have annotated: things, relations and commitments."""
    from graph_build.ask.load import open_graph
    from graph_build.evaluate import Built, evaluate_graph, listed_names, read_gold

    annotated = [a for a in read_gold(gold) if document is None or document in a.stem]
    if not annotated:
        raise InputError(
            "no annotated document was found",
            str(gold),
            "a folder holds entities.jsonl, facts.jsonl and commitments.jsonl",
            "name the folder of such folders, and check --document",
        )
    names = listed_names(listed) if listed else None
    outcome = evaluate_graph(Built(open_graph(graph_file)), annotated, names)
    if as_json:
        click.echo(json.dumps(outcome.record(), ensure_ascii=False, indent=1))
    else:
        click.echo(outcome.table(), nl=False)
    for kind, rows in sorted(outcome.errors.items()):
        for row in rows[:errors]:
            click.echo(f"{kind}: {row}", err=True)
    return EXIT_DONE
