"""Turn a built graph into an Oxigraph store on disk, which opens at once and holds more than memory does.

rdflib reaches the same folder through oxrdflib:

    store = oxrdflib.OxigraphStore(store=pyoxigraph.Store.read_only(folder))
    graph = rdflib.Graph(store, identifier=rdflib.graph.DATASET_DEFAULT_GRAPH_ID)
"""

import shutil
from pathlib import Path

from pyoxigraph import Quad, Store

from graph_build.ask.load import NEW, OLD, count_statements, hidden, is_store
from graph_build.errors import OutputError
from graph_build.graph.load import first_line, load_graph
from graph_build.graph.places import sync_folder
from graph_build.guards.scratch import scratch


def make_store(graph: Path, folder: Path) -> int:
    """Load a graph into a store at `folder`, whole or not at all, and return how many statements it holds.

    The default graph holds every statement of every graph once, as in :func:`graph_build.ask.load.open_graph`. A store
    that stood there is replaced when the new one is ready; a reader that has it open keeps what it opened. A kill
    between the two renames is mended by whoever asks next for the store.

    Raises:
        InputError: the graph is missing or no valid RDF.
        OutputError: the folder holds something else than a store, or cannot be written.
    """
    if folder.exists() and not is_store(folder) and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputError("the place is taken", str(folder), "a store replaces only a store", "name a new folder")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with scratch(folder.parent, hidden(folder)) as room:
            statements = load_store(graph, room / NEW)
            _swap(room / NEW, folder, room / OLD)
    except OSError as fault:
        raise OutputError(
            f"the store cannot be written ({first_line(fault)})", str(folder), "", "name a folder you may write to"
        ) from fault
    return statements


def load_store(graph: Path, folder: Path) -> int:
    """Load a graph into a new folder, which no other process knows yet."""
    store = load_graph(graph, Store(str(folder)))
    # Loaded in bulk they take flat memory and no log, which every process that opens the store would read again.
    store.bulk_extend(Quad(*quad.triple) for quad in store)
    store.flush()
    store.optimize()
    return count_statements(store)


def _swap(new: Path, folder: Path, old: Path) -> None:
    if folder.exists():
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    sync_folder(folder.parent)
    shutil.rmtree(old, ignore_errors=True)
