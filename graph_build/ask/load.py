"""Turn a file of RDF, or a store on disk, into an open store whose default graph is the union of all its graphs."""

from pathlib import Path
from typing import Final

from pyoxigraph import QuerySolutions, RdfFormat, Store

from graph_build.errors import InputError

FORMATS: Final[dict[str, RdfFormat]] = {
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
}
BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
CURRENT: Final = "CURRENT"
"""The file by which RocksDB, which Oxigraph stores with, knows a folder of its own."""


def open_graph(path: Path) -> Store:
    """Read the graph at `path` (TriG, N-Quads, Turtle or N-Triples, told by its ending) into memory.

    A folder is opened as a store that `wps-graph store` made, for reading, and stays on disk.

    The default graph of the store holds every statement of every graph once, so that a count over it is right (the
    engine's own union answers a statement once per graph); the named graphs stay as they are. A byte order mark is
    accepted. A file is read whole or not at all.

    Raises:
        InputError: the file is missing, is no file, has another ending, or is no valid RDF.
    """
    if path.is_dir():
        return open_store(path)
    rdf_format = graph_format(path)
    content = _content_of(path)
    store = Store()
    try:
        store.bulk_load(content, format=rdf_format)
    except (SyntaxError, ValueError) as fault:
        raise InputError(
            what=f"the graph cannot be read: {fault.args[0] if fault.args else fault}",
            where=str(path),
            rule=f"the file is valid {rdf_format.name}",
            remedy="build it again with `wps-graph build`, or repair the named line",
        ) from fault
    unite_graphs(store)
    return store


def is_store(path: Path) -> bool:
    """Whether the path is a store on disk."""
    return (path / CURRENT).is_file()


def open_store(folder: Path) -> Store:
    """Open a store on disk for reading; several processes may do so at once.

    Raises:
        InputError: the folder is no store, or cannot be read.
    """
    remedy = "make it with `wps-graph store`"
    if not is_store(folder):
        raise InputError("the folder is no store", str(folder), "a store is made from a graph.trig", remedy)
    try:
        return Store.read_only(str(folder))
    except OSError as fault:
        raise InputError(f"the store cannot be opened: {fault}", str(folder), "", remedy) from fault


def count_statements(store: Store) -> int:
    """How many statements the default graph holds, each counted once."""
    solutions = store.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    assert isinstance(solutions, QuerySolutions)
    return int(str(next(solutions)["n"].value))


def unite_graphs(store: Store) -> None:
    """Put every statement of a named graph of the store into its default graph too, where queries look."""
    store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?graph { ?s ?p ?o } }")


def graph_format(path: Path) -> RdfFormat:
    """The format that the ending of a file names. Raises InputError where it names none."""
    try:
        return FORMATS[path.suffix.lower()]
    except KeyError:
        raise InputError(
            what="the kind of the file is unknown",
            where=str(path),
            rule=f"a graph ends in {', '.join(FORMATS)}",
            remedy="name a graph.trig that `wps-graph build` wrote",
        ) from None


def _content_of(path: Path) -> bytes:
    try:
        return path.read_bytes().removeprefix(BYTE_ORDER_MARK)
    except OSError as fault:
        raise InputError(
            what=f"the graph cannot be opened: {(fault.strerror or str(fault)).lower()}",
            where=str(path),
            rule="a question is asked of a built graph",
            remedy="build one first with `wps-graph build`, or name another file",
        ) from fault
