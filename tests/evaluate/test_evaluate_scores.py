"""Shows that an evaluation counts what is right, missed and too much, each thing and clause once."""

from dataclasses import replace

import pyoxigraph as ox
import pytest

from graph_build.evaluate import Annotated, Built, Outcome, evaluate_graph

PREFIXES = """
PREFIX wps: <https://w3id.org/wps-graph/ontology#> PREFIX wpsv: <https://w3id.org/wps-graph/vocab/>
PREFIX i: <https://w3id.org/wps-graph/id/>
PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
GRAPH = f"""{PREFIXES} INSERT DATA {{
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
}}"""
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


def outcome(update: str = "", gold: Annotated = GOLD, listed: frozenset[str] | None = None) -> Outcome:
    """The comparison of the small graph, with what an update adds, and the small annotation."""
    store = ox.Store()
    store.update(GRAPH)
    if update:
        store.update(f"{PREFIXES} INSERT DATA {{ {update} }}")
    return evaluate_graph(Built(store), [gold], listed)


def counts(found: Outcome, *measures: str) -> dict[str, tuple[int, int, int]]:
    scores = found.record()["scores"]
    return {name: tuple(scores[name][key] for key in ("right", "in_graph", "in_gold")) for name in measures}


def mention(number: int, thing: str, words: str) -> str:
    """A mention in the small document, in Turtle."""
    return (
        f"i:m{number} wps:refersTo i:{thing} ; oa:hasSource i:doc ; oa:hasSelector i:s{number} . "
        f'i:s{number} oa:exact "{words}" .'
    )


def statement(number: int, subject: str, relation: str, value: str) -> str:
    """A statement with evidence in the small document, in Turtle."""
    return (
        f"i:a{number} a wps:Assertion ; rdf:subject {subject} ; rdf:predicate wps:{relation} ; rdf:object {value} ; "
        "wps:evidence i:e1 ."
    )


def test_counts_of_a_small_graph() -> None:
    assert counts(outcome(), "entity.all", "entity.named", "fact.all", "fact.core", "commitment.all") == {
        "entity.all": (5, 4, 6),
        "entity.named": (5, 4, 6),
        "fact.all": (3, 3, 4),
        "fact.core": (3, 3, 4),
        "commitment.all": (1, 1, 2),
    }


def test_fields_of_a_small_graph() -> None:
    fields = outcome().record()["fields"]
    assert {name: (one["right"], one["of"]) for name, one in fields.items()} == {
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
    assert errors["recurrence wrong"] == [("doc", "NATO will train its advisers every year", "P1Y", ())]


def test_the_table_is_for_people() -> None:
    lines = outcome(listed=frozenset({"nato"})).table().splitlines()
    rows = {line.split()[0]: line.split()[1:] for line in lines if line}
    assert rows["commitment.all"] == ["1.000", "0.500", "0.667", "1", "1", "2"]
    assert rows["entity.listed"] == ["1.000", "1", "1"], "recall alone"
    assert rows["entity.macro"][3:] == ["(mean", "of", "1", "documents)"]


def test_a_second_node_for_one_thing_is_one_too_many() -> None:
    """The first by address is right; that two nodes share the name does not find the thing twice."""
    found = outcome('i:z a wps:Organization ; rdfs:label "NATO" . ' + mention(9, "z", "NATO"))
    assert counts(found, "entity.all") == {"entity.all": (5, 5, 6)}
    assert found.record()["scores"]["entity.all"]["precision"] == 0.8
    assert found.errors["entity extra"] == [("doc", "Organization", "nato", "one too many for a thing that was found")]


def test_a_thing_is_right_for_one_annotation_alone() -> None:
    gold = replace(
        GOLD, entities=[*GOLD.entities, {"label": "the Alliance", "aliases": ["NATO"], "type": "Organization"}]
    )
    assert counts(outcome(gold=gold), "entity.Organization") == {"entity.Organization": (1, 1, 2)}


def test_two_things_of_one_name_are_told_apart_by_the_label() -> None:
    """Both annotations fit both nodes by a short form; each finds its own, whichever was minted first."""
    gold = replace(
        GOLD,
        entities=[
            {"label": "Office of the Adviser", "aliases": ["Office"], "type": "Body"},
            {"label": "Office of the Chair", "aliases": ["Office"], "type": "Body"},
        ],
    )
    found = outcome(
        'i:o1 a wps:Body ; rdfs:label "Office of the Chair" . i:o2 a wps:Body ; rdfs:label "Office of the Adviser" .'
        + "".join(mention(number, thing, "the Office") for number, thing in ((20, "o1"), (21, "o2"))),
        gold,
    )
    assert counts(found, "entity.Body") == {"entity.Body": (2, 2, 2)}


def test_loose_kinds_are_not_counted_as_named() -> None:
    gold = replace(GOLD, entities=[{"label": "Training", "type": "Theme"}])
    update = 'i:t a skos:Concept ; skos:prefLabel "Training" . ' + mention(9, "t", "training")
    assert counts(outcome(update, gold), "entity.Theme", "entity.named") == {
        "entity.Theme": (1, 1, 1),
        "entity.named": (0, 4, 0),
    }


@pytest.mark.parametrize(
    ("label", "quote", "right"),
    [
        ("the launch of the Plan in Oslo", "", 1),
        ("an opening", "Norway saw the launch of a new Plan", 1),
        ("a meeting in Oslo", "the panel came together", 0),
    ],
)
def test_a_happening_is_found_by_half_of_its_words(label: str, quote: str, right: int) -> None:
    gold = replace(GOLD, entities=[{"label": label, "type": "Event", "quote": quote}])
    update = 'i:v a wps:Event ; rdfs:label "launch of the Plan" . ' + mention(9, "v", "the launch of the new Plan")
    assert counts(outcome(update, gold), "entity.Event") == {"entity.Event": (right, 1, 1)}


def test_half_of_the_words_do_not_find_anything_else() -> None:
    gold = replace(GOLD, entities=[{"label": "Office of the Chair", "type": "Body"}])
    update = 'i:o a wps:Body ; rdfs:label "Office of the Adviser" . ' + mention(9, "o", "the Office of the Adviser")
    assert counts(outcome(update, gold), "entity.Body") == {"entity.Body": (0, 1, 1)}


def test_a_name_in_a_list_is_told_from_one_in_none() -> None:
    found = outcome(listed=frozenset({"nato", "sweden"}))
    assert counts(found, "entity.listed", "entity.unlisted") == {
        "entity.listed": (1, 0, 2),
        "entity.unlisted": (4, 0, 4),
    }
    assert "entity.listed" not in outcome().record()["scores"]


def test_a_second_fact_for_one_annotation_is_neither_right_nor_wrong() -> None:
    update = 'i:z a wps:Organization ; rdfs:label "NATO" . ' + mention(9, "z", "NATO")
    found = outcome(update + statement(9, "i:norway", "memberOf", "i:z"))
    assert counts(found, "fact.memberOf") == {"fact.memberOf": (1, 1, 2)}
    assert "fact extra" not in found.errors


def test_two_annotations_of_one_fact_are_both_found() -> None:
    gold = replace(GOLD, facts=[{"s": "Norway", "p": "memberOf", "o": "NATO"}] * 2)
    score = outcome(gold=gold).record()["scores"]["fact.memberOf"]
    assert (score["right"], score["in_graph"], score["in_gold"], score["precision"]) == (2, 1, 2, 1.0)


def test_what_a_thing_is_on_counts_as_topic() -> None:
    gold = replace(GOLD, facts=[{"s": "@self", "p": "about", "o": "Norway"}])
    found = outcome(statement(9, "i:doc", "about", "i:norway"), gold)
    assert counts(found, "fact.topic", "fact.core") == {"fact.topic": (1, 1, 1), "fact.core": (0, 3, 0)}


def test_a_statement_that_lacks_an_end_is_wrong() -> None:
    found = outcome("i:a9 a wps:Assertion ; rdf:subject i:ada ; rdf:predicate wps:memberOf ; wps:evidence i:e1 .")
    assert found.errors["fact extra"] == [("doc", "memberOf", "ada", "nothing")]


def test_relations_that_annotations_do_not_know_are_not_counted() -> None:
    found = outcome(statement(9, "i:ada", "worksIn", "i:nato"))
    assert counts(found, "fact.all") == {"fact.all": (3, 3, 4)}


def test_the_mean_weighs_short_and_long_documents_alike() -> None:
    """Of one document 4 of 5 things are found, of another none of 1: together 0.667, in the mean 0.4."""
    store = ox.Store()
    store.update(GRAPH)
    other = Annotated("other", [{"label": "Chad", "type": "State"}], [], [])
    scores = evaluate_graph(Built(store), [replace(GOLD, entities=GOLD.entities[:5]), other]).record()["scores"]
    assert scores["entity.all"]["recall"] == 0.667
    assert scores["entity.macro"] == {"precision": 0.5, "recall": 0.4, "f1": 0.445, "documents": 2}
    assert scores["commitment.macro"]["documents"] == 1, "a document without annotated commitments has no part"


def test_words_that_stand_twice_are_told_apart_by_their_paragraph() -> None:
    clause = GOLD.commitments[0]
    gold = replace(GOLD, commitments=[{**clause, "paragraph": "2"}, {**clause, "paragraph": "1"}])
    found = outcome(gold=gold)
    assert found.errors["commitment missed"] == [("doc", "2", clause["quote"])]
    assert found.record()["fields"]["paragraph"] == {"accuracy": 1.0, "right": 1, "of": 1}


@pytest.mark.parametrize(
    ("bearer", "right"), [(["NATO"], 1), (["NATO Allies"], 1), (["NATO", "Norway"], 0), (["Norway"], 0), ([], 0)]
)
def test_every_annotated_bearer_is_asked_for(bearer: list[str], right: int) -> None:
    gold = replace(GOLD, commitments=[{**GOLD.commitments[0], "bearer": bearer}])
    assert outcome(gold=gold).record()["fields"]["bearer"]["right"] == right
