"""Turns broken graphs into proof that every shape and every violation query fires, and stays quiet on a sound one."""

import re
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib.namespace import SH

from graph_build.ask.load import unite_graphs
from graph_build.errors import InputError
from graph_build.graph import check
from graph_build.graph.check import check_graph, violation_queries
from graph_build.graph.emit.quads import ontology_quads
from graph_build.graph.shapes import read_shapes
from graph_build.resources import ontology_dir
from graph_build.vocabulary import CLASSES, ONTOLOGY, PROPERTIES, THINGS

BAD = Path(__file__).resolve().parent.parent / "bad"
GOOD = BAD / "good.trig"
SHAPES = rdflib.Graph().parse(ontology_dir() / "shapes.ttl")
REPORTING = sorted(str(s).rsplit("#", 1)[-1] for s in SHAPES.subjects(SH.message, None))
QUERIES = [query.name for query in violation_queries()]


def load(*files: Path, own_base: bool = False) -> ox.Store:
    store = ox.Store()
    for file in files:
        text = file.read_text(encoding="utf-8")
        if own_base:
            text = text.replace(f"wpsi: <{THINGS}>", f"wpsi: <{THINGS}{file.stem}/>")
        store.bulk_load(text.encode(), format=ox.RdfFormat.TRIG)
    return store


@lru_cache(maxsize=1)
def findings_of_broken_shapes() -> frozenset[tuple[str, str]]:
    # Each file keeps its things under an address of its own, so that one run serves them all.
    found = check_graph(load(*(BAD / f"{name}.trig" for name in REPORTING), own_base=True))
    return frozenset((finding.check, finding.focus) for finding in found)


def test_a_sound_graph_has_no_findings() -> None:
    assert check_graph(GOOD) == []


def test_every_check_has_its_broken_file_and_every_file_its_check() -> None:
    files = {file.stem for file in BAD.glob("*.trig")} - {"good"}
    assert files == {*REPORTING, *QUERIES, check.READABLE}


@pytest.mark.parametrize("name", REPORTING)
def test_each_shape_fires_on_its_broken_file(name: str) -> None:
    assert [focus for shape, focus in findings_of_broken_shapes() if shape == name and f"/{name}/" in focus]


@pytest.mark.parametrize("name", QUERIES)
def test_each_violation_query_fires_on_its_broken_file(name: str) -> None:
    assert name in {finding.check for finding in check_graph(BAD / f"{name}.trig")}


def test_a_file_that_is_no_rdf_is_a_finding() -> None:
    # A literal as subject is the case at hand: no serialisation of RDF can hold one.
    (finding,) = check_graph(BAD / "readable.trig")
    assert (finding.check, finding.severity) == ("readable", "violation")


def test_a_file_that_holds_nothing_is_no_sound_graph(tmp_path: Path) -> None:
    (tmp_path / "graph.trig").write_bytes(b"")
    (finding,) = check_graph(tmp_path / "graph.trig")
    assert (finding.check, finding.severity) == ("readable", "violation")


def test_a_missing_file_and_an_unknown_ending_are_errors(tmp_path: Path) -> None:
    for path in (tmp_path / "none.trig", ontology_dir() / "checks" / "circle.rq"):
        with pytest.raises(InputError, match=r"cannot read the graph|kind of the file"):
            check_graph(path)


def test_a_store_is_checked_and_left_as_it_was() -> None:
    store = load(GOOD)
    before = len(store)
    assert check_graph(store) == []
    assert len(store) == before


def test_the_union_in_the_default_graph_changes_no_finding() -> None:
    store = load(*(BAD / f"{name}.trig" for name in REPORTING), own_base=True)
    before = check_graph(store)
    unite_graphs(store)
    assert check_graph(store) == before
    assert {finding.check for finding in before} >= {*REPORTING}


def test_only_a_store_without_the_ontology_is_copied() -> None:
    bare = load(GOOD)
    whole = check._with_ontology(bare)
    assert whole is not bare
    assert check._with_ontology(whole) is whole
    built = ox.Store()
    built.extend(ontology_quads())
    assert check._with_ontology(built) is built


def test_findings_are_sorted_and_say_problem_and_remedy() -> None:
    found = check_graph(BAD / "Commitment-strength.trig")
    assert found == sorted(found)
    assert all(re.search(r"\. \S", finding.message) for finding in found)


def test_the_closure_is_no_subject_of_the_shapes() -> None:
    store = load(GOOD)
    store.add(
        ox.Quad(
            ox.NamedNode(THINGS + "panel"),
            ox.NamedNode(ONTOLOGY + "holdsPost"),
            ox.NamedNode(THINGS + "council"),
            ox.NamedNode("https://w3id.org/wps-graph/graph/inferred"),
        )
    )
    assert check_graph(store) == []


def test_every_shape_is_named_and_warns_or_objects() -> None:
    for shape in SHAPES.subjects(SH.message, None):
        assert isinstance(shape, rdflib.URIRef)
        assert SHAPES.value(shape, SH.severity) in {SH.Violation, SH.Warning}
        assert re.search(r"\. \S", str(SHAPES.value(shape, SH.message)))


def test_shapes_and_queries_use_declared_terms() -> None:
    texts = [(ontology_dir() / "shapes.ttl").read_text(encoding="utf-8"), *(q.sparql for q in violation_queries())]
    used = {name for text in texts for name in re.findall(r"\bwps:([A-Za-z0-9]+)", text)}
    assert used <= {*CLASSES, *PROPERTIES}


STRANGE = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <urn:ex:> .
ex:s a sh:NodeShape ; sh:targetClass ex:C ; {0} ."""


@pytest.mark.parametrize(
    ("used", "said"), [("sh:closed true", "sh:closed"), ("sh:path ( ex:a ex:b )", "path of several steps")]
)
def test_a_shape_that_says_more_than_is_read_is_refused(used: str, said: str, tmp_path: Path) -> None:
    file = tmp_path / "shapes.ttl"
    file.write_text(STRANGE.format(used), encoding="utf-8")
    with pytest.raises(InputError, match=said):
        read_shapes(file)


def test_a_second_validator_finds_the_same() -> None:
    # pySHACL is the reference implementation in Python; it holds all of the data in memory.
    store = load(*(BAD / f"{name}.trig" for name in REPORTING), own_base=True)
    ours = {(f.check, f.focus) for f in check_graph(store) if f.check in REPORTING}
    data = rdflib.Graph()
    whole = check._with_ontology(store)
    asserted = {quad.triple for quad in filter(check._is_asserted(whole), whole)}
    data.parse(data=ox.serialize(asserted, format=ox.RdfFormat.N_TRIPLES), format="nt")
    _, report, _ = pyshacl.validate(data, shacl_graph=SHAPES, inplace=True)
    assert isinstance(report, rdflib.Graph)
    theirs = {
        (str(report.value(r, SH.sourceShape)).rsplit("#", 1)[-1], str(report.value(r, SH.focusNode)))
        for r in report.objects(None, SH.result)
    }
    assert ours == theirs
