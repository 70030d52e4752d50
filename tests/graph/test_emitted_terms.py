"""Every declared class and property is emitted by a build of texts, or stands in a table with the reason why not."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from akn_sample import REJECTED, Sample
from conftest import build_once, run_command
from made_documents import PLAN, as_pdf, as_text

from graph_build.graph.load import read_into
from graph_build.resources import corpus_dir, ontology_dir
from graph_build.vocabulary import ONTOLOGY, PREFIXES

TESTS = Path(__file__).resolve().parent.parent
TABLE = ontology_dir() / "not-emitted.csv"
TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
DECLARED = tuple(PREFIXES["owl"] + name for name in ("Class", "ObjectProperty", "DatatypeProperty"))


def declared() -> set[str]:
    triples = ox.parse(path=str(ontology_dir() / "wps.ttl"), format=ox.RdfFormat.TURTLE)
    return {
        t.subject.value.removeprefix(ONTOLOGY)
        for t in triples
        if isinstance(t.subject, ox.NamedNode)
        and t.predicate == TYPE
        and isinstance(t.object, ox.NamedNode)
        and t.object.value in DECLARED
        and t.subject.value.startswith(ONTOLOGY)
    }


def said(files: list[Path]) -> Iterator[str]:
    store = ox.Store()
    for file in files:
        read_into(store, file)
    for quad in store:
        yield quad.predicate.value
        if quad.predicate == TYPE and isinstance(quad.object, ox.NamedNode):
            yield quad.object.value


@pytest.fixture(scope="session")
def emitted(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Terms that a build of the bundled corpus and of made documents says, and a comparison of two versions."""
    folder = tmp_path_factory.mktemp("made")
    (folder / "resolution.xml").write_bytes(Sample().xml)
    (folder / "rejected.xml").write_bytes(REJECTED.xml)
    unanimous = Sample(symbol="S/RES/3000 (2031)", words="Adopted unanimously, 10124th meeting")
    (folder / "unanimous.xml").write_bytes(unanimous.xml)
    (folder / "printed.pdf").write_bytes(as_pdf(PLAN))
    (folder / "copied.txt").write_bytes(as_text(PLAN))
    built = build_once(tmp_path_factory, folder.name, [str(corpus_dir()), str(folder), str(TESTS / "emitted")])
    versions = [str(TESTS / "versions" / f"straits-union-policy-{year}.txt") for year in (2021, 2026)]
    changes = folder / "changes.ttl"
    compared = run_command(["diff", *versions, "--format", "turtle", "--out", str(changes)])
    assert compared.returncode == 0, compared.stderr
    terms = said([built / "graph.trig", changes])
    return {term.removeprefix(ONTOLOGY) for term in terms if term.startswith(ONTOLOGY)}


def test_what_no_build_says_stands_in_the_table_and_nothing_else_does(emitted: set[str]) -> None:
    with TABLE.open(encoding="utf-8", newline="") as file:
        reasons = {row["term"]: row["reason"].strip() for row in csv.DictReader(file)}
    assert sorted(declared() - emitted) == sorted(reasons)
    assert all(reasons.values())
