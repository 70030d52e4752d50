"""Turns what a printed title page tells into the facts of a document, the same record that a file's markup gives."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from graph_build.corpus.facts import (
    ABSTAINED,
    ADOPTED,
    AGAINST,
    DRAFT,
    FOR,
    NOT_ADOPTED,
    TITLE_PAGE,
    UNANIMOUSLY,
    DocumentFacts,
    Said,
    Tally,
    Vote,
)
from graph_build.corpus.source import SourceText
from graph_build.extract.identity.opening_day import read_closing_day, read_opening_day
from graph_build.extract.identity.records import Told
from graph_build.extract.identity.titlepage import read_titlepage

_SIDES = {"votedFor": FOR, "votedAgainst": AGAINST, "abstainedOn": ABSTAINED}
_COUNTS = {"votesFor": FOR, "votesAgainst": AGAINST, "abstentions": ABSTAINED}


def facts_of(source: SourceText) -> tuple[DocumentFacts, ...]:
    """The facts of a document by their origin: of its markup, then of its title page what the markup is silent on."""
    printed = printed_facts(source)
    return (printed,) if source.facts is None else (source.facts, printed.beyond(source.facts))


def united_facts(told: Sequence[DocumentFacts]) -> DocumentFacts:
    """Facts of several origins as one record, of the origin of the first."""
    return reduce(DocumentFacts.filled, told)


def printed_facts(source: SourceText) -> DocumentFacts:
    """The facts that the title page tells, each with the place that says it."""
    told = sorted(set(read_titlepage(source.text, source.body_start)))
    if not any(one.fact == "publishedOn" for one in told):
        opening = read_opening_day(source.text, source.body_start)
        told += [] if opening is None else [opening]
    if not any(one.fact in {"publishedOn", "adoptedOn", "dated"} for one in told):
        closing = read_closing_day(source.text, source.body_start)
        told += [] if closing is None else [closing]

    def said(fact: str) -> tuple[Said, ...]:
        return tuple(Said(one.value, one.start, one.end) for one in told if one.fact == fact)

    symbols = sorted(said("symbol"), key=lambda one: ("(" not in one.value, one.start))
    return DocumentFacts(
        symbol=symbols[0] if symbols else None,
        adopted=_days(said("adoptedOn")),
        published=_days(said("publishedOn")),
        dated=_days(said("dated")),
        meetings=_days(said("meeting")),
        sponsors=said("sponsor"),
        outcomes=_outcomes(said("status")),
        manners=tuple(Said(UNANIMOUSLY, one.start, one.end) for one in said("unanimous")),
        votes=_votes(told),
        tallies=tuple(Tally(_COUNTS[t.fact], int(t.value), t.start, t.end) for t in told if t.fact in _COUNTS),
        kind=next((one.value for one in said("kind")), None),
        origin=TITLE_PAGE,
    )


def _days(told: tuple[Said, ...]) -> tuple[Said, ...]:
    """One of each value, where it stands first."""
    return tuple({one.value: one for one in reversed(told)}.values())[::-1]


def _outcomes(told: tuple[Said, ...]) -> tuple[Said, ...]:
    """Not adopted outweighs draft, which its title page says as well; adopted outweighs the word draft beside it."""
    values = {one.value for one in told}
    for outcome in (NOT_ADOPTED, ADOPTED):
        if outcome in values and DRAFT in values:
            told = tuple(one for one in told if one.value != DRAFT)
    return _days(told)


def _votes(told: list[Told]) -> tuple[Vote, ...]:
    return tuple(Vote(_SIDES[one.fact], one.value, one.start, one.end) for one in told if one.fact in _SIDES)
