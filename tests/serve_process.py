"""Runs `wps-graph serve` in a process of its own, for tests."""

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden" / "golden.trig"
PATIENCE = 120
"""Seconds in which a busy machine still does what takes an idle one a moment."""
ADDRESS = re.compile(r"(http://\S+?)/\s*$")


@dataclass
class Server:
    """A running `wps-graph serve`: its address without a slash at the end, its process, and what it logged so far."""

    url: str
    process: subprocess.Popen[str]
    log: list[str]

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    def get(self, path: str, **options: object) -> httpx.Response:
        return httpx.get(self.url + path, timeout=PATIENCE, trust_env=False, **options)  # type: ignore[arg-type]

    def post(self, path: str, **options: object) -> httpx.Response:
        return httpx.post(self.url + path, timeout=PATIENCE, trust_env=False, **options)  # type: ignore[arg-type]

    def ask(self, query: str, accept: str = "application/sparql-results+json") -> httpx.Response:
        return self.post("/sparql", data={"query": query}, headers={"Accept": accept})


@contextmanager
def running(*arguments: str) -> Iterator[Server]:
    """Run a server on a free port until the block ends; it must then end by itself."""
    command = [sys.executable, "-m", "graph_build.cli", "serve", "--port", "0", *arguments]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, cwd=ROOT
    )
    assert process.stdout is not None
    assert process.stderr is not None
    log: list[str] = []
    reader = threading.Thread(target=lambda: log.extend(process.stderr or ()), daemon=True)
    reader.start()
    try:
        found = ADDRESS.search(process.stdout.readline())
        if not found:
            process.wait(timeout=PATIENCE)
            reader.join(timeout=PATIENCE)
            raise AssertionError("".join(log))
        yield Server(found[1], process, log)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=PATIENCE)
        finally:
            process.kill()
            reader.join(timeout=PATIENCE)
            process.stdout.close()
            process.stderr.close()
