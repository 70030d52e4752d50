"""Turns the commitments of a corpus into lines of descent: which answers which paragraph of which resolution."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from graph_build.corpus.provisions import Provision
from graph_build.extract.document import DocumentExtract
from graph_build.extract.paragraph_citations import cited_paragraphs
from graph_build.extract.records import Mention
from graph_build.graph.promises.actors import KIN, OPEN, SAME, STRANGER
from graph_build.graph.promises.dates import document_span
from graph_build.graph.promises.likeness import (
    PARTS,
    Likeness,
    Part,
    Side,
    WordIndex,
    label_of,
    shared_words,
    themes_part,
    things_part,
    word_weight,
)
from graph_build.graph.promises.promised import Promised
from graph_build.graph.promises.sides import Promise
from graph_build.graph.promises.words import related_to

CITES_PARAGRAPH, CITES_DOCUMENT, BY_LIKENESS = "cites-paragraph", "cites-document", "by-likeness"
# What two clauses must share to be linked without a citation. With a citation of the resolution the choice is among
# its own paragraphs, so that less is enough, if one paragraph stands out.
THRESHOLD: Final = 0.6
CITED_THRESHOLD: Final = 0.4
STANDS_OUT: Final = 0.05
MOST_LINKS: Final = 3
_LEAST_WORDS: Final = 1.5
# The share of the shorter clause's words that both have at the least; alike actions do not make up for less.
_LEAST_SHARE: Final = 0.45
_FEWEST_WORDS: Final = 2.0
_MOST_WORDS: Final = 4.0
_RELATED: Final = 0.6
_KIN: Final = 0.8
_ROUNDED: Final = 0.006
"""What the rounding of a score to hundredths can add, and more than what sums of its parts in another order can."""

# A resolution is named close to its cited paragraph: so many characters after or before it at the most.
_BEHIND: Final = 30
_BEFORE: Final = 4


@dataclass(frozen=True, slots=True)
class Descent:
    """A commitment that answers a provision, on which ground. ``likeness`` is None where the paragraph itself is cited;
    ``answered`` is the operative clause that is answered, None for a paragraph that has none."""

    promise: Promise
    document: DocumentExtract
    provision: Provision
    answered: Promise | None
    basis: str
    cited_at: tuple[int, int] | None = None
    likeness: Likeness | None = None

    @property
    def reason(self) -> str:
        """Why the two are linked, in words."""
        number = self.provision.number or self.provision.key
        cited = {
            CITES_PARAGRAPH: f"cites paragraph {number} of {self.document.context.title}",
            CITES_DOCUMENT: f"cites {self.document.context.title}, whose paragraph {number} alone fits",
        }.get(self.basis, "")
        return "; ".join(part for part in (cited, self.likeness.reason if self.likeness else "") if part)


def find_descents(promised: Promised) -> list[Descent]:
    """All lines of descent in order of the commitments: by citation, and by likeness where nothing is cited."""
    finder = DescentFinder(promised)
    return [descent for promise in promised.all() for descent in finder.descents(promise)]


Alike = tuple[Likeness, Promise]
"""An operative clause, and how like it a commitment is."""


class DescentFinder:
    """The resolutions read and their operative clauses, in an index by their words.

    ``among`` are the keys of the resolutions in which like ones are looked for; without it all.
    """

    def __init__(self, promised: Promised, among: Collection[str] | None = None) -> None:
        self.things = promised.corpus.things
        self.kinship = promised.kinship
        self.resolutions = {d.context.key: d for d in promised.corpus.first_copies if d.context.kind == "Resolution"}
        self.clauses = {key: promised.by_document[key] for key in self.resolutions}
        self._all = [
            clause for key, clauses in self.clauses.items() if among is None or key in among for clause in clauses
        ]
        self._spans = {d.context.key: document_span(d) for d in promised.corpus.documents}

    @cached_property
    def _index(self) -> WordIndex:
        """The clauses by their words; texts of the United Nations alone never ask for it."""
        days = [span[0] if (span := self._spans[clause.document.context.key]) else "" for clause in self._all]
        return WordIndex(enumerate(clause.side for clause in self._all), days)

    def descents(self, promise: Promise) -> list[Descent]:
        """The lines of descent of one commitment; those by likeness only where it cites nothing that tells."""
        found = self.grounded(promise)
        return best_of(promise, self.alike(promise)) if found is None else found

    def grounded(self, promise: Promise) -> list[Descent] | None:
        """The lines of descent that rest on what the commitment cites; None where likeness alone can tell."""
        found = list(self._cited(promise))
        if found or promise.document.context.register == "un":
            return found
        return self._chosen(promise) or None

    def alike(self, promise: Promise) -> list[Alike]:
        """The paragraphs of any resolution that are like enough, the best first."""
        span = self._spans[promise.document.context.key]  # what was adopted later cannot be answered
        near = self._index.alike(promise.side, _LEAST_WORDS, span[1] if span else None)
        return self._ranked(promise, (self._all[place] for place in near), THRESHOLD)

    def _cited(self, promise: Promise) -> Iterator[Descent]:
        """Paragraphs that the commitment's sentence cites by number."""
        start, end, text = sentence_of(promise)
        for cited in cited_paragraphs(text):
            span = (start + cited.start, start + cited.end)
            document = self._cited_document(promise, span, text[cited.end :])
            if document is None:
                continue
            for provision in filter(None, (_paragraph(document, number) for number in cited.numbers)):
                if (document.context.key, provision.key) != (promise.document.context.key, promise.clause.provision):
                    yield self._link(promise, document, provision, (start, end))

    def _cited_document(self, promise: Promise, span: tuple[int, int], after: str) -> DocumentExtract | None:
        """The resolution whose paragraph is cited: the one named beside it, or the text itself where that is one.

        "Paragraph 8 of resolution 1325" names it behind, "resolution 1325, paragraph 8" before.
        """
        named = [m for m in _mentions(promise) if m.thing in self.resolutions]
        behind = [m for m in named if 0 < m.start - span[1] <= _BEHIND]
        before = [m for m in named if 0 < span[0] - m.end <= _BEFORE]
        of = re.match(r" of\b", after)
        if near := behind or before if of else before or behind:
            return self.resolutions[near[0].thing]
        return self.resolutions.get(promise.document.context.key) if not of else None

    def _chosen(self, promise: Promise) -> list[Descent]:
        """The one paragraph that fits best of each resolution that the commitment's provision cites."""
        out = []
        for key in sorted({m.thing for m in _mentions(promise) if m.thing in self.resolutions}):
            ranked = self._ranked(promise, self.clauses[key], CITED_THRESHOLD)
            best, second = [*(likeness.score for likeness, _ in ranked), 0.0, 0.0][:2]
            if best - second >= STANDS_OUT:
                span = next((m.start, m.end) for m in _mentions(promise) if m.thing == key)
                out.append(_answer(promise, ranked[0], CITES_DOCUMENT, span))
        return out

    def _ranked(self, promise: Promise, clauses: Iterable[Promise], least: float) -> list[Alike]:
        """The clauses that reach a score, one for each paragraph, best first."""
        best: dict[tuple[str, str], Alike] = {}
        for clause in clauses:
            if least > reach_of(promise, clause):
                continue
            likeness = self.likeness(promise, clause)
            place = (clause.document.context.key, clause.clause.provision)
            if likeness and likeness.score >= least and (place not in best or best[place][0].score < likeness.score):
                best[place] = (likeness, clause)
        return sorted(best.values(), key=_best_first)

    def likeness(self, promise: Promise, clause: Promise) -> Likeness | None:
        """How alike a commitment and an operative clause are; None where one cannot answer the other."""
        if self._earlier(promise.document, clause.document) or word_weight(promise.side, clause.side) < _LEAST_WORDS:
            return None
        relation = self.kinship.between(clause.side.actors, promise.side.actors)
        # A paragraph that names nobody speaks to all; one that names a post means its own house's.
        asking = clause.document.context.house if clause.side.actors else ""
        speaker = promise.document.context.house
        strange = self.kinship.strange_houses(clause.side.actors, asking, promise.side.actors, speaker)
        if relation == STRANGER or strange:
            return None
        words, action = _words_part(promise, clause), _action_part(promise, clause)
        if words.value < _LEAST_SHARE:
            return None
        same = tuple(label_of(key, self.things) for key in sorted(clause.side.actors & promise.side.actors))
        actor = None if relation == OPEN else Part("actor", {SAME: 1.0, KIN: _KIN}[relation], PARTS["actor"], same)
        parts = (
            words,
            action,
            themes_part(clause.side, promise.side),
            things_part(clause.side, promise.side, self.things),
            actor,
        )
        return Likeness(tuple(part for part in parts if part is not None))

    def _earlier(self, one: DocumentExtract, other: DocumentExtract) -> bool:
        """Whether the first document is known to be dated before the second."""
        first, second = self._spans[one.context.key], self._spans[other.context.key]
        return first is not None and second is not None and first[1] < second[0]

    def _link(
        self, promise: Promise, document: DocumentExtract, provision: Provision, span: tuple[int, int]
    ) -> Descent:
        answered = next((c for c in self.clauses[document.context.key] if c.clause.provision == provision.key), None)
        return Descent(promise, document, provision, answered, CITES_PARAGRAPH, span)


