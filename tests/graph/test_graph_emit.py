"""Shows that what documents say comes out in the shape that ARCHITECTURE.md fixes."""

import pyoxigraph as ox
from pyoxigraph import Literal, NamedNode, Quad
from read_texts import read

from graph_build.extract.corpus_extract import CorpusExtract
from graph_build.graph.emit.commitments import binding_force, concept
from graph_build.graph.emit.quads import emit
from graph_build.graph.emit.things import provision_class, stated_provisions
from graph_build.graph.mint import Mint, document_graph
from graph_build.vocabulary import dcterms, graph, rdf, rdfs, skos, theme, wps, wpsv, xsd

MINT = Mint()
TEXT = "1. NATO will train its staff every year.\n\n2. The Bergen Policy on Data was adopted in May 2024.\n"


def quads(corpus: CorpusExtract) -> set[Quad]:
    return emit(corpus, MINT)


def values(found: set[Quad], node: NamedNode, predicate: NamedNode) -> list[str]:
    return sorted(getattr(q.object, "value", "") for q in found if q.subject == node and q.predicate == predicate)


def test_a_statement_stands_in_the_graph_of_each_document_and_once_as_an_assertion() -> None:
    found = quads(read({"one": TEXT, "two": TEXT + "3. More.\n"}))
    triple = (MINT.thing("bergen-policy-on-data"), wps("adoptedOn"), Literal("2024-05"))
    homes = {q.graph_name for q in found if (q.subject, q.predicate, q.object) == triple}
    assert homes == {document_graph("one"), document_graph("two")}
    node = MINT.assertion("bergen-policy-on-data", "adoptedOn", "2024-05")
    assert len(values(found, node, wps("evidence"))) == 2
    assert values(found, node, rdf("object")) == ["2024-05"]
    bounds = [q.object for q in found if q.subject == node and q.predicate in {wps("earliest"), wps("latest")}]
    assert sorted(bounds, key=str) == [
        Literal("2024-05-01", datatype=xsd("date")),
        Literal("2024-05-31", datatype=xsd("date")),
    ]


def test_an_empty_corpus_states_no_relation() -> None:
    found = quads(CorpusExtract((), {}))
    assert {q.graph_name for q in found} == {graph("ontology"), graph("run")}


def test_there_is_no_blank_node() -> None:
    corpus = read({"one": TEXT})
    assert not [q for q in quads(corpus) if ox.BlankNode in {type(q.subject), type(q.object)}]


def test_a_document_tells_where_it_comes_from() -> None:
    meta = {
        "one": {
            "title": "Charter",
            "publisher": "Alliance",
            "published": "2024",
            "kind": "policy",
            "address": "https://example.org/c",
        }
    }
    corpus = read({"one": TEXT}, meta)
    found, node = quads(corpus), MINT.thing("one")
    assert values(found, node, rdf("type")) == [wps("Document").value, wps("Policy").value]
    assert values(found, node, wps("sourceFile")) == ["one.txt"]
    assert values(found, node, dcterms("publisher")) == ["Alliance"]
    assert values(found, node, dcterms("source")) == ["https://example.org/c"]
    assert values(found, node, wps("kind")) == ["policy"]
    assert len(values(found, node, wps("textDigest"))[0]) == 64


def test_an_address_that_is_none_is_kept_as_words() -> None:
    corpus = read({"one": TEXT}, {"one": {"address": "in the archive, box 7"}})
    found = [q.object for q in quads(corpus) if q.predicate == dcterms("source") and q.subject == MINT.thing("one")]
    assert found == [Literal("in the archive, box 7")]


def test_equal_texts_know_of_each_other() -> None:
    found = quads(read({"one": TEXT, "two": TEXT, "three": "Another text."}))
    same = {(q.subject, q.object) for q in found if q.predicate == wps("sameTextAs")}
    assert same == {(MINT.thing("one"), MINT.thing("two")), (MINT.thing("two"), MINT.thing("one"))}


