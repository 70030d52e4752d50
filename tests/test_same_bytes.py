"""Shows that a build writes the same bytes under any hash seed, in any time zone and with any number of workers."""

import csv
import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph_build.resources import corpus_dir

BUNDLED = ("ims-genad-cooperative-security.txt", "ncgp-annual-conference-2025.txt", "unscr-2493-2019.txt")
# It says one thing twice in the same words with the same words before them, so that only their places tell them apart.
TWICE = """[title] <https://example.org/texts/harbour-policy-2024>
Harbour Policy on Women, Peace and Security (2024)

[par. 1] <https://example.org/texts/harbour-policy-2024>
The Harbour Board and the Coast Ministry will train their staff on Women, Peace and Security by 2026.

[heading] <https://example.org/texts/harbour-policy-2024>
Harbour Policy on Women, Peace and Security (2024)

[par. 2] <https://example.org/texts/harbour-policy-2024>
The Coast Ministry and the Harbour Board will report to NATO and to the United Nations each year.
"""
# Half a day before and more than half a day after Greenwich: one of them has another date at any hour.
ZONES = ("Etc/GMT+12", "Pacific/Kiritimati")


def small_corpus(folder: Path) -> Path:
    """Three bundled documents with their rows of the catalogue, and one of our own."""
    folder.mkdir()
    with (corpus_dir() / "catalogue.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["file"] in BUNDLED]
    with (folder / "catalogue.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    for name in BUNDLED:
        (folder / name).write_bytes((corpus_dir() / name).read_bytes())
    (folder / "harbour-policy-2024.txt").write_text(TWICE, "utf-8")
    return folder


def build(texts: Path, out: Path, seed: int) -> dict[str, str]:
    """The digests of what a build writes in a process of its own; the seed also chooses zone and workers."""
    code = "import sys; from graph_build.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "build", str(texts), "--out", str(out), "--workers", str(1 + seed // 2 % 2)]
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "TZ": ZONES[seed % 2]}
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode in {0, 1}, result.stderr
    return digests(out)


def digests(out: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(out.iterdir())}


def differing(builds: list[dict[str, str]]) -> list[str]:
    """The files that not all builds have in the same bytes."""
    names = sorted({name for found in builds for name in found})
    return [name for name in names if len({found.get(name) for found in builds}) > 1]


@pytest.mark.slow
def test_eight_seeds_two_zones_and_one_or_two_workers_give_the_same_files(tmp_path: Path) -> None:
    texts = small_corpus(tmp_path / "texts")
    with ThreadPoolExecutor(2) as pool:
        builds = list(pool.map(lambda seed: build(texts, tmp_path / str(seed), seed), range(8)))
    assert {"graph.trig", "network.html", "report.json"} <= builds[0].keys()
    assert differing(builds) == []


@pytest.mark.slow
def test_the_bundled_corpus_gives_the_same_files_once_more(built_bundled: Path, tmp_path: Path) -> None:
    assert differing([digests(built_bundled), build(corpus_dir(), tmp_path / "again", 3)]) == []


def test_a_file_that_differs_is_named() -> None:
    assert differing([{"a": "1", "b": "1"}, {"a": "1", "b": "2"}, {"a": "1", "b": "1", "c": "1"}]) == ["b", "c"]
