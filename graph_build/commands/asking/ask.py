"""Turns ``wps-graph ask`` into the answer of the question of the collection that is nearest to plain words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from graph_build.errors import EXIT_DONE, UsageError
from graph_build.options import format_option, graph_option, json_option


@click.command("ask")
@click.argument("words", nargs=-1, required=True, metavar="QUESTION")
@graph_option
@format_option("table", "csv", "json")
@json_option
@click.option("--limit", type=click.IntRange(min=0), help="Rows to show; 0 shows all.  [default: 50 in a table]")
@click.option("--skip", type=click.IntRange(min=0), default=0, help="Rows to leave out at the beginning.")
def ask(words: tuple[str, ...], graph_file: Path, form: str, as_json: bool, limit: int | None, skip: int) -> int:
    """Answer a question in plain words, such as: wps-graph ask "who voted against resolution 1325?"

    It finds the nearest question of the collection by the words that both share, fills in the names, days and quoted
    words, and says on standard error what it understood and which questions are near. No model guesses: the same words
    give the same question.
    """
    from graph_build.ask.load import open_graph
    from graph_build.ask.lookups import NameIndex, Source, newest_plans
    from graph_build.ask.plain import understand
    from graph_build.ask.run import run_question
    from graph_build.commands.asking.query import facts_of, show

    text = " ".join(words).strip()
    if not text:
        raise UsageError("there are no words", "wps-graph ask", "a question has words", "write one between quotes")
    store = open_graph(graph_file)
    source = Source(store)
    meant = understand(text, NameIndex(source), date.today(), newest_plans(source))
    for line in meant.told:
        click.echo(line, err=True)
    form = "json" if as_json else form
    answer = run_question(store, meant.question, meant.parameters)
    show(facts_of(answer, meant.question), meant.question, form, skip, limit)
    return EXIT_DONE
