"""Turns a disagreement between sources into a record: its kind, its words, and the passages on each side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph_build.extract.document import CorpusExtract, DocumentExtract
from graph_build.graph.emit import Emission, Said, Statement, quote_of
from graph_build.graph.mint import Mint


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
    """The documents of a corpus by key; two texts with one body count as one source."""

    by_key: dict[str, DocumentExtract]
    source: dict[str, str]

    @classmethod
    def of(cls, corpus: CorpusExtract) -> Sources:
        """The sources of a corpus; of two equal texts the first key stands for both."""
        first: dict[str, str] = {}
        for document in corpus.documents:
            first.setdefault(document.source.body_digest, document.context.key)
        by_key = {d.context.key: d for d in corpus.documents}
        return cls(by_key, {key: first[d.source.body_digest] for key, d in by_key.items()})

    def unique(self) -> list[DocumentExtract]:
        """One document for each source, in order of their keys."""
        return [d for key, d in sorted(self.by_key.items()) if self.source[key] == key]

    def one_each(self, places: Sequence[Said]) -> tuple[Said, ...]:
        """The first place of each source."""
        kept: dict[str, Said] = {}
        for place in places:
            kept.setdefault(self.source[place.document], place)
        return tuple(sorted(kept.values()))

    def text(self, place: Said) -> str:
        """The words of the provision in which a place stands."""
        return next(p.reading.text for p in self.by_key[place.document].provisions if p.key == place.provision)

    def quote(self, place: Said) -> tuple[int, int, str]:
        """Offsets in the source text and words of a place."""
        document = self.by_key[place.document]
        provision = next(p for p in document.provisions if p.key == place.provision)
        quote = quote_of(document.source.text, provision, place.start, place.end)
        return quote.start, quote.end, quote.exact


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
