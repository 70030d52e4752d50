"""Turns ``wps-graph export`` into a built graph in a format that other tools read."""

from __future__ import annotations

import json
from pathlib import Path

import click

from graph_build.errors import EXIT_DONE
from graph_build.options import graph_option, json_option, out_option
from graph_build.vocabulary import THINGS

# Written out so that help needs no stage; the tests compare it with graph_build.show.export.formats.
FORMATS = ("turtle", "trig", "nquads", "jsonld", "graphml", "gexf", "csv")
PARTS = ("facts",)
ADDITIONS = ("alignments", "aligned", "translations")


@click.command("export")
@graph_option
@click.option("--format", "form", required=True, type=click.Choice(FORMATS), help="How it is written.")
@click.option(
    "--only", type=click.Choice(PARTS), help="A part of the graph: facts are names, kinds and relations, no evidence."
)
@click.option(
    "--with",
    "also",
    multiple=True,
    type=click.Choice(ADDITIONS),
    help="What is added: how terms stand to published vocabularies, the graph in their terms, labels in fr, es, ar.",
)
@out_option(None, "File to write; a folder for csv.")
@click.option("--base", default=THINGS, show_default=True, help="Base that the graph was built with.")
@json_option
def export(  # noqa: PLR0913, PLR0917 - a command takes its options
    graph_file: Path, form: str, only: str | None, also: tuple[str, ...], out: Path, base: str, as_json: bool
) -> int:
    """Write a built graph as Turtle, TriG, N-Quads, JSON-LD, GraphML, GEXF or a folder of CSV tables.

    The first four, which are RDF, may hold less (--only) or more (--with) than the graph.
    """
    from graph_build.show.export import export as write

    files = [str(path) for path in write(graph_file, form, out, base, only=only, also=also)]
    click.echo(json.dumps({"files": files}, ensure_ascii=False) if as_json else "\n".join(files))
    return EXIT_DONE
