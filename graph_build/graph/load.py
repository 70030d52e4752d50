"""Turns a file of RDF into a store that holds its graphs as the file has them."""

from pathlib import Path
from typing import IO, Final

from pyoxigraph import RdfFormat, Store

from graph_build.errors import InputError
from graph_build.graph.own import require_one_build, require_own
from graph_build.graph.places import settle

FORMATS: Final[dict[str, RdfFormat]] = {
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
}
GRAPH_FILE: Final = "graph.trig"
"""The file of a build that holds all of its graph."""
BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


def load_graph(path: Path, store: Store | None = None) -> Store:
    """Load a graph that a build wrote, as :func:`load_rdf`.

    Raises:
        InputError: also where the graph is empty, foreign, of another version, or of another build than its report.
    """
    graph_format(path)
    settle(path.parent)
    require_one_build(path)
    loaded = load_rdf(path, store)
    require_own(loaded, path)
    return loaded


def load_rdf(path: Path, store: Store | None = None) -> Store:
    """Load TriG, N-Quads, Turtle or N-Triples, told by the ending, into a store: the given one, or a new one in memory.

    A byte order mark is accepted. Nothing is promised of the content of a store when loading fails.

    Raises:
        InputError: the file is missing, is no file, has another ending, or is no valid RDF.
    """
    try:
        return read_into(Store() if store is None else store, path)
    except (SyntaxError, ValueError) as fault:
        raise InputError(
            what=f"cannot read the graph: {first_line(fault)}",
            where=str(path),
            rule=f"the file is valid {graph_format(path).name}",
            remedy="build it again with `wps-graph build`, or repair the named line",
        ) from fault


def read_into(store: Store, path: Path) -> Store:
    """As :func:`load_rdf`, but raises SyntaxError or ValueError where the file is no valid RDF."""
    rdf_format = graph_format(path)
    settle(path.parent)
    try:
        file = path.open("rb")
    except OSError as fault:
        raise InputError(
            what=f"cannot read the graph: {(fault.strerror or str(fault)).lower()}",
            where=str(path),
            rule=f"a graph is a file that ends in {', '.join(FORMATS)}",
            remedy="build one first with `wps-graph build`, or name another file",
        ) from fault
    with file:
        if file.read(len(BYTE_ORDER_MARK)) != BYTE_ORDER_MARK:
            file.seek(0)
        return fill(store, file, rdf_format)


def fill(store: Store, file: IO[bytes], rdf_format: RdfFormat) -> Store:
    """Put the quads of an open file into a store. Raises SyntaxError or ValueError where the file is no valid RDF."""
    store.bulk_load(file, format=rdf_format)
    return store


def graph_format(path: Path) -> RdfFormat:
    """The format that the ending of a file names. Raises InputError where it names none."""
    try:
        return FORMATS[path.suffix.lower()]
    except KeyError:
        raise InputError(
            what="the kind of the file is unknown" if path.exists() else "there is no such file or folder",
            where=str(path),
            rule=f"a graph ends in {', '.join(FORMATS)}",
            remedy="name a graph.trig that `wps-graph build` wrote",
        ) from None


def first_line(fault: BaseException) -> str:
    """The first line of what an error says, short enough for a message."""
    told = getattr(fault, "strerror", None) or str(fault.args[0] if fault.args else fault)
    return str(told).splitlines()[0][:300] if told else type(fault).__name__
