"""Turns the rules of the table and the axioms of an ontology into rules about statements alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from graph_build.graph.closure.facts import Binding, Facts, Numbers, Terms, as_numbers, filled, members, solutions
from graph_build.graph.closure.table import Pattern, Rule, rules

_PLACE: Final = re.compile(r"\{(\?\w+)\}")
# What stands for something else at each member of a list.
_EACH: Final = frozenset({"?member", "?here", "?next", "?value"})


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule about statements alone, made from one way to fulfil the axioms of a row.

    ``never`` is empty or the row's words; ``concerned`` are then its terms, as numbers or variables.
    """

    name: str
    body: tuple[Numbers, ...]
    heads: tuple[Numbers, ...]
    never: str
    concerned: tuple[int, ...]
    differ: tuple[int, ...]
    axioms: tuple[Numbers, ...] = field(compare=False)


def compiled(facts: Facts, terms: Terms, predicates: set[int] | None) -> Iterator[Compiled]:
    """The rules that the axioms among the facts give.

    ``predicates`` are those under which there are new axioms, and only the rows that ask for one are tried;
    None stands for all, and then the rows without axioms are there too.
    """
    for rule in rules():
        words = {predicate for _, predicate, _ in rule.axioms}
        if rule.list or rule.along or rule.pairs:
            words |= {"rdf:first", "rdf:rest"}
        if predicates is None or not predicates.isdisjoint(map(terms.word, words)):
            yield from _compiled(rule, facts, terms)


def _compiled(rule: Rule, facts: Facts, terms: Terms) -> Iterator[Compiled]:
    variables: dict[str, int] = {}
    axioms = as_numbers(rule.axioms, terms, variables)
    for bound in solutions(axioms, facts, {}):
        used = tuple(filled(axiom, bound) for axiom in axioms)
        for body, heads, more in _spread(rule, facts, terms, bound, variables):
            names = dict(variables)
            known = bound | {names.setdefault(name, -1 - len(names)): number for name, number in more.items()}
            differ = tuple(known.get(names[word], names[word]) for word in rule.differ if word in names)
            rest = as_numbers(tuple((w, w, w) for w in rule.differ if w not in names), terms, names)
            concerned = as_numbers(tuple((w, w, w) for w in _PLACE.findall(rule.never)), terms, names)
            asked, given = as_numbers(body, terms, names), as_numbers(heads, terms, names)
            yield Compiled(
                rule.name,
                tuple(filled(p, known) for p in asked),
                tuple(filled(p, known) for p in given),
                rule.never,
                tuple(filled(p, known)[0] for p in concerned),
                (*differ, *(p[0] for p in rest)),
                used,
            )


_Spread = tuple[tuple[Pattern, ...], tuple[Pattern, ...], dict[str, int]]


def _spread(rule: Rule, facts: Facts, terms: Terms, bound: Binding, variables: dict[str, int]) -> Iterator[_Spread]:
    """Body, heads and named members for each rule that a list makes; one where the row speaks of no list."""
    head = rule.list or rule.along or rule.pairs
    if not head:
        yield rule.body, rule.heads, {}
        return
    found = members(bound[variables[head]], terms.word("rdf:first"), terms.word("rdf:rest"), facts)
    if rule.list:
        for member in found:
            yield rule.body, rule.heads, {"?member": member}
    elif rule.pairs:
        for one, other in combinations(found, 2):
            yield rule.body, rule.heads, {"?one": one, "?other": other}
    elif found:
        yield _along(rule, found)


def _along(rule: Rule, found: tuple[int, ...]) -> _Spread:
    once = [pattern for pattern in rule.body if not _EACH.intersection(pattern)]
    body = [
        _renamed(
            pattern, {"?member": f"?member{at}", "?value": f"?value{at}", "?here": f"?at{at}", "?next": f"?at{at + 1}"}
        )
        for at in range(len(found))
        for pattern in rule.body
        if _EACH.intersection(pattern)
    ]
    ends = {"?first": "?at0", "?last": f"?at{len(found)}"}
    heads = tuple(_renamed(pattern, ends) for pattern in rule.heads)
    return (*body, *once), heads, {f"?member{at}": member for at, member in enumerate(found)}


def _renamed(pattern: Pattern, names: dict[str, str]) -> Pattern:
    subject, predicate, value = pattern
    return names.get(subject, subject), names.get(predicate, predicate), names.get(value, value)
