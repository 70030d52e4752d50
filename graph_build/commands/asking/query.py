"""Turns ``wps-graph query`` into the answer of a question of the collection, or of any SPARQL."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from graph_build.errors import EXIT_DONE, EXIT_FAULTS, InputError, UsageError
from graph_build.options import format_option, graph_option, json_option

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyoxigraph import Store

    from graph_build.ask.collection import Question
    from graph_build.ask.run import Answer

_SPARQL_ENDINGS = {".rq", ".sparql"}


def _begun(context: click.Context, _: click.Parameter, begun: str) -> list[CompletionItem]:
    """What a shell may complete: the names of questions that begin so, else files."""
    from graph_build.ask.collection import list_questions

    if context.params.get("words"):
        return []
    names = [one.name for one in list_questions() if one.name.startswith(begun)]
    return [CompletionItem(name) for name in names] or [CompletionItem(begun, type="file")]


@click.command("query", context_settings={"ignore_unknown_options": True})
@click.argument(
    "words",
    nargs=-1,
    type=click.UNPROCESSED,
    metavar="[NAME | FILE | -] [--PARAMETER VALUE]…",
    shell_complete=_begun,
)
@click.option(
    "--param",
    "params",
    multiple=True,
    metavar="NAME=VALUE",
    help="A parameter of the question; --NAME VALUE does the same.",
)
@graph_option
@format_option("table", "csv", "json", "turtle")
@json_option
@click.option("--endpoint", metavar="URL", help="Ask a SPARQL endpoint instead of a file.")
@click.option("--no-inferred", is_flag=True, help="Ask of what documents state alone.")
@click.option("--search", metavar="WORDS", help="List the questions that hold all of these words.")
@click.option("--about", is_flag=True, help="Tell what the question needs, and what its answer does not show.")
@click.option("--limit", type=click.IntRange(min=0), help="Rows to show; 0 shows all.  [default: 50 in a table]")
@click.option("--skip", type=click.IntRange(min=0), default=0, help="Rows to leave out at the beginning.")
@click.option("--every-passage", is_flag=True, help="Give each passage a row, not each fact.")
@click.option("--fail-empty", is_flag=True, help="End with exit code 1 when the answer is empty.")
def query(  # noqa: PLR0913, PLR0917 - a command takes its options
    words: tuple[str, ...],
    params: tuple[str, ...],
    graph_file: Path,
    form: str,
    as_json: bool,
    endpoint: str | None,
    no_inferred: bool,
    search: str | None,
    about: bool,
    limit: int | None,
    skip: int,
    every_passage: bool,
    fail_empty: bool,
) -> int:
    """Ask a question of a built graph: one of the collection by NAME, or SPARQL from a FILE or standard input (-).

    Without a name it lists the questions and their parameters; --search lists those that hold the words. `wps-graph
    ask` finds the question to words of your own.

    A fact is one row, however many passages state it; the row counts them and quotes the first.

    A question looks at all graphs together, which not every store takes for its default graph. At an --endpoint it asks
    the graph of all statements that `publish` writes, else the default graph if it holds a build, else all graphs of a
    build. The account comes from WPS_GRAPH_USER and WPS_GRAPH_PASSWORD, or from WPS_GRAPH_TOKEN.
    """
    names, given = _split(words, params)
    form = "json" if as_json else form
    if about or search is not None or not names:
        click.echo(_known(names, search, about, form), nl=False)
        return EXIT_DONE
    text, question = _what(names[0])
    if question is None and given:
        raise UsageError("SPARQL of a file takes no parameters", names[0], "", "write the values into the query")
    if endpoint is not None:
        answer = _ask_endpoint(endpoint, question, text, given, not no_inferred)
    else:
        answer = _answer(_opening(graph_file, no_inferred, text), question, text, given)
    show(answer if every_passage else facts_of(answer, question), question, form, skip, limit)
    return EXIT_FAULTS if fail_empty and not answer else EXIT_DONE


def facts_of(answer: Answer, question: Question | None) -> Answer:
    """The answer of a question with one row for each fact; that of SPARQL of one's own as it is."""
    from graph_build.ask.facts import one_row_a_fact

    return answer if question is None else one_row_a_fact(answer, question.fact)


