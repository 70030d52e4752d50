"""Shows that a build says what is frozen in tests/scores, so that every change of a rule is seen as a diff."""

import csv
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FROZEN = ROOT / "tests" / "scores"


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
    """An empty graph has lost everything: the check says so and names the remedy."""
    empty = tmp_path / "graph.trig"
    empty.write_text("", "utf-8")
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
