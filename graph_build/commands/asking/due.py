"""Turns ``wps-graph due`` into the calendar of a built graph: what falls due, what recurs, what is past."""

from __future__ import annotations

import re
import shutil
import sys
from datetime import date
from pathlib import Path

import click

from graph_build.errors import EXIT_DONE, UsageError
from graph_build.options import graph_option, json_option

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@click.command("due")
@graph_option
@click.option("--on", "on_text", metavar="DATE", help="Day from which to look, YYYY-MM-DD.  [default: today]")
@click.option("--until", "until_text", metavar="DATE", help="Last day; without it each rhythm shows one date.")
@click.option("--ics", type=click.Path(path_type=Path, dir_okay=False), help="Also write an iCalendar file.")
@click.option("--format", "form", default="table", show_default=True, type=click.Choice(["table", "csv", "json"]))
@json_option
def due(
    graph_file: Path, on_text: str | None, until_text: str | None, ics: Path | None, form: str, as_json: bool
) -> int:
    """List commitments that fall due, those that recur with their next dates, and those whose date is past.

    A past date with nothing about it in the corpus reads "no evidence in this corpus": it may still have been kept.
    """
    from graph_build.ask.calendar import calendar_rows, render_calendar
    from graph_build.ask.load import open_graph

    on = _day(on_text, "--on") if on_text else date.today()
    until = _day(until_text, "--until") if until_text else None
    if until is not None and until < on:
        raise UsageError("the time ends before it begins", "wps-graph due", f"--on {on}, --until {until}", "swap them")
    rows = calendar_rows(open_graph(graph_file), on, until)
    if ics is not None:
        from graph_build.ask.calendar import to_icalendar
        from graph_build.graph.write import write_file

        write_file(ics, to_icalendar(rows))
    width = shutil.get_terminal_size((110, 24)).columns if sys.stdout.isatty() else 110
    click.echo(render_calendar(rows, "json" if as_json else form, on, until, width), nl=False)  # type: ignore[arg-type]
    return EXIT_DONE


def _day(text: str, option: str) -> date:
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    where = f"wps-graph due {option}"
    raise UsageError(f"'{text}' is no day", where, "a date reads YYYY-MM-DD", "write it like 2026-12-31")
