"""Turns ``wps-graph diff`` into what changed between two texts, or two documents of a built graph."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph_build.errors import EXIT_DONE, InputError, UsageError
from graph_build.vocabulary import THINGS

if TYPE_CHECKING:
    from pyoxigraph import Store

    from graph_build.ask.lookups import Source
    from graph_build.ask.texts import Text, Texts
    from graph_build.corpus.source import SourceText
    from graph_build.graph.versions import Comparison, Version


@click.command("diff")
@click.argument("old")
@click.argument("new")
@click.option(
    "--graph", "graph_file", type=click.Path(path_type=Path), help="Built graph in which OLD and NEW are documents."
)
@click.option(
    "--format",
    "form",
    default="table",
    show_default=True,
    type=click.Choice(["table", "csv", "json", "html", "turtle"]),
)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write, instead of standard output."
)
def diff(old: str, new: str, graph_file: Path | None, form: str, out: Path | None) -> int:
    """List what changed between two versions of a document, commitment by commitment, with both quotes.

    OLD and NEW are any two texts; with --graph they are documents of a built graph, by name or address, compared by the
    texts that the build put beside it. What is called removed stands in no words of the newer text.
    """
    from graph_build.graph.versions import compare
    from graph_build.graph.write import write_file

    store, older, newer = _of_graph(graph_file, old, new) if graph_file else _of_texts(Path(old), Path(new))
    content = _rendered(compare(older, newer), store, form, to_terminal=out is None)
    if out is not None:
        write_file(out, content)
        click.echo(str(out))
    else:
        click.echo(content, nl=False)
    return EXIT_DONE


def _of_texts(old: Path, new: Path) -> tuple[Store, Version, Version]:
    from graph_build.ask.versions import read_texts

    return read_texts(_text(old), _text(new))


def _text(path: Path) -> SourceText:
    from graph_build.corpus.folders import read_sources

    if path.is_dir():
        raise UsageError("a version is one text", str(path), "a folder holds many", "name a file")
    sources = read_sources((path,))
    if sources.unreadable:
        raise InputError("cannot read", str(path), sources.unreadable[0].reason, "give another text")
    return sources.documents[0]


def _of_graph(graph_file: Path, old: str, new: str) -> tuple[Store, Version, Version]:
    from graph_build.ask.load import open_graph
    from graph_build.ask.lookups import WPS, Source
    from graph_build.ask.names import resolve
    from graph_build.ask.texts import Texts
    from graph_build.ask.versions import read_document

    store = open_graph(graph_file)
    source = Source(store)
    taken = [resolve(source, name, f"wps-graph diff {place}") for name, place in ((old, "OLD"), (new, "NEW"))]
    for node in (one.node for one in taken):
        if not source.values(node.value, WPS + "sourceFile"):
            raise UsageError(
                "that document was not read",
                node.value,
                "a version is a document with text",
                "take a document the build read",
            )
    for note in filter(None, (one.note for one in taken)):
        click.echo(note, err=True)
    texts = Texts.beside(graph_file)
    older, newer = (read_document(source, one.node, _text_of(texts, source, one.node.value)) for one in taken)
    return store, older, newer


def _text_of(texts: Texts, source: Source, document: str) -> Text | None:
    """The text of a document beside the graph; without it only what was quoted is compared, and that is said."""
    from graph_build.ask.lookups import WPS

    text, fault = texts.of(document, list(source.values(document, WPS + "textDigest")))
    if text is None:
        click.echo(f"{source.name(document)}: {fault}", err=True)
    return text


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
