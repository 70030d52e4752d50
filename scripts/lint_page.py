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
FOLD = PARTS / "fold.js"
QUERY = [ROOT / "graph_build" / "serve" / "page" / name for name in ("drawing.js", "query.js")]
TYPESCRIPT = "typescript@7.0.2"
"""The version of the compiler that holds the scripts against page.d.ts. It is fetched by npm, where npm is."""


def lint_faults() -> list[str]:
    """What oxlint finds in the script that each page holds, with its place in the file that it stands in."""
    network = [PARTS / name for name in SCRIPTS]
    return _oxlint(joined_script(), network, before=2, between=1) + _oxlint(
        "".join(map(_text, [FOLD, *QUERY])), [FOLD, *QUERY]
    )


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _oxlint(script: str, files: list[Path], before: int = 0, between: int = 0) -> list[str]:
    """The faults of a script that was joined from files, with so many lines before the first and between any two."""
    program = Path(sysconfig.get_path("scripts")) / "oxlint"
    with tempfile.TemporaryDirectory() as folder:
        joined = Path(folder) / "joined.js"
        joined.write_text(script, encoding="utf-8")
        command = [program, "--config", ROOT / ".oxlintrc.json", "--format", "unix", joined]
        found = subprocess.run(command, capture_output=True, text=True, check=False)
    told = re.findall(r"(?m)^[^:\n]*joined\.js:(\d+):(.*)$", found.stdout)
    faults = [f"{_place(int(line) - before, files, between)}:{rest}" for line, rest in told]
    return faults or [found.stdout + found.stderr] * (found.returncode != 0)


def _place(line: int, files: list[Path], between: int) -> str:
    """File and line of a line of the joined script."""
    for file in files:
        length = _text(file).count("\n") + between
        if line <= length:
            return f"{file.relative_to(ROOT)}:{line}"
        line -= length
    return f"after the last file:{line}"


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
