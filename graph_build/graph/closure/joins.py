"""Turns rules into which statements they join to others, and by which of their terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Final

from graph_build.graph.closure.compiled import Compiled
from graph_build.graph.closure.facts import Numbers
from graph_build.graph.closure.waiting import ANY

_SUBJECT, _VALUE, _ANYHOW = 1, 2, 4
_Ends = dict[tuple[int, int], int]
_EVERYTHING: Final = (ANY, ANY)


class Joins:
    """By which of its ends a statement can meet another one in a rule."""

    def __init__(self, rules: Iterable[Compiled]) -> None:
        self._ends: _Ends = defaultdict(int)
        for rule in rules:
            for at, pattern in enumerate(rule.body if len(rule.body) > 1 else ()):
                others = {term for one in rule.body[:at] + rule.body[at + 1 :] for term in one if term < 0}
                self._ends[max(pattern[1], ANY), max(pattern[2], ANY)] |= _ends(pattern, others)

    def private(self, statements: Collection[Numbers], terms: Iterable[int]) -> frozenset[int]:
        """Of terms that only these statements speak of, those whose statements meet no others.

        A statement that a rule joins to others by a term that is not private is known outside, with all its terms.
        """
        private = set(terms)
        while True:
            out = {
                term
                for one in statements
                if not private.isdisjoint(one) and self._joins(one, private)
                for term in one
                if term in private
            }
            if not out:
                return frozenset(private)
            private -= out

    def _joins(self, statement: Numbers, private: set[int]) -> bool:
        subject, predicate, value = statement
        keys = ((predicate, ANY), (predicate, value), (ANY, value), _EVERYTHING)
        ends = 0
        for key in keys:
            ends |= self._ends.get(key, 0)
        return bool(
            ends & _ANYHOW or (ends & _SUBJECT and subject not in private) or (ends & _VALUE and value not in private)
        )


def _ends(pattern: Numbers, others: set[int]) -> int:
    """By which ends a pattern is joined to the others; anyhow where no end tells, or the property does."""
    subject, predicate, value = pattern
    ends = (_SUBJECT if subject in others else 0) | (_VALUE if value in others else 0)
    return ends if ends and predicate not in others else _ANYHOW
