"""Turns source texts into what they say: mentions, relations and commitments per document, then one thing per name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Final

from graph_build.corpus.facts import DocumentFacts
from graph_build.corpus.language import ENGLISH, Language, language_of
from graph_build.corpus.provisions import Provision, slug
from graph_build.corpus.source import TABLE_OF_PLANS, SourceText, Unreadable
from graph_build.corpus.structure import provisions_of
from graph_build.extract.commitments.claims import read_claims
from graph_build.extract.commitments.document_commitments import CommitmentReader
from graph_build.extract.commitments.left_out import left_out
from graph_build.extract.commitments.reported import reported_speech
from graph_build.extract.context import Context, context_of, document_key
from graph_build.extract.copies import Text, repeats, sources_of
from graph_build.extract.identity import facts_of
from graph_build.extract.markup import read_markup
from graph_build.extract.names.groups import is_generic_group
from graph_build.extract.names.lexicon import reference
from graph_build.extract.names.mentions import DocumentMentions, Recogniser
from graph_build.extract.names.things import dated_events, final_keys, unite, united
from graph_build.extract.names.verdicts import Verdict
from graph_build.extract.other_languages import names_in_any_language
from graph_build.extract.paragraph_citations import Read, paragraph_relations
from graph_build.extract.plans import NO_PLAN, PlanRead, read_fact_rows, read_plan
from graph_build.extract.records import (
    BODIES,
    DOCUMENTS,
    EVENTS,
    POSTS,
    CommitmentClause,
    Holding,
    LeftOutClause,
    Mention,
    Named,
    Relation,
    ReportedClaim,
    Thing,
)
from graph_build.extract.relations.document_relations import read_relations
from graph_build.guards import TooSlow, limited

LONGEST_LINE: Final = 200_000
"""Characters of a line; no print has a paragraph of a hundred pages, and the time grows with the square."""


@dataclass(frozen=True, slots=True)
class DocumentExtract:
    """What one document says. Keys of things are addresses without their base; a theme's key is its whole address.

    ``mentions`` are those to be stated: the names standing alone, and those inside names that a relation uses;
    ``passing`` are places that touch a theme to which the document gives no weight;
    ``left_out`` are the clauses with a word of duty that became no commitment.
    """

    source: SourceText
    context: Context
    provisions: tuple[Provision, ...]
    mentions: tuple[Mention, ...]
    relations: tuple[Relation, ...]
    holdings: tuple[Holding, ...]
    commitments: tuple[CommitmentClause, ...]
    claims: tuple[ReportedClaim, ...]
    things: Mapping[str, Thing]
    language: Language = ENGLISH
    passing: tuple[Mention, ...] = ()
    left_out: tuple[LeftOutClause, ...] = ()
    plan: PlanRead = NO_PLAN


@dataclass(frozen=True, slots=True)
class CorpusExtract:
    """What all documents say, the things they speak of, each under its final key, and the documents that failed.

    ``copies`` holds the keys of second copies of a document, with the key of the one that stands for all. What copies
    say of their document they say of that one; what is else its own (provisions, a digest) has the copy's key.
    """

    documents: tuple[DocumentExtract, ...]
    things: Mapping[str, Thing]
    failed: tuple[Unreadable, ...] = ()
    copies: Mapping[str, str] = field(default_factory=dict)

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


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as read, its things under the keys they had while it was read; ``dated`` holds what dates change."""

    extract: DocumentExtract
    dated: Mapping[str, str]


def extract_document(source: SourceText) -> DocumentExtract:
    """What one document says, read without regard to any other."""
    draft = draft_of(source)
    return _renamed(draft.extract, draft.dated, draft.extract.context.key)


def draft_of(source: SourceText) -> Draft:
    """What one document says, before its things get the keys that they have among those of all documents."""
    provisions = tuple(provisions_of(source))
    facts = facts_of(source)
    context = context_of(source, provisions, facts)
    if _names_other(context.key):  # a file that is called like a state
        context = replace(context, key=f"{context.key}-document")
    if source.origin.format == TABLE_OF_PLANS:
        return _of_fact_table(source, context, provisions)
    language = language_of(source.text[source.body_start :], source.meta.language)
    found = Recogniser(context, reference()).read(provisions)
    if not language.is_read:
        found = names_in_any_language(context, provisions, found, reference())
    speech = reported_speech(context, provisions, found)
    relations, holdings = read_relations(context, provisions, found)
    clauses = CommitmentReader(context, found, speech).read(provisions) if language.is_read else []
    marked = read_markup(facts, context, provisions, reference(), relations)
    planned = read_plan(source.text, context, provisions, found.outer, clauses)
    commitments = list(planned.commitments)
    relations = sorted({*relations, *marked.relations, *planned.relations})
    own = Thing(context.key, context.kind, context.title, _own_forms(facts, context, found), status="known")
    things = {**united(united(found.things, marked.things), planned.things), context.key: own}
    mentions = tuple(_stated(found, relations, holdings, commitments))
    extract = DocumentExtract(
        source=source,
        context=context,
        provisions=provisions,
        mentions=mentions,
        relations=tuple(relations),
        holdings=tuple(holdings),
        commitments=tuple(commitments),
        claims=tuple(read_claims(context, provisions, found, speech)),
        things=things,
        language=language,
        passing=tuple(_passing(found, mentions)),
        left_out=left_out(provisions, found, speech, commitments) if language.is_read else (),
        plan=planned.plan,
    )
    return Draft(extract, dated_events(things, relations))


