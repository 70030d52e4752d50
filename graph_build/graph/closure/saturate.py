"""Turns statements into all that follows from them by the compiled rules, each new statement looked at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from graph_build.graph.closure.compiled import Compiled, compiled
from graph_build.graph.closure.facts import Facts, Numbers, Terms, filled, fitted, solutions
from graph_build.graph.closure.table import rules
from graph_build.graph.closure.waiting import ANY, Pair, Waiting

_LIST_CELLS: Final = ("rdf:first", "rdf:rest")
_NONE: Final[set[int]] = set()
_NOTHING: Final[dict[int, set[int]]] = {}


@dataclass(frozen=True, slots=True)
class Never:
    """What cannot hold: the rule's name and words, and the terms concerned in the order of the words."""

    name: str
    words: str
    concerned: tuple[int, ...]


class NewAxiomsError(Exception):
    """What was to be looked at by itself brings axioms, which concern everything."""


class Saturation:
    """Statements that grow by what follows, until nothing new does."""

    def __init__(self, terms: Terms) -> None:
        self.facts = Facts()
        self.concluded: set[Numbers] = set()
        """What follows and was not given."""
        self.used: set[Numbers] = set()
        """The axioms that a rule was made from."""
        self._terms = terms
        self._known: set[Compiled] = set()
        self._waiting = Waiting()
        self._nevers: list[Compiled] = []
        self._fresh: list[Numbers] = []
        self._axiom_words = {
            (terms.word(predicate), terms.word(value) if predicate == "rdf:type" else ANY)
            for rule in rules()
            for _, predicate, value in rule.axioms
        } | {(terms.word(cell), ANY) for cell in _LIST_CELLS}
        # The predicates under which there are axioms that no rule was made from yet; at first also those of no axioms.
        self._unseen: set[int] | None = None
        self._taken: set[Numbers] | None = None

    def is_axiom(self, predicate: int, value: int) -> bool:
        """Whether a statement may be asked for by the axioms of a rule."""
        return (predicate, ANY) in self._axiom_words or (predicate, value) in self._axiom_words

    def add(self, statements: Iterable[Numbers]) -> None:
        """Take statements in, with all that follows from them and from those before."""
        for statement in statements:
            if not self._is_new(*statement):
                self.concluded.discard(statement)
        self._spread()
        if self._taken is not None:
            return
        while self._unseen is None or self._unseen:
            unseen, self._unseen = self._unseen, set()
            self._compile(unseen)
            self._spread()

    def follow(self, statements: Iterable[Numbers]) -> None:
        """As :meth:`add`, of statements that were concluded elsewhere and not given."""
        for statement in statements:
            self._take(*statement)
        self.add(())

    @contextmanager
    def aside(self) -> Iterator[set[Numbers]]:
        """All that is taken in within the block, and forgotten when it ends; ``concluded`` is then of the block alone.

        Raises:
            NewAxiomsError: the block brought axioms of its own, from which rules would have to be made.
        """
        before, self.concluded = self.concluded, set()
        taken = self._taken = set()
        try:
            yield taken
        finally:
            for statement in taken:
                self.facts.remove(*statement)
            self._fresh.clear()
            self.concluded, self._taken = before, None

    def rules(self) -> Iterator[Compiled]:
        """The rules that were made, those of what cannot hold among them."""
        return iter(self._known)

    def nevers(self) -> Iterator[Never]:
        """What cannot hold among the statements."""
        for rule in self._nevers:
            for bound in self._met(rule):
                yield Never(rule.name, rule.never, tuple(bound.get(term, term) for term in rule.concerned))

    def _met(self, rule: Compiled) -> Iterator[dict[int, int]]:
        """How the statements fulfil a rule; two kinds of one thing, the most frequent case, as one intersection."""
        if len(rule.body) == 2:
            (thing, p, one), (same, q, other) = rule.body
            if thing == same < 0 <= min(p, one, q, other):
                have = self.facts.backward.get(p, {}).get(one, set())
                yield from ({thing: each} for each in have & self.facts.backward.get(q, {}).get(other, set()))
                return
        yield from solutions(rule.body, self.facts, {})

    def _take(self, subject: int, predicate: int, value: int) -> None:
        if self._is_new(subject, predicate, value):
            self.concluded.add((subject, predicate, value))

    def _is_new(self, subject: int, predicate: int, value: int) -> bool:
        """Take a statement in; whether it was not there before."""
        if not self.facts.add(subject, predicate, value):
            return False
        self._fresh.append((subject, predicate, value))
        if self._taken is not None:
            self._taken.add((subject, predicate, value))
        if self.is_axiom(predicate, value):
            if self._taken is not None:
                raise NewAxiomsError
            if self._unseen is not None:
                self._unseen.add(predicate)
        return True

    def _compile(self, unseen: set[int] | None) -> None:
        """Make the rules that new axioms give, and let each look once at what was there before it."""
        for rule in list(compiled(self.facts, self._terms, unseen)):
            self.used.update(rule.axioms)
            if rule in self._known or _is_idle(rule):
                continue
            self._known.add(rule)
            if rule.never:
                self._nevers.append(rule)
                continue
            self._waiting.take(rule)
            for bound in list(solutions(rule.body, self.facts, {})):
                self._conclude(rule, bound)

    def _conclude(self, rule: Compiled, bound: dict[int, int]) -> None:
        if not rule.differ or bound.get(rule.differ[0], rule.differ[0]) != bound.get(rule.differ[1], rule.differ[1]):
            for head in rule.heads:
                self._take(*filled(head, bound))

    def _spread(self) -> None:
        waiting, fresh = self._waiting, self._fresh
        while fresh:
            statement = fresh.pop()
            subject, predicate, value = statement
            places = (value, subject)
            for key in ((predicate, ANY), (predicate, value)):
                for s, p, o in waiting.single.get(key, ()):
                    self._take(s if s >= 0 else places[s], p, o if o >= 0 else places[o])
                for pair in waiting.pairs.get(key, ()):
                    self._pair(pair, subject, value)
                for rule, at in waiting.joined.get(key, ()):
                    self._join(rule, at, statement)
            for rule, at in waiting.apart:
                self._join(rule, at, statement)

    def _pair(self, pair: Pair, subject: int, value: int) -> None:
        """What follows from a statement with each that stands beside it in a rule of two patterns."""
        places = (value, subject)
        s, p, o = pair.other
        if s >= -2:
            beside = self.facts.forward.get(p, _NOTHING).get(s if s >= 0 else places[s], _NONE)
            if o >= -2:
                known = o if o >= 0 else places[o]
                beside = {known} if known in beside else _NONE
        else:
            beside = self.facts.backward.get(p, _NOTHING).get(o if o >= 0 else places[o], _NONE)
        for third in tuple(beside):
            all_places = (third, value, subject)
            first, second = pair.differ
            if pair.differs and (first if first >= 0 else all_places[first]) == (
                second if second >= 0 else all_places[second]
            ):
                continue
            for hs, hp, ho in pair.heads:
                self._take(
                    hs if hs >= 0 else all_places[hs],
                    hp if hp >= 0 else all_places[hp],
                    ho if ho >= 0 else all_places[ho],
                )

    def _join(self, rule: Compiled, at: int, statement: Numbers) -> None:
        bound = fitted(rule.body[at], statement, {})
        if bound is not None:
            others = rule.body[:at] + rule.body[at + 1 :]
            for found in list(solutions(others, self.facts, bound)):
                self._conclude(rule, found)


def _is_idle(rule: Compiled) -> bool:
    """Whether a rule concludes only what it was given."""
    return len(set(rule.differ)) == 1 or (not rule.never and set(rule.heads) <= set(rule.body))
