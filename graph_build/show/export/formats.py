"""Turn a built graph.trig into the files of other tools: RDF syntaxes, graph files and a folder of tables."""

import errno
import json
import os
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, Literal, get_args

import pyoxigraph as ox

from graph_build.ask.load import open_graph
from graph_build.errors import OutputError, UsageError
from graph_build.graph.write import asserted, staged, to_trig, to_turtle, write_file
from graph_build.show.export.network_files import to_gexf, to_graphml
from graph_build.show.export.tables import tables
from graph_build.show.reuse import ADDITIONS, PARTS, added, part
from graph_build.vocabulary import THINGS

ExportFormat = Literal["turtle", "trig", "nquads", "jsonld", "graphml", "gexf", "csv"]
FORMATS: Final[tuple[str, ...]] = get_args(ExportFormat)
RDF_FORMATS: Final = ("turtle", "trig", "nquads", "jsonld")


def export(
    trig: Path, fmt: str, out: Path, base: str = THINGS, *, only: str | None = None, also: Sequence[str] = ()
) -> tuple[Path, ...]:
    """Write the graph at `trig` in another format to `out`, and return the files written.

    `trig`, `nquads` and `jsonld` hold everything in its named graphs. `turtle` holds what is asserted, without graphs,
    so that what is asserted and what is inferred never mix. `graphml` and `gexf` hold things and commitments as nodes
    and asserted statements as edges with their quote. `csv` is a folder of tables. The same graph gives the same bytes.
    A file takes its place whole, or what stood there stays. The four syntaxes of RDF may hold only a part of the graph,
    `only` one of `PARTS`, or also what is not in it, `also` of `ADDITIONS`.

    Raises:
        UsageError: the format, the part or the addition is unknown, or the format is no syntax of RDF and takes none.
        InputError: the graph cannot be read.
        OutputError: the output cannot be written.
    """
    if fmt not in FORMATS:
        raise UsageError(
            f"no export is called '{fmt}'", "export", f"a format is one of {', '.join(FORMATS)}", "take one"
        )
    _refuse_unknown(fmt, only, also)
    store = open_graph(trig)
    if only or also:
        store = _selected(store, only, also)
    if fmt == "csv":
        return _export_tables(store, out)
    _write_whole(out, _WRITERS[fmt](store, base))
    return (out,)


def _refuse_unknown(fmt: str, only: str | None, also: Sequence[str]) -> None:
    wrong = [name for name in (only,) if name is not None and name not in PARTS]
    wrong += [name for name in also if name not in ADDITIONS]
    rule = f"a part is one of {', '.join(PARTS)}; an addition one of {', '.join(ADDITIONS)}"
    if wrong:
        raise UsageError(f"no part of a graph is called '{wrong[0]}'", "export", rule, "take one")
    if (only or also) and fmt not in RDF_FORMATS:
        remedy = f"take a format among {', '.join(RDF_FORMATS)}, or leave the part out"
        raise UsageError(f"'{fmt}' holds no part of a graph", "export", "parts and additions are RDF", remedy)


def _selected(store: ox.Store, only: str | None, also: Sequence[str]) -> ox.Store:
    quads = _named_quads(store)
    found = ox.Store()
    found.bulk_extend(added(also, part(only, quads) if only else quads))
    return found


def _export_tables(store: ox.Store, out: Path) -> tuple[Path, ...]:
    contents = tables(store)
    with staged(out) as stage:
        for name, content in contents.items():
            write_file(stage / f"{name}.csv", content)
    return tuple(out / f"{name}.csv" for name in contents)


def _named_quads(store: ox.Store) -> list[ox.Quad]:
    """The quads of the file that was read: the default graph of the store repeats the named ones."""
    named = [quad for quad in store if not isinstance(quad.graph_name, ox.DefaultGraph)]
    told = {quad.triple for quad in named}
    return named + [
        quad for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph()) if quad.triple not in told
    ]


def _trig(store: ox.Store, base: str) -> bytes:
    return to_trig(_named_quads(store), base)


def _turtle(store: ox.Store, base: str) -> bytes:
    return to_turtle(asserted(_named_quads(store)), base)


def _nquads(store: ox.Store, base: str) -> bytes:
    return "".join(sorted(f"{quad} .\n" for quad in _named_quads(store))).encode()


def _jsonld(store: ox.Store, base: str) -> bytes:
    ordered = sorted(_named_quads(store), key=lambda quad: (str(quad.graph_name), str(quad.triple)))
    content = ox.serialize(ordered, format=ox.RdfFormat.JSON_LD) or b"[]"
    return (json.dumps(json.loads(content), ensure_ascii=False, indent=1) + "\n").encode()


def _graphml(store: ox.Store, base: str) -> bytes:
    return to_graphml(store)


def _gexf(store: ox.Store, base: str) -> bytes:
    return to_gexf(store)


_WRITERS: Final[dict[str, Callable[[ox.Store, str], bytes]]] = {
    "turtle": _turtle,
    "trig": _trig,
    "nquads": _nquads,
    "jsonld": _jsonld,
    "graphml": _graphml,
    "gexf": _gexf,
}


def _write_whole(out: Path, content: bytes) -> None:
    temporary: Path | None = None
    try:
        if out.is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder", str(out))
        out.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{out.name[:40]}.", dir=out.parent)
        temporary = Path(name)
        os.fchmod(handle, 0o666 & ~_umask())
        os.close(handle)
        write_file(temporary, content)
        temporary.replace(out)
    except OSError as fault:
        raise OutputError(
            f"the export cannot be written: {(fault.strerror or str(fault)).lower()}",
            str(out),
            "the output is a file in a folder that can be written to",
            "name another output",
        ) from fault
    finally:
        if temporary is not None:
            with suppress(FileNotFoundError):
                temporary.unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
