"""Shows that the endpoint keeps the SPARQL 1.1 Protocol: the W3C's own tests, and what each wrong request is told."""

import re
import subprocess
import sys
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
import rdflib
from rdflib import RDF
from serve_process import GOLDEN, Server, running

from graph_build.serve.engine.row_limit import reaches

ALL = "SELECT * WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o LIMIT 3"
DATA = "http://kasei.us/2009/09/sparql/data/data{}.rdf"
LINE = "<{0}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://xmlns.com/foaf/0.1/Document> <{0}> .\n"


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three graphs that the W3C's tests ask about."""
    path = tmp_path_factory.mktemp("protocol") / "data.nq"
    path.write_text("".join(LINE.format(DATA.format(number)) for number in (1, 2, 3)), "utf-8")
    return path


@pytest.mark.shared
def test_the_protocol_suite_passes(shared: Path, documents: Path) -> None:
    """All 27 tests that concern queries or are refusals; the other seven ask a writable endpoint to change."""
    suite = shared / "suites" / "run_protocol.py"
    if not suite.is_file():
        pytest.skip(f"needs the protocol suite, which is not at {suite}")
    with running("--graph", str(documents)) as server:
        command = [sys.executable, str(suite), str(server.port), "/sparql", "/update", "--read-only"]
        said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stdout
    assert re.match(r"protocol: 27 passed, 0 failed, 7 skipped of 34\n", said), said


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("text/csv;q=0.4, application/sparql-results+xml;q=0.6", "application/sparql-results+xml"),
        ("application/sparql-results+json;q=0, */*;q=0.1", "application/sparql-results+xml"),
        ("text/html, text/*;q=0.5", "text/csv"),
        ("text/csv;charset=utf-8", "text/csv"),
        ("application/sparql-results+xml;charset=UTF-8;q=0.7, text/csv;q=0.2", "application/sparql-results+xml"),
    ],
)
def test_rows_come_in_the_type_that_is_asked_for(server: Server, accept: str, expected: str) -> None:
    answer = server.ask(ALL, accept)
    assert answer.status_code == 200, answer.text
    assert answer.headers["Content-Type"].partition(";")[0] == expected
    assert answer.headers["Vary"] == "Accept"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("*/*", "text/turtle"),
        ("application/n-triples", "application/n-triples"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/sparql-results+json, text/turtle;q=0.1", "text/turtle"),
    ],
)
def test_graphs_come_in_the_type_that_is_asked_for(server: Server, accept: str, expected: str) -> None:
    for query in ("CONSTRUCT WHERE { ?s a wps:Body }", "DESCRIBE ?s WHERE { ?s a wps:Body } LIMIT 1"):
        answer = server.ask(query, accept)
        assert answer.status_code == 200, answer.text
        assert answer.headers["Content-Type"].partition(";")[0] == expected
        assert len(answer.content) > 100


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ({"data": {"query": "SELECT * { ?s ?p"}}, 400),
        ({"data": {"query": ["ASK {}", "ASK {}"]}}, 400),
        ({"data": {"other": "ASK {}"}}, 400),
        ({"content": "ASK {}"}, 415),
        ({"content": "ASK {}", "headers": {"Content-Type": "text/plain"}}, 415),
        ({"content": "ASK {}", "headers": {"Content-Type": "application/sparql-query; charset=utf-16"}}, 415),
        ({"content": b"ASK { ?s ?p '\xe9' }", "headers": {"Content-Type": "application/sparql-query"}}, 400),
        ({"content": b"query=ASK%20%7B%7D%E9", "headers": {"Content-Type": "application/x-www-form-urlencoded"}}, 400),
        ({"content": "ASK {} #" + "x" * 1_100_000, "headers": {"Content-Type": "application/sparql-query"}}, 413),
        ({"content": "ASK {} #" + "x" * 5_000_000, "headers": {"Content-Type": "application/sparql-query"}}, 413),
        ({"data": {"query": "ASK {}"}, "headers": {"Accept": "image/png"}}, 406),
        ({"data": {"query": "ASK {}"}, "headers": {"Accept": "text/turtle"}}, 406),
        ({"data": {"query": "CONSTRUCT WHERE {?s ?p ?o}"}, "headers": {"Accept": "text/csv"}}, 406),
        ({"data": {"query": "ASK {}", "default-graph-uri": "file:///etc/passwd"}}, 400),
        ({"data": {"query": "ASK {}", "named-graph-uri": "http://a b"}}, 400),
    ],
)
def test_a_wrong_request_is_told_so_in_one_sentence(server: Server, options: dict[str, object], status: int) -> None:
    answer = server.post("/sparql", **options)
    assert answer.status_code == status, answer.text
    assert re.fullmatch(r"[A-Z].{10,400}[.]\n", answer.text)
    assert answer.headers["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "BREW"])
def test_other_methods_are_refused_with_those_that_work(server: Server, method: str) -> None:
    answer = httpx.request(method, server.url + "/sparql?query=ASK{}", trust_env=False)
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


@pytest.mark.parametrize("path", ["/sparql", "/sparql/", "/update"])
@pytest.mark.parametrize(
    "options",
    [
        {"data": {"update": "CLEAR ALL"}},
        {"content": "CLEAR ALL", "headers": {"Content-Type": "application/sparql-update"}},
        {"content": "no update at all", "headers": {"Content-Type": "application/sparql-update"}},
        {"data": {"update": "LOAD <file:///etc/passwd>", "using-graph-uri": "http://e/"}},
    ],
)
def test_updates_are_refused(server: Server, path: str, options: dict[str, object]) -> None:
    answer = server.post(path, **options)
    assert answer.status_code == 403
    assert "read-only" in answer.text


@pytest.mark.parametrize(
    "words", ["CLEAR ALL", "INSERT DATA { <a:a> <a:b> 1 }", "LOAD <http://127.0.0.1:9/>", "DROP ALL"]
)
def test_an_update_sent_as_a_query_is_refused(server: Server, words: str) -> None:
    assert server.ask(words).status_code == 400
    assert server.get("/sparql", params={"update": words}).status_code == 403


def test_head_answers_without_a_body(server: Server) -> None:
    answer = httpx.head(server.url + "/sparql", params={"query": ALL}, trust_env=False)
    assert answer.status_code == 200
    assert answer.content == b""
    assert int(answer.headers["Content-Length"]) > 0


def test_graphs_of_the_request_come_before_those_of_the_query(documents: Path) -> None:
    with running("--graph", str(documents)) as server:

        def truth(query: str, **graphs: str) -> object:
            return server.get("/sparql", params={"query": query, **graphs}).json()["boolean"]

        one, two = DATA.format(1), DATA.format(2)
        assert truth(f"ASK {{ <{one}> ?p ?o }}")
        assert not truth(f"ASK {{ <{one}> ?p ?o }}", **{"default-graph-uri": two})
        assert truth(f"ASK FROM <{one}> {{ <{one}> ?p ?o }}")
        assert not truth(f"ASK FROM <{one}> {{ <{two}> ?p ?o }}")
        assert not truth(f"ASK FROM <{one}> {{ <{one}> ?p ?o }}", **{"default-graph-uri": two})
        assert not truth(f"ASK {{ GRAPH ?g {{ <{one}> ?p ?o }} }}", **{"named-graph-uri": two})
        assert not truth(f"ASK {{ <{one}> ?p ?o }}", **{"named-graph-uri": one})
        assert not truth(f"ASK {{ <{one}> ?p ?o }}", **{"default-graph-uri": "http://example.org/not-here"})
        unknown = server.ask(f"ASK FROM <http://127.0.0.1:{server.port}/health> {{ ?s ?p ?o }}")
        assert (unknown.status_code, "not here" in unknown.text) == (400, True)


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "application/sparql-results+xml", "text/csv"])
def test_a_long_answer_is_cut_and_says_so(accept: str) -> None:
    with running("--graph", str(GOLDEN), "--rows", "7") as server:
        cut = server.ask("SELECT * WHERE { ?s ?p ?o }", accept)
        assert (cut.status_code, cut.headers["Wps-Graph-Cut"]) == (200, "rows=7")
        whole = server.ask("SELECT * WHERE { ?s ?p ?o } LIMIT 7", accept)
        assert "Wps-Graph-Cut" not in whole.headers
        if accept.endswith("json"):
            assert len(cut.json()["results"]["bindings"]) == 7
            assert cut.json()["head"]["link"] == [f"{server.url}/sparql#cut"]
        elif accept.endswith("xml"):
            assert (cut.text.count("<result>"), cut.text.count("<link ")) == (7, 1)
        else:
            assert (len(whole.text.splitlines()), len(cut.text.splitlines())) == (8, 9)
            assert "cut after 7 rows" in cut.text.splitlines()[-1]


