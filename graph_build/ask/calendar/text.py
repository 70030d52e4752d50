"""Turns the rows of a calendar into text: a table for people, CSV, or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from datetime import date
from textwrap import wrap
from typing import Final, Literal

from graph_build.ask.calendar.entries import NO_EVIDENCE, STATES, CalendarRow, FollowUp
from graph_build.ask.names import place_name
from graph_build.corpus.source import ORIGINAL, with_wording

Format = Literal["table", "csv", "json"]

WIDTH: Final = 110
"""Characters of a line where the caller names no width."""

COLUMNS: Final = (
    "state", "date", "earliest", "latest", "followUp", "bearer", "strength", "bindingForce", "verb", "action",
    "condition", "recurrence", "readBy", "document", "documentName", "documentDate", "paragraph", "quote", "wording",
    "alsoIn", "commitment",
)  # fmt: skip


def render_calendar(rows: Sequence[CalendarRow], form: Format, on: date, until: date | None, width: int = WIDTH) -> str:
    """The calendar as text that ends in a line break; CSV and JSON hold all columns."""
    if form == "csv":
        return _csv(rows)
    if form == "json":
        told = {"on": on.isoformat(), "until": until.isoformat() if until else None, "rows": [_json(r) for r in rows]}
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    return "\n".join(_table(rows, on, until, width)) + "\n"


def _table(rows: Sequence[CalendarRow], on: date, until: date | None, width: int) -> Iterator[str]:
    yield f"Commitments with a date, on {on}" + (f", until {until}" if until else "")
    if not rows:
        yield "No commitment of the graph has a date or a rhythm in this time."
    for state, heading in STATES.items():
        told = [row for row in rows if row.state == state]
        if told:
            silent = sum(row.follow_up == NO_EVIDENCE for row in told)
            yield f"\n{heading.upper()}  {len(told)}" + (f", {silent} with {NO_EVIDENCE}" if silent else "")
        for row in told:
            yield from _entry(row, max(width, 40))


def _entry(row: CalendarRow, width: int) -> Iterator[str]:
    facts = (row.date or "no date", row.bearer, row.strength.lower(), row.follow_up)
    yield from wrap(_line(" · ".join(fact for fact in facts if fact)), width, subsequent_indent="    ")
    also = f"; also in {', '.join(row.also_in)}" if row.also_in else ""
    quote = f"“{row.quote}” ({with_wording(_source(row.document_name, row.paragraph), row.wording)}{also})"
    yield from wrap(_line(quote), width, initial_indent="    ", subsequent_indent="    ")
    yield from wrap(_line(f"read by {row.read_by}"), width, initial_indent="    ", subsequent_indent="    ")
    for told in row.follow_ups:
        yield from wrap(_line(_told(told)), width, initial_indent="    → ", subsequent_indent="      ")


def _told(told: FollowUp) -> str:
    place = f" ({with_wording(_source(told.document, told.paragraph), told.wording)})" if told.document else ""
    on = f", {told.on}" if told.on else ""
    return f"{told.status}{on}" + (f": “{told.quote}”{place}" if told.quote else place)


def _source(document: str, paragraph: str) -> str:
    place = place_name(paragraph) if paragraph else ""
    return ", ".join(part for part in (document, place) if part)


def _line(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _record(row: CalendarRow) -> dict[str, str]:
    values = (
        row.state, row.date, row.period.first.isoformat() if row.period else "",
        row.period.last.isoformat() if row.period else "", row.follow_up, row.bearer, row.strength, row.force,
        row.verb, row.action, row.condition, row.recurrence, row.read_by, row.document, row.document_name, row.issued,
        row.paragraph, row.quote, row.wording or ORIGINAL, "; ".join(row.also_in), row.commitment,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def _csv(rows: Sequence[CalendarRow]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, [*COLUMNS, "followUpSources"], lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow(_record(row) | {"followUpSources": " | ".join(_told(told) for told in row.follow_ups)})
    return text.getvalue()


def _json(row: CalendarRow) -> dict[str, object]:
    names = ("status", "on", "document", "paragraph", "quote")
    sources = [
        {name: getattr(told, name) for name in names} | ({"wording": told.wording or ORIGINAL} if told.quote else {})
        for told in row.follow_ups
    ]
    bearers = [{"name": one.name, "thing": one.thing, "words": one.words} for one in row.bearers]
    return {**_record(row), "bearers": bearers, "alsoIn": list(row.also_in), "followUpSources": sources}
