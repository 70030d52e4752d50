"""Turns a file of RDF into a store that holds its graphs as the file has them, or its statements alone."""

import hashlib
from collections.abc import Collection, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Final

from pyoxigraph import BlankNode, Quad, RdfFormat, Store, parse

from graph_build.errors import InputError
from graph_build.graph.own import digests_told, require_one_build, require_own
from graph_build.graph.places import settle
from graph_build.vocabulary import graph

FORMATS: Final[dict[str, RdfFormat]] = {
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
}
GRAPH_FILE: Final = "graph.trig"
"""The file of a build that holds all of its graph."""
TURTLE_FILE: Final = "graph.ttl"
"""The file of a build with every statement outside the closure, each once."""
INFERRED_FILE: Final = "inferred.ttl"
"""The file of a build with the closure."""
_END_OF_GRAPH: Final = b"\n}\n"
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


def load_statements(path: Path, graphs: Collection[str] = ()) -> Store | None:
    """Load the statements of a graph that a build wrote, each once, without the graphs that documents have; of these
    only the ``graphs`` named, of which the closure's can be none.

    They stand in the default graph, and those that the closure alone holds in its own graph as well. They are read from
    the files beside the graph, in half of the time that the graph itself takes. Of files that are not all of one build,
    by the digests of its report, nothing is taken, nor where the closure speaks of nodes without a name, which no
    second file can mean.

    Raises:
        InputError: the graph is empty, or of another version.
    """
    settle(path.parent)
    told = digests_told(path.parent)
    names = (GRAPH_FILE, TURTLE_FILE, INFERRED_FILE)
    if path.name != GRAPH_FILE or not told.keys() >= set(names) or graph("inferred").value in graphs:
        return None
    try:
        with ExitStack() as opened:  # what is open stays the same when a build puts other files in place
            files = {name: opened.enter_context(path.with_name(name).open("rb")) for name in names}
            if any(_digest(file) != told[name] for name, file in files.items()):
                return None
            inferred = list(parse(files[INFERRED_FILE], format=RdfFormat.TURTLE))
            if any(isinstance(term, BlankNode) for quad in inferred for term in (quad.subject, quad.object)):
                return None
            store = Store()
            store.load(files[TURTLE_FILE], format=RdfFormat.TURTLE)  # into memory, quicker by a tenth than in bulk
            _add_closure(store, inferred)
            _add_graphs(store, files[GRAPH_FILE], graphs)
    except (OSError, SyntaxError, ValueError):
        return None
    require_own(store, path)
    return store


def _digest(file: IO[bytes]) -> str:
    digest = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    file.seek(0)
    return digest


def _add_closure(store: Store, inferred: Iterable[Quad]) -> None:
    home = graph("inferred")
    new = [quad for quad in inferred if quad not in store]
    store.bulk_extend(new)
    store.bulk_extend([Quad(quad.subject, quad.predicate, quad.object, home) for quad in new])


def _add_graphs(store: Store, file: IO[bytes], names: Collection[str]) -> None:
    """Add some graphs of a file as a build writes it: no line within a graph is its end."""
    raw = file.read() if names else b""
    head = raw[: raw.find(b"\n\n") + 1]
    for name in names:
        start = raw.find(f"\n<{name}> {{\n".encode())
        if start >= 0:
            end = raw.index(_END_OF_GRAPH, start) + len(_END_OF_GRAPH)
            store.load(head + raw[start:end], format=RdfFormat.TRIG)


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