def _of_fact_table(source: SourceText, context: Context, provisions: tuple[Provision, ...]) -> Draft:
    """What a table of facts says; it has no sentences in which a rule could read."""
    rows = read_fact_rows(context, provisions)
    own = Thing(context.key, context.kind, context.title, frozenset({context.title}), status="known")
    extract = DocumentExtract(
        source=source,
        context=context,
        provisions=provisions,
        mentions=tuple(sorted(rows.mentions)),
        relations=tuple(sorted({*rows.relations})),
        holdings=(),
        commitments=(),
        claims=(),
        things={**rows.things, context.key: own},
        plan=rows.plan,
    )
    return Draft(extract, {})


def _own_forms(told: Sequence[DocumentFacts], context: Context, found: DocumentMentions) -> frozenset[str]:
    """The names of the document read: its title, those it calls itself by, its symbol's, those of a catalogue."""
    forms = (m for ms in found.outer.values() for m in ms if m.thing == context.key and m.rule == "own-name")
    catalogued = {title.value for facts in told for title in facts.titles}
    symbols = context.symbol.names if context.symbol else ()
    return frozenset({context.title, *(m.surface for m in forms), *catalogued, *symbols, *found.own_names})


def _stated(
    found: DocumentMentions, relations: list[Relation], holdings: list[Holding], commitments: list[CommitmentClause]
) -> list[Mention]:
    """Outer mentions, and inner ones whose thing takes part in a statement of that provision."""
    used: set[tuple[str, str]] = set()
    for relation in relations:
        used |= {(relation.provision, relation.subject), (relation.provision, relation.object)}
    for holding in holdings:
        used |= {(holding.provision, holding.person), (holding.provision, holding.post)}
    for clause in commitments:
        used |= {(clause.provision, key) for _, key in (*clause.bearers, *clause.addressees) if key}
    weighty = found.weighty_themes()
    rows = {m for ms in found.entries.values() for m in ms}
    for mention in (m for ms in found.outer.values() for m in ms if m.thing):
        passing = is_generic_group(mention) or (mention.kind == "Theme" and mention.thing not in weighty)
        if not passing or (mention.provision, mention.thing) in used:
            rows.add(mention)
    for mention in (m for ms in found.inner.values() for m in ms if m.thing):
        if (mention.provision, mention.thing) in used or _tells_where(mention, found.outer[mention.provision]):
            rows.add(mention)
    return sorted(rows)


def _passing(found: DocumentMentions, stated: Sequence[Mention]) -> list[Mention]:
    """Places that touch a theme in passing: those that are not stated."""
    themes = {m for ms in found.outer.values() for m in ms if m.kind == "Theme" and m.thing}
    return sorted(themes.difference(stated))


def _tells_where(inner: Mention, outer: list[Mention]) -> bool:
    """Whether what stands inside the name of an event or a post is spoken of itself: "launch of the Fund"."""
    where, made = inner.kind in {"State", "Place"}, inner.kind in BODIES or inner.kind in DOCUMENTS
    around = [o for o in outer if o.covers(inner)]
    return any((o.kind in EVENTS and (where or made)) or (o.kind in POSTS and where) for o in around)


def extract_corpus(
    sources: Sequence[SourceText],
    workers: int = 1,
    verdicts: list[Verdict] | None = None,
    *,
    join_copies: bool = True,
) -> CorpusExtract:
    """What the documents say; ``verdicts`` join and part names. The result does not depend on the number of workers.

    Copies of one document are one source, unless two versions are to be compared (``join_copies`` is false).
    A document on which extraction fails or does not end is a row of ``failed``, and the others are read.
    """
    ordered = sorted(sources, key=lambda s: s.stem)
    if workers > 1 and len(ordered) > 1:
        with ProcessPoolExecutor(max_workers=workers) as pool:
            tried = list(pool.map(_tried, ordered))
    else:
        tried = [_tried(source) for source in ordered]
    drafts = [one for one in tried if isinstance(one, Draft)]
    failed = tuple(one for one in tried if isinstance(one, Unreadable))
    own = sources_of([_text_of(draft.extract) for draft in drafts]) if join_copies else list(range(len(drafts)))
    return _joined(drafts, own, verdicts, failed)


