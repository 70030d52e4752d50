"""Turns statements into what owlrl concludes from them: the same rules by another hand, to compare with."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

import owlrl
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode
from rdflib import OWL

from graph_build.graph.closure import reasoned
from graph_build.graph.closure.facts import Numbers, Terms
from graph_build.graph.closure.reasoned import Impossible, Reasoned
from graph_build.vocabulary import PREFIXES

_STANDARD: Final = tuple(PREFIXES[name] for name in ("rdf", "rdfs", "owl"))
_IS_A: Final = PREFIXES["rdf"] + "type"
_IN_A_MESSAGE: Final = re.compile(r"https?://[^\s,()'\"]+")

Node = rdflib.term.Node


class _Rules(owlrl.OWLRL_Semantics):  # type: ignore[misc]
    """OWL 2 RL without the rule eq-ref, by which everything is itself: half of the work, and nothing of it is kept.

    Each rule begins at a statement in the words of RDF, RDFS or OWL and looks from there for statements about things;
    so the library's rules are tried at those statements alone, and not at each statement about a thing.
    """

    def rules(self, t: tuple[Node, Node, Node], cycle_num: int) -> None:
        _, predicate, value = map(str, t)
        if predicate.startswith(_STANDARD) and (predicate != _IS_A or value.startswith(_STANDARD)):
            super().rules(t, cycle_num)

    def _equality(self, triple: tuple[Node, Node, Node], cycle_num: int) -> None:
        if triple[1] == OWL.sameAs or triple[2] == OWL.AllDifferent:
            super()._equality(triple, cycle_num)


def reason(given_numbers: Collection[Numbers], terms: Terms) -> Reasoned:
    """What owlrl concludes between addresses, and what it finds impossible; the axioms used are those of the table."""
    data = rdflib.Graph()
    for triple in map(terms.triple, given_numbers):
        data.add((_rdflib(triple.subject), _rdflib(triple.predicate), _rdflib(triple.object)))
    given = set(data)
    reasoner = _Rules(data, axioms=False, daxioms=False, rdfs=False)
    reasoner.closure()
    concluded = {
        (terms.number(NamedNode(s)), terms.number(NamedNode(str(p))), terms.number(NamedNode(o)))
        for s, p, o in data
        if isinstance(s, rdflib.URIRef) and isinstance(o, rdflib.URIRef) and (s, p, o) not in given
    }
    return Reasoned(
        concluded,
        [_impossible(message) for message in reasoner.error_messages],
        reasoned.reason(given_numbers, terms).used,
    )


def _impossible(message: str) -> Impossible:
    return Impossible(message, tuple(sorted(set(_IN_A_MESSAGE.findall(message)))))


def _rdflib(term: object) -> Node:
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, Literal):
        return rdflib.Literal(
            term.value, lang=term.language, datatype=None if term.language else rdflib.URIRef(term.datatype.value)
        )
    assert isinstance(term, BlankNode)
    return rdflib.BNode(term.value)
