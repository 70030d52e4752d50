"""Turns asserted quads into the conclusions that say something of a thing, and into what cannot hold together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode, Quad, Triple

from graph_build.graph.closure.reasoned import Impossible, Reasoned, reason
from graph_build.graph.closure.table import rules
from graph_build.graph.lines import FIELD
from graph_build.vocabulary import ONTOLOGY, PREFIXES, RELATIONS, graph, oa, owl, rdf, rdfs, wps

INFERRED: Final = graph("inferred")
REASONERS: Final = ("rules", "owlrl")
_TYPE: Final = rdf("type")
# Relations of the thing level. Dates, evidence, mentions, selectors and labels stay out: no rule concludes from them.
_THING_LEVEL: Final = frozenset(
    wps(name)
    for name in (*RELATIONS, "sameTextAs", "statedIn", "bearer", "addressee", "theme", "answers", "inDocument")
)
_RECORDS: Final = frozenset(
    wps(name)
    for name in ("Assertion", "Evidence", "Mention", "PassingMention", "ExtractionRun", "RoleHolding", "Contradiction")
)
_ONTOLOGY_GRAPH: Final = graph("ontology").value
# What is said of passages and other records alone, and their kinds.
_OF_PASSAGES: Final = frozenset(
    term.value
    for term in (
        *(oa(name) for name in ("hasSource", "hasSelector")),
        *(rdf(name) for name in ("subject", "predicate", "object")),
        *(wps(name) for name in ("inProvision", "wording", "refersTo", "touches", "evidence")),
    )
)
_PASSAGES: Final = frozenset(
    str(kind)
    for kind in (
        *_RECORDS,
        *(oa(name) for name in ("TextPositionSelector", "TextQuoteSelector")),
    )
)
_EMPTY_KINDS: Final = frozenset({owl("Thing"), rdfs("Resource"), owl("NamedIndividual")})
_VOCABULARIES: Final = tuple(
    PREFIXES[name] for name in ("wps", "owl", "rdf", "rdfs", "xsd", "dcterms", "oa", "prov", "skos")
)
_STANDARD: Final = (PREFIXES["rdfs"], PREFIXES["owl"])
_ABOUT_THINGS: Final = frozenset({owl("sameAs"), owl("differentFrom")})
# Words of OWL that declare or describe, from which nothing follows about a thing.
_DECLARES: Final = frozenset(
    owl(name)
    for name in (
        *("AnnotationProperty", "Class", "DatatypeProperty", "NamedIndividual", "ObjectProperty", "Ontology"),
        *("Axiom", "Annotation", "OntologyProperty", "Restriction", "DeprecatedClass", "DeprecatedProperty"),
        *("annotatedSource", "annotatedProperty", "annotatedTarget", "backwardCompatibleWith", "deprecated"),
        *("imports", "incompatibleWith", "priorVersion", "versionInfo", "versionIRI"),
    )
)


@dataclass(frozen=True, slots=True)
class Closure:
    """What follows and says something, sorted; how much else the rules gave, by reason; what cannot hold.

    ``unread`` are the axioms among what was asserted that no rule reads, as text, sorted.
    """

    quads: list[Quad]
    dropped: dict[str, int]
    impossible: list[Impossible]
    unread: list[str]


def about_things(lines: Iterable[str]) -> Iterator[str]:
    """The lines from which a rule can conclude something of a thing: not those of passages, which are four of five.

    Outside of the ontology nothing is concluded from numbers and texts either.
    """
    for line in lines:
        home, _, predicate, value = line.split(FIELD, 3)
        of_passages = predicate in _OF_PASSAGES or (not predicate and value in _PASSAGES)
        if home == _ONTOLOGY_GRAPH or not (of_passages or value.startswith('"')):
            yield line


def close(asserted: Iterable[Quad], reasoner: str = REASONERS[0]) -> Closure:
    """The closure of asserted quads under OWL 2 RL. It holds nothing asserted, and does not depend on their order."""
    said = _by_predicate(asserted)
    axioms = _axioms(said)
    triples = {*axioms, *_about_things(said, axioms)}
    reasoned = _owlrl(triples) if reasoner == "owlrl" else reason(triples)
    kept: list[Quad] = []
    dropped: Counter[str] = Counter()
    for triple in reasoned.concluded - _asserted(said, reasoned.concluded):
        why = _says_nothing(triple)
        if why is None:
            kept.append(Quad(triple.subject, triple.predicate, triple.object, INFERRED))
        else:
            dropped[why] += 1
    kept.sort(key=str)
    return Closure(kept, dict(sorted(dropped.items())), _impossible(reasoned), _unread(said, reasoned.used))


_Said = dict[NamedNode, list[Quad]]


def _by_predicate(asserted: Iterable[Quad]) -> _Said:
    said: _Said = defaultdict(list)
    for quad in asserted:
        said[quad.predicate].append(quad)
    return said


def _asserted(said: _Said, concluded: set[Triple]) -> set[Triple]:
    """What is asserted under the predicates of what is concluded: quads of other predicates are never looked at."""
    return {quad.triple for predicate in {one.predicate for one in concluded} for quad in said.get(predicate, ())}


def _owlrl(triples: set[Triple]) -> Reasoned:
    from graph_build.graph.closure.oracle import reason as owlrl_reason  # rdflib takes a second to load

    return owlrl_reason(triples)


def _axioms(said: _Said) -> set[Triple]:
    """The statements that rules ask of an ontology."""
    asked = [pattern for rule in rules() for pattern in rule.axioms]
    predicates = {predicate for _, predicate, _ in asked} | {p for rule in rules() for _, p, _ in rule.body}
    predicates |= {"rdf:first", "rdf:rest"}
    found = {
        quad.triple for word in predicates if ":" in word and word != "rdf:type" for quad in said.get(_named(word), ())
    }
    kinds = {_named(value) for _, predicate, value in asked if predicate == "rdf:type"}
    return found | {quad.triple for quad in said.get(_TYPE, ()) if quad.object in kinds}


def _named(word: str) -> NamedNode:
    prefix, _, name = word.partition(":")
    return NamedNode(PREFIXES[prefix] + name)


def _about_things(said: _Said, axioms: set[Triple]) -> Iterable[Triple]:
    """Statements about things and theirs alone, also in the words that somebody's own axioms speak of."""
    own = {
        term
        for axiom in axioms
        for term in (axiom.subject, axiom.object)
        if isinstance(term, NamedNode) and not term.value.startswith(_VOCABULARIES)
    }
    for predicate in said.keys() & (_THING_LEVEL | own):
        yield from (quad.triple for quad in said[predicate])
    kinds = {quad.object for quad in said.get(_TYPE, ())}
    going_in = {kind for kind in kinds if kind in own or (_is_own(kind) and kind not in _RECORDS)}
    yield from (quad.triple for quad in said.get(_TYPE, ()) if quad.object in going_in)


