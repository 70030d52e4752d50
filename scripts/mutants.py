#!/usr/bin/env python3
"""Turn the table of modules in tests/mutants into a report: which small faults in them no test notices.

usage: mutants.py [--jobs N] [--list] [--reload] [PART…]

A PART keeps the modules whose path holds it. The run fails when fewer mutants than the table asks for are killed, when
a survivor is not in tests/mutants/survivors.csv with a reason, when a listed one is killed or gone, or when a fault of
the table's own list survives.
"""

from __future__ import annotations

import argparse
import csv
import multiprocessing
import os
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from mutant_trials import Verdict, try_mutants
from mutations import Mutant, mutants_of

ROOT: Final = Path(__file__).resolve().parent.parent
TABLE: Final = ROOT / "tests" / "mutants" / "modules.toml"
SURVIVORS: Final = ROOT / "tests" / "mutants" / "survivors.csv"
NAMED: Final = "named"
Name = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Task:
    """A module, the tests that its mutants must fail, and its mutants: all that can be made, or the named ones."""

    file: str
    tests: tuple[str, ...]
    mutants: tuple[Mutant, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdicts on the mutants of a task, or why there are none."""

    task: Task
    verdicts: tuple[Verdict, ...]
    fault: str = ""

    def line(self) -> str:
        """The task in one line."""
        killed = sum(verdict.killed for verdict in self.verdicts)
        return self.fault or f"{self.task.file}: {killed} of {len(self.verdicts)} killed"


def tasks(table: dict[str, object]) -> list[Task]:
    """The modules of the table, the largest first, so that no worker waits long at the end."""
    made: list[Task] = []
    for row in _rows(table, "module"):
        found = mutants_of((ROOT / str(row["file"])).read_text("utf-8"))
        made.append(Task(str(row["file"]), _tests(row), tuple(found)))
    spelled: dict[tuple[str, tuple[str, ...]], list[Mutant]] = defaultdict(list)
    for row in _rows(table, NAMED):
        spelled[str(row["file"]), _tests(row)].append(named(row))
    made += (Task(file, tests, tuple(found)) for (file, tests), found in spelled.items())
    return sorted(made, key=lambda task: (-len(task.mutants), task.file))


def named(row: dict[str, object]) -> Mutant:
    """The mutant that a row of the table spells out. Raises SystemExit where its words do not stand once."""
    source = (ROOT / str(row["file"])).read_text("utf-8")
    before, after = str(row["before"]), str(row["after"])
    if source.count(before) != 1:
        raise SystemExit(f"{TABLE.name}: {before!r} does not stand once in {row['file']}")
    start = source.index(before)
    return Mutant(NAMED, source.count("\n", 0, start) + 1, 0, before, after, start, start + len(before), after)


def _rows(table: dict[str, object], kind: str) -> Iterator[dict[str, object]]:
    rows = table.get(kind, [])
    assert isinstance(rows, list)
    yield from rows


def _tests(row: dict[str, object]) -> tuple[str, ...]:
    tests = row["tests"]
    assert isinstance(tests, list)
    return tuple(map(str, tests))


def run(reload: bool, task: Task) -> Outcome:
    """Try all mutants of a task."""
    try:
        return Outcome(task, tuple(try_mutants(ROOT, task.file, task.tests, task.mutants, reload=reload)))
    except RuntimeError as error:
        return Outcome(task, (), str(error))


def listed() -> dict[Name, str]:
    """The survivors that are known, each with its reason."""
    with SURVIVORS.open(encoding="utf-8", newline="") as file:
        return {(r["module"], r["function"], r["change"], r["nth"]): r["reason"] for r in csv.DictReader(file)}


def faults(outcomes: Iterable[Outcome], known: dict[Name, str], least: float) -> Iterator[str]:
    """Why the run fails, one line each; none where it passes."""
    outcomes = list(outcomes)
    yield from (outcome.fault for outcome in outcomes if outcome.fault)
    verdicts = [verdict for outcome in outcomes for verdict in outcome.verdicts]
    alive = {_name(v): v for v in verdicts if not v.killed}
    for name, verdict in alive.items():
        if verdict.mutant.function == NAMED or not known.get(name):
            yield f"survives without a reason: {_said(verdict)}"
    tried = {verdict.file for verdict in verdicts}
    for name in sorted(known):
        if name[0] in tried and name not in alive:
            yield f"listed, but killed or gone: {','.join(_quoted(name))}"
    killed = Counter(v.killed for v in verdicts)
    if verdicts and killed[True] < least * len(verdicts):
        yield f"{killed[True]} of {len(verdicts)} killed, {least:.0%} wanted"


def _said(verdict: Verdict) -> str:
    return f"{verdict.file}:{verdict.mutant.line} {','.join(_quoted(verdict.mutant.name))}"


def _name(verdict: Verdict) -> Name:
    return (verdict.file, *verdict.mutant.name)


def _quoted(cells: Iterable[str]) -> Iterator[str]:
    """Cells as they stand in a CSV file."""
    yield from ('"' + cell.replace('"', '""') + '"' if set(cell) & set(',"\n') else cell for cell in cells)


def main() -> int:
    """Try the mutants and say what survives; 1 where the run fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--list", action="store_true", help="only show the mutants")
    parser.add_argument("--reload", action="store_true", help="load the modules again for each mutant: the slow way")
    parser.add_argument("parts", nargs="*", metavar="PART")
    asked = parser.parse_args()
    table = tomllib.loads(TABLE.read_text("utf-8"))
    chosen = [task for task in tasks(table) if not asked.parts or any(part in task.file for part in asked.parts)]
    if asked.list:
        for task in chosen:
            print(*(f"{task.file}:{m.line} {m.function}: {m.before} → {m.after}" for m in task.mutants), sep="\n")
        return 0
    outcomes: list[Outcome] = []
    with multiprocessing.get_context("fork").Pool(asked.jobs, maxtasksperchild=1) as pool:
        for outcome in pool.imap_unordered(partial(run, asked.reload), chosen):
            survivors = sorted(_said(verdict) for verdict in outcome.verdicts if not verdict.killed)
            print(outcome.line(), *survivors, sep="\n    ", flush=True)
            outcomes.append(outcome)
    found = sorted(faults(outcomes, listed(), float(table["least"])))
    total = sum(len(outcome.verdicts) for outcome in outcomes)
    killed = sum(verdict.killed for outcome in outcomes for verdict in outcome.verdicts)
    print(*found, f"{killed} of {total} mutants killed ({killed / max(total, 1):.1%})", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    # Two runs see the same order of sets, so that they give the same verdicts; threads would not live in a copy.
    settled = {"PYTHONHASHSEED": "0", "OPENBLAS_NUM_THREADS": "1", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    if not settled.items() <= os.environ.items():
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **settled})
    sys.exit(main())
