"""Shows that the closure says something, adds nothing stated, agrees with plain owlrl and reports what cannot hold."""

from pathlib import Path

import owlrl
import pyoxigraph as ox
import rdflib
from pyoxigraph import Literal, NamedNode, Quad

from graph_build.graph.closure import close
from graph_build.graph.emit.quads import ontology_quads
from graph_build.vocabulary import ONTOLOGY, graph, local_name, owl, rdf, rdfs, theme, wps

HOME = NamedNode("https://w3id.org/wps-graph/graph/a")
BASE = "https://w3id.org/wps-graph/id/"


def node(name: str) -> NamedNode:
    return NamedNode(BASE + name)


def world(*triples: tuple[str, str, str], kinds: dict[str, str] | None = None) -> list[Quad]:
    said = [Quad(node(s), wps(p), node(o), HOME) for s, p, o in triples]
    typed = [Quad(node(name), rdf("type"), wps(kind), graph("things")) for name, kind in (kinds or {}).items()]
    return [*said, *typed, *ontology_quads()]


def concluded(quads: list[Quad]) -> set[tuple[str, str, str]]:
    out = set()
    for q in close(quads).quads:
        assert isinstance(q.subject, NamedNode)
        assert isinstance(q.object, NamedNode)
        out.add((local_name(q.subject), local_name(q.predicate), local_name(q.object)))
    return out


def test_parts_of_parts_inverses_and_chains_follow() -> None:
    found = concluded(
        world(
            ("cell", "partOf", "staff"),
            ("staff", "partOf", "alliance"),
            ("ada", "holdsPost", "head"),
            ("head", "postIn", "cell"),
        )
    )
    assert {("cell", "partOf", "alliance"), ("alliance", "hasPart", "cell"), ("ada", "worksIn", "cell")} <= found
    assert ("ada", "type", "Person") in found


def test_only_what_says_something_is_kept() -> None:
    result = close(world(("cell", "partOf", "staff"), kinds={"cell": "Body"}))
    assert all(isinstance(q.object, NamedNode) for q in result.quads)
    assert not [q for q in result.quads if q.predicate == owl("sameAs") or q.object in {owl("Thing"), rdfs("Resource")}]
    assert not [q for q in result.quads if isinstance(q.subject, NamedNode) and q.subject.value.startswith(ONTOLOGY)]
    assert result.dropped["about the vocabulary itself"] > 0


def test_nothing_asserted_is_inferred() -> None:
    quads = world(("cell", "partOf", "staff"), ("staff", "hasPart", "cell"), kinds={"cell": "Body"})
    stated = {q.triple for q in quads}
    assert not stated & {q.triple for q in close(quads).quads}


def test_the_order_of_statements_changes_nothing() -> None:
    quads = world(("a", "partOf", "b"), ("b", "partOf", "c"), ("c", "cooperatesWith", "d"))
    assert close(quads).quads == close(list(reversed(quads))).quads


def test_evidence_and_labels_do_not_go_in() -> None:
    quads = [*world(("a", "partOf", "b")), Quad(node("a"), rdfs("label"), Literal("A"), graph("things"))]
    quads.append(Quad(node("e"), rdf("type"), wps("Evidence"), graph("assertions")))
    assert not [q for q in close(quads).quads if q.subject == node("e")]


def test_what_cannot_hold_is_reported() -> None:
    quads = world(("charter", "holdsPost", "head"), kinds={"charter": "Policy"})
    impossible = close(quads).impossible
    assert any(node("charter").value in one.nodes for one in impossible)
    assert len(impossible) == len(set(impossible))


def test_a_sound_world_reports_nothing() -> None:
    assert close(world(("ada", "holdsPost", "head"), kinds={"ada": "Person", "head": "Post"})).impossible == []


def plain_owlrl(quads: list[Quad]) -> set[str]:
    """What owlrl alone concludes about things, on the whole graph and with all its rules."""
    data = rdflib.Graph()
    data.parse(
        data=(ox.serialize({q.triple for q in quads}, format=ox.RdfFormat.N_TRIPLES) or b"").decode(), format="nt"
    )
    stated = {str(q.triple) for q in quads}
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(data)
    found = set()
    for s, p, o in data:
        about_things = str(s).startswith((BASE, "https://w3id.org/wps-graph/vocab/")) and isinstance(o, rdflib.URIRef)
        own = str(p).startswith(ONTOLOGY) or (p == rdflib.RDF.type and str(o).startswith(ONTOLOGY))
        if about_things and own:
            triple = str(ox.Triple(NamedNode(str(s)), NamedNode(str(p)), NamedNode(str(o))))
            found |= {triple} - stated
    return found