def test_a_limit_glued_to_its_number_takes_no_more_rows() -> None:
    """The engine reads `LIMIT9`; what bounds an answer does not, and says so."""
    with running("--graph", str(GOLDEN), "--rows", "2") as server:
        glued = server.ask("SELECT * { ?s ?p ?o } LIMIT9")
        assert (glued.status_code, "apart" in glued.text) == (400, True)
        assert server.ask("SELECT * { ?s ?p ?o } LIMIT 9").headers["Wps-Graph-Cut"] == "rows=2"


def test_rows_are_counted_around_the_longest_of_values() -> None:
    rows = [f'"{"long " * 40_000}"', r'"a\nb"', "1"]
    store = ox.Store()
    answer = store.query(f"SELECT ?x {{ VALUES ?x {{ {' '.join(rows)} }} }}")
    assert isinstance(answer, ox.QuerySolutions)
    body = answer.serialize(format=ox.QueryResultsFormat.CSV) or b""
    assert [reaches(body, ox.QueryResultsFormat.CSV, number) for number in (2, 3, 4)] == [True, True, False]


def test_the_service_describes_itself(server: Server) -> None:
    described = server.get("/sparql", headers={"Accept": "application/ld+json"})
    kinds = {str(kind) for kind in rdflib.Graph().parse(data=described.text, format="json-ld").objects(None, RDF.type)}
    assert {f"http://www.w3.org/ns/sparql-service-description#{name}" for name in ("Service", "NamedGraph")} <= kinds
    turtle = server.get("/sparql").text
    assert "UnionDefaultGraph" in turtle
    assert f"<{server.url}/sparql>" in turtle
    assert "sparqlEndpoint" in server.get("/.well-known/void").text


def test_a_browser_is_led_from_the_endpoint_to_the_page(server: Server) -> None:
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    answer = server.get("/sparql", headers={"Accept": accept})
    assert (answer.status_code, answer.headers["Location"]) == (303, f"{server.url}/query")
    asked = server.get("/sparql", params={"query": "ASK {}"}, headers={"Accept": accept})
    assert asked.headers["Content-Type"] == "application/sparql-results+xml"
