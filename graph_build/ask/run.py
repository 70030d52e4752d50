"""Turn a question with its parameters, or any SPARQL text, into an answer within a time limit."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Final, Literal

import pyoxigraph as ox

from graph_build.ask.child import run_in_child
from graph_build.ask.collection import Question
from graph_build.ask.lookups import NameIndex, Source
from graph_build.ask.names import resolve, unknown_terms
from graph_build.ask.pages import has_pages, with_pages
from graph_build.ask.parameters import day_of, fits
from graph_build.ask.screen import screen
from graph_build.errors import QueryError
from graph_build.vocabulary import PREFIXES, xsd

SECONDS: Final = 60.0
"""The time that a query may take where the caller sets no other limit."""

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row = tuple[Term | None, ...]

ROWS: Final = b"r"
TRUTH: Final = b"b"
TRIPLES: Final = b"t"
FROM: Final = "from"
"""The parameter for the first day of a time: a year or a month means its first day there, and its last elsewhere."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query answers: rows under columns (SELECT), triples (CONSTRUCT, DESCRIBE) or a truth value (ASK).

    Rows keep the order of the query, an unbound value is None. `shown` names the columns that a table shows: those of a
    question leave out what repeats a parameter, and addresses beside the name or the quote of what they point to.
    `taken` says what typed words were taken for. `grouped` is the column by which a table sets rows together. Of a part
    of an answer `first` is the number of its first row and `whole` the number of all rows; else `whole` is none.
    """

    kind: Literal["rows", "triples", "truth"]
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    triples: tuple[ox.Triple, ...] = ()
    truth: bool | None = None
    shown: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    grouped: str = ""
    first: int = 1
    whole: int | None = None

    def __bool__(self) -> bool:
        """Whether the answer holds anything: a row, a triple or a yes."""
        return bool(self.rows or self.triples or self.truth)


@dataclass(frozen=True, slots=True)
class Given:
    """The values of a question's parameters by name, as the graph has them, and what typed words were taken for."""

    values: dict[str, ox.NamedNode | ox.Literal]
    taken: tuple[str, ...] = ()


def run_question(
    store: ox.Store, question: Question, parameters: Mapping[str, str], seconds: float = SECONDS
) -> Answer:
    """The answer to a question over a store of `open_graph`; `parameters` holds the values as typed, by name.

    Raises:
        QueryError: a parameter is missing or unknown, or the query meets a limit.
        UsageError: a value is no date, or its name fits no thing or several.
    """
    given = parameter_values(Source(store), question, parameters)
    values = {ox.Variable(name): value for name, value in given.values.items()}
    sparql = with_pages(question.sparql) if has_pages(store) else question.sparql
    return readable(_answer(store, sparql, values, seconds), question, given)


def parameter_values(
    source: Source, question: Question, parameters: Mapping[str, str], names: Callable[[], NameIndex] | None = None
) -> Given:
    """The value of each parameter; a thing is looked up by its name, in the index ``names`` where there is one already.

    Raises:
        QueryError: a parameter is missing or unknown.
        UsageError: a value is no date, or its name fits no thing or several.
    """
    check_names(question, parameters)
    index = lru_cache(maxsize=1)(names or (lambda: NameIndex(source)))
    values: dict[str, ox.NamedNode | ox.Literal] = {}
    notes = []
    for parameter in question.parameters:
        if parameter.name not in parameters:
            continue
        typed, where = parameters[parameter.name], f"{question.name} --{parameter.name}"
        if parameter.kind == "thing":
            taken = resolve(source, typed, where, index, partial(fits, parameter.name))
            values[parameter.name] = taken.node
            notes += [f"{parameter.name}: {taken.note}"] if taken.note else []
        elif parameter.kind == "date":
            day, note = day_of(typed, where, parameter.name == FROM)
            values[parameter.name] = ox.Literal(day.isoformat(), datatype=xsd("date"))
            notes += [f"{parameter.name}: {note}"] if note else []
        else:
            values[parameter.name] = ox.Literal(typed)
    return Given(values, tuple(notes))


