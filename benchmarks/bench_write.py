"""Writes a built graph as TriG: the writer of the build against rdflib's, and counts that both files hold the same.

Input: the bundled corpus, built on the spot.
"""

from __future__ import annotations

import platform
import statistics
import time
from collections.abc import Callable
from importlib.metadata import version

import pyoxigraph as ox
import rdflib

from graph_build.corpus.folders import read_sources
from graph_build.extract.corpus_extract import extract_corpus
from graph_build.graph.emit.quads import emit
from graph_build.graph.mint import Mint
from graph_build.graph.write import to_trig
from graph_build.resources import corpus_dir
from graph_build.vocabulary import THINGS

RUNS = 5


def median(work: Callable[[], object]) -> float:
    """The median time of some runs after a warm-up."""
    work()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Compare, then time, then print."""
    quads = emit(extract_corpus(list(read_sources((corpus_dir(),)).documents)), Mint())
    data = rdflib.Dataset()
    data.parse(data=to_trig(quads, THINGS).decode(), format="trig")
    again = set(ox.parse(data.serialize(format="trig").encode(), format=ox.RdfFormat.TRIG))
    assert again == quads, "the two files differ"
    print(f"Python {platform.python_version()}, pyoxigraph {version('pyoxigraph')}, rdflib {version('rdflib')}")
    own, other = median(lambda: to_trig(quads, THINGS)), median(lambda: data.serialize(format="trig"))
    print("| job | size | ours | rdflib | ratio |\n|---|---|---|---|---|")
    print(f"| sorted TriG | {len(quads):,} quads | {own:.2f} s | {other:.2f} s | {other / own:.1f} |")


if __name__ == "__main__":
    main()
