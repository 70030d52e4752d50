"""Turns a command line into a call, its errors into one line each, and its outcome into an exit code."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from typing import Final

import click

from graph_build import __version__
from graph_build.errors import EXIT_DONE, EXIT_FAULTS, UsageError, WpsGraphError
from graph_build.guards import in_one_line, screened

COMMANDS: Final = {
    "build": "Build the graph of texts.",
    "query": "Ask a question of a built graph, or list the questions.",
    "ask": "Answer a question in plain words by the nearest one of the collection.",
    "due": "List what falls due, what recurs and what is past.",
    "diff": "List what changed between two versions of a document.",
    "compare": "Put national action plans side by side.",
    "followup": "Show which later passages report what was promised.",
    "explain": "Show why the graph holds a statement.",
    "cite": "Write a citation of a statement, a commitment or a passage.",
    "correct": "Say what is right or wrong, for the next builds.",
    "view": "Write the page that shows the network.",
    "serve": "Serve a built graph to browsers and programs.",
    "mcp": "Give a built graph to programs with language models.",
    "store": "Load a built graph into a store on disk.",
    "export": "Write a built graph in another format.",
    "publish": "Write the graphs of a build to a SPARQL store.",
    "check": "Find where a built graph breaks its rules.",
    "evaluate": "Score a built graph against annotated documents.",
    "fetch": "Fetch the originals of a catalogue.",
}
ROOMS: Final = {
    **dict.fromkeys(("build", "check", "correct", "evaluate", "fetch"), "making"),
    **dict.fromkeys(("ask", "cite", "compare", "diff", "due", "explain", "followup", "query"), "asking"),
    **dict.fromkeys(("export", "mcp", "publish", "serve", "store", "view"), "showing"),
}
"""The room of `graph_build.commands` in which the module of a command stands."""

PROGRAM: Final = "wps-graph"
EXIT_STOPPED: Final = 130  # what shells give a program stopped from the keyboard


class LazyGroup(click.Group):
    """Commands whose modules are imported when they are called, so that help is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"graph_build.commands.{ROOMS[cmd_name]}.{cmd_name}")
        command = getattr(module, cmd_name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command of the first word; of a word that is none, the nearest ones are offered."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            close = get_close_matches(args[0], COMMANDS, n=3, cutoff=0.5)
            meant = f"; did you mean {' or '.join(close)}?" if close else ""
            raise click.UsageError(f"no command is called '{args[0]}'{meant}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name=PROGRAM)
@click.pass_context
def cli(context: click.Context) -> None:
    """A knowledge graph of Women, Peace and Security: who committed to what, in which words of which document."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code: 0 done, 1 faults found, 2 wrong use, 3 unreadable, 4 no answer."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    with screened():
        return _ended(words)


def _ended(words: list[str]) -> int:
    try:
        return _run(words)
    except (click.Abort, KeyboardInterrupt):
        return _fail("stopped", EXIT_STOPPED)
    except click.ClickException as error:
        return _refuse(_wrong_use(error), words)
    except WpsGraphError as error:
        return _refuse(error, words)
    except Exception as error:
        if os.environ.get("WPS_GRAPH_DEBUG"):
            raise
        told = in_one_line(error, 300)
        remedy = "set WPS_GRAPH_DEBUG=1 to see where, and report it"
        return _fail(f"unexpected {type(error).__name__}: {told}: {remedy}", EXIT_FAULTS)


def _run(words: list[str]) -> int:
    try:
        code = cli.main(words, prog_name=PROGRAM, standalone_mode=False)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    return code if isinstance(code, int) else EXIT_DONE


def _wrong_use(error: click.ClickException) -> UsageError:
    context = getattr(error, "ctx", None)
    where = context.command_path if context is not None else PROGRAM
    return UsageError(error.format_message().rstrip("."), where, "", f"see {where} --help")


def _refuse(error: WpsGraphError, words: list[str]) -> int:
    click.echo(error.to_json() if "--json" in words else f"{PROGRAM}: {error.one_line()}", err=True)
    return error.exit_code


def _fail(line: str, code: int) -> int:
    click.echo(f"{PROGRAM}: {line}", err=True)
    return code


if __name__ == "__main__":
    raise SystemExit(main())
