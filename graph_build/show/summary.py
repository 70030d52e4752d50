"""Turns the report of a build into the summary that a reader sees in the terminal."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from graph_build.graph.report import BuildReport, StandingBuild
from graph_build.graph.since import HOWS, Changes, DocumentChange

MOST: Final = 5
_LINES: Final = (
    ("documents", "documents read"),
    ("provisions", "provisions"),
    ("things", "things named"),
    ("statements", "statements"),
    ("commitments", "commitments"),
    ("clausesLeftOut", "clauses with a word of duty that became no commitment, each with its reason in coverage.csv"),
    ("clausesNotRead", "of these not read"),
    ("inferred", "statements inferred"),
    ("contradictions", "contradictions"),
)


def summary(report: BuildReport | StandingBuild, out: Path) -> str:
    """What was built, what disagrees, what could not be read, and three commands to try next; ends in a line break."""
    if isinstance(report, StandingBuild):
        return _stands(report, out)
    lines = [f"Built {out / 'graph.trig'}", "", *_counted(report.counts())]
    lines += _came_and_went(report.since)
    lines += _some("Read in part", _in_part(report))
    lines += _some("Where sources disagree", [found.description for found in report.disagreements])
    lines += _some("Not read", [f"{bad.file}: {bad.reason}" for bad in report.unreadable])
    notes = report.sources.notes
    things = f"{len(notes)} thing{'' if len(notes) == 1 else 's'}"
    lines += _some(f"Catalogue: {things} to look at", [f"{note.where}: {note.what}" for note in notes])
    lines += _some("Left out", [f"{out.file}: {out.reason}" for out in report.sources.left_out])
    lines += _some("Corrections that fit nothing", [f"{fault.focus}: {fault.message}" for fault in report.misfits])
    lines += _some("Checks that fail", [f"{fault.message} ({fault.focus})" for fault in report.violations])
    lines += ["", "Try next:", *(f"  {command}" for command in _commands(report, out))]
    return "\n".join(lines) + "\n"


def _stands(report: StandingBuild, out: Path) -> str:
    """That a build would give what is there."""
    first = f"{out / 'graph.trig'} stands: the documents, the rules and the settings are those it was built from."
    lines = [first, "", *_counted(report.counts())]
    lines += _some("Not read", [f"{bad.file}: {bad.reason}" for bad in report.unreadable])
    lines += _some("Checks that fail", [f"{fault.message} ({fault.focus})" for fault in report.violations])
    return "\n".join(lines) + "\n"


def _counted(counts: Mapping[str, int]) -> list[str]:
    return [f"{counts[name]:>8,}  {words}" for name, words in _LINES if counts[name] or name != "clausesNotRead"]


def _came_and_went(changes: Changes | None) -> list[str]:
    """Two lines on what is new since the earlier build: the documents, and how much they brought and took."""
    if changes is None:
        return []
    if not changes.any:
        return ["", "Nothing came or went since the last build."]
    documents = [f"{how} {_titles(found)}" for how in HOWS if (found := changes.of(how))]
    numbers = [
        f"{turnover.came:,} {name}{'' if turnover.came == 1 else 's'} came and {turnover.went:,} went"
        for name, turnover in (("statement", changes.statements), ("commitment", changes.commitments))
    ]
    return ["", f"Since the last build: {'; '.join(documents) or 'the same documents'}", f"  {', '.join(numbers)}"]


def _titles(changes: tuple[DocumentChange, ...]) -> str:
    more = [f"{len(changes) - MOST:,} more"] if len(changes) > MOST else []
    return ", ".join([*(f"“{change.title}”" for change in changes[:MOST]), *more])


def _in_part(report: BuildReport) -> list[str]:
    """How many documents of each language give names, numbers, dates and votes, and no commitments."""
    return [
        f"{count} document{'s' if count > 1 else ''} in {name}: names, numbers, dates and votes only"
        for name, count in sorted(report.brief.in_part.items())
    ]


def _some(title: str, rows: list[str]) -> list[str]:
    if not rows:
        return []
    more = [f"  … and {len(rows) - MOST} more in report.json"] if len(rows) > MOST else []
    return ["", f"{title}:", *(f"  - {row}" for row in rows[:MOST]), *more]


def _commands(report: BuildReport, out: Path) -> list[str]:
    place = "" if out == Path("out") else f" --graph {shlex.quote(str(out / 'graph.trig'))}"
    actor = report.brief.busiest
    question = f"commitments-of --actor {shlex.quote(actor)}" if actor else "known-documents"
    return [f"wps-graph query{place}", f"wps-graph query {question}{place}", f"wps-graph view --open{place}"]