def _tried(source: SourceText) -> Draft | Unreadable:
    longest = max((len(line) for line in source.text.splitlines()), default=0)
    if longest > LONGEST_LINE:
        return Unreadable(source.file, f"a line of {longest:,} characters; break it into paragraphs")
    try:
        with limited(len(source.text)):
            return draft_of(source)
    except TooSlow as error:
        return Unreadable(source.file, str(error))
    except Exception as error:  # whatever one document breaks, the others are read
        told = " ".join(str(error).split())[:200]
        return Unreadable(source.file, f"extraction failed with {type(error).__name__}: {told}")


def _joined(
    drafts: list[Draft], sources: Sequence[int], verdicts: list[Verdict] | None, failed: tuple[Unreadable, ...]
) -> CorpusExtract:
    """One corpus of the drafts: a thing that several name is one, and every record is renamed once.

    ``sources`` gives for each draft the place of the one that it is a copy of, its own where it is none.
    """
    own = _own_keys(drafts, sources)
    keys = [_said_keys(draft, drafts[source], own[source]) for draft, source in zip(drafts, sources, strict=True)]
    named = [_named(*row) for row in zip(drafts, keys, own, strict=True)]
    final = final_keys(named, verdicts)
    documents = tuple(
        _renamed(draft.extract, {**final, **{key: final.get(new, new) for key, new in said.items()}}, key)
        for draft, said, key in zip(drafts, keys, own, strict=True)
    )
    copies = {key: own[source] for key, source in zip(own, sources, strict=True) if key != own[source]}
    return CorpusExtract(_citing(documents, copies), unite(named, final), failed, copies)


def _citing(documents: Sequence[DocumentExtract], copies: Mapping[str, str]) -> tuple[DocumentExtract, ...]:
    """The documents with the paragraphs that they cite of documents read; those of copies are their sources'."""
    read = {d.context.key: Read(d.context, d.provisions, d.mentions) for d in documents}
    numbers = {key: one.numbered() for key, one in read.items() if key not in copies}
    return tuple(
        replace(
            d, relations=tuple(sorted({*d.relations, *paragraph_relations(read[key], numbers, copies.get(key, key))}))
        )
        for key, d in zip(read, documents, strict=True)
    )


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


def _own_keys(drafts: list[Draft], sources: Sequence[int]) -> list[str]:
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
    own_things = (k for k, thing in draft.extract.things.items() if key != of and thing.owner == key)
    alone = {k: draft.dated.get(k, k).replace(slug(key), slug(of), 1) for k in own_things}
    return {**draft.dated, **alone, key: own}


def _named(draft: Draft, keys: Mapping[str, str], own: str) -> dict[str, Thing]:
    """The things of a document under the keys that it gives them; a second copy is a thing beside its document."""
    extract = draft.extract
    document = extract.context.key
    of = keys[document]
    out = {
        keys.get(key, key): replace(thing, key=keys.get(key, key), owner=of if thing.owner == document else thing.owner)
        for key, thing in extract.things.items()
    }
    if own != of:
        out[own] = replace(extract.things[document], key=own, names=frozenset())
    return out


def _names_other(key: str) -> bool:
    """Whether a key is of a thing of the reference that is no document."""
    known = reference().things.get(key)
    return known is not None and known.kind not in DOCUMENTS


def _held(holding: Holding, own: str, of: Callable[[str], str]) -> Holding:
    earlier = of(holding.follows) if holding.follows else None
    return replace(holding, document=own, person=of(holding.person), post=of(holding.post), follows=earlier)


def _renamed(document: DocumentExtract, keys: Mapping[str, str], own: str) -> DocumentExtract:
    """The document under its ``own`` key, with other keys of things in all its records."""

    def of(key: str) -> str:
        return keys.get(key, key)

    def who(named: tuple[Named, ...]) -> tuple[Named, ...]:
        return tuple((text, of(key) if key else None) for text, key in named)

    return replace(
        document,
        context=replace(document.context, key=own),
        plan=document.plan.renamed(of),
        things={of(key): replace(thing, key=of(key)) for key, thing in document.things.items()},
        mentions=tuple(sorted(replace(m, thing=of(m.thing)) for m in document.mentions)),
        passing=tuple(sorted(replace(m, thing=of(m.thing)) for m in document.passing)),
        relations=tuple(
            sorted(
                {
                    replace(r, document=own, subject=of(r.subject), object=r.object if r.literal else of(r.object))
                    for r in document.relations
                    if r.literal or of(r.subject) != of(r.object)
                }
            )
        ),
        holdings=tuple(_held(h, own, of) for h in document.holdings),
        claims=tuple(
            replace(c, document=own, claimant=of(c.claimant), about=tuple(of(key) for key in c.about))
            for c in document.claims
        ),
        commitments=tuple(
            replace(
                c,
                document=own,
                bearers=who(c.bearers),
                addressees=who(c.addressees),
                beneficiaries=who(c.beneficiaries),
                themes=tuple(dict.fromkeys(of(theme) for theme in c.themes)),
            )
            for c in document.commitments
        ),
    )
