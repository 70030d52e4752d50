"""Turns ``wps-graph diff`` into what changed between two texts, or two documents of a built graph."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph_build.errors import EXIT_DONE
from graph_build.options import format_option
from graph_build.vocabulary import THINGS

if TYPE_CHECKING:
    from pyoxigraph import Store

    from graph_build.graph.versions import Comparison, Version


@click.command("diff")
@click.argument("old", type=click.Path())
@click.argument("new", type=click.Path())
@click.option(
    "--graph", "graph_file", type=click.Path(path_type=Path), help="Built graph in which OLD and NEW are documents."
)
@format_option("table", "csv", "json", "html", "turtle")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write, instead of standard output."
)
def diff(old: str, new: str, graph_file: Path | None, form: str, out: Path | None) -> int:
    """List what changed between two versions of a document, commitment by commitment, with both quotes.

    OLD and NEW are any two texts; with --graph they are documents of a built graph, by name, file or address, compared
    by the texts that the build put beside it. What is called removed stands in no words of the newer text.
    """
    from graph_build.ask.versions import read_files
    from graph_build.graph.versions import compare
    from graph_build.graph.write import write_file

    store, older, newer = _of_graph(graph_file, old, new) if graph_file else read_files(Path(old), Path(new))
    content = _rendered(compare(older, newer), store, form, to_terminal=out is None)
    if out is not None:
        write_file(out, content)
        click.echo(str(out))
    else:
        click.echo(content, nl=False)
    return EXIT_DONE


def _of_graph(graph_file: Path, old: str, new: str) -> tuple[Store, Version, Version]:
    """Two documents of a graph; without its text only what was quoted of one is compared, and that is said."""
    from graph_build.ask.load import open_graph
    from graph_build.ask.lookups import Source
    from graph_build.ask.names import resolve
    from graph_build.ask.texts import Texts
    from graph_build.ask.versions import read_version

    store = open_graph(graph_file)
    source, texts = Source(store), Texts.beside(graph_file)
    taken = [resolve(source, name, f"wps-graph diff {place}") for name, place in ((old, "OLD"), (new, "NEW"))]
    read = [read_version(source, one.node, texts) for one in taken]
    for note in filter(None, (one.note for one in taken)):
        click.echo(note, err=True)
    for version, fault in read:
        if fault:
            click.echo(f"{version.title}: {fault}", err=True)
    (older, _), (newer, _) = read
    return store, older, newer


def _rendered(comparison: Comparison, store: Store, form: str, *, to_terminal: bool) -> bytes:
    if form == "turtle":
        from graph_build.graph.versions import changes_as_turtle

        return changes_as_turtle(comparison, store, THINGS)
    if form == "html":
        from graph_build.show.diff_page import render_diff_page

        return render_diff_page(comparison).encode()
    from graph_build.graph.versions import changes_as_csv, changes_as_json, changes_as_table

    if form in {"csv", "json"}:
        return (changes_as_csv if form == "csv" else changes_as_json)(comparison).encode()
    wide = to_terminal and sys.stdout.isatty()
    return changes_as_table(comparison, shutil.get_terminal_size((110, 24)).columns if wide else 110).encode()