def show(answer: Answer, question: Question | None, form: str, skip: int, limit: int | None) -> None:
    """Write a part of the answer; what typed words were taken for, and what a table leaves out, stand beside it."""
    from graph_build.ask.facts import ROWS, part_of
    from graph_build.ask.format import render

    part = part_of(answer, skip + 1, ROWS if limit is None and form == "table" else limit or 0)
    width = shutil.get_terminal_size((110, 24)).columns if sys.stdout.isatty() else 110
    for note in answer.taken:
        click.echo(note, err=True)
    click.echo(render(part, form, width), nl=False)  # type: ignore[arg-type]
    if question is not None and form == "table":
        click.echo(f"The answer does not show: {question.does_not_show}")


def _split(words: tuple[str, ...], params: tuple[str, ...]) -> tuple[list[str], dict[str, str]]:
    """What is asked, and the parameters: ``--actor NATO``, ``--actor=NATO`` and ``--param actor=NATO`` are one."""
    names: list[str] = []
    given = dict(_pair(param, "--param") for param in params)
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if not word.startswith("--"):
            names.append(word)
        elif "=" in word:
            name, value = _pair(word[2:], word)
            given[name] = value
        elif rest:
            given[word[2:]] = rest.pop(0)
        else:
            raise UsageError(f"{word} has no value", "wps-graph query", "", f'write {word} "value"')
    if len(names) > 1:
        raise UsageError(
            "one question at a time", " ".join(names), "", "put quotation marks around a value of several words"
        )
    return names, given


def _known(names: list[str], search: str | None, about: bool, form: str) -> str:
    """What is known of the questions without a graph: the list of all or of those found, or all that one says."""
    from graph_build.ask.collection import Form, about_text, find_question, list_text, search_questions

    if about and not names:
        raise UsageError("--about needs a question", "wps-graph query", "", "write wps-graph query NAME --about")
    if search is not None and names:
        raise UsageError("--search asks no question", names[0], "", "leave out the name, or --search")
    kept: Form = "json" if form == "json" else "text"
    return about_text(find_question(names[0]), kept) if about else list_text(search_questions(search or ""), kept)


def _pair(text: str, where: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise UsageError(f"'{text}' is no parameter", where, "a parameter reads name=value", "write it like actor=NATO")
    return name, value


def _what(name: str) -> tuple[str, Question | None]:
    """The SPARQL of a file or standard input, or the question of that name."""
    from graph_build.ask.collection import find_question

    path = Path(name)
    try:
        if name == "-":
            return sys.stdin.read(), None
        if path.suffix in _SPARQL_ENDINGS or path.is_file():
            return path.read_text("utf-8"), None
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise InputError(
            f"the query cannot be read ({reason.lower()})", name, "", "name a file of SPARQL, or a question"
        ) from error
    question = find_question(name)
    return question.sparql, question


def _answer(opened: Callable[[], Store], question: Question | None, text: str, given: dict[str, str]) -> Answer:
    from graph_build.ask.run import run_question, run_sparql

    store = opened()
    return run_sparql(store, text) if question is None else run_question(store, question, given)


def _ask_endpoint(address: str, question: Question | None, text: str, given: dict[str, str], inferred: bool) -> Answer:
    from graph_build.ask.remote import Endpoint, Service, account_of

    with Service(account_of(os.environ)) as service:
        endpoint = Endpoint(service, address)
        if question is None:
            return endpoint.ask_sparql(text, inferred)
        return endpoint.ask_question(question, given, inferred)


def _opening(graph_file: Path, no_inferred: bool, text: str) -> Callable[[], Store]:
    """What gives the graph when it is asked for it; it is read from now on, while what answers is imported."""
    from graph_build.ask.load import opening

    return opening(lambda: _opened(graph_file, no_inferred, text))


def _opened(graph_file: Path, no_inferred: bool, text: str) -> Store:
    from graph_build.ask.load import open_graph, open_to_ask

    if not no_inferred:
        return open_to_ask(graph_file, text)
    store = open_graph(graph_file)
    _forget_inferred(store)
    return store


def _forget_inferred(store: Store) -> None:
    """Take the closure out of the store, and out of the default graph, which repeats it."""
    from pyoxigraph import DefaultGraph, Quad

    from graph_build.vocabulary import graph

    for quad in list(store.quads_for_pattern(None, None, None, graph("inferred"))):
        store.remove(Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()))
        store.remove(quad)
