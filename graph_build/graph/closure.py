"""Turns asserted quads into what follows from them by OWL 2 RL, and into what cannot hold together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import owlrl
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple
from rdflib import OWL

from graph_build.vocabulary import ONTOLOGY, PREFIXES, RELATIONS, graph, owl, rdf, rdfs, wps

INFERRED: Final = graph("inferred")
_TYPE: Final = rdf("type")
# Relations of the thing level. Dates, evidence, mentions, selectors and labels stay out: no rule concludes from them.
_THING_LEVEL: Final = frozenset(
    wps(name)
    for name in (*RELATIONS, "sameTextAs", "statedIn", "bearer", "addressee", "theme", "answers", "inDocument")
)
_RECORDS: Final = frozenset(
    wps(name) for name in ("Assertion", "Evidence", "Mention", "ExtractionRun", "RoleHolding", "Contradiction")
)
_AXIOMS: Final = frozenset(
    [rdfs(name) for name in ("subClassOf", "subPropertyOf", "domain", "range")]
    + [
        owl(name)
        for name in ("inverseOf", "propertyChainAxiom", "disjointWith", "equivalentClass", "equivalentProperty")
    ]
    + [owl(name) for name in ("propertyDisjointWith", "hasKey", "oneOf", "intersectionOf", "unionOf", "complementOf")]
    + [owl(name) for name in ("onProperty", "hasValue", "someValuesFrom", "allValuesFrom")]
    + [rdf("first"), rdf("rest")]
)
_CHARACTERISTICS: Final = frozenset(
    owl(name)
    for name in ("TransitiveProperty", "SymmetricProperty", "AsymmetricProperty", "IrreflexiveProperty", "Restriction")
)
_EMPTY_KINDS: Final = frozenset({owl("Thing"), rdfs("Resource"), owl("NamedIndividual")})
_VOCABULARIES: Final = tuple(
    PREFIXES[name] for name in ("wps", "owl", "rdf", "rdfs", "xsd", "dcterms", "oa", "prov", "skos")
)
_STANDARD: Final = tuple(PREFIXES[name] for name in ("rdf", "rdfs", "owl"))
_IS_A: Final = _TYPE.value
_IN_A_MESSAGE = re.compile(r"https?://[^\s,()'\"]+")


@dataclass(frozen=True, slots=True, order=True)
class Impossible:
    """What cannot hold together by the ontology: the reasoner's words, and the addresses in them, sorted."""

    message: str
    nodes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Closure:
    """What follows and says something, sorted; how much else the rules gave, by reason; what cannot hold."""

    quads: list[Quad]
    dropped: dict[str, int]
    impossible: list[Impossible]


def close(asserted: Iterable[Quad]) -> Closure:
    """The closure of asserted quads under OWL 2 RL. It holds nothing asserted, and does not depend on their order."""
    stated = {quad.triple for quad in asserted}
    reasoned = _expand([triple for triple in stated if _goes_in(triple)])
    kept: list[Quad] = []
    dropped: Counter[str] = Counter()
    for triple in reasoned.concluded - stated:
        reason = _says_nothing(triple)
        if reason is None:
            kept.append(Quad(triple.subject, triple.predicate, triple.object, INFERRED))
        else:
            dropped[reason] += 1
    kept.sort(key=str)
    return Closure(kept, dict(sorted(dropped.items())), _impossible(reasoned))


def _goes_in(triple: Triple) -> bool:
    """Whether a statement is an axiom of the ontology, or about things and theirs alone."""
    if triple.predicate == _TYPE:
        return triple.object in _CHARACTERISTICS or (_is_own(triple.object) and triple.object not in _RECORDS)
    return triple.predicate in _AXIOMS or triple.predicate in _THING_LEVEL


def _is_own(term: object) -> bool:
    return isinstance(term, NamedNode) and term.value.startswith(ONTOLOGY)


@dataclass(frozen=True, slots=True)
class _Reasoned:
    """What follows between addresses; what the rules say of literals and nodes without address is no statement."""

    concluded: set[Triple]
    messages: list[str]


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


def _expand(triples: Iterable[Triple]) -> _Reasoned:
    data = rdflib.Graph()
    for triple in triples:
        data.add((_rdflib(triple.subject), _rdflib(triple.predicate), _rdflib(triple.object)))
    given = set(data)
    reasoner = _Rules(data, axioms=False, daxioms=False, rdfs=False)
    reasoner.closure()
    out = {
        Triple(NamedNode(s), NamedNode(str(p)), NamedNode(o))
        for s, p, o in data
        if isinstance(s, rdflib.URIRef) and isinstance(o, rdflib.URIRef) and (s, p, o) not in given
    }
    return _Reasoned(out, list(reasoner.error_messages))


def _rdflib(term: object) -> Node:
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, Literal):
        return rdflib.Literal(
            term.value, lang=term.language, datatype=None if term.language else rdflib.URIRef(term.datatype.value)
        )
    assert isinstance(term, BlankNode)
    return rdflib.BNode(term.value)


def _says_nothing(triple: Triple) -> str | None:
    """Why a conclusion is left out; None when it says something of a thing."""
    subject, predicate, value = triple.subject, triple.predicate, triple.object
    if isinstance(subject, NamedNode) and subject.value.startswith(_VOCABULARIES):
        return "about the vocabulary itself"
    if predicate == owl("sameAs") and subject == value:
        return "a thing is itself"
    if predicate == _TYPE and value in _EMPTY_KINDS:
        return "a kind that everything has"
    return None


def _impossible(reasoned: _Reasoned) -> list[Impossible]:
    """What the reasoner found impossible, each once, whichever side it met first."""
    found: dict[tuple[str, ...], str] = {}
    for message in reasoned.messages:
        nodes = tuple(sorted(set(_IN_A_MESSAGE.findall(message))))
        found[nodes] = min(message, found.get(nodes, message))
    for triple in reasoned.concluded:
        if triple.predicate == _TYPE and triple.object == owl("Nothing") and isinstance(triple.subject, NamedNode):
            found.setdefault((triple.subject.value,), f"{triple.subject.value} can be nothing")
    return sorted(Impossible(message, nodes) for nodes, message in found.items())
