"""Turns compiled rules into what a new statement wakes: by its predicate, or by its predicate and value."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

from graph_build.graph.closure.compiled import Compiled
from graph_build.graph.closure.facts import Numbers, filled

ANY: Final = -1
Key = tuple[int, int]
"""A predicate, and a value or ``ANY``."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The rest of a rule of two patterns once a statement stands for the first of them.

    -1 is the subject of that statement, -2 its value, and -3 the term that ``other`` has yet to find.
    """

    other: Numbers
    heads: tuple[Numbers, ...]
    differs: bool
    differ: tuple[int, int]


@dataclass(slots=True)
class Waiting:
    """Rules by what wakes them. Of a rule of one pattern only the heads are kept, with -1 and -2 as in ``Pair``."""

    single: defaultdict[Key, list[Numbers]] = field(default_factory=lambda: defaultdict(list))
    pairs: defaultdict[Key, list[Pair]] = field(default_factory=lambda: defaultdict(list))
    joined: defaultdict[Key, list[tuple[Compiled, int]]] = field(default_factory=lambda: defaultdict(list))
    apart: list[tuple[Compiled, int]] = field(default_factory=list)
    """Rules that any statement may wake, or whose pattern asks more than a key says, with the place of the pattern."""

    def take(self, rule: Compiled) -> None:
        """Let each pattern of a rule wait for statements."""
        for at, (subject, predicate, value) in enumerate(rule.body):
            key = predicate, max(value, ANY)
            places = {subject: -1, value: -2} if value < 0 else {subject: -1}
            pair = _pair(rule, at, places)
            if predicate < 0 or subject >= 0 or subject == value:
                self.apart.append((rule, at))
            elif len(rule.body) == 1 and not rule.differ:
                self.single[key] += [filled(head, places) for head in rule.heads]
            elif pair is not None:
                self.pairs[key].append(pair)
            else:
                self.joined[key].append((rule, at))


def _pair(rule: Compiled, at: int, places: dict[int, int]) -> Pair | None:
    """The other pattern of two, where at most one of its ends is still to be found."""
    if len(rule.body) != 2:
        return None
    subject, predicate, value = rule.body[1 - at]
    open_ends = [end for end in (subject, value) if end < 0 and end not in places]
    if predicate < 0 or len(open_ends) > 1:
        return None
    names = places | dict.fromkeys(open_ends, -3)
    first, second = (names.get(term, term) for term in rule.differ) if rule.differ else (0, 0)
    heads = tuple(filled(head, names) for head in rule.heads)
    return Pair(filled((subject, predicate, value), names), heads, bool(rule.differ), (first, second))
