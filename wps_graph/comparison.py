"""Turns a comparison of two versions into rows."""

from __future__ import annotations

from graph_build.graph.versions import CHANGE_COLUMNS, Version, change_records, compare
from wps_graph.answers import Answer, in_python


def changes_between(older: Version, newer: Version) -> Answer:
    """A row for each change, with both quotes; what a change does not have is None."""
    rows = [[record[name] or None for name in CHANGE_COLUMNS] for record in change_records(compare(older, newer))]
    return Answer.of(f"{older.title} → {newer.title}", map(in_python, CHANGE_COLUMNS), rows)
