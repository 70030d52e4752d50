"""Turns lines into what is said, as numbers, and into the statements from which rules can conclude."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode

from graph_build.graph.closure.facts import Numbers, Terms
from graph_build.graph.closure.table import rules
from graph_build.graph.lines import FIELD
from graph_build.vocabulary import ONTOLOGY, PREFIXES, RELATIONS, graph, oa, owl, rdf, rdfs, wps

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
_ABOUT_THINGS: Final = frozenset({owl("sameAs"), owl("differentFrom")})
# As N-Quads has them.
_ABOUT_WORDS: Final = tuple(f"<{base}" for base in _VOCABULARIES)
_IN_STANDARD: Final = (f"<{PREFIXES['rdfs']}", f"<{PREFIXES['owl']}")
_OF_THINGS: Final = frozenset(map(str, _ABOUT_THINGS))
_EMPTY: Final = frozenset(map(str, _EMPTY_KINDS))
_SAME, _IS_A = str(owl("sameAs")), str(_TYPE)
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


def about_things(lines: Iterable[str]) -> Iterator[str]:
    """The lines from which a rule can conclude something of a thing: not those of passages, which are four of five.

    Outside of the ontology nothing is concluded from numbers and texts either.
    """
    for line in lines:
        home, _, predicate, value = line.split(FIELD, 3)
        of_passages = predicate in _OF_PASSAGES or (not predicate and value in _PASSAGES)
        if home == _ONTOLOGY_GRAPH or not (of_passages or value.startswith('"')):
            yield line


@dataclass(frozen=True, slots=True)
class Said:
    """What is asserted, as numbers: under each property subjects and objects in turn. Quads are ten times as large."""

    terms: Terms
    by_property: dict[int, array[int]]

    @classmethod
    def of(cls, lines: Iterable[str], terms: Terms | None = None) -> Said:
        """What lines say."""
        terms = Terms() if terms is None else terms
        by_property: dict[int, array[int]] = {}
        for line in lines:
            _, subject, predicate, value = line.split(FIELD, 3)
            pairs = by_property.setdefault(terms.of_property(predicate), array("l"))
            pairs.append(terms.of_subject(subject))
            pairs.append(terms.of_text(value))
        return cls(terms, by_property)

    def under(self, name: NamedNode) -> Iterator[Numbers]:
        """The statements with a property."""
        return self.under_number(self.terms.number(name))

    def under_number(self, number: int) -> Iterator[Numbers]:
        """The statements with the property of that number."""
        pairs = self.by_property.get(number, ())
        return ((subject, number, value) for subject, value in zip(pairs[::2], pairs[1::2], strict=True))

    def all(self) -> Iterator[Numbers]:
        """All statements."""
        return (one for number in self.by_property for one in self.under_number(number))

    def addresses(self) -> dict[str, int]:
        """The addresses that statements are of, with their numbers."""
        numbers = {number for pairs in self.by_property.values() for number in pairs}
        return {address: number for number in sorted(numbers) if (address := self.terms.address(number))}

    def properties(self) -> list[NamedNode]:
        """All properties, by their names."""
        named = (self.terms.term(number) for number in self.by_property)
        return sorted((one for one in named if isinstance(one, NamedNode)), key=str)

    def without_asserted(self, concluded: Iterable[Numbers]) -> set[Numbers]:
        """What is concluded and not asserted: statements of other properties are never looked at."""
        left = set(concluded)
        for number in {predicate for _, predicate, _ in left}:
            left.difference_update(self.under_number(number))
        return left


def axioms_in(said: Said) -> set[Numbers]:
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


class Words:
    """The words of the ontology and of somebody's own axioms, by which what is about things is told from the rest."""

    def __init__(self, axioms: Iterable[Numbers], terms: Terms) -> None:
        self._terms = terms
        self._own = {
            term
            for subject, _, value in axioms
            for term in (terms.term(subject), terms.term(value))
            if isinstance(term, NamedNode) and not term.value.startswith(_VOCABULARIES)
        }

    def about_things(self, said: Said) -> Iterator[Numbers]:
        """Statements about things and theirs alone, also in the words that somebody's own axioms speak of."""
        for name in said.properties():
            if name in _THING_LEVEL or name in self._own:
                yield from said.under(name)
        kinds = {value for _, _, value in said.under(_TYPE)}
        going_in = {
            number
            for number in kinds
            if (kind := self._terms.term(number)) in self._own or (_is_own(kind) and kind not in _RECORDS)
        }
        yield from (one for one in said.under(_TYPE) if one[2] in going_in)


def _is_own(term: object) -> bool:
    return isinstance(term, NamedNode) and term.value.startswith(ONTOLOGY)


def unread_axioms(said: Said, used: set[Numbers]) -> list[str]:
    """What is said in the words of OWL and gave no rule: nothing may follow from it unnoticed."""
    axioms = map(said.terms.triple, _in_words_of_owl(said) - used)
    return sorted(str(axiom) for axiom in axioms if axiom.predicate not in _ABOUT_THINGS)


def _in_words_of_owl(said: Said) -> set[Numbers]:
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
    return spoken | {one for one in said.under(_TYPE) if one[2] in kinds}


def has_axioms(said: Said) -> bool:
    """Whether anything is said from which a rule could be made, or which should give one."""
    return bool(axioms_in(said) or _in_words_of_owl(said))


def says_nothing(subject: str, predicate: str, value: str) -> str | None:
    """Why a conclusion is left out, its terms as N-Quads has them; None when it says something of a thing."""
    if subject.startswith(_ABOUT_WORDS):
        return "about the vocabulary itself"
    if predicate.startswith(_IN_STANDARD) and predicate not in _OF_THINGS:
        return "about the vocabulary itself"
    if predicate == _SAME and subject == value:
        return "a thing is itself"
    if predicate == _IS_A and value in _EMPTY:
        return "a kind that everything has"
    return None
