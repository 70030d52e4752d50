"""A statement is explained by its sentences or by rules and premises, down to what documents say."""

from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, serialize

from graph_build.ask.entail import Entailment, Step
from graph_build.ask.explain import Proof, explain
from graph_build.ask.load import open_graph
from graph_build.errors import UsageError
from graph_build.vocabulary import PREFIXES, THINGS, graph, owl, rdf, rdfs, wps

GOLDEN = Path(__file__).parent.parent / "golden" / "golden.trig"
COMMITMENT = "wpsi:meridian-policy-2024/p7/commitment/double-7eb1c20b"


@pytest.fixture(scope="module")
def golden() -> Store:
    return open_graph(GOLDEN)


def test_asserted_statement_is_explained_by_every_sentence_that_says_it(golden: Store) -> None:
    explanation = explain(golden, "MGC", "partOf", "Meridian Military Staff")
    assert explanation.status == "asserted"
    assert [(quote.paragraph, quote.words) for quote in explanation.proof.quotes] == [
        ("5", "The Meridian Gender Committee, established in May 2010, is part of the Meridian Military Staff."),
        ("3", "It is part of the Meridian Military Staff."),
    ]
    assert "paragraph 3; rule partOf-rule" in explanation.text


@pytest.mark.parametrize(
    ("statement", "rule", "leaves"),
    [
        (("MGC", "part of", "Meridian Alliance"), "prp-trp", 2),
        (("Meridian Alliance", "wps:hasPart", "Meridian Military Staff"), "prp-inv2", 1),
        (("Ada Lindqvist", "worksIn", "Meridian Alliance"), "prp-spo2", 3),
        (("Ada Lindqvist", "participated in", "Meridian Conference on Gender Perspectives"), "prp-spo1", 1),
        (("MGC", "a", "agent"), "cax-sco", 1),
        (("Meridian Alliance", "bears", COMMITMENT), "prp-inv2", 1),
        (("UNSCR 1325", "a", "wps:Document"), "cax-sco", 1),
    ],
)
def test_inferred_statement_is_explained_down_to_what_is_asserted(
    golden: Store, statement: tuple[str, str, str], rule: str, leaves: int
) -> None:
    explanation = explain(golden, *statement)
    assert (explanation.status, explanation.proof.rule) == ("inferred", rule)
    assert len(explanation.proof.asserted) == leaves
    assert all(leaf.status == "asserted" for leaf in explanation.proof.asserted)
    assert f"rule {rule}" in explanation.text


def test_every_inferred_statement_of_the_golden_graph_has_a_proof(golden: Store) -> None:
    seen = 0
    for quad in golden.quads_for_pattern(None, None, None, graph("inferred")):
        subject, predicate, value = (str(part) for part in (quad.subject, quad.predicate, quad.object))
        explanation = explain(golden, subject, predicate, value)
        check_proof(golden, explanation.proof)
        seen += 1
    assert seen > 100


def check_proof(store: Store, proof: Proof) -> None:
    if proof.status == "asserted":
        return
    assert proof.status == "inferred"
    step = Step(proof.rule, proof.axioms, tuple(premise.statement for premise in proof.premises))
    assert step in list(Entailment(store).steps(proof.statement)), "the step is one of the rule"
    for premise in proof.premises:
        check_proof(store, premise)


def test_statement_in_neither_part_is_told_so(golden: Store) -> None:
    for value in ("Meridian Alliance", "UNSCR 1325"):
        explanation = explain(golden, "MGC", "advises", value)
        assert explanation.status == "unknown"
        assert "neither states nor entails" in explanation.text
    assert explain(golden, "MGC", "establishedOn", "1999").status == "unknown"


