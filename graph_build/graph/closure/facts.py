"""Turns terms into numbers, and statements into dictionaries by subject and by object that patterns are held to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from graph_build.graph.closure.table import Pattern as Words
from graph_build.graph.lines import FIELD, line_of, statement_of, terms_of
from graph_build.vocabulary import PREFIXES, rdf

_TYPE = rdf("type")

Term = NamedNode | BlankNode | Literal | Triple
Numbers = tuple[int, int, int]
"""A statement as numbers of terms. In a pattern a number below zero is a variable."""


class Terms:
    """Each term with a number of its own, in the order of their coming."""

    def __init__(self) -> None:
        self._numbers: dict[Term, int] = {}
        self._terms: list[Term] = []
        self._texts: dict[str, int] = {}
        self._subjects: dict[str, int] = {}

    def number(self, term: Term) -> int:
        """The number of a term; a new one gets the next."""
        found = self._numbers.get(term)
        if found is None:
            found = self._numbers[term] = len(self._terms)
            self._terms.append(term)
        return found

    def of_text(self, text: str) -> int:
        """The number of a term as N-Quads has it."""
        found = self._texts.get(text)
        if found is None:
            is_address = text.startswith("<") and not text.startswith("<<")
            found = self._texts[text] = self.number(NamedNode(text[1:-1]) if is_address else next(terms_of([text])))
        return found

    def of_subject(self, text: str) -> int:
        """The number of what a line is about, as it stands in the line."""
        found = self._subjects.get(text)
        if found is None:
            found = self._subjects[text] = self.of_text(text if text.startswith("_:") else f"<{text}>")
        return found

    def of_property(self, text: str) -> int:
        """The number of a property as it stands in a line."""
        return self.of_subject(text) if text else self.number(_TYPE)

    def numbers(self, statements: Iterable[str]) -> Iterator[Numbers]:
        """Lines without a graph as numbers."""
        for statement in statements:
            subject, predicate, value = statement.split(FIELD, 2)
            yield self.of_subject(subject), self.of_property(predicate), self.of_text(value)

    def statement(self, numbers: Numbers) -> str:
        """A statement as a line without a graph."""
        return statement_of(line_of(self.quad(numbers)))

    def quad(self, numbers: Numbers) -> Quad:
        """A statement in its terms, in no graph of a name."""
        triple = self.triple(numbers)
        return Quad(triple.subject, triple.predicate, triple.object)

    def term(self, number: int) -> Term:
        """The term that has a number."""
        return self._terms[number]

    def named(self, number: int) -> NamedNode:
        """The address that has a number. Raises TypeError where that is another term."""
        term = self._terms[number]
        if not isinstance(term, NamedNode):
            raise TypeError(f"{term} is no address")
        return term

    def forget(self, after: int) -> None:
        """Forget the terms that came after so many."""
        for term in self._terms[after:]:
            text = str(term)
            del self._numbers[term]
            self._texts.pop(text, None)
            self._subjects.pop(text[1:-1] if isinstance(term, NamedNode) else text, None)
        del self._terms[after:]

    def __len__(self) -> int:
        return len(self._terms)

    def addresses(self) -> frozenset[int]:
        """The numbers of addresses."""
        return frozenset(number for number, term in enumerate(self._terms) if isinstance(term, NamedNode))

    def triple(self, numbers: Numbers) -> Triple:
        """A statement in its terms."""
        subject, predicate, value = numbers
        node = self._terms[subject]
        if not isinstance(node, NamedNode | BlankNode):
            raise TypeError(f"{node} has nothing said of it")
        return Triple(node, self.named(predicate), self._terms[value])

    def word(self, word: str) -> int:
        """The number of a name with a prefix, or of a count as cardinalities give it."""
        if word.isdigit():
            return self.number(Literal(word, datatype=NamedNode(PREFIXES["xsd"] + "nonNegativeInteger")))
        prefix, _, name = word.partition(":")
        return self.number(NamedNode(PREFIXES[prefix] + name))


@dataclass(slots=True)
class Facts:
    """Statements by predicate, and under each by subject and by object."""

    forward: dict[int, dict[int, set[int]]] = field(default_factory=dict)
    backward: dict[int, dict[int, set[int]]] = field(default_factory=dict)

    def add(self, subject: int, predicate: int, value: int) -> bool:
        """Take a statement in; whether it is new."""
        values = self.forward.setdefault(predicate, {}).setdefault(subject, set())
        if value in values:
            return False
        values.add(value)
        self.backward.setdefault(predicate, {}).setdefault(value, set()).add(subject)
        return True

    def remove(self, subject: int, predicate: int, value: int) -> None:
        """Take a statement out that was taken in."""
        for ends, one, other in ((self.forward[predicate], subject, value), (self.backward[predicate], value, subject)):
            ends[one].discard(other)
            if not ends[one]:
                del ends[one]

    def values(self, subject: int, predicate: int) -> Iterable[int]:
        """What a subject has under a predicate."""
        return self.forward.get(predicate, {}).get(subject, ())

    def matches(self, subject: int, predicate: int, value: int) -> Iterator[Numbers]:
        """Every statement that a pattern fits. The statements may grow while this runs, and those are not promised."""
        for p in [predicate] if predicate >= 0 else list(self.forward):
            by_subject = self.forward.get(p, {})
            if subject >= 0:
                values = by_subject.get(subject, set())
                if value >= 0:
                    if value in values:
                        yield subject, p, value
                else:
                    yield from [(subject, p, o) for o in values]
            elif value >= 0:
                yield from [(s, p, value) for s in self.backward.get(p, {}).get(value, ())]
            else:
                yield from [(s, p, o) for s, values in by_subject.items() for o in values]


Binding = dict[int, int]


def solutions(patterns: tuple[Numbers, ...], facts: Facts, bound: Binding) -> Iterator[Binding]:
    """Every way to fulfil all patterns at once that agrees with what is bound, the first pattern first."""
    if not patterns:
        yield bound
        return
    first = filled(patterns[0], bound)
    for found in facts.matches(*first):
        wider = fitted(first, found, bound)
        if wider is not None:
            yield from solutions(patterns[1:], facts, wider)


def filled(pattern: Numbers, bound: Binding) -> Numbers:
    """A pattern with the bound variables replaced."""
    s, p, o = pattern
    return bound.get(s, s), bound.get(p, p), bound.get(o, o)


def fitted(pattern: Numbers, found: Numbers, bound: Binding) -> Binding | None:
    """What is bound once a statement stands for a pattern; None where it does not fit."""
    wider = dict(bound)
    for wanted, got in zip(pattern, found, strict=True):
        if wanted != got and (wanted >= 0 or wider.setdefault(wanted, got) != got):
            return None
    return wider


def members(head: int, first: int, rest: int, facts: Facts) -> tuple[int, ...]:
    """The members of a list from its head cell; a list that returns to a cell ends there."""
    found: list[int] = []
    seen: set[int] = set()
    cell: int | None = head
    while cell is not None and cell not in seen:
        seen.add(cell)
        found.extend(sorted(facts.values(cell, first)))
        cell = min(facts.values(cell, rest), default=None)
    return tuple(found)


def as_numbers(words: tuple[Words, ...], terms: Terms, variables: dict[str, int]) -> tuple[Numbers, ...]:
    """Patterns of the table as numbers; ``variables`` gains those met for the first time."""

    def number(word: str) -> int:
        return variables.setdefault(word, -1 - len(variables)) if word.startswith("?") else terms.word(word)

    return tuple((number(s), number(p), number(o)) for s, p, o in words)
