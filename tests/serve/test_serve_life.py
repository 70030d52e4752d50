"""Shows how a server starts, whom it answers, what it writes down, and how it ends."""

import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from conftest import run_command
from serve_process import GOLDEN, Server, running

import graph_build.serve.engine.pool as pool_module
from graph_build.ask.store import make_store
from graph_build.serve.engine.pool import Limits, Pool, Stopped
from graph_build.vocabulary import ONTOLOGY, THINGS

LONG = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
PROCESSES = Path("/proc")
needs_processes = pytest.mark.skipif(not PROCESSES.is_dir(), reason="needs /proc to see the processes of others")


def workers_of(server: Server) -> set[int]:
    """The living processes that the server started."""
    found = set()
    for status in PROCESSES.glob("[0-9]*/status"):
        try:
            text = status.read_text("ascii", errors="replace")
        except OSError:
            continue  # it ended meanwhile
        if f"\nPPid:\t{server.process.pid}\n" in text and "\nState:\tZ" not in text:
            found.add(int(status.parent.name))
    return found


def lives(process: int) -> bool:
    try:
        return "\nState:\tZ" not in (PROCESSES / str(process) / "status").read_text("ascii", errors="replace")
    except OSError:
        return False


def soon(met: Callable[[], bool], seconds: float = 120) -> bool:
    """Whether a condition is met in time; the time is long, for a busy machine, and no test waits for its end."""
    end = time.monotonic() + seconds
    while not met():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def test_it_says_where_it_serves_and_ends_cleanly() -> None:
    with running("--graph", str(GOLDEN)) as server:
        assert server.get("/health").json()["status"] == "ok"
    assert server.process.returncode == 0
    assert not [line for line in server.log if "Traceback" in line]


@needs_processes
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_end_takes_the_workers_along(number: signal.Signals) -> None:
    with running("--graph", str(GOLDEN), "--workers", "2") as server:
        workers = workers_of(server)
        assert len(workers) == 2
        asking = threading.Thread(target=lambda: server.ask(LONG), daemon=True)
        asking.start()
        assert soon(lambda: server.get("/health").json()["running"] == 1)
        server.process.send_signal(number)
        assert server.process.wait(timeout=120) == 0
        assert soon(lambda: not any(map(lives, workers)))


@needs_processes
def test_workers_end_where_the_server_is_killed() -> None:
    with running("--graph", str(GOLDEN), "--seconds", "2") as server:
        workers = workers_of(server)
        threading.Thread(target=lambda: _try(server, LONG), daemon=True).start()
        assert soon(lambda: server.get("/health").json()["running"] == 1)
        server.process.kill()
        assert soon(lambda: not any(map(lives, workers))), "the alarm ends the one that works"


def _try(server: Server, query: str) -> None:
    with suppress(httpx.HTTPError):
        server.ask(query)


@needs_processes
def test_a_killed_worker_is_replaced() -> None:
    with running("--graph", str(GOLDEN), "--workers", "2") as server:
        for process in workers_of(server):
            os.kill(process, signal.SIGKILL)
        told = [server.ask("ASK {}").status_code for _ in range(6)]
        assert told[-1] == 200
        assert set(told) <= {200, 503}
        assert soon(lambda: len(workers_of(server)) == 2)


def test_a_client_that_hangs_up_stops_its_query() -> None:
    with running("--graph", str(GOLDEN), "--seconds", "30", "--memory", "4000") as server:
        with socket.create_connection(("127.0.0.1", server.port)) as client:
            body = LONG.encode()
            client.sendall(
                b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
                b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
            )
            assert soon(lambda: server.get("/health").json()["running"] == 1)
        assert soon(lambda: server.get("/health").json()["running"] == 0, seconds=5)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("127.0.0.1:9", 200),
        ("[::1]:7007", 200),
        ("evil.example", 403),
        ("localhost.evil.example", 403),
        ("localhost:80@evil.example", 403),
        ("[::1", 403),
        ("localhost/path", 403),
        ("localhost?more", 403),
        ("localhost:port", 403),
        ("someone@localhost", 403),
        ("", 403),
    ],
)
def test_only_its_own_names_are_answered(server: Server, host: str, status: int) -> None:
    assert server.get("/health", headers={"Host": host}).status_code == status


def test_pages_of_other_sites_may_not_ask(server: Server) -> None:
    assert server.get("/health", headers={"Origin": "https://evil.example"}).status_code == 403
    assert server.get("/health", headers={"Origin": "null"}).status_code == 403
    assert server.get("/health", headers={"Origin": "http://["}).status_code == 403
    own = server.get("/health", headers={"Origin": server.url})
    assert own.status_code == 200
    assert not [name for name in own.headers if name.lower().startswith("access-control")]


