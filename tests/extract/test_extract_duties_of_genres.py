"""Shows how well commitments of short texts of many genres are read; rules were tuned on one half alone.

The texts are of a made world, annotated by the guidelines of the originals before the reader met them. Misses of the
half "held" are not to be looked at: it is scored, and nothing else.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from extract_probe import clauses_of

from graph_build.corpus.source import Metadata, SourceText
from graph_build.evaluate.folding import ALIKE, contains, fold, overlap
from graph_build.extract.document import DocumentExtract, draft_of
from graph_build.extract.records import CommitmentClause

FOLDER = Path(__file__).with_name("duties")
TEXTS = list(csv.DictReader((FOLDER / "texts.csv").read_text("utf-8").splitlines()))
# Measured and rounded down; they may only rise.
FLOORS = {
    ("tuned", "commitment"): 0.98, ("tuned", "bearer"): 0.98, ("tuned", "addressee"): 0.75,
    ("tuned", "paragraph"): 1.0, ("tuned", "recurrence"): 1.0, ("tuned", "due"): 1.0, ("tuned", "strength"): 1.0,
    ("held", "commitment"): 0.86, ("held", "bearer"): 0.85, ("held", "addressee"): 0.80,
    ("held", "paragraph"): 1.0, ("held", "recurrence"): 0.75, ("held", "due"): 0.80, ("held", "strength"): 1.0,
}  # fmt: skip
Row = dict[str, Any]


def read(half: str, text: str) -> tuple[DocumentExtract, list[Row]]:
    row = next(r for r in TEXTS if (r["half"], r["text"]) == (half, text))
    words = (FOLDER / half / f"{text}.txt").read_text("utf-8")
    meta = Metadata(title=row["title"], published=row["published"])
    annotated = (FOLDER / half / f"{text}.jsonl").read_text("utf-8").splitlines()
    return draft_of(SourceText(f"{text}.txt", words, "0" * 64, meta)).extract, [json.loads(line) for line in annotated]


def called(document: DocumentExtract, named: tuple[tuple[str, str | None], ...]) -> set[str]:
    keys = {key for _, key in named if key in document.things}
    return {fold(words) for words, _ in named} | {fold(n) for key in keys if key for n in document.things[key].names}


def is_meant(annotated: list[str], names: set[str]) -> bool:
    return all(any(contains(one, name) for name in names) for one in annotated)


def judged(document: DocumentExtract, row: Row, clause: CommitmentClause) -> dict[str, bool]:
    """Each field of a clause that is annotated or stated, and whether it is right."""
    number = {p.key: p.number for p in document.provisions}[clause.provision]
    right = {"strength": clause.strength.lower() == row["strength"]}
    right["bearer"] = is_meant(row["bearer"], called(document, clause.bearers)) if row["bearer"] else not clause.bearers
    if row["recipient"]:
        right["addressee"] = is_meant(row["recipient"], called(document, clause.addressees))
    if row["paragraph"]:
        right["paragraph"] = number == row["paragraph"]
    for name, key, said in (("recurrence", "periodicity", clause.recurrence), ("due", "deadline", clause.due)):
        if row[key] or said:
            right[name] = row[key] == said
    return right


@lru_cache(maxsize=2)
def scores(half: str) -> dict[str, float]:
    """F1 of commitments, and the share right of each field of those that were found."""
    right: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for text in (r["text"] for r in TEXTS if r["half"] == half):
        document, rows = read(half, text)
        words = {p.key: p.reading.text for p in document.provisions}
        quotes = [words[c.provision][c.start : c.end] for c in document.commitments]
        alike = ((overlap(r["quote"], q), i, j) for i, r in enumerate(rows) for j, q in enumerate(quotes))
        pairs: dict[int, int] = {}
        for value, i, j in sorted(alike, reverse=True):
            if value >= ALIKE and i not in pairs and j not in pairs.values():
                pairs[i] = j
        of["commitment"] += len(rows) + len(quotes)
        right["commitment"] += 2 * len(pairs)
        for i, j in pairs.items():
            for name, is_right in judged(document, rows[i], document.commitments[j]).items():
                of[name] += 1
                right[name] += is_right
    return {name: right[name] / count for name, count in of.items()}


@pytest.mark.parametrize(("half", "measure"), sorted(FLOORS))
def test_commitments_of_a_genre_are_read_as_well_as_before(half: str, measure: str) -> None:
    assert scores(half)[measure] >= FLOORS[half, measure]


@pytest.mark.parametrize("row", TEXTS, ids=[r["text"] for r in TEXTS])
def test_every_annotated_quote_stands_in_its_text(row: dict[str, str]) -> None:
    document, annotated = read(row["half"], row["text"])
    words = " ".join(document.source.text.split())
    assert annotated
    assert all(line["quote"] in words for line in annotated)


@pytest.mark.parametrize("mark", ["in:", "in: 4"])
def test_items_that_are_no_clauses_say_on_what_the_words_before_them_are(mark: str) -> None:
    items = "(a) security sector reform;\n\n(b) mediation."
    text = f"1. Requests the Harbour Council to assist ministries {mark}\n\n{items}\n"
    (clause,) = clauses_of(text)
    assert {theme.rsplit("/", 1)[-1] for theme in clause.themes} >= {"security-sector-reform", "mediation"}
