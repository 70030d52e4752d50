"""Turns the commands and their options into docs/COMMANDS.md; run it by `make commands`."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import click

from graph_build.cli import COMMANDS, PROGRAM, cli

FILE = Path(__file__).resolve().parent.parent / "docs" / "COMMANDS.md"
_HEAD = f"""# The commands of {PROGRAM}

Written out of the program by `make commands`; `{PROGRAM} COMMAND --help` says the same.
How they work together is told in [the guide](GUIDE.md).

Exit codes: 0 done · 1 faults found · 2 wrong use, or a place that cannot be written · 3 a file that cannot be read ·
4 no answer from elsewhere. An error is one line: what, where, which rule, what to do; with `--json` it is an object.
A command or a name that is mistyped is met with the nearest ones.
"""


def reference() -> str:
    """The whole page, which ends in a line break."""
    return "\n".join([_HEAD, *(line for name, tells in COMMANDS.items() for line in _section(name, tells))])


def _section(name: str, tells: str) -> Iterator[str]:
    with click.Context(cli, info_name=PROGRAM) as group:
        command = cli.get_command(group, name)
        assert command is not None
        with click.Context(command, info_name=name, parent=group) as context:
            usage = " ".join([PROGRAM, name, *command.collect_usage_pieces(context)])
            yield from (f"## {name}", "", tells, "", "```text", usage, "```", "")
            yield from (f"{paragraph}\n" for paragraph in _paragraphs(command.help or "") if paragraph != tells)
            yield from _table(command, context)


def _paragraphs(told: str) -> Iterator[str]:
    for block in inspect.cleandoc(told).replace("\b\n", "").split("\n\n"):
        if text := " ".join(block.split()):
            yield _safe(text)


def _table(command: click.Command, context: click.Context) -> Iterator[str]:
    options = [one for one in command.get_params(context) if isinstance(one, click.Option) and "--help" not in one.opts]
    records = [record for one in options if (record := one.get_help_record(context)) is not None]
    if records:
        yield from ("| option | what it does |", "|---|---|")
        yield from (f"| `{option.replace('|', chr(92) + '|')}` | {_cell(text)} |" for option, text in records)
        yield ""


def _cell(text: str) -> str:
    return _safe(" ".join(text.split())).replace("|", r"\|")


def _safe(text: str) -> str:
    """Words that Markdown would take for a tag keep their brackets."""
    return text.replace("<", r"\<")


def main() -> None:
    """Write the page whole."""
    FILE.write_text(reference(), encoding="utf-8")


if __name__ == "__main__":
    main()
