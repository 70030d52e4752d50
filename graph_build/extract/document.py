"""Turns a source text into what it says: mentions, relations, commitments, the facts of a plan."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import is_
from typing import Protocol

from graph_build.corpus.facts import DocumentFacts
from graph_build.corpus.language import ENGLISH, Language, language_of
from graph_build.corpus.provisions import Provision
from graph_build.corpus.source import TABLE_OF_PLANS, Metadata, SourceText
from graph_build.corpus.structure import provisions_of
from graph_build.extract.commitments.claims import read_claims
from graph_build.extract.commitments.document_commitments import CommitmentReader
from graph_build.extract.commitments.left_out import left_out
from graph_build.extract.commitments.reported import reported_speech
from graph_build.extract.context import Context, context_of
from graph_build.extract.duties import from_duties
from graph_build.extract.identity import facts_of
from graph_build.extract.markup import read_markup, without_voters
from graph_build.extract.names.groups import is_generic_group
from graph_build.extract.names.lexicon import reference
from graph_build.extract.names.mentions import DocumentMentions, Recogniser
from graph_build.extract.names.things import dated_events, united
from graph_build.extract.other_languages import names_in_any_language
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
    around,
)
from graph_build.extract.relations.document_relations import read_relations


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
class Draft:
    """A document as read, its things under the keys they had while it was read; ``dated`` holds what dates change."""

    extract: DocumentExtract
    dated: Mapping[str, str]


def extract_document(source: SourceText) -> DocumentExtract:
    """What one document says, read without regard to any other."""
    draft = draft_of(source)
    return renamed(draft.extract, draft.dated, draft.extract.context.key)


def warm() -> None:
    """Read the names and tables of the rules once, so that processes forked from this one share them."""
    text = "The Council requests the Secretary-General to report on the mandate of the mission by 30 June 2021."
    draft_of(SourceText("warm.md", text, "", Metadata()))


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
    relations, holdings, happenings = read_relations(context, provisions, found)
    clauses = CommitmentReader(context, found, speech).read(provisions) if language.is_read else []
    marked = read_markup(facts, context, provisions, reference(), relations)
    planned = read_plan(source.text, context, provisions, found.outer, clauses)
    commitments = list(planned.commitments)
    duties = from_duties(provisions, found, commitments, relations)
    relations = sorted({*without_voters(relations, marked.relations), *marked.relations, *planned.relations, *duties})
    own = Thing(context.key, context.kind, context.title, _own_forms(facts, context, found), status="known")
    told = {one.thing.key: one.thing for one in happenings}
    things = {**united(united(united(found.things, marked.things), planned.things), told), context.key: own}
    mentions = tuple(sorted({*_stated(found, relations, holdings, commitments), *(one.mention for one in happenings)}))
    extract = DocumentExtract(
        source=source,
        context=context,
        provisions=provisions,
        mentions=mentions,
        relations=tuple(relations),
        holdings=tuple(holdings),
        commitments=tuple(commitments),
        claims=tuple(read_claims(context, provisions, found, speech, commitments)),
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


# What leads to a place inside a name.
_LED_TO = re.compile(r"\b(?:in|at|to|of|for|on|from|near|across|with|and) (?:the )?$|, $")


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


def _tells_where(inner: Mention, outer: Sequence[Mention]) -> bool:
    """Whether what stands inside the name of an event or a post is spoken of itself: "launch of the Fund"; so are those
    who made a text that is told by them: "statement delivered by the representative of Chad"."""
    where, made = inner.kind in {"State", "Place"}, inner.kind in BODIES or inner.kind in DOCUMENTS
    name = around(outer, inner)
    if name is None:
        return False
    if inner.kind == "Place" and name.kind in EVENTS and not _LED_TO.search(name.before(inner)):
        return False  # "the Madrid Summit" is a name, and tells of no place
    governs = inner.kind == "State" and name.surface.startswith("Government of ")
    makers = (where or made or inner.kind in POSTS) and name.rule == "head-made"
    return governs or makers or (name.kind in EVENTS and (where or made)) or (name.kind in POSTS and where)


def _names_other(key: str) -> bool:
    """Whether a key is of a thing of the reference that is no document."""
    known = reference().things.get(key)
    return known is not None and known.kind not in DOCUMENTS


def _held(holding: Holding, own: str, of: Callable[[str], str]) -> Holding:
    earlier = of(holding.follows) if holding.follows else None
    return replace(holding, document=own, person=of(holding.person), post=of(holding.post), follows=earlier)


def spoken_of(document: DocumentExtract) -> set[str]:
    """Keys of what the document's words name or say something of; its things may hold names that were given up."""
    found = {document.context.key}
    found.update(mention.thing for mention in (*document.mentions, *document.passing))
    for relation in document.relations:
        found.update((relation.subject,) if relation.literal else (relation.subject, relation.object))
    for holding in document.holdings:
        found.update(filter(None, (holding.person, holding.post, holding.follows)))
    for claim in document.claims:
        found.update((claim.claimant, *claim.about))
    for clause in document.commitments:
        parties = (*clause.bearers, *clause.addressees, *clause.beneficiaries)
        found.update(key for _, key in parties if key)
        found.update(clause.themes)

    def told(key: str) -> str:
        found.add(key)
        return key

    document.plan.renamed(told)
    return found


