"""Turn an inferred statement into one step that gives it: the rule in words and the statements it was drawn from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

import pyoxigraph as ox

from graph_build.ask.entail import Entailment, Step
from graph_build.ask.lookups import INFERRED, RDF, Axioms, Said, Source, predicate_label, text_of
from graph_build.show.links import Links
from graph_build.show.pages.names import text_or_name
from graph_build.show.pages.scene import Sentence, Why

TRIED: Final = 6
"""Steps looked at for one statement; on a hub there may be thousands, and one is enough."""
_TURNED = ("prp-inv1", "prp-inv2", "prp-symp")
_TYPE = RDF + "type"


class Reasons:
    """The reasons of one graph, with links made for one server."""

    def __init__(self, source: Source, links: Links) -> None:
        self._source = source
        self._links = links
        self._entailment = Entailment(source.store)
        self._objects: dict[tuple[str, str], set[str]] = {}
        self._axioms = Axioms(source)

    def why(self, said: Said) -> Why:
        """The step that rests on what documents say where there is one, or else the first whose premises hold."""
        step = self._joined(said) or self._best(said)
        if step is None:
            return Why("", "No single rule known here gives it; `wps-graph explain` looks further.")
        return Why(step.rule, self._words(step, said), tuple(self._sentence(one) for one in step.premises))

    def _joined(self, said: Said) -> Step | None:
        """The statement as two others end to end: two look-ups, where a hub has thousands of ways between."""
        if not isinstance(said.term, ox.NamedNode) or said.subject.startswith("_:"):
            return None
        for rule, one, other in self._pairs(said.predicate):
            if (said.subject, one) not in self._objects:
                rows = self._source.said(said.subject, one)
                self._objects[said.subject, one] = {row.value for row in rows if isinstance(row.term, ox.NamedNode)}
            ends = {said.subject, said.value}
            between = self._objects[said.subject, one] & set(self._source.some_subjects(other, said.value)) - ends
            if between:
                middle, here = ox.NamedNode(min(between)), ox.NamedNode(said.subject)
                first = ox.Triple(here, ox.NamedNode(one), middle)
                return Step(rule, (), (first, ox.Triple(middle, ox.NamedNode(other), said.term)))
        return None

    def _pairs(self, predicate: str) -> Iterator[tuple[str, str, str]]:
        """The pairs of properties that end to end give a property, with the rule that says so."""
        if self._axioms.is_transitive(predicate):
            yield "prp-trp", predicate, predicate
        for chain in self._axioms.chains(predicate):
            if len(chain) == 2 and all(chain):
                yield "prp-spo2", chain[0], chain[1]

    def _best(self, said: Said) -> Step | None:
        best: tuple[tuple[bool, bool], Step] | None = None
        for step in islice(self._entailment.steps(_triple(said)), TRIED):
            rank = self._rank(step)
            if rank is not None and (best is None or rank < best[0]):
                best = (rank, step)
            if rank == (False, False):
                break
        return best[1] if best else None

    def _rank(self, step: Step) -> tuple[bool, bool] | None:
        """Best first: all premises stated, then rules that do more than turn round; none where a premise fails."""
        stated = True
        for premise in step.premises:
            homes = self._source.homes(premise)
            if not homes:
                return None
            stated = stated and homes not in ([INFERRED], [""])
        return not stated, step.rule in _TURNED

    def _words(self, step: Step, said: Said) -> str:
        label = f"“{predicate_label(self._source, said.predicate)}”"
        given = [f"“{predicate_label(self._source, text_of(one.predicate))}”" for one in step.premises]
        first = given[0] if given else ""
        words = {
            "prp-inv1": f"{label} is the inverse of {first}",
            "prp-inv2": f"{label} is the inverse of {first}",
            "prp-symp": f"{label} goes both ways",
            "prp-trp": f"{label} carries on from step to step",
            "prp-spo1": f"{first} is a special case of {label}",
            "prp-spo2": f"{', then '.join(given)} gives {label}",
            "prp-dom": f"whatever stands before {first} is of this kind",
            "prp-rng": f"whatever stands after {first} is of this kind",
        }
        return words.get(step.rule, "every thing of the narrower kind is of the wider one")

    def _sentence(self, premise: ox.Triple) -> Sentence:
        subject, predicate, value = text_of(premise.subject), text_of(premise.predicate), text_of(premise.object)
        is_address = not isinstance(premise.object, ox.Literal)
        name = text_or_name(self._source, value, is_address=is_address)
        relation = "is a" if predicate == _TYPE else predicate_label(self._source, predicate)
        return Sentence(
            self._links.ref(text_or_name(self._source, subject, is_address=True), subject),
            relation,
            self._links.ref(name, value if is_address else ""),
        )


def _triple(said: Said) -> ox.Triple:
    return ox.Triple(
        ox.BlankNode(said.subject[2:]) if said.subject.startswith("_:") else ox.NamedNode(said.subject),
        ox.NamedNode(said.predicate),
        said.term,
    )
