"""Turns a built graph into findings: what breaks a SHACL shape, and what a violation query returns."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pyoxigraph as ox

from graph_build.errors import InputError
from graph_build.graph.lines import FIELD, QuadLines, line_of, statement_of, store_of
from graph_build.graph.load import first_line, read_into
from graph_build.graph.ontology import ontology_triples
from graph_build.graph.screen import Part, Suspects, gathered, screened
from graph_build.graph.shapes import Result, Shape, read_shapes, validate
from graph_build.resources import ontology_dir
from graph_build.vocabulary import graph, local_name, rdf, rdfs, skos

READABLE: Final = "readable"
# Violations are faults; warnings are worth a look and leave the exit code alone.
SEVERITIES: Final = ("violation", "warning")

_DEFINED: Final = graph("ontology").value + FIELD
# What shapes look at of the ontology, beside kinds.
_LOOKED_AT: Final = frozenset({rdfs("subClassOf").value, skos("prefLabel").value})
_HEADER_LINE: Final = re.compile(r"^# (problem|solution|severity): (\S.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One place where a graph breaks one check.

    `check` is the name of a shape or of a violation query, `severity` one of `SEVERITIES`, `focus` the address of the
    node at fault, and `message` says the problem and the remedy.
    """

    check: str
    severity: str
    focus: str
    message: str


@dataclass(frozen=True, slots=True, order=True)
class ViolationQuery:
    """A query whose every row is a fault: `?focus` the node, `?detail` what makes it one."""

    name: str
    problem: str
    solution: str
    severity: str
    sparql: str


def check_graph(source: Path | ox.Store) -> list[Finding]:
    """Run every shape and every violation query; return the findings in order, none for a sound graph.

    A file that is no valid RDF, or holds nothing, gives one finding of the check `readable`. Shapes see what is
    asserted and not the closure, whose domains and ranges would make every subject fit. A store that is open stays as
    it is; its default graph may hold the union of the others. Where it lacks some of the ontology, a copy with all of
    it is checked.

    Raises:
        InputError: the file is missing or its ending is unknown.
    """
    if not isinstance(source, ox.Store):
        try:
            read = read_into(ox.Store(), source)
        except (SyntaxError, ValueError) as fault:
            message = f"The file is no valid RDF: {first_line(fault)}. Build it again."
            return [Finding(READABLE, "violation", str(source), message)]
        if next(iter(read), None) is None:
            return [Finding(READABLE, "violation", str(source), "The file holds no statement. Build it again.")]
        source = read
    store = _with_ontology(source)
    with TemporaryDirectory() as folder:
        statements = QuadLines(Path(folder))
        statements.add_lines(statement_of(line_of(quad)) for quad in filter(_is_asserted(store), store))
        return sorted({*_broken_shapes(statements), *_violations(store)})


def defined_in(told: QuadLines) -> frozenset[str]:
    """The statements of the ontology at which no shape looks."""
    return frozenset(
        statement_of(line)
        for block in told.blocks()
        for line in block
        if line.startswith(_DEFINED) and not _is_looked_at(line)
    )


def told_elsewhere(defined: frozenset[str], block: Sequence[str], statements: Sequence[str]) -> frozenset[str]:
    """Statements of the ontology that ordered lines tell in other graphs too; those lines without their graphs are at
    hand as ``statements``."""
    if not block or (found := defined.intersection(statements)) == frozenset():
        return frozenset()
    return frozenset(one for line, one in zip(block, statements, strict=True) if one in found and _is_other(line))


def _is_other(line: str) -> bool:
    return not line.startswith(_DEFINED)


def violations(store: ox.Store) -> list[Finding]:
    """What the violation queries return of a store that holds the ontology, all that is told and what follows."""
    return sorted(_violations(store))


def violations_in(
    told: QuadLines,
    inferred: QuadLines,
    waiting: Path,
    parts: Sequence[Part] = (),
    in_parts: Callable[[], Iterable[str]] = tuple,
) -> list[Finding]:
    """As :func:`violations`, of the lines of a build, however many: each query is asked over its suspects alone.

    What is compared waits in that folder. Of some lines there may be notes in ``parts``, and the lines ``in_parts``.
    """
    return violations_among(screened(told, inferred, waiting, parts), told, inferred, in_parts)