class NewKeys(Protocol):
    """Whatever knows new keys of things."""

    def get(self, key: str, other: str, /) -> str:
        """The new key of a thing; the other one where it has none."""


class _Renames(dict[str, str]):
    """New keys, those of things that have none as they are."""

    def __init__(self, keys: NewKeys) -> None:
        super().__init__()
        self._new = keys

    def __missing__(self, key: str) -> str:
        """The new key of a thing that is asked for the first time."""
        new = self[key] = self._new.get(key, key)
        return new


def renamed(document: DocumentExtract, keys: NewKeys, own: str) -> DocumentExtract:
    """The document under its ``own`` key, with other keys of things in all its records."""

    of = _Renames(keys).__getitem__  # asked for each mention, most often of a thing that was asked for before
    relations = (_of_relation(r, own, of) for r in document.relations)
    told = sorted(r for r in relations if r.literal or r.subject != r.object)  # most are in order already
    return replace(
        document,
        context=replace(document.context, key=own),
        plan=document.plan.renamed(of),
        things={(new := of(key)): thing.under(new) for key, thing in document.things.items()},
        mentions=_of_things(document.mentions, of),
        passing=_of_things(document.passing, of),
        relations=tuple(dict.fromkeys(told)),
        holdings=tuple(_held(h, own, of) for h in document.holdings),
        claims=tuple(
            replace(c, document=own, claimant=of(c.claimant), about=tuple(map(of, c.about))) for c in document.claims
        ),
        commitments=tuple(_of_clause(clause, own, of) for clause in document.commitments),
    )


def _of_things(mentions: tuple[Mention, ...], of: Callable[[str], str]) -> tuple[Mention, ...]:
    """Mentions with other keys of things, in order; most keep theirs."""
    new = [m if (key := of(m.thing)) == m.thing else m._replace(thing=key) for m in mentions]
    return mentions if all(map(is_, new, mentions)) else tuple(sorted(new))


def _of_relation(relation: Relation, own: str, of: Callable[[str], str]) -> Relation:
    """A relation with other keys of things; itself where it keeps all of them."""
    document, provision, start, end, subject, predicate, value, rule, literal = relation
    new_subject, new_value = of(subject), value if literal else of(value)
    if (new_subject, new_value, own) == (subject, value, document):
        return relation
    return Relation(own, provision, start, end, new_subject, predicate, new_value, rule, literal)


def _of_clause(clause: CommitmentClause, own: str, of: Callable[[str], str]) -> CommitmentClause:
    def who(named: tuple[Named, ...]) -> tuple[Named, ...]:
        return tuple((text, of(key) if key else None) for text, key in named)

    parties = who(clause.bearers), who(clause.addressees), who(clause.beneficiaries)
    themes = tuple(dict.fromkeys(map(of, clause.themes)))
    if (own, parties, themes) == (
        clause.document,
        (clause.bearers, clause.addressees, clause.beneficiaries),
        clause.themes,
    ):
        return clause
    bearers, addressees, beneficiaries = parties
    return replace(
        clause, document=own, bearers=bearers, addressees=addressees, beneficiaries=beneficiaries, themes=themes
    )
