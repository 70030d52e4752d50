"""Turns a graph into the newest plan of each state."""

from __future__ import annotations

from graph_build.ask.lookups.source import Source
from graph_build.ask.lookups.terms import WPS, text_of


def newest_plans(source: Source) -> dict[str, str]:
    """For each state the address of its newest plan: of the highest generation, else of the latest period.

    Of several that are as new, one whose text was read goes first, then the first by address.
    """
    found: dict[str, list[tuple[int, str, bool, str]]] = {}
    for quad in source.stated(WPS + "ofState"):
        plan = text_of(quad.subject)
        generation = source.some(plan, WPS + "generation")
        period = max(source.values(plan, WPS + "periodStart"), default="")
        is_read = bool(source.some(plan, WPS + "sourceFile"))
        row = (int(generation) if generation.isdecimal() else 0, period, is_read, plan)
        found.setdefault(text_of(quad.object), []).append(row)
    return {state: max(sorted(rows, reverse=True), key=lambda row: row[:3])[3] for state, rows in sorted(found.items())}
