"""Turns ``wps-graph due`` into the calendar of a built graph: what falls due, what recurs, what is past."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path

import click

from graph_build.ask.parameters import day_of
from graph_build.errors import EXIT_DONE, UsageError
from graph_build.options import format_option, graph_option, json_option


@click.command("due")
@graph_option
@click.option("--on", "on_text", metavar="DATE", help="Day from which to look, or a year: its first.  [default: today]")
@click.option("--until", "until_text", metavar="DATE", help="Last day, or a year; without it a rhythm shows one date.")
@click.option("--ics", type=click.Path(path_type=Path, dir_okay=False), help="Also write an iCalendar file.")
@format_option("table", "csv", "json")
@json_option
def due(
    graph_file: Path, on_text: str | None, until_text: str | None, ics: Path | None, form: str, as_json: bool
) -> int:
    """List commitments that fall due, those that recur with their next dates, those counted from something whose day
    nobody says, and those whose date is past.

    A past date with nothing about it in the corpus reads "no evidence in this corpus": it may still have been kept.
    """
    from graph_build.ask.calendar import calendar_rows, render_calendar
    from graph_build.ask.load import open_graph

    on = day_of(on_text, "wps-graph due --on", True)[0] if on_text else date.today()
    until = day_of(until_text, "wps-graph due --until", False)[0] if until_text else None
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
