"""Turns ``wps-graph store`` into a store on disk, which opens at once however large the graph is."""

from __future__ import annotations

import json
from pathlib import Path

import click

from graph_build.errors import EXIT_DONE
from graph_build.options import graph_option, json_option


@click.command("store")
@graph_option
@click.option("--out", type=click.Path(path_type=Path), help="The folder; store beside the graph without it.")
@json_option
def store(graph_file: Path, out: Path | None, as_json: bool) -> int:
    """Load a built graph into an Oxigraph store on disk, for `serve`, for the other commands and for rdflib.

    Every command that takes --graph takes the folder as well. A store that stands there is replaced when the new one
    is whole.
    """
    from graph_build.ask.store import make_store
    from graph_build.serve.served import Place, StoreMemory, learn_store
    from graph_build.units import Kept, default_folder

    folder = out or graph_file.parent / "store"
    statements = make_store(graph_file, folder)
    if (kept := default_folder()) is not None:
        learn_store(Place(folder, folder.parent, StoreMemory(folder, folder.parent, Kept(kept))))
    if as_json:
        click.echo(json.dumps({"out": str(folder), "statements": statements}))
    else:
        click.echo(f"{folder}: {statements:,} statements")
    return EXIT_DONE
