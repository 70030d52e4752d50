"""The golden graph is whole and sound, and every question has its answer on it."""

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

import golden_asked
import make_golden
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.sparql import prepareQuery

from graph_build.ask.collection.questions import Question, list_questions
from graph_build.ask.format import render
from graph_build.ask.load import open_graph, unite_graphs
from graph_build.ask.run import run_question
from graph_build.graph.check import check_graph
from graph_build.resources import ontology_dir
from graph_build.vocabulary import ONTOLOGY, PREFIXES, VOCAB, graph, oa, wps

HERE = Path(__file__).parent
GOLDEN = HERE / "golden.trig"
QUESTIONS = list_questions()
each_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)


@cache
def golden_store() -> ox.Store:
    return open_graph(GOLDEN)


@cache
def store_without_closure() -> ox.Store:
    store = ox.Store()
    kept = (quad for quad in ox.parse(path=str(GOLDEN)) if quad.graph_name != graph("inferred"))
    store.extend(kept)
    unite_graphs(store)
    return store


@cache
def rdflib_dataset() -> rdflib.Dataset:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(GOLDEN, format="trig")
    return dataset


@cache
def declared_terms() -> frozenset[str]:
    parsed = (ox.parse(path=str(ontology_dir() / name)) for name in ("wps.ttl", "vocab.ttl", "themes.ttl"))
    return frozenset(quad.subject.value for read in parsed for quad in read if isinstance(quad.subject, ox.NamedNode))


def asked(question: Question) -> dict[str, str]:
    return golden_asked.ASKED.get(question.name, {})


def test_golden_graph_is_what_its_texts_and_world_make() -> None:
    remedy = "run `python tests/golden/make_golden.py`, then `python tests/golden/make_answers.py`"
    assert make_golden.build() == GOLDEN.read_bytes(), remedy


def test_golden_graph_passes_every_check() -> None:
    assert check_graph(GOLDEN) == []


def test_every_quote_of_the_golden_graph_stands_at_its_offsets() -> None:
    rows = golden_store().query(
        """SELECT ?file ?exact ?start ?end {
            ?evidence oa:hasSource/wps:sourceFile ?file ; oa:hasSelector ?selector .
            ?selector oa:exact ?exact ; oa:start ?start ; oa:end ?end }""",
        prefixes=dict(PREFIXES),
    )
    assert isinstance(rows, ox.QuerySolutions)
    seen = 0
    for row in rows:
        text = (HERE / "texts" / row["file"].value).read_text(encoding="utf-8")
        assert " ".join(text[int(row["start"].value) : int(row["end"].value)].split()) == row["exact"].value
        seen += 1
    assert seen == len(list(golden_store().quads_for_pattern(None, oa("start"), None, graph("assertions"))))


def test_every_question_has_one_expected_answer_and_no_answer_is_left_over() -> None:
    assert {path.stem for path in (HERE / "answers").glob("*.csv")} == {question.name for question in QUESTIONS}


def test_parameters_of_the_golden_world_belong_to_questions() -> None:
    wanted = {question.name: {parameter.name for parameter in question.parameters} for question in QUESTIONS}
    assert {name: set(values) for name, values in golden_asked.ASKED.items()} == {
        name: parameters for name, parameters in wanted.items() if parameters
    }


@each_question
def test_answer_is_as_expected(question: Question) -> None:
    expected = (HERE / "answers" / f"{question.name}.csv").read_text(encoding="utf-8")
    answer = run_question(golden_store(), question, asked(question))
    assert render(answer, "csv") == expected
    assert answer.rows, "an answer without rows shows nothing"


@each_question
def test_needs_reasoning_exactly_when_the_answer_changes_with_the_closure(question: Question) -> None:
    with_closure = run_question(golden_store(), question, asked(question))
    without = run_question(store_without_closure(), question, asked(question))
    assert (with_closure.rows != without.rows) == question.needs_reasoning


@each_question
def test_rdflib_gives_the_same_rows(question: Question) -> None:
    """The same rows as often, each term with its kind, datatype and language."""
    expected = run_question(golden_store(), question, asked(question))
    result = rdflib_dataset().query(question.sparql, initBindings=rdflib_bindings(question))
    assert result.vars is not None
    assert tuple(map(str, result.vars)) == expected.columns
    rows = Counter(tuple(rdflib_term(found.get(name)) for name in result.vars) for found in result.bindings)
    assert rows == Counter(tuple(map(oxigraph_term, row)) for row in expected.rows)


def rdflib_term(term: object) -> tuple[str, ...]:
    if isinstance(term, rdflib.Literal):
        plain = rdflib.RDF.langString if term.language else rdflib.XSD.string
        return "literal", str(term), str(term.datatype or plain), term.language or ""
    return () if term is None else (type(term).__name__, str(term))


