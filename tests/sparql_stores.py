"""Turns the SPARQL stores that tests need, real ones and one that fails on purpose, into addresses on this machine."""

import json
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

USER, PASSWORD = "writer", "a-pass word-1325"
WAIT = 60.0

# What Virtuoso needs at least; it listens on this machine alone.
INI = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
CheckpointInterval = 0
CaseMode = 2
DirsAllowed = .
NumberOfBuffers = 4000
MaxDirtyBuffers = 2000
ServerThreads = 8
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 8
MaxKeepAlives = 10
KeepAliveTimeout = 10
[SPARQL]
ResultSetMaxRows = 10000
MaxQueryExecutionTime = 60
"""


@dataclass(frozen=True)
class SparqlStore:
    """Where a running store is read and written, and the account that may write."""

    graphs: str
    update: str
    query: str
    account: dict[str, str] = field(default_factory=dict)

    def endpoint(self, protocol: str) -> list[str]:
        """The arguments of `publish` that name the store."""
        return [self.graphs] if protocol == "gsp" else [self.update, "--protocol", "update"]


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def oxigraph_store() -> Iterator[SparqlStore]:
    """A store of the oxigraph command, in memory; skips where the command is missing."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    program = shutil.which("oxigraph", path=path)
    if program is None:
        pytest.skip("needs the oxigraph command, which `make dev-env` installs")
    base = f"http://127.0.0.1:{(port := free_port())}"
    with _running([program, "serve", "--bind", f"127.0.0.1:{port}"], f"{base}/query?query=ASK%7B%7D"):
        yield SparqlStore(f"{base}/store", f"{base}/update", f"{base}/query")


@contextmanager
def virtuoso_store(folder: Path) -> Iterator[SparqlStore]:
    """A Virtuoso with a writer of its own; skips where Debian's virtuoso-opensource-7 is missing."""
    program, isql = shutil.which("virtuoso-t"), shutil.which("isql-vt")
    if program is None or isql is None:
        pytest.skip("needs virtuoso-t and isql-vt (Debian: virtuoso-opensource-7)")
    sql, http = free_port(), free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(INI.format(folder=folder, sql=sql, http=http), "ascii")
    base = f"http://127.0.0.1:{http}"
    with _running([program, "+foreground", "+configfile", str(settings)], f"{base}/sparql?query=ASK%7B%7D"):
        said = f"DB.DBA.USER_CREATE('{USER}', '{PASSWORD}');\nGRANT SPARQL_UPDATE TO \"{USER}\";\n"
        asked = [isql, f"127.0.0.1:{sql}", "dba", "dba"]
        subprocess.run(asked, input=said, capture_output=True, text=True, check=True, timeout=WAIT)
        account = {"WPS_GRAPH_USER": USER, "WPS_GRAPH_PASSWORD": PASSWORD}
        yield SparqlStore(f"{base}/sparql-graph-crud-auth", f"{base}/sparql-auth", f"{base}/sparql", account)


@dataclass
class Script:
    """What a made-up service answers, request after request, the last answer for ever; and what it was asked."""

    answers: list[tuple[int, dict[str, str], bytes]]
    asked: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)
    address: str = ""


class PatientServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is what some tests want."""


@contextmanager
def made_up_service(
    *answers: tuple[int, dict[str, str], bytes], slow: float = 0, certificate: str = ""
) -> Iterator[Script]:
    """A service that answers as told; with `slow`, it waits before each byte; a certificate makes it https."""
    script = Script(list(answers))

    class Handler(BaseHTTPRequestHandler):
        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            script.asked.append((self.command, dict(self.headers.items()), body))
            status, headers, content = script.answers[min(len(script.asked), len(script.answers)) - 1]
            self.send_response(status)
            for name, value in {"Content-Length": str(len(content)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            for byte in content if slow else ():
                time.sleep(slow)
                self.wfile.write(bytes([byte]))
            self.wfile.write(b"" if slow else content)

        do_GET = do_POST = do_PUT = do_DELETE = answer

        def log_message(self, format: str, *args: object) -> None:
            """Keep quiet."""

    server = PatientServer(("127.0.0.1", 0), Handler)
    if certificate:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(certificate, f"{certificate}.key")
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    script.address = f"http://127.0.0.1:{server.server_address[1]}/sparql"
    try:
        yield script
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def rows_json(columns: list[str], *rows: dict[str, str]) -> tuple[int, dict[str, str], bytes]:
    """An answer of SPARQL JSON whose values are addresses."""
    bindings = [{name: {"type": "uri", "value": value} for name, value in row.items()} for row in rows]
    body = json.dumps({"head": {"vars": columns}, "results": {"bindings": bindings}}).encode()
    return 200, {"Content-Type": "application/sparql-results+json"}, body


def truth_json(truth: bool) -> tuple[int, dict[str, str], bytes]:
    """An answer of SPARQL JSON to ASK."""
    return 200, {"Content-Type": "application/sparql-results+json"}, json.dumps({"head": {}, "boolean": truth}).encode()


@contextmanager
def _running(command: list[str], probe: str) -> Iterator[None]:
    """Run a server until the block ends; it has answered the probe when the block begins."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        _wait_for(lambda: _answers(probe), process)
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(there: Callable[[], bool], process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + WAIT
    while not there():
        if process.poll() is not None or time.monotonic() > deadline:
            pytest.fail(f"{process.args!r} does not start (it ended with {process.returncode})")
        time.sleep(0.05)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
