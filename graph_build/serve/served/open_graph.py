"""Holds what a running server serves: the store, the pool of workers, the names of graphs, and what guards them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Store

from graph_build.ask.load import count_statements, open_store
from graph_build.ask.lookups import NameIndex, Source
from graph_build.ask.texts import Texts
from graph_build.graph.own import REPORT
from graph_build.graph.since import reported_changes
from graph_build.graph.texts import FILE as TEXTS
from graph_build.serve.engine import Pool
from graph_build.serve.guard import Guard
from graph_build.serve.served.lazily import Lazily
from graph_build.serve.served.metrics import Metrics
from graph_build.show.explore import LARGEST_WHOLE, Explorer
from graph_build.show.links import Links
from graph_build.show.pages import Shelves, fill_shelves


@dataclass(frozen=True, slots=True)
class Served:
    """One graph under one address. `public` is the address that others reach it by, without a slash at its end; empty
    where it is the one of each request. `texts` are those of the documents, where there are any."""

    store: Store
    pool: Pool
    guard: Guard
    metrics: Metrics
    graphs: frozenset[str]
    statements: int
    source: Source
    links: Links
    names: Lazily[NameIndex]
    shelves: Lazily[Shelves]
    explorer: Lazily[Explorer]
    texts: Lazily[Texts]
    public: str = ""

    def prepare(self) -> None:
        """Make what the first reader would wait for: on a large store that takes seconds."""
        self.explorer.get().page()
        self.shelves.get()


def open_served(
    folder: Path, pool: Pool, guard: Guard, metrics: Metrics, public: str = "", beside: Path | None = None
) -> Served:
    """Open the store of `folder` for pages, beside the workers that answer queries.

    The texts of the documents, and what came and went, are those of the build in the folder `beside`.
    """
    store = open_store(folder)
    graphs = frozenset(node.value for node in store.named_graphs())
    source = Source(store)
    links = Links.under(source.base)
    names = Lazily(lambda: NameIndex(source))
    since = reported_changes(beside / REPORT) if beside else None
    texts = Lazily(lambda: Texts.read(beside / TEXTS) if beside else Texts())
    return Served(
        store=store,
        pool=pool,
        guard=guard,
        metrics=metrics,
        graphs=graphs,
        statements=count_statements(store),
        source=source,
        links=links,
        names=names,
        shelves=Lazily(lambda: fill_shelves(source, names.get())),
        explorer=Lazily(lambda: Explorer(source, names.get(), links, LARGEST_WHOLE, since, texts.get())),
        public=public,
        texts=texts,
    )
