"""Shows what an endpoint is asked and how its answers are read; what real stores answer stands with publishing."""

from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from sparql_stores import Script, made_up_service, rows_json, truth_json

from graph_build.ask.collection.questions import find_question
from graph_build.ask.remote.answers import UNION, Endpoint
from graph_build.ask.remote.requests import Limits, Service
from graph_build.cli import main
from graph_build.errors import QueryError, ServiceError
from graph_build.vocabulary import GRAPHS

DOCUMENT = GRAPHS + "a-document"
NO, YES = truth_json(False), truth_json(True)


def asked(script: Script) -> list[tuple[str, str]]:
    """Return the parameters of the last request without the query."""
    return [pair for pair in parse_qsl(script.asked[-1][2].decode()) if pair[0] != "query"]


def service() -> Service:
    return Service(limits=Limits(seconds=5, tries=2, pause=0.01))


def test_the_union_is_asked_where_there_is_one() -> None:
    with made_up_service(YES, rows_json(["a"], {"a": "urn:a"})) as script, service() as one:
        assert Endpoint(one, script.address).ask_sparql("SELECT ?a { ?a ?b ?c }").columns == ("a",)
        assert asked(script) == [("default-graph-uri", UNION.value)]


def test_the_default_graph_is_asked_where_it_holds_a_build() -> None:
    with made_up_service(NO, YES, rows_json(["a"])) as script, service() as one:
        assert Endpoint(one, script.address).ask_sparql("SELECT ?a { ?a ?b ?c }").rows == ()
        assert asked(script) == []


def test_the_graphs_of_a_build_are_asked_together_where_there_is_no_other_way() -> None:
    listed = rows_json(["g"], {"g": DOCUMENT}, {"g": GRAPHS + "published"}, {"g": GRAPHS + "things"})
    with made_up_service(NO, NO, YES, listed, rows_json(["a"])) as script, service() as one:
        Endpoint(one, script.address).ask_sparql("SELECT ?a { GRAPH ?g { ?a ?b ?c } }")
        both = [DOCUMENT, GRAPHS + "things"]
        assert asked(script) == [(f"{kind}-graph-uri", name) for kind in ("default", "named") for name in both]


def test_a_query_that_names_its_graphs_is_asked_as_it_is() -> None:
    with made_up_service(rows_json(["a"])) as script, service() as one:
        Endpoint(one, script.address).ask_sparql("SELECT ?a FROM <urn:g> { ?a ?b ?c }")
        assert len(script.asked) == 1
        assert asked(script) == []


def test_rows_that_distinct_leaves_doubled_come_once() -> None:
    doubled = rows_json(["a"], {"a": "urn:b"}, {"a": "urn:a"}, {"a": "urn:b"})
    for word, count in (("DISTINCT", 2), ("", 3)):
        with made_up_service(doubled) as script, service() as one:
            assert len(Endpoint(one, script.address).ask_sparql(f"SELECT {word} ?a FROM <urn:g> {{ }}").rows) == count


JSON = {"Content-Type": "application/sparql-results+json"}


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ((200, {"Content-Type": "text/html"}, b"<html>welcome</html>"), "it sent text/html"),
        ((200, {}, b""), "no media type"),
        ((200, JSON, b"{"), "JSON of another form"),
        ((200, JSON, b'{"head": {"vars": ["a"]}, "results": {"bindings": [{"a": 1}'), "JSON of another form"),
        ((200, JSON, b'{"hello": 1}'), "JSON of another form"),
        ((200, {**JSON, "X-SPARQL-MaxRows": "10000"}, rows_json(["a"])[2]), "cut"),
        ((200, {**JSON, "X-SQL-State": "S1TAT"}, rows_json(["a"])[2]), "cut"),
    ],
)
def test_what_is_no_whole_answer_is_told(answer: tuple[int, dict[str, str], bytes], told: str) -> None:
    with made_up_service(answer) as script, service() as one, pytest.raises(ServiceError, match=told):
        Endpoint(one, script.address).ask_sparql("SELECT ?a FROM <urn:g> { ?a ?b ?c }")


def test_a_graph_is_read_by_its_kind() -> None:
    turtle = (200, {"Content-Type": "text/turtle; charset=utf-8"}, b"<urn:b> a <urn:c> . <urn:a> a <urn:c> .")
    page = (200, {"Content-Type": "text/html"}, b"<html>")
    text = "CONSTRUCT { ?s ?p ?o } FROM <urn:g> WHERE { ?s ?p ?o }"
    with made_up_service(turtle, page) as script, service() as one:
        triples = Endpoint(one, script.address).ask_sparql(text).triples
        assert [str(triple.subject) for triple in triples] == ["<urn:a>", "<urn:b>"]
        with pytest.raises(ServiceError, match="it sent text/html"):
            Endpoint(one, script.address).ask_sparql(text)


def test_what_changes_or_fetches_is_not_sent() -> None:
    with made_up_service(YES) as script, service() as one:
        for text in ("DROP ALL", "SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }"):
            with pytest.raises(QueryError):
                Endpoint(one, script.address).ask_sparql(text)
        with pytest.raises(QueryError):
            Endpoint(one, script.address).ask_question(find_question("parts"), {"whole": "x", "other": "y"})
        assert all(b"DROP" not in body and b"SERVICE" not in body for _, _, body in script.asked)


def test_without_what_was_inferred_there_must_be_graphs_of_a_build() -> None:
    with made_up_service(NO) as script, service() as one, pytest.raises(ServiceError, match="no graphs of a build"):
        Endpoint(one, script.address).ask_sparql("SELECT ?a { ?a ?b ?c }", inferred=False)


def test_the_command_asks_an_endpoint(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    query = tmp_path / "query.rq"
    query.write_text("SELECT ?a { ?a ?b ?c }", "utf-8")
    with made_up_service((500, {}, b""), YES, rows_json(["a"], {"a": "urn:a"})) as script:
        assert main(["query", str(query), "--endpoint", script.address, "--format", "csv"]) == 0
        assert capsys.readouterr().out == "a\nurn:a\n"
    with made_up_service((200, {"Content-Type": "text/html"}, b"<html>")) as script:
        assert main(["query", str(query), "--endpoint", script.address]) == 4
        assert capsys.readouterr().err.count("\n") == 1
    assert main(["query", str(query), "--endpoint", "nowhere"]) == 2


def test_pages_go_on_after_the_last_whole_value_and_always_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph_build.ask.remote.answers.PAGE", 3)
    first = rows_json(["a", "b"], *({"a": f"urn:{a}", "b": f"urn:{b}"} for a, b in ("11", "21", "22")))
    second = rows_json(["a", "b"], *({"a": f"urn:{a}", "b": f"urn:{b}"} for a, b in ("21", "22")))
    with made_up_service(first, second) as script, service() as one:
        rows = list(Endpoint(one, script.address).pages("?a ?b", "?a ?p ?b"))
        assert [f"{row[0]}{row[1]}" for row in rows] == [f"<urn:{a}><urn:{b}>" for a, b in ("11", "21", "22")]
        assert b"urn%3A1%22" in script.asked[1][2]
    with made_up_service(first) as script, service() as one:
        assert len(list(Endpoint(one, script.address).pages("?a ?b", "?a ?p ?b"))) < 10
        assert len(script.asked) == 2
