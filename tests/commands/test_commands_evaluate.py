"""Shows that `evaluate` tells its scores to people and machines, and that they are those of the founders' scorer."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph_build.cli import main

ROOT = Path(__file__).resolve().parents[2]
GRAPH = """@prefix wps: <https://w3id.org/wps-graph/ontology#> . @prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix i: <x:> .
i:doc a wps:Document ; wps:sourceFile "doc.txt" . i:chad a wps:State ; rdfs:label "Chad" .
i:m wps:refersTo i:chad ; oa:hasSource i:doc ; oa:hasSelector i:s . i:s oa:exact "Chad" .
"""
ENTITIES = '{"label": "Chad", "type": "State"}\n{"label": "Mali", "type": "State"}\n'
SEED = 1325
KEPT = 0.9


@pytest.fixture
def small(tmp_path: Path) -> list[str]:
    """Return the arguments that evaluate a small graph: one state of two."""
    for stem in ("doc", "other"):
        (tmp_path / "gold" / stem).mkdir(parents=True)
        (tmp_path / "gold" / stem / "entities.jsonl").write_text(ENTITIES, "utf-8")
    (tmp_path / "graph.ttl").write_text(GRAPH, "utf-8")
    return ["evaluate", "--gold", str(tmp_path / "gold"), "--graph", str(tmp_path / "graph.ttl")]


def test_scores_of_some_documents(small: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*small, "--document", "doc", "--json"]) == 0
    scores = json.loads(capsys.readouterr().out)["scores"]
    assert scores["entity.State"] == {
        "precision": 1.0, "recall": 0.5, "f1": 0.667, "right": 1, "in_graph": 1, "in_gold": 2,
    }  # fmt: skip
    assert main([*small, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["scores"]["entity.State"]["in_gold"] == 4


def test_names_in_lists_and_errors_are_shown_on_request(
    small: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*small, "--document", "doc", "--listed", str(tmp_path / "graph.ttl"), "--errors", "5"]) == 0
    shown = capsys.readouterr()
    rows = {line.split()[0]: line.split()[1:] for line in shown.out.splitlines() if line}
    assert rows["entity.listed"] == ["1.000", "1", "1"]
    assert rows["entity.unlisted"] == ["0.000", "0", "1"]
    assert shown.err.splitlines() == ["entity missed: ('doc', 'State', 'Mali')"]


def test_a_folder_without_annotations(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "--gold", str(tmp_path), "--graph", "any.trig"]) == 3
    assert main(["evaluate", "--gold", str(tmp_path / "none"), "--graph", "any.trig"]) == 3
    assert len(capsys.readouterr().err.splitlines()) == 2


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("damaged", [False, True], ids=["whole", "damaged"])
def test_the_scores_are_those_of_the_founders_scorer(
    built_shared: Path, shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], damaged: bool
) -> None:
    """All measures and fields, names in lists told apart. A graph that lost every tenth line errs in more ways."""
    graph = built_shared / "graph.trig"
    if damaged:
        graph = _damaged(graph, tmp_path / "damaged.nq")
    gold, listed = str(shared / "gold" / "dev"), str(ROOT / "ontology" / "reference")
    assert main(["evaluate", "--gold", gold, "--graph", str(graph), "--listed", listed, "--json"]) == 0
    own = json.loads(capsys.readouterr().out)
    scorer = [sys.executable, str(shared / "gold" / "score.py"), str(graph), gold, "--listed", listed, "--json"]
    assert own == json.loads(subprocess.run(scorer, capture_output=True, text=True, check=True).stdout)


def _damaged(graph: Path, place: Path) -> Path:
    """The graph without some of its lines, always the same ones."""
    store = ox.Store()
    store.bulk_load(path=str(graph), format=ox.RdfFormat.TRIG)
    written = store.dump(format=ox.RdfFormat.N_QUADS)
    assert written is not None
    lines = sorted(written.decode("utf-8").splitlines(keepends=True))
    chosen = random.Random(SEED)
    place.write_text("".join(line for line in lines if chosen.random() < KEPT), "utf-8")
    return place
