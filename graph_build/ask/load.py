"""Turn a file of RDF, or a store on disk, into an open store whose default graph is the union of all its graphs."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Final

from pyoxigraph import QuerySolutions, Store

from graph_build.ask.screen import graphs_named, looks_at_graphs
from graph_build.errors import InputError
from graph_build.graph.load import GRAPH_FILE, load_graph, load_statements
from graph_build.graph.own import require_own
from graph_build.guards.scratch import left_over

OLD: Final = "old"
NEW: Final = "new"
CURRENT: Final = "CURRENT"
"""The file by which RocksDB, which Oxigraph stores with, knows a folder of its own."""


def open_graph(path: Path) -> Store:
    """Open a graph to be asked: a file of RDF, read into memory, or a store that `wps-graph store` made, for reading.

    The default graph of the store holds every statement of every graph once, so that a count over it is right (the
    engine's own union answers a statement once per graph); the named graphs stay as they are. A file is read whole or
    not at all.

    Raises:
        InputError: the file is missing, is no file, has another ending, or is no valid RDF; the folder is no store.
    """
    store = open_as_is(path)
    if not path.is_dir():
        unite_graphs(store)
    return store


def open_to_ask(path: Path, sparql: str) -> Store:
    """Open a graph to be asked this: as :func:`open_graph`, but without the named graphs at which it does not look.

    Such a query answers the same rows, and a build opens in half of the time. The closure keeps its graph.

    Raises:
        InputError: as for :func:`open_graph`.
    """
    named = frozenset[str]() if not looks_at_graphs(sparql) else graphs_named(sparql)
    store = None if path.is_dir() or named is None else load_statements(path, named)
    return open_graph(path) if store is None else store


def opening(open_it: Callable[[], Store]) -> Callable[[], Store]:
    """What gives the store that is opened from now on in another thread; whatever stops that is raised then.

    A file is read into a store outside of Python, which imports what is asked next in the meantime.
    """
    found: list[Store] = []
    errors: list[Exception] = []

    def run() -> None:
        try:
            found.append(open_it())
        except Exception as error:
            errors.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()

    def opened() -> Store:
        thread.join()
        for error in errors:
            raise error
        return found.pop()

    return opened


def open_as_is(path: Path) -> Store:
    """Open a file of RDF without the union of its graphs, which look-ups do not need, or a store on disk.

    Raises:
        InputError: as for :func:`open_graph`.
    """
    return open_store(path) if path.is_dir() else load_graph(path)


def is_store(path: Path) -> bool:
    """Whether the path is a store on disk; one that a kill left half way to its place is brought there first."""
    if not path.exists():
        _bring_back(path)
    return (path / CURRENT).is_file()


def hidden(folder: Path) -> str:
    """How the names of the folders begin in which a store for that folder is made."""
    return f".{folder.name}-"


def _bring_back(folder: Path) -> None:
    """Put the new store in its place where the old one had left it and the process was killed."""
    if not folder.parent.is_dir() or not folder.name:
        return
    for room in left_over(folder.parent, hidden(folder), youngest=0):
        if (room / OLD).is_dir() and (room / NEW / CURRENT).is_file():
            with suppress(OSError):
                (room / NEW).rename(folder)
                return


def graph_in(path: Path) -> Path:
    """The graph of a folder that a build wrote; any other path is that of a graph itself."""
    return path / GRAPH_FILE if path.is_dir() and not is_store(path) else path


def open_store(folder: Path) -> Store:
    """Open a store on disk for reading; several processes may do so at once.

    Raises:
        InputError: the folder is no store, or cannot be read.
    """
    remedy = "make it with `wps-graph store`"
    if not is_store(folder):
        raise InputError("the folder is no store", str(folder), "a store is made from a graph.trig", remedy)
    try:
        store = Store.read_only(str(folder))
    except OSError as fault:
        raise InputError(f"the store cannot be opened: {fault}", str(folder), "", remedy) from fault
    require_own(store, folder)
    return store


def count_statements(store: Store) -> int:
    """How many statements the default graph holds, each counted once."""
    solutions = store.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    assert isinstance(solutions, QuerySolutions)
    return int(str(next(solutions)["n"].value))


def unite_graphs(store: Store) -> None:
    """Put every statement of a named graph of the store into its default graph too, where queries look."""
    store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?graph { ?s ?p ?o } }")
