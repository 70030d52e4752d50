"""Queries are answered within their limits, and what reaches out or changes the graph is refused."""

import socket
import time
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_build.ask.child import leave_network, run_in_child
from graph_build.ask.collection.questions import find_question
from graph_build.ask.load import open_graph
from graph_build.ask.lookups import Source
from graph_build.ask.run import parameter_values, run_question, run_sparql
from graph_build.ask.screen import DEEPEST, screen
from graph_build.errors import InputError, QueryError, UsageError
from graph_build.serve.engine.row_limit import limit_rows
from graph_build.serve.protocol import graphs_of_query

GOLDEN = Path(__file__).parent.parent / "golden" / "golden.trig"


@pytest.fixture(scope="module")
def golden() -> ox.Store:
    return open_graph(GOLDEN)


def test_select_construct_and_ask_are_answered(golden: ox.Store) -> None:
    assert run_sparql(golden, "SELECT ?body { ?body wps:advises ?other }").columns == ("body",)
    assert len(run_sparql(golden, "CONSTRUCT WHERE { ?body wps:advises ?other }").triples) == 1
    assert run_sparql(golden, "ASK { ?body wps:advises ?other }").truth is True
    assert not run_sparql(golden, "ASK { ?body wps:advises ?body }")


def test_a_term_that_the_ontology_does_not_have_is_named(golden: ox.Store) -> None:
    (note,) = run_sparql(golden, 'SELECT ?x { ?x wps:beerer ?y ; rdfs:label "wps:none" ; a wps:Body }').taken
    assert "wps:beerer is no term of the ontology" in note
    assert "wps:bearer" in note


def test_statement_of_two_documents_counts_once(golden: ox.Store) -> None:
    answer = run_sparql(golden, "SELECT ?whole { wpsi:meridian-gender-committee wps:partOf ?whole }")
    assert len(answer.rows) == 2


def test_query_over_its_time_is_stopped(golden: ox.Store) -> None:
    begun = time.monotonic()
    with pytest.raises(QueryError, match=r"stopped after 0\.5 s"):
        run_sparql(golden, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", seconds=0.5)
    assert time.monotonic() - begun < 60, "it would go on for hours"
    assert run_sparql(golden, "ASK {}").truth is True


def test_query_over_its_memory_is_stopped(golden: ox.Store) -> None:
    steps = "".join(f'BIND(REPLACE(?a{i}, "a", "aaaaaaaaaaaaaaaa") AS ?a{i + 1}) ' for i in range(12))
    with pytest.raises(QueryError, match="query"):
        run_sparql(golden, f'SELECT (STRLEN(?a12) AS ?n) {{ BIND("aaaa" AS ?a0) {steps} }}', seconds=20)
    assert run_sparql(golden, "ASK {}").truth is True


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9999/> { ?s ?p ?o } }",
        "SELECT * { { SELECT * { service silent <http://127.0.0.1:9999/> { ?s ?p ?o } } } }",
        "SELECT * { FILTER EXISTS { SERVICE ?where { ?s ?p ?o } } }",
        r"SELECT * { \u0053ERVICE <http://127.0.0.1:9999/> { ?s ?p ?o } }",
        "LOAD <file:///etc/passwd>",
        "INSERT DATA { <a:b> <a:b> <a:b> }",
        "DELETE WHERE { ?s ?p ?o }",
        "CLEAR ALL",
        "DROP ALL",
        "PREFIX a: <a:> WITH a:b DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_reaching_out_and_changing_are_refused(golden: ox.Store, text: str) -> None:
    with pytest.raises(QueryError, match="the query uses"):
        run_sparql(golden, text)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * { ?s ?p "SERVICE" }',
        "SELECT * { ?service ?load ?insert } # LOAD",
        "PREFIX service: <a:> SELECT * { service:load service:INSERT '''DROP ' CLEAR''' }",
        "PREFIX s: <http://example.org/SERVICE#> SELECT * { ?s s:p <http://example.org/LOAD> }",
        "SELECT * { _:insert ?p 'x'@en-load }",
        r'SELECT * { ?s ?p "a\" SERVICE" }',
    ],
)
def test_refused_words_are_harmless_inside_names_and_strings(golden: ox.Store, text: str) -> None:
    assert run_sparql(golden, text).kind == "rows"


