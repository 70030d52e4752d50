"""Turns ``wps-graph build`` into the files of a build, lines about what could not be read, and a summary."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph_build.errors import EXIT_DONE, EXIT_FAULTS
from graph_build.vocabulary import THINGS

if TYPE_CHECKING:
    from graph_build.graph.report import BuildReport, StandingBuild
    from graph_build.pipeline import Step


@click.command("build")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]…")
@click.option(
    "--out",
    default="out",
    type=click.Path(path_type=Path),
    show_default=True,
    help="Folder for the files of the build.",
)
@click.option(
    "--workers", default=1, type=click.IntRange(1, 64), show_default=True, help="Processes that read documents."
)
@click.option(
    "--cluster",
    default="",
    metavar="ADDRESS",
    help="Scheduler of a Dask cluster whose workers read the documents instead, such as tcp://127.0.0.1:8786.",
)
@click.option("--base", default=THINGS, show_default=True, help="Address that the addresses of things begin with.")
@click.option(
    "--verdicts", type=click.Path(path_type=Path), help="Table of what names mean; else verdicts.csv beside the texts."
)
@click.option(
    "--followup-verdicts",
    type=click.Path(path_type=Path),
    help="Table of which passages report a promise; else followup.csv beside the texts.",
)
@click.option(
    "--corrections",
    type=click.Path(path_type=Path),
    help="Table of what is right or wrong; else corrections.csv beside the texts.",
)
@click.option(
    "--reasoner",
    type=click.Choice(["rules", "owlrl"]),
    default="rules",
    show_default=True,
    help="What draws the conclusions: the rules made from the ontology, or the library owlrl, which is slower.",
)
@click.option(
    "--since",
    type=click.Path(path_type=Path),
    help="Folder of an earlier build to compare with; else the one that stands in the folder of --out.",
)
@click.option(
    "--cache",
    type=click.Path(path_type=Path),
    help="Folder that keeps what each document says for the next build, or 'off'; else one in the user's own cache.",
)
@click.option("--no-network", is_flag=True, help="Leave network.html out.")
@click.option("--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("--json", "as_json", is_flag=True, help="Write counts and errors as JSON.")
def build(  # noqa: PLR0913, PLR0917 - a command takes its options
    paths: tuple[Path, ...],
    out: Path,
    workers: int,
    base: str,
    cache: Path | None,
    no_network: bool,
    quiet: bool,
    as_json: bool,
    **tables_and_ways: Any,
) -> int:
    """Build the graph of documents: files, or folders with all that is in them, and a catalogue.csv beside them.

    Read are PDF, Word (.docx), web pages, Markdown, plain text in any encoding and Akoma Ntoso XML; other files are
    named with what to do about them. Without a path it builds the bundled corpus.
    """
    from graph_build.graph.mint import Mint
    from graph_build.pipeline import BuildSettings, build_or_stand
    from graph_build.resources import corpus_dir
    from graph_build.units import folder_named

    settings = BuildSettings(
        paths or (corpus_dir(),),
        out,
        Mint(base),
        workers,
        network=not no_network,
        cache=folder_named(cache),
        **tables_and_ways,
    )
    with progress(quiet or as_json) as step, without_search_for_circles():
        report = build_or_stand(settings, step)
    _tell(report, out, quiet, as_json)
    return EXIT_FAULTS if report.violations else EXIT_DONE


@contextmanager
def progress(silent: bool) -> Iterator[Step]:
    """A line on the terminal that says what is being done; nothing where standard error is no terminal."""
    if silent or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    # The library steers the terminal, which the commands' own stream lets nothing do.
    with Console(file=sys.__stderr__).status("starting") as status:
        yield status.update


@contextmanager
def without_search_for_circles() -> Iterator[None]:
    """A build makes records that stay to its end and point in no circle; looking for circles takes a tenth of it."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _tell(report: BuildReport | StandingBuild, out: Path, quiet: bool, as_json: bool) -> None:
    for bad in report.unreadable:
        line = {"error": "Unreadable", "where": bad.file, "what": bad.reason}
        click.echo(json.dumps(line, ensure_ascii=False) if as_json else f"not read: {bad.file}: {bad.reason}", err=True)
    if as_json:
        click.echo(json.dumps({"out": str(out), **report.counts()}, ensure_ascii=False))
    elif not quiet:
        from graph_build.show.summary import summary

        click.echo(summary(report, out), nl=False)
