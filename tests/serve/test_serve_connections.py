"""Shows that who sends too slowly is cut off, that none takes all connections, and that others are answered."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from serve_process import GOLDEN, Server, running
from waitress import wasyncore

from graph_build.serve.engine import connections
from graph_build.serve.engine.connections import Gate
from graph_build.serve.server import listen

HEAD = b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
WHOLE = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
DRIPPING = 1_000
PATIENCE = 60


def answer(environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "2")])
    return [b"ok"]


@contextmanager
def gate() -> Iterator[int]:
    """The port of a server with our gate, in this process."""
    with listen("127.0.0.1", 0) as listener:
        address = (listener.family, listener.type, listener.proto, listener.getsockname())
        places: Any = {}
        server = Gate(
            answer, places, _sock=listener, bind_socket=False, sockinfo=address, threads=2, cleanup_interval=0
        )
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        try:
            yield listener.getsockname()[1]
        finally:
            server.trigger.pull_trigger(lambda: wasyncore.close_all(places, ignore_all=True))
            server.task_dispatcher.shutdown()
            thread.join(timeout=PATIENCE)


def connected(port: int, source: str = "127.0.0.1") -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), PATIENCE, source_address=(source, 0))


def is_cut(client: socket.socket, within: float = PATIENCE) -> bool:
    """Whether the server closes the connection."""
    client.settimeout(within)
    try:
        return client.recv(100) == b""
    except TimeoutError:
        return False
    except OSError:
        return True


def fetched(client: socket.socket) -> bytes:
    """The whole of an answer, in however many pieces it comes."""
    got = b""
    while not got.endswith(b"ok") and (piece := client.recv(1_000)):
        got += piece
    return got


def drip(client: socket.socket, ended: threading.Event) -> None:
    while not ended.wait(0.05):
        with suppress(OSError):
            client.sendall(b"a")


@pytest.mark.parametrize("first", [b"", HEAD, b"\r\n"], ids=["nothing", "half a request", "an empty line"])
def test_a_request_that_drips_is_cut_by_its_whole_time(first: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "ARRIVAL", 0.5)
    ended = threading.Event()
    with gate() as port, connected(port) as client:
        client.sendall(first)
        threading.Thread(target=drip, args=(client, ended), daemon=True).start()
        assert is_cut(client)
        ended.set()


def test_a_second_request_has_its_own_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "ARRIVAL", 1.5)
    with gate() as port, connected(port) as client:
        for _ in range(3):
            client.sendall(WHOLE)
            assert fetched(client).startswith(b"HTTP/1.1 200")
            time.sleep(1)
        client.sendall(HEAD)
        assert is_cut(client)


def test_an_answer_that_nobody_fetches_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    def much(environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(9_000_000))])
        return [b"a" * 9_000_000]

    monkeypatch.setattr(connections, "DELIVERY", 0.5)
    monkeypatch.setitem(globals(), "answer", much)
    with gate() as port, connected(port) as client:
        client.sendall(WHOLE)
        time.sleep(3)
        with suppress(OSError):
            got = 0
            while piece := client.recv(1 << 20):
                got += len(piece)
        assert got < 9_000_000


def test_an_address_with_too_many_loses_the_one_that_waits_longest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "MOST_OF_ONE", 3)
    with gate() as port, connected(port, "127.0.0.2") as other:
        mine = [connected(port) for _ in range(3)]
        with connected(port) as newest:
            assert is_cut(mine[0])
            for client in (*mine[1:], newest, other):
                client.sendall(WHOLE)
                assert client.recv(100).startswith(b"HTTP/1.1 200")
        for client in mine:
            client.close()


def test_a_full_server_makes_room_for_whom_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "MOST", 3)
    with gate() as port:
        crowd = [connected(port, f"127.0.0.{n}") for n in range(2, 5)]
        with connected(port) as newest:
            assert is_cut(crowd[0])
            newest.sendall(WHOLE)
            assert newest.recv(100).startswith(b"HTTP/1.1 200")
        for client in crowd:
            client.close()


@pytest.mark.parametrize("sources", [("127.0.0.1",), ("127.0.0.1", *(f"127.0.1.{n}" for n in range(1, 9)))])
def test_a_thousand_dripping_connections_keep_nobody_waiting(sources: tuple[str, ...]) -> None:
    with running("--graph", str(GOLDEN), "--quiet") as server:
        dripping = [connected(server.port, sources[n % len(sources)]) for n in range(DRIPPING)]
        for client in dripping:
            with suppress(OSError):
                client.sendall(HEAD)
        took = min(probed(server) for _ in range(5))
        for client in dripping:
            client.close()
        assert took <= 1


def probed(server: Server) -> float:
    """Seconds in which an honest client is answered; the least of several counts, for a busy machine."""
    begun = time.monotonic()
    assert server.get("/health").status_code == 200
    return time.monotonic() - begun
