"""Turns a graph that is built anew while it is served into the one that is served, without a restart.

The new one is opened beside the old, takes its place for requests that begin from then on, and the old one ends when
what it was asked is answered. A graph that cannot be read changes nothing but a line of the log.
"""

from __future__ import annotations

import logging
import tempfile
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from graph_build.ask.load import is_store
from graph_build.ask.store import load_store
from graph_build.errors import OutputError, WpsGraphError
from graph_build.graph.load import first_line
from graph_build.guards.scratch import scratch
from graph_build.serve.engine import Limits, Pool
from graph_build.serve.guard import Guard
from graph_build.serve.served.memory import StoreMemory
from graph_build.serve.served.metrics import Metrics
from graph_build.serve.served.open_graph import Place, Served, open_served
from graph_build.units import Kept, default_folder

SECONDS: Final = 2.0
"""Between two looks at the graph; what has changed has to be the same twice."""
LOG: Final = logging.getLogger("wps-graph")

Stamp = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What does not change with the graph: where it is, what a query may take, who may ask, the address of all."""

    graph: Path
    limits: Limits
    guard: Guard
    public: str = ""
    metrics: Metrics = field(default_factory=Metrics)


@dataclass(slots=True)
class Opened:
    """One state of the graph that is open, with its workers; closing it removes the store that was made for it."""

    served: Served
    stamp: Stamp
    _ends: ExitStack

    @classmethod
    def of(cls, setting: Setting) -> Opened:
        """Open the graph as it is now.

        Raises:
            InputError: the graph cannot be read.
            OutputError: there is no room for its store.
            ServiceError: no worker starts.
        """
        with ExitStack() as ends:
            stamp = stamp_of(setting.graph)
            beside = setting.graph.parent
            if is_store(setting.graph):
                place = Place(setting.graph, beside, StoreMemory(setting.graph, beside, Kept(default_folder())))
            else:  # of a store for this one time nothing need be remembered
                place = Place(_laid_down(setting.graph, ends), beside)
            pool = Pool(place.store, setting.limits)
            ends.callback(pool.close)
            served = open_served(place, pool, setting.guard, setting.metrics, setting.public)
            return cls(served, stamp, ends.pop_all())

    def close(self, grace: float = 0.0) -> None:
        """End its workers, the busy ones after so many seconds, and remove its store."""
        self.served.pool.close(grace)
        self._ends.close()


def _laid_down(graph: Path, ends: ExitStack) -> Path:
    """A new store on disk for a graph in a file, which goes away at the end."""
    place = Path(tempfile.gettempdir())
    try:
        folder = ends.enter_context(scratch(place, "wps-graph-")) / "store"
        load_store(graph, folder)
    except OSError as fault:
        raise OutputError(
            f"the graph cannot be laid down to be served ({first_line(fault)})",
            str(place),
            "",
            "name a folder with room in TMPDIR, or make a store with `wps-graph store` and serve that",
        ) from fault
    return folder


def stamp_of(graph: Path) -> Stamp:
    """What tells one state of a file or store from the next; empty where nothing is there."""
    try:
        told = graph.stat()
    except OSError:
        return ()
    return (told.st_ino,) if graph.is_dir() else (told.st_ino, told.st_mtime_ns, told.st_size)


class Follower:
    """Looks at the graph from time to time, and hands on what is open now."""

    def __init__(self, setting: Setting, first: Opened, hand_on: Callable[[Served], None]) -> None:
        self._setting, self._now, self._hand_on = setting, first, hand_on
        self._seen = self._told = first.stamp
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Look no more, and close what is open."""
        self._end.set()
        self._thread.join()
        self._now.close()

    def _watch(self) -> None:
        while not self._end.wait(SECONDS):
            stamp = stamp_of(self._setting.graph)
            if stamp and stamp != self._now.stamp and stamp == self._seen:
                self._turn(stamp)
            self._seen = stamp

    def _turn(self, stamp: Stamp) -> None:
        try:
            new = Opened.of(self._setting)
        except (WpsGraphError, OSError) as error:
            if stamp != self._told:
                LOG.warning("the graph has changed and cannot be read, so that the one before is served: %s", error)
            self._told = stamp
            return
        new.served.prepare()
        old, self._now = self._now, new
        self._hand_on(new.served)
        LOG.info("the graph was built anew: %d statements", new.served.statements)
        self._end.wait(SECONDS)  # who had asked the old one by now is answered by it
        old.close(self._setting.limits.seconds)