GLUED = (
    "SELECT * { ?s ?p trueSERVICE <http://e/> {} }",
    "SELECT * { ?s ?p 1.0e5SERVICE <http://e/> {} }",
    "SELECT * { SERVICESILENT <http://e/> {} }",
    "PREFIX p: <http://e/> SELECT * { SERVICEp:a {} }",
    "PREFIX : <http://e/> SELECT * { service:a # {\n { ?s ?p ?o } }",
    """SELECT * { VALUES ?x { \"\"\"a" } SERVICE <http://e/> {} }""",
)


@pytest.mark.parametrize("text", GLUED)
def test_a_fetch_that_nothing_parts_from_its_neighbours_is_refused(text: str) -> None:
    """The engine reads each of these as SERVICE."""
    with pytest.raises(QueryError, match="SERVICE"):
        screen(text)


def test_names_that_hold_the_refused_word_are_names() -> None:
    prefix = "PREFIX service: <http://e/> "
    screen(prefix + "SELECT * FROM service:g { ?s a service:a . { ?s ?p ?o } GRAPH service:b { ?s ?p service:c } }")


PUMPS = (
    *("1", "é", "a.", "1-", "a-.", "'", '"', '"a\\', '\\"""\n', "\\'''\n", "<", "<a", "?a.", "@a-", "! ", ":", "a:"),
    *("#\n", "{}", "\\u0041", "\\U", "FROM ", "LIMIT #\n", "}LIMIT ", "service: #\n", "service:"),
)


@pytest.mark.parametrize("before", ["", "SELECT * {} ", '"""'])
@pytest.mark.parametrize("pump", PUMPS)
def test_the_time_to_screen_grows_with_the_length_alone(pump: str, before: str) -> None:
    """Three times the length takes about three times the time; nine times is quadratic, and an hour at the longest."""

    def seconds(length: int) -> float:
        text = (before + pump * length)[:length]
        begun = time.process_time()
        with suppress(QueryError):
            screen(text)
        for read in (lambda text: limit_rows(text, 10), lambda text: graphs_of_query(text, {})):
            read(text)
        return time.process_time() - begun

    short = min(seconds(20_000) for _ in range(2))
    assert seconds(60_000) < 6 * short + 0.1


@pytest.mark.parametrize("opening", ["{", "(", "[", "!", "! "])
def test_deep_nesting_is_refused_before_a_parser_sees_it(opening: str) -> None:
    screen("ASK { FILTER(" + opening * (DEEPEST - 2))
    with pytest.raises(QueryError, match="too deep"):
        screen("ASK { FILTER(" + opening * (DEEPEST + 1))


@pytest.mark.parametrize("text", ["", "SELEC", "SELECT * {", "SELECT ?x { ?s nope:x ?x }", "\x00"])
def test_wrong_sparql_is_one_clear_line(golden: ox.Store, text: str) -> None:
    with pytest.raises(QueryError) as caught:
        run_sparql(golden, text)
    assert "\n" not in str(caught.value)


def test_child_can_open_no_connection_and_no_file() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]

        def reach_out() -> bytes:
            store = ox.Store()
            store.query(f"SELECT * {{ SERVICE <http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}")
            socket.create_connection(("127.0.0.1", port))
            return b""

        with pytest.raises(QueryError):
            run_in_child(reach_out, 5)
        with pytest.raises(QueryError, match="open files"):
            run_in_child(lambda: Path("/etc/hostname").read_bytes(), 5)
        listener.settimeout(0.1)
        with pytest.raises(TimeoutError):
            listener.accept()


