"""Turns sentences into small corpora with dates and publishers, for the tests of descent and follow-up."""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from graph_build.corpus.source import Metadata, SourceText
from graph_build.extract.document import CorpusExtract, DocumentExtract, extract_corpus, extract_document
from graph_build.graph.promises.actors import Kinship
from graph_build.graph.promises.followup import FollowUp, Telling, match, score_of, tellings_of
from graph_build.graph.promises.sides import Promise, promises_of

PAIRS: Final = Path(__file__).resolve().parent.parent / "followup" / "pairs.csv"
# Sentences that a resolution speaks; all others are read as a policy's.
OPERATIVE: Final = ("Requests", "Encourages", "Decides", "Urges", "Calls")


@dataclass(frozen=True)
class Pair:
    """A promise, a later sentence, and whether a person says that the one reports on the other."""

    part: str
    commitment: str
    report: str
    label: bool
    why: str


def pairs() -> list[Pair]:
    """The labelled pairs of the repository."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [Pair(r["set"], r["commitment"], r["report"], r["label"] == "yes", r["why"]) for r in rows]


def source(
    stem: str,
    text: str,
    published: str | None = None,
    kind: str = "policy",
    publisher: str | None = "Example House",
    title: str | None = None,
) -> SourceText:
    """A document as a catalogue would describe it."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return SourceText(f"{stem}.txt", text, digest, Metadata(title or stem, publisher, published, kind))


def plain(term: object) -> str:
    """The text of an RDF term: its address or its words."""
    return str(getattr(term, "value", term))


def corpus(*sources: SourceText) -> CorpusExtract:
    """What the documents say."""
    return extract_corpus(list(sources))


@cache
def _promising(sentence: str) -> DocumentExtract:
    operative = sentence.startswith(OPERATIVE)
    house, kind = ("United Nations", "resolution") if operative else ("Example House", "policy")
    return extract_document(source("promise", f"1. {sentence}\n", "2020-06-01", kind, house))


@cache
def _telling(sentence: str) -> DocumentExtract:
    return extract_document(source("report", f"{sentence}\n", "2024-06-01", "news"))


@cache
def _promises(sentence: str) -> tuple[Promise, ...]:
    return tuple(promises_of(_promising(sentence)))


@cache
def _tellings(sentence: str) -> tuple[Telling, ...]:
    document = _telling(sentence)
    return tuple(tellings_of(CorpusExtract((document,), document.things)))


def best(commitment: str, report: str) -> FollowUp | None:
    """The best follow-up that the report is of the commitment; None where it is none."""
    one, other = _promising(commitment), _telling(report)
    kinship = Kinship.of(CorpusExtract((one, other), {**one.things, **other.things}))
    found = [match(p, t, kinship) for p in _promises(commitment) for t in _tellings(report)]
    return max(found, key=score_of, default=None)


def crossed() -> Iterator[tuple[str, str]]:
    """Every promise with every report of another pair."""
    rows = pairs()
    together = {(row.commitment, row.report) for row in rows}
    for commitment in sorted({row.commitment for row in rows}):
        for report in sorted({row.report for row in rows}):
            if (commitment, report) not in together:
                yield commitment, report