def violations_among(
    found: Mapping[str, Suspects], told: QuadLines, inferred: QuadLines, in_parts: Callable[[], Iterable[str]] = tuple
) -> list[Finding]:
    """What the violation queries find among what was found suspect in the lines of a build."""
    suspects = gathered(found, lambda: chain(told.unordered(), inferred.unordered(), in_parts()))
    return sorted(row for query in violation_queries() for row in _rows(query, store_of(suspects.get(query.name, ()))))


def _is_looked_at(line: str) -> bool:
    """Whether shapes look at a line of the ontology: kinds and names, not definitions."""
    predicate = line.split(FIELD, 3)[2]
    return not predicate or predicate in _LOOKED_AT


def violation_queries(folder: Path | None = None) -> tuple[ViolationQuery, ...]:
    """Read the violation queries of `ontology/checks`, in order of their names.

    Raises:
        InputError: a query lacks its problem, its solution or a known severity.
    """
    files = sorted((folder or ontology_dir() / "checks").glob("*.rq"))
    return tuple(_query(file) for file in files)


def _query(file: Path) -> ViolationQuery:
    text = file.read_text(encoding="utf-8")
    header = dict(_HEADER_LINE.findall(text))
    if header.keys() != {"problem", "solution", "severity"} or header["severity"] not in SEVERITIES:
        raise InputError(
            "a violation query has no complete header",
            str(file),
            f"it opens with '# problem:', '# solution:' and '# severity:', which is one of {', '.join(SEVERITIES)}",
            "complete the header",
        )
    return ViolationQuery(file.stem, header["problem"], header["solution"], header["severity"], text)


def _violations(store: ox.Store) -> Iterator[Finding]:
    for query in violation_queries():
        yield from _rows(query, store)


def _rows(query: ViolationQuery, store: ox.Store) -> Iterator[Finding]:
    rows = store.query(query.sparql, use_default_graph_as_union=True)
    if not isinstance(rows, ox.QuerySolutions):
        raise TypeError(f"{query.name} is no SELECT query")
    for row in rows:
        detail = _plain(row["detail"])
        message = f"{query.problem} {query.solution}" + (f" Here: {detail}" if detail else "")
        yield Finding(query.name, query.severity, _plain(row["focus"]), message)


def _plain(term: object) -> str:
    if isinstance(term, ox.NamedNode | ox.Literal | ox.BlankNode):
        return term.value
    return "" if term is None else str(term)


def _with_ontology(source: ox.Store) -> ox.Store:
    """The store itself where it holds all of the ontology, else a copy that does."""
    home = graph("ontology")
    told = [ox.Quad(t.subject, t.predicate, t.object, home) for t in ontology_triples()]
    if all(quad in source for quad in told):
        return source
    store = ox.Store()
    store.bulk_extend(source)
    store.bulk_extend(told)
    return store


def _is_asserted(store: ox.Store) -> Callable[[ox.Quad], bool]:
    """Whether shapes look at a quad: what is asserted, and of the ontology kinds and names, not definitions.

    The default graph may be the union of the others, or all there is in a file: what it holds counts where it is not
    inferred.
    """
    inferred, ontology = graph("inferred"), graph("ontology")
    kept = frozenset({rdf("type"), *map(ox.NamedNode, _LOOKED_AT)})

    def is_asserted(quad: ox.Quad) -> bool:
        home = quad.graph_name
        if isinstance(home, ox.DefaultGraph):
            said = ox.Quad(quad.subject, quad.predicate, quad.object, inferred)
            told = ox.Quad(quad.subject, quad.predicate, quad.object, ontology)
            return said not in store and (told not in store or quad.predicate in kept)
        return home != inferred and (home != ontology or quad.predicate in kept)

    return is_asserted


@lru_cache(maxsize=1)
def all_shapes() -> Mapping[str, Shape]:
    """The shapes of the ontology."""
    return read_shapes(ontology_dir() / "shapes.ttl")


def _broken_shapes(statements: QuadLines) -> Iterator[Finding]:
    return findings_of(validate(all_shapes(), statements))


def findings_of(results: Iterable[Result]) -> Iterator[Finding]:
    """What breaks a shape in the words of the shape."""
    shapes = all_shapes()
    for result in results:
        shape = shapes[result.shape]
        detail = f" Here: {result.value}" if result.value is not None else ""
        yield Finding(local_name(ox.NamedNode(shape.name)), shape.severity, result.focus, shape.message + detail)
