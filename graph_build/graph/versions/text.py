"""Turns a comparison of two versions into text: a table for people, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap
from typing import Final

from graph_build.corpus.source import with_wording
from graph_build.graph.rhythm import rhythm_words
from graph_build.graph.versions.records import (
    BESIDE,
    OF_PARAGRAPHS,
    UNCHANGED,
    Change,
    Comparison,
    Side,
    VersionCommitment,
)
from graph_build.graph.versions.scheme import kind_label
from graph_build.guards import cell

# Kinds that tell which words of a paragraph differ.
_WORDED: Final = frozenset({BESIDE, "paragraph-reworded"})
WIDTH: Final = 110
"""Characters of a line where the caller names no width."""

CHANGE_COLUMNS: Final = (
    "change", "before", "after", "oldParagraph", "newParagraph", "oldQuote", "newQuote", "oldWording",
    "newWording", "act", "oldStrength", "newStrength", "oldBearer", "newBearer", "oldCommitment", "newCommitment",
)  # fmt: skip


def changes_as_table(comparison: Comparison, width: int = WIDTH) -> str:
    """Each pair once with all that happened to it, both quotes and both paragraphs; at the end what stayed."""
    return "\n".join(_table(comparison, max(width, 40))) + "\n"


def changes_as_csv(comparison: Comparison) -> str:
    """One line for each change, all columns."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CHANGE_COLUMNS)
    writer.writerows(map(cell, _record(change)) for change in comparison.changes)
    return text.getvalue()


def count_words(comparison: Comparison, *, of_paragraphs: bool = True) -> str:
    """The counts of all kinds in one line; those of paragraphs without commitments where wanted."""
    found = {kind: count for kind, count in comparison.counts().items() if of_paragraphs or kind not in OF_PARAGRAPHS}
    return " · ".join(f"{kind_label(kind).lower()} {count}" for kind, count in found.items())


def what_happened(change: Change) -> str:
    """A change for a reader: what happened, and from what to what.

    A qualifier, a condition, a date or a rhythm that is new or gone stands alone.
    """
    label, values = kind_label(change.kind), [value for value in (change.before, change.after) if value]
    if change.kind.startswith("recurrence"):
        values = [rhythm_words(value) for value in values]
    if change.kind in {"moved", "renumbered", "joined", "split"} or change.kind.startswith(("unread", "perhaps")):
        label = f"{label}, paragraph"
    return f"{label}: {' → '.join(values)}" if values else label


def place_of(side: Side) -> str:
    """How a reader points at the paragraph of one side of a change."""
    number = side.provision.number
    return f"paragraph {number}" if number[:1].isdigit() else number


def _table(comparison: Comparison, width: int) -> Iterator[str]:
    yield _line(f"{comparison.old.title} → {comparison.new.title}")
    pairs = comparison.provisions
    parts = len([pair for pair in pairs if pair.part])
    together = f"{len(pairs) - parts} paragraphs belong together" + (f", {parts} joined or were split" if parts else "")
    yield f"{together}, {comparison.gone} are gone, {comparison.fresh} are new"
    yield from wrap(f"Commitments: {count_words(comparison, of_paragraphs=False) or 'none in either version'}", width)
    told = [change for change in comparison.changes if change.kind not in UNCHANGED | OF_PARAGRAPHS]
    for _, group in groupby(told, key=lambda c: c.pair):
        yield from _entry(list(group), width)
    yield from _short("KEPT IN THE SAME WORDS", [c for c in comparison.changes if c.kind in UNCHANGED], width)
    for kind in sorted(OF_PARAGRAPHS):
        found = [change for change in comparison.changes if change.kind == kind]
        heading = kind_label(kind).upper() + ("" if kind == BESIDE else ", NO COMMITMENT READ IN IT")
        yield from (_beside if kind in _WORDED else _short)(heading, found, width)


def _entry(changes: list[Change], width: int) -> Iterator[str]:
    yield ""
    yield from wrap(_line("; ".join(map(what_happened, changes))), width)
    for name, side in (("old", changes[0].old), ("new", changes[0].new)):
        if side is not None:
            text = f"{name}  “{' '.join(side.quote.split())}” ({with_wording(place_of(side), side.wording)})"
            yield from wrap(_line(text), width, initial_indent="    ", subsequent_indent="         ")


def _short(heading: str, changes: list[Change], width: int) -> Iterator[str]:
    """One line for each change: where it stands in both versions, and how it begins."""
    if changes:
        yield f"\n{heading}  {len(changes)}"
    for change in changes:
        sides = [side for side in (change.old, change.new) if side is not None]
        numbers = dict.fromkeys(side.provision.number for side in sides)
        place = with_wording(" → ".join(numbers), sides[-1].wording)
        line = f"{place}  “{' '.join(sides[-1].quote.split())}”"
        yield from wrap(_line(line), width, initial_indent="    ", max_lines=1, placeholder=" …”")


def _beside(heading: str, changes: list[Change], width: int) -> Iterator[str]:
    """For each paragraph the words that only the older or only the newer version has beside its commitments."""
    if changes:
        yield f"\n{heading}  {len(changes)}"
    for change in changes:
        sides = [side for side in (change.old, change.new) if side is not None]
        numbers = " → ".join(dict.fromkeys(side.provision.number for side in sides))
        yield f"    {with_wording(_line(numbers), sides[-1].wording)}"
        for name, words in (("old", change.before), ("new", change.after)):
            if words:
                line = f"{name}  “{words}”"
                yield from wrap(_line(line), width, initial_indent=" " * 6, subsequent_indent=" " * 11)


def _line(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _record(change: Change) -> tuple[str, ...]:
    old, new = change.old, change.new
    before = old if isinstance(old, VersionCommitment) else None
    after = new if isinstance(new, VersionCommitment) else None
    acts = dict.fromkeys(side.act for side in (before, after) if side is not None)
    return (
        change.kind, change.before, change.after,
        old.provision.number if old else "", new.provision.number if new else "",
        " ".join(old.quote.split()) if old else "", " ".join(new.quote.split()) if new else "",
        old.wording if old else "", new.wording if new else "", " → ".join(acts),
        before.strength if before else "", after.strength if after else "",
        str(before.bearer) if before else "", str(after.bearer) if after else "",
        before.address if before else "", after.address if after else "",
    )  # fmt: skip


def change_records(comparison: Comparison) -> list[dict[str, str]]:
    """A record for each change with the columns of the CSV; what a change does not have is empty."""
    return [dict(zip(CHANGE_COLUMNS, _record(change), strict=True)) for change in comparison.changes]


def changes_as_json(comparison: Comparison) -> str:
    """The two versions, the counts, and a record for each change with the columns of the CSV."""
    told = {
        "older": {"address": comparison.old.address, "title": comparison.old.title},
        "newer": {"address": comparison.new.address, "title": comparison.new.title},
        "counts": comparison.counts(),
        "changes": change_records(comparison),
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"
