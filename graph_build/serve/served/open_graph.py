"""Holds what a running server serves: the store, the pool of workers, the names of graphs, and what guards them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pyoxigraph import Store

from graph_build.ask.load import count_statements, open_store
from graph_build.ask.lookups import NameIndex, Source
from graph_build.ask.texts import Texts
from graph_build.graph.own import REPORT, title_told
from graph_build.graph.since import reported_changes
from graph_build.graph.texts import FILE as TEXTS
from graph_build.serve.engine import Pool
from graph_build.serve.guard import Guard
from graph_build.serve.served.lazily import Lazily
from graph_build.serve.served.metrics import Metrics
from graph_build.serve.served.progress import LISTS, NAMES, PAGE, TIES, Progress
from graph_build.serve.served.thing_pages import HUBS, ThingPages
from graph_build.show.explore import LARGEST_WHOLE, Beside, Explorer, Forgetful, Memory
from graph_build.show.links import Links
from graph_build.show.pages import Shelves, fill_shelves, render_index, render_thing

LARGE: Final = 150_000_000
"""Bytes of a store whose first page and pages of hubs take seconds: it holds some 400,000 statements."""


@dataclass(frozen=True, slots=True)
class Served:
    """One graph under one address. `public` is the address that others reach it by, without a slash at its end; empty
    where it is the one of each request."""

    store: Store
    pool: Pool
    guard: Guard
    metrics: Metrics
    graphs: frozenset[str]
    counted: Lazily[int]
    is_large: bool
    source: Source
    links: Links
    names: Lazily[NameIndex]
    shelves: Lazily[Shelves]
    start: Lazily[str]
    explorer: Lazily[Explorer]
    pages: ThingPages
    public: str = ""
    progress: Progress = field(default_factory=Progress)

    @property
    def statements(self) -> int:
        """How many statements the graph holds; of one that was never served they are counted now."""
        return self.counted.get()

    def prepare(self) -> None:
        """Make what the first reader would wait for, the overview first: on a large store that takes seconds."""
        with self.progress.making():
            self.names.get()
            self.progress.made(NAMES)
            explorer = self.explorer.get()
            self.progress.made(TIES)
            explorer.page()
            self.progress.made(PAGE)
            self.start.get()
            self.progress.made(LISTS)
        self.counted.get()
        if self.is_large:
            self.pages.prepare(explorer.hubs(HUBS))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a store is, the folder of the build that it was made from, if any, and what is remembered of the store."""

    store: Path
    beside: Path | None = None
    memory: Memory = field(default_factory=Forgetful)

    @property
    def title(self) -> str:
        """What the texts of the build are called; the empty text where none is known."""
        return title_told(self.beside) if self.beside else ""


def open_served(place: Place, pool: Pool, guard: Guard, metrics: Metrics, public: str = "") -> Served:
    """Open a store for pages, beside the workers that answer queries.

    The texts of the documents, and what came and went, are those of the build beside it. What is remembered of the
    store is not read from it again.
    """
    store, memory, beside = open_store(place.store), place.memory, place.beside
    graphs = frozenset(node.value for node in store.named_graphs())
    source = Source(store)
    links = Links.under(source.base)
    texts = Lazily(lambda: Texts.read(beside / TEXTS) if beside else Texts())
    names = Lazily(lambda: _names(source, memory))
    shelves = Lazily(lambda: _shelves(source, names.get(), memory))
    return Served(
        store=store,
        pool=pool,
        guard=guard,
        metrics=metrics,
        graphs=graphs,
        counted=Lazily(lambda: _number(store, memory)),
        is_large=_is_large(place.store),
        source=source,
        links=links,
        names=names,
        shelves=shelves,
        start=Lazily(lambda: _start(source, shelves.get(), place)),
        explorer=Lazily(lambda: _explorer(source, names.get(), texts.get(), place)),
        public=public,
        pages=ThingPages(lambda address, page: render_thing(source, address, links, page, texts.get()), memory),
    )


def learn_store(place: Place) -> None:
    """Make what the first reader of a store would wait for, so that it is remembered when the store is served.

    Raises:
        InputError: the folder is no store, or cannot be read.
    """
    store, memory = open_store(place.store), place.memory
    source = Source(store)
    _number(store, memory)
    names = _names(source, memory)
    _start(source, _shelves(source, names, memory), place)
    texts = Texts.read(place.beside / TEXTS) if place.beside else Texts()
    explorer, links = _explorer(source, names, texts, place), Links.under(source.base)
    explorer.page()
    if _is_large(place.store):
        pages = ThingPages(lambda address, page: render_thing(source, address, links, page, texts), memory)
        pages.prepare(explorer.hubs(HUBS))


def _explorer(source: Source, names: NameIndex, texts: Texts, place: Place) -> Explorer:
    since = reported_changes(place.beside / REPORT) if place.beside else None
    links = Links.under(source.base)
    return Explorer(source, names, links, LARGEST_WHOLE, Beside(since, texts, place.memory, place.title))


def _is_large(store: Path) -> bool:
    """Whether a first page of the store takes seconds, told by its files: to count it takes longer."""
    return sum(path.stat().st_size for path in store.glob("*.sst")) > LARGE


def _number(store: Store, memory: Memory) -> int:
    if (told := memory.recall("statements")) is None:
        told = count_statements(store)
        memory.remember("statements", told)
    return int(told)


def _names(source: Source, memory: Memory) -> NameIndex:
    if (told := memory.recall("names")) is not None:
        return NameIndex.recalled(told)
    index = NameIndex(source)
    memory.remember("names", index.record)
    return index


def _start(source: Source, shelves: Shelves, place: Place) -> str:
    """The page of all lists, which counts the whole graph."""
    if (told := place.memory.recall("start")) is None:
        told = render_index(source, shelves, Links.under(source.base), place.title)
        place.memory.remember("start", told)
    return str(told)


def _shelves(source: Source, names: NameIndex, memory: Memory) -> Shelves:
    if (told := memory.recall("shelves")) is not None:
        return Shelves(names, {key: tuple(found) for key, found in told.items()})
    shelves = fill_shelves(source, names)
    memory.remember("shelves", shelves.held)
    return shelves
