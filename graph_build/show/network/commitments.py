"""Turn the commitment and contradiction nodes of a graph into records of the network page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from graph_build.ask.lookups import (
    RDF,
    RDFS,
    SKOS,
    WORDED,
    WPS,
    Source,
    clean,
    is_demand,
    read_parties,
    sort_quotes,
    worded_time,
)
from graph_build.graph.rhythm import rhythm_words
from graph_build.show.network.overview import NO_DUTY
from graph_build.show.network.scene import Commitment, Detail, Disagreement
from graph_build.show.network.statements import Statements

# What the panel says of a commitment beside its bearer and its words: literals as they are, concepts by their label.
_DETAILS = (
    ("Action", "actionText"),
    ("Verb", "verb"),
    ("Act", "act"),
    ("Binding force", "bindingForce"),
    ("Qualifier", "qualifier"),
    ("Due", "due"),
    ("Recurrence", "recurrence"),
    ("Condition", "condition"),
    ("Status", "status"),
)
_PARTS = ("subject", "predicate", "object")
# By these a source says that a period was made longer, or that it tells the latest that it knows of.
_LONGER = re.compile(r"\b(?:extended|extension|prolonged|prolongation)\b", re.IGNORECASE)
_LATEST = re.compile(r"\b(?:most recent(?:ly)?|latest)\b", re.IGNORECASE)
_TWO = 2


def read_commitments(source: Source, statements: Statements) -> tuple[Commitment, ...]:
    """Every commitment, sorted by document and paragraph."""
    found = [read_commitment(source, statements, node) for node in source.subjects(RDF + "type", WPS + "Commitment")]
    return tuple(sorted(found, key=lambda commitment: (commitment.document, commitment.id)))


class Folded(Protocol):
    """Whatever knows the document that a provision belongs to."""

    def thing_of(self, address: str) -> str | None: ...


def read_commitment(source: Source, statements: Folded, node: str) -> Commitment:
    """One commitment, with its evidence."""
    quotes = source.quotes(node)
    stated_in = source.value(node, WPS + "statedIn")
    document = statements.thing_of(stated_in) or (quotes[0].document if quotes else "")
    strength = source.value(node, WPS + "strength")
    bearers, addressees = read_parties(source, node, "bearer"), read_parties(source, node, "addressee")
    if asked := is_demand(source, node):  # nobody bears what another demands
        bearers, addressees = (), tuple(dict.fromkeys((*bearers, *addressees)))
    return Commitment(
        id=node,
        bearers=bearers,
        addressees=addressees,
        beneficiaries=read_parties(source, node, "beneficiary"),
        document=document,
        themes=tuple(source.values(node, WPS + "theme")),
        strength=_word(source, strength),
        details=(*([Detail("Asked by", source.name(document), document)] if asked else []), *_details(source, node)),
        quotes=quotes,
    )


def _details(source: Source, node: str) -> tuple[Detail, ...]:
    found = tuple(
        Detail(label, rhythm_words(word) if name == "recurrence" else word)
        for label, name in _DETAILS
        for value in source.values(node, WPS + name)
        if (word := _word(source, value))
    )
    worded = "" if {"Due", "Recurrence"} & {one.label for one in found} else _worded(source, node)
    return (*found, Detail(WORDED, worded)) if worded else found


def _worded(source: Source, node: str) -> str:
    """When a duty is to be done, where words alone tell it; as the overview counts them."""
    is_duty = not is_demand(source, node) and not NO_DUTY & set(source.values(node, WPS + "act"))
    return worded_time(sorted(source.values(node, WPS + "actionText"))) if is_duty else ""


def _word(source: Source, value: str) -> str:
    """A concept's label, or the text itself."""
    is_address = value.startswith(("http://", "https://"))
    return source.name(value) if is_address else clean(value)


def read_disagreements(source: Source, statements: Folded, most: int | None = None) -> tuple[Disagreement, ...]:
    """Every contradiction between sources (at most so many), with what it is about and the sentences that disagree.

    Those in which one source only goes on from the other come last.
    Of one that sets sentences and no assertions against each other, the things are the documents that hold them.
    """
    nodes = source.subjects(RDF + "type", WPS + "Contradiction")[:most]
    found = (_disagreement(source, statements, node) for node in nodes)
    return tuple(sorted(found, key=lambda item: (item.extends, item.comment, item.things)))


def _disagreement(source: Source, statements: Folded, node: str) -> Disagreement:
    involved = source.values(node, WPS + "involves")
    said = [tuple(source.value(item, RDF + part) for part in _PARTS) for item in involved]
    ends = {end for subject, _, value in said for end in (subject, value) if "://" in end}
    quotes = sort_quotes(quote for item in (node, *involved) for quote in source.quotes(item))
    documents = {quote.document for quote in quotes}
    return Disagreement(
        comment=clean(source.value(node, RDFS + "comment")) or source.name(node),
        kind=_word(source, source.value(node, WPS + "contradictionKind")),
        things=tuple(sorted({statements.thing_of(end) or end for end in ends or documents})),
        relations=_between_things(statements, said),
        commitments=tuple(item for item in involved if "/commitment/" in item),
        quotes=quotes,
        extends=_only_extends(said, [quote.exact for quote in quotes]),
    )


def _only_extends(said: Iterable[tuple[str, ...]], texts: list[str]) -> bool:
    """Whether two ends of a period differ and a source says that it was extended, or each tells the latest it knows."""
    values = {(predicate, value) for _, predicate, value in said if predicate}
    if not values:
        return len(texts) >= _TWO and all(map(_LATEST.search, texts))
    ends = {predicate for predicate, _ in values} == {WPS + "periodEnd"} and len(values) == _TWO
    return ends and any(map(_LONGER.search, texts))


def _between_things(statements: Folded, said: Iterable[tuple[str, ...]]) -> tuple[tuple[str, str, str], ...]:
    """The lines of the picture that the assertions are drawn as."""
    keys = {
        (holder, predicate, target)
        for subject, predicate, value in said
        if (holder := statements.thing_of(subject)) and (target := statements.thing_of(value))
    }
    return tuple(sorted(keys))


def read_pillars(source: Source, themes: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each theme its ancestors that stand next below a top of its scheme, itself where that is the theme.

    A theme without a broader one has no pillar.
    """
    return {theme: _pillars(source, theme) for theme in sorted(set(themes))}


def _pillars(source: Source, theme: str) -> tuple[str, ...]:
    found, seen, waiting = set(), {theme}, [theme]
    while waiting:
        here = waiting.pop()
        above = source.values(here, SKOS + "broader")
        if any(not source.values(one, SKOS + "broader") for one in above):
            found.add(here)
        waiting += [one for one in above if one not in seen]
        seen.update(above)
    return tuple(sorted(found))
