"""The look-ups over a store give each statement once, whatever graphs hold it, and find what belongs to it."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph_build.ask.load import open_as_is, open_graph, unite_graphs
from graph_build.ask.lookups import (
    INFERRED,
    RDF,
    WPS,
    Assertions,
    Axioms,
    Holding,
    Source,
    all_holdings,
    holdings_around,
    holdings_between,
    read_things,
)
from graph_build.vocabulary import THINGS, graph, owl, rdf, rdfs, wps

GOLDEN = Path(__file__).parent.parent / "golden" / "golden.trig"
ALLIANCE, COMMITTEE = THINGS + "meridian-alliance", THINGS + "meridian-gender-committee"


@pytest.fixture(scope="module", params=[open_as_is, open_graph])
def golden(request: pytest.FixtureRequest) -> Source:
    """The golden graph, without and with the union of its graphs."""
    return Source(request.param(GOLDEN))


def node(key: str) -> ox.NamedNode:
    return ox.NamedNode(THINGS + key)


def test_a_statement_counts_once_with_and_without_the_union(golden: Source) -> None:
    triples = {quad.triple for quad in Source(GOLDEN).store}
    quads = list(golden.quads())
    assert {quad.triple for quad in quads} == triples
    assert len(quads) == len(Source(GOLDEN).store)
    said = golden.said(COMMITTEE)
    assert len(said) == len({(row.predicate, row.term) for row in said})


def test_what_is_stated_leaves_the_closure_out(golden: Source) -> None:
    inferred = {quad.triple for quad in golden.quads(graph=INFERRED)}
    kinds = {quad.triple for quad in golden.stated(RDF + "type")}
    assert kinds
    assert not kinds & inferred
    assert all(golden.is_inferred(triple) for triple in inferred)
    assert not any(golden.is_inferred(triple) for triple in kinds)


def test_a_thing_has_its_most_special_class(golden: Source) -> None:
    things = read_things(golden)
    assert things[COMMITTEE] == "Body"
    assert list(things) == sorted(things)
    assert not [thing for thing in things if "/evidence/" in thing or "/p1" in thing]


def test_default_graph_statements_beside_named_ones_are_no_union(tmp_path: Path) -> None:
    a, b, c, d, p, g = (f"<{THINGS}{key}>" for key in "abcdpg")
    (tmp_path / "graph.nq").write_text(f"{a} {p} {b} .\n{a} {p} {c} {g} .\n{a} {p} {d} {g} .\n")
    source = Source(tmp_path / "graph.nq")
    assert not source.united
    assert source.values(THINGS + "a", THINGS + "p") == [THINGS + key for key in "bcd"]
    unite_graphs(source.store)
    united = Source(source.store)
    assert united.united
    assert united.values(THINGS + "a", THINGS + "p") == [THINGS + key for key in "bcd"]
    assert len(list(united.quads())) == 3


@pytest.mark.parametrize(
    ("document", "base"),
    [
        ("https://data.example.org/id/a-policy", "https://data.example.org/id/"),
        ("https://data.example.org/things#a-policy", "https://data.example.org/things#"),
        ("urn:a-policy", THINGS),
    ],
)
def test_the_base_of_addresses_is_told_by_a_document_read(document: str, base: str) -> None:
    store = ox.Store()
    assert Source(store).base == THINGS
    store.add(ox.Quad(ox.NamedNode(document), wps("sourceFile"), ox.Literal("a.txt"), graph("things")))
    assert Source(store).base == base


def test_the_assertions_of_a_statement_are_found_however_they_are_named() -> None:
    store = ox.Store()
    about = (node("a"), wps("advises"), node("b"))
    for name in ("assertion/a/advises/b", "x1"):
        found = [
            (rdf("type"), wps("Assertion")),
            *zip(map(rdf, ("subject", "predicate", "object")), about, strict=True),
        ]
        for predicate, value in found:
            store.add(ox.Quad(node(name), predicate, value, graph("assertions")))
        assertions = Assertions(Source(store))
        assert assertions.of(THINGS + "a", WPS + "advises", node("b")) == [THINGS + "assertion/a/advises/b"]
        assert assertions.of(THINGS + "b", WPS + "advises", node("a")) == []
    for predicate, value in found:
        store.remove(ox.Quad(node("assertion/a/advises/b"), predicate, value, graph("assertions")))
    assert Assertions(Source(store)).of(THINGS + "a", WPS + "advises", node("b")) == [THINGS + "x1"]
    assert Assertions(Source(store), most=0).of(THINGS + "a", WPS + "advises", node("b")) == []


def test_every_assertion_of_the_golden_graph_is_found(golden: Source) -> None:
    assertions = Assertions(golden)
    nodes = golden.subjects(RDF + "type", WPS + "Assertion")
    for one in nodes:
        (said,) = golden.said(one, RDF + "object")
        subject, predicate = golden.value(one, RDF + "subject"), golden.value(one, RDF + "predicate")
        assert assertions.of(subject, predicate, said.term) == [one]


def test_holdings_are_found_from_both_ends(golden: Source) -> None:
    found = all_holdings(golden)
    assert found
    for holding in found:
        assert holding in holdings_between(golden, holding.holder, holding.post)
        assert holding in holdings_around(golden, holding.holder, 100)
        assert holding in holdings_around(golden, holding.post, 100)
        assert holdings_between(golden, holding.post, holding.holder) == []
    assert Holding("", "", "", "2020", "2021-03", "").words == "from 2020, until 2021-03"


def test_axioms_say_what_properties_imply() -> None:
    store, home = ox.Store(), graph("ontology")
    one, other, third, fourth = (wps(name) for name in ("advises", "advisedBy", "partOf", "postWithin"))
    cells = [ox.BlankNode("c1"), ox.BlankNode("c2")]
    for triple in (
        (one, owl("inverseOf"), other), (third, rdf("type"), owl("TransitiveProperty")),
        (fourth, rdfs("subPropertyOf"), third), (one, rdfs("subPropertyOf"), fourth), (one, rdfs("subPropertyOf"), one),
        (other, rdf("type"), owl("SymmetricProperty")), (fourth, owl("propertyChainAxiom"), cells[0]),
        (cells[0], rdf("first"), one), (cells[0], rdf("rest"), cells[1]), (cells[1], rdf("first"), third),
        (cells[1], rdf("rest"), rdf("nil")),
    ):  # fmt: skip
        store.add(ox.Quad(triple[0], triple[1], triple[2], home))
    axioms = Axioms(Source(store))
    assert axioms.inverses(other.value) == axioms.inverses(one.value) ^ {one.value, other.value} == {one.value}
    assert axioms.turned(other.value) == {one.value, other.value}
    assert axioms.narrower(third.value) == (fourth.value,)
    assert axioms.all_narrower(third.value) == {one.value, fourth.value}
    assert (axioms.is_transitive(third.value), axioms.is_transitive(one.value)) == (True, False)
    assert axioms.chains(fourth.value) == ((one.value, third.value),)
