"""Turns single judgements into counts, accuracies and the rows that went wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Error = tuple[Any, ...]


class Counts(NamedTuple):
    """A measure in numbers: what was annotated, what of it was found, what the graph says, what of it is right.

    `found` and `right` differ: one thing of the graph may be right for two annotations, and the document itself is
    found without being counted in the graph.
    """

    in_gold: int = 0
    found: int = 0
    in_graph: int = 0
    right: int = 0

    def plus(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(*(one + two for one, two in zip(self, other, strict=True)))

    def rates(self) -> dict[str, float]:
        """Precision, recall and F1 with three decimals; 0 where nothing could be right."""
        precision = self.right / self.in_graph if self.in_graph else 0.0
        recall = self.found / self.in_gold if self.in_gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3)}


class Share(NamedTuple):
    """How many of so many are right."""

    right: int = 0
    of: int = 0

    def plus(self, other: Share) -> Share:
        """Both together."""
        return Share(self.right + other.right, self.of + other.of)

    def accuracy(self) -> float | None:
        """The share with three decimals; None where there was nothing to judge."""
        return round(self.right / self.of, 3) if self.of else None


@dataclass(slots=True)
class Tally:
    """What was judged: counts by measure, shares by field of a commitment, rows by kind of error."""

    counts: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    fields: dict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    errors: dict[str, list[Error]] = field(default_factory=lambda: defaultdict(list))

    def expect(self, measure: str) -> None:
        """Tell of a measure even where nothing counts for it."""
        self.counts[measure] = self.counts[measure]

    def annotated(self, measures: Iterable[str], found: bool) -> None:
        """Count something annotated, and whether the graph has it."""
        for measure in measures:
            self.counts[measure] = self.counts[measure].plus(Counts(in_gold=1, found=int(found)))

    def said(self, measures: Iterable[str], right: bool) -> None:
        """Count something that the graph says, and whether it is annotated."""
        for measure in measures:
            self.counts[measure] = self.counts[measure].plus(Counts(in_graph=1, right=int(right)))

    def judge(self, name: str, right: int, of: int, error: Error) -> None:
        """Count a field, and keep what is wrong with it."""
        self.fields[name] = self.fields[name].plus(Share(right, of))
        if right < of:
            self.wrong(f"{name} wrong", error)

    def wrong(self, kind: str, error: Error) -> None:
        """Keep a row that went wrong."""
        self.errors[kind].append(error)


def total(tallies: Iterable[Tally]) -> Tally:
    """All tallies as one; rows stay in their order."""
    out = Tally()
    for one in tallies:
        for measure, counts in one.counts.items():
            out.counts[measure] = out.counts[measure].plus(counts)
        for name, share in one.fields.items():
            out.fields[name] = out.fields[name].plus(share)
        for kind, rows in one.errors.items():
            out.errors[kind] += rows
    return out
