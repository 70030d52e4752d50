"""Shows that no query ends the server, runs past its limit, reaches out, or reads a file, while others are answered."""

import http.server
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from serve_process import GOLDEN, Server, running

SECONDS = 2
PATIENCE = 60  # seconds in which a busy machine still answers; none of the attacks would end in hours
PROBE = "SELECT ?s WHERE { ?s a wps:Body } LIMIT 1"
SECRET = "a-planted-secret-5309"

DOUBLE = " ".join(f'BIND(REPLACE(?v{n}, "a", "{"a" * 60}") AS ?v{n + 1})' for n in range(9))
BOMBS = {
    "cross product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "path": "SELECT (COUNT(*) AS ?n) { ?a (<>|!<>)+ ?b . ?c (<>|!<>)+ ?d . ?e ?f ?g . ?h ?i ?j }",
    "group concat": 'SELECT (GROUP_CONCAT(?c; separator="xxxxxxxx") AS ?t) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }',
    "order": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY DESC(?i) ?f",
    "doubling": f'SELECT * {{ BIND("{"a" * 60}" AS ?v0) {DOUBLE} }}',
    "filter": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STRLEN(CONCAT(STR(?a), STR(?d), STR(?g))) < 0) }",
    "aggregate": "SELECT ?a (SUM(STRLEN(STR(?f))) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } GROUP BY ?a",
    "minus": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i MINUS { ?g ?h ?a . ?j ?k ?l } }",
}
DEEP = {
    "braces": "ASK " + "{" * 50_000 + "}" * 50_000,
    "parentheses": "ASK { FILTER(" + "(" * 50_000 + "1" + ")" * 50_000 + ") }",
    "open parentheses": "ASK { FILTER(" + "(" * 3_000,
    "negations": "ASK { FILTER(" + "!" * 50_000 + "true) }",
    "spaced negations": "ASK { FILTER(" + "! " * 50_000 + "true) }",
    "brackets": "ASK { ?s ?p " + "[ ?p " * 20_000 + "1" + " ]" * 20_000 + " }",
    "operators": "ASK { FILTER(" + "1 + " * 100_000 + "1 = 2) }",
    "minus signs": "ASK { FILTER(" + "- " * 100_000 + "1 = 2) }",
    "unions": "ASK { " + "{ ?s ?p ?o } UNION " * 20_000 + "{ ?s ?p ?o } }",
    "path steps": "ASK { ?s " + "^" * 10_000 + "<a:a> ?o }",
    "path questions": "ASK { ?s <a:a>" + "?" * 10_000 + " ?o }",
}


class Listener(http.server.BaseHTTPRequestHandler):
    """Counts who comes by."""

    hits = 0

    def do_GET(self) -> None:
        Listener.hits += 1
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<a:a> <a:b> <a:c> .")

    do_POST = do_HEAD = do_GET

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def listener() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/data"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def guarded() -> Iterator[Server]:
    with running("--graph", str(GOLDEN), "--seconds", str(SECONDS), "--memory", "512", "--quiet") as server:
        yield server
        assert server.process.poll() is None, "the server lives after all attacks"


def probe(server: Server, until: threading.Event) -> int:
    """How many small queries were answered before something else ended."""
    answered = 0
    with httpx.Client(base_url=server.url, trust_env=False, timeout=PATIENCE) as client:
        while not until.is_set():
            answer = client.post("/sparql", data={"query": PROBE})
            assert answer.status_code == 200
            assert answer.json()["results"]["bindings"]
            answered += not until.is_set()
    return answered


def attack(server: Server, query: str) -> tuple[httpx.Response, int]:
    """The answer to a query, which comes within the patience, and how many probes were answered before it."""
    done = threading.Event()
    with ThreadPoolExecutor(1) as threads:
        probing = threads.submit(probe, server, done)
        begun = time.monotonic()
        try:
            answer = server.ask(query)
        finally:
            took = time.monotonic() - begun
            done.set()
        assert took < PATIENCE
        return answer, probing.result()


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_stopped_while_others_are_answered(guarded: Server, name: str) -> None:
    answer, probes = attack(guarded, BOMBS[name])
    assert answer.status_code in (400, 503), answer.text[:200]
    assert "stopped" in answer.text
    assert probes > 0, "a probe is answered meanwhile"


