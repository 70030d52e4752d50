"""Turns the scripts of the pages into faults: of oxlint, and against the records that they read; run by `make lint`."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from graph_build.show.network.page import SCRIPTS, joined_script

ROOT = Path(__file__).resolve().parent.parent
PARTS = ROOT / "graph_build" / "show" / "network" / "parts"
QUERY = ROOT / "graph_build" / "serve" / "page" / "query.js"
TYPESCRIPT = "typescript@7.0.2"
"""The version of the compiler that holds the scripts against page.d.ts. It is fetched by npm, where npm is."""


def lint_faults() -> list[str]:
    """What oxlint finds, each fault with its place in the script that it stands in."""
    with tempfile.TemporaryDirectory() as folder:
        joined = Path(folder) / "network.js"
        joined.write_text(joined_script(), encoding="utf-8")
        return [_placed(line) for line in _oxlint(joined)] + _oxlint(QUERY)


def _oxlint(file: Path) -> list[str]:
    program = Path(sysconfig.get_path("scripts")) / "oxlint"
    command = [program, "--config", ROOT / ".oxlintrc.json", "--format", "unix", file]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = [line for line in found.stdout.splitlines() if re.search(r":\d+:\d+: ", line)]
    return lines or [found.stdout + found.stderr] * (found.returncode != 0)


def _placed(line: str) -> str:
    """A fault of the joined script, at its place in the script that it was joined from."""
    match = re.match(r"[^:]*network\.js:(\d+):(.*)", line)
    if match is None:
        return line
    at = int(match[1]) - 2
    for name in SCRIPTS:
        length = (PARTS / name).read_text(encoding="utf-8").count("\n") + 1
        if at <= length:
            return f"{(PARTS / name).relative_to(ROOT)}:{at}:{match[2]}"
        at -= length
    return line


def type_faults(parts: Path = PARTS, *, fetch: bool = True) -> list[str] | str:
    """What the compiler finds in the scripts of the network, or why it could not look.

    Without ``fetch`` it looks only where npm has the compiler already.
    """
    npx = shutil.which("npx")
    if npx is None:
        return "npm is not here"
    command = [
        npx,
        "--yes",
        "--prefer-offline" if fetch else "--offline",
        "--package",
        TYPESCRIPT,
        "--",
        "tsc",
        "--project",
        parts,
    ]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    faults = [line for line in found.stdout.splitlines() if ": error TS" in line]
    if found.returncode and not faults:
        return f"npm could not fetch {TYPESCRIPT}"
    return faults


def main() -> int:
    """Print the faults; none is the exit code 0."""
    faults, typed = lint_faults(), type_faults()
    if isinstance(typed, str):
        print(f"The scripts of the network were not held against page.d.ts: {typed}.")
        typed = []
    print("\n".join([*faults, *typed]) or "The scripts of the pages: no fault found.")
    return 1 if faults or typed else 0


if __name__ == "__main__":
    sys.exit(main())
