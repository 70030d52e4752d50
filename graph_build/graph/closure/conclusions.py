"""Turns asserted quads into the conclusions that say something of a thing, and into what cannot hold together."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode, Quad, Triple

from graph_build.graph.closure.facts import Numbers, Terms
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
    said = _Said.of(asserted)
    axioms = _axioms(said)
    given = [*sorted(axioms), *_about_things(said, axioms)]
    reasoned = _owlrl(given, said.terms) if reasoner == "owlrl" else reason(given, said.terms)
    kept: list[Quad] = []
    dropped: Counter[str] = Counter()
    for one in said.without_asserted(reasoned.concluded):
        triple = said.terms.triple(one)
        why = _says_nothing(triple)
        if why is None:
            kept.append(Quad(triple.subject, triple.predicate, triple.object, INFERRED))
        else:
            dropped[why] += 1
    kept.sort(key=str)
    return Closure(kept, dict(sorted(dropped.items())), _impossible(reasoned, said.terms), _unread(said, reasoned.used))


@dataclass(frozen=True, slots=True)
class _Said:
    """What is asserted, as numbers: under each property subjects and objects in turn. Quads are ten times as large."""

    terms: Terms
    by_property: dict[int, array[int]]

    @classmethod
    def of(cls, asserted: Iterable[Quad]) -> _Said:
        terms = Terms()
        by_property: dict[int, array[int]] = {}
        for quad in asserted:
            pairs = by_property.setdefault(terms.number(quad.predicate), array("l"))
            pairs.append(terms.number(quad.subject))
            pairs.append(terms.number(quad.object))
        return cls(terms, by_property)

    def under(self, name: NamedNode) -> Iterator[Numbers]:
        """The statements with a property."""
        number = self.terms.number(name)
        pairs = self.by_property.get(number, ())
        return ((subject, number, value) for subject, value in zip(pairs[::2], pairs[1::2], strict=True))

    def properties(self) -> list[NamedNode]:
        """All properties, by their names."""
        named = (self.terms.term(number) for number in self.by_property)
        return sorted((one for one in named if isinstance(one, NamedNode)), key=str)

    def without_asserted(self, concluded: set[Numbers]) -> set[Numbers]:
        """What is concluded and not asserted: statements of other properties are never looked at."""
        left = set(concluded)
        for number in {predicate for _, predicate, _ in concluded}:
            left.difference_update(self.under(self.terms.named(number)))
        return left


def _owlrl(given: list[Numbers], terms: Terms) -> Reasoned:
    from graph_build.graph.closure.oracle import reason as owlrl_reason  # rdflib takes a second to load

    return owlrl_reason(given, terms)


def _axioms(said: _Said) -> set[Numbers]:
    """The statements that rules ask of an ontology."""
    asked = [pattern for rule in rules() for pattern in rule.axioms]
    predicates = {predicate for _, predicate, _ in asked} | {p for rule in rules() for _, p, _ in rule.body}
    predicates |= {"rdf:first", "rdf:rest"}
    found = {one for word in predicates if ":" in word and word != "rdf:type" for one in said.under(_named(word))}
    kinds = {said.terms.word(value) for _, predicate, value in asked if predicate == "rdf:type"}
    return found | {one for one in said.under(_TYPE) if one[2] in kinds}


def _named(word: str) -> NamedNode:
    prefix, _, name = word.partition(":")
    return NamedNode(PREFIXES[prefix] + name)


def _about_things(said: _Said, axioms: set[Numbers]) -> Iterator[Numbers]:
    """Statements about things and theirs alone, also in the words that somebody's own axioms speak of."""
    own = {
        term
        for subject, _, value in axioms
        for term in (said.terms.term(subject), said.terms.term(value))
        if isinstance(term, NamedNode) and not term.value.startswith(_VOCABULARIES)
    }
    for name in said.properties():
        if name in _THING_LEVEL or name in own:
            yield from said.under(name)
    kinds = {value for _, _, value in said.under(_TYPE)}
    going_in = {
        number
        for number in kinds
        if (kind := said.terms.term(number)) in own or (_is_own(kind) and kind not in _RECORDS)
    }
    yield from (one for one in said.under(_TYPE) if one[2] in going_in)


def _is_own(term: object) -> bool:
    return isinstance(term, NamedNode) and term.value.startswith(ONTOLOGY)


def _unread(said: _Said, used: set[Numbers]) -> list[str]:
    """What is said in the words of OWL and gave no rule: nothing may follow from it unnoticed."""
    words = PREFIXES["owl"]
    spoken = {
        one
        for name in said.properties()
        if name.value.startswith(words) and name not in _DECLARES
        for one in said.under(name)
    }
    kinds = {
        number
        for number in {value for _, _, value in said.under(_TYPE)}
        if isinstance(kind := said.terms.term(number), NamedNode)
        and kind.value.startswith(words)
        and kind not in _DECLARES
    }
    spoken |= {one for one in said.under(_TYPE) if one[2] in kinds}
    axioms = map(said.terms.triple, spoken - used)
    return sorted(str(axiom) for axiom in axioms if axiom.predicate not in _ABOUT_THINGS)


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


def _impossible(reasoned: Reasoned, terms: Terms) -> list[Impossible]:
    """What the reasoner found impossible, each once, whichever side it met first."""
    found: dict[tuple[str, ...], str] = {}
    for one in reasoned.impossible:
        found[one.nodes] = min(one.message, found.get(one.nodes, one.message))
    kind, nothing = terms.number(_TYPE), terms.number(owl("Nothing"))
    for subject, predicate, value in reasoned.concluded:
        node = terms.term(subject)
        if (predicate, value) == (kind, nothing) and isinstance(node, NamedNode):
            found.setdefault((node.value,), f"{node.value} can be nothing")
    return sorted(Impossible(message, nodes) for nodes, message in found.items())
