"""Builds ever larger parts of a folder: how processor time and memory grow with the number of documents.

The parts are drawn evenly by name, so that each has the mix of the whole; each build is a process of its own. What
counts is user and system time of the process and the peak of its memory; with several workers a line says so, and the
memory is that of the process that leads them.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
FINE = (0, 1)  # a build with violations is a build


@dataclass(frozen=True)
class Run:
    """One build: documents read, words of their texts, statements written, seconds of processor, MB at the peak."""

    documents: int
    words: int
    statements: int
    seconds: float
    memory: float

    def row(self) -> str:
        """A row of the table."""
        cells = (
            f"{self.documents:,}",
            f"{self.words:,}",
            f"{self.statements:,}",
            f"{self.seconds:.0f}",
            f"{self.seconds / self.documents:.2f}",
            f"{self.words / self.seconds:,.0f}",
            f"{self.memory:,.0f}",
        )
        return f"| {' | '.join(cells)} |"


def parts(files: list[Path], size: int) -> list[Path]:
    """As many files as asked for, evenly by name."""
    return [files[place * len(files) // size] for place in range(min(size, len(files)))]


def build(files: list[Path], workers: int) -> Run:
    """Build these files alone."""
    with tempfile.TemporaryDirectory() as folder:
        texts, out = Path(folder) / "texts", Path(folder) / "out"
        texts.mkdir()
        for file in files:
            (texts / file.name).write_bytes(file.read_bytes())
        command = [sys.executable, "-m", "graph_build.cli", "build", str(texts), "--out", str(out)]
        process = subprocess.Popen(
            [*command, "--workers", str(workers), "--quiet"], cwd=HERE, stderr=subprocess.DEVNULL
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in FINE:
            raise SystemExit(f"the build of {len(files)} files ended with {process.returncode}")
        counts = json.loads((out / "report.json").read_text("utf-8"))["counts"]
        kept = json.loads((out / "texts.json").read_text("utf-8"))
        words = sum(len(document["text"].split()) for document in kept.values())
        with (out / "graph.trig").open("rb") as graph:
            statements = sum(line.rstrip().endswith((b";", b".")) for line in graph)
        return Run(counts["documents"], words, statements, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def main() -> None:
    """Build each size, then print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="a folder of documents")
    parser.add_argument("--sizes", type=int, nargs="+", default=[50, 200, 500])
    parser.add_argument("--workers", type=int, default=1)
    chosen = parser.parse_args()
    files = sorted(path for path in chosen.folder.iterdir() if path.is_file())
    print(f"Python {platform.python_version()}, {chosen.workers} worker{'s' if chosen.workers > 1 else ''}\n")
    print("| documents | words | lines of the graph | processor, s | a document, s | words a second | peak, MB |")
    print("|---|---|---|---|---|---|---|")
    for size in chosen.sizes:
        print(build(parts(files, size), chosen.workers).row(), flush=True)


if __name__ == "__main__":
    main()
