"""Turns ``wps-graph compare`` into plans side by side: who has what, and what no action answers."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph_build.errors import EXIT_DONE, UsageError
from graph_build.options import format_option, graph_option

if TYPE_CHECKING:
    from graph_build.ask.lookups import Source
    from graph_build.ask.plans import Comparison, Form


@click.command("compare")
@click.argument("plans", nargs=-1)
@graph_option
@format_option("table", "csv", "json", "html")
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write, instead of standard output."
)
def compare(plans: tuple[str, ...], graph_file: Path, form: str, out: Path | None) -> int:
    """Put national action plans side by side, each value with the sentence that says it.

    PLANS are names or addresses of plans in a built graph; without any, all plans whose text was read. What no text
    tells stays empty: it is not known, which is not the same as no.
    """
    from graph_build.ask.load import open_graph
    from graph_build.ask.lookups import Source
    from graph_build.ask.plans import compare_plans
    from graph_build.graph.write import write_file

    source = Source(open_graph(graph_file))
    content = _rendered(compare_plans(source, _chosen(source, plans, graph_file)), form, to_terminal=out is None)
    if out is not None:
        write_file(out, content)
        click.echo(str(out))
    else:
        click.echo(content, nl=False)
    return EXIT_DONE


def _chosen(source: Source, typed: tuple[str, ...], graph_file: Path) -> list[str]:
    """The addresses of the plans that are meant, each once."""
    from graph_build.ask.names import resolve
    from graph_build.ask.plans import stored_plans

    if not typed:
        found = stored_plans(source)
        if not found:
            remedy = "build one with texts of plans, or name plans that it tells of"
            raise UsageError("the graph holds the text of no plan", str(graph_file), "", remedy)
        return found
    taken = [resolve(source, name, "wps-graph compare PLANS") for name in typed]
    for note in filter(None, (one.note for one in taken)):
        click.echo(note, err=True)
    return list(dict.fromkeys(one.node.value for one in taken))


def _rendered(comparison: Comparison, form: str, *, to_terminal: bool) -> bytes:
    if form == "html":
        from graph_build.show.plans_page import render_plans_page

        return render_plans_page(comparison).encode()
    from graph_build.ask.plans import render_comparison

    width = shutil.get_terminal_size((110, 24)).columns if to_terminal and sys.stdout.isatty() else 110
    chosen: Form = "csv" if form == "csv" else "json" if form == "json" else "table"
    return render_comparison(comparison, chosen, width).encode()
