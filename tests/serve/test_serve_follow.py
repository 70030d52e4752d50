"""Serve a graph that is built anew meanwhile: the new one is served, and what is no graph changes nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from serve_process import GOLDEN, PATIENCE, Server, running

SMALLER = GOLDEN.parents[1] / "bad" / "good.trig"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }"


def statements(server: Server) -> int:
    return int(server.get("/health").json()["statements"])


def counted(server: Server) -> int:
    return int(server.ask(COUNT).json()["results"]["bindings"][0]["n"]["value"])


def waits_until(holds: Callable[[], bool]) -> None:
    begun = time.monotonic()
    while not holds():
        assert time.monotonic() - begun < PATIENCE
        time.sleep(0.1)


def put(graph: Path, content: bytes) -> None:
    """Let a file take the place of another in one step, as a build does."""
    beside = graph.with_name("new.trig")
    beside.write_bytes(content)
    beside.replace(graph)


def test_a_graph_that_is_built_anew_is_served_without_a_restart(tmp_path: Path) -> None:
    graph = tmp_path / "graph.trig"
    put(graph, GOLDEN.read_bytes())
    with running("--graph", str(graph)) as server:
        first = counted(server)
        put(graph, SMALLER.read_bytes())
        waits_until(lambda: counted(server) != first)
        second = counted(server)
        assert second < first
        assert server.get("/browse").status_code == 200
        put(graph, b"no graph at all {")
        waits_until(lambda: any("cannot be read" in line for line in server.log))
        assert counted(server) == second
        put(graph, GOLDEN.read_bytes())
        waits_until(lambda: counted(server) == first)
        graph.unlink()
        time.sleep(5)
        assert counted(server) == first


def test_no_request_fails_while_the_graph_is_changed(tmp_path: Path) -> None:
    graph = tmp_path / "graph.trig"
    put(graph, GOLDEN.read_bytes())
    with running("--graph", str(graph)) as server:
        first = statements(server)
        put(graph, SMALLER.read_bytes())
        begun, answered = time.monotonic(), 0
        while statements(server) == first or answered < 50:
            assert server.ask(COUNT).status_code == 200
            assert server.get("/browse").status_code == 200
            answered += 1
            assert time.monotonic() - begun < PATIENCE
