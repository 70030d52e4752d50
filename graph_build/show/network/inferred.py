"""Turn the triples of the closure into relations of the picture, each with its rule and its premises."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

import pyoxigraph as ox

from graph_build.ask.lookups import DEMAND, INFERRED, WPS, Axioms, Source, Term, predicate_label, text_of
from graph_build.show.network.scene import Premise, Reason, Relation
from graph_build.vocabulary import VOCAB

UNKNOWN = Reason("", "The rule is not recorded in the graph; `wps-graph explain` finds it.")
Triple = tuple[str, str, str]


class Explainer:
    """Finds, for a triple of the closure, one application of a rule that gives it.

    `known` may grow while the explainer is in use: `restates` looks at it anew, `reason` keeps to its first state.
    """

    def __init__(self, source: Source, axioms: Axioms, known: set[Triple]) -> None:
        self._source = source
        self._axioms = axioms
        self.known = known
        self._objects: dict[tuple[str, str], list[str]] = defaultdict(list)
        for subject, predicate, value in sorted(known):
            self._objects[subject, predicate].append(value)

    def restates(self, triple: Triple) -> Reason | None:
        """The reason where the triple says of the same two things what another triple says already."""
        subject, predicate, value = triple
        for other in sorted(self._axioms.inverses(predicate)):
            if (value, other, subject) in self.known:
                return self._reason("prp-inv", f"{self._label(predicate)} is the inverse", (value, other, subject))
        if self._axioms.is_symmetric(predicate) and (value, predicate, subject) in self.known:
            return self._reason("prp-symp", f"{self._label(predicate)} goes both ways", (value, predicate, subject))
        for other in sorted(self._axioms.all_narrower(predicate)):
            if (subject, other, value) in self.known:
                words = f"{self._label(other)} is a special case of {self._label(predicate)}"
                return self._reason("prp-spo1", words, (subject, other, value))
        return None

    def reason(self, triple: Triple) -> Reason | None:
        """The reason, or none where no rule known here gives the triple."""
        subject, predicate, value = triple
        if self._axioms.is_transitive(predicate) and (path := self._path(subject, (predicate, predicate), value)):
            return self._reason("prp-trp", f"{self._label(predicate)} carries on from step to step", *path)
        for chain in self._axioms.chains(predicate):
            if path := self._path(subject, chain, value):
                words = ", then ".join(self._label(step) for step in chain)
                return self._reason("prp-spo2", f"{words} gives {self._label(predicate)}", *path)
        return self.restates(triple)

    def _path(self, subject: str, chain: tuple[str, ...], value: str) -> list[Triple]:
        if not chain:
            return []
        for middle in self._objects[subject, chain[0]]:
            step = (subject, chain[0], middle)
            if len(chain) == 1 and middle == value:
                return [step]
            if len(chain) > 1 and middle not in {subject, value} and (rest := self._path(middle, chain[1:], value)):
                return [step, *rest]
        return []

    def _label(self, predicate: str) -> str:
        return f"“{predicate_label(self._source, predicate)}”"

    @staticmethod
    def _reason(rule: str, words: str, *premises: Triple) -> Reason:
        return Reason(rule, words, tuple(Premise(*premise) for premise in premises))


COMMITTED_ON: Final = WPS + "committedOn"
_MOST_BORNE: Final = 3000
"""Commitments of one bearer that are looked through; of one that bears more, those left do not change the words."""
_OWN_ACTS: Final = frozenset({VOCAB + "self-commitment", VOCAB + "constitutive"})
_OWN_WORDS: Final = frozenset({VOCAB + "undertaking", VOCAB + "aim"})


@dataclass(frozen=True, slots=True)
class _Manner:
    """How somebody has to do with a theme by a commitment: the words from either end, and why."""

    verb: str
    turned: str
    bears: str
    why: str


_MANNERS: Final = (
    _Manner("", "who is committed on it", "", "It takes on what a clause says on this theme."),
    _Manner(
        "is bound to act on",
        "who is bound to act on it",
        "is bound by",
        "A clause of others obliges it on this theme.",
    ),
    _Manner(
        "is asked to act on",
        "who is asked to act on it",
        "is asked by",
        "A clause asks it to act, without a promise of its own.",
    ),
)
"""Strongest first: who takes something on himself, whom others oblige, who is only asked."""
_UNTOLD: Final = _Manner("committed, or asked to act, on", "who is committed on it, or asked to act", "", "")
"""Where the commitments that were looked through do not tell which."""


class Bearing:
    """Tells, for whom the closure calls committed on a theme, whether that is so or others only oblige or ask it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._of: dict[str, dict[str, tuple[int, str]]] = {}

    def told(self, relation: Relation) -> Relation:
        """The relation with its words, and with the commitment that says the most as its reason."""
        if relation.predicate != COMMITTED_ON:
            return relation
        if relation.subject not in self._of:
            self._of[relation.subject] = self._read(relation.subject)
        found = self._of[relation.subject].get(relation.object)
        if found is None:
            return replace(relation, verb=_UNTOLD.verb, turned=_UNTOLD.turned)
        manner, node = _MANNERS[found[0]], found[1]
        premises = (
            Premise(relation.subject, WPS + "bears", node, manner.bears),
            Premise(node, WPS + "theme", relation.object),
        )
        reason = Reason("prp-spo2", manner.why, premises)
        return replace(relation, reason=reason, verb=manner.verb, turned=manner.turned)

    def _read(self, bearer: str) -> dict[str, tuple[int, str]]:
        """For each theme the strongest manner, and the first commitment that has it."""
        found: dict[str, tuple[int, str]] = {}
        nodes = sorted(
            {text_of(quad.subject) for quad in islice(self._source.told(WPS + "bearer", bearer), _MOST_BORNE)}
        )
        for node in nodes:
            said = self._source.record(node)
            one = (_manner(said), node)
            for theme in said.get(WPS + "theme", ()):
                found[text_of(theme)] = min(one, found.get(text_of(theme), one))
        return found


