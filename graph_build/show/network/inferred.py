"""Turn the triples of the closure into relations of the picture, each with its rule and its premises."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from graph_build.ask.lookups import INFERRED, WPS, Axioms, Source, predicate_label, text_of
from graph_build.show.network.scene import Premise, Reason, Relation

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
    relations = [
        # What documents say explains more than what was inferred in its turn.
        Relation(*triple, reason=said.reason(triple) or anything.reason(triple) or UNKNOWN)
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
