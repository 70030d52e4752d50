"""Shows that a value put into a query stays a value, whatever it holds."""

import re
import runpy
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_build.ask.collection.questions import Question, list_questions
from graph_build.ask.load import open_graph
from graph_build.ask.lookups import Source
from graph_build.ask.remote.bind import bind_values, query_form, says_distinct
from graph_build.ask.run import parameter_values, readable, run_question, run_sparql
from graph_build.vocabulary import xsd

GOLDEN = Path(__file__).parent.parent / "golden" / "golden.trig"
STORE = open_graph(GOLDEN)
ASKED: dict[str, dict[str, str]] = runpy.run_path(str(GOLDEN.parent / "golden_asked.py"))["ASKED"]
THING = ox.NamedNode("urn:thing")
DAY = ox.Literal("2024-01-01", datatype=xsd("date"))
IN_PLACE = f'STRDT("2024-01-01", {xsd("date")})'


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("SELECT $t { $t ?p ?o }", "SELECT (<urn:thing> AS ?t) { <urn:thing> ?p ?o }"),
        ("SELECT (STR($t) AS ?x) { }", "SELECT (STR(<urn:thing>) AS ?x) { }"),
        ("ASK { ?s ?p '$t' , \"?t\" , <urn:?t> } # $t", "ASK { ?s ?p '$t' , \"?t\" , <urn:?t> } # $t"),
        ("ASK { { SELECT ?s $t { ?s ?p $t } } }", "ASK { { SELECT ?s  { ?s ?p <urn:thing> } } }"),
        ("SELECT * { ?s ?p ?o } GROUP BY ?s $t LIMIT 1", "SELECT * { ?s ?p ?o } GROUP BY ?s (<urn:thing>) LIMIT 1"),
        ("DESCRIBE $t", "DESCRIBE <urn:thing>"),
        ("ASK { ?s ?p $d FILTER(?o < $d) }", f"ASK {{ ?s ?p {DAY} FILTER(?o < {IN_PLACE}) }}"),
        ("ASK { FILTER EXISTS { ?s ?p $d } }", f"ASK {{ FILTER EXISTS {{ ?s ?p {DAY} }} }}"),
        ("SELECT ?this ?td { ?this ?td $t }", "SELECT ?this ?td { ?this ?td <urn:thing> }"),
    ],
)
def test_a_value_stands_where_the_parameter_stood(text: str, bound: str) -> None:
    assert bind_values(text, {"t": THING, "d": DAY}) == bound


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_as_itself(value: str) -> None:
    text = bind_values("SELECT $it ?also { BIND($it AS ?also) FILTER(STR($it) = ?also) }", {"it": ox.Literal(value)})
    answer = run_sparql_here(text)
    assert answer == [(ox.Literal(value), ox.Literal(value))]
    # An engine that decodes code points before it reads anything else sees one value too, if another one.
    decoded = re.sub(r"\\u([0-9A-Fa-f]{4})", lambda escape: chr(int(escape[1], 16)), text)
    assert re.fullmatch(r'"(?:[^"\\]|\\.)*"', decoded[decoded.index('"') : decoded.index(" AS ?it")], re.DOTALL)


def run_sparql_here(text: str) -> list[tuple[object, ...]]:
    rows = ox.Store().query(text)
    assert isinstance(rows, ox.QuerySolutions)
    return [tuple(row) for row in rows]


@pytest.mark.parametrize("question", list_questions(), ids=lambda question: question.name)
def test_a_bound_question_is_the_question(question: Question) -> None:
    asked = ASKED.get(question.name, {})
    given = parameter_values(Source(STORE), question, asked)
    bound = run_sparql(STORE, bind_values(question.sparql, given.values))
    assert readable(bound, question, given) == run_question(STORE, question, asked)


@pytest.mark.parametrize(
    ("text", "form", "distinct"),
    [
        ("PREFIX a: <urn:SELECT> SELECT DISTINCT * { }", "SELECT", True),
        ("# ASK\nCONSTRUCT { } WHERE { }", "CONSTRUCT", False),
        ("SELECT * { { SELECT DISTINCT ?a { } } }", "SELECT", False),
        ("nothing", "SELECT", False),
    ],
)
def test_the_form_of_a_query(text: str, form: str, distinct: bool) -> None:
    assert (query_form(text), says_distinct(text)) == (form, distinct)
