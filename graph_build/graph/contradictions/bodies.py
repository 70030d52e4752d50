"""Turns two descriptions of one body into disagreements: other members, or another rhythm of its meetings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from graph_build.corpus.provisions import Provision
from graph_build.corpus.sentences import Sentence
from graph_build.extract.commitments.timing import recurrence
from graph_build.extract.document import DocumentExtract
from graph_build.graph.contradictions.record import Disagreement, Material, Sources
from graph_build.graph.emit import Said, Statement
from graph_build.reading import Sifted

_BODIES: Final = frozenset({"Body", "Mission", "Network"})
_MEETS: Final = Sifted(
    r"\b(?:meets?|convenes?|engages?|mechanism)\b[^.;]{0,80}?"
    r"\b(?P<how>regularly|biannually|bi-annually|twice a year|monthly|quarterly|annually|weekly)\b"
    r"|\bis an? (?:monthly|quarterly|weekly|annual|biannual) (?:mechanism|meeting|forum|platform)\b"
)
_WORDS: Final = {
    "regularly": "regularly",
    "P6M": "every six months",
    "P1M": "monthly",
    "P3M": "quarterly",
    "P1Y": "yearly",
    "P7D": "weekly",
}


def two_compositions(material: Material) -> Iterator[Disagreement]:
    """One body whose members two sentences list differently, each naming two or more and one of them in common."""
    lists: dict[str, dict[Said, set[Statement]]] = defaultdict(lambda: defaultdict(set))
    for statement, places in material.said.items():
        if statement.predicate == "memberOf":
            for place in places:
                lists[statement.object][_sentence_of(place)].add(statement)
    for body, rows in sorted(lists.items()):
        full = _without_repeats(
            {place: found for place, found in sorted(rows.items()) if len(found) > 1}, material.sources
        )
        sets = {frozenset(s.subject for s in found) for found in full.values()}
        if len(sets) > 1 and frozenset.intersection(*sets):
            told = " against ".join(sorted(", ".join(sorted(map(material.name, members))) for members in sets))
            about = sorted({s for found in full.values() for s in found}, key=lambda s: (s.subject, s.object))
            words = f"{material.name(body)} is described with different members: {told}"
            yield Disagreement("two-compositions", body, words, material.addresses(about), tuple(sorted(full)))


def _without_repeats(rows: dict[Said, set[Statement]], sources: Sources) -> dict[Said, set[Statement]]:
    """The lists of members without those that a copy gives again."""
    first = [(sources.source[p.document], found) for p, found in rows.items() if not sources.is_copy(p.document)]
    return {
        place: found
        for place, found in rows.items()
        if not sources.is_copy(place.document) or (sources.source[place.document], found) not in first
    }


def _sentence_of(place: Said) -> Said:
    """The place without its rule, so that all that one sentence says stands together."""
    return Said(place.document, place.provision, place.start, place.end, "members-listed")


def two_rhythms(material: Material) -> Iterator[Disagreement]:
    """One body that meets in one rhythm by one sentence and in another by another ("regularly", "biannually")."""
    told: dict[str, dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for body, rhythm, place in _rhythms(material.sources):
        told[body][rhythm].append(place)
    for body, rows in sorted(told.items()):
        if len(rows) > 1:
            said = " against ".join(sorted(_WORDS.get(rhythm, rhythm) for rhythm in rows))
            words = f"{material.name(body)} meets in different rhythms: {said}"
            places = tuple(sorted({place for found in rows.values() for place in found}))
            yield Disagreement("two-rhythms", body, words, (), places)


def _rhythms(sources: Sources) -> Iterator[tuple[str, str, Said]]:
    for document, provision in sources.telling("rhythm", _in_provision):
        yield from _in_provision(document, provision)


def _in_provision(document: DocumentExtract, provision: Provision) -> Iterator[tuple[str, str, Said]]:
    if _MEETS.search(provision.reading.text):
        for sentence in provision.sentences:
            yield from _in_sentence(document, sentence)


def _in_sentence(document: DocumentExtract, sentence: Sentence) -> Iterator[tuple[str, str, Said]]:
    match = _MEETS.search(sentence.text)
    if match is None:
        return
    verb = sentence.start + match.start()
    before = [
        m
        for m in document.mentions
        if m.provision == sentence.provision and m.kind in _BODIES and sentence.start <= m.start and m.end <= verb
    ]
    rhythm = "regularly" if match["how"] == "regularly" else recurrence(match.group())
    opening = re.match(r"[A-Z][a-z]+ing [^,]+, ", sentence.text)
    subject = [m for m in before if opening is None or m.start >= sentence.start + opening.end()]
    if subject and rhythm:
        body = min(subject, key=lambda m: (m.start, m.start - m.end))
        yield (
            body.thing,
            rhythm,
            Said(document.context.key, sentence.provision, sentence.start, sentence.end, "rhythm-told"),
        )
