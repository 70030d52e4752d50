"""Turns source texts into what they say: mentions, relations and commitments per document, then one thing per name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from typing import Final

from graph_build.corpus.facts import DocumentFacts
from graph_build.corpus.language import ENGLISH, Language, language_of
from graph_build.corpus.provisions import Provision
from graph_build.corpus.source import TABLE_OF_PLANS, SourceText, Unreadable
from graph_build.corpus.structure import provisions_of
from graph_build.extract.commitments.claims import read_claims
from graph_build.extract.commitments.document_commitments import CommitmentReader
from graph_build.extract.commitments.reported import reported_speech
from graph_build.extract.context import Context, context_of
from graph_build.extract.identity import facts_of
from graph_build.extract.markup import read_markup
from graph_build.extract.names.groups import is_generic_group
from graph_build.extract.names.lexicon import reference
from graph_build.extract.names.mentions import DocumentMentions, Recogniser
from graph_build.extract.names.things import dated_events, final_keys, unite, united
from graph_build.extract.names.verdicts import Verdict
from graph_build.extract.other_languages import names_in_any_language
from graph_build.extract.plans import NO_PLAN, PlanRead, read_fact_rows, read_plan
from graph_build.extract.records import (
    DOCUMENTS,
    EVENTS,
    POSTS,
    CommitmentClause,
    Holding,
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

    ``mentions`` are those to be stated: the names standing alone, and those inside names that a relation uses.
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
    plan: PlanRead = NO_PLAN


@dataclass(frozen=True, slots=True)
class CorpusExtract:
    """What all documents say, the things they speak of, each under its final key, and the documents that failed."""

    documents: tuple[DocumentExtract, ...]
    things: Mapping[str, Thing]
    failed: tuple[Unreadable, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A document as read, its things under the keys they had while it was read; ``dated`` holds what dates change."""

    extract: DocumentExtract
    dated: Mapping[str, str]


def extract_document(source: SourceText) -> DocumentExtract:
    """What one document says, read without regard to any other."""
    draft = draft_of(source)
    return _renamed(draft.extract, draft.dated)


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
    extract = DocumentExtract(
        source=source,
        context=context,
        provisions=provisions,
        mentions=tuple(_stated(found, relations, holdings, commitments)),
        relations=tuple(relations),
        holdings=tuple(holdings),
        commitments=tuple(commitments),
        claims=tuple(read_claims(context, provisions, found, speech)),
        things=things,
        language=language,
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


def _tells_where(inner: Mention, outer: list[Mention]) -> bool:
    """Whether a state or a place inside the name of an event or a post is spoken of itself: "… against Ukraine"."""
    return inner.kind in {"State", "Place"} and any(
        o.covers(inner) and (o.kind in EVENTS or o.kind in POSTS) for o in outer
    )


def extract_corpus(
    sources: Sequence[SourceText], workers: int = 1, verdicts: list[Verdict] | None = None
) -> CorpusExtract:
    """What the documents say; ``verdicts`` join and part names. The result does not depend on the number of workers.

    A document on which extraction fails or does not end is a row of ``failed``, and the others are read.
    """
    ordered = sorted(sources, key=lambda s: s.stem)
    if workers > 1 and len(ordered) > 1:
        with ProcessPoolExecutor(max_workers=workers) as pool:
            tried = list(pool.map(_tried, ordered))
    else:
        tried = [_tried(source) for source in ordered]
    drafts = [one for one in tried if isinstance(one, Draft)]
    return _joined(drafts, verdicts, tuple(one for one in tried if isinstance(one, Unreadable)))


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


def _joined(drafts: list[Draft], verdicts: list[Verdict] | None, failed: tuple[Unreadable, ...]) -> CorpusExtract:
    """One corpus of the drafts: a thing that several name is one, and every record is renamed once."""
    own = _own_keys(drafts)
    named = [
        {keys.get(key, key): replace(thing, key=keys.get(key, key)) for key, thing in draft.extract.things.items()}
        for draft, keys in zip(drafts, own, strict=True)
    ]
    final = final_keys(named, verdicts)
    documents = tuple(
        _renamed(draft.extract, {**final, **{key: final.get(new, new) for key, new in keys.items()}})
        for draft, keys in zip(drafts, own, strict=True)
    )
    return CorpusExtract(documents, unite(named, final), failed)


def _own_keys(drafts: list[Draft]) -> list[dict[str, str]]:
    """The keys that each document changes by itself: those of its dated events, and its own where another has it.

    A second text of one document (the same resolution read twice) keeps its file's name as its address.
    """
    taken: set[str] = set()
    out: list[dict[str, str]] = []
    for draft in drafts:
        key = draft.extract.context.key
        out.append({**draft.dated, **({key: draft.extract.source.stem} if key in taken else {})})
        taken.add(out[-1].get(key, key))
    return out


def _names_other(key: str) -> bool:
    """Whether a key is of a thing of the reference that is no document."""
    known = reference().things.get(key)
    return known is not None and known.kind not in DOCUMENTS


def _held(holding: Holding, own: str, of: Callable[[str], str]) -> Holding:
    earlier = of(holding.follows) if holding.follows else None
    return replace(holding, document=own, person=of(holding.person), post=of(holding.post), follows=earlier)


def _renamed(document: DocumentExtract, keys: Mapping[str, str]) -> DocumentExtract:
    """The document with other keys of things in all its records."""

    def of(key: str) -> str:
        return keys.get(key, key)

    def who(named: tuple[Named, ...]) -> tuple[Named, ...]:
        return tuple((text, of(key) if key else None) for text, key in named)

    own = of(document.context.key)
    return replace(
        document,
        context=replace(document.context, key=own),
        plan=document.plan.renamed(of),
        things={of(key): replace(thing, key=of(key)) for key, thing in document.things.items()},
        mentions=tuple(sorted(replace(m, thing=of(m.thing)) for m in document.mentions)),
        relations=tuple(
            sorted(
                {
                    replace(r, document=own, subject=of(r.subject), object=r.object if r.literal else of(r.object))
                    for r in document.relations
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
