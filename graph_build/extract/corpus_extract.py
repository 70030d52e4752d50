"""Turns source texts into what they say together: one thing per name, one source per document, those that failed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Final

from graph_build.corpus.slugs import slug
from graph_build.corpus.source import SourceText, Unreadable
from graph_build.extract.context import document_key
from graph_build.extract.copies import Text, repeats, sources_of
from graph_build.extract.document import DocumentExtract, Draft, draft_of, renamed, spoken_of
from graph_build.extract.names.things import address_of, final_keys, unite
from graph_build.extract.names.verdicts import Verdict
from graph_build.extract.paragraph_citations import Read, paragraph_relations
from graph_build.extract.records import Relation, Thing
from graph_build.guards import TooSlow, in_one_line, limited

LONGEST_LINE: Final = 200_000
"""Characters of a line; no print has a paragraph of a hundred pages, and the time grows with the square."""


@dataclass(frozen=True, slots=True)
class CorpusExtract:
    """What all documents say, the things they speak of, each under its final key, and the documents that failed.

    ``copies`` holds the keys of second copies of a document, with the key of the one that stands for all. What copies
    say of their document they say of that one; what is else its own (provisions, a digest) has the copy's key.
    ``moved`` holds addresses that things would have had by themselves, with those that they have: houses may name them.
    ``identities`` holds for the key of a document the digest of all that decides on what it says, where that is known.
    """

    documents: tuple[DocumentExtract, ...]
    things: Mapping[str, Thing]
    failed: tuple[Unreadable, ...] = ()
    copies: Mapping[str, str] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    identities: Mapping[str, str] = field(default_factory=dict)

    def source_of(self, document: str) -> str:
        """The key of the document that stands for all copies of one."""
        return self.copies.get(document, document)

    @property
    def first_copies(self) -> tuple[DocumentExtract, ...]:
        """The documents without second copies."""
        return tuple(d for d in self.documents if d.context.key not in self.copies)

    def repeated(self, document: DocumentExtract) -> Mapping[int, int]:
        """The commitments of a copy that the document which stands for it has too: their places in both."""
        source = self.source_of(document.context.key)
        if source == document.context.key:
            return {}
        first = next(d for d in self.documents if d.context.key == source)
        return repeats(
            [(c.verb, c.action) for c in first.commitments], [(c.verb, c.action) for c in document.commitments]
        )


def extract_corpus(
    sources: Sequence[SourceText], verdicts: list[Verdict] | None = None, *, join_copies: bool = True
) -> CorpusExtract:
    """What the documents say, read one after the other; see ``joined_drafts``.

    A document on which extraction fails or does not end is a row of ``failed``, and the others are read.
    """
    tried = [draft_or_reason(source) for source in sorted(sources, key=lambda s: s.stem)]
    drafts = [one for one in tried if isinstance(one, Draft)]
    failed = tuple(one for one in tried if isinstance(one, Unreadable))
    return joined_drafts(drafts, verdicts, failed, join_copies=join_copies)


def draft_or_reason(source: SourceText) -> Draft | Unreadable:
    """What one document says, or why nothing is read in it."""
    longest = max((len(line) for line in source.text.splitlines()), default=0)
    if longest > LONGEST_LINE:
        return Unreadable(source.file, f"a line of {longest:,} characters; break it into paragraphs")
    try:
        with limited(len(source.text)):
            return draft_of(source)
    except TooSlow as error:
        return Unreadable(source.file, str(error))
    except Exception as error:  # whatever one document breaks, the others are read
        return Unreadable(source.file, f"extraction failed with {type(error).__name__}: {in_one_line(error)}")


def joined_drafts(
    drafts: Sequence[Draft],
    verdicts: list[Verdict] | None = None,
    failed: tuple[Unreadable, ...] = (),
    *,
    join_copies: bool = True,
    digests: Sequence[str] = (),
) -> CorpusExtract:
    """One corpus of drafts, which come by the names of their documents; ``verdicts`` join and part names of things.

    Copies of one document are one source, unless two versions are to be compared (``join_copies`` is false).
    ``digests`` are those of all that decides on each draft, an empty one where it is not known.
    """
    own = sources_of([_text_of(draft.extract) for draft in drafts]) if join_copies else list(range(len(drafts)))
    return _joined(drafts, own, verdicts, failed, digests or [""] * len(drafts))


def _joined(
    drafts: Sequence[Draft],
    sources: Sequence[int],
    verdicts: list[Verdict] | None,
    failed: tuple[Unreadable, ...],
    digests: Sequence[str],
) -> CorpusExtract:
    """One corpus of the drafts: a thing that several name is one, and every record is renamed once.

    ``sources`` gives for each draft the place of the one that it is a copy of, its own where it is none.
    """
    own = _own_keys(drafts, sources)
    keys = [_said_keys(draft, drafts[source], own[source]) for draft, source in zip(drafts, sources, strict=True)]
    named = [_named(*row) for row in zip(drafts, keys, own, strict=True)]
    final = final_keys(named, verdicts, [draft.extract.source.stem for draft in drafts])
    moved = _moved(final, {key for things in named for key in things})
    everywhere = {**moved, **final}
    renames = [_Renames(everywhere, {key: final.get(new, new) for key, new in said.items()}) for said in keys]
    documents = tuple(
        renamed(draft.extract, names, key) for draft, names, key in zip(drafts, renames, own, strict=True)
    )
    copies = {key: own[source] for key, source in zip(own, sources, strict=True) if key != own[source]}
    cited = _citing(documents, copies)
    spoken = set[str]().union(*(spoken_of(document) for document in cited))
    things = {key: thing for key, thing in unite(named, final).items() if key in spoken}
    added = [
        () if full is one else set(full.relations).difference(one.relations)
        for full, one in zip(cited, documents, strict=True)
    ]
    identities = {
        key: _digest(repr((digest, key, copies.get(key), sorted(names.used.items()), sorted(more))))
        for key, digest, names, more in zip(own, digests, renames, added, strict=True)
        if digest
    }
    return CorpusExtract(cited, things, failed, copies, moved, identities)


@dataclass(frozen=True, slots=True)
class _Renames:
    """New keys of a document's own, before those that hold in all documents; ``used`` are all that were asked for."""

    everywhere: Mapping[str, str]
    own: Mapping[str, str]
    used: dict[str, str] = field(default_factory=dict)

    def get(self, key: str, other: str) -> str:
        """The new key of a thing; the other one where it has none."""
        if (known := self.used.get(key)) is not None:
            return known
        found = self.own.get(key)
        new = self.everywhere.get(key, other) if found is None else found
        self.used[key] = new
        return new


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def _moved(final: Mapping[str, str], keys: Set[str]) -> dict[str, str]:
    """For each address that a thing would have had by itself, and no thing has, the one that it has among all."""
    taken = keys | set(final.values())
    return {own: key for found, key in sorted(final.items()) if (own := address_of(found)) not in taken}