def best_of(promise: Promise, alike: Iterable[Alike]) -> list[Descent]:
    """The lines of descent to the best of the paragraphs that are like enough."""
    return [_answer(promise, row, BY_LIKENESS, None) for row in sorted(alike, key=_best_first)[:MOST_LINKS]]


def _best_first(row: Alike) -> tuple[float, tuple[str, int]]:
    return -row[0].score, row[1].identity


def _answer(promise: Promise, row: Alike, basis: str, span: tuple[int, int] | None) -> Descent:
    likeness, clause = row
    return Descent(promise, clause.document, clause.provision, clause, basis, span, likeness)


def _words_part(promise: Promise, clause: Promise) -> Part:
    """How much of the shorter of two clauses the other says too."""
    one, other = promise.side, clause.side
    return shared_words(one, other, _shorter(one, other))


def _shorter(one: Side, other: Side) -> float:
    """The weight of words of the shorter of two sides, as far as it counts."""
    return max(min(sum(one.words.values()), sum(other.words.values()), _MOST_WORDS), _FEWEST_WORDS)


def reach_of(promise: Promise, clause: Promise) -> float:
    """The most that two clauses can score by their words and actions, told before they are compared in full."""
    one, other = promise.side, clause.side
    words = min(1.0, word_weight(one, other) / _shorter(one, other))
    if words < _LEAST_SHARE - _ROUNDED:
        return 0.0
    verbs = other.verbs
    action = 1.0 if one.verbs & verbs else _RELATED if verbs & related_to(one.verbs) else 0.0
    least = PARTS["words"] * words + PARTS["action"] * action
    return least + 1.0 - PARTS["words"] - PARTS["action"] + _ROUNDED


def _action_part(promise: Promise, clause: Promise) -> Part:
    one, other = promise.side.verbs, clause.side.verbs
    if one & other:
        return Part("action", 1.0, PARTS["action"], tuple(sorted(one & other)))
    return Part("action", _RELATED if other & related_to(one) else 0.0, PARTS["action"])


def sentence_of(promise: Promise) -> tuple[int, int, str]:
    """The sentence that holds a commitment's clause: its span in the provision's reading, and its text."""
    provision, clause = promise.provision, promise.clause
    for sentence in provision.sentences:
        if sentence.start <= clause.start < sentence.end:
            end = max(sentence.end, clause.end)
            return sentence.start, end, provision.reading.text[sentence.start : end]
    return clause.start, clause.end, provision.reading.text[clause.start : clause.end]


def _mentions(promise: Promise) -> list[Mention]:
    """The mentions in the commitment's sentence."""
    start, end, _ = sentence_of(promise)
    key = promise.clause.provision
    return [m for m in promise.document.mentions if m.provision == key and start <= m.start and m.end <= end]


def _paragraph(document: DocumentExtract, number: str) -> Provision | None:
    """The provision of that number; None where the document has none."""
    return next((p for p in document.provisions if p.number == number), None)
