"""Builds the bundled corpus: processor time of this checkout against another one, the two in turn in the same run.

The other checkout is given by its path and has an environment of its own (`make run-env` in it). Both build the same
texts, the network page included; what counts is user and system time of the process, which a busy machine changes less
than the time on the clock. Files that the two write differently are named.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from graph_build.resources import corpus_dir

HERE = Path(__file__).resolve().parent.parent


def seconds(checkout: Path, python: Path, texts: Path, out: Path) -> float:
    """Processor time, user and system, of one build."""
    command = [str(python), "-m", "graph_build.cli", "build", str(texts), "--out", str(out), "--quiet"]
    process = subprocess.Popen(command, cwd=checkout, env={**os.environ, "PYTHONHASHSEED": "0"})
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"the build of {checkout} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime


def differing(one: Path, other: Path) -> list[str]:
    """Names of the files that are not the same in both folders."""
    names = sorted({path.name for folder in (one, other) for path in folder.iterdir()})
    return [n for n in names if not all((f / n).is_file() for f in (one, other)) or not _same(one / n, other / n)]


def _same(one: Path, other: Path) -> bool:
    return one.read_bytes() == other.read_bytes()


def main() -> None:
    """Build in turn, then print the medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("other", nargs="?", type=Path, help="another checkout with an environment of its own")
    parser.add_argument("--texts", type=Path, default=corpus_dir(), help="the texts that both build")
    parser.add_argument("--runs", type=int, default=3)
    chosen = parser.parse_args()
    sides = {"this checkout": (HERE, Path(sys.executable))}
    if chosen.other is not None:
        sides["the other"] = (chosen.other.resolve(), chosen.other.resolve() / ".venv" / "bin" / "python")
    times: dict[str, list[float]] = {name: [] for name in sides}
    with tempfile.TemporaryDirectory() as folder:
        outs = {name: Path(folder) / str(place) for place, name in enumerate(sides)}
        for _ in range(chosen.runs + 1):
            for name, (checkout, python) in sides.items():
                times[name].append(seconds(checkout, python, chosen.texts.resolve(), outs[name]))
        different = differing(*outs.values()) if len(outs) > 1 else []
    medians = {name: statistics.median(runs[1:]) for name, runs in times.items()}  # the first run fills caches
    print(f"Python {platform.python_version()}, {chosen.runs} runs each, in turn, after one that does not count")
    for name, median in medians.items():
        print(f"{name}: {median:.2f} s of processor time ({', '.join(f'{run:.2f}' for run in times[name][1:])})")
    if len(medians) > 1:
        print(f"ratio: {medians['this checkout'] / medians['the other']:.2f}")
        print(f"files that differ: {', '.join(different) or 'none'}")


if __name__ == "__main__":
    main()
