"""Turns one file and its name into what it says, or into a row with the reason why it says nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from graph_build.corpus.catalogue import CatalogueNote
from graph_build.corpus.folders import FoundFile, read_raw
from graph_build.corpus.houses import House
from graph_build.corpus.source import Unreadable
from graph_build.extract.corpus_extract import draft_or_reason
from graph_build.extract.document import Draft


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be read, the name that its document gets, and the houses that its folders add to the known ones."""

    found: FoundFile
    name: str
    houses: tuple[House, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """What a file says, or why it says nothing; and what in its own words about itself is to be looked at."""

    outcome: Draft | Unreadable
    notes: tuple[CatalogueNote, ...] = ()


def unit_of(task: Task, raw: bytes, renew: Callable[[int], None]) -> Unit:
    """Read and extract one document; ``renew`` is told before each how much there is to read."""
    renew(len(raw))
    read = read_raw(task.found, raw)
    if isinstance(read.outcome, Unreadable):
        return Unit(read.outcome, read.notes)
    renew(len(read.outcome.text))
    return Unit(draft_or_reason(replace(read.outcome, name=task.name, houses=task.houses)), read.notes)


def key_of(task: Task, raw: bytes, rules: str) -> str:
    """The digest of all that decides on a unit: its bytes, what is said of it from outside, and the rules."""
    said = repr((task.found.file, task.found.meta, task.name, task.houses, rules, len(raw)))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass") + raw).hexdigest()
