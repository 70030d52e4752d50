"""Turns labelled pairs of a promise and a later sentence into what is found in them, for the tests of follow-up."""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from sentence_documents import corpus, promising, telling

from graph_build.corpus.source import SourceText
from graph_build.extract.corpus_extract import CorpusExtract
from graph_build.graph.emit import Emission
from graph_build.graph.mint import Mint
from graph_build.graph.promises.actors import Kinship
from graph_build.graph.promises.followup import FollowUp, match, score_of
from graph_build.graph.promises.promised import Promised
from graph_build.graph.promises.sides import Promise, promises_of
from graph_build.graph.promises.tellings import Telling, tellings_of

PAIRS: Final = Path(__file__).resolve().parent.parent / "followup" / "pairs.csv"
OTHER_FIELDS: Final = PAIRS.with_name("other-fields.csv")


@dataclass(frozen=True)
class Pair:
    """A promise, a later sentence, and whether a person says that the one reports on the other."""

    part: str
    commitment: str
    report: str
    label: bool
    why: str


def pairs(table: Path = PAIRS) -> list[Pair]:
    """The labelled pairs of a table of the repository."""
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [Pair(r["set"], r["commitment"], r["report"], r["label"] == "yes", r["why"]) for r in rows]


def promised(*sources: SourceText) -> Promised:
    """What the documents promise."""
    return Promised.of(corpus(*sources))


def with_evidence(
    read: CorpusExtract, write: Callable[[Emission, Promised], list[ox.Quad]]
) -> tuple[list[ox.Quad], list[ox.Quad]]:
    """The quads that a stage writes of a corpus, and the evidence that it asks for beside that of other stages."""
    emission = Emission.of(read, Mint())
    before = set(emission.quads())
    quads = write(emission, Promised.of(read))
    return quads, [quad for quad in emission.quads() if quad not in before]


@cache
def promises(sentence: str) -> tuple[Promise, ...]:
    """The promises of a sentence."""
    return tuple(promises_of(promising(sentence)))


@cache
def _tellings(sentence: str) -> tuple[Telling, ...]:
    document = telling(sentence)
    return tuple(tellings_of(document))


def best(commitment: str, report: str) -> FollowUp | None:
    """The best follow-up that the report is of the commitment; None where it is none."""
    one, other = promising(commitment), telling(report)
    kinship = Kinship.of(CorpusExtract((one, other), {**one.things, **other.things}))
    found = [match(p, t, kinship) for p in promises(commitment) for t in _tellings(report)]
    return max(found, key=score_of, default=None)


def crossed() -> Iterator[tuple[str, str]]:
    """Every promise with every report of another pair."""
    rows = pairs()
    together = {(row.commitment, row.report) for row in rows}
    for commitment in sorted({row.commitment for row in rows}):
        for report in sorted({row.report for row in rows}):
            if (commitment, report) not in together:
                yield commitment, report
