"""Turns ``wps-graph fetch`` into a folder of originals, one file for each address of a catalogue."""

from __future__ import annotations

import json
from pathlib import Path

import click

from graph_build.commands.options import json_option
from graph_build.errors import EXIT_DONE, EXIT_FAULTS, EXIT_NO_ANSWER


@click.command("fetch")
@click.argument("catalogue", required=False, type=click.Path(path_type=Path))
@click.option(
    "--into", default="originals", show_default=True, type=click.Path(path_type=Path), help="Folder for the texts."
)
@click.option(
    "--delay",
    default=2.0,
    show_default=True,
    type=click.FloatRange(0),
    help="Seconds between two requests to one site.",
)
@click.option("--again", is_flag=True, help="Fetch what is there already once more.")
@json_option
def fetch(catalogue: Path | None, into: Path, delay: float, again: bool, as_json: bool) -> int:
    """Fetch the originals that a CATALOGUE.csv names, the bundled one without it, politely and one after the other.

    Sites' robots.txt is kept to. Plain text is stored as it is, a web page as its text; anything else is told and left.
    Ends with exit code 1 when an address was left, and 4 when a site did not answer.
    """
    from graph_build.fetch import Fetcher, fetch_all
    from graph_build.resources import corpus_dir

    outcomes = fetch_all(catalogue or corpus_dir() / "catalogue.csv", into, Fetcher(delay), again)
    for outcome in outcomes:
        click.echo(
            json.dumps(outcome.record(), ensure_ascii=False) if as_json else outcome.line(), err=not outcome.done
        )
    if any(outcome.no_answer for outcome in outcomes):
        return EXIT_NO_ANSWER
    return EXIT_DONE if all(outcome.done for outcome in outcomes) else EXIT_FAULTS
