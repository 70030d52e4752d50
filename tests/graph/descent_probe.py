"""Turns labelled pairs of operative paragraphs and commitments into scores, for the tests of lines of descent."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from sentence_documents import policy, resolution

from graph_build.extract.corpus_extract import CorpusExtract
from graph_build.graph.promises.descent import DescentFinder
from graph_build.graph.promises.likeness import Likeness
from graph_build.graph.promises.promised import Promised
from graph_build.graph.promises.sides import promises_of

PAIRS: Final = Path(__file__).resolve().parent.parent / "descent" / "pairs.csv"


@dataclass(frozen=True)
class Pair:
    """An operative paragraph, a later commitment, and whether a person says that it does what the paragraph asks."""

    part: str
    paragraph: str
    commitment: str
    label: bool
    why: str


def pairs() -> list[Pair]:
    """The labelled pairs of the repository."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [Pair(r["set"], r["paragraph"], r["commitment"], r["label"] == "yes", r["why"]) for r in rows]


@cache
def likeness(paragraph: str, commitment: str) -> Likeness | None:
    """The best likeness of a clause of the commitment with a clause of the paragraph; None where none can answer it."""
    one, other = policy(commitment), resolution(paragraph)
    finder = DescentFinder(Promised.of(CorpusExtract((one, other), {**one.things, **other.things})))
    found = [finder.likeness(p, c) for p in promises_of(one) for c in promises_of(other)]
    return max((f for f in found if f is not None), key=lambda f: f.score, default=None)


def score(paragraph: str, commitment: str) -> float:
    """The score of the best likeness; below any score where there is none."""
    best = likeness(paragraph, commitment)
    return best.score if best else -1.0


def crossed() -> Iterator[tuple[str, str]]:
    """Every paragraph with every commitment of another paragraph's pairs."""
    rows = pairs()
    together = {(row.paragraph, row.commitment) for row in rows}
    for paragraph in sorted({row.paragraph for row in rows}):
        for commitment in sorted({row.commitment for row in rows}):
            if (paragraph, commitment) not in together:
                yield paragraph, commitment