def test_a_site_that_is_allowed_may_ask_and_read_without_credentials() -> None:
    site = "https://monitor.example"
    with running("--graph", str(GOLDEN), "--allow-origin", site, "--name", "wps.example") as server:
        answer = server.get("/sparql?query=ASK{}", headers={"Origin": site, "Host": "wps.example"})
        assert answer.status_code == 200
        assert answer.headers["Access-Control-Allow-Origin"] == site
        assert "Access-Control-Allow-Credentials" not in answer.headers
        preflight = httpx.options(
            server.url + "/sparql",
            headers={"Origin": site, "Access-Control-Request-Headers": "content-type"},
            trust_env=False,
        )
        assert preflight.status_code == 204
        assert "content-type" in preflight.headers["Access-Control-Allow-Headers"].lower()
        assert server.get("/health", headers={"Origin": "https://other.example"}).status_code == 403


def test_its_own_pages_may_ask_behind_a_proxy_that_names_another_host() -> None:
    with running(
        "--graph", str(GOLDEN), "--public-url", "https://wps.example/", "--allow-origin", "https://b.e/"
    ) as server:
        for origin in ("https://wps.example", "https://b.e"):
            answer = server.post("/sparql", data={"query": "ASK {}"}, headers={"Origin": origin})
            assert answer.status_code == 200, answer.text


def test_a_body_that_is_far_too_long_is_refused_before_it_is_sent(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.port), timeout=120) as client:
        client.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
            b"Content-Length: 900000000\r\n\r\n"
        )
        assert client.recv(100).startswith(b"HTTP/1.1 413 ")


def test_a_graph_of_another_base_is_served_under_its_own_addresses(tmp_path: Path) -> None:
    graph = tmp_path / "graph.trig"
    graph.write_text(GOLDEN.read_text("utf-8").replace(THINGS, "https://example.org/id/"), "utf-8")
    with running("--graph", str(graph)) as server:
        assert '"https://example.org/id/"' in server.get("/.well-known/void").text
        page = server.get("/id/meridian-alliance", headers={"Accept": "text/turtle"})
        assert (page.status_code, "example.org/id/meridian-alliance" in page.text) == (200, True)
        found = server.get("/explore/search?q=Meridian Alliance").json()[0]["id"]
        assert found.startswith("https://example.org/id/")
        assert server.get("/explore/thing", params={"id": found}).json()["relations"]
        rows = server.get("/questions/commitments-of", params={"actor": "Meridian Alliance"}).json()
        assert rows["results"]["bindings"]


def test_a_graph_of_next_to_nothing_is_served(tmp_path: Path) -> None:
    graph = tmp_path / "graph.trig"
    graph.write_text(f"<urn:a> a <{ONTOLOGY}Body> .", "utf-8")
    with running("--graph", str(graph)) as server:
        for path in ("/", "/explore", "/query", "/search?q=a", "/.well-known/void", "/questions/run-record"):
            assert server.get(path).status_code == 200, path


def test_the_log_holds_paths_and_no_queries() -> None:
    with running("--graph", str(GOLDEN)) as server:
        server.get("/sparql", params={"query": 'ASK { ?s ?p "what-nobody-is-to-know" }'})
        server.ask('ASK { ?s ?p "what-nobody-is-to-know" }')
        server.get("/no%0D%0Aforged%20line/what")
        server.get("/sparql?query=broken&what-nobody-is-to-know")
    log = "".join(server.log)
    assert "what-nobody-is-to-know" not in log
    assert len(re.findall(r"GET /sparql \d{3} \d+ ms", log)) == 2
    assert "POST /sparql 200" in log
    assert not [line for line in server.log if line.startswith("forged")]


def test_metrics_count_what_happened() -> None:
    with running("--graph", str(GOLDEN), "--seconds", "0.5", "--memory", "4000") as server:
        server.ask("ASK {}")
        server.ask(LONG)
        text = server.get("/metrics").text
    assert 'wps_graph_requests_total{kind="sparql",status="200"} 1' in text
    assert 'wps_graph_queries_stopped_total{reason="time"} 1' in text
    assert "wps_graph_query_seconds_count 2" in text
    assert re.search(r"^wps_graph_statements \d{3,}$", text, re.MULTILINE)


