"""Turns tasks into outcomes on a cluster: documents go to workers of Dask as bytes, and come back as records.

A worker reads them in a process of its own with the limits of a build on one machine. A worker that is lost costs its
documents a second run elsewhere, no more.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final

from graph_build.corpus.folders import bytes_of
from graph_build.corpus.source import Unreadable
from graph_build.errors import InputError
from graph_build.guards import in_one_line
from graph_build.units.rules import rules_digest
from graph_build.units.unit import Task, Unit, unit_of
from graph_build.units.workers import Broken, outcomes

SECONDS: Final = 20
"""How long a scheduler has to answer."""
MOST_DOCUMENTS: Final = 40
MOST_BYTES: Final = 4_000_000
"""What goes to a worker at once, so that starting to read is a small part of reading."""

Given = tuple[Task, bytes]
Batch = list[tuple[int, Given]]
Outcomes = list[tuple[int, Unit | Broken]]


def on_cluster(address: str, tasks: Sequence[Task]) -> Iterator[tuple[int, Unit | Broken]]:
    """Each task's place and its outcome, in the order in which they end.

    Raises:
        InputError: there is no scheduler at the address, its workers run another version, or Dask is not installed.
    """
    client, as_completed = _connected(address)
    with client:
        sent: dict[Any, Batch] = {}
        batch: Batch = []
        for place, task in enumerate(tasks):
            raw = bytes_of(task.found)
            if isinstance(raw, Unreadable):
                yield place, Unit(raw)
                continue
            batch.append((place, (task, raw)))
            if len(batch) == MOST_DOCUMENTS or sum(len(given[1]) for _, given in batch) > MOST_BYTES:
                sent[client.submit(read_there, batch, rules_digest(), pure=False)] = batch
                batch = []
        if batch:
            sent[client.submit(read_there, batch, rules_digest(), pure=False)] = batch
        for future in as_completed(list(sent)):
            yield from _outcomes(future, sent.pop(future), address)


def read_there(batch: Batch, rules: str) -> Outcomes | str:
    """What a worker does: read documents in a process of its own. Words tell that it has other rules."""
    if rules_digest() != rules:
        return "the workers of the cluster have other rules or libraries than this machine"
    command = [sys.executable, "-c", f"from {__name__} import main; main()"]
    done = subprocess.run(command, input=pickle.dumps(batch), stdout=subprocess.PIPE, check=True)
    return pickle.loads(done.stdout)  # type: ignore[no-any-return]


def main() -> None:
    """Read the documents that come on standard input; their outcomes go to standard output."""
    batch: Batch = pickle.load(sys.stdin.buffer)
    places, given = [place for place, _ in batch], [one for _, one in batch]
    found = [(places[at], outcome) for at, outcome in outcomes(_read, given, 1)]
    sys.stdout.buffer.write(pickle.dumps(found))


def _read(given: Given, renew: Callable[[int], None]) -> Unit:
    return unit_of(*given, renew)


def _outcomes(future: Any, batch: Batch, address: str) -> Outcomes:
    try:
        found = future.result()
    except Exception as error:  # what the cluster says of documents that no worker gave back
        why = f"the cluster could not read it: {type(error).__name__}: {in_one_line(error)}"
        return [(place, Broken(why)) for place, _ in batch]
    if isinstance(found, str):
        raise InputError(found, address, "all read alike", "install the same version of wps-graph on every machine")
    return found  # type: ignore[no-any-return]


def _connected(address: str) -> tuple[Any, Callable[[Iterable[Any]], Iterable[Any]]]:
    try:
        from distributed import Client, as_completed
    except ImportError as error:
        remedy = "pip install 'wps-graph[cluster]'"
        raise InputError("Dask is not installed", address, "a cluster is reached by it", remedy) from error
    try:
        return Client(address, timeout=SECONDS), as_completed  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TimeoutError) as error:
        remedy = "start one with `dask scheduler` and name the address that it prints, such as tcp://127.0.0.1:8786"
        raise InputError(
            f"no scheduler answers ({in_one_line(error, 120)})", address, "a cluster has a scheduler", remedy
        ) from error
