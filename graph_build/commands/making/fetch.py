"""Turns ``wps-graph fetch`` into a folder of originals, one file for each address of a catalogue."""

from __future__ import annotations

import json
from pathlib import Path

import click

from graph_build.errors import EXIT_DONE, EXIT_FAULTS, EXIT_NO_ANSWER
from graph_build.options import json_option, out_option


@click.command("fetch")
@click.argument("catalogue", required=False, type=click.Path(path_type=Path))
@out_option("originals", "Folder for the originals.")
@click.option(
    "--delay",
    default=2.0,
    show_default=True,
    type=click.FloatRange(0),
    help="Seconds between two requests to one site.",
)
@click.option("--again", is_flag=True, help="Fetch what is there already, newer or not.")
@json_option
def fetch(catalogue: Path | None, out: Path, delay: float, again: bool, as_json: bool) -> int:
    """Fetch the originals that a CATALOGUE.csv names, the bundled one without it, politely and one after the other.

    Sites' robots.txt is kept to. What build reads is stored as the site gives it; anything else is told and left. A
    second run asks sites only for what is newer.
    Ends with exit code 1 when an address was left, and 4 when a site did not answer.
    """
    from graph_build.fetch import Sites, fetch_all
    from graph_build.resources import corpus_dir

    outcomes = fetch_all(catalogue or corpus_dir() / "catalogue.csv", out, Sites(delay), again)
    for outcome in outcomes:
        click.echo(
            json.dumps(outcome.record(), ensure_ascii=False) if as_json else outcome.line(), err=not outcome.done
        )
    if any(outcome.no_answer for outcome in outcomes):
        return EXIT_NO_ANSWER
    return EXIT_DONE if all(outcome.done for outcome in outcomes) else EXIT_FAULTS