def test_a_port_that_is_taken_is_told_in_one_line(server: Server) -> None:
    result = run_command(["serve", "--graph", str(GOLDEN), "--port", str(server.port)])
    assert result.returncode == 2
    assert re.fullmatch(r"wps-graph: cannot listen .*--port\n", result.stderr)


@pytest.mark.parametrize(("content", "code"), [(None, 3), ("no turtle at all", 3), ("", 3)])
def test_a_graph_that_cannot_be_read_is_told_in_one_line(tmp_path: Path, content: str | None, code: int) -> None:
    path = tmp_path / "graph.trig"
    if content is not None:
        path.write_text(content, "utf-8")
    result = run_command(["serve", "--graph", str(path), "--port", "0"])
    assert result.returncode == code
    assert len(result.stderr.splitlines()) == 1
    assert str(path) in result.stderr


def test_a_store_on_disk_is_served_and_asked(tmp_path: Path) -> None:
    made = run_command(["store", "--graph", str(GOLDEN), "--out", str(tmp_path / "store")])
    assert made.returncode == 0, made.stderr
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    with running("--graph", str(tmp_path / "store")) as server:
        served = server.ask(count).json()["results"]["bindings"][0]["n"]["value"]
        query = tmp_path / "count.rq"
        query.write_text(count, "utf-8")
        for graph in (GOLDEN, tmp_path / "store"):
            asked = run_command(["query", str(query), "--graph", str(graph), "--format", "csv"])
            assert asked.stdout.split() == ["n", served]
        again = run_command(["store", "--graph", str(GOLDEN), "--out", str(tmp_path / "store")])
        assert again.returncode == 0, "a store is replaced while it is served"
        assert server.ask(count).json()["results"]["bindings"][0]["n"]["value"] == served


def test_rdflib_reads_a_store(tmp_path: Path) -> None:
    run_command(["store", "--graph", str(GOLDEN), "--out", str(tmp_path / "store")])
    code = (
        "import pyoxigraph, rdflib, sys; from oxrdflib import OxigraphStore\n"
        "store = OxigraphStore(store=pyoxigraph.Store.read_only(sys.argv[1]))\n"
        "graph = rdflib.Graph(store=store, identifier=rdflib.graph.DATASET_DEFAULT_GRAPH_ID)\n"
        "print(len(list(graph.query('SELECT ?b { ?b a <https://w3id.org/wps-graph/ontology#Body> }'))))"
    )
    read = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "store")], capture_output=True, text=True, check=True
    )
    assert int(read.stdout) > 0


@pytest.mark.parametrize("content", ["a file", "a folder of others", "a bad graph"])
def test_a_store_takes_no_other_place_and_loses_nothing(tmp_path: Path, content: str) -> None:
    place, graph = tmp_path / "store", GOLDEN
    if content == "a file":
        place.write_text("mine", "utf-8")
    elif content == "a folder of others":
        place.mkdir()
        (place / "mine.txt").write_text("mine", "utf-8")
    else:
        run_command(["store", "--graph", str(GOLDEN), "--out", str(place)])
        graph = tmp_path / "bad.trig"
        graph.write_text("<a:a> <a:b>", "utf-8")
    before = sorted(path.name for path in tmp_path.rglob("*"))
    result = run_command(["store", "--graph", str(graph), "--out", str(place)])
    assert result.returncode in (2, 3)
    assert len(result.stderr.splitlines()) == 1
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


def test_a_start_that_is_cut_short_leaves_no_folder(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "graph_build.cli", "serve", "--port", "0", "--graph", str(GOLDEN)]
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert soon(lambda: any(tmp_path.glob("wps-graph-*")))
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=120)
    assert not list(tmp_path.glob("wps-graph-*"))


@needs_processes
def test_workers_come_back_when_their_store_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that is away for a moment costs answers for that moment, and no longer."""
    monkeypatch.setattr(pool_module, "AGAIN", 0.1)
    store, away = tmp_path / "store", tmp_path / "away"
    make_store(GOLDEN, store)
    pool = Pool(store, Limits(workers=2, patience=20))
    job = {"accept": ["application/sparql-results+json"], "base": "http://e/", "about": "http://e/", "query": "ASK {}"}
    try:
        store.rename(away)
        for worker in list(pool._workers):
            worker.process.kill()
            worker.process.wait()
        gone_at = time.monotonic() + 2
        with pytest.raises(Stopped, match="gone"):
            pool.ask(job, lambda: time.monotonic() > gone_at)
        away.rename(store)
        assert pool.ask(job)[0]["kind"] == "truth"
    finally:
        pool.close()