def test_dates_texts_and_axioms_are_explained(golden: Store) -> None:
    assert explain(golden, "MGC", "established on", "2010-05").proof.quotes
    assert explain(golden, COMMITMENT, "due", "2030").proof.quotes
    assert explain(golden, "wps:implements", "rdfs:subPropertyOf", "wps:carriesForward").status == "axiom"
    assert explain(golden, "MGC", "a", "body").text.endswith("without a sentence of its own.\n")


@pytest.mark.parametrize(
    ("statement", "complaint"),
    [
        (("No such body", "partOf", "Meridian Alliance"), "nothing is called"),
        (("MGC", "partOff", "Meridian Alliance"), "close: part of, partOf"),
        (("MGC", "a", "Boddy"), "close: body"),
    ],
)
def test_unknown_part_lists_close_names(golden: Store, statement: tuple[str, str, str], complaint: str) -> None:
    with pytest.raises(UsageError, match=complaint):
        explain(golden, *statement)


def test_symmetric_domain_and_range_rules_are_told() -> None:
    store = Store()
    one, two = NamedNode(THINGS + "one"), NamedNode(THINGS + "two")
    works = wps("cooperatesWith")
    home = graph("ontology")
    store.add(Quad(works, rdf("type"), owl("SymmetricProperty"), home))
    store.add(Quad(works, rdfs("domain"), wps("Agent"), home))
    store.add(Quad(wps("hosts"), rdfs("range"), wps("Event"), home))
    store.add(Quad(one, works, two, graph("some-document")))
    store.add(Quad(one, wps("hosts"), two, graph("some-document")))
    for subject, predicate, value in (
        (two, works, one),
        (one, rdf("type"), wps("Agent")),
        (two, rdf("type"), wps("Agent")),
        (two, rdf("type"), wps("Event")),
    ):
        store.add(Quad(subject, predicate, value, graph("inferred")))
    for quad in list(store):
        store.add(Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()))
    assert explain(store, "wpsi:two", works.value, "wpsi:one").proof.rule == "prp-symp"
    assert explain(store, "wpsi:one", "a", "wps:Agent").proof.rule == "prp-dom"
    assert explain(store, "wpsi:two", "a", "wps:Event").proof.rule == "prp-rng"
    proof = explain(store, "wpsi:two", "a", "wps:Agent").proof
    assert (proof.rule, [premise.rule for premise in proof.premises]) == ("prp-dom", ["prp-symp"])


def test_plain_turtle_is_explained_too(golden: Store, tmp_path: Path) -> None:
    triples = {quad.triple for quad in golden if quad.graph_name not in (graph("inferred"), DefaultGraph())}
    content = serialize(sorted(triples, key=str), format=RdfFormat.TURTLE, prefixes=dict(PREFIXES))
    assert content is not None
    (tmp_path / "graph.ttl").write_bytes(content)
    explanation = explain(open_graph(tmp_path / "graph.ttl"), "MGC", "advises", "Meridian Military Committee")
    assert (explanation.status, len(explanation.proof.quotes)) == ("asserted", 1)


def test_explanation_for_machines_holds_full_addresses(golden: Store) -> None:
    told = explain(golden, "MGC", "partOf", "Meridian Alliance").to_dict()
    assert told["statement"] == [
        THINGS + "meridian-gender-committee",
        wps("partOf").value,
        THINGS + "meridian-alliance",
    ]
    assert told["rule"] == "prp-trp"


def test_an_explanation_says_whose_words_prove_it_where_not_the_originals(golden: Store) -> None:
    """In the golden world the news are a digest; the policy stands in its own words."""
    told = explain(golden, "Ada Lindqvist", "spokeAt", "Meridian Conference on Gender Perspectives")
    assert {quote.document: quote.wording for quote in told.proof.quotes} == {"Meridian news 2024": "digest"}
    assert "; digest; rule " in " ".join(told.text.split())
    own = explain(golden, "MGC", "advises", "Meridian Military Committee")
    assert "digest" not in own.text
    assert own.to_dict()["quotes"][0]["wording"] == "original"  # type: ignore[index]