def _is_own(term: object) -> bool:
    return isinstance(term, NamedNode) and term.value.startswith(ONTOLOGY)


def _unread(said: _Said, used: set[Triple]) -> list[str]:
    """What is said in the words of OWL and gave no rule: nothing may follow from it unnoticed."""
    words = PREFIXES["owl"]
    spoken = {q.triple for p, quads in said.items() if p.value.startswith(words) and p not in _DECLARES for q in quads}
    spoken |= {
        quad.triple
        for quad in said.get(_TYPE, ())
        if isinstance(quad.object, NamedNode) and quad.object.value.startswith(words) and quad.object not in _DECLARES
    }
    return sorted(str(axiom) for axiom in spoken - used if axiom.predicate not in _ABOUT_THINGS)


def _says_nothing(triple: Triple) -> str | None:
    """Why a conclusion is left out; None when it says something of a thing."""
    subject, predicate, value = triple.subject, triple.predicate, triple.object
    if isinstance(subject, NamedNode) and subject.value.startswith(_VOCABULARIES):
        return "about the vocabulary itself"
    if predicate.value.startswith(_STANDARD) and predicate not in _ABOUT_THINGS:
        return "about the vocabulary itself"
    if predicate == owl("sameAs") and subject == value:
        return "a thing is itself"
    if predicate == _TYPE and value in _EMPTY_KINDS:
        return "a kind that everything has"
    return None


def _impossible(reasoned: Reasoned) -> list[Impossible]:
    """What the reasoner found impossible, each once, whichever side it met first."""
    found: dict[tuple[str, ...], str] = {}
    for one in reasoned.impossible:
        found[one.nodes] = min(one.message, found.get(one.nodes, one.message))
    for triple in reasoned.concluded:
        if triple.predicate == _TYPE and triple.object == owl("Nothing") and isinstance(triple.subject, NamedNode):
            found.setdefault((triple.subject.value,), f"{triple.subject.value} can be nothing")
    return sorted(Impossible(message, nodes) for nodes, message in found.items())
