"""Turns source texts into what they say: mentions, relations and commitments per document, then one thing per name."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace

from graph_build.corpus.provisions import Provision, segment
from graph_build.corpus.source import SourceText
from graph_build.extract.commitments.claims import read_claims
from graph_build.extract.commitments.document_commitments import CommitmentReader
from graph_build.extract.context import Context, context_of
from graph_build.extract.names.groups import is_generic_group
from graph_build.extract.names.lexicon import reference
from graph_build.extract.names.mentions import DocumentMentions, Recogniser
from graph_build.extract.names.things import dated_events, final_keys, unite
from graph_build.extract.names.verdicts import Verdict
from graph_build.extract.records import (
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


@dataclass(slots=True)
class DocumentExtract:
    """What one document says. Keys of things are addresses without their base; a theme's key is its whole address.

    ``mentions`` are those to be stated: the names standing alone, and those inside names that a relation uses.
    """

    source: SourceText
    context: Context
    provisions: list[Provision]
    mentions: list[Mention]
    relations: list[Relation]
    holdings: list[Holding]
    commitments: list[CommitmentClause]
    things: dict[str, Thing] = field(default_factory=dict)
    claims: list[ReportedClaim] = field(default_factory=list)


@dataclass(slots=True)
class CorpusExtract:
    """What all documents say, and the things they speak of, each under its final key."""

    documents: list[DocumentExtract]
    things: dict[str, Thing]


def extract_document(source: SourceText) -> DocumentExtract:
    """What one document says, read without regard to any other."""
    provisions = segment(source)
    context = context_of(source, provisions)
    found = Recogniser(context, reference()).read(provisions)
    relations, holdings = read_relations(context, provisions, found)
    commitments = CommitmentReader(context, found).read(provisions)
    own = Thing(context.key, context.kind, context.title, {context.title, *_own_forms(context, found)}, status="known")
    things = {**found.things, context.key: own}
    stated = _stated(found, relations, holdings, commitments)
    claims = read_claims(context, provisions, found)
    extract = DocumentExtract(source, context, provisions, stated, relations, holdings, commitments, things, claims)
    return _renamed(extract, dated_events(things, relations))


def _own_forms(context: Context, found: DocumentMentions) -> set[str]:
    return {m.surface for rows in found.outer.values() for m in rows if m.thing == context.key and m.rule == "own-name"}


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


def extract_corpus(sources: list[SourceText], workers: int = 1, verdicts: list[Verdict] | None = None) -> CorpusExtract:
    """What the documents say; ``verdicts`` join and part names. The result does not depend on the number of workers."""
    ordered = sorted(sources, key=lambda s: s.stem)
    if workers > 1 and len(ordered) > 1:
        with ProcessPoolExecutor(max_workers=workers) as pool:
            documents = list(pool.map(extract_document, ordered))
    else:
        documents = [extract_document(source) for source in ordered]
    _part_twins(documents)
    keys = final_keys([d.things for d in documents], verdicts)
    things = unite([d.things for d in documents], keys)
    return CorpusExtract([_renamed(d, keys) for d in documents], things)


def _part_twins(documents: list[DocumentExtract]) -> None:
    """A second text of one document (the same resolution read twice) keeps its file's name as its address."""
    seen: set[str] = set()
    for index, document in enumerate(documents):
        if document.context.key in seen:
            documents[index] = _renamed(document, {document.context.key: document.source.stem})
        seen.add(documents[index].context.key)


def _renamed(document: DocumentExtract, keys: dict[str, str]) -> DocumentExtract:
    """The document's records with the final keys of things."""

    def of(key: str) -> str:
        return keys.get(key, key)

    def who(named: tuple[Named, ...]) -> tuple[Named, ...]:
        return tuple((text, of(key) if key else None) for text, key in named)

    own = of(document.context.key)
    document.context.key = own
    document.things = {of(k): replace(t, key=of(k)) for k, t in document.things.items()}
    document.mentions = sorted(replace(m, thing=of(m.thing)) for m in document.mentions)
    document.relations = sorted(
        {
            replace(r, document=own, subject=of(r.subject), object=r.object if r.literal else of(r.object))
            for r in document.relations
        }
    )
    document.holdings = [replace(h, document=own, person=of(h.person), post=of(h.post)) for h in document.holdings]
    document.claims = [
        replace(c, document=own, claimant=of(c.claimant), about=tuple(of(key) for key in c.about))
        for c in document.claims
    ]
    document.commitments = [
        replace(
            c,
            document=own,
            bearers=who(c.bearers),
            addressees=who(c.addressees),
            beneficiaries=who(c.beneficiaries),
            themes=tuple(dict.fromkeys(of(t) for t in c.themes)),
        )
        for c in document.commitments
    ]
    return document
