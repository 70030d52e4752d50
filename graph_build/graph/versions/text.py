"""Turns a comparison of two versions into text: a table for people, or CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import groupby
from textwrap import wrap
from typing import Final

from graph_build.corpus.source import with_wording
from graph_build.graph.rhythm import rhythm_words
from graph_build.graph.versions.records import UNCHANGED, Change, Comparison, VersionCommitment
from graph_build.graph.versions.scheme import kind_label
from graph_build.guards import cell

WIDTH: Final = 110
"""Characters of a line where the caller names no width."""

COLUMNS: Final = (
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
    writer.writerow(COLUMNS)
    writer.writerows(map(cell, _record(change)) for change in comparison.changes)
    return text.getvalue()


def count_words(comparison: Comparison) -> str:
    """The counts of all kinds in one line."""
    return " · ".join(f"{kind_label(kind).lower()} {count}" for kind, count in comparison.counts().items())


def what_happened(change: Change) -> str:
    """A change for a reader: what happened, and from what to what.

    A qualifier, a condition, a date or a rhythm that is new or gone stands alone.
    """
    label, values = kind_label(change.kind), [value for value in (change.before, change.after) if value]
    if change.kind.startswith("recurrence"):
        values = [rhythm_words(value) for value in values]
    if change.kind in {"moved", "renumbered"}:
        label = f"{label}, paragraph"
    return f"{label}: {' → '.join(values)}" if values else label


def place_of(commitment: VersionCommitment) -> str:
    """How a reader points at the paragraph of a commitment."""
    number = commitment.provision.number
    return f"paragraph {number}" if number[:1].isdigit() else number


def _table(comparison: Comparison, width: int) -> Iterator[str]:
    yield _line(f"{comparison.old.title} → {comparison.new.title}")
    provisions = len(comparison.provisions)
    gone, fresh = len(comparison.old.provisions) - provisions, len(comparison.new.provisions) - provisions
    yield f"{provisions} paragraphs belong together, {gone} are gone, {fresh} are new"
    yield from wrap(f"Commitments: {count_words(comparison) or 'none in either version'}", width)
    for _, group in groupby((c for c in comparison.changes if c.kind not in UNCHANGED), key=lambda c: c.pair):
        changes = list(group)
        yield ""
        yield from wrap(_line("; ".join(map(what_happened, changes))), width)
        for side, commitment in (("old", changes[0].old), ("new", changes[0].new)):
            if commitment is not None:
                text = f"{side}  “{commitment.quote}” ({with_wording(place_of(commitment), commitment.wording)})"
                yield from wrap(_line(text), width, initial_indent="    ", subsequent_indent="         ")
    stayed = [change for change in comparison.changes if change.kind in UNCHANGED]
    if stayed:
        yield f"\nKEPT IN THE SAME WORDS  {len(stayed)}"
    for change in stayed:
        assert change.old is not None
        assert change.new is not None
        numbers = dict.fromkeys((change.old.provision.number, change.new.provision.number))
        place = with_wording(" → ".join(numbers), change.new.wording)
        line = f"{place}  “{change.new.quote}”"
        yield from wrap(_line(line), width, initial_indent="    ", max_lines=1, placeholder=" …”")


def _line(text: str) -> str:
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _record(change: Change) -> tuple[str, ...]:
    old, new = change.old, change.new
    acts = dict.fromkeys(side.act for side in (old, new) if side is not None)
    return (
        change.kind, change.before, change.after,
        old.provision.number if old else "", new.provision.number if new else "",
        old.quote if old else "", new.quote if new else "",
        old.wording if old else "", new.wording if new else "", " → ".join(acts),
        old.strength if old else "", new.strength if new else "",
        str(old.bearer) if old else "", str(new.bearer) if new else "",
        *change.pair,
    )  # fmt: skip