def oxigraph_term(term: object) -> tuple[str, ...]:
    if isinstance(term, ox.Literal):
        return "literal", term.value, term.datatype.value, term.language or ""
    return ("URIRef", term.value) if isinstance(term, ox.NamedNode) else ()


def rdflib_bindings(question: Question) -> dict[str, rdflib.term.Identifier]:
    with (HERE / "answers" / f"{question.name}.csv").open(encoding="utf-8", newline="") as file:
        first = next(csv.DictReader(file))
    values: dict[str, rdflib.term.Identifier] = {}
    for parameter in question.parameters:
        value, kind = first[parameter.name], parameter.kind
        literal = rdflib.Literal(value, datatype=rdflib.XSD.date if kind == "date" else None)
        values[parameter.name] = rdflib.URIRef(value) if kind == "thing" else literal
    return values


@each_question
def test_question_parses_alone(question: Question) -> None:
    """Without our prefixes or any of an engine's own, in both engines."""
    assert isinstance(ox.Store().query(question.sparql), ox.QuerySolutions)
    declared = set(re.findall(r"^PREFIX (\w+):", question.sparql, re.MULTILINE))
    used = set(re.findall(r"(?<![\w:?$<])([a-z]+):(?=\w)", re.sub(r'#.*|<[^>]*>|"[^"]*"', "", question.sparql)))
    assert used == declared
    assert prepareQuery(question.sparql).algebra.name == "SelectQuery"


@each_question
def test_every_row_carries_its_evidence(question: Question) -> None:
    answer = run_question(golden_store(), question, asked(question))
    if question.name in golden_asked.NO_QUOTE:
        assert "quote" not in answer.columns
        return
    for row in answer.rows:
        told = {column for column, term in zip(answer.columns, row, strict=True) if term is not None}
        versions = question.name == "changes-between"
        sides = ({"older", "oldParagraph", "oldQuote"}, {"newer", "newParagraph", "newQuote"})
        assert any(side <= told for side in sides) if versions else {"document", "paragraph", "quote"} <= told


@each_question
def test_question_uses_declared_terms_only(question: Question) -> None:
    used = set(re.findall(r"(?<![\w:?$])wps:(\w+)", question.sparql))
    assert {name for name in used if ONTOLOGY + name not in declared_terms()} == set()
    concepts = set(re.findall(r"(?<![\w:?$])wpsv:([\w-]+)", question.sparql))
    assert {name for name in concepts if VOCAB + name not in declared_terms()} == set()


@each_question
def test_rows_are_in_a_fixed_order(question: Question) -> None:
    answer = run_question(golden_store(), question, asked(question))
    ordered = set(re.findall(r"[?](\w+)", question.sparql.rpartition("ORDER BY")[2]))
    assert set(answer.columns) - set(asked(question)) <= ordered, "ORDER BY names every column"
    assert len(set(answer.rows)) == len(answer.rows)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2018-12-31", {"Ada Lindqvist": "not held", "Tomas Verheyen": "not held"}),
        ("2019-06-30", {"Ada Lindqvist": "not held", "Tomas Verheyen": "not known"}),
        ("2020-01-01", {"Ada Lindqvist": "not held", "Tomas Verheyen": "held"}),
        ("2022-12-15", {"Ada Lindqvist": "not held", "Tomas Verheyen": "not known"}),
        ("2023-01-15", {"Ada Lindqvist": "not known", "Tomas Verheyen": "not held"}),
        ("2024-06-12", {"Ada Lindqvist": "held", "Tomas Verheyen": "not held"}),
        ("2024-06-13", {"Ada Lindqvist": "not known", "Tomas Verheyen": "not held"}),
    ],
)
def test_no_end_date_is_never_taken_for_a_current_holding(day: str, expected: dict[str, str]) -> None:
    question = next(question for question in QUESTIONS if question.name == "held-on")
    answer = run_question(golden_store(), question, {"post": "Gender Advisor of the Meridian Alliance", "date": day})
    person, verdict = answer.columns.index("personName"), answer.columns.index("verdict")
    assert {str(row[person]): str(row[verdict]) for row in answer.rows} == {
        f'"{name}"': f'"{word}"' for name, word in expected.items()
    }


def test_every_statement_of_the_golden_world_has_evidence() -> None:
    assertions = {quad.subject for quad in golden_store().quads_for_pattern(None, None, wps("Assertion"), None)}
    proven = {quad.subject for quad in golden_store().quads_for_pattern(None, wps("evidence"), None, None)}
    assert assertions
    assert assertions <= proven
