"""Turn a question, or any SPARQL, into the answer of a SPARQL endpoint, in the form of an answer from a built graph.

A question looks at the union of all graphs. Stores differ in what they take for the default graph: all graphs, an
empty one, one with others' statements. So the endpoint is told which is meant: the union that `publish` writes, else
the default graph where it holds a built graph, else all graphs of a build together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from graph_build.ask.collection import Question
from graph_build.ask.lookups import CLASSES, NAMED_BY, WPS, Source
from graph_build.ask.names import expand
from graph_build.ask.remote.access import shown
from graph_build.ask.remote.bind import bind_values, query_form, says_distinct, words
from graph_build.ask.remote.requests import Reply, Service
from graph_build.ask.run import Answer, check_names, parameter_values, readable
from graph_build.ask.screen import screen
from graph_build.errors import ServiceError
from graph_build.vocabulary import GRAPHS, PREFIXES, graph, rdf, wps

UNION: Final = graph("union")
"""The graph in which `publish` keeps every statement once."""

PUBLISHED: Final = graph("published")
"""The graph in which `publish` notes what it wrote."""

PROBED: Final = graph("probed")
"""The graph in which `publish` tries what a store keeps."""

PAGE: Final = 5_000
"""Rows asked for at once; Virtuoso as Debian installs it gives 10,000 at most."""

HEAD: Final = "".join(f"PREFIX {name}: {ox.NamedNode(base)}\n" for name, base in PREFIXES.items())

OWN: Final = (UNION, PUBLISHED, PROBED)

ROWS: Final = "application/sparql-results+json"
GRAPH_KINDS: Final = {"application/n-triples": ox.RdfFormat.N_TRIPLES, "text/turtle": ox.RdfFormat.TURTLE}
CUT: Final = {"wps-graph-cut": "rows", "x-sparql-maxrows": "rows", "x-sql-state": "time"}
"""Headers by which `wps-graph serve` and Virtuoso say that an answer is not whole."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The address of a SPARQL endpoint, and the service that asks it."""

    service: Service
    address: str

    def ask_question(self, question: Question, parameters: Mapping[str, str], inferred: bool = True) -> Answer:
        """The answer to a question; names are resolved among the names that the endpoint holds.

        Raises:
            QueryError: a parameter is missing or unknown.
            UsageError: a value is no date, or its name fits no thing or several.
            ServiceError: the endpoint does not answer, or not with a whole answer.
        """
        check_names(question, parameters)
        meant = self._meant(question.sparql, inferred)
        given = parameter_values(Source(self._names(question, parameters, meant)), question, parameters)
        return readable(self._answer(bind_values(HEAD + question.sparql, given.values), meant), question, given)

    def ask_sparql(self, text: str, inferred: bool = True) -> Answer:
        """The answer to a SPARQL query, which says itself with FROM what it looks at, or means the built graph.

        The known prefixes need no PREFIX line.

        Raises:
            QueryError: the text is no query that only reads.
            ServiceError: the endpoint does not answer, or not with a whole answer.
        """
        screen(text)
        return self._answer(HEAD + text, self._meant(text, inferred))

    def select(self, text: str, meant: Sequence[tuple[str, str]] = ()) -> list[ox.QuerySolution]:
        """The rows that the endpoint answers to a SELECT query of our own."""
        results = self._results(self._post(text, meant, ROWS))
        if not isinstance(results, ox.QuerySolutions):
            raise self._no_answer("a truth value where rows were asked for")
        return self._read(results)

    def pages(self, columns: str, pattern: str, meant: Sequence[tuple[str, str]] = ()) -> Iterator[ox.QuerySolution]:
        """All rows of a pattern, asked for in pages, because stores bound their answers.

        A page goes on after the last whole value of the first column, which is an address in every row.
        """
        first, last = columns.split(maxsplit=1)[0], ""
        while True:
            after = f"FILTER(STR({first}) > {ox.Literal(last)})"
            text = f"SELECT {columns} {{ {pattern} {after} }} ORDER BY STR({first}) LIMIT {PAGE}"
            rows = self.select(text, meant)
            full = len(rows) >= PAGE
            found = [(row[0].value, row) for row in rows if isinstance(row[0], ox.NamedNode)]
            whole = [pair for pair in found if not full or pair[0] != found[-1][0]] or found
            yield from (row for _, row in whole)
            if not full or not whole or whole[-1][0] <= last:
                return
            last = whole[-1][0]

    def _holds(self, pattern: str, meant: Sequence[tuple[str, str]] = ()) -> bool:
        return bool(self._results(self._post(f"ASK {{ {pattern} }}", meant, ROWS)))

    def _meant(self, text: str, inferred: bool) -> tuple[tuple[str, str], ...]:
        """The graphs that a query looks at, as parameters of the protocol; none where the query says it itself."""
        said = set(words(text))
        if "FROM" in said:
            return ()
        read = f"?document {wps('sourceFile')} ?file"
        united = inferred and self._holds(f"GRAPH {UNION} {{ {read} }}")
        if inferred and not united and self._holds(read):
            return ()
        if not united and not self._holds(f"GRAPH ?graph {{ {read} }}"):
            if inferred:  # an endpoint of others, asked as it is
                return ()
            raise self._no_build()
        graphs = self._graphs() if not united or "GRAPH" in said else []
        asserted = [name for name in graphs if inferred or name != graph("inferred").value]
        default = [("default-graph-uri", name) for name in ([UNION.value] if united else asserted)]
        return (*default, *(("named-graph-uri", name) for name in asserted if "GRAPH" in said))

    def _graphs(self) -> list[str]:
        base = ox.Literal(GRAPHS)
        pattern = f"GRAPH ?graph {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?graph), {base}))"
        rows = self.select(f"SELECT DISTINCT ?graph {{ {pattern} }}")
        own = {name.value for name in OWN}
        return sorted({row[0].value for row in rows if isinstance(row[0], ox.NamedNode)} - own)

    def _names(self, question: Question, parameters: Mapping[str, str], meant: Sequence[tuple[str, str]]) -> ox.Store:
        """What the endpoint calls its things, in a store of our own, where a name is looked up as in a built graph."""
        store = ox.Store()
        typed = [parameters.get(p.name, "") for p in question.parameters if p.kind == "thing"]
        addresses = [expand(name) for name in typed]
        if None in addresses:
            for thing, said, value in self._named(meant):
                if isinstance(thing, ox.NamedNode) and isinstance(said, ox.NamedNode) and value is not None:
                    store.add(ox.Quad(thing, said, value))
        for address in filter(None, addresses):
            if self._holds(f"{{ {address} ?p ?o }} UNION {{ ?s ?p {address} }}", meant):
                store.add(ox.Quad(address, wps("refersTo"), address))
        return store

    def _named(self, meant: Sequence[tuple[str, str]]) -> Iterator[ox.QuerySolution]:
        """All that a search for names reads: names, which nodes are paragraphs, and the kinds of things."""
        said = " ".join(f"<{naming}>" for naming in (*NAMED_BY, WPS + "inDocument"))
        kinds = " ".join(f"<{WPS}{name}>" for names in CLASSES.values() for name in names)
        yield from self.pages("?thing ?said ?value", f"VALUES ?said {{ {said} }} ?thing ?said ?value", meant)
        typed = f"VALUES ?said {{ {rdf('type')} }} VALUES ?value {{ {kinds} }} ?thing ?said ?value"
        yield from self.pages("?thing ?said ?value", typed, meant)

    def _answer(self, text: str, meant: Sequence[tuple[str, str]]) -> Answer:
        if query_form(text) in {"CONSTRUCT", "DESCRIBE"}:
            return Answer("triples", triples=self._triples(self._post(text, meant, ", ".join(GRAPH_KINDS))))
        results = self._results(self._post(text, meant, ROWS))
        if not isinstance(results, ox.QuerySolutions):
            return Answer("truth", truth=bool(results))
        columns = tuple(variable.value for variable in results.variables)
        rows = [tuple(row) for row in self._read(results)]
        if says_distinct(text):
            # Virtuoso 7 repeats rows with a long text in spite of DISTINCT.
            rows = list(dict.fromkeys(rows))
        return Answer("rows", columns, tuple(rows), shown=columns)

    def _post(self, text: str, meant: Sequence[tuple[str, str]], kinds: str) -> Reply:
        reply = self.service.send("POST", self.address, form=[("query", text), *meant], headers={"Accept": kinds})
        for header, limit in CUT.items():
            if header in reply.headers:
                rule = f"the endpoint has a limit of {limit}: {reply.headers[header][:50]}"
                raise ServiceError("the answer is cut", shown(self.address), rule, "ask for less at once")
        return reply

    def _results(self, reply: Reply) -> ox.QuerySolutions | ox.QueryBoolean:
        if "json" not in reply.kind:
            raise self._no_answer(reply.kind or "no media type")
        try:
            results = ox.parse_query_results(reply.body, format=ox.QueryResultsFormat.JSON)
        except (SyntaxError, ValueError, OSError):
            raise self._no_answer("JSON of another form") from None
        return results

    def _read(self, results: ox.QuerySolutions) -> list[ox.QuerySolution]:
        try:
            return list(results)
        except (SyntaxError, ValueError, OSError):
            raise self._no_answer("JSON of another form") from None

    def _triples(self, reply: Reply) -> tuple[ox.Triple, ...]:
        kind = GRAPH_KINDS.get(reply.kind)
        if kind is None:
            raise self._no_answer(reply.kind or "no media type")
        try:
            return tuple(sorted({quad.triple for quad in ox.parse(reply.body, format=kind)}, key=str))
        except (SyntaxError, ValueError):
            raise self._no_answer("a graph that cannot be read") from None

    def _no_answer(self, came: str) -> ServiceError:
        return ServiceError(
            "the endpoint gives no SPARQL answer",
            shown(self.address),
            f"it sent {came}",
            "check that it is a SPARQL endpoint",
        )

    def _no_build(self) -> ServiceError:
        rule = "without inferred statements, the graphs of a build are asked one by one"
        return ServiceError(
            "the endpoint holds no graphs of a build", shown(self.address), rule, "leave --no-inferred out"
        )