def test_names_are_said_once_and_other_forms_beside() -> None:
    found = quads(read({"one": "1. The Bergen Panel on Data (BPD) met. BPD advises the Oslo Council.\n"}))
    node = MINT.thing("bergen-panel-on-data")
    assert values(found, node, rdfs("label")) == ["Bergen Panel on Data"]
    assert values(found, node, skos("altLabel")) == ["BPD"]
    assert values(found, node, wps("nameStatus")) == [wpsv("newly-found").value]


def test_a_newly_found_theme_is_a_concept_with_a_preferred_name() -> None:
    text = "1. Two objectives will guide us:\n\n(a) Night patrols: To send women.\n\n(b) Harbours: To open harbours.\n"
    found, node = quads(read({"plan": text})), MINT.thing("night-patrols")
    assert values(found, node, rdf("type")) == [skos("Concept").value, wps("Theme").value]
    assert values(found, node, skos("prefLabel")) == ["Night patrols"]
    assert values(found, node, rdfs("label")) == []


def test_kinds_of_provisions() -> None:
    resolution = (
        "The Security Council,\n\nRecalling its resolutions,\n\n1. Calls upon all parties to end violence;\n\n"
        "2. Requests the Secretary-General:\n\n(a) To report every year;\n\n3. Decides to remain seized of it.\n"
    )
    meta = {"unscr-9999-2030": {"kind": "resolution", "title": "Security Council resolution 9999 (2030)"}}
    corpus = read({"unscr-9999-2030": resolution}, meta)
    document_ = corpus.documents[0]
    kinds = {p.number or p.reading.text[:9]: provision_class(document_, p) for p in stated_provisions(document_)}
    assert kinds["Recalling"] == "PreambularParagraph"
    assert {kinds[n] for n in ("1", "2", "2(a)", "3")} == {"OperativeParagraph"}
    policy = read({"one": "A Policy\n\n1. The Alliance trains.¹\n\n1 A note.\n"}).documents[0]
    kinds = {p.number or p.role: provision_class(policy, p) for p in stated_provisions(policy)}
    assert kinds == {"heading": "Provision", "1": "PolicyParagraph", "footnote 1": "Footnote"}


def test_items_of_an_action_plan_are_outputs_and_outcomes() -> None:
    text = "1. Training\n\n(a) Outcome 1: Staff are trained.\n\n(b) Develop a course for staff.\n"
    plan = read({"plan": text}, {"plan": {"kind": "action plan", "title": "Action Plan"}}).documents[0]
    kinds = [provision_class(plan, p) for p in stated_provisions(plan) if p.role == "item"]
    assert kinds == ["Outcome", "Output"]


def test_a_digest_paragraph_points_at_the_original() -> None:
    text = "[par. 4] <https://example.org/original>\n4. The Alliance will report.\n"
    corpus = read({"one": text})
    found = quads(corpus)
    assert values(found, MINT.provision("one", "p4"), dcterms("source")) == ["https://example.org/original"]
    assert not [q for q in found if q.predicate == wps("inDocument") and "locator" in str(q.subject)]


PROMISE = (
    "1. Where possible, NATO and its partners will, as appropriate, train civilians with the Military Committee on"
    " protection for the benefit of the African Union every year by 2025, if funds allow.\n"
)
# What the commitment says, by property.
SAID = {
    "statedIn": [MINT.provision("one", "p1").value],
    "bearer": [MINT.thing("nato").value, MINT.thing("partners").value],
    "bearerText": ["NATO", "partners"],
    "addressee": [MINT.thing("nato-military-committee").value],
    "addresseeText": ["Military Committee", "civilians"],
    "beneficiary": [MINT.thing("african-union").value],
    "beneficiaryText": ["African Union", "civilians"],
    "verb": ["will, as appropriate, train"],
    "act": [wpsv("self-commitment").value],
    "strength": [wpsv("undertaking").value],
    "bindingForce": [wpsv("agreed-political-commitment").value],
    "qualifier": [wpsv("as-appropriate").value, wpsv("where-possible").value],
    "theme": [theme("protection").value],
    "actionText": [
        "civilians with the Military Committee on protection for the benefit of the African Union every year by 2025,"
        " if funds allow"
    ],
    "recurrence": ["P1Y"],
    "due": ["2025"],
    "dueEarliest": ["2025-01-01"],
    "dueLatest": ["2025-12-31"],
    "condition": ["if funds allow"],
}


