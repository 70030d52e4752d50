"""Shows that a build says what is frozen in tests/scores, so that every change of a rule is seen as a diff."""

import csv
import os
import re
import subprocess
import sys
from pathlib import Path
from statistics import mean

import pytest

from graph_build.graph.emit.quads import ontology_quads
from graph_build.graph.write import to_trig
from graph_build.vocabulary import THINGS

ROOT = Path(__file__).resolve().parent.parent
FROZEN = ROOT / "tests" / "scores"
ALL = "all documents"

# The documents that the rules were tuned on before others were annotated.
TUNED_ON = {
    "ims-genad-cooperative-security",
    "nato-wps-news-2023-2024",
    "nato-wps-policy-2024",
    "unscr-1445-2002",
    "unscr-2106-2013-operative",
    "us-executive-order-13595-2011",
    "us-wps-report-fact-sheet-2022",
}
QUALITY_ROWS = {
    "named things": "entity.named",
    "the same with themes and groups of actors": "entity.all",
    "relations between them": "fact.core",
    "what a thing is about": "fact.topic",
    "commitments": "commitment.all",
}


def gains(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts" / "gains.py"), *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=900, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )


def test_bundled_corpus_says_what_was_frozen(built_bundled: Path) -> None:
    result = gains("--check", "--bundled", str(built_bundled / "graph.trig"))
    assert result.returncode == 0, f"\n{result.stdout}{result.stderr}"
    assert "0 gained, 0 lost" in result.stdout


@pytest.mark.shared
def test_scores_on_the_originals_are_the_frozen_ones(built_shared: Path) -> None:
    result = gains("--check", "--originals", str(built_shared / "graph.trig"))
    assert result.returncode == 0, f"\n{result.stdout}{result.stderr}"
    assert "0 moved" in result.stdout


def test_a_lost_statement_and_a_fallen_score_are_told(tmp_path: Path) -> None:
    """A graph of the ontology alone has lost everything: the check says so and names the remedy."""
    empty = tmp_path / "graph.trig"
    empty.write_bytes(to_trig(ontology_quads(), THINGS))
    result = gains("--check", "--bundled", str(empty))
    assert result.returncode == 1
    assert "make gains FREEZE=1" in result.stdout
    lost = [line for line in result.stdout.splitlines() if line.startswith("  - ")]
    assert len(lost) == len((FROZEN / "statements.txt").read_text("utf-8").splitlines())


def test_nothing_of_the_originals_is_kept_but_hashes_and_counts() -> None:
    line = re.compile(r"[a-z0-9-]+\t(?:statement|commitment)\t[0-9a-f]{12}")
    assert all(line.fullmatch(row) for row in (FROZEN / "originals.txt").read_text("utf-8").splitlines())
    with (FROZEN / "frozen.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            cells = list(row.values())[2:]
            assert all(re.fullmatch(r"[0-9.]*", cell or "") for cell in cells)


@pytest.mark.parametrize("words", QUALITY_ROWS)
def test_the_table_of_the_readme_is_that_of_the_frozen_scores(words: str) -> None:
    (line,) = (
        row for row in (ROOT / "docs" / "QUALITY.md").read_text("utf-8").splitlines() if row.startswith(f"| {words}")
    )
    shown = [cell.strip() for cell in line.strip("|").split("|")][1:]
    scores = frozen(QUALITY_ROWS[words])
    together = [float(scores[ALL][rate]) for rate in ("precision", "recall", "f1")]
    others = scores.keys() - {ALL} - TUNED_ON
    means = [mean(float(scores[stem]["f1"]) for stem in group) for group in (TUNED_ON & scores.keys(), others)]
    assert (len(TUNED_ON), len(others)) == (7, 9)
    assert shown == [f"{rate:.2f}" for rate in (*together, *means)]


def frozen(measure: str) -> dict[str, dict[str, str]]:
    """The frozen scores of a measure, by document; a document without annotations for it is left out."""
    with (FROZEN / "frozen.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["measure"] == measure and row["in_gold"] != "0"]
    return {row["document"]: row for row in rows}
