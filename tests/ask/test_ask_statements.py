"""Shows that the statements of a build, opened alone, answer as the whole graph does, and when they are not."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph_build.ask.collection import Question, list_questions
from graph_build.ask.load import open_graph, open_to_ask, opening
from graph_build.ask.lookups import Source
from graph_build.ask.lookups.names import NameIndex
from graph_build.ask.run import Answer, run_question, run_sparql
from graph_build.ask.screen import LONGEST, graphs_named, looks_at_graphs
from graph_build.cli import main
from graph_build.errors import InputError, WpsGraphError
from graph_build.graph.load import GRAPH_FILE, INFERRED_FILE, TURTLE_FILE, load_statements
from graph_build.graph.places import digest_of
from graph_build.vocabulary import ONTOLOGY, graph

EVERYTHING = "SELECT ?s ?p ?o { ?s ?p ?o }"
OF_GRAPHS = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"
STATED = f'<urn:a> a <{ONTOLOGY}Body> ; <{ONTOLOGY}acronym> "A" .\n'


def both(built: Path, sparql: str) -> tuple[ox.Store, ox.Store]:
    assert not looks_at_graphs(sparql)
    return open_graph(built / GRAPH_FILE), open_to_ask(built / GRAPH_FILE, sparql)


def rows(store: ox.Store, sparql: str) -> Counter[tuple[str, ...]]:
    return Counter(tuple(map(str, row)) for row in run_sparql(store, sparql).rows)


def folder_of(tmp_path: Path, **files: str) -> Path:
    """A folder with a build's three files and its report; what is not given is as little as can be."""
    names = {"whole": GRAPH_FILE, "stated": TURTLE_FILE, "closure": INFERRED_FILE}
    for key, name in names.items():
        (tmp_path / name).write_text(files.get(key, STATED if key != "closure" else ""), "utf-8")
    told = {name: digest_of(tmp_path / name) for name in names.values()}
    (tmp_path / "report.json").write_text(json.dumps({"files": told}), "utf-8")
    return tmp_path / GRAPH_FILE


def test_every_statement_is_there_once(built_bundled: Path) -> None:
    whole, statements = both(built_bundled, EVERYTHING)
    named = [quad for quad in whole if not isinstance(quad.graph_name, ox.DefaultGraph)]
    assert len(named) > len({quad.triple for quad in named}), "no statement stands in two graphs: nothing is shown"
    found = rows(statements, EVERYTHING)
    assert found == rows(whole, EVERYTHING)
    assert set(found.values()) == {1}
    assert [name.value for name in statements.named_graphs()] == [graph("inferred").value]


@pytest.mark.parametrize("sparql", [
    "SELECT ?type (COUNT(*) AS ?n) { ?x a ?type } GROUP BY ?type",
    "SELECT (COUNT(?label) AS ?n) { ?x rdfs:label ?label }",
    "SELECT ?x ?y { ?x wps:partOf+ ?y }",
    "CONSTRUCT { ?y wps:hasPart ?x } WHERE { ?x wps:partOf ?y }",
    "DESCRIBE ?x { ?x a wps:Body }",
    "ASK { ?x wps:partOf ?x }",
])  # fmt: skip
def test_a_query_of_ones_own_answers_the_same(built_bundled: Path, sparql: str) -> None:
    whole, statements = both(built_bundled, sparql)
    one, other = run_sparql(whole, sparql), run_sparql(statements, sparql)
    assert (one.triples, one.truth, Counter(one.rows)) == (other.triples, other.truth, Counter(other.rows))


def test_every_question_answers_the_same_in_the_same_order(built_bundled: Path) -> None:
    whole, statements = both(built_bundled, EVERYTHING)

    def told(store: ox.Store, name: str, given: dict[str, str]) -> Answer | str:
        try:
            return run_question(store, questions[name], given)
        except WpsGraphError as error:
            return error.one_line()

    questions = {one.name: one for one in list_questions() if not looks_at_graphs(one.sparql)}
    assert len(questions) > 60
    for name, question in questions.items():
        example = {parameter.name: parameter.example for parameter in question.parameters}
        least = {key: value for key, value in example.items() if key not in question.optional}
        for given in (example, least):
            assert told(whole, name, given) == told(statements, name, given), name


