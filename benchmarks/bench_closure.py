"""Closes a built graph under OWL 2 RL: our rules against owlrl on the same statements, and on the whole graph.

Both sides must conclude the same about things before a clock starts. Input: the bundled corpus, built on the spot.
"""

from __future__ import annotations

import platform
import statistics
import time
from collections.abc import Callable
from importlib.metadata import version

import owlrl
import pyoxigraph as ox
import rdflib

from graph_build.corpus.folders import read_sources
from graph_build.extract.corpus_extract import extract_corpus
from graph_build.graph.closure import close
from graph_build.graph.emit.quads import emit
from graph_build.graph.mint import Mint
from graph_build.resources import corpus_dir
from graph_build.vocabulary import ONTOLOGY, THINGS

RUNS = 5


def plain(quads: set[ox.Quad]) -> rdflib.Graph:
    """What owlrl with its defaults makes of all quads."""
    data = rdflib.Graph()
    content = ox.serialize({quad.triple for quad in quads}, format=ox.RdfFormat.N_TRIPLES) or b""
    data.parse(data=content.decode(), format="nt")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(data)
    return data


def about_things(data: rdflib.Graph, quads: set[ox.Quad]) -> set[str]:
    """Relations between things that are concluded and not stated, as text."""
    stated = {str(quad.triple) for quad in quads}
    found = {
        str(ox.Triple(ox.NamedNode(str(s)), ox.NamedNode(str(p)), ox.NamedNode(str(o))))
        for s, p, o in data
        if str(s).startswith(THINGS) and str(o).startswith(THINGS) and str(p).startswith(ONTOLOGY)
    }
    return found - stated


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
    concluded = {str(q.triple) for q in close(quads).quads}
    other = about_things(plain(quads), quads)
    missing = other - concluded
    print(f"Python {platform.python_version()}, owlrl {version('owlrl')}, rdflib {version('rdflib')}")
    print(f"relations between things that only owlrl on the whole graph concludes: {len(missing)}")
    for triple in sorted(missing)[:5]:
        print(f"  {triple}")
    own = median(lambda: close(quads))
    print("| job | size | ours | owlrl | ratio |\n|---|---|---|---|---|")
    for job, work in (
        ("closure of things, without eq-ref", lambda: close(quads, "owlrl")),
        ("closure, owlrl with its defaults on all", lambda: plain(quads)),
    ):
        theirs = median(work)
        print(f"| {job} | {len(quads):,} quads | {own:.2f} s | {theirs:.2f} s | {theirs / own:.1f} |", flush=True)


if __name__ == "__main__":
    main()
