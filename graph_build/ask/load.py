"""Turn a file of RDF into a store in memory whose default graph is the union of all its graphs."""

from pathlib import Path
from typing import Final

from pyoxigraph import RdfFormat, Store

from graph_build.errors import InputError

FORMATS: Final[dict[str, RdfFormat]] = {
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
}
BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


def open_graph(path: Path) -> Store:
    """Read the graph at `path` (TriG, N-Quads, Turtle or N-Triples, told by its ending) into memory.

    The default graph of the store holds every statement of every graph once, so that a count over it is right (the
    engine's own union answers a statement once per graph); the named graphs stay as they are. A byte order mark is
    accepted. A file is read whole or not at all.

    Raises:
        InputError: the file is missing, is no file, has another ending, or is no valid RDF.
    """
    rdf_format = _format_of(path)
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


def unite_graphs(store: Store) -> None:
    """Put every statement of a named graph of the store into its default graph too, where queries look."""
    store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?graph { ?s ?p ?o } }")


def _format_of(path: Path) -> RdfFormat:
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
