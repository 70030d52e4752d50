"""The index and the table of the questions are up to date, and tell the same as the headers."""

import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib.plugins.sparql import prepareQuery

from graph_build.ask.collection.index import OWL_RL, QUESTIONS, SCHEMA, SHACL, index_turtle, not_asked, table_markdown
from graph_build.ask.collection.questions import Question, list_questions
from graph_build.vocabulary import PREFIXES, PROPERTIES

ROOT = Path(__file__).resolve().parent.parent.parent
INDEX = ROOT / "queries" / "index.ttl"
EACH = pytest.mark.parametrize("question", list_questions(), ids=lambda question: question.name)


@cache
def index() -> ox.Store:
    store = ox.Store()
    store.load(path=str(INDEX), format=ox.RdfFormat.TURTLE)
    return store


def told(subject: str, predicate: str) -> set[str]:
    quads = index().quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None, None)
    return {quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode | ox.Literal)}


def test_both_files_are_up_to_date() -> None:
    assert INDEX.read_text("utf-8") == index_turtle(list_questions()), "run `make questions`"
    table = (ROOT / "docs" / "QUESTIONS.md").read_text("utf-8")
    assert table == table_markdown(list_questions()), "run `make questions`"


def test_the_index_holds_each_question_and_no_blank_node() -> None:
    selects = {quad.subject for quad in index().quads_for_pattern(None, ox.NamedNode(SHACL + "select"), None, None)}
    assert {str(node) for node in selects} == {f"<{QUESTIONS}{question.name}>" for question in list_questions()}
    assert not any(isinstance(node, ox.BlankNode) for quad in index() for node in (quad.subject, quad.object))


@EACH
def test_the_index_tells_what_the_header_tells(question: Question) -> None:
    node = QUESTIONS + question.name
    kinds = {SHACL + "SPARQLExecutable", SHACL + "SPARQLSelectExecutable"}
    assert told(node, PREFIXES["rdf"] + "type") == kinds
    assert told(node, PREFIXES["rdfs"] + "comment") == {question.question}
    assert told(node, SCHEMA + "keywords") == {question.group, *question.tags}
    assert any(question.does_not_show in note for note in told(node, PREFIXES["skos"] + "scopeNote"))
    assert told(node, PREFIXES["dcterms"] + "requires") == ({OWL_RL.value} if question.needs_reasoning else set())
    given = told(node, SHACL + "parameter")
    paths = {path.rpartition("/")[2] for parameter in given for path in told(parameter, SHACL + "path")}
    assert paths == {parameter.name for parameter in question.parameters}
    examples = {example for parameter in given for example in told(parameter, PREFIXES["skos"] + "example")}
    assert examples == set(question.example.values())


@EACH
def test_the_query_of_the_index_is_the_query_of_the_file(question: Question) -> None:
    node = QUESTIONS + question.name
    (select,) = told(node, SHACL + "select")
    lines = []
    for prefixes in sorted(told(node, SHACL + "prefixes")):
        for declared in told(prefixes, SHACL + "declare"):
            (name,), (base,) = told(declared, SHACL + "prefix"), told(declared, SHACL + "namespace")
            lines.append(f"PREFIX {name}: <{base}>\n")
    whole = "".join(lines) + select
    assert whole.split() == re.sub(r"(?m)^#\+.*$", "", question.sparql).split()
    assert prepareQuery(whole).algebra.name == "SelectQuery"


def test_every_property_is_asked_or_listed_with_a_reason() -> None:
    lines = "\n".join(line for question in list_questions() for line in question.sparql.splitlines() if line[:1] != "#")
    asked = set(re.findall(r"(?<![\w:?$])wps:(\w+)", lines))
    assert set(PROPERTIES) - asked == set(not_asked())
    assert all(not_asked().values())
    named = {name for reason in not_asked().values() for name in re.findall(r"asked by ([a-z-]+)", reason)}
    assert named <= {question.name for question in list_questions()}
    assert list(not_asked()) == sorted(not_asked())
