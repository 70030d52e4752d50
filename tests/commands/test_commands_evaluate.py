"""Shows that an evaluation counts what is right, missed and too much, and agrees with the founders' scorer."""

import json
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph_build.cli import main
from graph_build.errors import InputError
from graph_build.evaluate.records import Annotated, Built, contains, fold, overlap, read_gold
from graph_build.evaluate.scores import Outcome, evaluate_graph

GRAPH = """
PREFIX wps: <https://w3id.org/wps-graph/ontology#> PREFIX wpsv: <https://w3id.org/wps-graph/vocab/>
PREFIX i: <https://w3id.org/wps-graph/id/>
PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
INSERT DATA {
  wps:Policy rdfs:subClassOf wps:Document . wps:State rdfs:subClassOf wps:Organization .
  wpsv:undertaking skos:prefLabel "Undertaking" .
  i:doc a wps:Policy ; wps:sourceFile "doc.txt" ; rdfs:label "Policy" . i:p1 wps:number "1" .
  i:nato a wps:Organization ; rdfs:label "NATO" . i:norway a wps:State ; rdfs:label "Norway" .
  i:ada a wps:Person ; rdfs:label "Ada" .
  i:post a wps:Post ; rdfs:label "Adviser" .
  i:m1 wps:refersTo i:nato ; oa:hasSource i:doc ; oa:hasSelector i:s1 . i:s1 oa:exact "NATO" .
  i:m2 wps:refersTo i:norway ; oa:hasSource i:doc ; oa:hasSelector i:s2 . i:s2 oa:exact "Norway" .
  i:m3 wps:refersTo i:ada ; oa:hasSource i:doc ; oa:hasSelector i:s3 . i:s3 oa:exact "Ada" .
  i:m4 wps:refersTo i:post ; oa:hasSource i:doc ; oa:hasSelector i:s4 . i:s4 oa:exact "Adviser" .
  i:a1 a wps:Assertion ; rdf:subject i:norway ; rdf:predicate wps:memberOf ; rdf:object i:nato ; wps:evidence i:e1 .
  i:a2 a wps:Assertion ; rdf:subject i:doc ; rdf:predicate wps:adoptedOn ; rdf:object "2024" ; wps:evidence i:e1 .
  i:a3 a wps:Assertion ; rdf:subject i:ada ; rdf:predicate wps:holdsPost ; rdf:object i:post ; wps:evidence i:e1 .
  i:h wps:holder i:ada ; wps:onPost i:post ; wps:start "2021" .
  i:e1 oa:hasSource i:doc ; oa:hasSelector i:s5 . i:s5 oa:exact "Norway is a member of NATO" .
  i:c a wps:Commitment ; wps:evidence i:e2 ; wps:statedIn i:p1 ;
    wps:strength wpsv:undertaking ;
    wps:bearer i:nato ; wps:bearerText "It" .
  i:e2 oa:hasSource i:doc ; oa:hasSelector i:s6 . i:s6 oa:exact "NATO will train its advisers every year" .
}"""
GOLD = Annotated(
    "doc",
    [
        {"label": "NATO", "aliases": [], "type": "Organization"},
        {"label": "Norway", "type": "State"},
        {"label": "Sweden", "type": "State"},
        {"label": "Ada", "type": "Person"},
        {"label": "Adviser", "type": "Role"},
        {"label": "the Policy", "type": "Policy"},
    ],
    [
        {"s": "Norway", "p": "memberOf", "o": "NATO"},
        {"s": "@self", "p": "adoptedOn", "o": "2024"},
        {"s": "Sweden", "p": "memberOf", "o": "NATO"},
        {"s": "Ada", "p": "holdsPost", "o": "Adviser", "start": "2021"},
    ],
    [
        {
            "quote": "NATO will train its advisers every year",
            "paragraph": "1",
            "bearer": ["NATO"],
            "strength": "undertaking",
            "periodicity": "P1Y",
        },
        {
            "quote": "Allies should share their data with one another",
            "paragraph": "2",
            "bearer": [],
            "strength": "encouragement",
        },
    ],
)


def outcome() -> Outcome:
    store = ox.Store()
    store.update(GRAPH)
    return evaluate_graph(Built(store), [GOLD])


def test_counts_of_a_small_graph() -> None:
    scores = outcome().record()["scores"]
    assert {k: (s["right"], s["in_graph"], s["in_gold"]) for k, s in scores.items() if k.endswith(".all")} == {
        "entity.all": (5, 4, 6),
        "fact.all": (3, 3, 4),
        "commitment.all": (1, 1, 2),
    }


def test_fields_of_a_small_graph() -> None:
    fields = outcome().record()["fields"]
    assert {name: (f["right"], f["of"]) for name, f in fields.items()} == {
        "bearer": (1, 1),
        "strength": (1, 1),
        "paragraph": (1, 1),
        "recurrence": (0, 1),
        "holdsPost dates": (1, 1),
    }


def test_errors_are_named() -> None:
    errors = outcome().errors
    assert errors["entity missed"] == [("doc", "State", "Sweden")]
    assert errors["fact missed"] == [("doc", "memberOf", "Sweden", "NATO")]
    assert errors["commitment missed"][0][1] == "2"


def test_the_table_is_for_people() -> None:
    assert "commitment.all" in outcome().table()


def test_names_are_compared_without_case_marks_and_article() -> None:
    assert fold("The Organisation's  “Plan”") == "organisations plan"
    assert contains("Military Committee", "NATO Military Committee")
    assert not contains("Committee", "Committees")
    assert overlap("x b", "b c") == 0.5
    assert overlap("", "") == 0.0


def test_annotations_that_are_no_json(tmp_path: Path) -> None:
    (tmp_path / "doc").mkdir()
    (tmp_path / "doc" / "facts.jsonl").write_text("{", "utf-8")
    with pytest.raises(InputError, match="annotations"):
        read_gold(tmp_path)


def test_a_folder_without_annotations(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", "--gold", str(tmp_path), "--graph", "any.trig"]) == 3
    assert main(["evaluate", "--gold", str(tmp_path / "none"), "--graph", "any.trig"]) == 3
    assert len(capsys.readouterr().err.splitlines()) == 2


@pytest.mark.shared
@pytest.mark.slow
def test_the_scores_are_those_of_the_founders_scorer(
    built_shared: Path, shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    graph, gold = str(built_shared / "graph.trig"), str(shared / "gold" / "dev")
    assert main(["evaluate", "--gold", gold, "--graph", graph, "--json"]) == 0
    own = json.loads(capsys.readouterr().out)
    command = [sys.executable, str(shared / "gold" / "score.py"), graph, gold, "--json"]
    other = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert own == other
