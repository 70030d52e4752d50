"""Turns ``wps-graph cite`` into citations to copy, each with title, publisher, paragraph, date, address and words."""

from __future__ import annotations

from pathlib import Path

import click

from graph_build.errors import EXIT_DONE
from graph_build.options import format_option, graph_option


@click.command("cite")
@click.argument("about", nargs=-1, required=True, metavar="ADDRESS | WORDS | SUBJECT PROPERTY OBJECT")
@graph_option
@format_option("text", "bibtex", "json", words="How the citation is written; json is CSL-JSON.")
def cite(about: tuple[str, ...], graph_file: Path, form: str) -> int:
    """Write a citation to copy: of a commitment, a statement, a paragraph or a document of a built graph.

    It is named by its address, by WORDS out of one sentence, by a document's name, or, as for `explain`, by the three
    parts of a statement; a statement that several paragraphs make has a citation for each. Where the words are a digest
    or a translation, the citation says so.
    """
    from graph_build.ask.citations import cite as found
    from graph_build.ask.citations import written
    from graph_build.ask.load import open_graph
    from graph_build.ask.texts import Texts

    cited = found(open_graph(graph_file), about, Texts.beside(graph_file))
    click.echo(written(cited, form), nl=False)  # type: ignore[arg-type]
    return EXIT_DONE