def test_the_closure_agrees_with_plain_owlrl() -> None:
    quads = world(
        ("a", "partOf", "b"),
        ("b", "partOf", "c"),
        ("ada", "holdsPost", "head"),
        ("head", "postIn", "a"),
        ("policy", "implements", "res"),
        ("new", "updates", "policy"),
        ("c", "cooperatesWith", "d"),
        ("clause", "statedIn", "p1"),
        ("p1", "inDocument", "policy"),
        ("clause", "bearer", "c"),
        kinds={"policy": "Policy", "clause": "Commitment", "p1": "PolicyParagraph"},
    )
    quads.append(Quad(node("clause"), wps("theme"), theme("protection"), HOME))
    own = {str(q.triple) for q in close(quads).quads}
    assert own == plain_owlrl(quads)


EX = "https://ministry.example/terms#"


def own(name: str) -> NamedNode:
    return NamedNode(EX + name)


def of_a_ministry(*axioms: tuple[NamedNode, NamedNode, NamedNode]) -> list[Quad]:
    """A world with the axioms of an institution, one desk of a kind of its own and one relation of its own."""
    quads = world(("desk", "partOf", "ministry"))
    quads += [Quad(s, p, o, graph("ontology")) for s, p, o in axioms]
    quads.append(Quad(node("desk"), rdf("type"), own("Desk"), HOME))
    quads.append(Quad(node("desk"), own("reportsTo"), node("cabinet"), HOME))
    return quads


def test_sub_classes_and_sub_properties_of_an_institution_conclude_too() -> None:
    quads = of_a_ministry(
        (own("Desk"), rdfs("subClassOf"), own("Unit")),
        (own("Unit"), rdfs("subClassOf"), wps("Body")),
        (own("reportsTo"), rdfs("subPropertyOf"), wps("partOf")),
    )
    found = concluded(quads)
    assert {("desk", "type", "Body"), ("desk", "type", "Agent"), ("desk", "partOf", "cabinet")} <= found
    assert ("cabinet", "hasPart", "desk") in found
    assert not [q for q in close(quads).quads if q.subject == own("Desk")]


def test_words_that_no_axiom_speaks_of_conclude_nothing() -> None:
    assert ("desk", "partOf", "cabinet") not in concluded(of_a_ministry())


def test_axioms_that_no_rule_reads_are_named() -> None:
    some = (own("Desk"), owl("disjointUnionOf"), own("list"))
    without_property = (own("Unit"), owl("someValuesFrom"), wps("Body"))
    reflexive = (own("reportsTo"), rdf("type"), owl("ReflexiveProperty"))
    read = (own("reportsTo"), owl("inverseOf"), wps("hasPart"))
    result = close(of_a_ministry(some, without_property, reflexive, read))
    assert result.unread == sorted(str(ox.Triple(*one)) for one in (some, without_property, reflexive))
    assert close(of_a_ministry(read)).unread == []


def test_owlrl_in_its_place_concludes_the_same() -> None:
    quads = of_a_ministry(
        (own("Desk"), owl("equivalentClass"), wps("Body")),
        (own("reportsTo"), owl("equivalentProperty"), wps("partOf")),
        (own("Desk"), owl("disjointWith"), wps("Person")),
        (own("Unread"), owl("disjointUnionOf"), own("list")),
    )
    quads.append(Quad(node("desk"), rdf("type"), wps("Person"), HOME))
    rules, owlrl_ = close(quads), close(quads, "owlrl")
    assert rules.quads == owlrl_.quads
    assert rules.unread == owlrl_.unread != []
    assert [one.nodes for one in rules.impossible] == [one.nodes for one in owlrl_.impossible] != []


def test_the_bundled_closure_is_that_of_owlrl(built_bundled: Path) -> None:
    store = ox.Store()
    store.load(path=str(built_bundled / "graph.trig"), format=ox.RdfFormat.TRIG)
    asserted = [q for q in store if q.graph_name != graph("inferred")]
    rules, owlrl_ = close(asserted), close(asserted, "owlrl")
    assert (rules, rules.quads) == (owlrl_, owlrl_.quads)
    assert {q.triple for q in rules.quads} == {
        q.triple for q in store.quads_for_pattern(None, None, None, graph("inferred"))
    }


def test_the_bundled_closure_adds_nothing_asserted(built_bundled: Path) -> None:
    store = ox.Store()
    store.load(path=str(built_bundled / "graph.trig"), format=ox.RdfFormat.TRIG)
    inferred = {q.triple for q in store.quads_for_pattern(None, None, None, graph("inferred"))}
    asserted = {q.triple for q in store if q.graph_name != graph("inferred")}
    assert inferred
    assert not inferred & asserted