def test_a_commitment_carries_all_its_properties() -> None:
    found = quads(read({"one": PROMISE}, {"one": {"kind": "policy", "title": "NATO Policy"}}))
    node = next(q.subject for q in found if q.object == wps("Commitment") and q.graph_name == graph("assertions"))
    assert isinstance(node, NamedNode)
    assert node.value.startswith(MINT.provision("one", "p1").value + "/commitment/will-as-appropriate-train-civilians-")
    assert {name: values(found, node, wps(name)) for name in SAID} == SAID
    assert len(values(found, node, wps("evidence"))) == 1


def test_one_clause_said_twice_in_a_paragraph_is_two_commitments() -> None:
    found = quads(read({"one": "1. NATO will train. NATO will train.\n"}))
    nodes = {q.subject for q in found if q.object == wps("Commitment") and q.graph_name == graph("assertions")}
    assert len(nodes) == 2


def force(text: str, name: str = "a", **meta: str) -> str:
    return binding_force(read({name: text}, {name: meta}).documents[0])


def test_binding_force_comes_from_the_organ_and_its_legal_basis() -> None:
    resolution = {
        "kind": "resolution",
        "title": "Security Council resolution 9999 (2030)",
        "publisher": "United Nations",
    }
    assert force("1. Calls upon all.\n", **resolution) == "security-council"
    assert force("Acting under Chapter VII of the Charter,\n\n1. Decides this.\n", **resolution) == "chapter-vii"
    assert force("1. Text.\n", kind="policy", title="NATO Policy", publisher="NATO") == "agreed-political-commitment"
    assert force("1. Text.\n", kind="order", title="Executive Order 1", publisher="The White House") == "domestic-order"
    assert force("Text.\n", kind="fact sheet", title="Fact sheet", publisher="The White House") == "reported-commitment"
    assert force("Text.\n", kind="statement", title="Statement", publisher="The White House") == "own-pledge"
    assert force("Text.\n", kind="national action plan", title="National Action Plan") == "own-pledge"
    assert force("Text.\n", kind="treaty", title="Convention") == "treaty-in-force"


def test_every_concept_is_declared() -> None:
    assert concept("strength", "Obligation") == wpsv("obligation")
    import pytest

    with pytest.raises(ValueError, match="no concept"):
        concept("strength", "Whim")


def test_a_holding_also_says_who_holds_the_post() -> None:
    held = ("Admiral Ada Lind has been Gender Adviser since May 2023.", "Ms Eva Holm was Gender Adviser until 2022.")
    found = quads(read({"one": "\n\n".join(held)}, {"one": {"published": "2024-06-12"}}))
    post = MINT.thing("gender-adviser").value
    assert values(found, MINT.assertion("ada-lind", "holdsPost", "gender-adviser"), rdf("object")) == [post]
    node = MINT.holding("ada-lind", "gender-adviser")
    assert values(found, node, wps("start")) == ["2023-05"]
    assert values(found, node, wps("startLatest")) == ["2023-05-31"]
    assert values(found, node, wps("end")) == []
    assert values(found, node, wps("lastSeen")) == ["2024-06-12"]
    before = MINT.holding("eva-holm", "gender-adviser")
    assert values(found, before, wps("end")) == ["2022"]
    assert values(found, before, wps("endLatest")) == ["2022-12-31"]
    assert values(found, before, wps("lastSeen")) == []


def test_the_run_names_what_it_read_and_no_clock_time() -> None:
    corpus = read({"one": TEXT})
    run = [q for q in quads(corpus) if q.graph_name == graph("run")]
    assert {q.predicate for q in run} == {rdf("type"), wps("softwareVersion"), wps("inputDigest"), wps("readDocument")}
    assert quads(corpus) == quads(read({"one": TEXT}))
