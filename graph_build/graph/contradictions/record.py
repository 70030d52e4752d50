"""Turns a disagreement between sources into a record: its kind, its words, and the passages on each side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph_build.corpus.provisions import Provision
from graph_build.extract.corpus_extract import CorpusExtract
from graph_build.extract.document import DocumentExtract
from graph_build.extract.folding import fold_typed
from graph_build.graph.contradictions.noticed import Noticed
from graph_build.graph.emit import Emission, Said, Statement, quote_of
from graph_build.graph.mint import Mint
from graph_build.units import Before

Tells = Callable[[DocumentExtract, Provision], Iterable[Any]]
"""What a rule tells of a passage of a document by these two alone."""


@dataclass(frozen=True, slots=True, order=True)
class Disagreement:
    """What cannot all be true.

    ``kind`` is a concept of the scheme of contradictions, ``name`` tells it from others of its kind, ``involves`` holds
    the addresses of the assertions and role holdings at odds (none where the words themselves are), ``voices`` the
    passages.
    """

    kind: str
    name: str
    description: str
    involves: tuple[str, ...]
    voices: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """The documents of a corpus by key, and for each the one that stands for all copies of it."""

    by_key: dict[str, DocumentExtract]
    source: dict[str, str]
    provisions: dict[str, dict[str, Provision]] = field(default_factory=dict)
    noticed: Noticed = field(default_factory=Noticed)
    _places: list[tuple[DocumentExtract, Sequence[int]]] = field(default_factory=list)
    _shared: set[str] = field(default_factory=set)
    """The documents that are copies or have such: what is looked at in one rests on the others."""

    @classmethod
    def of(cls, corpus: CorpusExtract, before: Before | None = None) -> Sources:
        """The sources of a corpus, with what was noticed of them before."""
        by_key = {d.context.key: d for d in corpus.documents}
        noticed = Noticed.of(before or Before(), corpus.identities)
        return cls(by_key, {key: corpus.source_of(key) for key in by_key}, noticed=noticed)

    def is_copy(self, document: str) -> bool:
        """Whether another document stands for this one."""
        return self.source[document] != document

    def firsts_first(self) -> list[DocumentExtract]:
        """All documents, those that stand for others before their copies."""
        return [d for key, d in sorted(self.by_key.items(), key=lambda row: (self.is_copy(row[0]), row[0]))]

    def telling(self, rule: str, tells: Tells) -> Iterator[tuple[DocumentExtract, Provision]]:
        """The passages of which a rule of that name tells anything; what a copy says again in the same words is left
        out. A rule tells the same of a passage as long as the document is the same."""
        for document, places in self._looked_at():

            def look(document: DocumentExtract = document, places: Sequence[int] = places) -> list[int]:
                """The places at which the rule tells anything."""
                return [at for at in places if any(True for _ in tells(document, document.provisions[at]))]

            key = document.context.key
            found = look() if key in self._shared else self.noticed.rows(key, rule, int, look)
            yield from ((document, document.provisions[at]) for at in found)

    def words(self, rule: str, tells: Callable[[Provision], Iterable[str]]) -> Iterator[tuple[str, list[str]]]:
        """The words that a rule finds in the passages of each document, with the key of the one that stands for it."""
        for document, places in self._looked_at():

            def look(document: DocumentExtract = document, places: Sequence[int] = places) -> list[str]:
                """The words at all places."""
                return sorted({word for at in places for word in tells(document.provisions[at])})

            key = document.context.key
            yield self.source[key], look() if key in self._shared else self.noticed.rows(key, rule, str, look)

    def _looked_at(self) -> Sequence[tuple[DocumentExtract, Sequence[int]]]:
        """The documents with the places of the provisions that rules look at, found once."""
        if not self._places:
            self._places.extend(self._all_places())
        return self._places

    def _all_places(self) -> Iterator[tuple[DocumentExtract, Sequence[int]]]:
        self._shared.update(one for pair in self.source.items() if pair[0] != pair[1] for one in pair)
        met: set[tuple[str, str, int]] = set()
        for document in self.firsts_first():
            key = document.context.key
            content = [at for at, provision in enumerate(document.provisions) if provision.is_content]
            if key not in self._shared:
                yield document, content
                continue
            items = Counter(p.parent for p in document.provisions)
            kept: list[int] = []
            for at in content:
                provision = document.provisions[at]
                passage = (self.source[key], _words(provision), items[provision.key])
                if passage not in met or not self.is_copy(key):
                    met.add(passage)
                    kept.append(at)
            yield document, kept

    def one_each(self, places: Sequence[Said]) -> tuple[Said, ...]:
        """The first place of each source, a place in a copy only where no other says it."""
        kept: dict[str, Said] = {}
        for place in sorted(places, key=lambda place: (self.is_copy(place.document), place)):
            kept.setdefault(self.source[place.document], place)
        return tuple(sorted(kept.values()))

    def text(self, place: Said) -> str:
        """The words of the provision in which a place stands."""
        return self._provision(place).reading.text

    def quote(self, place: Said) -> tuple[int, int, str]:
        """Offsets in the source text and words of a place."""
        quote = quote_of(self.by_key[place.document].source.text, self._provision(place), place.start, place.end)
        return quote.start, quote.end, quote.exact

    def _provision(self, place: Said) -> Provision:
        """The provision in which a place stands; those of a document are looked up once."""
        if place.document not in self.provisions:
            found = {provision.key: provision for provision in reversed(self.by_key[place.document].provisions)}
            self.provisions[place.document] = found
        return self.provisions[place.document][place.provision]


@dataclass(frozen=True, slots=True)
class Material:
    """What the rules look at: what was written of a corpus, and its sources."""

    emission: Emission
    sources: Sources

    @property
    def corpus(self) -> CorpusExtract:
        """What the documents say."""
        return self.emission.corpus

    @property
    def said(self) -> Mapping[Statement, Sequence[Said]]:
        """The statements with all places that say them."""
        return self.emission.statements

    @property
    def mint(self) -> Mint:
        """What makes addresses."""
        return self.emission.mint

    def name(self, key: str) -> str:
        """The name of a thing as readers know it."""
        thing = self.corpus.things.get(key)
        return thing.label if thing is not None else key

    def addresses(self, about: Iterable[Statement]) -> tuple[str, ...]:
        """The addresses of the assertions of statements, sorted."""
        return tuple(sorted(self.mint.assertion(s.subject, s.predicate, s.object).value for s in about))

    def voices(self, about: Iterable[Statement]) -> tuple[Said, ...]:
        """One place of each source for each statement, sorted."""
        return tuple(sorted({place for s in about for place in self.sources.one_each(self.said[s])}))


def _words(provision: Provision) -> str:
    """The letters and digits of a provision after its marker, which are the same in every format."""
    return "".join(filter(str.isalnum, fold_typed(provision.reading.text[provision.body :])))


def record_of(found: Disagreement, sources: Sources) -> dict[str, object]:
    """The row of the report: kind, description and every passage with its document, its quote and whose words it is."""
    evidence: list[dict[str, object]] = []
    for voice in found.voices:
        start, end, words = sources.quote(voice)
        wording = sources.by_key[voice.document].source.wording
        place = {"document": voice.document, "provision": voice.provision, "start": start, "end": end}
        evidence.append({**place, "quote": words, "wording": wording})
    return {
        "kind": found.kind,
        "description": found.description,
        "involves": list(found.involves),
        "evidence": evidence,
    }
