"""Asks the questions of the library of a million statements: `wps-graph serve` against the store in this very process.

Input: copies of the bundled corpus, built on the spot; WPS_GRAPH_STATEMENTS sets another size. Both sides answer the
same query text with the same rows as JSON before a clock starts, then take turns.
"""

from __future__ import annotations

import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

import httpx
import pyoxigraph as ox
from large_graph import enlarge

from graph_build.ask.collection.questions import list_questions
from graph_build.ask.lookups import Source
from graph_build.ask.remote.bind import bind_values
from graph_build.ask.run import parameter_values
from graph_build.ask.store import make_store
from graph_build.errors import UsageError
from graph_build.vocabulary import PREFIXES

RUNS = 5
STATEMENTS = int(os.environ.get("WPS_GRAPH_STATEMENTS", "1000000"))
JSON = {"Accept": "application/sparql-results+json"}


@contextmanager
def server(store: Path) -> Iterator[httpx.Client]:
    """A server of the store with no limit of rows, and a client of it."""
    arguments = ["serve", "--graph", str(store), "--port", "0", "--rows", "0", "--seconds", "120", "--quiet"]
    command = [sys.executable, "-m", "graph_build.cli", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    found = re.search(r"http://\S+", process.stdout.readline())
    assert found is not None
    try:
        with httpx.Client(base_url=found[0], timeout=300, trust_env=False) as client:
            yield client
    finally:
        process.terminate()
        process.wait()


def asked_texts(store: ox.Store) -> Iterator[tuple[str, str]]:
    """Every question with its example, as a query text."""
    for question in list_questions():
        try:
            values = parameter_values(Source(store), question, question.example).values
        except UsageError:
            continue  # the corpus does not have the name of the example
        yield question.name, bind_values(question.sparql, values)


def own(store: ox.Store, text: str) -> bytes:
    """The answer of the store in this process."""
    results = store.query(text, prefixes=dict(PREFIXES))
    assert isinstance(results, ox.QuerySolutions)
    return results.serialize(format=ox.QueryResultsFormat.JSON) or b""


def served(client: httpx.Client, text: str) -> bytes:
    """The answer of the server."""
    return client.post("/sparql", data={"query": text}, headers=JSON).raise_for_status().content


def times(store: ox.Store, client: httpx.Client, text: str) -> tuple[float, float, int]:
    """Median seconds of the store and of the server, taking turns after a warm-up, and the size of the answer."""
    assert own(store, text) == served(client, text)
    ours, theirs = [], []
    for _ in range(RUNS):
        begun = time.perf_counter()
        own(store, text)
        between = time.perf_counter()
        answer = served(client, text)
        theirs.append(between - begun)
        ours.append(time.perf_counter() - between)
    return statistics.median(theirs), statistics.median(ours), len(answer)


def main() -> None:
    """Build, enlarge, load, ask."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        subprocess.run(
            [sys.executable, "-m", "graph_build.cli", "build", "--out", str(folder), "--quiet", "--no-network"],
            check=True,
        )
        enlarge(folder / "graph.trig", STATEMENTS, folder / "large.nq")
        statements = make_store(folder / "large.nq", folder / "store")
        store = ox.Store.read_only(str(folder / "store"))
        print(f"{statements:,} statements, Python {platform.python_version()}, pyoxigraph {version('pyoxigraph')}\n")
        print("| question | answer | store | serve | serve - 1.3 × store |\n|---|---|---|---|---|")
        over = []
        with server(folder / "store") as client:
            for name, text in asked_texts(store):
                own_time, our_time, size = times(store, client, text)
                more = (our_time - 1.3 * own_time) * 1000
                over.append(more)
                print(f"| {name} | {size:,} B | {own_time * 1000:.1f} ms | {our_time * 1000:.1f} ms | {more:+.1f} ms |")
    print(
        f"\nBeyond 1.3 × store: median {statistics.median(over):+.1f} ms, worst {max(over):+.1f} ms (the bar: + 5 ms)"
    )


if __name__ == "__main__":
    main()
