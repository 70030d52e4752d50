"""Turns lines, whatever they are about, into suspects by the words they use: terms, concepts, circles, blank nodes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Final

from graph_build.graph.lines import FIELD
from graph_build.graph.screen.suspects import SuspectsByCheck
from graph_build.vocabulary import ONTOLOGY, VOCAB, owl, rdfs, skos, wps

_SUBCLASS, _DISJOINT = rdfs("subClassOf").value, owl("disjointWith").value
_LABEL, _DEFINED = skos("prefLabel").value, rdfs("isDefinedBy").value
_CIRCLING: Final = frozenset(wps(name).value for name in ("partOf", "updates", "implements"))
_SEATS, _STRENGTHS, _KINDS = "two-holders-of-one-seat", "strength-without-rank", "disjoint-kinds"
# Properties of which there are few statements: a query looks at all of them.
_LOOKED_AT: Final[Mapping[str, str]] = {
    **dict.fromkeys(
        (wps(name).value for name in ("onPost", "holder", "startLatest", "endEarliest", "involves")), _SEATS
    ),
    **dict.fromkeys((skos("inScheme").value, wps("rank").value, wps("rankSource").value), _STRENGTHS),
    **dict.fromkeys((_SUBCLASS, _DISJOINT), _KINDS),
}
_KINDS_LOOKED_AT: Final = frozenset({str(wps("Post")), str(wps("Contradiction"))})
_CONCEPT: Final = f"<{VOCAB}"
_TERM: Final = f"<{ONTOLOGY}"
_BLANK: Final = "_:"
_LOOKED_FOR: Final = (_CONCEPT, _TERM, _BLANK)
"""How values begin that are looked at, whatever they are values of."""
_NOTED: Final = frozenset({*_LOOKED_AT, *_CIRCLING, _LABEL, _DEFINED})


class Words:
    """The words of all lines: which terms and concepts are used and declared, and by which lines."""

    def __init__(self, suspects: SuspectsByCheck) -> None:
        self.plain: set[str] = set()
        """Properties seen before of which no value that is a text or a number is looked at."""
        self._suspects = suspects
        self._used: dict[str, str] = {}
        self._concepts: dict[tuple[str, str], str] = {}
        self._declared: dict[str, list[str]] = defaultdict(list)
        self._labelled: dict[str, list[str]] = defaultdict(list)
        self._edges: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
        self._above: dict[str, set[str]] = defaultdict(set)
        self._apart: set[tuple[str, str]] = set()
        self._impossible: dict[frozenset[str], bool] = {}

    def seen(self, lines: Iterable[str]) -> Iterator[str]:
        """Look at lines, and pass them on. Of most it is told by their property that there is nothing to see."""
        plain = self.plain
        for line in lines:
            _, subject, predicate, value = line.split(FIELD, 3)
            if predicate not in plain or value.startswith(_LOOKED_FOR) or subject.startswith(_BLANK):
                self.see(line, subject, predicate, value)
            yield line

    def see(self, line: str, subject: str, predicate: str, value: str) -> None:
        """Look at a line."""
        term = predicate or value
        if term not in self._used:
            self._used[term] = line
            if predicate and predicate not in _NOTED:
                self.plain.add(predicate)
        if value.startswith(_CONCEPT) and (predicate, value) not in self._concepts:
            self._concepts[predicate, value] = line
        if predicate in _NOTED or value in _KINDS_LOOKED_AT:
            self._note(line, subject, predicate, value)
        if subject.startswith(_BLANK) or value.startswith(_BLANK):
            self._suspects["blank-node"].lines.append(line)

    def _note(self, line: str, subject: str, predicate: str, value: str) -> None:
        if predicate in _LOOKED_AT:
            self._suspects[_LOOKED_AT[predicate]].lines.append(line)
        elif value in _KINDS_LOOKED_AT:
            self._suspects[_SEATS].lines.append(line)
        elif predicate in _CIRCLING:
            self._edges[predicate][subject, value] = line
        elif predicate == _LABEL and subject.startswith(VOCAB):
            self._labelled[subject].append(line)
        elif predicate == _DEFINED and subject.startswith(ONTOLOGY):
            self._declared[subject].append(line)
        if predicate == _SUBCLASS:
            self._above[f"<{subject}>"].add(value)
        elif predicate == _DISJOINT:
            self._apart.add((f"<{subject}>", value))

    def are_impossible(self, kinds: frozenset[str]) -> bool:
        """Whether nothing can have all of these kinds, by what has been seen of them so far."""
        if kinds not in self._impossible:
            above = [one for kind in kinds for one in self._all_above(kind)]
            self._impossible[kinds] = any(pair in self._apart for pair in product(above, above))
        return self._impossible[kinds]

    def forget_kinds(self) -> None:
        """Ask anew which kinds exclude each other, after more has been seen of them."""
        self._impossible.clear()

    def _all_above(self, kind: str) -> set[str]:
        found, left = {kind}, [kind]
        while left:
            more = self._above.get(left.pop(), set()) - found
            found |= more
            left += more
        return found

    def end(self) -> None:
        """Name the suspects, after all lines have been seen."""
        terms = (term.strip("<>") for term in self._used)
        own = {term for term in terms if term.startswith(ONTOLOGY)}
        for term in sorted(own - self._declared.keys()):
            used = (self._used.get(term), self._used.get(f"<{term}>"))
            self._suspects["undeclared-term"].lines += [line for line in used if line is not None]
        for (_, value), line in self._concepts.items():
            if value[1:-1] not in self._labelled:
                self._suspects["undeclared-concept"].lines.append(line)
        for edges in self._edges.values():
            self._suspects["circle"].lines += [edges[edge] for edge in _in_circles(edges)]


class FirstWords(Words):
    """As :class:`Words`, of a part of the lines: ``first`` are those by which another one sees as much."""

    def __init__(self, suspects: SuspectsByCheck) -> None:
        super().__init__(suspects)
        self.first: list[str] = []

    def see(self, line: str, subject: str, predicate: str, value: str) -> None:
        """Look at a line."""
        before = len(self._used) + len(self._concepts)
        super().see(line, subject, predicate, value)
        is_new = len(self._used) + len(self._concepts) > before
        noted = predicate in _NOTED or value in _KINDS_LOOKED_AT
        if is_new or noted or subject.startswith(_BLANK) or value.startswith(_BLANK):
            self.first.append(line)


def _in_circles(edges: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """What is left of relations when ends that lead nowhere, or to which nothing leads, are cut off one by one."""
    left = set(edges)
    while True:
        subjects, objects = {f"<{subject}>" for subject, _ in left}, {value for _, value in left}
        inner = {(s, o) for s, o in left if f"<{s}>" in objects and o in subjects}
        if len(inner) == len(left):
            return inner
        left = inner