def _citing(documents: Sequence[DocumentExtract], copies: Mapping[str, str]) -> tuple[DocumentExtract, ...]:
    """The documents with the paragraphs that they cite of documents read; those of copies are their sources'."""
    read = {d.context.key: Read(d.context, d.provisions, d.mentions) for d in documents}
    numbers = {key: one.numbered() for key, one in read.items() if key not in copies}
    return tuple(
        _with(d, paragraph_relations(read[key], numbers, copies.get(key, key)))
        for key, d in zip(read, documents, strict=True)
    )


def _with(document: DocumentExtract, more: Iterable[Relation]) -> DocumentExtract:
    """The document with further relations; itself where there are none."""
    new = set(more).difference(document.relations)
    return replace(document, relations=tuple(sorted([*document.relations, *new]))) if new else document


def _text_of(extract: DocumentExtract) -> Text:
    """What tells the text of a document from others."""
    source, context = extract.source, extract.context
    return Text(
        stem=source.stem,
        symbol="" if context.key == document_key(source.stem, "", None) else context.key,
        address=source.meta.address or "",
        published=source.meta.published or "",
        status=context.status or "",
        language=extract.language.code,
        is_read=extract.language.is_read,
        wording=source.wording,
        described=bool(source.meta.address or source.meta.published or source.facts),
        digest=source.body_digest,
        sentences=tuple(s.text for p in extract.provisions for s in p.sentences),
    )


def _own_keys(drafts: Sequence[Draft], sources: Sequence[int]) -> list[str]:
    """The key of each document: the one it gave itself, and for a second copy, or a key that is taken, its file's."""
    out = [draft.extract.context.key for draft in drafts]
    taken = {out[place] for place, source in enumerate(sources) if place == source}
    met: set[str] = set()
    for place, source in enumerate(sources):
        if out[place] in met or (place != source and out[place] in taken):
            out[place] = drafts[place].extract.source.stem
            while out[place] in met | taken:
                out[place] += "-copy"
        met.add(out[place])
    return out


def _said_keys(draft: Draft, source: Draft, own: str) -> dict[str, str]:
    """New keys of what a document speaks of: dated events, itself, and what is its alone; a copy's are its source's."""
    key, of = draft.extract.context.key, source.extract.context.key
    own_things = (k for k, thing in draft.extract.things.items() if key != of and thing.document == key)
    alone = {k: _for_document(draft.dated.get(k, k), key, of) for k in own_things}
    return {**draft.dated, **alone, key: own}


def _for_document(thing: str, document: str, other: str) -> str:
    """The key that a thing which a document alone means would have in another document.

    >>> _for_document("Event:a-annual-meeting", "a", "plan")
    'Event:plan-annual-meeting'
    """
    kind, _, name = thing.partition(":")
    return f"{kind}:{slug(other)}{name.removeprefix(slug(document))}"


def _named(draft: Draft, keys: Mapping[str, str], own: str) -> dict[str, Thing]:
    """The things of a document under the keys that it gives them; a second copy is a thing beside its document."""
    extract = draft.extract
    document = extract.context.key
    of = keys[document]
    out = {
        (new := keys.get(key, key)): thing.under(new, of if thing.document else "")
        for key, thing in extract.things.items()
    }
    if own != of:
        out[own] = replace(extract.things[document], key=own, names=frozenset())
    return out
