"""Turns queries from standard input into answers on standard output, one after the other, in a process of its own.

Run as `python -m graph_build.serve.engine.worker STORE MEMORY`. The process leaves every network, opens the store for
reading, gives up the right to open more files than the store has, or any where it could not leave, and caps its memory.
While it works on a query an alarm of the system stands by that ends the process even inside native code, even when the
process that asked is gone.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from typing import Final

import pyoxigraph as ox

from graph_build.ask.child import leave_network, limit_files, lower_limit, memory_held
from graph_build.serve.engine.frames import Header, frame, read_frame
from graph_build.serve.engine.row_limit import limit_rows, mark_cut, reaches
from graph_build.vocabulary import PREFIXES

LARGEST: Final = 128 * 1024**2
"""Bytes of the largest answer."""

BLOATED: Final = 512 * 1024**2
"""A worker that still holds this much after a query ends, so that its memory returns."""

RESULT_FORMATS: Final = {
    form.media_type.partition(";")[0]: form
    for form in (
        ox.QueryResultsFormat.JSON,
        ox.QueryResultsFormat.XML,
        ox.QueryResultsFormat.CSV,
        ox.QueryResultsFormat.TSV,
    )
}
GRAPH_FORMATS: Final = {
    form.media_type.partition(";")[0]: form
    for form in (ox.RdfFormat.TURTLE, ox.RdfFormat.N_TRIPLES, ox.RdfFormat.JSON_LD, ox.RdfFormat.RDF_XML)
}


def main(arguments: list[str]) -> int:
    """Serve until the other end closes."""
    folder, memory = arguments
    alone = leave_network()  # before the engine starts threads
    store = ox.Store.read_only(folder)
    size = Memory()
    shut_in(int(memory), alone=alone)
    source, target = sys.stdin.buffer, sys.stdout.buffer
    target.write(frame({"ready": True}))
    target.flush()
    while message := read_frame(source):
        request, _ = message
        signal.alarm(int(request["seconds"]) + 2)
        header, body = answer(store, request)
        signal.alarm(0)
        header["last"] = size.held() > BLOATED
        target.write(frame(header, body))
        target.flush()
        if header["last"]:
            break
        del header, body
    return 0


class Memory:
    """Tells how much memory this process holds, through a file that is opened before no file may be."""

    def __init__(self) -> None:
        try:
            self._file = os.open("/proc/self/statm", os.O_RDONLY)
        except OSError:  # no Linux
            self._file = -1

    def held(self) -> int:
        """Bytes that are in memory now; 0 where the system does not tell."""
        if self._file < 0:
            return 0
        return int(os.pread(self._file, 200, 0).split()[1]) * resource.getpagesize()


def shut_in(memory: int, *, alone: bool) -> None:
    """No file but those of the store, no connection, no core dump, no more memory than this beyond what is held."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    lower_limit(resource.RLIMIT_AS, memory_held() + memory)
    limit_files(lambda: alone)


def answer(store: ox.Store, request: Header) -> tuple[Header, bytes]:
    """The answer to one request; whatever goes wrong is said in the header."""
    try:
        header, body = _answer(store, request)
    except MemoryError:
        return {"fault": "memory"}, b""
    except SyntaxError as fault:
        return {"fault": "syntax", "told": _first_line(fault)}, b""
    except BaseException as fault:  # everything is reported to the process that asked, which decides
        return {"fault": "engine", "told": _first_line(fault)}, b""
    if len(body) > LARGEST:
        return {"fault": "size"}, b""
    return header, body


def _answer(store: ox.Store, request: Header) -> tuple[Header, bytes]:
    most = int(request["rows"])
    limited = limit_rows(request["query"], most + 1) if most else None
    try:
        results = _query(store, request, limited or request["query"])
    except SyntaxError:
        results = _query(store, request, request["query"])  # says where in the words that were sent
        if limited is not None and isinstance(results, ox.QuerySolutions):  # as with `LIMIT9`, which the engine reads
            raise SyntaxError("LIMIT, OFFSET and their numbers stand apart") from None
    if isinstance(results, ox.QueryTriples):
        media_type = _chosen(request["accept"], GRAPH_FORMATS)
        return _said("graph", media_type), b"" if not media_type else _graph(results, media_type)
    media_type = _chosen(request["accept"], RESULT_FORMATS)
    kind = "truth" if isinstance(results, ox.QueryBoolean) else "rows"
    if not media_type:
        return _said(kind, ""), b""
    form = RESULT_FORMATS[media_type]
    body = results.serialize(format=form) or b""
    if limited is None or kind == "truth" or not reaches(body, form, most + 1):
        return _said(kind, media_type), body
    again = _query(store, request, limit_rows(request["query"], most) or request["query"])
    assert isinstance(again, ox.QuerySolutions)
    body = mark_cut(again.serialize(format=form) or b"", form, most, request["about"])
    return {**_said(kind, media_type), "cut": most}, body


def _said(kind: str, media_type: str) -> Header:
    return {"kind": kind, "type": media_type} if media_type else {"fault": "accept", "kind": kind}


def _chosen(accepted: list[str], formats: dict[str, ox.QueryResultsFormat] | dict[str, ox.RdfFormat]) -> str:
    """The first of the accepted types, best first, that there is a format for."""
    return next((media_type for media_type in accepted if media_type in formats), "")


def _graph(results: ox.QueryTriples, media_type: str) -> bytes:
    form = GRAPH_FORMATS[media_type]
    return (
        ox.serialize(results, format=form, prefixes=None if form == ox.RdfFormat.N_TRIPLES else dict(PREFIXES)) or b""
    )


def _query(store: ox.Store, request: Header, text: str) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    default, named = request.get("default"), request.get("named")
    chosen = default is not None or named is not None
    # A dataset that a request gives has no graphs but those that it names.
    return store.query(
        text,
        base_iri=request["base"],
        prefixes=dict(PREFIXES),
        default_graph=[ox.NamedNode(address) for address in default or []] if chosen else None,
        named_graphs=[ox.NamedNode(address) for address in named or []] if chosen else None,
        substitutions={ox.Variable(name): _term(value) for name, value in request.get("values", {}).items()},
    )


def _term(value: dict[str, str]) -> ox.NamedNode | ox.Literal:
    if value["type"] == "uri":
        return ox.NamedNode(value["value"])
    return ox.Literal(value["value"], datatype=ox.NamedNode(value["datatype"]) if "datatype" in value else None)


def _first_line(fault: BaseException) -> str:
    lines = str(fault).splitlines()
    return lines[0][:300] if lines else type(fault).__name__


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
