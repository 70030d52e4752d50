"""Turns terms into numbers, and statements into dictionaries by subject and by object that patterns are held to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from graph_build.graph.closure.table import Pattern as Words
from graph_build.graph.lines import FIELD, terms_of
from graph_build.vocabulary import PREFIXES, rdf

_IS_A = str(rdf("type"))

Term = NamedNode | BlankNode | Literal | Triple
Numbers = tuple[int, int, int]
"""A statement as numbers of terms. In a pattern a number below zero is a variable."""


class Terms:
    """Each term with a number of its own, in the order of their coming.

    A term is held as its text in N-Quads, which is all that most are ever asked for.
    """

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._numbers: dict[str, int] = {}
        self._subjects: dict[str, int] = {}

    def number(self, term: Term) -> int:
        """The number of a term; a new one gets the next."""
        return self._number(str(term))

    def of_text(self, text: str) -> int:
        """The number of a term as N-Quads has it."""
        found = self._numbers.get(text)
        if found is None:  # an address is written in one way alone
            found = self._number(text if is_address(text) else str(next(terms_of([text]))))
        return found

    def _number(self, text: str) -> int:
        found = self._numbers.get(text)
        if found is None:
            found = self._numbers[text] = len(self._texts)
            self._texts.append(text)
        return found

    def of_subject(self, text: str) -> int:
        """The number of what a line is about, as it stands in the line."""
        found = self._subjects.get(text)
        if found is None:
            found = self._subjects[text] = self.of_text(text if text.startswith("_:") else f"<{text}>")
        return found

    def of_property(self, text: str) -> int:
        """The number of a property as it stands in a line."""
        return self.of_subject(text) if text else self._number(_IS_A)

    def numbers(self, statements: Iterable[str]) -> Iterator[Numbers]:
        """Lines without a graph as numbers."""
        for statement in statements:
            subject, predicate, value = statement.split(FIELD, 2)
            yield self.of_subject(subject), self.of_property(predicate), self.of_text(value)

    def statement(self, numbers: Numbers) -> str:
        """A statement as a line without a graph."""
        subject, predicate, value = self.texts(numbers)
        node = subject[1:-1] if is_address(subject) else subject
        return f"{node}{FIELD}{'' if predicate == _IS_A else predicate[1:-1]}{FIELD}{value}"

    def texts(self, numbers: Numbers) -> tuple[str, str, str]:
        """A statement in the texts of its terms."""
        subject, predicate, value = numbers
        return self._texts[subject], self._texts[predicate], self._texts[value]

    def term(self, number: int) -> Term:
        """The term that has a number."""
        text = self._texts[number]
        return NamedNode(text[1:-1]) if is_address(text) else next(terms_of([text]))

    def address(self, number: int) -> str:
        """The address that has a number; an empty text where that is another term."""
        text = self._texts[number]
        return text[1:-1] if is_address(text) else ""

    def forget(self, after: int) -> None:
        """Forget the terms that came after so many."""
        for text in self._texts[after:]:
            del self._numbers[text]
            self._subjects.pop(text[1:-1] if is_address(text) else text, None)
        del self._texts[after:]

    def __len__(self) -> int:
        return len(self._texts)

    def between_addresses(self, statements: Iterable[Numbers]) -> set[Numbers]:
        """Of some statements those that are of addresses alone."""
        texts = self._texts
        return {
            (subject, predicate, value)
            for subject, predicate, value in statements
            if is_address(texts[subject]) and is_address(texts[value]) and is_address(texts[predicate])
        }

    def triple(self, numbers: Numbers) -> Triple:
        """A statement in its terms. Raises TypeError where nothing can be said so."""
        subject, predicate, value = map(self.term, numbers)
        if not isinstance(subject, NamedNode | BlankNode) or not isinstance(predicate, NamedNode):
            raise TypeError(f"{subject} has nothing said of it, or not by {predicate}")
        return Triple(subject, predicate, value)

    def word(self, word: str) -> int:
        """The number of a name with a prefix, or of a count as cardinalities give it."""
        if word.isdigit():
            return self.number(Literal(word, datatype=NamedNode(PREFIXES["xsd"] + "nonNegativeInteger")))
        prefix, _, name = word.partition(":")
        return self.number(NamedNode(PREFIXES[prefix] + name))


def is_address(text: str) -> bool:
    """Whether a term, as N-Quads has it, is an address."""
    return text[0] == "<" and not text.startswith("<<")


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