def test_a_store_of_many_files_is_asked_though_the_engine_has_not_opened_them_all(tmp_path: Path) -> None:
    """The engine opens the first 16 files of a store at once and others when it looks into them."""
    if run_in_child(lambda: b"yes" if leave_network() else b"no", 5) == b"no":
        pytest.skip("this system lets no process leave its networks, so a query may open no file")
    stored = ox.Store(str(tmp_path))
    for number in range(9):
        row = f'<https://example.org/{number}> <https://example.org/is> "{number}" .\n'
        stored.bulk_load(row.encode(), format=ox.RdfFormat.N_TRIPLES)
    stored.flush()
    del stored
    assert len(list(tmp_path.glob("*.sst"))) > 16
    store = ox.Store.read_only(str(tmp_path))
    names = run_sparql(store, "SELECT ?s ?p ?o WHERE { ?s ?p ?o . ?s ?by ?same FILTER(STR(?same) = STR(?o)) }").rows
    assert sorted(str(row[2]) for row in names) == [f'"{number}"' for number in range(9)]
    for number in range(9):
        assert len(run_sparql(store, f'SELECT ?s ?p WHERE {{ ?s ?p "{number}" }}').rows) == 1
        assert len(run_sparql(store, f"SELECT ?p WHERE {{ <https://example.org/{number}> ?p ?o }}").rows) == 1


def test_child_that_ends_itself_is_reported() -> None:
    def abort() -> bytes:
        import os

        os.abort()

    with pytest.raises(QueryError, match="ends its process"):
        run_in_child(abort, 5)


def test_missing_and_unknown_parameters_are_named(golden: ox.Store) -> None:
    question = find_question("commitments-of")
    with pytest.raises(QueryError, match="lacks actor"):
        run_question(golden, question, {})
    with pytest.raises(QueryError, match="no parameter colour"):
        run_question(golden, question, {"actor": "Meridian Alliance", "colour": "red"})


@pytest.mark.parametrize("day", ["24", "2024-13", "2024-13-01", "2023-02-29", "yesterday", "2024-1-1", "20240101", ""])
def test_a_date_is_a_day_of_the_calendar(golden: ox.Store, day: str) -> None:
    with pytest.raises(UsageError, match="is no day"):
        run_question(golden, find_question("due-by"), {"date": day})


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [("2025", "2025-01-01", "2025-12-31"), ("2024-02", "2024-02-01", "2024-02-29"), ("2024-07-10",) * 3],
)
def test_a_year_or_month_means_its_first_day_or_its_last(golden: ox.Store, typed: str, first: str, last: str) -> None:
    given = parameter_values(Source(golden), find_question("due-between"), {"from": typed, "to": typed})
    assert {name: value.value for name, value in given.values.items()} == {"from": first, "to": last}
    assert bool(given.taken) == (typed != first)


def test_a_part_of_a_name_means_what_the_parameter_takes(golden: ox.Store) -> None:
    """The words are part of the names of a policy, a plan and an event too; themes are asked for."""
    given = parameter_values(Source(golden), find_question("commitments-on"), {"theme": "peace and security"})
    assert given.values["theme"].value.endswith("women-peace-and-security")


def test_a_parameter_that_may_be_left_out_stands_for_all(golden: ox.Store) -> None:
    whole = run_question(golden, find_question("post-holders"), {})
    one = run_question(golden, find_question("post-holders"), {"post": "Gender Advisor of the Meridian Alliance"})
    assert "postName" in whole.shown
    assert "postName" not in one.shown
    assert len(whole.rows) >= len(one.rows) > 0


@given(st.text(max_size=60) | st.sampled_from(['x" } OPTIONAL { ?a ?b ?c } #', "<a:b> }", "\\", "'''", "$actor"]))
def test_a_value_is_never_read_as_sparql(golden: ox.Store, typed: str) -> None:
    try:
        answer = run_question(golden, find_question("commitments-of"), {"actor": typed})
    except UsageError:
        return
    assert len({row[0] for row in answer.rows}) <= 1


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("none.trig", None, "no such file"),
        ("graph.txt", b"", "kind of the file"),
        ("bad.trig", b"<a:b> <a:b", "valid TRIG|valid TriG"),
        ("binary.ttl", b"\x89PNG\x00", "cannot read the graph"),
    ],
)
def test_unreadable_graph_is_one_clear_line(tmp_path: Path, name: str, content: bytes | None, complaint: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=complaint) as caught:
        open_graph(tmp_path / name)
    assert name in str(caught.value)


def test_byte_order_mark_is_accepted(tmp_path: Path) -> None:
    (tmp_path / "marked.ttl").write_bytes(b"\xef\xbb\xbf<a:b> <a:b> <a:b> .")
    assert len(open_graph(tmp_path / "marked.ttl")) == 1