def _manner(said: Mapping[str, Iterable[Term]]) -> int:
    """The place in the table of manners of what is said of a commitment."""

    def has(name: str, *values: str) -> bool:
        return any(text_of(term) in values for term in said.get(WPS + name, ()))

    if has("bindingForce", DEMAND):
        return 2
    if has("act", *_OWN_ACTS) or has("strength", *_OWN_WORDS):
        return 0
    return 1 if has("strength", VOCAB + "obligation") else 2


def infer_relations(source: Source, things: Mapping[str, str], asserted: set[Triple]) -> tuple[list[Relation], int]:
    """The inferred relations worth a line of their own, and the number left out because they restate another.

    A relation restates another when it is its inverse, its mirror or its wider form between the same two things.
    Of two inferred relations that restate each other, the one stays whose words, or a special case of them, the
    documents use, then the narrower one, then the one that comes first in the alphabet.
    """
    inferred = [triple for triple in _closure(source, things) if triple not in asserted]
    axioms = Axioms(source)
    said = Explainer(source, axioms, set(asserted))
    kept = _worth_drawing(inferred, asserted, said, axioms)
    premises = {premise for _, predicate, _ in kept for premise in axioms.premises(predicate)}
    told = (_triples(source.quads(premise)) for premise in sorted(premises))
    anything = Explainer(source, axioms, asserted.union(*told))
    bearing = Bearing(source)
    relations = [
        # What documents say explains more than what was inferred in its turn.
        bearing.told(Relation(*triple, reason=said.reason(triple) or anything.reason(triple) or UNKNOWN))
        for triple in kept
    ]
    return relations, len(inferred) - len(kept)


def _worth_drawing(inferred: list[Triple], asserted: set[Triple], said: Explainer, axioms: Axioms) -> list[Triple]:
    """One triple for each thing that is newly said between two things."""
    used = {predicate for _, predicate, _ in asserted}
    between: dict[tuple[str, ...], list[Triple]] = defaultdict(list)
    narrower = {predicate: axioms.all_narrower(predicate) for predicate in {predicate for _, predicate, _ in inferred}}
    familiar = {predicate for predicate, below in narrower.items() if used & (below | {predicate})}
    for triple in sorted(inferred, key=lambda t: (t[1] not in familiar, len(narrower[t[1]]), t)):
        between[tuple(sorted((triple[0], triple[2])))].append(triple)
    kept = []
    for waiting in between.values():
        left = _without_restated(waiting, said)
        while left:
            kept.append(left[0])
            said.known.add(left[0])
            left = _without_restated(left[1:], said)
    said.known.intersection_update(asserted)
    return sorted(kept)


def _without_restated(waiting: list[Triple], said: Explainer) -> list[Triple]:
    """The triples that nothing said so far implies; what is implied counts as said for the others."""
    while restated := [triple for triple in waiting if said.restates(triple)]:
        said.known.update(restated)
        waiting = [triple for triple in waiting if triple not in said.known]
    return waiting


def _closure(source: Source, things: Mapping[str, str]) -> list[Triple]:
    triples = _triples(source.quads(graph=INFERRED))
    return sorted(t for t in triples if t[0] in things and t[2] in things and t[0] != t[2])


def _triples(quads: Iterable[ox.Quad]) -> set[Triple]:
    """The statements in our own words between two nodes, those of commitments and holdings among them."""
    return {
        (text_of(quad.subject), text_of(quad.predicate), text_of(quad.object))
        for quad in quads
        if text_of(quad.predicate).startswith(WPS) and isinstance(quad.object, ox.NamedNode)
    }