def test_a_query_of_endless_rows_is_cut_and_says_so(server: Server) -> None:
    # Ten thousand long rows take a second on an idle machine; on a busy one the short limit of the bombs stops them.
    answer, _ = attack(server, "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    assert (answer.status_code, answer.headers["Wps-Graph-Cut"]) == (200, "rows=10000")
    assert len(answer.json()["results"]["bindings"]) == 10_000


@pytest.mark.parametrize("name", DEEP)
def test_a_deep_query_ends_nothing(guarded: Server, name: str) -> None:
    answer, _ = attack(guarded, DEEP[name])
    assert answer.status_code in (400, 503), answer.text[:200]


def test_an_expression_that_backtracks_elsewhere_is_answered(guarded: Server) -> None:
    answer = guarded.ask(f'ASK {{ FILTER(REGEX("{"a" * 5_000}b", "^(a+)+$")) }}')
    assert (answer.status_code, answer.json()["boolean"]) == (200, False)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ SERVICE SILENT <{url}> {{ ?s ?p ?o }} }}",
        "SELECT * {{ BIND(<{url}> AS ?u) SERVICE ?u {{ ?s ?p ?o }} }}",
        "SELECT * {{ ?s ?p ?o FILTER EXISTS {{ SELECT * {{ sErViCe <{url}> {{ ?s ?p ?o }} }} }} }}",
        "SELECT * {{ \\u0053ERVICE <{url}> {{ ?s ?p ?o }} }}",
        "SELECT * FROM <{url}> {{ ?s ?p ?o }}",
        "SELECT * FROM NAMED <{url}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
        "PREFIX u: <{url}> SELECT * FROM u: {{ ?s ?p ?o }}",
        "SELECT * FROM <file://{secret}> {{ ?s ?p ?o }}",
        "LOAD <{url}>",
        "LOAD <file://{secret}> INTO GRAPH <a:g>",
    ],
)
def test_nothing_is_fetched(guarded: Server, listener: str, tmp_path: Path, query: str) -> None:
    secret = tmp_path / "secret.ttl"
    secret.write_text(f'<a:a> <a:b> "{SECRET}" .', "utf-8")
    before = Listener.hits
    answer = guarded.ask(query.format(url=listener, secret=secret))
    assert answer.status_code == 400, answer.text
    assert SECRET not in answer.text
    assert Listener.hits == before


def test_the_listener_would_notice(listener: str) -> None:
    before = Listener.hits
    httpx.get(listener, trust_env=False)
    assert Listener.hits == before + 1


def test_a_worker_can_open_no_connection_even_where_the_screen_is_passed(listener: str, tmp_path: Path) -> None:
    """The second wall: a query that goes straight to a worker, past the check of its words."""
    from graph_build.ask.store import make_store
    from graph_build.serve.engine.pool import Limits, Pool, Stopped

    make_store(GOLDEN, tmp_path / "store")
    pool = Pool(tmp_path / "store", Limits(seconds=5, workers=1))
    before = Listener.hits
    job = {"accept": ["application/sparql-results+json"], "base": "http://e/", "about": "http://e/"}
    try:
        with pytest.raises(Stopped):
            pool.ask({**job, "query": f"SELECT * {{ SERVICE <{listener}> {{ ?s ?p ?o }} }}"})
    finally:
        pool.close()
    assert Listener.hits == before


@pytest.mark.slow
def test_memory_returns_and_the_next_query_is_answered(guarded: Server) -> None:
    for _ in range(2):
        assert guarded.ask(BOMBS["doubling"]).status_code == 503
    assert guarded.ask(PROBE).status_code == 200
    status = Path(f"/proc/{guarded.process.pid}/status")
    if status.is_file():
        resident = next(line for line in status.read_text("ascii").splitlines() if line.startswith("VmRSS"))
        assert int(resident.split()[1]) < 300_000, "kilobytes held by the server itself"


@pytest.mark.slow
def test_many_clients_lose_no_answer_and_get_none_wrong() -> None:
    """Fifty clients ask as fast as they can; every answer is that of its own question."""
    with running("--graph", str(GOLDEN), "--quiet") as server:

        def ask(number: int) -> int:
            with httpx.Client(base_url=server.url, trust_env=False, timeout=2 * PATIENCE) as client:
                for answered in range(8):
                    query = f"SELECT ({number} AS ?n) ({answered} AS ?m) ?s {{ ?s a wps:Body }} ORDER BY ?s LIMIT 2"
                    rows = client.post("/sparql", data={"query": query}).json()["results"]["bindings"]
                    assert {(row["n"]["value"], row["m"]["value"]) for row in rows} == {(str(number), str(answered))}
                    assert len(rows) == 2
            return number

        with ThreadPoolExecutor(50) as threads:
            assert list(threads.map(ask, range(50))) == list(range(50))


def test_more_queries_than_may_wait_are_told_to_come_again() -> None:
    arguments = ["--workers", "1", "--waiting", "1", "--seconds", "2", "--quiet"]
    with running("--graph", str(GOLDEN), *arguments) as server, ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(lambda _: server.ask(BOMBS["cross product"]), range(4)))
        busy = [answer for answer in answers if "wait" in answer.text]
        assert busy
        assert all(answer.headers["Retry-After"] == "5" for answer in busy)
        assert {answer.status_code for answer in answers} == {503}
        assert server.get("/health").json()["status"] == "ok"