def readable(answer: Answer, question: Question, given: Given) -> Answer:
    """The answer to the question, showing the columns that a reader needs, with what typed words were taken for."""
    shown = _readable_columns(answer, set(given.values))
    return replace(answer, shown=shown, taken=given.taken, grouped=question.grouped_by)


def run_sparql(store: ox.Store, text: str, seconds: float = SECONDS) -> Answer:
    """The answer to a SPARQL 1.1 query over the default graph of the store, which `open_graph` makes the union of all.

    The known prefixes need no PREFIX line. `taken` names the terms that the ontology does not have.

    Raises:
        QueryError: the text is no query, fetches from elsewhere, changes the graph, nests too deep, or meets a limit.
    """
    return replace(_answer(store, text, {}, seconds), taken=unknown_terms(text))


def _answer(
    store: ox.Store,
    text: str,
    values: Mapping[ox.Variable, ox.NamedNode | ox.Literal],
    seconds: float,
) -> Answer:
    screen(text)
    message = run_in_child(_work(store, text, values), seconds)
    kind, content = message[:1], message[1:]
    if kind == TRUTH:
        return Answer("truth", truth=content == b"1")
    if kind == TRIPLES:
        return Answer("triples", triples=_triples(content))
    solutions = ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)
    assert isinstance(solutions, ox.QuerySolutions)
    columns = tuple(variable.value for variable in solutions.variables)
    return Answer("rows", columns, tuple(tuple(solution) for solution in solutions), shown=columns)


def _readable_columns(answer: Answer, given: set[str]) -> tuple[str, ...]:
    quoted = "quote" in answer.columns
    return tuple(
        column
        for place, column in enumerate(answer.columns)
        if column not in given
        and column.removesuffix("Name") not in given
        and f"{column}Name" not in answer.columns
        and not (quoted and any(row[place] for row in answer.rows) and _holds_addresses(answer, place))
    )


def _holds_addresses(answer: Answer, place: int) -> bool:
    return all(row[place] is None or isinstance(row[place], ox.NamedNode) for row in answer.rows)


def _work(store: ox.Store, text: str, values: Mapping[ox.Variable, ox.NamedNode | ox.Literal]) -> Callable[[], bytes]:
    def work() -> bytes:
        results = store.query(text, prefixes=dict(PREFIXES), substitutions=dict(values))
        if isinstance(results, ox.QueryBoolean):
            return TRUTH + (b"1" if results else b"0")
        if isinstance(results, ox.QuerySolutions):
            return ROWS + (results.serialize(format=ox.QueryResultsFormat.JSON) or b"")
        return TRIPLES + (results.serialize(format=ox.RdfFormat.N_TRIPLES) or b"")

    return work


def _triples(content: bytes) -> tuple[ox.Triple, ...]:
    return tuple(sorted({quad.triple for quad in ox.parse(content, format=ox.RdfFormat.N_TRIPLES)}, key=str))


def check_names(question: Question, parameters: Mapping[str, str]) -> None:
    """Pass parameters that are those of the question. Raises QueryError for one that is missing or unknown."""
    known = {parameter.name: parameter for parameter in question.parameters}
    unknown = sorted(set(parameters) - set(known))
    if unknown:
        raise QueryError(
            f"the question has no parameter {', '.join(unknown)}",
            question.name,
            f"its parameters: {', '.join(known) or 'none'}",
            "leave it out",
        )
    missing = [one for one in question.parameters if one.name not in parameters and one.name not in question.optional]
    if missing:
        raise QueryError(
            f"the question lacks {', '.join(parameter.name for parameter in missing)}",
            question.name,
            "; ".join(f"{parameter.name} is {parameter.meaning}" for parameter in missing),
            "for instance " + " ".join(f'--{parameter.name} "{parameter.example}"' for parameter in missing),
        )
