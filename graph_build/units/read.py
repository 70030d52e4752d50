"""Turns the files that were found into drafts of what they say and rows on those that say nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph_build.corpus.catalogue import CatalogueNote
from graph_build.corpus.folders import FilesFound, FoundFile, bytes_of, names_of
from graph_build.corpus.source import Unreadable
from graph_build.extract.document import Draft, warm
from graph_build.guards import OUT_OF_TIME
from graph_build.units.ahead import ahead
from graph_build.units.cluster import on_cluster
from graph_build.units.kept import Kept, Shared, unit_in
from graph_build.units.rules import rules_digest
from graph_build.units.unit import Task, Unit, key_of, unit_of
from graph_build.units.workers import Broken, Renew, outcomes

Told = Callable[[int, int], None]
"""Is told how many of how many documents are read."""


@dataclass(frozen=True, slots=True)
class UnitsRead:
    """The drafts by the names of their documents, the files that say nothing, and what is to be looked at.

    ``keys`` are the digests of all that decides on each draft, in the same order; none without a folder that keeps.
    ``kept`` of the drafts were read in an earlier build. ``is_certain`` is false where something was not read for want
    of time or memory, or because its process was ended: another try may read it.
    """

    drafts: tuple[Draft, ...]
    unreadable: tuple[Unreadable, ...]
    notes: tuple[CatalogueNote, ...]
    kept: int = 0
    is_certain: bool = True
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hands:
    """Who reads: so many processes of this machine, or the workers of a cluster whose scheduler has that address."""

    workers: int = 1
    cluster: str = ""


def read_units(files: FilesFound, hands: Hands, kept: Kept, told: Told = lambda done, of: None) -> UnitsRead:
    """Read and extract each file by itself. The outcome depends neither on who reads nor on what was kept.

    A file from which nothing is read takes no name: those that were named apart from it are read again without it.
    """
    units: dict[Task, Unit] = {}
    keys: dict[Task, str] = {}
    from_before = 0
    is_certain = True
    silent: set[FoundFile] = set()
    while True:
        tasks = _tasks([file for file in files.files if file not in silent], files)
        reader = _Reader(kept, hands, told, len(files.files))
        units |= reader.read([task for task in tasks if task not in units])
        from_before += reader.found
        keys |= reader.keys
        is_certain = is_certain and reader.is_certain
        bad = {task.found for task in tasks if isinstance(units[task].outcome, Unreadable)}
        if not bad:
            break
        silent |= bad
    kept.tidy()
    return replace(_together(files, tasks, units, keys), kept=from_before, is_certain=is_certain)


def _tasks(found: Sequence[FoundFile], files: FilesFound) -> list[Task]:
    names = names_of([file.file for file in found])
    return [Task(file, name, files.houses) for file, name in zip(found, names, strict=True)]


def _together(files: FilesFound, tasks: list[Task], units: Mapping[Task, Unit], keys: Mapping[Task, str]) -> UnitsRead:
    bad = {row for unit in units.values() if isinstance(row := unit.outcome, Unreadable)}
    ordered = sorted(tasks, key=lambda task: (task.name, task.found.file))
    read = [task for task in ordered if isinstance(units[task].outcome, Draft)]
    drafts = [draft for task in read if isinstance(draft := units[task].outcome, Draft)]
    by_file = {task.found: unit.notes for task, unit in units.items()}
    notes = [note for found in files.files for note in by_file.get(found, ())]
    unread = tuple(sorted(bad, key=lambda row: (row.file, row.reason)))
    return UnitsRead(tuple(drafts), unread, tuple(notes), keys=tuple(keys[task] for task in read if task in keys))


class _Reader:
    """Reads tasks: what is kept here, the rest in workers."""

    def __init__(self, kept: Kept, hands: Hands, told: Told, of: int) -> None:
        self.kept, self.hands, self.told, self.of = kept, hands, told, of
        self.found = 0
        self.is_certain = True
        self.keys: dict[Task, str] = {}
        self.shared = Shared()

    def read(self, tasks: Sequence[Task]) -> dict[Task, Unit]:
        units: dict[Task, Unit] = {}
        left: list[Task] = []
        rules_digest()  # once, before others ask
        for task, (key, found) in zip(tasks, ahead(self._looked_up, tasks, self.hands.workers), strict=True):
            if key:
                self.keys[task] = key
            unit = unit_in(found, self.shared) if isinstance(found, bytes) else found
            if unit is None:
                left.append(task)
            else:
                units[task] = unit
        self.found = len(units)
        for place, outcome in self._outcomes(left) if left else ():
            task = left[place]
            unit = Unit(Unreadable(task.found.file, outcome.reason)) if isinstance(outcome, Broken) else outcome
            if self.keys.get(task) != self._key(task):  # the file was changed while it was read
                self.keys.pop(task, None)
            late = isinstance(unit.outcome, Unreadable) and unit.outcome.reason.startswith(OUT_OF_TIME)
            self.is_certain = self.is_certain and not late and not isinstance(outcome, Broken)
            units[task] = unit
            self.told(len(units), self.of)
        return units

    def _outcomes(self, tasks: Sequence[Task]) -> Iterator[tuple[int, Unit | Broken]]:
        if not self.hands.cluster:
            warm()
            yield from outcomes(self._unit, tasks, self.hands.workers)
            return
        for place, outcome in on_cluster(self.hands.cluster, tasks):
            if isinstance(outcome, Unit) and not isinstance(raw := bytes_of(tasks[place].found), Unreadable):
                self._keep(tasks[place], raw, outcome)
            yield place, outcome

    def _looked_up(self, task: Task) -> tuple[str, bytes | Unit | None]:
        """The digest of all that decides on a unit, and its content as it is kept; without a digest what cannot be
        read."""
        if self.kept.folder is None:
            return "", None
        raw = bytes_of(task.found)
        if isinstance(raw, Unreadable):
            return "", Unit(raw)
        key = key_of(task, raw, rules_digest())
        return key, self.kept.get(key)

    def _key(self, task: Task) -> str | None:
        """The digest of all that decides on a unit; none where nothing is kept, or the file cannot be read."""
        if self.kept.folder is None or isinstance(raw := bytes_of(task.found), Unreadable):
            return None
        return key_of(task, raw, rules_digest())

    def _unit(self, task: Task, renew: Renew) -> Unit:
        raw = bytes_of(task.found)
        if isinstance(raw, Unreadable):
            return Unit(raw)
        unit = unit_of(task, raw, renew)
        self._keep(task, raw, unit)
        return unit

    def _keep(self, task: Task, raw: bytes, unit: Unit) -> None:
        if self.kept.folder is not None and isinstance(unit.outcome, Draft):
            self.kept.keep(key_of(task, raw, rules_digest()), unit)
