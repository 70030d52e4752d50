"""Turns ``wps-graph correct`` into a row of the corrections or verdicts beside the texts, which later builds follow."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from graph_build.errors import EXIT_DONE, UsageError
from graph_build.options import graph_option

if TYPE_CHECKING:
    from graph_build.ask.lookups import Source
    from graph_build.extract.names.verdicts import Verdict
    from graph_build.graph.corrections import Correction

_WHERE = "wps-graph correct"
_STATEMENT = 3


@click.command("correct")
@click.argument("about", nargs=-1, metavar="[COMMITMENT | SUBJECT PROPERTY OBJECT]")
@click.option("--right", multiple=True, metavar="PART=VALUE", help="A part of the commitment as it is, any number.")
@click.option("--wrong", multiple=True, metavar="PART", help="A part that the commitment does not have.")
@click.option("--same", nargs=2, metavar="NAME NAME", help="Two names of one thing.")
@click.option("--different", nargs=2, metavar="NAME NAME", help="Two names of two things.")
@click.option("--note", default="", help="Why, in your words.")
@click.option("--withdraw", type=click.IntRange(1), metavar="N", help="Take the n-th correction back.")
@click.option(
    "--texts", required=True, type=click.Path(path_type=Path, file_okay=False, exists=True), help="Folder of the texts."
)
@graph_option
def correct(  # noqa: PLR0913, PLR0917 - a command takes its options
    about: tuple[str, ...],
    right: tuple[str, ...],
    wrong: tuple[str, ...],
    same: tuple[str, str] | None,
    different: tuple[str, str] | None,
    note: str,
    withdraw: int | None,
    texts: Path,
    graph_file: Path,
) -> int:
    """Say that a commitment, a part of it, a statement or a name is right or wrong. The next build follows.

    COMMITMENT is its address or words of its sentence; PART is bearer, addressee, beneficiary, due, recurrence or
    strength. A commitment without --right or --wrong is none; SUBJECT PROPERTY OBJECT is a statement that is wrong.
    Without anything the corrections are listed. They stand in corrections.csv and verdicts.csv in the folder of texts.
    """
    for names, verdict in ((same, "same"), (different, "different")):
        if names:
            return _judge_names(texts, graph_file, names, verdict, note)
    if withdraw is not None:
        return _withdraw(texts, withdraw)
    if not about:
        return _list(texts)
    return _correct(texts, graph_file, about, _parts(right, wrong), note)


def _parts(right: tuple[str, ...], wrong: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """Part, value and verdict of each option."""
    pairs = [text.partition("=") for text in right]
    for part, sign, _ in pairs:
        if not sign:
            raise UsageError(f"'{part}' has no value", f"{_WHERE} --right", "", "write it like --right due=2027-06")
    return [(part, value, "right") for part, _, value in pairs] + [(part, "", "wrong") for part in wrong]


def _correct(texts: Path, graph: Path, about: tuple[str, ...], parts: list[tuple[str, str, str]], note: str) -> int:
    from graph_build.ask.load import open_graph
    from graph_build.ask.lookups import Source
    from graph_build.graph.corrections import Correction, check_correction

    source = Source(open_graph(graph))
    if len(about) == _STATEMENT and not parts:
        rows = [Correction(*_statement(source, about), "wrong", note)]
        fits = " ".join(about)
    else:
        address, fits = _commitment(source, " ".join(about))
        told = [(part, _value(source, part, value), verdict) for part, value, verdict in parts] or [("", "", "wrong")]
        rows = [Correction(address, part, value, verdict, note) for part, value, verdict in told]
    for row in rows:
        check_correction(row, _WHERE)
    _add(texts, rows)
    click.echo(f"It fits: {fits}")
    for row in rows:
        click.echo(f"  {row.words}")
    click.echo("Build again to see it.")
    return EXIT_DONE


def _statement(source: Source, about: tuple[str, ...]) -> tuple[str, str, str]:
    """The statement as the graph has it. Raises UsageError where no document states it."""
    from graph_build.ask.explain import explain
    from graph_build.ask.lookups import text_of
    from graph_build.vocabulary import local_name

    found = explain(source.store, *about)
    if found.status != "asserted":
        said = "it is inferred" if found.status == "inferred" else "the graph does not hold it"
        raise UsageError(f"no document states that: {said}", " ".join(about), "", "correct the statements it rests on")
    statement = found.proof.statement
    return text_of(statement.subject), local_name(statement.predicate), text_of(statement.object)


def _commitment(source: Source, typed: str) -> tuple[str, str]:
    """The address of the one commitment meant, and its sentence. Raises UsageError where none or several fit."""
    from graph_build.ask.lookups import RDF, WPS
    from graph_build.extract.folding import fold_typed

    asked = fold_typed(typed)
    found: dict[str, str] = {}
    for node in source.subjects(RDF + "type", WPS + "Commitment"):
        sentence = " ".join(quote.exact for quote in source.quotes(node))
        if node == typed or node.endswith(f"/{typed.rpartition(':')[2].lstrip('/')}") or asked in fold_typed(sentence):
            found[node] = sentence
    if len(found) == 1:
        return next(iter(found.items()))
    if not found:
        raise UsageError("no commitment has that address or these words", typed, "", "copy its words from `query`")
    several = "; ".join(f"{node} “{said[:80]}”" for node, said in sorted(found.items())[:5])
    raise UsageError(f"{len(found)} commitments fit", typed, several, "give the address of one")


def _value(source: Source, part: str, value: str) -> str:
    """The address of the thing that a name means, where it is known; else the words as they are."""
    from graph_build.ask.lookups import NameIndex
    from graph_build.graph.corrections import PARTIES

    if part not in PARTIES or not value:
        return value
    index = NameIndex(source)
    whole = [hit for hit in index.find(value) if hit.nearness.is_whole and index.kind(hit.address)]
    if len(whole) > 1:
        several = "; ".join(f"{hit.name} {hit.address}" for hit in whole)
        raise UsageError(
            f"'{value}' could be {len(whole)} things", f"{_WHERE} --right {part}", several, "give an address"
        )
    return whole[0].address if whole else value


def _known(texts: Path) -> tuple[Path, list[Correction]]:
    """The table of corrections in the folder of texts, and its rows; none where there is no table yet."""
    from graph_build.graph.corrections import FILE, read_corrections

    path = texts / FILE
    return path, read_corrections(path) if path.is_file() else []


def _add(texts: Path, rows: list[Correction]) -> None:
    from graph_build.graph.corrections import write_corrections

    path, known = _known(texts)
    replaced = {(row.about, row.part) for row in rows}
    kept = [row for row in known if (row.about, row.part) not in replaced or not row.is_on_commitment]
    write_corrections(path, [*kept, *rows])


def _list(texts: Path) -> int:
    said = [*(f"{row.about}: {row.words}" for row in _known(texts)[1]), *map(_judgement, _judged(texts)[1])]
    for number, line in enumerate(said, 1):
        click.echo(f"{number}. {line}")
    if not said:
        click.echo(f"No corrections in {texts}.")
    return EXIT_DONE


def _withdraw(texts: Path, number: int) -> int:
    """Take the row of that number in the list out of its table."""
    from graph_build.extract.names.verdicts import write_verdicts
    from graph_build.graph.corrections import write_corrections

    (path, rows), (judged_path, judged) = _known(texts), _judged(texts)
    count = len(rows) + len(judged)
    if number > count:
        raise UsageError(f"there is no correction {number}", str(texts), f"it has {count}", "list them first")
    if number <= len(rows):
        gone = rows.pop(number - 1)
        write_corrections(path, rows)
        said = f"{gone.about}: {gone.words}"
    else:
        said = _judgement(judged.pop(number - len(rows) - 1))
        write_verdicts(judged_path, judged)
    click.echo(f"Withdrawn: {said}. Build again to see it.")
    return EXIT_DONE


def _judged(texts: Path) -> tuple[Path, list[Verdict]]:
    """The table of verdicts on names in the folder of texts, and its rows; none where there is no table yet."""
    from graph_build.extract.names.verdicts import FILE, read_verdicts

    path = texts / FILE
    return path, read_verdicts(path) if path.is_file() else []


def _judgement(row: Verdict) -> str:
    return f"{row.left} and {row.right} are {row.verdict}"


def _judge_names(texts: Path, graph: Path, names: tuple[str, str], verdict: str, note: str) -> int:
    from graph_build.extract.names.verdicts import Verdict, write_verdicts

    path, known = _judged(texts)
    left, right = map(_bare, names)
    kept = [row for row in known if {row.left, row.right} != {left, right}]
    row = Verdict(left, right, verdict, "", note)
    write_verdicts(path, [*kept, row])
    click.echo(f"{_judgement(row)}. Build again to see it.")
    for name in _unknown(graph, (left, right)):
        click.echo(f"Nothing in {graph} is called '{name}'.", err=True)
    return EXIT_DONE


def _bare(name: str) -> str:
    """An address without its base or prefix; a name as it is."""
    return name if " " in name else name.rpartition("/id/")[2].removeprefix("wpsi:")


def _unknown(graph: Path, names: Iterable[str]) -> list[str]:
    """The names that nothing bears in the graph, where one was named."""
    from graph_build.ask.load import open_graph
    from graph_build.ask.lookups import NameIndex, Source
    from graph_build.extract.folding import fold

    if click.get_current_context().get_parameter_source("graph_file") == ParameterSource.DEFAULT:
        return []
    source = Source(open_graph(graph))
    borne = {fold(name) for name in NameIndex(source)}
    return [name for name in names if fold(name) not in borne and not source.knows(f"{source.base}{name}")]