def test_a_question_that_names_its_graph_opens_no_other_and_answers_the_same(
    built_bundled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    questions = [one for one in list_questions() if graphs_named(one.sparql)]
    assert len(questions) > 1
    whole = open_graph(built_bundled / GRAPH_FILE)
    monkeypatch.setattr("graph_build.ask.load.open_graph", lambda _: pytest.fail("the whole graph is opened"))
    for question in questions:
        example = {parameter.name: parameter.example for parameter in question.parameters}
        asked = open_to_ask(built_bundled / GRAPH_FILE, question.sparql)
        assert rows_of(asked, question, example) == rows_of(whole, question, example)


def rows_of(store: ox.Store, question: Question, given: dict[str, str]) -> Answer | str:
    try:
        return run_question(store, question, given)
    except WpsGraphError as error:
        return error.one_line()


@pytest.mark.parametrize("sparql", [
    "ASK { GRAPH ?g { ?s ?p ?o } }", "ASK { GRAPH wps:a { ?s ?p ?o } }", "ASK { GRAPH <urn:a> { ?s ?p ?o } }",
    r"ASK { GRAPH <https://w3id.org/wps-graph/graph/\u0074hings> { } }", "ASK { ?s ?p ?o } #\nGRAPH",
    "ASK FROM <https://w3id.org/wps-graph/graph/things> { ?s ?p ?o }", " " * (LONGEST + 1),
    "ASK { GRAPH <https://w3id.org/wps-graph/graph/things> { } GRAPH ?g { } }",
    "ASK { ?s ?p <https://w3id.org/wps-graph/graph/things> GRAPH ?g { } }",
])  # fmt: skip
def test_where_a_graph_is_not_named_any_may_be_meant(sparql: str) -> None:
    assert graphs_named(sparql) is None


def test_the_closure_by_name_and_a_graph_that_is_not_there(built_bundled: Path) -> None:
    closure, none = (f"ASK {{ GRAPH {graph(name)} {{ ?s ?p ?o }} }}" for name in ("inferred", "x"))
    assert run_sparql(open_to_ask(built_bundled / GRAPH_FILE, closure), closure).truth
    assert not run_sparql(open_to_ask(built_bundled / GRAPH_FILE, none), none).truth


def test_names_are_those_that_documents_state(built_bundled: Path) -> None:
    whole, statements = both(built_bundled, EVERYTHING)
    assert NameIndex(Source(statements)).record == NameIndex(Source(whole)).record


@pytest.mark.parametrize("sparql", [
    "SELECT * { GRAPH ?g { ?s ?p ?o } }", "select * { graph wps:a { ?s ?p ?o } }", "ASK FROM wps:a { ?s ?p ?o }",
    "ASKFROM<urn:a>{ ?s ?p ?o }", "SELECT * FROM NAMED <urn:a> { ?s ?p ?o }", "SELECT * { ?s ?p trueGRAPH?g { } }",
    "SELECT * { ?s ?p 1GRAPH ?g { } }", "SELECT * { GRAPHwps:a { ?s ?p ?o } }", r"ASK { \u0047RAPH ?g { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?a FILTER(?a<3)GRAPH?g#>\n{ } }", "ASK { GR\\U00000041PH ?g { ?s ?p ?o } }", " " * (LONGEST + 1),
])  # fmt: skip
def test_a_query_that_may_look_at_graphs_is_seen(sparql: str) -> None:
    assert looks_at_graphs(sparql)


@pytest.mark.parametrize("sparql", [
    "SELECT ?from ?graph { ?from wps:fromGraph ?graph }", 'ASK { ?s ?p "FROM GRAPH" } # FROM GRAPH',
    "PREFIX w: <https://w3id.org/wps-graph/ontology#> ASK { ?paragraph w:graph '''GRAPH''' }",
])  # fmt: skip
def test_names_and_words_are_no_graphs(sparql: str) -> None:
    assert not looks_at_graphs(sparql)


def test_graphs_that_are_asked_for_are_there(
    built_bundled: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    asked = open_to_ask(built_bundled / GRAPH_FILE, OF_GRAPHS)
    assert rows(asked, OF_GRAPHS) == rows(open_graph(built_bundled / GRAPH_FILE), OF_GRAPHS)
    query = tmp_path / "own.rq"
    query.write_text(OF_GRAPHS, "utf-8")
    assert main(["query", str(query), "--graph", str(built_bundled / GRAPH_FILE), "--format", "csv"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1 + len(rows(asked, OF_GRAPHS))


def test_what_the_closure_holds_is_left_out_when_asked(built_bundled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = []
    for more in ([], ["--no-inferred"]):
        asked = [
            "query",
            "parts",
            "--whole",
            "NATO",
            "--graph",
            str(built_bundled / GRAPH_FILE),
            "--format",
            "csv",
            *more,
        ]
        assert main(asked) == 0
        found.append(len(capsys.readouterr().out.splitlines()))
    assert found[0] > found[1]


@pytest.mark.parametrize("name", [GRAPH_FILE, TURTLE_FILE, INFERRED_FILE])
def test_files_of_another_build_are_not_taken(built_bundled: Path, tmp_path: Path, name: str) -> None:
    for file in (GRAPH_FILE, TURTLE_FILE, INFERRED_FILE, "report.json"):
        shutil.copy(built_bundled / file, tmp_path / file)
    assert load_statements(tmp_path / GRAPH_FILE) is not None
    with (tmp_path / name).open("ab") as file_to_change:
        file_to_change.write(b"\n")
    assert load_statements(tmp_path / GRAPH_FILE) is None
    if name != GRAPH_FILE:
        (tmp_path / name).unlink()
        assert load_statements(tmp_path / GRAPH_FILE) is None
        assert rows(open_to_ask(tmp_path / GRAPH_FILE, EVERYTHING), EVERYTHING)


@pytest.mark.parametrize("report", [None, "", "[]", '{"files": 3}', '{"files": {"graph.trig": "0"}}'])
def test_without_a_report_nothing_is_taken(tmp_path: Path, report: str | None) -> None:
    path = folder_of(tmp_path)
    assert load_statements(path) is not None
    (tmp_path / "report.json").unlink() if report is None else (tmp_path / "report.json").write_text(report, "utf-8")
    assert load_statements(path) is None


def test_of_a_graph_of_another_name_nothing_is_taken(tmp_path: Path) -> None:
    other = folder_of(tmp_path).with_name("other.trig")
    other.write_text(STATED, "utf-8")
    assert load_statements(other) is None


@pytest.mark.parametrize("closure", ["_:x a <urn:c> .", "<urn:a> <urn:b> [] .", "no Turtle"])
def test_a_closure_of_nodes_without_names_is_not_taken(tmp_path: Path, closure: str) -> None:
    assert load_statements(folder_of(tmp_path, closure=closure)) is None


def test_what_documents_state_too_is_not_inferred(tmp_path: Path) -> None:
    store = load_statements(folder_of(tmp_path, closure=f"{STATED} <urn:a> a <{ONTOLOGY}Agent> ."))
    assert store is not None
    inferred = list(store.quads_for_pattern(None, None, None, graph("inferred")))
    assert [quad.object for quad in inferred] == [ox.NamedNode(ONTOLOGY + "Agent")]
    assert sum(rows(store, EVERYTHING).values()) == 3


def test_nodes_without_names_that_documents_state_are_kept(tmp_path: Path) -> None:
    stated = f"{STATED} <urn:a> <{ONTOLOGY}notedBy> _:x . _:x a <{ONTOLOGY}Body> ."
    store = load_statements(folder_of(tmp_path, stated=stated))
    assert store is not None
    assert sum(rows(store, "SELECT ?x { ?a wps:notedBy ?x . ?x a wps:Body }").values()) == 1


def test_who_only_asks_loads_no_reader_of_texts() -> None:
    code = "import graph_build.ask.run, graph_build.ask.facts, graph_build.ask.format, sys; print(*sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"graph_build.reading", "graph_build.corpus.layout", "nupunkt"} & set(result.stdout.split())


def test_a_store_is_opened_while_something_else_is_done() -> None:
    store = ox.Store()
    assert opening(lambda: store)() is store


def test_what_stops_the_opening_of_a_store_is_raised_where_it_is_asked_for() -> None:
    opened = opening(lambda: open_graph(Path("no-such-folder/graph.trig")))
    with pytest.raises(InputError, match="cannot read the graph"):
        opened()
